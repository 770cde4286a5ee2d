"""What somebody sees who watches: newslint in a process of its own whose standard error is a real terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="pseudo-terminals are those of Unix")

ARTICLES = 40

IMPATIENT = """
import sys
from newslint import cli
from newslint.cli import surroundings
surroundings._PATIENCE = {patience}
sys.exit(cli.main(sys.argv[1:]))
"""
"""A run counts as long from so many seconds on: with none, what is shown does not depend on how fast a machine is."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(ARTICLES):
        text = f"A ferry ran aground off Orrin Bay on Monday, and {number + 3} people were taken ashore.\n"
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def watched(folder: Path, *options: str, patience: float = 0.0) -> tuple[str, str]:
    """What a run writes to a terminal as its standard error, and to a file as its standard output."""
    ours, theirs = pty.openpty()
    around = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR", "NEWSLINT_CACHE")}
    around |= {"TERM": "xterm", "NEWSLINT_CACHE": ""}
    command = [sys.executable, "-c", IMPATIENT.format(patience=patience), "check", str(folder), *options]
    report = folder.parent / f"{folder.name}.report"
    with report.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=theirs, env=around)
        os.close(theirs)
        seen = b""
        while True:
            try:
                some = os.read(ours, 4096)
            except OSError:  # Linux says so when the other end is closed
                break
            if not some:
                break
            seen += some
        os.close(ours)
    assert process.wait() in (0, 1, 2), seen
    return seen.decode(), report.read_text(encoding="utf-8")


def test_a_long_run_shows_a_line_that_is_written_over_and_wiped(folder: Path) -> None:
    seen, report = watched(folder)
    shown = seen.split("\r\x1b[K")
    assert shown == ["", *(f"{number} of {ARTICLES} articles read" for number in range(1, ARTICLES)), ""]
    assert f"{ARTICLES} articles" in report
    assert "articles read" not in report and "\x1b" not in report


def test_a_short_run_and_a_quiet_one_show_none(folder: Path) -> None:
    assert watched(folder, patience=600.0)[0] == ""
    assert watched(folder, "--quiet")[0] == ""


def test_what_goes_wrong_is_told_after_the_line_is_wiped(folder: Path) -> None:
    (folder / "99.txt").write_bytes(b"\x00\x01\x02" * 100)
    seen, _ = watched(folder, "--color", "never")
    before, line, told = seen.rpartition("\r\x1b[K")
    assert before.endswith(f"{ARTICLES} of {ARTICLES + 1} articles read") and line
    assert told.startswith(f"{folder.as_posix()}/99.txt:1:1: error[") and told.endswith("\r\n")
