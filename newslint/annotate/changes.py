"""Changes: what something was, what it is, and by how much the text says that it changed.

What comes in: a scene and the number of a sentence. What goes out: calculations of form "change" (in per cent), "point"
(the change of a percentage) and "factor" (doubled, halved). Only where the sentence has one pair and one change.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotate.calculation import Calculation, Scene, apposed
from newslint.annotate.operands import Figure, same_sort
from newslint.core.values import Amount, Value

FROM = frozenset(("from",))

FACTORS = {
    "double": 2.0, "treble": 3.0, "triple": 3.0, "quadruple": 4.0, "quintuple": 5.0, "halve": 0.5,
}  # fmt: skip
"""Verbs that are a factor."""

MOVES = {"lose": "down", "add": "up"}
"""Verbs that move an index or a price, and anything else not."""

MORE = frozenset(("than", "over"))
NEARLY = frozenset(("almost", "nearly", "virtually", "practically"))
BARE = frozenset(("the", "a", "an", "its", "their", "present", "current", "previous", "record", "just", "only"))
FURTHER = 6
"""Tokens that may stand between the two ends of a change: "to 8.4 percent last year from 10.9"."""


def changes(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "rose 12 percent to 560 from 500"; "64 percent, up three percent from 61"; "doubled from 12 to 24"."""
    found = scene.figures(sentence)
    if len(found) < 2 or len(found) > 6:
        return
    start, end = scene.prose.sentences[sentence]
    pairs = _pairs(scene, found, start)
    if len(pairs) != 1:
        return
    base, result, sure = pairs[0]
    low, high = min(base.first, result.first), max(base.stop, result.stop)
    told = [one for one in found if one not in (base, result) and one.dimension == "percent" and _near(one, low, high)]
    ways = [(one, _way(scene, one, start, end)) for one in told]
    ways = [(one, way) for one, way in ways if way]
    fields: dict[str, Value] = {"base": base.rounded(), "result": result.rounded(), "unit": result.unit}
    if len(told) == 1 and len(ways) == 1:
        change, way = ways[0]
        low, high = min(low, change.first), max(high, change.stop)
        fields |= {
            "form": "point" if result.unit == "%" else "change",
            "change": change.cut(),
            "change unit": change.unit,
            "direction": way,
        }
        yield Calculation(low, high, fields, sure, ("hedged",) if change.hedged else ())
        return
    factor = _factor(scene, base.first, start) if not told else None
    if factor is not None:
        at, amount, hedged = factor
        fields |= {"form": "factor", "factor": amount}
        yield Calculation(min(low, at), high, fields, sure, ("hedged",) if hedged else ())


def moves(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "rose 28 points, or 1 percent, to 2,917": what it was is what it is, less the move."""
    found = scene.figures(sentence)
    start, end = scene.prose.sentences[sentence]
    lower = scene.prose.lower
    for one, other, result in zip(found, found[1:], found[2:], strict=False):
        change, move = (one, other) if one.unit == "%" else (other, one)
        if change.unit != "%" or move.dimension not in ("count", "money") or move.dimension != result.dimension:
            continue
        if not apposed(lower, one.end, other.first) or lower[result.first - 1] != "to" or result.first - other.end > 2:
            continue
        if (move.unit != result.unit and move.dimension == "money") or (result.noun and result.noun != move.noun):
            continue
        way = _way(scene, one, start, end) or MOVES.get(scene.prose.lemmas[one.first - 1], "")
        low, high, _, _ = result.rounded()
        if not way or move.hedged or result.hedged or move.value >= result.value:
            continue
        less, more, _, _ = move.rounded()
        base = (
            Amount(low - more, high - less, result.value - move.value)
            if way == "up"
            else Amount(low + less, high + more, result.value + move.value)
        )
        fields: dict[str, Value] = {
            "form": "change",
            "base": base,
            "result": result.rounded(),
            "change": change.cut(),
            "change unit": "%",
            "direction": way,
            "unit": result.unit,
        }
        yield Calculation(one.first, result.stop, fields, 0.8)


def _pairs(scene: Scene, found: list[Figure], start: int) -> list[tuple[Figure, Figure, float]]:
    """What was and what is: "from A to B", "to B from A", "B, up C from A"."""
    lower = scene.prose.lower
    pairs = []
    for index, base in enumerate(found):
        at = base.first - 1
        while at > start and lower[at] in BARE:
            at -= 1
        if at < start or lower[at] != "from":
            continue
        follows = found[index + 1] if index + 1 < len(found) else None
        if follows is not None and _reaches(lower, base, follows):
            pairs.append((_like(base, follows), follows, 0.85))
            continue
        before = found[index - 1] if index else None
        if before is None:
            continue
        if lower[before.first - 1] == "to" and at - before.stop < FURTHER and "," not in lower[before.stop : at]:
            pairs.append((_like(base, before), before, 0.85))
        elif index > 1 and before.dimension == "percent" and at - before.stop <= 1:
            told = found[index - 2]
            if lower[before.first - 1] in ("up", "down") and before.first - told.stop < 10:
                pairs.append((_like(base, told), told, 0.75))
    return [
        pair for pair in pairs if same_sort(pair[0], pair[1]) and pair[0].value > 0 and pair[1].dimension != "duration"
    ]


def _near(one: Figure, low: int, high: int) -> bool:
    return low - one.stop <= FURTHER and one.first - high <= 2 * FURTHER


def _reaches(lower: list[str], base: Figure, result: Figure) -> bool:
    """ "from 10.9 percent of sales to 8.4"."""
    near = result.first - base.stop <= FURTHER
    return near and lower[result.first - 1] == "to" and "," not in lower[base.stop : result.first]


def _like(base: Figure, result: Figure) -> Figure:
    """A bare figure has the unit and the scale of the other: "from 12 to 18 million euros", "from the present 61"."""
    if base.unit or base.noun or not result.unit:
        return base
    scale = 1.0
    if result.dimension == "money" and base.value < 1000 <= result.value:
        scale = next((one for one in (1e12, 1e9, 1e6, 1e3) if result.value >= one), 1.0)
    amount = Amount(base.amount.low * scale, base.amount.high * scale, base.value * scale, base.amount.bound)
    return base._replace(
        amount=amount, value=base.value * scale, step=base.step * scale, unit=result.unit, dimension=result.dimension
    )


def _way(scene: Scene, change: Figure, start: int, end: int) -> str:
    """Up or down, where the words next to a percentage say that it is a change."""
    lemmas, lower, known = scene.prose.lemmas, scene.prose.lower, scene.known.measures
    at = change.first - 1
    if at > start and lower[at] in ("by", "of", "another"):
        at -= 1
    if at >= start:
        word = lemmas[at]
        way = known.change.get(word) or known.change.get(lower[at]) or known.change_nouns.get(word)
        if way:
            return way
    after = lemmas[change.stop] if change.stop < end else ""
    return known.change_nouns.get(after) or (
        {"higher": "up", "lower": "down", "more": "up", "less": "down"}.get(lower[change.stop], "") if after else ""
    )


def _factor(scene: Scene, stop: int, start: int) -> tuple[int, Amount, bool] | None:
    """The factor of "more than doubled from": its token, what it allows, whether it is hedged."""
    lemmas, lower = scene.prose.lemmas, scene.prose.lower
    for at in range(stop - 1, max(start, stop - 5) - 1, -1):
        value = FACTORS.get(lemmas[at])
        if value is None:
            continue
        before = set(lower[max(start, at - 2) : at])
        if not MORE.isdisjoint(before):
            ends = (value, value + 1) if value > 1 else (0.0, value)
        elif not NEARLY.isdisjoint(before):
            ends = (value - 0.35, value) if value > 1 else (value, 0.65)
        else:
            ends = (value * 0.9, value * 1.12)
        return at, Amount(*ends, value), bool(before & (MORE | NEARLY))
    return None
