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
from itertools import combinations

from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.operands import Figure
from newslint.annotate.parts import shared, summed
from newslint.annotate.passages import (
    BACK,
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
from newslint.annotate.workedout import APART, BESIDE, EACH, PEOPLE, changes, means, products, rates_of, shares
from newslint.core.values import Amount, Value

NEAR_SUM = (0.55, 1.8)
"""Between which shares of what its parts make a total is one that was meant to be it."""
NEAR_GAP = (0.4, 2.5)
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
SPLITS = (
    (frozenset(("man", "male")), frozenset(("woman", "female"))),
    (frozenset(("boy",)), frozenset(("girl",))),
    (frozenset(("adult",)), frozenset(("child", "minor"))),
    (frozenset(("for", "favour", "favor", "yes", "back", "convict", "guilty", "support", "yea", "aye")),
     frozenset(("against", "oppose", "no", "acquit", "reject", "nay"))),
    (frozenset(("home", "local")), frozenset(("foreign", "visitor", "abroad"))),
)  # fmt: skip
"""Two sorts of which somebody or some vote is one or the other."""
_VOTERS = """
    councillor member senator juror judge lawmaker deputy delegate commissioner trustee mp director legislator
    representative voter seat councilor supervisor alderman justice
"""
VOTERS = frozenset(_VOTERS.split())
"""Who votes."""
ALL = frozenset(("all", "its", "their"))
"""Words before the number of all of them."""
ABSTAINED = frozenset(("abstain", "abstention", "spoil", "undecided", "absent"))
"""Who takes no side."""
_CUES = """
    per average all so that which makes means making meaning find sum bill comes vote voted came come percent %
    half third quarter fifth thirds quarters tenth percentage cent head women girls against abstained abstaining
    men boys year month week day hour out or pct margin point
"""
_SPLIT = frozenset(word for pair in SPLITS for side in pair for word in side)
CUES: frozenset[str] = frozenset(
    (*_CUES.split(), *_SPLIT, *BESIDE, *WHOLLY, *REST, *LEFT, *GAPS, *BEYOND, *EACH, *EARNING, *ABSTAINED)
)
"""Words without which a sentence holds none of this."""


def concord(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """What a sentence says that the figures of its passage come to, where they do not."""
    here = figures_of(scene, sentence)
    if not here:
        return
    before = figures_before(scene, sentence)
    for reader in (_totals, _rests, _gaps, products, rates_of, means, shares, changes, _splits):
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
        if len(far) < N_PAIR or explained(scene, result, far[-MOST:], others):
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
        if REST.isdisjoint((*around[0], *around[1])) and LEFT.isdisjoint(
            (*around[1], *lower[result.end : result.end + 2])
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
        parts = [one for one in far if one is not whole and (one.first > whole.first or lower[one.stop] == "of")]
        if not parts or whole.value <= result.value:
            continue
        if any(one.noun not in ("", whole.noun, result.noun) for one in parts):
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
    told += [one for one in scene.figures(at) if one.unit == "%"]
    told = [one for one in told if one.stop <= whole.first <= one.stop + 3 and scene.prose.lower[one.stop] == "of"]
    if len(told) != 1 or whole.hedged or result.value >= whole.value:
        return None
    share, left = told[0].rounded(), 100 * (1 - result.value / whole.value)
    if share.low <= left <= share.high or not 0.4 < left / told[0].value < 2.5:
        return None
    part = result._replace(
        amount=tight(result._replace(value=whole.value - result.value)), value=whole.value - result.value
    )
    one = shared(whole, part, told[0], DOUBTFUL)
    return one if one is None else one._replace(first=min(one.first, told[0].first), stop=result.stop)


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


def _splits(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    """Two parts that are all there is, and the whole: men and women, for and against."""
    prose, lemmas = scene.prose, scene.prose.lemmas
    window = [*figures_before(scene, sentence, 1), *here]
    end = scene.prose.sentences[sentence][1]

    def words(one: Figure, follows: Figure | None) -> frozenset[str]:
        stop = min(one.stop + 5, follows.first if follows is not None else end)
        return frozenset((one.noun, *lemmas[one.stop : stop]))

    yield from _ballots(scene, sentence, window)
    marked = [(one, words(one, window[at + 1] if at + 1 < len(window) else None)) for at, one in enumerate(window)]
    for left, right in SPLITS:
        one = [each for each, some in marked if not left.isdisjoint(some) and each.dimension == "count"]
        other = [
            each
            for each, some in marked
            if not right.isdisjoint(some) and each.dimension == "count" and each not in one
        ]
        if len(one) != 1 or len(other) != 1:
            continue
        parts = [one[0], other[0]]
        if min(part.value for part in parts) < N_PAIR:
            continue
        parts += [each for each, some in marked if not ABSTAINED.isdisjoint(some) and each not in parts]
        if not any(part in here for part in parts):
            continue
        made = sum(part.value for part in parts)
        wholes = [each for each in window if each not in parts and each.dimension == "count" and not each.hedged]
        wholes = [each for each in wholes if each.value > max(part.value for part in parts)]
        counts = [each.value for each in window if each.dimension == "count"][-MOST:]
        sums = [sum(some) for size in (1, 2, 3) for some in combinations(counts, size)]
        own = {made, sum(part.value for part in parts[:2])}
        if any(each.value in own for each in wholes) or sum(one in own for one in sums) > 1 + (len(parts) > 2):
            return
        wholes = [each for each in wholes if each.noun in ("", *PEOPLE) or each.noun in VOTERS]
        joint = [sum(some) for size in (2, 3) for some in combinations(counts, size)]
        wholes = [each for each in wholes if each.value not in joint]
        wholes = [
            each
            for each in wholes
            if each.first < parts[0].first or prose.lower[each.first - 1] in ALL or prose.lower[each.first] in ALL
        ]
        after = prose.sentence_at[max(part.stop for part in parts)] + 1
        beyond = prose.sentences[after][1] if after < len(prose.sentences) else end
        single = [at for at in range(parts[0].first, beyond) if prose.lower[at] in ("a", "another", "one", "an")]
        if any(not PEOPLE.isdisjoint(lemmas[at + 1 : at + 4]) for at in single):
            return
        wholes = [each for each in wholes if 0.6 < each.value / made < 1.6]
        if len(wholes) == 1:
            ends = (wholes[0], *parts)
            first, stop = min(each.first for each in ends), max(each.stop for each in ends)
            yield summed(wholes[0], parts, len(parts), first, stop, True, DOUBTFUL)
            return


def _ballots(scene: Scene, sentence: int, window: Sequence[Figure]) -> Iterator[Calculation]:
    """ "Nine voted in favour and six against. One abstained. All 18 were there": a vote told as one result."""
    prose = scene.prose
    for number in range(max(0, sentence - BACK), sentence + 1):
        if prose.paragraphs[sentence] - prose.paragraphs[number] > 1:
            continue
        votes = scene.votes(number)
        if len(votes) != 1:
            continue
        first, stop, made = votes[0]
        wholes = [
            one
            for one in window
            if one.noun in VOTERS and (prose.lower[one.first - 1] in ALL or prose.lower[one.first] in ALL)
        ]
        more = [
            one
            for one in window
            if one.first > first and not ABSTAINED.isdisjoint(prose.lemmas[one.stop : one.stop + 4])
        ]
        counts = [one.value for one in window if one not in wholes and one.first > first and one not in more]
        total = made + sum(one.value for one in more)
        if len(wholes) != 1 or wholes[0].hedged or not 0.6 < wholes[0].value / total < 1.6:
            continue
        whole = wholes[0]
        if whole.value in (made, total) or any(whole.value == total + one for one in counts):
            return
        part = whole._replace(first=first, stop=stop, amount=Amount(made, made, made), value=made)
        ends = (whole, part, *more)
        yield summed(
            whole,
            [part, *more],
            len(more) + 2,
            min(one.first for one in ends),
            max(one.stop for one in ends),
            True,
            DOUBTFUL,
        )
        return
