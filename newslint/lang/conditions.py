"""Conditions and operands, checked against the vocabulary and turned into core expressions.

Syntax comes in; nested tuples as ``core.rule`` describes them go out, or None where something is wrong: then a
problem says what, and checking goes on, so that one run shows all mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from newslint.core.article import REGIONS
from newslint.core.rule import GROUP_SCOPES, Expression
from newslint.core.span import Span
from newslint.core.vocabulary import Kind
from newslint.lang import nouns, syntax
from newslint.lang.comparisons import Comparisons, listed
from newslint.lang.logic import joined, parts_of
from newslint.lang.names import plain
from newslint.lang.operands import TYPE_WORDS

_GROUP_SCOPES = {
    "same article": "same article",
    "same story": "same story",
    "other articles": "other articles",
    "other article": "other articles",
    "other sources": "other articles",
    "other source": "other articles",
}


@dataclass(slots=True)
class Binder(Comparisons):
    """The variables of one rule, and what is needed to check a condition on them."""

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
                return self.compare(node)
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
                span,
                f"{kind.name} is never {text}",
                "this never holds",
                [f"flags of {kind.name}: {listed(kind.flags)}"],
            )
            return
        known = self.names.narrowing(kind)
        near_field = self.names.field(text, kind)
        help = f'"{text}" is a field: write "a.{_dashed(text)} is known"' if near_field else ""
        telling = self.names.telling(kind)
        self.problems.unknown(span, "flag", text, known, f"what {kind.name} may be", help, telling)

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
            if not self.may_hold(expression, value_text, one.span):
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
                        node.field.span,
                        f"{TYPE_WORDS[counted[1]]} has no {node.function}",
                        "a figure must stand here",
                        help=f"for example: {node.function} of x.value over x: quantity in the same article",
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
            self.problems.error(
                binding.variable.span,
                f'"{variable}" is already the name of another fact',
                help="for example: given a: quantity, b: quantity across sources",
            )
        elif noun is not None:
            self.variables[variable] = noun.kind
            self.local.add(variable)
        try:
            yield None if taken else noun
        finally:
            if not taken:
                self.variables.pop(variable, None)
                self.local.discard(variable)


def _value(one: syntax.Name | syntax.Text, type: str) -> str:
    return one.text.lower() if type == "entity" else one.text


def _shown(one: syntax.Name | syntax.Text) -> str:
    return f'"{one.text}"'


def _dashed(text: str) -> str:
    return text.replace(" ", "-")
