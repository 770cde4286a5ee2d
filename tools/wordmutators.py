"""Facts that are told in words, changed: whose they are, how things stand, where, with what, since when.

Mutators as in ``mutators``, of which this is the second half. Most need that each text tells one fact of the sort.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping

from mutators import (
    CARDINALS,
    DAYS,
    HELPING,
    MONTHS,
    NAME,
    Change,
    Mutator,
    figure,
    one_of,
    only,
    put,
    quoted,
    shared,
)

_FIGURE = r"(?:\d[\d,]*(?:\.\d+)?|{})".format("|".join(CARDINALS))


def _any(words: Iterable[str]) -> str:
    return "(?:{})".format("|".join(words))


def _caught(words: Iterable[str]) -> str:
    return "({})".format("|".join(words))


CONDITIONS = ("critical", "serious", "stable", "fair", "good", "guarded")
TITLES = ("Sheriff", "Chief", "Lt.", "Sgt.", "Capt.", "Deputy", "Officer", "Detective", "Mayor", "Sen.", "Rep.")
TITLES = (*TITLES, "Gov.", "Judge", "Dr.", "Commissioner", "Superintendent", "Coach", "Coroner", "Trooper")
CHARGES = ("murder", "manslaughter", "assault", "robbery", "burglary", "kidnapping", "arson", "battery", "theft")
WEAPONS = ("handgun", "shotgun", "rifle", "pistol", "revolver", "knife", "machete", "hammer")
_PARTS = "head chest leg arm back neck stomach abdomen face foot hand shoulder thigh torso hip"
PARTS = tuple(_PARTS.split())
SIDES = ("North", "South", "East", "West", "Northwest", "Southwest", "Northeast", "Southeast")
PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
COLOURS = ("white", "black", "red", "blue", "silver", "gray", "green", "gold", "tan", "maroon")
_CARS = "car SUV van truck sedan pickup vehicle minivan motorcycle bicycle taxi bus"
CARS = tuple(_CARS.split())
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
TOWNS = ("Springfield", "Georgetown", "Salem", "Clinton", "Ashland", "Dover")
UNITS = {"miles": "kilometers", "kilometers": "miles", "feet": "meters", "meters": "feet", "pounds": "kilograms"}
UNITS.update({"million": "billion", "billion": "million", "inches": "feet", "hours": "minutes", "minutes": "hours"})
UNITS.update({"days": "weeks", "weeks": "days", "months": "years", "years": "months"})
SEXES = {"man": "woman", "woman": "man", "boy": "girl", "girl": "boy"}
_OPPOSITES = """
    before/after more/less inside/outside won/lost rose/fell higher/lower increase/decrease increased/decreased
    above/below eastbound/westbound northbound/southbound largest/smallest approved/rejected convicted/acquitted
    accepted/refused opened/closed left/right top/bottom husband/wife early/late arrived/left private/public up/down
    supported/opposed support/oppose passed/failed buy/sell bought/sold start/end began/ended gained/lost hired/fired
"""
OPPOSITES = {
    one: other
    for pair in _OPPOSITES.split()
    for one, other in (pair.split("/"), pair.split("/")[::-1])
    if one not in ("left", "lost") or other in ("right", "won")
}
FATES = {"killed": "wounded", "dead": "wounded", "wounded": "killed", "injured": "killed", "hurt": "killed"}

_CONDITION = re.compile(rf"\b{_caught(CONDITIONS)} condition\b")
_TITLE = re.compile(rf"(?<![\w.]){_caught(map(re.escape, TITLES))} (?:[A-Z][a-z]+ )?[A-Z][a-z]{{2,}}\b")
_CHARGE = re.compile(rf"\b{_caught(CHARGES)}\b")
_WEAPON = re.compile(rf"\b{_caught(WEAPONS)}(?=s?\b)")
_PART = re.compile(rf"\b(?:in|to) (?:the|his|her|their) (?:left |right |upper |lower )?{_caught(PARTS)}\b")
_SIDE = re.compile(rf"\b{_caught(SIDES)} [Ss]ide\b")
_PART_OF_DAY = re.compile(rf"\b{_any(DAYS)} {_caught(PARTS_OF_DAY)}\b")
_MONTH = re.compile(rf"\b{_caught(MONTHS)} \d{{1,2}}\b")
_LENGTH = re.compile(rf"\b({_FIGURE}) (?:hours?|minutes?|days|weeks|months|years)\b(?! old)", re.IGNORECASE)
_COLOUR = re.compile(rf"\b{_caught(COLOURS)} (?:[A-Z0-9][\w-]+|{_any(CARS)})\b")
_CAR = re.compile(rf"\b{_caught(CARS)}\b")
_ORDINAL = re.compile(rf"\b{_caught(ORDINALS)} [a-z]{{4,}}")
_TOWN = re.compile(r"\b(?:in|near|from|to) ([A-Z][a-z]{3,})(?=[,.])")
_UNIT = re.compile(rf"\b{_FIGURE} {_caught(UNITS)}\b")
_SEX = re.compile(rf"\b{_caught(SEXES)}\b")
_OPPOSITE = re.compile(rf"\b{_caught(OPPOSITES)}\b")
_FATE = re.compile(
    rf"\b{_FIGURE} (?:others? |people |men |women |officers? )*(?:(?:was|were) )?(?:shot and )?{_caught(FATES)}\b",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(?<![\w.,/-])(\d{1,3})-\d{1,3}(?![\w/-])")
_SAID = re.compile(r"[,.?!][”\"] (?:said|says) ((?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]{2,})\b")
_SENTENCE = re.compile(r"[^\n.!?]{25,400}[.!?]")
_CONTENT = re.compile(r"[A-Za-z]{4,}|\d+")
ALIKE = 0.6
"""Share of the content words of a sentence that one sentence of the other text has, too."""


def _class(pattern: re.Pattern[str], words: Iterable[str]) -> Mutator:
    """A mutator of the one value that a sort has in both texts, wherever the second prints it."""
    choice = tuple(words)

    def mutate(one: str, other: str, chance: random.Random) -> Change | None:
        ours, theirs = ({match[1] for match in pattern.finditer(text)} for text in (one, other))
        if len(ours) != 1 or ours != theirs:
            return None
        was = ours.pop()
        now = chance.choice([word for word in choice if word != was])
        return put(other, [match.span(1) for match in pattern.finditer(other)], now)

    return mutate


def _exchanged(pattern: re.Pattern[str], opposites: Mapping[str, str], *, alone: bool) -> Mutator:
    """A mutator that puts its opposite for a word that both texts have among the same words."""

    def mutate(one: str, other: str, chance: random.Random) -> Change | None:
        place = shared(pattern, one, other, chance)
        if place is None or (alone and not only(pattern, one, other)):
            return None
        return put(other, [place.span(1)], opposites[place[1].lower()])

    return mutate


def _sentences(text: str) -> Iterator[tuple[re.Match[str], frozenset[str]]]:
    for match in _SENTENCE.finditer(text):
        yield match, frozenset(word.lower() for word in _CONTENT.findall(match[0]))


def retold(one: str, other: str, alike: float = ALIKE) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Sentences of the second text, each after the sentence of the first that has most of its words."""
    known = list(_sentences(one))
    for match, words in _sentences(other):
        best = max(known, key=lambda item: len(item[1] & words), default=None)
        if best is not None and len(words) > 4 and len(best[1] & words) >= alike * len(words):
            yield best[0], match


def _opposite(one: str, other: str, chance: random.Random) -> Change | None:
    """A word with an opposite, in a sentence that the first text tells much alike with that word."""
    places = [
        place
        for told, sentence in retold(one, other)
        for place in _OPPOSITE.finditer(other, *sentence.span())
        if re.search(rf"\b{place[1]}\b", told[0]) and not re.search(rf"\b{OPPOSITES[place[1]]}\b", told[0])
    ]
    if not places:
        return None
    place = chance.choice(places)
    return put(other, [place.span(1)], OPPOSITES[place[1]])


def _denied(one: str, other: str, chance: random.Random) -> Change | None:
    """ "not" put into a sentence that the first text tells much alike, or taken from it."""
    places = []
    for told, sentence in retold(one, other):
        place = HELPING.search(other, *sentence.span())
        if place and bool(place[2]) == bool(re.search(r"\bnot\b|n't\b|n’t\b|\bno\b", told[0])):
            places.append(place)
    if not places:
        return None
    place = chance.choice(places)
    return put(other, [place.span()], place[1] if place[2] else f"{place[1]} not")


def _sides(one: str, other: str, chance: random.Random) -> Change | None:
    """The names of two people exchanged throughout."""
    known = {match[0] for match in NAME.finditer(one)}
    names = sorted({match[0] for match in NAME.finditer(other)} & known)
    families = {name.split()[-1] for name in names}
    if len(names) < 2 or len(families) < len(names):
        return None
    first, second = chance.sample(names, 2)
    swap = {first: second, second: first, first.split()[-1]: second.split()[-1], second.split()[-1]: first.split()[-1]}
    pattern = re.compile(rf"\b{_caught(sorted(map(re.escape, swap), key=len, reverse=True))}\b")
    return put(other, [match.span() for match in pattern.finditer(other)], swap)


def _speaker(one: str, other: str, chance: random.Random) -> Change | None:
    """Who said what both texts quote: another person whom the second names."""
    place = quoted(one, other, chance)
    said = place and _SAID.match(other, place.end(1) - 1)
    if not said or said[1] not in one:
        return None
    others = sorted({match[0] for match in NAME.finditer(other)} - {said[1]})
    return put(other, [said.span(1)], chance.choice(others)) if others else None


WORD_MUTATORS: Mapping[str, Mutator] = {
    "car": _class(_CAR, CARS),
    "charge": _class(_CHARGE, CHARGES),
    "colour": one_of(_COLOUR, COLOURS, alone=False),
    "condition": _class(_CONDITION, CONDITIONS),
    "fate": _exchanged(_FATE, FATES, alone=False),
    "length of time": figure(_LENGTH),
    "month": one_of(_MONTH, MONTHS, alone=False),
    "not": _denied,
    "opposite": _opposite,
    "ordinal": one_of(_ORDINAL, ORDINALS, alone=False),
    "part of body": _class(_PART, PARTS),
    "part of day": one_of(_PART_OF_DAY, PARTS_OF_DAY, alone=False),
    "score": figure(_SCORE),
    "sex": _exchanged(_SEX, SEXES, alone=True),
    "side of town": _class(_SIDE, SIDES),
    "sides": _sides,
    "speaker": _speaker,
    "title": one_of(_TITLE, TITLES, alone=False),
    "town": _class(_TOWN, TOWNS),
    "unit": _exchanged(_UNIT, UNITS, alone=False),
    "weapon": _class(_WEAPON, WEAPONS),
}
"""The mutators of this half by the sort of fact that they change."""
