"""What a text works out in passing: so much a year for so many years, what is left of a whole, a deposit of so many per
cent, the turnout, so many times as much.

What comes in: a scene and the number of a sentence. What goes out, calculations:

* "thirty years at 410,000 a year, or 12.3 million", "14 launches at 6.5 million apiece, an order book of 91" → apiece.
* "Twelve crates of 24 bottles, 288 in all" → apiece.
* "Fourteen set out. Three fell and two pulled up, leaving nine", "94 aboard: 79 are safe, nine dead. Six are missing"
  → sum.
* "a price of 600,000 and a deposit of 15 per cent, 90,000"; "12,000 votes from 27,000 voters, a turnout of" → share.
* "640,000; with a premium of 25 per cent the price is 800,000" → change.
* "bought for 1,800, and sold for 5,400, three times as much" → factor.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.operands import Figure, like, same_sort
from newslint.annotate.parts import N_SUM, PARTIAL, shared, summed
from newslint.core.values import Amount, Value, exactly

RATES: frozenset[str] = frozenset(("each", "apiece", "head", "piece", "year", "month", "week", "day", "hour", "per"))
ONE = frozenset(("a", "an", "per", "every", "each"))
EVERY = frozenset(("each", "apiece"))
HEADS = frozenset(("head", "person", "piece", "time", "unit"))
RESULTS = frozenset(
    ("or", "total", "comes", "come", "makes", "making", "worth", "amounts", "altogether", "order", "book", "meaning",
     "bill", "sum", "totalling", "totaling")
)  # fmt: skip
"""Words of which one stands before what a product comes to."""
PACKED: frozenset[str] = frozenset(("all", "total", "altogether", "making", "makes", "or"))
FAR = 14
"""Tokens between a rate and its product."""
MOST = 3.0
"""Times by which a product may be wrong and still be meant as one."""

REMAINDERS: frozenset[str] = frozenset(
    ("leaving", "leaves", "left", "missing", "remain", "remains", "remaining", "unaccounted", "still")
)
LEAVING = frozenset(("leaving", "leaves"))
LEFT = REMAINDERS - LEAVING
SMALL = frozenset(("just", "only", "about", "another", "some", "the", "a", "are", "is", "were", "was", "have", "been"))
HARMED = frozenset(
    ("dead", "injured", "wounded", "homeless", "without", "hurt", "stranded", "hospitalised", "hospitalized", "points")
)
"""What an event leaves so many people, of whatever number there were."""
ABOARD: frozenset[str] = frozenset(("aboard", "board", "entered", "started", "competed", "enrolled"))
"""Words by which a number is all there were."""
BACK = 2
NEARLY = 0.2
"""Parts that come so near to a whole are meant to be all of it."""

PORTIONS = frozenset(
    ("deposit", "commission", "fee", "levy", "share", "stake", "cut", "royalty", "tip", "tax", "duty", "advance",
     "instalment", "bonus", "dividend", "slice", "downpayment", "contribution", "penalty", "fine", "payment")
)  # fmt: skip
ADDED = frozenset(("premium", "vat", "surcharge", "markup", "mark-up", "interest"))
APPOSED = frozenset((",", "or", "(", "--", "about", "some", "roughly", "which", "is", "was", "that", "i.e.", "makes"))
PROFITS = frozenset(("profit", "earnings", "income"))
SALES = frozenset(("revenue", "sale", "sales", "turnover"))
TURNOUT: frozenset[str] = frozenset(("turnout",))
VOTES, VOTERS = frozenset(("vote", "ballot")), frozenset(("voter", "elector", "elect"))
TIMES: frozenset[str] = frozenset(("times",))
AS = (
    ["as", "much"],
    ["as", "many"],
    ["that", "sum"],
    ["the", "price"],
    ["the", "sum"],
    ["what", "he"],
    ["what", "she"],
)


def products(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "Thirty years at 410,000 a year, or 12.3 million": so many, so much for each, and what it comes to."""
    start, end = scene.prose.sentences[sentence]
    if len(scene.begins(start, end)) < N_SUM:
        return
    found = scene.figures(sentence)
    for index, rate in enumerate(found):
        per = _per(scene, rate, end) if rate.dimension == "money" else ""
        if not per:
            continue
        before, behind = found[index - 1] if index else None, found[index + 1 :]
        if before is not None and _counts(scene, before, per):
            many = before
        elif behind and _counts(scene, behind[0], per):
            many, behind = behind[0], behind[1:]
        else:
            continue
        if not behind and sentence + 1 < len(scene.prose.sentences):
            if scene.prose.paragraphs[sentence + 1] != scene.prose.paragraphs[sentence]:
                continue
            behind = scene.figures(sentence + 1)[:1]
        if not behind:
            continue
        result, expected = like(behind[0], rate), many.value * rate.value
        last = max(rate.stop, many.stop)
        cued = not RESULTS.isdisjoint(scene.prose.lower[last : result.first])
        if not cued or not same_sort(result, rate) or result.first - last > FAR or not expected:
            continue
        if 1 / MOST < result.value / expected < MOST:
            fields: dict[str, Value] = {"form": "apiece", "whole": result.rounded(), "items": many.value}
            fields |= {"part": rate.rounded(), "unit": rate.unit}
            yield Calculation(min(many.first, rate.first), result.stop, fields, 0.6)


def packs(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "Twelve crates of 24 bottles, 288 bottles in all"."""
    found, lower = scene.figures(sentence), scene.prose.lower
    for many, rate, result in zip(found, found[1:], found[2:], strict=False):
        if lower[many.stop : rate.first][1:] != ["of"] or many.dimension != "count" or rate.noun != result.noun:
            continue
        expected = many.value * rate.value
        if many.hedged or rate.hedged or result.hedged or not rate.noun or many.value < N_SUM:
            continue
        told = not PACKED.isdisjoint(lower[rate.end : result.first] + lower[result.end : result.end + BACK])
        if told and 1 / MOST < result.value / expected < MOST:
            fields: dict[str, Value] = {"form": "apiece", "whole": result.amount, "items": many.value}
            yield Calculation(many.first, result.stop, {**fields, "part": rate.amount, "unit": rate.unit}, 0.6)


def _per(scene: Scene, rate: Figure, end: int) -> str:
    """The lemma of the unit that a rate is for, "each" for any; "" where it is none."""
    lower, lemmas = scene.prose.lower, scene.prose.lemmas
    at = rate.stop
    if at < end and lower[at] in EVERY and (at + 1 >= end or scene.prose.tags[at + 1] != "N"):
        return "each"
    if at + 1 < end and lower[at] in ONE:
        return "each" if lemmas[at + 1] in HEADS else lemmas[at + 1]
    return ""


def _counts(scene: Scene, one: Figure, per: str) -> bool:
    """Whether a figure says how many times a rate is paid."""
    if one.value < N_SUM or one.hedged:
        return False
    if one.dimension == "duration":
        return one.unit == per
    return one.dimension == "count" and bool(one.noun) and (per == "each" or one.noun == per)


def remainders(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "Fourteen set out. Three fell and two pulled up, leaving nine", "it had 52,000, so there is 28,000 to find"."""
    prose, lower = scene.prose, scene.prose.lower
    rests = [one for one in scene.figures(sentence) if _is_left(scene, one, prose.sentences[sentence])]
    if len(rests) != 1:
        return
    rest = rests[0]
    before = [one for one in scene.figures(sentence) if one.first < rest.first]
    for number in range(sentence - 1, max(sentence - 1 - BACK, -1), -1):
        if prose.paragraphs[number] != prose.paragraphs[sentence]:
            break
        before = scene.figures(number) + before
    if not before or (len(before) == 1 and before[0].dimension == "count") or len(before) > BACK + N_SUM:
        return
    whole, parts = before[0], [like(one, before[0]) for one in (*before[1:], rest)]
    if len(parts) < N_SUM or not all(same_sort(one, whole) and one.value < whole.value for one in parts):
        return
    told = sum(one.value for one in parts)
    if abs(told - whole.value) <= NEARLY * whole.value and not any(one.hedged for one in (whole, *parts)):
        partial = not (PARTIAL - {"rest", "remaining", "remainder", "other", "others"}).isdisjoint(
            lower[whole.first : rest.first]
        )
        if not partial:
            yield summed(whole, parts, len(parts), whole.first, rest.stop, True, 0.58)


def _is_left(scene: Scene, one: Figure, bounds: tuple[int, int]) -> bool:
    lower = scene.prose.lower
    at = one.first - 1
    while at > bounds[0] and lower[at] in SMALL:
        at -= 1
    behind = [word for word in lower[one.stop : min(one.end + 4, bounds[1])] if word not in SMALL]
    if not HARMED.isdisjoint(behind) or one.unit == "%" or one.dimension == "duration":
        return False
    return lower[at] in LEAVING or not LEFT.isdisjoint(behind[: 2 if one.stop == one.end else 3])


def aboard(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "128 people were aboard, 41 drowned, and 87 made it to the beach"."""
    found, prose = scene.figures(sentence), scene.prose
    if not N_SUM < len(found) < N_SUM + 3:
        return
    whole, parts = found[0], found[1:]
    if whole.dimension != "count" or whole.hedged or ABOARD.isdisjoint(prose.lower[whole.stop : whole.end + 4]):
        return
    if not all(same_sort(one, whole) and one.noun in ("", whole.noun) and not one.hedged for one in parts):
        return
    if not all(prose.tags[one.end : one.end + 1] in (["V"], ["A"]) for one in parts):
        return
    if abs(sum(one.value for one in parts) - whole.value) <= NEARLY * whole.value:
        yield summed(whole, parts, len(parts), whole.first, parts[-1].stop, True, 0.58)


def portions(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "A price of 600,000 and a deposit of 15 per cent, 90,000"; "with a premium of 25 per cent, 800,000"."""
    found = scene.figures(sentence)
    prose = scene.prose
    rates = [one for one in found if one.unit == "%"]
    if len(found) != N_SUM + 1 or len(rates) != 1:
        return
    rate = rates[0]
    noun = "".join(prose.lemmas[rate.stop : rate.stop + 1])
    if prose.lower[rate.first - 1] == "of":
        noun = prose.lemmas[rate.first - 2]
    one, other = (each for each in found if each is not rate)
    one, other = like(one, other), like(other, one)
    if not same_sort(one, other) or one.dimension != "money":
        return
    lemmas = frozenset(prose.lemmas[max(one.first - 6, 0) : other.stop]) if noun == "margin" else frozenset[str]()
    less, more = (one, other) if one.value < other.value else (other, one)
    between = prose.lower[rate.stop : other.first]
    paid = noun in PORTIONS and less is other and rate.stop <= other.first and len(between) < BACK + N_SUM
    margin = noun == "margin" and not lemmas.isdisjoint(PROFITS) and not lemmas.isdisjoint(SALES)
    if margin or (paid and set(between) <= APPOSED):
        told = shared(more, less, rate, 0.6)
    elif noun in ADDED and one.first < rate.first < other.first and less is one:
        fields: dict[str, Value] = {"form": "change", "base": one.rounded(), "result": other.rounded()}
        fields |= {"change": rate.cut(), "change unit": "%", "direction": "up", "unit": one.unit}
        told = Calculation(one.first, other.stop, fields, 0.58)
    else:
        return
    if told is not None:
        yield told


def turnout(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "With 12,239 votes from 27,800 registered voters, turnout was 44 percent"."""
    found = scene.figures(sentence)
    rates = [one for one in found if one.unit == "%"]
    votes = [one for one in found if one.noun in VOTES]
    voters = [one for one in found if one.noun in VOTERS]
    if len(rates) == len(votes) == len(voters) == 1 and votes[0].value < voters[0].value:
        told = shared(voters[0], votes[0], rates[0], 0.65)
        if told is not None:
            yield told


def multiples(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "It came down at 1,800 euros. By May it had been sold on for 5,400, three times as much"."""
    prose, found = scene.prose, scene.figures(sentence)
    for index, times in enumerate(found):
        if times.noun != "time" or prose.lower[times.end : times.end + 2] not in AS:
            continue
        before = found[:index]
        beside = sentence and prose.paragraphs[sentence] == prose.paragraphs[sentence - 1]
        # "three times as much as in any other month" has its own measure
        if len(before) == 1 and beside and prose.lower[times.end + 2 : times.end + 3] != ["as"]:
            before = scene.figures(sentence - 1) + before
        if len(before) != N_SUM:
            continue
        one, other = like(before[0], before[1]), like(before[1], before[0])
        other = other._replace(unit=one.unit, dimension=one.dimension) if not other.unit and not other.noun else other
        if not same_sort(one, other) or one.unit == "%" or not 0 < one.value < other.value:
            continue
        low, high = times.amount.low, times.amount.high
        factor = Amount(min(low, times.value * 0.85), max(high, times.value * 1.15), times.value)
        fields: dict[str, Value] = {"form": "factor", "base": one.rounded(), "result": other.rounded()}
        yield Calculation(one.first, times.stop, {**fields, "factor": factor, "unit": one.unit}, 0.6)


def owed(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "The purse is 900,000: four hundred thousand for first, two for second": the scale is that of the first part."""
    prose, found = scene.prose, scene.figures(sentence)
    if len(found) < N_SUM + 1 or found[0].dimension != "money" or found[0].hedged:
        return
    whole, parts = found[0], found[1:]
    if prose.lower[whole.stop] not in {":", "--"} or parts[0].first - whole.stop > 2:
        return
    scale = scene.known.numbers.scales.get(prose.lower[parts[0].stop - 1], 0)
    bare = all(one.dimension == "count" and not one.hedged and not one.noun for one in parts)
    if not bare or scale < 1000 or "and" not in prose.lower[parts[-2].stop : parts[-1].first]:
        return
    scaled = [one if one.value >= scale else one._replace(value=one.value * scale) for one in parts]
    scaled = [one._replace(amount=exactly(one.value)) for one in scaled]
    if abs(sum(one.value for one in scaled) - whole.value) <= NEARLY * whole.value:
        yield summed(whole, scaled, len(scaled), whole.first, parts[-1].stop, True, 0.65)
