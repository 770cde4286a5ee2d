"""Whatever is wrong with the input is said with its place; the rest is still checked, and there is no traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint import cli

GOOD = "Flood in town\n\nThe mayor said five people were hurt on Tuesday.\n"

CONTENTS: dict[str, bytes] = {
    "binary.txt": bytes(range(256)) * 40,
    "latin.txt": "The café owners said five people were hurt.\n".encode("latin-1"),
    "nul.txt": b"Five people\x00 were hurt.\n",
    "empty.txt": b"",
    "blank.txt": b"  \n\n ",
    "front.md": b"---\ntitle: [a\n---\nFive people were hurt.\n",
    "beside.txt": b"Five people were hurt.\n",
    "beside.txt.newslint.yaml": b"article:\n  sourc: Wire\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLINT_CACHE", "")
    monkeypatch.setenv("NEWSLINT_DEBUG", "1")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "only.rule").write_text("quantity for the same subject must agree across sources\n", encoding="utf-8")
    for name, content in CONTENTS.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    return tmp_path


CASES = (
    (["missing.txt"], 2, "missing.txt: error[newslint-missing-path]"),
    (["god.txt"], 2, "did you mean 'good.txt'?"),
    (["folder.txt"], 2, "folder.txt: error[newslint-unreadable]"),
    (["pipe.txt"], 2, "pipe.txt: error[newslint-unreadable]"),
    (["loop.txt"], 2, "loop.txt: error[newslint-link-loop]"),
    (["binary.txt"], 2, "binary.txt: error[newslint-binary]"),
    (["nul.txt"], 2, "nul.txt:1:1: error[newslint-binary]"),
    (["latin.txt"], 0, "latin.txt:1:8: warning[newslint-wrong-encoding]"),
    (["empty.txt"], 0, "empty.txt:1:1: note[newslint-empty]"),
    (["blank.txt"], 0, "blank.txt:1:1: note[newslint-empty]"),
    (["front.md"], 2, "front.md:2:"),
    (["beside.txt"], 2, "beside.txt.newslint.yaml:2:3: error[newslint-broken-sidecar]"),
    (["beside.txt"], 2, "did you mean 'source'?"),
    (["--fromat", "json", "good.txt"], 2, "is '--format' meant?"),
    (["--format", "jsn", "good.txt"], 2, "is 'json' meant?"),
    (["--jobs", "0", "good.txt"], 2, "neither 'auto' nor a number"),
    (["--config", "no.toml", "good.txt"], 2, "there is no configuration file no.toml"),
)


@pytest.mark.parametrize(
    ("arguments", "code", "said"), CASES, ids=lambda one: "-".join(one) if isinstance(one, list) else ""
)
def test_said_with_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    assert cli.main(["check", "--only-rules", "only.rule", *arguments]) in ({0, 1} if code == 0 else {code})
    assert said in capsys.readouterr().err


def test_the_other_articles_are_still_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--only-rules", "only.rule", "good.txt", "nul.txt", "missing.txt"]) == 2
    out = capsys.readouterr()
    assert "1 article, 1 story" in out.out
    assert "nul.txt" in out.err and "missing.txt" in out.err
