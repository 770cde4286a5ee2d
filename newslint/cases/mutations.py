"""Words with one fact in them changed: words of a test in, mutants out, each with what was done to it.

After DeMillo, Lipton and Sayward (1978): tests that do not notice a planted error would not notice a real one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

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
_SCALED = re.compile(r"(?<=\d)(?P<short>\s?(?:bn|m))\b|\b(?P<long>million|billion|thousand|trillion)\b", re.I)
_CLOCK = re.compile(r"\b(\d{1,2})(?=:\d\d\b|\.\d\d\s?[ap]\.?m)")
_MONTH = rf"(?:{'|'.join(_MONTHS)}|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_DAY = re.compile(rf"\b{_MONTH} (\d{{1,2}})\b|\b(\d{{1,2}}) {_MONTH}")
_TIMES = re.compile(rf"{_DAY.pattern}|\b(\d{{1,2}}):(\d\d)\b")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_WORD = re.compile(r"[A-Za-z']+")
_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|did|does|do|should)\b(?! not)", re.I)
_SIGN = re.compile(r"[$€£]")
_OFFICE = re.compile(
    r"\b(?:president|minister|mayor|governor|senator|chairman|chairwoman|director|secretary|ambassador|captain|coach"
    r"|bishop|judge|general|colonel|professor|editor|treasurer|goalkeeper)\b",
    re.I,
)
_NOT = re.compile(r"\b(?:not|never) |n['’]t\b")

STRANGER = "Quillermont"
"""A name that no test uses."""


def mutants(words: str, value: object, field: str = "") -> Iterator[Mutant]:
    """Changes that alter the value that the words stand for; of one kind there may be several."""
    seen = {words}
    for name, change in _CHANGES[_kind(value, field)]:
        for changed in change(words):
            if changed not in seen:
                seen.add(changed)
                yield Mutant(name, changed)


def reversals(words: str) -> Iterator[Mutant]:
    """A "not" dropped or added."""
    for name, change in (("not dropped", _drop_not), ("not added", _add_not)):
        for changed in change(words):
            yield Mutant(name, changed)


def paraphrases(text: str) -> Iterator[Mutant]:
    """Changes of a whole article that change nothing: what they raise is a false alarm."""
    # In the middle: a first line of two words would look like a headline.
    gaps = [found.start() for found in re.finditer(r"(?<=[a-z,]) (?=[a-z])", text)]
    if gaps:
        gap = min(gaps, key=lambda at: abs(2 * at - len(text)))
        yield Mutant("lines wrapped", f"{text[:gap]}\n{text[gap + 1 :]}")
    yield Mutant("curly quotes", re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’"))
    yield Mutant("straight quotes", text.translate(str.maketrans("“”‘’", "\"\"''")))
    yield Mutant("per cent in two words", re.sub(r"\bpercent\b", "per cent", text))


def _kind(value: object, field: str) -> str:
    """What sort of thing a law compares; "" for a word of the vocabulary, which has no other way to be said wrong."""
    match value:
        case Amount():
            return "amount"
        case When():
            return "time"
        case str() if field == "words" and _FIGURE.search(value):
            return "amount"  # "35 years ago": the count may be wrong, another word would be no date
        case _ if field in _FIELDS:
            return _FIELDS[field]
        case Entity():
            return "name"
        case str() if value.capitalize() in _DAYS:
            return "time"
    return ""


_FIELDS = {
    **dict.fromkeys(("text", "content", "words", "sentence", "slot"), "words"),
    "spelling": "spelling",
    "title": "office",
    "unit": "currency",
}


def compared(fact: Fact, names: tuple[str, ...]) -> tuple[object, str]:
    """The value of a fact that a law compares, and the field that holds it; or else its words."""
    return next(((fact.fields[name], name) for name in names if name in fact.fields), (fact.words, "words"))


def _each(pattern: re.Pattern[str], words: str, other: Callable[[re.Match[str]], str]) -> Iterator[str]:
    """The words with one place changed, place by place: two changes at once may make one another good."""
    for found in pattern.finditer(words):
        changed = other(found)
        if changed != found.group():
            yield words[: found.start()] + changed + words[found.end() :]


def _scale(words: str) -> Iterator[str]:
    """Only behind a figure is "m" a million: in "1:30 a.m." it is none."""

    def other(found: re.Match[str]) -> str:
        if found["long"]:
            return _SCALES[found["long"].lower()]
        short: str = found["short"]
        return " " * short.startswith(" ") + _SCALES[short.strip().lower()]

    return _each(_SCALED, words, other)


def _digit(words: str) -> Iterator[str]:
    """Each figure with its first digit raised, and lowered, by more than any rounding; a year stays one."""
    # Hours and days of a month have changes of their own: "94 March" is no date that anybody would print.
    times = {found.start(at) for found in _TIMES.finditer(words) for at in range(1, _TIMES.groups + 1)}

    def other(first: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
        def change(found: re.Match[str]) -> str:
            figure = found.group()
            if found.start() in times:
                return figure
            if _YEAR.fullmatch(figure):
                return str(int(figure) + (6 if first("1") == "9" else -6))
            return first(figure[0]) + figure[1:]

        return change

    for first in (_far, _next, _low):
        yield from _each(_FIGURE, words, other(first))


def _far(digit: str) -> str:
    return "9" if digit < "5" else "2"


def _next(digit: str) -> str:
    return str(int(digit) % 9 + 1)


def _low(digit: str) -> str:
    return "1"


def _hour(words: str) -> Iterator[str]:
    return _each(_CLOCK, words, lambda found: str((int(found.group()) + 4) % 12 + 1))


def _date(words: str) -> Iterator[str]:
    """Each figure as another day of a month, or as a year some years later."""

    def other(found: re.Match[str]) -> str:
        figure = found.group()
        if not figure.isdigit():
            return figure
        return str((int(figure) + 3) % 27 + 1) if len(figure) < 3 else str(int(figure) + 4)

    return _each(_FIGURE, words, other)


def _day(words: str) -> Iterator[str]:
    """A day of a month, earlier or later by more than a week."""

    def other(found: re.Match[str]) -> str:
        day = int(found.group(1) or found.group(2))
        return found.group().replace(str(day), str(day + 10 if day < 15 else day - 10), 1)

    return _each(_DAY, words, other)


def _number_word(words: str) -> Iterator[str]:
    def other(by: int) -> Callable[[re.Match[str]], str]:
        def change(found: re.Match[str]) -> str:
            word = found.group()
            if word.lower() not in _NUMBERS:
                return word
            moved = _NUMBERS[(_NUMBERS.index(word.lower()) + by) % len(_NUMBERS)]
            return moved.capitalize() if word[0].isupper() else moved

        return change

    # Five on and five back, round the dozen.
    yield from _each(_WORD, words, other(5))
    yield from _each(_WORD, words, other(-5))


def _shift(names: list[str], by: int) -> Callable[[str], Iterator[str]]:
    def other(found: re.Match[str]) -> str:
        word = found.group()
        return names[(names.index(word) + by) % len(names)] if word in names else word

    return lambda words: _each(_WORD, words, other)


def _drop_not(words: str) -> Iterator[str]:
    return _each(_NOT, words, lambda _: "")


def _add_not(words: str) -> Iterator[str]:
    if not _NOT.search(words):
        yield from list(_each(_AUXILIARY, words, lambda found: f"{found.group()} not"))[:1]


def _other_word(words: str) -> Iterator[str]:
    """The longest word said otherwise."""
    longest = max(_WORD.findall(words), key=len, default="")
    if longest:
        yield words.replace(longest, STRANGER.lower(), 1)


def _misspell(words: str) -> Iterator[str]:
    """Two letters of the last long word in the wrong order."""
    for found in reversed(list(_WORD.finditer(words))):
        at = next((i for i in range(found.start() + 1, found.end() - 1) if words[i] != words[i + 1]), 0)
        if at and len(found.group()) > 4:
            yield words[:at] + words[at + 1] + words[at] + words[at + 2 :]
            return


def _office(words: str) -> Iterator[str]:
    """Another office altogether, and the one below: most offices that one person cannot hold at once are a ladder."""
    yield from _each(_OFFICE, words, lambda found: "goalkeeper" if found.group().lower() != "goalkeeper" else "bishop")
    yield from _each(_OFFICE, words, lambda found: f"deputy {found.group()}")


def _currency(words: str) -> Iterator[str]:
    return _each(_SIGN, words, lambda found: "€" if found.group() != "€" else "£")


def _swap_name(words: str) -> Iterator[str]:
    yield from _each(_NAME, words, lambda _: STRANGER)
    # Where only a place is looked for, a stranger is none.
    yield from _each(_NAME, words, lambda found: "Japan" if found.group() != "Japan" else "Peru")


_Changes: TypeAlias = tuple[tuple[str, Callable[[str], Iterator[str]]], ...]

_CHANGES: Mapping[str, _Changes] = {
    "amount": (("scale", _scale), ("digit", _digit), ("number", _number_word), ("hour", _hour), ("day", _day)),
    "time": (("weekday", _shift(_DAYS, 3)), ("month", _shift(_MONTHS, 5)), ("hour", _hour), ("date", _date)),
    "name": (("name", _swap_name),),
    "words": (("not dropped", _drop_not), ("not added", _add_not), ("word", _other_word)),
    "spelling": (("letters", _misspell),),
    "office": (("office", _office),),
    "currency": (("currency", _currency),),
    "": (),
}
"""For each kind of value, the changes that alter it."""

FAMILIES: Mapping[str, str] = {
    **dict.fromkeys(("scale", "digit", "number", "hour", "day"), "figures"),
    **dict.fromkeys(("weekday", "month", "date"), "times"),
    "name": "names",
    **dict.fromkeys(("not dropped", "not added", "word"), "words"),
    **{one: one for one in ("letters", "office", "currency")},
}
"""Which changes are of one family."""
