"""What a passage works out: products and rates, means, shares and changes in per cent.

What comes in: a scene, the number of a sentence, the figures of the passage before it and its own. What goes out:
calculations of form "apiece", "share" and "change" that no figures of the passage bear out:

* "Six crossings a day, with 140 cars on each: that is 960 cars a day" → apiece.
* "It has 12,000 staff. It will cut 900 jobs, or 12 per cent of them" → share.
* "It had 80,000 visitors in May and 120,000 in June, a jump of a third" → change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.changes import way_of
from newslint.annotate.operands import Figure, like, same_sort
from newslint.annotate.parts import shared
from newslint.annotate.passages import DOUBTFUL, EXACT, N_PAIR, PER, apiece, equal, is_rate, tight
from newslint.annotate.reckoned import fractions
from newslint.core.values import Amount, Value

APART = frozenset(("percent", "clock", "age", "score", "temperature", "speed"))
"""Dimensions of which no total is made."""
BESIDE = frozenset(("altogether", "combined", "together", "overall", "total"))
"""Words beside a total."""
SO = frozenset(("so", "thus", "therefore", "hence", "then", "meaning", "means", "that", "altogether", "total"))
"""Words by which a product follows."""
EACH = frozenset(("each", "apiece", "every"))
"""Words that say so much for each."""
OWNERS = frozenset(("of", "the", "its", "their", "his", "her", "these", "those", "our"))
"""Words between "each of" and how many there are."""
HEADS = frozenset(("head", "person", "piece", "time", "unit", "family", "household"))
"""What a price for each person is for."""
_PEOPLE = """
    person people man woman boy girl child female male student pupil patient victim worker passenger member
    player guest visitor customer spectator fan voter household family teacher candidate employee resident adult
    teenager officer minister
"""
PEOPLE = frozenset(_PEOPLE.split())
"""Who can be told apart in this way."""
_OTHERWISE = """
    more less fewer higher lower rise fall increase decrease drop gain up down than growth discount off another
    over above below under short dearer cheaper jump grow decline
"""
OTHERWISE = frozenset(_OTHERWISE.split())
"""Words by which a percentage is a change or is of something else."""
NEAR_SHARE = (0.4, 2.5)
"""The same of a share or a change in per cent."""
NEAR_PRODUCT = (0.45, 2.2)
"""The same of a product."""


def _per(scene: Scene, one: Figure) -> str:
    """What a figure is for each of: "140 cars on each", "$18 a share", "for each of his birds he is due 400"."""
    lower, lemmas = scene.prose.lower, scene.prose.lemmas
    at = one.stop
    number = scene.prose.sentence_at[one.first]
    start, end = scene.prose.sentences[number]
    if at + 1 < end and lower[at] in PER and scene.prose.tags[at + 1] in "NJ":
        return lemmas[at + 1]
    behind = lower[at : min(one.end + 3, end)]
    if not EACH.isdisjoint(behind) or "apiece" in behind:
        return "each"
    for i in range(one.first - 1, max(start, one.first - 9) - 1, -1):
        if lower[i] in EACH:
            return "" if set(lower[i + 1 : one.first]) <= OWNERS else "each"
    if lower[one.first - 1] == "at" and one.dimension == "money" and scene.prose.tags[one.first - 2] in "N#":
        return "at"
    return ""


def products(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    """So many, so much for each, and what it comes to: the last of three figures."""
    lower = scene.prose.lower
    window = [*before[-3:], *here]
    for index, result in enumerate(here):
        if result.hedged and result.dimension != "money":
            continue
        earlier = [one for one in window if one.first < result.first or one in here[index + 1 :]][-5:]
        rates = [(one, _per(scene, one)) for one in earlier]
        rates = [(one, per) for one, per in rates if per and one.unit != "%" and (one.unit or one.noun)]
        if len(rates) != 1 or rates[0][0].hedged or _per(scene, result) not in ("", "at"):
            continue
        rate, per = rates[0]
        alike = like(result, rate)
        scaled = same_sort(alike, rate) or (
            rate.unit and result.dimension == "count" and not result.noun and result.step >= 1000
        )
        if not scaled or result.dimension in APART:
            continue
        counts = [
            one for one in earlier if one is not rate and one.dimension in ("count", "duration") and one.value > 1
        ]
        if rate.dimension == "count":
            counts = [one for one in counts if one.noun != rate.noun]
        if per not in ("each", "at"):
            counts = [one for one in counts if per in (one.unit, one.noun) or (per in HEADS and one.noun in PEOPLE)]
        if len(counts) != 1 or counts[0].hedged:
            continue
        many = counts[0]
        made = many.value * rate.value
        words = lower[min(rate.stop, many.stop) : result.first + 1] + lower[result.stop : result.end + 3]
        cued = not (
            SO
            | BESIDE
            | {
                "or",
                "makes",
                "comes",
                "bill",
                "sum",
                "worth",
                "paid",
                "pay",
                "now",
                "is",
                "for",
                ":",
                "bring",
                "earn",
                "raise",
            }
        ).isdisjoint(words)
        if not cued or not made or not NEAR_PRODUCT[0] < alike.value / made < NEAR_PRODUCT[1]:
            continue
        yield apiece(alike, many, rate)
        return


def rates_of(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    """A total, how many share it, and what each gets: the rate is the last."""
    for index, result in enumerate(here):
        per = _per(scene, result)
        if per in ("", "at") or result.unit == "%" or result.hedged:
            continue
        earlier = [*before[-3:], *here[:index]]
        counts = [
            one
            for one in earlier
            if one.dimension == "count" and one.noun and (per in ("each", one.noun)) and one.value > 1
        ]
        wholes = [like(one, result) for one in earlier if one not in counts]
        wholes = [one for one in wholes if same_sort(one, result) and one.value > result.value]
        if len(counts) != 1 or len(wholes) != 1 or counts[0].hedged:
            continue
        if (per == "each" and result.dimension == "count" and result.step < EXACT) or scene.prose.sentence_at[
            wholes[0].first
        ] < sentence - 1:
            continue
        made = wholes[0].value / counts[0].value
        if NEAR_PRODUCT[0] < result.value / made < NEAR_PRODUCT[1]:
            yield apiece(wholes[0], counts[0], result)
            return


def means(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    """An average of three or more figures of one sentence."""
    lower = scene.prose.lower
    for index, result in enumerate(here):
        if (
            "average" not in lower[max(0, result.first - 3) : result.first]
            and "average" not in lower[result.stop : result.stop + 3]
        ):
            continue
        operands = [like(one, result) for one in (here[:index] or before)]
        operands = [one for one in operands if same_sort(one, result) and lower[one.stop : one.stop + 1] != ["in"]]
        if lower[result.stop : result.stop + 1] == ["in"] or not 3 <= len(operands) <= 6 or result.unit == "%":
            continue
        made = sum(one.value for one in operands)
        low, high = min(one.value for one in operands), max(one.value for one in operands)
        if low / 2 <= result.value <= 2 * high:
            whole = operands[0]._replace(amount=Amount(made, made, made), value=made)
            many = operands[0]._replace(value=float(len(operands)), stop=operands[0].stop)
            one = apiece(whole, many, result)
            yield one
            return


def _told_shares(scene: Scene, sentence: int, here: Sequence[Figure]) -> list[Figure]:
    start, end = scene.prose.sentences[sentence]
    told = [one.figure() for one in fractions(scene, start, end)]
    inside = [one for one in here if one.unit == "%" and not any(f.first <= one.first < f.stop for f in told)]
    return sorted((*told, *inside), key=lambda one: one.first)


def shares(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    """A part, its whole and the share that it is said to be, wherever in the passage they stand."""
    lower, lemmas = scene.prose.lower, scene.prose.lemmas
    start, end = scene.prose.sentences[sentence]
    told = _told_shares(scene, sentence, here)
    if len(told) != 1:
        return
    share = told[0]
    if way_of(scene, share, start, end) or not OTHERWISE.isdisjoint(
        (*lemmas[max(start, share.first - 3) : share.first], *lemmas[share.stop : share.stop + 3])
    ):
        return
    inside = [one for one in here if one.dimension != "percent" and not share.first <= one.first < share.stop]
    pool = [*before, *inside]
    pool = [
        one
        for one in pool
        if one.dimension in ("count", "money", "area", "length", "volume", "mass", "weight") and one.unit != "%"
    ]
    pool = [one for one in pool if not is_rate(scene, one) and one.value > 1]
    pool = pool[-5:]
    pairs = [(like(w, p), like(p, w)) for w in pool for p in pool if w is not p]
    pairs = [(w, p) for w, p in pairs if same_sort(w, p) and p.value < w.value]
    if not pairs:
        return
    amount = share.cut()
    slack = 0.04 * max(share.value, 1)
    for w, p in pairs:
        for made in (100 * p.value / w.value, 100 - 100 * p.value / w.value, 100 * (w.value - p.value) / p.value):
            if amount.low - slack <= made <= amount.high + slack:
                return
    firsts = [one.first for one in pool]
    inside = [one for one in inside if one.first in firsts]
    apposed = [
        one
        for one in inside
        if 0 <= share.first - one.end <= 3
        and set(lower[one.end : share.first]) <= {",", "or", "(", "--", "about", "-", "nearly", "almost", "some"}
    ]
    behind = lower[share.stop : share.stop + 3]
    firm = [one for one in apposed if not {"or", "("}.isdisjoint(lower[one.end : share.first])]
    closes = (
        (behind[:1] == ["of"] and not OWNERS.isdisjoint(behind[1:2]))
        or share.stop >= end - 1
        or behind[:1] in ([","], [")"])
    )
    apposed = apposed if firm or (closes and share.step < 1) else []
    tied = bool(apposed) or (
        behind[:1] == ["of"]
        and len(behind) > 1
        and behind[1] in {"its", "the", "their", "all", "them", "those", "his", "her", "that"}
    )
    if not tied:
        return
    parts = apposed or [one for one in inside if one.first < share.first][-1:] or inside[:1] or pool[-1:]
    chosen = [(w, p) for w, p in pairs if any(p.first == one.first for one in parts)]
    if len(chosen) != 1:
        return
    whole, part = chosen[0]
    noun = next(
        (lemmas[at] for at in range(share.stop + 1, min(share.stop + 5, end)) if scene.prose.tags[at] == "N"), ""
    )
    if (
        not apposed
        and noun
        and whole.noun
        and noun not in (whole.noun, part.noun)
        and behind[1] != "them"
        and len(pool) > N_PAIR
    ):
        return
    made = 100 * part.value / whole.value
    if NEAR_SHARE[0] < share.value / made < NEAR_SHARE[1]:
        calculation = shared(whole._replace(amount=tight(whole)), part._replace(amount=tight(part)), share, DOUBTFUL)
        if calculation is not None:
            yield calculation


def changes(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    """What something was, what it is, and the change in per cent, of which no preposition says which is which."""
    start, end = scene.prose.sentences[sentence]
    told = _told_shares(scene, sentence, here)
    ways = [(one, way_of(scene, one, start, end)) for one in told]
    ways = [(one, way) for one, way in ways if way]
    if len(ways) != 1:
        return
    change, way = ways[0]
    inside = [one for one in here if one.unit != "%" and not change.first <= one.first < change.stop]
    for pool in (inside, [*before[-2:], *inside]):
        pool = [one for one in pool if not (not one.noun and not one.unit and 1900 <= one.value < 2100)]
        if len(pool) != N_PAIR:
            continue
        one, other = like(pool[0], pool[1]), like(pool[1], pool[0])
        if not same_sort(one, other) or one.dimension in APART or one.value == other.value:
            continue
        named = {one.noun, other.noun} - {""}
        if len(named) > 1 or one.hedged or other.hedged:
            continue
        base, result = sorted((one, other), key=lambda each: each.value, reverse=way == "down")
        made = 100 * abs(result.value - base.value) / base.value
        amount = change.cut()
        slack = 0.04 * change.value + (1 if change.hedged else 0)
        if amount.low - slack <= made <= amount.high + slack or equal(100 * other.value / one.value, change.value, 3):
            return
        if NEAR_SHARE[0] < change.value / made < NEAR_SHARE[1]:
            fields: dict[str, Value] = {
                "form": "change",
                "base": tight(base),
                "result": tight(result),
                "unit": one.unit,
            }
            fields |= {"change": amount, "change unit": "%", "direction": way}
            ends = (one, other, change)
            yield Calculation(min(each.first for each in ends), max(each.stop for each in ends), fields, DOUBTFUL)
        return
