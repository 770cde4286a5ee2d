"""docs/language.md: each sentence, setting and message on the page is one that newslint knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newslint import cli, pipeline
from newslint.config import settings
from newslint.core.operators import FUNCTIONS, OPERATORS

PAGE = (Path(__file__).parents[2] / "docs" / "language.md").read_text("utf-8")
SENTENCES = re.findall(r"^\| \w+ \| `([^`]+)` \|", PAGE, re.M)


def test_each_form_has_a_sentence() -> None:
    assert len(SENTENCES) == 8


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_of_the_table_are_whole_rules(sentence: str, tmp_path: Path) -> None:
    file = tmp_path / "house.rule"
    file.write_text(sentence + "\n", encoding="utf-8")
    desk = pipeline.prepare(pipeline.Request(only_rules=(str(file),)))
    assert desk.problems == ()
    assert [rule.name for rule in desk.library.rules if rule.path == file.as_posix()] == ["house"]


VARIANTS = re.search(r"You may also say (.*);", PAGE)


@pytest.mark.parametrize("said", re.findall(r"`([^`]+)`", VARIANTS[1] if VARIANTS else ""))
def test_other_ways_to_say_it_are_printed_in_one(said: str, tmp_path: Path) -> None:
    law, scope = ("must agree", said) if said.startswith("in ") else (said, "across sources")
    file = tmp_path / "house.rule"
    file.write_text(f"quantity for the same subject {law} {scope}\n", encoding="utf-8")
    assert cli.main(["fmt", str(file)]) == 0
    assert file.read_text("utf-8") == "quantity for the same subject must agree across sources\n"


def test_operators_and_functions_are_known() -> None:
    (line,) = (line for line in PAGE.splitlines() if line.startswith("Operators read as words"))
    known = {word for one in OPERATORS.values() for word in (one.name, *one.synonyms)}
    assert {said.split(" …")[0] for said in re.findall(r"`([^`]+)`", line)} <= known
    (line,) = (line for line in PAGE.splitlines() if line.startswith("Functions too"))
    for said in re.findall(r"`([^`]+)`", line):
        assert any(said.startswith(one.said[0]) for one in FUNCTIONS.values()), said


def test_the_mistake_is_said_as_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = re.findall(r"^```\n(house\.rule:.*?)^```", PAGE, re.M | re.S)[0]
    line = re.search(r"^ +1 \| (.*)$", shown, re.M)
    assert line is not None
    (tmp_path / "house.rule").write_text(line[1] + "\n", encoding="utf-8")
    assert cli.main(["rules", "--only-rules", "house.rule"]) == 2
    assert shown in capsys.readouterr().err


def test_the_settings_are_understood(tmp_path: Path) -> None:
    (table,) = re.findall(r"^```toml\n(.*?)^```", PAGE, re.M | re.S)
    (tmp_path / "newslint.toml").write_text(table, encoding="utf-8")
    found, problems = settings.load(tmp_path, None)
    assert problems == ()
    assert found.house_packs == {"names-desk": str(tmp_path / "desk" / "names")}
