"""Links between articles come in; groups of articles that hang together, each with each, go out.

A link alone is not enough: over a year of a campaign, each article has something in common with one of the week before,
and hundreds would be one story. So the strongest links come first (Kruskal 1956), and two groups become one only
where what all pairs of their articles have in common, on average, is enough for one story: group average clustering,
which finds events in a stream of news (Yang, Pierce and Carbonell 1998).

The average over all pairs follows from how many articles have each trait, so that cost grows with traits and not with
pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newslint.core.hints import NamedTuple, TypeAlias

Link: TypeAlias = tuple[float, int, int]
"""How strong it is, and the two articles, the lower number first."""

COHESION = 0.28
"""What the pairs of a story share on average, of the weight of the article that says less."""


class Group(NamedTuple):
    """Articles that hang together: how many have each trait, what their pairs share, and what each says, in order."""

    holders: Counter[str]
    shared: int
    said: list[int]


def cohesive(traits: Sequence[frozenset[str]], weights: Mapping[str, int], links: Iterable[Link]) -> list[int]:
    """For each article, the smallest number of its group."""
    groups = {at: Group(Counter(one), 0, [sum([weights[trait] for trait in one])]) for at, one in enumerate(traits)}
    heads = list(range(len(traits)))

    def head(article: int) -> int:
        while heads[article] != article:
            heads[article] = heads[heads[article]]
            article = heads[article]
        return article

    apart: set[tuple[int, int, int, int]] = set()
    for _, here, there in sorted(links, key=lambda link: (-link[0], link[1:])):
        low, high = sorted((head(here), head(there)))
        one, other = groups[low], groups[high]
        # Two groups that do not belong together are asked again only when one of them has grown.
        tried = (low, high, len(one.said), len(other.said))
        if low == high or tried in apart:
            continue
        fewer, more = sorted((one.holders, other.holders), key=len)
        between = sum([weights[trait] * n * more[trait] for trait, n in fewer.items() if trait in more])
        shared, said = one.shared + other.shared + between, sorted(one.said + other.said)
        if len(said) == 2 or shared >= COHESION * _least(said):
            more.update(fewer)
            groups[low] = Group(more, shared, said)
            del groups[high]
            heads[high] = low
        else:
            apart.add(tried)
    return [head(article) for article in range(len(traits))]


def _least(said: Sequence[int]) -> int:
    """What is said by the article that says less, over all pairs of articles in the order of how much they say."""
    last = len(said) - 1
    return sum([weight * (last - at) for at, weight in enumerate(said)])
