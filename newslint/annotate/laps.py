"""Times that a race took, in digits: "won in 2:24:31", "clocked 27:14.3", "a winning time of 13:05".

What comes in: a token with a colon and the words before it. What goes out: seconds and the token behind, or None where
it is a time of day. Seconds make it sure; two figures alone take a word of running, of clocking or of records nearby.
"""

from __future__ import annotations

from newslint.annotate.prose import Prose

CLOCKING = frozenset(("clock", "clocked", "clocking", "ran", "run", "running", "swam", "rowed"))
BEFORE = CLOCKING | {"in", "of", "on", "with", "to"}
"""Words before a time that was taken."""
RACING = frozenset(
    ("race", "lap", "metre", "meter", "mile", "marathon", "heat", "swim", "record", "runner", "sprint", "finish")
)
"""Lemmas by which the two figures behind "in" or "of" are minutes and seconds."""
NEAR = 14


def lap(prose: Prose, index: int) -> tuple[float, int] | None:
    """Seconds of a race and the token behind."""
    lower = prose.lower
    before = lower[index - 1] if index else ""
    if before not in BEFORE:
        return None
    parts = lower[index].split(":")
    if not all(part.isdecimal() and len(part) < 3 for part in parts) or not 1 < len(parts) < 4:
        return None
    if len(parts[-1]) != 2 or any(int(part) > 59 for part in parts[1:]):
        return None
    stop, rest = index + 1, 0.0
    fraction = lower[stop] if stop < len(lower) else ""
    if fraction[:1] == "." and fraction[1:].isdecimal() and prose.starts[stop] == prose.end(index):
        rest, stop = float(f"0{fraction}"), stop + 1
    sure = len(parts) == 3 or stop > index + 1 or int(parts[0]) > 24 or before in CLOCKING
    if not sure and RACING.isdisjoint(prose.lemmas[max(0, index - NEAR) : index + NEAR]):
        return None
    seconds = 0.0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return seconds + rest, stop
