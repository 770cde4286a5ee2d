"""What a passage works out: products and rates, means, shares and changes in per cent.

What comes in: a scene, the number of a sentence, the figures of the passage before it and its own. What goes out:
calculations of form "apiece", "share" and "change" that no figures of the passage bear out:

* "Six crossings a day, with 140 cars on each: that is 960 cars a day" → apiece.
* "It has 12,000 staff. It will cut 900 jobs, or 12 per cent of them" → share.
* "It had 80,000 visitors in May and 120,000 in June, a jump of a third" → change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newslint.annotate import units
from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.changes import way_of
from newslint.annotate.operands import Figure, like, same_sort
from newslint.annotate.parts import shared
from newslint.annotate.passages import DOUBTFUL, EXACT, N_PAIR, PER, apiece, equal, is_rate, tight
from newslint.annotate.reckoned import fractions
from newslint.core.values import Amount, Value, exactly

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
UNITS = {
    "kilo": "kg", "kilogram": "kg", "kilometre": "km", "kilometer": "km", "metre": "m", "meter": "m", "square": "m2",
    "liter": "litre", "ton": "tonne", "pound": "lb", "foot": "ft",
}  # fmt: skip
"""Units by the word behind "a" or "per"."""
BETWEEN = 14
"""Tokens between a figure and the same in another unit."""
RESTATED: frozenset[str] = frozenset(("that", "or", "which", "equals", "equivalent", "i.e."))
"""Words by which a figure is told once more."""
RESTS = frozenset(("rest", "remaining", "other", "left", "leaving", "themselves", "difference"))
"""Words by which what is told is the rest."""
NEAR_SIZE = (0.94, 1.06)
"""Between which quotients a figure is the same in another unit."""
NEAR_ONE = (0.93, 1.07)
"""Between which shares of a product a figure is that product."""
CLOCKED = frozenset(("clock", "age", "score", "temperature", "percent"))
"""Dimensions of which nothing is told for each."""
LENGTHS = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "night": 86400.0, "week": 604800.0,
    "month": 2629800.0, "year": 31557600.0,
}  # fmt: skip
"""Units of time, in seconds."""
DOLLARS = frozenset(("USD", "AUD", "CAD", "NZD", "HKD", "SGD"))
"""Currencies that are called dollars where it is plain which are meant."""
LASTING = frozenset(
    ("rate", "pace", "take", "takes", "last", "lasts", "done", "enough", "until", "need", "needs", "so")
)
"""Words by which a length of time follows."""
_RESULTS = """
    or makes comes bill sum worth paid pay now is for bring earn raise invoice cost costs fetch was total raised
    took out
"""
RESULTS = frozenset((*_RESULTS.split(), ":"))
"""Words by which a product is told."""
NEAR_PRODUCT = (0.45, 2.2)
"""The same of a product."""


def _per(scene: Scene, one: Figure) -> str:
    """What a figure is for each of: "140 cars on each", "$18 a share", "for each of his birds he is due 400"."""
    lower, lemmas = scene.prose.lower, scene.prose.lemmas
    at = one.stop
    number = scene.prose.sentence_at[one.first]
    start, end = scene.prose.sentences[number]
    if at + 1 < end and lower[at] in PER and scene.prose.tags[at + 1] in "NJ":
        return UNITS.get(lemmas[at + 1], lemmas[at + 1])
    behind = []
    for word, tag in zip(lower[at : min(one.end + 3, end)], scene.prose.tags[at:end], strict=False):
        if tag in ".,#":
            break
        behind.append(word)
    if not EACH.isdisjoint(behind) or "apiece" in behind:
        return "each"
    for i in range(one.first - 1, max(start, one.first - 9) - 1, -1):
        if lower[i] in EACH:
            return "" if set(lower[i + 1 : one.first]) <= OWNERS else "each"
    if lower[one.first - 1] == "at" and one.dimension == "money" and scene.prose.tags[one.first - 2] in "N#":
        return "at"
    return ""


def products(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    """So many, so much for each, and what that comes to: the last is held against the others."""
    window = [one for one in (*before[-4:], *here) if one.unit != "%" and one.dimension not in CLOCKED]
    rates = [(one, per) for one in window if (per := _per(scene, one))]
    for rate, per in rates:
        timed = per not in LENGTHS  # "1,200 euros a month, or 15 a square metre"
        pers = [(one, _per(scene, one)) for one in window if one is not rate]
        others = [one for one, other in pers if not other or (timed and other in LENGTHS)]
        manys = [one for one in others if _is_many(scene, one, rate, per)]
        totals = [(one, size) for one in others if (size := _as_total(scene, one, rate)) > 0]
        pairs = [(many, one, size) for many in manys for one, size in totals if many is not one]
        rated = [one for one, other in rates if not (timed and other in LENGTHS)]
        if not pairs or any(
            NEAR_ONE[0] < size / _made(scene, rate, per, many) < NEAR_ONE[1] for many, _, size in pairs
        ):
            continue
        if len(pairs) != 1 or len(rated) > N_PAIR:
            continue
        many, total, size = pairs[0]
        made = _made(scene, rate, per, many)
        last = max(rate, many, total, key=lambda one: one.first)
        if last not in here or not _is_cued(scene, sentence, last, rate, many, total):
            continue
        if NEAR_PRODUCT[0] < size / made < NEAR_PRODUCT[1] and not (rate.hedged or many.hedged):
            whole = total._replace(amount=Amount(size * 0.99, size * 1.01, size), hedged=False)
            each = made / many.value
            part = rate._replace(amount=Amount(each, each, each), value=each, step=0.0, hedged=False)
            one = apiece(whole, many, part)
            yield one._replace(fields={**one.fields, "whole": whole.amount, "part": part.amount})
            return


def _is_many(scene: Scene, one: Figure, rate: Figure, per: str) -> bool:
    """Whether a figure says of how many each has so much."""
    if (
        one.value <= 1
        or one.dimension == "money"
        or (one.dimension == rate.dimension and one.unit and one.unit == rate.unit)
    ):
        return False
    if per in ("each", "at"):
        bare = not one.noun and (rate.unit or scene.prose.lower[one.stop : one.stop + 1] != ["of"])
        return (one.dimension == "count" and (bare or one.noun != rate.noun) and one.step < EXACT) or (
            one.dimension == "duration" and rate.dimension != "duration"
        )
    if one.dimension == "duration":
        return one.unit == per or (per in LENGTHS and one.unit in LENGTHS)
    return (
        per in (one.unit, one.noun)
        or (per in HEADS and one.dimension == "count" and bool(one.noun))
        or (not one.noun and not one.unit)
    )


def _as_total(scene: Scene, one: Figure, rate: Figure) -> float:
    """What a figure comes to in the unit of a rate; 0 where it is of something else."""
    alike = like(one, rate)
    if rate.dimension == "duration":
        if one.dimension != "duration" or one.unit not in LENGTHS or rate.unit not in LENGTHS:
            return 0.0
        return one.value * LENGTHS[one.unit] / LENGTHS[rate.unit]
    if rate.dimension == "count":
        own = one.dimension == "count" and (one.noun == rate.noun or not one.noun or (not rate.noun and one.noun))
        return one.value if own and one.value >= rate.value else 0.0
    if same_sort(alike, rate):
        return alike.value
    dollars = one.dimension == rate.dimension == "money" and "USD" in (one.unit, rate.unit) and rate.unit in DOLLARS
    bare = rate.unit and one.dimension == "count" and not one.noun and one.step >= EXACT
    return one.value if (dollars and one.unit in DOLLARS) or bare else 0.0


def _made(scene: Scene, rate: Figure, per: str, many: Figure) -> float:
    """What so many at a rate come to."""
    if per in LENGTHS and many.unit in LENGTHS:
        return rate.value * many.value * LENGTHS[many.unit] / LENGTHS[per]
    return rate.value * many.value


def _is_cued(scene: Scene, sentence: int, last: Figure, rate: Figure, many: Figure, total: Figure) -> bool:
    """Whether words say that the last of three figures follows from the others."""
    lower = scene.prose.lower
    if last is rate:
        return True
    if last is many:
        return not LASTING.isdisjoint(lower[slice(*scene.prose.sentences[sentence])])
    words = lower[min(rate.stop, many.stop) : total.first + 1] + lower[total.stop : total.end + 3]
    return not (SO | BESIDE | RESULTS).isdisjoint(words)


def converted(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    """ "They measured 104 miles an hour. That is 187 kilometres an hour"; "30 litres a minute, or 2,400 an hour"."""
    prose = scene.prose
    start = prose.sentences[sentence][0]
    window = [*before[-1:], *here]
    for one, other in pairwise(window):
        words = prose.lower[max(one.stop, start) : other.first + 1]
        if (
            other not in here
            or len(words) > BETWEEN
            or "(" in words
            or RESTATED.isdisjoint(words)
            or one.dimension in ("money", "count")
        ):
            continue
        if one.dimension != other.dimension or one.hedged or other.dimension in CLOCKED - {"speed"}:
            continue
        sizes = [units.size_of(each.amount, each.unit, scene.known.units) for each in (one, other)]
        base, result = (size.printed if size is not None else None for size in sizes)
        pers = _per(scene, one), _per(scene, other)
        if not base or not result or (one.unit == other.unit) == (pers[0] == pers[1]):
            continue
        if pers != ("", "") and pers[0] != pers[1]:
            if pers[0] not in LENGTHS or pers[1] not in LENGTHS:
                continue
            base *= LENGTHS[pers[1]] / LENGTHS[pers[0]]
        if NEAR_PRODUCT[0] < result / base < NEAR_PRODUCT[1] and not NEAR_SIZE[0] < result / base < NEAR_SIZE[1]:
            fields: dict[str, Value] = {"form": "conversion", "base": exactly(base), "result": exactly(result)}
            yield Calculation(one.first, other.stop, fields, 0.5, ("reckoned",))
            return


def speeds(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    """ "It covered 540 kilometres in six hours, an average of 80 kilometres an hour"."""
    window = [*before[-2:], *here]
    found = [[one for one in window if one.dimension == name] for name in ("length", "duration", "speed")]
    if not all(len(some) == 1 for some in found) or not any(some[0] in here for some in found):
        return
    way, time, speed = (some[0] for some in found)
    sizes = [units.size_of(one.amount, one.unit, scene.known.units) for one in (way, speed)]
    if time.unit not in LENGTHS or "in" not in scene.prose.lower[max(0, time.first - 2) : time.first]:
        return
    metres, told = (size.printed if size is not None else None for size in sizes)
    if metres and told:
        made = metres / (time.value * LENGTHS[time.unit]) * _hourly(scene, speed)
        if NEAR_PRODUCT[0] < told / made < NEAR_PRODUCT[1] and not 0.9 < told / made < 1.1:
            fields: dict[str, Value] = {"form": "conversion", "base": exactly(made), "result": exactly(told)}
            ends = (way, time, speed)
            first, stop = min(one.first for one in ends), max(one.stop for one in ends)
            yield Calculation(first, stop, fields, DOUBTFUL, ("reckoned",))


def _hourly(scene: Scene, speed: Figure) -> float:
    """Metres a second in the base unit of speeds."""
    size = units.size_of(exactly(1.0), "km/h", scene.known.units)
    return 3.6 * (size.printed or 1.0) if size is not None and speed.unit else 1.0


def remaining(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    """ "The policy makes good 80 percent of the 204,000, so that they have to find 61,000 themselves"."""
    lower = scene.prose.lower
    window = [*before[-2:], *here]
    told = [one for one in window if one.unit == "%" and not one.hedged]
    if len(told) != 1:
        return
    rate = told[0]
    if way_of(scene, rate, *scene.prose.sentences[scene.prose.sentence_at[rate.first]]):
        return
    wholes = [one for one in window if 0 < one.first - rate.stop <= 3 and lower[rate.stop : rate.stop + 1] == ["of"]]
    if len(wholes) != 1 or wholes[0].hedged or is_rate(scene, wholes[0]):
        return
    whole = wholes[0]
    results = [one for one in here if one.first > whole.first and one is not rate and not one.hedged]
    results = [like(one, whole) for one in results if same_sort(like(one, whole), whole) and one.value < whole.value]
    results = [one for one in results if not one.noun or one.noun == whole.noun]
    if len(results) != 1:
        return
    result = results[0]
    words = lower[whole.stop : result.first + 1]
    if (SO | RESTATED | RESTS).isdisjoint(words):
        return
    share, left = 100 * result.value / whole.value, 100 * (1 - result.value / whole.value)
    slack = max(rate.step / 2, 0.03 * rate.value)
    if any(abs(one - rate.value) <= slack for one in (share, left)):
        return
    near = min((share, left), key=lambda one: abs(one - rate.value))
    if NEAR_SHARE[0] < near / rate.value < NEAR_SHARE[1]:
        part = result._replace(amount=exactly(near * whole.value / 100), value=near * whole.value / 100)
        one = shared(whole._replace(amount=exactly(whole.value)), part, rate, DOUBTFUL)
        if one is not None:
            yield one


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
    if not apposed and behind[1:2] in (["them"], ["those"], ["these"]) and not inside:
        return  # "40 rooms, 10 are empty. About 60 percent of them": of which?
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
    if "than" in scene.prose.lower[change.stop : change.stop + 3]:
        return
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
