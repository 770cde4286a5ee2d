"""Which numbers tell the magnitude of an earthquake: tokens and a number without a unit in, a yes or no out."""

from __future__ import annotations

from newslint.annotate.numbers import Number
from newslint.annotate.prose import Prose

QUAKES = frozenset(("quake", "earthquake", "tremor", "temblor", "aftershock", "foreshock"))
GAUGED = frozenset(("measured", "measuring", "measures", "registered", "registering", "was", "at", "recorded"))
"""Words between an earthquake and its magnitude."""


def is_magnitude(prose: Prose, number: Number) -> bool:
    """Whether a bare number is how strong a quake was: "a magnitude 5.6 quake", "a 5.6 quake"."""
    before = prose.lower[number.first - 1] if number.first else ""
    if number.rest == "magnitude" or before in {"magnitude", "magnitude-"} or before == "richter":
        return 0 < number.high < 11
    if before == "of" and number.first > 1 and prose.lower[number.first - 2] == "magnitude":
        return True
    follows = prose.lower[number.stop : number.stop + 1]
    if follows == ["magnitude"]:
        return number.high < 11
    return 1 < number.high < 10 and number.form == "digits" and _is_measured_quake(prose, number, before)


def _is_measured_quake(prose: Prose, number: Number, before: str) -> bool:
    """ "The quake measured 5.6", "an earthquake measuring 5.6 on the Richter scale", "a 5.6 earthquake"."""
    lower = prose.lower
    begin, end = prose.sentences[prose.sentence_at[number.first]]
    if "richter" in lower[number.stop : min(number.stop + 4, end)]:
        return True
    if "." not in lower[number.first]:
        return False
    follows = lower[number.stop : min(number.stop + 1, end)]
    if before in GAUGED and prose.tags[number.stop : number.stop + 1] not in (["N"], ["J"]):
        return not QUAKES.isdisjoint(lower[begin : number.first])
    if before in {"at", "as"} and "magnitude" in lower[max(begin, number.first - 6) : number.first]:
        return True  # "put the magnitude at 5.6"
    return not QUAKES.isdisjoint(follows)
