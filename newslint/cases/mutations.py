"""Words with one fact in them changed: words of a test in, mutants out, each with what was done to it.

After DeMillo, Lipton and Sayward (1978): tests that do not notice a planted error would not notice a real one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from newslint.core.fact import Fact
from newslint.core.values import Amount, Entity, When


class Mutant(NamedTuple):
    """A change: what it is called, and the words as changed."""

    change: str
    words: str


_SCALES = {
    "million": "billion",
    "billion": "million",
    "thousand": "million",
    "trillion": "billion",
    "m": "bn",
    "bn": "m",
}
_NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_WORD = re.compile(r"[A-Za-z']+")
_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|did|does|do|should)\b(?! not)", re.I)
_NOT = re.compile(r"\b(?:not|never) |n['’]t\b")

STRANGER = "Quillermont"
"""A name that no test uses."""


def mutants(words: str, value: object) -> Iterator[Mutant]:
    """Changes that alter the value that the words stand for."""
    for name, change in _CHANGES[_kind(value)].items():
        changed = change(words)
        if changed and changed != words:
            yield Mutant(name, changed)


def paraphrases(text: str) -> Iterator[Mutant]:
    """Changes of a whole article that change nothing: what they raise is a false alarm."""
    yield Mutant("lines wrapped", re.sub(r"(?<=[a-z,]) (?=[a-z])", "\n", text, count=1))
    yield Mutant("curly quotes", re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’"))
    yield Mutant("straight quotes", text.translate(str.maketrans("“”‘’", "\"\"''")))


def _kind(value: object) -> str:
    match value:
        case Amount():
            return "amount"
        case When():
            return "time"
        case Entity():
            return "name"
        case str() if value.capitalize() in _DAYS:
            return "time"
    return "words"


def compared(fact: Fact, names: tuple[str, ...]) -> object:
    """The value of a fact that a law compares, or its words."""
    return next((fact.fields[name] for name in names if name in fact.fields), fact.words)


def _scale(words: str) -> str:
    return _WORD.sub(lambda found: _SCALES.get(found.group(), found.group()), words)


def _digit(words: str) -> str:
    """The first figure, its first digit changed by more than any rounding."""
    return _FIGURE.sub(lambda found: ("9" if found.group()[0] < "5" else "2") + found.group()[1:], words, count=1)


def _date(words: str) -> str:
    """The first figure as another day of a month, or as a year some years later."""

    def other(found: re.Match[str]) -> str:
        figure = found.group()
        if not figure.isdigit():
            return figure
        return str((int(figure) + 3) % 27 + 1) if len(figure) < 3 else str(int(figure) + 4)

    return _FIGURE.sub(other, words, count=1)


def _number_word(words: str) -> str:
    def other(found: re.Match[str]) -> str:
        word = found.group()
        if word.lower() not in _NUMBERS:
            return word
        moved = _NUMBERS[(_NUMBERS.index(word.lower()) + 5) % len(_NUMBERS)]
        return moved.capitalize() if word[0].isupper() else moved

    return _WORD.sub(other, words)


def _shift(names: list[str], by: int) -> Callable[[str], str]:
    def shift(words: str) -> str:
        return _WORD.sub(
            lambda found: (
                names[(names.index(found.group()) + by) % len(names)] if found.group() in names else found.group()
            ),
            words,
        )

    return shift


def _drop_not(words: str) -> str:
    return _NOT.sub("", words, count=1)


def _add_not(words: str) -> str:
    return "" if _NOT.search(words) else _AUXILIARY.sub(r"\1 not", words, count=1)


def _swap_name(words: str) -> str:
    return _NAME.sub(STRANGER, words, count=1)


_CHANGES: Mapping[str, Mapping[str, Callable[[str], str]]] = {
    "amount": {"scale": _scale, "digit": _digit, "number": _number_word},
    "time": {"weekday": _shift(_DAYS, 3), "month": _shift(_MONTHS, 5), "date": _date},
    "name": {"name": _swap_name},
    "words": {"not dropped": _drop_not, "not added": _add_not, "digit": _digit},
}
"""For each kind of value, the changes that alter it."""
