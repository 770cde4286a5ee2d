"""What each clause of a rule did: a rule and facts in, an account of every pair out. For tests of rules, not for runs.

Every pair is tried, and every gate on it, so this is quadratic; the facts of a test are few.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from typing import NamedTuple

from newslint.core.fact import Fact, FactBase
from newslint.core.lexicon import Lexicon
from newslint.core.rule import Rule
from newslint.engine.outcome import Conflict, NotComparable, judge
from newslint.engine.plan import Plan, plan
from newslint.engine.scene import Scene

MOST_BINDINGS = 20_000
"""Bindings that are tried; a test with more facts than that is no test of a rule."""

SCOPE, TIME = "the scope", "the time apart"
"""Clauses of a rule that are no gate of ``where``."""


class Trace(NamedTuple):
    """What became of a rule on some facts.

    ``consistent`` and ``conflicting`` hold the facts bound; ``stopped`` the clauses that kept facts apart, and
    ``excused`` the exceptions that held, in the words of the rule.
    """

    consistent: tuple[tuple[Fact, ...], ...] = ()
    conflicting: tuple[tuple[Fact, ...], ...] = ()
    stopped: frozenset[str] = frozenset()
    excused: frozenset[str] = frozenset()


def traced(base: FactBase, rule: Rule, lexicon: Lexicon) -> Trace:
    """The account of one rule."""
    scene = Scene(base, lexicon)
    planned = plan(rule, scene)
    if planned is None:
        return Trace()
    consistent: list[tuple[Fact, ...]] = []
    conflicting: list[tuple[Fact, ...]] = []
    stopped: set[str] = set()
    excused: set[str] = set()
    for bound in islice(_bindings(planned), MOST_BINDINGS):
        clause = _stopped_by(planned, scene, bound)
        if clause:
            stopped.add(clause)
            continue
        held = [said for said, excuse in planned.unless if excuse(bound)]
        excused.update(held)
        outcome = judge(planned, scene, bound, every_gate=True)
        if isinstance(outcome, NotComparable):
            if not held and outcome.gate == "different time":
                stopped.add(TIME)
        else:
            (conflicting if isinstance(outcome, Conflict) else consistent).append(tuple(bound))
    return Trace(tuple(consistent), tuple(conflicting), frozenset(stopped), frozenset(excused))


def _bindings(planned: Plan) -> Iterator[list[Fact]]:
    for bound in product(*planned.pools):
        numbers = [fact.number for fact in bound]
        if len(set(numbers)) == len(numbers) and not (planned.swaps and numbers != sorted(numbers)):
            yield list(bound)


def _stopped_by(planned: Plan, scene: Scene, bound: list[Fact]) -> str:
    """The first clause that keeps facts apart; "" where none does."""
    for other in bound[1:]:
        together = planned.scope.block(bound[0]) == planned.scope.block(other)
        admitted = planned.scope.admits(bound[0], other) or (planned.swaps and planned.scope.admits(other, bound[0]))
        if not (together and admitted):
            return SCOPE
    if planned.aligned is not None and scene.base.alignment(bound[0], bound[1]) < planned.aligned:
        return planned.aligned_said
    return next((gate.said or gate.name for gate in planned.gates if not gate.passes(bound)), "")
