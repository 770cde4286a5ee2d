"""Sidecars whose corrections are wrong are told so; what ``annotate`` prints is right as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import cli

STORY = """Boats lost in storm at Torp

TORP, Norway, March 4, 2024 - The storm sank 9 boats off Torp on Monday, Mayor Eva Lind, 48, told the Coast Wire.
"We have never seen more than 40 boats go down," Lind said. The company denied that it had an office in Oslo.
The harbour's largest ferry was not damaged, and about $2.3 million was set aside, 12 percent more than last year.
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")

    def newslint(*arguments: str, sidecar: str = "") -> tuple[str, str]:
        if sidecar:
            (tmp_path / "story.txt.newslint.yaml").write_text(sidecar, encoding="utf-8")
        cli.main(list(arguments))
        said = capsys.readouterr()
        return said.out, said.err

    return newslint


def test_what_annotate_prints_is_a_sound_sidecar(run) -> None:
    printed, _ = run("annotate", "story.txt")
    assert printed.count("- text:") > 10
    _, problems = run("check", "story.txt", sidecar=printed)
    assert problems == ""


@pytest.mark.parametrize(
    ("entry", "message", "help"),
    [
        ("kind: quantity\n    valu: 12", "'valu' is no field of a quantity", "'value'"),
        ("kind: quantty\n    value: 12", "there is no kind of fact called 'quantty'", "'quantity'"),
        ("kind: quantity\n    hedgd: true", "'hedgd' is no field of a quantity", "'hedged'"),
        ("kind: quantity\n    flags: [hedgd]", "'hedgd' is no flag of a quantity", "'hedged'"),
        ("kind: quantity\n    value: many", "'value' cannot be that", "amount"),
    ],
)
def test_a_wrong_correction_is_reported_with_the_nearest_name(run, entry: str, message: str, help: str) -> None:
    _, problems = run("check", "story.txt", sidecar=f"facts:\n  - text: 9 boats\n    {entry}\n")
    assert message in problems
    assert help in problems


def test_values_take_the_type_of_their_field(run, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("The storm sank 9 boats off Torp on Monday.\n", encoding="utf-8")
    rule = "rule boats warning\n  given a: quantity, b: quantity across sources\n  where a.noun same-as b.noun\n"
    (tmp_path / "house.rule").write_text(
        rule + "  where a.place same-as b.place\n  expect a.value agrees-with b.value\n  stage stable\n"
    )
    sidecar = "facts:\n  - text: 9 boats\n    kind: quantity\n    place: Torp\n    value: 12\n"
    (tmp_path / "other.txt.newslint.yaml").write_text(sidecar.replace("12", "9"), encoding="utf-8")
    check = ("check", "--only-rules", "house.rule", "--stories", "one", "--format", "concise", "story.txt", "other.txt")
    found, problems = run(*check, sidecar=sidecar)
    assert problems == ""
    assert "[boats]" in found
