"""Quantities, dates and tokens against cases written as text with marks.

The form is that of ``claim_cases.py``; amounts and times are written as ``core.notation`` writes them, and a heading
that ends in ``@ 2019-10-31`` says when the cases below it were published.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import claim_cases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotate import annotate, prose
from newslint.config import places
from newslint.config.cache import Cache
from newslint.config.lexicon import load
from newslint.core.annotation import Annotated, Annotation
from newslint.core.article import Article, Region
from newslint.core.calendar import minute_of
from newslint.core.lexicon import Lexicon
from newslint.core.notation import to_plain
from newslint.core.rule import HouseWords
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import DAY, Amount, When

HERE = Path(__file__).parent
FILES = (
    "quantities.md",
    "dates.md",
    "prospects.md",
    "sides.md",
    "spots.md",
    "wounds.md",
    "conditions.md",
    "charges.md",
    "relatives.md",
    "streets.md",
    "townsmen.md",
    "venues.md",
    "casualties.md",
    "grounds.md",
    "gunmen.md",
    "sexes.md",
    "details.md",
    "traces.md",
    "hospitals.md",
    "turns.md",
)
CASES = [(file, case) for file in FILES for case in claim_cases.read(HERE / file)[1]]
PUBLISHED = re.compile(r"@ (\d{4})-(\d\d)-(\d\d)")


@cache
def words() -> Lexicon:
    lexicon, problems = load([places.lexicon_folder()], Cache(None))
    assert not problems
    return lexicon


def article(text: str, published: str = "") -> Article:
    when = None
    date = PUBLISHED.search(published)
    if date:
        start = minute_of(*map(int, date.groups()))
        when = When(start, start + DAY)
    region = Region("body", Span(0, len(text)))
    return Article("case", Source.of("case", text), text, (region,), published=when)


def find(text: str, published: str = "") -> Annotated:
    return annotate(article(text, published), words(), HouseWords())


def said(one: Annotation) -> Annotation:
    """The annotation with amounts and times as people write them."""
    fields = {
        key: str(to_plain(value)) if isinstance(value, Amount | When) else value for key, value in one.fields.items()
    }
    return one._replace(fields=fields)


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{file}:{case.line}" for file, case in CASES])
def test_case(file: str, case: claim_cases.Case) -> None:
    found = [said(one) for one in find(case.text.replace("¶", "\n"), case.title).annotations]
    missing = claim_cases.problems(case, found)
    assert not missing, "\n".join(
        f"{one.span.cut(case.text)!r} {one.kind} {dict(one.fields)} {sorted(one.flags)}"
        for one in found
        if one.kind in ("quantity", "date")
    )


TOKENS = [line[4:].split(" | ") for line in (HERE / "tokens.md").read_text("utf-8").splitlines() if line[:4] == "    "]


@pytest.mark.parametrize("tokens", TOKENS, ids=[" ".join(tokens)[:30] for tokens in TOKENS])
def test_tokens(tokens: list[str]) -> None:
    text = tokens[0]
    assert prose.read(article(text), words()).words == tokens[1:]


SENTENCES = [
    ["He told Mr. Poe.", "The U.S. Navy sailed.", "It is so."],
    ["They moved to the U.S.", "But nobody came."],
    ["“We won.”", "She left at 5 p.m.", "Police came at 6 p.m. Monday."],
    ["It cost $3.5 million.", "J. R. Poe paid.", "Why?", "Nobody knows!"],
    ["“Why?” he asked.", "No reason.", "The Acme Corp. plant closed..."],
]


@pytest.mark.parametrize("sentences", SENTENCES, ids=[one[0] for one in SENTENCES])
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    read = prose.read(article(text), words())
    assert [read.span(first, stop).cut(text) for first, stop in read.sentences] == sentences


def test_lines_that_wrap_are_one_sentence_and_lines_that_stand_alone_are_not() -> None:
    wrapped = "A storm tore the roofs off a dozen houses in the small town of\nMarby on Monday, officials said there."
    assert len(find(wrapped).sentences) == 1
    listed = "What we know\n- Two died\n- Five were hurt\n\nThe rest"
    assert len(find(listed).sentences) == 4


PIECES = st.sampled_from(
    [
        "5",
        "1,000",
        "2.3m",
        "$5bn",
        "a",
        "few",
        "million",
        "dollars",
        "half",
        "third",
        "12-17",
        "3-2",
        "Monday",
        "May",
        "2015",
        "last",
        "week",
        "ago",
        "two-thirds",
        "%",
        "(",
        ")",
        ",",
        ".",
        "killed",
        "people",
        "were",
        "to",
        "from",
        "up",
        "by",
        "between",
        "and",
        "no",
        "one",
        "47",
        "-year-old",
        "10:30",
        "p.m.",
        "GMT",
        "“",
        "”",
        "İ",
        "½",
        "€1",
        "R400",
        "000",
        "twenty",
        "nineteen",
        "forty",
        "of",
        "the",
        "--",
        "¶",
        "2016-17",
        "31/10/2019",
        "'90s",
        "her",
        "30s",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map(lambda pieces: " ".join(pieces).replace("¶", "\n\n")) | st.text(max_size=80)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["", "@ 2019-10-31", "@ 2024-02-29"]))
def test_no_text_raises_and_spans_and_intervals_are_whole(text: str, published: str) -> None:
    for one in find(text, published).annotations:
        assert 0 <= one.span.start < one.span.end <= len(text)
        value, interval = one.fields.get("value"), one.fields.get("interval")
        assert not isinstance(value, Amount) or value.low <= value.high
        assert not isinstance(interval, When) or interval.start < interval.stop
        assert 0 < one.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_tokens_cover_the_text_and_sentences_the_tokens(text: str) -> None:
    read = prose.read(article(text), words())
    assert all(text.startswith(word, at) for at, word in zip(read.starts, read.words, strict=True))
    # A figure keeps the blank within it: "R400 000" is one token.
    assert "".join("".join(word.split()) for word in read.words) == "".join(text.split())
    assert [at for pair in read.sentences for at in range(*pair)] == list(range(len(read.words)))


@pytest.mark.parametrize(
    "piece", ["five ", "a few ", "1,", "5 to ", "hundred and ", "$5 ", "Monday ", "killed 5 ", ". ", "“", "2015 ", "1-"]
)
def test_cost_is_linear_in_hostile_text(piece: str) -> None:
    import time

    def cost(n_times: int) -> float:
        one = article(piece * n_times, "@ 2019-10-31")
        begin = time.process_time()
        read = prose.read(one, words())
        from newslint.annotate import dates, quantities

        found = list(dates.find(read, one, words(), []))
        list(quantities.find(read, one, words(), found))
        return time.process_time() - begin

    cost(100)
    # The best of several, for a machine does other things as well.
    few, many = (min(cost(n_times) for _ in range(3)) for n_times in (1000, 4000))
    assert many < 12 * max(few, 0.02)
