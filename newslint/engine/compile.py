"""Expressions in, closures out: each rule is turned into Python functions once a run.

A closure takes the facts bound so far, by number of variable, and gives a value or a truth; ``None`` is unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeAlias, cast

from newslint.core.fact import Fact
from newslint.core.operators import ARITHMETIC
from newslint.core.rule import Expression
from newslint.core.values import Amount
from newslint.engine.expressions import AGGREGATES, conjuncts, has_aggregate, literal_of, renamed, variables_of
from newslint.engine.functions import FUNCTIONS, calculate
from newslint.engine.nearness import interval
from newslint.engine.operators import (
    OPERATORS,
    Setting,
    grade_of,
    identity,
    matches_aligned,
    similar_sets,
    similar_to,
)
from newslint.engine.scene import Scene
from newslint.engine.scopes import SCOPES, apart
from newslint.engine.truth import ONE_SIDED, Truth, both, either, opposite

Bound: TypeAlias = list[Fact]
Evaluate: TypeAlias = Callable[[Bound], object]
Test: TypeAlias = Callable[[Bound], Truth]
Slots: TypeAlias = Mapping[str, int]

COMMON = ("source", "article", "region", "voice", "published", "words", "origin", "confidence")
"""Fields that are attributes of every fact."""

LEAST_SHARE = 50.0
"""Percent that "aligned with" and "similar to" want unless the rule says otherwise."""


class Key(NamedTuple):
    """An equality by which facts are looked up: what it reads of the new fact, and of those bound already."""

    mine: Evaluate
    theirs: Evaluate
    may_lack: bool


def compiled(expression: Expression, slots: Slots, scene: Scene) -> Evaluate:
    """The closure of an expression."""
    match expression:
        case ("field", str(variable), str(name)):
            return _field(slots[variable], name, scene)
        case ("flag", str(variable), str(name)):
            number = slots[variable]
            return lambda bound: name in bound[number].flags
        case ("value" | "amount" | "days" | "when", *_):
            literal = literal_of(expression)
            return lambda bound: literal
        case ("and" | "or" as head, *parts):
            tests = [test(cast(Expression, part), slots, scene) for part in parts]
            join = both if head == "and" else either
            return lambda bound: join(one(bound) for one in tests)
        case ("not", tuple(part)):
            inner = test(part, slots, scene)
            return lambda bound: opposite(inner(bound))
        case ("op", str(name), tuple(left), tuple(right), tuple(options)):
            return _operation(name, left, right, dict(cast("tuple[tuple[str, object], ...]", options)), slots, scene)
        case ("call", str(name), *arguments):
            return _call(name, [cast(Expression, argument) for argument in arguments], slots, scene)
        case (str(head), *_) if head in AGGREGATES:
            return _aggregate(expression, slots, scene)
    raise ValueError(f"no such expression: {expression!r}")


def test(expression: Expression, slots: Slots, scene: Scene) -> Test:
    """The closure of an expression that is true, false or unknown."""
    return cast(Test, compiled(expression, slots, scene))


def deferred(expression: Expression, slots: Slots, scene: Scene) -> Test:
    """The same, made when it is first run: on most articles, most gates of most rules are never asked."""
    made: list[Test] = []

    def run(bound: Bound) -> Truth:
        if not made:
            made.append(test(expression, slots, scene))
        return made[0](bound)

    return run


def key_of(gate: Expression, mine: str, theirs: frozenset[str], slots: Slots, scene: Scene) -> Key | None:
    """The look-up that a gate allows: an equality between the new variable and those bound, each on its own side."""
    match gate:
        case ("op", "same-as", tuple(left), tuple(right), tuple(options)):
            settings = dict(cast("tuple[tuple[str, object], ...]", options))
            if set(settings) - {"if"} or settings.get("if") == "known":
                return None
            for one, other in ((left, right), (right, left)):
                if variables_of(one) == {mine} and variables_of(other) and variables_of(other) <= theirs:
                    return Key(compiled(one, slots, scene), compiled(other, slots, scene), bool(settings))
    return None


def pool(kind: str, variable: str, conditions: Sequence[Expression], scene: Scene) -> tuple[Fact, ...]:
    """The facts that a variable may be bound to, in order; the same for every rule that asks alike."""
    gates = tuple(renamed(gate, {variable: ""}) for gate in conjuncts(conditions))
    if (kind, gates) not in scene.pools:
        facts: Sequence[Fact] = scene.by_kind.get(kind, ())
        tests = []
        for gate in gates:
            match gate:
                case ("op", "same-as", ("field", "", str(name)), ("value", str(value)), ()) if name not in COMMON:
                    if facts is scene.by_kind.get(kind):
                        facts = scene.having(kind, name, value)
                        continue
            tests.append(test(gate, {"": 0}, scene))
        scene.pools[kind, gates] = tuple(fact for fact in facts if all(one([fact]) for one in tests))
    return scene.pools[kind, gates]


def _field(number: int, name: str, scene: Scene) -> Evaluate:
    if name in COMMON:
        read = attrgetter(name)
        return lambda bound: read(bound[number])
    if name == "sentence":
        return lambda bound: scene.base.sentences[bound[number].sentence].lemmas
    return lambda bound: bound[number].fields.get(name)


def _operation(
    name: str, left: Expression, right: Expression, options: Mapping[str, object], slots: Slots, scene: Scene
) -> Evaluate:
    one, other = compiled(left, slots, scene), compiled(right, slots, scene)
    if name in ARITHMETIC:
        return lambda bound: _if_known(lambda a, b: calculate(name, a, b), one(bound), other(bound))
    pair = _fact_pair(left, right, slots)
    if name == "aligned-with" and pair and left[2] == right[2] == "sentence":
        least = least_share(options)
        first, second = pair
        return lambda bound: scene.base.alignment(bound[first], bound[second]) >= least
    setting = Setting(options, scene.relations)
    mode = options.get("if")
    if name == "matches" and pair:
        first, second = pair

        def act(a: object, b: object, bound: Bound) -> Truth:
            aligned = scene.base.alignment(bound[first], bound[second]) > 0
            return matches_aligned(a, b, setting, aligned)
    elif name == "similar-to":
        weights, least = scene.base.weights, least_share(options)

        def act(a: object, b: object, bound: Bound) -> Truth:
            known = weights.get(bound[0].story)
            if known and isinstance(a, frozenset) and isinstance(b, frozenset):
                return similar_sets(a, b, least, known)
            return similar_to(a, b, setting)
    else:
        operate = OPERATORS[name]

        def act(a: object, b: object, bound: Bound) -> Truth:
            return operate(a, b, setting)

    def run(bound: Bound) -> Truth:
        a, b = one(bound), other(bound)
        if a is None or b is None:
            if mode == "known":
                return True if a is b else ONE_SIDED
            return a is b if mode == "either known" else None
        return act(a, b, bound)

    return run


def least_share(options: Mapping[str, object]) -> float:
    """The share, 0 to 1, that two sentences, sets or runs of words must have in common."""
    share = options.get("at least", LEAST_SHARE)
    return (float(share) if isinstance(share, int | float) else LEAST_SHARE) / 100


def _fact_pair(left: Expression, right: Expression, slots: Slots) -> tuple[int, int] | None:
    if left[0] == right[0] == "field" and left[1] != right[1]:
        return slots[str(left[1])], slots[str(right[1])]
    return None


def _if_known(act: Callable[..., object], *values: object) -> object:
    return None if any(value is None for value in values) else act(*values)


def _call(name: str, arguments: Sequence[Expression], slots: Slots, scene: Scene) -> Evaluate:
    given = [compiled(argument, slots, scene) for argument in arguments]
    if name == "known":
        return lambda bound: given[0](bound) is not None
    if name == "grade":
        pair = _fact_pair(arguments[0], arguments[1], slots)

        def grade(bound: Bound) -> object:
            aligned = pair is not None and scene.base.alignment(bound[pair[0]], bound[pair[1]]) > 0
            return _if_known(lambda a, b: grade_of(a, b, scene.relations, aligned), *(one(bound) for one in given))

        return grade
    function = FUNCTIONS[name]
    return lambda bound: _if_known(function, *(one(bound) for one in given))


def _aggregate(expression: Expression, slots: Slots, scene: Scene) -> Evaluate:
    head, inner = expression[0], expression[5]
    members = gatherer(expression, slots, scene)
    variable = str(expression[1])
    within = {**slots, variable: len(slots)}
    if head == "count":
        return lambda bound: float(len(members(bound)))
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
    """The facts that an aggregate ranges over, looked up by its equalities and then tested one by one."""
    _, variable, kind, scope_name, conditions, _ = expression
    name = str(variable)
    gates = conjuncts(cast("tuple[Expression, ...]", conditions))
    own = [gate for gate in gates if variables_of(gate) <= {name} and not has_aggregate(gate)]
    linking = [gate for gate in gates if gate not in own]
    within = {**slots, name: len(slots)}
    keys = [key for gate in linking if (key := key_of(gate, name, frozenset(slots), within, scene))]
    tests = [test(gate, within, scene) for gate in linking if not key_of(gate, name, frozenset(slots), within, scene)]
    scope = SCOPES[str(scope_name)]
    place = len(slots)
    table: dict[tuple[object, ...], list[Fact]] | None = None

    def gather(bound: Bound) -> list[Fact]:
        nonlocal table
        if table is None:
            table = defaultdict(list)
            filler = [bound[0]] * place
            for fact in pool(str(kind), name, own, scene):
                values = [key.mine([*filler, fact]) for key in keys]
                if all(key.may_lack or value is not None for key, value in zip(keys, values, strict=True)):
                    table[scope.block(fact), *(identity(value) for value in values)].append(fact)
        wanted = (scope.block(bound[0]), *(identity(key.theirs(bound)) for key in keys))
        return [
            fact
            for fact in table.get(wanted, ())
            if all(fact.number != other.number for other in bound)
            and apart(bound[0], fact)
            and scope.admits(bound[0], fact)
            and all(one([*bound, fact]) for one in tests)
        ]

    return gather
