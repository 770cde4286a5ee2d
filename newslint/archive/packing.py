"""The packed form: which plain value stands for which value of the core.

A value that has a type of its own becomes a tuple that starts with a letter; strings, numbers and frozen sets stand
for themselves, and a list for a run of words. Spans are two numbers in a row, to keep the number of objects small.
"""

from __future__ import annotations

from collections.abc import Mapping

from newslint.core.annotation import Annotated, Annotation, Sentence
from newslint.core.article import Article, Correction, Region, Suppression
from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.hints import Any, TypeAlias
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import Amount, Entity, Value, When

Plain: TypeAlias = Any
"""What marshal can store; its shape is known to this module alone."""


def pack(article: Article, annotated: Annotated) -> object:
    """An article and what was found in it, as plain values."""
    own_text = article.text is article.file.text or article.text == article.file.text
    return (
        (article.id, article.file.path, article.file.text, article.file.starts),
        None if own_text else article.text,
        [(region.kind, *region.span) for region in article.regions],
        (article.source, _when(article.published), _when(article.updated), article.author, article.url),
        (article.story, article.format, list(article.pieces)),
        [_correction(one) for one in article.corrections],
        [(one.rule, *one.span, one.reason, *one.place, _when(one.until)) for one in article.suppressions],
        [(*one.span, one.region, one.lemmas, one.starts) for one in annotated.sentences],
        [_annotation(one) for one in annotated.annotations],
    )


def unpack(packed: object) -> tuple[Article, Annotated]:
    """What ``pack`` was given."""
    plain: Plain = packed
    file, text, regions, about, more, corrections, suppressions, sentences, annotations = plain
    id, path, file_text, starts = file
    source, published, updated, author, url = about
    story, format, pieces = more
    article = Article(
        id=id,
        file=Source(path, file_text, starts),
        text=file_text if text is None else text,
        regions=tuple([Region(kind, Span(start, end)) for kind, start, end in regions]),
        source=source,
        published=None if published is None else When(*published),
        updated=None if updated is None else When(*updated),
        author=author,
        url=url,
        story=story,
        format=format,
        corrections=tuple([_unpacked_correction(one) for one in corrections]),
        suppressions=tuple(
            [
                Suppression(rule, Span(start, end), reason, Span(first, last), None if until is None else When(*until))
                for rule, start, end, reason, first, last, until in suppressions
            ]
        ),
        pieces=tuple(pieces),
    )
    annotated = Annotated(
        tuple([Sentence(Span(start, end), region, *words) for start, end, region, *words in sentences]),
        tuple(
            [
                Annotation(kind, Span(start, end), sentence, _unpacked_fields(fields), flags, voice, confidence)
                for kind, start, end, sentence, fields, flags, voice, confidence in annotations
            ]
        ),
    )
    return article, annotated


def pack_diagnostics(diagnostics: tuple[Diagnostic, ...]) -> object:
    """Diagnostics of reading, kept beside the facts so that a warm run reports them again."""
    return [
        (
            (one.rule, one.severity, one.message, one.help, one.confidence, one.identity),
            [(label.path, *label.span, label.text) for label in one.labels],
            [(label.path, *label.span, label.text) for label in one.elsewhere],
            (one.notes, one.tags, one.reasons),
        )
        for one in diagnostics
    ]


def unpack_diagnostics(packed: object) -> tuple[Diagnostic, ...]:
    """What ``pack_diagnostics`` was given."""
    plain: Plain = packed
    return tuple(
        Diagnostic(
            rule,
            severity,
            message,
            tuple(Label(path, Span(start, end), text) for path, start, end, text in labels),
            notes,
            help,
            confidence,
            identity,
            tags,
            reasons,
            tuple(Label(path, Span(start, end), text) for path, start, end, text in elsewhere),
        )
        for (rule, severity, message, help, confidence, identity), labels, elsewhere, (notes, tags, reasons) in plain
    )


def _when(when: When | None) -> Plain:
    return None if when is None else (when.start, when.stop)


def _correction(one: Correction) -> Plain:
    fields = [(name, _value(value)) for name, value in one.fields]
    return (one.action, one.kind, *one.span, fields, one.flags, *one.place)


def _unpacked_correction(plain: Plain) -> Correction:
    action, kind, start, end, fields, flags, place_start, place_end = plain
    values = tuple((name, _unpacked(value)) for name, value in fields)
    return Correction(action, kind, Span(start, end), values, flags, Span(place_start, place_end))


def _annotation(one: Annotation) -> Plain:
    return (one.kind, *one.span, one.sentence, _fields(one.fields), one.flags, one.voice, one.confidence)


def _fields(fields: Mapping[str, Value]) -> Plain:
    return {name: _value(value) for name, value in fields.items()}


def _value(value: Value) -> Plain:
    match value:
        case Amount():
            return ("A", *value)
        case When():
            return ("W", *value)
        case Entity():
            return ("E", *value)
        case tuple():
            return list(value)
    return value


def _unpacked_fields(fields: Plain) -> dict[str, Value]:
    unpacked: dict[str, Value] = fields
    for name, value in fields.items():
        if value.__class__ is tuple or value.__class__ is list:
            unpacked[name] = _unpacked(value)
    return unpacked


def _unpacked(plain: Plain) -> Value:
    if plain.__class__ is list:
        return tuple(plain)
    if plain.__class__ is not tuple:
        value: Value = plain
        return value
    letter = plain[0]
    if letter == "A":
        return Amount(*plain[1:])
    return When(*plain[1:]) if letter == "W" else Entity(*plain[1:])
