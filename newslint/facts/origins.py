"""The articles of one story come in; which of them go back to one original goes out.

Copies, rewrites and translations of one original count as one voice. The signs, from sure to likely: one canonical
address, most sentences told alike or in the same order, an outlet credited in the lead ("two people told the Herald")
that is the source of another article, or credited in its lead too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslint.core.annotation import Annotated
from newslint.core.article import Article
from newslint.core.hints import TypeAlias
from newslint.core.values import Entity
from newslint.facts.components import components

Pair: TypeAlias = tuple[Article, Annotated]

N_LEAD = 6
"""An outlet credited within so many sentences of the start is what the article rests on; later it is an aside."""


def origins(story: Sequence[Pair], retold: Iterable[tuple[int, int]], outlets: Mapping[str, str]) -> list[int]:
    """For each article of a story, the number of the first article that has the same origin."""
    links = list(retold)
    addresses: dict[str, list[int]] = defaultdict(list)
    resting: dict[str, list[int]] = defaultdict(list)
    for number, (article, annotated) in enumerate(story):
        if article.url:
            addresses[article.url.partition("#")[0].partition("?")[0].rstrip("/")].append(number)
        for credited in sorted(set(_credited(annotated, outlets))):
            resting[credited].append(number)
    for number, (article, _) in reversed(tuple(enumerate(story))):
        # Two reports of one outlet are two reports; what credits the outlet goes back to the first of them.
        if (credited := outlet(article.source, outlets)) in resting:
            resting[credited] = [
                number,
                *(other for other in resting[credited] if story[other][0].source != article.source),
            ]
    for numbers in (*addresses.values(), *resting.values()):
        links += [(numbers[0], other) for other in numbers[1:]]
    return components(len(story), links)


def _credited(annotated: Annotated, outlets: Mapping[str, str]) -> Iterator[str]:
    """The outlets that the start of an article credits."""
    n_content = 0
    last_lead = len(annotated.sentences)
    for number, sentence in enumerate(annotated.sentences):
        n_content += sentence.region in ("deck", "body")
        if n_content > N_LEAD:
            last_lead = number
            break
    for annotation in annotated.annotations:
        named = annotation.fields.get("outlet") if annotation.kind == "attribution" else None
        if isinstance(named, Entity) and annotation.sentence < last_lead:
            yield outlet(named.id, outlets)


def outlet(name: str, outlets: Mapping[str, str]) -> str:
    """One name for an outlet: what the house calls it, without case, spaces, points or "the"."""
    lower = name.lower().removeprefix("the ")
    known = outlets.get(lower, lower)
    return "".join(sign for sign in known if sign.isalnum())
