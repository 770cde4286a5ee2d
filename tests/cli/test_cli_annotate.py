"""What ``annotate`` prints is a sidecar that says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import cli, pipeline
from newslint.core.annotation import Annotated, Annotation
from newslint.core.article import Article, Region
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import Amount, Entity, When
from newslint.read.sidecar import sidecar

TEXT = "four or four: “yes”\nor no — aaa # 2019\n"


def note(
    words: str, nth: int = 1, kind: str = "quantity", flags: frozenset[str] = frozenset(), **fields: object
) -> Annotation:
    at = -1
    for _ in range(nth):
        at = TEXT.index(words, at + 1)
    return Annotation(kind, Span(at, at + len(words)), 0, fields, flags)  # type: ignore[arg-type]


NOTES = [
    note("four", 1, value=Amount(4, 4, 4), unit="", noun="yes"),
    note("four", 2, value=Amount(2, 9, None, "band"), subject=Entity("the bank", "Bank: The", ("city", "land"))),
    note("“yes”\nor no", kind="quote", language="null", content=("a", "b: c"), verb="say"),
    note("aa", 2, context=frozenset({"x", "on"}), flags=frozenset({"hedged", "approximate"})),
    note("# 2019", kind="date", interval=When(1440 * 365, 1440 * 366), weekday="12", sure=True, n=3),
]


@pytest.fixture
def article(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Article:
    made = Article(
        "a.txt", Source.of("a.txt", TEXT), TEXT, (Region("body", Span(0, len(TEXT))),), source="The: Post", story="s"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "annotate", lambda *_: ((made, Annotated((), tuple(NOTES))), ()))
    return made


def test_the_reader_of_sidecars_reads_it_back(article: Article, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["annotate", "a.txt"]) == 0
    printed = capsys.readouterr().out
    said = sidecar(Source.of("a.txt.newslint.yaml", printed), TEXT)
    assert said.diagnostics == []
    assert said.values == {"source": "The: Post", "story": "s"}
    assert [(one.action, one.kind, one.span, dict(one.fields), one.flags) for one in said.corrections] == [
        ("change", one.kind, one.span, dict(one.fields), one.flags) for one in NOTES
    ]


def test_places_are_told(article: Article, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["annotate", "a.txt"])
    assert "  # 1:9, narrator, confidence 0.9\n  - text: four\n    nth: 2\n" in capsys.readouterr().out


def test_one_kind_only(article: Article, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["annotate", "a.txt", "--kind", "date,qoute"])
    out, err = capsys.readouterr()
    assert out.count("- text:") == 1
    assert "is 'quote' meant?" in err
