"""An article: its text, its regions, and what is known about it."""

from bisect import bisect_right
from collections.abc import Iterable

from newslint.core.hints import NamedTuple
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import Value, When

REGIONS = (
    "headline",
    "deck",
    "byline",
    "dateline",
    "body",
    "subheading",
    "caption",
    "metadata",
    "boilerplate",
    "teaser",
    "note",
)
"""Kinds of regions; "teaser" is another story on the same page, "note" an update, correction or credit line."""


class Region(NamedTuple):
    """A part of the page; regions are in order, do not overlap, and leave out only blank space."""

    kind: str
    span: Span


class Correction(NamedTuple):
    """A fact corrected by hand in a sidecar: ``action`` is "add", "change" or "remove".

    ``span`` is where the anchor text was found in the article, ``place`` where the entry stands in the sidecar.
    """

    action: str
    kind: str
    span: Span
    fields: tuple[tuple[str, Value], ...]
    flags: frozenset[str]
    place: Span


class Suppression(NamedTuple):
    """A finding that an editor has accepted, anchored by exact text, with a reason.

    ``until`` is the last day on which it holds; who knows the date of today judges that.
    """

    rule: str
    span: Span
    reason: str
    place: Span
    until: When | None = None


class Article(NamedTuple):
    """One article. Offsets of everything about it are those of ``text``.

    For plain text and Markdown, ``text`` is the file's own text (markup is masked only where extractors look), so
    ``pieces`` is empty; a format that unescapes its text lists ``(text offset, file offset, length)`` runs there.
    """

    id: str
    file: Source
    text: str
    regions: tuple[Region, ...]
    source: str = ""
    published: When | None = None
    updated: When | None = None
    author: str = ""
    url: str = ""
    story: str = ""
    format: str = "plain"
    corrections: tuple[Correction, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    pieces: tuple[tuple[int, int, int], ...] = ()

    def region_at(self, offset: int) -> str:
        """The kind of the region at an offset; blank space belongs to what comes before it."""
        return self.regions_at((offset,))[0]

    def regions_at(self, offsets: Iterable[int]) -> list[str]:
        """The kinds of the regions at some offsets."""
        begins = [region.span.start for region in self.regions]
        kinds = ["body", *(region.kind for region in self.regions)]
        return [kinds[bisect_right(begins, offset)] for offset in offsets]

    def locate(self, span: Span) -> Span:
        """The span of the file that a span of the text came from."""
        if not self.pieces:
            return span
        return Span(self._file_offset(span.start), self._file_offset(max(span.end - 1, span.start)) + 1)

    def _file_offset(self, offset: int) -> int:
        index = max(bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1, 0)
        text_start, file_start, length = self.pieces[index]
        return file_start + min(offset - text_start, max(length - 1, 0))
