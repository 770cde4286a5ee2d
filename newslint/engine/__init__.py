"""Rules and facts come in; diagnostics, and an account of what was compared, go out. No text is ever read here.

Each rule is planned against the facts there are, its facts are brought together by key or by aligned sentences, each
pair is judged (not comparable, consistent, in conflict), and conflicts are told once, at the outlier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newslint.core.diagnostic import Diagnostic, Tally
from newslint.core.fact import Fact, FactBase
from newslint.core.hints import TYPE_CHECKING, Any
from newslint.core.lexicon import Lexicon
from newslint.core.rule import Rule
from newslint.engine import diagnose, repeats, tally
from newslint.engine.join import meet
from newslint.engine.plan import Plan, plan
from newslint.engine.scene import Scene
from newslint.engine.scopes import STORYWIDE
from newslint.engine.single import alone
from newslint.engine.tuples import together
from newslint.engine.votes import findings

if TYPE_CHECKING:
    from newslint.engine.explain import Explanation as Explanation
    from newslint.engine.explain import FactGroup as FactGroup
    from newslint.engine.tracing import Trace as Trace

__all__ = ["check", "clauses", "groups", "sketches", "trace", "why"]

# Answers to single questions are imported when they are asked: a check must start fast.


def sketches(rules: Sequence[Rule]) -> dict[str, tuple[object, ...]]:
    """What can be told of rules before there are facts, by name and as plain values: for the cache."""
    from newslint.engine.sketching import sketches as made

    return made(rules)


def check(
    base: FactBase, rules: Sequence[Rule], lexicon: Lexicon, known: Mapping[str, Any] | None = None
) -> tuple[tuple[Diagnostic, ...], Tally]:
    """The diagnostics of all rules in the order of the articles, and what was looked at.

    ``known`` are sketches of the rules, as they were given; a rule that has none there is sketched first.
    """
    scene = Scene(base, lexicon)
    book = tally.Book(scene)
    found: list[diagnose.Draft] = []
    # Where no story has a second article, rules that compare articles need not even be planned.
    alone_each = all(len(story.articles) < 2 for story in base.stories)
    for rule in sorted(rules, key=lambda one: one.name):
        if alone_each and len(rule.given) > 1 and rule.scope in STORYWIDE:
            continue
        planned = plan(rule, scene, known or {})
        if planned is not None:
            found += _run(planned, scene, book)
    kept = [diagnose.diagnostic(one, scene) for one in repeats.drop_repeated(found)]
    kept.sort(key=lambda one: (scene.order[one.labels[0].path], one.labels[0].span, one.rule))
    return tuple(kept), book.total(alone_each)


def _run(planned: Plan, scene: Scene, book: tally.Book) -> list[diagnose.Draft]:
    match len(planned.rule.given):
        case 1:
            results = alone(planned, scene, book)
        case 2:
            meeting = meet(planned, scene, book.apart)
            book.enter(meeting)
            results = findings(planned, scene, meeting)
        case _:
            results = together(planned, scene, book)
    return [one for result in results if (one := diagnose.draft(planned, scene, result)) is not None]


def why(
    base: FactBase, rules: Sequence[Rule], lexicon: Lexicon, facts_here: Sequence[Fact], facts_there: Sequence[Fact]
) -> tuple[Explanation, ...]:
    """For two places, what each rule makes of the facts there; conflicts first, rules that do not apply last."""
    from newslint.engine.explain import explain

    return explain(base, rules, lexicon, facts_here, facts_there)


def groups(base: FactBase, rules: Sequence[Rule], lexicon: Lexicon) -> tuple[FactGroup, ...]:
    """Every group of comparable facts; a group that is part of another's is left out."""
    from newslint.engine.explain import fact_groups

    return fact_groups(base, rules, lexicon)


def trace(base: FactBase, rule: Rule, lexicon: Lexicon) -> Trace:
    """What each clause of a rule did on some facts: every pair is tried, so this is for tests of rules."""
    from newslint.engine.tracing import traced

    return traced(base, rule, lexicon)


def clauses(rule: Rule) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The gates that facts must pass together, and the exceptions of a rule, in words."""
    from newslint.engine.gates import clauses as listed

    return listed(rule)
