"""Drafts of all rules in, each disagreement once out: of two rules at the same two places one speaks."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.core.diagnostic import Label, severity_rank
from newslint.core.rule import Rule
from newslint.engine.diagnose import Draft


def drop_repeated(found: Sequence[Draft]) -> list[Draft]:
    """One draft for each disagreement: of two rules at the same two places, the more severe or specific stays."""
    kept: list[Draft] = []
    seen: dict[tuple[str, str], list[Draft]] = {}
    primaries: set[tuple[object, ...]] = set()
    for one in sorted(found, key=_precedence):
        first = one.places[0]
        primary = (one.plan.rule.name, first.path, first.span)
        if primary in primaries:
            continue
        paths = {tuple(sorted((first.path, place.path))) for place in one.places[1:]} or {(first.path, "")}
        if any(_same_places(one, other) for pair in paths for other in seen.get((pair[0], pair[1]), ())):
            continue
        primaries.add(primary)
        kept.append(one)
        for pair in paths:
            seen.setdefault((pair[0], pair[1]), []).append(one)
    return kept


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
    return any(
        (_same(ours[0], c) and _same(b, d)) or (_same(ours[0], d) and _same(b, c))
        for b in ours[1:]
        for c, d in ((theirs[0], place) for place in theirs[1:])
    )


def _same(one: Label, other: Label) -> bool:
    """Whether two places are one: what they share is at least half of the longer."""
    if one.path != other.path:
        return False
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    return 2 * shared >= max(one.span.end - one.span.start, other.span.end - other.span.start)
