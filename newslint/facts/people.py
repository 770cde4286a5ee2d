"""The people that a story names come in; which of their ids mean one person goes out.

A person's id is the full name in lower case, or what little of it an article gives.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from newslint.core.annotation import Annotated
from newslint.core.spelling import edits
from newslint.facts.misspellings import GENERATIONS, Bearer, bearers, misspelt
from newslint.facts.misspellings import words_of as _words

MIDDLE = 5
"""Letters from which on one that differs in a middle name is a slip, where the rest of the name is the same."""


def one_person(
    people: Collection[str], uses: Counter[str], found: Sequence[Annotated], weights: Mapping[str, float]
) -> dict[str, str]:
    """Ids to be replaced, each with the id that it stands for in the story."""
    full = [id for id in sorted(people) if len(_words(id)) > 1]
    told = bearers(found)
    names = _middles(full, told)
    for id, longer in names.items():
        if id in told and longer in told:
            told[longer].absorb(told.pop(id))
    names.update(_halves([id for id in full if id not in names], told))
    tails = {id: " ".join(_words(id)[-2:]) for id in full if len(_words(id)) > 2}
    known = set(full)
    # "Driller Kyle Hall" at the head of a sentence is Kyle Hall.
    names.update({id: tail for id, tail in tails.items() if tail in known and id not in names})
    names.update(misspelt({id: told[id] for id in full if id in told}, uses, weights))
    settled = sorted({names.get(id, id) for id in full})
    names.update(_surnames([id for id in sorted(people) if len(_words(id)) == 1], settled))
    return names


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


def _middles(full: Sequence[str], told: Mapping[str, Bearer]) -> dict[str, str]:
    """ "john smith" stands for "john q. smith", where the story has no other John Smith; father and son stay apart.

    An article that has both "john smith" and "john smith jr." speaks of two people.
    """
    ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id in full:
        words = _words(id)
        ends[words[0], words[-1]].append(id)
    found = {}
    for ids in ends.values():
        longest = max(ids, key=lambda id: (len(id), id))
        if len(ids) > 1 and all(_fits(id, longest) for id in ids) and not _two_generations(ids, told):
            found.update({id: longest for id in ids if id != longest})
    return found


def _halves(full: Sequence[str], told: Mapping[str, Bearer]) -> dict[str, str]:
    """ "maurice drew" stands for "maurice jones-drew", where nobody else of the story has that surname in full.

    The given name is the same, or a familiar form; who is named beside the other is somebody else.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for longer in full:
        if longer in told and told[longer].halves:
            for id in full:
                if id in told and _words(id)[-1] in told[longer].halves and _one_given(id, longer, told):
                    found[id].add(longer)
    return {id: min(some) for id, some in found.items() if len(some) == 1}


def _one_given(id: str, longer: str, told: Mapping[str, Bearer]) -> bool:
    """Whether two names may have one given name, and are nowhere named in one sentence."""
    ours, theirs = _words(id), _words(longer)
    given = ours[0] == theirs[0] or not told[longer].forms.isdisjoint({ours[0], *told[id].forms})
    return given and told[id].sentences.isdisjoint(told[longer].sentences)


def _two_generations(ids: Sequence[str], told: Mapping[str, Bearer]) -> bool:
    """Whether an article has one of these names with a "jr." and without it."""
    marked = [id for id in ids if not GENERATIONS.isdisjoint(id.split()) and id in told]
    plain = [id for id in ids if GENERATIONS.isdisjoint(id.split()) and id in told]
    return any(not told[one].articles.isdisjoint(told[other].articles) for one in marked for other in plain)


def _fits(short: str, long: str) -> bool:
    """Whether a name leaves out or abbreviates what the longer one says, and nothing else."""
    generations = [[word.strip(".") for word in id.split() if word in GENERATIONS] for id in (short, long)]
    if generations[0] != generations[1] and all(generations):
        return False
    rest = iter(_words(long)[1:-1])
    return all(any(_abbreviates(word, other) for other in rest) for word in _words(short)[1:-1])


def _abbreviates(word: str, other: str) -> bool:
    """Whether a middle name is another, its initial, or a slip for it: Russel and Russell."""
    if len(word.strip(".")) == 1:
        return other.startswith(word.strip("."))
    return word == other or (len(word) >= MIDDLE and edits(word, other) == 1)
