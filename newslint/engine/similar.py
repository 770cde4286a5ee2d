"""Pairs of similar sets without comparing all pairs: sets in, the pairs that share enough out.

Prefix filtering (Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007): with elements in order of rarity,
two sets that share enough must share one of their first few, so a look-up by rare words finds every pair.

With weights of words two sets are as similar as the lighter one is contained in the other, so far as what they share
weighs enough to tell one thing from another: one rare word and one that is not so rare.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import ceil

MOST_HOLDING = 200
"""Sets that are looked up by one of their rarest words; where there are more of them, the word is not rare at all."""

_EXACT = 1e-9
"""Keeps a share that is met exactly from being missed by the last bit of a fraction."""

ENOUGH = 1.6
"""The shared weight from which two sets are held to be about one thing: two rare words."""

UNHEARD = 0.5
"""The weight of a word that the story's sentences do not hold."""

Weights = Mapping[str, float]


def weighted(ours: Collection[str], theirs: Collection[str], weights: Weights) -> float:
    """How much two sets of words tell the same, 0 to 1.

    >>> weights = {"hall": 0.8, "roof": 0.8, "people": 0.2, "night": 0.4}
    >>> weighted({"hall", "roof", "people"}, {"hall", "roof", "night"}, weights) > 0.85
    True
    >>> weighted({"hall", "people"}, {"roof", "people"}, weights) < 0.1
    True
    """
    shared = _weight(set(ours).intersection(theirs), weights)
    lighter = min(_weight(ours, weights), _weight(theirs, weights))
    return _share(shared, lighter)


def _share(shared: float, lighter: float) -> float:
    return shared / lighter * min(1.0, shared / ENOUGH) if shared else 0.0


def _weight(words: Collection[str], weights: Weights) -> float:
    return sum([weights.get(word, UNHEARD) for word in sorted(words)])


def similar_pairs(
    ours: Sequence[Collection[str]],
    theirs: Sequence[Collection[str]],
    least: float,
    weights: Weights | None = None,
) -> list[tuple[int, int]]:
    """Numbers of pairs whose Dice share, or weighted share, reaches ``least``, in order, each once.

    >>> similar_pairs([{"a", "b", "c"}, {"x", "y"}], [{"a", "b", "d"}, {"z"}], 0.5)
    [(0, 0)]
    """
    sides = tuple([frozenset(words) for words in side] for side in (ours, theirs))
    n_having = Counter(word for side in sides for words in side for word in words)
    holding: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
    found: list[tuple[int, int]] = []
    sizes = tuple([_weight(words, weights) if weights else len(words) for words in side] for side in sides)
    by_size = sorted((sizes[one][number], one, number) for one in (0, 1) for number in range(len(sides[one])))
    for size, side, number in by_size:
        words = sides[side][number]
        if weights:
            rarest = sorted(words, key=lambda word: (-weights.get(word, UNHEARD), word))
            looked_up = _heavy(rarest, weights, least * ENOUGH)
            held = _heavy(rarest, weights, least * max(ENOUGH, size))
        else:
            rarest = sorted(words, key=lambda word: (n_having[word], word))
            looked_up, held = _prefix(rarest, least / (2 - least)), _prefix(rarest, least)
        # Sets come in order of size: those indexed are no larger than the one that looks them up.
        met = {other for word in looked_up for other in holding[1 - side].get(word, ())}
        for other in met:
            its = sides[1 - side][other]
            alike = (
                _share(_weight(words & its, weights), sizes[1 - side][other]) + _EXACT >= least
                if weights
                else 2 * len(words & its) + _EXACT >= least * (len(words) + len(its))
            )
            if alike:
                found.append((other, number) if side else (number, other))
        for word in held:
            if len(holding[side][word]) < MOST_HOLDING:
                holding[side][word].append(number)
    return sorted(found)


def _prefix(rarest: list[str], share: float) -> list[str]:
    """As many of the rarest elements as must hold a shared one, if that share of all is shared."""
    must_share = max(ceil(share * len(rarest) - _EXACT), 1)
    return rarest[: len(rarest) - must_share + 1]


def _heavy(rarest: list[str], weights: Weights, must_share: float) -> list[str]:
    """As many of the heaviest words as must hold a shared one, if so much weight is shared: the rest weighs less."""
    rest, stop = 0.0, len(rarest)
    while stop and rest + weights.get(rarest[stop - 1], UNHEARD) + _EXACT < must_share:
        stop -= 1
        rest += weights.get(rarest[stop], UNHEARD)
    return rarest[:stop]
