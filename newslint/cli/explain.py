"""``newslint explain RULE``: what a rule looks for, when it stays silent, and why there is such a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint import pipeline
from newslint.cli import request
from newslint.cli.parser import Options, Parser
from newslint.cli.surroundings import Surroundings, Usage
from newslint.config import precision
from newslint.core.rule import Case, Rule
from newslint.core.span import Span
from newslint.core.vocabulary import nearest

_BLAME = {
    "minority": "the side with fewer independent origins is shown first",
    "later": "the later article is shown first",
    "secondary": "the article that retells another is shown first",
    "first": "the place of the first variable is the one to mend",
    "none": "neither side is taken for the odd one out",
}


def options(parser: Parser) -> None:
    """The options of ``explain``."""
    parser.add_argument("rule", metavar="RULE", help="the name of a rule")
    parser.add_argument("--core", action="store_true", help="show the core form: what the sentence stands for")
    request.rule_options(parser)


def run(options: Options, around: Surroundings) -> int:
    """Print one rule."""
    settings, problems = request.settle(options, around)
    desk = pipeline.prepare(request.make((), settings, 1, around))
    rules = {rule.name: rule for rule in desk.library.rules}
    rule = rules.get(options.rule)
    if rule is None:
        request.complain((*problems, *desk.problems), desk.sources, settings, around)
        near = nearest(options.rule, rules)
        hint = f"is '{near}' meant?" if near else "newslint rules lists all of them"
        raise Usage(f"no rule is called '{options.rule}'; {hint}", "newslint explain")
    if options.core:
        from newslint.lang.core_text import core_text

        around.write(core_text(rule))
    else:
        around.write("\n".join(_explained(rule, desk.cases.get(rule.name, ()), _place(rule, desk))) + "\n")
    return request.end((*problems, *desk.problems), desk.sources, settings, around)


def _place(rule: Rule, desk: pipeline.Desk) -> str:
    source = desk.sources.get(rule.path)
    return f"{rule.path}:{source.position(rule.span.start).line}" if source else rule.path


def _explained(rule: Rule, cases: Sequence[Case], place: str) -> Iterator[str]:
    from newslint.lang import reading

    yield f"{rule.name} ({rule.severity}, {rule.stage})"
    yield from _section("", rule.sentence.splitlines())
    yield from _section("Why", [rule.because])
    for title, lines in reading.sections(rule):
        yield from _section(title, lines)
    yield from _section("How", _terms(rule))
    yield from _section("It says", [rule.say, *(f"note: {note}" for note in rule.note)])
    yield from _section("What to do", [rule.help])
    yield from _section("Tags", [", ".join(rule.tags)])
    yield from _section("Precision", [precision.said(rule.name)])
    for case in cases:
        todo = " (known gap)" if case.todo else ""
        yield from _section(f"Example that {_OUTCOMES[case.outcome]}: {case.title}{todo}", _example(case))
    yield from _section("Defined in", [place])


_OUTCOMES = {"flags": "is reported", "passes": "is compared and agrees", "skips": "is not compared"}


def _terms(rule: Rule) -> Iterator[str]:
    if rule.as_of_days is not None:
        yield f"facts must be of the same {rule.as_of_days:g} days"
    if rule.confidence:
        yield f"facts must be understood with a confidence of at least {rule.confidence:g}"
    if rule.scope != "within the article":
        yield "copies and rewrites of one original count once" if rule.count == "origin" else "every article counts"
        yield _BLAME.get(rule.blame, rule.blame)


def _section(title: str, lines: Sequence[str] | Iterator[str]) -> Iterator[str]:
    shown = [line for line in lines if line.strip()]
    if shown:
        yield ""
        if title:
            yield title
        yield from (f"  {line}" for line in shown)


def _example(case: Case) -> Iterator[str]:
    for article in case.articles:
        dated = f"@{article.published}" if article.published else ""
        marks = [(span, "[[", "]]") for name, span in case.primary if name == article.name]
        marks += [(span, "((", "))") for name, span in case.other if name == article.name]
        for line in _marked(article.text, marks).splitlines():
            yield f"{article.name}{dated} | {line}"


def _marked(text: str, marks: Sequence[tuple[Span, str, str]]) -> str:
    # From the end, so that offsets before a mark stay true.
    for span, opening, closing in sorted(marks, reverse=True):
        text = f"{text[: span.start]}{opening}{span.cut(text)}{closing}{text[span.end :]}"
    return text
