"""``rules`` and ``explain``, on a library made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import cli, pipeline
from newslint.core.diagnostic import Diagnostic
from newslint.core.lexicon import Lexicon
from newslint.core.rule import Article, Case, Given, Library, Rule
from newslint.core.source import Source
from newslint.core.span import Span

FILE = Source.of("rules/toll.rule", "# tolls\nrule toll-of-house error\n  toll must agree across sources\n")
TOLL = Rule(
    name="toll-of-house",
    severity="error",
    given=(Given("a", "quantity"), Given("b", "quantity")),
    scope="across sources",
    where=(("op", "same-as", ("field", "a", "subject"), ("field", "b", "subject"), ()),),
    unless=(("flag", "a", "updated"),),
    law=("expect", ("op", "agrees-with", ("field", "a", "value"), ("field", "b", "value"), ())),
    sentence="toll must agree across sources",
    gates_said=("they have the same subject",),
    unless_said=("one is updated",),
    as_of_days=2,
    confidence=0.6,
    say="{subject}: {value} here",
    note=("seen before",),
    help="ask the agency",
    because="Corrections desk: tolls.",
    tags=("numbers", "toll"),
    stage="stable",
    path=FILE.path,
    span=Span(8, 60),
)
INNER = TOLL._replace(name="inner", severity="note", stage="preview", scope="within the article", path="x")
CASE = Case(
    "four and five",
    "flags",
    False,
    (Article("a", "Police counted four dead.\nMore soon.", "2021-03-09"), Article("b", "It said five had died.")),
    (("a", Span(15, 19)),),
    (("b", Span(8, 12)),),
)


@pytest.fixture(autouse=True)
def library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    desk = pipeline.Desk(
        lexicon=Lexicon({}, ""),
        library=Library((INNER, TOLL)),
        cases={"toll-of-house": (CASE, CASE._replace(title="gap", outcome="skips", todo=True, primary=(), other=()))},
        sources={FILE.path: FILE},
        problems=(),
        folder=None,
        house="",
        version="",
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "prepare", lambda _: desk)


def test_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "inner          note     preview  toll must agree across sources",
        "toll-of-house  error    stable   toll must agree across sources",
    ]


def test_explain_tells_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "toll-of-house"]) == 0
    assert (
        capsys.readouterr().out
        == """\
toll-of-house (error, stable)

  toll must agree across sources

Why
  Corrections desk: tolls.

Looks at
  two facts of the kind quantity
  across sources

Where
  the subject is the same

Speaks up when
  the value does not agree

But not when
  the one is marked “updated”

How
  facts must be of the same 2 days
  facts must be understood with a confidence of at least 0.6
  copies and rewrites of one original count once
  the side with fewer independent origins is shown first

It says
  {subject}: {value} here
  note: seen before

What to do
  ask the agency

Tags
  numbers, toll

Precision
  not measured yet

Example that is reported: four and five
  a@2021-03-09 | Police counted [[four]] dead.
  a@2021-03-09 | More soon.
  b | It said ((five)) had died.

Example that is not compared: gap (known gap)
  a@2021-03-09 | Police counted four dead.
  a@2021-03-09 | More soon.
  b | It said five had died.

Defined in
  rules/toll.rule:2
"""
    )


def test_explain_core(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "toll-of-house", "--core"]) == 0
    out = capsys.readouterr().out
    assert "given" in out and "a.subject same-as b.subject" in out


def test_an_unknown_rule_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "tol-of-house"]) == 2
    assert capsys.readouterr().err == "newslint explain: no rule is called 'tol-of-house'; is 'toll-of-house' meant?\n"


def test_a_broken_rule_is_shown_and_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    desk = pipeline.prepare(pipeline.Request())
    broken = desk._replace(problems=(Diagnostic("newslint-rule", "error", "no such field", ()),))
    monkeypatch.setattr(pipeline, "prepare", lambda _: broken)
    assert cli.main(["rules"]) == 2
    out, err = capsys.readouterr()
    assert out.count("\n") == 2
    assert err == "newslint: error[newslint-rule] no such field\n"
