"""Nodes that say the same value become one: nodes and edges of a connected group in, fewer of both out.

Two articles may be compared with a third and not with each other, because one names the place and the other does not;
where both give the figure of the third, or both the same other one, they stand together all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from newslint.core.fact import Fact
from newslint.core.hints import NamedTuple
from newslint.engine.meeting import Edge, Meeting
from newslint.engine.operators import identity
from newslint.engine.outcome import Conflict
from newslint.engine.pairing import Node
from newslint.engine.plan import Plan
from newslint.engine.scene import COMMON, Scene


class Merged(NamedTuple):
    """A connected group: nodes by number, edges between them, and the pairs of facts that were found in conflict.

    ``holders`` gives for each side and fact the node it had before; ``opposed`` are pairs of such nodes.
    """

    nodes: dict[int, Node]
    edges: list[Edge]
    holders: dict[tuple[int, int], int]
    opposed: frozenset[tuple[int, int]]


def merged(plan: Plan, scene: Scene, meeting: Meeting, numbers: Sequence[int], edges: Iterable[Edge]) -> Merged:
    """The group with nodes of equal value merged; a node keeps the number of the first of them."""
    edges = list(edges)
    home = {number: number for number in numbers}
    if plan.same:
        first: dict[Hashable, int] = {}
        for number in numbers:
            value = _value(plan, meeting.nodes[number].facts[0])
            if value is not None:
                home[number] = first.setdefault(value, number)
        if any(isinstance(edge.outcome, Conflict) and home[edge.one] == home[edge.other] for edge in edges):
            # The law forbids equal values: nothing is to be merged.
            home = {number: number for number in numbers}
    members: dict[int, list[Fact]] = defaultdict(list)
    for number in numbers:
        members[home[number]] += meeting.nodes[number].facts
    return Merged(
        {
            number: Node(meeting.nodes[number].side, tuple(sorted(facts, key=scene.place)))
            for number, facts in members.items()
        },
        [edge._replace(one=home[edge.one], other=home[edge.other]) for edge in edges],
        {(meeting.nodes[one].side, fact.number): one for one in numbers for fact in meeting.nodes[one].facts},
        frozenset(
            pair
            for edge in edges
            if isinstance(edge.outcome, Conflict)
            for pair in ((edge.one, edge.other), (edge.other, edge.one))
        ),
    )


def _value(plan: Plan, fact: Fact) -> Hashable:
    """What the law compares of a fact; None where that is not known."""
    values = tuple(getattr(fact, name) if name in COMMON else fact.fields.get(name) for name in plan.shown)
    if all(value is None for value in values):
        return None
    if plan.compares_words:
        from newslint.engine.folding import fold

        return tuple(fold(value) if isinstance(value, str) else value for value in values)
    return tuple(identity(value) for value in values)
