"""The people whom a story names come in; which spellings are slips for one person's name go out.

Rybacka and Rybicka, Kavon and Travon: one part of the name is equal and the other a letter or two apart. That alone
is no proof, since brothers and namesakes are in the news together; so an article that names both tells them apart,
and what is short or far needs a shared role, age or sentence besides. Facts about the two then join; that the
spellings differ is for a rule to say, from what is written.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from newslint.core.annotation import Annotated
from newslint.core.hints import NamedTuple
from newslint.core.spelling import edits, heard, plain, voiced
from newslint.core.values import Amount, Entity

GENERATIONS = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
SHORTEST = 4
"""Below this length one letter makes another name: Lee and Lea, Wu and Xu."""
TELLING = 6
"""From this length on two surnames a letter apart behind one given name need no further proof."""
LONG, BEGUN = 8, 5
"""From this length on surnames that begin alike need none where they are two letters apart."""
ENOUGH = 1.6
"""The weight of shared words that makes two sentences tell of one person: two rare words."""
AMPLE = 2.4
"""The weight that outdoes a given name that differs."""
DISTINCT = 3
"""Consonants from which on names that are heard alike are hardly two: Savonie and Savonnie, but not Dan and Don."""
BY_EAR = 3
"""Letters that may differ where two surnames are heard alike."""
UNHEARD = 0.5
SLIP = 5
"""Years that two ages of one office-holder may lie apart: the mayor, 59 and 61; further, and there are two officers."""
PET = ("ie", "y")
"""Endings of familiar forms; two of them are two spellings: Tommy and Tommie."""
VAGUE = frozenset(("head", "boss", "chief", "leader", "manager", "owner", "director"))
"""Titles that say no more than that somebody is in charge: whoever runs a firm is its chief executive too."""
PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "la", "le", "el", "al", "mc")
)
SIBILANTS = ("ch", "sh", "s", "x", "z")
MOST_WORDS = 5
"""A longer run of capitals is no person's name."""


class Bearer(NamedTuple):
    """What a story says of one id: in which articles and sentences, in which words, in which roles, and which ages.

    ``forms`` are the full given names that a short one may stand for, ``halves`` the two surnames of a double one.
    """

    articles: set[int]
    sentences: set[tuple[int, int]]
    words: set[str]
    roles: set[str]
    titles: set[str]
    ages: set[Amount]
    forms: set[str]
    halves: set[str]

    def absorb(self, other: Bearer) -> None:
        """Add what is said of the same person under a shorter name."""
        self.articles.update(other.articles)
        self.sentences.update(other.sentences)
        self.words.update(other.words)
        self.roles.update(other.roles)
        self.titles.update(other.titles)
        self.ages.update(other.ages)
        self.forms.update(other.forms)
        self.halves.update(other.halves)


def words_of(id: str) -> list[str]:
    """The words of a name, without "Jr."; a name that is nothing else keeps it."""
    words = id.split()
    return [word for word in words if word not in GENERATIONS] or words


def _ends(id: str) -> list[str]:
    """The words of a name, with particles joined to the surname: Van de Kasteele and Vandekasteele."""
    words = words_of(id)
    start = next((i for i in range(1, len(words) - 1) if words[i] in PARTICLES), 0)
    return [words[0], "".join(words[start:])] if start else words


def bearers(found: Sequence[Annotated]) -> dict[str, Bearer]:
    """The people of a story who are named in full, by id."""
    people: dict[str, Bearer] = defaultdict(lambda: Bearer(*(set() for _ in Bearer._fields)))
    for number, annotated in enumerate(found):
        for one in annotated.annotations:
            name = one.fields.get("name")
            if one.kind != "person" or not isinstance(name, Entity) or len(name.id.split()) < 2:
                continue
            bearer = people[name.id]
            bearer.articles.add(number)
            bearer.sentences.add((number, one.sentence))
            if "surname only" not in one.flags and one.sentence < len(annotated.sentences):
                bearer.words.update(annotated.sentences[one.sentence].lemmas)
            for field in ("title", "organisation", "age", "home"):
                value = one.fields.get(field)
                if value is not None:
                    bearer.roles.add(f"{field} {value.id if isinstance(value, Entity) else value}")
            title, age = one.fields.get("title"), one.fields.get("age")
            if isinstance(title, Entity):
                bearer.titles.add(title.id)
            if isinstance(age, Amount):
                bearer.ages.add(age)
            for field, some in (("forms", bearer.forms), ("halves", bearer.halves)):
                words = one.fields.get(field)
                if isinstance(words, frozenset):
                    some.update(words)
    return people


def misspelt(people: Mapping[str, Bearer], uses: Counter[str], weights: Mapping[str, float]) -> dict[str, str]:
    """Ids that are slips for others, each with the commoner spelling."""
    found: dict[str, str] = {}
    for one, other in _candidates(people):
        if _one_person(one, other, people, weights):
            rarer, commoner = sorted((one, other), key=lambda id: (uses[id], id))
            found[rarer] = commoner
    return found


def _candidates(people: Mapping[str, Bearer]) -> Iterator[tuple[str, str]]:
    """Pairs of ids that share the given name or the surname, or how both begin."""
    sharing: dict[tuple[int, str], list[str]] = defaultdict(list)
    for id in sorted(people):
        words = words_of(id)
        if 1 < len(words) <= MOST_WORDS and min(len(words[0].strip(".")), len(words[-1])) > 1:
            sharing[0, words[0]].append(id)
            sharing[1, words[-1]].append(id)
            sharing[2, f"{words[0][0]} {words[-1][0]}"].append(id)
    seen = set()
    for ids in sharing.values():
        for pair in combinations(ids, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _several(one: str, other: str) -> bool:
    """Whether one word is the other's plural, of a thing that was taken for a person: the watch and the watches.

    Only endings that no name has: Robert and Roberts may be a slip.
    """
    short, long = sorted((one, other), key=len)
    return short.endswith(SIBILANTS) and long == short + "es"


def _one_person(one: str, other: str, people: Mapping[str, Bearer], weights: Mapping[str, float]) -> bool:
    ours, theirs = _ends(one), _ends(other)
    a, b = people[one], people[other]
    given, surname = _apart(ours[0], theirs[0]), _apart(ours[-1], theirs[-1])
    apart = min((abs(x.middle() - y.middle()) for x in a.ages for y in b.ages), default=0)
    if given and not a.forms.isdisjoint(b.forms):
        if surname == 0:  # Dave and David; but not "Joe and Joseph", who are named in one breath
            one_mark = GENERATIONS.isdisjoint({*one.split()} ^ {*other.split()})
            return (
                (one_mark or a.articles.isdisjoint(b.articles))
                and a.sentences.isdisjoint(b.sentences)
                and apart <= 1
                and not _two_offices(a, b)
            )
        given = 0
    changed = 0 if given else -1
    familiar = a.forms if len(ours[0]) <= len(theirs[0]) else b.forms
    if given and not familiar and _short_form(*sorted((ours[0], theirs[0]), key=len)):
        return False  # but Ken is short for Kenneth and not for Kent
    if given + surname == 0:
        return ours[0] != theirs[0] or ours[-1] != theirs[-1]  # Bråten and Braaten
    if given + surname > 2:
        return not given and surname == BY_EAR and a.articles.isdisjoint(b.articles) and _by_ear(ours[-1], theirs[-1])
    if _several(ours[-1], theirs[-1]):
        return False
    if not a.articles.isdisjoint(b.articles):
        if apart > 1 or not a.sentences.isdisjoint(b.sentences) or _two_offices(a, b):
            return False
        if surname == 0:
            return _slip(ours[0], theirs[0])
        length = min(len(ours[-1]), len(theirs[-1]))
        in_office = surname == 1 and length >= SHORTEST and not (a.titles & b.titles) <= VAGUE
        return not given and (in_office or _slip(ours[-1], theirs[-1], 1))  # Mayor Anna Holm and Mayor Anna Holt
    length = min(len(ours[changed]), len(theirs[changed]))
    shortest = SHORTEST - 1 if given and a.roles & b.roles else SHORTEST  # the fire chief, Ann and Anne
    shared = sum([weights.get(word, UNHEARD) for word in sorted((a.words & b.words) - {*ours, *theirs})])
    by_ear = given and shared >= ENOUGH and ours[0][0] == theirs[0][0] and heard(ours[0]) == heard(theirs[0])
    if length < shortest or (given + surname == 2 and length < SHORTEST + 1 and not by_ear):
        return False
    if apart > (SLIP if a.titles & b.titles else 1):
        return False
    if _two_offices(a, b):
        return shared >= (AMPLE if given or length < TELLING else ENOUGH / 2)
    if a.roles & b.roles:
        return True
    if given and surname:  # Trudi Vandersluys and Trudy Vandersluis
        return len(ours[-1]) >= TELLING and (shared >= ENOUGH or _one_sound(ours[0], theirs[0]))
    if given:
        inside = given == 1 and length >= TELLING and ours[0][-1] == theirs[0][-1]  # Warwick and Warrick, not Daniela
        near = ours[0][0] == theirs[0][0] and edits(heard(ours[0]), heard(theirs[0])) <= 1  # Marvin and Martin
        return shared >= (ENOUGH if near else AMPLE) or inside or _one_sound(ours[0], theirs[0])
    short, long = sorted((ours[-1], theirs[-1]), key=len)
    uncommon = len(ours[0]) >= TELLING or not long.startswith(short)  # Rowena Clark and Clarke, but not Ann Clark
    alike = length > SHORTEST and heard(short) == heard(long) and uncommon
    begun = length >= LONG and short[:BEGUN] == long[:BEGUN]  # Pihlamae and Pihlamagi
    if len(ours[0]) >= TELLING and length > SHORTEST and short[0] == long[0] and short[-2:] == long[-2:]:
        begun = True  # Tobias Egger and Ecker
    telling = length >= TELLING or len(ours[0]) >= TELLING - 1  # Malik Codey and Cosey: one name in five letters
    return shared >= ENOUGH or begun or (surname == 1 and (telling or alike))


def _apart(one: str, other: str) -> int:
    """Letters between two names, in the spelling of no house: Greer and Groer, though Groer may be Grør."""
    return min(edits(plain(one), plain(other)), edits(one, other))


def _by_ear(one: str, other: str) -> bool:
    """Whether two surnames are one, written by ear: Hegarty and Haggerty."""
    alike = one[0] == other[0] and heard(one) == heard(other) and len(heard(one)) >= DISTINCT
    return alike and one.isalpha() and other.isalpha()


def _two_offices(one: Bearer, other: Bearer) -> bool:
    """Whether two are told apart by what they are."""
    ours, theirs = one.titles - VAGUE, other.titles - VAGUE
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _slip(one: str, other: str, letters: int = 0) -> bool:
    """Whether one article has written a name in two ways: Micheal for Michael, Mardis and Marids.

    Beside the same given name, ``letters`` may differ in a surname; there are no two of that name in one article.
    """
    if min(len(one), len(other)) <= SHORTEST:
        return False
    return (
        edits(one, other) <= letters
        or (sorted(one) == sorted(other) and edits(one, other) == 1)
        or (_one_sound(one, other) and len(heard(one)) >= DISTINCT)
    )


def _one_sound(one: str, other: str) -> bool:
    """Whether two given names are one, written by ear: Savonie and Savonnie, Tommie and Tommy.

    Not Dan and Don, nor Carl and Carla.
    """
    consonants = heard(one)
    if consonants != heard(other):
        return False
    if voiced(one) == voiced(other):
        return min(len(one), len(other)) >= SHORTEST
    if one[0] != other[0]:
        return False
    if one.endswith(PET) and other.endswith(PET):
        return len(consonants) >= DISTINCT or one.rstrip("iey") == other.rstrip("iey")
    return len(consonants) >= DISTINCT and one[-1] == other[-1]


def _short_form(short: str, long: str) -> bool:
    """Whether a given name is a familiar form of another: Steve and Steven, Charlie and Charles.

    A mute letter at the end makes no other form, but another spelling: Ann and Anne, Sara and Sarah.
    """
    if long.startswith(short):
        if long == short + short[-1]:
            return False  # Chad and Chadd
        if len(long) == len(short) + 1 and len(short) < len("Steve") and long[-1] in "eh":
            return False
        return len(short) <= SHORTEST or short[-1] in "aeiouy"
    return long[:3] == short[:3] and short.endswith(PET) != long.endswith(PET)
