"""The figures of a passage, and whether some of them make a result in any way.

What comes in: a scene and the number of a sentence. What goes out: the figures of the sentence and of those before it
that something can be made of, and whether a figure is a sum, a difference, a product or a quotient of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.operands import Figure, like, same_sort
from newslint.core.values import Amount, Value

BACK = 3
"""Sentences that a result may look back over."""
MOST = 8
"""Figures that a result may be made of."""
EXACT = 1000
"""Counts below this are told as they are."""
FEW = 20
"""Below this "the three" and "all four" point back to what was told."""
RANGED = frozenset(("-", "to"))
"""Words between the two ends of a range."""
POINTING = frozenset(("the", "these", "those", "both", "all"))
"""Words before a figure that points back."""
N_PAIR = 2
DOUBTFUL = 0.38
"""How sure a result is of its figures: of an error this makes a note."""
PER = frozenset(("a", "an", "per", "every", "each"))
"""Words behind a figure that is for each of something."""


def figures_of(scene: Scene, sentence: int) -> list[Figure]:
    """The figures of a sentence that something may be made of: no ranges, no results of games, no "all three"."""
    kept = scene.usable.get(sentence)
    if kept is None:
        kept = scene.usable[sentence] = [one for one in scene.figures(sentence) if _is_usable(scene, one)]
    return kept


def _is_usable(scene: Scene, one: Figure) -> bool:
    if one.value <= 0:
        return False  # nought is no part of anything
    lower = scene.prose.lower
    before, behind = lower[one.first - 1], "".join(lower[one.stop : one.stop + 1])
    if (before in RANGED or behind in RANGED) and one.dimension == "count" and _is_run(scene, one):
        return False
    return not (before in POINTING and not one.noun and not one.unit and one.value < FEW and behind != "of")


def _is_run(scene: Scene, one: Figure) -> bool:
    """Whether a figure is tied to another by a dash or "to": "20-13", "250 to 300 people", "3, 4 percent"."""
    tags, lower = scene.prose.tags, scene.prose.lower
    if lower[one.first - 1] in RANGED and tags[one.first - 2] == "#":
        return True
    ranged = not RANGED.isdisjoint(lower[one.stop : one.stop + 1]) and tags[one.stop + 1 : one.stop + 2] == ["#"]
    return ranged and lower[one.first - 1] != "from"


def figures_before(scene: Scene, sentence: int, far: int = 0) -> list[Figure]:
    """The figures of the passage before a sentence: of its paragraph, or of one so far before it."""
    prose = scene.prose
    found: list[Figure] = []
    for number in range(sentence - 1, max(sentence - 1 - BACK, -1), -1):
        apart = prose.paragraphs[sentence] - prose.paragraphs[number]
        if apart > far or prose.regions[number] != prose.regions[sentence]:
            break
        found = figures_of(scene, number) + found
    return found


def is_rate(scene: Scene, one: Figure) -> bool:
    """Whether a figure is so much for each of something."""
    return not PER.isdisjoint(scene.prose.lower[one.stop : one.stop + 1])


def alike_to(scene: Scene, figures: Iterable[Figure], result: Figure) -> list[Figure]:
    """The figures that measure as a result does, and are no rates."""
    kept = [like(one, result) for one in figures if one is not result]
    return [
        one
        for one in kept
        if same_sort(one, result)
        and not is_rate(scene, one)
        and not (one.value == 1 and scene.prose.lower[one.first] == "one" and not one.noun)
        and not (not one.noun and not one.unit and 1900 <= one.value < 2100 and one.step == 1)
    ]


def equal(one: float, other: float, slack: float) -> bool:
    """Whether two figures are no further apart than so much."""
    return abs(one - other) <= slack * (1 + 1e-9)


def explained(scene: Scene, result: Figure, operands: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether some of the figures make the result: as a sum, a difference, a product, a quotient or as they are."""
    values = [one.value for one in operands]
    step = max(one.step for one in (result, *operands))
    slack = step * (1 if len(operands) < 3 else len(operands) / 2)
    if step == 1 and result.value < EXACT:
        slack = 0.0
    if any(one.hedged for one in (*operands, result)):
        slack = max(slack, 0.06 * result.value)
    told = result.value
    for size in range(1, len(values) + 1):
        for some in combinations(values, size):
            whole = sum(some)
            if equal(whole, told, slack) or (size > 1 and equal(2 * max(some) - whole, told, slack)):
                return True
    for count in others:
        if count.value > 1 and any(
            equal(one * count.value, told, max(slack, 0.03 * told))
            or equal(one / count.value, told, max(slack, 0.03 * told))
            for one in values
        ):
            return True
    return False


def tight(one: Figure) -> Amount:
    """A figure taken as it is printed: who calculates with two million does not mean two and a half."""
    if one.hedged:
        return one.rounded()
    return Amount(one.value - one.step / 10, one.value + one.step / 10, one.value)


def apiece(whole: Figure, many: Figure, part: Figure) -> Calculation:
    """The calculation of so many that share so much."""
    fields: dict[str, Value] = {"form": "apiece", "whole": tight(whole), "items": many.value}
    fields |= {"part": tight(part), "unit": part.unit}
    ends = (whole, many, part)
    return Calculation(min(one.first for one in ends), max(one.stop for one in ends), fields, DOUBTFUL)
