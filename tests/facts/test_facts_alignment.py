"""Which sentences of a story tell the same thing, and which articles go back to one original."""

from __future__ import annotations

import random
from time import perf_counter
from typing import Any

import pytest
from facts_builder import article, base_of
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.core.fact import FactBase
from newslint.facts.alignment import SURE, Line, align

ORIGINAL = """A storm tore the roof off the Calder theatre on Monday night, the fire brigade said.
About 300 people were watching a comedy when the beams gave way.
Seven spectators were taken to hospital with broken bones.
Director Milo Hartwell praised the ushers, who led the audience out in four minutes.
The theatre reopened only last spring after a costly renovation.
An inquiry will examine whether the new beams met the building code.
Performances have been cancelled until further notice."""

REWRITE = """The roof of the Calder theatre was torn off by a storm late on Tuesday, according to the fire brigade.
Some 3,000 people watched a comedy when beams gave way.
Nine spectators went to hospital with broken bones.
Milo Hartwell, the director, praised ushers who had led the audience out within minutes.
It was only last spring that the theatre reopened, after costly renovation.
Whether the new beams met the building code will be examined by an inquiry.
All performances are cancelled until further notice."""

OTHER = """A storm tore the roof off the Calder theatre on Monday night.
Ticket holders can ask for their money from Thursday.
The city council meets tomorrow to discuss a loan for repairs.
Insurers estimate damage across the county at two million.
Schools stayed shut in three districts because of fallen trees.
Trains to the coast run again, the railway said."""


def _pairs(base: FactBase) -> dict[tuple[int, int], float]:
    n_first = sum(sentence.article == "a" for sentence in base.sentences)
    return {(one, other - n_first): score for (one, other), score in base.aligned.items()}


def test_a_rewrite_is_aligned_sentence_by_sentence() -> None:
    pairs = _pairs(base_of(article("a", ORIGINAL), article("b", REWRITE)))
    assert {(number, number) for number in range(7)} <= set(pairs)
    assert all(one == other for one, other in pairs if pairs[one, other] >= SURE)


def test_equal_sentences_are_wholly_alike() -> None:
    assert set(_pairs(base_of(article("a", ORIGINAL), article("b", ORIGINAL))).values()) == {1.0}


@pytest.mark.parametrize(("one", "other"), [("40", "90"), ("40", "4,000"), ("2.5m", "2.5bn")])
def test_a_figure_counts_as_being_there_not_by_its_value(one: str, other: str) -> None:
    text = "The harbour of Pellworth handles {} barrels of herring."
    base = base_of(article("a", text.format(one)), article("b", text.format(other)))
    assert set(base.aligned.values()) == {1.0}


def test_both_parts_of_a_split_sentence_are_aligned_with_the_whole() -> None:
    whole = (
        "Relations between the guild and the ministry have thawed, with the guild printing a pamphlet on plans for a "
        "silver coin over the winter."
    )
    parts = """Relations between the guild and the ministry have thawed.
The guild has printed a pamphlet on plans for a silver coin during the winter."""
    pairs = _pairs(base_of(article("a", parts), article("b", whole)))
    assert set(pairs) == {(0, 0), (1, 0)}


def test_sentences_on_other_things_are_not_aligned() -> None:
    pairs = _pairs(base_of(article("a", ORIGINAL), article("b", OTHER)))
    assert set(pairs) == {(0, 0)}


def test_a_rewrite_has_the_origin_of_its_original_and_another_report_its_own() -> None:
    base = base_of(
        article("a", ORIGINAL, "place:Calder"),
        article("b", REWRITE, "place:Calder"),
        article("c", OTHER, "place:Calder"),
    )
    origins = {fact.article: fact.origin for fact in base.facts}
    assert origins["a"] == origins["b"] != origins["c"]
    assert base.copies["a", "b"] > 0.5 > base.copies.get(("a", "c"), 0.0)


def test_two_one_line_briefs_that_agree_are_still_two_voices() -> None:
    line = "A storm tore the roof off the Calder theatre."
    base = base_of(article("a", line, "place:Calder"), article("b", line, "place:Calder"))
    assert base.copies == {("a", "b"): 1.0}
    assert len({fact.origin for fact in base.facts}) == 2


CREDITED = ("attribution:told|outlet=Herald",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"source": "The Herald"}, {"marks": CREDITED}, True),
        ({"marks": CREDITED}, {"marks": CREDITED}, True),
        ({"source": "The Herald"}, {"source": "The Echo"}, False),
        ({"source": "The Herald"}, {"source": "The Herald"}, False),
        ({"source": "The Herald"}, {"source": "The Herald", "marks": CREDITED}, False),
        ({"url": "https://x.example/a?page=1"}, {"url": "https://x.example/a#top"}, True),
        ({}, {}, False),
    ],
)
def test_credits_and_addresses_show_one_origin(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    texts = {"a": "Divers told of a wreck near Pellworth.", "b": "Herring is dear, a cook told us in Doverley."}
    found = []
    for (name, text), known in zip(texts.items(), (one, other), strict=True):
        options = {"marks": ("clause:told",), **known}
        found.append(article(name, text, *options.pop("marks"), **options))
    assert (len({fact.origin for fact in base_of(*found).facts}) == 1) is same


WORDS = st.frozensets(st.sampled_from([f"w{letter * 3}" for letter in "abcdefghijkl"]), min_size=2, max_size=6)


@given(st.lists(st.tuples(st.integers(0, 3), WORDS), max_size=25))
@settings(deadline=None)
def test_likeness_is_between_none_and_full_and_of_two_articles(sentences: list[tuple[int, frozenset[str]]]) -> None:
    lines = [
        Line(3 * n, article, words) for n, (article, words) in enumerate(sorted(sentences, key=lambda one: one[0]))
    ]
    article_of = {line.number: line.article for line in lines}
    for (one, other), score in align(lines).items():
        assert one < other
        assert 0 < score <= 1
        assert article_of[one] != article_of[other]


def _story(n_articles: int, seed: int) -> list[Line]:
    """Articles that tell the same twenty things, each in words of its own, among things that only they tell."""
    chance = random.Random(seed)
    words = [f"word{chr(97 + a)}{chr(97 + b)}{chr(97 + c)}" for a in range(20) for b in range(20) for c in range(8)]
    shared = [chance.sample(words, 10) for _ in range(20)]
    lines = []
    for article_number in range(n_articles):
        for sentence in range(30):
            told = shared[sentence][:7] if sentence < 20 else chance.sample(words, 7)
            lines.append(Line(len(lines), article_number, frozenset(told + chance.sample(words, 4))))
    return lines


def test_cost_grows_with_sentences_not_with_pairs_of_them() -> None:
    def seconds(n_articles: int) -> float:
        lines = _story(n_articles, seed=7)
        started = perf_counter()
        align(lines)
        return perf_counter() - started

    small, large = (min(seconds(n) for _ in range(3)) for n in (40, 160))
    # Four times the sentences; pairs of sentences would be sixteen times as many.
    assert large < 8 * small
