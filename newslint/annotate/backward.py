"""Changes in per cent of which an end, or both, stand in the sentence before.

What comes in: a scene and the number of a sentence. What goes out: calculations of form "change": new less old, divided
by old, which is to be recomputed before it is printed (Maier 2002).

* "They get 3,190 where it was 2,900. A rise of 15 per cent!"
* "Profit came to 412 million. The figure rose from 268 million, an increase of 35 per cent."
* "Turnover was 268 million a year earlier. It came to 335 million this time, 35 percent more."
* "The offer is for 41 dollars. That is 9 dollars more than on Friday, or a premium of 38 percent."
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.changes import EARLIER, FROM, FURTHER, in_percent, way_of
from newslint.annotate.operands import Figure, like, same_sort
from newslint.core.values import Amount

POINTING = frozenset(("a", "an", "that", "this", "which", "it", "they"))
FIGURE = frozenset(("figure", "number", "total", "sum", "amount", "price", "result", "bill", "rate", "count"))
"""Nouns that take up the figure of the sentence before."""
MORE = {"more": "up", "higher": "up", "above": "up", "less": "down", "lower": "down", "below": "down", "fewer": "down"}
PREMIUMS = {"premium": "up", "discount": "down"}
MADE = 4
"""Tokens that may follow a change that sums up the sentence before: "A rise of 15 per cent in a year"."""


def carried(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """A change in per cent in a sentence that takes up the one before: a pronoun, "the figure", or nothing else."""
    prose = scene.prose
    start, end = prose.sentences[sentence]
    opens = prose.lower[start : start + 2]
    pointing = opens[:1] != [] and (opens[0] in POINTING or (opens[0] == "the" and opens[-1] in FIGURE))
    if not pointing or not sentence or prose.regions[sentence] != prose.regions[sentence - 1]:
        return
    found, told = scene.figures(sentence), scene.figures(sentence - 1)
    rates = [one for one in found if one.unit == "%"]
    if len(rates) != 1 or not told or any(one.unit == "%" for one in told):
        return
    change = rates[0]
    way = way_of(scene, change, start, end)
    others = [one for one in found if one is not change]
    if not others and len(told) == 2 and opens[0] != "the":
        one, other = like(told[0], told[1]), like(told[1], told[0])
        # "That is 35 percent more than last year" speaks of something else
        summed_up = prose.lower[change.first - 1] == "of" and 0 < end - change.stop < MADE
        if way and summed_up and change.first - start <= FURTHER and _comparable(one, other):
            ends = sorted((one, other), key=lambda figure: figure.value, reverse=way == "down")
            yield in_percent(one.first, ends[0].rounded(), ends[1].rounded(), change, way, one.unit)
    elif len(others) == len(told) == 1:
        one, other = like(told[0], others[0]), like(others[0], told[0])
        if _comparable(one, other):
            yield from _with_one(scene, sentence, one, other, change, way)


def _with_one(
    scene: Scene, sentence: int, told: Figure, found: Figure, change: Figure, way: str
) -> Iterator[Calculation]:
    """One end in each sentence, or the result in the first and the step to it in the second."""
    prose = scene.prose
    before, behind = prose.lower[found.first - 1], "".join(prose.lower[found.stop : found.stop + 1])
    step = MORE.get(behind, "")
    if step and "or" in prose.lower[found.stop : change.first]:
        low, high, _, _ = found.rounded()
        sign = -1 if step == "up" else 1
        value = told.value + sign * found.value
        least, most = sorted((told.value + sign * low, told.value + sign * high))
        if value > 0 and PREMIUMS.get(prose.lemmas[change.first - 2], way or step) == step:
            yield in_percent(told.first, Amount(least, most, value), told.rounded(), change, step, told.unit)
    elif not way or step:
        return
    elif before == "from":
        yield in_percent(told.first, found.rounded(), told.rounded(), change, way, told.unit)
    elif (
        change.first > found.first
        and FROM.isdisjoint(prose.lower[found.stop : change.first])
        and not EARLIER.isdisjoint(prose.lower[slice(*prose.sentences[sentence - 1])])
    ):
        yield in_percent(told.first, told.rounded(), found.rounded(), change, way, told.unit)


def _comparable(one: Figure, other: Figure) -> bool:
    named = {one.noun, other.noun} - {""}
    return same_sort(one, other) and not (one.hedged or other.hedged) and len(named) < 2 and one.value > 0 < other.value
