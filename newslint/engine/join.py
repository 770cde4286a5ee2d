"""Facts that meet: a plan in, nodes (facts that look alike to the rule) and judged edges between them out.

Facts are looked up by the equalities of the rule, or listed by aligned sentences; nothing here runs over all pairs of
articles. Facts of one bucket that the rule cannot tell apart are one node, so that a hundred copies cost one look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, islice, product

from newslint.core.fact import Fact
from newslint.engine.buckets import Key, buckets_of, keys_of, tell_why_lonely
from newslint.engine.meeting import LONELY, Edge, Meeting, Reasons
from newslint.engine.outcome import Conflict, Consistent, NotComparable, judge
from newslint.engine.pairing import Node, pairs_of
from newslint.engine.plan import Plan
from newslint.engine.scene import Scene

_RANKS = (Conflict, Consistent, NotComparable)
"""What counts where two facts can be bound both ways round and the outcomes differ."""

MOST_MEETINGS = 200
"""Pairs of facts of two nodes that are tried before the two are held to be out of each other's scope."""


def meet(plan: Plan, scene: Scene, kept_apart: Reasons | None = None) -> Meeting:
    """Runs a rule of two variables over all facts that may meet; ``kept_apart`` is what other rules came to."""
    meeting = Meeting({} if kept_apart is None else kept_apart)
    if plan.aligned is not None:
        _meet_by_alignment(plan, scene, meeting)
    else:
        _meet_by_key(plan, scene, meeting)
    return meeting


def _meet_by_key(plan: Plan, scene: Scene, meeting: Meeting) -> None:
    buckets = buckets_of(plan, meeting)
    lonely: list[Key] = []
    for key, (left, right) in buckets.items():
        if len(left) + len(right) < 2 or (plan.between and _are_of_one_article(left, right)):
            found = False
        elif plan.same:
            found = _meet_alike(plan, scene, meeting, left)
        else:
            found = bool(left and right) and _meet_sides(plan, scene, meeting, left, right)
        if not found:
            lonely.append(key)
    tell_why_lonely(plan.keys, buckets, lonely, meeting)


def _are_of_one_article(left: Sequence[Fact], right: Sequence[Fact]) -> bool:
    article = (left or right)[0].article
    for facts in (left, right):
        for fact in facts:
            if fact.article != article:
                return False
    return True


def _meet_alike(plan: Plan, scene: Scene, meeting: Meeting, facts: Sequence[Fact]) -> bool:
    """Compares the facts of one bucket with each other; tells whether any two could meet."""
    first = len(meeting.nodes)
    meeting.nodes += _nodes(plan, 0, facts)
    numbers = range(first, len(meeting.nodes))
    met = False
    for one in numbers:
        if len(meeting.nodes[one].facts) > 1:
            met = _compare(plan, scene, meeting, one, one) or met
    return _compare_all(plan, scene, meeting, numbers, numbers, met)


def _meet_sides(plan: Plan, scene: Scene, meeting: Meeting, left: Sequence[Fact], right: Sequence[Fact]) -> bool:
    """Compares each fact of one side with each of the other."""
    first = len(meeting.nodes)
    meeting.nodes += _nodes(plan, 0, left)
    middle = len(meeting.nodes)
    meeting.nodes += _nodes(plan, 1, right)
    return _compare_all(plan, scene, meeting, range(first, middle), range(middle, len(meeting.nodes)), False)


def _compare_all(plan: Plan, scene: Scene, meeting: Meeting, ours: range, theirs: range, met: bool) -> bool:
    """Compares the pairs of nodes that may pass; tells whether any could meet.

    Of two nodes for which it is known why they were kept apart from others, it does not matter why they are from each
    other: most pairs are such, and any gate will do.
    """
    nodes, settled, keeps_apart = meeting.nodes, meeting.settled, plan.keeps_apart
    pairs = pairs_of(plan, scene, nodes, ours, theirs)
    for one, other in pairs.listed:
        if met and one in settled and other in settled and keeps_apart([nodes[one].facts[0], nodes[other].facts[0]]):
            continue
        met = _compare(plan, scene, meeting, one, other) or met
    if pairs.by is not None:
        for number in {*ours, *theirs} - settled:
            meeting.keep_apart(nodes[number].facts, len(plan.keys) + 1, pairs.by.name)
        met = True
    return met


def _nodes(plan: Plan, side: int, facts: Sequence[Fact]) -> list[Node]:
    if plan.signatures is None:
        return [Node(side, (fact,)) for fact in facts]
    alike: dict[object, list[Fact]] = defaultdict(list)
    for fact in facts:
        alike[plan.signatures[side](fact)].append(fact)
    return [Node(side, tuple(members)) for members in alike.values()]


def _compare(plan: Plan, scene: Scene, meeting: Meeting, one: int, other: int) -> bool:
    """Judges two nodes by two of their facts that may meet; tells whether there were such."""
    ours, theirs = meeting.nodes[one].facts, meeting.nodes[other].facts
    pairs: Iterable[tuple[Fact, Fact]]
    if len(ours) == len(theirs) == 1:
        pairs = ((ours[0], theirs[0]),)
    else:
        pairs = islice(combinations(ours, 2) if one == other else product(ours, theirs), MOST_MEETINGS)
    for first, second in pairs:
        orders = _orders(plan, first, second)
        if orders:
            _record(plan, scene, meeting, one, other, orders)
            return True
    return False


def _orders(plan: Plan, first: Fact, second: Fact) -> list[list[Fact]]:
    """The ways in which the rule may bind two facts; none where the scope keeps them apart."""
    if first.number == second.number:
        return []
    admits, members = plan.scope.admits, plan.members
    found = []
    if admits(first, second) and (members is None or (first.number in members[0] and second.number in members[1])):
        found.append([first, second])
        if plan.swaps:
            return found
    if (
        plan.same
        and admits(second, first)
        and (members is None or (second.number in members[0] and first.number in members[1]))
    ):
        found.append([second, first])
    return found


def _record(plan: Plan, scene: Scene, meeting: Meeting, one: int, other: int, orders: Sequence[list[Fact]]) -> None:
    """Judges two facts, both ways round where that makes a difference: one conflict is enough."""
    bound = orders[0]
    outcome = judge(plan, scene, bound)
    for turned in orders[1:]:
        if not isinstance(outcome, Conflict) and not (isinstance(outcome, NotComparable) and outcome.mutual):
            second = judge(plan, scene, turned)
            if _RANKS.index(second.__class__) < _RANKS.index(outcome.__class__):
                outcome, bound = second, turned
    if isinstance(outcome, NotComparable):
        for number in (one, other):
            if number not in meeting.settled:
                meeting.keep_apart(meeting.nodes[number].facts, len(plan.keys) + 1, outcome.gate)
                meeting.settled.add(number)
    else:
        meeting.edges.append(Edge(one, other, (bound[0], bound[1]), outcome))


def _meet_by_alignment(plan: Plan, scene: Scene, meeting: Meeting) -> None:
    """Lists pairs by aligned sentences (and within one sentence), keeping to the equalities of the rule."""
    left: dict[int, list[Fact]] = defaultdict(list)
    for fact in plan.pool if plan.same else plan.pools[0]:
        left[fact.sentence].append(fact)
    right = left
    if not plan.same:
        right = defaultdict(list)
        for fact in plan.pools[1]:
            right[fact.sentence].append(fact)
    numbers: dict[tuple[int, int], int] = {}

    def node(side: int, fact: Fact) -> int:
        key = (0 if plan.same else side, fact.number)
        if key not in numbers:
            numbers[key] = len(meeting.nodes)
            meeting.nodes.append(Node(key[0], (fact,)))
        return numbers[key]

    least = plan.aligned or 0.0
    for sentence, ours in left.items():
        for twin in (sentence, *scene.neighbours(sentence)):
            if twin not in right or (plan.same and twin < sentence):
                continue
            if twin != sentence and scene.base.aligned[min(sentence, twin), max(sentence, twin)] < least:
                continue
            for one, other in product(ours, right[twin]):
                if plan.same and twin == sentence and one.number >= other.number:
                    continue
                orders = _orders(plan, one, other)
                if orders and _may_meet(plan, one, other):
                    _record(plan, scene, meeting, node(0, one), node(1, other), orders)
    met = {number for _, number in numbers}
    meeting.keep_apart([fact for pool in plan.pools for fact in pool if fact.number not in met], -1, LONELY)


def _may_meet(plan: Plan, one: Fact, other: Fact) -> bool:
    """Whether two facts are equal in all that the rule looks facts up by."""
    if not plan.keys:
        return True
    (ours,), (theirs,) = keys_of(plan, 0, (one,)), keys_of(plan, 1, (other,))
    return ours[1:] == theirs[1:] and None not in ours
