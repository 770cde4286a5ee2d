"""Shares, factors and counts of a text, in the form in which headlines tell them: half, doubled, hundreds.

What comes in: the figures of a text by sentence. What goes out, the tokens with what they come to:

* "of the 640 on the payroll, 96 leave" → share, 15; "38 per cent" → share, 38.
* "five francs instead of four", "from 4 to 5 per cent" → factor, 1.25; "an increase of 75 per cent" → factor, 1.75.
* "64 people" → number, 64.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise
from typing import NamedTuple

from newslint.annotate import numbers
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.prose import Prose
from newslint.core.annotation import Annotation
from newslint.core.values import Amount, Value, exactly

BASES = frozenset({"from", "against", "versus", "than", "of", "with", "to"})
WERE = frozenset({"from", "against", "versus", "instead", "compared", "up", "down"})
"""Words before a figure by which it is what something was: "from four", "instead of four", "compared with four"."""
WAYS = frozenset({"increase", "rise", "jump", "growth", "up", "more", "higher", "rose", "increased", "climbed"})
"""Words beside a percentage by which it is a change upwards."""
HEADED = frozenset({"people", "home", "household", "house", "family", "customer", "property", "job", "case", "worker"})
"""Who and what is told in hundreds and thousands without a noun."""
ARTICLES = frozenset({"the", "its", "their", "all", "our", "his", "her", "these", "some", "about"})
NOUNS = frozenset("NPSJ")


class Proportion(NamedTuple):
    """Tokens ``first`` up to ``stop`` and what they come to; ``lead``: the first of its sentence."""

    first: int
    stop: int
    matter: str
    amount: Amount
    lead: bool = True


class _Figure(NamedTuple):
    first: int
    stop: int
    amount: Amount
    one: Annotation

    def get(self, name: str) -> Value | None:
        """A field of the figure."""
        return self.one.fields.get(name)


def _figures(prose: Prose, found: list[Annotation]) -> Iterator[list[_Figure]]:
    """The figures of the text, sentence by sentence."""
    by_sentence: dict[int, list[_Figure]] = {}
    for one in prose.of_kind("quantity", found):
        amount = one.fields.get("value")
        if prose.regions[one.sentence] == "body" and isinstance(amount, Amount) and "joined" not in one.flags:
            figure = _Figure(*token_range(prose, one.span), amount, one)
            by_sentence.setdefault(one.sentence, []).append(figure)
    return iter(by_sentence.values())


def shares(prose: Prose, found: list[Annotation]) -> Iterator[Proportion]:
    """Percentages of the text, and a part beside its whole."""
    for told in _figures(prose, found):
        lead = True
        for figure in told:
            if figure.get("dimension") == "percent" and "change" not in figure.one.flags:
                yield Proportion(figure.first, figure.stop, "share", figure.amount, lead)
                lead = False
        for one, other in pairwise([figure for figure in told if figure.get("dimension") == "count"]):
            part, whole = (one, other) if _is_whole(prose, other.first) else (other, one)
            share = _ratio(part, whole)
            if share is not None and share.high <= 1 and _is_whole(prose, whole.first):
                amount = Amount(100 * share.low, 100 * share.high, 100 * (share.printed or 0.0), "about")
                yield Proportion(one.first, other.stop, "share", amount)


def _is_whole(prose: Prose, at: int) -> bool:
    """Whether a figure is the whole: "of the 640", "of 640"."""
    lower = prose.lower
    return lower[at - 1] == "of" or (lower[at - 1] in ARTICLES and lower[at - 2] == "of")


def counts(prose: Prose, found: list[Annotation], named: Set[str]) -> Iterator[Proportion]:
    """What the text counts that may be the "hundreds" of the headline: people, homes, and what the headline names."""
    for told in _figures(prose, found):
        for figure in told:
            noun = figure.get("noun")
            if figure.get("dimension") == "count":
                lead = noun in named or noun in HEADED or figure.get("sort") in HEADED
                if lead or noun is None:
                    yield Proportion(figure.first, figure.stop, "number", figure.amount, lead)


def factors(prose: Prose, found: list[Annotation], known: numbers.NumberWords) -> Iterator[Proportion]:
    """A figure beside what it was before, and changes in per cent."""
    for told in _figures(prose, found):
        for figure in told:
            low, high, printed, _ = figure.amount
            around = prose.lower[max(0, figure.first - 4) : figure.stop + 2]
            if figure.get("dimension") == "percent" and ("change" in figure.one.flags or not WAYS.isdisjoint(around)):
                amount = Amount(1 + low / 100, 1 + high / 100, 1 + figure.amount.middle() / 100, "about")
                yield Proportion(figure.first, figure.stop, "factor", amount)
            number = _bare(prose, figure, known)
            if number is not None and printed and number.printed:
                ratio = printed / number.printed
                first, stop = min(figure.first, number.first), max(figure.stop, number.stop)
                yield Proportion(first, stop, "factor", exactly(ratio))
        for one, other in pairwise(told):
            if any(one.get(name) != other.get(name) for name in ("dimension", "unit")):
                continue
            base, result = (one, other) if _was(prose, one.first) else (other, one)
            factor = _ratio(result, base)
            if factor is not None and _was(prose, base.first):
                yield Proportion(one.first, other.stop, "factor", factor)


def _bare(prose: Prose, figure: _Figure, known: numbers.NumberWords) -> numbers.Number | None:
    """The bare number beside a figure that tells what it was: "three francs instead of two", "from two to three"."""
    lower, tags = prose.lower, prose.tags
    for i in range(figure.stop, min(len(lower) - 3, figure.stop + 3)):
        if lower[i] in ("instead", "from", "against"):
            at = i + 1 + (lower[i + 1] == "of")
            if tags[at] == "#" and tags[at + 1] not in NOUNS:
                return numbers.read(prose, at, known)
    at = figure.first - 2
    if at > 0 and tags[at] == "#" and lower[at + 1] == "to" and lower[at - 1] == "from":
        return numbers.read(prose, at, known)
    return None


def _was(prose: Prose, at: int) -> bool:
    """Whether a figure is what something was before."""
    before = prose.lower[max(0, at - 3) : at]
    return not BASES.isdisjoint(before[-2:]) and not WERE.isdisjoint(before)


def _ratio(part: _Figure, whole: _Figure) -> Amount | None:
    """How many times the second the first is."""
    one, other = part.amount, whole.amount
    if one.printed is None or not other.printed or other.low <= 0:
        return None
    return Amount(one.low / other.high, one.high / other.low, one.printed / other.printed, "about")
