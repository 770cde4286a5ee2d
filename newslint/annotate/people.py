"""People: which candidates are people, and which names mean the same one.

"Changpeng Zhao (CZ) … Zhao … CZ" is one person; "Wolfie Zhao" is another, and then a bare "Zhao" is whoever was named
last. What an article says of people (title, age, home) is read in ``biographies``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from newslint.annotate.capitals import Name
from newslint.annotate.gazetteer import Known, folded
from newslint.annotate.prose import Prose, new
from newslint.core.spelling import edits, heard, voiced
from newslint.core.values import Entity
from newslint.core.vocabulary import Field, Kind, Word

KIND: Kind = Kind(
    "person",
    (
        Field("name", "entity", "the person, under the full name in lower case without diacritics"),
        Field("written", "text", "the name as printed"),
        Field("given", "text", "the given name, folded"),
        Field("middle", "text", "the one name between the two, folded; no initial"),
        Field("initial", "text", "the first letter of the one name, or initial, between the two"),
        Field("surname", "text", "the surname, folded"),
        Field("spelling", "text", "given name and surname without what is house style: Braaten and Bråten are one"),
        Field("forms", "set", "full given names that a short one may stand for, james of Jim; a nickname beside it"),
        Field("halves", "set", "the two surnames of a double one"),
        Field("title", "entity", "office or role, under its canonical name"),
        Field("organisation", "entity", "where the title is held: a company, a body, a country, a town"),
        Field("age", "amount", "age in years"),
        Field("home", "entity", "the place the person is from"),
        Field("relation", "text", "whose relative: mother, brother, widow …"),
        Field("fate", "text", "victim or suspect, wherever the article tells it"),
    ),
    value="title",
    doc="A person who is named, with what the words around the name say.",
    flags=("former", "surname only", "description", "initials", "joint", "apart", "late"),
    example="**Binance CEO Changpeng Zhao**",
)
EXCHANGE: Kind = Kind(
    "exchange",
    (
        Field("key", "text", "one for two names that two articles have exchanged", "same-as"),
        Field("bearer", "text", "the one that stands here, by what it is known in the story", "same-as"),
        Field("name", "text", "its longest form in the article"),
    ),
    "name",
    "A name with what another article tells of another name, and the other way round.",
    (),
    "**Hall**, 37, shot **Lund**, 24 … **Lund**, 37, shot **Hall**, 24",
)
"""Found where articles of one story meet, not in one article."""

DASHED = frozenset({"the", "who", "was", "is", "and", "a", "an", "whose", "which", "in", "at", "said", "he", "she"})
"""What stands behind a dash that has lost its blanks, and belongs to no surname: "Ann Poe-who swam"."""

OTHER = frozenset({"former", "first", "next", "new", "other", "second", "last", "deputy", "vice", "late", "previous"})
"""Words after "the" that make another office-holder of a title."""

GENERATIONS = {"jr": "Jr.", "jr.": "Jr.", "junior": "Jr.", "sr": "Sr.", "sr.": "Sr.", "senior": "Sr."}
"""A son is another person than his father, however the word is spelt."""

_KIN = """
    wife husband widow widower son daughter brother sister mother father grandson granddaughter grandmother grandfather
    uncle aunt nephew niece cousin fiancee fiancé fiancée fiance girlfriend boyfriend partner twin stepson stepdaughter
"""
JOINED = frozenset({"and", "&"})
KIN = frozenset(_KIN.split())
"""Nouns behind which a given name stands alone."""

WIVES = ("ova", "eva", "ina")
"""Ends of the surnames of women whose husbands and fathers have the same without the last letter."""
SHORT = 4
"""Letters up to which names that are a letter apart are two names."""
CUT = 3
"""Letters that may be lost at the end of a surname: McGettig for McGettigan."""
LONG = 5
"""Letters of what is left of it."""
FEW = 2
"""Times that a slip is made in one article; a name that stands there more often is one, unless it sounds the same."""
DISTINCT = 3
"""Consonants from which on two names that sound the same are one, though two letters differ: Ezekiel and Ezequiel."""

SPELT_SO = frozenset({"[", "(", "'s", "’s"})
"""What stands between a name and the "sic" of somebody who knows another spelling of it."""
APART = (
    ("no", "relation"),
    ("no", "kin"),
    ("not", "related"),
    ("unrelated",),
    ("who", "is", "unrelated"),
    ("who", "is", "not", "related"),
)
"""Words behind a name by which its bearer is another than somebody of nearly that name."""

_FAMILY = """
    siblings brothers sisters twins triplets sons daughters children cousins parents couple spouses nephews nieces
    grandchildren grandparents stepsons stepdaughters married newlyweds
"""
FAMILY = frozenset(_FAMILY.split())
"""Those of one family, whose given names a list may tell before their surname."""
N_FAMILY = 2
"""Tokens before the first of them among which that word stands."""

FIRST = attrgetter("first")

WORDS: tuple[Word, ...] = (Word("age of person", "person", (), doc="a person whose age is given"),)


def is_apart(prose: Prose, stop: int) -> bool:
    """Whether the text says that this is another of nearly one name: "Ben Halls, with an s", "Ann Poe, no relation".

    Or that somebody else spells it so: "Correy [sic]", "Ann Correy's [sic] law".
    """
    lower = prose.lower
    if "sic" in lower[stop + 1 : stop + 3] and lower[stop] in SPELT_SO:
        return True
    if lower[stop : stop + 1] != [","] and lower[stop : stop + 1] != ["("]:
        return False
    after = lower[stop + 1 : stop + 5]
    if after[:1] == ["with"] and after[1:2] in (["a"], ["an"]):
        return len(after) > 2 and len(after[2]) == 1
    return any(tuple(after[: len(words)]) == words for words in APART)


def settle(prose: Prose, known: Known, candidates: list[Name]) -> None:
    """Join the names that mean one person; unknown single names that are somebody's surname become that person."""
    people = [name for name in candidates if name.kind == "person"]
    sure = {name.key for name in people if name.stop > name.first + 1}
    # A person by his age in one place, without it in another; or beside kin.
    more = [
        name
        for name in candidates
        if not name.kind
        and name.entity is None
        and (name.key in sure or (name.key in known.given and _kin(prose, name.first)))
    ]
    if more:
        for name in more:
            name.kind = "person"
        people = sorted(people + more, key=FIRST)
    if not people:
        return
    bearers: dict[str, list[Name]] = defaultdict(list)
    full: dict[str, Entity] = {}
    people = _sharing(prose, known, people, candidates)
    for name in people:
        if name.entity is not None and len(name.entity.id.split()) > 1:
            name.entity = full.setdefault(name.entity.id, name.entity)
        elif len(parts(known, name)) > 1:
            name.entity = _full(prose, name, full)
    ends: dict[str, tuple[str, str]] = {}
    told: set[tuple[str, str, str]] = set()
    for name in people:
        if name.entity is not None:
            id = name.entity.id
            if id not in ends:
                ends[id] = _ends(known, name.entity, candidates)
            if not name.surname:  # a slip keeps its own
                name.given, name.surname = ends[id]
            for part in (name.given, name.surname, name.nickname):
                if part and (part, id, name.title) not in told:
                    told.add((part, id, name.title))  # the first mention of each says all that is asked
                    bearers[part].append(name)
    _nicknames(prose, people, candidates, bearers)
    _slips(prose, known, candidates, bearers)
    for name in [name for name in candidates if name.key in bearers or name.kind == "person"]:
        unknown = name.entity is None and (not name.kind or name.kind == "person")
        if not unknown and (name.key not in bearers or not _doubtful(prose, name)):
            continue
        single = unknown and name.kind == "person"
        words = name.key.split()
        if len(words) == 1 or (single and name.title):
            choices = bearers.get(words[-1], ())
            if choices or single:
                _single(prose, name, choices, single)


def _sharing(prose: Prose, known: Known, people: list[Name], candidates: list[Name]) -> list[Name]:
    """The people, and those who share the surname of whoever a list ends with: "Erik, Jonas and Nils Thorsby"."""
    lower = prose.lower
    ends = [
        name for name in people if name.first > 1 and lower[name.first - 1] in JOINED and len(parts(known, name)) > 1
    ]
    if not ends:
        return people
    single = {name.first: name for name in candidates if name.stop == name.first + 1}
    more: list[Name] = []
    for name in ends:
        if name.title or name.entity is not None or prose.words[name.stop - 1][:1].islower():
            continue
        surname = parts(known, name)[-1]
        sharers: list[Name] = []
        at = name.first - 2
        while (one := single.get(at)) is not None and not one.title and one.kind in {"", "person"}:
            sharers.append(one)
            if at < FEW or lower[at - 1] != ",":
                break
            at -= 2
        if not sharers:
            continue
        first = sharers[-1].first
        family = not FAMILY.isdisjoint(lower[max(0, first - N_FAMILY) : first])
        others = {part for one in people for part in parts(known, one)[1:]}
        others |= {words[0] for one in people if len(words := parts(known, one)) > 1 and words[-1] != surname}
        if all(_given(known, one, others, family) for one in sharers):
            for one in sharers:
                one.kind = "person"
                label = f"{prose.words[one.first]} {prose.words[name.stop - 1]}"
                one.entity = Entity(f"{one.key} {surname}", label)
            more += sharers
    return sorted({one.first: one for one in (*people, *more)}.values(), key=FIRST) if more else people


def _given(known: Known, name: Name, others: set[str], family: bool) -> bool:
    """Whether a single name in a list can be a given name that lacks its surname: nobody else's, nor a surname."""
    if name.key in others:
        return False
    return family or (name.key in known.given and name.key not in known.surnames and name.key not in known.vocabulary)


def _kin(prose: Prose, first: int) -> bool:
    """Whether somebody's relative is named here: "Hall's widow, Sheila, sat", "his brother Eric"."""
    before = first - 2 if first > 1 and prose.lower[first - 1] == "," else first - 1
    return before >= 0 and prose.lower[before] in KIN


def _doubtful(prose: Prose, name: Name) -> bool:
    """Whether a listed name may be a surname here: "Forbes said", but not "in Jordan"."""
    if name.kind == "organisation":
        return name.stop - name.first == 1
    before = prose.lower[name.first - 1] if name.first else ""
    return name.kind == "place" and name.reading == "shy" and before not in {"in", "to", "from", "near", "across"}


def descriptions(
    prose: Prose, known: Known, titled: dict[str, dict[str, tuple[Entity, int]]]
) -> Iterator[tuple[int, int, Entity]]:
    """ "the president", "the Chinese President": tokens that stand for the only person of that title named before.

    ``titled`` holds, for each title, who bears it and from which token on that is known.
    """
    lower, tags = prose.lower, prose.tags
    last = frozenset().union(*(known.title_lasts.get(title, frozenset()) for title in titled))
    for i in prose.where(known.offices):
        if lower[i] not in last:
            continue
        if i + 1 < len(tags) and (tags[i + 1] in "NP" or lower[i + 1] == "of"):
            continue
        for words, title in known.title_ends[lower[i]]:
            first = i + 1 - len(words)
            if title not in titled or first < 1 or tuple(lower[first : i + 1]) != words:
                continue
            if lower[first - 1] != "the" and tags[first - 1] in "JP" and lower[first - 1] not in OTHER:
                first -= 1
            if not first or lower[first - 1] != "the":
                break
            bearers = {id: entity for id, (entity, since) in titled[title].items() if since < first}
            if len(bearers) == 1:
                yield first - 1, i + 1, next(iter(bearers.values()))
            break


def parts(known: Known, name: Name) -> list[str]:
    """The words of a person's name, without "Jr."."""
    return [word for word in name.key.split() if word not in known.suffixes and word != ","]


def _full(prose: Prose, name: Name, full: dict[str, Entity]) -> Entity:
    if name.entity is not None:
        return full.setdefault(name.entity.id, name.entity)
    words = [GENERATIONS.get(word.lower(), word) for word in prose.words[name.first : name.stop] if word != ","]
    id = folded(" ".join(words))
    return full.setdefault(id, new(Entity, (id, " ".join(words), ())))


def _ends(known: Known, entity: Entity, candidates: Sequence[Name]) -> tuple[str, str]:
    """Given name and surname: the article shows by its short form which one stands first."""
    words = [word for word in entity.id.split() if word not in known.suffixes] or [entity.id]
    first, last = words[0], words[-1]
    eastern = (
        first in known.family_first and last not in known.family_first and (first not in known.given or "-" in last)
    )
    if eastern:
        alone = {name.key for name in candidates if name.stop - name.first == 1}
        if last not in alone or first in alone:
            return " ".join(words[1:]), first
    head, dash, tail = last.partition("-")
    if dash and tail in DASHED and len(words) > 1:
        words[-1] = last = head
    start = next((i for i, word in enumerate(words) if i and word in known.particles), len(words) - 1)
    return first, " ".join(words[start:]) if start < len(words) - 1 else last


def _nicknames(
    prose: Prose, people: Iterable[Name], candidates: Sequence[Name], bearers: dict[str, list[Name]]
) -> None:
    """Names in brackets after a person: "Changpeng Zhao (CZ)"; a party and a state are none: "Jane Doe (D-Ohio)"."""
    lower, n_tokens = prose.lower, len(prose.lower)
    if not [name for name in people if name.stop < n_tokens and lower[name.stop] == "("]:
        return
    for name, following in pairwise(candidates):
        if following.first != name.stop + 1 or name.kind != "person" or name.entity is None:
            continue
        if lower[name.stop] != "(" or following.stop >= n_tokens or lower[following.stop] != ")":
            continue
        if following.kind in {"", "person", "organisation"} and following.stop - following.first == 1:
            letters = prose.words[following.first].replace(".", "")
            initials = "".join(word[0] for word in name.entity.id.split())
            if "-" not in letters and (not letters.isupper() or set(letters.lower()) <= set(name.entity.id)):
                del initials
                bearers[following.key].append(name)
                following.kind, following.entity = "", None


def _slips(prose: Prose, known: Known, candidates: Sequence[Name], bearers: dict[str, list[Name]]) -> None:
    """Single names that are a letter beside somebody's: Sayed, once, in an article on Syed Harlan."""
    singles: dict[str, list[Name]] = defaultdict(list)
    for name in candidates:
        if name.entity is None and name.kind in {"", "person"} and name.stop == name.first + 1:
            key = name.key
            if len(key) > SHORT and key not in bearers and key not in known.vocabulary and key.isalpha():
                singles[key].append(name)
    for key, names in singles.items():
        # "President Jonsen" is no slip for Jonsan Hall
        titled = any(name.title and prose.capital[name.stop - 2] for name in names)
        people = {
            one.entity.id: (one, part)
            for part in bearers
            if part[0] == key[0] and (_near(known, key, part, len(names)) or _cut(known, key, part, len(names)))
            for one in bearers[part]
            if one.entity is not None and (part != one.given or (_one_given(known, key, part) and not titled))
        }
        if len(people) != 1:
            continue
        bearer, part = next(iter(people.values()))
        for name in names:
            if key in known.given and _kin(prose, name.first):
                continue  # "Kelley and his daughter Kelly"
            name.kind, name.entity, name.reading = "person", bearer.entity, "slip"
            name.given = key if part == bearer.given else bearer.given
            name.surname = key if part == bearer.surname else bearer.surname


def _near(known: Known, key: str, part: str, times: int) -> bool:
    """Whether a name that stands alone so many times is a slip for a part of another; no plural of it."""
    if len(part) < SHORT or abs(len(key) - len(part)) > 1 or key == part + "s" or part == key + "s":
        return False
    if key in known.shy_given:
        return False  # "Christian" is no slip for Christina
    if max(key, part, key=len).endswith(WIVES) and key.rstrip("a") == part.rstrip("a"):
        return False  # Orlova and her husband Orlov
    apart = edits(key, part)
    if apart > 1:
        return len(heard(key)) >= DISTINCT and heard(key) == heard(part) and edits(voiced(key), voiced(part)) <= 1
    if times <= FEW and len(part) > SHORT and key not in known.given:
        return True
    return heard(key) == heard(part)


def _cut(known: Known, key: str, part: str, times: int) -> bool:
    """Whether a name that stands alone is another that lost its end: McGettig for McGettigan; no Robert for Roberts."""
    lost = len(part) - len(key)
    return (
        times <= FEW
        and 1 < lost <= CUT
        and len(key) >= LONG
        and part.startswith(key)
        and key not in known.given
        and key not in known.surnames
    )


def _one_given(known: Known, key: str, part: str) -> bool:
    """Whether two given names may be one; of two that the lists have, only those that are heard alike to the end.

    Kristin and Kristen, but not Marco and Marcos, nor Daniel and Danielle.
    """
    if key not in known.given or part not in known.given:
        return True
    return len(heard(key)) >= DISTINCT and heard(key) == heard(part) and key[-1] == part[-1]


def _single(prose: Prose, name: Name, choices: Sequence[Name], is_person: bool) -> None:
    """The person whom a single name means: the only bearer in the article, or the bearer of that title."""
    people = {one.entity.id: one for one in choices if one.entity is not None}
    if len(people) > 1 and name.title:
        titled = {one.entity.id: one for one in choices if one.entity is not None and one.title == name.title}
        people = titled or people
    if len(people) > 1:
        # "Wolfie Zhao contributed" comes last: whoever a bare surname means has been introduced before it
        before = {one.entity.id: one for one in choices if one.entity is not None and one.first < name.first}
        people = before or people
    if len(people) == 1:
        bearer = next(iter(people.values()))
        name.kind, name.entity = "person", bearer.entity
        name.reading = "short"
        name.given, name.surname = bearer.given, bearer.surname
    elif is_person and not people:
        label = prose.words[name.stop - 1] if name.title else " ".join(prose.words[name.first : name.stop])
        name.entity = Entity(folded(label), label)
        name.surname = name.entity.id
        name.reading = "short"
        name.confidence = min(name.confidence, 0.8)
