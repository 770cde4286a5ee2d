"""Dates with a month, a weekday or a holiday: "Monday, April 21", "16 Apr 2018", "last September", "late May".

What comes in: the token of a month, weekday or holiday. What goes out: a Moment, or None. A weekday or a month without
a year is taken from the past, unless its verb looks ahead; "may" and "march" in small letters are no months.
"""

from __future__ import annotations

from newslint.annotate import periods
from newslint.annotate.moments import (
    BEFORE_YEAR,
    DAYS,
    GUESSED,
    NONE,
    RELATIVE,
    Moment,
    Setting,
    ahead,
    day_number,
    edge_before,
    narrowed,
    offset_of,
    tense_of,
    with_article,
    with_part,
    year_at,
)
from newslint.annotate.prose import new
from newslint.core.calendar import date_of, minute_of, weekday_of
from newslint.core.values import DAY, When

NEAR = 45 * DAY
"""So near to publication a date is of the nearest year, whatever its weekday."""

SOON = 240 * DAY
"""The same of what is still to come: nobody announces a day of the year after next without its year."""

UPDATED = 14 * DAY
"""A past so soon after publication is that of a later version, which kept the day of the first."""

NIGHTLY = frozenset(("night", "overnight"))
SMALL = frozenset(("early", "small", "wee"))
EVE, DAWN = 18 * 60, 6 * 60
"""The minutes of a day at which its night begins, and at which that of the day before is over."""
FIXED = frozenset(("call", "set", "schedule", "plan", "fix", "book", "slate", "announce", "date", "time"))
YEARLESS = frozenset(("relative", "year guessed", "vague", "anchored"))
"""Flags of dates that name no year."""
N_TOLD = 4
"""Dates that are looked back at for a year."""
MEETING = frozenset(("meet", "meets", "vote", "votes", "start", "starts", "begin", "begins", "open", "opens", "close",
                     "closes", "resume", "resumes", "return", "returns", "end", "ends", "sit", "sits", "rule",
                     "rules", "decide", "decides", "gather", "reopen", "reopens", "play", "plays"))  # fmt: skip
"""Verbs in the present by which a day is still to come."""
BESIDE = frozenset(("today", "tomorrow", "yesterday"))
"""Days beside which their weekday stands."""

UNLUCKY, FRIDAY = 13, 4
"""The day that one means by "Friday the 13th", whatever the month."""

NAMED_DAYS = frozenset(("black", "good", "super", "ash", "bloody", "palm", "easter", "cyber", "holy", "fat", "shrove"))


NEARLY = {
    ("just", "before"): (-21, 0), ("shortly", "before"): (-28, 0), ("right", "before"): (-10, 0),
    ("just", "after"): (1, 21), ("shortly", "after"): (1, 28), ("right", "after"): (1, 10),
    ("days", "before"): (-10, 0),
    ("days", "after"): (1, 10), ("weeks", "before"): (-60, -6), ("weeks", "after"): (6, 60),
}  # fmt: skip
"""Words before a holiday, and the days from it that they leave."""
N_BESIDE = 6
"""Tokens between a month and a holiday in it."""


def month(setting: Setting, index: int) -> Moment | None:
    """A day of a month, or a whole month: "16 Apr 2018", "Monday, April 21", "in May"."""
    prose = setting.prose
    if prose.words[index][0].islower():
        return None
    named = holiday(setting, index)
    if named is not None:
        return named  # "April Fools' Day"
    number = setting.known.months[prose.lower[index]]
    first, stop, day, last_day = _days_before(setting, index)
    if not day:
        stop, day, last_day = _days_after(setting, index + 1)
    if day:
        first = with_article(setting, first)
    year = 0
    found = year_at(setting, stop)
    if found:
        year, stop = found
    elif day:
        year = _year_before(setting, first)
    if not day:
        return _whole_month(setting, index, stop, year, number)
    first, stop, printed = _with_weekday(setting, first, stop)
    return _calendar_day(setting, first, stop, year, number, day, last_day, printed)


def _year_before(setting: Setting, first: int) -> int:
    """The year of "won in 2024, on Sunday 19 May": 0 where none stands before."""
    lower, at = setting.lower, first - 1
    while at > first - 6 and (lower[at] in {",", "on"} or lower[at] in setting.known.weekdays):
        at -= 1
    return int(lower[at]) if lower[at - 1] == "in" and len(lower[at]) == 4 and lower[at].isdecimal() else 0


def _days_before(setting: Setting, index: int) -> tuple[int, int, int, int]:
    """The day or days before a month, "4-6 November": first token, token after the month, first and last day."""
    before, earlier = setting.lower[index - 1], setting.lower[index - 2]
    if before == "of" and not earlier.isdecimal() and (day_number(earlier) or earlier in DAYS):
        return index - 2, index + 1, day_number(earlier) or DAYS[earlier], 0  # "the 4th of November"
    day = day_number(before)
    if not day or earlier in {"$", "£", "€"}:
        return index, index + 1, 0, 0
    low = day_number(setting.lower[index - 3])
    if earlier in {"-", "to", "and"} and 0 < low < day:
        return index - 3, index + 1, low, day
    return index - 1, index + 1, day, 0


def _days_after(setting: Setting, stop: int) -> tuple[int, int, int]:
    """The day or days behind a month, "Nov. 4-6": token after, first and last day."""
    prose = setting.prose
    at = stop + (setting.lower[stop] == "the")
    day = day_number(setting.lower[at])
    follows = setting.lower[at + 1]
    if not day and setting.lower[at] in DAYS:  # "on January sixth", but "in May the second half"
        day = DAYS[setting.lower[at]] if at + 1 >= len(prose.tags) or prose.tags[at + 1] not in "NJP#S" else 0
    if not day or follows in {"%", "percent", "million", "billion"}:
        return stop, 0, 0
    if follows == ":" and setting.lower[at + 2].isdecimal():
        return stop, 0, 0  # "in May 10:30 is early"
    stop = at + 1
    last = day_number(setting.lower[stop + 1])
    if setting.lower[stop] in {"-", "to", "and", "or", "through"} and last > day:
        after = prose.tags[stop + 2] if stop + 2 < len(prose.tags) else "."
        if after != "N" and setting.lower[stop + 2] not in {"percent", "million"}:
            return stop + 2, day, last  # "May 4 and 5", not "on May 4 and 12 people"
    return stop, day, 0


def _with_weekday(setting: Setting, first: int, stop: int) -> tuple[int, int, int | None]:
    """The weekday before a date, or in brackets behind it."""
    weekdays = setting.known.weekdays
    at = first - 1
    if setting.lower[at] in {",", "the", "("} and setting.lower[at - 1] in weekdays:
        at -= 1
    elif (
        setting.lower[at] == "," and setting.lower[at - 1] in setting.known.parts and setting.lower[at - 2] in weekdays
    ):
        at -= 2  # "Thursday night, August 27"
    if setting.lower[at] in weekdays and setting.prose.words[at][0].isupper():
        return at, stop, weekdays[setting.lower[at]]
    inside = setting.lower[stop + 1]
    if setting.lower[stop] == "(" and inside in weekdays and setting.lower[stop + 2] == ")":
        return first, stop + 3, weekdays[inside]
    stop, weekday = said_weekday(setting, stop)
    return first, stop, weekday


def said_weekday(setting: Setting, stop: int) -> tuple[int, int | None]:
    """The weekday behind a day: "June 5, a Thursday", "Boxing Day, which this year is a Monday"."""
    at = stop + 1
    if setting.lower[stop] != ",":
        return stop, None
    if setting.lower[at] == "which":
        at += 1
        while at < stop + 6 and setting.lower[at] not in {"is", "was", "falls", "fell"}:
            at += 1
        at += 1 + (setting.lower[at + 1] == "on")
    elif setting.lower[at] in {"that", "this", "it"} and setting.lower[at + 1] in {"is", "was", "'s"}:
        at += 2  # "August the twelfth, that's a Tuesday"
    weekday = setting.known.weekdays.get(setting.lower[at + 1]) if setting.lower[at] == "a" else None
    if weekday is None or setting.prose.words[at + 1][0].islower():
        return stop, None
    return at + 2, weekday


def _calendar_day(
    setting: Setting, first: int, stop: int, year: int, month: int, day: int, last_day: int, weekday: int | None
) -> Moment | None:
    flags, confidence = NONE, 0.95
    printed = "" if last_day else f"{month:02}-{day:02}"
    if not year:
        flags, confidence = GUESSED, 0.8
        year, sure = _likely_year(setting, first, month, day, weekday)
        if not year:
            return Moment(first, stop, None, "day", flags, weekday, 0.5, printed)
        confidence = 0.8 if sure else 0.35
    when = periods.day(year, month, day)
    if when is None:
        return None
    if last_day:
        end = periods.day(year, month, last_day)
        when = When(when.start, end.stop) if end else when
    stop, when, grain = with_part(setting, stop, when)
    return Moment(first, stop, when, grain, flags, weekday, confidence, printed)


def _likely_year(setting: Setting, first: int, month: int, day: int, weekday: int | None) -> tuple[int, bool]:
    """The year that a date without one means, and whether that is sure: the nearest, as the tense of its verb allows.

    Of dates far from publication the weekday decides: "Friday, Sept. 14" in May is that of the year it fits.
    """
    if setting.today is None:
        return 0, False
    this = (date_of(setting.today) or (0, 1, 1))[0]
    tense = 1 if weekday is not None and _is_set(setting, first) else tense_of(setting, first)
    costs: dict[int, float] = {}
    fitting: dict[int, float] = {}
    for year in (this - 2, this - 1, this, this + 1):
        when = periods.day(year, month, day)
        if when is None:
            continue
        distance = float(when.start - setting.today)
        cost = distance * 1.5 if distance > 0 else -distance * (3.0 if tense > 0 else 1.0)
        if tense > 0 and distance > 0:
            cost = distance
        elif tense < 0 and distance > 0 and distance > UPDATED:
            cost = distance + 1e9  # "it broke out on Nov. 4" was not next month
        costs[year] = cost
        if weekday is not None and weekday_of(when.start) == weekday:
            fitting[year] = cost
    if not costs:
        return 0, False
    best = min(costs, key=lambda year: (costs[year], year))
    if weekday is None or best in fitting or costs[best] <= (SOON if tense > 0 else NEAR):
        return best, True
    return (min(fitting, key=lambda year: (fitting[year], year)), True) if fitting else (best, False)


def _is_set(setting: Setting, first: int) -> bool:
    """Whether a day is one that something is set for: "a vote called for Friday, May 9", "creditors meet on"."""
    prose, at = setting.prose, first - 1
    if prose.lower[at] == "for" and prose.lemmas[at - 1] in FIXED:
        return True
    if prose.lower[at] == "on":
        at -= 1
    return prose.tags[at] == "V" and prose.lower[at] in MEETING and prose.tags[at - 1] in "NPS"


def _whole_month(setting: Setting, index: int, stop: int, year: int, month: int) -> Moment | None:
    prose, known = setting.prose, setting.known
    word, before = prose.lower[index], setting.lower[index - 1]
    first = index
    offset = offset_of(setting, before)
    if offset is not None and not year:
        if setting.today is None:
            return Moment(index - 1, stop, None, "month", RELATIVE, None, 0.6)
        year, first = _near_month(setting, month, offset), index - 1
        return Moment(first, stop, periods.months(year, month), "month", RELATIVE)
    if not year:
        edged = edge_before(setting, index)[1] is not None
        if word in known.doubtful and before not in BEFORE_YEAR and not edged:
            return None
        if prose.tags[index - 1] == "P" and before not in known.weekdays and prose.words[index - 1][0].isupper():
            return None  # "Theresa May"
        if setting.today is None:
            return narrowed(Moment(first, stop, None, "month", GUESSED, None, 0.5), setting)
        if before == "that":
            # "From March 2021 until that September": of the year last told, which need not be the nearest.
            year = _year_told(setting, month)
            when = periods.months(year, month) if year else None
            return Moment(first, stop, when, "month", NONE if year else GUESSED, None, 0.7 if year else 0.4)
        year = guess_month(setting, index, month)
        return narrowed(Moment(first, stop, periods.months(year, month), "month", GUESSED, None, 0.8), setting)
    return narrowed(Moment(first, stop, periods.months(year, month), "month", NONE, None, 0.95), setting)


def _year_told(setting: Setting, month: int) -> int:
    """The year in which a month behind the last date that is told with a year comes; 0 where none is."""
    told = [one for one in setting.moments[-N_TOLD:] if one.when is not None and YEARLESS.isdisjoint(one.flags)]
    if not told or told[-1].when is None:
        return 0
    year, last, _ = date_of(told[-1].when.start) or (0, 1, 1)
    return year + (told[-1].grain not in {"year", "season"} and month < last)


def _near_month(setting: Setting, month: int, offset: int) -> int:
    """The year of "last September" (-1), "this September" (0) or "next September" (1)."""
    year, this, _ = date_of(setting.today or 0) or (1, 1, 1)
    if offset < 0:
        return year if month < this else year - 1
    if offset > 0:
        return year if month > this else year + 1
    return year


def guess_month(setting: Setting, index: int, month: int) -> int:
    """The year of a month that is printed without one."""
    year, this, _ = date_of(setting.today or 0) or (1, 1, 1)
    if ahead(setting, index):
        return year if month >= this else year + 1
    return year if month <= this else year - 1


def weekday(setting: Setting, index: int) -> Moment | None:
    """A weekday alone: "Friday night", "last Tuesday", "Monday of last week"; with a date, that date."""
    prose, known = setting.prose, setting.known
    word = prose.lower[index]
    if prose.words[index][0].islower() or word.endswith("days"):
        return None
    stop = index + 1
    at = stop
    if setting.lower[at] in known.parts and setting.lower[at + 1] == "," and setting.lower[at + 2] in known.months:
        at += 1
    while setting.lower[at] in {",", "the", "("} and at < index + 4:
        at += 1
    if setting.lower[at] in known.months:
        return month(setting, at)
    if day_number(setting.lower[at]) or setting.lower[at] in DAYS:
        then = at + 1 + (setting.lower[at + 1] == "of")
        if setting.lower[then] in known.months:
            return month(setting, then)
    if word in known.doubtful or setting.lower[index - 1] in NAMED_DAYS:
        return None
    weekday = known.weekdays[word]
    beside = setting.moments[-1] if setting.moments and setting.lower[index - 1] == "," else None
    if beside is not None and beside.first == index - 2 and prose.lower[index - 2] in BESIDE:
        return setting.moments.pop()._replace(stop=index + 1, weekday=weekday)  # "tomorrow, Wednesday"
    numbered = _numbered(setting, index, at, weekday) if setting.today is not None else None
    if numbered is not None:
        return numbered
    first, before = index, setting.lower[index - 1]
    offset = offset_of(setting, before)
    if before == "following" and setting.lower[index - 2] not in {"the", "on"}:
        offset = None  # "following Monday's shooting", after it
    if offset is not None:
        first -= 1
    if setting.today is None:
        when, stop = None, stop + (setting.lower[stop] in known.parts)
        return Moment(first, stop, None, "day", RELATIVE, weekday, 0.85)
    today = weekday_of(setting.today)
    back, forward = (today - weekday) % 7, (weekday - today) % 7
    days = -back
    follows, following = setting.lower[stop], setting.lower[stop + 1]
    week = offset_of(setting, follows) if following == "week" else None
    if follows == "of" and setting.lower[stop + 2] == "week" and setting.lower[stop + 3] != "'s":
        # "Monday of last week"; but a film was shown "on Monday of last week's race"
        week = offset_of(setting, following)
        stop += 1 if week is not None else 0
    if week is not None:
        days, stop = weekday - today + 7 * week, stop + 2
    elif offset == -1:
        days = -(back or 7)
    elif offset == 1:
        days = forward or 7
    elif offset == 0 or ahead(setting, first):
        days = forward
    start = setting.today + days * DAY
    morrow = known.weekdays.get(setting.lower[stop + 1])
    if (
        follows == "to"
        and morrow == (weekday + 1) % 7
        and not NIGHTLY.isdisjoint(setting.lower[max(0, index - 4) : index])
    ):
        # "In the night from Saturday to Sunday"
        return Moment(first, stop + 2, When(start + EVE, start + DAY + DAWN), "hour", RELATIVE, weekday)
    stop, when, grain = with_part(setting, stop, new(When, (start, start + DAY)))
    if setting.lower[index - 1] == "of" and setting.lower[index - 2] == "hours" and setting.lower[index - 3] in SMALL:
        when, grain = When(start, start + DAWN), "hour"  # "the early hours of Saturday"
    if setting.lower[first - 1] in {"early", "late"}:
        first -= 1
    return Moment(first, stop, when, grain, RELATIVE, weekday)


def _numbered(setting: Setting, index: int, at: int, weekday: int) -> Moment | None:
    """A weekday with the day of a month that is not named: "Friday, the 18th", "the eighth, a Tuesday"."""
    lower, tags = setting.lower, setting.prose.tags
    first, stop, day = index, at + 1, _ordinal(lower[at])
    if lower[index - 1] == "a" and lower[index - 2] == "," and lower[index - 4] == "the":
        first, stop, day = index - 4, index + 1, _ordinal(lower[index - 3])
    elif not day or (stop < len(tags) and tags[stop] in "NJPV#") or lower[stop] == "of":
        return None
    if not day or setting.today is None or (day == UNLUCKY and weekday == FRIDAY):
        return None
    year, this, _ = date_of(setting.today) or (1, 1, 1)
    tense = tense_of(setting, first)
    costs: list[tuple[bool, float, int, When]] = []
    for number in (this - 1, this, this + 1):
        month = (number - 1) % 12 + 1
        when = periods.day(year + (number - 1) // 12, month, day)
        if when is not None:
            far = float(when.start - setting.today)
            against = (tense > 0 and far < 0) or (tense < 0 and far > 0)
            costs.append((weekday_of(when.start) != weekday, abs(far) * (3.0 if against else 1.0), month, when))
    if not costs:
        return None
    wrong, _, month, when = min(costs, key=lambda one: one[:3])
    printed = f"{month:02}-{day:02}"
    return Moment(first, stop, when, "day", GUESSED, weekday, 0.35 if wrong else 0.8, printed)


def _ordinal(word: str) -> int:
    """ "18th", "eighteenth"; 0 for what is no ordinal."""
    return 0 if word.isdecimal() else day_number(word) or DAYS.get(word, 0)


def holiday(setting: Setting, index: int) -> Moment | None:
    """A holiday by name: "Christmas Day", "last Thanksgiving"."""
    prose, known = setting.prose, setting.known
    if prose.words[index][0].islower():
        return None
    found = known.holidays.at(prose.lower, index, len(prose.lower))
    if found is None:
        return None
    stop, rule = found
    if stop == index + 1 and prose.tags[stop : stop + 1] == ["N"] and setting.lower[stop] not in known.parts:
        return None  # "an Easter egg", "the Christmas tree"
    weekday = known.weekdays.get(prose.lower[stop - 1])
    printed = _printed(setting, stop)
    if printed is not None and printed.when is not None:
        return printed._replace(first=index, weekday=weekday)  # "Easter Sunday, April 5": the calendar knows
    dated = year_at(setting, stop)
    year, flags = 0, GUESSED
    if dated:
        (year, stop), flags = dated, NONE
    if not year and setting.today is None:
        return Moment(index, stop, None, "day", flags, None, 0.5)
    before = setting.lower[index - 1]
    first = index - (before in {"last", "this", "next", "previous"})
    beside = setting.moments[-1] if setting.moments and len(rule) == 2 and rule[0] else None
    if beside is not None and beside.grain == "month" and beside.when is not None and index - beside.stop < N_BESIDE:
        told = date_of(beside.when.start) or (0, 0, 1)
        year = told[0] if told[1] == rule[0] else 0  # "in November 2023, on the eve of Bonfire Night"
    if (
        not year
        and len(rule) == 2
        and setting.lower[stop] == "in"
        and known.months.get(setting.lower[stop + 1]) == rule[0]
    ):
        year = (year_at(setting, stop + 2) or (0, 0))[0]  # "on Bonfire Night in November 2023"
    if not year:
        this = (date_of(setting.today or 0) or (1, 1, 1))[0]
        days = [
            (abs(start - (setting.today or 0)), start) for start in (_holiday_start(this + k, rule) for k in (-1, 0, 1))
        ]
        if before in {"last", "previous"}:
            days = [one for one in days if one[1] < (setting.today or 0)]
        if tense_of(setting, index) < 0:
            days = [one for one in days if one[1] <= (setting.today or 0)]
        start = min(days)[1]
    else:
        start = _holiday_start(year, rule)
    stop, said = said_weekday(setting, stop)
    near = NEARLY.get((setting.lower[first - 2], before)) if first == index else None
    if near is not None and said is None:
        # "Just before Christmas" is a day of the weeks before.
        when = When(start + near[0] * DAY, start + near[1] * DAY)
        return Moment(first - 2, stop, when, "week", flags | {"vague"}, None, 0.6)
    return Moment(first, stop, When(start, start + DAY), "day", flags, weekday if said is None else said, 0.8)


def _printed(setting: Setting, stop: int) -> Moment | None:
    """The date that stands behind a holiday: "on Boxing Day, 26 December", "May Day (May 1)"."""
    lower, known = setting.lower, setting.known
    if lower[stop] not in {",", "("}:
        return None
    day = day_number(lower[stop + 1])
    at = stop + 2 if day else stop + 1
    if lower[at] not in known.months or not (day or day_number(lower[at + 1])) or known.holidays.at(lower, at, at + 3):
        return None
    moment = month(setting, at)
    return moment if moment is not None and moment.grain == "day" else None


def _holiday_start(year: int, rule: tuple[int, ...]) -> int:
    if len(rule) == 2:
        return minute_of(year, rule[0], rule[1]) if rule[0] else periods.easter(year) + rule[1] * DAY
    return periods.nth_weekday(year, rule[0], rule[1], rule[2]) + (rule[3] * DAY if len(rule) > 3 else 0)
