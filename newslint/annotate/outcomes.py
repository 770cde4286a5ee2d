"""What a text comes to, told a sentence or two after its figures: all together, what is left, how far apart they are.

What comes in: a scene and the number of a sentence. What goes out: calculations of form "sum" and "difference" whose
result stands behind a word that says how it was come by:

* "One bill was for 410 euros, one for 380. Together they come to 790 euros" → sum.
* "It bought the yard for 40 million and sold it for 58 million, a profit of 18 million" → difference.
* "The yard employed 1,340. It has let 290 go and now employs 1,050" → difference.

The figures before are not said to be all of the sum. That the result is what they make, or misses it by the slip of one
digit or by two digits exchanged, says so: of other figures few come so near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import floor, log10

from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.cues import Cue, cue_of
from newslint.annotate.operands import Figure, like, same_sort
from newslint.annotate.parts import PARTIAL, summed
from newslint.core.values import Amount, Value

APART = frozenset(("percent", "clock", "age", "score", "temperature", "speed"))
"""Dimensions of which no total is made."""
EACH = frozenset(("each", "apiece", "per", "every"))
RATED = EACH | {"a", "an"}
BACK = 2
"""Sentences that a result may look back over."""
MOST = 6
"""Figures that it may be made of."""
FEWEST: int = 3
"""Parts of a whole that is told in the sentence before, without a word that says so."""
YEARS = range(1900, 2100)
N_PARTS = 2
BEHIND = frozenset(("behind", "down", "back", "adrift"))
AHEAD = frozenset(("ahead", "up", "clear", "good"))
FIRM, CLEAR = 2, 1
"""Digits that a result has behind its first: with two, one in thirty is met by chance, with one, one in five."""
SURE, LIKELY, DOUBTFUL = 0.75, 0.58, 0.38
"""How sure a result is of its figures: of an error the second makes a warning, the third a note."""
WILD = 0.6
"""Share of the greater of two results by which a slip puts one of them off."""
NOTHING = 1e-6


def outcomes(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """The results of a sentence, each with the figures before it."""
    found = scene.figures(sentence)
    for index, result in enumerate(found):
        if result.hedged or result.dimension in APART:
            continue
        cue = cue_of(scene, sentence, found, index)
        if cue is None or _is_rate(scene, result):
            continue
        near, far = _before(scene, sentence, found[:index], result)
        for operands in (near, far) if len(near) < len(far) else (near,):
            told = _told(scene, cue, operands, result) if N_PARTS <= len(operands) <= MOST else None
            if told is not None:
                yield told
                break
        else:
            yield from _times(scene, sentence, found[:index], result, cue)


def spread(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "The dam cost 84 million euros. The state paid 51 million, the town 22 million and the county 11 million"."""
    prose = scene.prose
    if not sentence or prose.paragraphs[sentence] != prose.paragraphs[sentence - 1]:
        return
    start, end = prose.sentences[sentence]
    told, parts = scene.figures(sentence - 1), scene.figures(sentence)
    if len(told) != 1 or not FEWEST <= len(parts) <= MOST or not PARTIAL.isdisjoint(prose.lower[start:end]):
        return
    whole = told[0]
    parts = [like(one, whole) for one in parts]
    if whole.hedged or any(one.hedged or not same_sort(one, whole) or one.value >= whole.value for one in parts):
        return
    if whole.dimension in APART or any(one.noun not in ("", whole.noun) for one in parts):
        return
    last = prose.lower[parts[-2].stop : parts[-1].first]
    step = max(one.step for one in (whole, *parts))
    made, digits = sum(one.value for one in parts), _digits(whole, step)
    if "and" in last and digits >= CLEAR and _slip(whole.value, made, step, digits) and not _rated(scene, parts):
        sure = LIKELY if digits >= FIRM else DOUBTFUL
        yield summed(whole, parts, len(parts), whole.first, parts[-1].end, True, sure)


def _rated(scene: Scene, figures: Sequence[Figure]) -> bool:
    return any(_is_rate(scene, one) for one in figures)


def _is_rate(scene: Scene, one: Figure) -> bool:
    """Whether a figure is so much for each."""
    return not RATED.isdisjoint(scene.prose.lower[one.stop : one.stop + 1])


def _before(scene: Scene, sentence: int, here: Sequence[Figure], result: Figure) -> tuple[list[Figure], list[Figure]]:
    """The figures before a result that measure in its unit: of its own sentence, and of those before it too."""
    prose = scene.prose
    near = _alike(scene, here, result)
    far = list(near)
    for number in range(sentence - 1, max(sentence - 1 - BACK, -1), -1):
        if prose.paragraphs[number] != prose.paragraphs[sentence]:
            break
        far = _alike(scene, scene.figures(number), result) + far
        if len(far) >= N_PARTS:
            break
    return near, far


def _alike(scene: Scene, figures: Sequence[Figure], result: Figure) -> list[Figure]:
    lower = scene.prose.lower
    kept = []
    for one in figures:
        same = like(one, result)
        # "It still owes 1.5 million"
        bare = result.dimension == "count" and not result.noun and one.dimension == "money"
        if not (bare or same_sort(same, result)) or _is_rate(scene, one):
            continue
        if one.value == 1 and lower[one.first] == "one":
            continue  # "one for 380 euros"
        if not one.noun and one.value in YEARS and lower[one.first - 1] in {"in", "since", "until", "from", "of", "by"}:
            continue
        kept.append(same)
    return kept


def _told(scene: Scene, cue: Cue, operands: Sequence[Figure], result: Figure) -> Calculation | None:
    """The calculation, if the figures before come near enough to the result to be what it is made of."""
    donor = next((one for one in operands if one.dimension == "money"), result)
    result, operands = like(result, donor), [like(one, donor) for one in operands]
    if any(one.hedged or one.value == result.value or not same_sort(one, result) for one in operands):
        return None
    words = scene.prose.lower[operands[0].first : result.first]
    others = words[-1] in {"other", "remaining"}  # that is what the result itself is called
    words = words[:-1] if others else words
    if not PARTIAL.isdisjoint(words) and cue.way != "gap":
        return None
    step = max(one.step for one in (result, *operands))
    digits = _digits(result, step)
    if digits < CLEAR and not (cue.way == "rest" and others):
        return None
    opposed = cue.way == "gap" and not BEHIND.isdisjoint(words) and not AHEAD.isdisjoint(words)
    told = None
    if cue.way in ("sum", "so") or opposed:
        made = sum(one.value for one in operands)
        if _slip(result.value, made, step, digits):
            told = summed(result, [*operands], len(operands), operands[0].first, result.end, True, _sure(cue, digits))
    if told is None and cue.way != "sum" and not opposed:
        told = _difference(cue, operands, result, step, digits)
    if told is None or (len(operands) > N_PARTS and _explained(operands, result)):
        return None
    at = scene.prose.sentence_at
    first, last = at[operands[0].first], at[operands[-1].first]
    if first != last and last != at[result.first] and cue.way != "rest":
        told = told._replace(confidence=DOUBTFUL)
    counts = [one.value for number in range(first, at[result.first] + 1) for one in scene.figures(number)]
    products = {one.value * many for one in operands for many in counts}
    return None if result.value in products else told  # "three talks, at 225,000 each, for a total of 675,000"


def _times(scene: Scene, sentence: int, found: Sequence[Figure], result: Figure, cue: Cue) -> Iterator[Calculation]:
    """ "Each of the 16 towns is to get 25,000 kroner, so the bill comes to 400,000", "run 14 times, 44.8 km in all"."""
    if len(found) != N_PARTS or cue.way not in ("sum", "so"):
        return
    start = scene.prose.sentences[sentence][0]
    many, part = found if found[0].dimension == "count" and found[0].noun else (found[1], found[0])
    words = scene.prose.lower[start : result.first]
    if many.dimension != "count" or many.hedged or part.hedged or many.value < N_PARTS or not part.unit:
        return
    if EACH.isdisjoint(words) and many.noun != "time":
        return
    result = like(result, part)
    if not same_sort(result, part):
        return
    digits, made = _digits(result, result.step), many.value * part.value
    if digits >= CLEAR and _slip(result.value, made, result.step, digits):
        fields: dict[str, Value] = {"form": "apiece", "whole": result.rounded(), "items": many.value}
        fields |= {"part": part.rounded(), "unit": part.unit}
        yield Calculation(min(many.first, part.first), result.stop, fields, LIKELY)


def _digits(result: Figure, step: float) -> int:
    return floor(log10(max(result.value / step, 1)) + NOTHING)


def _difference(cue: Cue, operands: Sequence[Figure], result: Figure, step: float, digits: int) -> Calculation | None:
    whole = max(operands, key=lambda one: one.value)
    others = [one for one in operands if one is not whole]
    if (cue.way == "gap" and len(others) != 1) or (cue.way != "gap" and result.value > whole.value):
        return None
    less = sum(one.value for one in others)
    if not _slip(result.value, whole.value - less, step, digits):
        return None
    low, high = (sum(ends) for ends in zip(*((one.rounded().low, one.rounded().high) for one in others), strict=True))
    fields: dict[str, Value] = {
        "form": "difference",
        "whole": whole.rounded(),
        "part": Amount(low, high, less),
        "change": result.rounded(),
        "items": float(len(others)),
        "unit": result.unit,
    }
    if result.noun:
        fields["noun"] = result.noun
    return Calculation(operands[0].first, result.end, fields, _sure(cue, digits))


def _sure(cue: Cue, digits: int) -> float:
    return LIKELY if cue.plain and digits >= FIRM else DOUBTFUL


def _explained(operands: Sequence[Figure], result: Figure) -> bool:
    """Whether the result is right for some of the figures before it: then it is not made of all of them."""
    step = max(one.step for one in (result, *operands))
    values = [one.value for one in operands]
    pairs = [abs(one - other) for one, other in combinations(values, N_PARTS)]
    pairs += [one + other for one, other in combinations(values, N_PARTS)]
    return any(abs(made - result.value) < step * (1 - NOTHING) for made in (*pairs, sum(values)))


def _slip(told: float, made: float, step: float, digits: int) -> bool:
    """Whether a figure is what others make, or that with one digit wrong, or two digits exchanged.

    >>> _slip(895, 885, 1, 2), _slip(7860, 7680, 1, 3), _slip(895, 812, 1, 2)
    (True, True, False)
    """
    off = abs(told - made) / step
    if made <= 0 or off * step > WILD * max(told, made):
        return False
    if off < NOTHING:
        return True
    if off >= 1 - NOTHING and abs(off / 10.0 ** floor(log10(off) + NOTHING) % 1) < NOTHING:
        return True
    one, other = (f"{round(value / step)}" for value in (told, made))
    return digits >= FIRM and sorted(one) == sorted(other)
