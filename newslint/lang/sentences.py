"""Sentences as core form: each form of sentence becomes given, where, expect or forbid.

A ``Sentence`` comes in; a ``Core`` goes out, or None and a problem. Everything that a sentence leaves out (scope,
gates, which field is compared) is filled in here, and shows in the core form.
"""

from __future__ import annotations

from dataclasses import dataclass

from newslint.core.article import REGIONS
from newslint.core.operators import OPERATORS
from newslint.core.rule import SCOPES, Expression, Given
from newslint.core.vocabulary import Field, Kind
from newslint.lang import gates, nouns
from newslint.lang.examples import VERBS_OF_SENTENCES
from newslint.lang.gates import Gate
from newslint.lang.names import Names, plain
from newslint.lang.nouns import Noun
from newslint.lang.operands import TYPE_WORDS
from newslint.lang.problems import Problems
from newslint.lang.syntax import Name, Phrase, Sentence

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

_SCOPE_WORDS = {
    "across source": "across sources",
    "across sources": "across sources",
    "across outlets": "across sources",
    "across article": "across sources",
    "across articles": "across sources",
    "across papers": "across sources",
    "across newspapers": "across sources",
    "across reports": "across sources",
    "across editions": "across editions",
    "across versions": "across editions",
    "within the article": "within the article",
    "within the text": "within the article",
    "within the story": "within the article",
    "over time": "over time",
    "against the archive": "against the archive",
    "anywhere": "anywhere",
}

_SINGULARS = ("across source", "across article")
"""Scopes that "in every article" says, but nobody says by themselves."""

_BODY = ("story", "text", "article")
"""What "must appear in" may call the body."""

_EMPTY: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Core:
    """What a sentence means, before clauses are added. ``law`` is open to tolerances where ``value`` says a field."""

    given: tuple[Given, ...]
    kinds: tuple[Kind, ...]
    scope: str
    gates: tuple[Gate, ...]
    law: tuple[str, Expression]
    value: str = ""


def scope_of(name: Name, problems: Problems) -> str | None:
    """A scope under its one name."""
    found = _SCOPE_WORDS.get(name.text)
    if found is None:
        word = name.text.split()[-1]
        start = name.text[: -len(word)]
        known = sorted({one.split()[-1] for one in _SCOPE_WORDS if one.startswith(start) and one not in _SINGULARS})
        problems.unknown(name.span, "scope", word, known, "scopes", f"scopes are: {', '.join(SCOPES)}")
    return found


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
            return _sum(sentence, subject, scope, names, problems)
        case "monotone":
            return _monotone(sentence, subject, scope, names, problems)
        case "appear":
            return _appear(sentence, subject, scope, names, problems)
    return _require(sentence, subject, scope, names, problems)


def comparing(field: Field) -> str:
    """The operator by which values of a field agree."""
    return {"text": "same-as", "words": "matches", "number": "="}.get(field.type, "agrees-with")


def _pair(one: Noun, other: Noun) -> tuple[Given, Given]:
    return Given("a", one.kind.name, one.conditions("a")), Given("b", other.kind.name, other.conditions("b"))


def _compared(noun: Noun, sentence: Sentence, problems: Problems) -> Field | None:
    if noun.field is None:
        problems.error(
            sentence.subject.span,
            f"which field of {noun.kind.name}?",
            help=f'name one: "{noun.kind.fields[0].name if noun.kind.fields else "words"} of {noun.kind.name} must …"',
        )
    return noun.field


def _agree(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
    field = _compared(subject, sentence, problems)
    if field is None:
        return None
    kinds = (subject.kind, subject.kind)
    found = gates.for_pair(kinds, sentence.keys, names, problems, frozenset({field.name}))
    if found is None:
        return None
    operator = "matches" if sentence.form == "match" and field.type in ("text", "words") else comparing(field)
    law: Expression = ("op", operator, ("field", "a", field.name), ("field", "b", field.name), _EMPTY)
    return Core(_pair(subject, subject), kinds, scope or "across sources", tuple(found), ("expect", law), field.name)


def _conflict(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
    other = _object(sentence, names, problems)
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
        law = ("expect", ("op", comparing(value), *sides, _EMPTY))
    shared = value.name if value is not None and kinds[0] is kinds[1] else ""
    return Core(_pair(subject, other), kinds, scope or "across sources", tuple(found), law, shared)


def _object(sentence: Sentence, names: Names, problems: Problems) -> Noun | None:
    assert isinstance(sentence.object, Phrase)
    return nouns.resolve(sentence.object, names, problems)


def _relate(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
    assert sentence.verb is not None
    operator = VERBS.get(sentence.verb.text, sentence.verb.text)
    if operator not in OPERATORS:
        known = (*VERBS_OF_SENTENCES, *VERBS)
        help = "for example: weekday must match date"
        problems.unknown(sentence.verb.span, "verb", sentence.verb.text, known, "verbs", help)
        return None
    other = _object(sentence, names, problems)
    one = _compared(subject, sentence, problems)
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
    law: Expression = ("op", operator, left, right, _EMPTY)
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


def _sum(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
    field = _compared(subject, sentence, problems)
    if field is None:
        return None
    part = subject
    conditions = _parts(subject)
    if sentence.object is not None:
        found = _object(sentence, names, problems)
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
    two_parts = Gate(("op", ">=", ("count", *group, ""), ("value", 2.0), _EMPTY), "at least two parts")
    law: Expression = ("op", "agrees-with", ("field", "a", field.name), total, (("rounding", True),))
    given = (Given("a", subject.kind.name, subject.conditions("a")),)
    return Core(given, (subject.kind,), scope or "within the article", (two_parts,), ("expect", law))


def _parts(subject: Noun) -> tuple[Expression, ...]:
    """What makes a fact a part of a total: a field that says why, or a flag that says so."""
    if subject.kind.field("parts") is not None:
        return (("call", "known", ("field", "x", "parts")),)
    return tuple(("flag", "x", flag) for flag in subject.kind.flags if flag in ("of total", "part"))[:1]


def _monotone(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
    field = _compared(subject, sentence, problems)
    if field is None:
        return None
    if field.type not in ("amount", "number", "when"):
        problems.error(sentence.subject.span, f"{field.name} of {subject.kind.name} cannot rise or fall")
        return None
    kinds = (subject.kind, subject.kind)
    found = gates.for_pair(kinds, sentence.keys, names, problems, frozenset({field.name}))
    if found is None or sentence.verb is None:
        return None
    order: Expression = ("op", "before", ("field", "a", "published"), ("field", "b", "published"), _EMPTY)
    operator = "<" if sentence.verb.text == "decrease" else ">"
    law: Expression = ("op", operator, ("field", "b", field.name), ("field", "a", field.name), _EMPTY)
    all_gates = (Gate(order, "published earlier"), *found)
    return Core(_pair(subject, subject), kinds, scope or "over time", all_gates, ("forbid", law), field.name)


def _appear(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
    region = sentence.object
    assert isinstance(region, Name)
    part = "body" if region.text in _BODY else plain(region.text)
    if part not in REGIONS:
        problems.unknown(region.span, "part of an article", region.text, REGIONS, "parts")
        return None
    there: Expression = ("op", "same-as", ("field", "x", "region"), ("value", part), _EMPTY)
    if sentence.negated:
        here = ("op", "same-as", ("field", "a", "region"), ("value", part), _EMPTY)
        given = (Given("a", subject.kind.name, (*subject.conditions("a"), here)),)
        return Core(given, (subject.kind,), scope or "within the article", (), ("forbid", ("value", True)))
    field = _compared(subject, sentence, problems)
    if field is None:
        return None
    kinds = (subject.kind, subject.kind)
    gated = gates.for_pair(kinds, sentence.keys, names, problems, frozenset({field.name}), ("a", "x"))
    if gated is None:
        return None
    fixed = {name for name, _ in subject.wants if name in ("region", "voice")}
    same = tuple(nouns.condition("x", want) for want in subject.wants if want[0] not in fixed)
    where = (there, *same, *(gate.expression for gate in gated))
    options = (("rounding", True),) if field.type in ("amount", "number") else _EMPTY
    operator = "agrees-with" if options else comparing(field)
    test: Expression = ("op", operator, ("field", "x", field.name), ("field", "a", field.name), options)
    law: Expression = ("some", "x", subject.kind.name, "same article", where, test)
    given = (Given("a", subject.kind.name, subject.conditions("a")),)
    return Core(given, (subject.kind,), scope or "within the article", (), ("expect", law))


def _require(sentence: Sentence, subject: Noun, scope: str, names: Names, problems: Problems) -> Core | None:
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
