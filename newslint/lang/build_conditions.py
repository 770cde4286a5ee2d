"""Conditions, groups and bindings of ``grammar.lark`` as nodes of the syntax tree."""

# One method for each alternative of the grammar, under its name.
# ruff: noqa: D102

from __future__ import annotations

from typing import Any

from lark import Token, v_args

from newslint.lang import syntax
from newslint.lang.build_words import Words, figure
from newslint.lang.syntax import Name


@v_args(meta=True)
class Conditions(Words):
    """Builds conditions."""

    def binding(self, meta: Any, children: list[Any]) -> syntax.Binding:
        condition = children[2] if len(children) > 2 else None
        return syntax.Binding(self._name(children[0]), children[1], condition, self._span(meta))

    def _join(self, word: str, meta: Any, children: list[Any]) -> syntax.Condition:
        parts: list[syntax.Condition] = []
        for child in children:
            parts += child.parts if isinstance(child, syntax.Join) and child.word == word else [child]
        return syntax.Join(word, tuple(parts), self._span(meta))

    def disjunction(self, meta: Any, children: list[Any]) -> syntax.Condition:
        return self._join("or", meta, children)

    def conjunction(self, meta: Any, children: list[Any]) -> syntax.Condition:
        return self._join("and", meta, children)

    def negated(self, meta: Any, children: list[Any]) -> syntax.Condition:
        inner = children[0]
        return inner.part if isinstance(inner, syntax.Not) else syntax.Not(inner, self._span(meta))

    def parenthesis(self, meta: Any, children: list[Any]) -> Any:
        return children[0]

    def compare(self, meta: Any, children: list[Any]) -> syntax.Compare:
        left, (negated, operator), right, *options = children
        return self._compare(operator, negated, left, right, options, meta)

    def compare_within(self, meta: Any, children: list[Any]) -> syntax.Compare:
        left, (negated, operator), tolerances, right, *options = children
        return self._compare(operator, negated, left, right, [tolerances, *options], meta)

    def _compare(
        self, operator: Name, negated: bool, left: Any, right: Any, options: list[Any], meta: Any
    ) -> syntax.Compare:
        tolerances = tuple(one for group in options if isinstance(group, tuple) for one in group)
        others = tuple(one for one in options if isinstance(one, syntax.Option))
        return syntax.Compare(operator, negated, left, right, tolerances, others, self._span(meta))

    def operator(self, meta: Any, children: list[Any]) -> tuple[bool, Name]:
        negated = any(one is True or (isinstance(one, Token) and one.type == "IS" and "not" in one) for one in children)
        return negated, self._operator_name(children[-1])

    def operator_at_least(self, meta: Any, children: list[Any]) -> tuple[bool, Name]:
        negated = any(one is True or "not" in one for one in children)
        return negated, Name(">=", self._span(meta))

    def within_word(self, meta: Any, children: list[Any]) -> tuple[bool, Name]:
        negated = any(one is True or "not" in one for one in children)
        return negated, Name("within", self._span(meta))

    def is_value(self, meta: Any, children: list[Any]) -> syntax.Is:
        left, word, *values = children
        names = tuple(self._joined(one) if isinstance(one, tuple) else one for one in values)
        return syntax.Is(left, "not" in word, names, False, self._span(meta))

    def is_in(self, meta: Any, children: list[Any]) -> syntax.Is:
        left, word, region = children
        return syntax.Is(left, "not" in word, (self._name(region),), True, self._span(meta))

    def flags(self, meta: Any, children: list[Any]) -> syntax.Flags:
        joined = self._joined(children[0])
        return syntax.Flags(joined, joined.span)

    def option_within(self, meta: Any, children: list[Any]) -> tuple[syntax.Tolerance, ...]:
        tolerances: tuple[syntax.Tolerance, ...] = children[0]
        return tolerances

    def option_at_least(self, meta: Any, children: list[Any]) -> syntax.Option:
        return syntax.Option("at least", figure(children[0]), self._span(meta))

    def option_table(self, meta: Any, children: list[Any]) -> syntax.Option:
        return syntax.Option("table", str(children[0]), self._token_span(children[0]))

    def option_grade(self, meta: Any, children: list[Any]) -> syntax.Option:
        return syntax.Option("grade", str(children[0]), self._token_span(children[0]))

    def option_known(self, meta: Any, children: list[Any]) -> syntax.Option:
        return syntax.Option("if", "known", self._span(meta))

    def option_either(self, meta: Any, children: list[Any]) -> syntax.Option:
        return syntax.Option("if", "either known", self._span(meta))

    def where(self, meta: Any, children: list[Any]) -> tuple[str, syntax.Condition]:
        return "where", children[0]

    def such(self, meta: Any, children: list[Any]) -> tuple[str, syntax.Condition]:
        return "such", children[0]

    def in_the_same(self, meta: Any, children: list[Any]) -> Name:
        return Name(f"same {children[1]}", self._token_span(children[1]))

    def in_other(self, meta: Any, children: list[Any]) -> Name:
        return Name(f"other {children[1]}", self._token_span(children[1]))

    def quantified(self, meta: Any, children: list[Any]) -> syntax.Quantified:
        word, binding, *rest = children
        scope, where, test = _group_parts(rest)
        return syntax.Quantified(str(word), binding, scope, where, test, self._span(meta))

    def group(self, meta: Any, children: list[Any]) -> syntax.Group:
        word, field, binding, *rest = children
        scope, where, _ = _group_parts(rest)
        return syntax.Group(str(word).split()[0], field, binding, scope, where, self._span(meta))

    def count(self, meta: Any, children: list[Any]) -> syntax.Group:
        _, binding, *rest = children
        scope, where, _ = _group_parts(rest)
        return syntax.Group("count", None, binding, scope, where, self._span(meta))


def _group_parts(rest: list[Any]) -> tuple[Name, syntax.Condition | None, syntax.Condition | None]:
    scope = next((one for one in rest if isinstance(one, Name)), Name("same article"))
    where = next((one[1] for one in rest if isinstance(one, tuple) and one[0] == "where"), None)
    such = next((one[1] for one in rest if isinstance(one, tuple) and one[0] == "such"), None)
    return scope, where, such
