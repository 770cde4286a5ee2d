"""Votes told side by side: "26 for, 17 against", "twenty-one members backed the plan and 14 were opposed".

What comes in: the first of two numbers. What goes out: both, and the token behind the second; None for anything else.
"""

from __future__ import annotations

from newslint.annotate import numbers
from newslint.annotate.numbers import Number, NumberWords
from newslint.annotate.prose import Prose

AYES = frozenset(("for", "favour", "favor", "yes", "aye", "ayes", "backed", "supported", "approved", "endorsed", "yea"))
NOES = frozenset(("against", "opposed", "no", "noes", "nays", "nay", "opposing", "rejected"))
N_SIDE = 6
"""Tokens behind a number in which its side is told."""
N_BOTH = 16
"""Tokens in which both numbers stand."""
STOPS = frozenset((".", ";", ":"))
THOUSAND = 1000
"""What the lower of two numbers is divided by where both stand in one value: 26 to 17 is 26.017."""


def joined(one: float, other: float) -> float:
    """Two numbers of a result as one value, the higher first.

    >>> joined(17, 26), cast(26.017)
    (26.017, 43.0)
    """
    return max(one, other) + min(one, other) / THOUSAND


def cast(result: float) -> float:
    """How many votes such a value stands for on both sides."""
    return result // 1 + round(result % 1 * THOUSAND)


def ballot(prose: Prose, first: Number, end: int, known: NumberWords) -> tuple[float, float, int] | None:
    """How many were for and against, and the token behind."""
    lower = prose.lower
    reach = end if end < first.stop + N_BOTH else first.stop + N_BOTH
    if NOES.isdisjoint(lower[first.stop : reach]) or first.printed is None or first.scaled:
        return None
    side = _side(lower, first.stop, min(reach, first.stop + N_SIDE))
    if side is None:
        return None
    at = side[1]
    while at < reach and not (prose.tags[at] == "#" or lower[at] in known.cardinals):
        if lower[at] in STOPS:
            return None
        at += 1
    second = numbers.read(prose, at, known) if at < reach else None
    if second is None or second.printed is None or second.scaled:
        return None
    other = _side(lower, second.stop, min(end, second.stop + N_SIDE))
    if other is None or other[0] == side[0]:
        return None
    ayes, noes = (first.printed, second.printed) if side[0] else (second.printed, first.printed)
    return ayes, noes, other[1]


def _side(lower: list[str], start: int, stop: int) -> tuple[bool, int] | None:
    """Whether those who are counted were for it, and the token behind the word that tells."""
    for at in range(start, stop):
        word = lower[at]
        if word in STOPS or (word == "for" and lower[at + 1 : at + 2] not in ([","], ["and"], ["to"], ["but"])):
            return None
        if word in AYES or word in NOES:
            return word in AYES, at + 1
    return None
