"""Invented stories with known conflicts: no trap is sprung, nothing loud lies beside, what is found stays found."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

import stories

FILES = sorted(path for path in Path(__file__).parent.glob("*.md") if path.stem != "README")
FOUND = stories.FOUND.read_text(encoding="utf-8").split("\n")


@cache
def _outcome(path: Path) -> stories.Outcome:
    return stories.run(path, f"{sys.executable} -m newslint")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_conflict_has_two_sides(path: Path) -> None:
    names = [name for article in stories.read(path) for name, _ in article.marks if name[0] != "~"]
    assert names
    assert [name for name in names if names.count(name) == 1 and not name.startswith("arithmetic")] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_loud_lies_beside_the_conflicts(path: Path) -> None:
    outcome = _outcome(path)
    assert outcome.sprung == []
    assert [f"{one.rule}: {one.message}" for one in outcome.outside] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_was_found_is_found(path: Path) -> None:
    known = {line for line in FOUND if line.startswith(path.stem + " ")}
    assert known - set(stories.found([(path.stem, _outcome(path))])) == set()
