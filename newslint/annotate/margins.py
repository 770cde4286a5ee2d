"""By how much a race was won: two times of the clock, and the seconds between them.

What comes in: a scene and a sentence. What goes out: calculations of form "margin", in seconds: "won in 2:05:18 from
Lund, on 2:05:31, by 33 seconds".
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotate import numbers
from newslint.annotate.calculation import Calculation, Scene
from newslint.core.values import Amount, Value, exactly

SECONDS = {"second": 1.0, "seconds": 1.0, "minute": 60.0, "minutes": 60.0}
BEHIND = frozenset(("ahead", "behind", "clear", "back", "later", "adrift", "faster", "slower", "apart", "margin"))
N_WHOLE = 4
"""Tokens between "by" and the figure: "by a whole 33 seconds"."""


def margins(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """The margin that a sentence gives beside the two times of a race."""
    lower = scene.prose.lower
    start, end = scene.prose.sentences[sentence]
    times = [
        (at, told + _tenths(lower, at, end)) for at in range(start, end) if (told := _seconds(lower[at])) is not None
    ]
    if len(times) != 2:
        return
    gap = abs(times[0][1] - times[1][1])
    for at in range(start + 1, end):
        if lower[at] not in SECONDS:
            continue
        opens = at - (4 if lower[at - 3 : at] == ["and", "a", "half"] else 1)
        number = numbers.read(scene.prose, max(start, opens), scene.known.numbers)
        before = lower[max(start, opens - N_WHOLE) : max(start, opens)]
        if number is None or number.printed is None or ("by" not in before and lower[at + 1 : at + 2] == []):
            continue
        if "by" not in before and lower[at + 1] not in BEHIND:
            continue
        length = number.printed * SECONDS[lower[at]]
        half = SECONDS[lower[at]] / (2 if number.printed % 1 == 0 else 20)
        fields: dict[str, Value] = {
            "form": "margin",
            "length": Amount(length - half, length + half, length),
            "elapsed": exactly(gap),
        }
        first, stop = min(times[0][0], at - 1), max(times[1][0], at) + 1
        yield Calculation(first, stop, fields, 0.8)


def _tenths(lower: list[str], at: int, end: int) -> float:
    """The tenths behind a time: "1:14:22" and ".4"."""
    word = lower[at + 1] if at + 1 < end else ""
    return float(word) if word[:1] == "." and word[1:].isdecimal() else 0.0


def _seconds(word: str) -> float | None:
    """A race time: "2:05:31", "1:12:40"; what has no seconds is an hour of the day."""
    parts = word.split(":")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts[:2]):
        return None
    try:
        hours, minutes, seconds = (float(part) for part in parts)
    except ValueError:
        return None
    return hours * 3600 + minutes * 60 + seconds if minutes < 60 and seconds < 60 else None
