"""Front matter: what it tells, and that a broken one keeps nobody from reading the article."""

from __future__ import annotations

from pathlib import Path

from newslint import read
from newslint.core.article import Article
from newslint.core.diagnostic import Diagnostic
from newslint.core.lexicon import Lexicon
from newslint.core.notation import to_plain
from newslint.core.source import Position

BODY = "The mill is to reopen in spring, the owner said on Monday, and forty people will find work there.\n"


def article_in(text: str, tmp_path: Path, lexicon: Lexicon) -> tuple[Article, tuple[Diagnostic, ...]]:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8", newline="")
    article, problems = read.read(path, "a.md", lexicon)
    assert article is not None
    return article, problems


def test_what_it_tells(tmp_path: Path, lexicon: Lexicon) -> None:
    text = (
        '---\ntitle: "Mill 🌾 to reopen"\nsource: Grain Weekly\nauthor: [Ann Orr, Bo Ek]\n'
        f"date: 2019-11-05 09:12:44 +0100\nslug: mill\nurl: https://grain.example/mill\nlayout: post\n---\n\n{BODY}"
    )
    article, problems = article_in(text, tmp_path, lexicon)
    assert problems == ()
    assert (article.source, article.author, article.story) == ("Grain Weekly", "Ann Orr, Bo Ek", "")
    assert (article.url, article.format) == ("https://grain.example/mill", "markdown")
    assert article.published is not None
    assert to_plain(article.published) == "2019-11-05T09:12"
    (headline,) = [region for region in article.regions if region.kind == "headline"]
    assert headline.span.cut(article.text) == "Mill 🌾 to reopen"
    assert article.region_at(article.text.index("The mill")) == "body"
    assert article.region_at(article.text.index("Grain")) == "metadata"


def test_windows_line_ends_keep_their_places(tmp_path: Path, lexicon: Lexicon) -> None:
    article, problems = article_in(f"---\r\ntitle: Mill\r\nstory: mills\r\n---\r\n{BODY}", tmp_path, lexicon)
    assert problems == ()
    assert article.story == "mills"
    assert article.region_at(article.text.index("Mill")) == "headline"


def test_broken_front_matter_has_a_place(tmp_path: Path, lexicon: Lexicon) -> None:
    article, (problem,) = article_in(f"---\ntitle: [Mill\nsource: Grain\n---\n{BODY}", tmp_path, lexicon)
    assert problem.rule == "newslint-front-matter"
    assert article.file.position(problem.labels[0].span.start).line == 3
    assert article.region_at(article.text.index("The mill")) == "body"


def test_a_date_that_is_none(tmp_path: Path, lexicon: Lexicon) -> None:
    article, (problem,) = article_in(f"---\ntitle: Mill\ndate: soon\n---\n{BODY}", tmp_path, lexicon)
    assert article.published is None
    assert article.file.position(problem.labels[0].span.start) == Position(3, 7)


def test_dashes_that_are_no_front_matter(tmp_path: Path, lexicon: Lexicon) -> None:
    for text in (f"---\n{BODY}", f"--- Mill\n{BODY}", f"---\nMill\n---\n{BODY}"):
        article, _ = article_in(text, tmp_path, lexicon)
        assert article.region_at(article.text.index("The mill")) == "body"
