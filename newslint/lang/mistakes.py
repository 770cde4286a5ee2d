"""What is wrong with a line that does not parse, in the words of an editor: a parser's error in, a diagnostic out.

Errors are recognised by example (Jeffery 2003, "Generating LR syntax error messages from examples"): each message
lists malformed lines, and an error that leaves the parser in the same state is that message. What no example covers
says what may follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lark import Lark
from lark.exceptions import UnexpectedInput, UnexpectedToken

from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.operators import OPERATORS
from newslint.core.span import Span
from newslint.core.vocabulary import nearest
from newslint.lang.examples import EXAMPLES, MEANT, VERBS_OF_SENTENCES, Message, by_example
from newslint.lang.lines import Piece
from newslint.lang.problems import ERROR

_SHOWN = 6
"""Expected words that a message lists."""

_TERMINALS = {
    "$END": "the end of the line",
    "NAME": "a word",
    "STRING": "a text in quotation marks",
    "FIELD": "a field such as a.value",
    "NUMBER": "a figure",
    "OPERATOR": "an operator such as same-as",
    "SYMBOL": "= or <",
    "DURATION": "a length of time such as 7d",
    "DATE": "a date such as 2019-11-01",
    "FUNCTION": "a function such as middle of",
    "ABOUT_THE": '"for the same …"',
    "IN_ALIGNED": '"in aligned sentences"',
    "IN_DIFFERENT": '"in different sources"',
    "IN_THE_SAME": '"in the same article"',
    "IN_OTHER": '"in other articles"',
    "GROUP": '"sum of"',
    "COUNT_OF": '"count of"',
    "SAME_ORDER": '"same order"',
    "BAR_TEXT": '"|" and the text',
    "MONOTONE": '"decrease" or "increase"',
    "IS": '"is"',
    "DOT": "a full stop",
    "IN_ONE": '"in the article"',
    "ADD_UP_TO": '"add up to"',
    "RPAR": '")"',
    "LPAR": '"("',
    "COMMA": "a comma",
    "COLON": '":"',
    "PERCENT": '"%"',
    "WITHIN": '"within"',
}
"""Terminals in words, the most telling first; keywords that are not here are shown in quotation marks."""

_SILENT = {"FUNCTION_OF_TWO", "RANGE", "CURRENCY", "PLUS", "TIMES", "OR_TOLERANCE", "QUANTIFIER", "HOW", "_MUST_TO"} | {
    *("A", "AN", "ITS", "THEIR", "HIS", "HER", "ONE")
}
"""Terminals that only lengthen a list of what may follow."""

_SENTENCE = re.compile(r"\b(?:must|should|agrees?|conflicts?|contradicts?|cannot)\b")
_LEADING_MARK = re.compile(r"//+|/\*|--+|;+|[-*•–—>]")
_FIRST_WORD = re.compile(r"[^\W\d_][\w-]*")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line went wrong: the words there, what was accepted, and what stands before."""

    token: str
    span: Span
    at_end: bool
    accepts: frozenset[str]
    before: str


def too_many(path: str, span: Span, number: int) -> Diagnostic:
    """The file has more mistakes than are shown."""
    return Diagnostic(ERROR, "error", f"more than {number} mistakes: the rest is not read", (Label(path, span),))


def too_deep(path: str, span: Span) -> Diagnostic:
    """The line nests too deep, or is too long."""
    return Diagnostic(
        ERROR,
        "error",
        "this line is nested too deep, or is too long, to be read",
        (Label(path, span),),
        help="split the condition over two rules, or over where and unless",
    )


def explain(error: UnexpectedInput, piece: Piece, path: str, in_test: bool, parser: Lark) -> Diagnostic:
    """The diagnostic for a line that does not parse."""
    place = _place(error, piece)
    message = _by_text(piece, place, in_test) or _by_example(error, parser, place) or _by_what_may_follow(piece, place)
    span = message.span or place.span
    return Diagnostic(ERROR, "error", message.text, (Label(path, span, message.label),), message.notes, message.help)


@dataclass(frozen=True, slots=True)
class _Said:
    """A message, ready to be shown."""

    text: str
    label: str = ""
    help: str = ""
    notes: tuple[str, ...] = ()
    span: Span | None = None


def _place(error: UnexpectedInput, piece: Piece) -> _Place:
    start, length, token = max(error.pos_in_stream or 0, 0), 1, ""
    if isinstance(error, UnexpectedToken):
        if error.token.type == "$END":
            start = len(piece.text)
        else:
            start, token = error.token.start_pos or 0, str(error.token)
            length = len(token)
    else:
        word = re.match(r"[\w.-]+|.", piece.text[start:], re.S)
        token = word[0] if word else ""
        length = max(len(token), 1)
    at = piece.span.start + start
    # An operator or scope of several words is shown by its first.
    token = token.split("\n")[0]
    return _Place(token, Span(at, at + length), not token, frozenset(_accepted(error)), piece.text[:start])


# --- by the text of the line


def _by_text(piece: Piece, place: _Place, in_test: bool) -> _Said | None:
    first = _FIRST_WORD.match(piece.text)
    word = first[0] if first else ""
    quote = _open_quote(piece)
    if quote is not None:
        return _Said(
            "this text has no closing quotation mark",
            span=Span(quote, quote + 1),
            help="a text begins and ends on one line, between two quotation marks",
        )
    if in_test and word not in EXAMPLES and "|" not in piece.text:
        return _Said(
            "an article of a test needs a bar before its text",
            help="for example: a | Twelve people were hurt.",
            span=Span(piece.span.start, piece.span.start + len(piece.text)),
        )
    loose = _loose_parenthesis(piece.text)
    if loose is not None:
        opening = piece.text[loose] == "("
        return _Said(
            "this parenthesis is not closed" if opening else "this parenthesis was never opened",
            help="parentheses come in pairs; a line may go on while one is open",
            span=Span(piece.span.start + loose, piece.span.start + loose + 1),
        )
    if word in ("hedge", "alias", "place", "term") and '"' not in piece.text and not _SENTENCE.search(piece.text):
        return _Said(f"the words of this {word} must stand in quotation marks", help=_example(word))
    if word == "no" and not in_test:
        return _Said('no sentence begins with "no"', help="for example: boilerplate must not appear in body")
    mark = _LEADING_MARK.match(piece.text)
    if mark:
        span = Span(piece.span.start, piece.span.start + len(mark[0]))
        return _Said(
            f'no line begins with "{mark[0]}"', help='a line begins with a word, a comment with "#"', span=span
        )
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


def _misspelt_start(word: str, piece: Piece) -> _Said | None:
    """The first word is nearly one that begins a line, and the line makes no sentence."""
    if (len(word) < 3 and word not in MEANT) or word in EXAMPLES or _SENTENCE.search(piece.text):
        return None
    near = MEANT.get(word) or nearest(word, EXAMPLES)
    if not near:
        return None
    span = Span(piece.span.start, piece.span.start + len(word))
    return _Said(f'no line begins with "{word}"', f'did you mean "{near}"?', _example(near), span=span)


def _misspelt_verb(piece: Piece, place: _Place) -> _Said | None:
    """ "must agre": the word behind must is nearly a verb."""
    found = re.search(r"\b(?:must|should)\s+(?:not\s+)?([a-z]+)", piece.text)
    if not found or found[1] in VERBS_OF_SENTENCES or piece.span.start + found.start() > place.span.start:
        return None
    near = nearest(found[1], VERBS_OF_SENTENCES)
    if not near:
        return None
    span = Span(piece.span.start + found.start(1), piece.span.start + found.end(1))
    verbs = ", ".join(sorted(VERBS_OF_SENTENCES))
    return _Said(
        f'no sentence has the verb "{found[1]}"', f'did you mean "{near}"?', notes=(f"verbs: {verbs}",), span=span
    )


def _misspelt_operator(place: _Place) -> _Said | None:
    """A word where an operator should stand."""
    if "OPERATOR" not in place.accepts or not re.fullmatch(r"[a-z][a-z-]*", place.token) or "AND" in place.accepts:
        return None
    if place.token in ("and", "or"):
        return None
    known = [name for one in OPERATORS.values() for name in (one.name, *one.synonyms) if name[0].isalpha()]
    near = nearest(place.token, known)
    label = f'did you mean "{near}"?' if near else "an operator must stand here"
    names = ", ".join(OPERATORS)
    return _Said(f'there is no operator called "{place.token}"', label, notes=(f"operators: {names}",))


# --- by example


def _by_example(error: UnexpectedInput, parser: Lark, place: _Place) -> _Said | None:
    position, token, type = _state(error)
    found = [one for one in _outcomes(parser) if one.position == position]
    best = (
        next((one for one in found if (one.token, one.type) == (token, type)), None)
        or next((one for one in found if one.type == type), None)
        or next((one for one in found if one.accepts == place.accepts), None)
    )
    if best is None:
        return None
    message = best.message
    return _Said(message.text.replace("TOKEN", _shown(place)), message.label, f"for example: {message.help}")


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How the parser ends on a malformed example. The depth of its stack does not count, only where it stands."""

    position: object
    token: str
    type: str
    accepts: frozenset[str]
    message: Message


@cache
def _outcomes(parser: Lark) -> tuple[_Outcome, ...]:
    found: list[_Outcome] = []
    for message in by_example():
        for line in message.malformed:
            try:
                parser.parse(line)
            except UnexpectedInput as error:
                found.append(_Outcome(*_state(error), frozenset(_accepted(error)), message))
    return tuple(found)


def _state(error: UnexpectedInput) -> tuple[object, str, str]:
    state = error.state
    position = getattr(state, "position", state)
    token = getattr(error, "token", None)
    return position, str(token or ""), getattr(token, "type", "")


def _accepted(error: UnexpectedInput) -> Iterable[str]:
    if isinstance(error, UnexpectedToken):
        return error.accepts or error.expected
    return getattr(error, "allowed", None) or ()


# --- by what may follow


def _by_what_may_follow(piece: Piece, place: _Place) -> _Said:
    first = _FIRST_WORD.match(piece.text)
    word = first[0] if first else ""
    expected = _in_words(place.accepts)
    text = "the line ends too early" if place.at_end else f"{_shown(place)} does not fit here"
    near = "" if place.at_end else nearest(place.token, [one.strip('"') for one in expected if one.startswith('"')])
    label = f'did you mean "{near}"?' if near else ""
    notes = (f"what may stand here: {', '.join(expected[:_SHOWN])}",) if expected else ()
    return _Said(text, label, _example(word), notes)


def _in_words(accepts: Iterable[str]) -> list[str]:
    names = set(accepts) - _SILENT
    telling = [words for name, words in _TERMINALS.items() if name in names]
    rest = sorted(f'"{name.lower()}"' for name in names if name not in _TERMINALS and name.isalpha())
    end = [words for words in telling if words == _TERMINALS["$END"]]
    return [*(words for words in telling if words not in end), *rest, *end]


def _shown(place: _Place) -> str:
    return f'"{place.token}"' if place.token else "the end of the line"


def _example(word: str) -> str:
    known = EXAMPLES.get(word)
    return f"for example: {known or EXAMPLES['quantity']}"
