"""Facts: annotations of many articles, brought to one table so that rules can join them."""

from collections.abc import Mapping
from types import MappingProxyType

from newslint.core.hints import NamedTuple
from newslint.core.span import Span
from newslint.core.values import Value, When

TRUST = 1
"""Trust in a source of which the house says nothing."""


class Fact(NamedTuple):
    """An annotation with its circumstances.

    ``number`` identifies the fact within its base; ``sentence`` indexes ``FactBase.sentences``; ``origin`` is equal
    for articles that go back to one original.
    """

    number: int
    kind: str
    article: str
    span: Span
    words: str
    fields: Mapping[str, Value]
    flags: frozenset[str]
    voice: str
    region: str
    sentence: int
    confidence: float
    source: str
    story: str
    origin: int
    published: When | None


class Statement(NamedTuple):
    """A sentence of the base: where it stands and what its content words are."""

    article: str
    span: Span
    region: str
    lemmas: frozenset[str]


class Story(NamedTuple):
    """Articles about one event, by id, in the order of publication and then of name."""

    name: str
    articles: tuple[str, ...]


class FactBase(NamedTuple):
    """The table that the engine joins.

    ``aligned`` gives, for pairs of sentences of different articles of one story (lower index first), how much of
    their content words they share (0 to 1, weighted by rarity); pairs that share little are absent.
    ``slots`` gives, for pairs of figures or dates of different articles of one story (lower number first), how nearly
    the words around the two are the same (0 to 1); pairs that share little are absent.
    ``copies`` holds, for pairs of articles of one story (ids sorted), the share of sentences of the shorter one
    that are aligned. ``weights`` gives, for each story, what sharing a word says about telling the same thing: from
    0 (figures, units) to about 1.3 (a name that few sentences hold). ``trust`` holds the sources to which the house
    has given more or less trust than ``TRUST``.
    """

    stories: tuple[Story, ...]
    facts: tuple[Fact, ...]
    sentences: tuple[Statement, ...]
    aligned: Mapping[tuple[int, int], float]
    copies: Mapping[tuple[str, str], float]
    weights: Mapping[str, Mapping[str, float]] = MappingProxyType({})
    trust: Mapping[str, int] = MappingProxyType({})
    slots: Mapping[tuple[int, int], float] = MappingProxyType({})

    def alignment(self, one: Fact, other: Fact) -> float:
        """How nearly the sentences of two facts are one sentence: 1 for the same, 0 for unrelated."""
        a, b = one.sentence, other.sentence
        return 1.0 if a == b else self.aligned.get((a, b) if a < b else (b, a), 0.0)

    def slot(self, one: Fact, other: Fact) -> float:
        """How nearly two facts stand at one place of one sentence, told twice: 1 for one place, 0 for unrelated."""
        a, b = one.number, other.number
        return 1.0 if a == b else self.slots.get((a, b) if a < b else (b, a), 0.0)
