"""A compiled library as plain values for the cache, and back: no parser is needed for what was compiled before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.core import expressions
from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.hints import Any, cast
from newslint.core.rule import Article, Case, ClaimDefinition, Given, HouseWords, Library, Rule
from newslint.core.source import Source
from newslint.core.span import Span

_Cases = Mapping[str, tuple[Case, ...]]
Loaded = tuple[Library, _Cases, tuple[Diagnostic, ...], Mapping[str, Source]]


def pack(loaded: Loaded) -> object:
    """What ``load`` gave, as nested tuples of strings and numbers."""
    library, cases, diagnostics, sources = loaded
    house = library.house
    shared: dict[object, object] = {}
    return (
        tuple(_rule(rule, shared) for rule in library.rules),
        (tuple(_row(claim) for claim in house.claims), *house[1:]),
        tuple((name, tuple(_case(case) for case in some)) for name, some in cases.items()),
        tuple((*_row(one)[:3], tuple(_row(label) for label in one.labels), *_row(one)[4:]) for one in diagnostics),
        tuple((source.path, source.text, source.starts) for source in sources.values()),
    )


def unpack(values: object) -> Loaded:
    """What ``pack`` was given."""
    stored: Any = values
    rules, house, cases, diagnostics, sources = stored
    claims = tuple(
        ClaimDefinition(name, roles, phrases, denied, reported, path, Span(*span))
        for name, roles, phrases, denied, reported, path, span in house[0]
    )
    return (
        Library(tuple(_unpacked(row) for row in rules), HouseWords(claims, *house[1:])),
        _StoredCases(cases),
        tuple(
            Diagnostic(
                rule, severity, message, tuple(Label(path, Span(*span), text) for path, span, text in labels), *rest
            )
            for rule, severity, message, labels, *rest in diagnostics
        ),
        {path: Source(path, text, starts) for path, text, starts in sources},
    )


def _row(value: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(map(_plain, value))


def _plain(value: object) -> object:
    """A span is stored as the pair that it is."""
    return tuple(value) if isinstance(value, Span) else value


def _rule(rule: Rule, shared: dict[object, object]) -> tuple[object, ...]:
    given = tuple((one.variable, one.kind, one.conditions) for one in rule.given)
    row = [*map(_plain, rule)]
    row[_GIVEN] = given
    return cast("tuple[object, ...]", expressions.shared(tuple(row), shared))


_GIVEN = Rule._fields.index("given")
_SPAN = Rule._fields.index("span")


def _unpacked(row: tuple[Any, ...]) -> Rule:
    values = list(row)
    values[_GIVEN] = tuple([Given(*one) for one in row[_GIVEN]])
    values[_SPAN] = Span(*row[_SPAN])
    return Rule(*values)


class _StoredCases(Mapping[str, tuple[Case, ...]]):
    """The tests of rules as they were stored: made into cases when somebody asks, which a check never does."""

    def __init__(self, stored: tuple[tuple[str, tuple[Any, ...]], ...]) -> None:
        self._stored = dict(stored)

    def __getitem__(self, name: str) -> tuple[Case, ...]:
        return tuple(_unpacked_case(*row) for row in self._stored[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored)

    def __len__(self) -> int:
        return len(self._stored)


def _case(case: Case) -> tuple[object, ...]:
    articles = tuple((one.name, one.text, one.published, one.source) for one in case.articles)
    primary = tuple((name, tuple(span)) for name, span in case.primary)
    other = tuple((name, tuple(span)) for name, span in case.other)
    return case.title, case.outcome, case.todo, articles, primary, other, tuple(case.place)


def _unpacked_case(
    title: str,
    outcome: str,
    todo: bool,
    articles: tuple[tuple[str, str, str, str], ...],
    primary: tuple[tuple[str, tuple[int, int]], ...],
    other: tuple[tuple[str, tuple[int, int]], ...],
    place: tuple[int, int],
) -> Case:
    return Case(
        title,
        outcome,
        todo,
        tuple(Article(*one) for one in articles),
        tuple((name, Span(*span)) for name, span in primary),
        tuple((name, Span(*span)) for name, span in other),
        Span(*place),
    )
