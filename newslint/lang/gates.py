"""Comparability gates: what two facts must have in common before a rule compares them.

Gates come from the keys of a sentence ("for the same subject") and from the kinds themselves: a field with a ``gate``
is compared by every sentence. A key is strict: both sides must be known. A gate of the kind passes where the field is
unknown on both sides, and with lower confidence where it is unknown on one; "if either known" in the vocabulary makes
that last case fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from newslint.core.rule import Expression
from newslint.core.vocabulary import Field, Kind
from newslint.lang.names import Names, plain
from newslint.lang.problems import Problems
from newslint.lang.statements import Key

_GATE = re.compile(r"(?P<operator>\S+)(?: at least (?P<share>\d+)%)?(?: if (?P<known>known|either known))?$")

_BY_TYPE = {"set": "overlaps", "when": "overlaps", "words": "similar-to", "amount": "agrees-with"}
"""Operators of keys whose field has no gate of its own; other types must be the same."""

_HOW = {"similar": "similar-to", "overlapping": "overlaps"}
_SAID = {
    "same-as": "same",
    "agrees-with": "agreeing",
    "similar-to": "similar",
    "overlaps": "overlapping",
    "part-of": "containing",
    "aligned-with": "aligned",
}

STORY_KEYS = ("event", "story")
"""Keys that hold of themselves where a kind has no such field: only facts of one story are compared."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate and how it is said."""

    expression: Expression
    said: str


def for_pair(
    kinds: tuple[Kind, Kind],
    keys: Iterable[Key],
    names: Names,
    problems: Problems,
    besides: frozenset[str],
    variables: tuple[str, str] = ("a", "b"),
) -> list[Gate] | None:
    """All gates of a sentence about two facts, keys first; ``besides`` are fields that the law itself compares."""
    found: list[Gate] = []
    named: set[str] = set()
    for key in keys:
        if key.how == "aligned":
            found.append(_aligned(key, variables))
            continue
        fields = [names.field(key.name.text, kind) or _bearer(key.name.text, kind, names) for kind in kinds]
        if None in fields:
            if plain(key.name.text) in STORY_KEYS:
                continue
            kind = kinds[0] if fields[0] is None else kinds[1]
            _no_key(key, kind, names, problems)
            return None
        field = fields[0]
        assert field is not None
        named.add(field.name)
        if field.name not in besides:
            found.append(_strict(key, field, variables))
    for field in kinds[0].fields:
        shared = kinds[1].field(field.name)
        if field.gate and shared is not None and field.name not in named | besides:
            found.append(default(field, variables))
    return found


def _bearer(key: str, kind: Kind, names: Names) -> Field | None:
    """The field that "of the same person" means where a kind has none of that name: whose name, subject or words."""
    said = names.kind(key)
    if said is None or (named := said.field("name")) is None or named.type != "entity":
        return None
    return named if said is kind else kind.field(_example(kind))


def default(field: Field, variables: tuple[str, str]) -> Gate:
    """The gate that a kind asks for by itself."""
    operator, options = parts(field.gate)
    known = dict(options).get("if", "known")
    options = (*((key, value) for key, value in options if key != "if"), ("if", known))
    return Gate(_compare(operator, field.name, variables, options), _words(operator, field.name, options))


def parts(gate: str) -> tuple[str, tuple[tuple[str, object], ...]]:
    """The operator and options of a gate as the vocabulary says it.

    >>> parts("similar-to at least 30% if either known")
    ('similar-to', (('at least', 30.0), ('if', 'either known')))
    """
    match = _GATE.match(gate)
    if match is None:
        return gate, ()
    options: list[tuple[str, object]] = []
    if match["share"]:
        options.append(("at least", float(match["share"])))
    if match["known"]:
        options.append(("if", match["known"]))
    return match["operator"], tuple(options)


def _strict(key: Key, field: Field, variables: tuple[str, str]) -> Gate:
    operator, options = parts(field.gate) if field.gate else (_BY_TYPE.get(field.type, "same-as"), ())
    if key.how in _HOW:
        operator, options = _HOW[key.how], ()
    options = tuple(pair for pair in options if pair[0] != "if")
    return Gate(_compare(operator, field.name, variables, options), _words(operator, field.name, options))


def _aligned(key: Key, variables: tuple[str, str]) -> Gate:
    options = () if key.share is None else (("at least", key.share),)
    return Gate(_compare("aligned-with", "sentence", variables, options), "aligned sentences")


def _compare(
    operator: str, field: str, variables: tuple[str, str], options: tuple[tuple[str, object], ...]
) -> Expression:
    one, other = variables
    return ("op", operator, ("field", one, field), ("field", other, field), options)


def _words(operator: str, field: str, options: tuple[tuple[str, object], ...]) -> str:
    said = f"{_SAID.get(operator, operator)} {field.replace('_', ' ')}"
    for key, value in options:
        if key == "at least" and isinstance(value, float):
            said += f" at least {value:g}%"
        elif key == "if":
            said += f" if {value}"
    return said


def _no_key(key: Key, kind: Kind, names: Names, problems: Problems) -> None:
    known = [name for field in kind.fields if field.name != kind.value for name in (field.name, *field.also)]
    problems.unknown(
        key.name.span,
        "key",
        key.name.text,
        [name.replace("_", "-") for name in known],
        f"keys of {kind.name}",
        f"for example: {kind.name} for the same {_example(kind)} must agree across sources",
    )


def _example(kind: Kind) -> str:
    gated = [field for field in kind.fields if field.gate]
    best = next((field.name for field in gated if field.type == "entity"), gated[0].name if gated else "")
    return best or next((field.name for field in kind.fields if field.name != kind.value), "words")
