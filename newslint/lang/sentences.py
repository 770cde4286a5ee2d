"""Sentences as core form: each form of sentence becomes given, where, expect or forbid.

A ``Sentence`` comes in; a ``Core`` goes out, or None and a problem. Everything that a sentence leaves out (scope,
gates, which field is compared) is filled in here, and shows in the core form.
"""

from __future__ import annotations

from newslint.core.operators import OPERATORS
from newslint.core.rule import Expression, Given
from newslint.lang import gates, nouns, requirements
from newslint.lang.examples import EXAMPLES, VERBS_OF_SENTENCES
from newslint.lang.forms import NO_OPTIONS, Core, comparing, object_of, value_of
from newslint.lang.gates import Gate
from newslint.lang.names import Names
from newslint.lang.nouns import Noun
from newslint.lang.operands import TYPE_WORDS
from newslint.lang.problems import Problems
from newslint.lang.scopes import scope_of
from newslint.lang.statements import Sentence

VERBS = {
    "match": "agrees-with",
    "equal": "agrees-with",
    "fit": "agrees-with",
    "follow": "after",
    "precede": "before",
    "exceed": ">",
    "reach": ">=",
    "contain": "contains",
    "overlap": "overlaps",
    "exclude": "excludes",
    "contradict": "excludes",
    "resemble": "similar-to",
}
"""What the verb of "X must VERB Y" compares by."""


def desugar(sentence: Sentence, names: Names, problems: Problems) -> Core | None:
    """The core form of a sentence."""
    scope = "" if sentence.scope is None else scope_of(sentence.scope, problems)
    subject = nouns.resolve(sentence.subject, names, problems, [key.name.text for key in sentence.keys])
    if scope is None or subject is None:
        return None
    match sentence.form:
        case "agree" | "match":
            return _agree(sentence, subject, scope, names, problems)
        case "conflict":
            return _conflict(sentence, subject, scope, names, problems)
        case "relate":
            return _relate(sentence, subject, scope, names, problems)
        case "sum":
            return requirements.summed(sentence, subject, scope, names, problems)
        case "monotone":
            return _monotone(sentence, subject, scope, names, problems)
        case "appear":
            return requirements.appearing(sentence, subject, scope, names, problems)
    return requirements.required(sentence, subject, scope, names, problems)


def _pair(one: Noun, other: Noun) -> tuple[Given, Given]:
    return Given("a", one.kind.name, one.conditions("a")), Given("b", other.kind.name, other.conditions("b"))


def _agree(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
    field = value_of(subject, sentence, problems)
    if field is None:
        return None
    kinds = (subject.kind, subject.kind)
    found = gates.for_pair(kinds, sentence.keys, names, problems, frozenset({field.name}))
    if found is None:
        return None
    operator = "matches" if sentence.form == "match" and field.type in ("text", "words") else comparing(field)
    law: Expression = ("op", operator, ("field", "a", field.name), ("field", "b", field.name), NO_OPTIONS)
    return Core(_pair(subject, subject), kinds, scope or "across sources", tuple(found), ("expect", law), field.name)


def _conflict(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
    other = object_of(sentence, names, problems)
    if other is None:
        return None
    kinds = (subject.kind, other.kind)
    mine, theirs = dict(subject.wants), dict(other.wants)
    differing = {name for name in mine if name in theirs and mine[name] != theirs[name]}
    value = subject.kind.field(subject.kind.value)
    compared = {value.name} if value is not None else set()
    fixed = {name for name in mine if name in theirs}
    found = gates.for_pair(kinds, sentence.keys, names, problems, frozenset(fixed | compared))
    if found is None:
        return None
    law: tuple[str, Expression] = ("forbid", ("value", True))
    comparable = value is not None and kinds[0] is kinds[1] and not (value.name in mine and value.name in theirs)
    if value is not None and comparable and not differing:
        sides: tuple[Expression, Expression] = ("field", "a", value.name), ("field", "b", value.name)
        law = ("expect", ("op", comparing(value), *sides, NO_OPTIONS))
    shared = value.name if value is not None and kinds[0] is kinds[1] else ""
    return Core(_pair(subject, other), kinds, scope or "across sources", tuple(found), law, shared)


def _relate(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
    assert sentence.verb is not None
    operator = VERBS.get(sentence.verb.text, sentence.verb.text)
    if operator not in OPERATORS:
        known = (*VERBS_OF_SENTENCES, *VERBS)
        like = subject.kind.name == "date"
        help = f"for example: {'weekday must match date' if like else EXAMPLES['quantity']}"
        problems.unknown(sentence.verb.span, "verb", sentence.verb.text, known, "verbs", help)
        return None
    other = object_of(sentence, names, problems)
    one = value_of(subject, sentence, problems)
    if other is None or one is None or other.field is None:
        return None
    single = subject.kind is other.kind and (subject.own_field or other.own_field) and not sentence.keys
    if single and subject.field != other.field:
        given: tuple[Given, ...] = (
            Given("a", subject.kind.name, tuple(dict.fromkeys((*subject.conditions("a"), *other.conditions("a"))))),
        )
        variables, kinds = ("a", "a"), [subject.kind]
        found: list[Gate] = []
    else:
        given, variables, kinds = _pair(subject, other), ("a", "b"), [subject.kind, other.kind]
        fixed = {name for name, _ in subject.wants} & {name for name, _ in other.wants}
        compared = frozenset({one.name, other.field.name} | fixed)
        gated = gates.for_pair((subject.kind, other.kind), sentence.keys, names, problems, compared)
        if gated is None:
            return None
        found = gated
    left: Expression = ("field", variables[0], one.name)
    right: Expression = ("field", variables[1], other.field.name)
    left, right, types = _coerced(left, right, (one.type, other.field.type))
    if operator == "agrees-with" and types == ("text", "text"):
        operator = "same-as"
    if types not in OPERATORS[operator].types:
        problems.error(
            sentence.span,
            f"{TYPE_WORDS[types[0]]} cannot {sentence.verb.text} {TYPE_WORDS[types[1]]}",
            f"{one.name} is {TYPE_WORDS[types[0]]}, {other.field.name} is {TYPE_WORDS[types[1]]}",
        )
        return None
    law: Expression = ("op", operator, left, right, NO_OPTIONS)
    same = one.name if len(given) > 1 and one.name == other.field.name else ""
    return Core(
        given,
        tuple(kinds),
        scope or "within the article",
        tuple(found),
        ("forbid" if sentence.negated else "expect", law),
        same,
    )


def _coerced(
    left: Expression, right: Expression, types: tuple[str, str]
) -> tuple[Expression, Expression, tuple[str, str]]:
    """A weekday is compared with a date by the weekday of that date, a year by its year."""
    match types:
        case ("text", "when"):
            return left, ("call", "weekday", right), ("text", "text")
        case ("when", "text"):
            return ("call", "weekday", left), right, ("text", "text")
        case ("number" | "amount", "when"):
            return left, ("call", "year", right), (types[0], "number")
    return left, right, types


def _monotone(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
    field = value_of(subject, sentence, problems)
    if field is None:
        return None
    if field.type not in ("amount", "number", "when"):
        problems.error(sentence.subject.span, f"{field.name} of {subject.kind.name} cannot rise or fall")
        return None
    kinds = (subject.kind, subject.kind)
    found = gates.for_pair(kinds, sentence.keys, names, problems, frozenset({field.name}))
    if found is None or sentence.verb is None:
        return None
    order: Expression = ("op", "before", ("field", "a", "published"), ("field", "b", "published"), NO_OPTIONS)
    operator = "<" if sentence.verb.text == "decrease" else ">"
    law: Expression = ("op", operator, ("field", "b", field.name), ("field", "a", field.name), NO_OPTIONS)
    all_gates = (Gate(order, "published earlier"), *found)
    return Core(_pair(subject, subject), kinds, scope or "over time", all_gates, ("forbid", law), field.name)
