"""By which words a result tells how it was come by: "together they come to", "a profit of", "leaving", "so that".

What comes in: the figures of a sentence and which of them is meant. What goes out: a cue, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newslint.annotate.calculation import Scene
from newslint.annotate.operands import Figure

TOGETHER = frozenset(("together", "altogether", "combined"))
ALL_TOLD = (("in", "all"), ("in", "total"), ("all", "told"), ("between", "them"), ("put", "together"))
MAKING = frozenset(("makes", "making", "totalling", "totaling", "totals", "totalled", "totaled"))
COMING = frozenset(
    (
        ("total", "of"), ("sum", "of"), ("up", "to"), ("comes", "to"), ("come", "to"), ("came", "to"), ("bill", "of"),
        ("amounts", "to"), ("amounted", "to"), ("adds", "to"), ("total", "to"), ("sum", "to"), ("total", "is"),
    )
)  # fmt: skip
"""Two words before what figures make together."""
GAPS = frozenset(
    (
        "profit", "loss", "surplus", "deficit", "shortfall", "gap", "difference", "lead", "margin", "swing", "saving",
        "majority", "overspend", "overrun", "gain", "reduction", "increase", "rise", "drop", "fall", "decline",
        "decrease", "advantage",
    )
)  # fmt: skip
"""Nouns of how far two figures are apart: "a profit of"."""
BEYOND = frozenset(
    ("more", "fewer", "less", "dearer", "cheaper", "higher", "lower", "ahead", "behind", "short", "apart", "clear")
)
"""Words behind a figure by which it is how far two others are apart."""
WON = frozenset(("won", "wins", "win", "lost", "leads", "led", "lead"))
DOWN = frozenset(("down", "reduced", "cut", "shrunk", "left"))
STILL = frozenset(("now", "still"))
LEAVING = frozenset(("leaving", "leaves"))
LEFT = frozenset(("left", "remain", "remains", "remaining"))
SO = frozenset(("so", "thus", "therefore", "hence", "reckoning", "calculation"))
POINTING = frozenset(
    (("that", "is"), ("which", "is"), ("that", "was"), ("which", "was"), ("this", "is"), ("that", "'s"))
)
EARNING = frozenset((("brought", "in"), ("bringing", "in"), ("brings", "in"), ("takings", "of"), ("took", "in")))
EARNED = frozenset(("raised", "raising", "earned", "earning", "costing", "made", "grossed", "grossing", "paid", "pays"))
THESE = frozenset(("its", "their", "those", "these", "all"))
"""Words that open a sentence about all that was counted just before: "Its 675 pupils"."""

CUES: frozenset[str] = frozenset(
    (*TOGETHER, *MAKING, *GAPS, *BEYOND, *WON, *DOWN, *LEAVING, *LEFT, *STILL, "all", "total", "sum", "bill", "comes",
     "come", "came", "amounts", "amounted", "adds", "told", "between", *SO, *EARNED,
     "brought", "bringing", "brings", "takings", "took",
     "which", "that", "this", "other", "remaining")
)  # fmt: skip

REACH = 4
"""Tokens between a cue and its figure."""
N_WORDS = 2
"""Words behind a figure, and of a cue of two words."""


class Cue(NamedTuple):
    """How a result was come by, "sum", "gap" or "rest", and whether the words can mean nothing else."""

    way: str
    plain: bool


def cue_of(scene: Scene, sentence: int, found: Sequence[Figure], index: int) -> Cue | None:
    """The words beside a figure that say how it was come by."""
    lower, one = scene.prose.lower, found[index]
    start, end = scene.prose.sentences[sentence]
    first = max(found[index - 1].stop if index else start, one.first - REACH)
    before, behind = lower[first : one.first], lower[one.stop : min(one.end + N_WORDS, end)]
    near = before[-1:]
    pair = tuple(before[-2:])
    after = {tuple(two) for two in pairwise(behind)}
    opening = lower[start : start + 1]
    if pair in COMING or (near and near[0] in MAKING) or not TOGETHER.isdisjoint((*near, *behind)):
        return Cue("sum", True)
    if not after.isdisjoint(ALL_TOLD) or pair in ALL_TOLD:
        return Cue("sum", True)
    if index == 0 and (not TOGETHER.isdisjoint(opening) or tuple(lower[start : start + 2]) in ALL_TOLD):
        return Cue("sum", True)
    if near == ["of"] and not GAPS.isdisjoint(before[-3:-1]):
        return Cue("gap", True)
    if near == ["by"] and not WON.isdisjoint(before):
        return Cue("gap", True)
    if not BEYOND.isdisjoint(behind[:N_WORDS]) and near != ["than"]:
        return Cue("gap", False)
    if not LEAVING.isdisjoint(before) or not LEFT.isdisjoint(behind):
        return Cue("rest", True)
    if (near == ["to"] and not DOWN.isdisjoint(before[-2:-1])) or not STILL.isdisjoint(before):
        return Cue("rest", True)
    if pair in POINTING or pair in EARNING or not (SO | EARNED).isdisjoint(before):
        return Cue("so", False)
    if index == 0 and one.first - start in range(1, REACH) and (near == ["all"] or (opening[0] in THESE and one.noun)):
        return Cue("sum", False)
    if near in (["other"], ["remaining"]):
        return Cue("rest", False)
    return None
