"""Rules of one variable: each fact by itself, or against a sum, a count or "some" of the facts around it."""

from __future__ import annotations

from newslint.core.fact import Fact
from newslint.engine.outcome import Conflict, NotComparable, judge
from newslint.engine.plan import Plan
from newslint.engine.policy import MOST_OTHERS
from newslint.engine.scene import Scene
from newslint.engine.tally import Book
from newslint.engine.votes import Finding


def alone(plan: Plan, scene: Scene, book: Book) -> list[Finding]:
    """One finding for each fact that breaks the law; what an aggregate looked at is shown as the other side.

    Of a rule that counts one per article, the surest fact of an article speaks for all, and of equals the first.
    """
    found: list[Finding] = []
    told: set[str] = set()
    once = plan.rule.count == "article"
    for fact in sorted(plan.pools[0], key=lambda one: -one.confidence) if once else plan.pools[0]:
        if fact.article in told:
            continue
        outcome = judge(plan, scene, [fact])
        if isinstance(outcome, NotComparable):
            continue
        around = witnesses(plan, [fact])
        if around:
            book.enter_compared([fact, *around])
        if isinstance(outcome, Conflict):
            shown = tuple(around[:MOST_OTHERS])
            found.append(Finding(fact, shown, True, len(around), 1, outcome.confidence, plan.rule.name))
            if once:
                told.add(fact.article)
    return found


def witnesses(plan: Plan, bound: list[Fact]) -> list[Fact]:
    """The facts that the aggregates of a law ranged over, each once, in order."""
    seen: dict[int, Fact] = {}
    for gather in plan.gather:
        for fact in gather(bound):
            seen.setdefault(fact.number, fact)
    return list(seen.values())
