"""Comparisons, checked against the table of operators: do the two sides fit, and does the operator take the options?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newslint.core.operators import GRADES, OPERATORS, OPTIONS, Operator
from newslint.core.rule import Expression
from newslint.core.span import Span
from newslint.core.vocabulary import COMMON_FIELDS
from newslint.lang import literals, syntax
from newslint.lang.logic import joined
from newslint.lang.operands import TYPE_WORDS, Operands, days_as_amount

_TYPES_WORDS: Mapping[str, str] = {
    "text": "texts",
    "amount": "amounts",
    "when": "dates",
    "entity": "names",
    "set": "sets of words",
    "words": "runs of words",
    "flag": "yes-or-no values",
    "number": "figures",
}


_COMPARED = {
    "amount": "a.value agrees-with b.value within 25% or rounding",
    "number": "a.value > 5",
    "text": "a.measure same-as b.measure",
    "entity": "a.subject same-as b.subject",
    "when": "days between a.interval and b.interval < 7",
}
"""For what stands on the left, a comparison that works."""

_WITH_OPTION = {
    "at least": "a.context similar-to b.context at least 60%",
    "grade": "a.text matches b.text at worst wording",
    "table": "a.verb excludes b.verb by antonyms",
    "days": "a.published within 14d of b.published",
}
"""For an option, a comparison that takes it; for others, the first of those above."""


@dataclass(slots=True)
class Comparisons(Operands):
    """What is needed to check one comparison.

    ``unit_gates`` collects what a law silently asks: "a.value > 5 km" compares only facts in kilometres. ``local`` are
    variables of groups.
    """

    unit_gates: list[Expression] = field(default_factory=list)
    in_law: bool = False
    local: set[str] = field(default_factory=set)

    def compare(self, node: syntax.Compare) -> Expression | None:
        """Two operands and an operator as an expression."""
        left, right = self.operand(node.left, node.right), self.operand(node.right, node.left)
        operator = OPERATORS.get(node.operator.text)
        if operator is None:
            known = [name for one in OPERATORS.values() for name in (one.name, *one.synonyms)]
            self.problems.unknown(node.operator.span, "operator", node.operator.text, known)
            return None
        options = self.options(node, operator)
        if left is None or right is None or options is None:
            return None
        (one, left_type), (other, right_type) = self._brought_together(left, right)
        if (left_type, right_type) not in operator.types:
            self._mismatch(node, operator, left_type, right_type)
            return None
        if operator.name in _OPPOSITES:
            for field, literal, place in ((one, other, node.right), (other, one, node.left)):
                if literal[0] == "value" and not self.may_hold(field, literal[1], place.span):
                    return None
        expression: Expression = ("op", operator.name, one, other, options)
        if node.negated:
            expression = _opposite(operator.name, one, other, options)
        return self._with_unit(expression, one, other)

    def may_hold(self, field: Expression, value: object, span: Span) -> bool:
        """Whether a field may ever hold a word; reported where its words are known and this is none of them."""
        kind = self.variables.get(str(field[1])) if field[0] == "field" else None
        known = kind.field(str(field[2])) if kind is not None else None
        values = next((one.values for one in COMMON_FIELDS if field[2:3] == (one.name,)), known.values if known else ())
        if kind is None or not values or not isinstance(value, str) or value in values:
            return True
        self.problems.unknown(span, str(field[2]), value, values, f"what {field[2]} of {kind.name} may be")
        return False

    def _brought_together(
        self, left: tuple[Expression, str], right: tuple[Expression, str]
    ) -> tuple[tuple[Expression, str], tuple[Expression, str]]:
        """Literals take the type of the other side where they can."""
        (one, left_type), (other, right_type) = left, right
        if left_type == "days" and right_type in ("amount", "number"):
            return (days_as_amount(one), "amount"), right
        if right_type == "days" and left_type in ("amount", "number"):
            return left, (days_as_amount(other), "amount")
        if left_type == "entity" and other[0] == "value" and isinstance(other[1], str):
            return left, (("value", other[1].lower()), right_type)
        return left, right

    def _with_unit(self, expression: Expression, one: Expression, other: Expression) -> Expression:
        gates: list[Expression] = []
        for fact, figure in ((one, other), (other, one)):
            if figure[0] == "amount" and figure[3] and fact[0] == "field":
                kind = self.variables.get(str(fact[1]))
                if kind is not None and kind.field("unit") is not None:
                    gates.append(("op", "same-as", ("field", fact[1], "unit"), ("value", figure[3]), ()))
        if not gates:
            return expression
        if self.in_law and not self.local:
            self.unit_gates += [gate for gate in gates if gate not in self.unit_gates]
            return expression
        return joined("and", [*gates, expression])

    def _mismatch(self, node: syntax.Compare, operator: Operator, left: str, right: str) -> None:
        kinds = ", ".join(dict.fromkeys(_TYPES_WORDS[one] for pair in operator.types for one in pair))
        lefts, rights = {one for one, _ in operator.types}, {other for _, other in operator.types}
        if left in lefts and right in rights:
            message = f"{TYPE_WORDS[left]} cannot be compared with {TYPE_WORDS[right]}"
        else:
            message = f'"{operator.name}" does not compare {TYPE_WORDS[left]} with {TYPE_WORDS[right]}'
        label = f"left is {TYPE_WORDS[left]}, right is {TYPE_WORDS[right]}"
        notes = [f"{operator.name} compares {kinds}, each with its like"]
        self.problems.error(
            node.span, message, label, notes, f"for example: {_COMPARED[left]}" if left in _COMPARED else ""
        )

    def options(self, node: syntax.Compare, operator: Operator) -> tuple[tuple[str, object], ...] | None:
        """What stands behind a comparison, as pairs in the order of ``OPTIONS``."""
        pairs: dict[str, object] = {}
        for tolerance in node.tolerances:
            pairs[tolerance.key] = tolerance_value(tolerance)
        for option in node.options:
            if option.key == "grade" and option.value not in GRADES:
                self.problems.unknown(option.span, "grade", str(option.value), GRADES, "grades, best first")
                return None
            pairs[option.key] = option.value
        wrong = [key for key in pairs if key not in operator.options]
        if wrong:
            spans = {one.key: one.span for one in node.tolerances} | {one.key: one.span for one in node.options}
            place = spans[wrong[0]]
            said = {"table": "by", "grade": "at worst"}.get(wrong[0], wrong[0])
            fit = [one.name for one in OPERATORS.values() if wrong[0] in one.options]
            self.problems.error(
                place,
                f'"{operator.name}" takes no "{said}"',
                notes=[f'operators that take "{said}": {listed(fit)}'],
                help=f"for example: {_WITH_OPTION.get(wrong[0], _COMPARED['amount'])}",
            )
            return None
        return tuple((key, pairs[key]) for key in OPTIONS if key in pairs)


def tolerance_value(tolerance: syntax.Tolerance) -> float | bool:
    """The value of a tolerance as an option of an operator."""
    match tolerance.amount:
        case None:
            return True
        case syntax.Duration():
            return literals.days(tolerance.amount)
        case syntax.Number():
            return literals.amount(tolerance.amount)[0]


_OPPOSITES = {"same-as": "differs-from", "differs-from": "same-as", "=": "!=", "!=": "="}


def _opposite(name: str, one: Expression, other: Expression, options: tuple[tuple[str, object], ...]) -> Expression:
    """A comparison that is denied. "if known" still means that what is unknown passes, so it is not denied with it."""
    if name in _OPPOSITES and all(key == "if" for key, _ in options):
        return ("op", _OPPOSITES[name], one, other, options)
    plain_options = tuple(pair for pair in options if pair[0] != "if")
    denied: Expression = ("not", ("op", name, one, other, plain_options))
    unknown = [("not", ("call", "known", side)) for side in (one, other) if side[0] == "field"]
    match dict(options).get("if"):
        case "known":
            return joined("or", [*unknown, denied])
        case "either known":
            return joined("or", [joined("and", unknown), denied])
    return denied


def listed(names: Sequence[str]) -> str:
    """Names with commas between them."""
    return ", ".join(names) if names else "none"
