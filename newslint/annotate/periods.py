"""Intervals of the calendar: days, weeks, months, seasons and years as half-open runs of minutes.

What comes in: years, months, days, and the day an article appeared. What goes out: ``When`` values. Weeks begin on
Monday. Nothing here reads text.
"""

from __future__ import annotations

from functools import lru_cache

from newslint.core.calendar import date_of, minute_of, weekday_of
from newslint.core.values import DAY, When

MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
GRAINS = {"minute": 1, "hour": 60, "day": DAY, "night": DAY, "week": 7 * DAY, "fortnight": 14 * DAY, "weekend": 2 * DAY}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
FIRST_YEAR, LAST_YEAR = 2, 9990


def length_of_month(year: int, month: int) -> int:
    """Days in a month.

    >>> length_of_month(2024, 2), length_of_month(1900, 2)
    (29, 28)
    """
    leap = month == 2 and ((year % 4 == 0 and year % 100 != 0) or year % 400 == 0)
    return MONTH_DAYS[month - 1] + leap


def day(year: int, month: int, number: int) -> When | None:
    """A day, or None where the calendar has none."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= number <= length_of_month(year, month)):
        return None
    start = minute_of(year, month, number)
    return When(start, start + DAY)


def months(year: int, month: int, n_months: int = 1) -> When:
    """A run of whole months; ``month`` may lie outside 1 to 12 and then moves the year."""
    return When(_month_start(year, month), _month_start(year, month + n_months))


@lru_cache(1024)  # the news of one time names few months
def _month_start(year: int, month: int) -> int:
    index = year * 12 + month - 1
    return minute_of(min(max(index // 12, FIRST_YEAR), LAST_YEAR), index % 12 + 1, 1)


def year(number: int, n_years: int = 1) -> When:
    """A run of whole years."""
    return months(number, 1, 12 * n_years)


def around(minute: int, unit: str, offset: int) -> When:
    """The calendar unit that a minute falls into, moved by ``offset`` units: "last month" is offset -1."""
    today = minute - minute % DAY
    if unit == "week":
        start = today - weekday_of(minute) * DAY + 7 * DAY * offset
        return When(start, start + 7 * DAY)
    if unit == "weekend":
        start = today - weekday_of(minute) * DAY + 5 * DAY + 7 * DAY * offset
        return When(start, start + 2 * DAY)
    if unit in GRAINS:
        size = GRAINS[unit]
        start = minute - minute % size + size * offset if size <= DAY else today + size * offset
        return When(start, start + size)
    y, m, _ = date_of(minute) or (1, 1, 1)
    if unit == "month":
        return months(y, m + offset)
    if unit == "quarter":
        return months(y, (m - 1) // 3 * 3 + 1 + 3 * offset, 3)
    n_years = MONTHS[unit] // 12
    return year(y // n_years * n_years + offset * n_years, n_years)


def shifted(minute: int, unit: str, count: float) -> When:
    """The time ``count`` units from a minute, as precisely as the unit says: "three years ago" is a year.

    "Two months ago" is the month, "two days ago" the day, "two hours ago" the hour.
    """
    if unit in MONTHS:
        y, m, _ = date_of(minute) or (1, 1, 1)
        total = round(count * MONTHS[unit])
        if unit == "month":
            return months(y, m + total)
        moved = y + total // 12 if total % 12 == 0 else (y * 12 + m - 1 + total) // 12
        return year(moved) if unit == "year" else year(moved - MONTHS[unit] // 48, max(MONTHS[unit] // 24, 2))
    size = GRAINS[unit]
    start = minute + round(count * size)
    if unit in {"minute", "hour"}:
        return When(start, start + size)
    start -= start % DAY
    wide = 2 * DAY if unit in {"week", "fortnight"} else 0
    return When(start - wide, start + DAY + wide)


def span(minute: int, unit: str, count: float) -> When:
    """The last (negative count) or next units up to a minute: "the past two weeks"."""
    if unit in MONTHS:
        y, m, d = date_of(minute) or (1, 1, 1)
        edge = months(y, m + round(count * MONTHS[unit]))
        other = min(edge.start + (d - 1) * DAY, edge.stop)
    else:
        other = minute + round(count * GRAINS[unit])
    return When(min(minute, other), max(minute, other))


def part(when: When, low: float, high: float) -> When:
    """A part of an interval: the late third of a month."""
    size = when.stop - when.start
    step = DAY if size > 2 * DAY else 1
    return When(when.start + round(size * low / step) * step, when.start + round(size * high / step) * step)


def nth_weekday(year_number: int, month: int, weekday: int, which: int) -> int:
    """The first minute of the nth (or, negative, nth from last) weekday of a month."""
    if which > 0:
        first = minute_of(year_number, month, 1)
        return first + ((weekday - weekday_of(first)) % 7 + 7 * (which - 1)) * DAY
    last = _month_start(year_number, month + 1) - DAY
    return last - ((weekday_of(last) - weekday) % 7 + 7 * (-which - 1)) * DAY


def easter(year_number: int) -> int:
    """The first minute of Easter Sunday (the method printed in Nature in 1876).

    >>> date_of(easter(2024)), date_of(easter(2025))
    ((2024, 3, 31), (2025, 4, 20))
    """
    golden, (century, of_century) = year_number % 19, divmod(year_number, 100)
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - correction + 15) % 30
    leaps_here, rest_here = divmod(of_century, 4)
    sunday = (32 + 2 * rest + 2 * leaps_here - moon - rest_here) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return minute_of(year_number, month, day + 1)
