"""Expressions joined by "and" and "or", in the one form in which they are compared."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.core.rule import Expression


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
