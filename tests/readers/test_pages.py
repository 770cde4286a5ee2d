"""Pages whose lines carry their regions: tests/readers/pages.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import read
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.notation import to_plain

PAGES = Path(__file__).parent / "pages.txt"


def pages() -> list[tuple[str, list[str], dict[str, str]]]:
    """Title, lines with their regions, and what is to be known, of every page."""
    found: list[tuple[str, list[str], dict[str, str]]] = []
    for line in PAGES.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            found.append((line[2:], [], {}))
        elif line.startswith("@ "):
            key, _, value = line[2:].partition(" ")
            found[-1][2][key] = value
        elif "|" in line and not line.startswith("#"):
            found[-1][1].append(line)
    return found


def known(article: Article) -> dict[str, str]:
    """What was learned of an article, as the pages file writes it."""
    values = {
        "published": str(to_plain(article.published)) if article.published else "",
        "updated": str(to_plain(article.updated)) if article.updated else "",
        "source": article.source,
        "author": article.author,
        "url": article.url,
    }
    return {key: value for key, value in values.items() if value}


@pytest.mark.parametrize(("title", "lines", "about"), pages(), ids=[page[0] for page in pages()])
def test_every_line_has_its_region(title: str, lines: list[str], about: dict[str, str], lexicon: Lexicon) -> None:
    wanted = [line.partition("|")[0].strip() for line in lines]
    texts = [line.partition("|")[2][1:] for line in lines]
    text = "\n".join(texts)
    article = read.read_text(text, "page.md" if "Markdown" in title else "page.txt", lexicon)
    found: list[str] = []
    offset = 0
    for line in texts:
        start = offset + len(line) - len(line.lstrip())
        found.append(article.region_at(start) if line.strip() else "")
        offset += len(line) + 1
    shown = [f"{kind:11} | {line}" for kind, line in zip(found, texts, strict=True)]
    assert shown == [f"{kind:11} | {line}" for kind, line in zip(wanted, texts, strict=True)]
    assert {key: known(article).get(key) for key in about} == about
    if "dates" in title or "two ways" in title:
        assert known(article).keys() == about.keys()
