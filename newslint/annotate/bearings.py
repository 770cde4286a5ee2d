"""Where a distance leads: "40 km (25 miles) north-west of the town of Torp" → ("northwest", "torp").

What comes in: tokens and where the figure ends. What goes out: the point of the compass and the name it is told from.
"""

from __future__ import annotations

from newslint.annotate.prose import Prose

ENDS, SIDES = ("north", "south"), ("east", "west")
COMPASS = frozenset((*ENDS, *SIDES, *(end + side for end in ENDS for side in SIDES)))
REACH = 6
"""Words that a bracket, and what is told from, may take: "of the port city of"."""


def bearing_of(prose: Prose, stop: int, end: int) -> tuple[str, str] | None:
    """The bearing behind a length that ends before ``stop``, within a sentence that ends before ``end``."""
    lower = prose.lower
    at = stop
    if at < end and lower[at] == "(":
        closing = next((one for one in range(at, min(at + REACH, end)) if lower[one] == ")"), end)
        at = closing + 1
    elif at < end and lower[at] == ")":
        at += 1
    if at + 2 >= end or lower[at + 1] != "of":
        return None
    point = lower[at].replace("-", "")
    if point not in COMPASS:
        return None
    for one in range(at + 2, min(at + 2 + REACH, end)):
        if prose.tags[one] == "P":
            return point, lower[one]
    return None
