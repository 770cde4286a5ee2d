"""Rules as a desk uses them, through the command: packs, stages, two places asked about, and files that do harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from newslint import cli
from newslint.config import places

Lint = Callable[..., tuple[int, str, str]]

HOUSE = "quantity for the same noun must agree within the article\n"
COPY = "The fair opened with 40 guests in the great hall of Torp. Inside the great hall of Torp 44 guests came.\n"


@pytest.fixture
def lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lint:
    """Run a command in an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(list(arguments))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with an article and a pack of the house."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "guests.rule").write_text(HOUSE)
    (tmp_path / "a.txt").write_text(COPY)
    return tmp_path


def test_a_new_rule_is_in_preview_and_runs_where_it_is_named(lint: Lint, desk: Path) -> None:
    assert "guests  warning  preview" in lint("rules", "--only-rules", "desk")[1]
    assert "[guests]" in lint("check", "--only-rules", "desk", "a.txt")[1]
    assert "[guests]" in lint("check", "--rules", "desk/guests.rule", "a.txt")[1]
    (desk / "desk" / "guests.rule").write_text(f"rule guests\n  {HOUSE}  stage off\n")
    assert "[guests]" not in lint("check", "--rules", "desk", "a.txt")[1]


def test_packs_are_chosen_by_name(lint: Lint, desk: Path) -> None:
    (desk / "newslint.toml").write_text('packs = ["house", "quote"]\n[house-packs]\nhouse = "desk"\n')
    listed = lint("rules")[1]
    assert "guests" in listed and "quote-altered" in listed and "weekday-mismatch" not in listed
    assert "[guests]" in lint("check", "a.txt")[1]
    listed = lint("rules", "--pack", "date")[1]
    assert "weekday-mismatch" in listed and "guests" not in listed
    code, _, said = lint("rules", "--pack", "hous")
    assert code == 2 and "there is no pack called 'hous'; did you mean 'house'?" in said


def test_all_packs_run_where_none_is_named(lint: Lint, desk: Path) -> None:
    (desk / "newslint.toml").write_text('[house-packs]\nhouse = "desk"\n')
    listed = lint("rules")[1]
    assert "guests" in listed and "weekday-mismatch" in listed
    assert "[guests]" in lint("check", "a.txt")[1]


def test_two_places_of_unlike_articles_are_compared(lint: Lint, desk: Path) -> None:
    (desk / "one.txt").write_text("The ferry Anna carried 12 guests to Torp.\n")
    (desk / "two.txt").write_text("Grain prices rose in Oslo. The hotel had 300 guests in May.\n")
    (desk / "apart.rule").write_text("quantity for the same noun must agree across sources\n")
    code, told, _ = lint("why", "one.txt:1", "two.txt:1", "--rules", "apart.rule")
    assert code == 0
    assert "not taken for one story by themselves" in told
    assert "apart: conflict: “12 guests” and “300 guests”" in told
    told = lint("why", "one.txt:1", "two.txt:1", "--rules", "apart.rule", "--stories", "auto")[1]
    assert "not from different sources of one story" in told
    assert "guests: conflict" in lint("why", "a.txt:1", "a.txt:1", "--rules", "desk")[1]


HARMFUL = {
    "nested conditions": "rule deep\n  given a: quantity\n  expect " + "(" * 4000 + "a is hedged" + ")" * 4000 + "\n",
    "nested phrase": 'define claim deep of actor\n  phrase "' + "(" * 2000 + "a" + ")" * 2000 + ' {actor}"\n',
    "definitions in a circle": 'alias "A" is "B"\nalias "B" is "C"\nalias "C" is "A"\n',
    "no text at all": "\x00\x01\x02" * 1000,
    "a megabyte of rules": "rule figures\n  quantity for the same subjct must agree\n\n" * 18_000,
    "hundreds of mistakes": "rule figures\n  quantity for the same subjct must agree\n\n" * 2_000,
    "a line of a megabyte": "quantity " * 120_000,
}


@pytest.mark.parametrize("text", HARMFUL.values(), ids=HARMFUL)
def test_harmful_rules_are_refused_in_time(text: str, lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "harm.rule").write_text(text)
    (tmp_path / "a.txt").write_text(COPY)
    start = perf_counter()
    code, _, said = lint("check", "--only-rules", "harm.rule", "a.txt")
    assert code == 2
    assert "harm.rule" in said and "mistake in newslint" not in said
    assert perf_counter() - start < 20


def test_a_circle_is_shown(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "harm.rule").write_text(HARMFUL["definitions in a circle"])
    assert "a is b is c is a" in lint("rules", "--only-rules", "harm.rule")[2]


def test_a_runaway_phrase_is_refused_or_bounded(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "run.rule").write_text('define claim runs of actor\n  phrase "' + "(a|b)? " * 60 + 'ran {actor}"\n')
    (tmp_path / "a.txt").write_text("a b " * 20_000 + "ran Anna Berg.\n")
    start = perf_counter()
    assert lint("check", "--only-rules", "run.rule", "a.txt")[0] in (0, 2)
    assert perf_counter() - start < 20


def test_a_phrase_that_matches_everything_is_warned_of(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "loose.rule").write_text('define claim being of actor\n  phrase "{actor}"\n')
    code, _, said = lint("rules", "--only-rules", "loose.rule")
    assert code == 0 or "error" in said
    assert "loose.rule:2" in said


def test_shipped_rules_are_in_the_one_layout(lint: Lint) -> None:
    code, changed, said = lint("fmt", "--check", str(places.rules_folder()))
    assert (code, changed, said) == (0, "", "")
