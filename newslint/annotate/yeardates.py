"""Dates in figures alone: "in 2017", "2016-17", "the 1990s", "2018-04-16", "31/10/2018", "mid-2015".

What comes in: a token that begins with a digit, a compound, or a spelled century. What goes out: a Moment, or None:
four digits are a year only where a year may stand, so that "2000 people" is a count.
"""

from __future__ import annotations

from newslint.annotate import periods
from newslint.annotate.daydates import guess_month
from newslint.annotate.moments import (
    BEFORE_YEAR,
    FIRST_YEAR,
    GUESSED,
    LAST_YEAR,
    NONE,
    Moment,
    Setting,
    narrowed,
    with_article,
    year_at,
)
from newslint.core.calendar import weekday_of
from newslint.core.values import When

COUNTED = frozenset(("person", "percent", "dollar", "euro", "pound", "man", "woman", "job", "mile", "foot", "meter"))
"""Nouns that make four digits a count: "2000 people"."""


def digits(setting: Setting, index: int) -> Moment | None:
    """A token that begins with a digit, as a year, decade or date in figures."""
    prose = setting.prose
    word = prose.lower[index]
    if word[-1] == "s":
        return _decade(setting, index, word)
    if len(word) == 4:
        return _year(setting, index)
    if word[4] == "-" and len(word) >= 10 and word[:4].isdecimal():
        return _iso(setting, index, prose.words[index])
    if "/" in word:
        return _slashed(setting, index, word)
    if word[4] == "-" and word[:4].isdecimal():
        return None
    return None


def _year(setting: Setting, index: int) -> Moment | None:
    prose = setting.prose
    word = prose.lower[index]
    if not (word.isdecimal() and word.isascii()):
        return None
    year = int(word)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    before, follows = setting.lower[index - 1], setting.lower[index + 1]
    tags = prose.tags
    after = tags[index + 1] if index + 1 < len(tags) else "."
    ahead_lemma = prose.lemmas[index + 1] if index + 1 < len(tags) else ""
    if (
        after == "S"
        or after == "#"
        or before in {"$", "£", "€", "#", "no."}
        or prose.words[index - 1 if index else 0] in {"US$", "A$"}
    ):
        return None
    if ahead_lemma in COUNTED or follows in {"gmt", "utc", "hours", "et", "local"}:
        return None
    first, stop = index, index + 1
    sure = 1800 <= year <= 2060
    ranged = follows in {"-", "to"} and setting.lower[index + 2]
    if (
        before == "the"
        or before in {"a", "an", "'s", "his", "her", "its", "their", "our", "my"}
        or before in {"last", "next"}
    ):
        if not (sure and (after in "NPJ" or before == "the")):
            return None
    elif before in {"by", "of", "to", "than", "about", "around", "for", "and", "or", "from", "between"}:
        if not sure or (after in "NJ" and prose.lower[index + 1].endswith("s") and follows not in ("'s",)):
            return None
    elif before not in BEFORE_YEAR:
        named = tags[index - 1] in "PN" and index > 0
        if not (sure and (named or after in "NPV" or before in {",", ".", "", "-", ")", "'"})) or (before.isdecimal()):
            return None
        if tags[index - 1] == "V" or (after in "N" and prose.lower[index + 1].endswith("s") and not named):
            return None
        if year < 1900 or year > 2040 or before in {"at", "room", "flight", "route"}:
            return None
    when = periods.year(year)
    if ranged:
        last = str(ranged)
        if last.isdecimal() and len(last) == 2 and follows == "-":
            last = word[:2] + last
        if last.isdecimal() and len(last) == 4 and year < int(last) <= LAST_YEAR:
            when, stop = When(when.start, periods.year(int(last)).stop), index + 3
    moment = Moment(first, stop, when, "year", NONE, None, 0.95 if before in BEFORE_YEAR else 0.8)
    return narrowed(moment, setting)


def spelled(setting: Setting, index: int) -> Moment | None:
    """ "Since nineteen forty-seven": radio spells its years."""
    cardinals = setting.known.numbers.cardinals
    if setting.lower[index - 1] not in BEFORE_YEAR:
        return None
    tens, _, ones = setting.lower[index + 1].partition("-")
    value = cardinals.get(tens, 0.0)
    if not 10 <= value <= 90:
        return None
    year = int(cardinals[setting.prose.lower[index]] * 100 + value + cardinals.get(ones, 0.0))
    return Moment(index, index + 2, periods.year(year), "year", NONE, None, 0.8) if year <= LAST_YEAR else None


def _decade(setting: Setting, index: int, word: str) -> Moment | None:
    text = word.rstrip("s").strip("'")
    if not text.isdecimal() or len(text) not in (2, 4) or text[-1] != "0":
        return None
    year = int(text) if len(text) == 4 else 1900 + int(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if len(text) == 2 and not word.startswith("'"):
        return None
    moment = Moment(index, index + 1, periods.year(year, 10), "decade", frozenset(("vague",)))
    return (
        narrowed(moment._replace(first=with_article(setting, index)), setting)
        if setting.lower[index - 1] == "the"
        else narrowed(moment, setting)
    )


def _iso(setting: Setting, index: int, word: str) -> Moment | None:
    if not (word[5:7].isdecimal() and word[8:10].isdecimal()):
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
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or len(parts[2]) not in (2, 4):
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


def with_weekday(setting: Setting, moment: Moment) -> Moment:
    """The weekday read just before a day in figures, "Thursday, 12/02/2026": it tells day and month apart as well."""
    before, first = setting.moments[-1], moment.first
    if moment.grain != "day" or before.weekday is None or before.stop < first - 1 or before.day:
        return moment
    if before.stop < first and setting.lower[before.stop] not in {",", "("}:
        return moment
    setting.moments.pop()
    one = moment._replace(first=before.first, weekday=before.weekday)
    if one.when is not None:
        return one
    month, day, year = (int(part) for part in setting.lower[first].split("/"))
    year += 2000 if year < 100 else 0
    fitting = [
        when
        for when in (periods.day(year, month, day), periods.day(year, day, month))
        if when is not None and weekday_of(when.start) == before.weekday
    ]
    return one._replace(when=fitting[0], flags=NONE, confidence=0.9) if len(fitting) == 1 else one


def compound(setting: Setting, index: int) -> Moment | None:
    """ "mid-November", "late-2015", "mid-1990s", "post-1959"."""
    head, _, tail = setting.prose.lower[index].partition("-")
    edge = setting.known.edges.get((head,))
    if edge is None:
        return None
    when, grain = None, "month"
    if tail in setting.known.months:
        if setting.today is None:
            return Moment(index, index + 1, None, "month", GUESSED | {"vague"}, None, 0.5)
        found = year_at(setting, index + 1)
        year = found[0] if found else guess_month(setting, index, setting.known.months[tail])
        when = periods.months(year, setting.known.months[tail])
    elif tail[:4].isdecimal() and len(tail) in (4, 5) and FIRST_YEAR <= int(tail[:4]) <= LAST_YEAR:
        grain = "year" if len(tail) == 4 else "decade"
        when = periods.year(int(tail[:4]), 1 if len(tail) == 4 else 10)
    if when is None:
        return None
    return Moment(index, index + 1, periods.part(when, *edge), grain, frozenset(("vague",)), None, 0.8)
