"""Diagnostics of all rules in, each disagreement once out: of two rules at the same two places one speaks."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.core.diagnostic import Diagnostic, Label, severity_rank


def drop_repeated(found: Sequence[tuple[Diagnostic, int]]) -> list[Diagnostic]:
    """One diagnostic for each disagreement: of two rules at the same two places, the more severe or specific stays.

    Each diagnostic comes with how specific its rule is.
    """
    ordered = sorted(found, key=_precedence)
    kept: list[Diagnostic] = []
    seen: dict[tuple[str, str], list[Diagnostic]] = {}
    primaries: set[tuple[object, ...]] = set()
    for one, _ in ordered:
        first = one.labels[0]
        if (one.rule, first.path, first.span) in primaries:
            continue
        paths = {tuple(sorted((first.path, label.path))) for label in one.labels[1:]} or {(first.path, "")}
        if any(_same_places(one, other) for pair in paths for other in seen.get((pair[0], pair[1]), ())):
            continue
        primaries.add((one.rule, first.path, first.span))
        kept.append(one)
        for pair in paths:
            seen.setdefault((pair[0], pair[1]), []).append(one)
    return kept


def _precedence(item: tuple[Diagnostic, int]) -> tuple[object, ...]:
    one, specific = item
    places = [(label.path, label.span) for label in one.labels]
    return (-severity_rank(one.severity), -specific, -one.confidence, one.rule, places)


def _same_places(one: Diagnostic, other: Diagnostic) -> bool:
    """Whether two diagnostics show the same two places, whichever of them is the primary."""
    if len(one.labels) == 1 or len(other.labels) == 1:
        return len(one.labels) == len(other.labels) and one.rule != other.rule and _same(one.labels[0], other.labels[0])
    ours = [(one.labels[0], label) for label in one.labels[1:]]
    theirs = [(other.labels[0], label) for label in other.labels[1:]]
    return any((_same(a, c) and _same(b, d)) or (_same(a, d) and _same(b, c)) for a, b in ours for c, d in theirs)


def _same(one: Label, other: Label) -> bool:
    """Whether two labels stand at one place: what they share is at least half of the longer."""
    if one.path != other.path:
        return False
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    return 2 * shared >= max(one.span.end - one.span.start, other.span.end - other.span.start)
