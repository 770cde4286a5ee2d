"""What the figures of a passage come to: totals, what is left, and how far apart they are, however that is told.

What comes in: a scene and the number of a sentence of which no reader of a set form has found anything. What goes out:
calculations, each with the figures of the last sentences that can be meant:

* "A farm lost 21,000 birds. At Torp the count was 14,500. That makes 52,000" → sum.
* "Twelve heard the case. Eight voted to convict and three to acquit" → sum.
* "They won 5,320 votes, their rivals 4,910: a gap of 310" → difference.

Nothing is given out where any of these figures bear the result out in some way: most texts are right, and a figure that
others make was made of them. So what remains is little, and a note, since the figures may belong to something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.operands import Figure
from newslint.annotate.partitions import partitions
from newslint.annotate.parts import shared, summed
from newslint.annotate.passages import (
    DOUBTFUL,
    MOST,
    N_PAIR,
    alike_to,
    explained,
    figures_before,
    figures_of,
    is_rate,
    tight,
)
from newslint.annotate.reckoned import fractions
from newslint.annotate.workedout import APART, BESIDE, changes, converted, means, products, remaining, shares, speeds
from newslint.core.values import Value

NEAR_SUM = (0.55, 1.8)
"""Between which shares of what its parts make a total is one that was meant to be it."""
NEAR_GAP = (0.55, 1.8)
"""The same of a difference."""
_TWO = (
    "adds to|amounted to|amounts to|bill is|bill of|came to|come to|comes to|coming to|cost of|count to|"
    "in all|in total|out of pocket|pay for|ran to|runs to|sum of|sum to|tally to|that 's|that is|that made|"
    "that makes|that was|total at|total is|total of|total outlay|total to|total was|totals of|which is|"
    "which makes"
)
TWO = frozenset(tuple(one.split()) for one in _TWO.split("|"))
"""Two words before a total."""
_MAKING = """
    makes making made totals totalling totaling totalled totaled total altogether combined together find needs
    overall reported netted earned raised owes pay paid collect collected means meaning equals equalling worth
    to cost costs out
"""
MAKING = frozenset(_MAKING.split())
"""Words right before a total, where another says that it follows from what was told."""
ALL_TOLD = frozenset((("in", "all"), ("in", "total"), ("all", "told"), ("between", "them"), ("put", "together")))
"""Two words behind a total."""
HENCE = frozenset(("so", "thus", "therefore", "hence", "altogether"))
"""Words by which something follows."""
WHOLLY = frozenset(("full", "whole", "total", "overall", "combined"))
"""Words by which a figure is of all of it: "for the full year"."""
REST = frozenset(("other", "others", "remaining", "rest", "remainder"))
"""Words beside what is left."""
LEFT = frozenset(("left", "remain", "remains", "remained", "others"))
"""Words behind what is left."""
GAPS = frozenset(
    ("profit", "loss", "surplus", "deficit", "shortfall", "gap", "difference", "lead", "margin", "swing", "saving",
     "majority", "overspend", "overrun", "gain", "reduction", "increase", "rise", "drop", "fall", "decline",
     "decrease", "advantage", "cushion", "edge", "excess", "discount", "cut", "jump")
)  # fmt: skip
"""Nouns of how far two figures are apart."""
EARNING = frozenset(("making", "pocketing", "netting", "earning", "losing"))
"""What somebody makes who sells."""
BEYOND = frozenset(
    ("more", "fewer", "less", "dearer", "cheaper", "higher", "lower", "ahead", "behind", "short", "apart", "clear",
     "over", "under", "above", "below", "shy", "better", "worse", "older", "younger", "longer", "shorter", "taller",
     "faster", "slower", "heavier", "lighter", "adrift")
)  # fmt: skip
"""Words behind a figure by which it is how far two others are apart."""


def concord(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """What a sentence says that the figures of its passage come to, where they do not."""
    here = figures_of(scene, sentence)
    if not here:
        return
    before = figures_before(scene, sentence)
    if len(here) + len(before) < N_PAIR:
        return
    for reader in READERS:
        told = next(reader(scene, sentence, before, here), None)
        if told is not None:
            yield told
            return


def _cued(scene: Scene, sentence: int, here: Sequence[Figure], index: int) -> bool:
    """Whether words beside a figure say that it is a total."""
    lower, one = scene.prose.lower, here[index]
    start, end = scene.prose.sentences[sentence]
    first = max(here[index - 1].stop if index else start, one.first - 6)
    before, behind = lower[first : one.first], lower[one.stop : min(one.end + 3, end)]
    pairs = {tuple(behind[at : at + 2]) for at in range(len(behind))}
    if tuple(before[-2:]) in TWO or not BESIDE.isdisjoint((*before[-1:], *behind)) or not pairs.isdisjoint(ALL_TOLD):
        return True
    opening = lower[start : start + 2]
    if index == 0 and (
        opening[0] in BESIDE - {"overall"} or tuple(opening) in ALL_TOLD or opening == ["that", "makes"]
    ):
        return True
    if before[-1:] == ["all"] or lower[one.first] == "all":
        return index == 0
    if not MAKING.isdisjoint(before[-2:]) and not (HENCE | WHOLLY).isdisjoint(lower[start : one.first]):
        return True
    return before[-1:] == ["find"] or not WHOLLY.isdisjoint(before)


def _totals(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    for index, result in enumerate(here):
        if result.dimension in APART or is_rate(scene, result) or not _cued(scene, sentence, here, index):
            continue
        near = alike_to(scene, here[:index], result)
        far = alike_to(scene, (*before, *here[:index]), result)
        others = [one for one in (*before, *here[:index]) if one.dimension in ("count", "duration")]
        behind = sum(one.value for one in alike_to(scene, here[index + 1 :], result))
        if len(far) < N_PAIR or behind == result.value or explained(scene, result, far[-MOST:], others):
            continue
        for operands in (near, far):
            if not N_PAIR <= len(operands) <= 6:
                continue
            made = sum(one.value for one in operands)
            if NEAR_SUM[0] < result.value / made < NEAR_SUM[1] and max(one.value for one in operands) < result.value:
                if result.dimension == "count" and len({one.noun for one in operands if one.noun} | {result.noun}) > 2:
                    continue
                yield summed(result, operands, len(operands), operands[0].first, result.stop, True, DOUBTFUL)
                return


def _rests(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    lower = scene.prose.lower
    end = scene.prose.sentences[sentence][1]
    for index, result in enumerate(here):
        if result.dimension in APART or is_rate(scene, result):
            continue
        around = lower[max(result.first - 2, 0) : result.first], lower[result.stop : min(result.stop + 2, end)]
        follows = around[0][-1:] == ["so"] or "still" in lower[result.stop : result.stop + 4]
        if (
            not follows
            and REST.isdisjoint((*around[0], *around[1]))
            and LEFT.isdisjoint((*around[1], *lower[result.end : result.end + 2]))
        ):
            continue
        far = alike_to(scene, (*before, *here[:index]), result)
        others = [one for one in (*before, *here[:index]) if one.dimension == "count"]
        if len(far) == 1:
            told = _of_fraction(scene, sentence, far[0], result)
            if told is not None:
                yield told
            return
        if not N_PAIR <= len(far) <= 5 or explained(scene, result, far, others):
            continue
        whole = max(far, key=lambda one: one.value)
        parts = [
            one
            for one in far
            if one is not whole and (one.first > whole.first or lower[one.stop : one.stop + 1] == ["of"])
        ]
        if not parts or whole.value <= result.value or lower[whole.stop : whole.stop + 1] == ["other"]:
            continue
        if any(one.value == result.value + 1 for one in far):
            continue  # "three of them died: Hall, Lund and Berg. The other two": one of the three has been told of
        if result.hedged or any(one.hedged or one.noun not in ("", whole.noun, result.noun) for one in parts):
            continue
        made = sum(one.value for one in parts) + result.value
        if NEAR_SUM[0] < made / whole.value < NEAR_SUM[1]:
            yield summed(
                whole, [*parts, result], len(parts) + 1, min(whole.first, parts[0].first), result.stop, True, DOUBTFUL
            )
            return


def _of_fraction(scene: Scene, sentence: int, whole: Figure, result: Figure) -> Calculation | None:
    """ "Half of the 60 beds are taken; the 20 others are empty"."""
    at = scene.prose.sentence_at[whole.first]
    told = [one.figure() for one in fractions(scene, *scene.prose.sentences[at])]
    told += [one for one in figures_of(scene, at) if one.unit == "%"]
    lower = scene.prose.lower
    told = [one for one in told if one.stop <= whole.first <= one.stop + 3 and lower[one.stop : one.stop + 1] == ["of"]]
    if len(told) != 1 or whole.hedged or result.value >= whole.value:
        return None
    share, left = told[0].rounded(), 100 * (1 - result.value / whole.value)
    if share.low <= left <= share.high or not 0.4 < left / told[0].value < 2.5:
        return None
    part = result._replace(
        amount=tight(result._replace(value=whole.value - result.value)), value=whole.value - result.value
    )
    made = shared(whole, part, told[0], DOUBTFUL)
    return None if made is None else made._replace(first=min(made.first, told[0].first), stop=result.stop)


def _gaps(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    lower, lemmas = scene.prose.lower, scene.prose.lemmas
    start, end = scene.prose.sentences[sentence]
    for result in here:
        if result.dimension in APART - {"percent"} or is_rate(scene, result) or result.unit == "%":
            continue
        words = lemmas[max(start, result.first - 3) : result.first]
        behind = lower[result.stop : min(result.end + 2, end)]
        named = (words[-1:] == ["of"] and not GAPS.isdisjoint(words)) or not GAPS.isdisjoint(
            lemmas[result.stop : min(result.end + 2, end)]
        )
        named = named or (lower[result.first - 1] in EARNING and "sell" in lemmas[start:end])
        if not named and BEYOND.isdisjoint(behind) and words[-1:] != ["by"]:
            continue
        if "than" in behind or lower[result.first - 1] == "than":
            continue
        far = alike_to(scene, (*before, *here), result)
        far = [one for one in far if one.first != result.first]
        near = alike_to(scene, [one for one in here if one is not result], result)
        operands = near if near else far
        at = scene.prose.sentence_at
        if len(operands) != N_PAIR or at[operands[0].first] != at[operands[1].first]:
            continue
        if (
            any(one.noun and result.noun and one.noun != result.noun for one in operands)
            and result.dimension == "count"
        ):
            continue
        if explained(scene, result, far, here):
            continue
        whole, part = sorted(operands, key=lambda one: one.value, reverse=True)
        made = whole.value - part.value
        if made > 0 and NEAR_GAP[0] < result.value / made < NEAR_GAP[1] and result.value < whole.value:
            first, stop = min(one.first for one in (*operands, result)), max(one.stop for one in (*operands, result))
            fields: dict[str, Value] = {"form": "difference", "whole": tight(whole), "part": tight(part)}
            fields |= {"change": tight(result), "items": 1.0, "unit": result.unit}
            yield Calculation(first, stop, fields, DOUBTFUL)
            return


READERS = (_totals, _rests, _gaps, products, converted, speeds, remaining, means, shares, changes, partitions)
"""Who looks for what, in order: the first that finds anything is believed."""
