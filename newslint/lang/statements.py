"""The lines of a rule file as the writer said them: sentences, clauses, definitions and tests.

They are made of the words, operands and conditions of ``syntax``; spans do not take part in comparison here, either.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TypeAlias

from newslint.core.span import NOWHERE, Span
from newslint.lang.syntax import Binding, Condition, Duration, Name, Number, Phrase, Text, Tolerance

FORMS = ("agree", "match", "conflict", "relate", "sum", "monotone", "appear", "have", "be")


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
