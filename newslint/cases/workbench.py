"""A test in a rule file becomes facts: through the same reader and extractors as any article, given as functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newslint.core import rule as rules
from newslint.core.annotation import Annotated
from newslint.core.article import Article
from newslint.core.fact import FactBase
from newslint.core.lexicon import Lexicon
from newslint.core.notation import when_of
from newslint.core.rule import HouseWords


@dataclass(frozen=True, slots=True)
class Workbench:
    """The stages that tests need: ``read`` makes an article of (text, name), ``assemble`` facts of articles of one
    story; ``annotate`` extracts from one article with other house words, for coverage of phrases.
    """

    read: Callable[[str, str], Article]
    assemble: Callable[[Sequence[Article]], FactBase]
    lexicon: Lexicon
    annotate: Callable[[Article, HouseWords], Annotated] | None = None

    def base(self, articles: Sequence[rules.Article]) -> FactBase:
        """The facts of the articles of a test; an article's id is its letter."""
        return self.assemble([self.article(one) for one in articles])

    def article(self, one: rules.Article) -> Article:
        """One article of a test, with its date and source."""
        made = self.read(one.text, one.name)
        published = when_of(one.published) if one.published else None
        return made._replace(
            id=one.name,
            story="test",
            source=one.source or made.source or one.name,
            published=published or made.published,
        )
