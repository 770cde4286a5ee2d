"""Days that are counted off: "the second Saturday of May", "the Friday before Easter", "the first of the month".

What comes in: the token of a weekday, a unit or a season. What goes out: a Moment where words around it say which of
many it is, None where it is to be read by itself.

* "the last Thursday of April", "the first Monday in May 2023" → one day
* "the Monday after Easter", "the day before May 4" → one day
* "the first week of November", "the last days of August", "the last night of October 2024"
* "the first of this month", "the 24th of last month"; "five summers ago"
* "on the night from Friday 15 to Saturday 16 November" → one night; "on a Tuesday", "every Tuesday" → no day
"""

from __future__ import annotations

from newslint.annotate import daydates, periods, relativedates
from newslint.annotate.moments import (
    DAYS,
    GUESSED,
    NONE,
    RELATIVE,
    VAGUE,
    Moment,
    Setting,
    ahead,
    day_number,
    offset_of,
    year_at,
)
from newslint.core.calendar import date_of, weekday_of
from newslint.core.values import DAY, When

COUNTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1, "opening": 1}
"""Words that say which of the weekdays, weeks or days of a month is meant; the last is counted from its end."""
BOUNDS = {"before": -1, "after": 1, "following": 1, "preceding": -1}
"""Words between a day and the date on whose other side it lies."""
AND = frozenset(("to", "and", "until", "-", "–", "into"))
MANY = 5 * DAY
"""Days that are told without a number: "the last days of August"."""
EACH = frozenset(("each", "every", "any", "most"))
INDEFINITE = frozenset(("on", "was", "is"))


def weekday(setting: Setting, index: int) -> Moment | None:
    """A weekday that is counted off, else one by itself."""
    lower = setting.lower
    if setting.prose.words[index][0].isupper():
        before, follows = lower[index - 1], lower[index + 1]
        if before in COUNTS and follows in {"of", "in"}:
            moment = _of_month(setting, index, COUNTS[before])
            if moment is not None:
                return moment
        if before == "the" and follows in BOUNDS:
            moment = _beside(setting, index - 1, index + 1, setting.known.weekdays[lower[index]])
            if moment is not None:
                return moment
        if day_number(follows) and lower[index + 2] in AND:
            moment = _night(setting, index)
            if moment is not None:
                return moment
        if _is_any(setting, index):
            return Moment(index - 1, index + 1, None, "day", VAGUE, setting.known.weekdays[lower[index]], 0.4)
    return daydates.weekday(setting, index)


def unit(setting: Setting, index: int) -> Moment | None:
    """A unit of time that is counted off, else one by itself."""
    lower = setting.lower
    name = setting.known.units[lower[index]]
    before, follows = lower[index - 1], lower[index + 1]
    moment = None
    if name in {"day", "night", "week", "weekend"}:
        if before in COUNTS and follows in {"of", "in"} and lower[index - 2] == "the":
            moment = _of_month(setting, index, COUNTS[before])
        elif lower[index] in {"day", "night", "week"} and before == "the" and follows in BOUNDS:
            moment = _beside(setting, index - 1, index + 1, None)
            if moment is not None and moment.when is not None and name == "week":
                # "The week before Christmas" ends or begins beside it.
                start = moment.when.start - (6 * DAY if BOUNDS[follows] < 0 else 0)
                moment = moment._replace(
                    when=When(start, start + 7 * DAY), grain="week", flags=moment.flags | {"vague"}
                )
    elif name == "month" and lower[index - 2] == "of":
        moment = _of_this(setting, index)
    return moment or relativedates.unit(setting, index)


def part_of_day(setting: Setting, index: int) -> Moment | None:
    """ "The last night of October", else a part of the day by itself."""
    return (unit if setting.lower[index] == "night" else relativedates.part_of_day)(setting, index)


def season(setting: Setting, index: int) -> Moment | None:
    """ "Five summers ago", else a season by itself."""
    lower, today = setting.lower, setting.today
    if not lower[index].endswith("s"):
        return relativedates.season(setting, index)
    counted = relativedates.number_before(setting, index)
    if counted is None or today is None or not counted[2] or lower[index + 1] not in {"ago", "back"}:
        return None
    low, high = setting.known.seasons[lower[index][:-1]]
    year, month, _ = date_of(today) or (1, 1, 1)
    # In February "last summer" is that of the year before; whoever counts seasons may count that one or not.
    first = year - round(counted[1]) - (month < low)
    when = When(periods.months(first, low).start, periods.months(first + 1, low, high - low + 1).stop)
    return Moment(counted[0], index + 2, when, "season", VAGUE, None, 0.6)


def _of_month(setting: Setting, index: int, which: int) -> Moment | None:
    """ "The second Saturday of May", "the last week of October 2024", "the first days of June"."""
    lower, known, today = setting.lower, setting.known, setting.today
    month = known.months.get(lower[index + 2])
    if month is None or setting.prose.words[index + 2][0].islower():
        return None
    first, stop = index - 1 - (lower[index - 2] in {"the", "'s"}), index + 3
    found = year_at(setting, stop)
    year, flags = 0, NONE
    if found:
        year, stop = found
    elif today is not None:
        year, flags = daydates.guess_month(setting, index + 2, month), GUESSED
    weekday = known.weekdays.get(lower[index])
    if not year:
        return Moment(first, stop, None, "day" if weekday is not None else "week", GUESSED, weekday, 0.5)
    if weekday is not None:
        start = periods.nth_weekday(year, month, weekday, which)
        _, there, day = date_of(start) or (1, 0, 0)
        if there != month:
            return None  # "the fifth Sunday of May"
        return Moment(first, stop, When(start, start + DAY), "day", flags, weekday, 0.85, f"{month:02}-{day:02}")
    whole = periods.months(year, month)
    name = known.units[lower[index]]
    size = {"week": 7 * DAY, "weekend": 9 * DAY}.get(name, DAY if lower[index] == name else MANY)
    start = whole.start + (which - 1) * size if which > 0 else whole.stop + which * size
    if start >= whole.stop:
        return None
    when = When(start, start + size)
    if name == "night":
        return Moment(first, stop, When(start + 17 * 60, start + 30 * 60), "hour", flags, None, 0.8)
    if size == DAY:
        day = (date_of(start) or (1, 1, 1))[2]
        return Moment(first, stop, when, "day", flags, None, 0.85, f"{month:02}-{day:02}")
    if name != "day":  # weeks are told from Monday, or from the first
        when = When(when.start - 2 * DAY, when.stop + 2 * DAY)
    return Moment(first, stop, when, "week", flags | {"vague"}, None, 0.7)


def _beside(setting: Setting, first: int, at: int, weekday: int | None) -> Moment | None:
    """ "The Monday after Easter", "the day before May 4": measured from the date behind."""
    known, lower = setting.known, setting.lower
    sign = BOUNDS[lower[at]]
    at += 1 + (lower[at + 1] == "the")
    kind = known.triggers.get(lower[at])
    if kind not in {"holiday", "month"}:
        return None
    date = daydates.month(setting, at) if kind == "month" else daydates.holiday(setting, at)
    if date is None or date.grain != "day":
        return None
    if date.when is None:
        return Moment(first, date.stop, None, "day", date.flags, weekday, 0.5)
    start = date.when.start + sign * DAY
    if weekday is not None:
        start += ((weekday - weekday_of(start)) % 7 if sign > 0 else -((weekday_of(start) - weekday) % 7)) * DAY
    return Moment(first, date.stop, When(start, start + DAY), "day", date.flags, weekday, 0.8)


def _of_this(setting: Setting, index: int) -> Moment | None:
    """ "The first of the month", "the 24th of last month"."""
    lower, today = setting.lower, setting.today
    word = lower[index - 3]
    day = DAYS.get(word) or (day_number(word) if not word.isdecimal() else 0)
    offset = 0 if lower[index - 1] == "the" else offset_of(setting, lower[index - 1])
    if not day or offset is None or today is None or lower[index - 4] != "the":
        return None
    year, month, now = date_of(today) or (1, 1, 1)
    if lower[index - 1] == "the" and day > now and not ahead(setting, index - 4):
        offset = -1
    when = periods.day(year + (month - 1 + offset) // 12, (month - 1 + offset) % 12 + 1, day)
    return Moment(index - 4, index + 1, when, "day", RELATIVE, None, 0.7) if when is not None else None


def _night(setting: Setting, index: int) -> Moment | None:
    """ "The night from Friday 15 to Saturday 16 November", "Friday 15 and Saturday 16 November"."""
    lower, known = setting.lower, setting.known
    at = index + 3 + (lower[index + 3] in known.weekdays)
    low, high = day_number(lower[index + 1]), day_number(lower[at])
    month = known.months.get(lower[at + 1])
    if month is None or high <= low:
        return None
    second = daydates.month(setting, at + 1)
    if second is None or second.when is None:
        return None
    start = second.when.start - second.when.start % DAY - (high - low) * DAY
    weekday = known.weekdays[lower[index]]
    if high == low + 1 and not daydates.NIGHTLY.isdisjoint(lower[max(0, index - 4) : index]):
        night = When(start + daydates.EVE, start + DAY + daydates.DAWN)
        return Moment(index, second.stop, night, "hour", second.flags, weekday, 0.8)
    printed = f"{month:02}-{low:02}"
    return Moment(index, index + 2, When(start, start + DAY), "day", second.flags, weekday, 0.8, printed)


def _is_any(setting: Setting, index: int) -> bool:
    """Whether it is some Tuesday: "it rained on a Tuesday", "every Tuesday", "the first Tuesday of each month", but
    "in a Tuesday meeting", "on a Tuesday call".
    """
    lower, prose = setting.lower, setting.prose
    if lower[index - 1] in EACH or (
        lower[index - 1] in COUNTS and lower[index + 1] == "of" and lower[index + 2] in EACH
    ):
        return True
    if lower[index - 1] != "a" or lower[index - 2] not in INDEFINITE:
        return False
    follows = index + 1
    if lower[follows] in setting.known.parts:
        follows += 1
    return follows >= len(prose.tags) or prose.tags[follows] not in "NPJ"
