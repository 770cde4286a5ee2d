"""Which nodes of one bucket are compared: all with all while they are few; beyond that, what may pass at all.

Where the rule wants two sets or runs of words to be similar, pairs are looked up by rare words; else each node is
compared with those that most facts say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from newslint.core.fact import Fact
from newslint.core.values import Amount, Entity, When
from newslint.engine.plan import Plan, Similarity
from newslint.engine.similar import similar_pairs

FEW_PAIRS = 1500
"""Pairs that are compared one by one before anything cleverer pays."""

MOST_PAIRS = 45_000
"""Pairs of nodes of one bucket that are compared, where only their number can decide."""

MOST_RIVALS = 60
"""How many of the most often told nodes the others are compared with in a bucket that large."""


class Node(NamedTuple):
    """Facts that a rule cannot tell apart; ``side`` is the variable that they are bound to."""

    side: int
    facts: tuple[Fact, ...]


def pairs_within(plan: Plan, nodes: Sequence[Node], numbers: range) -> Iterator[tuple[int, int]]:
    """Pairs of different nodes of one side."""
    n_pairs = len(numbers) * (len(numbers) - 1) // 2
    if n_pairs <= FEW_PAIRS:
        return combinations(numbers, 2)
    similar = _similar(plan, nodes, numbers, numbers)
    if similar is not None:
        return ((one, other) for one, other in similar if one < other)
    if n_pairs <= MOST_PAIRS:
        return combinations(numbers, 2)
    rivals = sorted(numbers, key=lambda number: (-len(nodes[number].facts), number))[:MOST_RIVALS]
    return (
        (min(rival, number), max(rival, number))
        for place, rival in enumerate(rivals)
        for number in numbers
        if number not in rivals[: place + 1]
    )


def pairs_between(plan: Plan, nodes: Sequence[Node], ours: range, theirs: range) -> Iterator[tuple[int, int]]:
    """Pairs of a node of one side and a node of the other."""
    n_pairs = len(ours) * len(theirs)
    if n_pairs <= FEW_PAIRS:
        return product(ours, theirs)
    similar = _similar(plan, nodes, ours, theirs)
    if similar is not None:
        return similar
    return product(ours, theirs if n_pairs <= MOST_PAIRS else theirs[: max(MOST_PAIRS // len(ours), 1)])


def _similar(plan: Plan, nodes: Sequence[Node], ours: range, theirs: range) -> Iterator[tuple[int, int]] | None:
    """Pairs that may pass the gate of similarity; None where the rule has none, or it is not on sets of words."""
    if not plan.similar:
        return None
    found: set[tuple[int, int]] = set()
    for one in plan.similar:
        pairs = _similar_in(one, nodes, ours, theirs)
        if pairs is None:
            return None
        found.update(pairs)
    return ((ours[left], theirs[right]) for left, right in sorted(found))


def _similar_in(one: Similarity, nodes: Sequence[Node], ours: range, theirs: range) -> list[tuple[int, int]] | None:
    """Pairs that are similar in one thing that they say."""
    values = [
        [read([nodes[number].facts[0]] * 2) for number in numbers]
        for read, numbers in ((one.first, ours), (one.second, theirs))
    ]
    left, right = ([_words(value) for value in side] for side in values)
    known_left = [words for words in left if words is not None]
    known_right = [words for words in right if words is not None]
    if len(known_left) < len(left) or len(known_right) < len(right):
        return None
    # Runs of words, as quotations are, have an order and are compared plainly.
    plain = any(isinstance(value, tuple) for side in values for value in side)
    weights = None if plain else one.weights.get(nodes[ours[0]].facts[0].story)
    return similar_pairs(known_left, known_right, one.least, weights)


def _words(value: object) -> frozenset[str] | None:
    """The elements of a set or run of words; nothing where it is unknown, None where it is something else."""
    if value is None:
        return frozenset()
    if isinstance(value, frozenset | tuple) and not isinstance(value, Amount | When | Entity):
        return frozenset(str(word) for word in value)
    return None
