"""Dates as they are printed in lines about an article: text comes in, places and intervals go out.

Wall time is kept as printed; a day without a time is the whole day. What can be read in two ways
("04/03/2014") is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.core.calendar import date_of, minute_of, weekday_of
from newslint.core.hints import NamedTuple
from newslint.core.span import Span
from newslint.core.values import DAY, When

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)

_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?,?\s+)?"

_ZONE = (
    r"(?:\s*(?:hrs|hours))?(?:\s*\(?\b(?:(?:utc|gmt)\s?[+-]\d\d?(?::?\d\d)?|utc|gmt|bst|[ecmp][sd]?t|cest?|eet|ist|jst"
    r"|ae[sd]t|nz[sd]t|[ap]kst|hst|wib|z)(?!\w)\)?)?"
)

_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"|\s*(?P<half_only>[ap]\.?\s?m\b\.?)|(?P<military>[0-5]\d)\b)" + _ZONE
)

_GAP = r"(?:\s*(?:,|·|\||@|/|--?|–|—|\bat\b)\s*|\s+)"


class Printed(NamedTuple):
    """A date on the page: where it stands and which time it gives; None where it can be read in two ways."""

    span: Span
    when: When | None


@cache
def _dates() -> re.Pattern[str]:
    iso_clock = (
        r"(?:[T ](?P<iso_hour>[01]\d|2[0-3]):(?P<iso_minute>[0-5]\d)(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    )
    month2, month3, th = _MONTH.format("month2"), _MONTH.format("month3"), r"(?:st|nd|rd|th)?"
    return re.compile(
        # 2015-03-03T17:30:12+00:00
        rf"(?<![\d/-])(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d){iso_clock}(?![\d-])"
        # Tuesday 3 March 2015; TUE 3 MAR 2015
        rf"|(?<!\w){_WEEKDAY}(?P<day2>[0-3]?\d){th}\s+(?:of\s+)?{month2},?\s+(?P<year2>[12]\d{{3}})(?!\d)"
        # Tuesday, March 3rd, 2015
        rf"|(?<!\w){_WEEKDAY}{month3}\s+(?P<day3>[0-3]?\d){th}\b,?\s+(?P<year3>[12]\d{{3}})(?!\d)"
        # 11/26/2015; 26.11.2015; 11-26-15
        r"|(?<![\d/.-])(?P<first>[0-3]?\d)(?P<mark> ?/ ?|[.-])(?P<second>[0-3]?\d)(?P=mark)"
        r"(?P<year4>[12]\d{3}|\d\d)(?![\d/-]|[.]\d)",
        re.IGNORECASE,
    )


@cache
def _years() -> re.Pattern[str]:
    """A line without four digits or a mark between digits holds no full date."""
    return re.compile(r"[12]\d{3}|\d ?/ ?\d|\d[.-]\d\d?[.-]\d\d")


@cache
def _time_after() -> re.Pattern[str]:
    return re.compile(_GAP + _CLOCK + r"(?!\d)", re.IGNORECASE)


@cache
def _weekday_before() -> re.Pattern[str]:
    return re.compile(r"\b(?P<name>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*$", re.IGNORECASE)


@cache
def _time_before() -> re.Pattern[str]:
    return re.compile(_CLOCK + r"\s*(?:,|\||/|-|–|—|\bon\b)?\s*$", re.IGNORECASE)


@cache
def _month_day() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{_MONTH.format('month5')}\s+(?P<day5>[0-3]?\d)|(?P<day6>[0-3]?\d)\s+{_MONTH.format('month6')})\b",
        re.IGNORECASE,
    )


def printed_dates(text: str) -> Iterator[Printed]:
    """All full dates of a line, with the time beside them."""
    if not _years().search(text):
        return
    for found in _dates().finditer(text):
        start, end = found.span()
        day = _day(found)
        if _is_ambiguous(found):
            before = _weekday_before().search(text, max(0, start - 12), start)
            day = _by_weekday(found, before["name"].lower()) if before else None
            if day is None:
                after = _time_after().match(text, end)
                yield Printed(Span(start, after.end() if after else end), None)
                continue
            start = before.start() if before else start
        elif found["first"] and (before := _weekday_before().search(text, max(0, start - 12), start)):
            start = before.start()
        if day is None:
            continue
        if found["iso_hour"]:
            yield Printed(Span(start, end), _at(day, int(found["iso_hour"]), int(found["iso_minute"])))
        elif (after := _time_after().match(text, end)) and (when := _clock(day, after)):
            yield Printed(Span(start, after.end()), when)
        elif (before := _time_before().search(text, max(0, start - 24), start)) and (when := _clock(day, before)):
            yield Printed(Span(before.start(), end), when)
        else:
            yield Printed(Span(start, end), When(day, day + DAY))


def month_and_day(text: str) -> tuple[int, int] | None:
    """The month and the day of a dateline without a year: "OSLO, March 9"."""
    found = _month_day().search(text)
    if found is None:
        return None
    name = found["month5"] or found["month6"]
    return MONTHS.index(name[:3].lower()) + 1, int(found["day5"] or found["day6"])


def day_in_year(year: int, month: int, day: int) -> When | None:
    """A day as an interval; None where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    start = minute_of(year, month, day)
    return When(start, start + DAY) if date_of(start) == (year, month, day) else None


def _is_ambiguous(found: re.Match[str]) -> bool:
    """Whether a date in figures could be the fourth of March or the third of April."""
    return (
        found["first"] is not None
        and found["mark"] != "."  # 8.12.25 is a day in December wherever it is printed so
        and int(found["first"]) <= 12
        and int(found["second"]) <= 12
        and (int(found["first"]) != int(found["second"]))
    )


def _by_weekday(found: re.Match[str], name: str) -> int | None:
    """The one reading of a date in figures whose weekday is the one that is printed: "WED 05/06/26"."""
    first, second, year = int(found["first"]), int(found["second"]), int(found["year4"])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    days = (day_in_year(year, first, second), day_in_year(year, second, first))
    fitting = [day.start for day in days if day is not None and _WEEKDAYS[weekday_of(day.start)] == name]
    return fitting[0] if len(fitting) == 1 else None


def _day(found: re.Match[str]) -> int | None:
    if found["year"]:
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    elif found["year2"]:
        year, month, day = int(found["year2"]), MONTHS.index(found["month2"][:3].lower()) + 1, int(found["day2"])
    elif found["year3"]:
        year, month, day = int(found["year3"]), MONTHS.index(found["month3"][:3].lower()) + 1, int(found["day3"])
    else:
        year, first, second = int(found["year4"]), int(found["first"]), int(found["second"])
        if year < 100:
            year += 2000 if year < 70 else 1900
        month, day = (first, second) if first <= 12 and found["mark"] != "." else (second, first)
    when = day_in_year(year, month, day)
    return when.start if when else None


def _clock(day: int, found: re.Match[str]) -> When | None:
    hour = int(found["hour"])
    half = (found["half"] or found["half_only"] or "").lower()
    if found["military"]:
        # Four digits after a date are a time only where both pairs are printed: "0800", not "800".
        return _at(day, hour, int(found["military"])) if len(found["hour"]) == 2 else None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return _at(day, hour, int(found["minute"] or 0))


def _at(day: int, hour: int, minute: int) -> When:
    start = day + hour * 60 + minute
    return When(start, start + 1)
