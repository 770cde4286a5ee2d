"""Bytes become text, or a diagnostic that says where they are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import read
from newslint.core.lexicon import Lexicon
from newslint.core.source import Position
from newslint.read import article as read_article
from newslint.read.decode import decode

TEXT = "Żółw przybył.\nNine people 🐢 waited.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_and_without_a_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == (TEXT, ())


def test_utf_16_of_both_orders() -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert decode(mark + TEXT.encode(encoding), "a.txt") == (TEXT, ())


def test_windows_text_is_read_with_a_warning_at_its_place(tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("All was quiet.\nThe café closed at ten, the owner said, and nobody came.".encode("cp1252"))
    article, (problem,) = read.read(path, "a.txt", lexicon)
    assert article is not None
    assert "café" in article.text
    assert (problem.rule, problem.severity) == ("newslint-wrong-encoding", "warning")
    assert article.file.position(problem.labels[0].span.start) == Position(2, 8)
    assert "line 2, column 8" in problem.message


@pytest.mark.parametrize(
    ("content", "rule", "severity"),
    [
        (b"", "newslint-empty", "note"),
        (b" \n\t\n", "newslint-empty", "note"),
        (b"\xef\xbb\xbf", "newslint-empty", "note"),
        (b"PK\x03\x04\0\0", "newslint-binary", "error"),
        (b"one line\nand a \0 there", "newslint-binary", "error"),
        (bytes(range(1, 32)) * 40, "newslint-binary", "error"),
        ("Żółw".encode("iso8859_2") * 20, "newslint-wrong-encoding", "error"),
        (b"bad \x81 byte " * 20, "newslint-wrong-encoding", "error"),
        (b"\xff\xfea", "newslint-wrong-encoding", "error"),
    ],
)
def test_what_is_no_text(content: bytes, rule: str, severity: str) -> None:
    text, (problem,) = decode(content, "a.txt")
    assert text is None
    assert (problem.rule, problem.severity) == (rule, severity)


def test_an_unreadable_file_is_a_diagnostic(tmp_path: Path, lexicon: Lexicon) -> None:
    article, (problem,) = read.read(tmp_path / "gone.txt", "gone.txt", lexicon)
    assert article is None
    assert problem.rule == "newslint-unreadable"


def test_a_file_that_may_not_be_read_is_said_with_the_reason(
    tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(read_article, "read_bytes", refuse)
    article, (problem,) = read.read(tmp_path / "a.txt", "a.txt", lexicon)
    assert article is None
    assert (problem.rule, problem.severity) == ("newslint-unreadable", "error")
    assert problem.message == "it cannot be read: permission denied"
