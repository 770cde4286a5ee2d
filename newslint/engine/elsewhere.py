"""Where the other articles of a story tell the figures of a finding that lies within one article.

A sum that does not come out, or a headline figure that the text lacks, is a mistake of one article; which of its
figures is the wrong one, the others often know. What comes in: the facts of a finding. What goes out: figures of other
articles that an editor would look up, one an article: the same figure, or another of the same thing in a sentence that
retells this one.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.core.fact import Fact
from newslint.core.hints import NamedTuple
from newslint.core.values import Amount
from newslint.engine.scene import Scene

MOST = 2
"""Articles that are named: a finding has its own places to show."""

N_SHARED = 2
"""Words near two figures that make them figures of one thing, where the sentences are not aligned."""

ROUND = 100
"""Figures below this, and round ones, are met by chance."""


class _Near(NamedTuple):
    """How near a figure of another article comes, to be compared; the figure itself does not count."""

    same: bool
    alignment: float
    n_shared: int


def told(scene: Scene, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The figures of other articles that belong to a finding of one article; none for a finding across articles."""
    article, story = facts[0].article, facts[0].story
    if any(fact.article != article for fact in facts):
        return ()
    figures = scene.figures(story)
    ours = [one for one in figures if one.article == article and any(_overlap(one, fact) for fact in facts)]
    best: dict[str, tuple[_Near, Fact]] = {}
    for one in ours if len(ours) < len(figures) else ():
        for other in figures:
            near = None if other.article == article else _near(scene, one, other)
            if near is not None and (other.article not in best or near > best[other.article][0]):
                best[other.article] = near, other
    chosen = sorted(best.values(), key=lambda pair: pair[0], reverse=True)[:MOST]
    return tuple(sorted((fact for _, fact in chosen), key=scene.place))


def _overlap(one: Fact, other: Fact) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _near(scene: Scene, one: Fact, other: Fact) -> _Near | None:
    """How near two figures of one dimension are; None where they may be of different things."""
    ours, theirs = one.fields, other.fields
    if ours.get("dimension") != theirs.get("dimension") or ours.get("unit") != theirs.get("unit"):
        return None
    value, told = ours.get("value"), theirs.get("value")
    if not isinstance(value, Amount) or not isinstance(told, Amount) or told.printed is None:
        return None
    nouns = {ours.get("noun"), theirs.get("noun")} - {None}
    if len(nouns) > 1 or ours.get("measure", "") != theirs.get("measure", ""):
        return None
    same = value.printed == told.printed
    alignment = scene.base.alignment(one, other)
    n_shared = len(_context(one) & _context(other))
    striking = same and (told.printed % 1 != 0 or (told.printed >= ROUND and told.printed % ROUND != 0))
    if alignment or n_shared >= N_SHARED or (striking and n_shared):
        return _Near(same, alignment, n_shared)
    return None


def _context(fact: Fact) -> frozenset[str]:
    found = fact.fields.get("context")
    return found if isinstance(found, frozenset) else frozenset()
