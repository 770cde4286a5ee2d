"""What comes of bringing facts together, as values: not comparable (and why), consistent, or in conflict."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from newslint.core.fact import Fact
from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.values import DAY
from newslint.engine.plan import Plan
from newslint.engine.policy import SLOT_TRUST, with_alignment
from newslint.engine.scene import Scene, moment
from newslint.engine.truth import ONE_SIDED


class NotComparable(NamedTuple):
    """A gate kept the facts apart; ``gate`` is its name in the tally, ``reason`` says it with the values.

    ``mutual``: the same gate keeps them apart when they are bound the other way round.
    """

    gate: str
    reason: str = ""
    mutual: bool = False


class Consistent(NamedTuple):
    """The facts were compared, and the law holds."""

    confidence: float


class Conflict(NamedTuple):
    """The facts were compared, and the law does not hold."""

    confidence: float


Outcome: TypeAlias = "NotComparable | Consistent | Conflict"


def judge(plan: Plan, scene: Scene, bound: list[Fact], every_gate: bool = False) -> Outcome:
    """The outcome of facts bound to all variables; gates that the look-up has seen to are skipped unless asked for.

    With ``every_gate`` they are asked in the order of the rule, and the first that fails is the reason.
    """
    degrees: list[tuple[int, float]] = []
    for place, gate in enumerate(plan.gates) if every_gate else plan.cheapest:
        truth = gate.passes(bound)
        if truth is True:
            continue
        if not truth:
            return _kept_apart(gate.name, gate.said or gate.name, truth is None, gate.mutual)
        degrees.append((place, truth))
    certainty = 1.0
    # In the order of the rule, for the last bit of a product depends on it.
    for _, truth in sorted(degrees) if degrees else ():
        certainty *= truth
    if plan.rule.as_of_days is not None:
        near = _near_in_time(bound, plan.rule.as_of_days)
        if not near:
            return NotComparable("different time", f"more than {plan.rule.as_of_days:g} days apart")
        certainty *= near
    for said, excuse in plan.unless:
        if excuse(bound):
            return NotComparable(f"excused: {said.partition(' is ')[2] or said}", f"excused, because {said}")
    truth = plan.law(bound)
    if truth is None:
        return NotComparable("value not known", "the law cannot be told, for want of a value")
    for fact in bound:
        certainty *= fact.confidence
    confidence = _with_likeness(certainty, plan, scene, bound)
    if bool(truth) == plan.forbids:
        return Conflict(confidence)
    return Consistent(confidence)


@lru_cache(maxsize=1024)
def _kept_apart(gate: str, said: str, unknown: bool, mutual: bool) -> NotComparable:
    """What most pairs come to: made once for each gate."""
    return NotComparable(gate, f"{said}: not known" if unknown else said, mutual)


def _near_in_time(bound: Sequence[Fact], days: float) -> float:
    """1 where all facts speak of times near enough, less where one says no time, 0 where they are apart."""
    times = [time for fact in bound if (time := moment(fact)) is not None]
    if times and max(time.start for time in times) - min(time.stop for time in times) > days * DAY:
        return 0.0
    return 1.0 if len(times) == len(bound) else ONE_SIDED


def _with_likeness(certainty: float, plan: Plan, scene: Scene, bound: Sequence[Fact]) -> float:
    """Confidence raised by how nearly the sentences of two facts are one, or, if the rule asks, their slots.

    A sentence that has to be told in the other article retells it, however long the sentences are that it sums up.
    """
    if len(bound) != 2 or bound[0].article == bound[1].article:
        return certainty
    raised = with_alignment(certainty, scene.base.alignment(bound[0], bound[1]))
    if plan.asks_slots:
        raised = max(raised, with_alignment(certainty, scene.base.slot(bound[0], bound[1]), SLOT_TRUST))
    if plan.asks_told:
        raised = max(raised, with_alignment(certainty, plan.asks_told))
    return raised
