"""The people that a story names come in; which of their ids mean one person goes out.

A person's id is the full name in lower case, or what little of it an article gives.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from newslint.core.annotation import Annotation
from newslint.core.values import Entity

GENERATIONS = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
SHORTEST_SURNAME = 4
"""Below this length one letter makes another name: Lee and Lea, Wu and Xu."""


def one_person(people: Mapping[str, Sequence[Annotation]], uses: Counter[str]) -> dict[str, str]:
    """Ids to be replaced, each with the id that it stands for in the story."""
    full = [id for id in sorted(people) if len(_words(id)) > 1]
    names = _middles(full)
    names.update(_misspelt([id for id in full if id not in names], people, uses))
    settled = sorted({names.get(id, id) for id in full})
    names.update(_surnames([id for id in sorted(people) if len(_words(id)) == 1], settled))
    return names


def _words(id: str) -> list[str]:
    """The words of a name, without "Jr."; a name that is nothing else keeps it."""
    words = id.split()
    return [word for word in words if word not in GENERATIONS] or words


def _surnames(single: Sequence[str], full: Sequence[str]) -> dict[str, str]:
    """A name of one word stands for the one person of the story who bears it: last, or first ("Xi" for Xi Jinping)."""
    bearers: dict[str, set[str]] = defaultdict(set)
    given: dict[str, set[str]] = defaultdict(set)
    for id in full:
        words = _words(id)
        bearers[words[-1]].add(id)
        given[words[0]].add(id)
    found = {}
    for id in single:
        meant = bearers.get(id) or given.get(id) or set()
        if len(meant) == 1:
            found[id] = next(iter(meant))
    return found


def _middles(full: Sequence[str]) -> dict[str, str]:
    """ "john smith" stands for "john q. smith", where the story has no other John Smith; father and son stay apart."""
    ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id in full:
        words = _words(id)
        ends[words[0], words[-1]].append(id)
    found = {}
    for ids in ends.values():
        longest = max(ids, key=lambda id: (len(id), id))
        if len(ids) > 1 and all(_fits(id, longest) for id in ids):
            found.update({id: longest for id in ids if id != longest})
    return found


def _fits(short: str, long: str) -> bool:
    """Whether a name leaves out or abbreviates what the longer one says, and nothing else."""
    generations = [[word.strip(".") for word in id.split() if word in GENERATIONS] for id in (short, long)]
    if generations[0] != generations[1] and all(generations):
        return False
    rest = iter(_words(long)[1:-1])
    return all(
        any(word == other or (len(word.strip(".")) == 1 and other.startswith(word.strip("."))) for other in rest)
        for word in _words(short)[1:-1]
    )


def _misspelt(full: Sequence[str], people: Mapping[str, Sequence[Annotation]], uses: Counter[str]) -> dict[str, str]:
    """Two spellings of one person's surname: the given name is equal, one letter differs, and the role is the same.

    Facts about the two then join; that the spellings differ is for a rule to say, from what is written.
    """
    found = {}
    namesakes: dict[str, list[str]] = defaultdict(list)
    for id in full:
        namesakes[_words(id)[0]].append(id)
    for ids in namesakes.values():
        for number, one in enumerate(ids):
            for other in ids[:number]:
                if _nearly(_words(one)[-1], _words(other)[-1]) and _roles(people[one]) & _roles(people[other]):
                    rarer, commoner = sorted((one, other), key=lambda id: (uses[id], id))
                    found[rarer] = commoner
    return found


def _roles(mentions: Sequence[Annotation]) -> frozenset[str]:
    """What is said of a person that namesakes seldom share."""
    return frozenset(
        f"{field} {value.id if isinstance(value, Entity) else value}"
        for mention in mentions
        for field in ("title", "organisation", "age")
        if (value := mention.fields.get(field)) is not None
    )


def _nearly(one: str, other: str) -> bool:
    """Whether two surnames are one edit apart: a letter more, less, other, or two swapped."""
    if one == other or min(len(one), len(other)) < SHORTEST_SURNAME or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    swapped = len(a) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]
