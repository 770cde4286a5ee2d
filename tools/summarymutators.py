"""One fact of a summary that its original tells as well, changed: what ``mutations.py --summary`` measures with.

Mutators as in ``headmutators``, of a long text and a short one that follows from it: they return the short one with
one fact changed, where the long one tells that fact and, but for names exchanged, not the other.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

from headmutators import HEAD_MUTATORS, TURNS, either, turn, word_of
from mutators import DAYS, MONTHS, TURNED, Change, Mutator, put
from wordmutators import OPPOSITES, ORDINALS, SEXES, UNITS

_MONTH = "|".join([*MONTHS, *(f"{one[:3]}\\." for one in MONTHS)])
_DATE = re.compile(rf"\b(?:{_MONTH}) (\d{{1,2}})\b(?![:\d])|\b(\d{{1,2}})(?= (?:{_MONTH})\b)")
_YEAR = re.compile(r"(?<![\w.,$£€-])((?:1[5-9]|20)\d\d)(?![\w-]|[.,]\d)")
_MONTHS = re.compile(rf"\b({'|'.join(MONTHS)})\b(?! (?:[A-Z]|have\b|not\b|be\b))(?<!^May)")
_UNIT = re.compile(rf"[\d.]+ ({'|'.join(UNITS)})\b")
_NAMES = re.compile(r"(?<![\w.’'-])(?:[A-Z][a-zé]+(?: [A-Z]\.)? )*[A-Z][a-zé]{2,}\b")
_NOT_NAMES = "The This That They There And But She His Her How Why What"
_NONE = {*DAYS, *MONTHS, *_NOT_NAMES.split()}
"""Words with a capital that are no names."""
_MORE = {
    "first": "last",
    "last": "first",
    "oldest": "youngest",
    "youngest": "oldest",
    "most": "least",
    "north": "south",
}
_AGAINST = {word: other for word, other in {**TURNED, **OPPOSITES, **TURNS, **_MORE}.items() if word not in ORDINALS}


def _date(text: str, summary: str, chance: random.Random) -> Change | None:
    """Another day of the month."""
    known = {match[1] or match[2] for match in _DATE.finditer(text)}
    places = [place for place in _DATE.finditer(summary) if (place[1] or place[2]) in known]
    if not places:
        return None
    place = chance.choice(places)
    others = [day for day in map(str, range(1, 29)) if day not in known]
    return put(summary, [place.span(place.lastindex or 0)], chance.choice(others))


def _year(text: str, summary: str, chance: random.Random) -> Change | None:
    """Another year near by."""
    known = {match[1] for match in _YEAR.finditer(text)}
    places = [place for place in _YEAR.finditer(summary) if place[1] in known]
    if not places:
        return None
    place = chance.choice(places)
    others = [str(int(place[1]) + by) for by in (-10, -3, -2, -1, 1, 2, 3) if str(int(place[1]) + by) not in known]
    return put(summary, [place.span()], chance.choice(others)) if others else None


def _month(text: str, summary: str, chance: random.Random) -> Change | None:
    """Another month; the verb and the name are none."""
    places = [place for place in _MONTHS.finditer(summary) if place[1] in text]
    others = [month for month in MONTHS if month not in text]
    return put(summary, [chance.choice(places).span(1)], chance.choice(others)) if places and others else None


def _unit(text: str, summary: str, chance: random.Random) -> Change | None:
    """Million for billion, hours for minutes: where the original never counts in these."""
    places = [
        place
        for place in _UNIT.finditer(summary)
        if re.search(rf"\b{place[1]}\b", text) and not re.search(rf"\b{UNITS[place[1]]}", text)
    ]
    if not places:
        return None
    place = chance.choice(places)
    return put(summary, [place.span(1)], UNITS[place[1]])


def _sides(text: str, summary: str, chance: random.Random) -> Change | None:
    """Two names exchanged that both texts have."""
    places = [place for place in _NAMES.finditer(summary) if place[0] in text and _NONE.isdisjoint(place[0].split())]
    names = sorted({place[0] for place in places if place.start() or " " in place[0]})
    pairs = [(one, two) for one in names for two in names if one < two and one not in two and two not in one]
    if not pairs:
        return None
    one, two = chance.choice(pairs)
    return put(summary, [place.span() for place in places if place[0] in (one, two)], {one: two, two: one})


SUMMARY_MUTATORS: Mapping[str, Mutator] = {
    "age": HEAD_MUTATORS["age"],
    "date": _date,
    "day": word_of(DAYS),
    "given name": HEAD_MUTATORS["given name"],
    "money": HEAD_MUTATORS["money"],
    "month": _month,
    "not": HEAD_MUTATORS["not"],
    "number": either(HEAD_MUTATORS["count"], HEAD_MUTATORS["toll"]),
    "opposite": turn(_AGAINST),
    "ordinal": word_of(ORDINALS),
    "other name": HEAD_MUTATORS["other name"],
    "percent": HEAD_MUTATORS["percent"],
    "place": HEAD_MUTATORS["place"],
    "sex": turn(SEXES),
    "sides": _sides,
    "surname": HEAD_MUTATORS["surname"],
    "unit": _unit,
    "year": _year,
}
"""The mutators of summaries by the sort of fact that they change."""
