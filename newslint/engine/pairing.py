"""Which nodes of one bucket are compared: all with all while they are few; beyond that, what may pass at all.

Pairs are listed by the gate of the rule that leaves the fewest. Where no gate can list them, each node is compared with
those that most facts say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product

from newslint.core.fact import Fact
from newslint.core.hints import NamedTuple
from newslint.engine.gates import Gate
from newslint.engine.listing import Pair, Sides, listed
from newslint.engine.plan import Plan
from newslint.engine.scene import Scene
from newslint.engine.ways import SIMILAR

FEW_PAIRS = 1500
"""Pairs that are compared one by one before anything cleverer must pay."""

WORTH_A_LIST = 16
"""Pairs from which on it is quicker to list those that may pass than to try each."""

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


class Pairs(NamedTuple):
    """Pairs of nodes by number, lower number first, and the gate that keeps apart all others (None: none is left)."""

    listed: Iterable[Pair]
    by: Gate | None = None


def pairs_of(plan: Plan, scene: Scene, nodes: Sequence[Node], ours: range, theirs: range) -> Pairs:
    """Pairs of a node of one side and a node of the other; of nodes of one side, where both ranges are the same."""
    one_side = ours is theirs
    n_pairs = len(ours) * (len(ours) - 1) // 2 if one_side else len(ours) * len(theirs)
    if n_pairs >= WORTH_A_LIST and plan.listings:
        facts = [nodes[number].facts[0] for number in ours]
        their_facts = facts if one_side else [nodes[number].facts[0] for number in theirs]
        found = _listed(plan, scene, Sides(ours, theirs, facts, their_facts), n_pairs)
        if found is not None:
            return found
    if n_pairs <= MOST_PAIRS:
        return Pairs(combinations(ours, 2) if one_side else product(ours, theirs))
    if not one_side:
        return Pairs(product(ours, theirs[: max(MOST_PAIRS // len(ours), 1)]))
    rivals = sorted(ours, key=lambda number: (-len(nodes[number].facts), number))[:MOST_RIVALS]
    return Pairs(
        (min(rival, number), max(rival, number))
        for place, rival in enumerate(rivals)
        for number in ours
        if number not in rivals[: place + 1]
    )


def _listed(plan: Plan, scene: Scene, sides: Sides, n_pairs: int) -> Pairs | None:
    """The shortest list of pairs that a gate of the rule gives; None where none is worth it."""
    best: list[Pair] | None = None
    gate = None
    for number, ways in plan.listings:
        most = min(n_pairs // 2, MOST_PAIRS) if best is None else len(best) - 1
        if any(way.sort == SIMILAR for way in ways):
            # What words weigh depends on the story: in the archive, a list by one story's would miss others' pairs.
            n_left = n_pairs if best is None else len(best)
            if n_left < WORTH_A_LOOK or (n_pairs <= FEW_PAIRS and plan.rule.scope == "against the archive"):
                continue
            most = n_pairs
        found = listed(ways, sides, scene, most)
        if found is not None and (best is None or len(found) < len(best)):
            best, gate = found, plan.gates[number]
    return None if best is None else Pairs(best, gate)
