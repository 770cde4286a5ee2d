"""What all forms of sentences share: the core form that they become, and the field that they compare."""

from __future__ import annotations

from dataclasses import dataclass

from newslint.core.rule import Expression, Given
from newslint.core.vocabulary import Field, Kind
from newslint.lang import nouns
from newslint.lang.gates import Gate
from newslint.lang.names import Names
from newslint.lang.nouns import Noun
from newslint.lang.problems import Problems
from newslint.lang.statements import Sentence
from newslint.lang.syntax import Phrase

NO_OPTIONS: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Core:
    """What a sentence means, before clauses are added. ``law`` is open to tolerances where ``value`` says a field."""

    given: tuple[Given, ...]
    kinds: tuple[Kind, ...]
    scope: str
    gates: tuple[Gate, ...]
    law: tuple[str, Expression]
    value: str = ""


def comparing(field: Field) -> str:
    """The operator by which values of a field agree."""
    return {"text": "same-as", "words": "matches", "number": "="}.get(field.type, "agrees-with")


def value_of(noun: Noun, sentence: Sentence, problems: Problems) -> Field | None:
    """The field that a sentence compares, or None and a problem."""
    if noun.field is None:
        problems.error(
            sentence.subject.span,
            f"which field of {noun.kind.name}?",
            help=f'name one: "{noun.kind.fields[0].name if noun.kind.fields else "words"} of {noun.kind.name} must …"',
        )
    return noun.field


def object_of(sentence: Sentence, names: Names, problems: Problems) -> Noun | None:
    """What a sentence compares its subject with."""
    assert isinstance(sentence.object, Phrase)
    return nouns.resolve(sentence.object, names, problems)
