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
from newslint.engine.columns import UNNAMED
from newslint.engine.operators import identity
from newslint.engine.scene import Scene

Condition: TypeAlias = tuple[Expression, str, "frozenset[str] | None", bool]
"""A condition; the one field of a fact's own that it reads, "" where it reads anything else; and for a condition that
only looks whether that is one of some words (or, where the last is False, known and none of them), the words."""


def conditions_of(gates: Iterable[Expression]) -> tuple[Condition, ...]:
    """Conditions with what they read and what they look for."""
    return tuple((gate, _field_of(gate), *_words_of(gate)) for gate in gates)


def _field_of(gate: Expression) -> str:
    read = expressions.only_field(gate)
    return str(read[2]) if read and code.is_own_field(read) and not expressions.has_aggregate(gate) else ""


def _words_of(gate: Expression) -> tuple[frozenset[str] | None, bool]:
    match gate:
        case ("call", "known", ("field", *_)):
            return frozenset(), False
        case ("op", "differs-from" | "!=", ("field", *_), ("value", str(word)), ()):
            return frozenset((word.casefold(),)), False
        case ("not", tuple(inner)):
            words = code.one_of(inner[1:] if inner[0] == "or" else (inner,))
            return (words[1] if words else None), False
    words = code.one_of(gate[1:] if gate[0] == "or" else (gate,))
    return (words[1] if words else None), True


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
    gate, field, words, wanted = condition
    if gate[0] == "flag":
        return tuple([fact for fact in facts if gate[2] in fact.flags])
    if not field:
        passes = code.test(gate, UNNAMED, scene)
        return tuple([fact for fact in facts if passes([fact])])
    truths = scene.truths.setdefault(id(gate), (gate, {}))[1]
    values = [fact.fields.get(field) for fact in facts]
    for value, fact in zip(values, facts, strict=True):
        if value not in truths:
            if words is None:
                truths[value] = bool(code.test(gate, UNNAMED, scene)([fact]))
            else:
                truths[value] = value is not None and (identity(value) in words) is wanted
    return tuple([fact for value, fact in zip(values, facts, strict=True) if truths[value]])
