"""The one coordinate system of the house: half-open code-point offsets of ``Article.text``."""

from __future__ import annotations

from newslint.core.hints import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code points.

    >>> Span(4, 7).cut("the cat sat")
    'cat'
    """

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


NOWHERE = Span(0, 0)
"""The span of what has no place, such as a default."""
