"""Values survive being written for people: notation in both directions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.core import calendar, notation
from newslint.core.values import Amount, Entity, Value, When

numbers = st.floats(allow_nan=False, allow_infinity=True)
finite = st.floats(allow_nan=False, allow_infinity=False)
bounds = st.sampled_from(("", *notation.BOUNDS, "odd"))
amounts = st.builds(Amount, numbers, numbers, st.none() | finite, bounds)
exact = finite.map(lambda number: Amount(number, number, number))
minutes = st.integers(-(10**7), 10**10)
whens = st.builds(When, minutes, minutes)
days = st.builds(lambda day, n: When(day * 1440, (day + n) * 1440), st.integers(0, 3_000_000), st.integers(1, 900))
words = st.text(max_size=12)
entities = st.builds(Entity, words, words, st.lists(words, max_size=3).map(tuple))
texts = words | st.from_regex(r"(about )?\d{1,4}(-\d\d)?(-\d\d)?(\.\.\d{1,5})?", fullmatch=True)
values: st.SearchStrategy[Value] = st.one_of(
    texts, amounts, exact, whens, days, entities, st.booleans(), st.lists(words, max_size=4).map(tuple),
    st.frozensets(words, max_size=4), finite,
)  # fmt: skip


@given(values)
def test_a_value_reads_back_as_it_was(value: Value) -> None:
    assert notation.from_plain(notation.to_plain(value)) == value


@given(st.integers(0, 3_652_058))
def test_days_go_there_and_back(day: int) -> None:
    date = calendar.date_of(day * 1440)
    assert date is not None
    assert calendar.minute_of(*date) == day * 1440
