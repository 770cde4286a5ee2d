"""The facts around those that are bound: an aggregate in, closures that gather its facts and tell of them out.

The facts of a group are looked up by equalities in tables that all rules share, and then tested one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from newslint.core.expressions import alone, by_itself, conjuncts, has_aggregate, look_up, variables_of
from newslint.core.fact import Fact
from newslint.core.hints import NamedTuple, TypeAlias, cast
from newslint.core.rule import Expression
from newslint.core.values import Amount
from newslint.engine.columns import column
from newslint.engine.comparisons import Bound, Evaluate
from newslint.engine.compile import MOST_REMEMBERED, Slots, compiled, test
from newslint.engine.functions import calculate
from newslint.engine.nearness import interval
from newslint.engine.operators import identity
from newslint.engine.pools import Condition, conditions_of, pool
from newslint.engine.scene import Scene
from newslint.engine.scopes import SCOPES, apart
from newslint.engine.truth import either

Table: TypeAlias = dict[tuple[object, ...], list[Fact]]


class Group(NamedTuple):
    """What an aggregate ranges over: facts of a kind that meet conditions and are equal in keys to those bound.

    Of a key: what is read of the fact, what of those bound, and whether both may be unknown. The tests are what the
    facts found must pass besides.
    """

    variable: str
    kind: str
    scope: str
    conditions: tuple[Condition, ...]
    keys: tuple[tuple[Expression, Expression, bool], ...]
    tests: tuple[Expression, ...]


def group(aggregate: Expression, names: frozenset[str]) -> Group:
    """What an aggregate ranges over when the variables of some names are bound."""
    _, variable, kind, scope, conditions, _ = aggregate
    name = str(variable)
    own: list[Expression] = []
    keys: list[tuple[Expression, Expression, bool]] = []
    tests: list[Expression] = []
    for gate in conjuncts(cast("tuple[Expression, ...]", conditions)):
        if variables_of(gate) <= {name} and not has_aggregate(gate):
            own.append(gate)
        elif (found := look_up(gate, name, names)) and not has_aggregate(gate):
            keys.append((by_itself(found[0], name), found[1], found[2]))
        else:
            tests.append(gate)
    return Group(name, str(kind), str(scope), conditions_of(alone(own, name)), tuple(keys), tuple(tests))


def aggregate(expression: Expression, slots: Slots, scene: Scene) -> Evaluate:
    """The closure of an aggregate."""
    head, inner = expression[0], expression[5]
    members = gatherer(expression, slots, scene)
    variable = str(expression[1])
    within = {**slots, variable: len(slots)}
    if head == "count":
        return lambda bound: float(len(members(bound)))
    if inner == ("value", True):
        return lambda bound: bool(members(bound))
    if head == "some":
        passes = test(cast(Expression, inner), within, scene)
        return lambda bound: either(passes([*bound, fact]) for fact in members(bound))
    read = compiled(inner if isinstance(inner, tuple) else ("field", variable, inner), within, scene)

    def total(bound: Bound) -> object:
        amounts = [amount for fact in members(bound) if (amount := interval(read([*bound, fact]))) is not None]
        if not amounts:
            return None
        if head == "sum":
            found: object = amounts[0]
            for amount in amounts[1:]:
                found = calculate("+", found, amount)
            return found
        return (max if head == "max" else min)(amounts, key=Amount.middle)

    return total


def gatherer(expression: Expression, slots: Slots, scene: Scene) -> Callable[[Bound], list[Fact]]:
    """The facts that an aggregate ranges over."""
    made = group(expression, frozenset(slots))
    scope = SCOPES[made.scope]
    block, admits, between = scope.block, scope.admits, scope.between
    theirs = [compiled(other, slots, scene) for _, other, _ in made.keys]
    within = {**slots, made.variable: len(slots)}
    tests = [test(gate, within, scene) for gate in made.tests]
    table: Table | None = None
    around: dict[tuple[int, tuple[object, ...]], list[Fact]] = {}

    def gather(bound: Bound) -> list[Fact]:
        nonlocal table
        if table is None:
            table = _table(made, scene)
        first = bound[0]
        key = (block(first), *[identity(read(bound)) for read in theirs])
        near = table.get(key)
        if not near or (between and near[0].article == first.article == near[-1].article):
            return []  # facts stand in the order of their articles: these are all of this one
        admitted = around.get((first.number, key))
        if admitted is None:
            if len(around) == MOST_REMEMBERED:
                around.clear()
            admitted = [fact for fact in near if apart(first, fact) and admits(first, fact)]
            around[first.number, key] = admitted
        taken = [other.number for other in bound]
        found = [fact for fact in admitted if fact.number not in taken]
        return [fact for fact in found if all(one([*bound, fact]) for one in tests)] if tests else found

    return gather


def _table(made: Group, scene: Scene) -> Table:
    """The facts of a group by their block and what they are looked up by."""
    facts = pool(made.kind, made.conditions, scene)
    # A pool and a column are one object for all rules, and live as long as the scene.
    key = (id(facts), made.scope, *[(id(column(mine, scene)), may_lack) for mine, _, may_lack in made.keys])
    table = scene.tables.get(key)
    if table is None:
        table = scene.tables[key] = defaultdict(list)
        columns = [column(mine, scene).of(facts) for mine, _, _ in made.keys]
        strict = [place for place, (_, _, may_lack) in enumerate(made.keys, 1) if not may_lack]
        for fact, values in zip(facts, zip(map(SCOPES[made.scope].block, facts), *columns, strict=True), strict=True):
            if None not in values or all(values[place] is not None for place in strict):
                table[values].append(fact)
    return table
