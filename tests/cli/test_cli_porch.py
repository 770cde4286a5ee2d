"""The porch: arguments, streams, exit codes and what goes wrong, with a pipeline that finds what the test says."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import __version__, cli, pipeline
from newslint.cli.parser import Parser, confidence, jobs, names, one_of
from newslint.cli.surroundings import Surroundings, Usage
from newslint.core.diagnostic import Diagnostic, Label, Tally
from newslint.core.rule import Rule
from newslint.core.source import Source
from newslint.core.span import Span

RULE = Rule("toll", "error", (), "across sources", (), (), ("expect", ("value", True)), tags=("numbers",))
FILE = Source.of("a.txt", "It was four.\n")


def finding(severity: str = "error", path: str = "a.txt") -> Diagnostic:
    return Diagnostic("toll", severity, "four here, five there", (Label(path, Span(7, 11), "4"),))


Found = Callable[..., list[pipeline.Request]]


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Found:
    """Let the pipeline find these, and return the requests that it is handed."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "CI", "NEWSLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def find(*diagnostics: Diagnostic, problems: tuple[Diagnostic, ...] = (), failed: bool = False) -> list:
        requests: list[pipeline.Request] = []

        def check(request: pipeline.Request, progress: object = None) -> pipeline.Outcome:
            requests.append(request)
            tally = Tally(1, 1, 3, 2, 1, 0, (("other period", 1),))
            return pipeline.Outcome(diagnostics, problems, tally, {"a.txt": FILE}, (RULE,), failed)

        monkeypatch.setattr(pipeline, "check", check)
        return requests

    return find


@pytest.mark.parametrize(
    ("severity", "codes"),
    [
        ("error", {"error": 1, "warning": 1, "note": 1, "never": 0}),
        ("warning", {"error": 0, "warning": 1, "note": 1, "never": 0}),
        ("note", {"error": 0, "warning": 0, "note": 1, "never": 0}),
        (None, {"error": 0, "warning": 0, "note": 0, "never": 0}),
    ],
)
def test_exit_code_by_threshold(found: Found, severity: str | None, codes: dict[str, int]) -> None:
    found(*([finding(severity)] if severity else []))
    assert {level: cli.main(["check", f"--fail-on={level}"]) for level in codes} == codes
    assert cli.main(["check"]) == codes["warning"]


def test_a_failed_run_is_2_and_still_shows_its_findings(found: Found, capsys: pytest.CaptureFixture[str]) -> None:
    problem = Diagnostic("newslint-missing", "error", "there is no such file", (Label("gone.txt", Span(0, 0)),))
    found(finding(), problems=(problem,), failed=True)
    assert cli.main(["check", "a.txt", "gone.txt", "--fail-on", "never"]) == 2
    out, err = capsys.readouterr()
    assert out.startswith("a.txt:1:8: error[toll] four here, five there\n")
    assert err == "gone.txt: error[newslint-missing] there is no such file\n"


def test_a_warning_of_the_run_does_not_fail_it(found: Found, capsys: pytest.CaptureFixture[str]) -> None:
    found(problems=(Diagnostic("newslint-x", "warning", "skipped", (Label("a.txt", Span(0, 2)),)),))
    assert cli.main(["check"]) == 0
    assert "a.txt:1:1: warning[newslint-x] skipped\n    1 | It was four." in capsys.readouterr().err


def test_the_summary_is_the_last_line_and_quiet_drops_it(found: Found, capsys: pytest.CaptureFixture[str]) -> None:
    found(finding())
    cli.main(["check"])
    assert capsys.readouterr().out.splitlines()[-1] == (
        "1 article, 1 story · 3 facts, 2 in 1 comparable group, 1 not comparable (1 other period) · 1 finding"
    )
    cli.main(["check", "--quiet"])
    assert capsys.readouterr().out.splitlines()[-1] == "      |        ^^^^ 4"


def test_statistics_do_not_disturb_results(found: Found, capsys: pytest.CaptureFixture[str]) -> None:
    found(finding())
    cli.main(["check", "--format", "json", "--statistics"])
    out, err = capsys.readouterr()
    assert json.loads(out)["summary"]["findings"] == {"error": 1, "warning": 0, "note": 0}
    assert "1  error[toll]" in err and "1  not compared: other period" in err


def test_what_is_asked_reaches_the_pipeline(found: Found) -> None:
    requests = found()
    arguments = (
        "a b --stories dir --rules r1 --rules r2 --select x,y --select z --ignore w --min-confidence high --jobs 3"
    )
    Path("a").touch()
    cli.main(["check", *arguments.split(), "--no-cache"])
    one = requests[0]
    assert (one.paths, one.stories, one.rules, one.jobs) == (("a", "b"), "dir", ("r1", "r2"), 3)
    assert (one.select, one.ignore, one.min_confidence, one.cache) == (("x", "y", "z"), ("w",), 0.8, None)


def test_without_a_path_the_current_folder_is_checked(found: Found) -> None:
    requests = found()
    cli.main(["check"])
    assert requests[0].paths == (".",)


def test_the_cache_folder_comes_from_the_environment(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    requests = found()
    for value in ("/somewhere", ""):
        monkeypatch.setenv("NEWSLINT_CACHE", value)
        cli.main(["check"])
    assert [one.cache for one in requests] == ["/somewhere", None]


def test_settings_hold_and_the_command_line_wins(found: Found, capsys: pytest.CaptureFixture[str]) -> None:
    requests = found(finding("warning"))
    Path("newslint.toml").write_text('stories = "one"\nfail-on = "error"\nignore = ["numbers"]\nformat = "concise"\n')
    assert cli.main(["check"]) == 0
    assert capsys.readouterr().out == "a.txt:1:8: warning[toll] four here, five there\n"
    assert cli.main(["check", "--fail-on=warning", "--stories=dir", "--ignore=toll", "--format=text"]) == 1
    assert [(one.stories, one.ignore) for one in requests] == [("one", ("numbers",)), ("dir", ("numbers", "toll"))]


def test_a_wrong_setting_is_shown_and_fails_the_run(found: Found, capsys: pytest.CaptureFixture[str]) -> None:
    found()
    Path("newslint.toml").write_text('storeis = "one"\n')
    assert cli.main(["check"]) == 2
    err = capsys.readouterr().err
    assert "newslint.toml:1:1: error[newslint-configuration]" in err
    assert "1 | storeis" in err and "'stories'" in err


def test_a_wrong_format_in_settings(found: Found, capsys: pytest.CaptureFixture[str]) -> None:
    found()
    Path("newslint.toml").write_text('format = "jsno"\n')
    assert cli.main(["check"]) == 2
    assert "'jsno'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["chekc"], "is 'check' meant?"),
        (["frobnicate"], "the commands are check, annotate"),
        (["."], "newslint check ."),
        (["--format=json"], "newslint check --format=json"),
        (["check", "--fromat=json"], "there is no option '--fromat'; is '--format' meant?"),
        (["check", "--format", "jsno"], "is 'json' meant?"),
        (["check", "--format"], "expected one argument"),
        (["check", "--fail-on", "warn"], "is 'warning' meant?"),
        (["check", "--fail-on", "fatal"], "'fatal' is not one of error, warning, note, never"),
        (["check", "--stories", "folder"], "'folder' is not one of auto, dir, one"),
        (["check", "--min-confidence", "2"], "neither low, medium, high nor a number from 0 to 1"),
        (["check", "--min-confidence", "nan"], "nor a number from 0 to 1"),
        (["check", "--jobs", "0"], "a number from 1 to 256"),
        (["check", "--config", "gone.toml"], "there is no configuration file gone.toml"),
        (["check", "--select", "tol"], "no rule is called 'tol'"),
        (["check", "--ignore", "number"], "is 'numbers' meant?"),
        (["check", "--output", "no/such/folder/x"], "cannot write no/such/folder/x"),
        (["explain"], "RULE"),
    ],
)
def test_mistakes_name_what_is_near(
    found: Found, capsys: pytest.CaptureFixture[str], argv: list[str], said: str
) -> None:
    found()
    assert cli.main(argv) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert "Traceback" not in err
    assert out in (
        "",
        "1 article, 1 story · 3 facts, 2 in 1 comparable group, 1 not comparable (1 other period) · no findings\n",
    )


def test_the_report_goes_to_a_file(found: Found, capsys: pytest.CaptureFixture[str]) -> None:
    found(finding(path="caf\udce9.txt"))
    assert cli.main(["check", "--output", "report.json", "--format=json", "--color=always"]) == 1
    assert capsys.readouterr().out == ""
    assert json.loads(Path("report.json").read_bytes())["findings"][0]["places"][0]["path"] == "caf\udce9.txt"


def test_siblings_are_read_and_findings_elsewhere_are_left_out(
    found: Found, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("story/below").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "a.txt.newslint.yaml", "picture.jpg", "below/c.txt", "README.md"):
        Path("story", name).touch()
    requests = found(finding(path="story/a.txt"), finding(path="story/b.txt"))
    assert cli.main(["check", "--with-siblings", "--format=concise", "./story/a.txt"]) == 1
    assert requests[0].paths == ("story/a.txt", "story/b.txt")
    assert capsys.readouterr().out == "story/a.txt:1:1: error[toll] four here, five there\n"


def test_colours_only_where_they_are_wanted(found: Found, capsys: pytest.CaptureFixture[str]) -> None:
    found(finding())
    printed = {}
    for wish in ("auto", "always", "never"):
        cli.main(["check", "--color", wish])
        printed[wish] = "\x1b[" in capsys.readouterr().out
    assert printed == {"auto": False, "always": True, "never": False}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "colored", "watched"),
    [
        ({}, True, True),
        ({"NO_COLOR": "1"}, False, True),
        ({"CI": "true"}, True, False),
        ({"TERM": "dumb"}, False, False),
    ],
)
def test_a_terminal_gets_colours_and_progress(environment: dict[str, str], colored: bool, watched: bool) -> None:
    around = Surroundings(environment, Terminal(), Terminal())
    assert around.color("auto", around.out) is colored
    assert (around.progress(quiet=False) is not None) is watched
    assert around.progress(quiet=True) is None


def test_progress_is_shown_on_long_runs_and_wiped_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    screen = Terminal()
    show = Surroundings({}, Terminal(), screen).progress(quiet=False)
    assert show is not None
    show(1, 9)
    assert screen.getvalue() == ""
    clock[0] = 1.0
    show(2, 9)
    show(3, 9)
    assert screen.getvalue().count("articles read") == 1
    show(9, 9)
    assert screen.getvalue().endswith("\r\x1b[K")


def test_an_error_of_our_own_is_an_apology_and_not_a_traceback(
    found: Found, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found()
    monkeypatch.setattr(pipeline, "check", lambda *_: 1 / 0)
    assert cli.main(["check"]) == 2
    err = capsys.readouterr().err
    assert "ZeroDivisionError: division by zero" in err and "report" in err
    assert "Traceback" not in err
    monkeypatch.setenv("NEWSLINT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main(["check"])


def test_an_interrupt_is_silent(
    found: Found, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "check", interrupted)
    assert cli.main(["check"]) == 130
    assert capsys.readouterr() == ("", "")


def newslint(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newslint", *arguments], capture_output=True, text=True, timeout=60, **options
    )


def test_version_and_help_as_a_process() -> None:
    version = newslint("--version")
    assert (version.returncode, version.stdout, version.stderr) == (0, f"newslint {__version__}\n", "")
    shown = newslint("--help")
    assert shown.returncode == 0
    assert all(name in shown.stdout for name, _ in cli.COMMANDS)
    assert newslint().stdout == shown.stdout


@pytest.mark.parametrize("command", [name for name, _ in cli.COMMANDS])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, "--help"]) == 0
    assert f"usage: newslint {command}" in capsys.readouterr().out


def test_a_reader_that_leaves_early_is_no_error() -> None:
    script = f"{sys.executable} -m newslint --help | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() in ("0", "141")
    assert done.stderr == ""


def test_closed_streams_are_no_error() -> None:
    script = f"{sys.executable} -m newslint --help >&- 2>&-"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newslint", "--help"], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60
        )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "cannot write to standard output" in done.stderr


def test_values_of_options() -> None:
    assert names(["a,b", "c d", ""]) == ("a", "b", "c", "d")
    assert [confidence(text) for text in ("low", "medium", "high", "0", "1", "0.3")] == [0.3, 0.6, 0.8, 0, 1, 0.3]
    assert jobs("auto") >= 1
    assert one_of(("x",))("x") == "x"


def test_an_argument_too_many() -> None:
    with pytest.raises(Usage, match="'b' is one argument too many"):
        Parser("newslint x", "").parse(["b"])
