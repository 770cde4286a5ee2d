"""Operands of conditions, with their types: fields, literals, arithmetic and functions.

Syntax comes in; a core expression and the name of its type go out, or None and a problem.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from newslint.core.operators import FUNCTIONS
from newslint.core.rule import Expression
from newslint.core.vocabulary import Kind
from newslint.lang import literals, syntax
from newslint.lang.names import Names
from newslint.lang.problems import Problems

TYPE_WORDS: Mapping[str, str] = {
    "text": "a text",
    "amount": "an amount",
    "when": "a date",
    "entity": "a name",
    "set": "a set of words",
    "words": "a run of words",
    "flag": "a yes-or-no",
    "number": "a figure",
    "days": "a length of time",
}


@dataclass(slots=True)
class Operands(ABC):
    """The facts that a rule has bound, by variable, and what is needed to check an operand on them."""

    names: Names
    problems: Problems
    variables: dict[str, Kind]

    @abstractmethod
    def group(self, node: syntax.Group) -> tuple[Expression, str] | None:
        """A sum or count; its conditions are no operands."""

    def operand(self, node: syntax.Operand, beside: syntax.Operand | None = None) -> tuple[Expression, str] | None:
        """An operand and its type; ``beside`` is what it is compared with."""
        match node:
            case syntax.FieldOf():
                return self._field(node)
            case syntax.Text():
                return ("value", node.text), "text"
            case syntax.Number():
                low, high, unit = literals.amount(node)
                if low == high and not unit and not node.currency:
                    return ("value", low), "number"
                return ("amount", low, high, unit), "amount"
            case syntax.Duration():
                return ("days", literals.days(node), *literals.duration_amount(node)), "days"
            case syntax.Date():
                moment = literals.moment(node.text)
                if moment is None:
                    self.problems.error(node.span, f"the calendar has no {node.text}", help="for example: 2019-11-01")
                return None if moment is None else (moment, "when")
            case syntax.Name():
                return self._variable(node, beside)
            case syntax.Arithmetic():
                return self._arithmetic(node)
            case syntax.Call():
                return self._call(node)
            case syntax.Group():
                return self.group(node)

    def kind_of(self, variable: syntax.Name) -> Kind | None:
        """The kind of a variable, or None and a problem."""
        kind = self.variables.get(variable.text)
        if kind is None:
            known = list(self.variables)
            shown = f"facts of this rule: {', '.join(known)}" if known else ""
            self.problems.error(
                variable.span,
                f'there is no fact called "{variable.text}" here',
                notes=[shown] if shown else (),
                help="given names the facts: given a: quantity, b: quantity",
            )
        return kind

    def _field(self, node: syntax.FieldOf) -> tuple[Expression, str] | None:
        kind = self.kind_of(node.variable)
        if kind is None:
            return None
        field = self.names.field(node.name.text, kind)
        if field is None:
            flag = self.names.flag(node.name.text, kind)
            if flag is not None:
                return ("flag", node.variable.text, flag), "flag"
            known = self.names.fields_of(kind)
            self.problems.unknown(node.name.span, "field", node.name.text, known, f"fields of {kind.name}")
            return None
        return ("field", node.variable.text, field.name), field.type

    def _variable(self, node: syntax.Name, beside: syntax.Operand | None) -> tuple[Expression, str] | None:
        if node.text in self.variables:
            # "a aligned-with b" speaks of the sentences in which the facts stand.
            return ("field", node.text, "sentence"), "words"
        if isinstance(beside, syntax.FieldOf):
            self.problems.error(
                node.span,
                f'there is no fact called "{node.text}" here',
                "words to compare with stand in quotation marks",
                help=f'for example: {beside.variable.text}.{beside.name.text} same-as "{node.text}"',
            )
            return None
        self.kind_of(node)
        return None

    def _arithmetic(self, node: syntax.Arithmetic) -> tuple[Expression, str] | None:
        left, right = self.operand(node.left), self.operand(node.right)
        if left is None or right is None:
            return None
        (one, left_type), (other, right_type) = left, right
        if left_type == "when" and right_type == "days" and node.operator in "+-":
            return ("op", node.operator, one, other[:2], ()), "when"
        if left_type == "days":
            one, left_type = days_as_amount(one), "amount"
        if right_type == "days":
            other, right_type = days_as_amount(other), "amount"
        for type, side in ((left_type, node.left), (right_type, node.right)):
            if type not in ("amount", "number"):
                span = side.span
                self.problems.error(
                    span,
                    f"cannot calculate with {TYPE_WORDS[type]}",
                    f"this is {TYPE_WORDS[type]}",
                    help="for example: a.value * 2 > b.value",
                )
                return None
        both_plain = left_type == right_type == "number"
        return ("op", node.operator, one, other, ()), "number" if both_plain else "amount"

    def _call(self, node: syntax.Call) -> tuple[Expression, str] | None:
        function = FUNCTIONS[node.function.text]
        arguments: list[Expression] = []
        for argument, allowed in zip(node.arguments, function.arguments, strict=True):
            found = self.operand(argument)
            if found is None:
                return None
            expression, type = found
            if type == "days":
                expression, type = days_as_amount(expression), "amount"
            if type not in allowed:
                self.problems.error(
                    argument.span,
                    f'"{function.said[0]}" cannot take {TYPE_WORDS[type]}',
                    f"{' or '.join(TYPE_WORDS[one] for one in allowed)} must stand here",
                )
                return None
            arguments.append(expression)
        return ("call", function.name, *arguments), function.result


def days_as_amount(expression: Expression) -> Expression:
    """A duration literal is carried as (days, n, low, high, unit) until it is known what it stands beside."""
    return ("amount", *expression[2:])
