"""What holds for every text: regions are in order and leave out only blank space, and no text takes long or raises."""

from __future__ import annotations

import gc
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import config, read
from newslint.core.article import REGIONS, Article
from newslint.core.lexicon import Lexicon

_LEXICON = config.lexicon.load(
    [
        Path(config.places.lexicon_folder(), "furniture.yaml"),
        Path(config.places.lexicon_folder(), "outlets.yaml"),
    ],
    config.cache.Cache(None),
)[0]

PIECES = (
    "Nine people were hurt when the old pier fell into the lake on Monday, the harbour master told reporters.",
    "More For You", "Related:", "STORY CONTINUES BELOW", "Leave a Reply", "Share", "By Ann Orr", "# Mill", "---", "***",
    "Updated Mar 3, 2021, 10:05 a.m.", "Posted: 03/04/2019",
    "OSLO, March 9 (Polar) - A mill burned down on Monday night.",
    "[Home](/) | [News](/n)", "<CUE>", "(Photo: A. Orr)", "> **UPDATE, 5pm:** This page was changed.", "• one",
    "1:20 Band",
    "https://x.example/a", "© 2019 Lake 13", "title: x", "", "  ", "\t", "\u2028", "\x0c",
)  # fmt: skip
lines = st.one_of(st.sampled_from(PIECES), st.text(max_size=30))
texts = st.lists(lines, max_size=25).flatmap(
    lambda found: st.sampled_from(("\n", "\r\n", "\n\n")).map(lambda end: end.join(found))
)


def holds(article: Article) -> None:
    end = 0
    for region in article.regions:
        assert region.kind in REGIONS
        assert end <= region.span.start < region.span.end
        assert not article.text[end : region.span.start].strip()
        end = region.span.end
    assert not article.text[end:].strip()


@given(texts, st.sampled_from(("a.txt", "a.md")))
def test_regions_cover_every_text(text: str, name: str) -> None:
    holds(read.read_text(text, name, _LEXICON))


@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read.read_text(text, "a.md", _LEXICON) == read.read_text(text, "a.md", _LEXICON)


HOSTILE = {
    "one line of 400 KB": "word " * 80_000,
    "400 KB without a space": "w" * 400_000,
    "short lines": "ab\n" * 30_000,
    "short sentences": "So it is.\n" * 30_000,
    "dates": "Jan 1, 2019 " * 40_000,
    "lines of dates": "Jan 1, 2019 at 11:00 p.m. " * 7 + "\n",
    "strokes": "1/2/" * 100_000,
    "capitals and dashes": "ABC - " * 70_000,
    "capitals": "A B C D E F G H I J K L M N O P " * 4 + "\n\n" * 10_000,
    "brackets": ("(" * 200 + "\n") * 2_000,
    "links": ("[a](b" * 40 + "\n") * 2_000,
    "markers": "More For You\n" * 30_000,
    "other stories": "More For You\n" + "Rosa Vane Of The Ferry Line Spoke At Grebe Point, And Again.\n\n" * 10_000,
    "front matter without an end": "---\n" + "a: b\n" * 30_000,
    "quotes": '"' * 400_000,
    "blank": "\n" * 400_000 + "x",
    "dashes": ("-" * 119 + "\n") * 3_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str, lexicon: Lexicon) -> None:
    started = time.process_time()
    holds(read.read_text(HOSTILE[name], "a.md", lexicon))
    assert time.process_time() - started < 2.0


def test_the_cost_grows_with_the_text(lexicon: Lexicon) -> None:
    text = "\n\n".join(PIECES) + "\n"

    def seconds(n_times: int) -> float:
        gc.disable()  # what other tests have left would be gone through again and again
        try:
            started = time.process_time()
            read.read_text(text * n_times, "a.txt", lexicon)
            return time.process_time() - started
        finally:
            gc.enable()

    seconds(10)
    # The best of several, for a machine does other things as well.
    short, long = (min(seconds(n_times) for _ in range(3)) for n_times in (100, 1000))
    assert long < 40 * short
