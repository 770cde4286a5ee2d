"""A compiled library as plain values for the cache, and back: no parser is needed for what was compiled before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from newslint.core import expressions
from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.hints import Any, TypeVar, cast
from newslint.core.rule import Article, Case, ClaimDefinition, Given, HouseWords, Library, Rule
from newslint.core.source import Source
from newslint.core.span import Span

_Cases = Mapping[str, tuple[Case, ...]]
_Made = TypeVar("_Made")

Loaded = tuple[Library, _Cases, tuple[Diagnostic, ...], Mapping[str, Source]]


def pack(loaded: Loaded) -> tuple[object, object]:
    """What ``load`` gave, as nested tuples of strings and numbers: what every run needs, and tests and texts apart."""
    library, cases, diagnostics, sources = loaded
    house = library.house
    shared: dict[object, object] = {}
    compiled = (
        tuple(_rule(rule, shared) for rule in library.rules),
        (tuple(_row(claim) for claim in house.claims), *house[1:]),
        tuple((*_row(one)[:3], tuple(_row(label) for label in one.labels), *_row(one)[4:]) for one in diagnostics),
    )
    texts = (
        tuple((name, tuple(_case(case) for case in some)) for name, some in cases.items()),
        tuple((path, (source.text, source.starts)) for path, source in sources.items()),
    )
    return compiled, texts


def unpack(compiled: object, texts: Callable[[], object]) -> Loaded:
    """What ``pack`` was given. Tests and texts are asked for when somebody looks at one, which a check never does."""
    stored: Any = compiled
    later: Callable[[], Any] = texts
    rules, house, diagnostics = stored
    claims = tuple(
        ClaimDefinition(name, roles, phrases, denied, reported, path, Span(*span))
        for name, roles, phrases, denied, reported, path, span in house[0]
    )
    return (
        Library(tuple(_unpacked(row) for row in rules), HouseWords(claims, *house[1:])),
        _Later(lambda: later()[0], lambda _, rows: tuple(_unpacked_case(*row) for row in rows)),
        tuple(
            Diagnostic(
                rule, severity, message, tuple(Label(path, Span(*span), text) for path, span, text in labels), *rest
            )
            for rule, severity, message, labels, *rest in diagnostics
        ),
        _Later(lambda: later()[1], lambda path, row: Source(path, *row)),
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


class _Later(Mapping[str, _Made]):
    """A table that is read when somebody looks into it, and of which each value is made when it is looked at."""

    def __init__(self, read: Callable[[], Iterable[tuple[str, Any]]], make: Callable[[str, Any], _Made]) -> None:
        self._read = read
        self._make = make
        self._rows: dict[str, Any] | None = None

    def _stored(self) -> dict[str, Any]:
        if self._rows is None:
            self._rows = dict(self._read())
        return self._rows

    def __getitem__(self, name: str) -> _Made:
        return self._make(name, self._stored()[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored())

    def __len__(self) -> int:
        return len(self._stored())


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
