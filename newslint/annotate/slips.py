"""Sums that are out by a slip: three or more figures of one sort of which the greatest is all the others but for one
digit, and a word by which the text adds them up.

What comes in: a scene and the number of a sentence. What goes out: calculations of form "sum". "The suit cost 120 euros
and the shoes 90, so that he paid 310 in all" names no whole and no parts in any set form; that the greatest figure
misses the sum of the others by exactly one digit is what says that it was meant to be that sum. The commonest errors of
newspapers' sums are such (Maier 2002).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest
from math import floor, log10

from newslint.annotate import numbers
from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.operands import Figure, like, same_sort
from newslint.annotate.parts import PARTIAL, summed
from newslint.core.values import exactly

CUES: frozenset[str] = frozenset(
    (
        "all", "total", "totals", "totalling", "totaling", "altogether", "together", "combined", "sum", "overall",
        "means", "meaning", "makes", "making", "so", "bringing", "brings", "amounts", "comes", "adds",
        "remaining", "rest", "remainder", "other", "others", "leaving", "leaves", "left", "owes", "balance",
        "gap", "difference", "majority", "margin", "lead", "shortfall", "surplus", "deficit", "fewer", "more", "less",
        "short", "ahead", "extra", "women", "girls",
    )
)  # fmt: skip
"""Words by which a text says that it adds up, or takes away."""
FEWEST, MOST_FIGURES = 3, 7
CLOSING = frozenset((",", "and", ";", ".", "--", ""))
"""What stands behind a figure that has no noun."""
LEAST, LEAST_OF_REST = 100, 40
"""Steps of its last digit that a whole has at least: of smaller figures many miss each other by a digit. Where one is
said to be the rest, fewer will do."""
HALVES = (frozenset(("woman", "man")), frozenset(("girl", "boy")))
"""Two parts that are all there is: they may be small."""
NEAR = 4
"""Tokens behind a part among which its noun stands."""
RESTS = frozenset(("other", "another", "rest", "remaining", "remainder", "additional"))
"""Words before a figure by which it is all that is left."""
NEXT = 3
"""Tokens from such a word to its figure."""
NOTHING = 1e-6
WRONG = 0.35
"""Share of the whole that a slip is at most."""


def slips(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "The suit cost 120 euros and the shoes 90, so that he paid 310 in all"."""
    found = scene.figures(sentence)
    if 1 < len(found) < FEWEST:
        found = sorted((*found, *_elided(scene, sentence, found)))
    if not FEWEST <= len(found) <= MOST_FIGURES:
        return
    # "5.2 million of the 9.4 million euros": the noun of the first is the unit of the second
    found = [
        one._replace(noun="") if other is not None and one.end > other.first else one
        for one, other in zip_longest(found, found[1:])
    ]
    unit = next((one for one in found if one.dimension == "money"), found[0])
    alike = [one for one in (like(one, unit) for one in found) if same_sort(one, unit)]
    if len(alike) < FEWEST or unit.dimension not in ("count", "money") or any(one.hedged for one in alike):
        return
    whole = max(alike, key=lambda one: one.value)
    parts = [one for one in alike if one is not whole]
    least = FEWEST if len(parts) == FEWEST - 1 and _is_split(scene, parts) else LEAST
    if not RESTS.isdisjoint(scene.prose.lower[slice(*scene.prose.sentences[sentence])]):
        least = min(least, LEAST_OF_REST)
    if _slip(whole, parts, least) and not _paged(scene, alike) and _is_whole(scene, sentence, alike):
        yield summed(whole, parts, len(parts), alike[0].first, alike[-1].stop, True, 0.58)


def _elided(scene: Scene, sentence: int, found: list[Figure]) -> Iterator[Figure]:
    """Figures behind a name that has no verb of its own: "Ward A has 112 beds and Ward B 87, …"."""
    prose = scene.prose
    start, end = prose.sentences[sentence]
    taken = {at for one in found for at in range(one.first, one.stop)}
    for at in scene.begins(start + 1, end):
        if at in taken or prose.tags[at - 1] != "P" or "".join(prose.lower[at + 1 : at + 2]) not in CLOSING:
            continue
        number = numbers.read(prose, at, scene.known.numbers)
        if number is not None and number.printed is not None and number.form == "digits":
            value, amount = number.printed, exactly(number.printed)
            yield Figure(at, at + 1, at + 1, amount, value, 1.0, "", "count", "", False)


def _is_whole(scene: Scene, sentence: int, figures: list[Figure]) -> bool:
    """Whether no part goes without a figure: "the other 260" has one, "and others" has none."""
    lower = scene.prose.lower
    opens = [one.first for one in figures]
    return all(
        lower[at] not in PARTIAL or (lower[at] in RESTS and any(0 < first - at <= NEXT for first in opens))
        for at in range(*scene.prose.sentences[sentence])
    )


def _is_split(scene: Scene, parts: list[Figure]) -> bool:
    """Whether two parts are the halves of the whole: "26 ministers, 11 of them women and 17 men"."""
    one, other = (frozenset(scene.prose.lemmas[part.stop : part.stop + NEAR]) for part in parts)
    return any(len(half & one) == 1 and half & other == half - one for half in HALVES)


def _paged(scene: Scene, figures: list[Figure]) -> bool:
    """Whether one counts pages or pictures: "34 of 40"."""
    lower = scene.prose.lower
    return any(lower[one.stop : other.first] in (["of"], ["/"]) for one, other in pairwise(figures))


def _slip(whole: Figure, parts: list[Figure], least: int) -> bool:
    """Whether the parts make the whole, or all but one digit of it.

    >>> one = Figure(0, 1, 1, Amount(71, 71, 71), 71, 1, "", "count", "", False)
    >>> _slip(one._replace(value=310), [one._replace(value=120), one._replace(value=90)], 40)
    True
    """
    step = max(one.step for one in (whole, *parts))
    off = abs(sum(one.value for one in parts) - whole.value) / step
    if whole.value < least * step or off * step > WRONG * whole.value:
        return False
    return off < NOTHING or (off >= 1 and abs(off / 10.0 ** floor(log10(off) + NOTHING) % 1) < NOTHING)
