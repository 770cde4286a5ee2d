"""The hook in a real repository, with the real pre-commit: a commit that brings a conflict in is stopped and shown."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]

WIRE = "Harbour Exchange handles a few million dollars a day for its users in Norway, the company said.\n"
AGREES = "Harbour Exchange handles about 4 million dollars a day for its users in Norway, it said on Friday.\n"
DISAGREES = "Harbour Exchange handles a few billion dollars a day for its users in Norway, the company said.\n"


class Repository:
    """A git repository that uses the hook."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        folder.mkdir()

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=540
        )

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        assert self.git("add", name).returncode == 0

    def commit(self) -> subprocess.CompletedProcess[str]:
        return self.git("commit", "-m", "Add an article")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A news desk's repository whose hook is this project, as the working tree has it."""
    base = tmp_path_factory.mktemp("hook")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "PYTHON"))},
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PRE_COMMIT_HOME": str(base / "pre-commit"),
        "NEWSLINT_CACHE": str(base / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in _DESK.items()},
    }
    tool = Repository(base / "tool", environment)
    for name in ("newslint", "rules"):
        shutil.copytree(PROJECT / name, tool.folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "hatch_build.py", "README.md", ".pre-commit-hooks.yaml"):
        shutil.copy(PROJECT / name, tool.folder / name)
    assert tool.git("init", "-q").returncode == 0
    assert tool.git("add", "-A").returncode == 0
    assert tool.commit().returncode == 0
    desk = Repository(base / "desk", environment)
    assert desk.git("init", "-q").returncode == 0
    revision = tool.git("rev-parse", "HEAD").stdout.strip()
    desk.write(
        ".pre-commit-config.yaml", f"repos:\n- repo: {tool.folder}\n  rev: {revision}\n  hooks:\n  - id: newslint\n"
    )
    desk.write("story/wire.txt", WIRE)
    desk.write("README.md", "Yesterday all hooks were set up.\n")
    assert desk.commit().returncode == 0
    installed = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install", "--install-hooks"],
        cwd=desk.folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=540,
    )
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return desk


_DESK = {"NAME": "Desk", "EMAIL": "desk@example.org"}


def test_an_article_that_agrees_passes(repository: Repository) -> None:
    repository.write("story/second.txt", AGREES)
    committed = repository.commit()
    assert committed.returncode == 0, committed.stdout + committed.stderr
    assert "Passed" in committed.stdout + committed.stderr


def test_a_conflict_with_an_article_that_is_not_staged_is_stopped_and_shown(repository: Repository) -> None:
    repository.write("story/rewrite.txt", DISAGREES)
    committed = repository.commit()
    shown = committed.stdout + committed.stderr
    assert committed.returncode == 1, shown
    assert "story/rewrite.txt:1:" in shown
    assert "::: story/" in shown
    assert "a few billion dollars" in shown and "million dollars" in shown
    repository.write("story/rewrite.txt", AGREES)
    mended = repository.commit()
    assert mended.returncode == 0, mended.stdout + mended.stderr


def test_files_that_are_no_articles_are_left_alone(repository: Repository) -> None:
    repository.write("README.md", "A page about the desk.\n")
    committed = repository.commit()
    assert "no files to check" in committed.stdout + committed.stderr
