"""The sentences of one story come in; pairs of sentences of different articles that tell the same thing go out.

Two sentences are alike as far as they share content words, weighted by rarity: the cosine of the two sets of
weights, so that half of a sentence that a rewrite split in two still counts (Nelken and Shieber 2006 align
sentences of related texts by TF-IDF cosine and by neighbourhood; this does the same with sets). Figures count as
being there, not by their value: else the pairs with a conflict would be the ones never found.

Candidates come from an inverted index of each sentence's rarest words, with bounded postings: cost grows with the
number of sentences, not with pairs of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from newslint.core.hints import NamedTuple, TypeAlias

Aligned: TypeAlias = dict[tuple[int, int], float]

SURE = 0.5
"""From here two sentences are aligned whatever else is near them."""
BEST = 0.25
"""From here they are if each is the other's best match in its article."""
CONTAINED = 0.75
"""What it counts that a sentence is wholly contained in a longer one, if they share so many words:"""
N_CONTAINED = 5
N_PARTS = 2
"""The parts of a split sentence lie so near each other."""
FAINT = 0.12
"""Below this a pair is forgotten."""
NEIGHBOURS = 0.3
"""How much of what is missing a pair gains from neighbours that are alike: rewrites keep the order of telling."""
N_RAREST = 10
POSTINGS = 48
CANDIDATES = 40
COMMON = 12
"""A word that each of so many articles uses once is not yet common."""
FIGURE = "#"
TOLD = frozenset(("headline", "deck", "body", "subheading", "caption"))
"""Regions that tell the story; what stands elsewhere is aligned with nothing."""


class Line(NamedTuple):
    """A sentence to be aligned: its number in the base, its article's number in the story, its content words."""

    number: int
    article: int
    words: frozenset[str]


class Folds(dict[str, str]):
    """Content word → itself, or one sign for every figure, in digits or words.

    >>> folds = Folds({"million"})
    >>> [folds[word] for word in ("15", "million", "dollar")]
    ['#', '#', 'dollar']
    """

    def __init__(self, figures: Iterable[str]) -> None:
        super().__init__(dict.fromkeys(figures, FIGURE))

    def __missing__(self, lemma: str) -> str:
        self[lemma] = fold = FIGURE if any(map(str.isdigit, lemma)) else lemma
        return fold


def align(lines: Sequence[Line]) -> Aligned:
    """Similarity (0 to 1] of the pairs of lines that tell the same thing, lower number first.

    Lines are in order of number, those of one article together.
    """
    weights = _weights(lines)
    likeness = _supported(_likeness(lines, weights), lines)
    articles = [line.article for line in lines]
    best = _best(likeness, articles)
    chosen = {}
    for (one, other), score in likeness.items():
        if score < SURE:
            forth = best[one, articles[other]]
            back = best[other, articles[one]]
            if forth == other and back != one:
                score = _as_part(one, back, other, lines, weights)
            elif back == one and forth != other:
                score = _as_part(other, forth, one, lines, weights)
            elif forth != other:
                continue
        if score >= BEST:
            chosen[lines[one].number, lines[other].number] = round(score, 4)
    return dict(sorted(chosen.items()))


def _weights(lines: Sequence[Line]) -> dict[str, int]:
    """What each word counts, in thousandths: whole numbers, so that no order of adding changes a sum."""
    n_having = Counter(word for line in lines for word in line.words)
    n_articles = len({line.article for line in lines})
    floor = min(n_articles, COMMON)
    weights = {}
    for word, n in n_having.items():
        # A long word is rarer in the language at large than a short one.
        prior = 600 + 100 * min(len(word), 10)
        weights[word] = round(prior * log(1 + len(lines) / max(n, floor)))
    return weights


def _likeness(lines: Sequence[Line], weights: Mapping[str, int]) -> Aligned:
    """Raw similarity of all pairs that share one of their rarest words. Keys are positions in ``lines``."""
    n_having = Counter(word for line in lines for word in line.words)
    norms = [sum(weights[word] for word in line.words) for line in lines]
    postings: dict[str, list[int]] = defaultdict(list)
    likeness: Aligned = {}
    for here, line in enumerate(lines):
        rare = sorted((n_having[word], word) for word in line.words if 1 < n_having[word] <= POSTINGS)[:N_RAREST]
        met: Counter[int] = Counter()
        for _, word in rare:
            met.update(postings[word])
            postings[word].append(here)
        if len(met) > CANDIDATES:
            met = Counter(dict(sorted(met.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]))
        norm = norms[here]
        for there in met:
            if lines[there].article != line.article:
                words = line.words & lines[there].words
                shared = sum([weights[word] for word in words])
                score = shared / sqrt(norm * norms[there])
                if len(words) >= N_CONTAINED:
                    score = max(score, CONTAINED * shared / min(norm, norms[there]))
                if score >= FAINT:
                    likeness[there, here] = min(score, 1.0)
    return likeness


def _supported(likeness: Aligned, lines: Sequence[Line]) -> Aligned:
    """Similarity raised by that of the sentences before and after."""
    articles = [line.article for line in lines]
    last = len(lines) - 1
    supported = {}
    for (one, other), score in likeness.items():
        support = 0.0
        if one and articles[one] == articles[one - 1] and articles[other] == articles[other - 1]:
            support = likeness.get((one - 1, other - 1), 0.0)
        if other < last and articles[one] == articles[one + 1] and articles[other] == articles[other + 1]:
            support = max(support, likeness.get((one + 1, other + 1), 0.0))
        supported[one, other] = score + NEIGHBOURS * (1 - score) * support
    return supported


def _best(likeness: Aligned, articles: Sequence[int]) -> dict[tuple[int, int], int]:
    """For each line and each other article, the line there that is most alike; of two alike, the earlier."""
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for (one, other), score in likeness.items():
        for here, there in ((one, other), (other, one)):
            key = (here, articles[there])
            if key not in best or (score, -there) > best[key]:
                best[key] = (score, -there)
    return {key: -there for key, (_, there) in best.items()}


def _as_part(part: int, mate: int, whole: int, lines: Sequence[Line], weights: Mapping[str, int]) -> float:
    """How well a sentence fits a longer one of which another sentence beside it tells more.

    A rewrite that splits a sentence in two leaves parts that each resemble the whole a little, and together much:
    the part counts as much as both do, if the two are nearer to the whole than the mate is alone (a bead of two
    sentences to one, as in Gale and Church 1993).
    """
    if abs(part - mate) > N_PARTS:
        return 0.0
    words = lines[whole].words
    together = _cosine(lines[part].words | lines[mate].words, words, weights)
    return together if together > _cosine(lines[mate].words, words, weights) else 0.0


def _cosine(one: frozenset[str], other: frozenset[str], weights: Mapping[str, int]) -> float:
    norms = [sum([weights[word] for word in words]) for words in (one, other)]
    return sum([weights[word] for word in one & other]) / sqrt(norms[0] * norms[1])
