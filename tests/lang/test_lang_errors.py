"""Malformed rules, one idea a file: what is said about each, as blessed after being read aloud."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lang_shown import shown
from lang_words import VOCABULARY

from newslint.core.source import Source
from newslint.lang.library import compile_all

FOLDER = Path(__file__).parent / "errors"
CASES = sorted(FOLDER.glob("*.rule"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_is_said_as_blessed(path: Path, golden: Callable[[Path, str], None]) -> None:
    source = Source.of(path.name, path.read_text(encoding="utf-8"))
    _, _, diagnostics = compile_all([source], VOCABULARY)
    assert diagnostics
    golden(path.with_suffix(".txt"), shown(diagnostics, {source.path: source}))


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 40
