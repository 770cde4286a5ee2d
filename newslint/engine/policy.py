"""How severe a finding is and how sure: named figures and the reasons for them, in one place."""

from __future__ import annotations

from newslint.core.diagnostic import SEVERITIES, severity_rank
from newslint.core.fact import Fact
from newslint.core.values import Amount
from newslint.engine.operators import identity
from newslint.engine.scene import Scene, moment

SURE = 0.6
"""From here on a rule's own severity stands."""

DOUBTFUL = 0.4
"""Below it a finding is a note whatever the rule says; between the two it is one step milder."""

ALIGNMENT_TRUST = 0.5
"""How much of the remaining doubt goes when two facts stand in sentences that retell each other word by word."""

SLOT_TRUST = 0.8
"""And how much of it where the words around the two are the same: what they belong to is then as doubtful in both."""

REPORTED = frozenset(("quoted", "attributed"))
"""Voices that answer for their own words: the outlet that prints them faithfully has made no error."""

FEW, SOME, LEAP = 2, 20, 2.0
"""A toll of so many, and not more, that is told later as more than so many times as large is no update, but a slip."""

MOST_OTHERS = 5
"""Places of the other side that a finding shows; more would bury the point."""


def with_alignment(confidence: float, alignment: float, trust: float = ALIGNMENT_TRUST) -> float:
    """Confidence raised by how nearly two sentences are one.

    >>> with_alignment(0.5, 0.0), with_alignment(0.5, 1.0)
    (0.5, 0.75)
    """
    return round(1 - (1 - confidence) * (1 - trust * alignment), 4)


def severity_for(severity: str, confidence: float) -> str:
    """A rule's severity, made milder where the facts are doubtful.

    >>> severity_for("error", 0.9), severity_for("error", 0.5), severity_for("error", 0.3)
    ('error', 'warning', 'note')
    """
    if confidence >= SURE:
        return severity
    return SEVERITIES[max(severity_rank(severity) - 1, 0)] if confidence >= DOUBTFUL else SEVERITIES[0]


def at_most(severity: str, most: str) -> str:
    """The milder of two severities."""
    return min(severity, most, key=severity_rank)


def is_conceded(one: Fact, other: Fact) -> bool:
    """Whether an article owns up to the tension ("despite the denial"): then it is reported, not overlooked."""
    return "conceded" in one.flags or "conceded" in other.flags


def is_disputed(one: Fact, other: Fact) -> bool:
    """Whether two parties disagree and the articles only report it: two speakers, or a denial in somebody's mouth."""
    ours, theirs = _speaker(one), _speaker(other)
    if one.voice in REPORTED and other.voice in REPORTED:
        return ours is not None and theirs is not None and ours != theirs
    polarities = {one.fields.get("polarity"), other.fields.get("polarity")}
    if polarities == {"affirmed", "denied"}:
        denial = one if one.fields.get("polarity") == "denied" else other
        return denial.voice in REPORTED
    return False


def is_superseded(one: Fact, other: Fact, scene: Scene) -> bool:
    """Whether the later of two figures is an update of the earlier: a toll rises while the news comes in."""
    first, second = moment(one), moment(other)
    if first is None or second is None or first.start == second.start:
        return False
    earlier, later = (one, other) if first.start < second.start else (other, one)
    if _is_printed_later(earlier, later) is False and first.start < second.stop and second.start < first.stop:
        return False  # "on Sunday" is no earlier than "Sunday night", nor "Sunday night" later
    if "updated" in later.flags or "initial" in earlier.flags:
        return True
    before, after = earlier.fields.get("value"), later.fields.get("value")
    if not (isinstance(before, Amount) and isinstance(after, Amount)):
        return False
    measures = {earlier.fields.get("measure"), later.fields.get("measure")}
    rises = after.middle() >= before.middle() and not _leaps(before.middle(), after.middle())
    return measures <= scene.changing or (measures <= scene.rising and rises)


def _is_printed_later(earlier: Fact, later: Fact) -> bool | None:
    """Whether the one of two facts that is of a later time was printed later as well; None where nobody knows."""
    if earlier.published is None or later.published is None:
        return None
    return earlier.published.start < later.published.start


def _leaps(before: float, after: float) -> bool:
    """Whether a toll of few people grows more than tolls do: two, and then twelve."""
    return before >= FEW and LEAP * before < after <= SOME


def _speaker(fact: Fact) -> object:
    for name in ("attribution", "speaker"):
        if name in fact.fields:
            return identity(fact.fields[name])
    return None
