"""Which nodes of one bucket are compared: all with all while they are few; beyond that, what may pass at all.

Where the rule wants two sets or runs of words to be similar, pairs are looked up by rare words; else each node is
compared with those that most facts say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from newslint.core.fact import Fact
from newslint.core.hints import NamedTuple
from newslint.engine.comparisons import Evaluate
from newslint.engine.operators import Words, is_words
from newslint.engine.plan import Plan, Similarity
from newslint.engine.similar import similar_pairs

FEW_PAIRS = 1500
"""Pairs that are compared one by one before anything cleverer pays."""

WORTH_A_LOOK = 200
"""Pairs from which on it is quicker to look up which of them are similar than to try each."""

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


def likely_pairs(plan: Plan, nodes: Sequence[Node], ours: range, theirs: range) -> frozenset[tuple[int, int]] | None:
    """Pairs that may pass a gate of similarity, lower number first, where all are tried; None where all may pass."""
    n_pairs = len(ours) * (len(ours) - 1) // 2 if ours == theirs else len(ours) * len(theirs)
    if not WORTH_A_LOOK <= n_pairs <= FEW_PAIRS or plan.rule.scope == "against the archive":
        return None
    found = _similar(plan, nodes, ours, theirs)
    return None if found is None else frozenset((min(pair), max(pair)) for pair in found)


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
    left = _said(one.first, nodes, ours)
    right = left if ours == theirs and one.alike else _said(one.second, nodes, theirs)
    if left is None or right is None:
        return None
    # Runs of words, as quotations are, have an order and are compared plainly.
    plain = any(isinstance(words, tuple) for side in (left, right) for words in side)
    weighing = None if plain else one.weighing(nodes[ours[0]].facts[0].story)
    return similar_pairs(left, right, one.least, weighing)


def _said(read: Evaluate, nodes: Sequence[Node], numbers: Sequence[int]) -> list[Words] | None:
    """The sets or runs of words that nodes say, empty where they are unknown; None where one says something else."""
    found: list[Words] = []
    for number in numbers:
        value = read([nodes[number].facts[0]] * 2)
        if value is not None and not is_words(value):
            return None
        found.append(value or frozenset())
    return found
