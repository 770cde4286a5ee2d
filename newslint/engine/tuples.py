"""Rules of three variables or more: facts are bound one by one, looked up by equality where the rule has one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newslint.core.fact import Fact
from newslint.engine import compile as code
from newslint.engine.operators import identity
from newslint.engine.outcome import Conflict, NotComparable, judge
from newslint.engine.plan import Plan
from newslint.engine.policy import MOST_OTHERS
from newslint.engine.scene import Scene
from newslint.engine.tally import Book
from newslint.engine.votes import Finding

MOST_BINDINGS = 50_000
"""Bindings that one rule may try; a rule that wants more has no equality to look facts up by."""


def together(plan: Plan, scene: Scene, book: Book) -> list[Finding]:
    """One finding for each first fact that breaks the law with any others."""
    found: dict[int, Finding] = {}
    for tried, bound in enumerate(_bindings(plan, scene)):
        if tried >= MOST_BINDINGS:
            break
        outcome = judge(plan, scene, bound, every_gate=True)
        if isinstance(outcome, NotComparable):
            continue
        book.enter_compared(bound)
        primary = bound[0]
        if isinstance(outcome, Conflict) and primary.number not in found:
            others = tuple(bound[1:][:MOST_OTHERS])
            found[primary.number] = Finding(primary, others, False, 1, 1, outcome.confidence)
    return list(found.values())


def _bindings(plan: Plan, scene: Scene) -> Iterator[list[Fact]]:
    names = [given.variable for given in plan.rule.given]
    slots = {name: number for number, name in enumerate(names)}
    tables: list[dict[object, list[Fact]]] = []
    keys: list[list[code.Key]] = []
    for number, name in enumerate(names):
        bound_before = frozenset(names[:number])
        mine = [
            key
            for gate in plan.gates
            if number and (key := code.key_of(gate.expression, name, bound_before, slots, scene))
        ]
        table: dict[object, list[Fact]] = defaultdict(list)
        for fact in plan.pools[number]:
            filler = [fact] * len(names)
            table[plan.scope.block(fact), *(identity(key.mine(filler)) for key in mine)].append(fact)
        keys.append(mine)
        tables.append(table)

    def bind(bound: list[Fact]) -> Iterator[list[Fact]]:
        number = len(bound)
        if number == len(names):
            yield bound
            return
        wanted = (plan.scope.block(bound[0]), *(identity(key.theirs(bound)) for key in keys[number]))
        for fact in tables[number].get(wanted, ()):
            if all(plan.scope.admits(other, fact) for other in bound):
                yield from bind([*bound, fact])

    for first in plan.pools[0]:
        yield from bind([first])
