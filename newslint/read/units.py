"""Text cut into units: one unit is a line, or a paragraph of hard-wrapped lines. What regions are made of."""

from __future__ import annotations

from newslint.core.hints import NamedTuple

_NARROWEST, _WIDEST = 45, 110
"""Widths between which text is taken to be wrapped by hand."""


class Unit(NamedTuple):
    """A run of text without blank space around it; ``gap`` tells whether a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool


def units(text: str, start: int = 0) -> list[Unit]:
    """All units of a text from an offset on, in order."""
    lines: list[Unit] = []
    add = lines.append
    position = start
    gap = True
    n_wide = n_full = widest = 0
    for raw in text[start:].split("\n") if start else text.split("\n"):
        stripped = raw.strip()
        size = len(stripped)
        if size:
            begin = position if raw[0] == stripped[0] else position + len(raw) - len(raw.lstrip())
            add(Unit(begin, begin + size, stripped, gap))
            gap = False
            if size > _WIDEST:
                n_wide += 1
            elif size > _NARROWEST:
                n_full += 1
                if size > widest:
                    widest = size
        else:
            gap = True
        position += len(raw) + 1
    # A page with long lines is not wrapped, whatever the length of its other lines.
    if n_full < 4 or n_wide * 20 > n_full:
        return lines
    return _joined(text, lines, widest)


def _joined(text: str, lines: list[Unit], widest: int) -> list[Unit]:
    """Wrapped lines as paragraphs: a line was broken where the next word would not have fitted, or in mid-sentence."""
    joined: list[Unit] = []
    previous = 0
    first: Unit | None = None
    last: Unit | None = None
    for line in lines:
        size = line.end - line.start
        if (
            last is not None
            and not line.gap
            and (_would_not_fit(previous, line.text, widest) or _goes_on(last.text, line.text))
        ):
            last = line
        else:
            if first is not None and last is not None:
                joined.append(_unit(text, first, last))
            first = last = line
        previous = size
    if first is not None and last is not None:
        joined.append(_unit(text, first, last))
    return joined


def _would_not_fit(previous: int, line: str, widest: int) -> bool:
    if previous > _WIDEST or line[0] in "•*>#|" or line.startswith(("- ", "– ")):
        return False
    space = line.find(" ")
    return previous + 1 + (len(line) if space < 0 else space) > widest - 3


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on in the middle of a sentence, though it would have fitted: a ragged column."""
    return line[0].islower() and len(before) > _NARROWEST // 2 and (before[-1].islower() or before[-1] == ",")


def _unit(text: str, first: Unit, last: Unit) -> Unit:
    return first if first is last else Unit(first.start, last.end, text[first.start : last.end], first.gap)
