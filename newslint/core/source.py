"""A file as it was read: its path, its text, and where each line of it starts."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from newslint.core.hints import NamedTuple
from newslint.core.span import Span


class Position(NamedTuple):
    """A place for people: line and column, both 1-based, columns in code points."""

    line: int
    column: int


def line_starts(text: str) -> tuple[int, ...]:
    r"""Offsets at which lines begin; only ``\n`` ends a line, so that numbers agree with editors.

    >>> line_starts("a\nbc\n")
    (0, 2, 5)
    """
    lines = text.split("\n")
    lines.pop()
    return tuple(accumulate([len(line) + 1 for line in lines], initial=0))


class Source(NamedTuple):
    """A text file: an article as it lies on disk, a rule file, a sidecar or a configuration."""

    path: str
    text: str
    starts: tuple[int, ...] = ()

    @classmethod
    def of(cls, path: str, text: str) -> Source:
        """A source whose line table is ready."""
        return cls(path, text, line_starts(text))

    def position(self, offset: int) -> Position:
        """The line and column of an offset of this text."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its line end."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r")

    def locate(self, span: Span) -> Span:
        """Where a span lies in the file; a plain file is its own text."""
        return span
