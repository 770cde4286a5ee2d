"""Who turns up late and is told by nobody: "said Ada Quirke", and a new paragraph that begins "John Quirke has worked".

What comes in: the names of an article, settled, in order. What goes out: the ids of those who bear the surname of
somebody named before, under another given name, and of whom the article never tells who they are: each time that the
full name stands it is the bare subject of a verb, without title, age or comma, and no kin are told of. A paper
introduces whoever is new; a name that comes so may be a slip for the other.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Set

from newslint.annotate.capitals import Name
from newslint.annotate.prose import Prose

SAYING = frozenset(("said", "says", "added", "adds", "recalled", "told"))
_LEADS = """
that because when after before if why how although though while as since whether where according to `` “ '' " ”
"""
LEADS = frozenset(_LEADS.split())
"""What may stand before a subject."""
VERBAL = "VA"
"""Tags of verbs and auxiliaries."""
SHORTEST = 3
"""Letters of a given name: "As Quirke was" is not one."""
NEAR = 3
"""Tokens before a name in which kin stands; behind it, "Quirke said she told her uncle" says who that is."""


def of(prose: Prose, candidates: Iterable[Name], given: Container[str], kin: Set[str]) -> frozenset[str]:
    """The ids of those who are never introduced."""
    first: dict[str, str] = {}
    later: dict[str, bool] = {}
    for name in candidates:
        if name.kind != "person" or name.entity is None or not name.given or name.stop == name.first + 1:
            continue
        if first.setdefault(name.surname, name.given) == name.given:
            continue
        if later.get(name.entity.id, True):
            bare = name.given in given and len(name.given) >= SHORTEST and _is_bare(prose, name, kin)
            later[name.entity.id] = bare and not _is_alone(prose, name)
    return frozenset(id for id, bare in later.items() if bare)


def _is_bare(prose: Prose, name: Name, kin: Set[str]) -> bool:
    """Whether a name is the subject of a verb, and its sentence tells of nobody's kin."""
    number = name.sentence
    if prose.regions[number] != "body":
        return False
    low, high = prose.sentences[number]
    lower = prose.lower
    before = lower[name.first - 1] if name.first > low else ""
    after = lower[name.stop] if name.stop < high else "."
    if before in SAYING:
        told = after == "."
    else:
        told = (not before or before in LEADS) and name.stop < high and prose.tags[name.stop] in VERBAL
    return told and kin.isdisjoint(prose.lemmas[max(low, name.first - NEAR) : high])


def _is_alone(prose: Prose, name: Name) -> bool:
    """Whether the given name was told before without the surname: "his mother, Ada, was there", and then in full."""
    lower = prose.lower
    return any(lower[i] == name.given and lower[i + 1] != lower[name.first + 1] for i in range(name.first))
