"""The table of who says what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from report_builder import article, marked

from newslint.core.diagnostic import Label
from newslint.report import table

GOLDENS = Path(__file__).parent / "goldens"

TEXTS = {
    "a.txt": "It takes [[0 a few | million]] a day.\nThat is [[1 four\nmillion]].\n",
    "b.txt": "It takes [[0 $4 million]], with *stars* and [[1 <b>]].\n",
    "c.txt": "It takes [[0 4 billion]] " + "[[1 " + "word " * 30 + "]].\n",
}
FOUND = {path: marked(text) for path, text in TEXTS.items()}
PLACES = {path: article(path, found.text) for path, found in FOUND.items()}


def cell(path: str, number: int, cluster: int, value: str = "", source: str = "") -> table.Cell:
    return table.Cell(source or path, cluster, Label(path, FOUND[path].spans[number], value))


ROWS = (
    table.Row(
        "harbour",
        "volume of harbour exchange",
        "money-magnitude",
        True,
        (
            cell("a.txt", 0, 0, "2–9 m USD", "The Wire"),
            cell("a.txt", 1, 0, "4 m USD", "The Wire"),
            cell("a.txt", 1, 0, "4 m USD", "The Wire"),
            cell("b.txt", 0, 0, "$4 million"),
            cell("c.txt", 0, 1, "4 bn USD", "Desk | two"),
        ),
    ),
    table.Row("bridge", "length", "length-conflict", False, (cell("b.txt", 1, 0), cell("c.txt", 1, 0))),
    table.Row("harbour", "", "x", False, (cell("a.txt", 1, 0),)),
)


def test_is_as_blessed(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDENS / "table.md", table.render(ROWS, PLACES))


def test_every_row_has_the_cells_of_its_head() -> None:
    rows = [line for line in table.render(ROWS, PLACES).splitlines() if line.startswith("|")]
    counts = [line.replace("\\|", "").count("|") for line in rows]
    assert counts == [6 + 1] * 4 + [4 + 1] * 3


def test_nothing_to_compare() -> None:
    assert table.render((), {}) == "No two facts are comparable.\n"
