"""Names and name parts that the lexicon knows, compiled for look-up by token.

What comes in: the lexicon files places, cities, organisations, titles and names. What goes out: ``Known``: places with
what contains them, outlets and bodies with their other names, titles, given names, words that end or begin the name of
an organisation. Compiled once for a lexicon; look-ups are dictionary look-ups on tokens.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeVar

from newslint.annotate.phrases import Phrases
from newslint.annotate.watch import Watched
from newslint.core.lexicon import Lexicon, Table, per_lexicon
from newslint.core.values import Entity

Value = TypeVar("Value")

ARTICLES = frozenset({"the", "a", "an"})
CENTRES = frozenset({"Center", "Centre"})
"""What a hospital may end with, where a word before it says that it is one: "Torvik Medical Center"."""
BEFORE_PLACE = frozenset({"mount", "lake", "cape", "fort"})
"""Nouns that open the name of a place."""

STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


class Name(NamedTuple):
    """What a listed phrase means: its kind, entity and class, and how freely it may be read so.

    ``reading`` is "" (always), "shy" (beside a cue), "after comma" (``Ala.``) or "adjective" (``Chinese``).
    """

    kind: str
    entity: Entity
    sort: str = ""
    reading: str = ""


class Sole(NamedTuple):
    """What one word means wherever it stands, if it opens no longer name: that goes on with one of ``longer``."""

    kind: str
    key: str
    entity: Entity
    sort: str
    reading: str
    longer: frozenset[str]


class Printed(NamedTuple):
    """What is known of a capitalised word by itself.

    ``listed`` says that it may be a name whatever its class, ``special`` that longer names may begin with it, or that
    it is a title, ``leading`` that it only opens longer ones; ``key`` is the word folded, "" where it is no name by
    itself.
    """

    sole: Sole | None
    compound: bool
    listed: bool
    special: bool
    leading: bool
    dated: bool
    key: str


@dataclass(slots=True)
class Known:
    """All that look-ups need. ``namesakes`` are the other places that bear a listed name."""

    names: Phrases[Name]
    titles: Phrases[str]
    title_openers: frozenset[str]
    title_ends: dict[str, list[tuple[tuple[str, ...], str]]]
    title_lasts: dict[str, frozenset[str]] = field(default_factory=dict)
    offices: Watched = field(default_factory=Watched)
    """The last words of all titles."""
    soles: dict[str, Sole] = field(default_factory=dict)
    printed: dict[str, Printed] = field(default_factory=dict)
    """What is known of capitalised words, each worked out once."""
    joined: dict[str, bool] = field(default_factory=dict)
    """Whether capitalised words may be two, each worked out once."""
    namesakes: dict[str, tuple[Entity, ...]] = field(default_factory=dict)
    places: dict[str, Entity] = field(default_factory=dict)
    capitals: frozenset[Entity] = frozenset()
    containers: frozenset[str] = frozenset()
    given: dict[str, str] = field(default_factory=dict)
    familiar: dict[str, frozenset[str]] = field(default_factory=dict)
    """Given names that have short forms, and these, each with the full forms that it may stand for."""
    shy_given: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    """Common family names that stand last."""
    no_people: frozenset[str] = frozenset()
    family_first: frozenset[str] = frozenset()
    human: frozenset[str] = frozenset()
    """Words that open people's names: given names and the family names that stand first."""
    weak_titles: frozenset[str] = frozenset()
    address: frozenset[str] = frozenset()
    callings: frozenset[str] = frozenset()
    """Nouns that introduce a person's name."""
    tails: dict[str, str] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    bodies: frozenset[str] = frozenset()
    """Tails, heads and "&": the name of an organisation that no list has holds one."""
    nouns: dict[str, str] = field(default_factory=dict)
    openers: frozenset[str] = frozenset()
    vocabulary: frozenset[str] = frozenset()
    special: frozenset[str] = frozenset()
    """Words that lists know: those that a name may open with, titles, given names, days and months."""
    leading: frozenset[str] = frozenset()
    """Of these, the words that only a longer name opens with, if they are not the whole of one: "the", "in"."""
    joints: frozenset[str] = frozenset()
    """Small words that may follow the first word of a name."""
    title_words: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    common_family: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    surroundings: frozenset[str] = frozenset()
    """The nouns that a place's name ends or begins with."""
    classing: Watched = field(default_factory=Watched)
    """The class nouns of ``nouns``."""
    topics: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Lower case without diacritics, which much agency copy drops.

    >>> folded("Wolański"), folded("São Paulo")
    ('wolanski', 'sao paulo')
    """
    small = text.lower()
    if small.isascii():
        return small
    letters = unicodedata.normalize("NFKD", small.translate(STROKES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("’", "'")


def lists(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The entries of a mapping of lists."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield key, tuple(str(one) for one in value) if isinstance(value, list) else ()


def _spelt(entries: Iterable[tuple[str, Value]]) -> Iterator[tuple[str | tuple[str, ...], Value]]:
    """Entries, those with a stop twice: "Fla." is one token where it is a known abbreviation, else two."""
    for phrase, value in entries:
        yield phrase, value
        if "." in phrase:
            yield tuple(phrase.lower().split()), value


@per_lexicon
def known(lexicon: Lexicon) -> Known:
    """The compiled names of a lexicon."""
    gazetteer = _Places(lexicon)
    # Organisations first: Toyota is a company before it is a town.
    entries = {phrase.lower(): (phrase, name) for phrase, name in _organisations(lexicon)}
    for phrase, name in gazetteer.entries():
        entries.setdefault(phrase, (phrase, name))
    titles = [(phrase, title) for title, also in lists(lexicon.table("titles", "titles")) for phrase in (title, *also)]
    phrases = Phrases(_spelt(titles))
    ends: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    lasts: dict[str, set[str]] = {}
    for phrase, title in titles:
        words = tuple(phrase.split())
        lasts.setdefault(title, set()).add(words[-1])
        ends.setdefault(words[-1], []).append((words, title))
    for found in ends.values():
        found.sort(key=lambda entry: -len(entry[0]))
    names = Phrases(_spelt(entries.values()))
    openers = names.openers()
    tables = lexicon.table("names")
    given = {name: sex for sex in ("male", "female", "either") for name in str(tables.get(sex, "")).split()}
    organisations = lexicon.table("organisations")
    places = lexicon.table("places")
    address = frozenset(lexicon.words("titles", "address"))
    times = _set(tables.get("times"))
    tails = {word: sort for sort, words in lists(organisations.get("tails")) for word in words}
    nouns = {word: sort for sort, words in lists(organisations.get("nouns")) for word in words}
    heads = {word: sort for sort, words in lists(organisations.get("heads")) for word in words}
    others = phrases.openers() | address | times | frozenset(given)
    family_first = _set(tables.get("family_first"))
    endings = _set(places.get("endings"))
    particles = _set(tables.get("particles"))
    return Known(
        names=names,
        titles=phrases,
        offices=Watched(ends),
        title_openers=phrases.openers(),
        title_ends=ends,
        soles=dict(_soles(names, times)),
        title_lasts={title: frozenset(lasts) for title, lasts in lasts.items()},
        namesakes=gazetteer.namesakes,
        places=gazetteer.by_id,
        capitals=frozenset(gazetteer.capitals),
        containers=frozenset(gazetteer.containers),
        given=given,
        familiar=_familiar(tables.get("familiar")),
        shy_given=_set(tables.get("shy")),
        surnames=_set(tables.get("surnames")),
        no_people=frozenset(lexicon.words("names", "no_people")),
        family_first=family_first,
        human=family_first | _set(tables.get("shy")) | frozenset(given),
        common_family=_set(tables.get("common_family")),
        particles=particles,
        joints=particles | {"of", "for", "&"},
        suffixes=_set(tables.get("suffixes")),
        times=times,
        weak_titles=frozenset(lexicon.words("titles", "weak")),
        address=address,
        callings=frozenset(lexicon.words("titles", "people")),
        parties=frozenset(lexicon.words("titles", "parties")),
        tails=tails,
        heads=heads,
        bodies=frozenset(tails) | frozenset(heads) | {"&"},
        nouns=nouns,
        classing=Watched(nouns),
        topics=_set(organisations.get("topics")),
        endings=endings,
        surroundings=endings | BEFORE_PLACE,
        openers=openers,
        special=openers | others | ARTICLES,
        leading=frozenset(filter(str.isascii, (openers | ARTICLES) - others)),
        title_words=frozenset(ends) | address,
        vocabulary=frozenset(str(lexicon.table("tags").get("classes", "")).split()),
    )


def _soles(names: Phrases[Name], times: frozenset[str]) -> Iterator[tuple[str, Sole]]:
    for word, (kind, entity, sort, reading), longer in names.single():
        cued = not kind or reading == "after comma" or (kind == "organisation" and reading == "shy")
        if not cued and word not in times:
            yield word, Sole(kind, folded(word), entity, sort, reading, longer)


def _set(table: Table) -> frozenset[str]:
    return frozenset(str(table or "").split())


def _familiar(table: Table) -> dict[str, frozenset[str]]:
    """For each given name that has short forms, and for each of these, the full forms that it may stand for."""
    found: dict[str, frozenset[str]] = {}
    for full, short in table.items() if isinstance(table, dict) else ():
        for form in (full, *str(short).split()):
            found[form] = found.get(form, frozenset()) | {full}
    return found


def _organisations(lexicon: Lexicon) -> Iterator[tuple[str, Name]]:
    organisations = lexicon.table("organisations")
    shy = frozenset(lexicon.words("organisations", "shy"))
    for section in ("bodies", "outlets", "media"):
        sort = {"bodies": "body", "outlets": "newspaper", "media": "medium"}[section]
        for label, also in lists(organisations.get(section)):
            entity = Entity(folded(label), label)
            for phrase in (label, *also):
                yield phrase, Name("organisation", entity, sort, "shy" if phrase in shy else "")
    for sort, labels in lists(organisations.get("companies")):
        for label in labels:
            yield label, Name("organisation", Entity(folded(label), label), sort, "shy" if label in shy else "")
    house = lexicon.table("house", "aliases")
    for alias, name in house.items():
        yield alias, Name("", Entity(folded(str(name)), str(name)))


class _Places:
    """Places in the making: first what is large, so that a city never takes the name of a country."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.by_id: dict[str, Entity] = {}
        self.namesakes: dict[str, tuple[Entity, ...]] = {}
        self.capitals: set[Entity] = set()
        self.containers: set[str] = set()
        self._phrases: dict[str, Name] = {}
        self._classes: dict[str, str] = {}
        self._tables = lexicon.table("places")
        self._shy = {*lexicon.words("places", "shy"), *lexicon.words("cities", "shy")}
        self._comma = frozenset(lexicon.words("places", "after_comma"))
        self._cities = lexicon.table("cities")
        self._large()
        self.containers.update(self.by_id)
        self._house({place: str(container).lower() for place, container in lexicon.table("house", "places").items()})
        self._towns()

    def entries(self) -> Iterator[tuple[str, Name]]:
        """All phrases with what they mean."""
        yield from self._phrases.items()

    def _add(self, label: str, within: tuple[str, ...], also: tuple[str, ...] = ()) -> Entity:
        plain = folded(label)
        if plain in self.by_id and within and self.by_id[plain].within != within:
            namesake = self.by_id.setdefault(f"{plain}, {within[0]}", Entity(f"{plain}, {within[0]}", label, within))
            self.namesakes[plain] = (*self.namesakes.get(plain, ()), namesake)
            for phrase in also:
                self._phrase(phrase, namesake)
            return namesake
        entity = self.by_id.setdefault(plain, Entity(plain, label, within))
        for phrase in (label, *also):
            self._phrase(phrase, entity)
        return entity

    def _house(self, places: dict[str, str]) -> None:
        """What the house says lies where, whatever else is known of a place; each with all that it lies in."""
        for place in places:
            chain: list[str] = []
            at = place
            while at in places and places[at] not in chain:
                at = places[at]
                chain.append(at)
            within = self.by_id.get(at)
            entity = Entity(
                folded(place),
                " ".join(map(str.capitalize, place.split())),
                (*chain, *(within.within if within else ())),
            )
            self.by_id[entity.id] = entity
            self._phrases[place] = Name("place", entity)

    def _phrase(self, phrase: str, entity: Entity, reading: str = "") -> None:
        if not reading:
            reading = "after comma" if phrase in self._comma else "shy" if phrase in self._shy else ""
        name = Name("place", entity, self._classes.get(entity.id, ""), reading)
        small = phrase.lower()
        self._phrases.setdefault(small, name)
        if not small.isascii():
            self._phrases.setdefault(folded(phrase), name)

    def _large(self) -> None:
        for label, adjectives in lists(self._tables.get("continents")):
            self._peoples(self._add(label, ()), adjectives)
        for section in ("world", "countries"):
            table = self._tables.get(section)
            for label, entry in table.items() if isinstance(table, dict) else ():
                about = dict(lists(entry))
                within = (str(entry["in"]),) if isinstance(entry, dict) and "in" in entry else ()
                if section == "countries":
                    self._classes[folded(label)] = "country"
                self._peoples(self._add(label, within, about.get("also", ())), about.get("adjectives", ()))
        regions = self._tables.get("regions")
        for country, table in regions.items() if isinstance(regions, dict) else ():
            container = self.by_id.get(folded(country))
            chain = (container.id, *container.within) if container else (folded(country),)
            for label, also in lists(table):
                self._add(label, chain, also)

    def _peoples(self, entity: Entity, adjectives: tuple[str, ...]) -> None:
        for adjective in adjectives:
            self._phrase(adjective, entity, "adjective")
            if adjective[-1] not in "sh":
                self._phrase(adjective + "s", entity, "adjective")

    def _towns(self) -> None:
        namesakes = self._cities.get("namesakes")
        holders = namesakes if isinstance(namesakes, dict) else {}
        others: dict[str, list[Entity]] = {}
        first: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        table = self._cities.get("cities")
        for country, regions in table.items() if isinstance(table, dict) else ():
            for region, cities in regions.items() if isinstance(regions, dict) else ():
                chain = self._chain(country, region)
                for spellings in str(cities).split(" | "):
                    names = tuple(spellings.split("; "))
                    if str(holders.get(names[0], region or country)) in (region, country):
                        first.append((names, chain))
                    else:
                        plain = folded(names[0])
                        others.setdefault(plain, []).append(Entity(f"{plain}, {chain[0]}", names[0], chain))
        for names, chain in first:
            self._classes.setdefault(folded(names[0]), "town")
            self._add(names[0], chain, names[1:])
        for name, found in others.items():
            self.namesakes[name] = (*self.namesakes.get(name, ()), *found)
        countries = self._tables.get("countries")
        for entry in countries.values() if isinstance(countries, dict) else ():
            capital = self.by_id.get(folded(str(entry.get("capital", "")))) if isinstance(entry, dict) else None
            if capital:
                self.capitals.add(capital)

    def _chain(self, country: str, region: str) -> tuple[str, ...]:
        container = self.by_id.get(folded(country))
        chain = (container.id, *container.within) if container else (folded(country),)
        if not region:
            return chain
        part = folded(region)
        part = part if part in self.by_id and self.by_id[part].within[:1] == chain[:1] else f"{part}, {chain[0]}"
        if part not in self.by_id:
            part = folded(region) + " state"
        return (part, *chain)
