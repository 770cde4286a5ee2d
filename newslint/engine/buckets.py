"""Facts by what a rule looks them up by: a plan in, buckets of facts that may meet out; and why others met nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from newslint.core.fact import Fact
from newslint.core.hints import TypeAlias
from newslint.engine.gates import Gate
from newslint.engine.meeting import LONELY, Meeting
from newslint.engine.plan import Plan

Key: TypeAlias = tuple[object, ...]
"""The block of a fact, and what it says of each key of the rule."""

Buckets: TypeAlias = dict[Key, tuple[list[Fact], list[Fact]]]
"""For each key the facts of the first variable and those of the second; of like facts, all are the first's."""


def buckets_of(plan: Plan, meeting: Meeting) -> Buckets:
    """The facts of a rule by key; those that do not say what they are looked up by are kept apart."""
    buckets: Buckets = {}
    unknown: dict[int, list[Fact]] = defaultdict(list)
    for side in (0,) if plan.same else (0, 1):
        facts = plan.pool if plan.same else plan.pools[side]
        for fact, key in zip(facts, keys_of(plan, side, facts), strict=True):
            if None in key:
                unknown[key.index(None) - 1].append(fact)
            elif key in buckets:
                buckets[key][side].append(fact)
            else:
                buckets[key] = ([], [fact]) if side else ([fact], [])
    for depth, lacking in unknown.items():
        meeting.keep_apart(lacking, depth, plan.keys[depth].not_known)
    return buckets


def keys_of(plan: Plan, side: int, facts: Sequence[Fact]) -> Iterable[Key]:
    """The block of each fact, and what it is looked up by: None for what is not known."""
    return zip(map(plan.scope.block, facts), *[gate.values(side, facts) for gate in plan.keys], strict=True)


def tell_why_lonely(keys: Sequence[Gate], buckets: Buckets, lonely: Sequence[Key], meeting: Meeting) -> None:
    """For the facts of buckets in which none met, the first key in which all others differ.

    Facts that came as far under another rule are left out, and most rules have nothing to add.
    """
    if len(keys) < 2:  # and so there is no key that some share and others do not
        for key in lonely:
            for side in buckets[key]:
                meeting.keep_apart(side, -1, LONELY)
        return
    left = [(key, facts) for key in lonely if (facts := meeting.news([*buckets[key][0], *buckets[key][1]], len(keys)))]
    if not left:
        return
    company = _in_company(buckets)
    apart: dict[int, list[Fact]] = defaultdict(list)
    for key, facts in left:
        depth = len(key)
        while depth and key[:depth] not in company:
            depth -= 1
        apart[depth] += facts
    for depth, facts in apart.items():
        if 1 < depth <= len(keys):
            meeting.keep_apart(facts, depth, keys[depth - 1].name)
        else:
            meeting.keep_apart(facts, -1 if depth <= 1 else depth, LONELY)


def _in_company(buckets: Buckets) -> set[Key]:
    """The beginnings of keys that facts of several articles share: one pass over all beginnings."""
    article: dict[Key, str] = {}
    company: set[Key] = set()
    for key, sides in buckets.items():
        articles = {fact.article for facts in sides for fact in facts}
        one = articles.pop()
        for length in range(len(key), 0, -1):
            prefix = key[:length]
            if prefix in company:
                break  # and so are all shorter ones
            if articles or article.setdefault(prefix, one) != one:
                company.update(key[:shorter] for shorter in range(1, length + 1))
                break
    return company
