"""What facts say in one respect: an expression of one variable in, the values of many facts out.

Facts are looked up and listed by such values. Each is read once a run, however many rules go by it.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.core.fact import Fact
from newslint.core.rule import Expression
from newslint.engine import compile as code
from newslint.engine.operators import identity
from newslint.engine.scene import Scene

UNNAMED = {"": 0}
"""The slots of an expression of a variable without a name."""


class Column:
    """The values of facts in one respect, each worked out when it is first asked for; None is unknown."""

    __slots__ = ("_expression", "_field", "_known", "_read")

    def __init__(self, expression: Expression, scene: Scene) -> None:
        self._expression = expression  # kept, so that no other takes its number
        self._read = code.compiled(expression, UNNAMED, scene)
        self._field = str(expression[2]) if code.is_own_field(expression) else ""
        self._known: dict[int, object] = {}

    def of(self, facts: Sequence[Fact]) -> list[object]:
        """What each of some facts says."""
        known, read, field = self._known, self._read, self._field
        for fact in facts:
            if fact.number not in known:
                value = fact.fields.get(field) if field else read([fact])
                known[fact.number] = None if value is None else identity(value)
        return [known[fact.number] for fact in facts]


def column(expression: Expression, scene: Scene) -> Column:
    """The column of an expression of a variable without a name; all rules that say the same share it."""
    found = scene.columns.get(id(expression))
    if not isinstance(found, Column):
        found = scene.columns[id(expression)] = Column(expression, scene)
    return found
