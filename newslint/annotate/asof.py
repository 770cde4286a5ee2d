"""The time that a figure is of.

What comes in: the draft of a figure, and the dates of its sentence. What goes out: the field ``as_of``, and the flag
that the figure belongs to another event.
"""

from __future__ import annotations

from bisect import bisect_left

from newslint.annotate import elsewhere
from newslint.annotate.scene import Draft, Scene
from newslint.core.annotation import Annotation
from newslint.core.values import DAY, When

RELATIVES = frozenset(("when", "where", "which"))

LONG = frozenset(("month", "quarter", "year", "decade"))
"""Grains of dates that tell when a thing was made rather than when it was counted; and of what, told or posted in
them, the figure is: "last year it posted sales of $3 million"."""

ASIDES = frozenset(("which", "who", "whose"))

OLD = 120 * DAY
"""A date so far before publication is that of another event, or of history."""


def add(scene: Scene, draft: Draft) -> None:
    """The time that a figure is of: a date in its clause that is not that of the telling, else publication."""
    prose, fields, flags, first = scene.prose, draft.fields, draft.flags, draft.first
    low, high = draft.clause
    start, end = draft.start, draft.end
    dates = _dates_between(scene, start, end)
    near = [
        (abs(at - first) + (0 if low <= at < high else 50), one)
        for at, _, one in dates
        if ("saying" not in one.flags or one.fields.get("grain") in LONG)
        and "interval" in one.fields
        and "than" not in prose.lower[max(at - 2, 0) : at]  # "more than last year" is told of this year
        and not ("vague" in one.flags and one.confidence < 0.5)
        and not (one.fields.get("grain") in LONG and _in_aside(scene, at, first))
    ]
    published = scene.article.published
    if near:
        _, date = min(near, key=lambda pair: pair[0])
        behind = prose.lower[low] in RELATIVES  # "since 1978, when 63 people died"
        interval = date.fields["interval"]
        if isinstance(interval, When):
            role = date.fields.get("role")
            if role == "since" and not behind and published is not None and published.stop > interval.start:
                interval = When(interval.start, published.stop)
            fields["as_of"] = interval
            old = published is not None and interval.stop < published.start - OLD
            if old or (date.fields.get("grain") == "year" and fields.get("measure") in scene.known.measures.harm):
                flags.add("other event")  # "34 officers have died this year": the sum of a year
            return
    if published is not None:
        fields["as_of"] = published
    elif fields.get("measure") in scene.known.measures.harm and any(
        one.fields.get("grain") == "month" and one.fields.get("role") == "point" for _, _, one in dates
    ):
        flags.add("other event")  # "a tremor in September that injured 40": the news of the day has a weekday
    if elsewhere.is_elsewhere(prose, start, end, scene.known.measures):
        flags.add("other event")


def _in_aside(scene: Scene, date: int, figure: int) -> bool:
    """Whether one of the two stands in an aside of its own: "the hall, which opened in 1974, seats 900"."""
    lower, clause = scene.prose.lower, scene.near.clause
    low, high = clause(date)
    if not low <= figure < high and (lower[low] in ASIDES or scene.prose.tags[low] == "V"):
        return True  # "built in 1974, the library lends 310,000 books"
    # "the mill, which employs 300, was founded in 1974"
    tags = scene.prose.tags
    return lower[clause(figure)[0]] in ASIDES and any(
        lower[at] == "," and tags[at + 1] in "VA" for at in range(figure, date)
    )


def _dates_between(scene: Scene, start: int, end: int) -> list[tuple[int, int, Annotation]]:
    """The dates whose first token stands between two tokens, in order."""
    dates = scene.dates
    low = bisect_left(dates, (start,))
    return dates[low : bisect_left(dates, (end,), low)]
