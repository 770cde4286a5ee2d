"""A closed grammar of dates over tokens: "Monday, April 21", "last September", "two weeks ago", "early 2015".

What comes in: tokens, the words of time and the day an article appeared. What goes out: ``Moment`` values, one a date,
in order. A weekday or month without a year is taken from the past, unless its verb looks ahead. What the grammar does
not know is no date: "may" and "march" in small letters never are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newslint.annotate import periods
from newslint.annotate.numbers import DIGITS
from newslint.annotate.prose import Prose
from newslint.annotate.surroundings import Surroundings
from newslint.annotate.timewords import TimeWords
from newslint.core.calendar import date_of, minute_of, weekday_of
from newslint.core.values import DAY, When

DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NONE: frozenset[str] = frozenset()
RELATIVE = frozenset(("relative",))
VAGUE = frozenset(("relative", "vague"))
ANCHORED = frozenset(("relative", "anchored"))
GUESSED = frozenset(("year guessed",))
_BEFORE_YEAR = """
in since of by until till from during before after between to through late early mid circa around about for year
fiscal spring summer autumn fall winter and or ( through into than mid-year
"""
BEFORE_YEAR = frozenset(_BEFORE_YEAR.split())
COUNTED = frozenset(("person", "percent", "dollar", "euro", "pound", "man", "woman", "job", "mile", "foot", "meter"))
"""Nouns that make four digits a count: "2000 people"."""

NAMED_DAYS = frozenset(("black", "good", "super", "ash", "bloody", "palm", "easter", "cyber", "holy", "fat", "shrove"))
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
FIRST_YEAR, LAST_YEAR = 1500, 2100


class Moment(NamedTuple):
    """A date of the text: its tokens, interval (None where unknown), grain, flags, and the weekday as printed."""

    first: int
    stop: int
    when: When | None
    grain: str
    flags: frozenset[str] = NONE
    weekday: int | None = None
    confidence: float = 0.9


@dataclass(slots=True)
class Setting:
    """What a date is read against: the tokens, the first minute of the day of publication, and the last date read."""

    prose: Prose
    known: TimeWords
    near: Surroundings
    today: int | None
    anchor: When | None = None
    year: int = 0
    moments: list[Moment] = field(default_factory=list)


def scan(setting: Setting, candidates: Sequence[int]) -> list[Moment]:
    """All dates of an article, in order and without overlap; ``candidates`` are the tokens that may wake one."""
    lower, triggers = setting.prose.lower, setting.known.triggers
    handlers = {
        "month": _month,
        "weekday": _weekday,
        "unit": _unit,
        "season": _season,
        "relative": _relative,
        "part": _part_of_day,
        "now": _now,
        "holiday": _holiday,
        "spelled": _spelled,
    }
    last = 0
    for index in candidates:
        word = lower[index]
        kind = triggers.get(word)
        if kind is None:
            head = word[0]
            if head in DIGITS or (head == "'" and len(word) > 3):
                if len(word) < 4:
                    continue
                moment = _digits(setting, index)
            elif "-" in word and len(word) > 7:
                moment = _compound(setting, index)
            else:
                continue
        elif index < last:
            continue
        else:
            moment = handlers[kind](setting, index)
        if moment is None or moment.first < last:
            continue
        last = moment.stop
        setting.moments.append(moment)
        if moment.when is not None and "vague" not in moment.flags:
            setting.anchor = moment.when
    return setting.moments


def ahead(setting: Setting, first: int) -> bool:
    """Whether the verb that a date belongs to looks ahead: "will meet Friday", "due in June", "opens in May"."""
    return _tense(setting, first) > 0


def _tense(setting: Setting, first: int) -> int:
    """1 where the verb of a date looks ahead, -1 where it is in the past tense, 0 where it does not say."""
    prose, near = setting.prose, setting.near
    low, high = near.clause(first)
    verb = near.verb_before(first, low)
    if verb is None:
        verb = near.verb_after(first, high)
        if verb is None:
            return 0
    start = near.group_start(verb, max(low, verb - 8))
    words = setting.known.ahead
    if any(lemma in words for lemma in prose.lemmas[start : max(verb + 1, min(first, verb + 4))]):
        return 1
    word, lemma = prose.lower[verb], prose.lemmas[verb]
    if word.endswith("s") and lemma in setting.known.scheduled:
        return 1
    if prose.tags[verb] == "V":
        auxiliary = prose.lower[verb - 1] if verb > start else ""
        past = word != lemma and not word.endswith(("s", "ing"))
        return -1 if past and auxiliary not in ("be", "is", "are", "'s") else 0
    return -1 if word in ("was", "were", "had", "did") else 0


def _word(setting: Setting, index: int) -> str:
    lower = setting.prose.lower
    return lower[index] if 0 <= index < len(lower) else ""


def _year_at(setting: Setting, index: int) -> tuple[int, int] | None:
    """A year that stands (after a comma or "of") at a token: (year, token after)."""
    word = _word(setting, index)
    if word in (",", "of", "in") and len(_word(setting, index + 1)) == 4:
        index, word = index + 1, _word(setting, index + 1)
    if len(word) == 4 and word.isdigit() and word.isascii() and 1000 <= int(word) <= LAST_YEAR:
        follows = _word(setting, index + 1)
        return None if follows in ("gmt", "utc", "hours", "local") else (int(word), index + 1)
    if word in setting.known.past | setting.known.present | setting.known.future or word == "of":
        at = index + (word == "of")
        if _word(setting, at + 1) == "year" and setting.today is not None:
            offset = _offset(setting, _word(setting, at))
            date = date_of(setting.today)
            if offset is not None and date:
                return date[0] + offset, at + 2
    return None


def _offset(setting: Setting, word: str) -> int | None:
    if word == "same":
        return None
    known = setting.known
    return -1 if word in known.past else 1 if word in known.future else 0 if word in known.present else None


def _number(text: str) -> int:
    """A day of a month in digits, with or without an ordinal ending; 0 for none."""
    if text[-2:] in ("st", "nd", "rd", "th"):
        text = text[:-2]
    return int(text) if len(text) < 3 and text.isascii() and text.isdigit() and 1 <= int(text) <= 31 else 0


def _edge(setting: Setting, first: int) -> tuple[int, tuple[float, float] | None]:
    """A word before a period that narrows it: "late November", "the end of 2017"."""
    lower = setting.prose.lower
    for length in (4, 3, 2, 1):
        if first >= length:
            found = setting.known.edges.get(tuple(lower[first - length : first]))
            if found is not None:
                return first - length, found
    return first, None


def _narrowed(moment: Moment, setting: Setting) -> Moment:
    first, edge = _edge(setting, moment.first)
    if edge is None:
        return moment
    when = periods.part(moment.when, *edge) if moment.when is not None else None
    if setting.prose.lower[first] in ("earlier", "later") and moment.when is not None and setting.today is not None:
        # "earlier this month" ends today, "later this month" begins there
        today = setting.today + DAY
        inside = moment.when.start < today < moment.when.stop
        earlier = setting.prose.lower[first] == "earlier"
        when = (
            moment.when
            if not inside
            else (When(moment.when.start, today) if earlier else When(today - DAY, moment.when.stop))
        )
    return moment._replace(first=first, when=when, flags=moment.flags | {"vague"})


def _month(setting: Setting, index: int) -> Moment | None:
    prose, known = setting.prose, setting.known
    word, printed = prose.lower[index], prose.words[index]
    if printed[0].islower():
        return None
    month, first, stop = known.months[word], index, index + 1
    day = last_day = 0
    before = _word(setting, index - 1)
    if before == "of" and index > 1 and _number(_word(setting, index - 2)) and not _word(setting, index - 2).isdigit():
        day, first = _number(_word(setting, index - 2)), index - 2
    elif (
        _number(before)
        and index
        and prose.words[index - 1][0] in DIGITS
        and _word(setting, index - 2) not in ("$", "£", "€")
    ):
        day, first = _number(before), index - 1
        if _word(setting, first - 1) in ("-", "to", "and") and _number(_word(setting, first - 2)):
            low = _number(_word(setting, first - 2))
            if low < day:
                day, last_day, first = low, day, first - 2  # "4-6 November"
    if not day:
        follows = _word(setting, stop)
        if follows == "the" and _number(_word(setting, stop + 1)):
            stop, follows = stop + 1, _word(setting, stop + 1)
        if _number(follows) and _word(setting, stop + 1) not in ("%", "percent", "million", "billion", ":"):
            day, stop = _number(follows), stop + 1
            if _word(setting, stop) in ("-", "to", "and", "or", "through") and _number(_word(setting, stop + 1)) > day:
                after = _word(setting, stop + 2)
                if (
                    after not in ("people", "percent", "others", "million")
                    and prose.tags[min(stop + 2, len(prose.tags) - 1)] != "N"
                ):
                    last_day, stop = _number(_word(setting, stop + 1)), stop + 2
    if _word(setting, first - 1) == "the" and day:
        first -= 1
    found = _year_at(setting, stop)
    year = 0
    if found:
        year, stop = found
    elif _word(setting, stop) == "," and len(_word(setting, stop + 1)) == 3 and _word(setting, stop + 1)[0] == "'":
        pass
    weekday = None
    at = first - 1
    if _word(setting, at) in (",", "the", "(") and _word(setting, at - 1) in known.weekdays:
        at -= 1
    if day and _word(setting, at) in known.weekdays and prose.words[at][0].isupper():
        weekday, first = known.weekdays[prose.lower[at]], at
    elif (
        day
        and _word(setting, stop) == "("
        and _word(setting, stop + 1) in known.weekdays
        and _word(setting, stop + 2) == ")"
    ):
        weekday, stop = known.weekdays[_word(setting, stop + 1)], stop + 3
    if day:
        return _calendar_day(setting, first, stop, year, month, day, last_day, weekday)
    return _whole_month(setting, index, stop, year, month)


def _calendar_day(
    setting: Setting, first: int, stop: int, year: int, month: int, day: int, last_day: int, weekday: int | None
) -> Moment | None:
    flags, confidence = NONE, 0.95
    if not year:
        flags, confidence = GUESSED, 0.8
        year = _likely_year(setting, first, month, day, weekday)
        if not year:
            return Moment(first, stop, None, "day", flags, weekday, 0.5)
    when = periods.day(year, month, day)
    if when is None:
        return None
    if last_day:
        end = periods.day(year, month, last_day)
        when = When(when.start, end.stop) if end else when
    stop, when, grain = _with_part(setting, stop, when)
    return Moment(first, stop, when, grain, flags, weekday, confidence)


def _with_part(setting: Setting, stop: int, when: When) -> tuple[int, When, str]:
    """ "Friday night": the part of the day is part of the date."""
    part = setting.known.parts.get(_word(setting, stop))
    if part is None:
        return stop, when, "day"
    return stop + 1, When(when.start + part[0] * 60, when.start + part[1] * 60), "hour"


def _likely_year(setting: Setting, first: int, month: int, day: int, weekday: int | None) -> int:
    """The year that a date without one means: the nearest, the past counting nearer; ahead where its verb looks there."""
    if setting.today is None:
        return 0
    this = (date_of(setting.today) or (0, 1, 1))[0]
    tense = _tense(setting, first)
    looks_ahead = tense > 0
    best, best_cost = 0, 1e12
    for year in (this - 1, this, this + 1):
        when = periods.day(year, month, day)
        if when is None:
            continue
        distance = when.start - setting.today
        cost = distance * 1.5 if distance > 0 else -distance * (3.0 if looks_ahead else 1.0)
        if looks_ahead and distance > 0:
            cost = float(distance)
        elif tense < 0 and distance > 0:
            cost = distance + 1e9  # "it broke out on Nov. 4" was not next week
        if cost < best_cost:
            best, best_cost = year, cost
    return best


def _whole_month(setting: Setting, index: int, stop: int, year: int, month: int) -> Moment | None:
    prose, known = setting.prose, setting.known
    word, before = prose.lower[index], _word(setting, index - 1)
    first = index
    offset = _offset(setting, before) if before in known.past | known.future | known.present else None
    if offset is not None and not year:
        if setting.today is None:
            return Moment(index - 1, stop, None, "month", RELATIVE, None, 0.6)
        year, first = _near_month(setting, month, offset), index - 1
        return Moment(first, stop, periods.months(year, month), "month", RELATIVE)
    if not year:
        edged = _edge(setting, index)[1] is not None
        if word in known.doubtful and before not in BEFORE_YEAR and not edged:
            return None
        if prose.tags[index - 1] == "P" and before not in known.weekdays and prose.words[index - 1][0].isupper():
            return None  # "Theresa May"
        if setting.today is None:
            return _narrowed(Moment(first, stop, None, "month", GUESSED, None, 0.5), setting)
        year = _guess_month(setting, index, month)
        return _narrowed(Moment(first, stop, periods.months(year, month), "month", GUESSED, None, 0.8), setting)
    return _narrowed(Moment(first, stop, periods.months(year, month), "month", NONE, None, 0.95), setting)


def _near_month(setting: Setting, month: int, offset: int) -> int:
    """The year of "last September" (-1), "this September" (0) or "next September" (1)."""
    year, this, _ = date_of(setting.today or 0) or (1, 1, 1)
    if offset < 0:
        return year if month < this else year - 1
    if offset > 0:
        return year if month > this else year + 1
    return year


def _guess_month(setting: Setting, index: int, month: int) -> int:
    year, this, _ = date_of(setting.today or 0) or (1, 1, 1)
    if ahead(setting, index):
        return year if month >= this else year + 1
    return year if month <= this else year - 1


def _weekday(setting: Setting, index: int) -> Moment | None:
    prose, known = setting.prose, setting.known
    word = prose.lower[index]
    if prose.words[index][0].islower() or word.endswith("days"):
        return None
    stop = index + 1
    at = stop
    while _word(setting, at) in (",", "the") and at < stop + 2:
        at += 1
    if _word(setting, at) in known.months:
        return _month(setting, at)
    if _number(_word(setting, at)):
        then = at + 1 + (_word(setting, at + 1) == "of")
        if _word(setting, then) in known.months:
            return _month(setting, then)
    if word in known.doubtful or _word(setting, index - 1) in NAMED_DAYS:
        return None
    weekday = known.weekdays[word]
    first, before = index, _word(setting, index - 1)
    offset = _offset(setting, before) if before in known.past | known.future | known.present else None
    if offset is not None:
        first -= 1
    if setting.today is None:
        when, stop = None, stop + (_word(setting, stop) in known.parts)
        return Moment(first, stop, None, "day", RELATIVE, weekday, 0.6)
    today = weekday_of(setting.today)
    back, forward = (today - weekday) % 7, (weekday - today) % 7
    days = -back
    follows, following = _word(setting, stop), _word(setting, stop + 1)
    week = (
        _offset(setting, follows)
        if following == "week" and follows in known.past | known.future | known.present
        else None
    )
    if follows == "of" and _word(setting, stop + 2) == "week":
        week = _offset(setting, following) if following in known.past | known.future | known.present else None
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
    stop, when, grain = _with_part(setting, stop, When(start, start + DAY))
    if _word(setting, first - 1) in ("early", "late"):
        first -= 1
    return Moment(first, stop, when, grain, RELATIVE, weekday)


def _count(setting: Setting, index: int) -> tuple[int, float, bool] | None:
    """The number that ends just before a token: (first token, value, exact)."""
    known = setting.known.numbers
    word, before = _word(setting, index - 1), _word(setting, index - 2)
    if word in ("a", "an"):
        return index - 1, 1.0, True
    if word.isdigit() and word.isascii() and len(word) < 5:
        return index - 1, float(word), True
    if word in ("few", "several"):
        return index - 1 - (before == "a"), 3.0, False
    if word == "of" and before == "couple":
        return index - 2 - (_word(setting, index - 3) == "a"), 2.0, False
    if word == "more" and index > 1:
        return _count(setting, index - 1)
    total, first = 0.0, index
    for part in word.split("-"):
        value = known.cardinals.get(part)
        if value is None:
            if part in ("and", "a", "half") and word.endswith("half"):
                total += 0.5 if part == "half" else 0.0
                continue
            return None
        total += value
    first -= 1
    if word in known.scales:
        return None
    return first, total, True


def _unit(setting: Setting, index: int) -> Moment | None:
    prose, known, today = setting.prose, setting.known, setting.today
    word = prose.lower[index]
    unit = known.units[word]
    before, follows = _word(setting, index - 1), _word(setting, index + 1)
    counted = _count(setting, index)
    if counted:
        moment = _counted(setting, index, unit, counted)
        if moment is not None:
            return moment
    plural = word != unit
    modifiers = known.past | known.future | known.present
    if before in modifiers or before == "that":
        first = index - 1
        if unit in ("minute", "hour") or (unit == "day" and before in ("last", "past", "this", "current")):
            return None
        if before in ("same", "following", "previous", "preceding", "that") or (unit == "day" and before == "next"):
            return _anchored(setting, first, index + 1, unit, before)
        if plural:
            if before not in ("recent", "coming", "past", "next", "previous", "last"):
                return None
            back = -1 if before in known.past else 1
            when = periods.span(today, unit, back * 6) if today is not None else None
            return Moment(_the(setting, first), index + 1, when, unit, VAGUE, None, 0.4)
        if unit == "night":
            if before != "last":
                return None
            when = None if today is None else When(today - DAY + 17 * 60, today + 5 * 60)
            return Moment(first, index + 1, when, "hour", RELATIVE)
        offset = _offset(setting, before)
        if today is None or offset is None:
            return Moment(first, index + 1, None, unit, RELATIVE, None, 0.6)
        if before == "past":
            return Moment(_the(setting, first), index + 1, periods.span(today, unit, -1), unit, VAGUE, None, 0.6)
        if unit == "weekend" and offset == 0 and not ahead(setting, first) and weekday_of(today) < 4:
            offset = -1
        return _narrowed(Moment(first, index + 1, periods.around(today, unit, offset), unit, RELATIVE), setting)
    if unit == "weekend" and before == "the" and not plural:
        if today is None:
            return Moment(index - 1, index + 1, None, unit, RELATIVE, None, 0.5)
        offset = 0 if weekday_of(today) > 4 or ahead(setting, index) else -1
        return Moment(index - 1, index + 1, periods.around(today, unit, offset), unit, RELATIVE, None, 0.7)
    if unit == "quarter" and before in ORDINALS:
        return _quarter(setting, index - 1, index + 1, ORDINALS[before])
    if unit == "century" and before[-2:] in ("th", "st", "nd", "rd") and before[:-2].isdigit():
        number = int(before[:-2])
        return Moment(index - 1, index + 1, periods.year((number - 1) * 100, 100), unit) if 1 < number < 30 else None
    if unit == "day" and before == "the" and follows == "before":
        return _anchored(setting, index - 1, index + 2, unit, "previous")
    if unit == "week" and before == "the" and follows == "of" and _word(setting, index + 2) in known.months:
        return _month(setting, index + 2)
    return None


def _the(setting: Setting, first: int) -> int:
    return first - 1 if _word(setting, first - 1) == "the" else first


def _counted(setting: Setting, index: int, unit: str, counted: tuple[int, float, bool]) -> Moment | None:
    """ "Two years ago", "a week later", "the last five years", "one year after the ban"."""
    known, today = setting.known, setting.today
    first, count, exact = counted
    stop, follows = index + 1, _word(setting, index + 1)
    step = {"weekend": "week", "night": "day", "fortnight": "week"}.get(unit, unit)
    count *= 2 if unit == "fortnight" else 1
    flags = RELATIVE if exact else VAGUE
    if follows == "ago" or (follows in ("back", "earlier") and _word(setting, first - 1) == "some" and not exact):
        when = None if today is None else periods.shifted(today, step, -count)
        if when is not None and not exact:
            when = periods.span(today or 0, step, -2 * count - 3)
        return Moment(_hedged(setting, first), stop + 1, when, unit, flags, None, 0.85 if exact else 0.5)
    if follows == "from" and _word(setting, stop + 1) in ("now", "today"):
        when = None if today is None else periods.shifted(today, step, count)
        return Moment(first, stop + 2, when, unit, flags)
    if follows in ("later", "earlier", "before", "after", "afterward", "afterwards"):
        sign = -1 if follows in ("earlier", "before") else 1
        then = _word(setting, stop + 1)
        if follows in ("later", "earlier") or then in (".", ",", ""):
            anchor = setting.anchor
            when = periods.shifted(anchor.start, step, sign * count) if anchor and exact else None
            return Moment(first, stop + 1, when, unit, flags | {"anchored"}, None, 0.4)
        return _since_event(setting, first, stop, step, count, sign, exact)
    before = _word(setting, first - 1)
    if before in ("last", "past", "next", "coming", "previous", "recent") and unit != "minute":
        sign = -1 if before in known.past else 1
        when = None if today is None else periods.span(today, step, sign * count * (1 if exact else 3))
        return Moment(_the(setting, first - 1), stop, when, unit, flags | {"vague"}, None, 0.6)
    if before == "in" and today is not None and unit not in ("minute", "hour") and exact and ahead(setting, first - 1):
        return Moment(first - 1, stop, periods.shifted(today, step, count), unit, RELATIVE, None, 0.5)
    return None


def _hedged(setting: Setting, first: int) -> int:
    before = _word(setting, first - 1)
    return first - 1 if before in ("almost", "nearly", "about", "around", "some", "just", "over", "roughly") else first


def _since_event(
    setting: Setting, first: int, stop: int, unit: str, count: float, sign: int, exact: bool
) -> Moment | None:
    """ "Just a year after the site was blocked": when the site was blocked, seen from a present main verb.

    The interval is that of the event behind "after", counted back from the day of publication, a third of the
    distance wide; where the main verb is past, nothing is known of the anchor.
    """
    prose, today = setting.prose, setting.today
    then = _word(setting, stop + 1)
    if then in setting.known.weekdays or then in setting.known.months or then.isdigit():
        return None
    main = setting.near.verb_before(first, setting.near.clause(first)[0])
    when = None
    if (
        main is not None
        and today is not None
        and exact
        and sign > 0
        and prose.lower[main] in ("comes", "is", "come", "follows", "are")
    ):
        middle = periods.span(today, unit, -count).start
        wide = (today - middle) // 3 // DAY * DAY
        when = When(middle - wide, min(middle + wide, today))
    return Moment(first, stop + 1, when, unit, ANCHORED | {"vague"}, None, 0.5)


def _anchored(setting: Setting, first: int, stop: int, unit: str, word: str) -> Moment | None:
    """ "The same day", "the following week", "the day before": measured from the date before it in the text."""
    if _word(setting, first - 1) == "the":
        first -= 1
    elif word in ("next", "following", "previous") and unit == "day":
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
    stop += _word(setting, stop) in setting.known.parts and unit == "day"
    return Moment(first, stop, when, unit, ANCHORED, None, 0.5)


def _quarter(setting: Setting, first: int, stop: int, number: int) -> Moment | None:
    found = _year_at(setting, stop)
    year = 0
    if found:
        year, stop = found
    elif setting.today is not None:
        y, m, _ = date_of(setting.today) or (1, 1, 1)
        year = y if (number - 1) * 3 + 1 <= m else y - 1
    if _word(setting, first - 1) == "the":
        first -= 1
    elif not found and _word(setting, first - 1) not in ("in", "for", "its", "a", "during"):
        return None
    when = periods.months(year, (number - 1) * 3 + 1, 3) if year else None
    return Moment(first, stop, when, "quarter", NONE if found else GUESSED, None, 0.8 if found else 0.5)


def _season(setting: Setting, index: int) -> Moment | None:
    known, today = setting.known, setting.today
    word, before = setting.prose.lower[index], _word(setting, index - 1)
    low, high = known.seasons[word]
    first, stop = index, index + 1
    found = _year_at(setting, stop) if _word(setting, stop) != "in" else None
    if found:
        year, stop = found
        first = _the(setting, first)
        return _narrowed(Moment(first, stop, periods.months(year, low, high - low + 1), "season"), setting)
    offset = _offset(setting, before) if before in known.past | known.future | known.present else None
    if offset is None:
        if before != "the" or _word(setting, index - 2) not in (
            "over",
            "during",
            "in",
            "through",
            "since",
            "until",
            "by",
        ):
            return None
        if word in ("fall", "spring") and _word(setting, stop) in ("of", "in"):
            return None
    if before in ("same", "following", "previous"):
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
    return _narrowed(Moment(first, stop, when, "season", RELATIVE, None, 0.8 if offset is not None else 0.6), setting)


def _relative(setting: Setting, index: int) -> Moment | None:
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
        return Moment(index, stop + (_word(setting, stop) in known.parts), None, "day", RELATIVE, None, 0.6)
    start = today + known.days[word] * DAY
    when = When(start, start + DAY)
    if word == "tonight":
        return Moment(index, stop, When(start + 17 * 60, start + 29 * 60), "hour", RELATIVE)
    if word == "overnight":
        return Moment(index, stop, When(start - 7 * 60, start + 8 * 60), "hour", VAGUE, None, 0.6)
    stop, when, grain = _with_part(setting, stop, when)
    return Moment(index, stop, when, grain, RELATIVE)


def _part_of_day(setting: Setting, index: int) -> Moment | None:
    before = _word(setting, index - 1)
    word = setting.prose.lower[index]
    if word == "night":
        return _unit(setting, index)
    if before == "this" and word in ("morning", "afternoon", "evening"):
        low, high = setting.known.parts[word]
        when = None
        if setting.today is not None:
            when = When(setting.today + low * 60, setting.today + high * 60)
        return Moment(index - 1, index + 1, when, "hour", RELATIVE)
    if before in ("next", "same", "following") and _word(setting, index - 2) == "the":
        return _anchored(setting, index - 1, index + 1, "day", before)
    return None


def _now(setting: Setting, index: int) -> Moment | None:
    """ "Now" says that what follows holds on the day of publication; "from now on" and "until now" say less."""
    if (
        _word(setting, index - 1) in ("from", "until", "till", "right", "just", "by")
        or _word(setting, index + 1) == "that"
    ):
        return None
    when = None if setting.today is None else When(setting.today, setting.today + DAY)
    return Moment(index, index + 1, when, "day", VAGUE, None, 0.3)


def _holiday(setting: Setting, index: int) -> Moment | None:
    prose, known = setting.prose, setting.known
    if prose.words[index][0].islower():
        return None
    found = known.holidays.at(prose.lower, index, len(prose.lower))
    if found is None:
        return None
    stop, rule = found
    dated = _year_at(setting, stop)
    year, flags = 0, GUESSED
    if dated:
        (year, stop), flags = dated, NONE
    if not year and setting.today is None:
        return Moment(index, stop, None, "day", flags, None, 0.5)
    before = _word(setting, index - 1)
    first = index - (before in ("last", "this", "next"))
    if not year:
        this = (date_of(setting.today or 0) or (1, 1, 1))[0]
        days = [
            (abs(start - (setting.today or 0)), start) for start in (_holiday_start(this + k, rule) for k in (-1, 0, 1))
        ]
        if before == "last":
            days = [one for one in days if one[1] < (setting.today or 0)]
        if _tense(setting, index) < 0:
            days = [one for one in days if one[1] <= (setting.today or 0)]
        start = min(days)[1]
    else:
        start = _holiday_start(year, rule)
    return Moment(first, stop, When(start, start + DAY), "day", flags, None, 0.8)


def _holiday_start(year: int, rule: tuple[int, ...]) -> int:
    if len(rule) == 2:
        return minute_of(year, rule[0], rule[1])
    return periods.nth_weekday(year, rule[0], rule[1], rule[2]) + (rule[3] * DAY if len(rule) > 3 else 0)


def _digits(setting: Setting, index: int) -> Moment | None:
    prose = setting.prose
    word = prose.lower[index]
    if word[-1] == "s":
        return _decade(setting, index, word)
    if len(word) == 4:
        return _year(setting, index)
    if word[4] == "-" and len(word) >= 10 and word[:4].isdigit():
        return _iso(setting, index, prose.words[index])
    if "/" in word:
        return _slashed(setting, index, word)
    if word[4] == "-" and word[:4].isdigit():
        return None
    return None


def _year(setting: Setting, index: int) -> Moment | None:
    prose = setting.prose
    word = prose.lower[index]
    if not (word.isdigit() and word.isascii()):
        return None
    year = int(word)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    before, follows = _word(setting, index - 1), _word(setting, index + 1)
    tags = prose.tags
    after = tags[index + 1] if index + 1 < len(tags) else "."
    ahead_lemma = prose.lemmas[index + 1] if index + 1 < len(tags) else ""
    if (
        after == "S"
        or after == "#"
        or before in ("$", "£", "€", "#", "no.")
        or prose.words[index - 1 if index else 0] in ("US$", "A$")
    ):
        return None
    if ahead_lemma in COUNTED or follows in ("gmt", "utc", "hours", "et", "local"):
        return None
    first, stop = index, index + 1
    sure = 1800 <= year <= 2060
    ranged = follows in ("-", "to") and _word(setting, index + 2)
    if (
        before == "the"
        or before in ("a", "an", "'s", "his", "her", "its", "their", "our", "my")
        or before in ("last", "next")
    ):
        if not (sure and (after in "NPJ" or before == "the")):
            return None
    elif before in ("by", "of", "to", "than", "about", "around", "for", "and", "or", "from", "between"):
        if not sure or (after in "NJ" and prose.lower[index + 1].endswith("s") and follows not in ("'s",)):
            return None
    elif before not in BEFORE_YEAR:
        named = tags[index - 1] in "PN" and index > 0
        if not (sure and (named or after in "NPV" or before in (",", ".", "", "-", ")", "'"))) or (before.isdigit()):
            return None
        if tags[index - 1] == "V" or (after in "N" and prose.lower[index + 1].endswith("s") and not named):
            return None
        if year < 1900 or year > 2040 or before in ("at", "room", "flight", "route"):
            return None
    when = periods.year(year)
    if ranged:
        last = str(ranged)
        if last.isdigit() and len(last) == 2 and follows == "-":
            last = word[:2] + last
        if last.isdigit() and len(last) == 4 and year < int(last) <= LAST_YEAR:
            when, stop = When(when.start, periods.year(int(last)).stop), index + 3
    moment = Moment(first, stop, when, "year", NONE, None, 0.95 if before in BEFORE_YEAR else 0.8)
    return _narrowed(moment, setting)


def _spelled(setting: Setting, index: int) -> Moment | None:
    """ "Since nineteen forty-seven": radio spells its years."""
    cardinals = setting.known.numbers.cardinals
    if _word(setting, index - 1) not in BEFORE_YEAR:
        return None
    tens, _, ones = _word(setting, index + 1).partition("-")
    value = cardinals.get(tens, 0.0)
    if not 10 <= value <= 90:
        return None
    year = int(cardinals[setting.prose.lower[index]] * 100 + value + cardinals.get(ones, 0.0))
    return Moment(index, index + 2, periods.year(year), "year", NONE, None, 0.8) if year <= LAST_YEAR else None


def _decade(setting: Setting, index: int, word: str) -> Moment | None:
    text = word.rstrip("s").strip("'")
    if not text.isdigit() or len(text) not in (2, 4) or text[-1] != "0":
        return None
    year = int(text) if len(text) == 4 else 1900 + int(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if len(text) == 2 and not word.startswith("'"):
        return None
    moment = Moment(index, index + 1, periods.year(year, 10), "decade", frozenset(("vague",)))
    return (
        _narrowed(moment._replace(first=_the(setting, index)), setting)
        if _word(setting, index - 1) == "the"
        else _narrowed(moment, setting)
    )


def _iso(setting: Setting, index: int, word: str) -> Moment | None:
    if not (word[5:7].isdigit() and word[8:10].isdigit()):
        return None
    when = periods.day(int(word[:4]), int(word[5:7]), int(word[8:10]))
    if when is None:
        return None
    grain = "day"
    if len(word) >= 16 and word[10] == "T":
        minute = when.start + int(word[11:13]) * 60 + int(word[14:16])
        when, grain = When(minute, minute + 1), "minute"
    return Moment(index, index + 1, when, grain, NONE, None, 0.95)


def _slashed(setting: Setting, index: int, word: str) -> Moment | None:
    """ "31/10/2019" or "10/31/2019"; where both orders are possible, the date is not known."""
    parts = word.split("/")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or len(parts[2]) not in (2, 4):
        return None
    one, two, year = (int(part) for part in parts)
    year += 2000 if len(parts[2]) == 2 and year < 50 else 1900 if len(parts[2]) == 2 else 0
    if not FIRST_YEAR <= year <= LAST_YEAR or one > 31 or two > 31:
        return None
    if one > 12 or one == two:
        when = periods.day(year, two, one)
    elif two > 12:
        when = periods.day(year, one, two)
    else:
        return Moment(index, index + 1, None, "day", frozenset(("vague",)), None, 0.4)
    return Moment(index, index + 1, when, "day", NONE, None, 0.9) if when else None


def _compound(setting: Setting, index: int) -> Moment | None:
    """ "mid-November", "late-2015", "mid-1990s", "post-1959"."""
    head, _, tail = setting.prose.lower[index].partition("-")
    edge = setting.known.edges.get((head,))
    if edge is None:
        return None
    when, grain = None, "month"
    if tail in setting.known.months:
        if setting.today is None:
            return Moment(index, index + 1, None, "month", GUESSED | {"vague"}, None, 0.5)
        found = _year_at(setting, index + 1)
        year = found[0] if found else _guess_month(setting, index, setting.known.months[tail])
        when = periods.months(year, setting.known.months[tail])
    elif tail[:4].isdigit() and len(tail) in (4, 5) and FIRST_YEAR <= int(tail[:4]) <= LAST_YEAR:
        grain = "year" if len(tail) == 4 else "decade"
        when = periods.year(int(tail[:4]), 1 if len(tail) == 4 else 10)
    if when is None:
        return None
    return Moment(index, index + 1, periods.part(when, *edge), grain, frozenset(("vague",)), None, 0.8)
