"""The syntax tree of a rule file: what the writer said, before anything is looked up.

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


@dataclass(frozen=True, slots=True)
class Key:
    """What two facts must have in common; ``how`` is same, similar, overlapping, or aligned (with a share)."""

    how: str
    name: Name
    share: float | None = None
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A rule in one sentence. ``form`` is one of ``FORMS``; ``verb`` is the word of relate, monotone or require."""

    form: str
    subject: Phrase
    keys: tuple[Key, ...] = ()
    verb: Name | None = None
    negated: bool = False
    object: Phrase | Name | None = None
    scope: Name | None = None
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Header:
    """``rule NAME severity``."""

    name: Name
    severity: Name | None
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Given:
    """``given a: quantity, b: quantity across sources``."""

    bindings: tuple[Binding, ...]
    scope: Name | None
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """``where``, ``unless``, ``expect`` or ``forbid`` with a condition."""

    word: str
    condition: Condition
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Within:
    """``within 25% or rounding when hedged``."""

    tolerances: tuple[Tolerance, ...]
    when: Condition | None
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Setting:
    """A clause with words or a figure: as of, count, blame, confidence, tags, stage."""

    word: str
    values: tuple[Name | Number | Duration, ...]
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Wording:
    """A clause with strings: say, note, help, because, phrase, denied by, reported by, use."""

    word: str
    texts: tuple[Text, ...]
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Role:
    """``in place``, ``of actor: organisation``."""

    preposition: str
    name: Name
    type: Name | None
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Define:
    """``define claim presence of actor in place``."""

    name: Name
    roles: tuple[Role, ...]
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class House:
    """A house word: ``hedge "a few" means 2..9``, ``alias "CZ" is "Changpeng Zhao"``, ``source wire is "Reuters"``.

    ``relation`` is means, is, is not or in; ``name`` is the name of a source.
    """

    word: Name
    name: Name | None
    relation: str
    texts: tuple[Text, ...]
    number: Number | None
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TestHead:
    """``test todo flags "title":``."""

    words: tuple[Name, ...]
    title: Text
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TestLine:
    """``a@2019-11-01 from "Reuters" | text``; ``text_span`` is where the text begins and ends."""

    name: Name
    date: str
    outlet: str
    text: str
    text_span: Span = dataclasses.field(default=NOWHERE, compare=False)
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


Node: TypeAlias = (
    "Sentence | Header | Given | Clause | Within | Setting | Wording | Define | House | TestHead | TestLine"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A logical line of a file: what it says (None where that is broken), and the comments at it.

    ``before`` are the comment lines above it, "" for a blank line; ``after`` is the comment behind it.
    """

    node: Node | None
    indent: int = dataclasses.field(default=0, compare=False)
    before: tuple[str, ...] = ()
    after: str = ""
    span: Span = dataclasses.field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class File:
    """All lines of a file, and the comments at its end."""

    lines: tuple[Line, ...]
    end: tuple[str, ...] = ()


FORMS = ("agree", "match", "conflict", "relate", "sum", "monotone", "appear", "have", "be")
DURATIONS = {"min": 1 / 1440, "h": 1 / 24, "d": 1.0, "w": 7.0, "months": 365.2425 / 12, "years": 365.2425}
"""Units of time, in days, under the name they are printed by."""
