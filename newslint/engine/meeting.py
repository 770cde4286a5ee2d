"""What comes of a rule of two variables, as it is gathered: nodes, judged edges, and why other facts never compared."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.core.fact import Fact
from newslint.core.hints import NamedTuple, TypeAlias
from newslint.engine.outcome import Outcome
from newslint.engine.pairing import Node

Reasons: TypeAlias = dict[int, tuple[int, str]]
"""By the number of a fact: how many keys it passed, and the gate that failed then."""

LONELY = "one source only"
"""Why a fact that nothing else speaks of is not compared."""


class Edge(NamedTuple):
    """Two nodes that were compared, by number, with two of their facts that may meet."""

    one: int
    other: int
    bound: tuple[Fact, Fact]
    outcome: Outcome


class Meeting:
    """All that came of one rule: nodes, comparable edges, and for facts that never compared, the gate that failed.

    ``kept_apart`` may know of other rules already: only what comes further counts. Of the nodes that are ``settled``,
    pairs that do not compare tell nothing more.
    """

    __slots__ = ("edges", "kept_apart", "nodes", "settled")

    def __init__(self, kept_apart: Reasons) -> None:
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.kept_apart = kept_apart
        self.settled: set[int] = set()

    def keep_apart(self, facts: Sequence[Fact], depth: int, gate: str) -> None:
        """Remembers the gate that facts came furthest to."""
        kept = self.kept_apart
        for fact in facts:
            number = fact.number
            if number not in kept or depth > kept[number][0]:
                kept[number] = (depth, gate)

    def news(self, facts: Sequence[Fact], depth: int) -> list[Fact]:
        """The facts of which it is news that they came so far."""
        kept = self.kept_apart
        return [fact for fact in facts if fact.number not in kept or depth > kept[fact.number][0]]
