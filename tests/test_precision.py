"""Measured precision of rules: counted from judgements, said in words, told to readers of SARIF."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from newslint import cli, pipeline
from newslint.config import precision

TOOL = Path(__file__).parents[1] / "tools" / "precision.py"


def test_judgements_are_counted_by_rule(tmp_path: Path) -> None:
    judged = tmp_path / "judged.jsonl"
    judged.write_text('{"rule": "b", "right": true}\n\n{"rule": "a", "right": false}\n{"rule": "b", "right": false}\n')
    assert runpy.run_path(str(TOOL))["count"]([judged, judged]) == {
        "a": {"judged": 2, "right": 0},
        "b": {"judged": 4, "right": 2},
    }


def test_what_was_read_by_hand_makes_a_page(tmp_path: Path) -> None:
    judged = tmp_path / "judged.jsonl"
    rows = [
        {"rule": "b", "one": "5", "other": "6", "verdict": "good", "right": True, "why": "two tolls"},
        {"rule": "b", "one": "7", "other": "8", "verdict": "noise", "right": False, "why": "two fires"},
        {"rule": "c", "level": "note", "one": "x", "other": "y", "verdict": "doubtful", "right": False, "why": "style"},
        {"rule": "d", "right": True},
    ]
    judged.write_text("".join(json.dumps(row) + "\n" for row in rows))
    page = runpy.run_path(str(TOOL))["page"]([judged])
    warnings, _, notes = page.partition("## Notes")
    assert "2 read: 1 good, 0 doubtful, 1 noise; 50% good." in warnings
    assert "| b | 2 | 1 | 0 | 1 |" in warnings and "| b | 7 | 8 | noise | two fires |" in warnings
    assert "1 read: 0 good, 1 doubtful, 0 noise; 0% good." in notes and "| c | x | y |" in notes
    assert "| d |" not in page


def test_the_page_and_the_figures_are_those_of_the_judged_findings() -> None:
    tool = runpy.run_path(str(TOOL))
    files = sorted(tool["JUDGED"].glob("*.jsonl"))
    assert json.loads(tool["TARGET"].read_text(encoding="utf-8")) == tool["count"](files)
    assert tool["PAGE"].read_text(encoding="utf-8") == tool["page"](files)


def test_a_share_of_few_findings_is_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precision, "measured", lambda: {"few": (2, 2), "good": (9, 10), "bad": (1, 5)})
    assert precision.grades() == {"good": "very-high", "bad": "low"}
    assert precision.said("few").startswith("not measured yet (2 findings")
    assert precision.said("good").startswith("90%: 9 of 10")
    assert precision.said("other") == "not measured yet"


def test_only_rules_that_there_are_have_figures() -> None:
    known = {rule.name for rule in pipeline.prepare(pipeline.Request()).library.rules}
    assert set(precision.measured()) <= known


def test_explain_and_sarif_say_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(precision, "measured", lambda: {"toll-conflict": (9, 10)})
    assert cli.main(["explain", "toll-conflict"]) == 0
    assert "90%: 9 of 10" in capsys.readouterr().out
    article = tmp_path / "a.txt"
    article.write_text("Nothing happened.\n")
    cli.main(["check", "--format", "sarif", str(article)])
    rules = json.loads(capsys.readouterr().out)["runs"][0]["tool"]["driver"]["rules"]
    told = {rule["id"]: rule["properties"].get("precision") for rule in rules}
    assert told["toll-conflict"] == "very-high"
    assert set(told.values()) == {"very-high", None}
