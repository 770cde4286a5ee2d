"""The words of time of the lexicon, ready for look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newslint.annotate.numbers import NumberWords
from newslint.annotate.numbers import words as number_words
from newslint.annotate.phrases import Phrases
from newslint.annotate.watch import Watched
from newslint.core.lexicon import Lexicon, Table, per_lexicon

DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of a week by their numbers."""
_SPELLED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SPELLED = {word: hour for hour, word in enumerate(_SPELLED, 1)}
HALVES = {"a.m.": 0, "am": 0, "p.m.": 12, "pm": 12, "a.m": 0, "p.m": 12}
FIXED = {"noon": 720, "midnight": 0, "midday": 720}
CLOCK_WORDS = frozenset((*HALVES, *FIXED, *SPELLED, "o'clock", "half", "quarter", "hours"))
"""Words that may belong to a time of the day."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The tables of ``periods.yaml``; ``triggers`` says for each word which part of the grammar it wakes."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    parts: Mapping[str, tuple[int, int]]
    seasons: Mapping[str, tuple[int, int]]
    days: Mapping[str, int]
    holidays: Phrases[tuple[int, ...]]
    doubtful: frozenset[str]
    past: frozenset[str]
    future: frozenset[str]
    present: frozenset[str]
    edges: Mapping[tuple[str, ...], tuple[float, float]]
    edging: frozenset[str]
    """Last words of edges."""
    roles: Mapping[tuple[str, ...], str]
    giving: frozenset[str]
    """Last words of roles."""
    ahead: frozenset[str]
    scheduled: frozenset[str]
    zones: Mapping[str, int]
    hours: frozenset[str]
    """All words of a time of day, those of its zone included."""
    zone_phrases: Phrases[bool]
    telling: frozenset[str]
    triggers: Mapping[str, str]
    awake: Watched
    numbers: NumberWords


@per_lexicon
def words(lexicon: Lexicon) -> TimeWords:
    """The words of time of a lexicon."""

    def forms(section: str) -> dict[str, str]:
        table = lexicon.table("periods", section)
        return {form: str(key) for key, printed in table.items() for form in str(printed).split()}

    def pairs(section: str) -> dict[str, tuple[int, int]]:
        table = lexicon.table("periods", section)
        return {word: (_whole(pair[0]), _whole(pair[1])) for word, pair in table.items() if isinstance(pair, list)}

    months = {form: int(key) for form, key in forms("months").items()}
    weekdays = {form: int(key) for form, key in forms("weekdays").items()}
    units, parts, seasons = forms("units"), pairs("parts of day"), pairs("seasons")
    days = {word: _whole(value) for word, value in lexicon.table("periods", "days").items()}
    holidays = Phrases(
        (name, tuple(_whole(part) for part in rule))
        for name, rule in lexicon.table("periods", "holidays").items()
        if isinstance(rule, list)
    )
    edges = {
        tuple(word.split()): (float(str(pair[0])), float(str(pair[1])))
        for word, pair in lexicon.table("periods", "edges").items()
        if isinstance(pair, list)
    }
    roles = {
        tuple(str(word).split()): role
        for role, phrases in lexicon.table("periods", "roles").items()
        for word in (phrases if isinstance(phrases, list) else ())
    }
    zones = {word: _whole(value) for word, value in lexicon.table("periods", "zones").items()}
    triggers = dict.fromkeys(holidays.openers(), "holiday")
    for known, kind in (((*seasons, *(f"{word}s" for word in seasons)), "season"), (units, "unit"), (days, "relative")):
        triggers |= dict.fromkeys(known, kind)
    triggers |= dict.fromkeys(parts, "part")
    triggers |= dict.fromkeys(weekdays, "weekday") | dict.fromkeys(months, "month")
    triggers |= dict.fromkeys(lexicon.words("periods", "now"), "now")
    triggers |= dict.fromkeys(("eighteen", "nineteen", "twenty"), "spelled")
    return TimeWords(
        months,
        weekdays,
        units,
        parts,
        seasons,
        days,
        holidays,
        frozenset(lexicon.words("periods", "doubtful")),
        frozenset(lexicon.words("periods", "past")),
        frozenset(lexicon.words("periods", "future")),
        frozenset(lexicon.words("periods", "present")),
        edges,
        frozenset(words[-1] for words in edges),
        roles,
        frozenset(words[-1] for words in roles),
        frozenset(lexicon.words("periods", "ahead")),
        frozenset(lexicon.words("periods", "scheduled")),
        zones,
        frozenset((*zones, *CLOCK_WORDS)),
        Phrases((phrase, True) for phrase in lexicon.words("periods", "zone phrases")),
        frozenset(lexicon.words("periods", "telling")),
        triggers,
        Watched((*triggers, *zones, *CLOCK_WORDS)),
        number_words(lexicon),
    )


def _whole(value: Table) -> int:
    return int(str(value))
