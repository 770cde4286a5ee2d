"""From a label to a place for people: file, line and column, the words that stand there, and whose words they are."""

from __future__ import annotations

from newslint.core.article import Article
from newslint.core.calendar import date_of
from newslint.core.diagnostic import Label
from newslint.core.hints import NamedTuple
from newslint.core.source import Position, Source
from newslint.core.span import Span
from newslint.core.values import When
from newslint.report.contents import Places


class Place(NamedTuple):
    """Where a label stands. ``end`` is exclusive; without a ``file`` only the path is known.

    ``span`` is that of the file; ``words`` are those of the article, which a format may have unescaped.
    """

    path: str
    file: Source | None
    span: Span
    start: Position
    end: Position
    words: str
    outlet: str
    day: str

    def shown(self) -> str:
        """``path:line:column``, or the path alone."""
        return f"{self.path}:{self.start.line}:{self.start.column}" if self.file else self.path

    def credit(self) -> str:
        """Outlet and day, as far as they are known."""
        return ", ".join(part for part in (self.outlet, self.day) if part)


def place(label: Label, places: Places) -> Place:
    """The place of a label; one that points nowhere known keeps its path only."""
    target = places.get(label.path)
    if target is None:
        first = Position(1, 1)
        return Place(label.path, None, Span(0, 0), first, first, "", "", "")
    article = target if isinstance(target, Article) else None
    file = target.file if isinstance(target, Article) else target
    if not file.starts:
        file = Source.of(file.path, file.text)
    start, end = (min(max(offset, 0), len(file.text)) for offset in target.locate(label.span))
    span = Span(start, max(start, end))
    return Place(
        path=label.path,
        file=file,
        span=span,
        start=file.position(span.start),
        end=file.position(span.end),
        words=label.span.cut(target.text),
        outlet=article.source if article else "",
        day=day(article.published) if article else "",
    )


def day(when: When | None) -> str:
    """The first day of an interval as an ISO date; nothing where it is unknown or outside the calendar."""
    date = date_of(when.start) if when else None
    return "{:04}-{:02}-{:02}".format(*date) if date else ""
