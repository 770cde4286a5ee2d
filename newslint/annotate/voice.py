"""Who is speaking: the last step, common to all extractors.

What comes in: annotations of all kinds, quotes among them. What goes out: the same in order of position, each with
its voice: "quoted" inside quotation marks, "attributed" inside the content of an indirect quote, "headline" in a
headline, else what its extractor said.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from newslint.annotate.prose import Prose, new
from newslint.core.annotation import Annotation

MARKED = ("direct", "partial")

PLACE = itemgetter(*map(Annotation._fields.index, ("span", "kind", "sentence")))


def settle(prose: Prose, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """All annotations in order of position, with their voices."""
    ordered = sorted(annotations, key=PLACE)
    quotes = [(one.span, one.fields.get("form")) for one in ordered if one.kind == "quote"]
    marked = [span for span, form in quotes if form in MARKED]
    indirect = [span for span, form in quotes if form == "indirect"]
    marked.reverse()
    indirect.reverse()
    quoted_to = attributed_to = -1
    """Where the last quotation, and the last reported statement, of those so far ends."""
    settled, regions = [], prose.regions
    for one in ordered:
        kind, span, sentence, fields, flags, said, confidence = one
        begin = span[0]
        while marked and marked[-1][0] <= begin:
            quoted_to = marked.pop()[1]
        while indirect and indirect[-1][0] <= begin:
            attributed_to = indirect.pop()[1]
        voice = said
        if kind != "quote":
            if begin < quoted_to:
                voice = "quoted"
            elif regions[sentence] == "headline":
                voice = "headline"
            elif begin < attributed_to and said == "narrator":
                voice = "attributed"
        if voice != said:
            one = new(Annotation, (kind, span, sentence, fields, flags, voice, confidence))
        settled.append(one)
    return tuple(settled)
