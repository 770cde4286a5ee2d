"""What it takes to evaluate an expression: an expression in, a rough price out, in readings of one field.

Of several gates that keep two facts apart any will do, so the cheapest is asked first. Prices are worked out when a
rule is compiled; only their order counts.
"""

from __future__ import annotations

from newslint.core.expressions import AGGREGATES
from newslint.core.hints import cast
from newslint.core.rule import Expression

REMEMBERED = 5
"""From this price on it is quicker to remember what was found of a pair of facts than to work it out again."""

_LETTERS, _WORDS, _GROUP, _QUOTATIONS = 5, 8, 20, 40

_OPERATORS = {
    "spelled-like": _LETTERS,
    "one-letter-away-from": _LETTERS,
    "similar-to": _WORDS,
    "told-in": _WORDS,
    "printed-in": _LETTERS,
    "matches": _QUOTATIONS,
}
_FUNCTIONS = {"distance": _LETTERS, "grade": _QUOTATIONS}


def price(expression: Expression) -> int:
    """The price of an expression: what its parts cost, and what is done with them.

    >>> same = ("op", "same-as", ("field", "a", "noun"), ("field", "b", "noun"), ())
    >>> price(same) < price(("or", same, same)) < price(("op", "similar-to", *same[2:]))
    True
    """
    match expression:
        case ("field" | "flag", _, _):
            return 1
        case ("value" | "amount" | "days" | "when", *_):
            return 0
        case ("and" | "or" | "not", *parts):
            return sum(price(cast(Expression, part)) for part in parts)
        case ("op", str(name), tuple(left), tuple(right), _):
            return _OPERATORS.get(name, 0) + price(left) + price(right)
        case ("call", str(name), *arguments):
            return 1 + _FUNCTIONS.get(name, 0) + sum(price(cast(Expression, one)) for one in arguments)
        case (str(head), _, _, _, tuple(conditions), inner) if head in AGGREGATES:
            return _GROUP + sum(map(price, conditions)) + (price(inner) if isinstance(inner, tuple) else 1)
    return 1
