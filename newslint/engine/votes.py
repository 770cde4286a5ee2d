"""Who stands against whom: judged edges in, groups and findings (an outlier and the other side) out.

Nodes that were compared form groups. Within a group the value with the most independent origins behind it is the
majority; what conflicts with it is an outlier. Agreement is not transitive ("about 10" agrees with 9 and with 11), so
nothing is merged: each value counts the origins of what agrees with itself. A tie that neither a citation nor a copy
settles stays undecided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice

from newslint.core.fact import Fact
from newslint.engine.join import Edge, Meeting
from newslint.engine.outcome import Conflict
from newslint.engine.plan import Plan
from newslint.engine.policy import MOST_OTHERS
from newslint.engine.scene import Scene, moment

MOST_LOOKED_AT = 200
"""Facts of the other side that are looked through for places to show."""

COPIED = 0.3
"""Share of aligned sentences from which on the later of two articles is held to retell the earlier."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One conflict to be told: the outlier (or, undecided, the first place) and places of the other side.

    ``side`` is the number of the variable that the outlier was bound to.
    """

    primary: Fact
    others: tuple[Fact, ...]
    decided: bool
    n_with: int
    n_against: int
    confidence: float
    because: str = ""
    side: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that were compared with each other, in clusters of agreeing values, the best supported first."""

    clusters: tuple[tuple[Fact, ...], ...]
    conflicting: bool


def findings(plan: Plan, scene: Scene, meeting: Meeting) -> list[Finding]:
    """The conflicts of one rule, one for each outlier and article."""
    found: list[Finding] = []
    for numbers, edges in _components(meeting):
        conflicts = {_ends(edge): edge for edge in edges if isinstance(edge.outcome, Conflict)}
        if conflicts:
            agreeing = _agreement(meeting, numbers, edges)
            if any(meeting.nodes[one].side != meeting.nodes[other].side for one, other in conflicts):
                found += _two_sides(plan, scene, meeting, conflicts)
            else:
                found += _majority(plan, scene, meeting, conflicts, agreeing)
    return found


def groups(meeting: Meeting, scene: Scene) -> list[Group]:
    """The groups of comparable facts of one rule."""
    found = []
    for numbers, edges in _components(meeting):
        conflicting = any(isinstance(edge.outcome, Conflict) for edge in edges)
        agreeing = _agreement(meeting, numbers, edges)
        left = set(numbers)
        clusters = []
        while left:
            best = min(left, key=lambda node: (-len(_origins(meeting, agreeing[node] & left, "origin")), node))
            members = agreeing[best] & left
            left -= members
            facts = {fact.number: fact for node in members for fact in meeting.nodes[node].facts}
            clusters.append(tuple(sorted(facts.values(), key=scene.place)))
        if sum(map(len, clusters)) > 1:
            found.append(Group(tuple(clusters), conflicting))
    return found


def _components(meeting: Meeting) -> list[tuple[list[int], list[Edge]]]:
    """Connected nodes with their edges, in order of the first node."""
    parent = list(range(len(meeting.nodes)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for edge in meeting.edges:
        one, other = sorted((root(edge.one), root(edge.other)))
        parent[other] = one
    nodes: dict[int, list[int]] = defaultdict(list)
    edges: dict[int, list[Edge]] = defaultdict(list)
    for edge in meeting.edges:
        edges[root(edge.one)].append(edge)
    for number in range(len(meeting.nodes)):
        if root(number) in edges:
            nodes[root(number)].append(number)
    return [(nodes[top], edges[top]) for top in sorted(edges)]


def _ends(edge: Edge) -> tuple[int, int]:
    return (min(edge.one, edge.other), max(edge.one, edge.other))


def _agreement(meeting: Meeting, numbers: Iterable[int], edges: Iterable[Edge]) -> dict[int, set[int]]:
    """For each node, itself and the nodes found consistent with it."""
    agreeing = {number: {number} for number in numbers}
    for edge in edges:
        if not isinstance(edge.outcome, Conflict):
            agreeing[edge.one].add(edge.other)
            agreeing[edge.other].add(edge.one)
    return agreeing


def _origins(meeting: Meeting, nodes: Iterable[int], count: str) -> frozenset[object]:
    facts = (fact for node in nodes for fact in meeting.nodes[node].facts)
    return frozenset(fact.origin if count == "origin" else fact.article for fact in facts)


def _weight(plan: Plan, meeting: Meeting, nodes: Iterable[int]) -> int:
    """Votes of some nodes; within one article, where there is one origin, every mention votes."""
    if plan.rule.scope == "within the article":
        return len({fact.number for node in nodes for fact in meeting.nodes[node].facts})
    return len(_origins(meeting, nodes, plan.rule.count))


def _majority(
    plan: Plan, scene: Scene, meeting: Meeting, conflicts: dict[tuple[int, int], Edge], agreeing: dict[int, set[int]]
) -> list[Finding]:
    """Facts of one kind against each other: again and again the best supported value against what conflicts with it."""
    found: list[Finding] = []
    open_edges = dict(conflicts)
    weights = {node: _weight(plan, meeting, agreeing[node]) for node in {node for ends in conflicts for node in ends}}
    trusts = {node: _trust(scene, meeting, node) for node in weights}
    while open_edges:
        rivals = sorted({node for ends in open_edges for node in ends})
        best = min(rivals, key=lambda node: (-weights[node], -trusts[node], node))
        against = sorted({other for ends in open_edges if best in ends for other in ends if other != best})
        undecided: list[int] = []
        # A node in conflict with itself (two facts that look alike) has no other side.
        for node in against or [best]:
            n_with, n_against = weights[best], weights[node]
            because = _settled(plan, scene, meeting, best, node, n_with, n_against)
            if because and node != best:
                edges = [open_edges.pop(ends) for ends in list(open_edges) if node in ends]
                supporters = [other for other in agreeing[best] if _conflict(conflicts, node, other)]
                found += _against(plan, scene, meeting, [node], supporters, edges, (n_with, n_against), because)
            else:
                undecided.append(node)
        if undecided:
            edges = [open_edges.pop(ends) for ends in list(open_edges) if best in ends and set(ends) & {*undecided}]
            votes = (weights[best], weights[undecided[0]])
            found += _undecided(
                plan, scene, meeting, [best], [node for node in undecided if node != best], edges, votes
            )
    return found


def _two_sides(plan: Plan, scene: Scene, meeting: Meeting, conflicts: dict[tuple[int, int], Edge]) -> list[Finding]:
    """Facts of two kinds against each other, such as denials and claims: the side with fewer origins is the outlier."""
    found: list[Finding] = []
    for numbers, edges in _conflict_components(conflicts):
        sides = [[node for node in numbers if meeting.nodes[node].side == side] for side in (0, 1)]
        weights = [_weight(plan, meeting, side) for side in sides]
        few, many = (0, 1) if weights[0] <= weights[1] else (1, 0)
        because = _settled(plan, scene, meeting, sides[many][0], sides[few][0], weights[many], weights[few])
        if not because:
            few, many = 0, 1
        votes = (weights[many], weights[few])
        if because:
            found += _against(plan, scene, meeting, sides[few], sides[many], edges, votes, because)
        else:
            found += _undecided(plan, scene, meeting, sides[few], sides[many], edges, votes)
    return found


def _conflict_components(conflicts: dict[tuple[int, int], Edge]) -> list[tuple[list[int], list[Edge]]]:
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other in conflicts:
        beside[one].add(other)
        beside[other].add(one)
    found, seen = [], set[int]()
    for first in sorted(beside):
        if first in seen:
            continue
        members, ahead = {first}, [first]
        while ahead:
            fresh = beside[ahead.pop()] - members
            members |= fresh
            ahead += fresh
        seen |= members
        found.append((sorted(members), [edge for ends, edge in conflicts.items() if ends[0] in members]))
    return found


def _conflict(conflicts: dict[tuple[int, int], Edge], one: int, other: int) -> bool:
    return (min(one, other), max(one, other)) in conflicts


def _settled(plan: Plan, scene: Scene, meeting: Meeting, best: int, node: int, n_with: int, n_against: int) -> str:
    """Why a node is the outlier, in words; "" where that cannot be said."""
    ours, theirs = meeting.nodes[best].facts, meeting.nodes[node].facts
    match plan.rule.blame:
        case "none":
            return ""
        case "later":
            first, second = _first_told(ours), _first_told(theirs)
            return "the later of the two" if first is not None and second is not None and first < second else ""
        case "minority" if n_with > n_against:
            return "the minority"
    if any(
        scene.cites(fact.article, other.source) for fact in theirs for other in ours if fact.article != other.article
    ):
        return "it cites the other"
    if all(_retells(scene, fact, ours) for fact in theirs):
        return "a later retelling of the other"
    return ""


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


def _trust(scene: Scene, meeting: Meeting, node: int) -> int:
    """1 for a node whose outlet an article of its story cites: the primary source."""
    return int(any(scene.is_cited(fact) for fact in meeting.nodes[node].facts))


def _against(
    plan: Plan,
    scene: Scene,
    meeting: Meeting,
    outliers: Sequence[int],
    majority: Sequence[int],
    edges: Sequence[Edge],
    votes: tuple[int, int],
    because: str,
) -> list[Finding]:
    """One finding for each article of the outliers."""
    by_article: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted((fact for node in outliers for fact in meeting.nodes[node].facts), key=scene.place):
        by_article[fact.article].append(fact)
    found = []
    for facts in by_article.values():
        others = _chosen(plan, facts[0], _in_order(scene, meeting, majority))
        if others:
            found.append(
                Finding(facts[0], others, True, *votes, _surest(edges), because, meeting.nodes[outliers[0]].side)
            )
    return found


def _undecided(
    plan: Plan,
    scene: Scene,
    meeting: Meeting,
    ours: Sequence[int],
    theirs: Sequence[int],
    edges: Sequence[Edge],
    votes: tuple[int, int],
) -> list[Finding]:
    """One finding for the whole tie, at the first place."""
    theirs = theirs or ours
    first, second = (next(_in_order(scene, meeting, side)) for side in (ours, theirs))
    ahead = scene.place(first) <= scene.place(second)
    primary, others = (first, theirs) if ahead else (second, ours)
    side = meeting.nodes[(ours if ahead else theirs)[0]].side
    chosen = _chosen(plan, primary, _in_order(scene, meeting, others))
    if not chosen:
        # The first place may be out of scope of the whole other side; an edge knows two places that are not.
        one, other = sorted(edges[0].bound, key=scene.place)
        primary, chosen = one, (other,)
    return [Finding(primary, chosen, False, *votes, _surest(edges), "", side)]


def _in_order(scene: Scene, meeting: Meeting, nodes: Iterable[int]) -> Iterator[Fact]:
    """The facts of some nodes in the order of the articles; those of one node are so already."""
    return merge(*(meeting.nodes[node].facts for node in nodes), key=scene.place)


def _chosen(plan: Plan, primary: Fact, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The places of the other side to show: one of each source first, then others in order."""
    firsts: dict[str, Fact] = {}
    rest: dict[int, Fact] = {}
    for fact in islice(facts, MOST_LOOKED_AT):
        if plan.scope.admits(primary, fact) or plan.scope.admits(fact, primary):
            if firsts.setdefault(fact.source, fact) is not fact:
                rest[fact.number] = fact
            elif len(firsts) == MOST_OTHERS:
                break
    return tuple((*firsts.values(), *rest.values())[:MOST_OTHERS])


def _surest(edges: Sequence[Edge]) -> float:
    return max(edge.outcome.confidence for edge in edges if isinstance(edge.outcome, Conflict))
