"""What a street is told with: whose home is on it, who was hurt there, which site, which town.

What comes in: tokens and names, and where a street stands. What goes out: fields of the street.

* "at Ada Quirke's home on Harrow Road", "Quirke, 20, of 1249 Harrow Road" → owner
* "Quirke was shot dead on Harrow Road" → victim
* "the Blue Heron Motel on Harrow Road" → site
* "Harrow Road in Torp" → town

A street is "known" where the article speaks of what is there, or was, as told before: "the Harrow Road home", "the
Harrow Road shooting".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newslint.annotate import mentions
from newslint.annotate.mentions import Mention, Mentions
from newslint.annotate.prose import Prose
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Entity, Value

OWNING = frozenset(("'s", "’s", "'", "’"))
ON = frozenset(("on", "at", "in", "along", "off", "(", "near"))
OF = frozenset(("of", "in", "block", "the", "located", "just"))
AND = frozenset(("and", "&"))
LIVING = frozenset(("lives", "lived", "resides", "resided", "living"))
ARTICLES = frozenset(("the", "a", "an"))
FIRM = 3
"""Letters of the shortest name of a site."""
CORNERS = frozenset(("intersection", "corner", "intersections"))
"""What stands before the streets that cross: "located at the intersection of Harrow and Kemper"."""
REACH = 4
"""Tokens from the name of an owner up to the home."""
KIND = 2
"""Words between a street and what is named after it: "the Harrow Road quadruple murder"."""
BE = frozenset(("be", "get"))


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the lexicon that tell of homes, harm, sites and towns."""

    homes: frozenset[str]
    buildings: frozenset[str]
    harmed: frozenset[str]
    dying: frozenset[str]
    events: frozenset[str]
    sorts: Mapping[str, str]
    plain: frozenset[str]
    sides: frozenset[str]
    quarters: frozenset[str]


@per_lexicon
def words(lexicon: Lexicon) -> Words:
    """The words of a lexicon."""
    homes, buildings, harmed, dying, events, quarters = lexicon.sets(
        "streets", "homes", "buildings", "harmed", "dying", "events", "quarters"
    )
    sides = frozenset(lexicon.words("streets", "sides"))
    plain = frozenset(lexicon.words("venues", "plain"))
    return Words(
        homes, homes | buildings, harmed, dying, events, lexicon.called("venues", "sorts"), plain, sides, quarters
    )


def read(prose: Prose, words: Words, first: int, stop: int) -> tuple[dict[str, Value], bool]:
    """The fields of a street, as a range of tokens, and whether it is known."""
    names = mentions.of(prose)
    start, end = prose.sentences[prose.sentence_at[first]]
    at = _before(prose, words, first, start)
    fields: dict[str, Value] = {}
    owner = _owner(prose, words, names, at, start, stop, end)
    if owner is not None:
        fields["owner"] = owner.entity
    elif (victim := _victim(prose, words, names, first, start)) is not None:
        fields["victim"] = victim.entity
    if site := _site(prose, words, names, at, start):
        fields["site"] = site
    town = _town(prose, words, names, stop, end)
    if town is not None:
        fields["town"] = town
    return fields, _is_known(prose, words, first, at, stop, end)


def _before(prose: Prose, words: Words, first: int, start: int) -> int:
    """The token before a street and its number: "at the 1400 block of North Harrow Road"."""
    at = first - 1
    lower = prose.lower
    while at >= start:
        if at > start and lower[at] == "of" and (lower[at - 1].endswith("block") or lower[at - 1] in CORNERS):
            at -= 2
        elif lower[at] in words.sides or lower[at][0].isdecimal() or lower[at] == "the":
            at -= 1
        else:
            break
    return at


def _owner(prose: Prose, words: Words, names: Mentions, at: int, start: int, stop: int, end: int) -> Mention | None:
    """Whose home it is."""
    lower = prose.lower
    if at <= start:
        return None
    if lower[at] in OWNING:  # "Quirke's 1240 Harrow Road home"
        if stop < end and lower[stop] in words.homes:
            return _person(names.covering(at - 1))
        return None
    if lower[at] == "of":  # "Ada Quirke, 20, of 1249 Harrow Road"
        behind = at - 1
        while behind > start and (lower[behind] == "," or lower[behind].isdecimal()):
            behind -= 1
        return _person(names.covering(behind))
    if lower[at] not in ON:
        return None
    if lower[at - 1] in words.homes:  # "Quirke's former home on Harrow Road"
        for behind in range(at - 2, max(start, at - 2 - REACH), -1):
            if lower[behind] in OWNING:
                return _person(names.covering(behind - 1))
        return None
    if lower[at - 1] in LIVING:
        return _alone(names, start, at)
    return None


def _person(name: Mention | None) -> Mention | None:
    return name if name is not None and name.kind == "person" else None


def _alone(names: Mentions, start: int, stop: int) -> Mention | None:
    """The one person who is named before something."""
    people = [one for one in names.within(start, stop) if one.kind == "person"]
    return people[0] if people and len({one.entity.id for one in people}) == 1 else None


def _victim(prose: Prose, words: Words, names: Mentions, first: int, start: int) -> Mention | None:
    """Who was hurt or died there: "Ada Quirke was shot and killed on Harrow Road"."""
    for at in range(first - 1, start, -1):
        harmed = prose.lemmas[at] in words.harmed
        if (harmed and _is_passive(prose, at, start)) or prose.lemmas[at] in words.dying:
            return _alone(names, start, at)
    return None


def _is_passive(prose: Prose, at: int, start: int) -> bool:
    """Whether a form of "be" stands before a verb: "was fatally shot", "was shot and killed"."""
    return any(prose.lemmas[i] in BE for i in range(max(start, at - REACH), at))


def _site(prose: Prose, words: Words, names: Mentions, at: int, start: int) -> str:
    """The words of the name of a site: "the Blue Heron Motel, located on Harrow Road"."""
    lower = prose.lower
    if at <= start or lower[at] not in ON or lower[at] == "near":
        return ""
    last = at - 1
    while last > start and lower[last] in (",", "located", "is"):
        last -= 1
    if not prose.capital[last] and lower[last] not in OWNING:
        return ""
    name = names.covering(last)
    if name is not None and name.kind in ("person", "place"):
        return ""
    called: list[str] = []
    sorted_so = name is not None and name.kind == "organisation"
    # "the Heron Bar & Grill", and not "Ada Quirke and Mill Bar"
    while last > start and (
        prose.capital[last] or lower[last] in OWNING or (lower[last] in AND and prose.capital[last - 1])
    ):
        word = lower[last]
        if word in words.sorts or word in OWNING:
            sorted_so = True
        elif word not in words.plain and word not in AND and word.isalnum():
            called.append(word)
        last -= 1
    if not sorted_so and lower[last] not in ARTICLES:
        return ""  # "in Shelltown, at 41st Street" is a part of a town
    text = " ".join(called[::-1])
    return text if len(text) > FIRM else ""


def _town(prose: Prose, words: Words, names: Mentions, stop: int, end: int) -> Entity | None:
    """ "Harrow Road in Torp", "7 Harrow Road, Torp"."""
    if stop + 1 >= end or prose.lower[stop] not in ("in", ","):
        return None
    name = names.starting(stop + 1)
    if name is None or name.kind != "place" or (name.stop < end and prose.lower[name.stop] in words.quarters):
        return None
    return name.entity


def _is_known(prose: Prose, words: Words, first: int, at: int, stop: int, end: int) -> bool:
    """Whether a street is told as one that is known: "the Harrow Road shooting", "the house on Harrow Road"."""
    lower = prose.lower
    start = prose.sentences[prose.sentence_at[first]][0]
    if first - 3 >= start and lower[first - 3 : first] == ["the", "block", "of"]:
        return True
    if (
        at == first - 1
        and at - 2 >= start
        and lower[at] in ON
        and lower[at - 1] in words.buildings
        and lower[at - 2] == "the"
    ):
        return True
    for after in range(stop, min(end, stop + KIND + 1)):
        if prose.lemmas[after] in words.events and not prose.capital[after]:
            return True
        if lower[after] in words.buildings:
            return lower[at + 1] == "the" or (at >= start and lower[at] in OWNING)
        if prose.capital[after] or prose.tags[after] not in "NJV":
            return False
    return False
