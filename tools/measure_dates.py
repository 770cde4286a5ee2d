"""Measure dates and times of day against a file of labelled articles.

    python tools/measure_dates.py FILE.jsonl [--show N]

Each line of the file is an article: ``text``, ``dct`` (the day it was written) and ``timexes``, each with ``start``,
``end``, ``text``, ``type`` and a TimeML ``value``. Prints precision, recall and F1 of dates and times whose span meets
that of a label (relaxed), and of those whose days are the same as well. Durations and sets are no dates; a label
without days ("PRESENT_REF", "XXXX-XX-XX") may be found or not, and counts neither way. What is found where a duration
is labelled counts as a false alarm.

TimeML: Pustejovsky et al. 2003; the relaxed score is that of TempEval-3 (UzZaman et al. 2013).
"""

from __future__ import annotations

import datetime
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from labelled import Reader, arguments, rows

from newslint.core.values import DAY, When

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

Days = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a date stands, and its first day and the day after its last, as ordinals."""

    span: tuple[int, int]
    text: str
    days: Days | None


def days_of(value: str) -> Days | None:
    """The days of a TimeML value, None where it has none: "1998-08", "1998-W32", "1998-Q3", "1998-FA", "199"."""
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", value):
        day = datetime.date(*map(int, match.groups())).toordinal()
        return day, day + 1
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        day = datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1).toordinal()
        return day, day + 7
    if match := re.fullmatch(r"(\d{4})-Q(\d)", value):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _months(int(match[1]), int(match[2]), 1)
    if (match := re.fullmatch(r"(\d{4})-([A-Z]{2})", value)) and match[2] in SEASONS:
        return _months(int(match[1]), SEASONS[match[2]], 3)
    if re.fullmatch(r"\d{4}", value):
        return _months(int(value), 1, 12)
    if re.fullmatch(r"\d{3}", value):
        return _months(int(value) * 10, 1, 120)
    return None


def _months(year: int, month: int, count: int) -> Days:
    last = year * 12 + month - 1 + count
    return datetime.date(year, month, 1).toordinal(), datetime.date(last // 12, last % 12 + 1, 1).toordinal()


def found_in(row: dict[str, Any], reader: Reader) -> Iterator[Found]:
    """The dates and times of day that newslint finds in an article."""
    text = row["text"]
    written = datetime.date.fromisoformat(row["dct"][:10]).toordinal()
    for one in reader.annotations(row, When((written - 1) * DAY, written * DAY)):
        when = one.fields.get("interval")
        if one.kind == "date":
            days = None
            if isinstance(when, When):
                days = when.start // DAY + 1, max((when.stop - 1) // DAY + 2, when.start // DAY + 2)
            yield Found((one.span.start, one.span.end), text[one.span.start : one.span.end], days)


def main() -> int:
    """Print the figures."""
    options = arguments(__doc__)
    reader = Reader()
    tally: Counter[str] = Counter()
    differences: list[str] = []
    for row in rows(options.file):
        _count(row, list(found_in(row, reader)), tally, differences)
    for what in ("span", "value"):
        precision, recall = tally[what] / max(tally["found"], 1), tally[what] / max(tally["labelled"], 1)
        both = 2 * tally[what] / max(tally["found"] + tally["labelled"], 1)
        print(f"{what}: precision {precision:.1%}, recall {recall:.1%}, F1 {both:.1%}")
    for one in differences[: options.show]:
        print(one)
    return 0


def _count(row: dict[str, Any], found: list[Found], tally: Counter[str], differences: list[str]) -> None:
    left = list(found)
    for label in row["timexes"]:
        if label["type"] not in ("DATE", "TIME"):
            continue
        days = days_of(label["value"])
        near = [one for one in left if one.span[0] < label["end"] and label["start"] < one.span[1]]
        left = [one for one in left if one not in near]
        if days is None:
            continue
        tally["labelled"] += 1
        where = f"{row['id']}\t{label['text']!r} {label['value']} {_near(row, label['start'], label['end'])}"
        if not near:
            differences.append(f"missed\t{where}")
            continue
        tally["found"] += 1
        tally["span"] += 1
        right = any(one.days is not None and _refines(one.days, days) for one in near)
        tally["value"] += right
        if not right:
            differences.append(f"value\t{where}\t{[(one.text, _shown(one.days)) for one in near]}")
    tally["found"] += len(left)
    for one in left:
        differences.append(f"extra\t{row['id']}\t{one.text!r} {_shown(one.days)} {_near(row, *one.span)}")


def _refines(days: Days, labelled: Days) -> bool:
    """Whether days are those labelled, or a part of them: a label "1998-12" stands for "early December" as well.

    A night belongs to the day on which it began.
    """
    return labelled[0] <= days[0] < labelled[1] and days[1] - days[0] <= labelled[1] - labelled[0] + 1


def _near(row: dict[str, Any], start: int, end: int) -> str:
    return repr(row["text"][max(start - 60, 0) : end + 60])


def _shown(days: Days | None) -> str:
    return "no days" if days is None else f"{datetime.date.fromordinal(days[0])} for {days[1] - days[0]} days"


if __name__ == "__main__":
    sys.exit(main())
