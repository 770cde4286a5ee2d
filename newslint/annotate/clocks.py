"""Times of the day: "3:42 a.m. (0142 GMT)", "around 6:30 p.m.", "17:18", "shortly after nine", "a quarter past five".

What comes in: tokens. What goes out: clock times as minutes of the day with their zone and hedge.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newslint.annotate import laps
from newslint.annotate.numbers import DIGITS
from newslint.annotate.prose import Prose
from newslint.annotate.timewords import CLOCK_WORDS, FIXED, HALVES, SPELLED, TimeWords

HEDGES = {
    "about": 15,
    "around": 15,
    "approximately": 15,
    "roughly": 15,
    "circa": 15,
    "near": 15,
    "nearly": -15,
    "almost": -15,
    "before": -30,
    "after": 30,
    "past": 30,
}
"""Minutes that a hedge allows: either way, or only before (negative) or after the hour for the last four."""

LOOSE = 60
"""Minutes that "before" and "after" allow by themselves: "it happened after 2 a.m."."""
EDGE = 3
"""Minutes that any of them keeps away from the hour: "just before six" is not "just after six"."""
NEAR = frozenset(("shortly", "just", "soon", "sometime", "little"))
"""Words by which a bare number behind "before" or "after" is a time: "shortly before 11"."""
CLOSE = frozenset(("shortly", "just", "soon", "little", "minutes", "moments", "right", "immediately"))
"""Words before them that draw them near."""

ONE_SIDED = frozenset(("nearly", "almost", "before", "after", "past"))
EDGED = frozenset(("before", "after", "past"))
HALF = 12
DAWN = 5
"""Hours of a night before this are those behind midnight."""
PARTS = {"morning": 0, "afternoon": 12, "evening": 12, "night": 12}
TIME_PREPOSITIONS = frozenset(
    ("at", "by", "until", "till", "from", "around", "about", "before", "after", "since", "to")
)
BESIDE = frozenset(("after", "before", "past", "to"))
DOTTED = frozenset(
    ("at", "from", "until", "till", "around", "about", "before", "after", "since", "just", "nearly", "almost")
)
"""Words before a time that is told without a.m., colon or o'clock."""
OPENING = TIME_PREPOSITIONS | {"between", "was"}
DAYS_NEAR = frozenset(("that", "this", "yesterday", "tomorrow", "last"))
"""Words before the part of the day that a bare hour is told with."""
MINUTES = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_PRICES = "share stock price index rate point percent trade close euro dollar pound cent crown"
PRICED = frozenset(_PRICES.split())
"""Words of sentences in which two figures and a point are a price."""
TRIGGERS = CLOCK_WORDS - frozenset(SPELLED)


class Clock(NamedTuple):
    """A time of day: tokens, the earliest, printed and latest minute, and the zone as printed."""

    first: int
    stop: int
    low: int
    minute: int
    high: int
    zone: str
    hedge: str


def scan(prose: Prose, known: TimeWords, candidates: Sequence[int]) -> list[Clock]:
    """All clock times, in order; ``candidates`` are the tokens that may belong to one."""
    found: list[Clock] = []
    lower = prose.lower
    last = 0
    for index in candidates:
        if index < last:
            continue
        word = lower[index]
        if word not in known.hours and word[0] not in DIGITS:
            continue
        if ":" in word and word[0] in DIGITS:
            clock = _digital(prose, index, known)
        elif word in TRIGGERS or word in known.zones:
            clock = _spoken(prose, index, known)
        elif word in SPELLED and index > 1 and lower[index - 1] in BESIDE:
            clock = _shortly(prose, index, known) or _minutes_off(prose, index, known) or _parted(prose, index, known)
        elif word in SPELLED and index and lower[index - 1] in OPENING:
            clock = _parted(prose, index, known)
        elif (
            word.isdecimal() and len(word) < 3 and index > 1 and lower[index - 1] in EDGED and lower[index - 2] in NEAR
        ):
            clock = _shortly(prose, index, known)
        elif "." in word and word[0] in DIGITS and index and lower[index - 1] in DOTTED:
            clock = _dotted(prose, index, known)
        else:
            continue
        if clock is not None and clock.first >= last:
            found.append(clock)
            last = clock.stop
    return found


def _digital(prose: Prose, index: int, known: TimeWords) -> Clock | None:
    if laps.lap(prose, index) is not None:
        return None  # "won in 2:05:18" is how long it took
    hour, _, rest = prose.lower[index].partition(":")
    minute = rest.partition(":")[0]
    if not (hour.isdecimal() and minute.isdecimal()) or int(hour) > 24 or int(minute) > 59:
        return None
    return _settle(prose, index, index + 1, int(hour), int(minute), known)


def _spoken(prose: Prose, index: int, known: TimeWords) -> Clock | None:
    lower, word = prose.lower, prose.lower[index]
    before = lower[index - 1] if index else ""
    if word in HALVES:
        hour, dot, minute = before.partition(".")
        if hour.isdecimal() and (not dot or (minute.isdecimal() and len(minute) == 2)) and int(hour) <= 12:
            return _settle(prose, index - 1, index, int(hour), int(minute or 0), known)
        if before in SPELLED:
            return _settle(prose, index - 1, index, SPELLED[before], 0, known)
        return None
    if word in FIXED:
        near = before == "after" and index > 1 and lower[index - 2] in CLOSE  # "just after noon", not "after noon"
        if (
            before in {"after", "the", "high"} and word != "midnight" and not near
        ) or before not in TIME_PREPOSITIONS | {
            "shortly",
            "just",
            ",",
        }:
            return None
        return _settle(prose, index, index + 1, FIXED[word] // 60, 0, known, sure=True)
    if word == "o'clock":
        hour_number = SPELLED[before] if before in SPELLED else int(before) if before.isdecimal() else 99
        return _settle(prose, index - 1, index + 1, hour_number, 0, known) if hour_number <= 24 else None
    if word in {"half", "quarter"}:
        follows = lower[index + 1 : index + 3]
        if len(follows) == 2 and follows[0] in {"past", "to"} and follows[1] in SPELLED:
            shift = 30 if word == "half" else 15 if follows[0] == "past" else -15
            hour_number = SPELLED[follows[1]]
            first = index - (before == "a")
            total = hour_number * 60 + shift
            return _settle(prose, first, index + 3, total // 60, total % 60, known)
        return None
    figure = len(before) == 4 and before.isdecimal() and int(before) < 2400 and int(before) % 100 < 60
    if figure and (word == "hours" or word in known.zones):
        if word == "hours" and not (before[0] == "0" or (index > 1 and lower[index - 2] in TIME_PREPOSITIONS)):
            return None
        stop = index if word != "hours" else index + 1
        return _settle(prose, index - 1, stop, int(before) // 100, int(before) % 100, known)
    return None


def _minutes_off(prose: Prose, index: int, known: TimeWords) -> Clock | None:
    """ "At twenty to two", "just before ten past six": not "by ten to two" votes."""
    lower = prose.lower
    if index < 3 or lower[index - 1] not in {"past", "to"}:
        return None
    if lower[index - 2] in {"minutes", "minute"} and lower[index - 3] in SPELLED:  # "four minutes to five"
        shift = SPELLED[lower[index - 3]] * (1 if lower[index - 1] == "past" else -1)
        total = SPELLED[lower[index]] * 60 + shift
        return _settle(prose, index - 3, index + 1, total // 60, total % 60, known)
    if lower[index - 2] not in MINUTES:
        return None
    before = lower[index - 3]
    if (
        lower[index - 1] == "to"
        and (before not in DOTTED or before == "from")
        and not (before in {"was", "is"} and lower[index - 4 : index - 3] == ["it"])
    ):
        return None
    shift = MINUTES[lower[index - 2]] * (1 if lower[index - 1] == "past" else -1)
    total = SPELLED[lower[index]] * 60 + shift
    return _settle(prose, index - 2, index + 1, total // 60, total % 60, known)


def _parted(prose: Prose, index: int, known: TimeWords) -> Clock | None:
    """ "At two in the afternoon", "until eleven that night": a bare number word with its part of the day."""
    lower = prose.lower
    behind = lower[index + 1 : index + 4]
    if lower[index - 1] not in OPENING or len(behind) < 3:
        return None
    hour = SPELLED[lower[index]]
    if behind[0] in DAYS_NEAR and behind[1] in PARTS:
        clock = _settle(prose, index, index + 1, _of_part(hour, behind[1]), 0, known)
        return clock and clock._replace(stop=index + 1)
    if ((behind[0], behind[1]) == ("in", "the") and behind[2] in PARTS) or (behind[0], behind[1]) == ("at", "night"):
        return _settle(prose, index, index + 1, hour, 0, known)
    return None


def _dotted(prose: Prose, index: int, known: TimeWords) -> Clock | None:
    """ "At 22.50", as many papers print it: not "closed at 22.50 crowns", nor a share that stood at 22.50."""
    hour, _, minute = prose.lower[index].partition(".")
    if prose.lower[index - 1] == "from" and prose.lower[index + 1 : index + 3] != [",", "when"]:
        return None  # "from 9.40, when the first smoke came up", not "up from 9.40"
    if len(minute) != 2 or not (hour.isdecimal() and minute.isdecimal()) or int(hour) > 23 or int(minute) > 59:
        return None
    low, high = prose.sentences[prose.sentence_at[index]]
    if prose.tags[index + 1 : index + 2] in (["N"], ["S"], ["#"]) or not PRICED.isdisjoint(prose.lemmas[low:high]):
        return None
    return _settle(prose, index, index + 1, int(hour), int(minute), known)


def _shortly(prose: Prose, index: int, known: TimeWords) -> Clock | None:
    """ "Shortly after nine": a bare number word is a time only behind such words, and before no noun."""
    lower = prose.lower
    if lower[index - 2] not in NEAR:
        return None
    follows = prose.tags[index + 1] if index + 1 < len(lower) else "."
    if follows in "NJP#S" and lower[index + 1] not in known.weekdays:
        return None
    hour = SPELLED[lower[index]] if lower[index] in SPELLED else int(lower[index])
    return _settle(prose, index, index + 1, hour, 0, known) if hour <= 12 else None


def _of_part(hour: int, part: str) -> int:
    """The hour of a part of the day: eleven at night is 23, and one at night is one."""
    early = part == "night" and hour % HALF < DAWN
    return hour % HALF + (0 if early else PARTS[part])


def _part_behind(lower: list[str], stop: int, known: TimeWords) -> str:
    """The part of the day behind a bare clock time: "at 5:15 Monday evening", "at 5:15 on Monday night"; else ""."""
    day = stop + (lower[stop] == "on")
    near = day + 1 < len(lower) and (lower[day] in DAYS_NEAR or lower[day] in known.weekdays)
    return lower[day + 1] if near and lower[day + 1] in PARTS else ""


def _between(lower: list[str], first: int, end: int) -> tuple[int, int] | None:
    """Where "between 5 and 6 p.m." opens, and its first minute; ``first`` is the token behind "and"."""
    for opening in range(first - 3, max(first - 8, -1), -1):
        if lower[opening] != "between":
            continue
        word, *rest = lower[opening + 1 : first - 1]
        hour, _, minute = word.replace(".", ":").partition(":")
        if word in SPELLED:
            hour = str(SPELLED[word])
        if not hour.isdecimal() or int(hour) > 2 * HALF or (minute and not minute.isdecimal()):
            return None
        start = int(hour) % (2 * HALF) * 60 + int(minute or 0)
        half = HALVES.get(rest[0]) if rest else None
        if half is None and rest and rest[0] in {"a.", "p.", "a", "p"}:
            half = HALF * (rest[0][0] == "p")
        if half is not None:
            start = start % (HALF * 60) + half * 60
        elif start + HALF * 60 < end:
            start += HALF * 60  # "between 5 and 6 p.m."
        return (opening, start) if start < end else None
    return None


def _settle(
    prose: Prose, first: int, stop: int, hour: int, minute: int, known: TimeWords, sure: bool = False
) -> Clock | None:
    """Read what follows (a.m., zone) and what precedes (hedges)."""
    lower, n_tokens = prose.lower, len(prose.lower)
    if stop < n_tokens and lower[stop] in HALVES:
        hour = hour % 12 + HALVES[lower[stop]]
        stop += 1
    elif stop + 1 < n_tokens and lower[stop] in {"a.", "p.", "a", "p"} and lower[stop + 1] in {"m.", "m"}:
        hour = hour % 12 + 12 * (lower[stop][0] == "p")
        stop += 2
    elif stop + 2 < n_tokens and lower[stop] in {"a", "p"} and lower[stop + 1 : stop + 3] == [".", "m"]:  # "8:30 p. m."
        hour = hour % 12 + 12 * (lower[stop] == "p")
        stop += 4 if lower[stop + 3 : stop + 4] == ["."] else 3
    elif stop + 2 < n_tokens and lower[stop] == "in" and lower[stop + 1] == "the" and lower[stop + 2] in PARTS:
        hour = hour % 12 + PARTS[lower[stop + 2]]
        stop += 3
    elif stop + 1 < n_tokens and lower[stop] == "at" and lower[stop + 1] == "night" and 5 < hour < 12:
        hour += 12
        stop += 2
    elif hour <= HALF and stop + 1 < n_tokens and (part := _part_behind(lower, stop, known)):
        hour = _of_part(hour, part)
    zone = ""
    if stop < n_tokens:
        phrase = known.zone_phrases.at(lower, stop, min(n_tokens, stop + 4))
        if phrase:
            zone, stop = " ".join(lower[stop : phrase[0]]), phrase[0]
        elif lower[stop] in known.zones and prose.words[stop].isupper():
            zone, stop = lower[stop], stop + 1
    low = high = value = hour * 60 + minute
    hedge = lower[first - 1] if first else ""
    if hedge == "between" and lower[stop : stop + 1] == ["and"]:
        return None  # told with the time behind "and"
    opened = _between(lower, first, value) if hedge == "and" else None
    if opened is not None:
        return Clock(opened[0], stop, opened[1], value, value, zone, "between")
    if hedge in HEDGES:
        width = HEDGES[hedge]
        if hedge not in ONE_SIDED:
            low, high = low - width, high + width
        else:  # "just before six" is not six
            if hedge in EDGED and (first < 2 or lower[first - 2] not in CLOSE):
                width = LOOSE if width > 0 else -LOOSE
            low, high = (low + EDGE, low + width) if width > 0 else (low + width, low - EDGE)
        first -= 1
        if first and lower[first - 1] in {"shortly", "just", "soon"} and hedge in EDGED:
            first -= 1
    else:
        hedge = ""
    return Clock(first, stop, low, value, high, zone, hedge) if hour <= 24 or sure else None
