"""What is wrong with a line that does not parse, in the words of an editor: a parser's error in, a diagnostic out."""

from __future__ import annotations

from lark import Lark
from lark.exceptions import UnexpectedInput

from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.span import Span
from newslint.lang.lines import Piece

ERROR = "newslint-rule-error"
WARNING = "newslint-rule-warning"


def too_many(path: str, span: Span, number: int) -> Diagnostic:
    """The file has more mistakes than are shown."""
    return Diagnostic(ERROR, "error", f"more than {number} mistakes: the rest is not shown", (Label(path, span),))


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
    start = piece.span.start + max(error.pos_in_stream or 0, 0)
    return Diagnostic(ERROR, "error", str(error).splitlines()[0], (Label(path, Span(start, start + 1)),))
