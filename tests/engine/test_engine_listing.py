"""Pairs listed by a gate are those that trying all pairs would find; repeats and pools are those of the plain way."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from engine_builder import AGREE, EMPTY, base, exact, fact, field, flag, has, op, rule, same, value
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import engine
from newslint.core.fact import Fact
from newslint.engine import pairing, repeats
from newslint.engine.compile import test as made
from newslint.engine.listing import Sides, listed
from newslint.engine.pools import conditions_of, pool
from newslint.engine.scene import Scene
from newslint.engine.ways import listings

SLOT = op(field("a", "slot"), "aligned-with", field("b", "slot"), at_least=50.0)
SENTENCE = op(field("a", "sentence"), "aligned-with", field("b", "sentence"), at_least=50.0)
SIMILAR = op(field("a", "context"), "similar-to", field("b", "context"), at_least=40.0)
CROSSED = op(field("a", "agent"), "same-as", field("b", "patient"))
GATES = (
    ("or", same("agent"), same("patient")),
    ("or", same("agent"), CROSSED),
    ("or", same("agent", **{"if": "either known"}), SLOT),
    ("or", SLOT, SENTENCE),
    ("or", SIMILAR, same("patient")),
    ("or", ("and", SIMILAR, same("agent"), op(value(1.0), "=", value(1.0))), SENTENCE),
    ("or", has("a", "agent", "Ada"), same("patient")),
    ("or", ("and", has("a", "agent", "Ada"), has("b", "patient", "Ben")), has("b", "agent", "Cleo")),
    ("or", ("and", SIMILAR, has("b", "agent", "Ben")), SLOT),
    SLOT,
    SIMILAR,
)
NAMES = st.sampled_from(("Ada", "Ben", "Cleo", None))
SHARES = st.sampled_from((0.3, 0.5, 0.8))


@st.composite
def facts(draw) -> list[Fact]:
    """Facts of a few articles that do what few others do."""
    found = []
    for number in range(draw(st.integers(2, 9))):
        fields = {name: said for name, said in (("agent", draw(NAMES)), ("patient", draw(NAMES))) if said is not None}
        if draw(st.booleans()):
            fields["context"] = draw(st.frozensets(st.sampled_from("abcdef"), max_size=4))
        article = draw(st.sampled_from("xyz"))
        found.append(fact(article, at=number * 30, sentence=number, value=exact(draw(st.integers(1, 3))), **fields))
    return found


@st.composite
def scenes(draw) -> Scene:
    """Facts of which some sentences and some slots are aligned."""
    found = draw(facts())
    pairs = st.dictionaries(st.sampled_from(list(combinations(range(len(found)), 2))), SHARES, max_size=6)
    return Scene(base(found, draw(pairs))._replace(slots=draw(pairs)), EMPTY)


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate[0] + gate[1][0])
@settings(max_examples=60, deadline=None)
@given(scenes(), st.booleans(), st.integers(1, 8))
def test_a_list_holds_each_pair_that_may_pass_once(gate, scene, one_side, middle):
    told = scene.base.facts
    middle = min(middle, len(told) - 1)
    passes = made(gate, {"a": 0, "b": 1}, scene)
    ((_, ways),) = listings((gate,), ("a", "b"))
    if one_side:
        every = range(len(told))
        sides = Sides(every, every, told, told)
        wanted = {(i, j) for i, j in combinations(every, 2) if passes([told[i], told[j]]) or passes([told[j], told[i]])}
    else:
        ours, theirs = range(middle), range(middle, len(told))
        sides = Sides(ours, theirs, told[:middle], told[middle:])
        wanted = {(i, j) for i, j in product(ours, theirs) if passes([told[i], told[j]])}
    found = listed(ways, sides, scene, 1000)
    assert found is not None
    assert len(found) == len(set(found)) and found == sorted(found)
    assert wanted <= set(found)
    assert all(one < other for one, other in found)


def test_a_gate_with_an_alternative_that_cannot_be_listed_is_not_listed():
    maybe = same("agent", **{"if": "known"})
    assert listings((("or", same("agent"), maybe), maybe, ("or", flag("a", "hedged"), maybe)), ("a", "b")) == ()


def test_one_that_is_met_by_the_weight_of_words_alone_is_not_listed():
    told = op(field("b", "context"), "similar-to", field("b", "topic"), at_least=40.0)
    assert listings((("or", same("agent"), told),), ("a", "b")) == ()
    assert listings((("or", same("agent"), flag("b", "hedged")),), ("a", "b")) != ()


def test_quick_lists_come_first_and_one_slow_one_last():
    assert [number for number, _ in listings((SIMILAR, SIMILAR, ("or", SLOT, CROSSED)), ("a", "b"))] == [2, 0]


def test_a_list_that_is_too_long_is_no_list():
    told = base([fact("x", at=number * 30, agent="Ada") for number in range(9)])
    ((_, ways),) = listings((("or", same("agent"), same("patient")),), ("a", "b"))
    sides = Sides(range(9), range(9), told.facts, told.facts)
    assert listed(ways, sides._replace(theirs=sides.ours), Scene(told, EMPTY), 20) is None


@settings(max_examples=40, deadline=None)
@given(facts(), st.sampled_from(GATES[:2]), st.booleans())
def test_findings_are_those_of_all_pairs(found, gate, lopsided):
    checked = rule(AGREE, where=(gate,), b_if=(has("b", "agent", "Ada"),) if lopsided else ())
    told = base(found)
    few = pytest.MonkeyPatch()
    with few.context() as patch:
        patch.setattr(pairing, "WORTH_A_LIST", 1)
        by_list = engine.check(told, [checked], EMPTY)[0]
    assert by_list == engine.check(told, [checked], EMPTY)[0]


AGENT = field("", "agent")
CONDITIONS = (
    has("", "agent", "Ada"),
    op(AGENT, "!=", value("ben")),
    ("or", has("", "agent", "Ada"), has("", "agent", "ben")),
    ("not", ("or", has("", "agent", "Ada"), has("", "agent", "Ben"))),
    ("not", has("", "patient", "Cleo")),
    ("call", "known", AGENT),
    ("not", ("call", "known", AGENT)),
    ("or", has("", "agent", "Ada"), has("", "patient", "Ada")),
    op(("call", "letters", AGENT), ">", value(3.0)),
    flag("", "hedged"),
    ("not", flag("", "hedged")),
)


@settings(max_examples=100, deadline=None)
@given(facts(), st.lists(st.sampled_from(CONDITIONS), min_size=1, max_size=3))
def test_a_pool_is_what_meets_all_conditions(found, chosen):
    scene = Scene(base(found), EMPTY)
    tests = [made(gate, {"": 0}, scene) for gate in chosen]
    told = scene.by_kind["quantity"]
    for _ in range(2):
        wanted = [one for one in told if all(test([one]) for test in tests)]
        assert list(pool("quantity", conditions_of(chosen), scene)) == wanted
    assert list(pool("quantity", conditions_of(chosen[:1]), scene)) == [one for one in told if tests[0]([one])]


@settings(max_examples=40, deadline=None)
@given(facts(), st.sampled_from((1, 7, 50, 5000)))
def test_repeats_do_not_depend_on_where_an_article_is_cut(found, stretch):
    rules = [
        rule(AGREE, name=name, scope="anywhere", severity=severity, where=(gate,))
        for name, severity, gate in (
            ("first", "error", same("agent")),
            ("second", "warning", ("or", same("agent"), same("patient"))),
            ("third", "note", op(value(1.0), "=", value(1.0))),
        )
    ]
    told = base(found)
    with pytest.MonkeyPatch().context() as patch:
        patch.setattr(repeats, "STRETCH", stretch)
        cut = engine.check(told, rules, EMPTY)[0]
    with pytest.MonkeyPatch().context() as patch:
        patch.setattr(repeats, "STRETCH", 10**9)
        assert cut == engine.check(told, rules, EMPTY)[0]
