"""What can be told of an expression by reading it: expressions in, expressions and names out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from newslint.core.hints import cast
from newslint.core.rule import Expression

AGGREGATES = ("some", "sum", "count", "max", "min")
"""Heads of expressions over a group of facts."""


@lru_cache(maxsize=4096)
def variables_of(expression: Expression) -> frozenset[str]:
    """The variables that an expression reads, without those that it binds itself."""
    match expression:
        case ("field" | "flag", str(variable), _):
            return frozenset((variable,))
        case (str(head), str(variable), _, _, tuple(conditions), inner) if head in AGGREGATES:
            parts = [*conditions, inner] if isinstance(inner, tuple) else conditions
            return frozenset().union(*(variables_of(part) for part in parts)) - {variable}
    return frozenset().union(*(variables_of(part) for part in _parts(expression)))


@lru_cache(maxsize=4096)
def reads(expression: Expression) -> tuple[Expression, ...]:
    """Every field and flag that an expression reads."""
    if expression and expression[0] in ("field", "flag"):
        return (expression,)
    return tuple(read for part in _parts(expression) for read in reads(part))


@lru_cache(maxsize=4096)
def only_field(expression: Expression) -> Expression | None:
    """The field that an expression reads, if it reads nothing else."""
    read = set(reads(expression))
    return read.pop() if len(read) == 1 else None


def told(expression: Expression) -> Iterator[str]:
    """The fields that an expression compares; the conditions of an aggregate only say which facts it ranges over."""
    match expression:
        case ("field", _, str(name)):
            yield name
        case (str(head), _, _, _, _, inner) if head in AGGREGATES:
            if isinstance(inner, tuple):
                yield from told(inner)
            elif inner:
                yield str(inner)
        case _:
            for part in _parts(expression):
                yield from told(part)


@lru_cache(maxsize=4096)
def operators(expression: Expression) -> frozenset[str]:
    """The names of the operators of an expression.

    >>> sorted(operators(("or", ("op", "<", ("field", "a", "value"), 3.0, ()), ("flag", "a", "vague"))))
    ['<']
    """
    own = frozenset((str(expression[1]),)) if expression[:1] == ("op",) else frozenset[str]()
    return own.union(*(operators(part) for part in _parts(expression)))


@lru_cache(maxsize=4096)
def has_aggregate(expression: Expression) -> bool:
    """Whether an expression looks at facts that are not bound."""
    return bool(expression) and (expression[0] in AGGREGATES or any(has_aggregate(part) for part in _parts(expression)))


def _parts(expression: Expression) -> Iterator[Expression]:
    for part in expression:
        if isinstance(part, tuple) and part:
            if isinstance(part[0], str):
                yield part
            else:
                yield from (one for one in part if isinstance(one, tuple))


def conjuncts(gates: Sequence[Expression]) -> list[Expression]:
    """Gates with their "and" taken apart."""
    found: list[Expression] = []
    for gate in gates:
        if gate[0] == "and":
            found += conjuncts([cast(Expression, part) for part in gate[1:]])
        else:
            found.append(gate)
    return found


def renamed(expression: Expression, names: Mapping[str, str]) -> Expression:
    """An expression with its variables renamed."""
    if expression and expression[0] in ("field", "flag"):
        return (expression[0], names.get(str(expression[1]), expression[1]), *expression[2:])
    return tuple(renamed(part, names) if isinstance(part, tuple) else part for part in expression)


@lru_cache(maxsize=4096)
def by_itself(condition: Expression, variable: str) -> Expression:
    """A condition on one variable, which has no name: the same for all rules that say the same."""
    return renamed(condition, {variable: ""})


def alone(conditions: Sequence[Expression], variable: str) -> tuple[Expression, ...]:
    """The conditions on one variable, taken apart at "and", each on a variable without a name."""
    return tuple(by_itself(one, variable) for one in conjuncts(conditions))


def look_up(gate: Expression, mine: str, theirs: frozenset[str]) -> tuple[Expression, Expression, bool] | None:
    """What a gate allows facts to be looked up by: an equality between a new variable and those bound before.

    Its two sides, that of the new variable first, and whether they may be unknown; None where it is no such gate.
    """
    match gate:
        case ("op", "same-as", tuple(left), tuple(right), tuple(options)):
            settings = dict(cast("tuple[tuple[str, object], ...]", options))
            if set(settings) - {"if"} or settings.get("if") == "known":
                return None
            for one, other in ((left, right), (right, left)):
                if variables_of(one) == {mine} and variables_of(other) and variables_of(other) <= theirs:
                    return one, other, bool(settings)
    return None


@lru_cache(maxsize=4096)
def replaced(expression: Expression, old: Expression, new: Expression) -> Expression:
    """An expression with one of its parts replaced wherever it stands."""
    if expression == old:
        return new
    return tuple(replaced(part, old, new) if isinstance(part, tuple) else part for part in expression)


def shared(value: object, known: dict[object, object]) -> object:
    """A value in which equal tuples are one object: most rules have most gates in common."""
    if not isinstance(value, tuple):
        return value
    inner = tuple([shared(part, known) for part in value])
    # 1 and True are equal, so the types of the parts belong to the key.
    return known.setdefault((inner, *map(type, inner)), inner)


def aggregates(expression: Expression) -> Iterator[Expression]:
    """The aggregates of an expression that stand outside any other."""
    if expression and expression[0] in AGGREGATES:
        yield expression
    else:
        for part in _parts(expression):
            yield from aggregates(part)
