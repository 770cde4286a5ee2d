"""The sentences of one story come in; what each content word of it weighs goes out.

A word that few sentences of a story hold tells what a sentence is about: two that share it and another such word
tell the same thing, where two that share "shooting" in a story of a shooting need not. Rarity is that within the
story, as in ``alignment``; names weigh more than words, figures and units nothing: they are what is compared. A year
weighs as a word does: "the tsunami of 2004" is known by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from math import log

COMMON = 12
"""A word that each of so many articles uses once is not yet common."""
STEEPNESS = 1.5
"""How much faster than its rarity the weight of a common word falls."""
LONGEST = 10
"""Letters beyond which a word is not held to be rarer for its length."""
NAME = 1.25
"""A word of a name says more than another that is as rare."""


def weights(
    sentences: Iterable[Collection[str]], n_articles: int, names: Collection[str], void: Collection[str]
) -> dict[str, float]:
    """What sharing each word says, from 0 to ``NAME``; words of ``void`` and all with digits say nothing.

    >>> lines = [("quake", "hall", "9"), ("quake", "oslo"), ("quake", "road"), ("quake", "camp")]
    >>> found = weights(lines, 2, {"oslo"}, ())
    >>> [found["9"], found["quake"] < found["road"] < found["oslo"]]
    [0.0, True]
    """
    lines = list(sentences)
    n_having = Counter(word for line in lines for word in line)
    floor = max(min(n_articles, COMMON), 1)
    most = log(1 + len(lines) / floor)
    found = {}
    for word, n in n_having.items():
        if word in void or (any(map(str.isdigit, word)) and not _is_year(word)):
            found[word] = 0.0
            continue
        # A long word is rarer in the language at large than a short one.
        prior = 0.375 + 0.0625 * min(len(word), LONGEST)
        rarity = (log(1 + len(lines) / max(n, floor)) / most) ** STEEPNESS
        found[word] = round(prior * rarity * (NAME if word in names else 1.0), 4)
    return found


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in ("18", "19", "20")
