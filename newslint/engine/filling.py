"""What the placeholders of a rule's wording stand for: a finding in, a function from names to texts out."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from newslint.core.fact import Fact
from newslint.core.values import Amount
from newslint.engine import wording
from newslint.engine.operators import grade_of
from newslint.engine.plan import Plan
from newslint.engine.scene import Scene
from newslint.engine.votes import Finding


def resolver(
    plan: Plan, scene: Scene, finding: Finding, others: Sequence[Fact], most_quoted: int = wording.MOST_QUOTED
) -> wording.Resolve:
    """What placeholders stand for: ``core.rule`` lists them; one that has nothing to say gives None."""
    primary, other = finding.primary, others[0] if others else None
    names = [given.variable for given in plan.rule.given]
    holders: dict[str, Fact | None] = {"": primary, "here": primary, "other": other}
    holders |= dict(zip(names, _bound(plan, finding, others), strict=False))
    if finding.decided:
        holders |= {"majority": other, "minority": primary}

    def resolve(name: str) -> str | None:
        match name:
            case "n":
                return str(finding.n_with + finding.n_against)
            case "majority.n":
                return str(finding.n_with) if finding.decided else None
            case "minority.n":
                return str(finding.n_against) if finding.decided else None
            case "factor":
                factor = factor_of(primary, others)
                return wording.value_text(rounded(factor)) if factor > 1 else None
            case "grade":
                return _grade(primary, other, scene)
        holder, _, field = name.rpartition(".")
        fact = holders.get(holder)
        return _shown_field(fact, field, most_quoted) if fact is not None else None

    return resolve


def _bound(plan: Plan, finding: Finding, others: Sequence[Fact]) -> tuple[Fact | None, ...]:
    """The facts of a finding in the order of the variables that they were bound to."""
    primary = finding.primary
    if len(plan.rule.given) != 2 or not others:
        return (primary, *others)
    turned = finding.side == 1 or (plan.same and plan.scope.ordered and not plan.scope.admits(primary, others[0]))
    return (others[0], primary) if turned else (primary, others[0])


def _grade(primary: Fact, other: Fact | None, scene: Scene) -> str | None:
    one, two = primary.fields.get("text"), other.fields.get("text") if other else None
    if not isinstance(one, str) or not isinstance(two, str) or other is None:
        return None
    return grade_of(one, two, scene.relations, scene.base.alignment(primary, other) > 0)


def _shown_field(fact: Fact, name: str, most_quoted: int) -> str | None:
    if name == "words":
        return wording.quoted(fact.words, most_quoted)
    if name in ("source", "article", "region", "voice"):
        return str(getattr(fact, name))
    if name == "published":
        return wording.when_text(fact.published) if fact.published else None
    value = fact.fields.get(name)
    if value is None:
        value = fact.fields.get(name.replace("-", "_"), fact.fields.get(name.replace("-", " ")))
    if value is None or value == "":
        return None
    return (
        wording.quoted(value, most_quoted)
        if name == "text" and isinstance(value, str)
        else wording.value_text(value, fact)
    )


def factor_of(primary: Fact, others: Sequence[Fact]) -> float:
    """How many times a figure is the other; 1 where that cannot be told."""
    value = primary.fields.get("value")
    other = others[0].fields.get("value") if others else None
    if (
        isinstance(value, Amount)
        and isinstance(other, Amount)
        and word_of(primary, "unit") == word_of(others[0], "unit")
    ):
        small, large = sorted((abs(value.middle()), abs(other.middle())))
        if small > 0 and isfinite(large):
            return large / small
    return 1.0


def rounded(number: float) -> float:
    """One significant digit for what is "about".

    >>> rounded(1013.0), rounded(7.4)
    (1000.0, 7.0)
    """
    return float(f"{number:.1g}")


def word_of(fact: Fact, name: str) -> str:
    """A field that holds a word; empty where it is unknown, or holds something else."""
    value = fact.fields.get(name)
    return value if isinstance(value, str) else ""
