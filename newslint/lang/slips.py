"""Slips that the text of a line shows by itself: an open quotation mark, a misspelt first word, another word for ours.

A broken line and the place where the parser gave up come in; a message comes out, or None where the text shows none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newslint.core.operators import OPERATORS
from newslint.core.span import Span
from newslint.core.vocabulary import nearest
from newslint.lang.examples import EXAMPLES, HOUSE_WORDS, MEANT, VERBS_OF_SENTENCES, good_line
from newslint.lang.lines import Piece

_SENTENCE = re.compile(r"\b(?:must|should|agrees?|conflicts?|contradicts?|cannot)\b")
_LEADING_MARK = re.compile(r"//+|/\*|--+|;+|[-*•–—>]")
_BARE_WORDS = re.compile(r"[a-z]+\s+(\S.*?)(?:\s+(?:means|is|in)\b.*)?$", re.S)
"""What stands between the first word of a line about words and its "means", "is" or "in"."""

_FIRST_WORD = re.compile(r"[^\W\d_][\w-]*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line went wrong: the words there, what was accepted, and what stands before."""

    token: str
    span: Span
    at_end: bool
    accepts: frozenset[str]
    before: str


@dataclass(frozen=True, slots=True)
class Said:
    """A message, ready to be shown."""

    text: str
    label: str = ""
    help: str = ""
    notes: tuple[str, ...] = ()
    span: Span | None = None


def by_text(piece: Piece, place: Place, in_test: bool) -> Said | None:
    """What is wrong, if the text of the line tells."""
    first = _FIRST_WORD.match(piece.text)
    word = first[0] if first else ""
    quote = _open_quote(piece)
    if quote is not None:
        return Said(
            "this text has no closing quotation mark",
            span=Span(quote, quote + 1),
            help='a text begins and ends on one line, as in: say "{value} here, {other.value} in {other.source}"',
        )
    if in_test and word not in EXAMPLES and "|" not in piece.text:
        return Said(
            "an article of a test needs a bar before its text",
            help="for example: a | Twelve people were hurt.",
            span=Span(piece.span.start, piece.span.start + len(piece.text)),
        )
    loose = _loose_parenthesis(piece.text)
    if loose is not None:
        opening = piece.text[loose] == "("
        return Said(
            "this parenthesis is not closed" if opening else "this parenthesis was never opened",
            help="parentheses come in pairs; a line may go on while one is open",
            span=Span(piece.span.start + loose, piece.span.start + loose + 1),
        )
    bare = _BARE_WORDS.match(piece.text) if word in HOUSE_WORDS and not _SENTENCE.search(piece.text) else None
    if bare and '"' not in piece.text:
        span = Span(piece.span.start + bare.start(1), piece.span.start + bare.end(1))
        return Said(f"the words of this {word} must stand in quotation marks", help=good_line(word), span=span)
    if word == "no" and not in_test:
        return Said('no sentence begins with "no"', help="for example: boilerplate must not appear in body")
    mark = _LEADING_MARK.match(piece.text)
    if mark:
        span = Span(piece.span.start, piece.span.start + len(mark[0]))
        return Said(f'no line begins with "{mark[0]}"', help='a line begins with a word, a comment with "#"', span=span)
    return _misspelt_start(word, piece) or _misspelt_verb(piece, place) or _misspelt_operator(place)


def _open_quote(piece: Piece) -> int | None:
    """Where a text begins that does not end."""
    text = re.sub(r'"(?:\\.|[^"\\\n])*"|“[^”\n]*”', lambda found: " " * len(found[0]), piece.text)
    places = [text.find(mark) for mark in '"“' if mark in text]
    return piece.span.start + min(places) if places else None


def _loose_parenthesis(text: str) -> int | None:
    """Where a parenthesis without its other half stands."""
    outside = re.sub(r'"(?:\\.|[^"\\\n])*"|“[^”\n]*”', lambda found: " " * len(found[0]), text)
    if "|" in outside:
        return None
    opened: list[int] = []
    for found in re.finditer(r"[()]", outside):
        if found[0] == "(":
            opened.append(found.start())
        elif not opened:
            return found.start()
        else:
            opened.pop()
    return opened[-1] if opened else None


def _misspelt_start(word: str, piece: Piece) -> Said | None:
    """The first word is nearly one that begins a line, and the line makes no sentence."""
    if (len(word) < 3 and word not in MEANT) or word in EXAMPLES or _SENTENCE.search(piece.text):
        return None
    near = MEANT.get(word) or nearest(word, EXAMPLES)
    if not near:
        return None
    span = Span(piece.span.start, piece.span.start + len(word))
    return Said(f'no line begins with "{word}"', f'did you mean "{near}"?', good_line(near), span=span)


def _misspelt_verb(piece: Piece, place: Place) -> Said | None:
    """ "must agre": the word behind must is nearly a verb."""
    found = re.search(r"\b(?:must|should)\s+(?:not\s+)?([a-z]+)", piece.text)
    if not found or found[1] in VERBS_OF_SENTENCES or piece.span.start + found.start() > place.span.start:
        return None
    near = nearest(found[1], VERBS_OF_SENTENCES)
    if not near:
        return None
    span = Span(piece.span.start + found.start(1), piece.span.start + found.end(1))
    verbs = ", ".join(sorted(VERBS_OF_SENTENCES))
    return Said(
        f'no sentence has the verb "{found[1]}"', f'did you mean "{near}"?', notes=(f"verbs: {verbs}",), span=span
    )


def _misspelt_operator(place: Place) -> Said | None:
    """A word where an operator should stand."""
    if "OPERATOR" not in place.accepts or not re.fullmatch(r"[a-z][a-z-]*", place.token) or "AND" in place.accepts:
        return None
    if place.token in ("and", "or"):
        return None
    known = [name for one in OPERATORS.values() for name in (one.name, *one.synonyms) if name[0].isalpha()]
    near = nearest(place.token, known)
    near = hyphened if (hyphened := near.replace(" ", "-")) in OPERATORS else near
    label = f'did you mean "{near}"?' if near else "an operator must stand here"
    names = ", ".join(OPERATORS)
    return Said(f'there is no operator called "{place.token}"', label, notes=(f"operators: {names}",))
