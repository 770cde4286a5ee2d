"""Every case in every format, as blessed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from report_cases import CASES

from newslint import report
from newslint.report import places

GOLDENS = Path(__file__).parent / "goldens"
SHOWN = {
    "text": CASES,
    "concise": CASES,
    "json": ("both-sides", "for-comparison", "unknown-place"),
    "sarif": ("both-sides", "brackets-in-text", "for-comparison"),
}


@pytest.mark.parametrize(("format", "case"), [(format, case) for format, cases in SHOWN.items() for case in cases])
def test_is_as_blessed(format: str, case: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDENS / f"{case}.{format}", report.render(format, CASES[case]))


@pytest.mark.parametrize("case", CASES)
def test_positions_cut_their_words_from_the_file(case: str) -> None:
    content = json.loads(report.render("json", CASES[case]))
    for finding in content["findings"]:
        for place in finding["places"]:
            file = CASES[case].places[place["path"]]
            lines = file.text.split("\n")
            start, end = place["start"], place["end"]
            if start["line"] == end["line"]:
                words = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1]
            else:
                first = lines[start["line"] - 1][start["column"] - 1 :]
                words = "\n".join(
                    [first, *lines[start["line"] : end["line"] - 1], lines[end["line"] - 1][: end["column"] - 1]]
                )
            assert words == place["words"] == file.text[slice(*place["offsets"])]


@pytest.mark.parametrize("case", CASES)
def test_text_never_writes_control_characters(case: str) -> None:
    printed = report.render("text", CASES[case])
    if not CASES[case].color:
        assert not {char for char in printed if char != "\n" and (char < " " or "\x7f" <= char <= "\x9f")}


@pytest.mark.parametrize("case", CASES)
def test_concise_is_one_line_a_finding(case: str) -> None:
    assert report.render("concise", CASES[case]).count("\n") == len(CASES[case].diagnostics)


def test_marks_stand_under_their_words() -> None:
    printed = report.render("text", CASES["combining-marks"]).splitlines()
    before, marks = printed[1].partition("cre")[0], printed[2]
    # One mark of two cells for each of the letters would be wrong: an accent has no cell of its own.
    assert marks.index("^") == len(before) - 2
    assert marks.count("^") == len("creme brulee")


def test_every_format_has_its_reporter() -> None:
    modules = {path.stem for path in Path(report.__file__).parent.glob("*.py")}
    assert {name for name, _ in report.FORMATS} <= modules


def test_a_span_beyond_its_file_is_shown_at_its_end() -> None:
    case = CASES["no-labels-texts"]
    label = case.diagnostics[0].labels[0]
    spot = places.place(type(label)(label.path, type(label.span)(5000, 6000)), case.places)
    assert spot.shown() == "a.txt:2:1"
