"""House words of rule files at work: each changes what the command finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import cli

BOATS = """rule boats warning
  given  a: quantity, b: quantity across sources
  where  a.noun same-as b.noun
  expect a.value agrees-with b.value
  stage  stable
"""
AGES = """rule ages warning
  given  a: quantity, b: quantity across sources
  where  a.dimension = "age" and b.dimension = "age"
  where  a.subject same-as b.subject
  expect a.value agrees-with b.value
  stage  stable
"""
PLACED = """rule placed warning
  given  a: quantity, b: quantity across sources
  where  a.noun same-as b.noun
  where  a.place overlaps b.place
  expect a.value agrees-with b.value
  stage  stable
"""
TERMS = """rule terms warning
  given  a: term, b: term across sources
  where  a.family same-as b.family
  expect a.term same-as b.term
  stage  stable
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "newslint.toml").write_text("")

    def check(rule: str, *articles: str, **files: str) -> str:
        (tmp_path / "house.rule").write_text(rule, encoding="utf-8")
        (tmp_path / "story").mkdir(exist_ok=True)
        for name, text in zip("abcdef", articles, strict=False):
            (tmp_path / "story" / f"{name}.txt").write_text(text, encoding="utf-8")
        for name, text in files.items():
            (tmp_path / name.replace("__", "/").replace("_", ".")).write_text(text, encoding="utf-8")
        cli.main(["check", "--only-rules", "house.rule", "--stories", "one", "--format", "concise", "story"])
        said = capsys.readouterr()
        return said.out + said.err

    return check


def test_hedge(run) -> None:
    articles = ("A fistful of boats sank off Torp.", "Off Torp 9 boats sank.")
    assert "[boats]" not in run(BOATS, *articles)
    assert "[boats]" in run('hedge "a fistful of" means 3..6\n' + BOATS, *articles)
    assert "[boats]" not in run('hedge "a fistful of" means 3..12\n' + BOATS, *articles)


def test_hedge_replaces_what_is_known(run) -> None:
    articles = ("A handful of boats sank off Torp.", "Off Torp 8 boats sank.")
    assert "[boats]" not in run(BOATS, *articles)
    assert "[boats]" in run('hedge "a handful" means 3..6\n' + BOATS, *articles)


def test_alias(run) -> None:
    articles = ("Eva Lind, 38, opened the gates.", "The Lioness, 40, opened the gates.")
    assert "[ages]" not in run(AGES, *articles)
    assert "[ages]" in run('alias "The Lioness" is "Eva Lind"\n' + AGES, *articles)


def test_place(run) -> None:
    articles = ("The storm sank 9 boats in Ostby.", "The storm sank 7 boats in Norland.")
    assert "[placed]" not in run('place "Norland" in "Sweden"\nplace "Ostby" in "Denmark"\n' + PLACED, *articles)
    assert "[placed]" in run('place "Norland" in "Sweden"\nplace "Ostby" in "Norland"\n' + PLACED, *articles)


def test_term(run) -> None:
    articles = ("The kiosk sold lemonade.", "The kiosk sold cordial.")
    assert "[terms]" not in run(TERMS, *articles)
    assert "[terms]" in run('term "lemonade" is not "cordial"\n' + TERMS, *articles)


def test_trust_breaks_a_tie(run) -> None:
    articles = ("Off Torp 7 boats sank.", "Off Torp 9 boats sank.")
    sidecars = {
        "story__a_txt_newslint_yaml": "article:\n  source: Northern Press\n",
        "story__b_txt_newslint_yaml": "article:\n  source: Coast Wire\n",
    }
    for trusted, blamed in (("Northern Press", "b.txt"), ("Coast Wire", "a.txt")):
        found = run(f'source wire is "{trusted}" trust 3\n' + BOATS, *articles, **sidecars)
        assert [line for line in found.splitlines() if line.startswith(f"story/{blamed}") and "[boats]" in line]


def test_use(run) -> None:
    articles = ("A squillion boats sank off Torp.", "Off Torp 9 boats sank.")
    assert "[boats]" not in run(BOATS, *articles)
    own = run('use "ours.yaml"\n' + BOATS, *articles, ours_yaml="numbers:\n  cardinals:\n    squillion: 7\n")
    assert "[boats]" in own
    named = run('use "numbers.yaml"\n' + BOATS, *articles, numbers_yaml="cardinals:\n  squillion: 6\n")
    assert "[boats]" in named


def test_use_of_a_missing_file(run) -> None:
    assert "nowhere.yaml" in run('use "nowhere.yaml"\n' + BOATS, "Off Torp 9 boats sank.")
