"""Tolerances of a law: "within 25% or rounding", and "within same order when hedged" beside it."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.core.operators import OPERATORS, OPTIONS
from newslint.core.rule import Expression
from newslint.lang import syntax
from newslint.lang.comparisons import tolerance_value
from newslint.lang.logic import joined


def widened(law: Expression, tolerances: Sequence[syntax.Tolerance], condition: Expression | None) -> Expression | None:
    """The law with its comparison widened; under a condition, with a wider comparison beside it.

    None where the law compares nothing that takes such a tolerance.
    """
    comparison = _first_agreement(law)
    pairs = tuple((one.key, tolerance_value(one)) for one in tolerances)
    if comparison is None or any(key not in OPERATORS[str(comparison[1])].options for key, _ in pairs):
        return None
    if condition is None:
        return _with_options(law, comparison, pairs)
    strict = (*comparison[:4], ())
    return joined("or", (law, joined("and", (condition, _with_options(strict, strict, pairs)))))


def _first_agreement(expression: Expression) -> Expression | None:
    """The comparison that tolerances belong to: the first one that takes any."""
    if expression[0] == "op":
        return expression if "rounding" in OPERATORS[str(expression[1])].options else None
    if expression[0] in ("or", "and", "not"):
        for part in expression[1:]:
            found = _first_agreement(part)  # type: ignore[arg-type]
            if found is not None:
                return found
    if expression[0] == "some":
        return _first_agreement(expression[5])  # type: ignore[arg-type]
    return None


def _with_options(whole: Expression, target: Expression, pairs: Sequence[tuple[str, object]]) -> Expression:
    """The expression with options added to one comparison in it."""
    if whole == target:
        merged = dict((*target[4], *pairs))  # type: ignore[misc]
        return (*target[:4], tuple((key, merged[key]) for key in OPTIONS if key in merged))
    if whole[0] in ("or", "and", "not"):
        return (whole[0], *(_with_options(part, target, pairs) for part in whole[1:]))  # type: ignore[arg-type]
    if whole[0] == "some":
        return (*whole[:5], _with_options(whole[5], target, pairs))  # type: ignore[arg-type]
    return whole
