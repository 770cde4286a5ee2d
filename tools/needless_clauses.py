#!/usr/bin/env python3
"""Find clauses of rules that could be deleted and no test would notice.

    needless_clauses.py [RULE ...] [--articles FOLDER ...] [--all]

Each condition, gate, exception and "as of" of a rule is taken away in turn, and the tests of the rule are run without
it. A clause that no test needs wants a test that shows why it is there, or should go. That is stricter than
``newslint test --coverage``, where it is enough that a gate was the first of several to keep two facts apart.

With FOLDERs of articles, each folder within being a story, it also says how many findings appear and vanish without
the clause: one that nothing needs there either will hardly be missed. With --all that is told of every clause.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from newslint import annotate, cases, engine, pipeline, read  # noqa: E402
from newslint.core.fact import FactBase  # noqa: E402
from newslint.core.lexicon import Lexicon  # noqa: E402
from newslint.core.rule import Article, Rule  # noqa: E402
from newslint.lang.core_text import expression_text  # noqa: E402

SUBJECT = re.compile(r"\b[a-z](?: is |\.)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", metavar="RULE", nargs="*", help="names of rules (default: all)")
    parser.add_argument("--articles", metavar="FOLDER", nargs="+", default=[])
    parser.add_argument("--all", action="store_true", help="also the clauses that a test needs")
    chosen = parser.parse_args()
    desk = pipeline.prepare(pipeline.Request())
    bench = workbench(desk)
    asked = pipeline.Request(tuple(chosen.articles), stories="dir")
    base = pipeline.collect(asked, desk)[0] if chosen.articles else None
    n_needless = 0
    for rule in desk.library.rules:
        if chosen.rules and rule.name not in chosen.rules:
            continue
        before = findings(base, rule, desk.lexicon)
        for clause, shorter in without_one(rule):
            results = cases.run(shorter, desk.cases.get(rule.name, ()), bench)
            needed = any(one.status == "failed" for one in results)
            n_needless += not needed
            if chosen.all or not needed:
                after = findings(base, shorter, desk.lexicon)
                change = f" (+{(after - before).total()} -{(before - after).total()})" if base else ""
                print(f"{rule.name}: {'a test needs' if needed else 'no test needs'}: {clause}{change}")
    return int(n_needless > 0)


def workbench(desk: pipeline.Desk) -> cases.Workbench:
    """Where tests are run; the facts of a test are the same without a clause, and found once."""

    @cache
    def facts(articles: tuple[Article, ...]) -> FactBase:
        return plain.base(articles)

    class Remembering(cases.Workbench):
        def base(self, articles: Sequence[Article]) -> FactBase:
            return facts(tuple(articles))

    parts = {
        "read": lambda text, name: read.read_text(text, name, desk.lexicon),
        "assemble": lambda articles: pipeline.assemble(articles, desk),
        "lexicon": desk.lexicon,
        "annotate": annotate.annotate,
    }
    plain = cases.Workbench(**parts)
    return Remembering(**parts)


def findings(base: FactBase | None, rule: Rule, lexicon: Lexicon) -> Counter[tuple[object, ...]]:
    """The places of each finding."""
    if base is None:
        return Counter()
    found = engine.check(base, (rule,), lexicon)[0]
    return Counter(tuple(sorted((label.path, label.span) for label in one.labels)) for one in found)


def without_one(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Each clause in words, and the rule without it; an exception of two like facts is one clause."""
    for number, given in enumerate(rule.given):
        for at, condition in enumerate(given.conditions):
            fewer = given._replace(conditions=cut(given.conditions, [at]))
            yield (
                f"given {expression_text(condition)}",
                rule._replace(given=(*rule.given[:number], fewer, *rule.given[number + 1 :])),
            )
    gates = said(rule.gates_said, len(rule.where))
    for at, gate in enumerate(gates):
        yield f"where {gate}", rule._replace(where=cut(rule.where, [at]), gates_said=cut(gates, [at]))
    excuses = said(rule.unless_said, len(rule.unless))
    for words in dict.fromkeys(SUBJECT.sub("", one) for one in excuses):
        alike = [at for at, one in enumerate(excuses) if SUBJECT.sub("", one) == words]
        fewer_excuses = rule._replace(unless=cut(rule.unless, alike), unless_said=cut(excuses, alike))
        yield f"unless {words}", fewer_excuses
    if rule.as_of_days is not None:
        yield f"as of {rule.as_of_days:g}d", rule._replace(as_of_days=None)


def said(words: Sequence[str], number: int) -> tuple[str, ...]:
    return (*words, *[""] * number)[:number]


def cut(things: tuple[Any, ...], numbers: Sequence[int]) -> tuple[Any, ...]:
    """All but the things at some places."""
    return tuple(one for at, one in enumerate(things) if at not in numbers)


if __name__ == "__main__":
    sys.exit(main())
