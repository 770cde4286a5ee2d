"""One table of all the words that extractors look for: each token of an article is looked up once for all of them.

What comes in: sets of words of the lexicon, each made once. What goes out: for a word the sets that it is in. A set is
known from when it is first asked for; the articles after that find its words in their one walk.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set
from sys import intern

from newslint.core.hints import mypyc_attr


@mypyc_attr(native_class=False)
class Watched(frozenset[str]):
    """Words of the lexicon, as ``Prose.lower`` has them, that are looked for in every article."""

    __slots__ = ()


class Watch:
    """The sets of a lexicon, each with how many came before it, and by word the numbers of those that it is in."""

    __slots__ = ("by_word", "sets")

    def __init__(self) -> None:
        self.sets: dict[Set[str], int] = {}
        self.by_word: dict[str, list[int]] = {}

    def add(self, words: Watched) -> None:
        """Look for one more set."""
        if words not in self.sets:
            number = self.sets[words] = len(self.sets)
            for word in words:
                self.by_word.setdefault(intern(word), []).append(number)


def between(places: list[int], first: int, stop: int) -> list[int]:
    """Those of some tokens, in order, that stand from ``first`` up to ``stop``."""
    low = bisect_left(places, first)
    if low == len(places) or places[low] >= stop:
        return []  # by far most often
    return places[low : bisect_left(places, stop, low)]
