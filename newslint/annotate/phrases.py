"""Set phrases of the lexicon, found over tokens by their first word.

What comes in: phrases with a value each. What goes out: ``(first token, token after, value)``, the longest phrase at a
token first. A text is looked at once; only tokens that open some phrase cost more than a look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from newslint.annotate import tokens
from newslint.annotate.watch import Watched
from newslint.core.lexicon import Table

Value = TypeVar("Value")

_COMMON = """
    a an the this that these those and but not n't no one to of in on at by for from with as is are was were be been
    has have had it he she they his her its their said say would will can could may there what which who all out up
"""
COMMON = frozenset(_COMMON.split())
"""Words that stand everywhere, however long they are."""


class _Opened(NamedTuple, Generic[Value]):
    """The phrases that begin with one word."""

    known: Mapping[tuple[str, ...], Value]
    seconds: frozenset[str]
    """Their second words: few tokens get further."""
    lengths: tuple[int, ...]
    """How long those of several words are, the longest first."""
    alone: tuple[Value, ...]
    """The value of the word by itself, if it has one."""

    @staticmethod
    def of(known: Mapping[tuple[str, ...], Value]) -> _Opened[Value]:
        """The phrases, sorted out."""
        longer = [words for words in known if len(words) > 1]
        lengths = tuple(sorted(set(map(len, longer)), reverse=True))
        alone = tuple(value for words, value in known.items() if len(words) == 1)
        return _Opened(known, frozenset(words[1] for words in longer), lengths, alone)


class Phrases(Generic[Value]):
    """A table of phrases; "it's clear that" is kept as the tokens it is made of."""

    __slots__ = ("_by_first", "_openers", "anchors", "rare")

    anchors: Mapping[str, frozenset[int]]
    """The rarest word of each phrase, and how far behind the first it may stand."""

    def __init__(self, entries: Iterable[tuple[str | tuple[str, ...], Value]]) -> None:
        by_first: dict[str, dict[tuple[str, ...], Value]] = {}
        for phrase, value in entries:
            words = split(phrase) if isinstance(phrase, str) else phrase
            if words:
                by_first.setdefault(words[0], {}).setdefault(words, value)
        self._by_first = {first: _Opened.of(known) for first, known in by_first.items()}
        self._openers = frozenset(by_first)
        anchors: dict[str, set[int]] = {}
        for known in by_first.values():
            for words in known:
                offset = rarest(words)
                anchors.setdefault(words[offset], set()).add(offset)
        self.anchors = {word: frozenset(offsets) for word, offsets in anchors.items()}
        self.rare = Watched(anchors)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def find(self, lower: Sequence[str], low: int, high: int) -> Iterator[tuple[int, int, Value]]:
        """All phrases between two tokens, without overlap, from left to right."""
        openers = self._by_first
        i = low
        while i < high:
            if lower[i] in openers:
                found = self.at(lower, i, high)
                if found is not None:
                    yield i, found[0], found[1]
                    i = found[0]
                    continue
            i += 1

    def at(self, lower: Sequence[str], i: int, high: int) -> tuple[int, Value] | None:
        """The longest phrase that begins at a token: the token after it and its value."""
        opened = self._by_first.get(lower[i])
        if opened is None:
            return None
        known, seconds, lengths, alone = opened
        if lengths and i + 1 < high and lower[i + 1] in seconds:
            for length in lengths:
                stop = i + length
                if stop <= high:
                    words = tuple(lower[i:stop])
                    if words in known:
                        return stop, known[words]
        return (i + 1, alone[0]) if alone and i < high else None

    def single(self) -> Iterator[tuple[str, Value, frozenset[str]]]:
        """The words that are phrases by themselves, with what may follow where they open longer ones."""
        for word, (_, seconds, _, alone) in self._by_first.items():
            if alone:
                yield word, alone[0], seconds

    def openers(self) -> frozenset[str]:
        """The words that a phrase of the table may begin with."""
        return self._openers


def rarest(words: Sequence[str]) -> int:
    """Where the word of a phrase stands that few texts are full of: the longest of those that are not common.

    >>> rarest(("that", "is", "not", "so")), rarest(("said", "to", "be"))
    (3, 0)
    """
    return max(range(len(words)), key=lambda at: (words[at] not in COMMON, len(words[at])))


def split(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase, as ``Prose.lower`` has them.

    >>> split("it's clear that")
    ('it', "'s", 'clear', 'that')
    """
    text = phrase.lower()
    if text.startswith("n't"):
        return split("do" + text)[1:]  # the tokeniser splits it off a verb only
    plain = text.split()
    if "".join(plain).isalpha():
        return tuple(plain)
    return tuple(map(str.rstrip, tokens.pieces(text, "")[0]))


def graded(table: Mapping[str, Table]) -> Iterator[tuple[str, str, float]]:
    """The entries of a section ``degree: {strength: [words]}`` as (word, degree, strength)."""
    for degree, grades in table.items():
        if isinstance(grades, dict):
            for strength, words in grades.items():
                for word in words if isinstance(words, list) else ():
                    yield str(word), degree, float(strength)
