"""Annotations of many articles come in; one table of facts, grouped by story, goes out.

This is the first room where two articles meet. Nothing is judged here: articles are grouped into stories, names
are brought to one identity, sentences that tell the same thing are aligned, and articles that go back to one
original get one origin, so that the engine can join by key and count votes.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from newslint.core.annotation import Annotated
from newslint.core.article import Article
from newslint.core.diagnostic import Diagnostic
from newslint.core.fact import FactBase
from newslint.core.lexicon import Lexicon
from newslint.core.rule import HouseWords
from newslint.core.vocabulary import Vocabulary
from newslint.facts.corrections import corrected
from newslint.facts.stories import group
from newslint.facts.table import tabulate
from newslint.facts.titles import TAG, parted, whole

__all__ = ["TAG", "collect", "entitled", "understood", "whole"]


def collect(
    found: Sequence[tuple[Article, Annotated]], lexicon: Lexicon, house: HouseWords, stories: str = "auto"
) -> FactBase:
    """The facts of all articles; ``stories`` is "auto", "dir" or "one". The order of ``found`` does not matter."""
    mended = [(article, corrected(article, annotated)) for article, annotated in found]
    return tabulate(group(mended, stories), lexicon, house)


def entitled(
    found: Sequence[tuple[Article, Annotated]], kinds: Set[str], lexicon: Lexicon, house: HouseWords
) -> FactBase:
    """The facts of titles that say what the texts below them do not, and of those texts: each two are a story.

    ``kinds`` are the kinds of facts that are to be compared; ``whole`` names the article of a title.
    """
    mended = [(article, corrected(article, annotated)) for article, annotated in found]
    return tabulate(tuple(parted(mended, kinds, lexicon)), lexicon, house)


def understood(
    article: Article, annotated: Annotated, vocabulary: Vocabulary, sidecar: str
) -> tuple[Article, tuple[Diagnostic, ...]]:
    """An article with the corrections of its sidecar in the types of the vocabulary, and what is wrong with them."""
    from newslint.facts import entries

    return entries.understood(article, annotated, vocabulary, sidecar)
