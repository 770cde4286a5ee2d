"""Figures that small words tie together: each, more than, above, of which, of, and what was won, drawn and lost.

What comes in: a scene and the number of a sentence. What goes out, calculations:

* "900,000 euros for 45 workers, 25,000 each", "an average of 25,000" → apiece.
* "61 votes, 9 more than the 54 of May" → majority.
* "£70, or 30 per cent, above the £250 that was asked", "8 per cent of 1,500 is 140" → share.
* "50 million, of which the state gave 40 and the town 20", "won five of its 11 games, drew four and lost three" → sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newslint.annotate.calculation import Calculation, Scene, apposed
from newslint.annotate.operands import Figure, like, same_sort
from newslint.annotate.parts import N_SUM, PARTIAL, shared, summed
from newslint.core.values import Amount, Value

EACH: frozenset[str] = frozenset(("each", "apiece", "average", "piece"))
THAN: frozenset[str] = frozenset(("than",))
SPLIT: frozenset[str] = frozenset(("which", "whom", "drew", "drawn"))
MORE = {"more": 1, "fewer": -1, "less": -1, "better": 1, "higher": 1, "lower": -1, "worse": -1}
BESIDE = frozenset(("above", "below", "over", "under", "short"))
IS = frozenset(("is", "are", "makes", "equals", "be", "was", "makes", "means", "make"))
GAMES = frozenset(("draw", "lose", "win", "tie"))
FAR = 12
"""Tokens between two figures that belong together."""
SPREAD = frozenset(("among", "between", "to", "for", "by", "with", "into"))
HALF = frozenset(("half",))
MOST = 0.15
"""Parts that come so near to a whole are meant to be all of it."""


def apiece(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "They owe 900,000 euros to 45 workers, an average of 25,000": a total, how many share it, and what each gets."""
    found = scene.figures(sentence)
    lower = scene.prose.lower
    start, end = scene.prose.sentences[sentence]
    if len(found) != 3:
        return
    total, heads, portion = found
    if heads.dimension != "count" or not heads.noun or heads.value < 2 or heads.value % 1 or total.hedged:
        return
    if SPREAD.isdisjoint(lower[total.stop : heads.first]) or portion.first - heads.end > FAR:
        return
    portion = like(portion, total)
    said = not EACH.isdisjoint(lower[portion.stop : min(end, portion.end + 2)]) or lower[
        max(start, portion.first - 2) : portion.first
    ] == ["average", "of"]
    if not said or not same_sort(total, portion) or total.dimension == "percent" or "another" in lower[start:end]:
        return
    amount = total.rounded()
    if not HALF.isdisjoint(lower[start : total.first]):
        amount = Amount(amount.low / 2, amount.high / 2, total.value / 2)
    fields: dict[str, Value] = {"form": "apiece", "whole": amount, "items": heads.value, "part": portion.rounded()}
    yield Calculation(total.first, portion.stop, {**fields, "unit": total.unit}, 0.65)


def beyond(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "61 votes, 9 more than the 54 of May"; "£70,000, or 30 per cent, above the £250,000 that was asked"."""
    found = scene.figures(sentence)
    lower = scene.prose.lower
    for one, gap, other in zip(found, found[1:], found[2:], strict=False):
        if gap.unit == "%" and apposed(lower, one.end, gap.first):
            at = gap.stop + (lower[gap.stop] == ",")
            other = like(other, one)
            tied = lower[at] in BESIDE or (lower[at] in MORE and lower[at + 1] == "than")
            if tied and 0 < other.first - at < 4 and same_sort(one, other) and one.value < other.value:
                told = shared(other, one, gap, 0.75)
                if told is not None:
                    yield told
            continue
        way = MORE.get(lower[gap.stop]) or MORE.get(lower[gap.end])
        than = gap.stop + 1 if lower[gap.stop] in MORE else gap.end + 1
        if way is None or lower[than] != "than" or not 0 < other.first - than < 4:
            continue
        if lower[gap.first - 1] != "," or gap.first - one.end > 4:
            continue
        gap, other = like(gap, one), like(other, one)
        if not same_sort(one, gap) or not same_sort(one, other) or one.unit == "%":
            continue
        named = other.noun not in (one.noun, "") and lower[other.stop] != "of"  # but "the 94 of Marby"
        if named or gap.noun not in (one.noun, ""):
            continue
        more, less = (one, other) if way > 0 else (other, one)
        fields: dict[str, Value] = {"form": "majority", "whole": more.rounded(), "part": less.rounded()}
        yield Calculation(one.first, other.stop, {**fields, "change": gap.rounded()}, 0.75)


def percent_of(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "8 per cent of 1,500 is 140"."""
    found = scene.figures(sentence)
    lower = scene.prose.lower
    for share, whole, part in zip(found, found[1:], found[2:], strict=False):
        links = lower[share.stop : whole.first]
        if share.unit != "%" or links[:1] != ["of"] or len(links) > 2 or not 0 < part.first - whole.end < 4:
            continue
        part = like(part, whole)
        if not IS.isdisjoint(lower[whole.end : part.first]) and same_sort(whole, part):
            told = shared(whole, part, share, 0.75)
            if told is not None:
                yield told


def split(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "50 million, of which the state gave 40 and the town 20"; "won five of 11 games, drew four and lost three"."""
    found = scene.figures(sentence)
    end = scene.prose.sentences[sentence][1]
    if len(found) > N_SUM:
        one = _games(scene, found) or _of_which(scene, found, end)
        if one is not None:
            yield one


def _of_which(scene: Scene, found: list[Figure], end: int) -> Calculation | None:
    lower = scene.prose.lower
    for index, whole in enumerate(found[:-N_SUM]):
        at = whole.end + (lower[whole.end] == ",")
        if lower[at : at + 2] not in (["of", "which"], ["of", "whom"]) or not PARTIAL.isdisjoint(lower[at:end]):
            continue
        parts = [like(one, whole) for one in found[index + 1 :]]
        if "and" not in lower[parts[-2].stop : parts[-1].first]:
            return None
        if not all(same_sort(one, whole) and one.value < whole.value for one in parts):
            return None
        told = sum(one.value for one in parts)
        near = abs(told - whole.value) <= MOST * whole.value
        return summed(whole, parts, len(parts), whole.first, parts[-1].stop, near, 0.58 if near else 0.7)
    return None


def _games(scene: Scene, found: list[Figure]) -> Calculation | None:
    lower, lemmas = scene.prose.lower, scene.prose.lemmas
    for one, whole in pairwise(found):
        links = lower[one.stop : whole.first]
        if links[:1] != ["of"] or len(links) > 3 or lemmas[one.first - 1] not in GAMES or one.value > whole.value:
            continue
        rest = [other for other in found if other.first > whole.first and lemmas[other.first - 1] in GAMES]
        if len(rest) >= N_SUM and len(rest) == len([other for other in found if other.first > whole.first]):
            return summed(whole, [one, *rest], 1 + len(rest), one.first, rest[-1].stop, True, 0.75)
    return None
