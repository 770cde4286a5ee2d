"""Sentences that tell of another time than the news.

What comes in: tokens. What goes out: whether a year or a word such as "earlier" stands among them.
"""

from __future__ import annotations

from newslint.annotate.prose import Prose

_WORDS = "ago previously earlier previous prior turn return later again retaliation"
WORDS = frozenset(_WORDS.split())
"""Words by which a sentence is of another time than the rest."""

PERIODS = frozenset({"month", "year", "season", "decade", "century", "winter", "spring", "summer", "autumn", "fall"})
"""Words behind "last" by which it is of another time: "last month a girl shot herself with a stolen gun"."""
CASES = frozenset({"case", "incident", "instance"})
"""And behind "that": "in that case the gun was stolen"."""
OPENING = frozenset({"last", "that"})
SINCE = 5
"""Tokens before a year among which "since" stands, which counts up to now."""

MONSTROUS = 400
"""Tokens of a sentence that is none: of what is longer, only the beginning is asked."""


def is_past(prose: Prose, low: int, high: int) -> bool:
    """Whether a sentence tells of another time: by a word such as "earlier", or by a year."""
    high = min(high, low + MONSTROUS)
    if not WORDS.isdisjoint(prose.lower[low:high]) or is_other(prose, low, high):
        return True
    return has_year(prose, low, high, low)


def is_other(prose: Prose, low: int, high: int) -> bool:
    """Whether a sentence tells of last month, or of "that case"."""
    lower = prose.lower[low : min(high, low + MONSTROUS)]
    if OPENING.isdisjoint(lower):
        return False  # by far most often
    return _follows(lower, "last", PERIODS) or _follows(lower, "that", CASES)


def _follows(lower: list[str], word: str, others: frozenset[str]) -> bool:
    """Whether the first place of a word has one of some others behind it."""
    return word in lower and not others.isdisjoint(lower[lower.index(word) + 1 :][:1])


def of_these_centuries(word: str) -> bool:
    """Whether a word has the form of a year in which somebody alive may have lived.

    >>> [of_these_centuries(word) for word in ("1987", "2024", "1789", "20th")]
    [True, True, False, False]
    """
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")


def has_year(prose: Prose, first: int, stop: int, low: int = 0, now: str = "") -> bool:
    """Whether one of some tokens is a year behind which things are over, and not the year ``now``.

    The sentence begins at ``low``.
    """
    odd = prose.odd_within(first, stop)
    return bool(odd) and any(is_year(prose.lower, i, low) and prose.lower[i] != now for i in odd)


def is_year(lower: list[str], i: int, low: int = 0) -> bool:
    """Whether a token is a year behind which things are over: "in 2019", "since 2019, when", but not "since 2019"."""
    if len(lower[i]) != 4 or not lower[i].isdecimal():
        return False
    return "since" not in lower[max(low, i - SINCE) : i] or lower[i + 1 : i + 3] == [",", "when"]
