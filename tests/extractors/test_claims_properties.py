"""What holds for any text: nothing raises, spans stay inside, cost is linear, and furniture is told by its regions."""

from __future__ import annotations

import time

import claim_cases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_claims_cases import annotated, words

from newslint.annotate import furniture, prose, templates
from newslint.core.annotation import Annotation
from newslint.core.article import Article, Region
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import Entity

PIECES = (
    "Acme", "has", "an", "office", "in", "Oslo", "not", "no", "neither", "nor", "deny", "that", ",", ".", '"', "we",
    "the", "one", "being", "to", "open", "plans", "by", "was", "bought", "ban", "on", "of", "and", "but", "if", "it",
    "$5", "largest", "most", "exchange", "\n", "its", "'s", "n't", "asked", "comment", "who", "(", ")", "since", "1978",
)  # fmt: skip


def names(text: str) -> list[Annotation]:
    found = []
    for word, kind in (("Acme", "organisation"), ("Oslo", "place")):
        start = text.find(word)
        while start >= 0:
            entity = Entity(word.lower(), word)
            found.append(Annotation(kind, Span(start, start + len(word)), 0, {"name": entity}))
            start = text.find(word, start + 1)
    return found


@given(st.lists(st.sampled_from(PIECES), max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_words_in_any_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for one in annotated(text, names(text)):
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.span.cut(text).strip()
        assert 0 < one.confidence <= 1


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text(text: str) -> None:
    annotated(text, [])


@pytest.mark.parametrize(
    "unit",
    [
        "Acme has an office in Oslo and ",
        "a ",
        "office ",
        "Acme office in ",
        "to open to open ",
        "not ",
        "the one being in ",
        "the largest most largest ",
        ", who said that ",
        "was bought by ",
        "exchange crypto ",
    ],
)
def test_cost_is_linear(unit: str) -> None:
    """Ten times the text may cost at most about ten times the time (with room for a busy machine)."""
    spent = []
    for n_units in (200, 2000):
        text = unit * n_units
        article = Article("a", Source.of("a", text), text, (Region("body", Span(0, len(text))),))
        read = prose.read(article, words())
        given = names(text)
        claim_cases.tell(read, given)
        spent.append(min(seconds(read, article, given) for _ in range(3)))
    assert spent[1] < 40 * max(spent[0], 0.002)


def seconds(read: prose.Prose, article: Article, given: list[Annotation]) -> float:
    """Of the processor; the best of some runs counts, for a machine does other things as well."""
    start = time.process_time()
    annotated_again(read, article, given)
    return time.process_time() - start


def annotated_again(read: prose.Prose, article: Article, given: list[Annotation]) -> None:
    from test_claims_cases import EXTRACTORS

    for extractor in EXTRACTORS:
        list(extractor.find(read, article, words(), given))


def test_a_phrase_without_words_is_never_looked_for() -> None:
    assert templates.compile_phrase("{actor} {place}", {}, {}) == ()


def test_furniture_is_one_annotation_a_run() -> None:
    lines = ("Share", "The firm grew.", "Sign up now", "Read more", "It fell.", "More stories", "Another firm fell.")
    kinds = ("boilerplate", "body", "boilerplate", "boilerplate", "body", "boilerplate", "teaser")
    text, regions = "", []
    for line, kind in zip(lines, kinds, strict=True):
        regions.append(Region(kind, Span(len(text), len(text) + len(line))))
        text += line + "\n"
    article = Article("a", Source.of("a", text), text, tuple(regions))
    found = list(furniture.find(prose.read(article, words()), article, words(), []))
    assert [(one.fields["phrase"], one.fields["position"], one.fields["lines"]) for one in found] == [
        ("share", "leading", 1),
        ("sign up now", "middle", 2),
        ("more stories", "teaser", 2),
    ]
    assert [one.span.cut(text) for one in found] == [
        "Share",
        "Sign up now\nRead more",
        "More stories\nAnother firm fell.",
    ]
