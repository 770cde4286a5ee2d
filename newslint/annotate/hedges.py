"""What the words around a figure make of it: "about 50", "at least 12", "nearly a million", "900,000+", "20 or so".

What comes in: a Number and its neighbours. What goes out: an Amount with its bound, the tokens that hedge it, and how.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from newslint.annotate.numbers import Number
from newslint.annotate.phrases import Phrases, split
from newslint.annotate.prose import Prose, new
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import INFINITY, Amount

REACH = 4
"""Neutral words that may stand between a hedge and its figure: "more than a staggering 500"."""

OVER = frozenset(("turn", "hand", "take", "sign", "pay"))
"""Verbs whose particle "over" is."""
COMPARING = frozenset(("over", "under"))
POINTING = frozenset(("the", "a", "an", "its", "their", "his", "her"))
"""Hedges that compare where "the" stands behind them; behind the words themselves these open what it is all about."""

SMALL = 12
"""Below this "about" may be one off: ten per cent of five is nothing."""


class _Ended(NamedTuple):
    """The hedges that end with one word, each with its kind."""

    known: Mapping[tuple[str, ...], str]
    previous: frozenset[str]
    """The words before it in those of several words: few tokens get further."""
    lengths: tuple[int, ...]
    """How long those are, the longest first."""


@dataclass(frozen=True, slots=True)
class Hedges:
    """The tables of ``hedges.yaml``; phrases before a figure by their last word."""

    before: Mapping[str, _Ended]
    after: Phrases[str]
    neutral: frozenset[str]
    width: float


class Hedged(NamedTuple):
    """An amount and the tokens it covers with its hedges; ``kind`` names the hedge, "" for none."""

    amount: Amount
    first: int
    stop: int
    kind: str


@per_lexicon
def words(lexicon: Lexicon) -> Hedges:
    """The hedges of a lexicon."""
    before: dict[str, dict[tuple[str, ...], str]] = {}
    for kind in lexicon.table("hedges", "before"):
        for phrase in lexicon.words("hedges", "before", kind):
            parts = split(phrase)
            before.setdefault(parts[-1], {}).setdefault(parts, kind)
    after = [
        (phrase, kind) for kind in lexicon.table("hedges", "after") for phrase in lexicon.words("hedges", "after", kind)
    ]
    return Hedges(
        {word: _ended(found) for word, found in before.items()},
        Phrases(after),
        frozenset(lexicon.words("hedges", "neutral")),
        float(str(lexicon.table("hedges").get("width", 0.1))),
    )


def read(prose: Prose, number: Number, first: int, stop: int, low: int, high: int, known: Hedges) -> Hedged:
    """The amount of a number that, with its unit, covers ``first`` to ``stop``; ``low`` and ``high`` bound the look."""
    lower = prose.lower
    kind, start = "", first
    at, farthest = first - 1, low if low > first - REACH else first - REACH
    while at >= farthest:
        word = lower[at]
        ended = known.before.get(word)
        found = None if ended is None else _ending(lower, at, low, ended)
        if found:
            if word == "over" and at > low and prose.lemmas[at - 1] in OVER:
                break  # "they turn over 5 million euros"
            if word == "some" and lower[at + 1] == "of":
                break  # "some of the 40 passengers": 40 is what they are some of
            # "More than the 43 of last year" compares with a figure that is known; it does not hedge it.
            # "Impeached over a 240 million shilling contract" names its reason.
            between = lower[at + 1 : first]
            if not (found[1] in COMPARING and "the" in between) and (
                word not in COMPARING or POINTING.isdisjoint(between)
            ):
                start, kind = found
            break
        if word not in known.neutral:
            break
        at -= 1
    end = stop
    if end < high:
        behind = known.after.at(lower, end, high)
        if behind and not (behind[1] == "over" and lower[end] == "plus" and prose.starts[end] > prose.end(end - 1) + 1):
            end = behind[0]
            kind = kind or behind[1]
    if number.rest in {"plus", "odd", "ish", "something"}:
        kind = {"plus": "over", "something": "over"}.get(number.rest, "about")
    return new(Hedged, (bend(number, kind, known.width), start, end, kind))


def _ended(known: Mapping[tuple[str, ...], str]) -> _Ended:
    longer = [parts for parts in known if len(parts) > 1]
    lengths = sorted(set(map(len, longer)), reverse=True)
    return _Ended(known, frozenset(parts[-2] for parts in longer), tuple(lengths))


def _ending(lower: list[str], at: int, low: int, ended: _Ended) -> tuple[int, str] | None:
    """The longest hedge that ends with a token: where it begins, and its kind."""
    known, previous, lengths = ended
    if at > low and lower[at - 1] in previous:
        for length in lengths:
            begin = at + 1 - length
            kind = known.get(tuple(lower[begin : at + 1])) if begin >= low else None
            if kind is not None:
                return begin, kind
    kind = known.get((lower[at],))
    return None if kind is None else (at, kind)


def bend(number: Number, kind: str, width: float = 0.1) -> Amount:
    """The interval of a hedged number.

    >>> bend(Number(0, 1, 50.0, 50.0, 50.0, "digits"), "about")
    Amount(low=45.0, high=55.0, printed=50.0, bound='about')
    >>> bend(Number(0, 1, 12.0, 12.0, 12.0, "digits"), "at most")
    Amount(low=0.0, high=12.0, printed=12.0, bound='at most')
    """
    low, high, printed = number.low, number.high, number.printed
    value = printed if printed is not None else high
    if kind == "as many":  # "as many as 342 runners": they were counted
        kind = "" if value >= 100 and value % 10 else "at most"
    if not kind:
        return new(Amount, (low, high, printed, "band" if printed is None else ""))
    reach = max(abs(value) * width * _looseness(value), 1.0 if 2 < value < SMALL and value % 1 == 0 else 0.0)
    if kind == "about":
        if printed is None:
            return Amount(low, high, None, "band")
        return Amount(min(low, value - reach), max(high, value + reach), printed, "about")
    if kind == "nearly":
        return Amount(value - reach, value, printed, "band") if printed is not None else Amount(low, high, None, "band")
    if kind == "just over":
        return Amount(value, value + reach, printed, "band") if printed is not None else Amount(low, high, None, "band")
    if kind == "over":
        return Amount(low, max(2 * value, high), printed, "at least")
    if kind == "at least":
        return Amount(low, INFINITY, printed, "at least")
    if kind in {"at most", "under"}:
        return Amount(0.0, high, printed, "at most")
    return Amount(low, high, printed, "band" if printed is None else "")


def _looseness(value: float) -> float:
    """How much of the full width a hedge has: who writes "about 102" has counted better than who writes "about 100".

    >>> _looseness(1500.0), _looseness(23.0), _looseness(102e6)
    (1.0, 0.5, 0.3)
    """
    digits = f"{abs(value):.6g}".partition("e")[0].replace(".", "").strip("0")
    if len(digits) > 2:
        return 0.3
    return 0.5 if len(digits) == 2 and digits[1] != "5" else 1.0
