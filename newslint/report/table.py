"""Who says what, as Markdown: a table for each story, a row for each group of comparable facts, a column a source.

The layout is that of RIPTIDES (White et al. 2002), which showed all comparable estimates of an event side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.core.diagnostic import Label
from newslint.report.cells import clean
from newslint.report.contents import Places
from newslint.report.places import place

_LONGEST = 80
"""Code points of a quotation in a cell."""


class Cell(NamedTuple):
    """What one source says: where, what it was understood to mean, and which values of the group it agrees with."""

    source: str
    cluster: int
    label: Label


class Row(NamedTuple):
    """A group of comparable facts."""

    story: str
    title: str
    rule: str
    conflicting: bool
    cells: tuple[Cell, ...]


def render(rows: Sequence[Row], places: Places) -> str:
    """The tables of all stories, in the order in which the stories first come."""
    stories: dict[str, list[Row]] = {}
    for row in rows:
        stories.setdefault(row.story, []).append(row)
    return "\n".join(line for story, within in stories.items() for line in _table(story, within, places)) or _NOTHING


_NOTHING = "No two facts are comparable.\n"


def _table(story: str, rows: Sequence[Row], places: Places) -> Iterator[str]:
    sources = sorted({cell.source for row in rows for cell in row.cells})
    yield f"## {_escaped(story) or 'Story'}"
    yield ""
    yield _line(["about", "", *map(_escaped, sources)])
    yield _line(["---"] * (len(sources) + 2))
    for row in rows:
        cells = [[cell for cell in row.cells if cell.source == source] for source in sources]
        texts = ["<br>".join(dict.fromkeys(_cell(cell, row, places) for cell in within)) for within in cells]
        yield _line([_escaped(row.title), "**≠**" if row.conflicting else "=", *texts])
    yield ""


def _cell(cell: Cell, row: Row, places: Places) -> str:
    spot = place(cell.label, places)
    words = clean(" ".join(spot.words.split()))
    quoted = f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + '…'}”"
    # Sources with the same letter agree: with three outlets and two values, "≠" alone does not say who stands alone.
    letter = f"{_letter(cell.cluster)}: " if row.conflicting else ""
    value = f" ({cell.label.text})" if cell.label.text.strip('“”" ').lower() not in ("", words.lower()) else ""
    return f"{letter}{_escaped(quoted + value)} {_escaped(spot.shown())}"


def _letter(cluster: int) -> str:
    return chr(ord("A") + cluster) if cluster < 26 else f"A{cluster}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line and within one cell."""
    return "".join(f"\\{char}" if char in r"\`*_[]<>|#~" else char for char in clean(text))
