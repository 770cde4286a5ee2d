"""The articles of one story come in; which of them go back to one original goes out.

Copies, rewrites and translations of one original count as one voice. The signs, from sure to likely: one canonical
address, most sentences told alike, one news agency's credit, an outlet credited in the lead ("two people told the
Herald") that is also the source of another article, or is credited by another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from newslint.core.annotation import Annotated
from newslint.core.article import Article
from newslint.core.values import Entity
from newslint.facts.components import components

Pair: TypeAlias = tuple[Article, Annotated]

COPIED = 0.5
"""Share of the shorter article's sentences from which it is a rewrite."""
N_COPIED = 3
"""Two one-line briefs that say the same are not yet one voice: so many sentences must be alike."""
N_LEAD = 6
"""An outlet credited within so many sentences of the start is what the article rests on; later it is an aside."""


def origins(
    story: Sequence[Pair], shares: Mapping[tuple[int, int], float], n_lines: Sequence[int], outlets: Mapping[str, str]
) -> list[int]:
    """For each article of a story, the number of the first article that has the same origin."""
    links = [
        (one, other)
        for (one, other), share in sorted(shares.items())
        if share >= COPIED and share * min(n_lines[one], n_lines[other]) >= N_COPIED
    ]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, (article, annotated) in enumerate(story):
        for mark in sorted(set(_marks(article, annotated, outlets))):
            holders[mark].append(number)
    links += [(numbers[0], other) for numbers in holders.values() for other in numbers[1:]]
    return components(len(story), links)


def _marks(article: Article, annotated: Annotated, outlets: Mapping[str, str]) -> Iterator[str]:
    if article.url:
        yield "url " + article.url.partition("#")[0].partition("?")[0].rstrip("/")
    if article.source:
        yield "outlet " + _outlet(article.source, outlets)
    n_content = 0
    last_lead = len(annotated.sentences)
    for number, sentence in enumerate(annotated.sentences):
        n_content += sentence.region in ("deck", "body")
        if n_content > N_LEAD:
            last_lead = number
            break
    for annotation in annotated.annotations:
        outlet = annotation.fields.get("outlet") if annotation.kind == "attribution" else None
        if isinstance(outlet, Entity) and annotation.sentence < last_lead:
            yield "outlet " + _outlet(outlet.id, outlets)


def _outlet(name: str, outlets: Mapping[str, str]) -> str:
    """One name for an outlet: what the house calls it, without case, spaces, points or "the"."""
    lower = name.lower().removeprefix("the ")
    known = outlets.get(lower, lower)
    return "".join(sign for sign in known if sign.isalnum())
