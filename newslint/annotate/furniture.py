"""What the page says around the article: share bars, comment forms, teasers of other stories, line by line.

What comes in: the regions that the reader found. What goes out: a "furniture" annotation for each line of boilerplate
and for the first line of each teaser, with its position; facts in these regions are nobody's, but their being left in
the copy is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.annotate.prose import Prose
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.span import Span
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "furniture",
        (
            Field("phrase", "text", "the line, in lower case"),
            Field("position", "text", "leading, middle or trailing, or teaser for another story"),
        ),
        "phrase",
        "a line of the page that is no part of the article",
        example="Share this article",
    ),
)
WORDS: tuple[Word, ...] = (
    Word("boilerplate", "furniture", (), True, "share bars, comment forms, newsletter boxes, teasers"),
    Word("teaser", "furniture", (("position", "teaser"),), True, "another story on the same page"),
)

STORY = frozenset({"headline", "deck", "body", "dateline"})
LONGEST = 200
"""Characters of a line that are kept as its phrase."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The furniture of an article."""
    numbers = [index for index, region in enumerate(article.regions) if region.kind in STORY]
    first, last = (numbers[0], numbers[-1]) if numbers else (len(article.regions), -1)
    for index, region in enumerate(article.regions):
        if region.kind not in {"boilerplate", "teaser"}:
            continue
        where = "leading" if index < first else "trailing" if index > last else "middle"
        for span in _lines(article.text, region.span):
            phrase = " ".join(span.cut(article.text).lower().split())[:LONGEST]
            position = "teaser" if region.kind == "teaser" else where
            sentence = prose.sentence_of(prose.token_at(span.start)) if prose.starts else 0
            yield Annotation("furniture", span, sentence, {"phrase": phrase, "position": position})
            if region.kind == "teaser":
                break


def _lines(text: str, region: Span) -> Iterator[Span]:
    """The lines of a region that hold more than blanks, without the blanks around them."""
    start = region.start
    while start < region.end:
        end = text.find("\n", start, region.end)
        end = region.end if end < 0 else end
        line = text[start:end]
        stripped = line.strip()
        if stripped:
            indent = len(line) - len(line.lstrip())
            yield Span(start + indent, start + indent + len(stripped))
        start = end + 1
