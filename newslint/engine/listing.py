"""Pairs of nodes that a gate may let through: ways to list them and the nodes of a bucket in, pairs out.

What is listed holds every pair that the gate lets through, and as a rule few others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, compress, product

from newslint.core.fact import Fact
from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.rule import Expression
from newslint.engine.columns import column
from newslint.engine.operators import Words, is_words
from newslint.engine.scene import Scene
from newslint.engine.similar import similar_pairs
from newslint.engine.ways import ALONE, EQUAL, SIMILAR, Way

Pair: TypeAlias = tuple[int, int]


class Sides(NamedTuple):
    """The numbers of nodes that are to be paired, and what each of them says; of one side, twice the same."""

    ours: range
    theirs: range
    facts: Sequence[Fact]
    their_facts: Sequence[Fact]

    @property
    def one(self) -> bool:
        """Whether nodes of one side are paired with each other."""
        return self.ours is self.theirs


def listed(ways: Sequence[Way], sides: Sides, scene: Scene, most: int) -> list[Pair] | None:
    """The pairs that one of the ways lists, in order, each once, and of one side the lower number first.

    None where there are more than ``most``, or where a way cannot list them.
    """
    found: set[Pair] = set()
    for way in ways:
        list_pairs = _LISTERS.get(way.sort, _aligned)
        pairs = list_pairs(way, sides, scene, most)
        if pairs is None:
            return None
        found.update(pairs)
        if len(found) > most:
            return None
    if sides.one:
        found = {(one, other) if one < other else (other, one) for one, other in found if one != other}
    return sorted(found)


def _equal(way: Way, sides: Sides, scene: Scene, most: int) -> Iterable[Pair] | None:
    """Pairs of nodes that say the same, looked up by what they say."""
    alike = sides.one and way.first == way.second
    first = _by_value(column(way.first, scene).of(sides.facts), sides.ours)
    second = first if alike else _by_value(column(way.second, scene).of(sides.their_facts), sides.theirs)
    if not way.least:
        first.pop(None, None)  # what is not known is the same as nothing
    both = [(ours, second[value]) for value, ours in first.items() if value in second]
    if sum(len(ours) * len(theirs) for ours, theirs in both) > most * (2 if alike else 1):
        return None
    if alike:
        return [pair for ours, _ in both for pair in combinations(ours, 2)]
    return [pair for ours, theirs in both for pair in product(ours, theirs)]


def _by_value(values: Iterable[object], numbers: range) -> dict[object, list[int]]:
    found: dict[object, list[int]] = defaultdict(list)
    for value, number in zip(values, numbers, strict=True):
        found[value].append(number)
    return found


def _alone(way: Way, sides: Sides, scene: Scene, most: int) -> Iterable[Pair] | None:
    """Pairs of nodes each of which is by itself what it must be."""
    ours = _that_are(way.first, sides.ours, sides.facts, scene)
    theirs = _that_are(way.second, sides.theirs, sides.their_facts, scene)
    return None if len(ours) * len(theirs) > most * (2 if sides.one else 1) else product(ours, theirs)


def _that_are(condition: Expression, numbers: range, facts: Sequence[Fact], scene: Scene) -> Sequence[int]:
    return list(compress(numbers, column(condition, scene).of(facts))) if condition else numbers


def _aligned(way: Way, sides: Sides, scene: Scene, most: int) -> Iterable[Pair]:
    """Pairs of nodes that stand in sentences, or in slots, that are aligned."""
    slots = way.sort == "slot"
    there: dict[int, list[int]] = defaultdict(list)
    for fact, number in zip(sides.their_facts, sides.theirs, strict=True):
        there[fact.number if slots else fact.sentence].append(number)
    aligned = scene.base.slots if slots else scene.base.aligned
    found: list[Pair] = []
    for fact, number in zip(sides.facts, sides.ours, strict=True):
        here = fact.number if slots else fact.sentence
        twins = scene.beside(fact.number) if slots else scene.neighbours(fact.sentence)
        found += [(number, other) for other in there.get(here, ())]
        for twin in twins:
            if twin in there and aligned[(here, twin) if here < twin else (twin, here)] >= way.least:
                found += [(number, other) for other in there[twin]]
    return found


def _similar(way: Way, sides: Sides, scene: Scene, most: int) -> Iterable[Pair] | None:
    """Pairs of nodes that say similar sets or runs of words; None where one says something else."""
    left = _said(column(way.first, scene).of(sides.facts))
    alike = sides.one and way.first == way.second
    right = left if alike else _said(column(way.second, scene).of(sides.their_facts))
    if left is None or right is None:
        return None
    # Runs of words, as quotations are, have an order and are compared plainly.
    plain = any(isinstance(words, tuple) for side in (left, right) for words in side)
    weighing = None if plain else scene.weighing(sides.facts[0].story)
    pairs = similar_pairs(left, right, way.least, weighing)
    return [(sides.ours[one], sides.theirs[other]) for one, other in pairs]


def _said(values: Iterable[object]) -> list[Words] | None:
    """Sets or runs of words, empty where they are unknown; None where there is something else."""
    found: list[Words] = []
    for value in values:
        if value is not None and not is_words(value):
            return None
        found.append(value or frozenset())
    return found


_LISTERS = {EQUAL: _equal, SIMILAR: _similar, ALONE: _alone}
"""Who lists pairs by which sort of way; by the others they are aligned."""
