"""Who is speaking: the last step, common to all extractors.

What comes in: annotations of all kinds, quotes among them. What goes out: the same in order of position, each with
its voice: "quoted" inside quotation marks, "attributed" inside the content of an indirect quote, "headline" in a
headline, else what its extractor said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import compress, zip_longest
from operator import itemgetter

from newslint.annotate.prose import Prose, new
from newslint.core.annotation import Annotation
from newslint.core.span import Span

MARKED = ("direct", "partial")

START = itemgetter(0)
KIND, SPAN = map(itemgetter, map(Annotation._fields.index, ("kind", "span")))


def settle(prose: Prose, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """All annotations in order of position, with their voices."""
    ordered = sorted(annotations, key=KIND)
    ordered.sort(key=SPAN)  # one after the other, as two quick comparisons cost less than one of tuples within tuples
    begins = list(map(START, map(SPAN, ordered)))
    quoted = compress(ordered, map("quote".__eq__, map(KIND, ordered)))
    quotes = [(one.span, one.fields.get("form")) for one in quoted]
    indirect = _inside(begins, [span for span, form in quotes if form == "indirect"])
    voices = {at: "attributed" for at in indirect if ordered[at].voice == "narrator"}
    if "headline" in prose.regions:
        headlines = (at for at, one in enumerate(ordered) if prose.regions[one.sentence] == "headline")
        voices |= dict.fromkeys(headlines, "headline")
    voices |= dict.fromkeys(_inside(begins, [span for span, form in quotes if form in MARKED]), "quoted")
    for at, voice in voices.items():
        kind, span, sentence, fields, flags, said, confidence = ordered[at]
        if kind != "quote" and said != voice:
            ordered[at] = new(Annotation, (kind, span, sentence, fields, flags, voice, confidence))
    return tuple(ordered)


def _inside(begins: list[int], spans: list[Span]) -> Iterator[int]:
    """The numbers of the annotations that begin in one of some spans; where the next begins, one is over."""
    for (start, end), following in zip_longest(spans, spans[1:]):
        stop = end if following is None else min(end, following.start)
        yield from range(bisect_left(begins, start), bisect_left(begins, stop))
