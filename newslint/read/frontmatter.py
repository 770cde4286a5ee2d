"""Front matter of Markdown: YAML between two lines of dashes at the top of a file.

A ``Source`` comes in; what it says about the article, the regions of its lines, and the place where the text
begins go out.
"""

from __future__ import annotations

from newslint.core.article import Region
from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.notation import when_of
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import When
from newslint.read.about import About

RULE = "newslint-front-matter"

_KEYS = {
    "title": "headline",
    "headline": "headline",
    "deck": "deck",
    "subtitle": "deck",
    "standfirst": "deck",
    "description": "deck",
    "summary": "deck",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "source": "source",
    "outlet": "source",
    "publisher": "source",
    "publication": "source",
    "published": "published",
    "date": "published",
    "published_at": "published",
    "publication_date": "published",
    "datepublished": "published",
    "updated": "updated",
    "modified": "updated",
    "lastmod": "updated",
    "last_modified": "updated",
    "updated_at": "updated",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "canonical_url": "url",
    "permalink": "url",
    "story": "story",
    "event": "story",
    "slug": "slug",
}
"""Keys that are understood, and what they tell; other keys belong to other programs."""


def front_matter(source: Source, about: About) -> tuple[int, list[Region], bool, list[Diagnostic]]:
    """Where the text begins, the regions before it, whether a headline is among them, and what is wrong."""
    text = source.text
    if not text.startswith("---"):
        return 0, [], False, []
    inner, end = _block(text)
    if end == 0:
        return 0, [], False, []
    from newslint.config import tree

    root, diagnostics = tree.parse(source, RULE, inner.start, inner.cut(text))
    if root is None or root.kind != "mapping":
        if root is not None:
            diagnostics.append(_problem(source, root.span, "front matter must be a mapping of keys to values"))
        return end, [Region("metadata", Span(0, len(text[:end].rstrip())))], False, diagnostics
    parts: list[Region] = []
    for name, key, value in root.pairs():
        role = _KEYS.get(name.lower().replace("-", "_").replace(" ", "_"), "")
        told = _told(value.plain())
        if role in ("published", "updated"):
            when = when_in(told)
            if when is None:
                help = "write it as 2026-04-16 or 2026-04-16T10:26"
                diagnostics.append(_problem(source, value.span, f"'{name}' is not a date: {told[:40]}", help))
            else:
                about.tell_when(role, when)
        elif role:
            about.tell(role, told)
            if role in ("headline", "deck") and (span := _inner(text, value.span)):
                parts.append(Region(role, span))
        del key
    return end, _between(text, end, parts), any(part.kind == "headline" for part in parts), diagnostics


def when_in(text: str) -> When | None:
    """A time as a machine or a person wrote it: ISO first, then as it would be printed on the page."""
    when = when_of(text.strip())
    if when is not None or not text:
        return when
    from newslint.read.dates import printed_dates

    return next((printed.when for printed in printed_dates(text[:80]) if printed.when), None)


def _block(text: str) -> tuple[Span, int]:
    """The YAML between the dashes, and where the text begins; (…, 0) where the dashes are not closed."""
    first_end = text.find("\n")
    if first_end < 0 or text[:first_end].strip() != "---":
        return Span(0, 0), 0
    position = first_end + 1
    while position < len(text):
        line_end = text.find("\n", position)
        line_end = len(text) if line_end < 0 else line_end
        if text[position:line_end].rstrip() in ("---", "..."):
            return Span(first_end + 1, position), min(line_end + 1, len(text))
        position = line_end + 1
    return Span(0, 0), 0


def _told(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value if item is not None)
    return "" if value is None or isinstance(value, dict) else str(value)


def _inner(text: str, span: Span) -> Span | None:
    """The words of a value, without its quotation marks; None for a value of several lines."""
    start, end = span
    end = start + len(text[start:end].rstrip())
    if end - start >= 2 and text[start] in "\"'" and text[end - 1] == text[start]:
        start, end = start + 1, end - 1
    return Span(start, end) if start < end and "\n" not in text[start:end] and text[start] not in "|>[{" else None


def _between(text: str, end: int, parts: list[Region]) -> list[Region]:
    """Headline and deck, with the rest of the front matter as metadata around them."""
    regions: list[Region] = []
    position = 0
    for part in [*sorted(parts, key=lambda part: part.span), None]:
        stop = part.span.start if part else end
        piece = text[position:stop]
        stripped = piece.strip()
        if stripped:
            start = position + len(piece) - len(piece.lstrip())
            regions.append(Region("metadata", Span(start, start + len(stripped))))
        if part:
            regions.append(part)
            position = part.span.end
    return regions


def _problem(source: Source, span: Span, message: str, help: str = "") -> Diagnostic:
    return Diagnostic(RULE, "warning", message, (Label(source.path, span),), help=help)
