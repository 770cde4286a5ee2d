"""What is told twice in one sentence: a price for two lengths of time, the result of a game and by how much it was won.

What comes in: a scene and the number of a sentence. What goes out: calculations of form "apiece" and "difference":

* "1,150 euros a month, or 13,800 a year" → apiece.
* "Marby beat Torp 34-21 and so won by 13 points" → difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.cues import REACH
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.operands import Figure, like, same_sort
from newslint.annotate.outcomes import APART, RATED, SURE
from newslint.annotate.prose import Prose
from newslint.core.values import Amount, Value, exactly

POINTS: frozenset[str] = frozenset(("points", "goals", "runs", "frames", "tries"))
THOUSAND = 1000
WINNING = frozenset(("beat", "beats", "win", "wins", "won", "victory", "defeated", "lost", "loss", "defeat", "beating"))
MIDWAY = frozenset(
    ("led", "leading", "lead", "half", "half-time", "halftime", "quarter", "ahead", "trailed", "aggregate")
)
OR = frozenset(("or", "which", "that", "(", "making", "makes"))
"""Words that tell one price anew."""
PERIODS: frozenset[str] = frozenset(("hour", "day", "night", "week", "month", "quarter", "year"))
ADVERBS: dict[str, str] = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "yearly": "year", "annually": "year",
}  # fmt: skip
LENGTHS: dict[tuple[str, str], tuple[float, float, float]] = {
    ("month", "year"): (12.0, 12.0, 12.0), ("week", "year"): (46.0, 53.0, 52.0), ("day", "year"): (200.0, 366.0, 365.0),
    ("quarter", "year"): (4.0, 4.0, 4.0), ("week", "month"): (4.0, 4.5, 4.33), ("day", "week"): (5.0, 7.0, 7.0),
    ("night", "week"): (5.0, 7.0, 7.0), ("month", "quarter"): (3.0, 3.0, 3.0), ("day", "month"): (20.0, 31.0, 30.0),
    ("week", "quarter"): (12.0, 13.0, 13.0), ("hour", "day"): (8.0, 24.0, 24.0),
}  # fmt: skip
"""How often the one length of time is in the other: at least, at most (working days are fewer), and by the calendar."""
WAY_OFF = 3.0
"""Times by which a price for the longer may be wrong and still be the same price."""


def scores(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "Marby beat Torp 34-21 and so won by 13 points": the two sides of a result, and how far they are apart."""
    told, prose = scene.scores(sentence), scene.prose
    words = prose.lower[slice(*prose.sentences[sentence])]
    if len(told) != 1 or WINNING.isdisjoint(words) or not MIDWAY.isdisjoint(words):
        return
    first, stop = token_range(prose, told[0].span)
    value = told[0].fields.get("value")
    if not isinstance(value, Amount) or value.printed is None:
        return
    sides = [float(int(value.printed)), float(round(value.printed % 1 * THOUSAND))]  # 34.021 is 34-21
    margins = [one for one in scene.figures(sentence) if prose.lower[one.stop - 1 : one.end] and _is_margin(prose, one)]
    if len(margins) != 1:
        return
    margin, (less, more) = margins[0], sorted(sides)
    fields: dict[str, Value] = {"form": "difference", "whole": exactly(more), "part": exactly(less)}
    fields |= {"change": margin.amount, "noun": margin.noun}
    yield Calculation(min(first, margin.first), max(stop, margin.end), fields, SURE)


def _is_margin(prose: Prose, one: Figure) -> bool:
    return prose.lower[one.first - 1] == "by" and not POINTS.isdisjoint(prose.lower[one.stop : one.end])


def periods(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "1,150 euros a month, or 13,800 a year": one price for two lengths of time."""
    found, lower = scene.figures(sentence), scene.prose.lower
    for part, other in pairwise(found):
        whole = like(other, part)
        if not same_sort(part, whole) or part.hedged or whole.hedged or part.dimension in APART or part.value <= 0:
            continue
        short, long = (_period(lower, one.end) or _period(lower, one.stop) for one in (part, whole))
        between = set(lower[part.stop : whole.first])
        items = LENGTHS.get((short, long))
        if items is None or OR.isdisjoint(between) or whole.first - part.stop > 2 * REACH:
            continue
        reckoned = whole.value / part.value
        low, high, usual = items
        if not low / WAY_OFF < reckoned < high * WAY_OFF:
            continue
        fields: dict[str, Value] = {"form": "apiece", "whole": whole.rounded(), "part": part.rounded()}
        fields |= {"items": reckoned if low <= reckoned <= high else usual, "unit": part.unit}
        yield Calculation(part.first, whole.stop + 2, fields, SURE)


def _period(lower: Sequence[str], at: int) -> str:
    """The length of time that a figure is told for: "a month", "every year", "weekly"."""
    words = lower[at : at + 2]
    if len(words) > 1 and words[0] in RATED and words[1] in PERIODS:
        return words[1]
    return ADVERBS.get(words[0], "") if words else ""
