"""One rule's judged edges, with what votes and findings ask of them: who agrees, who weighs more, who copied whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge

from newslint.core.fact import TRUST, Fact
from newslint.core.values import Amount, When
from newslint.engine.meeting import Edge, Meeting
from newslint.engine.merging import merged
from newslint.engine.nearness import near
from newslint.engine.outcome import Conflict, NotComparable, judge
from newslint.engine.plan import Plan
from newslint.engine.policy import MOST_OTHERS
from newslint.engine.scene import Scene, moment

MOST_LOOKED_AT = 200
"""Facts of the other side that are looked through for places to show."""

MINORITY, RETELLINGS = "the minority", "the minority of the retellings of one original"
"""Reasons that are told with figures."""

NEARLY = {"percent": 15.0, "absolute": 20.0, "rounding": True}
"""Two figures that may be one, told twice."""

COPIED = 0.3
"""Share of aligned sentences from which on the later of two articles is held to retell the earlier."""


class Hearing:
    """Nodes and edges of one connected group, indexed.

    ``agreeing`` gives for each node itself and the nodes found consistent with it, ``against`` the nodes it conflicts
    with. Agreement is not transitive ("about 10" agrees with 9 and with 11), so only equal values are merged.
    """

    __slots__ = ("_articles", "_group", "_placed", "_weights", "against", "agreeing", "conflicts", "plan", "scene")

    def __init__(
        self, plan: Plan, scene: Scene, meeting: Meeting, numbers: Sequence[int], edges: Iterable[Edge]
    ) -> None:
        self.plan, self.scene = plan, scene
        self._group = merged(plan, scene, meeting, numbers, edges)
        self.agreeing: dict[int, set[int]] = {number: {number} for number in self._group.nodes}
        self.against: dict[int, set[int]] = defaultdict(set)
        self.conflicts: dict[tuple[int, int], float] = {}
        self._weights: dict[int, int] = {}
        self._articles: dict[int, frozenset[str]] = {}
        self._placed: dict[int, dict[str, list[Fact]]] = {}
        for edge in self._group.edges:
            if isinstance(edge.outcome, Conflict):
                ends = (min(edge.one, edge.other), max(edge.one, edge.other))
                self.conflicts[ends] = max(edge.outcome.confidence, self.conflicts.get(ends, 0.0))
                self.against[edge.one].add(edge.other)
                self.against[edge.other].add(edge.one)
        for edge in self._group.edges if plan.sketch.agreement else ():
            # Where two values agree in one place and conflict in another, the conflict is to be told.
            if edge.other not in self.against.get(edge.one, ()):
                self.agreeing[edge.one].add(edge.other)
                self.agreeing[edge.other].add(edge.one)

    def facts(self, nodes: Iterable[int]) -> Iterator[Fact]:
        """The facts of some nodes in the order of the articles; those of one node are so already."""
        return merge(*(self._group.nodes[node].facts for node in nodes), key=self.scene.place)

    def holders(self, nodes: Iterable[int]) -> dict[int, int]:
        """For each fact of some nodes its node, the first of them where it has several."""
        return {fact.number: node for node in sorted(nodes, reverse=True) for fact in self._group.nodes[node].facts}

    def also(self, nodes: Iterable[int], shown: Sequence[Fact]) -> tuple[Fact, ...]:
        """Where the sources stand that say what some nodes say, but for the places that are shown anyway."""
        articles = {fact.article for fact in shown}
        firsts: dict[str, Fact] = {}
        for fact in self.facts(sorted(nodes)):
            if fact.article not in articles:
                firsts.setdefault(fact.source, fact)
        return tuple(firsts.values())

    def besides(self, node: int, fact: Fact, shown: Sequence[Fact]) -> tuple[Fact, ...]:
        """The places that stand against a fact as surely as those shown as the other side, and with another value."""
        articles = {other.article for other in shown}
        told = {rival for rival in self.against[node] if not articles.isdisjoint(self.supporters(rival))}
        sure = self.surest({node, *told})
        rest = self.against[node] - told
        return self.shown(node, fact, [rival for rival in rest if self.surest({node, rival}) >= sure])

    def side(self, node: int) -> int:
        """The variable that the facts of a node are bound to."""
        return self._group.nodes[node].side

    def votes(self, nodes: Iterable[int]) -> int:
        """Independent origins behind some nodes; within one article, where there is one origin, mentions."""
        facts = [fact for node in nodes for fact in self._group.nodes[node].facts]
        if self.plan.rule.scope == "within the article":
            return len({fact.number for fact in facts})
        return len({fact.origin if self.plan.rule.count == "origin" else fact.article for fact in facts})

    def roots(self, node: int) -> frozenset[int]:
        """The origins behind the value of a node."""
        return frozenset(fact.origin for one in self.agreeing[node] for fact in self._group.nodes[one].facts)

    def n_articles(self, node: int) -> int:
        """The articles, copies included, that say what a node says."""
        return len({fact.article for one in self.agreeing[node] for fact in self._group.nodes[one].facts})

    def weight(self, node: int) -> int:
        """Votes for the value of a node: of all that agrees with it."""
        if node not in self._weights:
            self._weights[node] = self.votes(self.agreeing[node])
        return self._weights[node]

    def trust(self, node: int) -> int:
        """The most that the house trusts a source of a node."""
        return max(self.scene.base.trust.get(fact.source, TRUST) for fact in self._group.nodes[node].facts)

    def is_trusted(self, node: int) -> bool:
        """Whether an article of the story names the outlet of a node as its source."""
        return any(self.scene.is_cited(fact) for fact in self._group.nodes[node].facts)

    def supporters(self, node: int) -> frozenset[str]:
        """The articles that say what a node says; in a rule of two kinds, that have what its opponents oppose."""
        if node not in self._articles:
            nodes = self.agreeing[node] | {same for rival in self.against[node] for same in self.against[rival]
                                           if self.side(same) == self.side(node) != self.side(rival)}  # fmt: skip
            self._articles[node] = frozenset(fact.article for one in nodes for fact in self._group.nodes[one].facts)
        return self._articles[node]

    def stands(self, node: int, fact: Fact, rival: int, other: Fact) -> bool:
        """Whether two facts of nodes in conflict may be told: not if their articles give both values themselves.

        A copy of an article that says both 10 and 12 does not contradict it; and an article that gives the other's
        figure or time as well, and of the same thing, has told of an update or quotes both.
        """
        scope = self.plan.scope
        if fact.number == other.number or not (scope.admits(fact, other) or scope.admits(other, fact)):
            return False
        sides = self.side(node), self.side(rival)
        ends = self._group.holders[sides[0], fact.number], self._group.holders[sides[1], other.number]
        if ends not in self._group.opposed:
            return False
        if fact.article == other.article or node == rival:
            return True
        here, there = fact.article in self.supporters(rival), other.article in self.supporters(node)
        if here and there:
            return False
        if any(isinstance(fact.fields.get(name), Amount | When) for name in self.plan.shown):
            return not (here and self._told_both(fact, rival)) and not (there and self._told_both(other, node))
        return True

    def _told_both(self, fact: Fact, rival: int) -> bool:
        """Whether the article of a fact also gives a value that agrees with a rival, and of the same thing."""
        for number in sorted(self.agreeing[rival]):
            for twin in self._by_article(number).get(fact.article, ()):
                if not self._is_one_value(twin, rival):
                    continue  # a rule of orders of magnitude lets 6 agree with 4: that is not to give 4 as well
                for bound in ([fact, twin], [twin, fact]):
                    if not isinstance(judge(self.plan, self.scene, bound, every_gate=True), NotComparable):
                        return self.plan.aligned is None or self.scene.base.alignment(*bound) >= self.plan.aligned
        return False

    def _is_one_value(self, twin: Fact, rival: int) -> bool:
        """Whether a figure is about that of a node, whatever wider tolerance the law has."""
        value, other = (fact.fields.get("value") for fact in (twin, self._group.nodes[rival].facts[0]))
        if not isinstance(value, Amount) or not isinstance(other, Amount) or not value.printed or not other.printed:
            return True
        return near(_as_printed(value), _as_printed(other), NEARLY)

    def _by_article(self, node: int) -> dict[str, list[Fact]]:
        if node not in self._placed:
            table: dict[str, list[Fact]] = defaultdict(list)
            for fact in self._group.nodes[node].facts:
                table[fact.article].append(fact)
            self._placed[node] = table
        return self._placed[node]

    def shown(self, node: int, fact: Fact, rivals: Iterable[int]) -> tuple[Fact, ...]:
        """The places of the other side to show beside a fact: one of each source first, then others in order."""
        firsts: dict[str, Fact] = {}
        rest: dict[int, Fact] = {}
        opponents = sorted(set(rivals) & self.against[node])
        holders = {one.number: rival for rival in opponents for one in self._group.nodes[rival].facts[:MOST_LOOKED_AT]}
        for looked_at, other in enumerate(self.facts(opponents)):
            if looked_at >= MOST_LOOKED_AT or len(firsts) == MOST_OTHERS:
                break
            rival = holders.get(other.number)
            if rival is None or not self.stands(node, fact, rival, other):
                continue
            if firsts.setdefault(other.source, other) is not other:
                rest[other.number] = other
        return tuple((*firsts.values(), *rest.values())[:MOST_OTHERS])

    def settled(self, best: int, node: int, n_with: int, n_against: int) -> str:
        """Why a node is the outlier against another, in words; "" where that cannot be said."""
        ours, theirs = self._group.nodes[best].facts, self._group.nodes[node].facts
        match self.plan.rule.blame:
            case "none":
                return ""
            case "later":
                first, second = _first_told(ours), _first_told(theirs)
                return "the later of the two" if first is not None and second is not None and first < second else ""
            case "minority" if n_with > n_against:
                return MINORITY
        if self.trust(best) > self.trust(node):
            return "the house trusts the other more"
        if self.n_articles(best) > self.n_articles(node) and self.roots(best) == self.roots(node):
            # All go back to one original, which said one thing: most who copied it will have copied that.
            return RETELLINGS
        if any(
            self.scene.cites(fact.article, other.source)
            for fact in theirs
            for other in ours
            if fact.article != other.article
        ):
            return "it cites the other"
        if all(_retells(self.scene, fact, ours) for fact in theirs):
            return "a later retelling of the other"
        return ""

    def surest(self, nodes: Iterable[int]) -> float:
        """The confidence of the surest conflict between some nodes."""
        among = set(nodes)
        return max((sure for ends, sure in self.conflicts.items() if among.issuperset(ends)), default=0.0)


def _as_printed(value: Amount) -> Amount:
    """A figure without its "at most"."""
    return value._replace(low=value.printed or 0.0, high=value.printed or 0.0)


def _first_told(facts: Sequence[Fact]) -> int | None:
    return min((time.start for fact in facts if (time := moment(fact)) is not None), default=None)


def _retells(scene: Scene, fact: Fact, originals: Sequence[Fact]) -> bool:
    """Whether a fact stands in a later near-copy of an article of the other side."""
    for original in originals:
        pair = (min(fact.article, original.article), max(fact.article, original.article))
        share = scene.base.copies.get(pair, 0.0)
        if share >= COPIED and fact.published and original.published:
            return fact.published.start > original.published.start
    return False
