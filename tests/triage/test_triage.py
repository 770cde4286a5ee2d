"""What passes triage, and what is said of suppressions that suppress nothing."""

from __future__ import annotations

import pytest

from newslint.core.article import Article, Region, Suppression
from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.rule import Rule
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.triage import Policy, touching, triage

TEXT = "The toll is four. Later the toll was five."
TOLL = Rule("toll", "error", (), "across sources", (), (), ("expect", ("value", True)), tags=("numbers",))
INNER = TOLL._replace(name="inner", scope="within the article")
RULES = (TOLL, INNER)


def article(path: str, *suppressions: Suppression) -> Article:
    whole = Span(0, len(TEXT))
    return Article(path, Source.of(path, TEXT), TEXT, (Region("body", whole),), suppressions=suppressions)


def finding(
    rule: str = "toll", at: int = 12, path: str = "a.txt", other: str = "b.txt", **fields: object
) -> Diagnostic:
    given: dict[str, object] = {"severity": "error", "message": "four or five", **fields}
    labels = (Label(path, Span(at, at + 4)), Label(other, Span(37, 41)))
    return Diagnostic(rule=rule, labels=labels, **given)  # type: ignore[arg-type]


def accept(rule: str = "toll", span: Span = Span(4, 16)) -> Suppression:  # noqa: B008
    return Suppression(rule, span, "checked by phone", Span(0, 5))


def run(
    *findings: Diagnostic, articles: tuple[Article, ...] = (article("a.txt"), article("b.txt")), **settings: object
):
    return triage(findings, {one.id: one for one in articles}, Policy(rules=RULES, **settings))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("settings", "kept"),
    [
        ({}, ["inner", "toll"]),
        ({"select": ("toll",)}, ["toll"]),
        ({"select": ("numbers",)}, ["toll"]),
        ({"select": ("in*",)}, ["inner"]),
        ({"ignore": ("toll",)}, ["inner"]),
        ({"select": ("toll",), "ignore": ("numbers",)}, []),
        ({"min_confidence": 0.6}, ["toll"]),
    ],
)
def test_selection(settings: dict[str, object], kept: list[str]) -> None:
    found = run(finding("toll", tags=("numbers",), confidence=0.6), finding("inner", confidence=0.5), **settings)
    assert sorted(one.rule for one in found) == kept


def test_a_name_that_no_rule_answers_to() -> None:
    policy = Policy(
        select=("toll", "tol", "num*", "x*"), ignore=("numbers", "newslint-unused-suppression"), rules=RULES
    )
    assert policy.unknown() == ("tol", "x*")


def test_one_identity_is_reported_once_at_its_gravest() -> None:
    mild, grave = finding(severity="warning", identity="i"), finding(identity="i", at=5)
    assert run(mild, grave, finding(identity="j")) == (grave, finding(identity="j"))
    assert run(grave, mild) == run(mild, grave) == (grave,)


def test_findings_without_identity_are_all_kept() -> None:
    assert len(run(finding(), finding())) == 2


def test_order_is_that_of_places() -> None:
    findings = [finding(at=3), finding(at=1), finding(path="B.txt"), finding("inner", at=1, severity="note")]
    expected = [findings[2], findings[1], findings[3], findings[0]]
    assert list(run(*findings)) == list(run(*reversed(findings))) == expected


@pytest.mark.parametrize("side", [0, 1])
def test_a_suppression_on_either_side_is_enough(side: int) -> None:
    spans = (Span(4, 16), Span(40, 42))
    articles = [article("a.txt"), article("b.txt")]
    articles[side] = article(("a.txt", "b.txt")[side], accept(span=spans[side]))
    assert run(finding(), articles=tuple(articles)) == ()


@pytest.mark.parametrize("suppression", [accept(rule="inner"), accept(span=Span(16, 20))])
def test_a_suppression_of_something_else_is_unused(suppression: Suppression) -> None:
    found = run(finding(), articles=(article("a.txt", suppression), article("b.txt")))
    assert [(one.rule, one.severity) for one in found] == [("toll", "error"), ("newslint-unused-suppression", "note")]
    note = found[1]
    assert note.labels[0] == Label("a.txt.newslint.yaml", suppression.place, suppression.rule)
    assert note.labels[1].span == suppression.span
    assert note.notes == ("reason given: checked by phone",)


def test_a_suppression_covers_what_says_the_same_elsewhere() -> None:
    articles = (article("a.txt", accept()), article("b.txt"))
    assert run(finding(identity="i"), finding(identity="i", at=30), articles=articles) == ()


def test_a_suppression_of_a_finding_with_an_empty_span() -> None:
    empty = Diagnostic("toll", "note", "no dateline", (Label("a.txt", Span(6, 6)),))
    assert run(empty, articles=(article("a.txt", accept()), article("b.txt"))) == ()


@pytest.mark.parametrize(
    "settings", [{"ignore": ("toll",)}, {"select": ("inner",)}, {"ignore": ("newslint-unused-suppression",)}]
)
def test_nothing_is_said_of_suppressions_of_rules_that_are_switched_off(settings: dict[str, object]) -> None:
    assert run(articles=(article("a.txt", accept()), article("b.txt")), **settings) == ()


def test_nothing_is_said_when_the_other_side_was_not_read() -> None:
    assert run(articles=(article("a.txt", accept()),)) == ()
    assert len(run(articles=(article("a.txt", accept(rule="inner")),))) == 1


def test_a_misspelt_rule_in_a_suppression() -> None:
    found = run(articles=(article("a.txt", accept(rule="tol")), article("b.txt")))
    assert [one.message for one in found] == ["suppression of an unknown rule; is toll meant?"]
    assert run(articles=(article("a.txt", accept(rule="some-house-rule")), article("b.txt"))) == ()


def test_an_unsure_finding_still_uses_its_suppression() -> None:
    articles = (article("a.txt", accept()), article("b.txt"))
    assert run(finding(confidence=0.1), articles=articles, min_confidence=0.5) == ()


def test_touching() -> None:
    findings = (finding(), finding(path="c.txt", other="d.txt"), finding(path="c.txt", other="a.txt"))
    assert touching(findings, {}, Policy(touching=frozenset({"a.txt"}))) == (findings[0], findings[2])


def test_a_file_that_says_the_same_is_touched_but_not_one_that_is_only_looked_up() -> None:
    there = (Label("c.txt", Span(12, 16), "the same as here"),)
    across = finding(elsewhere=there)
    within = finding(other="a.txt", elsewhere=there)
    assert touching((across, within), {}, Policy(touching=frozenset({"c.txt"}))) == (across,)
