"""Why two places are, or are not, in conflict; and all groups of comparable facts: the editor's two questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newslint.core.expressions import reads
from newslint.core.fact import Fact, FactBase
from newslint.core.lexicon import Lexicon
from newslint.core.rule import Expression, Rule
from newslint.engine.diagnose import shown
from newslint.engine.join import meet
from newslint.engine.outcome import Conflict, NotComparable, judge
from newslint.engine.plan import Plan, plan
from newslint.engine.scene import ALIGNED, COMMON, Scene
from newslint.engine.scopes import SCOPES
from newslint.engine.votes import Group
from newslint.engine.votes import groups as grouped
from newslint.engine.wording import value_text


class Explanation(NamedTuple):
    """What one rule makes of two facts (or of one, for a rule that looks at one).

    ``outcome`` is "conflict", "consistent", "not comparable" or "not applicable"; ``gate`` is the gate that failed,
    in words; ``values`` are (what, here, there) of what that gate or the law reads.
    """

    rule: str
    here: Fact | None
    there: Fact | None
    outcome: str
    gate: str = ""
    values: tuple[tuple[str, str, str], ...] = ()
    confidence: float = 0.0


class FactGroup(NamedTuple):
    """Comparable facts of one rule, in clusters of agreeing values with the words to show for each fact."""

    rule: str
    title: str
    clusters: tuple[tuple[tuple[Fact, str], ...], ...]
    conflicting: bool


def explain(
    base: FactBase, rules: Sequence[Rule], lexicon: Lexicon, facts_here: Sequence[Fact], facts_there: Sequence[Fact]
) -> tuple[Explanation, ...]:
    """For two places, what each rule makes of the facts there; conflicts first, rules that do not apply last."""
    scene = Scene(base, lexicon)
    found: list[Explanation] = []
    for rule in sorted(rules, key=lambda one: one.name):
        planned = plan(rule, scene)
        told = _told(planned, scene, facts_here, facts_there) if planned else []
        found += told or [
            Explanation(rule.name, None, None, "not applicable", "no fact here or there that it looks at")
        ]
    ranks = ("conflict", "consistent", "not comparable", "not applicable")
    return tuple(sorted(found, key=lambda one: (ranks.index(one.outcome), one.rule)))


def fact_groups(base: FactBase, rules: Sequence[Rule], lexicon: Lexicon) -> tuple[FactGroup, ...]:
    """Every group of comparable facts; a group that is part of another's is left out."""
    scene = Scene(base, lexicon)
    found: list[tuple[frozenset[int], FactGroup]] = []
    for rule in sorted(rules, key=lambda one: one.name):
        planned = plan(rule, scene) if len(rule.given) == 2 else None
        if planned is not None:
            found += [_group(planned, group) for group in grouped(planned, scene, meet(planned, scene))]
    found.sort(key=lambda item: (-len(item[0]), not item[1].conflicting, sorted(item[0]), item[1].rule))
    kept: list[tuple[frozenset[int], FactGroup]] = []
    holding: dict[int, list[frozenset[int]]] = {}
    for members, group in found:
        if any(members <= other for other in holding.get(min(members), ())):
            continue
        kept.append((members, group))
        for number in members:
            holding.setdefault(number, []).append(members)
    kept.sort(key=lambda item: (min(scene.place(scene.by_number[number]) for number in item[0]), item[1].rule))
    return tuple(group for _, group in kept)


def _group(planned: Plan, group: Group) -> tuple[frozenset[int], FactGroup]:
    members = frozenset(fact.number for cluster in group.clusters for fact in cluster)
    clusters = tuple(tuple((fact, shown(planned, fact)) for fact in cluster) for cluster in group.clusters)
    return members, FactGroup(planned.rule.name, _title(group.clusters[0][0]), clusters, group.conflicting)


def _title(fact: Fact) -> str:
    """What a group is about: the measure or noun and the subject, as far as they are known."""
    what = next(
        (fact.fields[name] for name in ("measure", "noun", "relation", "event", "family") if fact.fields.get(name)), ""
    )
    whom = next((fact.fields[name] for name in ("subject", "actor", "speaker", "name") if name in fact.fields), "")
    return " of ".join(value_text(part) for part in (what, whom) if part) or fact.kind


def _told(planned: Plan, scene: Scene, here: Sequence[Fact], there: Sequence[Fact]) -> list[Explanation]:
    pools = [{fact.number for fact in pool} for pool in planned.pools]
    if len(pools) == 1:
        both = {fact.number: fact for fact in (*here, *there)}
        return [_judged(planned, scene, [fact]) for fact in both.values() if fact.number in pools[0]]
    if len(pools) > 2:
        return []
    found = []
    for one in here:
        for other in there:
            for bound in ([one, other], [other, one])[: 1 if planned.swaps and not planned.scope.ordered else 2]:
                if bound[0].number in pools[0] and bound[1].number in pools[1] and one.number != other.number:
                    found.append(_judged(planned, scene, bound))
    # Of the two ways to bind a pair, the one that came further is the answer.
    ranks = ("conflict", "consistent", "not comparable")
    best: dict[frozenset[int], Explanation] = {}
    for explanation in sorted(found, key=lambda told: ranks.index(told.outcome)):
        pair = frozenset(fact.number for fact in (explanation.here, explanation.there) if fact)
        best.setdefault(pair, explanation)
    return list(best.values())


def _judged(planned: Plan, scene: Scene, bound: list[Fact]) -> Explanation:
    rule, first, second = planned.rule, bound[0], bound[1] if len(bound) > 1 else None
    if second is not None:
        admitted = planned.scope.admits(first, second) and planned.scope.block(first) == planned.scope.block(second)
        if not admitted:
            return Explanation(rule.name, first, second, "not comparable", SCOPES[rule.scope].why_not)
        if planned.aligned is not None and scene.base.alignment(first, second) < planned.aligned:
            share = f"{scene.base.alignment(first, second):.0%}"
            reason = f"their sentences are not aligned: {share} of their words, {planned.aligned:.0%} wanted"
            return Explanation(rule.name, first, second, "not comparable", reason)
    outcome = judge(planned, scene, bound, every_gate=True)
    if isinstance(outcome, NotComparable):
        gate = next((gate for gate in planned.gates if not gate.passes(bound)), None)
        values = _values([gate.expression] if gate else [], bound, planned)
        return Explanation(rule.name, first, second, "not comparable", outcome.reason, values)
    kind = "conflict" if isinstance(outcome, Conflict) else "consistent"
    return Explanation(rule.name, first, second, kind, "", _values([rule.law[1]], bound, planned), outcome.confidence)


def _values(read_by: Sequence[Expression], bound: Sequence[Fact], planned: Plan) -> tuple[tuple[str, str, str], ...]:
    """What expressions read of the facts: (field, here, there)."""
    read = dict.fromkeys((str(one[0]), str(one[2])) for expression in read_by for one in reads(expression))
    here, there = bound[0], bound[1] if len(bound) > 1 else None
    return tuple(
        (name, _value(sort, name, here), _value(sort, name, there) if there else "")
        for sort, name in read
        if name not in ALIGNED
    )


def _value(sort: str, name: str, fact: Fact) -> str:
    if sort == "flag":
        return "yes" if name in fact.flags else "no"
    value = getattr(fact, name) if name in COMMON else fact.fields.get(name)
    return "not known" if value is None else value_text(value, fact)
