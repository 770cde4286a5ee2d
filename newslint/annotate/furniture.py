"""What the page says around the article: share bars, comment forms, teasers of other stories.

What comes in: the regions that the reader found. What goes out: a "furniture" annotation for each run of such lines,
named by its first line; a line that is printed twice in a row is one by itself. Facts in these regions are nobody's,
but their being left in the copy is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.annotate.prose import NO_FLAGS, Prose
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.span import Span
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "furniture",
        (
            Field("phrase", "text", "its first line, in lower case"),
            Field("position", "text", "leading, middle or trailing, or teaser for another story"),
            Field("lines", "number", "how many lines it has"),
        ),
        "phrase",
        "lines of the page that are no part of the article",
        flags=("twice",),
        example="Share this article",
    ),
)
WORDS: tuple[Word, ...] = (
    Word("boilerplate", "furniture", (), True, "share bars, comment forms, newsletter boxes, teasers"),
    Word("teaser", "furniture", (("position", "teaser"),), True, "another story on the same page"),
)

FURNITURE = frozenset({"boilerplate", "teaser"})
STORY = frozenset({"headline", "deck", "body", "dateline"})
TWICE = frozenset(("twice",))
LONGEST = 200
"""Characters of the first line that are kept."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The furniture of an article."""
    numbers = [index for index, region in enumerate(article.regions) if region.kind in STORY]
    first, last = (numbers[0], numbers[-1]) if numbers else (len(article.regions), -1)
    index = 0
    while index < len(article.regions):
        stop = index
        again = index > 0 and _stands_twice(article, index)
        while stop < len(article.regions) and article.regions[stop].kind in FURNITURE and not (again and stop > index):
            stop += 1
        if stop == index:
            index += 1
            continue
        run = article.regions[index:stop]
        lines = [line for region in run for line in _lines(article.text, region.span)]
        if lines:
            position = "leading" if index < first else "trailing" if index > last else "middle"
            if any(region.kind == "teaser" for region in run):
                position = "teaser"
            phrase = " ".join(lines[0].cut(article.text).lower().split())[:LONGEST]
            sentence = prose.sentence_at[prose.token_at(lines[0].start)] if prose.starts else 0
            span = Span(lines[0].start, lines[-1].end)
            fields: dict[str, Value] = {"phrase": phrase, "position": position, "lines": float(len(lines))}
            yield Annotation("furniture", span, sentence, fields, TWICE if again else NO_FLAGS)
        index = stop


def _stands_twice(article: Article, index: int) -> bool:
    """Whether a region says once more what the line before it says, as a line that was pasted twice does."""
    line = article.regions[index].span.cut(article.text).strip()
    before = article.regions[index - 1].span.cut(article.text)
    return before.endswith(line) and before[: -len(line)][-1:] in ("", "\n")


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
