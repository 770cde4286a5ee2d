from __future__ import annotations

from itertools import pairwise

from engine_builder import EMPTY, agreement, base, day, entity, exact, fact, field, has, op, rule, same
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import engine
from newslint.core.fact import Fact, FactBase

RULES = (
    agreement(),
    agreement(name="within", scope="within the article"),
    agreement(name="later", scope="over time", blame="later"),
    agreement(name="by-article", count="article", where=(same("measure", **{"if": "known"}),), severity="warning"),
    rule(
        op(field("a", "value"), "agrees-with", field("b", "value")),
        name="aligned",
        where=(op(field("a", "sentence"), "aligned-with", field("b", "sentence")),),
    ),
    rule(
        ("value", True),
        name="opposed",
        mood="forbid",
        scope="anywhere",
        a_if=(has("a", "measure", "killed"),),
        b_if=(has("b", "measure", "injured"),),
        where=(same("subject"), same("value")),
    ),
)


@st.composite
def facts(draw) -> list[Fact]:
    """Facts of a few articles with few different values, so that many of them meet."""
    found = []
    for article in "abcd"[: draw(st.integers(1, 4))]:
        published = draw(st.sampled_from(("", "2026-03-01", "2026-03-02")))
        for number in range(draw(st.integers(0, 4))):
            fields = {
                "value": exact(draw(st.sampled_from((10, 12, 14)))),
                "measure": draw(st.sampled_from(("killed", "injured"))),
            }
            if draw(st.booleans()):
                fields["subject"] = entity(draw(st.sampled_from(("Marby", "Hillside"))))
            found.append(
                fact(
                    article,
                    at=number * 40,
                    sentence=len(found),
                    published=published,
                    confidence=draw(st.sampled_from((0.5, 0.9))),
                    flags=draw(st.sampled_from(("", "updated"))),
                    origin=draw(st.integers(0, 2)),
                    **fields,
                )
            )
    return found


def aligned(found: list[Fact]) -> dict[tuple[int, int], float]:
    """Every sentence is aligned with the one at its place in the next article."""
    by_place: dict[int, list[Fact]] = {}
    for one in found:
        by_place.setdefault(one.span.start, []).append(one)
    pairs = {}
    for members in by_place.values():
        for one, other in pairwise(members):
            if one.article != other.article:
                low, high = sorted((one.sentence, other.sentence))
                pairs[low, high] = 0.9
    return pairs


def checked(table: FactBase, rules=RULES):
    return engine.check(table, rules, EMPTY)


@settings(max_examples=60, deadline=None)
@given(facts(), st.randoms(use_true_random=False))
def test_the_order_of_facts_and_rules_changes_nothing(found, dice):
    if not found:
        return
    pairs = aligned(found)
    shuffled, rules = list(found), list(RULES)
    dice.shuffle(shuffled)
    dice.shuffle(rules)
    assert checked(base(found, pairs)) == checked(base(shuffled, pairs), tuple(rules))


@settings(max_examples=60, deadline=None)
@given(facts())
def test_an_article_never_contradicts_its_own_copy(found):
    one = [item for item in found if item.article == "a"]
    if not one:
        return
    offset = len(found)
    copy = [item._replace(article="z", source="z", sentence=item.sentence + offset) for item in one]
    pairs = {(item.sentence, item.sentence + offset): 1.0 for item in one}
    diagnostics, _ = checked(base([*one, *copy], pairs, {("a", "z"): 1.0}))
    across = [item for item in diagnostics if len({label.path for label in item.labels}) > 1]
    assert across == []


@settings(max_examples=50, deadline=None)
@given(facts())
def test_diagnostics_are_well_formed(found):
    if not found:
        return
    diagnostics, tally = checked(base(found, aligned(found)))
    places = [(item.rule, item.labels[0].path, item.labels[0].span) for item in diagnostics]
    assert len(places) == len(set(places))
    assert tally.n_compared + sum(count for _, count in tally.apart) <= tally.n_facts
    for item in diagnostics:
        assert 0 < item.confidence <= 1
        assert len(item.message) <= 100
        assert item.identity
        assert len(item.labels) <= 6
        assert (item.labels[0].path, item.labels[0].span) not in {(label.path, label.span) for label in item.labels[1:]}


@settings(max_examples=30, deadline=None)
@given(facts())
def test_why_agrees_with_check(found):
    if not found:
        return
    table = base(found, aligned(found))
    for item in checked(table)[0]:
        here, there = (
            [one for one in table.facts if (one.article, one.span) == (label.path, label.span)]
            for label in item.labels[:2]
        )
        told = {one.rule: one.outcome for one in engine.why(table, RULES, EMPTY, here, there)}
        assert told[item.rule] == "conflict"


def test_hundreds_of_values_of_one_key_are_still_compared():
    many = [
        fact(f"a{number:03}", value=exact(number), subject=entity("Marby"), measure="killed") for number in range(400)
    ]
    majority = [fact(f"b{number}", value=exact(7), subject=entity("Marby"), measure="killed") for number in range(5)]
    diagnostics, _ = checked(base([*many, *majority]), (agreement(),))
    assert len(diagnostics) >= 300
    assert day("2026-03-01").start < day("2026-03-02").start
