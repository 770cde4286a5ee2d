"""Lines of a file with marks under a span, cut to a readable width around it."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.core.hints import NamedTuple
from newslint.report.cells import clean, fitting, width
from newslint.report.places import Place

WIDTH = 100
"""Cells of an excerpt line. Fixed, so that output does not depend on the window that it is read in."""

_CUT = "…"
_LEAD = 28
_MOST_LINES = 3


class Excerpt(NamedTuple):
    """A line to show: its number, its text, and where marks go under it, in cells."""

    number: int
    text: str
    indent: int
    n_marks: int


def excerpts(place: Place) -> list[Excerpt]:
    """The lines that a place covers; of a long run only the first and the last.

    An empty list where the file is not known; an empty span has one mark.
    """
    if place.file is None:
        return []
    start, end = place.start, place.end
    # A span that takes in its line end stops at column 1 of the next line, which it does not cover.
    last = end.line - 1 if end.column == 1 and end.line > start.line else end.line
    shown = []
    for number in _numbers(start.line, last):
        line = place.file.line(number)
        left = start.column - 1 if number == start.line else len(line) - len(line.lstrip())
        right = end.column - 1 if number == end.line else len(line.rstrip())
        left, right = min(left, len(line)), min(right, len(line))
        if number not in (start.line, last) and right <= left:
            continue
        shown.append(_cut(number, line, left, max(left, right)))
    return shown


def _numbers(first: int, last: int) -> Iterator[int]:
    yield from range(first, last + 1) if last - first < _MOST_LINES else (first, last)


def _cut(number: int, line: str, left: int, right: int) -> Excerpt:
    # Only what could be shown is ever measured: a line may be 400 KB long.
    before = line[max(0, left - WIDTH) : left]
    inside = _shortened(line[left:right])
    after = line[right : right + WIDTH + 1]
    whole = left <= WIDTH and right + WIDTH >= len(line)
    if not whole or width(before) + width(inside) + width(after) > WIDTH:
        room = max(WIDTH - width(inside), 0)
        lead = max(min(_LEAD, room), room - width(after))
        before = _tail(before, lead, left > len(before))
        after = _head(after, room - width(before), right + len(after) < len(line))
    return Excerpt(number, clean(before + inside + after), width(before), max(width(inside), 1))


def _shortened(inside: str) -> str:
    """A long span loses its middle: its two ends tell where it runs."""
    room = WIDTH - 2 * _LEAD
    if len(inside) <= room and width(inside) <= 2 * room:
        return inside
    if width(inside[: WIDTH + 1]) <= WIDTH - _LEAD and len(inside) <= WIDTH:
        return inside
    head = inside[: fitting(inside[: 2 * room], room)]
    tail = inside[-len(head) // 2 :]
    return f"{_to_last_space(head)} {_CUT} {_from_first_space(tail)}"


def _tail(before: str, room: int, more: bool) -> str:
    """The end of what precedes a span, from a word on."""
    if not more and width(before) <= room:
        return before
    kept = before[len(before) - fitting(before[::-1], room - 2) :]
    return f"{_CUT} {_from_first_space(kept).lstrip()}"


def _head(after: str, room: int, more: bool) -> str:
    """The start of what follows a span, up to a word."""
    if not more and width(after) <= room:
        return after
    return f"{_to_last_space(after[: fitting(after, room - 2)]).rstrip()} {_CUT}"


def _from_first_space(text: str) -> str:
    # Scripts without spaces are cut anywhere.
    space = text.find(" ")
    return text[space + 1 :] if 0 <= space < _LEAD else text


def _to_last_space(text: str) -> str:
    space = text.rfind(" ")
    return text[:space] if space >= 0 and len(text) - space < _LEAD else text
