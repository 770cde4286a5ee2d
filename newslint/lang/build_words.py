"""Words, figures and operands of ``grammar.lark`` as nodes of the syntax tree."""

# One method for each alternative of the grammar, under its name.
# ruff: noqa: D102

from __future__ import annotations

from typing import Any

from lark import Token, v_args
from lark.visitors import Transformer_NonRecursive

from newslint.core.operators import FUNCTIONS, OPERATORS
from newslint.core.span import NOWHERE, Span
from newslint.lang import syntax
from newslint.lang.syntax import Name, Text

_SYMBOLS = {"≤": "<=", "≥": ">=", "≠": "!=", "==": "=", "−": "-", "×": "*", "÷": "/"}


def _plain(words: str) -> str:
    """Words for looking up: hyphens and runs of blanks are one blank."""
    return " ".join(words.replace("-", " ").split())


_OPERATOR_NAMES = {
    _plain(word): operator.name for operator in OPERATORS.values() for word in (operator.name, *operator.synonyms)
}
_FUNCTION_NAMES = {_plain(function.said[0]): function.name for function in FUNCTIONS.values()}


def figure(token: str) -> float:
    """The number that some digits say."""
    return float(str(token).strip().replace(",", ""))


def _possessive(names: tuple[Name, ...]) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """ "A person's age" as the age, and the person whose it is."""
    for place, name in enumerate(names[:-1], 1):
        if name.text.endswith(("'s", "’s")):
            owner = Name(name.text[:-2], Span(name.span.start, name.span.end - 2))
            return names[place:], (*names[: place - 1], owner)
    return names, ()


@v_args(meta=True)
class Words(Transformer_NonRecursive[Token, Any]):
    """Builds what conditions and sentences are made of; ``base`` is where the line starts in its file."""

    def __init__(self, base: int) -> None:
        super().__init__()
        self.base = base

    # --- small parts

    def _span(self, meta: Any) -> Span:
        if meta.empty:
            return NOWHERE
        return Span(meta.start_pos + self.base, meta.end_pos + self.base)

    def _token_span(self, token: Token) -> Span:
        return Span((token.start_pos or 0) + self.base, (token.end_pos or 0) + self.base)

    def _name(self, token: Token) -> Name:
        return Name(str(token), self._token_span(token))

    def _text(self, token: Token) -> Text:
        inner = str(token)[1:-1]
        if "\\" in inner:
            inner = inner.replace("\\\\", "\0").replace('\\"', '"').replace("\\", "").replace("\0", "\\")
        return Text(inner, self._token_span(token))

    def names(self, meta: Any, children: list[Any]) -> tuple[Name, ...]:
        return tuple(self._name(token) for token in children)

    def unit(self, meta: Any, children: list[Any]) -> tuple[Name, ...]:
        return self.names(meta, children)

    def text(self, meta: Any, children: list[Any]) -> Text:
        return self._text(children[0])

    def _joined(self, names: tuple[Name, ...]) -> Name:
        return Name(" ".join(name.text for name in names), Span(names[0].span.start, names[-1].span.end))

    def _operator_name(self, token: Token) -> Name:
        said = _SYMBOLS.get(str(token), str(token))
        return Name(_OPERATOR_NAMES.get(_plain(said), said), self._token_span(token))

    # --- phrases

    def every(self, meta: Any, children: list[Any]) -> bool:
        return True

    def phrase(self, meta: Any, children: list[Any]) -> syntax.Phrase:
        every = children[0] is True
        rest = children[1:] if every else children
        of = next((one[1] for one in rest[1:] if one[0] == "of"), ())
        region = next((one[1] for one in rest[1:] if one[0] == "in"), None)
        names, owner = _possessive(rest[0])
        return syntax.Phrase(names, every, owner or of, None, region, self._span(meta))

    def of(self, meta: Any, children: list[Any]) -> tuple[str, Any]:
        return "of", children[0]

    def region(self, meta: Any, children: list[Any]) -> tuple[str, Any]:
        return "in", self._name(children[0])

    def phrase_literal(self, meta: Any, children: list[Any]) -> syntax.Phrase:
        return syntax.Phrase(children[0], literal=self._text(children[1]), span=self._span(meta))

    def phrase_bare(self, meta: Any, children: list[Any]) -> syntax.Phrase:
        return syntax.Phrase((), literal=self._text(children[0]), span=self._span(meta))

    # --- operands

    def arithmetic(self, meta: Any, children: list[Any]) -> syntax.Arithmetic:
        left, sign, right = children
        return syntax.Arithmetic(_SYMBOLS.get(str(sign), str(sign)), left, right, self._span(meta))

    def signed(self, meta: Any, children: list[Any]) -> syntax.Number:
        sign, number = children
        if str(sign) == "+":
            return number  # type: ignore[no-any-return]
        return syntax.Number(-number.high, -number.low, number.currency, number.words, self._span(meta))

    def percent_of(self, meta: Any, children: list[Any]) -> syntax.Arithmetic:
        share = figure(children[0]) / 100
        number = syntax.Number(share, share, span=self._token_span(children[0]))
        return syntax.Arithmetic("*", number, children[1], self._span(meta))

    def duration(self, meta: Any, children: list[Any]) -> syntax.Duration:
        return self._duration(children[0])

    def _duration(self, token: Token) -> syntax.Duration:
        digits = str(token).rstrip("abcdefghijklmnopqrstuvwxyz").strip()
        unit = str(token)[len(digits) :].strip().removesuffix("s")
        unit = {"day": "d", "hour": "h", "week": "w", "minute": "min", "month": "months", "year": "years"}.get(
            unit, unit
        )
        return syntax.Duration(float(digits), "years" if unit == "y" else unit, self._token_span(token))

    def date(self, meta: Any, children: list[Any]) -> syntax.Date:
        return syntax.Date(str(children[0]).upper(), self._token_span(children[0]))

    def name(self, meta: Any, children: list[Any]) -> Name:
        return self._name(children[0])

    def field(self, meta: Any, children: list[Any]) -> syntax.FieldOf:
        token = children[0]
        variable, _, field = str(token).partition(".")
        span = self._token_span(token)
        cut = span.start + len(variable)
        return syntax.FieldOf(Name(variable, Span(span.start, cut)), Name(field, Span(cut + 1, span.end)), span)

    def call(self, meta: Any, children: list[Any]) -> syntax.Call:
        said, *arguments = children
        name = Name(_FUNCTION_NAMES[_plain(str(said))], self._token_span(said))
        return syntax.Call(name, tuple(arguments), self._span(meta))

    def number(self, meta: Any, children: list[Any]) -> syntax.Number:
        currency, words, low, high = "", "", 0.0, 0.0
        for child in children:
            if isinstance(child, tuple):
                words = self._joined(child).text
                words = "%" if words == "percent" else words
            elif child == "%":
                words = "%"
            elif child.type == "CURRENCY":
                currency = str(child)
            else:
                first, dots, last = str(child).partition("..")
                low = figure(first)
                high = figure(last) if dots else low
        return syntax.Number(low, high, currency, words, self._span(meta))

    def percent(self, meta: Any, children: list[Any]) -> str:
        return "%"

    # --- tolerances

    def tolerances(self, meta: Any, children: list[Any]) -> tuple[syntax.Tolerance, ...]:
        return tuple(one for one in children if isinstance(one, syntax.Tolerance))

    def rounding(self, meta: Any, children: list[Any]) -> syntax.Tolerance:
        return syntax.Tolerance("rounding", None, self._span(meta))

    def same_order(self, meta: Any, children: list[Any]) -> syntax.Tolerance:
        return syntax.Tolerance("order", None, self._span(meta))

    def factor(self, meta: Any, children: list[Any]) -> syntax.Tolerance:
        times = figure(children[0])
        return syntax.Tolerance("times", syntax.Number(times, times), self._span(meta))

    def days(self, meta: Any, children: list[Any]) -> syntax.Tolerance:
        return syntax.Tolerance("days", self._duration(children[0]), self._span(meta))

    def apart(self, meta: Any, children: list[Any]) -> syntax.Tolerance:
        number: syntax.Number = children[0]
        key = "percent" if number.words == "%" else "absolute"
        return syntax.Tolerance(key, number if key == "absolute" else _bare(number), self._span(meta))


def _bare(number: syntax.Number) -> syntax.Number:
    return syntax.Number(number.low, number.high, span=number.span)
