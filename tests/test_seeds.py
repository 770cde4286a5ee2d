"""The example stories end to end: what newslint says of them, whatever the order of files and the hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
STORIES = sorted(path.parent.name for path in (TOP / "seeds").glob("*/expected.txt"))


def _check(*arguments: str, seed: str = "0") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "newslint", "check", *arguments, "--fail-on", "never"],
        cwd=TOP,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(TOP)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("story", STORIES)
def test_a_story_gives_what_is_expected(story: str, golden: Callable[[Path, str], None]) -> None:
    golden(TOP / "seeds" / story / "expected.txt", _check(f"seeds/{story}"))


def test_the_clean_story_is_clean() -> None:
    assert len(_check("seeds/library-reopening").splitlines()) == 1


def test_order_and_hash_seed_change_nothing() -> None:
    files = sorted(
        str(path.relative_to(TOP))
        for path in (TOP / "seeds" / "binance").iterdir()
        if path.suffix in (".md", ".txt") and path.name != "expected.txt"
    )
    forth = _check(*files, "--stories", "one", "--no-cache", seed="1")
    back = _check(*reversed(files), "--stories", "one", "--no-cache", seed="2")
    assert forth == back
    assert "error[" in forth
