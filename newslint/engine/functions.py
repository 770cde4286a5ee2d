"""The functions and the arithmetic of the rule language: values in, a value out, None where it cannot be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import floor, log10

from newslint.core.calendar import date_of, weekday_of
from newslint.core.hints import TypeAlias
from newslint.core.values import DAY, INFINITY, Amount, Entity, When
from newslint.engine import letters
from newslint.engine.nearness import Days, interval
from newslint.engine.operators import identity

Function: TypeAlias = Callable[..., object]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
YEAR = 365.2425
"""Mean days of a Gregorian year."""


def days_between(first: object, second: object) -> object:
    """Days between two times, as the interval that their vagueness allows; never negative."""
    return _minutes_between(first, second, DAY)


def hours_between(first: object, second: object) -> object:
    """Hours between two times."""
    return _minutes_between(first, second, 60)


def years_between(first: object, second: object) -> object:
    """Years between two times, part years as fractions."""
    return _minutes_between(first, second, DAY * YEAR)


def months_between(first: object, second: object) -> object:
    """Months between two times, part months as fractions."""
    return _minutes_between(first, second, DAY * YEAR / 12)


def ratio(first: object, second: object) -> object:
    """The first divided by the second."""
    return calculate("/", first, second)


def percent_change(first: object, second: object) -> object:
    """What the second is above the first, in percent of the first."""
    grown = calculate("/", second, first)
    return calculate("*", calculate("-", grown, 1.0), 100.0)


def difference(first: object, second: object) -> object:
    """How far apart two figures are, never negative."""
    found = calculate("-", first, second)
    if not isinstance(found, Amount):
        return None
    if found.low < 0 < found.high:
        return Amount(0.0, max(-found.low, found.high))
    return Amount(min(abs(found.low), abs(found.high)), max(abs(found.low), abs(found.high)))


WHOLE = 1e15
"""Figures from which on a float no longer holds every digit."""


def order(value: object) -> object:
    """The power of ten of the middle: 6 for a few million."""
    amount = interval(value)
    size = abs(amount.middle()) if amount else 0.0
    return float(floor(log10(size))) if 0 < size < INFINITY else None


def middle(value: object) -> object:
    """The figure as printed, or the middle of the band."""
    amount = interval(value)
    return amount.middle() if amount else None


def digits(value: object) -> object:
    """How many digits of a figure tell: 2 for 4,300 and for 0.43. Figures that share them share them by no chance.

    >>> digits(4300), digits(2.1e9), digits(0.05)
    (2.0, 2.0, 1.0)
    """
    amount = interval(value)
    if amount is None or not abs(amount.middle()) < INFINITY:
        return None
    return float(len(f"{abs(amount.middle()):.12e}".partition("e")[0].replace(".", "").rstrip("0")))


def sorted_digits(value: object) -> object:
    """The digits of a whole figure in order of size, greatest first so that noughts count; unknown for others.

    >>> sorted_digits(14100), sorted_digits(11400), sorted_digits(2.5)
    (41100.0, 41100.0, None)
    """
    amount = interval(value)
    figure = amount.middle() if amount is not None else 0.0
    if not 0 < figure < WHOLE or figure % 1:
        return None
    return float("".join(sorted(str(int(figure)), reverse=True)))


def low(value: object) -> object:
    """The least figure that the words allow."""
    amount = interval(value)
    return amount.low if amount else None


def high(value: object) -> object:
    """The greatest figure that the words allow."""
    amount = interval(value)
    return amount.high if amount else None


def weekday(value: object) -> object:
    """The day of the week; unknown where more than one day is meant."""
    if isinstance(value, When) and value.start // DAY == (value.stop - 1) // DAY:
        return WEEKDAYS[weekday_of(value.start)]
    return None


def year(value: object) -> object:
    """The year; unknown where more than one is meant."""
    if isinstance(value, When):
        first, last = date_of(value.start), date_of(value.stop - 1)
        return float(first[0]) if first and last and first[0] == last[0] else None
    return None


def start(value: object) -> object:
    """The first minute."""
    return When(value.start, value.start + 1) if isinstance(value, When) else None


def end(value: object) -> object:
    """The last minute."""
    return When(value.stop - 1, value.stop) if isinstance(value, When) else None


def length(value: object) -> object:
    """Elements of a set or run, words of a text."""
    if isinstance(value, str):
        return float(len(value.split()))
    return float(len(value)) if isinstance(value, frozenset | tuple) else None


def letters_of(value: object) -> object:
    """Characters of a text or name."""
    return float(len(_name(value)))


def distance(first: object, second: object) -> object:
    """Letters to add, drop, change or swap to make one text of the other."""
    return float(letters.edits(str(identity(first)), str(identity(second))))


def shared(first: object, second: object) -> object:
    """Common elements of two sets or runs of words."""
    if isinstance(first, frozenset | tuple) and isinstance(second, frozenset | tuple):
        return float(len(frozenset(first).intersection(second)))
    return None


def first_word(value: object) -> object:
    """Of a name, the given name."""
    words = _name(value).split()
    return words[0] if words else None


def last_word(value: object) -> object:
    """Of a name, the surname."""
    words = _name(value).split()
    return words[-1] if words else None


def calculate(sign: str, left: object, right: object) -> object:
    """Interval arithmetic (Moore 1966) on figures; a moment moves by days.

    >>> calculate("+", Amount(1, 2), 3.0)
    Amount(low=4.0, high=5.0, printed=None, bound='')
    """
    if isinstance(left, When) and isinstance(right, Days) and sign in "+-":
        minutes = round(right * DAY) * (1 if sign == "+" else -1)
        return When(left.start + minutes, left.stop + minutes)
    if sign == "-" and isinstance(left, When) and isinstance(right, When):
        return days_between(left, right)
    one, other = interval(left), interval(right)
    if one is None or other is None:
        return None
    match sign:
        case "+":
            ends = (one.low + other.low, one.high + other.high)
        case "-":
            ends = (one.low - other.high, one.high - other.low)
        case "*":
            ends = _hull(a * b if a and b else 0.0 for a in one[:2] for b in other[:2])
        case _:
            if other.low <= 0 <= other.high:
                return None
            ends = _hull(a / b for a in one[:2] for b in other[:2] if abs(a) < INFINITY or abs(b) < INFINITY)
    return Amount(*ends, _printed(sign, one.printed, other.printed)) if ends[0] == ends[0] else None


def _hull(products: Iterable[float]) -> tuple[float, float]:
    found = list(products)
    return (min(found), max(found)) if found else (-INFINITY, INFINITY)


def _printed(sign: str, one: float | None, other: float | None) -> float | None:
    if one is None or other is None:
        return None
    match sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
    return one / other if other else None


def _minutes_between(first: object, second: object, unit: float) -> object:
    if not (isinstance(first, When) and isinstance(second, When)):
        return None
    earlier, later = sorted((first, second))
    # From the 29th to the 30th is one day, whatever the hour: whole days are counted, not their minutes.
    grain = 1 if any(when.start % DAY or when.stop % DAY for when in (earlier, later)) else DAY
    least = max(later.start - (earlier.stop - grain), 0)
    most = max(later.stop, earlier.stop) - grain - earlier.start
    return Amount(least / unit, most / unit, (later.start - earlier.start) / unit)


def _name(value: object) -> str:
    return value.label if isinstance(value, Entity) else str(value)


FUNCTIONS: Mapping[str, Function] = {
    "years-between": years_between,
    "months-between": months_between,
    "days-between": days_between,
    "hours-between": hours_between,
    "ratio": ratio,
    "percent-change": percent_change,
    "difference": difference,
    "order": order,
    "middle": middle,
    "low": low,
    "high": high,
    "weekday": weekday,
    "year": year,
    "start": start,
    "end": end,
    "length": length,
    "digits": digits,
    "sorted-digits": sorted_digits,
    "letters": letters_of,
    "distance": distance,
    "shared": shared,
    "first-word": first_word,
    "last-word": last_word,
}
"""Every function of ``core.operators`` by name, but for "known" and "grade", which ``engine.compile`` knows."""
