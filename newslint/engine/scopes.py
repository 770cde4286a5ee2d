"""Which facts may meet at all: for each scope, the block that both must be of, and the test that a pair must pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from newslint.core.fact import Fact
from newslint.core.hints import NamedTuple
from newslint.engine.scene import moment


class Scope(NamedTuple):
    """A scope: facts of one block are compared where ``admits`` says so; ``why_not`` says what failed, in words.

    ``ordered`` scopes see a pair once, the earlier fact first; ``between`` articles, facts of one article never meet.
    """

    block: Callable[[Fact], object]
    admits: Callable[[Fact, Fact], bool]
    why_not: str
    ordered: bool = False
    between: bool = False


def apart(one: Fact, other: Fact) -> bool:
    """Whether two facts stand on words of their own: a claim is no second witness of the quantity within it."""
    return one.article != other.article or not one.span.overlaps(other.span)


def _story(fact: Fact) -> object:
    return fact.story


def _article(fact: Fact) -> object:
    return fact.article


def _everything(fact: Fact) -> object:
    return ""


def _across_sources(one: Fact, other: Fact) -> bool:
    # Two versions of one article by one outlet are editions, not sources; copies of it by others are sources.
    return one.article != other.article and (one.source != other.source or one.origin != other.origin)


def _across_editions(one: Fact, other: Fact) -> bool:
    return one.article != other.article and one.source == other.source and _earlier(one, other)


def _over_time(one: Fact, other: Fact) -> bool:
    return apart(one, other) and _earlier(one, other)


def _within(one: Fact, other: Fact) -> bool:
    return one.article == other.article and apart(one, other)


def _different_articles(one: Fact, other: Fact) -> bool:
    return one.article != other.article


def _earlier(one: Fact, other: Fact) -> bool:
    first, second = moment(one), moment(other)
    return first is not None and second is not None and first.start < second.start


def _anything(one: Fact, other: Fact) -> bool:
    return True


SCOPES: Mapping[str, Scope] = {
    "across sources": Scope(_story, _across_sources, "not from different sources of one story", between=True),
    "across texts": Scope(_story, _different_articles, "in one article", between=True),
    "within the article": Scope(_article, _within, "not in one article"),
    "across editions": Scope(_story, _across_editions, "not editions of one article", ordered=True, between=True),
    "over time": Scope(_story, _over_time, "not one after the other in time", ordered=True),
    "against the archive": Scope(_everything, _different_articles, "in one article", between=True),
    "anywhere": Scope(_story, apart, "not of one story"),
    "same article": Scope(_article, _anything, "not in one article"),
    "same story": Scope(_story, _anything, "not of one story"),
    "other articles": Scope(_story, _different_articles, "in one article", between=True),
}
"""Every scope of ``core.rule`` by name, of rules and of groups."""

STORYWIDE = frozenset(name for name, scope in SCOPES.items() if scope.between and name != "against the archive")
"""Scopes in which one story's articles are compared with each other: an article by itself has nothing to meet."""
