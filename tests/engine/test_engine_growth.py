"""Cost grows with facts, counted in pairs judged rather than in seconds."""

from __future__ import annotations

import random

import pytest
from engine_builder import AGREE, EMPTY, agreement, base, entity, exact, fact, field, has, op, rule, same
from hypothesis import given
from hypothesis import strategies as st

from newslint import engine
from newslint.engine import join
from newslint.engine.similar import similar_pairs

SETS = st.lists(st.frozensets(st.sampled_from("abcdefghij"), max_size=6), max_size=8)


@pytest.fixture
def judged(monkeypatch):
    calls = []
    original = join.judge

    def counting(*args, **options):
        calls.append(1)
        return original(*args, **options)

    monkeypatch.setattr(join, "judge", counting)
    return calls


def told(n_articles: int):
    """Articles of one story with ten figures each on ten subjects; one in ten is off."""
    dice = random.Random(3)
    return [
        fact(
            f"a{number:04}",
            at=place * 30,
            value=exact(10 if dice.random() < 0.9 else dice.randint(11, 99)),
            subject=entity(f"Subject {place}"),
            measure="killed",
        )
        for number in range(n_articles)
        for place in range(10)
    ]


def test_pairs_judged_grow_with_facts(judged):
    engine.check(base(told(50)), [agreement()], EMPTY)
    few = len(judged)
    judged.clear()
    engine.check(base(told(400)), [agreement()], EMPTY)
    assert len(judged) < 8 * 8 * few / 2
    # 4,000 facts of ten subjects are 800,000 pairs of articles' facts.
    assert len(judged) < 45_000


def test_similar_words_are_looked_up(judged):
    rare = rule(AGREE, where=(op(field("a", "context"), "similar-to", field("b", "context")),))
    facts = [
        fact(
            f"a{number:03}", value=exact(number // 2), context=frozenset({"toll", f"w{number // 2}", f"v{number // 2}"})
        )
        for number in range(400)
    ]
    engine.check(base(facts), [rare], EMPTY)
    assert len(judged) < 1000


@given(SETS, SETS, st.sampled_from((0.2, 0.5, 0.8)))
def test_no_similar_pair_is_missed(ours, theirs, least):
    wanted = {
        (i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if one & other and 2 * len(one & other) >= least * (len(one) + len(other))
    }
    found = list(similar_pairs(ours, theirs, least))
    assert wanted == set(found)
    assert len(found) == len(set(found))


def test_alternatives_of_similarity_are_looked_up_too(judged):
    similar = [op(field("a", name), "similar-to", field("b", name)) for name in ("context", "scope")]
    either = rule(AGREE, where=(("or", *similar),))
    facts = [
        fact(
            f"a{number:03}",
            value=exact(number % 200),
            context=frozenset({f"c{number % 200}"}),
            scope=frozenset({f"s{number}"}),
        )
        for number in range(400)
    ]
    engine.check(base(facts), [either], EMPTY)
    assert 200 <= len(judged) < 1000


def test_a_condition_on_one_side_of_an_equality_holds_for_the_other():
    gated = agreement(where=(same("subject"), same("measure"), has("a", "measure", "killed")))
    facts = [
        fact(article, value=exact(number), subject=entity("Marby"), measure="killed")
        for article, number in (("a", 12), ("b", 14), ("c", 12), ("d", 12))
    ]
    (found,) = engine.check(base(facts), [gated], EMPTY)[0]
    assert [label.path for label in found.labels] == ["b", "a", "c", "d"]
