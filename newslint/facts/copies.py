"""Aligned sentences of one story come in; which of its articles retell one another goes out."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslint.core.hints import TypeAlias
from newslint.facts.alignment import SURE, Line

Pairs: TypeAlias = dict[tuple[int, int], list[tuple[int, int, float]]]

COPIED = 0.5
"""Share of the shorter article's sentences that stand in the other too, from which it is a copy."""
N_COPIED = 3
"""Two one-line briefs that say the same are not yet one voice: so many sentences must be alike."""
RETOLD = 0.5
"""Share of sentences told alike and in the same order, from which an article is a rewrite in other words."""
N_RETOLD = 8
LENGTHS = 1.6
"""A rewrite is about as long as its original; a brief may agree with the order of any long article."""


def copied_shares(lines: Sequence[Line], aligned: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """For pairs of articles, the share of the shorter one's sentences that are surely aligned with the other's."""
    n_lines = Counter(line.article for line in lines)
    shares = {}
    for (a, b), pairs in _by_articles(lines, aligned).items():
        sure = [(one, other) for one, other, score in pairs if score >= SURE]
        n_alike = {a: len({one for one, _ in sure}), b: len({other for _, other in sure})}
        shorter = min((a, b), key=lambda article: (n_lines[article], n_alike[article]))
        if sure:
            shares[a, b] = n_alike[shorter] / n_lines[shorter]
    return shares


def retellings(lines: Sequence[Line], aligned: Mapping[tuple[int, int], float]) -> Iterator[tuple[int, int]]:
    """Pairs of articles of which one is a copy of the other, or a rewrite that keeps the order of telling."""
    n_lines = Counter(line.article for line in lines)
    shares = copied_shares(lines, aligned)
    for (a, b), pairs in _by_articles(lines, aligned).items():
        shorter, longer = sorted((n_lines[a], n_lines[b]))
        share = shares.get((a, b), 0.0)
        n_ordered = _longest_order(pairs)
        copied = share >= COPIED and share * shorter >= N_COPIED
        retold = n_ordered >= max(N_RETOLD, RETOLD * shorter) and longer <= LENGTHS * shorter
        if copied or retold:
            yield a, b


def _by_articles(lines: Iterable[Line], aligned: Mapping[tuple[int, int], float]) -> Pairs:
    article_of = {line.number: line.article for line in lines}
    pairs: Pairs = defaultdict(list)
    for (one, other), score in sorted(aligned.items()):
        pairs[article_of[one], article_of[other]].append((one, other, score))
    return pairs


def _longest_order(pairs: Iterable[tuple[int, int, float]]) -> int:
    """How many sentences stand in the same order on both sides (longest increasing subsequence, Fredman 1975)."""
    best: dict[int, tuple[float, int]] = {}
    for one, other, score in pairs:
        best[one] = max(best.get(one, (0.0, 0)), (score, other))
    tails: list[int] = []
    for one in sorted(best):
        other = best[one][1]
        place = bisect_left(tails, other)
        tails[place : place + 1] = [other]
    return len(tails)
