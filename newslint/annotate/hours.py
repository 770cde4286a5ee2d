"""The one hour of an article: every time of day that it tells of what happened lies close to every other.

What comes in: the dates and clock times of an article. What goes out: the same, with "lone" on the clock times of an
article that tells of no other hour of its events: where a fight turned deadly "shortly before six" and officers found
a man "around nine", no word need be the same for the two to be compared.
"""

from __future__ import annotations

from newslint.annotate.prose import Prose, flagged
from newslint.core.annotation import Annotation
from newslint.core.values import Amount

SPELL = 90
"""Minutes in which one thing happens, is heard of and is told of."""
LATER = frozenset(
    str.split(
        "arrest book brief bury charge close confess end expect hold identify interview meet open plan protest publish "
        "release resume schedule sentence speak surrender try update visit vote"
    )
)
"""What has an hour and is not what an article is about: "he was booked into the jail at nine"."""
ASIDE = frozenset(("updated", "other event"))
"""Flags of the page's own hour, and of hours of other days."""


def mark(prose: Prose, times: list[Annotation]) -> list[Annotation]:
    """The dates and clock times, with "lone" on the hours of an article whose events have one hour."""
    places: list[int] = []
    low, high = float("inf"), float("-inf")
    for number, one in enumerate(times):
        value = one.fields.get("value")
        if isinstance(value, Amount) and _is_told(prose, one):
            places.append(number)
            low, high = min(low, value.low), max(high, value.high)
    if high - low <= SPELL:
        for number in places:
            times[number] = flagged(times[number], "lone")
    return times


def _is_told(prose: Prose, one: Annotation) -> bool:
    """Whether a clock time is of what happened: no bound, nothing of the day after, and not still to come."""
    if not ASIDE.isdisjoint(one.flags) or "measure" in one.fields or prose.regions[one.sentence] != "body":
        return False
    first, stop = prose.sentences[one.sentence]
    return one.fields.get("event") not in LATER and "will" not in prose.lower[first:stop]
