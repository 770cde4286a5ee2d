"""Annotated articles come in; articles by story go out, in an order that does not depend on how they came.

"one" takes all articles as one story; "dir" takes each folder as one; "auto" believes the story that front matter
or a sidecar names, and otherwise joins articles that speak of the same rare names and words at about the same time,
as far as they hang together.
"""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import log

from newslint.core.annotation import Annotated, Annotation
from newslint.core.article import Article
from newslint.core.hints import TypeAlias
from newslint.core.values import DAY, Entity
from newslint.facts.cohesion import Link, cohesive

Pair: TypeAlias = tuple[Article, Annotated]

WINDOW = 30 * DAY
"""Articles on one event rarely lie further apart; an anniversary piece is another story."""
AT_ONCE = 2 * DAY
"""Most of them come within so long;"""
LATER = 0.03
"""what comes later must have so much more in common, by the day, to be about the same and not about what came next."""
RARE = 40
"""Articles that share a name or word are all compared up to so many of them;"""
NEIGHBOURS = 4
"""beyond, each with so many that come after it: a story of any size hangs together by its neighbours in time."""
ALIKE = 0.26
"""Share of the weight of the article that says less, from which two articles may tell one story."""
NAMESAKES = 0.32
"""The same of names alone: outlets that tell a story in words of their own still name the people and places in it."""
N_NAMES = 3
N_SHARED = 4
A_FEW = 5
"""What so many articles share is as rare as what one has alone: a story has several, and they may be all there are."""
N_LEAD_SENTENCES = 4
NAMED = ("person", "organisation", "place")


def group(found: Sequence[Pair], stories: str) -> tuple[tuple[str, tuple[Pair, ...]], ...]:
    """Stories by name, each with its articles in order of publication and then of id."""
    ordered = sorted(found, key=lambda pair: _moment(pair[0]))
    if stories == "one":
        keys = ["all articles"] * len(ordered)
    elif stories == "dir":
        keys = [posixpath.dirname(article.id.replace("\\", "/")) or "." for article, _ in ordered]
    else:
        keys = _by_content(ordered)
    members: dict[str, list[Pair]] = defaultdict(list)
    for key, pair in zip(keys, ordered, strict=True):
        members[key].append(pair)
    return tuple((name, tuple(members[name])) for name in sorted(members))


def enriched(story: Sequence[Pair], more: Sequence[Sequence[Annotation]]) -> tuple[Pair, ...]:
    """The articles of a story, with what was found only where they meet: more annotations for each, in order."""
    return tuple(
        (article, annotated._replace(annotations=(*annotated.annotations, *extra))) if extra else (article, annotated)
        for (article, annotated), extra in zip(story, more, strict=True)
    )


def _moment(article: Article) -> tuple[float, str]:
    # An article without a date comes last: of two versions, the dated one is known to be the earlier word.
    return (article.published.start if article.published else float("inf"), article.id)


def _by_content(ordered: Sequence[Pair]) -> list[str]:
    open_ones = [number for number, (article, _) in enumerate(ordered) if not article.story]
    traits = [_traits(ordered[number][1]) for number in open_ones]
    weights = _weights(traits)
    links = _links([ordered[number][0] for number in open_ones], traits, weights)
    roots = cohesive(traits, weights, links)
    # A story without a name is called after its first article, which no named story can be.
    keys = [f"story {article.story}" for article, _ in ordered]
    for number, root in zip(open_ones, roots, strict=True):
        keys[number] = ordered[open_ones[root]][0].id
    return keys


def _traits(annotated: Annotated) -> frozenset[str]:
    """What an article is about: whom and what it names, and the content words of its headline and first sentences."""
    traits = set()
    for annotation in annotated.annotations:
        if annotation.kind in NAMED:
            name = annotation.fields.get("name")
            if isinstance(name, Entity):
                traits.add("@" + name.id)
    n_lead = 0
    for sentence in annotated.sentences:
        if sentence.region in ("headline", "deck", "body") and sentence.lemmas:
            n_lead += sentence.region == "body"
            if n_lead > N_LEAD_SENTENCES:
                break
            traits.update(sentence.lemmas)
    return frozenset(traits)


def _weights(traits: Sequence[frozenset[str]]) -> dict[str, int]:
    n_having = Counter(trait for one in traits for trait in one)
    return {trait: _weight(trait, n, len(traits)) for trait, n in n_having.items()}


def _links(articles: Sequence[Article], traits: Sequence[frozenset[str]], weights: Mapping[str, int]) -> Iterator[Link]:
    """Pairs of articles that may tell one story, found through rare traits, so that cost grows with articles."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(traits):
        for trait in one:
            holders[trait].append(number)
    # Articles share a story's names by the dozen, so pairs that share a single rare trait need no closer look.
    n_shared = Counter(pair for trait in sorted(holders) for pair in _candidates(holders[trait]))
    names = [frozenset(filter(_is_name, one)) for one in traits]

    def weight(of: frozenset[str]) -> int:
        return sum([weights[trait] for trait in of])

    said, named = ([max(weight(one), 1) for one in some] for some in (traits, names))
    for (here, there), n in sorted(n_shared.items()):
        asked = _asked(articles[here], articles[there]) if n >= N_SHARED else None
        if asked is None:
            continue
        # What two articles have in common is weighed against the one that says less.
        alike = weight(traits[here] & traits[there]) / min(said[here], said[there]) / ALIKE
        both = names[here] & names[there]
        if len(both) >= N_NAMES:
            alike = max(alike, weight(both) / min(named[here], named[there]) / NAMESAKES)
        if alike >= asked:
            yield alike, here, there


def _is_name(trait: str) -> bool:
    return trait[0] == "@"


def _candidates(holding: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of the articles that hold one trait: all of them, or in a crowd those that are near in time."""
    if len(holding) <= RARE:
        yield from combinations(holding, 2)
    else:
        for distance in range(1, NEIGHBOURS + 1):
            yield from zip(holding, holding[distance:], strict=False)


def _weight(trait: str, n_having: int, n_articles: int) -> int:
    """What a trait counts, in thousandths: whole numbers, so that no order of adding changes a sum."""
    # A name says more about the event than a word does; a long word says more than a short one.
    prior = 2000 if _is_name(trait) else 500 + 100 * min(len(trait), 10)
    return round(prior * log(2 + n_articles / max(n_having, A_FEW)))


def _asked(one: Article, other: Article) -> float | None:
    """How much two articles must have in common for one story, in the least that any must; None: they are too far."""
    if one.published is None or other.published is None:
        return 1.0
    apart = abs(one.published.start - other.published.start)
    return 1.0 + LATER * max(apart - AT_ONCE, 0) / DAY if apart <= WINDOW else None
