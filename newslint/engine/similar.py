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

from newslint.engine.truth import Truth

MOST_HOLDING = 200
"""Sets that are looked up by one of their rarest words; where there are more of them, the word is not rare at all."""

MOST_KEPT = 50_000
"""Pairs of sets whose share is kept for the next rule that asks."""

_EXACT = 1e-9
"""Keeps a share that is met exactly from being missed by the last bit of a fraction."""

ENOUGH = 1.6
"""The shared weight from which two sets are held to be about one thing: two rare words."""

UNHEARD = 0.5
"""The weight of a word that the story's sentences do not hold."""

BARELY = 0.7
"""How sure it is that two sets tell of one thing when they share just as much as a rule wants."""

SURELY = 0.85
"""From this weighted share on it is sure."""

STEM = 5
"""Letters at least that two words of one stem begin with."""

ENDING = 2
"""Letters of the shorter of them that may be an ending."""

Weights = Mapping[str, float]


class Weighing:
    """What the words of one story weigh, and of sets that many rules ask about, what they weigh together.

    >>> weighing = Weighing({"hall": 0.8, "roof": 0.8, "people": 0.2, "night": 0.4})
    >>> weighing.share(frozenset(("hall", "roof", "people")), frozenset(("hall", "roof", "night"))) > 0.85
    True
    >>> weighing.share(frozenset(("hall", "people")), frozenset(("roof", "people"))) < 0.1
    True
    """

    __slots__ = ("_heaviest", "_shares", "_whole", "weights")

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._whole: dict[frozenset[str], float] = {}
        self._heaviest: dict[frozenset[str], list[str]] = {}
        self._shares: dict[tuple[frozenset[str], frozenset[str]], float] = {}

    def similar(self, ours: frozenset[str], theirs: frozenset[str], least: float) -> Truth:
        """Whether two sets share enough; how sure that makes it that they tell of one thing rises with it.

        >>> weighing = Weighing({"hall": 0.9, "roof": 0.9, "camp": 0.9, "night": 0.9})
        >>> weighing.similar(frozenset(("hall", "roof")), frozenset(("hall", "roof", "camp")), 0.5)
        True
        >>> weighing.similar(frozenset(("hall", "roof")), frozenset(("hall", "camp", "night")), 0.2)
        0.74
        """
        share = self.share(ours, theirs)
        if share < least:
            return False
        sure = BARELY + (1 - BARELY) * (share - least) / max(SURELY - least, 0.01)
        return True if sure >= 1 else round(sure, 2)

    def share(self, ours: frozenset[str], theirs: frozenset[str]) -> float:
        """How much two sets of words tell the same, 0 to 1."""
        if ours.isdisjoint(theirs):
            return 0.0
        pair = (ours, theirs)
        share = self._shares.get(pair)
        if share is None:
            if len(self._shares) >= MOST_KEPT:
                self._shares.clear()
            share = _share(_weight(ours & theirs, self.weights), min(self.whole(ours), self.whole(theirs)))
            self._shares[pair] = share
        return share

    def told(self, words: frozenset[str], vocabulary: frozenset[str]) -> float:
        """How much of a set of words another holds, 0 to 1; nothing where no word weighs anything.

        >>> Weighing({"hall": 0.9, "roof": 0.3, "9": 0.0}).told(frozenset(("hall", "roof", "9")), frozenset(("hall",)))
        0.75
        """
        whole = self.whole(words)
        return round(_weight(words & vocabulary, self.weights) / whole, 4) if whole else 0.0

    def whole(self, words: frozenset[str]) -> float:
        """What all words of a set weigh."""
        if words not in self._whole:
            self._whole[words] = _weight(words, self.weights)
        return self._whole[words]

    def heaviest(self, words: frozenset[str]) -> list[str]:
        """The words of a set, those first that weigh most."""
        if words not in self._heaviest:
            weights = self.weights
            self._heaviest[words] = sorted(words, key=lambda word: (-weights.get(word, UNHEARD), word))
        return self._heaviest[words]


def akin(words: frozenset[str], others: frozenset[str], folds: Mapping[str, str]) -> frozenset[str]:
    """Those of some words that others tell too: by themselves, by a word of their family, or by one of their stem.

    ``folds`` gives words of a family its name.

    >>> told = akin(frozenset(("discover", "jail", "barn")), frozenset(("discovery", "prison")), {"jail": "prison"})
    >>> sorted(told)
    ['discover', 'jail']
    """
    found = words & others
    if len(found) == len(words):
        return found
    families = {folds.get(word, word) for word in others}
    stems: dict[str, list[str]] = defaultdict(list)
    for other in others:
        if len(other) > STEM:
            stems[other[:STEM]].append(other)
    return found | {
        word
        for word in words - found
        if folds.get(word, word) in families
        or (len(word) > STEM and any(_of_one_stem(word, other) for other in stems.get(word[:STEM], ())))
    }


def _of_one_stem(word: str, other: str) -> bool:
    """Whether all but the last two letters of the shorter word begin the longer: "identify", "identification"."""
    return word[: min(len(word), len(other)) - ENDING] == other[: min(len(word), len(other)) - ENDING]


def _share(shared: float, lighter: float) -> float:
    return shared / lighter * min(1.0, shared / ENOUGH) if shared else 0.0


def _weight(words: Collection[str], weights: Weights) -> float:
    # In order, for the last bit of a sum depends on it.
    return sum([weights.get(word, UNHEARD) for word in sorted(words)])


def similar_pairs(
    ours: Sequence[Collection[str]],
    theirs: Sequence[Collection[str]],
    least: float,
    weighing: Weighing | None = None,
) -> list[tuple[int, int]]:
    """Numbers of pairs whose Dice share, or weighted share, reaches ``least``, in order, each once.

    Of one list of sets with itself, each pair comes once, the lower number first.

    >>> similar_pairs([{"a", "b", "c"}, {"x", "y"}], [{"a", "b", "d"}, {"z"}], 0.5)
    [(0, 0)]
    """
    sides = tuple([frozenset(words) for words in side] for side in ((ours,) if theirs is ours else (ours, theirs)))
    n_having = Counter() if weighing else Counter(word for side in sides for words in side for word in words)
    holding: tuple[dict[str, list[int]], ...] = tuple(defaultdict(list) for _ in sides)
    found: list[tuple[int, int]] = []
    sizes = tuple([weighing.whole(words) if weighing else len(words) for words in side] for side in sides)
    by_size = sorted((size, side, number) for side, some in enumerate(sizes) for number, size in enumerate(some))
    for size, side, number in by_size:
        words = sides[side][number]
        if weighing:
            rarest, weights = weighing.heaviest(words), weighing.weights
            looked_up = _heavy(rarest, weights, least * ENOUGH)
            held = _heavy(rarest, weights, least * max(ENOUGH, size))
        else:
            rarest = sorted(words, key=lambda word: (n_having[word], word))
            looked_up, held = _prefix(rarest, least / (2 - least)), _prefix(rarest, least)
        # Sets come in order of size: those indexed are no larger than the one that looks them up.
        facing = len(sides) - 1 - side
        met = {other for word in looked_up for other in holding[facing].get(word, ())}
        for other in met:
            its = sides[facing][other]
            alike = (
                weighing.share(words, its) + _EXACT >= least
                if weighing
                else 2 * len(words & its) + _EXACT >= least * (len(words) + len(its))
            )
            if alike:
                found.append((other, number) if side or (facing == side and other < number) else (number, other))
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
