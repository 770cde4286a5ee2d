"""Places, the cache, lexicons and settings."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from newslint.config import lexicon, places, settings
from newslint.config.cache import Cache
from newslint.core.source import Position, Source


def test_the_rules_are_found() -> None:
    assert Path(places.lexicon_folder()).is_dir()


def test_the_version_of_the_program_knows_its_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = tmp_path / "dates" / "day.rule"
    rule.parent.mkdir()
    rule.write_text("one")
    monkeypatch.setattr(places, "rules_folder", lambda: str(tmp_path))
    before = places.fingerprint()
    assert places.fingerprint() == before
    rule.write_text("another")
    assert places.fingerprint() != before


@pytest.mark.parametrize(
    ("environment", "platform", "wanted"),
    [
        ({"HOME": "/h"}, "linux", "/h/.cache/newslint"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "linux", "/x/newslint"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "x"}, "linux", "/h/.cache/newslint"),
        ({"HOME": "/h"}, "darwin", "/h/Library/Caches/newslint"),
        ({"USERPROFILE": "/u", "LOCALAPPDATA": "/u/l"}, "win32", "/u/l/newslint/cache"),
        ({"HOME": "/h", "NEWSLINT_CACHE": "/own"}, "linux", "/own"),
        ({"HOME": "/h", "NEWSLINT_CACHE": ""}, "linux", None),
        ({}, "linux", None),
    ],
)
def test_the_cache_has_a_place(environment: dict[str, str], platform: str, wanted: str | None) -> None:
    assert places.cache_folder(environment, platform) == wanted


def test_the_cache_gives_back_what_it_was_given(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "cache"
    value = ("a", 1, 2.5, None, [True, {"k": frozenset({"x"})}])
    assert Cache(folder).get("k") is None
    assert not folder.exists()
    Cache(folder).put("k", value)
    assert Cache(folder).get("k") == value
    assert Cache(folder).get("other") is None
    assert [path.suffix for path in folder.iterdir()] == [".facts"]


def test_no_folder_keeps_nothing() -> None:
    cache = Cache(None)
    cache.put("k", 1)
    assert cache.get("k") is None


def test_a_damaged_file_is_a_miss(tmp_path: Path) -> None:
    Cache(tmp_path).put("k", ["value"] * 40)
    (file,) = tmp_path.iterdir()
    content = file.read_bytes()
    for damaged in (b"", content[:10], content[:-3], content[:40] + b"?" + content[41:], b"\0" * 200, content + b"!"):
        file.write_bytes(damaged)
        assert Cache(tmp_path).get("k") is None
    Cache(tmp_path).put("k", 2)
    assert Cache(tmp_path).get("k") == 2


def test_an_unwritable_folder_is_silent(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "below")
    cache.put("k", 1)
    assert cache.get("k") is None


def test_the_oldest_files_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=20_000)
    now = time.time()
    for number in range(40):
        cache.put(str(number), "x" * 1000)
        for path in tmp_path.iterdir():
            if path.stat().st_mtime > now - 5:
                os.utime(path, (now - 1000 + number, now - 1000 + number))
    cache.trim()
    assert 13_000 < sum(path.stat().st_size for path in tmp_path.iterdir()) <= 15_000
    assert cache.get("39") is not None
    assert cache.get("0") is None


def test_the_cache_is_bounded_by_itself(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=20_000)
    for number in range(2000):
        cache.put(str(number), "x" * 1000)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 1_000_000


def test_lexicons_are_loaded_joined_and_cached(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
    (one / "units.yaml").write_text(
        "words: [no, on, off, yes, 12, 1e3, 007, ~]\nnested: {a: 1, b: {c: true}}\n", "utf-8"
    )
    (one / "titles.yaml").write_text("# nothing\n")
    (other / "units.yaml").write_text("words: [ja]\nnested: {b: {d: 2020-01-02}}\n")
    cache = Cache(tmp_path / "cache")
    found, problems = lexicon.load([one, other], cache)
    assert problems == ()
    assert found.words("units", "words") == ("no", "on", "off", "yes", "12", "1000.0", "007", "None", "ja")
    assert found.table("units", "nested") == {"a": 1, "b": {"c": True, "d": "2020-01-02"}}
    again, _ = lexicon.load([one, other], cache)
    assert again == found
    assert (tmp_path / "cache").is_dir()
    (other / "units.yaml").write_text("words: [nein]\n")
    changed, _ = lexicon.load([one, other], cache)
    assert changed.digest != found.digest


def test_a_broken_lexicon_has_a_place_and_the_others_count(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text("words: [a]")
    (tmp_path / "bad.yaml").write_text("a: 1\nb: [\n")
    (tmp_path / "latin.yaml").write_bytes("a: é".encode("latin-1"))
    (tmp_path / "twice.yaml").write_text("a: 1\na: 2\n")
    found, problems = lexicon.load([tmp_path, tmp_path / "gone"], Cache(tmp_path / "cache"))
    assert found.words("good", "words") == ("a",)
    assert sorted(Path(problem.labels[0].path).name for problem in problems) == [
        "bad.yaml", "gone", "latin.yaml", "twice.yaml",
    ]  # fmt: skip
    assert {problem.rule for problem in problems} == {"newslint-broken-lexicon"}
    assert not (tmp_path / "cache").exists()


def test_the_lexicons_of_newslint_are_whole() -> None:
    _, problems = lexicon.load([places.lexicon_folder()], Cache(None))
    assert problems == ()


def test_settings_of_a_project(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\n\n[tool.newslint]\nstories = "dir"\nselect = ["quantity-conflict"]\n'
        'min-confidence = 0.5\nrules = "house"\nfail_on = "error"\nseverities = {missing-dateline = "off"}\n'
    )
    found, problems = settings.load(tmp_path / "desk", None)
    assert problems == ()
    assert (found.stories, found.select, found.min_confidence) == ("dir", ("quantity-conflict",), 0.5)
    assert (found.rules, found.fail_on) == ((str(tmp_path / "house"),), "error")
    assert found.severities == {"missing-dateline": "off"}
    assert found.path.endswith("pyproject.toml")


def test_own_file_before_the_project_and_nearest_first(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "newslint.toml").write_text('stories = "one"\n')
    (tmp_path / "pyproject.toml").write_text('[tool.newslint]\nstories = "dir"\n')
    assert settings.load(tmp_path / "desk", None)[0].stories == "one"
    (tmp_path / "desk" / "pyproject.toml").write_text("[tool.other]\n")
    assert settings.load(tmp_path / "desk", None)[0].stories == "one"
    (tmp_path / "desk" / "newslint.toml").write_text("quiet = true\nmin-confidence = 'medium'\n")
    found, _ = settings.load(tmp_path / "desk", None)
    assert (found.quiet, found.stories, found.min_confidence) == (True, "auto", settings.CONFIDENCES["medium"])


WRONG = {
    "storys = 'dir'\n": (Position(1, 1), "did you mean 'stories'?"),
    "quiet = true\nstories = 'dirr'\n": (Position(2, 1), "did you mean 'dir'?"),
    "\n  min-confidence = 2\n": (Position(2, 3), ""),
    "select = [1]\n": (Position(1, 1), ""),
    "[severities]\nx = 'loud'\n": (Position(1, 1), ""),
    "quiet = yes\n": (Position(1, 9), ""),
    "quiet = \n": (Position(1, 9), ""),
    "rules = ''\n": (Position(1, 1), ""),
    "cache = 1\n": (Position(1, 1), ""),
    "quiet = true\npacks = ['quantty']\n": (Position(2, 1), "did you mean 'quantity'?"),
    "packs = ['dsk']\n[house-packs]\ndesk = 'rules'\n": (Position(1, 1), "did you mean 'desk'?"),
    "[house-packs]\nquantity = 'rules'\n": (Position(1, 1), "'quantity' is a pack that comes with it"),
}


@pytest.mark.parametrize(("text", "wanted"), WRONG.items())
def test_what_is_wrong_has_a_place(text: str, wanted: tuple[Position, str], tmp_path: Path) -> None:
    file = tmp_path / "newslint.toml"
    file.write_text(text)
    _, (problem,) = settings.load(tmp_path, file)
    position, help = wanted
    assert problem.rule == "newslint-configuration"
    assert Source.of("", text).position(problem.labels[0].span.start) == position
    if help:
        assert problem.help == help


def test_a_named_configuration_must_be_there(tmp_path: Path) -> None:
    _, (problem,) = settings.load(tmp_path, tmp_path / "gone.toml")
    assert problem.severity == "error"
    (tmp_path / "latin.toml").write_bytes(b"a = '\xe9'")
    _, (problem,) = settings.load(tmp_path, tmp_path / "latin.toml")
    assert "not UTF-8" in problem.message


def test_importing_the_warm_rooms_stays_light() -> None:
    import subprocess
    import sys

    code = (
        "import sys; import newslint.read, newslint.config, newslint.archive;"
        "print(*sorted({'yaml', 'regex', 'json', 'tomllib', 'lark'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
