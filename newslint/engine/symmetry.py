"""Whether a rule says the same of two facts whichever of them is named first: a rule in, a yes or no out.

A rule over like facts has one group of them, in which a majority can be found; a rule over unlike facts, such as
denials and claims, has two sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from newslint.core import expressions
from newslint.core.hints import cast
from newslint.core.operators import OPERATORS
from newslint.core.rule import Expression, Rule

_BETWEEN_LIKES = ("across sources", "across texts", "across editions", "over time", "against the archive", "anywhere")
"""Scopes in which a condition on one variable alone is meant of both: a headline and its body are no likes."""

_AGREEMENTS = ("agrees-with", "same-as", "=", "within", "matches", "overlaps", "part-of", "contains", "similar-to")
"""Operators by which two values say the same."""


def over_likes(rule: Rule, single: Mapping[str, Sequence[Expression]], keys: Sequence[Expression]) -> bool:
    """Whether both variables range over the same kind of thing, told apart by nothing but their order.

    Where a writer puts a condition on the first variable only ("a.measure is known"), it is one kind still; where
    each variable has conditions that the other has not, they are two.
    """
    # What a rule blames by name is not one of a group of likes.
    if len(rule.given) != 2 or rule.blame == "first" or rule.given[0].kind != rule.given[1].kind:
        return False
    names = [given.variable for given in rule.given]
    alone = [[expressions.by_itself(gate, name) for gate in single[name]] for name in names]
    ours, theirs = ({canonical(gate) for gate in gates} for gates in alone) if alone[0] != alone[1] else (set(), set())
    if ours != theirs:
        lopsided = (ours < theirs or theirs < ours) and rule.scope in _BETWEEN_LIKES
        if not lopsided or not is_symmetric([rule.law[1]], names):
            return False
    return all(is_symmetric([key], names) for key in keys)


def is_agreement(rule: Rule) -> bool:
    """Whether facts that keep the law say the same; a law that forbids leaves open what else they say."""
    mood, law = rule.law
    return mood == "expect" and _agrees(law)


def _agrees(law: Expression) -> bool:
    match law:
        case ("op", str(name), _, _, _):
            return name in _AGREEMENTS
        case ("and" | "or", *parts):
            return all(_agrees(cast(Expression, part)) for part in parts)
    return False


def is_symmetric(parts: Sequence[Expression], names: Sequence[str]) -> bool:
    """Whether expressions, taken together, say the same with two variables swapped."""
    one, other = names
    return {canonical(part) for part in parts} == {_swapped(part, one, other) for part in parts}


@lru_cache(maxsize=4096)
def _swapped(expression: Expression, one: str, other: str) -> Expression:
    """The same of the two other variables, in one form."""
    return canonical(expressions.renamed(expression, {one: other, other: one}))


@lru_cache(maxsize=4096)
def canonical(expression: Expression) -> Expression:
    """One form for expressions that say the same with operands in another order."""
    match expression:
        case ("and" | "or" as head, *parts):
            return (head, *sorted((canonical(cast(Expression, part)) for part in parts), key=repr))
        case ("not", tuple(part)):
            return ("not", canonical(part))
        case ("op", str(name), tuple(left), tuple(right), options):
            one, other = canonical(left), canonical(right)
            mirror = OPERATORS[name].mirror if name in OPERATORS else name if name in "+*" else ""
            forms: list[Expression] = [("op", name, one, other, options)]
            if mirror:
                forms.append(("op", mirror, other, one, options))
            return min(forms, key=repr)
        case ("call", "difference" | "distance" | "shared" | "grade" as name, tuple(left), tuple(right)):
            return ("call", name, *sorted((canonical(left), canonical(right)), key=repr))
        case ("call", str(name), *arguments) if name.endswith("-between"):
            return ("call", name, *sorted((canonical(cast(Expression, one)) for one in arguments), key=repr))
    return expression
