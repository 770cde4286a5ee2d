"""``newslint test``: run the tests that stand in rule files, tell what they never reach, and plant errors in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from newslint import cases, pipeline, read
from newslint.cli import request
from newslint.cli.parser import Options, Parser
from newslint.cli.surroundings import Surroundings, Usage
from newslint.config import places
from newslint.core.files import lies_within
from newslint.core.rule import Case, Rule
from newslint.core.source import Source


def options(parser: Parser) -> None:
    """The options of ``test``."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help="rule files or folders (default: all rules)")
    parser.add_argument("--coverage", action="store_true", help="name what no test reaches, and fail if there is any")
    parser.add_argument("--mutate", action="store_true", help="plant an error in each passing test; the rule must fire")
    parser.add_argument("--quiet", action="store_true", help="only what is wrong: no totals, no known gaps")
    request.rule_options(parser)


def run(options: Options, around: Surroundings) -> int:
    """Test the rules under the paths; house words of all other rules are at hand."""
    settings, problems = request.settle(options, around)
    paths: list[str] = options.paths
    asked = request.make((), settings, 1, around)
    asked = request.with_rules(asked, [path for path in paths if not lies_within(path, places.rules_folder())])
    desk = pipeline.prepare(asked)
    problems += desk.problems
    if request.failed(problems):
        return request.end(problems, desk.sources, settings, around)

    def wanted(path: str) -> bool:
        return not paths or any(lies_within(path, one) for one in paths)

    rules = [rule for rule in desk.library.rules if wanted(rule.path)]
    tester = _Tester(desk, around, options.quiet)
    if rules:
        good = tester.run(rules)
        if options.coverage:
            good &= tester.cover(rules, wanted)
        if options.mutate:
            good &= tester.mutate(rules)
    elif any(wanted(claim.path) for claim in desk.library.house.claims):
        good = tester.reach(wanted)
    else:
        raise Usage(f"there are no rules and no claims defined in {', '.join(options.paths)}", "newslint test")
    return request.end(problems, desk.sources, settings, around) or int(not good)


class _Tester:
    """Runs what is asked for and prints what is wrong; each method tells whether all was well."""

    def __init__(self, desk: pipeline.Desk, around: Surroundings, quiet: bool) -> None:
        self.sources: Mapping[str, Source] = desk.sources
        self.cases: Mapping[str, tuple[Case, ...]] = desk.cases
        self.house = desk.library.house
        self.rules = desk.library.rules
        self.bench = _bench(desk)
        self.around = around
        self.quiet = quiet

    def run(self, rules: Sequence[Rule]) -> bool:
        """Run the tests."""
        results = [
            one for rule, tests in self._each(rules, "rules tested") for one in cases.run(rule, tests, self.bench)
        ]
        totals = Counter(one.status for one in results)
        for one in results:
            if one.status == "failed":
                self._print(one.rule, one.case, f"failed: {one.reason}")
            elif one.status == "todo works":
                self._print(one.rule, one.case, "this known gap is closed: take “todo” away")
            elif one.status == "todo" and not self.quiet:
                self._print(one.rule, one.case, f"known gap: {one.reason}")
        if not self.quiet:
            counts = ", ".join(
                f"{totals[status]} {_SAID[status]}" for status in reversed(cases.STATUSES) if totals[status]
            )
            self.around.write(f"{_n(len(rules), 'rule')}, {_n(len(results), 'test')}: {counts or 'nothing to run'}\n")
        return not totals["failed"]

    def cover(self, rules: Sequence[Rule], asked: Callable[[str], bool]) -> bool:
        """Name the clauses of rules, and the phrases of definitions in files asked for, that no test reaches."""
        found = [cases.of_rule(rule, tests, self.bench) for rule, tests in self._each(rules, "rules covered")]
        found += cases.of_claims(self.house, self.cases, self.bench, lambda one: asked(one.path))
        n_clauses, n_missed = self._count(found)
        if not self.quiet:
            n_whole = sum(not one.missed for one in found)
            whole = f"{n_whole} of {len(found)} rules and definitions whole"
            self.around.write(f"{n_clauses - n_missed} of {n_clauses} clauses reached; {whole}\n")
        return not n_missed

    def reach(self, asked: Callable[[str], bool]) -> bool:
        """Name the phrases of definitions that the tests of no rule reach: definitions have no tests of their own."""
        found = cases.of_claims(self.house, self.cases, self.bench, lambda one: asked(one.path))
        n_clauses, n_missed = self._count(found)
        if not self.quiet:
            reached = f"{n_clauses - n_missed} of {n_clauses} phrases and words reached"
            tests, rules = _n(sum(map(len, self.cases.values())), "test"), _n(len(self.rules), "rule")
            self.around.write(f"no rules, {_n(len(found), 'definition')}: {reached} by the {tests} of {rules}\n")
        return not n_missed

    def _count(self, found: Sequence[cases.Coverage]) -> tuple[int, int]:
        """How many clauses there are and how many of them no test reaches, which are named."""
        for one in found:
            for clause in one.missed:
                self.around.write(f"{one.name}: no test reaches: {clause}\n")
        return sum(one.n_clauses for one in found), sum(len(one.missed) for one in found)

    def mutate(self, rules: Sequence[Rule]) -> bool:
        """Plant errors in passing tests, and name those that the rule did not notice."""
        found = [
            cases.mutate(rule, tests, self.bench, self.rules) for rule, tests in self._each(rules, "rules mutated")
        ]
        survivors = [one for mutation in found for one in mutation.survivors]
        by_name = {rule.name: rule for rule in rules}
        for one in survivors:
            what = "no error noticed" if one.wanted else "flagged, though nothing changed in meaning"
            self._print(by_name[one.rule], one.case, f"{what}: {one.change} in {one.article}: “{one.words}”")
        if not self.quiet:
            n_mutants = sum(mutation.n_mutants for mutation in found)
            self.around.write(f"{n_mutants} mutants, {len(survivors)} survived\n")
        return not survivors

    def _each(self, rules: Sequence[Rule], what: str) -> Iterator[tuple[Rule, tuple[Case, ...]]]:
        show: Callable[[int, int], None] | None = self.around.progress(self.quiet, what)
        for number, rule in enumerate(rules, 1):
            yield rule, self.cases.get(rule.name, ())
            if show is not None:
                show(number, len(rules))

    def _print(self, rule: Rule, case: Case, text: str) -> None:
        source = self.sources.get(rule.path)
        line = f":{source.position(case.place.start).line}" if source else ""
        shown = " ".join(text.split())
        self.around.write(f"{rule.path}{line}: {rule.name}, test {case.outcome} “{case.title}”: {shown}\n")


def _n(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


_SAID = {"passed": "passed", "failed": "failed", "todo": "known gaps", "todo works": "gaps closed"}


def _bench(desk: pipeline.Desk) -> cases.Workbench:
    from newslint import annotate

    return cases.Workbench(
        read=lambda text, name: read.read_text(text, name, desk.lexicon),
        assemble=lambda articles: pipeline.assemble(articles, desk),
        lexicon=desk.lexicon,
        annotate=lambda article, house: annotate.annotate(article, desk.lexicon, house),
    )
