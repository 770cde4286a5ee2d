"""Dates being read: what a date is, what it is read against, and the looks around a token that all kinds share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from newslint.annotate import periods
from newslint.annotate.prose import Prose
from newslint.annotate.surroundings import Surroundings
from newslint.annotate.timewords import TimeWords
from newslint.core.calendar import date_of
from newslint.core.values import DAY, When

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
FIRST_YEAR, LAST_YEAR = 1500, 2100
WAS = frozenset(("was", "were", "been"))
UNTIL = ["not", "until"]
ONTO = frozenset(("to", "until", "till"))
SHIFTED = frozenset(
    ("continue", "reschedule", "move", "postpone", "adjourn", "delay", "push", "advance", "reset", "change", "extend")
)
"""Verbs whose day behind such a word is still to come: "the hearing was continued to July 20"."""
OPEN = frozenset(("can", "may", "might", "does", "do", "is", "are"))
"""Verbs in the present before which "not until" looks ahead."""
BLANKS = ("",) * 16
"""More than a date may look beyond the ends of an article."""


class Moment(NamedTuple):
    """A date of the text: its tokens, interval (None where unknown), grain, flags, and the weekday as printed.

    ``day`` is the month and day of a calendar day, "04-21", whether its year is known or not.
    """

    first: int
    stop: int
    when: When | None
    grain: str
    flags: frozenset[str] = NONE
    weekday: int | None = None
    confidence: float = 0.9
    day: str = ""


@dataclass(slots=True)
class Setting:
    """What a date is read against: the tokens, the first minute of the day of publication, and the last date read.

    ``lower`` are the words with empty ones behind them, which an index below 0 meets as well.
    """

    prose: Prose
    known: TimeWords
    near: Surroundings
    today: int | None
    lower: list[str]
    anchor: When | None = None
    year: int = 0
    moments: list[Moment] = field(default_factory=list)


def ahead(setting: Setting, first: int) -> bool:
    """Whether the verb that a date belongs to looks ahead: "will meet Friday", "due in June", "opens in May"."""
    return tense_of(setting, first) > 0


def tense_of(setting: Setting, first: int) -> int:
    """1 where the verb of a date looks ahead, -1 where it is in the past tense, 0 where it does not say."""
    prose, near = setting.prose, setting.near
    if setting.lower[first - 1] == "as" and setting.lower[first - 2] in {"soon", "early"}:
        return 1  # "as soon as Tuesday"
    low, high = near.clause(first)
    verb = near.verb_before(first, low)
    if verb is None:
        verb = near.verb_after(first, high)
        if verb is None:
            verb = _verb_beyond(setting, first)
        if verb is None:
            return 0
        if low and prose.lower[low - 1 : low + 1] == UNTIL and prose.lower[verb] in OPEN:
            return 1  # "not until the holidays in July can the road open"
    if _is_to(prose, verb, low) or (setting.lower[first - 1] in ONTO and prose.lemmas[verb] in SHIFTED):
        return 1
    start = near.group_start(verb, max(low, verb - 8))
    if "to" in prose.lower[max(low, start - 1) : start + 1]:
        start = max(low, start - 2)  # "did not plan to leave on Thursday"
    words = setting.known.ahead
    if any(lemma in words for lemma in prose.lemmas[start : max(verb + 1, min(first, verb + 4))]):
        return 1
    word, lemma = prose.lower[verb], prose.lemmas[verb]
    if word.endswith("s") and lemma in setting.known.scheduled:
        return 1
    if prose.tags[verb] == "V":
        auxiliary = prose.lower[verb - 1] if verb > start else ""
        past = word != lemma and (auxiliary in WAS if word.endswith("ing") else not word.endswith("s"))
        return -1 if past and auxiliary not in {"be", "is", "are", "'s"} else 0
    return -1 if word in {"was", "were", "had", "did"} else 0


def _is_to(prose: Prose, verb: int, low: int) -> bool:
    """ "Is to be formally sentenced on May 3", "are to meet Friday"."""
    for at in range(verb - 1, max(low, verb - 5), -1):
        if prose.lower[at] == "to":
            return prose.lower[at - 1] in {"is", "are"}
        if prose.tags[at] not in "AR":
            break
    return False


def _verb_beyond(setting: Setting, first: int) -> int | None:
    """The verb of a date that commas or brackets keep apart: "On Monday, the league plans", "at four (4 a.m. EDT)"."""
    near = setting.near
    low, high = near.sentence(first)
    return near.verb_after(first, high) if first - low < 3 else near.verb_before(first, low)


def with_part(setting: Setting, stop: int, when: When) -> tuple[int, When, str]:
    """ "Friday night": the part of the day is part of the date."""
    part = setting.known.parts.get(setting.lower[stop])
    if part is None:
        return stop, when, "day"
    return stop + 1, When(when.start + part[0] * 60, when.start + part[1] * 60), "hour"


def year_at(setting: Setting, index: int) -> tuple[int, int] | None:
    """A year that stands (after a comma or "of") at a token: (year, token after)."""
    word = setting.lower[index]
    if word in {",", "of", "in"} and len(setting.lower[index + 1]) == 4:
        index, word = index + 1, setting.lower[index + 1]
    if len(word) == 4 and word.isdecimal() and word.isascii() and 1000 <= int(word) <= LAST_YEAR:
        follows = setting.lower[index + 1]
        return None if follows in {"gmt", "utc", "hours", "local"} else (int(word), index + 1)
    at = index + (word == "of")
    if setting.lower[at + 1] == "year" and setting.today is not None:
        offset = offset_of(setting, setting.lower[at])
        date = date_of(setting.today)
        if offset is not None and date:
            return date[0] + offset, at + 2
    return None


def offset_of(setting: Setting, word: str) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"; None for any other word."""
    if word == "same":
        return None
    known = setting.known
    return -1 if word in known.past else 1 if word in known.future else 0 if word in known.present else None


_DAYS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth
twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first
"""
DAYS = {word: number for number, word in enumerate(_DAYS.split(), 1)}
"""Days of a month as they are spoken: "the sixteenth of February"."""


def day_number(text: str) -> int:
    """A day of a month in digits, with or without an ordinal ending; 0 for none."""
    if text[-2:] in {"st", "nd", "rd", "th"}:
        text = text[:-2]
    return int(text) if len(text) < 3 and text.isascii() and text.isdecimal() and 1 <= int(text) <= 31 else 0


def edge_before(setting: Setting, first: int) -> tuple[int, tuple[float, float] | None]:
    """A word before a period that narrows it: "late November", "the end of 2017"."""
    lower = setting.prose.lower
    if lower[first - 1] in setting.known.edging:
        for length in (4, 3, 2, 1):
            if first >= length:
                found = setting.known.edges.get(tuple(lower[first - length : first]))
                if found is not None:
                    return first - length, found
    return first, None


def with_article(setting: Setting, first: int) -> int:
    """The token itself, or the "the" before it."""
    return first - 1 if setting.lower[first - 1] == "the" else first


def narrowed(moment: Moment, setting: Setting) -> Moment:
    """A period with the edge that stands before it: "late November", "earlier this month"."""
    first, edge = edge_before(setting, moment.first)
    if edge is None:
        return moment
    when = periods.part(moment.when, *edge) if moment.when is not None else None
    if setting.prose.lower[first] in {"earlier", "later"} and moment.when is not None and setting.today is not None:
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
