"""Days and minutes since the first day of year 1, and back, and intervals of them as ISO text; without ``datetime``.

Proleptic Gregorian, by the era method of Howard Hinnant's "chrono-compatible low-level date algorithms" (2013).
"""

from __future__ import annotations

from newslint.core.values import DAY, When

_ERA = 146_097
"""Days in 400 years."""

_BEFORE_YEAR_1 = 306
"""Days from the first of March of year 0, where the method counts from, to the first of January of year 1."""

LAST_YEAR = 9999


def minute_of(year: int, month: int, day: int) -> int:
    """The first minute of a day.

    >>> minute_of(1, 1, 1), minute_of(1, 1, 2)
    (0, 1440)
    """
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return (era * _ERA + day_of_era - _BEFORE_YEAR_1) * DAY


def date_of(minute: int) -> tuple[int, int, int] | None:
    """Year, month and day of a minute; None beyond the years 1 to 9999.

    >>> date_of(minute_of(2024, 2, 29))
    (2024, 2, 29)
    """
    era, day_of_era = divmod(minute // DAY + _BEFORE_YEAR_1, _ERA)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    month = shifted_month + 3 if shifted_month < 10 else shifted_month - 9
    year = era * 400 + year_of_era + (month <= 2)
    return (year, month, day) if 1 <= year <= LAST_YEAR else None


def weekday_of(minute: int) -> int:
    """The day of the week, Monday being 0: the first day of year 1 was a Monday.

    >>> weekday_of(minute_of(2026, 4, 16))
    3
    """
    return minute // DAY % 7


def when_text(when: When) -> str:
    """An interval as ISO text, its last unit included; "" for one that has no such form.

    >>> when_text(When(minute_of(2026, 4, 16), minute_of(2026, 4, 19)))
    '2026-04-16..2026-04-18'
    """
    if when.stop - when.start == 1 and (text := _minute_text(when.start)):
        return text
    if when.start % DAY == 0 and when.stop % DAY == 0:
        first, last = _day_text(when.start), _day_text(when.stop - DAY)
    else:
        first, last = _minute_text(when.start), _minute_text(when.stop - 1)
    if when.start >= when.stop or not first or not last:
        return ""
    return first if first == last else f"{first}..{last}"


def _day_text(minute: int) -> str:
    date = date_of(minute)
    return f"{date[0]:04}-{date[1]:02}-{date[2]:02}" if date else ""


def _minute_text(minute: int) -> str:
    hour, minutes = divmod(minute % DAY, 60)
    day = _day_text(minute)
    return f"{day}T{hour:02}:{minutes:02}" if day else ""


def when_of(text: str) -> When | None:
    """The interval of an ISO date, of a minute, of a month, or of two of them with ``..`` between.

    >>> when_of("2026-04") == When(when_of("2026-04-01").start, when_of("2026-04-30").stop)
    True
    >>> when_of("2026-04-16T24:00") is None
    True
    """
    first_text, dots, last_text = text.partition("..")
    first = _unit_of(first_text)
    last = _unit_of(last_text) if dots else first
    if first is None or last is None or last.stop <= first.start:
        return None
    return When(first.start, last.stop)


def _unit_of(text: str) -> When | None:
    day_text, separator, time_text = text.partition("T")
    if not separator:
        day_text, separator, time_text = text.partition(" ")
    parts = day_text.split("-")
    if [len(part) for part in parts] not in ([4, 2, 2], [4, 2]) or not all(_digits(part) for part in parts):
        return None
    year, month = int(parts[0]), int(parts[1])
    day = int(parts[2]) if len(parts) > 2 else 1
    if date_of(start := minute_of(year, month, day)) != (year, month, day):
        return None
    if len(parts) == 2:
        after = minute_of(year, month + 1, 1) if month < 12 else minute_of(year, 12, 31) + DAY
        return None if separator else When(start, after)
    if not separator:
        return When(start, start + DAY)
    hour_text, colon, rest = time_text.partition(":")
    minute_text = rest[:2]
    if not colon or len(hour_text) != 2 or len(minute_text) != 2 or not _digits(hour_text + minute_text):
        return None
    if not _is_clock_tail(rest[2:]) or int(hour_text) > 23 or int(minute_text) > 59:
        return None
    minute = start + int(hour_text) * 60 + int(minute_text)
    return When(minute, minute + 1)


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _is_clock_tail(text: str) -> bool:
    """Seconds and an offset may follow; wall time is kept, so they change nothing."""
    return set(text) <= set("0123456789:.+-Z")
