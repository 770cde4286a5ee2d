"""The facts that a variable may be bound to: a kind and conditions on a variable without a name in, facts out.

Rules have most conditions in common. What the first few of them leave is kept for the next rule that begins with the
same, and a condition that reads one field is tried once on each value of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.core import expressions
from newslint.core.fact import Fact
from newslint.core.hints import TypeAlias
from newslint.core.rule import Expression
from newslint.engine import compile as code
from newslint.engine.columns import UNNAMED, is_own_field
from newslint.engine.scene import Scene

Condition: TypeAlias = tuple[Expression, str]
"""A condition, and the one field of a fact's own that it reads; "" where it reads anything else."""


def conditions_of(gates: Iterable[Expression]) -> tuple[Condition, ...]:
    """Conditions with what they read."""
    return tuple((gate, _field_of(gate)) for gate in gates)


def _field_of(gate: Expression) -> str:
    read = expressions.only_field(gate)
    return str(read[2]) if read and is_own_field(read) and not expressions.has_aggregate(gate) else ""


def pool(kind: str, conditions: Sequence[Condition], scene: Scene) -> tuple[Fact, ...]:
    """The facts of a kind that meet all conditions, in order."""
    facts = scene.by_kind.get(kind, ())
    # A condition is known by which object it is, and kept beside what is made of it, so that no other takes its number.
    key: tuple[object, ...] = (kind,)
    for condition in conditions:
        key = (*key, id(condition[0]))
        kept = scene.pools.get(key)
        if kept is None:
            kept = scene.pools[key] = condition[0], _meeting(condition, facts, scene)
        facts = kept[1]
        if not facts:
            break
    return facts


def _meeting(condition: Condition, facts: Sequence[Fact], scene: Scene) -> tuple[Fact, ...]:
    """Those of some facts that meet a condition."""
    gate, field = condition
    if gate[0] == "flag":
        return tuple([fact for fact in facts if gate[2] in fact.flags])
    passes = code.test(gate, UNNAMED, scene)
    if not field:
        return tuple([fact for fact in facts if passes([fact])])
    truths = scene.truths.setdefault(id(gate), (gate, {}))[1]
    values = [fact.fields.get(field) for fact in facts]
    for value, fact in zip(values, facts, strict=True):
        if value not in truths:
            truths[value] = bool(passes([fact]))
    return tuple([fact for value, fact in zip(values, facts, strict=True) if truths[value]])
