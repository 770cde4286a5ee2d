"""Dates that lean on another: "yesterday", "last week", "two years ago", "the next day", "over the summer".

What comes in: the token of a unit, season, part of day or word such as "today". What goes out: a Moment, measured from
the day of publication, or from the date before it in the text ("two years later", flag "anchored").
"""

from __future__ import annotations

from newslint.annotate import periods
from newslint.annotate.daydates import month
from newslint.annotate.moments import (
    ANCHORED,
    GUESSED,
    NONE,
    RELATIVE,
    VAGUE,
    Moment,
    Setting,
    ahead,
    narrowed,
    offset_of,
    with_article,
    with_part,
    year_at,
)
from newslint.core.calendar import date_of, weekday_of
from newslint.core.values import DAY, When

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

LASTING = frozenset(("for", "lasted", "lasting", "spent", "took", "take", "be"))
"""Words before a count of units that make it a length of time."""
LASTS = frozenset(
    ("to", "will", "would", "could", "may", "might", "should", "must", "can", "did", "'ll", "'d", "not", "n't")
)
"""Words before a "last" that is a verb."""


def unit(setting: Setting, index: int) -> Moment | None:
    """A unit of time with what makes it a date: "last week", "two years ago", "the same month"."""
    prose, known, today = setting.prose, setting.known, setting.today
    word = prose.lower[index]
    unit = known.units[word]
    before, follows = setting.lower[index - 1], setting.lower[index + 1]
    counted = number_before(setting, index)
    if counted:
        moment = _counted(setting, index, unit, counted)
        if moment is not None:
            return moment
    plural = word != unit
    modifiers = known.past | known.future | known.present
    if before in modifiers or before == "that":
        first = index - 1
        if unit in {"minute", "hour"} or (unit == "day" and before in {"last", "past", "this", "current"}):
            return None
        if before in {"same", "following", "previous", "preceding", "that"} or (unit == "day" and before == "next"):
            return _anchored(setting, first, index + 1, unit, before)
        if plural:
            if before not in {"recent", "coming", "past", "next", "previous", "last"}:
                return None
            back = -1 if before in known.past else 1
            when = periods.span(today, unit, back * 6) if today is not None else None
            return Moment(with_article(setting, first), index + 1, when, unit, VAGUE, None, 0.4)
        if unit == "night":
            if before != "last":
                return None
            when = None if today is None else When(today - DAY + 17 * 60, today + 5 * 60)
            return Moment(first, index + 1, when, "hour", RELATIVE)
        offset = offset_of(setting, before)
        if today is None or offset is None:
            return Moment(first, index + 1, None, unit, RELATIVE, None, 0.6)
        if before == "past":
            return Moment(
                with_article(setting, first), index + 1, periods.span(today, unit, -1), unit, VAGUE, None, 0.6
            )
        if unit == "weekend" and offset == 0 and not ahead(setting, first) and weekday_of(today) < 4:
            offset = -1
        return narrowed(Moment(first, index + 1, periods.around(today, unit, offset), unit, RELATIVE), setting)
    if unit == "weekend" and before == "the" and not plural:
        if today is None:
            return Moment(index - 1, index + 1, None, unit, RELATIVE, None, 0.5)
        offset = 0 if weekday_of(today) > 4 or ahead(setting, index) else -1
        return Moment(index - 1, index + 1, periods.around(today, unit, offset), unit, RELATIVE, None, 0.7)
    if unit == "quarter" and before in ORDINALS:
        return _quarter(setting, index - 1, index + 1, ORDINALS[before])
    if unit == "century" and before[-2:] in {"th", "st", "nd", "rd"} and before[:-2].isdecimal():
        number = int(before[:-2])
        return Moment(index - 1, index + 1, periods.year((number - 1) * 100, 100), unit) if 1 < number < 30 else None
    if unit == "day" and before == "the" and follows == "before":
        return _anchored(setting, index - 1, index + 2, unit, "previous")
    if unit == "week" and before == "the" and follows == "of" and setting.lower[index + 2] in known.months:
        return month(setting, index + 2)
    return None


def number_before(setting: Setting, index: int) -> tuple[int, float, bool] | None:
    """The number that ends just before a token: (first token, value, exact)."""
    known = setting.known.numbers
    word, before = setting.lower[index - 1], setting.lower[index - 2]
    if word in {"a", "an"}:
        return index - 1, 1.0, True
    if word.isdecimal() and word.isascii() and len(word) < 5:
        return index - 1, float(word), True
    if word in {"few", "several"}:
        return index - 1 - (before == "a"), 3.0, False
    if word == "of" and before == "couple":
        return index - 2 - (setting.lower[index - 3] == "a"), 2.0, False
    if word == "more" and index > 1:
        return number_before(setting, index - 1)
    total, first = 0.0, index
    for part in word.split("-"):
        value = known.cardinals.get(part)
        if value is None:
            if part in {"and", "a", "half"} and word.endswith("half"):
                total += 0.5 if part == "half" else 0.0
                continue
            return None
        total += value
    first -= 1
    if word in known.scales:
        return None
    return first, total, True


def _counted(setting: Setting, index: int, unit: str, counted: tuple[int, float, bool]) -> Moment | None:
    """ "Two years ago", "a week later", "the last five years", "one year after the ban"."""
    known, today = setting.known, setting.today
    first, count, exact = counted
    stop, follows = index + 1, setting.lower[index + 1]
    step = {"weekend": "week", "night": "day", "fortnight": "week"}.get(unit, unit)
    count *= 2 if unit == "fortnight" else 1
    flags = RELATIVE if exact else VAGUE
    if follows == "ago" or (follows in {"back", "earlier"} and setting.lower[first - 1] == "some" and not exact):
        when = None if today is None else periods.shifted(today, step, -count)
        if when is not None and not exact:
            when = periods.span(today or 0, step, -2 * count - 3)
        elif when is not None and (
            setting.lower[first - 1] == "over" or setting.lower[first - 2 : first] == ["more", "than"]
        ):
            when = When(periods.shifted(today or 0, step, -1.4 * count).start, when.stop)  # "over twenty years ago"
            flags = VAGUE
        return Moment(_hedged(setting, first), stop + 1, when, unit, flags, None, 0.85 if exact else 0.5)
    if follows == "from" and setting.lower[stop + 1] in {"now", "today"}:
        when = None if today is None else periods.shifted(today, step, count)
        return Moment(first, stop + 2, when, unit, flags)
    if follows in {"later", "earlier", "before", "after", "afterward", "afterwards"}:
        if follows in {"before", "after"} and setting.lower[_hedged(setting, first) - 1] in LASTING:
            return None  # "for four weeks before anybody noticed": how long, and not when
        sign = -1 if follows in {"earlier", "before"} else 1
        then = setting.lower[stop + 1]
        if follows in {"later", "earlier"} or then in {".", ",", ""}:
            anchor = setting.anchor
            when = periods.shifted(anchor.start, step, sign * count) if anchor and exact else None
            return Moment(first, stop + 1, when, unit, flags | {"anchored"}, None, 0.4)
        return _since_event(setting, first, stop, step, count, sign, exact)
    before = setting.lower[first - 1]
    if before == "last" and setting.lower[first - 2] in LASTS:
        return None  # "the works will last 18 months"
    if before in {"last", "past", "next", "coming", "previous", "recent"} and unit != "minute":
        sign = -1 if before in known.past else 1
        when = None if today is None else periods.span(today, step, sign * count * (1 if exact else 3))
        return Moment(with_article(setting, first - 1), stop, when, unit, flags | {"vague"}, None, 0.6)
    if before == "in" and today is not None and unit not in {"minute", "hour"} and exact and ahead(setting, first - 1):
        return Moment(first - 1, stop, periods.shifted(today, step, count), unit, RELATIVE, None, 0.5)
    return None


def _hedged(setting: Setting, first: int) -> int:
    before = setting.lower[first - 1]
    return first - 1 if before in {"almost", "nearly", "about", "around", "some", "just", "over", "roughly"} else first


def _since_event(
    setting: Setting, first: int, stop: int, unit: str, count: float, sign: int, exact: bool
) -> Moment | None:
    """ "Just a year after the site was blocked": when the site was blocked, seen from a present main verb.

    The interval is that of the event behind "after", counted back from the day of publication, a third of the
    distance wide; where the main verb is past, nothing is known of the anchor.
    """
    prose, today = setting.prose, setting.today
    then = setting.lower[stop + 1]
    if then in setting.known.weekdays or then in setting.known.months or then.isdecimal():
        return None
    main = setting.near.verb_before(first, setting.near.clause(first)[0])
    when = None
    if (
        main is not None
        and today is not None
        and exact
        and sign > 0
        and prose.lower[main] in {"comes", "is", "come", "follows", "are"}
    ):
        middle = periods.span(today, unit, -count).start
        wide = (today - middle) // 3 // DAY * DAY
        when = When(middle - wide, min(middle + wide, today))
    return Moment(first, stop + 1, when, unit, ANCHORED | {"vague"}, None, 0.5)


def _anchored(setting: Setting, first: int, stop: int, unit: str, word: str) -> Moment | None:
    """ "The same day", "the following week", "the day before": measured from the date before it in the text."""
    if setting.lower[first - 1] == "the":
        first -= 1
    elif word in {"next", "following", "previous"} and unit == "day":
        return None
    anchor = setting.anchor
    if word == "that" and setting.prose.tags[stop - 2] != "D":
        return None
    when = None
    if anchor is not None:
        offset = {"same": 0, "that": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}[word]
        step = {"night": "day", "fortnight": "week", "weekend": "week"}.get(unit, unit)
        if anchor.stop - anchor.start <= periods.GRAINS.get(step, 31 * DAY * periods.MONTHS.get(step, 1)) + DAY:
            when = periods.around(anchor.start, step, offset)
    stop += setting.lower[stop] in setting.known.parts and unit == "day"
    return Moment(first, stop, when, unit, ANCHORED, None, 0.5)


def _quarter(setting: Setting, first: int, stop: int, number: int) -> Moment | None:
    found = year_at(setting, stop)
    year = 0
    if found:
        year, stop = found
    elif setting.today is not None:
        y, m, _ = date_of(setting.today) or (1, 1, 1)
        year = y if (number - 1) * 3 + 1 <= m else y - 1
    if setting.lower[first - 1] == "the":
        first -= 1
    elif not found and setting.lower[first - 1] not in {"in", "for", "its", "a", "during"}:
        return None
    when = periods.months(year, (number - 1) * 3 + 1, 3) if year else None
    return Moment(first, stop, when, "quarter", NONE if found else GUESSED, None, 0.8 if found else 0.5)


def season(setting: Setting, index: int) -> Moment | None:
    """A season with a year or a modifier: "last summer", "the spring of 2015"."""
    known, today = setting.known, setting.today
    word, before = setting.prose.lower[index], setting.lower[index - 1]
    low, high = known.seasons[word]
    first, stop = index, index + 1
    found = year_at(setting, stop) if setting.lower[stop] != "in" else None
    if found:
        year, stop = found
        first = with_article(setting, first)
        return narrowed(Moment(first, stop, periods.months(year, low, high - low + 1), "season"), setting)
    offset = offset_of(setting, before)
    if offset is None:
        if before != "the" or setting.lower[index - 2] not in (
            "over",
            "during",
            "in",
            "through",
            "since",
            "until",
            "by",
        ):
            return None
        if word in {"fall", "spring"} and setting.lower[stop] in {"of", "in"}:
            return None
    if before in {"same", "following", "previous"}:
        return Moment(first - 1, stop, None, "season", ANCHORED, None, 0.4)
    if today is None:
        return Moment(index - 1, stop, None, "season", RELATIVE, None, 0.5)
    year, month, _ = date_of(today) or (1, 1, 1)
    first = index - 1
    if offset == -1:
        year -= low >= month or (low <= month <= high and False)
        year -= low < month <= high
    elif offset == 1:
        year += high < month
    elif offset is None and low > month and not ahead(setting, index):
        year -= 1
    when = periods.months(year, low, high - low + 1)
    return narrowed(Moment(first, stop, when, "season", RELATIVE, None, 0.8 if offset is not None else 0.6), setting)


def relative(setting: Setting, index: int) -> Moment | None:
    """A day named by its distance from publication: "yesterday", "tonight"."""
    prose, known, today = setting.prose, setting.known, setting.today
    word = prose.lower[index]
    if (
        index
        and prose.words[index][0].isupper()
        and prose.words[index - 1][0].isupper()
        and prose.tags[index - 1] == "P"
    ):
        return None  # "USA Today"
    stop = index + 1
    if today is None:
        return Moment(index, stop + (setting.lower[stop] in known.parts), None, "day", RELATIVE, None, 0.6)
    start = today + known.days[word] * DAY
    when = When(start, start + DAY)
    if word == "tonight":
        return Moment(index, stop, When(start + 17 * 60, start + 29 * 60), "hour", RELATIVE)
    if word == "overnight":
        return Moment(index, stop, When(start - 7 * 60, start + 8 * 60), "hour", VAGUE, None, 0.6)
    stop, when, grain = with_part(setting, stop, when)
    return Moment(index, stop, when, grain, RELATIVE)


def part_of_day(setting: Setting, index: int) -> Moment | None:
    """ "This morning", "last night", "the next afternoon"."""
    before = setting.lower[index - 1]
    word = setting.prose.lower[index]
    if word == "night":
        return unit(setting, index)
    if before == "this" and word in {"morning", "afternoon", "evening"}:
        low, high = setting.known.parts[word]
        when = None
        if setting.today is not None:
            when = When(setting.today + low * 60, setting.today + high * 60)
        return Moment(index - 1, index + 1, when, "hour", RELATIVE)
    if before in {"next", "same", "following"} and setting.lower[index - 2] == "the":
        return _anchored(setting, index - 1, index + 1, "day", before)
    return None


def now(setting: Setting, index: int) -> Moment | None:
    """ "Now" says that what follows holds on the day of publication; "from now on" and "until now" say less."""
    if (
        setting.lower[index - 1] in {"from", "until", "till", "right", "just", "by"}
        or setting.lower[index + 1] == "that"
    ):
        return None
    when = None if setting.today is None else When(setting.today, setting.today + DAY)
    return Moment(index, index + 1, when, "day", VAGUE, None, 0.3)
