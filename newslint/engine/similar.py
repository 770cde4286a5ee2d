"""Pairs of similar sets without comparing all pairs: sets in, the pairs that share enough out.

Prefix filtering (Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007): with elements in order of rarity,
two sets that share enough must share one of their first few, so a look-up by rare words finds every pair.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from math import ceil

_EXACT = 1e-9
"""Keeps a share that is met exactly from being missed by the last bit of a fraction."""


def similar_pairs(
    ours: Sequence[Collection[str]], theirs: Sequence[Collection[str]], least: float
) -> list[tuple[int, int]]:
    """Numbers of pairs whose Dice share reaches ``least``, in order, each once.

    >>> similar_pairs([{"a", "b", "c"}, {"x", "y"}], [{"a", "b", "d"}, {"z"}], 0.5)
    [(0, 0)]
    """
    sides = tuple([frozenset(words) for words in side] for side in (ours, theirs))
    n_having = Counter(word for side in sides for words in side for word in words)
    holding: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
    found: list[tuple[int, int]] = []
    by_size = sorted((len(words), one, number) for one in (0, 1) for number, words in enumerate(sides[one]))
    for _, side, number in by_size:
        words = sides[side][number]
        rarest = sorted(words, key=lambda word: (n_having[word], word))
        # Sets come in order of size: those indexed are no larger than the one that looks them up.
        met = {other for word in _prefix(rarest, least / (2 - least)) for other in holding[1 - side].get(word, ())}
        for other in met:
            its = sides[1 - side][other]
            if 2 * len(words & its) + _EXACT >= least * (len(words) + len(its)):
                found.append((other, number) if side else (number, other))
        for word in _prefix(rarest, least):
            holding[side][word].append(number)
    return sorted(found)


def _prefix(rarest: list[str], share: float) -> list[str]:
    """As many of the rarest elements as must hold a shared one, if that share of all is shared."""
    must_share = max(ceil(share * len(rarest) - _EXACT), 1)
    return rarest[: len(rarest) - must_share + 1]
