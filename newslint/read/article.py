"""A file becomes an article: decoded, cut into regions, and told apart from what is only about it."""

from __future__ import annotations

import os

from newslint.core.article import Article, Region
from newslint.core.calendar import date_of
from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.files import PathLike, read_bytes
from newslint.core.lexicon import Lexicon
from newslint.core.source import Source
from newslint.core.span import NOWHERE
from newslint.core.values import When
from newslint.read.about import About
from newslint.read.decode import decode
from newslint.read.frontmatter import front_matter
from newslint.read.furniture import fold, furniture
from newslint.read.paths import UNREADABLE, shown
from newslint.read.regions import regions
from newslint.read.sidecar import ENDING, Sidecar

_MARKDOWN = (".md", ".markdown")


def read_file(path: PathLike, name: str, lexicon: Lexicon) -> tuple[Article | None, tuple[Diagnostic, ...]]:
    """The article in a file; see ``newslint.read.read``."""
    name = name.replace("\\", "/")
    try:
        content = read_bytes(path)
    except OSError as error:
        return None, (_unreadable(name, error),)
    text, problems = decode(content, name)
    if text is None:
        return None, problems
    said, more = _sidecar(path, text)
    article, found = article_of(text, name, lexicon, said)
    return article, (*problems, *found, *more)


def article_of(
    text: str, name: str, lexicon: Lexicon, said: Sidecar | None = None
) -> tuple[Article, tuple[Diagnostic, ...]]:
    """The article that a text is, with what a sidecar says of it; the sidecar is believed first."""
    source = Source.of(name, text)
    about = About()
    if said is not None:
        about.values.update(said.values)
        about.published, about.updated = said.whens.get("published"), said.whens.get("updated")
    markdown = name.lower().endswith(_MARKDOWN)
    start, before, has_headline, problems = front_matter(source, about)
    about.headline = fold(about.values.get("headline", ""))
    found: list[Region] = [*before, *regions(text, start, furniture(lexicon), about, has_headline)]
    article = Article(
        id=name,
        file=source,
        text=text,
        regions=tuple(found),
        source=about.values.get("source", ""),
        published=_published(about),
        updated=about.updated,
        author=about.values.get("author", ""),
        url=about.values.get("url", ""),
        story=about.values.get("story", ""),
        format="markdown" if markdown else "plain",
        corrections=tuple(said.corrections) if said else (),
        suppressions=tuple(said.suppressions) if said else (),
    )
    return article, tuple(problems)


def _published(about: About) -> When | None:
    """The publication; a dateline's month and day in the year of the update, where nothing else is known."""
    if about.published is not None or about.month_and_day is None or about.updated is None:
        return about.published
    from newslint.read.dates import day_in_year

    date = date_of(about.updated.start)
    if date is None:
        return None
    when = day_in_year(date[0], *about.month_and_day)
    if when is not None and when.start > about.updated.stop:
        when = day_in_year(date[0] - 1, *about.month_and_day)
    return when


def _sidecar(path: PathLike, text: str) -> tuple[Sidecar | None, tuple[Diagnostic, ...]]:
    beside = os.fspath(path) + ENDING
    name = shown(beside)
    try:
        content = read_bytes(beside)
    except FileNotFoundError:
        return None, ()
    except OSError as error:
        return None, (_unreadable(name, error),)
    written, problems = decode(content, name)
    if written is None:
        return None, problems
    from newslint.read.sidecar import sidecar

    said = sidecar(Source.of(name, written), text)
    return said, (*problems, *said.diagnostics)


def _unreadable(name: str, error: OSError) -> Diagnostic:
    message = f"it cannot be read: {(error.strerror or str(error)).lower()}"
    return Diagnostic(UNREADABLE, "error", message, (Label(name, NOWHERE),))
