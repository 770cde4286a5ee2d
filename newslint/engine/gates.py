"""A gate of a rule: an expression in; what it is called, the look-up that it allows and its test out.

Rules share gates: what many of them say is compiled once a run.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from newslint.core import expressions
from newslint.core.fact import Fact
from newslint.core.hints import TypeAlias
from newslint.core.rule import Expression, Rule
from newslint.engine import compile as code
from newslint.engine.columns import column
from newslint.engine.comparisons import Test
from newslint.engine.scene import Scene

Row: TypeAlias = tuple[Expression, str, str, "tuple[Expression, Expression, bool] | None", bool, int]
"""A gate of a sketch: the expression, what the rule says of it, its name, the look-up that it allows (what is read of
the first variable, what of the second, each without a name, and whether it may be unknown), whether it says the same
of two facts whichever is bound first, and its price."""

_NOTHING = object()
"""What facts of which something is not known have in common, where a gate says that they may."""

MOST_NAMES = 3
"""Fields that a tally names of one gate."""


class Gate:
    """A gate of ``where``: in words, what it is called when it keeps two facts apart, and what it reads.

    What it takes to test it is made when it is first tested: on most articles, most gates of most rules never are.
    """

    def __init__(self, row: Row, names: tuple[str, ...], scene: Scene) -> None:
        self.expression, self.said, self.name, self.look_up, self.mutual, self.price = row
        self._slots, self._scene = {name: number for number, name in enumerate(names)}, scene

    @classmethod
    def shared(cls, row: Row, names: tuple[str, ...], scene: Scene) -> Gate:
        """The gate that all rules share which say the same in the same words."""
        key = (id(row[0]), row[1], names)
        found = scene.gates.get(key)
        if not isinstance(found, cls):
            found = scene.gates[key] = cls(row, names, scene)
        return found

    def values(self, side: int, facts: Sequence[Fact]) -> list[object]:
        """What facts are looked up by when they are bound to the first or to the second variable.

        None stands where that cannot be told, so that the fact cannot be looked up.
        """
        assert self.look_up is not None
        first, second, may_lack = self.look_up
        found = column(second if side else first, self._scene).of(facts)
        return [_NOTHING if value is None else value for value in found] if may_lack else found

    @cached_property
    def not_known(self) -> str:
        """What keeps a fact from being looked up by it."""
        return f"{next((str(read[2]) for read in expressions.reads(self.expression)), self.name)} not known"

    @cached_property
    def passes(self) -> Test:
        """The test of facts bound."""
        return code.remembered(self.expression, self._slots, self._scene, self.price)


def with_words(rule: Rule) -> list[tuple[str, Expression]]:
    """The gates, taken apart at "and", each with the words that the rule said it in."""
    said = [*rule.gates_said, *[""] * len(rule.where)]
    return [
        (words, one) for words, where in zip(said, rule.where, strict=False) for one in expressions.conjuncts([where])
    ]


def excuses(rule: Rule) -> list[tuple[str, Expression]]:
    """The exceptions, each with words for it."""
    said = [*rule.unless_said, *[""] * len(rule.unless)]
    return [(words or name_of(excuse, ""), excuse) for words, excuse in zip(said, rule.unless, strict=False)]


def clauses(rule: Rule) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The gates that two facts must pass together, and the exceptions of a rule, in words."""
    gates = [
        said or ("aligned sentences" if one[1] == "aligned-with" else name_of(one, ""))
        for said, one in with_words(rule)
        if len(expressions.variables_of(one)) > 1 or expressions.has_aggregate(one)
    ]
    return tuple(dict.fromkeys(gates)), tuple(dict.fromkeys(words for words, _ in excuses(rule)))


def name_of(expression: Expression, said: str) -> str:
    """What a gate is called in the tally: "different subject", "different context or sentence"."""
    names = list(dict.fromkeys(str(read[2]) for read in expressions.reads(expression) if read[0] == "field"))
    if expression[0] in ("op", "or", "and") and 0 < len(names) <= MOST_NAMES:
        return f"different {' or '.join(names)}"
    return said or " and ".join(names) or "another gate"
