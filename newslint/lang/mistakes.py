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
from newslint.core.span import Span
from newslint.core.vocabulary import nearest
from newslint.lang.examples import HOUSE_WORDS, Message, by_example, good_line
from newslint.lang.lines import Piece
from newslint.lang.problems import ERROR
from newslint.lang.slips import Place, Said, by_text

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
    message = (
        by_text(piece, place, in_test) or _by_example(error, parser, place, piece) or _by_what_may_follow(piece, place)
    )
    span = message.span or place.span
    return Diagnostic(ERROR, "error", message.text, (Label(path, span, message.label),), message.notes, message.help)


def _place(error: UnexpectedInput, piece: Piece) -> Place:
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
    return Place(token, Span(at, at + length), not token, frozenset(_accepted(error)), piece.text[:start])


# --- by example


def _by_example(error: UnexpectedInput, parser: Lark, place: Place, piece: Piece) -> Said | None:
    position, token, type = _state(error)
    found = [one for one in _outcomes(parser) if one.position == position]
    best = (
        next((one for one in found if (one.token, one.type) == (token, type)), None)
        or next((one for one in found if one.type == type), None)
        or next((one for one in found if one.accepts == place.accepts), None)
    )
    if best is None:
        return None
    message, word = best.message, piece.text.split(" ", 1)[0]
    # House words are alike in form, and share what is said of them; a line about a place is shown a place.
    told = {message.help.split(" ", 1)[0], word}
    good = good_line(word) if told <= HOUSE_WORDS else f"for example: {message.help}"
    return Said(message.text.replace("TOKEN", _shown(place)), message.label, good)


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


def _by_what_may_follow(piece: Piece, place: Place) -> Said:
    expected = _in_words(place.accepts)
    text = "the line ends too early" if place.at_end else f"{_shown(place)} does not fit here"
    near = "" if place.at_end else nearest(place.token, [one.strip('"') for one in expected if one.startswith('"')])
    label = f'did you mean "{near}"?' if near else ""
    notes = (f"what may stand here: {', '.join(expected[:_SHOWN])}",) if expected else ()
    return Said(text, label, good_line(piece.text.split(" ", 1)[0]), notes)


def _in_words(accepts: Iterable[str]) -> list[str]:
    names = set(accepts) - _SILENT
    telling = [words for name, words in _TERMINALS.items() if name in names]
    rest = sorted(f'"{name.lower()}"' for name in names if name not in _TERMINALS and name.isalpha())
    end = [words for words in telling if words == _TERMINALS["$END"]]
    return [*(words for words in telling if words not in end), *rest, *end]


def _shown(place: Place) -> str:
    return f'"{place.token}"' if place.token else "the end of the line"
