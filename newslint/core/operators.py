"""Operators and functions of the rule language as a table of plain values: what the binder checks and the engine does.

The engine holds one function for each name here; the binder checks types against this table; the grammar knows none
of them. Every operator and function is three-valued: it gives True, False (or a value), or None for *unknown*, and
an operand that is None makes the result None unless the entry says otherwise.

Options of an operator come as ``(key, value)`` pairs, in the order of ``OPTIONS``:

* ``("percent", 25.0)``, ``("absolute", 5.0)``, ``("times", 2.0)``, ``("days", 7.0)``, ``("rounding", True)``,
  ``("order", True)``: tolerances. Several are alternatives: one that holds is enough.
* ``("at least", 60.0)``: the share, in percent, that a similarity must reach.
* ``("grade", "marked")``: the worst grade of a match of words that still passes.
* ``("table", "titles")``: the lexicon table to look pairs up in; absent: all of them.
* ``("if", "known")``: an unknown operand passes; exactly one unknown lowers the confidence of what is found.
* ``("if", "either known")``: passes when both operands are unknown, fails when exactly one is.
"""

from collections.abc import Mapping
from types import MappingProxyType

from newslint.core.hints import Final, NamedTuple

GRADES: Final = ("same", "marked", "wording", "altered", "reversed")
"""How two runs of words match, best first: the same; cut or changed where ellipsis or brackets say so; other words
of the same sense; a changed sense; the opposite (a "not" more or less)."""

OPTIONS: Final = ("percent", "absolute", "times", "days", "rounding", "order", "at least", "grade", "table", "if")
"""Keys of options, in the order in which they are stored."""

TOLERANCES: Final = ("percent", "absolute", "times", "days", "rounding", "order")
"""Options that say how far apart two values may be."""


class Operator(NamedTuple):
    """A relation of two values. ``types`` are the (left, right) pairs of types that it accepts.

    ``key`` marks equality by which facts can be looked up instead of compared one by one; ``mirror`` names the
    operator that says the same with the sides swapped ("" for none, its own name where sides do not matter).
    """

    name: str
    types: tuple[tuple[str, str], ...]
    doc: str
    options: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    mirror: str = ""
    key: bool = False
    needs: str = ""


class Function(NamedTuple):
    """A function. ``said`` are the words before each argument: ("ratio of", "to")."""

    name: str
    said: tuple[str, ...]
    arguments: tuple[tuple[str, ...], ...]
    result: str
    doc: str


def _like(*types: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, one) for one in types)


_NUMERIC = (("amount", "amount"), ("number", "number"), ("amount", "number"), ("number", "amount"))
_NAMES = (("text", "text"), ("entity", "entity"), ("entity", "text"), ("text", "entity"))
_ALL = (*_NUMERIC, *_NAMES, *_like("when", "set", "words", "flag"), ("words", "text"), ("text", "words"))
_BOTH_NUMERIC = ("amount", "number")

_OPERATORS = (
    Operator(
        "same-as",
        _ALL,
        "equal: the same word, entity (by id), set, run of words, interval or figure",
        ("table", "if"),
        ("same as", "equals"),
        "same-as",
        key=True,
    ),
    Operator(
        "differs-from",
        _ALL,
        "known on both sides and not the same",
        ("if",),
        ("differs from", "different-from"),
        "differs-from",
    ),
    Operator("=", _ALL, "as same-as; a figure equals an interval that holds it", ("if",), (), "="),
    Operator("!=", _ALL, "not =", ("if",), (), "!="),
    Operator(
        "<",
        (*_NUMERIC, ("when", "when")),
        "surely less; unknown where intervals leave it open",
        ("if",),
        ("less-than", "below", "fewer-than"),
        ">",
    ),
    Operator(
        "<=",
        (*_NUMERIC, ("when", "when")),
        "surely not more; unknown where intervals leave it open",
        ("if",),
        ("at-most",),
        ">=",
    ),
    Operator(
        ">",
        (*_NUMERIC, ("when", "when")),
        "surely more; unknown where intervals leave it open",
        ("if",),
        ("more-than", "above"),
        "<",
    ),
    Operator(
        ">=",
        (*_NUMERIC, ("when", "when")),
        "surely not less; unknown where intervals leave it open",
        ("if",),
        ("at-least",),
        "<=",
    ),
    Operator(
        "agrees-with",
        _ALL,
        "one value could satisfy both: intervals overlap or come within the tolerance; a place agrees with what it "
        "lies in; words and sets are equal",
        (*TOLERANCES, "if"),
        ("agrees with",),
        "agrees-with",
    ),
    Operator(
        "within",
        (*_NUMERIC, ("when", "when")),
        "no further apart than the tolerance",
        (*TOLERANCES, "if"),
        (),
        "within",
        needs="tolerance",
    ),
    Operator(
        "excludes",
        (*_NAMES, *_like("set", "words")),
        "a lexicon table lists the two as incompatible: antonyms, titles that one person cannot both hold",
        ("table", "if"),
        ("contradicts",),
        "excludes",
    ),
    Operator(
        "confusable-with",
        (*_NAMES, *_like("set", "words")),
        "a lexicon table lists the two as false friends: fiat and fiduciary",
        ("table", "if"),
        ("confusable with",),
        "confusable-with",
    ),
    Operator(
        "part-of",
        (*_NAMES, *_like("when", "set", "words"), ("text", "set"), ("text", "words")),
        "the left is the right or lies in it: Shanghai in China, a day in its month, a set in a larger one",
        ("if",),
        ("part of",),
        "contains",
    ),
    Operator(
        "contains",
        (*_NAMES, *_like("when", "set", "words"), ("set", "text"), ("words", "text")),
        "part-of with the sides swapped",
        ("if",),
        (),
        "part-of",
    ),
    Operator(
        "overlaps",
        (*_NAMES, *_like("set", "when", "words"), *_NUMERIC),
        "the two share an element, a minute, a figure; of two places, one lies in the other",
        ("if",),
        (),
        "overlaps",
    ),
    Operator("before", _like("when"), "ends no later than the right begins", ("days", "if"), (), "after"),
    Operator("after", _like("when"), "begins no earlier than the right ends", ("days", "if"), (), "before"),
    Operator(
        "similar-to",
        (*_NAMES, *_like("set", "words")),
        "share of common elements (of sets, by how rare they are in the story) or of common letters (text), at least "
        "50% unless said; sets that barely pass lower the confidence",
        ("at least", "if"),
        ("similar to",),
        "similar-to",
    ),
    Operator(
        "aligned-with",
        (("words", "words"),),
        "the sentences of two facts are nearly one sentence, or their slots nearly one place of it, at least 50% "
        "unless said; takes the field sentence or slot",
        ("at least", "if"),
        ("aligned with",),
        "aligned-with",
    ),
    Operator(
        "told-in",
        (("words", "text"), ("words", "words"), ("set", "set"), ("set", "words")),
        "as much of the words, weighed by how rare they are in the story, stands in the article named, or in the other "
        "sentence or set, at least 50% unless said; figures of a sentence do not count, and a summary is told in what "
        "it sums up; *by senses*, a word is told by another of its family, or of its stem",
        ("at least", "table", "if"),
        ("told in",),
    ),
    Operator(
        "printed-in",
        (("amount", "text"), ("text", "text")),
        "the figure stands in the article named in some form, whatever it counts there: 3 in three, a third; the "
        "words of a name or term stand in it, whoever bears them there",
        ("if",),
        ("printed in",),
    ),
    Operator(
        "matches",
        (*_like("text", "words"), ("text", "words"), ("words", "text")),
        "two quotations of the same words, no worse than the grade (marked, unless said)",
        ("grade", "if"),
        (),
        "matches",
    ),
    Operator(
        "spelled-like",
        _NAMES,
        "two names that differ and yet sound or look like one name spelled two ways: Mohammed, Muhammad",
        ("if",),
        ("spelled like",),
        "spelled-like",
    ),
    Operator(
        "one-letter-away-from",
        _NAMES,
        "two names exactly one letter apart (added, dropped, changed or swapped)",
        ("if",),
        (),
        "one-letter-away-from",
    ),
)

_FUNCTIONS = (
    Function("years-between", ("years between", "and"), (("when",), ("when",)), "amount", "whole and part years"),
    Function("months-between", ("months between", "and"), (("when",), ("when",)), "amount", "whole and part months"),
    Function("days-between", ("days between", "and"), (("when",), ("when",)), "amount", "never negative"),
    Function("hours-between", ("hours between", "and"), (("when",), ("when",)), "amount", "never negative"),
    Function("ratio", ("ratio of", "to"), (_BOTH_NUMERIC, _BOTH_NUMERIC), "amount", "the first divided by the second"),
    Function(
        "percent-change",
        ("percent change from", "to"),
        (_BOTH_NUMERIC, _BOTH_NUMERIC),
        "amount",
        "what the second is above (or, negative, below) the first, in percent of the first",
    ),
    Function("difference", ("difference between", "and"), (_BOTH_NUMERIC, _BOTH_NUMERIC), "amount", "never negative"),
    Function("order", ("order of",), (_BOTH_NUMERIC,), "number", "the power of ten of the middle: 6 for a few million"),
    Function("middle", ("middle of",), (_BOTH_NUMERIC,), "number", "the figure as printed, or the middle of the band"),
    Function("low", ("low of",), (_BOTH_NUMERIC,), "number", "the least figure that the words allow"),
    Function("high", ("high of",), (_BOTH_NUMERIC,), "number", "the greatest figure that the words allow"),
    Function("weekday", ("weekday of",), (("when",),), "text", "Monday to Sunday; unknown where more than one day"),
    Function("year", ("year of",), (("when",),), "number", "unknown where more than one year"),
    Function("start", ("start of",), (("when",),), "when", "the first minute"),
    Function("end", ("end of",), (("when",),), "when", "the last minute"),
    Function("length", ("length of",), (("set", "words", "text"),), "number", "elements, or words of a text"),
    Function("digits", ("digits of",), (_BOTH_NUMERIC,), "number", "digits but for noughts around them: 2 for 4,300"),
    Function(
        "sorted-digits",
        ("sorted digits of",),
        (_BOTH_NUMERIC,),
        "number",
        "its digits the greatest first, which two figures share where one has them swapped: 421 for 412 and for 241",
    ),
    Function("letters", ("letters of",), (("text", "entity"),), "number", "characters of a text or name"),
    Function(
        "grade",
        ("grade of", "against"),
        (("text", "words"), ("text", "words")),
        "text",
        "how two quotations match: same, marked, wording, altered or reversed",
    ),
    Function(
        "distance",
        ("distance between", "and"),
        (("text", "entity"), ("text", "entity")),
        "number",
        "letters to add, drop, change or swap to make one text of the other",
    ),
    Function("shared", ("shared words of", "and"), (("set", "words"), ("set", "words")), "number", "common elements"),
    Function("first-word", ("first word of",), (("text", "entity"),), "text", "of a name: the given name"),
    Function("last-word", ("last word of",), (("text", "entity"),), "text", "of a name: the surname"),
    Function(
        "known",
        ("known of",),
        (("text", "amount", "when", "entity", "set", "words", "flag", "number"),),
        "flag",
        "whether the field is known; never unknown itself. Written: X is known",
    ),
)

OPERATORS: Mapping[str, Operator] = MappingProxyType({one.name: one for one in _OPERATORS})
"""Relations of two values by name."""

FUNCTIONS: Mapping[str, Function] = MappingProxyType({one.name: one for one in _FUNCTIONS})
"""Functions by name."""

ARITHMETIC: Final = ("+", "-", "*", "/")
"""Operators whose result is an amount: ``("op", "+", left, right, ())``; a moment plus ``("days", n)`` is a moment."""
