"""Drafts of all rules in, each disagreement once out: of two rules at the same two places one speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newslint.core.diagnostic import Label, severity_rank
from newslint.core.hints import TypeAlias
from newslint.core.rule import Rule
from newslint.engine.diagnose import Draft

STRETCH = 200
"""Letters of an article that are looked up together: places that are one share a stretch."""

Stretch: TypeAlias = tuple[str, int]


def drop_repeated(found: Sequence[Draft]) -> list[Draft]:
    """One draft for each disagreement: of two rules at the same two places, the more severe or specific stays."""
    kept: list[Draft] = []
    touching: dict[Stretch, list[Draft]] = defaultdict(list)
    primaries: set[tuple[object, ...]] = set()
    for one in sorted(found, key=_precedence):
        first = one.places[0]
        primary = (one.plan.rule.name, first.path, first.span)
        if primary in primaries:
            continue
        near = _stretches(first)
        if any(_same_places(one, other) for stretch in near for other in touching.get(stretch, ())):
            continue
        primaries.add(primary)
        kept.append(one)
        for stretch in {stretch: None for place in one.places for stretch in _stretches(place)}:
            touching[stretch].append(one)
    return kept


def _stretches(place: Label) -> list[Stretch]:
    """The stretches of its article that a place touches."""
    last = max(place.span.end - 1, place.span.start)
    return [(place.path, number) for number in range(place.span.start // STRETCH, last // STRETCH + 1)]


def _precedence(one: Draft) -> tuple[object, ...]:
    places = [(place.path, place.span) for place in one.places]
    rule = one.plan.rule
    return (-severity_rank(one.severity), -_specificity(rule), -one.confidence, rule.name, places)


def _specificity(rule: Rule) -> int:
    """How narrow a rule is: of two that find the same, the narrower knows better what is wrong."""
    return len(rule.where) + sum(len(given.conditions) for given in rule.given)


def _same_places(one: Draft, other: Draft) -> bool:
    """Whether two drafts show the same two places, whichever of them is the primary."""
    ours, theirs = one.places, other.places
    if len(ours) == 1 or len(theirs) == 1:
        return len(ours) == len(theirs) and one.plan.rule.name != other.plan.rule.name and _same(ours[0], theirs[0])
    if _same(ours[0], theirs[0]) and any(_same(b, d) for b in ours[1:] for d in theirs[1:]):
        return True
    return any(_same(ours[0], d) for d in theirs[1:]) and any(_same(b, theirs[0]) for b in ours[1:])


def _same(one: Label, other: Label) -> bool:
    """Whether two places are one: what they share is at least half of the longer."""
    if one.path != other.path:
        return False
    (start, end), (first, last) = one.span, other.span
    return 2 * (min(end, last) - max(start, first)) >= max(end - start, last - first)
