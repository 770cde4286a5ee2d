"""What extraction found in an article comes in; the same with the corrections of its sidecar goes out.

A correction made by hand always wins: it is certain, and it is never merged away by what extraction believes.
"""

from __future__ import annotations

from bisect import bisect_right

from newslint.core.annotation import Annotated, Annotation
from newslint.core.article import Article, Correction
from newslint.core.span import Span
from newslint.core.values import Value

CERTAIN = 1.0


def corrected(article: Article, annotated: Annotated) -> Annotated:
    """The annotations after the sidecar's "add", "change" and "remove" entries, in order of position."""
    if not article.corrections:
        return annotated
    annotations = list(annotated.annotations)
    for correction in article.corrections:
        if correction.action == "remove":
            gone = meant(annotations, correction)
            annotations = [one for number, one in enumerate(annotations) if number not in gone]
        elif correction.action == "change" and (changed := meant(annotations, correction)):
            for number in changed:
                annotations[number] = _changed(annotations[number], correction)
        else:
            # A change of something that extraction did not find says what the desk knows to stand there.
            annotations.append(_added(article, annotated, correction))
    annotations.sort(key=lambda one: (one.span, one.kind))
    return annotated._replace(annotations=tuple(annotations))


def meant(annotations: list[Annotation], correction: Correction) -> frozenset[int]:
    """Which annotations an entry speaks of: those of exactly its words, else those that share words with it."""
    kind = correction.kind
    alike = [number for number, one in enumerate(annotations) if not kind or one.kind == kind]
    exact = frozenset(number for number in alike if annotations[number].span == correction.span)
    return exact or frozenset(number for number in alike if annotations[number].span.overlaps(correction.span))


def _changed(annotation: Annotation, correction: Correction) -> Annotation:
    fields, flags = _said(correction, correction.flags or annotation.flags)
    return annotation._replace(fields={**annotation.fields, **fields}, flags=flags, confidence=CERTAIN)


def _said(correction: Correction, flags: frozenset[str]) -> tuple[dict[str, Value], frozenset[str]]:
    """Fields and flags of an entry; "hedged: true" sets a flag, and "hedged: false" takes it away."""
    fields = dict(correction.fields)
    switched = {name: fields.pop(name) for name, value in correction.fields if isinstance(value, bool)}
    on = {name for name, value in switched.items() if value}
    return fields, (flags | on) - (switched.keys() - on)


def _added(article: Article, annotated: Annotated, correction: Correction) -> Annotation:
    span = correction.span
    # Words inside a quotation stay the speaker's: "we have no office" added by hand is still said by somebody.
    voices = [one.voice for one in annotated.annotations if one.span.covers(span)]
    fields, flags = _said(correction, correction.flags)
    own = "headline" if article.region_at(span.start) == "headline" else "narrator"
    return Annotation(
        kind=correction.kind,
        span=span,
        sentence=_sentence_at(annotated, span),
        fields=fields,
        flags=flags,
        voice=next((voice for voice in ("quoted", "attributed") if voice in voices), own),
        confidence=CERTAIN,
    )


def _sentence_at(annotated: Annotated, span: Span) -> int:
    return max(bisect_right(annotated.sentences, span.start, key=lambda one: one.span.start) - 1, 0)
