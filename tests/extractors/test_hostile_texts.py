"""Texts made to be slow: the cost of extraction stays that of their size."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import annotate
from newslint.config import lexicon
from newslint.config.cache import Cache
from newslint.config.places import lexicon_folder
from newslint.core.article import Article, Region
from newslint.core.rule import HouseWords
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import When

SIZE = 40_000
SLOWEST = 4.0
"""Seconds of processor time for a text; a quadratic one takes minutes."""

WORDS, _ = lexicon.load([lexicon_folder()], Cache(None))

PIECES = {
    "quotes": '"',
    "curly": "“",
    "digits": "7",
    "figures": "1,000 ",
    "dots": ".",
    "brackets": "(",
    "links": "[a](",
    "capitals": "Aa Bb ",
    "shouting": "ABC ",
    "one word": "a ",
    "letters": "x",
    "hyphens": "a-",
    "stars": "**a ",
    "and": "five and ",
    "said": '"I am," said Poe, ',
    "dates": "May 5, ",
    "million": "two million ",
    "commas": ", ",
    "of": "of the ",
    "lines": "a\n",
    "short sentences": "Yes.\n",
    "sayings": "he said ",
    "sayings with commas": "it is, he said, ",
}


def extract(text: str) -> None:
    regions = (Region("body", Span(0, len(text))),) if text else ()
    article = Article("a", Source.of("a", text), text, regions, published=When(1_061_001_000, 1_061_002_440))
    annotate.annotate(article._replace(format="markdown"), WORDS, HouseWords())


@pytest.mark.parametrize("name", PIECES)
def test_cost_is_that_of_size(name: str) -> None:
    piece = PIECES[name]
    begin = time.process_time()
    extract(piece * (SIZE // len(piece)))
    assert time.process_time() - begin < SLOWEST


NEWS = [
    "Five",
    "people",
    "hurt",
    "1,000",
    "$5m",
    "on Tuesday",
    "said",
    "“",
    "”",
    '"',
    "'s",
    ",",
    ".",
    "\n\n",
    "Poe",
    "U.S.",
]
NEWS += [
    "(",
    ")",
    "of",
    "worth",
    "per cent",
    "½",
    "not",
    "from 5 to 6",
    "--",
    "…",
    "12:30",
    "²",
    "²-year-old",
    "23-year-old",
    "a",
    "the mayor",
]


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(NEWS), max_size=40).map(" ".join)))
def test_no_input_raises(text: str) -> None:
    extract(text)


@pytest.mark.parametrize(
    "text",
    [
        "In the clinic 12 people were taken",
        "that could amount to billions President John F. Kennedy",
        "The firm said 12 million euros it would",
        "The 12 million euros would",
        "It spent on 12 boats what it would",
        "The 3-year-old shot",
        "Since",
        "I was thirty",
        "They waited for the count",
    ],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    extract(text)


def test_raised_figures_are_no_numbers() -> None:
    extract("Ann Poe, ², of Torp paid in ². At ²:30 a ²-year-old boy from Torp fell. It cost ²² euros on May ², ²²²².")
