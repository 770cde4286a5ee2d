"""The command as a process, through all rooms: findings, exit codes, bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

WIRE = "Harbour Exchange handles a few million dollars a day for its users in Norway, the company said.\n"
REWRITE = "Harbour Exchange handles a few billion dollars a day for its users in Norway, the company said.\n"


RULE = "rule sums error\n  money quantity must agree across sources\n  stage stable\n"
"""The house rule of most tests: they are about the command, not about the rules that come with it."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a rule of its own and a story in which two articles disagree."""
    (tmp_path / "newslint.toml").write_text('only-rules = ["house.rule"]\n')
    (tmp_path / "house.rule").write_text(RULE)
    for name, text in (("wire.txt", WIRE), ("rewrite.txt", REWRITE)):
        (tmp_path / "story").mkdir(exist_ok=True)
        (tmp_path / "story" / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests of this module: rules are compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def newslint(desk: Path, cache: Path):
    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "newslint", *arguments],
            cwd=desk,
            env={
                **os.environ,
                "NEWSLINT_CACHE": str(cache),
                "PYTHONPATH": str(Path(__file__).parents[2]),
                **environment,
            },
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert "Traceback" not in done.stderr
        assert "mistake in newslint itself" not in done.stderr
        return done

    return run


def test_a_conflict_is_shown_with_both_sides(newslint) -> None:
    done = newslint("check", "story")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert any(line.startswith("story/") and "error[sums]" in line for line in lines)
    assert any(line.startswith("  ::: story/") for line in lines)
    assert any("a few billion dollars" in line for line in lines)
    assert lines[-1].startswith("2 articles, 1 story · ") and lines[-1].endswith(" finding")
    assert done.stderr == ""


def test_the_rules_that_come_with_it(newslint, desk: Path) -> None:
    (desk / "newslint.toml").unlink()
    done = newslint("check")
    assert done.returncode == 1
    assert "::: story/" in done.stdout
    names = [line.split()[0] for line in newslint("rules").stdout.splitlines()]
    assert names == sorted(names) and "sums" not in names and len(names) > 5


def test_one_article_alone_is_silent(newslint) -> None:
    done = newslint("check", "story/wire.txt")
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)


def test_the_same_output_in_any_order_and_with_any_hash_seed(newslint) -> None:
    one = newslint("check", "story/wire.txt", "story/rewrite.txt", "--format=json", PYTHONHASHSEED="1")
    other = newslint("check", "story/rewrite.txt", "story/wire.txt", "--format=json", "--no-cache", PYTHONHASHSEED="2")
    assert one.stdout == other.stdout
    assert one.returncode == other.returncode == 1


@pytest.mark.parametrize("format", ["text", "concise", "json", "sarif"])
def test_every_format(newslint, desk: Path, format: str) -> None:
    done = newslint("check", "--format", format, "--output", "report", "--fail-on=never")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    written = (desk / "report").read_text("utf-8")
    assert "sums" in written
    if format in ("json", "sarif"):
        json.loads(written)


def test_a_missing_path_fails_the_run_but_not_the_others(newslint) -> None:
    done = newslint("check", "story", "stroy/gone.txt")
    assert done.returncode == 2
    assert "sums" in done.stdout
    assert "stroy/gone.txt" in done.stderr and "no such file" in done.stderr


ODD_FILES = {
    "empty.txt": b"",
    "nul.txt": b"It was\0\0 four.\n",
    "binary.txt": bytes(range(256)) * 40,
    "latin.txt": "Le café a coûté 4 francs.\n".encode("latin-1"),
    "bom.txt": b"\xef\xbb\xbfIt was four.\n",
    "crlf.txt": b"It was four.\r\n\r\nIt was five.\r\n",
    "one-line.txt": b"It was four. " * 2000,
    "rtl.txt": "كان أربعة. \u202eevif saw\n".encode(),
    "front.md": b"---\nsource: [\n---\nIt was four.\n",
    "sidecar.txt": b"It was four.\n",
    "sidecar.txt.newslint.yaml": b"facts:\n  - {text: 'four\n",
}


def test_odd_files_do_not_keep_the_others_from_being_checked(newslint, desk: Path) -> None:
    for name, content in ODD_FILES.items():
        (desk / "story" / name).write_bytes(content)
    done = newslint("check")
    assert done.returncode in (1, 2)
    assert "error[sums]" in done.stdout
    for told in ("empty.txt", "nul.txt", "binary.txt", "latin.txt", "front.md:", "sidecar.txt.newslint.yaml:"):
        assert f"story/{told}" in done.stderr


def test_a_folder_named_like_a_file_and_a_link_loop(newslint, desk: Path) -> None:
    (desk / "story" / "folder.txt").mkdir()
    (desk / "story" / "loop.txt").symlink_to("loop.txt")
    (desk / "story" / "up").symlink_to("..")
    done = newslint("check")
    assert "error[sums]" in done.stdout
    assert "folder.txt" in done.stderr and "loop.txt" in done.stderr


def test_a_broken_rule_is_shown_with_its_place(newslint, desk: Path) -> None:
    (desk / "broken.rule").write_text("rule tolls warning\n  quantity for the same subjct must agree across sources\n")
    done = newslint("check", "--rules", "broken.rule", "--only-rules", "house.rule")
    assert done.returncode == 2
    assert "broken.rule:2:" in done.stderr and "subject" in done.stderr
    assert "error[sums]" in done.stdout


def test_only_rules_and_more_rules(newslint, desk: Path) -> None:
    (desk / "other.rule").write_text(RULE.replace("sums", "figures"))
    done = newslint("check", "--only-rules", "other.rule")
    assert "error[figures]" in done.stdout and "error[sums]" not in done.stdout
    assert [line.split()[0] for line in newslint("rules", "--rules", "other.rule").stdout.splitlines()] == [
        "figures",
        "sums",
    ]


def test_select_and_ignore(newslint) -> None:
    assert newslint("check", "--ignore", "sums").returncode == 0
    assert newslint("check", "--select", "su*").returncode == 1
    done = newslint("check", "--select", "sumz")
    assert done.returncode == 2
    assert "is 'sums' meant?" in done.stderr


def test_a_rule_that_the_house_switches_off_or_grades(newslint, desk: Path) -> None:
    (desk / "newslint.toml").write_text('only-rules = ["house.rule"]\n[severities]\nsums = "note"\n')
    done = newslint("check")
    assert done.returncode == 0
    assert "note[sums]" in done.stdout
    (desk / "newslint.toml").write_text('only-rules = ["house.rule"]\n[severities]\nsums = "off"\n')
    assert "sums" not in newslint("check").stdout


def test_a_suppression_in_a_sidecar(newslint, desk: Path) -> None:
    sidecar = desk / "story" / "rewrite.txt.newslint.yaml"
    entry = "ignore:\n  - rule: sums\n    text: {}\n    reason: the desk has checked it\n"
    sidecar.write_text(entry.format("a few billion dollars"))
    assert newslint("check").returncode == 0
    (desk / "story" / "rewrite.txt").write_text(WIRE)
    sidecar.write_text(entry.format("a few million dollars"))
    done = newslint("check")
    assert "story/rewrite.txt.newslint.yaml:2:5: note[newslint-unused-suppression]" in done.stdout
    sidecar.write_text(entry.format("no such words"))
    assert "story/rewrite.txt.newslint.yaml:3:" in newslint("check").stderr


def test_siblings(newslint) -> None:
    assert newslint("check", "story/rewrite.txt").returncode == 0
    done = newslint("check", "--with-siblings", "story/rewrite.txt")
    assert done.returncode == 1
    assert "error[sums]" in done.stdout


def test_jobs_change_nothing(newslint, desk: Path) -> None:
    for number in range(70):
        (desk / "story" / f"copy{number}.txt").write_text(WIRE)
    common = ("check", "--format=json", "--stories=one")
    one = newslint(*common, "--no-cache")
    # What comes from the cache is handed over to other processes, too.
    for more in (("--no-cache", "--jobs=2"), ("--jobs=2",), ("--jobs=2",)):
        assert newslint(*common, *more).stdout == one.stdout
    assert [finding["rule"] for finding in json.loads(one.stdout)["findings"]] == ["sums"]


def test_table_shows_who_says_what(newslint) -> None:
    done = newslint("table", "--conflicts")
    assert done.returncode == 0
    assert "| **≠** |" in done.stdout
    assert "“a few billion dollars”" in done.stdout and "story/wire.txt:1:" in done.stdout


def test_why(newslint) -> None:
    done = newslint("why", "story/wire.txt:1:30", "story/rewrite.txt:1:30", "--stories=one")
    assert done.returncode == 0
    assert "conflict: “a few million dollars” and “a few billion dollars”" in done.stdout
    for wrong in ("story/wire.txt", "story/wire.txt:99", "story/gone.txt:1"):
        done = newslint("why", wrong, "story/rewrite.txt:1")
        assert (done.returncode, done.stdout) == (2, "")


def test_why_holds_a_headline_against_its_text(newslint, desk: Path) -> None:
    (desk / "newslint.toml").write_text("")
    (desk / "alone.txt").write_text(
        "Ferry firm of Torvik fined 90,000 euros after sailors fall into harbour\n\n"
        "The harbour board of Torvik fined a ferry firm 40,000 euros on Monday after sailors fell into the harbour. "
        "The firm will appeal, its lawyer said. Nobody sang that night.\n"
    )
    told = newslint("why", "alone.txt:1", "alone.txt:3").stdout
    _, _, of_title = told.partition("The headline and the text below it, as a summary and its original:\n")
    assert of_title.startswith("figure-of-brief: conflict: “90,000 euros” and “40,000 euros”\n")
    assert told.count("figure-of-brief") == 1
    assert "as a summary" not in newslint("why", "alone.txt:3", "alone.txt:3").stdout


def test_annotate(newslint, desk: Path) -> None:
    done = newslint("annotate", "story/wire.txt", "--kind=quantity")
    assert done.returncode == 0
    assert "- text: a few million dollars" in done.stdout
    (desk / "story" / "wire.txt.newslint.yaml").write_text(done.stdout)
    checked = newslint("check")
    assert checked.stderr == ""
    assert "error[sums]" in checked.stdout


def test_explain(newslint) -> None:
    assert "money quantity must agree across sources" in newslint("explain", "sums").stdout
    assert newslint("explain", "sums", "--core").stdout.startswith("rule sums error\n  given ")


def test_test_runs_the_tests_of_a_rule_file(newslint, desk: Path) -> None:
    rule = """\
rule sums error
  money quantity must agree across sources

  test flags "one figure":
    a | The bridge cost [[$4 million]].
    b | The bridge cost (($9 million)).
  test passes "{}":
    a | The bridge cost $4 million.
    b | The bridge cost ${} million.
"""
    (desk / "house.rule").write_text(rule.format("agrees", "4"))
    done = newslint("test", "house.rule")
    assert (done.returncode, done.stdout) == (0, "1 rule, 2 tests: 2 passed\n")
    (desk / "house.rule").write_text(rule.format("does not agree", "7"))
    done = newslint("test", "house.rule")
    assert done.returncode == 1
    assert "house.rule:7: sums, test passes “does not agree”: failed: flagged" in done.stdout
    assert newslint("test", "story").returncode == 2


def test_definitions_alone_are_reached_by_the_tests_of_rules(newslint, desk: Path) -> None:
    claim = 'define claim sponsorship of actor\n  phrase "{actor:organisation} (sponsors|underwrites)"\n'
    (desk / "claims.rule").write_text(claim)
    done = newslint("test", "claims.rule")
    assert done.returncode == 1
    assert "sponsorship: no test reaches: word underwrites\n" in done.stdout
    assert "no rules, 1 definition: 0 of 3 phrases and words reached by the " in done.stdout
    with (desk / "house.rule").open("a") as rules:
        rules.write(
            '  test skips "no money":\n    a | Orrin Bank sponsors the race. Halden Steel Company underwrites it.\n'
        )
    done = newslint("test", "claims.rule", "--coverage")
    assert (done.returncode, done.stdout) == (
        0,
        "no rules, 1 definition: 3 of 3 phrases and words reached by the 1 test of 1 rule\n",
    )
    (desk / "names.rule").write_text('alias "CZ" is "Zhao"\n')
    done = newslint("test", "names.rule")
    assert done.returncode == 2 and "no rules and no claims defined in names.rule" in done.stderr


def test_fmt(newslint, desk: Path) -> None:
    file = desk / "house.rule"
    file.write_text("# sums\nrule sums error\n     money quantity   must agree across sources\n")
    assert newslint("fmt", "--check", "house.rule").returncode == 1
    assert newslint("fmt", ".").returncode == 0
    assert file.read_text() == "# sums\nrule sums error\n  money quantity must agree across sources\n"
    assert newslint("fmt", "--check", "house.rule").returncode == 0
    file.write_text("rule sums error\n  money money money\n")
    done = newslint("fmt", "house.rule")
    assert done.returncode == 2 and "house.rule:2:" in done.stderr
    assert file.read_text() == "rule sums error\n  money money money\n"
    assert newslint("fmt", "gone.rule").returncode == 2
