"""Sidecars: corrections and suppressions anchored by exact words, and everything that can be wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import read
from newslint.core.article import Article
from newslint.core.diagnostic import Diagnostic
from newslint.core.lexicon import Lexicon
from newslint.core.notation import to_plain
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import Amount, Entity

TEXT = (
    "Mill fire\n\nNine people 🐢 came. Nine people left, and about 50 stayed until the fire was out, the mayor said.\n"
)


def with_sidecar(sidecar: str, tmp_path: Path, lexicon: Lexicon) -> tuple[Article, tuple[Diagnostic, ...]]:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    Path(read.sidecar_path(path)).write_text(sidecar, encoding="utf-8")
    article, problems = read.read(path, "a.txt", lexicon)
    assert article is not None
    return article, problems


def test_what_it_says(tmp_path: Path, lexicon: Lexicon) -> None:
    sidecar = """\
article: {source: Lake Courier, published: 2026-04-16T10:26, url: 'https://x.example', story: fire}
facts:
  - text: Nine people
    nth: 2
    kind: quantity
    value: 9
    place: {label: Lower Quay, within: [lakeland]}
    flags: [hedged]
  - {text: about 50, kind: quantity, value: at least 40, add: true}
  - {text: the mayor said, remove: true}
ignore:
  - {rule: quantity-conflict, text: Nine people, reason: the mayor rounds, until: 2027-01-01}
"""
    article, problems = with_sidecar(sidecar, tmp_path, lexicon)
    assert problems == ()
    assert (article.source, article.story, article.url) == ("Lake Courier", "fire", "https://x.example")
    assert article.published is not None
    assert to_plain(article.published) == "2026-04-16T10:26"
    change, add, remove = article.corrections
    assert change.span == Span(31, 42)
    assert change.span.cut(TEXT) == "Nine people"
    assert (change.action, change.kind, change.flags) == ("change", "quantity", frozenset({"hedged"}))
    assert dict(change.fields) == {
        "value": Amount(9.0, 9.0, 9.0),
        "place": Entity("lower quay", "Lower Quay", ("lakeland",)),
    }
    assert (add.action, remove.action) == ("add", "remove")
    assert dict(add.fields)["value"] == Amount(40.0, float("inf"), 40.0, "at least")
    (suppression,) = article.suppressions
    assert (suppression.rule, suppression.span, suppression.reason) == (
        "quantity-conflict",
        Span(11, 22),
        "the mayor rounds",
    )
    assert suppression.until is not None
    assert to_plain(suppression.until) == "2027-01-01"


WRONG = {
    "facts:\n  - {text: Ten people, remove: true}\n": ("newslint-stale-correction", "warning", "Ten people"),
    "facts:\n  - {text: Nine people, nth: 3}\n": ("newslint-stale-correction", "warning", "Nine people"),
    "ignore:\n  - {rule: r, reason: x, text: Ten}\n": ("newslint-stale-suppression", "warning", "Ten"),
    "ignore:\n  - {rule: r, text: Nine}\n": ("newslint-broken-sidecar", "error", "{rule: r, text: Nine}"),
    "ignore:\n  - {reason: r, text: Nine}\n": ("newslint-broken-sidecar", "error", "{reason: r, text: Nine}"),
    "ignore:\n  - {rule: r, reason: x, text: Nine, until: soon}\n": ("newslint-broken-sidecar", "error", "soon"),
    "facts:\n  - {remove: true}\n": ("newslint-broken-sidecar", "error", "{remove: true}"),
    "facts:\n  - {text: Nine, nth: none}\n": ("newslint-broken-sidecar", "error", "none"),
    "facts:\n  - {text: Nine, remove: maybe}\n": ("newslint-broken-sidecar", "error", "maybe"),
    "facts:\n  - {text: Nine, value: {odd: 1}}\n": ("newslint-broken-sidecar", "error", "{odd: 1}"),
    "facts:\n  - Nine\n": ("newslint-broken-sidecar", "error", "Nine"),
    "facts: Nine\n": ("newslint-broken-sidecar", "error", "facts"),
    "factz: []\n": ("newslint-broken-sidecar", "error", "factz"),
    "article: {sorce: x}\n": ("newslint-broken-sidecar", "error", "sorce"),
    "article: {published: yesterday}\n": ("newslint-broken-sidecar", "error", "yesterday"),
    "article: {source: [a]}\n": ("newslint-broken-sidecar", "error", "[a]"),
    "- facts\n": ("newslint-broken-sidecar", "error", "- facts"),
    "article: {source: a, source: b}\n": ("newslint-broken-sidecar", "error", "source"),
    "article: &a {source: b}\nfacts: *a\n": ("newslint-broken-sidecar", "error", "*a"),
}


@pytest.mark.parametrize(("sidecar", "wanted"), WRONG.items())
def test_what_is_wrong_has_a_place(
    sidecar: str, wanted: tuple[str, str, str], tmp_path: Path, lexicon: Lexicon
) -> None:
    article, problems = with_sidecar("# 🐢 ü\n" + sidecar, tmp_path, lexicon)
    rule, severity, words = wanted
    (problem,) = problems
    assert (problem.rule, problem.severity) == (rule, severity)
    assert problem.labels[0].path.endswith("a.txt.newslint.yaml")
    assert problem.labels[0].span.cut("# 🐢 ü\n" + sidecar).strip() == words
    assert article.text == TEXT


def test_a_near_name_is_suggested(tmp_path: Path, lexicon: Lexicon) -> None:
    _, (problem,) = with_sidecar("artcle: {}", tmp_path, lexicon)
    assert problem.help == "did you mean 'article'?"


@pytest.mark.parametrize("sidecar", ["facts: [", "a: b: c", "\t- x", "[" * 5000, "- " * 5000, "{" * 100000])
def test_broken_yaml_is_said_once_and_the_article_is_read(sidecar: str, tmp_path: Path, lexicon: Lexicon) -> None:
    article, problems = with_sidecar(sidecar, tmp_path, lexicon)
    assert [problem.rule for problem in problems] == ["newslint-broken-sidecar"]
    span = problems[0].labels[0].span
    assert 0 <= span.start <= span.end <= len(sidecar)
    assert article.text == TEXT


@pytest.mark.parametrize("sidecar", ["", "# nothing yet\n", "facts:\n", "article:\nfacts:\nignore:\n"])
def test_an_empty_sidecar_is_fine(sidecar: str, tmp_path: Path, lexicon: Lexicon) -> None:
    article, problems = with_sidecar(sidecar, tmp_path, lexicon)
    assert [problem.rule for problem in problems] == (["newslint-empty"] if sidecar == "" else [])
    assert article.corrections == ()


def test_places_count_code_points() -> None:
    from newslint.config.tree import parse

    text = "a: 🐢🐢\r\nb:\r\n  - ü 字\r\n  - last\r\n"
    root, problems = parse(Source.of("s.yaml", text), "newslint-test")
    assert root is not None
    assert problems == []
    values = {name: value for name, _, value in root.pairs()}
    assert values["a"].span.cut(text) == "🐢🐢"
    assert values["b"].items[1].span.cut(text) == "last"
