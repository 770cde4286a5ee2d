"""Changes: what something was, what it is, and by how much the text says that it changed.

What comes in: a scene and the number of a sentence. What goes out: calculations of form "change" (in per cent), "point"
(the change of a percentage) and "factor" (doubled, halved), where the sentence has one pair and one change; and
"shift", where it has the pair alone: "88 pence a kilo, against 96 in May".
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotate.calculation import Calculation, Scene, apposed
from newslint.annotate.operands import FAR, SCALED, Figure, like, same_sort
from newslint.annotate.reckoned import fractions
from newslint.core.values import Amount, Value, exactly

AGAINST = frozenset(("against", "versus"))
FROM: frozenset[str] = frozenset(("from", "compared", *AGAINST))

FACTORS = {
    "double": 2.0, "treble": 3.0, "triple": 3.0, "quadruple": 4.0, "quintuple": 5.0, "halve": 0.5,
}  # fmt: skip
"""Verbs that are a factor."""
DOUBLINGS = {
    "doubling": 2.0, "twofold": 2.0, "tripling": 3.0, "trebling": 3.0, "threefold": 3.0, "fourfold": 4.0,
    "fivefold": 5.0, "sixfold": 6.0, "tenfold": 10.0, "halving": 0.5,
}  # fmt: skip
MULTIPLES = {"halved": (0.4, 0.6), "doubled": (1.7, 2.5), "trebled": (2.5, 3.7)}
"""Between which quotients of two figures a headline may say so: it is short, and rounds."""
AFTER = frozenset((",", ":", "--", "-", ";"))
"""Before a factor that sums up two figures stands one of these."""

MOVES = {"lose": "down", "add": "up"}
"""Verbs that move an index or a price, and anything else not."""

MORE = frozenset(("than", "over"))
NEARLY = frozenset(("almost", "nearly", "virtually", "practically"))
BARE = frozenset(("the", "a", "an", "its", "their", "present", "current", "previous", "record", "just", "only"))
POINTS = "percentage point"
EARLIER: frozenset[str] = frozenset(
    (
        "before", "earlier", "previous", "ago", "last", "then", "instead", "where", "used", "formerly", "rather", "old",
        "now", "today", "start", "beginning", "end", "currently", "yesterday", "once", "originally", "initially",
    )
)  # fmt: skip
UP_OR_DOWN = frozenset(("up", "down"))
APART: frozenset[str] = frozenset(("apart",))
FEW = 100
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
    told = [one for one in found if one not in (base, result) and _is_change(one, result) and _near(one, low, high)]
    if not told:
        parts = [one.figure() for one in fractions(scene, start, end)]
        told = [one for one in parts if _near(one, low, high) and way_of(scene, one, start, end)]
    ways = [(one, way_of(scene, one, start, end)) for one in told]
    if len(told) == 1 and not ways[0][1] and scene.prose.lower[told[0].first - 2 : told[0].first] == ["or", "by"]:
        ways = [(told[0], "up" if result.value > base.value else "down")]
    ways = [(one, way) for one, way in ways if way]
    fields: dict[str, Value] = {"base": _exact(base), "result": _exact(result), "unit": result.unit}
    if not (base.hedged or result.hedged) and base.value != result.value and 1 / FAR < result.value / base.value < FAR:
        fields |= {"course": "up" if result.value > base.value else "down", "multiple": _multiplied(base, result)}
    if len(told) == 1 and len(ways) == 1:
        change, way = ways[0]
        low, high = min(low, change.first), max(high, change.stop)
        fields |= {
            "form": "point" if result.unit == "%" else "change",
            "change": change.cut(),
            "change unit": change.unit or POINTS,
            "direction": way,
        }
        tight = _tight(base, result, change)
        if tight is not None and fields["form"] == "change":
            fields, sure = fields | tight, 0.38
        yield Calculation(low, high, fields, sure, ("hedged",) if change.hedged else ())
        return
    factor = _factor(scene, base.first, start) or _multiple(scene, high, end) if not told else None
    if factor is not None:
        at, amount, hedged = factor
        fields |= {"form": "factor", "factor": amount}
        yield Calculation(min(low, at), high, fields, sure, ("hedged",) if hedged else ())
    elif not told:
        yield Calculation(low, high, fields | {"form": "shift"}, sure)


def _multiplied(base: Figure, result: Figure) -> str:
    """What a headline may call it: halved, doubled, trebled, or neither of them."""
    ratio = result.value / base.value
    return next((name for name, (low, high) in MULTIPLES.items() if low <= ratio <= high), "neither")


def _tight(base: Figure, result: Figure, change: Figure) -> dict[str, Value] | None:
    """Base and result of "12 lakh" and "15 lakh" with half of what may have been rounded to them, where all of it
    would bear the change that is told: a doubtful case, but worth a look."""
    if base.hedged or result.hedged or min(base.step, result.step) * 5 > min(base.value, result.value):
        return None
    if max(base.step, result.step) < SCALED:
        return None
    percent = 100 * abs(result.value - base.value) / base.value
    step = 100 * max(base.step, result.step) / base.value
    told = change.rounded()
    near = told.low <= percent + step / 2 and percent - step / 2 <= told.high
    far = told.high < percent - 1.5 * step or told.low > percent + 1.5 * step
    if near or far:
        return None
    return {"base": exactly(base.value), "result": exactly(result.value)}


def _is_change(one: Figure, result: Figure) -> bool:
    """Whether a figure may tell a change: per cent, or the points between two percentages."""
    return one.dimension == "percent" or (one.noun == "point" and result.unit == "%")


def compared(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "Leaks came to 410 million last year, and to 400 million the year before, a rise of 25 percent"."""
    lower = scene.prose.lower
    told = scene.figures(sentence)
    found = [one for one in told if lower[one.first - 1] != "in" or one.noun or not 1900 <= one.value < 2100]
    if len(found) != 3 or found[2].unit != "%":
        return
    one, other, change = like(found[0], found[1]), like(found[1], found[0]), found[2]
    if not same_sort(one, other) or one.unit == "%":
        return
    prose = scene.prose
    start, end = prose.sentences[sentence]
    between = prose.lower[one.stop : change.first]
    way = way_of(scene, change, start, end)
    timed = len(told) > len(found) or not EARLIER.isdisjoint(lower[start : change.first])
    if not way or not timed or not FROM.isdisjoint(between):
        return
    # ", a rise of 16 percent" speaks of both, wherever the second of them stands
    far = 2 * FURTHER if lower[change.first - 1] == "of" else FURTHER
    if (other.noun and other.noun != one.noun) or change.first - other.end > far or AFTER.isdisjoint(between):
        return
    base, result = sorted((one, other), key=lambda figure: figure.value, reverse=way == "down")
    yield in_percent(one.first, base.rounded(), result.rounded(), change, way, one.unit)


def in_percent(first: int, base: Amount, result: Amount, change: Figure, way: str, unit: str) -> Calculation:
    """The change in per cent between two figures that no preposition ties to each other."""
    fields: dict[str, Value] = {"form": "change", "base": base, "result": result, "unit": unit}
    fields |= {"change": change.cut(), "change unit": "%", "direction": way}
    return Calculation(first, change.stop, fields, 0.58)


def gaps(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "They want 6 percent and are offered 3.5, so they are three points apart"."""
    found = scene.figures(sentence)
    lower = scene.prose.lower
    if len(found) != 3 or lower[found[2].end : found[2].end + 1] != ["apart"] or found[2].noun != "point":
        return
    one, other, gap = found
    base, result = like(one, other), like(other, one)
    if base.unit == "%" and same_sort(base, result):
        yield Calculation(
            one.first,
            gap.end,
            {
                "form": "point",
                "base": base.rounded(),
                "result": result.rounded(),
                "unit": "%",
                "change": gap.cut(),
                "change unit": POINTS,
            },
            0.8,
        )


def moves(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "rose 28 points, or 1 percent, to 2,917": what it was is what it is, less the move."""
    found = scene.figures(sentence)
    start, end = scene.prose.sentences[sentence]
    lower = scene.prose.lower
    for one, other, result in zip(found, found[1:], found[2:], strict=False):
        change, move = (one, other) if one.unit == "%" else (other, one)
        if change.unit != "%" or move.dimension not in {"count", "money"} or move.dimension != result.dimension:
            continue
        if not apposed(lower, one.end, other.first) or lower[result.first - 1] != "to" or result.first - other.end > 2:
            continue
        if (move.unit != result.unit and move.dimension == "money") or (result.noun and result.noun != move.noun):
            continue
        way = way_of(scene, one, start, end) or MOVES.get(scene.prose.lemmas[one.first - 1], "")
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
        if at < start:
            continue
        before = found[index - 1] if index else None
        if lower[at] in AGAINST or lower[at - 1] == "compared":
            if before is not None and at - before.stop < 2 * FURTHER and before.dimension != "percent":
                pairs.append((like(base, before), before, 0.75))
            continue
        if lower[at] != "from":
            continue
        follows = found[index + 1] if index + 1 < len(found) else None
        if follows is not None and (_reaches(lower, base, follows) or (at == start and _comes(scene, base, follows))):
            pairs.append((like(base, follows), like(follows, base), 0.85))
            continue
        if before is None:
            continue
        if lower[at - 1] in UP_OR_DOWN and at - before.end < FURTHER and before.dimension != "percent":
            pairs.append((like(base, before), before, 0.75))  # "240 million last year, up from 200 million"
        elif lower[before.end : at] == [","] and before.dimension != "percent":
            pairs.append((like(base, before), before, 0.75))  # "sales of 240 million, from 200 million"
        elif lower[before.first - 1] == "to" and at - before.stop < FURTHER and "," not in lower[before.stop : at]:
            pairs.append((like(base, before), like(before, base), 0.85))
        elif index > 1 and before.dimension == "percent" and at - before.stop <= 1:
            told = found[index - 2]
            if lower[before.first - 1] in {"up", "down"} and before.first - told.stop < 10:
                pairs.append((like(base, told), told, 0.75))
    return [
        pair for pair in pairs if same_sort(pair[0], pair[1]) and pair[0].value > 0 and pair[1].dimension != "duration"
    ]


def _near(one: Figure, low: int, high: int) -> bool:
    return low - one.stop <= FURTHER and one.first - high <= 2 * FURTHER


def _reaches(lower: list[str], base: Figure, result: Figure) -> bool:
    """ "from 10.9 percent of sales to 8.4"."""
    near = result.first - base.stop <= FURTHER
    return near and lower[result.first - 1] == "to" and "," not in lower[base.stop : result.first]


def _comes(scene: Scene, base: Figure, result: Figure) -> bool:
    """ "From 24 tons three years ago, the catch came down to 18": what opens the sentence is reached by a verb."""
    between = scene.prose.tags[base.stop : result.first]
    return scene.prose.lower[result.first - 1] == "to" and len(between) < 2 * FURTHER and "V" in between


def _exact(one: Figure) -> Amount:
    """What was rounded to a figure; a few things that are counted are no more and no less."""
    few = one.dimension == "count" and one.step == 1 and one.value < FEW and not one.hedged
    return one.amount if few else one.rounded()


def way_of(scene: Scene, change: Figure, start: int, end: int) -> str:
    """Up or down, where the words next to a percentage say that it is a change."""
    lemmas, lower, known = scene.prose.lemmas, scene.prose.lower, scene.known.measures
    at = change.first - 1
    if at > start and lower[at] in {"by", "of", "another"}:
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
    for at in range(stop - 1, max(start, stop - 8) - 1, -1):  # "doubled in five years, from"
        value = FACTORS.get(lemmas[at])
        if value is None:
            continue
        return _bent(at, value, set(lower[max(start, at - 2) : at]))
    return None


def _multiple(scene: Scene, after: int, end: int) -> tuple[int, Amount, bool] | None:
    """A factor that is told behind the two figures: ", a doubling", ": it has tripled"."""
    lemmas, lower = scene.prose.lemmas, scene.prose.lower
    for at in range(after, min(after + 2 * FURTHER, end)):
        value = FACTORS.get(lemmas[at]) or DOUBLINGS.get(lower[at])
        if value is not None and not AFTER.isdisjoint(lower[after:at]):
            return _bent(at, value, set(lower[max(after, at - 2) : at]))
    return None


def _bent(at: int, value: float, before: set[str]) -> tuple[int, Amount, bool]:
    """What a factor allows, with the words before it."""
    if not MORE.isdisjoint(before):
        ends = (value, value + 1) if value > 1 else (0.0, value)
    elif not NEARLY.isdisjoint(before):
        ends = (value - 0.35, value) if value > 1 else (value, 0.65)
    else:
        ends = (value * 0.9, value * 1.12)
    return at, Amount(*ends, value), bool(before & (MORE | NEARLY))
