"""One fact of an article that another article tells as well, changed: what ``mutations.py`` measures with.

A mutator is a function of two articles on one event and a source of chance. It looks for a fact that both print alike,
such as "a 34-year-old" or "the 400 block of Moss Trail", and returns the second article with that fact changed, or
None where they share none, or where what is changed would stand elsewhere in the article as it was.

After DeMillo, Lipton and Sayward, "Hints on test data selection" (1978); the idea for summaries is that of Kryscinski
et al., "Evaluating the factual consistency of abstractive text summarization" (2020).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias


class Change(NamedTuple):
    """A text after a change, and where in it the changed words stand, wherever they do."""

    text: str
    spans: tuple[tuple[int, int], ...]


Mutator: TypeAlias = Callable[[str, str, random.Random], Change | None]

_CARDINALS = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty
"""
CARDINALS = _CARDINALS.split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
DAYS = _DAYS.split()
_MONTHS = "January February March April May June July August September October November December"
MONTHS = _MONTHS.split()
_KIN = "brother sister cousin uncle nephew niece son daughter father mother husband wife grandmother grandfather"
KIN = _KIN.split()
_GIVEN = "James Robert Michael David Thomas Charles Linda Susan Karen Nancy Betty Helen"
GIVEN = _GIVEN.split()
_STREETS = "Maple Franklin Chestnut Harrison Grant"
STREETS = _STREETS.split()
_HOUSES = "Mercy Lakeview Jefferson Riverside"
HOUSES = _HOUSES.split()
SURVIVED = ("survived", "was not seriously hurt", "was expected to recover", "was in stable condition")
_OTHER_WORDS = "terrible honest quickly school money family danger promise"
OTHER_WORDS = _OTHER_WORDS.split()
TURNED = {
    "north": "south",
    "south": "north",
    "east": "west",
    "west": "east",
    "northern": "southern",
    "southern": "northern",
    "male": "female",
    "female": "male",
    "older": "younger",
    "younger": "older",
    "guilty": "not guilty",
    "first": "third",
    "second": "fourth",
}

_FIGURE = r"(?:\d[\d,]*(?:\.\d+)?|{})".format("|".join(CARDINALS))
_NOUNS = (
    "people men women children victims shots officers students others suspects teenagers persons adults boys girls "
    "gunmen homes houses buildings miles days months hours minutes votes points employees passengers"
)
_COUNT = re.compile(rf"\b({_FIGURE}) (?:[a-z]+ )?(?:{_NOUNS.replace(' ', '|')})\b", re.IGNORECASE)
_MONEY = re.compile(r"\$(\d[\d,.]*\d|\d)(?: (?:million|billion|trillion))?")
_PERCENT = re.compile(r"\b(\d[\d.]*) ?(?:percent|per cent|%)")
_BARE = re.compile(r"(?<![\w.,:/$(-])(\d[\d,]*)(?![\w:/)-]|,\d|\.\d)")
_DISTINCT = range(21, 10**6)
"""Figures so uncommon that two articles on one event that print one mean one thing by it."""
_NO_COUNT = re.compile(
    r"(?:(?:{})\.?|ages?|aged|calls?|called|dial|dialed|[A-Z][a-z]+,|and|the) $".format(
        "|".join([*MONTHS, *(one[:3] for one in MONTHS)])
    ),
    re.IGNORECASE,
)
_AGE = re.compile(r"\b[A-Z][a-z]+, (\d\d)\b(?=,)")
_YEARS_OLD = re.compile(r"\b(\d+)-year-old\b")
_CLOCK = re.compile(r"\b(\d{1,2})(?::\d\d)? ?(?=([ap])\.?m)")
_WEEKDAY = re.compile(r"\b({})\b".format("|".join(DAYS)))
_DATE = re.compile(r"\b(?:{}) (\d{{1,2}})\b(?!:)".format("|".join([*MONTHS, *(f"{one[:3]}\\." for one in MONTHS)])))
_YEAR = re.compile(r"\bin ((?:19|20)\d\d)\b")
_SORT = "Street|Avenue|Road|Drive|Lane|Trail|Boulevard|Court|Place|Way|Circle"
_BLOCK = re.compile(rf"\b(\d+) (?:block of )?(?:[NSEW]\. |North |South |East |West )?[A-Z][a-z]+ (?:{_SORT})")
_STREET = re.compile(rf"\b([A-Z][a-z]+) (?:{_SORT})\b")
_HOUSE = re.compile(r"\b((?:[A-Z][a-z.']+ ){1,3})(?:Hospital|Medical Center|High School|Church|University|Park)\b")
_KIN = re.compile(r"\b(?:his|her|[A-Z][a-z]+['’]s) (?:[a-z]+ )?({})\b".format("|".join(KIN)))
_DEAD = re.compile(r"\b((?:was|were) (?:fatally shot|shot and killed|killed|pronounced dead)|died)\b")
_TURNED = re.compile(r"\b({})\b [a-z]+".format("|".join(TURNED)))
NAME = re.compile(r"\b([A-Z][a-z]{2,}) ((?:[A-Z]\. )?([A-Z][a-z]{3,}))\b(?=, \d|,? (?:said|told|was|who|has|had|is)\b)")
_QUOTE = re.compile(r"[“\"]([^”\"]{30,300})[”\"]")
HELPING = re.compile(r"\b(is|are|was|were|will|can|would|could|should|do|have|has)\b( not\b)?")
_LONG_WORD = re.compile(r"\b[a-z]{5,}\b")


def shared(pattern: re.Pattern[str], one: str, other: str, chance: random.Random) -> re.Match[str] | None:
    """A place in the second text that the first text has as well."""
    known = {match[0].lower() for match in pattern.finditer(one)}
    places = [match for match in pattern.finditer(other) if match[0].lower() in known]
    return chance.choice(places) if places else None


def put(text: str, spans: Sequence[tuple[int, int]], words: str | Mapping[str, str]) -> Change:
    """Other words at some places of a text, in their order: the same everywhere, or for each what a mapping says."""
    parts, changed, done, at = [], [], 0, 0
    for start, end in spans:
        now = words if isinstance(words, str) else words[text[start:end]]
        parts += [text[done:start], now]
        at += start - done
        changed.append((at, at + len(now)))
        at, done = at + len(now), end
    return Change("".join([*parts, text[done:]]), tuple(changed))


def _everywhere(text: str, words: str, others: str) -> Change | None:
    """All places of some words changed."""
    spans = [match.span() for match in re.finditer(rf"\b{re.escape(words)}\b", text)]
    return put(text, spans, others) if spans else None


def only(pattern: re.Pattern[str], *texts: str) -> bool:
    """Whether each text has one value of a pattern, and the last has it once."""
    values = [[match[1] for match in pattern.finditer(text)] for text in texts]
    return all(len(set(some)) == 1 for some in values) and len(values[-1]) == 1


def other_figure(printed: str, chance: random.Random) -> str | None:
    """Another figure of the same form: a multiple of a great one, a near neighbour of a small one."""
    if not printed[0].isdigit():
        word = chance.choice([one for one in CARDINALS if one != printed.lower()])
        return word.capitalize() if printed[0].isupper() else word
    value = float(printed.replace(",", "").rstrip("."))
    steps = (
        [value * by for by in (0.4, 0.5, 1.5, 2, 3, 10)] if value >= 30 else [value + by for by in (-3, -2, 2, 4, 7)]
    )
    wanted = [round(step, 1) if "." in printed else round(step) for step in steps if step >= 1]
    wanted = [one for one in wanted if one != value]
    return f"{chance.choice(wanted):{',' if ',' in printed else ''}}" if wanted else None


def figure(pattern: re.Pattern[str]) -> Mutator:
    """A mutator of the figure that a pattern holds, where the second text has those words once."""

    def mutate(one: str, other: str, chance: random.Random) -> Change | None:
        place = shared(pattern, one, other, chance)
        if place is None or other.count(place[0]) != 1:
            return None
        now = other_figure(place[1], chance)
        return put(other, [place.span(1)], now) if now else None

    return mutate


def _counts(text: str) -> dict[float, re.Match[str]]:
    """The uncommon figures that a text prints once, without ages, dates and numbers of houses and telephones."""
    found: dict[float, list[re.Match[str]]] = {}
    for match in _BARE.finditer(text):
        found.setdefault(float(match[1].replace(",", "")), []).append(match)
    return {
        value: places[0]
        for value, places in found.items()
        if len(places) == 1
        and value in _DISTINCT
        and value != 911
        and not 1900 <= value <= 2100
        and _NO_COUNT.search(text[: places[0].start()][-12:]) is None
        and re.match(r" (?:[a-z]+ )?[a-z]{3,}", text[places[0].end() :]) is not None
    }


def _reworded(one: str, other: str, chance: random.Random) -> Change | None:
    """A figure that stands before other words in either text."""
    here, there = _counts(one), _counts(other)
    both = [
        value
        for value in sorted(here.keys() & there.keys())
        if _next_words(one, here[value]) != _next_words(other, there[value])
    ]
    if not both:
        return None
    place = there[chance.choice(both)]
    now = other_figure(place[1], chance)
    return put(other, [place.span(1)], now) if now else None


def _next_words(text: str, match: re.Match[str]) -> list[str]:
    return text[match.end() :][:40].split()[:2]


def one_of(pattern: re.Pattern[str], words: Iterable[str], *, alone: bool) -> Mutator:
    """A mutator that puts another word of a list in place of one; ``alone`` where neither text has a second one."""
    choice = tuple(words)

    def mutate(one: str, other: str, chance: random.Random) -> Change | None:
        place = shared(pattern, one, other, chance)
        if place is None or (alone and not only(pattern, one, other)):
            return None
        return put(other, [place.span(1)], chance.choice([word for word in choice if word != place[1]]))

    return mutate


def _renamed(pattern: re.Pattern[str], names: Iterable[str]) -> Mutator:
    """A mutator that gives a place another name throughout."""
    choice = tuple(names)

    def mutate(one: str, other: str, chance: random.Random) -> Change | None:
        place = shared(pattern, one, other, chance)
        if place is None or place[1].split()[0] == "The":
            return None
        kind = place[0][len(place[1]) :]
        return _everywhere(other, place[0], chance.choice(choice) + (" " if place[1].endswith(" ") else "") + kind)

    return mutate


def _years_old(one: str, other: str, chance: random.Random) -> Change | None:
    """The age of the only person who is given one in either text."""
    return figure(_YEARS_OLD)(one, other, chance) if only(_YEARS_OLD, one, other) else None


def _clock(one: str, other: str, chance: random.Random) -> Change | None:
    place = shared(_CLOCK, one, other, chance)
    if place is None or other.count(place[0]) != 1:
        return None
    return put(other, [place.span(1)], str((int(place[1]) + chance.choice((1, 2, 3, 7, 8))) % 12 + 1))


def _given(one: str, other: str, chance: random.Random) -> Change | None:
    place = shared(NAME, one, other, chance)
    if place is None:
        return None
    name = chance.choice([name for name in GIVEN if name != place[1]])
    return _everywhere(other, place[0], f"{name} {place[2]}")


def _surname(one: str, other: str, chance: random.Random) -> Change | None:
    """One letter of a surname exchanged for its like, throughout."""
    place = shared(NAME, one, other, chance)
    if place is None:
        return None
    name = place[3]
    at = chance.randrange(2, len(name) - 1)
    likes = "aeiou" if name[at] in "aeiou" else "nrlmtd"
    return _everywhere(other, name, name[:at] + chance.choice(likes.replace(name[at], "")) + name[at + 1 :])


def quoted(one: str, other: str, chance: random.Random) -> re.Match[str] | None:
    """A quotation of the second text that the first has in the same words."""
    same = {re.sub(r"\W+", " ", match[1].lower()) for match in _QUOTE.finditer(one)}
    places = [match for match in _QUOTE.finditer(other) if re.sub(r"\W+", " ", match[1].lower()) in same]
    return chance.choice(places) if places else None


def _quote_turned(one: str, other: str, chance: random.Random) -> Change | None:
    place = quoted(one, other, chance)
    helping = place and HELPING.search(other, place.start(1), place.end(1))
    if not helping:
        return None
    return put(other, [helping.span()], helping[1] if helping[2] else f"{helping[1]} not")


def _quote_word(one: str, other: str, chance: random.Random) -> Change | None:
    place = quoted(one, other, chance)
    words = list(_LONG_WORD.finditer(other, place.start(1), place.end(1))) if place else []
    return put(other, [chance.choice(words).span()], chance.choice(OTHER_WORDS)) if words else None


def _turned(one: str, other: str, chance: random.Random) -> Change | None:
    place = shared(_TURNED, one, other, chance)
    return put(other, [place.span(1)], TURNED[place[1]]) if place else None


MUTATORS: Mapping[str, Mutator] = {
    "age": figure(_AGE),
    "age of one": _years_old,
    "block": figure(_BLOCK),
    "clock": _clock,
    "count": figure(_COUNT),
    "count reworded": _reworded,
    "date": one_of(_DATE, map(str, range(1, 29)), alone=False),
    "dead": one_of(_DEAD, SURVIVED, alone=False),
    "given name": _given,
    "house": _renamed(_HOUSE, HOUSES),
    "kin": one_of(_KIN, KIN, alone=True),
    "money": figure(_MONEY),
    "percent": figure(_PERCENT),
    "quote turned": _quote_turned,
    "quote word": _quote_word,
    "street": _renamed(_STREET, STREETS),
    "surname": _surname,
    "turned": _turned,
    "weekday": one_of(_WEEKDAY, DAYS, alone=True),
    "year": figure(_YEAR),
}
"""The mutators by the sort of fact that they change."""
