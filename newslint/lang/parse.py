"""A rule file as a syntax tree: a ``Source`` comes in, a ``File`` and diagnostics go out.

The only module of the room that builds a Lark parser; it is imported when there is something to parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark
from lark.common import LexerConf
from lark.exceptions import UnexpectedInput
from lark.lexer import ContextualLexer

from newslint.core.diagnostic import Diagnostic
from newslint.core.operators import FUNCTIONS, OPERATORS
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.lang import lines, mistakes, statements
from newslint.lang.build import build

MOST_MISTAKES = 100
"""Mistakes of one file that are shown; a file with more is not a rule file."""


def parse(source: Source) -> tuple[statements.File, tuple[Diagnostic, ...]]:
    """The lines of a rule file, with None in place of each that is broken, and what is wrong with these."""
    pieces, end = lines.pieces(source.text)
    found: list[statements.Line] = []
    problems: list[Diagnostic] = []
    in_test = False
    for piece in pieces:
        if len(problems) == MOST_MISTAKES:
            problems.append(mistakes.too_many(source.path, piece.span, MOST_MISTAKES))
            break
        outcome = _parse_piece(piece, source.path, in_test)
        node: statements.Node | None = None
        if isinstance(outcome, Diagnostic):
            problems.append(outcome)
        else:
            node = outcome
        in_test = isinstance(node, statements.TestHead) or (in_test and not isinstance(node, statements.Header))
        found.append(statements.Line(node, piece.indent, piece.before, piece.after, piece.span))
    return statements.File(tuple(found), end), tuple(problems)


def _parse_piece(piece: lines.Piece, path: str, in_test: bool) -> statements.Node | Diagnostic:
    if piece.too_deep():
        return mistakes.too_deep(path, Span(piece.span.start, piece.span.start + 40))
    parser = _parser()
    try:
        tree = parser.parse(piece.text)
    except UnexpectedInput as error:
        return mistakes.explain(error, piece, path, in_test, parser)
    return build(tree, piece.span.start)


@cache
def _parser() -> Lark:
    """The parser: made once, reused for every line of every file."""
    return make_parser()


def make_parser(debug: bool = False) -> Lark:
    """A new parser; ``debug`` logs the conflicts that the generator would resolve silently."""
    return Lark(
        _grammar_text(),
        parser="lalr",
        lexer="contextual",
        propagate_positions=True,
        maybe_placeholders=False,
        debug=debug,
        _plugins={"ContextualLexer": _UncheckedLexer},
    )


class _UncheckedLexer(ContextualLexer):
    """Lark compares all terminals with each other where interegular happens to be installed: minutes for ours."""

    def __init__(self, conf: LexerConf, *rest: Any, **options: Any) -> None:
        conf.skip_validation = True
        super().__init__(conf, *rest, **options)


def _grammar_text() -> str:
    """The grammar, with the terminals that are made from the tables of ``core.operators``."""
    return (Path(__file__).parent / "grammar.lark").read_text("utf-8") + _generated()


def _generated() -> str:
    """The terminals that are made from the tables of ``core.operators``."""
    # "within" has a rule of its own, and "at least" two: as an operator and as an option.
    operators = [
        word
        for operator in OPERATORS.values()
        for word in (operator.name, *operator.synonyms)
        if word[0].isalpha() and operator.name != "within"
    ]
    one = [function.said[0] for function in FUNCTIONS.values() if len(function.said) == 1]
    two = [function.said[0] for function in FUNCTIONS.values() if len(function.said) == 2]
    terminals = {"OPERATOR": operators, "FUNCTION": one, "FUNCTION_OF_TWO": two}
    return "\n" + "".join(f"{name}.4: /(?:{_alternatives(words)})(?![\\w-])/\n" for name, words in terminals.items())


def _alternatives(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    parts = [re.sub(r"[ -]", r"[\\s-]+", word) for word in longest_first]
    return "|".join(parts).replace(r"at[\s-]+least", "at-least")
