"""Sentences that ask something of a fact by itself, or of its article, as core form.

"Total must equal the sum of its parts", "headline quantity must appear in body", "every quote must have speaker".
"""

from __future__ import annotations

from newslint.core.article import REGIONS
from newslint.core.rule import Expression, Given
from newslint.lang import gates, nouns
from newslint.lang.forms import NO_OPTIONS, Core, comparing, object_of, value_of
from newslint.lang.gates import Gate
from newslint.lang.names import Names, plain
from newslint.lang.nouns import Noun
from newslint.lang.problems import Problems
from newslint.lang.statements import Sentence
from newslint.lang.syntax import Name

_BODY = ("story", "text", "article")
"""What "must appear in" may call the body."""


def summed(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
    """A total against the sum of its parts."""
    field = value_of(subject, sentence, problems)
    if field is None:
        return None
    part = subject
    conditions = _parts(subject)
    if sentence.object is not None:
        found = object_of(sentence, names, problems)
        if found is None:
            return None
        part, conditions = found, found.conditions("x")
    if field.type not in ("amount", "number") or not conditions:
        problems.error(
            sentence.span,
            f"it is not clear what the parts of {subject.kind.name} are",
            help="for example: total must equal the sum of its parts",
        )
        return None
    # What makes the total a total (its statistic) is no gate for the parts.
    compared = frozenset({field.name, *(name for name, _ in (*subject.wants, *part.wants)), "parts"})
    gated = gates.for_pair((subject.kind, part.kind), sentence.keys, names, problems, compared, ("a", "x"))
    if gated is None:
        return None
    where = (*conditions, *(gate.expression for gate in gated))
    group = ("x", part.kind.name, "same article", where)
    total: Expression = ("sum", *group, field.name)
    two_parts = Gate(("op", ">=", ("count", *group, ""), ("value", 2.0), NO_OPTIONS), "at least two parts")
    law: Expression = ("op", "agrees-with", ("field", "a", field.name), total, (("rounding", True),))
    given = (Given("a", subject.kind.name, subject.conditions("a")),)
    return Core(given, (subject.kind,), scope or "within the article", (two_parts,), ("expect", law))


def _parts(subject: Noun) -> tuple[Expression, ...]:
    """What makes a fact a part of a total: a field that says why, or a flag that says so."""
    if subject.kind.field("parts") is not None:
        return (("call", "known", ("field", "x", "parts")),)
    return tuple(("flag", "x", flag) for flag in subject.kind.flags if flag in ("of total", "part"))[:1]


def appearing(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
    """A fact that must, or must not, stand in a part of the article."""
    region = sentence.object
    assert isinstance(region, Name)
    part = "body" if region.text in _BODY else plain(region.text)
    if part not in REGIONS:
        problems.unknown(region.span, "part of an article", region.text, REGIONS, "parts")
        return None
    there: Expression = ("op", "same-as", ("field", "x", "region"), ("value", part), NO_OPTIONS)
    if sentence.negated:
        here = ("op", "same-as", ("field", "a", "region"), ("value", part), NO_OPTIONS)
        given = (Given("a", subject.kind.name, (*subject.conditions("a"), here)),)
        return Core(given, (subject.kind,), scope or "within the article", (), ("forbid", ("value", True)))
    field = value_of(subject, sentence, problems)
    if field is None:
        return None
    kinds = (subject.kind, subject.kind)
    gated = gates.for_pair(kinds, sentence.keys, names, problems, frozenset({field.name}), ("a", "x"))
    if gated is None:
        return None
    fixed = {name for name, _ in subject.wants if name in ("region", "voice")}
    same = tuple(nouns.condition("x", want) for want in subject.wants if want[0] not in fixed)
    where = (there, *same, *(gate.expression for gate in gated))
    options = (("rounding", True),) if field.type in ("amount", "number") else NO_OPTIONS
    operator = "agrees-with" if options else comparing(field)
    test: Expression = ("op", operator, ("field", "x", field.name), ("field", "a", field.name), options)
    law: Expression = ("some", "x", subject.kind.name, "same article", where, test)
    given = (Given("a", subject.kind.name, subject.conditions("a")),)
    return Core(given, (subject.kind,), scope or "within the article", (), ("expect", law))


def required(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
    """A field that must be known, or a flag that must be set."""
    wanted = sentence.object
    assert isinstance(wanted, Name)
    field = names.field(wanted.text, subject.kind)
    law: Expression
    if sentence.form == "have" and field is not None:
        law = ("call", "known", ("field", "a", field.name))
    else:
        wants = nouns.modifier(wanted.text, subject.kind, names)
        if wants is None:
            have = sentence.form == "have"
            known = names.fields_of(subject.kind) if have else names.narrowing(subject.kind)
            what = "field" if have else "flag"
            problems.unknown(wanted.span, what, wanted.text, known, f"{what}s of {subject.kind.name}")
            return None
        parts = [nouns.condition("a", want) for want in wants]
        law = parts[0] if len(parts) == 1 else ("and", *parts)
    given = (Given("a", subject.kind.name, subject.conditions("a")),)
    word = "forbid" if sentence.negated else "expect"
    return Core(given, (subject.kind,), scope or "within the article", (), (word, law))
