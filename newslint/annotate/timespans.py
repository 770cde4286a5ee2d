"""What the readers of lengths of time share: a length in days, and what lies between two days or two clock times.

What comes in: annotations with their tokens. What goes out: calculations of form "duration" and "clock".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newslint.annotate.calculation import Calculation
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.operands import Figure
from newslint.annotate.prose import Prose
from newslint.core.annotation import Annotation
from newslint.core.values import DAY, INFINITY, Amount, Value, When

DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
"""Days of each unit."""

GRAINS = {
    "day": ("day",),
    "week": ("day", "week"),
    "month": ("day", "week", "month"),
    "year": ("day", "week", "month", "season", "year"),
}
"""For each unit, the dates that it can be counted between."""

HALF_DAY = 720
WEEK = 7 * DAY


class Placed(NamedTuple):
    """An annotation with its tokens."""

    first: int
    stop: int
    one: Annotation


def placed(prose: Prose, ones: Iterable[Annotation]) -> list[Placed]:
    """Annotations with their tokens, from left to right."""
    return sorted((Placed(*token_range(prose, one.span), one) for one in ones), key=lambda each: each[:2])


def fits(span: Placed, date: Placed) -> bool:
    """Whether a date is as fine as the unit of the length: "102 days from 2000 to June 2008" are scattered days."""
    return str(date.one.fields.get("grain")) in GRAINS.get(str(span.one.fields.get("unit")), ())


def elapsed(span: Placed, begin: Placed, finish: Placed) -> Calculation | None:
    """The hours from one clock time to the other, beside the length that is told."""
    return between_clocks(span, days(span.one), begin, finish)


def between_clocks(span: Placed, length: Amount | None, begin: Placed, finish: Placed) -> Calculation | None:
    """As ``elapsed``, with the length in days that a text tells there."""
    one, other = begin.one.fields["value"], finish.one.fields["value"]
    if not isinstance(one, Amount) or not isinstance(other, Amount) or length is None:
        return None
    minutes = (other.printed or other.low) - (one.printed or one.low)
    gap = minutes % HALF_DAY
    days_on = _days_on(begin.one, finish.one)
    slack = (one.high - one.low) + (other.high - other.low)
    hours = length._replace(low=length.low * 24, high=length.high * 24, printed=(length.printed or 0) * 24)
    rounds = 0.0 if days_on else 12 * ((hours.printed or 0.0) // 12)  # "26 hours later": whole rounds are not seen
    if days_on:
        gap, slack, sure = days_on * DAY + minutes, slack + 15, 0.65  # "from 3 a.m. on Saturday to 9 p.m. on Sunday"
    elif rounds:
        sure = 0.5
        hours = hours._replace(
            low=hours.low - rounds, high=hours.high - rounds, printed=(hours.printed or 0.0) - rounds
        )
        gap -= HALF_DAY if gap / 60 - (hours.printed or 0.0) > 6 else 0
    else:
        sure = 0.7
    least = gap - slack if rounds else max(gap - slack, 0)
    fields: dict[str, Value] = {
        "form": "clock",
        "length": hours,
        "elapsed": Amount(least / 60, (gap + slack) / 60, gap / 60),
    }
    return Calculation(begin.first, max(finish.stop, span.stop), fields, sure)


def _days_on(begin: Annotation, finish: Annotation) -> int:
    """Days from that of one clock time to that of another; 0 where they are one, or not told."""
    one, other = begin.fields.get("as_of"), finish.fields.get("as_of")
    if not isinstance(one, When) or not isinstance(other, When) or begin.sentence != finish.sentence:
        return 0
    whole = one.stop - one.start == DAY and other.stop - other.start == DAY
    return (other.start - one.start) // DAY if whole and 0 < other.start - one.start <= WEEK else 0


def made(span: Placed, begin: Placed, finish: Placed, length: Amount, sure: float) -> Calculation:
    """The days from one date to the other, beside the length that is told."""
    fields: dict[str, Value] = {
        "form": "duration",
        "length": length,
        "begins": begin.one.fields["interval"],
        "ends": finish.one.fields["interval"],
    }
    return Calculation(min(span.first, begin.first), max(span.stop, finish.stop), fields, sure)


def days(one: Annotation) -> Amount | None:
    """A duration in days, with all that may have been rounded to it."""
    value, unit = one.fields.get("value"), str(one.fields.get("unit", ""))
    if not isinstance(value, Amount) or value.printed is None or unit not in DAYS:
        return None
    step = 1.0 if value.printed % 1 == 0 else 0.5 if value.printed % 0.5 == 0 else 0.25
    return _widened(value, step, DAYS[unit])


def scaled(one: Figure) -> Amount:
    """A figure of time in days, with all that may have been rounded to it."""
    return _widened(one.amount, 1.0 if one.value % 1 == 0 else 0.5, DAYS[one.unit])


def _widened(value: Amount, step: float, factor: float) -> Amount:
    """Half a unit either way, or on the side that the words leave open: "almost four hours", "more than ten months"."""
    printed = value.printed or 0.0
    low = printed - step / 2 if value.bound in {"", "about"} else min(value.low, printed)
    high = printed + step / 2 if value.bound in {"", "about"} else max(value.high, printed)
    nearly = value.bound == "band" and value.high <= printed
    low = printed - 0.7 * step if nearly else min(low, value.low)  # "almost four hours" is well over three
    if value.bound == "at least":
        high = printed + 1.5 * step if printed < 12 else printed * 1.2  # "more than ten months" is hardly twelve
    high = high if high < INFINITY else printed * 2
    return Amount(low * factor, high * factor, printed * factor, value.bound)
