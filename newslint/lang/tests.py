"""Tests in rules: the blocks of a test come in, a ``core.rule.Case`` with the places of its marks goes out."""

from __future__ import annotations

import re

from newslint.core.notation import when_of
from newslint.core.rule import Article, Case
from newslint.core.span import Span
from newslint.lang import statements
from newslint.lang.assemble import TestBlock
from newslint.lang.problems import Problems

OUTCOMES = ("flags", "passes", "skips")

_MARK = re.compile(r"\[\[|\]\]|\(\(|\)\)")
_CLOSES = {"]]": "[[", "))": "(("}
_LINE_HELP = "for example: a | Twelve people were hurt."
_MARK_HELP = "for example: a | [[Twelve people]] were hurt. (and on the other side: ((Ten people)))"
_DATE_HELP = "for example: a@2019-11-01 | Twelve people were hurt."


def compile_case(block: TestBlock, problems: Problems) -> Case | None:
    """The case of a test block, or None and a problem."""
    outcome, todo = _outcome(block.head, problems)
    texts: dict[str, list[str]] = {}
    heads: dict[str, statements.TestLine] = {}
    lengths: dict[str, int] = {}
    marks: dict[str, list[tuple[str, Span]]] = {"[[": [], "((": []}
    for line in block.lines:
        name = line.name.text
        _check_head(line, heads.get(name), problems)
        heads.setdefault(name, line)
        lines = texts.setdefault(name, [])
        offset = lengths.get(name, 0)
        text, found = _unmarked(line, problems)
        lines.append(text)
        lengths[name] = offset + len(text) + 1
        for opening, span in found:
            marks[opening].append((name, Span(span.start + offset, span.end + offset)))
    if not outcome or not heads:
        return None
    articles = tuple(Article(name, "\n".join(texts[name]), heads[name].date, heads[name].outlet) for name in heads)
    return Case(block.head.title.text, outcome, todo, articles, tuple(marks["[["]), tuple(marks["(("]), block.head.span)


def _outcome(head: statements.TestHead, problems: Problems) -> tuple[str, bool]:
    found, todo = "", False
    for word in head.words:
        if word.text == "todo":
            todo = True
        elif word.text in OUTCOMES and not found:
            found = word.text
        else:
            problems.unknown(word.span, "outcome of a test", word.text, (*OUTCOMES, "todo"), "outcomes")
            return "", todo
    if not found:
        problems.error(head.span, "what should this test do?", help='for example: test flags "billions here":')
    return found, todo


def _check_head(line: statements.TestLine, first: statements.TestLine | None, problems: Problems) -> None:
    if line.date and when_of(line.date) is None:
        start = line.name.span.end + 1
        problems.error(Span(start, start + len(line.date)), f"the calendar has no {line.date}", help=_DATE_HELP)
    if first is not None and ((line.date and line.date != first.date) or (line.outlet and line.outlet != first.outlet)):
        problems.error(
            line.span, f'article "{line.name.text}" was dated otherwise above', help="one letter is one article"
        )


def _unmarked(line: statements.TestLine, problems: Problems) -> tuple[str, list[tuple[str, Span]]]:
    """The text without its marks, and where they were."""
    parts: list[str] = []
    length = at = 0
    opened: dict[str, int] = {}
    found: list[tuple[str, Span]] = []
    for mark in _MARK.finditer(line.text):
        parts.append(line.text[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        sign = mark[0]
        opening = _CLOSES.get(sign)
        if opening is None:
            opened[sign] = length
        elif opening in opened:
            found.append((opening, Span(opened.pop(opening), length)))
        else:
            _unpaired(line, mark, opening, problems)
    for sign in opened:
        start = line.text_span.start + line.text.index(sign)
        problems.error(Span(start, start + 2), f'"{sign}" is not closed', help=_MARK_HELP)
    parts.append(line.text[at:])
    return "".join(parts), found


def _unpaired(line: statements.TestLine, mark: re.Match[str], opening: str, problems: Problems) -> None:
    start = line.text_span.start + mark.start()
    problems.error(
        Span(start, start + 2), f'"{mark[0]}" closes nothing', f'"{opening}" must stand before it', help=_MARK_HELP
    )
