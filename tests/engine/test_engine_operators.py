from __future__ import annotations

import pytest
from engine_builder import day, entity, exact, lexicon
from hypothesis import given
from hypothesis import strategies as st

from newslint.core.operators import ARITHMETIC, FUNCTIONS, OPERATORS
from newslint.core.values import Amount, Entity, When
from newslint.engine import functions, operators
from newslint.engine.letters import edits, spelled_like
from newslint.engine.nearness import Days
from newslint.engine.operators import Setting
from newslint.engine.relations import Relations

LEXICON = lexicon(
    antonyms={"pairs": [[["open", "launch"], ["close"]]]},
    titles={"excludes": {"chief executive": ["general manager"]}, "same": {"boss": ["chief executive"]}},
    terms={"families": {"money": {"fiat": ["fiat money"], "fiduciary": []}}},
)


def holds(left, name, right, **options):
    chosen = {key.replace("_", " "): value for key, value in options.items()}
    return operators.OPERATORS[name](left, right, Setting(chosen, Relations(LEXICON)))


def test_every_operator_and_function_is_there():
    assert set(operators.OPERATORS) == set(OPERATORS)
    assert set(functions.FUNCTIONS) | {"known", "grade"} == set(FUNCTIONS)
    assert set("+-*/") == set(ARITHMETIC)


OSLO, NORWAY = entity("Oslo", "norway"), entity("Norway")
MARCH = When(day("2026-03-01").start, day("2026-03-31").stop)


@pytest.mark.parametrize(
    ("left", "name", "right", "options", "wanted"),
    [
        (OSLO, "same-as", Entity("oslo", "OSLO"), {}, True),
        (OSLO, "same-as", "Oslo", {}, True),
        ("boss", "same-as", "chief executive", {}, False),
        ("boss", "same-as", "chief executive", {"table": "titles"}, True),
        (exact(3), "same-as", Amount(2.5, 3.5), {}, False),
        (exact(3), "differs-from", exact(4), {}, True),
        (3.0, "=", Amount(2.5, 3.5), {}, True),
        (exact(3), "<", exact(4), {}, True),
        (exact(4), "<", exact(4), {}, False),
        (Amount(3, 5), "<", exact(4), {}, None),
        (Amount(3, 4), "<=", Amount(4, 9), {}, True),
        (exact(5), ">", exact(4), {}, True),
        (exact(4), ">=", exact(4), {}, True),
        (day("2026-03-01"), "<", day("2026-03-02"), {}, True),
        (day("2026-03-01"), "<=", day("2026-03-01"), {}, True),
        (Amount(2, 9), "agrees-with", exact(4), {}, True),
        (exact(10), "agrees-with", exact(12), {}, False),
        (exact(10), "agrees-with", exact(12), {"percent": 25.0}, True),
        (exact(10), "agrees-with", exact(12), {"absolute": 1.0}, False),
        (exact(10), "agrees-with", exact(19), {"times": 2.0}, True),
        (exact(10), "agrees-with", exact(12), {"order": True}, True),
        (exact(10), "agrees-with", exact(120), {"order": True}, False),
        (exact(946_000), "agrees-with", exact(900_000), {"rounding": True}, True),
        (exact(946_000), "agrees-with", exact(800_000), {"rounding": True}, False),
        (exact(12), "agrees-with", exact(14), {"rounding": True}, False),
        (OSLO, "agrees-with", NORWAY, {}, True),
        (day("2026-03-01"), "agrees-with", day("2026-03-02"), {}, False),
        (day("2026-03-01"), "agrees-with", day("2026-03-02"), {"days": 1.0}, True),
        (day("2026-03-01"), "within", day("2026-03-09"), {"days": 7.0}, True),
        (day("2026-03-01"), "within", day("2026-03-10"), {"days": 7.0}, False),
        ("open", "excludes", "close", {}, True),
        ("launch", "excludes", "open", {}, False),
        (frozenset({"open", "door"}), "excludes", frozenset({"close", "door"}), {}, True),
        ("general manager", "excludes", "chief executive", {"table": "titles"}, True),
        ("open", "excludes", "close", {"table": "titles"}, False),
        ("fiat", "confusable-with", "fiduciary", {}, True),
        (OSLO, "part-of", NORWAY, {}, True),
        (NORWAY, "part-of", OSLO, {}, False),
        (NORWAY, "contains", OSLO, {}, True),
        (day("2026-03-05"), "part-of", MARCH, {}, True),
        (frozenset("a"), "part-of", frozenset("ab"), {}, True),
        ("sea", "part-of", ("north", "sea"), {}, True),
        (OSLO, "overlaps", NORWAY, {}, True),
        (OSLO, "overlaps", entity("Bergen", "norway"), {}, False),
        # Two towns of one name are one town within a story.
        (Entity("bristol, tn", "Bristol", ("tn",)), "overlaps", entity("Bristol", "england"), {}, True),
        (frozenset("ab"), "overlaps", frozenset("bc"), {}, True),
        (day("2026-03-01"), "before", day("2026-03-02"), {}, True),
        (day("2026-03-02"), "after", day("2026-03-01"), {}, True),
        (frozenset("abcd"), "similar-to", frozenset("abxy"), {}, True),
        (frozenset("abcd"), "similar-to", frozenset("axyz"), {}, False),
        ("harbour", "similar-to", "harbor", {"at_least": 80.0}, True),
        ("We own it", "matches", "We do not own it", {}, False),
        ("We own it", "matches", "we own it,", {}, True),
        ("This is the best", "matches", "The mayor is out", {}, None),
        (entity("Mohammed Ali"), "spelled-like", entity("Muhammad Ali"), {}, True),
        (entity("Anna Berg"), "spelled-like", entity("Anna Berg"), {}, False),
        ("Meyer", "one-letter-away-from", "Meier", {}, True),
        ("Meyer", "one-letter-away-from", "Meyer", {}, False),
    ],
)
def test_operators(left, name, right, options, wanted):
    found = holds(left, name, right, **options)
    assert found is wanted or found == wanted
    mirror = OPERATORS[name].mirror
    if mirror:
        again = holds(right, mirror, left, **options)
        assert again is wanted or again == wanted


def call(name, *arguments):
    return functions.FUNCTIONS[name](*arguments)


def test_functions_of_time():
    assert call("days-between", day("2026-03-01"), day("2026-03-02"))[:2] == (1.0, 1.0)
    assert call("weekday", day("2026-04-16")) == "Thursday"
    assert call("weekday", MARCH) is None
    assert call("year", MARCH) == 2026.0
    assert call("years-between", day("1980-05-01"), day("2026-05-01"))[0] == pytest.approx(46, abs=0.01)
    assert call("hours-between", When(60, 61), When(240, 241))[:2] == (3.0, 3.0)
    assert call("start", MARCH).start == MARCH.start


def test_functions_of_figures():
    assert call("ratio", exact(10), exact(4)).low == 2.5
    assert call("percent-change", exact(80), exact(100)).low == pytest.approx(25)
    assert call("difference", exact(3), exact(5))[:2] == (2.0, 2.0)
    assert call("difference", Amount(2, 6), exact(5))[:2] == (0.0, 3.0)
    assert call("order", Amount(2e6, 9e6)) == 6.0
    assert call("ratio", exact(1), Amount(-1, 1)) is None


def test_moments_move_by_days():
    moved = functions.calculate("+", day("2026-03-01"), Days(2))
    assert moved == day("2026-03-03")


@given(
    st.integers(-50, 50), st.integers(0, 9), st.integers(-50, 50), st.integers(0, 9), st.floats(0, 1), st.floats(0, 1)
)
def test_intervals_hold_what_their_members_give(a, width, b, other_width, x, y):
    one, other = Amount(a, a + width), Amount(b, b + other_width)
    left, right = a + x * width, b + y * other_width
    for sign, exact_result in (("+", left + right), ("-", left - right), ("*", left * right)):
        found = functions.calculate(sign, one, other)
        assert found.low - 1e-6 <= exact_result <= found.high + 1e-6


@given(st.text("abcdef", max_size=8), st.text("abcdef", max_size=8))
def test_edits_are_a_distance(one, other):
    assert edits(one, other) == edits(other, one)
    assert (edits(one, other) == 0) == (one == other)
    assert spelled_like(one, one) is False
