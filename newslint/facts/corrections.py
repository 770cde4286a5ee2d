"""What extraction found in an article comes in; the same with the corrections of its sidecar goes out.

A correction made by hand always wins: it is certain, and it is never merged away by what extraction believes.
"""

from __future__ import annotations

from bisect import bisect_right

from newslint.core.annotation import Annotated, Annotation
from newslint.core.article import Article, Correction
from newslint.core.span import Span

CERTAIN = 1.0


def corrected(article: Article, annotated: Annotated) -> Annotated:
    """The annotations after the sidecar's "add", "change" and "remove" entries, in order of position."""
    if not article.corrections:
        return annotated
    annotations = list(annotated.annotations)
    for correction in article.corrections:
        if correction.action == "remove":
            meant = _meant(annotations, correction)
            annotations = [one for number, one in enumerate(annotations) if number not in meant]
        elif correction.action == "change" and (meant := _meant(annotations, correction)):
            for number in meant:
                annotations[number] = _changed(annotations[number], correction)
        else:
            # A change of something that extraction did not find says what the desk knows to stand there.
            annotations.append(_added(article, annotated, correction))
    annotations.sort(key=lambda one: (one.span, one.kind))
    return annotated._replace(annotations=tuple(annotations))


def _meant(annotations: list[Annotation], correction: Correction) -> frozenset[int]:
    """Which annotations an entry speaks of: those of exactly its words, else those that share words with it."""
    kind = correction.kind
    alike = [number for number, one in enumerate(annotations) if not kind or one.kind == kind]
    exact = frozenset(number for number in alike if annotations[number].span == correction.span)
    return exact or frozenset(number for number in alike if annotations[number].span.overlaps(correction.span))


def _changed(annotation: Annotation, correction: Correction) -> Annotation:
    fields = {**annotation.fields, **dict(correction.fields)}
    flags = correction.flags or annotation.flags
    return annotation._replace(fields=fields, flags=flags, confidence=CERTAIN)


def _added(article: Article, annotated: Annotated, correction: Correction) -> Annotation:
    span = correction.span
    # Words inside a quotation stay the speaker's: "we have no office" added by hand is still said by somebody.
    voices = [one.voice for one in annotated.annotations if one.span.covers(span)]
    own = "headline" if article.region_at(span.start) == "headline" else "narrator"
    return Annotation(
        kind=correction.kind,
        span=span,
        sentence=_sentence_at(annotated, span),
        fields=dict(correction.fields),
        flags=correction.flags,
        voice=next((voice for voice in ("quoted", "attributed") if voice in voices), own),
        confidence=CERTAIN,
    )


def _sentence_at(annotated: Annotated, span: Span) -> int:
    return max(bisect_right(annotated.sentences, span.start, key=lambda one: one.span.start) - 1, 0)
