"""The table of facts as a whole: what it holds, and what the order of articles must not change."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from facts_builder import article, base_of, day
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import facts
from newslint.core.annotation import Annotated, Annotation
from newslint.core.article import Correction, Region
from newslint.core.lexicon import Lexicon
from newslint.core.rule import HouseWords
from newslint.core.span import Span
from newslint.core.values import Amount, Entity

FLOOD = """The river Tarn flooded the village of Ostrava Mill overnight.
Mayor Greta Lindqvist ordered the evacuation of 40 families.
Engineers expect the dam to hold until Friday.
A relief fund collected donations at the town hall."""


def test_every_fact_cuts_its_own_words() -> None:
    found = [article("a.txt", FLOOD, "person:Greta Lindqvist", "place:Ostrava Mill")]
    base = base_of(*found)
    texts = {one.id: one.text for one, _ in found}
    assert [fact.words for fact in base.facts] == ["Ostrava Mill", "Greta Lindqvist"]
    assert all(fact.span.cut(texts[fact.article]) == fact.words for fact in base.facts)
    assert [fact.number for fact in base.facts] == [0, 1]
    assert all(base.sentences[fact.sentence].span.covers(fact.span) for fact in base.facts)


def test_articles_are_in_order_of_publication_then_of_name() -> None:
    base = base_of(
        article("late.txt", FLOOD, published=day(2020, 5, 2)),
        article("undated.txt", FLOOD),
        article("b.txt", FLOOD, published=day(2020, 5, 1)),
        article("a.txt", FLOOD, published=day(2020, 5, 1)),
    )
    assert base.stories[0].articles == ("a.txt", "b.txt", "late.txt", "undated.txt")


@pytest.mark.parametrize(
    ("ids", "sources"),
    [
        (("x/one.txt", "x/two.txt"), ("one", "two")),
        (("x/one.txt", "y/one.txt"), ("x/one.txt", "y/one.txt")),
    ],
)
def test_an_article_without_outlet_is_called_after_its_file(ids: tuple[str, str], sources: tuple[str, str]) -> None:
    base = base_of(*(article(id, FLOOD, "place:Ostrava Mill") for id in ids))
    assert tuple(fact.source for fact in base.facts) == sources


def test_what_stands_in_a_teaser_or_in_page_furniture_is_no_fact_of_the_story() -> None:
    text = FLOOD + "\nMore to read: Paris fair sells 900 tickets"
    start = text.index("More to read")
    found = article("a.txt", text, "place:Ostrava Mill", "place:Paris", "furniture:More to read", foreign_from=start)
    assert [fact.words for fact in base_of(found).facts] == ["Ostrava Mill", "More to read"]


@given(st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_of_articles_changes_nothing(shuffler: random.Random) -> None:
    found = [
        article("a.txt", FLOOD, "person:Greta Lindqvist", published=day(2020, 5, 1)),
        article("b.txt", FLOOD.replace("40", "60"), "person:Lindqvist@Lindqvist", published=day(2020, 5, 2)),
        article("c.txt", "Greta Lindqvist spoke at length about the Tarn.", "person:Greta Lindqvist"),
        article("d.txt", "Shares in a maker of bicycles fell sharply on news of a strike.", story="bicycles"),
    ]
    before = base_of(*found, stories="auto")
    shuffler.shuffle(found)
    assert base_of(*found, stories="auto") == before


def test_the_hash_seed_changes_nothing() -> None:
    here = Path(__file__).parent
    program = "from facts_builder import article, base_of; from test_facts_table import FLOOD; " + (
        "base = base_of(article('a', FLOOD, 'person:Greta Lindqvist'), article('b', FLOOD.replace('dam', 'wall'))); "
        "print(base.aligned, base.copies, [(f.number, f.origin, f.fields) for f in base.facts])"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{here}:{here.parent.parent}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


def test_no_articles_are_no_story() -> None:
    base = facts.collect([], Lexicon({}, ""), HouseWords(), "auto")
    assert (base.stories, base.facts, base.sentences) == ((), (), ())


@pytest.mark.parametrize("action", ["change", "add"])
def test_a_correction_by_hand_wins(action: str) -> None:
    start = FLOOD.index("40 families")
    span = Span(start, start + len("40 families"))
    kind = "quantity" if action == "change" else "order"
    fields = (("value", Amount(41, 41, 41)),)
    correction = Correction(action, kind, span, fields, frozenset({"updated"}), Span(0, 0))
    base = base_of(article("a.txt", FLOOD, "quantity:40 families", corrections=(correction,)))
    mended = next(fact for fact in base.facts if fact.kind == kind)
    assert mended.fields["value"] == Amount(41, 41, 41)
    assert (mended.words, mended.flags, mended.confidence) == ("40 families", {"updated"}, 1.0)
    assert FLOOD[base.sentences[mended.sentence].span.start :].startswith("Mayor")


def test_a_fact_removed_by_hand_is_gone_and_its_neighbour_stays() -> None:
    start = FLOOD.index("Ostrava")
    correction = Correction("remove", "place", Span(start, start + 12), (), frozenset(), Span(0, 0))
    found = article("a.txt", FLOOD, "place:Ostrava Mill", "person:Greta Lindqvist", corrections=(correction,))
    assert [fact.kind for fact in base_of(found).facts] == ["person"]


def test_the_region_of_a_fact_costs_nothing_of_the_others() -> None:
    """A page of many regions with as many facts: a look through all of them for each would take minutes."""
    n_lines = 20_000
    found, annotated = article("a.txt", "Oslo\n" * n_lines)
    regions = tuple(Region("body" if number % 2 else "note", span) for number, (span, *_) in enumerate(annotated[0]))
    place = Annotation("place", Span(0, 4), 0, {"name": Entity("oslo", "Oslo")})
    places = tuple(place._replace(span=one.span, sentence=number) for number, one in enumerate(annotated.sentences))
    begin = time.process_time()
    base = base_of((found._replace(regions=regions), Annotated(annotated.sentences, places)))
    assert time.process_time() - begin < 5.0
    assert [fact.region for fact in base.facts[:3]] == ["note", "body", "note"]
