"""Paths of the command line become files, each once, and whatever is wrong is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint import read


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.md", "sub/c.markdown", "sub/notes.csv", ".hidden/d.txt", "README.md", "expected.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")
    (tmp_path / "b.txt.newslint.yaml").write_text("article: {}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*paths: str) -> list[str]:
    return [file.name for file in read.find(paths)[0]]


def rules(*paths: str) -> list[str]:
    return [one.rule for one in read.find(paths)[1]]


def test_a_folder_stands_for_the_articles_in_it(folder: Path) -> None:
    assert names(".") == ["a.md", "b.txt", "sub/c.markdown"]
    assert names(str(folder)) == [f"{folder.as_posix()}/{name}" for name in ("a.md", "b.txt", "sub/c.markdown")]


def test_a_named_file_is_read_whatever_it_is_called(folder: Path) -> None:
    assert names("README.md", "sub/notes.csv") == ["README.md", "sub/notes.csv"]


def test_the_order_and_number_of_paths_change_nothing(folder: Path) -> None:
    assert names("b.txt", ".", "sub", "./b.txt") == names(".")
    assert names("sub", "b.txt", "a.md") == names(".")


def test_links_add_nothing(folder: Path) -> None:
    (folder / "0.txt").symlink_to("b.txt")
    (folder / "again").symlink_to("sub", target_is_directory=True)
    assert names(".") == ["a.md", "b.txt", "sub/c.markdown"]
    assert rules(".") == []


def test_link_loops_end(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to("..", target_is_directory=True)
    (folder / "self.txt").symlink_to("self.txt")
    assert names(".") == ["a.md", "b.txt", "sub/c.markdown"]
    assert rules(".") == ["newslint-link-loop", "newslint-link-loop"]
    assert rules("self.txt") == ["newslint-link-loop"]


def test_a_missing_path_gets_the_nearest_name(folder: Path) -> None:
    files, (problem,) = read.find(["b.tx"])
    assert files == ()
    assert (problem.rule, problem.severity, problem.help) == ("newslint-missing-path", "error", "did you mean 'b.txt'?")
    assert rules("nowhere/at/all.txt", "b.txt/under") == ["newslint-missing-path"] * 2


def test_a_folder_named_like_an_article(folder: Path) -> None:
    (folder / "page.txt").mkdir()
    assert rules(".") == ["newslint-unreadable"]
    assert rules("page.txt") == ["newslint-unreadable"]


def test_a_folder_without_articles(folder: Path) -> None:
    (folder / "empty").mkdir()
    (problem,) = read.find(["empty"])[1]
    assert (problem.rule, problem.severity) == ("newslint-no-articles", "warning")


def test_a_link_that_leads_nowhere(folder: Path) -> None:
    (folder / "gone.txt").symlink_to("not-there.txt")
    assert rules(".") == ["newslint-missing-path"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert rules("pipe.txt") == ["newslint-unreadable"]
    assert names(".") == ["a.md", "b.txt", "sub/c.markdown"]


def test_names_that_are_not_unicode(folder: Path) -> None:
    try:
        (folder / os.fsdecode(b"\xff.txt")).write_text("Text.")
    except OSError:
        pytest.skip("the file system wants Unicode")
    (found,) = [file for file in read.find(["."])[0] if file.name not in ("a.md", "b.txt", "sub/c.markdown")]
    assert found.name.encode("utf-8").endswith(b".txt")
    assert Path(found.path).read_text() == "Text."
