"""Annotated articles from plain text and short marks, without an extractor."""

from __future__ import annotations

import re

from newslint import facts
from newslint.core.annotation import Annotated, Annotation, Sentence
from newslint.core.article import Article, Correction, Region
from newslint.core.fact import FactBase
from newslint.core.lexicon import Lexicon
from newslint.core.rule import HouseWords
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import DAY, Entity, Value, When

LIGHT = frozenset(
    re.findall(r"\w+", "a an the of to in on at by for from with and or is was were it that this has have be")
)
Found = tuple[Article, Annotated]


def day(year: int, month: int, number: int) -> When:
    """An interval of one day, near enough for comparing distances."""
    start = ((year * 12 + month) * 30 + number) * DAY
    return When(start, start + DAY)


def article(
    id: str,
    text: str,
    *marks: str,
    source: str = "",
    published: When | None = None,
    url: str = "",
    story: str = "",
    corrections: tuple[Correction, ...] = (),
    foreign_from: int | None = None,
) -> Found:
    """An article whose lines are its sentences.

    A mark is "kind:words", "kind:words@id" or "kind:words@id|field=value…"; a field's value is an entity.
    """
    end = len(text) if foreign_from is None else foreign_from
    regions = [Region("body", Span(0, end))]
    if end < len(text):
        regions.append(Region("teaser", Span(end, len(text))))
    spans = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]
    sentences = tuple(
        Sentence(span, "body" if span.start < end else "teaser", *lemmas_of(span, text)) for span in spans
    )
    annotations = sorted((_annotation(mark, text, spans) for mark in marks), key=lambda one: one.span)
    made = Article(
        id,
        Source.of(id, text),
        text,
        tuple(regions),
        source=source,
        published=published,
        url=url,
        story=story,
        corrections=corrections,
    )
    return made, Annotated(sentences, tuple(annotations))


def lemmas_of(span: Span, text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Content words, plural and tense cut off as roughly as a test needs, and where they begin."""
    words = re.compile(r"[\w']+").finditer(text.lower(), span.start, span.end)
    found = [(re.sub(r"(?:'s|ing|ed|s)$", "", word.group()), word.start()) for word in words]
    content = [(word, start) for word, start in found if word not in LIGHT]
    return tuple(word for word, _ in content), tuple(start for _, start in content)


def base_of(*found: Found, stories: str = "one", house: HouseWords | None = None) -> FactBase:
    """The facts of some articles, by default as one story."""
    return facts.collect(found, Lexicon({}, ""), house or HouseWords(), stories)


def _annotation(mark: str, text: str, spans: list[Span]) -> Annotation:
    head, *others = mark.split("|")
    kind, _, named = head.partition(":")
    words, _, id = named.partition("@")
    start = text.index(words)
    span = Span(start, start + len(words))
    number = next(index for index, one in enumerate(spans) if one.covers(span))
    fields: dict[str, Value] = {"name": Entity(id or words.lower(), words), "written": words}
    for other in others:
        field, _, value = other.partition("=")
        fields[field] = Entity(value.lower(), value)
    return Annotation(kind, span, number, fields)
