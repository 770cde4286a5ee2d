"""Conditions and operands, checked against the vocabulary and turned into core expressions.

Syntax comes in; nested tuples as ``core.rule`` describes them go out, or None where something is wrong: then a
problem says what, and checking goes on, so that one run shows all mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from newslint.core.article import REGIONS
from newslint.core.operators import GRADES, OPERATORS, OPTIONS, Operator
from newslint.core.rule import GROUP_SCOPES, Expression
from newslint.core.span import Span
from newslint.core.vocabulary import COMMON_FIELDS, Kind
from newslint.lang import literals, nouns, syntax
from newslint.lang.names import plain
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

_GROUP_SCOPES = {
    "same article": "same article",
    "same story": "same story",
    "other articles": "other articles",
    "other article": "other articles",
    "other sources": "other articles",
    "other source": "other articles",
}


@dataclass(slots=True)
class Binder(Operands):
    """The variables of one rule, and what is needed to check a condition on them.

    ``unit_gates`` collects what a law silently asks: "a.value > 5 km" compares only facts in kilometres.
    """

    unit_gates: list[Expression] = field(default_factory=list)
    in_law: bool = False
    local: set[str] = field(default_factory=set)

    def condition(self, node: syntax.Condition) -> Expression | None:
        """A condition as an expression."""
        match node:
            case syntax.Join():
                parts = [self.condition(part) for part in node.parts]
                known = [part for part in parts if part is not None]
                return joined(node.word, known) if len(known) == len(parts) else None
            case syntax.Not():
                inner = self.condition(node.part)
                return None if inner is None else ("not", inner)
            case syntax.Flags():
                return self.bare(node)
            case syntax.Is():
                return self._is(node)
            case syntax.Compare():
                return self._compare(node)
            case syntax.Quantified():
                return self._quantified(node)

    # --- is

    def bare(self, node: syntax.Flags) -> Expression | None:
        """A flag without a variable: of any of the facts, or of both or neither where that is said."""
        if node.name.text in ("true", "false"):
            return ("value", node.name.text == "true")
        first, _, rest = node.name.text.partition(" ")
        how, text = (first, rest) if rest and first in ("both", "either", "neither") else ("either", node.name.text)
        found: list[Expression] = []
        lacking: list[Kind] = []
        for variable, kind in self.variables.items():
            if variable in self.local:
                continue
            wants = nouns.modifier(text, kind, self.names)
            if wants is None:
                lacking.append(kind)
            else:
                found.append(joined("and", [nouns.condition(variable, want) for want in wants]))
        if not found or (how == "both" and lacking):
            self._no_flag(text, node.span, lacking)
            return None if not self.names.flag_anywhere(text) else ("value", False)
        whole = joined("and" if how == "both" else "or", found)
        return ("not", whole) if how == "neither" else whole

    def _no_flag(self, text: str, span: Span, kinds: list[Kind]) -> None:
        kind = kinds[0]
        if self.names.flag_anywhere(text):
            self.problems.warn(
                span, f"{kind.name} is never {text}", "this never holds", [f"flags of {kind.name}: {_list(kind.flags)}"]
            )
            return
        known = self.names.narrowing(kind)
        near_field = self.names.field(text, kind)
        help = f'"{text}" is a field: write "a.{_dashed(text)} is known"' if near_field else ""
        listed = self.names.telling(kind)
        self.problems.unknown(span, "flag", text, known, f"what {kind.name} may be", help, listed)

    def _is(self, node: syntax.Is) -> Expression | None:
        if isinstance(node.left, syntax.Name):
            return self._variable_is(node, node.left)
        left = self.operand(node.left)
        value = node.values[0]
        if left is None:
            return None
        expression, type = left
        if node.region:
            self.problems.error(node.span, "only a fact can be in a part of an article", help="write: a is in headline")
            return None
        if isinstance(value, syntax.Name) and value.text in ("known", "unknown"):
            known: Expression = ("call", "known", expression)
            return ("not", known) if (value.text == "unknown") != node.negated else known
        tests: list[Expression] = []
        for one in node.values:
            if type not in ("text", "entity"):
                self.problems.error(
                    one.span,
                    f"{TYPE_WORDS[type]} cannot be {_shown(one)}",
                    f"the left side is {TYPE_WORDS[type]}",
                    help='"is" asks for a word, for "known" or for "unknown"; figures and dates take = < >',
                )
                return None
            value_text = _value(one, type)
            if not self._may_hold(expression, value_text, one.span):
                return None
            tests.append(("op", "same-as", expression, ("value", value_text), ()))
        whole = joined("or", tests)
        return ("not", whole) if node.negated else whole

    def _variable_is(self, node: syntax.Is, variable: syntax.Name) -> Expression | None:
        value = node.values[0]
        if variable.text in ("it", "they") and variable.text not in self.variables and isinstance(value, syntax.Name):
            # "Unless it is updated" says no more than "unless updated".
            said = self.bare(syntax.Flags(value, node.span))
            return ("not", said) if said is not None and node.negated else said
        kind = self.kind_of(variable)
        if kind is None:
            return None
        if isinstance(value, syntax.Text) or len(node.values) > 1:
            self.problems.error(node.span, "a fact has no text of its own", help='write a field: a.words is "…"')
            return None
        if node.region:
            if plain(value.text) not in REGIONS:
                self.problems.unknown(value.span, "part of an article", value.text, REGIONS, "parts")
                return None
            wants: tuple[nouns.Want, ...] | None = (("region", plain(value.text)),)
        else:
            wants = nouns.modifier(value.text, kind, self.names)
        if wants is None:
            self._no_flag(value.text, value.span, [kind])
            return ("value", node.negated) if self.names.flag_anywhere(value.text) else None
        whole = joined("and", [nouns.condition(variable.text, want) for want in wants])
        return ("not", whole) if node.negated else whole

    # --- comparisons

    def _compare(self, node: syntax.Compare) -> Expression | None:
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
                if literal[0] == "value" and not self._may_hold(field, literal[1], place.span):
                    return None
        expression: Expression = ("op", operator.name, one, other, options)
        if node.negated:
            expression = _opposite(operator.name, one, other, options)
        return self._with_unit(expression, one, other)

    def _may_hold(self, field: Expression, value: object, span: Span) -> bool:
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
        self.problems.error(node.span, message, label, [f"{operator.name} compares {kinds}, each with its like"])

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
                place, f'"{operator.name}" takes no "{said}"', notes=[f'operators that take "{said}": {_list(fit)}']
            )
            return None
        return tuple((key, pairs[key]) for key in OPTIONS if key in pairs)

    # --- groups

    def _quantified(self, node: syntax.Quantified) -> Expression | None:
        with self._bound(node.binding) as noun:
            where = self._conditions(node.where)
            test: Expression | None = ("value", True) if node.test is None else self.condition(node.test)
            scope = self.group_scope(node.scope)
            if noun is None or where is None or test is None or scope is None:
                return None
            variable = node.binding.variable.text
            all_conditions = (*noun.conditions(variable), *where)
            if node.word == "every":
                return ("not", ("some", variable, noun.kind.name, scope, all_conditions, ("not", test)))
            some: Expression = ("some", variable, noun.kind.name, scope, all_conditions, test)
            return ("not", some) if node.word == "no" else some

    def group(self, node: syntax.Group) -> tuple[Expression, str] | None:
        """A sum or count, and that it is an amount."""
        with self._bound(node.binding) as noun:
            where = self._conditions(node.where)
            scope = self.group_scope(node.scope)
            name = ""
            if node.field is not None:
                counted = self.operand(node.field)
                if counted is None:
                    return None
                if node.field.variable.text != node.binding.variable.text:
                    self.problems.error(
                        node.field.span,
                        f"{node.function} of what?",
                        f'a field of "{node.binding.variable.text}" must stand here',
                    )
                    return None
                if counted[1] not in ("amount", "number"):
                    self.problems.error(
                        node.field.span, f"{TYPE_WORDS[counted[1]]} has no {node.function}", "a figure must stand here"
                    )
                    return None
                name = str(counted[0][2])
            if noun is None or where is None or scope is None:
                return None
            variable = node.binding.variable.text
            conditions = (*noun.conditions(variable), *where)
            return (node.function, variable, noun.kind.name, scope, conditions, name), "amount"

    def group_scope(self, scope: syntax.Name) -> str | None:
        """The scope of a group under its one name."""
        found = _GROUP_SCOPES.get(scope.text)
        if found is None:
            self.problems.unknown(scope.span, "scope", scope.text, GROUP_SCOPES, "scopes of a group")
        return found

    def _conditions(self, node: syntax.Condition | None) -> tuple[Expression, ...] | None:
        if node is None:
            return ()
        expression = self.condition(node)
        return None if expression is None else parts_of("and", expression)

    @contextmanager
    def _bound(self, binding: syntax.Binding) -> Iterator[nouns.Noun | None]:
        """Within it, the variable of a group is known."""
        noun = nouns.resolve(binding.phrase, self.names, self.problems)
        variable = binding.variable.text
        taken = variable in self.variables
        if taken:
            self.problems.error(binding.variable.span, f'"{variable}" is already the name of another fact')
        elif noun is not None:
            self.variables[variable] = noun.kind
            self.local.add(variable)
        try:
            yield None if taken else noun
        finally:
            if not taken:
                self.variables.pop(variable, None)
                self.local.discard(variable)


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


def joined(word: str, parts: Sequence[Expression]) -> Expression:
    """Parts joined by "and" or "or": flat, each once, and a lone part as itself."""
    flat: list[Expression] = []
    for part in parts:
        for one in parts_of(word, part):
            if one not in flat:
                flat.append(one)
    return flat[0] if len(flat) == 1 else (word, *flat)


def parts_of(word: str, expression: Expression) -> tuple[Expression, ...]:
    """The parts that "and" or "or" joins in an expression; the expression itself where it joins none."""
    return expression[1:] if expression[0] == word else (expression,)  # type: ignore[return-value]


def _value(one: syntax.Name | syntax.Text, type: str) -> str:
    return one.text.lower() if type == "entity" else one.text


def _shown(one: syntax.Name | syntax.Text) -> str:
    return f'"{one.text}"'


def _dashed(text: str) -> str:
    return text.replace(" ", "-")


def _list(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(names) if names else "none"
