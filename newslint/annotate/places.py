"""Places: which candidates are places, and what contains them.

"in Springfield, Oregon" → the Springfield within Oregon; "in the town of Brightwater" → a place that only this article
knows; "Chinese" → China; "Nice to see" → no place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newslint.annotate.capitals import Name
from newslint.annotate.evidence import cues
from newslint.annotate.gazetteer import Known
from newslint.annotate.happenings import families
from newslint.annotate.prose import Prose
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Entity
from newslint.core.vocabulary import Field, Kind, Word

KIND: Kind = Kind(
    "place",
    (
        Field("name", "entity", "the place and what contains it"),
        Field("written", "text", "the name as printed"),
        Field("class", "text", "country (also its people) or town, where a list has it"),
        Field("relation", "text", "the preposition before it: in, at, near …"),
        Field("head", "text", "the lemma of what is there: the noun, or else the verb, before the preposition"),
        Field("thing", "text", "what is said to be there: that noun, or the subject of the verb, if it is no person"),
        Field("sort", "text", "what keeps it apart from others: street, house, water; hospital, court, home"),
        Field("scene", "set", "of a town behind a preposition: what its sentence is about, with its scenes"),
    ),
    value="name",
    doc="A country, region, town or other place that is named.",
    example="in **Springfield, Oregon**",
)
WORDS: tuple[Word, ...] = ()

SITING = frozenset({"in", "at", "near", "outside", "to", "from", "of"})
"""Prepositions that say where something is, comes from or goes to."""

LEADING = SITING | {"on", "off", "over", "into", "around", "across", "through", "towards", "toward"}
"""Prepositions before a name that something else tells to be a place."""
ORIGINS = frozenset({"of", "from"})
"""Prepositions that say whose something is: "a spokesman of Marby" is in no need of being there."""
STRICT = frozenset({"in", "near", "outside", "at"})
AREAS = frozenset({"in", "near", "outside"})
TRUSTED = frozenset({"invest", "trust", "believe", "interest", "confidence", "faith", "stake", "share", "holding"})
"""Words whose "in" leads to no place."""
MOVED = frozenset(
    ("come", "arrive", "travel", "fly", "drive", "sail", "walk", "inbound", "return", "flight", "train", "bus")
)
"""Words whose "from" leads to a place."""
LONGEST = 3
"""Words of a place that no list has: "Santander de Quilichao"."""
ENCLOSING = frozenset({",", "("})
"""What stands between a place and what contains it."""


SETTLED = frozenset({"town", "village", "hamlet", "city", "suburb", "municipality", "settlement", "island", "port"})
"""Nouns whose "of" leads to a place, though its name may begin as a person's does: "the village of Santa Elvira"."""
_THROUGH = "edge edges outskirts centre center heart middle north south east west suburbs shore shores bank banks foot"
FITTING = frozenset({"court", "works"})
"""What is in a town that its name stands before: "a Marby shipyard"."""
THROUGH = SETTLED | frozenset(_THROUGH.split())
"""Nouns whose "of" only leads on to the place."""
TOWARDS = frozenset({"the", "to", "from", "on", "off", "along", "onto"}) | STRICT
"""What stands before a name that a small noun tells to be a place: "to Marby beach"."""
BESIDE = frozenset({"neighbouring", "neighboring", "nearby", "rural", "central", "downtown", "suburban"})
"""Words between the preposition and the place: "in neighbouring Marby"."""

QUARTERS = frozenset(
    ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central", "downtown")
)
"""Words before the name of a town that make a part of it."""


PARTICLES = frozenset({"up", "out", "down", "off", "over", "away", "back"})
OWNING = frozenset({"'s", "'"})
YEARS = frozenset(map(str, range(1900, 2100)))
N_SUBJECT = 7
"""Tokens before a verb in which its subject stands."""


@dataclass(frozen=True, slots=True)
class Around:
    """Words around a place: prepositions, "the town of", "the … region", and one word for each kind of site."""

    locative: frozenset[str]
    nouns: frozenset[str]
    after: frozenset[str]
    openers: frozenset[str]
    sites: Mapping[str, str]
    kinds: Mapping[str, str]
    there: Mapping[str, str]
    standing: frozenset[str]


@per_lexicon
def around(lexicon: Lexicon) -> Around:
    """The words around places of a lexicon."""
    after = lexicon.words("places", "nouns", "after")
    return Around(
        frozenset(lexicon.words("places", "locative")),
        frozenset(lexicon.words("places", "nouns", "before_of")),
        frozenset(word for word in after if word.islower()),
        frozenset(word.lower() for word in lexicon.words("places", "nouns", "openers")),
        lexicon.folded("places", "sites"),
        lexicon.folded("places", "kinds"),
        lexicon.folded("places", "there"),
        frozenset(lexicon.words("places", "standing")),
    )


@per_lexicon
def scenes(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """The scenes of each word that belongs to some."""
    found: dict[str, set[str]] = {}
    for scene in lexicon.table("scenes", "scenes"):
        for word in lexicon.words("scenes", "scenes", scene):
            found.setdefault(word, set()).add(scene)
    return {word: frozenset(some) for word, some in found.items()}


def settle(prose: Prose, known: Known, candidates: list[Name], lexicon: Lexicon) -> None:
    """Decide which candidates are places, and which place each is; the others become unknown."""
    words = around(lexicon)
    sited = _sited(prose, [name for name in candidates if not name.kind], words.locative)
    lower, n_tokens = prose.lower, len(prose.lower)
    for index, name in enumerate(candidates):
        kind, first, stop = name.kind, name.first, name.stop
        if kind == "person" and lower[first - 1] == "of" and lower[first - 2] in SETTLED and stop > first + 1:
            name.kind = kind = ""  # "the village of Santa Elvira"
        if kind and kind != "place":
            continue
        follows = lower[stop] if stop < n_tokens else ""
        container = _container(known, candidates, index) if follows in ENCLOSING else None
        if kind:
            if name.reading == "shy" and not _cued(prose, name, container, words.locative):
                name.kind, name.entity = "", None
            elif name.entity is None:
                name.entity = _own(prose, known, name, container)
            elif container is not None:
                name.entity = _contained(known, name, container)
        else:
            if container is not None and _before(prose, name) in words.locative | {""}:
                name.kind, name.entity = "place", _own(prose, known, name, container)
            elif (follows in words.after or lower[first - 1] == "of") and _described(prose, name, words):
                name.kind, name.entity, name.confidence = "place", _own(prose, known, name, None), 0.7
            elif first == prose.firsts[name.sentence] and _dateline(prose, name):
                name.kind, name.entity, name.confidence = "place", _own(prose, known, name, None), 0.8
            elif name.key in sited or (
                stop > first + 1 and lower[first] in words.openers and _before(prose, name) in LEADING
            ):
                name.kind, name.entity, name.confidence = "place", _own(prose, known, name, None), 0.6
    _again(prose, candidates)
    _namesakes(known, candidates)


def _again(prose: Prose, candidates: Sequence[Name]) -> None:
    """Settle "in Marby" by the "MARBY, Ohio" of the dateline; not where somebody is called Marby."""
    unsure = [name for name in candidates if not name.kind and name.entity is None]
    if not unsure:
        return
    settled = {name.key: name.entity for name in candidates if name.kind == "place" and name.entity is not None}
    for name in unsure:
        if name.key not in settled or _before(prose, name) not in LEADING:
            continue
        if not any(other.kind == "person" and other.key.endswith(name.key) for other in candidates):
            name.kind, name.entity, name.confidence = "place", settled[name.key], 0.7


def _sited(prose: Prose, unknown: Sequence[Name], locative: frozenset[str]) -> set[str]:
    """Those in no list that stand behind prepositions of place and nowhere else: "in Zembla", "near Pietrabona"."""
    sited: set[str] = set()
    elsewhere: set[str] = set()
    anywhere = locative | SITING
    lower, tags, firsts = prose.lower, prose.tags, prose.firsts
    for name in unknown:
        first, stop = name.first, name.stop
        if name.entity is not None or stop - first > LONGEST or "-" in name.key:
            continue
        before = lower[first - 1] if first > firsts[name.sentence] else ""
        if before in BESIDE and first > 1:
            before = lower[first - 2]
        follows = tags[stop] if stop < len(tags) else "."
        if before == "," and follows in ",.":
            continue  # a list, or the last line of a correspondent: neither one nor the other
        if follows in "NP#" or before not in anywhere:
            elsewhere.add(name.key)
        elif not prose.words[first].istitle():
            continue
        elif stop - first > 1:
            if before in AREAS and prose.lemmas[first - 2] not in TRUSTED and follows in ".,I":
                sited.add(name.key)
        elif before in STRICT or (before == "from" and prose.lemmas[first - 2] in MOVED):
            sited.add(name.key)
    return sited - elsewhere


def _before(prose: Prose, name: Name) -> str:
    start = prose.sentences[name.sentence][0]
    return prose.lower[name.first - 1] if name.first > start else ""


def _container(known: Known, candidates: Sequence[Name], index: int) -> Entity | None:
    """The region or country printed after a comma or bracket: "Ohio" of "Dayton, Ohio"."""
    name = candidates[index]
    if index + 1 == len(candidates):
        return None
    following = candidates[index + 1]
    if following.kind != "place" or following.first != name.stop + 1 or following.entity is None:
        return None
    entity = following.entity
    if entity.id not in known.containers or following.reading in {"adjective", "based"}:
        return None
    if name.kind == "place" and name.entity is not None and len(name.entity.within) <= len(entity.within):
        return None  # "in Germany, France and Italy" is a list
    return entity


def _contained(known: Known, name: Name, container: Entity) -> Entity:
    """The place of that name within the container: as listed, a namesake, or one that no list has."""
    entity = name.entity
    assert entity is not None
    for one in (entity, *known.namesakes.get(name.key, ())):
        if container.id in one.within:
            return one
    if container.id == entity.id or len(entity.within) < 2:
        return entity
    return Entity(f"{name.key}, {container.id}", entity.label, (container.id, *container.within))


def _own(prose: Prose, known: Known, name: Name, container: Entity | None) -> Entity:
    if container is None and prose.lower[name.first] in QUARTERS:  # "Northeast Denver" is in Denver
        container = known.places.get(" ".join(prose.lower[name.first + 1 : name.stop]))
    within = (container.id, *container.within) if container else ()
    return Entity(name.key.removeprefix("the "), " ".join(prose.words[name.first : name.stop]), within)


def _cued(prose: Prose, name: Name, container: Entity | None, locative: frozenset[str]) -> bool:
    """Whether a name that is an ordinary word too stands like a place; a country always does."""
    before = _before(prose, name)
    if container is not None:
        return True
    if name.entity is not None and len(name.entity.within) == 1:
        return True
    follows = prose.tags[name.stop] if name.stop < len(prose.tags) else "."
    return before in locative and follows not in "NP#"


def _described(prose: Prose, name: Name, words: Around) -> bool:
    lower, first, stop = prose.lower, name.first, name.stop
    before = lower[first - 1] if first else ""
    if before == "of" and first > 1 and lower[first - 2] in words.nouns:
        return True
    return stop < len(lower) and lower[stop] in words.after and before in TOWARDS


def _dateline(prose: Prose, name: Name) -> bool:
    """Whether a name with which a sentence begins does so as a dateline does: "BRIGHTWATER (Agency) --"."""
    number = name.sentence
    stop = prose.sentences[number][1]
    if prose.regions[number] == "dateline":
        return True
    if name.stop >= stop:
        return False
    opening = prose.lower[name.stop : min(name.stop + 5, stop)]
    if opening[0] == "(":  # "Ann Hall (45-1)" holds a dash, and no agency
        opening = opening[opening.index(")") :] if ")" in opening else []
    elif opening[0] != "--":
        return False
    return not {"--", "-"}.isdisjoint(opening)


def _namesakes(known: Known, candidates: Sequence[Name]) -> None:
    """Of several places of one name, the one whose surroundings the article speaks of."""
    unsure = [
        name
        for name in candidates
        if name.kind == "place"
        and name.key in known.namesakes
        and name.entity
        and name.entity.id == name.key
        and name.entity not in known.capitals
    ]
    if not unsure:
        return
    spoken: Counter[str] = Counter()
    for name in candidates:
        if name.kind == "place" and name.entity and name.key not in known.namesakes:
            spoken.update({name.entity.id, *name.entity.within})
    for name in candidates:
        if name.kind == "place" and name.entity and name.entity.id.startswith(name.key + ", "):
            settled = name.entity
            for other in unsure:
                if other.key == name.key:
                    other.entity = settled
    for name in unsure:
        entity = name.entity
        if entity is None or entity.id != name.key:
            continue
        choices = (entity, *known.namesakes[name.key])
        weights = [sum(spoken[one] for one in choice.within[:2]) for choice in choices]
        best = max(weights)
        if best > weights[0]:
            name.entity = choices[weights.index(best)]
            name.confidence = 0.7


class Sites:
    """Tells what is said to be where in an article."""

    __slots__ = (
        "_acts",
        "_after",
        "_events",
        "_kinds",
        "_people",
        "_prose",
        "_scenes",
        "_sites",
        "_standing",
        "_there",
    )

    def __init__(self, prose: Prose, lexicon: Lexicon) -> None:
        self._people = cues(lexicon).people
        words, events = around(lexicon), families(lexicon)
        self._prose, self._sites, self._after, self._kinds = prose, words.sites, words.after, words.kinds
        self._there, self._standing = words.there, words.standing
        self._acts, self._events, self._scenes = events.verbs, events.nouns, scenes(lexicon)

    def is_there(self, name: Name, relation: str) -> bool:
        """Whether something is in a place, or goes there: not "a spokesman of Marby", but "the airstrip of Marby"."""
        return relation not in ORIGINS or (relation == "of" and self._prose.lower[name.first - 2] in self._standing)

    def sort(self, name: Name, head: str) -> str:
        """What a place is, or what is said to be there, where that keeps it apart from places of another sort.

        The last word of its name tells it, or the one behind: a street, a house, a county; or else the word before the
        preposition: a ward, a court, somebody's home.
        """
        prose, stop = self._prose, name.stop
        last = prose.lower[stop - 1]
        if last not in self._kinds and stop < len(prose.lower) and (prose.tags[stop] == "N" or prose.capital[stop]):
            last = prose.lower[stop]
        if self._kinds.get(prose.lower[name.first]) == "water":
            last = prose.lower[name.first]  # "Lake Marby"
        if last in self._kinds:
            # "On the shore of Lake Marby" is on land.
            return self._kinds[last] if prose.lower[name.first - 1] != "of" else ""
        before = prose.lower[name.first - 2] if name.first > 1 else ""
        if head == "world" and "come" in prose.lemmas[max(0, name.first - 6) : name.first]:
            return "birth"  # "came into the world in Marby"
        return self._there.get(head) or self._there.get(before, "")

    def fitting(self, name: Name) -> str:
        """What is in a town that its name stands before: "a Marby shipyard", "a Marby jury"."""
        prose, stop = self._prose, name.stop
        found = self._there.get(prose.lemmas[stop], "") if prose.tags[stop : stop + 1] == ["N"] else ""
        return found if found in FITTING else ""

    def scene(self, name: Name) -> frozenset[str] | None:
        """What the sentence of a name is about, and the scenes that its words belong to; None where it is no place.

        "At Fifth and Quebec" is a corner, "Regina's heart" is somebody's, and a sentence with a year tells of another
        time.
        """
        prose, stop = self._prose, name.stop
        follows = prose.lower[stop] if stop < len(prose.lower) else ""
        if follows in OWNING or (follows == "and" and prose.capital[stop + 1 : stop + 2] == [True]):
            return None
        told = prose.content(*prose.sentences[name.sentence]).difference(prose.lemmas[name.first : stop])
        if not told.isdisjoint(YEARS):
            return None
        scenes = self._scenes
        return told.union(*[scenes[word] for word in scenes.keys() & told])

    def of(self, name: Name) -> tuple[str, str, str]:
        """The preposition before a place, and what is there: "the main square here in Marby" → "in", "square".

        What is there is told in one word for all that name it: a works is a plant, "was detained in" is an arrest.
        All are empty where no preposition stands, and the second where neither noun nor verb stands before it; the
        third is what stands, is moved or comes up there: "the plant will come up at Marby".
        """
        prose = self._prose
        lower, tags, start = prose.lower, prose.tags, prose.sentences[name.sentence][0]
        at = name.first - 1
        if at > start and lower[at] in BESIDE:
            at -= 1
        if lower[at] == "of" and lower[at - 1] in THROUGH:
            before = at - 2  # "in a shed on the edge of Marby"
            while before > start and tags[before] in "DJN":
                before -= 1
            at = before if lower[before] in LEADING else at
        if at <= start or lower[at] not in LEADING:
            return "", "", ""
        if tags[name.stop : name.stop + 1] == ["N"] and lower[name.stop] not in self._after:
            return "", "", ""  # "arrested in the Marby killing" says nothing of where
        relation, head = lower[at], at - 1
        while head > start and (tags[head] == "R" or lower[head] in PARTICLES):
            head -= 1
        if head < start or tags[head] not in "NV":
            return relation, "", ""
        lemma = prose.lemmas[head]
        if tags[head] == "N":
            site = self._sites.get(lemma) or self._events.get(lemma, lemma)
            return relation, site, "" if lemma in self._people else site
        subject = head - 1
        while subject > start and tags[subject] in "VARJT" and head - subject < N_SUBJECT:
            subject -= 1
        thing = prose.lemmas[subject] if tags[subject] == "N" else ""
        thing = "" if thing in self._people else self._sites.get(thing, thing)
        return relation, self._acts.get(lemma) or self._events.get(lemma, lemma), thing
