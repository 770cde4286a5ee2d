"""Ways to list the pairs that a gate may let through, without trying each: gates in, ways as plain values out.

An equality lists them by a look-up, similar words by their rarest, slots and sentences by their alignment, and what
one of two facts must be by itself by the facts that are that. A gate that is met by one of several things is listed by
the union of their lists, and one that wants several by any one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.core import expressions
from newslint.core.hints import NamedTuple, TypeAlias, cast
from newslint.core.rule import Expression
from newslint.engine.comparisons import least_share
from newslint.engine.scene import ALIGNED

EQUAL, SIMILAR, ALONE = "equal", "similar", "alone"
"""Sorts of ways; the others are the fields of ``scene.ALIGNED``."""

_QUICKEST = (EQUAL, *ALIGNED, ALONE, SIMILAR)
"""Sorts of ways by what it takes to list pairs, and how few there will be."""

_WEIGHING = frozenset(("similar-to", "told-in"))
"""Operators for which words weigh what they do in the story of the fact that is bound first."""


class Way(NamedTuple):
    """A way to list pairs: what is read of the first and of the second variable, each without a name, and the share
    that is wanted of both (for an equality: 0, or 1 where both may also be unknown). For "alone" it is what the first
    and the second must be, () where it may be anything.
    """

    sort: str
    first: Expression
    second: Expression
    least: float


Listing: TypeAlias = tuple[int, tuple[Way, ...]]
"""The number of a gate, and the ways whose lists together hold all that it may let through."""


def listings(gates: Sequence[Expression], names: tuple[str, ...]) -> tuple[Listing, ...]:
    """What pairs may be listed by: the gates that are quickest to list first, and of the others one."""
    found = [(number, ways) for number, gate in enumerate(gates) if (ways := _ways_of(gate, names))]
    slow = [one for one in found if _is_slow(one)]
    return (*(one for one in found if one not in slow), *slow[:1])


def _is_slow(listing: Listing) -> bool:
    return any(way.sort == SIMILAR for way in listing[1])


def _ways_of(gate: Expression, names: tuple[str, ...]) -> tuple[Way, ...]:
    """A way for each alternative of a gate; none at all where one of them has none."""
    alternatives = gate[1:] if gate[0] == "or" else (gate,)
    ways = [_way(cast(Expression, one), names) for one in alternatives]
    found = tuple(way for way in ways if way)
    return found if len(found) == len(ways) else ()


def _way(gate: Expression, names: tuple[str, ...]) -> Way | None:
    first, second = (_conditions(gate, name) for name in names)
    alone = Way(ALONE, first, second, 0.0) if first or second else None
    if gate[0] == "and":
        ways = [way for part in gate[1:] if (way := _way(cast(Expression, part), names)) and way.sort != ALONE]
        ways += [alone] if alone else []
        return min(ways, key=lambda way: _QUICKEST.index(way.sort)) if ways else None
    if alone:
        return alone
    equality = expressions.look_up(gate, names[1], frozenset(names[:1]))
    if equality:
        second, first, may_lack = equality
        return _of(EQUAL, first, second, names, float(may_lack))
    match gate:
        case ("op", "aligned-with", ("field", one, str(field)), ("field", other, same), tuple(given)) if (
            one != other and field == same and field in ALIGNED
        ):
            return Way(field, (), (), least_share(_options(given)))
        case ("op", "similar-to", tuple(left), tuple(right), tuple(given)):
            options = _options(given)
            sides = {names.index(name): one for one in (left, right) for name in expressions.variables_of(one)}
            if set(sides) == {0, 1} and "if" not in options:
                return _of(SIMILAR, sides[0], sides[1], names, least_share(options))
    return None


def _conditions(gate: Expression, name: str) -> Expression:
    """What a gate wants of one variable alone, which has no name here; () for nothing."""
    parts = [
        one
        for one in expressions.conjuncts([gate])
        if expressions.variables_of(one) == {name} and not expressions.has_aggregate(one)
        if _WEIGHING.isdisjoint(expressions.operators(one))
    ]
    return expressions.by_itself(("and", *parts) if len(parts) > 1 else parts[0], name) if parts else ()


def _of(sort: str, first: Expression, second: Expression, names: tuple[str, ...], least: float) -> Way:
    return Way(sort, expressions.by_itself(first, names[0]), expressions.by_itself(second, names[1]), least)


def _options(given: tuple[object, ...]) -> dict[str, object]:
    return dict(cast("tuple[tuple[str, object], ...]", given))
