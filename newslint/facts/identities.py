"""Who and what the articles of one story name comes in; one identity for each goes out.

The extractor has settled names within each article ("Zhao" after "Changpeng Zhao"). Here the articles of a story
are brought together: spellings of one name ("binance us", "binance.us"), a surname and the one person who bears it,
an acronym and what it stands for, and one person whose name two outlets spell differently.
What is doubtful stays apart: two people of one surname, Binance and Binance.US.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newslint.core.annotation import Annotated, Annotation
from newslint.core.hints import TypeAlias, TypeVar
from newslint.core.values import Entity, Value
from newslint.facts.people import one_person

LEGAL_FORMS = frozenset(("inc", "incorporated", "corp", "corporation", "co", "ltd", "limited", "plc", "llc", "gmbh"))
FILLERS = frozenset(("of", "and", "the", "for", "in", "on", "&"))
_CLASSES = """
    bank group holding holdings university college council shipping line lines airline airlines airways foods
    union credit insurance industries motors energy media press hospital clinic school company corporation
    foundation institute society club party partners capital power rail railway railways steel mining mines
    brewery systems technologies labs pharmaceuticals pharma stores supermarkets hotels resources logistics
"""
CLASSES = frozenset(_CLASSES.split())
"""Words for what an organisation is that its name does without."""
NAMED = ("person", "organisation", "place")
ROLES = frozenset(("title", "occasion"))
"""Fields whose entities are no one's name."""
HEADS = frozenset(("agent", "patient", "object", "recipient", "doer", "target"))
"""Text fields that hold the id of an entity where the head is one."""
SIDES = frozenset(("doer", "target"))
"""Those that may hold a name as printed, where an article does not tell what it is: "Prosser held Vaughan"."""

Identities: TypeAlias = Mapping[str, Entity]
Name = TypeVar("Name", str, tuple[str, ...])


def identities(
    found: Sequence[Annotated],
    aliases: Iterable[tuple[str, str]],
    weights: Mapping[str, float] | None = None,
    described: Iterable[tuple[str, str]] = (),
) -> Identities:
    """For every id that some article of the story uses, the entity that it stands for in the whole story.

    ``weights`` say what sharing a word tells in this story, ``described`` for whom a noun may stand in it.
    """
    census = _Census(found)
    names = {id: id for id in census.uses}
    for kind in (*NAMED, ""):
        names.update(_spellings([id for id in sorted(census.uses) if census.kinds[id] == kind], kind, census.uses))
    names.update(_short([id for id in sorted(census.uses) if census.kinds[id] == "organisation"]))
    names.update(_acronyms([id for id in sorted(census.uses) if census.kinds[id] == "organisation"], census.labels))
    names.update(one_person(census.people | census.bare(), census.uses, found, weights or {}))
    # What the house says comes last, since it wins.
    names.update((alias.lower(), name.lower()) for alias, name in aliases)
    known = {id: census.entity(_last(id, names), id, names) for id in sorted(names)}
    known.update(_called(census, known))
    meant: dict[str, set[Entity]] = defaultdict(set)
    for noun, id in described:
        if id in known:
            meant[noun].add(known[id])
    known.update({noun.capitalize(): min(some) for noun, some in sorted(meant.items()) if len(some) == 1})
    return known


def _called(census: _Census, known: Identities) -> dict[str, Entity]:
    """For names as printed on a side of an act, whom or what they stand for: the one who bears the word in the story.

    The keys have capitals, which no id has. A town may be the surname of somebody: "Catania passed Dahl".
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    given: dict[str, set[str]] = defaultdict(set)
    full = {known[id].id for id in census.kinds if census.kinds[id] in ("person", "organisation")}
    more = {name.lower() for name in census.called if " " in name and name[0].isupper()}
    full |= more
    full -= {id for id in more if len(id.split()) > 2 and " ".join(id.split()[-2:]) in full}
    for id in sorted(full):
        words = id.split()
        if len(words) > 1:
            given[words[0]].add(id)
            if census.kinds.get(id) != "organisation":
                bearers[words[-1]].add(id)
    found: dict[str, Entity] = {}
    for name in sorted(census.called):
        id = name.lower()
        if " " in id and id not in census.kinds and (short := " ".join(id.split()[-2:])) in full:
            id = short  # "Surfer Ceri Vaughan"
        if name == name.lower():
            if census.kinds.get(id) != "place" or " " in id:
                continue
            name = id.capitalize()
        meant = bearers.get(id) or given.get(id) or set()
        one = next(iter(meant)) if len(meant) == 1 and " " not in id else id
        if id in known and (one == id or known[id].id != id):
            found[name] = known[id]
        elif census.kinds.get(id, "") in ("", "place"):
            if one == id and " " not in id and id.endswith("s") and not id.endswith("ss"):
                one = id[:-1]  # no name at all: "Rebels took the town"
            found[name] = known.get(one) or Entity(one, name)
    return found


def renamed(fields: Mapping[str, Value], known: Identities) -> Mapping[str, Value]:
    """Fields with every entity replaced by what it stands for in the story; the same mapping where nothing changes."""
    changed: dict[str, Value] = {}
    for name, value in fields.items():
        if isinstance(value, Entity):
            entity = known.get(value.id) if name not in ROLES else None
            if entity is not None and entity != value:
                changed[name] = entity
        elif name in HEADS and isinstance(value, str):
            one = (known.get(value.capitalize()) if name in SIDES else None) or known.get(value)
            id = one.id if one is not None else value.lower()
            if id != value:
                changed[name] = id
    return {**fields, **changed} if changed else fields


class _Census:
    """How often each id is used in a story, as what, under which labels and within which places."""

    def __init__(self, found: Sequence[Annotated]) -> None:
        self.uses: Counter[str] = Counter()
        self.kinds: dict[str, str] = defaultdict(str)
        self.labels: dict[str, Counter[str]] = defaultdict(Counter)
        self.within: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
        self.people: set[str] = set()
        self.called: set[str] = set()
        """Names as printed on the sides of acts."""
        for annotated in found:
            for annotation in annotated.annotations:
                for field, value in annotation.fields.items():
                    if isinstance(value, Entity) and field not in ROLES:
                        self._count(annotation, field, value)
                    elif field in SIDES and isinstance(value, str):
                        self.called.add(value)

    def bare(self) -> set[str]:
        """Names of one word of which no article says what they are: "Hall has not commented"."""
        return {
            id
            for id in self.uses
            if id.isalpha() and not self.kinds.get(id) and any(label[0].isupper() for label in self.labels[id])
        }

    def _count(self, annotation: Annotation, field: str, entity: Entity) -> None:
        self.uses[entity.id] += 1
        self.labels[entity.id][entity.label] += 1
        if entity.within:
            self.within[entity.id][entity.within] += 1
        if field == "name" and annotation.kind in NAMED:
            # An id that is a place somewhere and an organisation elsewhere ("Washington") is settled by order.
            self.kinds[entity.id] = min(self.kinds[entity.id] or annotation.kind, annotation.kind, key=NAMED.index)
            if annotation.kind == "person":
                self.people.add(entity.id)

    def entity(self, id: str, written: str, names: Mapping[str, str]) -> Entity:
        """The entity of an id; one that only an alias knows keeps what it was called."""
        source = id if id in self.labels else written
        label = _commonest(self.labels[source]) if source in self.labels else id
        within = _commonest(self.within[source]) if source in self.within else ()
        return Entity(id, label, tuple(_last(place, names) for place in within))


def _commonest(counts: Counter[Name]) -> Name:
    return min(counts, key=lambda value: (-counts[value], -len(value), value))


def _last(id: str, names: Mapping[str, str]) -> str:
    seen = {id}
    while (following := names.get(id, id)) not in seen:
        seen.add(following)
        id = following
    return id


def _spellings(ids: Sequence[str], kind: str, uses: Counter[str]) -> dict[str, str]:
    """Ids that differ in points, spaces, "the" or a legal form only, each with the one used most."""
    alike: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        words = id.replace("'s", "").replace("’s", "").split()
        if kind == "organisation":
            words = [word for word in words if word.strip(".,") not in LEGAL_FORMS] or words
        words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
        alike["".join(sign for sign in "".join(words) if sign.isalnum())].append(id)
    return {id: max(ids, key=lambda id: (uses[id], id)) for key, ids in alike.items() if key for id in ids}


def _short(ids: Sequence[str]) -> dict[str, str]:
    """Organisations without the word for what they are, each with the one of the story that has it: "Acme", Acme Bank.

    "Acme Italy" is no Acme: only words of a kind may be left out.
    """
    full: dict[str, set[str]] = defaultdict(set)
    for id in ids:
        words = id.split()
        stop = len(words)
        while stop > 1 and words[stop - 1] in CLASSES:
            stop -= 1
            full[" ".join(words[:stop])].add(id)
    return {id: next(iter(full[id])) for id in ids if len(full.get(id, ())) == 1}


def _acronyms(ids: Sequence[str], labels: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Acronyms, each with the one organisation of the story whose initials they are."""
    full: dict[str, set[str]] = defaultdict(set)
    for id in ids:
        initials = "".join(word[0] for word in id.replace("-", " ").split() if word not in FILLERS)
        if len(initials) > 1:
            full[initials].add(id)
            # "U.S. Securities and Exchange Commission" is the SEC as well.
            full[initials[1:]].add(id)
    found = {}
    for id in ids:
        letters = id.replace(".", "")
        if 2 <= len(letters) <= 6 and any(label.replace(".", "").isupper() for label in labels[id]):
            meant = sorted(full.get(letters, set()) - {id})
            if len(meant) == 1:
                found[id] = meant[0]
    return found
