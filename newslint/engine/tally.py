"""What a run looked at: meetings come in, the figures of the report's last line go out; one pass, nothing quadratic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newslint.core.diagnostic import Tally
from newslint.core.fact import Fact
from newslint.engine.meeting import LONELY, Meeting, Reasons
from newslint.engine.scene import Scene


class Book:
    """The account of a run, entered rule by rule.

    ``apart`` maps the number of a fact to (how many keys it passed, the gate that failed) where it came furthest.
    """

    __slots__ = ("_compared", "_groups", "_scene", "apart")

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._compared: set[int] = set()
        self._groups: dict[int, int] = {}
        self.apart: Reasons = {}

    def enter(self, meeting: Meeting) -> None:
        """Enters what came of a rule of two variables."""
        for edge in meeting.edges:
            members = [fact.number for node in {edge.one, edge.other} for fact in meeting.nodes[node].facts]
            self._compared.update(members)
            self._join(members)

    def enter_compared(self, facts: Iterable[Fact]) -> None:
        """Enters facts that a rule of one or of several variables has compared."""
        members = [fact.number for fact in facts]
        self._compared.update(members)
        self._join(members)

    def total(self, alone_each: bool = False) -> Tally:
        """The figures, once all rules are entered; ``alone_each``: no story has a second article."""
        base = self._scene.base
        reasons = Counter(gate for number, (_, gate) in self.apart.items() if number not in self._compared)
        if alone_each:
            lonely = sum(fact.number not in self._compared and fact.number not in self.apart for fact in base.facts)
            reasons += Counter({LONELY: lonely})
        sizes = Counter(self._root(number) for number in self._groups)
        return Tally(
            n_articles=len(self._scene.order),
            n_stories=len(base.stories),
            n_facts=len(base.facts),
            n_compared=len(self._compared),
            n_groups=sum(size > 1 for size in sizes.values()),
            apart=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        )

    def _root(self, number: int) -> int:
        groups = self._groups
        groups.setdefault(number, number)
        while groups[number] != number:
            groups[number] = groups[groups[number]]
            number = groups[number]
        return number

    def _join(self, members: list[int]) -> None:
        for number in members[1:]:
            one, other = sorted((self._root(members[0]), self._root(number)))
            self._groups[other] = one
