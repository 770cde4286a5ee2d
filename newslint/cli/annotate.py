"""``newslint annotate FILE``: what is understood of one article, in the form of a sidecar.

What is printed can be kept as ``FILE.newslint.yaml`` and corrected: every entry is anchored by the words it is about.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from newslint import pipeline, read
from newslint.cli import request
from newslint.cli.parser import Options, Parser, names
from newslint.cli.surroundings import Surroundings
from newslint.core import notation
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Table
from newslint.core.vocabulary import nearest

_OWN = ("text", "nth", "kind", "flags", "add", "remove")
"""Keys of an entry that are no fields."""


def options(parser: Parser) -> None:
    """The options of ``annotate``."""
    parser.add_argument("path", metavar="FILE", help="an article")
    parser.add_argument("--kind", metavar="KIND", action="append", default=[], help="show only facts of this kind")
    request.rule_options(parser)


def run(options: Options, around: Surroundings) -> int:
    """Print what was found in one article, before corrections."""
    settings, problems = request.settle(options, around)
    found, more = pipeline.annotate(options.path, request.make((options.path,), settings, 1, around))
    problems += more
    places = {}
    if found is not None:
        article, annotated = found
        kinds = names(options.kind)
        if kinds:
            known = {one.kind for one in annotated.annotations}
            for kind in kinds:
                if kind not in known and (near := nearest(kind, known)):
                    around.say(f"newslint annotate: no {kind} was found here; is '{near}' meant?")
        chosen = [one for one in annotated.annotations if not kinds or one.kind in kinds]
        around.write("\n".join(_sidecar(article, chosen)) + "\n")
        places[article.id] = article
    return request.end(problems, places, settings, around)


def _sidecar(article: Article, annotations: list[Annotation]) -> Iterator[str]:
    yield f"# What newslint understands of {_line(article.id)}. Correct what is wrong and delete the rest;"
    yield f"# the file belongs beside the article as {_line(os.path.basename(read.sidecar_path(article.id)))}"
    about: dict[str, Table] = {
        "source": article.source,
        "published": notation.to_plain(article.published) if article.published else "",
        "updated": notation.to_plain(article.updated) if article.updated else "",
        "author": article.author,
        "url": article.url,
        "story": article.story,
    }
    if any(about.values()):
        yield "article:"
        yield from (f"  {line}" for line in _yaml({name: value for name, value in about.items() if value}))
    if annotations:
        yield "facts:"
    numbers = _Numbers(article.text)
    for one in annotations:
        place = article.file.position(article.locate(one.span).start)
        yield f"  # {place.line}:{place.column}, {one.voice}, confidence {one.confidence:.2g}"
        entry = _entry(article, one, numbers)
        yield from (f"  {mark} {line}" for mark, line in zip("-" + " " * len(entry), _yaml(entry), strict=False))


def _entry(article: Article, one: Annotation, numbers: _Numbers) -> dict[str, Table]:
    entry: dict[str, Table] = {"text": one.span.cut(article.text)}
    if (nth := numbers.nth(one)) > 1:
        entry["nth"] = nth
    entry["kind"] = one.kind
    if one.flags:
        entry["flags"] = [*sorted(one.flags)]
    # A field that is called like a key of the form, as the text of a quote is, only repeats the anchor.
    fields = {name: notation.to_plain(value) for name, value in sorted(one.fields.items()) if name not in _OWN}
    return {**entry, **fields}


class _Numbers:
    """Which of the places with the same words an annotation stands at; overlapping places count, as in a sidecar."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[str, tuple[int, int]] = {}

    def nth(self, one: Annotation) -> int:
        """The number of this place, from 1. Annotations come in order, so each text is walked through once."""
        words = one.span.cut(self._text)
        at, number = self._last.get(words, (-1, 0))
        while at < one.span.start:
            at, number = self._text.find(words, at + 1), number + 1
        self._last[words] = at, number
        return number


def _yaml(entry: dict[str, Table]) -> list[str]:
    """A mapping as lines: a key a line, and what is within a key on that line."""
    import yaml

    dumper = yaml.SafeDumper
    lines = []
    for name, value in entry.items():
        inner = yaml.dump(value, Dumper=dumper, default_flow_style=True, allow_unicode=True, width=1 << 30)
        text = inner.removesuffix("\n").removesuffix("\n...")
        if "\n" in text or (isinstance(value, str) and "\n" in value):
            # A quoted scalar that runs over lines would be folded; in double quotes it stays on one.
            text = yaml.dump(value, Dumper=dumper, default_style='"', allow_unicode=True, width=1 << 30).rstrip("\n")
        lines.append(f"{yaml.safe_dump(name, width=1 << 30).split(chr(10))[0]}: {text}")
    return lines


def _line(text: str) -> str:
    return text.replace("\n", " ")
