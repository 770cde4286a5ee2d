"""Days and minutes since the first day of year 1, and back: the arithmetic of dates, without ``datetime``.

Proleptic Gregorian, by the era method of Howard Hinnant's "chrono-compatible low-level date algorithms" (2013).
"""

from __future__ import annotations

from newslint.core.values import DAY

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
