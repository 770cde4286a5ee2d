"""Findings made by hand for reporters: articles are texts in which the places of labels are marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newslint.core.article import Article, Region
from newslint.core.calendar import minute_of
from newslint.core.diagnostic import Diagnostic, Label, Tally
from newslint.core.rule import Rule
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import DAY, When
from newslint.report import Report

_MARK = re.compile(r"\[\[(\d) |\]\]")


@dataclass(frozen=True)
class Marked:
    """A text without its marks, and the span of each mark by number."""

    text: str
    spans: dict[int, Span]


def marked(text: str) -> Marked:
    """Read ``[[0 words]]`` marks."""
    plain, spans, starts, at = "", {}, [], 0
    for found in _MARK.finditer(text):
        plain += text[at : found.start()]
        if found[1]:
            starts.append((int(found[1]), len(plain)))
        else:
            number, start = starts.pop()
            spans[number] = Span(start, len(plain))
        at = found.end()
    return Marked(plain + text[at:], spans)


def article(path: str, text: str, source: str = "", day: tuple[int, int, int] | None = None) -> Article:
    published = When(minute_of(*day), minute_of(*day) + DAY) if day else None
    region = Region("body", Span(0, len(text)))
    return Article(path, Source.of(path, text), text, (region,), source=source, published=published)


RULE = Rule(
    name="money-magnitude",
    severity="error",
    given=(),
    scope="across sources",
    where=(),
    unless=(),
    law=("expect", ("value", True)),
    sentence="money quantity must agree in magnitude across sources",
    because="Million for billion is the commonest number correction (desk checklist, https://example.org/checklist).",
    help="check the original",
    tags=("numbers", "numbers"),
    stage="stable",
)


def report(
    *articles: tuple[str, str] | tuple[str, str, str] | tuple[str, str, str, tuple[int, int, int]],
    texts: tuple[str, ...] = (),
    tally: Tally | None = None,
    color: bool = False,
    base: str = "",
    problems: tuple[Diagnostic, ...] = (),
    elsewhere: int = 0,
    **finding: object,
) -> Report:
    """A report of one finding whose labels are the marks of the articles, in order of their numbers.

    The last ones, as many as ``elsewhere`` says, are figures of other articles for comparison.
    """
    places = {}
    labels: dict[int, Label] = {}
    for path, text, *rest in articles:
        found = marked(text)
        places[path] = article(path, found.text, *rest)
        for number, span in found.spans.items():
            labels[number] = Label(path, span, texts[number] if number < len(texts) else "")
    fields: dict[str, object] = {
        "rule": "money-magnitude",
        "severity": "error",
        "message": "daily volume: billions here, millions there",
        "confidence": 0.9,
        "identity": "money-magnitude 1f6a",
    }
    ordered = tuple(labels[number] for number in sorted(labels))
    sides = len(ordered) - elsewhere
    diagnostic = Diagnostic(labels=ordered[:sides], elsewhere=ordered[sides:], **{**fields, **finding})
    return Report((diagnostic,), places, tally, (RULE,), problems, False, color, base)
