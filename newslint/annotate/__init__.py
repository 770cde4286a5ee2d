"""Annotations: one article comes in, sentences and typed annotations on spans of its text go out.

Each extractor is a module with ``KINDS``, ``WORDS`` and
``find(prose, article, lexicon, found) -> Iterable[Annotation]``; ``found`` is what the extractors before it found.
To add one, write the module and put it into ``EXTRACTORS``: its kinds then exist in the rule language.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from newslint.annotate import (
    addresses,
    assertions,
    beside,
    calculations,
    casualties,
    charges,
    claims,
    clauses,
    conditions,
    contrasts,
    dates,
    details,
    echoes,
    entities,
    furniture,
    gists,
    grounds,
    gunmen,
    hospitals,
    kinsfolk,
    lacks,
    loose,
    namewords,
    negations,
    nicknames,
    nominals,
    order,
    poles,
    prose,
    prospects,
    quantities,
    quotes,
    relatives,
    sexes,
    sides,
    spots,
    statements,
    states,
    streets,
    terms,
    townsmen,
    traces,
    turns,
    undecided,
    venues,
    voice,
    wholenames,
    wounds,
)
from newslint.annotate.house import extend
from newslint.core.annotation import Annotated, Annotation, Sentence
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.rule import HouseWords
from newslint.core.vocabulary import Kind, Vocabulary, Word

__all__ = ["EXTRACTORS", "annotate", "vocabulary"]


class Extractor(Protocol):
    """What a module must have to be an extractor."""

    @property
    def KINDS(self) -> tuple[Kind, ...]:
        """The kinds of annotations it finds."""

    @property
    def WORDS(self) -> tuple[Word, ...]:
        """Words that narrow these kinds in the rule language."""

    def find(
        self, prose: prose.Prose, article: Article, lexicon: Lexicon, found: list[Annotation]
    ) -> Iterable[Annotation]:
        """The annotations of one article."""


# The order matters: who and where comes before what, and quotes before what is said in them.
EXTRACTORS: tuple[Extractor, ...] = (
    entities,
    quotes,
    dates,
    quantities,
    streets,
    venues,
    townsmen,
    addresses,
    calculations,
    casualties,
    claims,
    assertions,
    clauses,
    beside,
    relatives,
    kinsfolk,
    nicknames,
    sexes,
    wounds,
    negations,
    lacks,
    nominals,
    loose,
    prospects,
    order,
    poles,
    details,
    charges,
    sides,
    spots,
    terms,
    states,
    conditions,
    statements,
    gists,
    undecided,
    grounds,
    gunmen,
    hospitals,
    echoes,
    contrasts,
    traces,
    turns,
    namewords,
    wholenames,
    furniture,
)


def annotate(article: Article, lexicon: Lexicon, house: HouseWords) -> Annotated:
    """All that can be found in one article."""
    words = extend(lexicon, house)
    read = prose.read(article, words)
    found: list[Annotation] = []
    for extractor in EXTRACTORS:
        found += extractor.find(read, article, words, found)
    return Annotated(_sentences(read), voice.settle(read, found))


def vocabulary(house: HouseWords) -> Vocabulary:
    """Kinds and words of all extractors, and the words that house-defined claims add."""
    kinds = {kind.name: kind for extractor in EXTRACTORS for kind in extractor.KINDS}
    if "claim" in kinds:
        kinds["claim"] = claims.with_roles(kinds["claim"], house.claims)
    words = tuple(word for extractor in EXTRACTORS for word in extractor.WORDS)
    defined = tuple(
        Word(claim.name, "claim", (("relation", claim.name),), doc="defined in a rule file") for claim in house.claims
    )
    return Vocabulary(kinds, words + defined)


def _sentences(read: prose.Prose) -> tuple[Sentence, ...]:
    """The sentences, each with its part of what the whole article tells."""
    lemmas, begins = read.told()
    solid, first = read.solid, 0
    found: list[Sentence] = []
    for (start, stop), span, region in zip(read.sentences, read.spans, read.regions, strict=True):
        after = first + solid.count(1, start, stop)
        found.append(prose.new(Sentence, (span, region, lemmas[first:after], begins[first:after])))
        first = after
    return tuple(found)
