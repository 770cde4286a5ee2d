"""Words, operands and conditions as the writer said them, before anything is looked up.

``statements`` holds the lines that are made of them.

Spans are offsets of the file and do not take part in comparison: two files that say the same are equal.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TypeAlias

from newslint.core.span import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Name:
    """A word or a run of words, in lower case."""

    text: str
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A string in quotation marks; ``span`` includes the marks."""

    text: str
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Number:
    """A figure or range with what stands around it: "$", "%", "million", "km"."""

    low: float
    high: float
    currency: str = ""
    words: str = ""
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: ``7d``, ``2 years``; ``unit`` is one of ``DURATIONS``."""

    count: float
    unit: str
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month or minute in ISO form."""

    text: str
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class FieldOf:
    """``a.value``."""

    variable: Name
    name: Name
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two operands and one of + - * /."""

    operator: str
    left: Operand
    right: Operand
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function and its arguments: ``years between a.start and b.start``."""

    function: Name
    arguments: tuple[Operand, ...]
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: "every direct quote", "title of person", ``title "founder"``, "quantity in the headline"."""

    names: tuple[Name, ...]
    every: bool = False
    of: tuple[Name, ...] = ()
    literal: Text | None = None
    region: Name | None = None
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Binding:
    """``a: money quantity in headline with a.unit same-as "USD"``; only ``given`` may say "with"."""

    variable: Name
    phrase: Phrase
    condition: Condition | None = None
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """``sum of x.value over x: quantity in the same article where …``; a count has no field."""

    function: str
    field: FieldOf | None
    binding: Binding
    scope: Name
    where: Condition | None
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """One way in which values may differ; ``key`` is an option of ``core.operators``."""

    key: str
    amount: Number | Duration | None
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Option:
    """What stands after a comparison: "at least 60%", "by titles", "at worst wording", "if known"."""

    key: str
    value: float | str
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """Two operands and an operator, with tolerances and options."""

    operator: Name
    negated: bool
    left: Operand
    right: Operand
    tolerances: tuple[Tolerance, ...] = ()
    options: tuple[Option, ...] = ()
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Is:
    """``a is updated``, ``a.speaker is known``, ``a.measure is "killed"``, ``a is in headline``.

    ``values`` are texts or bare words; more than one for "is one of"; ``region`` for "is in".
    """

    left: Operand
    negated: bool
    values: tuple[Name | Text, ...]
    region: bool = False
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Flags:
    """Bare words as a condition: ``unless updated``, ``when both hedged``."""

    name: Name
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Join:
    """``and`` or ``or`` over two or more conditions."""

    word: str
    parts: tuple[Condition, ...]
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    part: Condition
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Quantified:
    """``some b: quantity in the same article where … such that …``; ``word`` is some, no or every."""

    word: str
    binding: Binding
    scope: Name
    where: Condition | None
    test: Condition | None
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


Operand: TypeAlias = "FieldOf | Text | Number | Duration | Date | Name | Arithmetic | Call | Group"
Condition: TypeAlias = "Compare | Is | Flags | Join | Not | Quantified"


DURATIONS = {"min": 1 / 1440, "h": 1 / 24, "d": 1.0, "w": 7.0, "months": 365.2425 / 12, "years": 365.2425}
"""Units of time, in days, under the name they are printed by."""
