"""A finding that lies within one article names where other articles tell its figures."""

from __future__ import annotations

from engine_builder import EMPTY, base, exact, fact, field, op, rule

from newslint import engine

LAW = op(field("a", "share"), "agrees-with", field("a", "whole"))


def compared(*facts, aligned=None):
    sums = rule(LAW, kind="calculation", variables=1, scope="within the article")
    (found,) = engine.check(base(facts, aligned=aligned), [sums], EMPTY)[0]
    assert len(found.labels) == 1
    return [(label.path, label.text) for label in found.elsewhere]


def share(article="a"):
    words = "of 23 patients, 14, or 71 percent"
    return fact(article, "calculation", at=10, words=words, share=exact(71), whole=exact(61))


def patients(article, number, at=13, noun="patient", context=("ward", "fever"), **rest):
    named = {"dimension": "count", "unit": "", "noun": noun, "context": frozenset(context)}
    return fact(article, at=at, words=f"{number} {noun}", value=exact(number), **{**named, **rest})


def test_the_same_figure_in_words_that_are_shared():
    assert compared(share(), patients("a", 23), patients("b", 23)) == [("b", "23 patients")]


def test_another_figure_of_the_thing_in_a_sentence_that_is_retold():
    facts = share(), patients("a", 23, sentence=0), patients("b", 26, sentence=1, context=())
    assert compared(*facts, aligned={(0, 1): 0.6}) == [("b", "26 patients")]


def test_the_same_figure_goes_before_another_one():
    facts = share(), patients("a", 23), patients("b", 26, at=50), patients("b", 23, at=90)
    assert compared(*facts) == [("b", "23 patients")]


def test_nothing_of_another_thing_or_of_no_shared_words():
    others = patients("b", 23, noun="nurse"), patients("c", 23, context=()), patients("d", 23, unit="km")
    assert compared(share(), patients("a", 23), *others) == []


def test_nothing_of_another_story_and_no_more_than_two():
    far = patients("b", 23, story="t")
    others = [patients(name, 23) for name in "cde"]
    assert compared(share(), patients("a", 23), far) == []
    assert [path for path, _ in compared(share(), patients("a", 23), *others)] == ["c", "d"]


def test_a_finding_across_articles_has_its_other_side():
    law = op(field("a", "value"), "agrees-with", field("b", "value"))
    (found,) = engine.check(base([patients("a", 23), patients("b", 26)]), [rule(law)], EMPTY)[0]
    assert found.elsewhere == ()


def percent(article, number, at=30, **rest):
    named = {"dimension": "percent", "unit": "%", "context": frozenset({"ward"})}
    return fact(article, at=at, words=f"{number} percent", value=exact(number), **{**named, **rest})


def test_what_the_sum_comes_to_goes_before_the_same_figure():
    ours = share(), percent("a", 71), patients("a", 23)
    assert compared(*ours, patients("b", 23), percent("b", 61)) == [("b", "61%")]
    assert compared(*ours, percent("b", 66)) == []


def test_what_the_sum_comes_to_in_another_unit_of_time():
    def lasting(article, number, unit, seconds):
        figure = {"dimension": "duration", "unit": unit, "size": exact(number * seconds)}
        return fact(
            article, at=12, words=f"{number} {unit}s", value=exact(number), context=frozenset({"out"}), **figure
        )

    told = fact("a", "calculation", at=10, words="six weeks, from 19 January", share=exact(42), whole=exact(28))
    facts = told, lasting("a", 6, "week", 604_800), lasting("b", 28, "day", 86_400), lasting("c", 6, "month", 2_629_800)
    assert compared(*facts) == [("b", "28 days")]


def test_a_sum_names_its_total_or_the_part_that_would_make_it_come_out():
    law = ("not", op(field("a", "sum"), "agrees-with", field("a", "whole")))
    sums = rule(law, kind="calculation", variables=1, scope="within the article", mood="forbid")
    told = fact("a", "calculation", at=10, words="8 and 5, in all 23", form="sum", sum=exact(13), whole=exact(23))
    facts = told, patients("a", 5, at=16), patients("a", 23, at=26)
    for number in (15, 13):
        (found,) = engine.check(base([*facts, patients("b", number)]), [sums], EMPTY)[0]
        assert [label.text for label in found.elsewhere] == [f"{number} patients"]
