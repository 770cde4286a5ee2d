"""What the readers of calculations share: the article with its figures by sentence, and what they hand back.

What comes in: tokens and earlier annotations. What goes out: figures of a sentence, read once and only when asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newslint.annotate import ballots, numbers, operands
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.operands import Figure
from newslint.annotate.prose import Prose
from newslint.annotate.scene import Tables
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.values import Amount, Value

PERCENT = frozenset(("%", "percent", "per", "pct", "percentage"))

APPOSING = frozenset(
    (",", "or", "(", "about", "roughly", "around", "nearly", "almost", "just", "over", "some", "--", "-")
)
NEAR = 6


def apposed(lower: list[str], stop: int, first: int) -> bool:
    """Whether only "or" or a bracket stands between two figures that say one thing: "14, or 61 percent"."""
    between = [*lower[stop:first], lower[first]]  # the hedge "or about" belongs to the figure
    return 0 < first - stop < NEAR and ("or" in between or "(" in between) and set(between[:-1]) <= APPOSING


class Calculation(NamedTuple):
    """Tokens ``first`` to ``stop`` and the fields of one calculation."""

    first: int
    stop: int
    fields: Mapping[str, Value]
    confidence: float
    flags: Sequence[str] = ()


class Scene:
    """One article while its calculations are read."""

    __slots__ = (
        "_begins",
        "_covered",
        "_figures",
        "_open",
        "_scores",
        "_votes",
        "article",
        "found",
        "known",
        "prose",
        "usable",
    )

    def __init__(self, prose: Prose, article: Article, known: Tables, found: list[Annotation]) -> None:
        self.prose = prose
        self.article = article
        self.known = known
        self.found = found
        self._begins = numbers.starts(prose, known.numbers)
        self._covered: bytearray | None = None
        self._open: bytearray | None = None
        self._figures: dict[int, list[Figure]] = {}
        self.usable: dict[int, list[Figure]] = {}
        """By sentence the figures that something may be made of: room for those who look back over a passage."""
        self._scores: dict[int, list[Annotation]] | None = None
        self._votes: dict[int, list[tuple[int, int, float]]] | None = None

    def sentences(self) -> Iterable[int]:
        """The sentences in which a number may begin, in order."""
        return dict.fromkeys(map(self.prose.sentence_at.__getitem__, self._begins))

    def begins(self, first: int, stop: int) -> list[int]:
        """The tokens of a range at which a number may begin."""
        return self._begins[bisect_left(self._begins, first) : bisect_left(self._begins, stop)]

    def figures(self, sentence: int) -> list[Figure]:
        """The figures of a sentence, in order."""
        if sentence not in self._figures:
            start, end = self.prose.sentences[sentence]
            covered, begins = self._spans(), self.begins(start, end)
            self._figures[sentence] = operands.read(self.prose, self.known, covered, start, end, begins)
        return self._figures[sentence]

    def scores(self, sentence: int) -> list[Annotation]:
        """The results of games in a sentence: "34-21"."""
        if self._scores is None:
            self._scores = {}
            for one in self.prose.of_kind("quantity", self.found):
                if one.fields.get("measure") == "score":
                    self._scores.setdefault(one.sentence, []).append(one)
        return self._scores.get(sentence, [])

    def votes(self, sentence: int) -> list[tuple[int, int, float]]:
        """The votes of a sentence that are told side by side, "nine for, six against": tokens, and all of them."""
        if self._votes is None:
            self._votes = {}
            for one in self.prose.of_kind("quantity", self.found):
                value = one.fields.get("value")
                if one.fields.get("measure") == "votes" and isinstance(value, Amount):
                    first, stop = token_range(self.prose, one.span)
                    self._votes.setdefault(one.sentence, []).append((first, stop, ballots.cast(value.low)))
        return self._votes.get(sentence, [])

    def bare(self, first: int, stop: int) -> list[Figure]:
        """The figures between two tokens, those of dates and clock times too: the "ten" of "ten months ago"."""
        if self._open is None:
            self._open = bytearray(len(self.prose.lower) + 1)
        return operands.read(self.prose, self.known, self._open, first, stop, self.begins(first, stop))

    def _spans(self) -> bytearray:
        """Tokens of dates, clock times, ages and names of several words: no figures to calculate with."""
        if self._covered is None:
            covered = bytearray(len(self.prose.lower) + 1)
            figures = self.prose.of_kind("quantity", self.found)
            told = [one for one in figures if one.fields["dimension"] in {"clock", "age", "score"}]
            for one in (*told, *self.prose.of_kind("date", self.found)):
                first, stop = token_range(self.prose, one.span)
                covered[first:stop] = b"\x01" * (stop - first)
            self._covered = covered
        return self._covered
