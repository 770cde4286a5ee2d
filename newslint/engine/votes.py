"""Who stands against whom: judged edges in, groups and findings (an outlier and the other side) out.

Nodes that were compared form groups. Within a group the value with the most independent origins behind it is the
majority; what conflicts with it is an outlier. A tie that neither a citation nor a copy settles stays undecided.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from newslint.core.fact import Fact
from newslint.core.hints import NamedTuple
from newslint.engine.hearing import RETELLINGS, Hearing
from newslint.engine.meeting import Edge, Meeting
from newslint.engine.outcome import Conflict
from newslint.engine.plan import Plan
from newslint.engine.scene import Scene


class Finding(NamedTuple):
    """One conflict to be told: the outlier (or, undecided, the first place) and places of the other side.

    ``side`` is the number of the variable that the outlier was bound to, ``also`` are places of other articles that
    say what the outlier says, ``besides`` places that say a third thing.
    """

    primary: Fact
    others: tuple[Fact, ...]
    decided: bool
    n_with: int
    n_against: int
    confidence: float
    because: str = ""
    side: int = 0
    also: tuple[Fact, ...] = ()
    besides: tuple[Fact, ...] = ()


class Group(NamedTuple):
    """Facts that were compared with each other, in clusters of agreeing values, the best supported first."""

    clusters: tuple[tuple[Fact, ...], ...]
    conflicting: bool


def findings(plan: Plan, scene: Scene, meeting: Meeting) -> list[Finding]:
    """The conflicts of one rule, one for each outlier."""
    found: list[Finding] = []
    if not _in_conflict(meeting.edges):
        return found
    for numbers, edges in _components(meeting):
        if not _in_conflict(edges):
            continue
        hearing = Hearing(plan, scene, meeting, numbers, edges)
        if any(hearing.side(one) != hearing.side(other) for one, other in hearing.conflicts):
            found += _first_side(hearing) if plan.rule.blame == "first" else _two_sides(hearing)
        else:
            found += _majority(hearing)
    return found


def _in_conflict(edges: Sequence[Edge]) -> bool:
    return any(isinstance(edge.outcome, Conflict) for edge in edges)


def groups(plan: Plan, scene: Scene, meeting: Meeting) -> list[Group]:
    """The groups of comparable facts of one rule."""
    found = []
    for numbers, edges in _components(meeting):
        hearing = Hearing(plan, scene, meeting, numbers, edges)
        left = set(hearing.agreeing)
        clusters = []
        while left:
            best = min(left, key=lambda node: (-hearing.votes(hearing.agreeing[node] & left), node))
            members = hearing.agreeing[best] & left
            left -= members
            clusters.append(tuple({fact.number: fact for fact in hearing.facts(sorted(members))}.values()))
        if sum(map(len, clusters)) > 1:
            found.append(Group(tuple(clusters), bool(hearing.conflicts)))
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


def _majority(hearing: Hearing) -> list[Finding]:
    """Facts of one kind: again and again the best supported value against what conflicts with it."""
    found: list[Finding] = []
    rivals = {node: set(others) for node, others in hearing.against.items()}
    while any(rivals.values()):
        standing = sorted(node for node, others in rivals.items() if others)
        best = min(standing, key=lambda node: _rank(hearing, node))
        tied: list[int] = []
        for node in sorted(rivals[best]):
            votes = (hearing.weight(best), hearing.weight(node))
            because = "" if node == best else hearing.settled(best, node, *votes)
            if because == RETELLINGS:
                votes = (hearing.n_articles(best), hearing.n_articles(node))
            if because:
                found += _outlier(hearing, [node], hearing.agreeing[best], votes, because)
                _settle(rivals, node, rivals[node])
            else:
                tied.append(node)
        if tied:
            votes = (hearing.weight(best), hearing.weight(tied[0]))
            shown, finding = _undecided(hearing, {best, *tied}, votes)
            found += finding
            _settle(rivals, shown, rivals[shown] & {best, *tied})
    return found


def _rank(hearing: Hearing, node: int) -> tuple[int, int, int, bool, int]:
    """The best supported value first: by origins, by trust, by copies, by being cited, and then by place."""
    return (-hearing.weight(node), -hearing.trust(node), -hearing.n_articles(node), not hearing.is_trusted(node), node)


def _settle(rivals: dict[int, set[int]], node: int, others: Iterable[int]) -> None:
    """Takes the conflicts of a node off the list."""
    for other in list(others):
        rivals[node].discard(other)
        rivals[other].discard(node)


def _two_sides(hearing: Hearing) -> list[Finding]:
    """Facts of two kinds against each other, such as denials and claims: the side with fewer origins is the outlier."""
    found: list[Finding] = []
    for numbers in _opposed(hearing):
        sides = [[node for node in numbers if hearing.side(node) == side] for side in (0, 1)]
        weights = [hearing.votes(side) for side in sides]
        few, many = (0, 1) if weights[0] <= weights[1] else (1, 0)
        votes = (weights[many], weights[few])
        because = hearing.settled(sides[many][0], sides[few][0], *votes)
        if because:
            found += _outlier(hearing, sides[few], sides[many], votes, because)
        else:
            found += _undecided(hearing, set(numbers), votes)[1]
    return found


def _first_side(hearing: Hearing) -> list[Finding]:
    """Facts of two kinds of which the rule names the one to mend: each fact of its first variable is an outlier."""
    found: list[Finding] = []
    for node in sorted(hearing.against):
        if hearing.side(node) == 0:
            rivals = hearing.against[node]
            found += _outlier(hearing, [node], rivals, (hearing.votes(rivals), hearing.votes([node])), "")
    return found


def _opposed(hearing: Hearing) -> list[list[int]]:
    """Nodes connected by conflicts."""
    found, seen = [], set[int]()
    for first in sorted(hearing.against):
        if first not in seen:
            members, ahead = {first}, [first]
            while ahead:
                fresh = hearing.against[ahead.pop()] - members
                members |= fresh
                ahead += fresh
            seen |= members
            found.append(sorted(members))
    return found


def _outlier(
    hearing: Hearing, nodes: Sequence[int], majority: Iterable[int], votes: tuple[int, int], because: str
) -> list[Finding]:
    """One finding for what stands against the majority, at the first place that has another side to show."""
    holders = hearing.holders(nodes)
    for fact in hearing.facts(nodes):
        node = holders[fact.number]
        others = hearing.shown(node, fact, majority)
        if others:
            confidence = hearing.surest({node, *majority})
            also = hearing.also(nodes, (fact, *others))
            besides = hearing.besides(node, fact, others)
            return [Finding(fact, others, True, *votes, confidence, because, hearing.side(node), also, besides)]
    return []


def _undecided(hearing: Hearing, nodes: set[int], votes: tuple[int, int]) -> tuple[int, list[Finding]]:
    """One finding for a whole tie, at the first place that has another side to show; and the node of that place."""
    holders = hearing.holders(nodes)
    for fact in hearing.facts(sorted(nodes)):
        node = holders[fact.number]
        others = hearing.shown(node, fact, nodes)
        if others:
            confidence = hearing.surest({node, *nodes & hearing.against[node]})
            also = hearing.also([node], (fact, *others))
            besides = hearing.besides(node, fact, others)
            return node, [Finding(fact, others, False, *votes, confidence, "", hearing.side(node), also, besides)]
    return min(nodes, key=lambda node: (not hearing.against[node] & nodes, node)), []
