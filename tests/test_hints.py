"""The named tuples of ``core.hints`` do what those of ``typing`` do."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from newslint.core import hints


class Quick(hints.NamedTuple):
    """One of ours."""

    word: str
    count: int = 1
    more: tuple[str, ...] = ()

    @property
    def doubled(self) -> int:
        """A property is kept."""
        return self.count * 2


class Plain(typing.NamedTuple):
    word: str
    count: int = 1
    more: tuple[str, ...] = ()


def test_it_is_made_shown_and_changed_like_the_other() -> None:
    ours, theirs = Quick("a", more=("b",)), Plain("a", more=("b",))
    assert ours == theirs == ("a", 1, ("b",)) and hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs).replace("Plain", "Quick")
    assert ours._replace(count=3) == theirs._replace(count=3) and ours._replace(count=3).doubled == 6
    assert ours._asdict() == theirs._asdict()
    assert Quick._fields == Plain._fields and Quick._make(theirs) == theirs
    assert Quick._field_defaults == Plain._field_defaults and Quick.__doc__ == "One of ours."


def test_it_is_a_tuple_that_can_be_sent_and_taken_apart() -> None:
    one = Quick("a", 2)
    for copied in (pickle.loads(pickle.dumps(one)), copy.copy(one)):
        assert copied == one and copied.__class__ is Quick
    match one:
        case Quick("a", count):
            assert count == 2
        case _:
            pytest.fail("no match")
    assert not hasattr(one, "__dict__")
    with pytest.raises(AttributeError):
        one.word = "b"  # type: ignore[misc]


def test_mistakes_are_refused() -> None:
    with pytest.raises(TypeError, match=r"Quick\.__new__\(\) missing 1 required positional argument: 'word'"):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Quick("a", counts=2)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="no field counts"):
        Quick("a")._replace(counts=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="without a default"):

        class _Wrong(hints.NamedTuple):
            word: str = ""
            count: int  # type: ignore[misc]
