"""Fates that one figure counts together: "27,000 dead or missing", "killed or wounded 120 people".

Tokens and a figure in, what it counts out. Such a figure is no toll of the dead, nor of the others, alone.
"""

from __future__ import annotations

from newslint.annotate.prose import Prose

_FATES = "dead deceased kill killed wound wounded injure injured hurt maim maimed missing unaccounted"
FATES = frozenset(_FATES.split())
LOST = frozenset(("missing", "unaccounted"))
AND = frozenset(("and", "or", "and/or"))
COUNTED = frozenset(("killed", "injured", "missing"))
"""What a figure seems to count that has only one of the words beside it."""
N_WORDS = 3
"""Tokens of two fates with what joins them."""
NEAR = 8
"""Tokens behind a figure among which its fates stand."""


def of(prose: Prose, first: int, stop: int) -> str:
    """What a figure of people counts, if it counts two fates together; else ""."""
    low, high = prose.sentences[prose.sentence_at[first]]
    lower = prose.lower
    for at in range(stop, min(stop + NEAR, high - 2)):
        if prose.tags[at] == "#" or lower[at] in {",", ";"}:
            break
        if _is_joint(lower, at):
            return _name(lower, at)
    before = first - N_WORDS
    return _name(lower, before) if before >= low and _is_joint(lower, before) else ""


def _is_joint(lower: list[str], at: int) -> bool:
    one, joint, other = lower[at : at + N_WORDS]
    return one in FATES and joint in AND and other in FATES and one != other


def _name(lower: list[str], at: int) -> str:
    return "dead or missing" if not LOST.isdisjoint(lower[at : at + N_WORDS]) else "casualties"
