"""Expressions in, closures out: each rule is turned into Python functions once a run.

A closure takes the facts bound so far, by number of variable, and gives a value or a truth; ``None`` is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from newslint.core.expressions import AGGREGATES, look_up
from newslint.core.hints import NamedTuple, TypeAlias, cast
from newslint.core.operators import ARITHMETIC
from newslint.core.rule import Expression
from newslint.core.values import Amount, When
from newslint.engine.comparisons import (
    Bound,
    Evaluate,
    Test,
    all_of,
    among,
    any_flag,
    any_of,
    comparison,
    least_share,
    same_field,
    to_word,
)
from newslint.engine.functions import FUNCTIONS, calculate
from newslint.engine.nearness import Days
from newslint.engine.operators import grade_of
from newslint.engine.prices import REMEMBERED
from newslint.engine.scene import ALIGNED, COMMON, Scene
from newslint.engine.truth import Truth, opposite

Slots: TypeAlias = Mapping[str, int]

MOST_REMEMBERED = 2_000
"""Pairs for which it is kept what a gate says of them: a large archive has more than would fit into memory."""


class Key(NamedTuple):
    """An equality by which facts are looked up: what it reads of the new fact, and of those bound already."""

    mine: Evaluate
    theirs: Evaluate
    may_lack: bool


def compiled(expression: Expression, slots: Slots, scene: Scene) -> Evaluate:
    """The closure of an expression; one serves all rules that say the same."""
    key = (id(expression), *slots)
    kept = scene.closures.get(key)
    if kept is None:
        kept = scene.closures[key] = expression, _MAKERS[str(expression[0])](expression, slots, scene)
    return kept[1]


def _read(expression: Expression, slots: Slots, scene: Scene) -> Evaluate:
    _, variable, name = expression
    return _field(slots[str(variable)], str(name), scene)


def _flag(expression: Expression, slots: Slots, scene: Scene) -> Evaluate:
    _, variable, name = expression
    number = slots[str(variable)]
    return lambda bound: name in bound[number].flags


def _constant(expression: Expression, slots: Slots, scene: Scene) -> Evaluate:
    literal = _literal(expression)
    return lambda bound: literal


def _conjunction(expression: Expression, slots: Slots, scene: Scene) -> Evaluate:
    return all_of([test(cast(Expression, part), slots, scene) for part in expression[1:]])


def _disjunction(expression: Expression, slots: Slots, scene: Scene) -> Evaluate:
    words = one_of(expression[1:])
    if words is not None:
        return among(compiled(words[0], slots, scene), words[1])
    parts = cast("tuple[Expression, ...]", expression[1:])
    if all(part[0] == "flag" for part in parts):
        return any_flag([(slots[str(variable)], str(name)) for _, variable, name in parts])
    return any_of([test(part, slots, scene) for part in parts])


def _negation(expression: Expression, slots: Slots, scene: Scene) -> Evaluate:
    inner = test(cast(Expression, expression[1]), slots, scene)
    return lambda bound: opposite(inner(bound))


def test(expression: Expression, slots: Slots, scene: Scene) -> Test:
    """The closure of an expression that is true, false or unknown."""
    return cast(Test, compiled(expression, slots, scene))


def remembered(expression: Expression, slots: Slots, scene: Scene, price: int) -> Test:
    """The test of two facts, worked out once for each pair, however many rules say it, if that is worth it."""
    passes = test(expression, slots, scene)
    if len(slots) != 2 or price < REMEMBERED:
        return passes
    key = ("remembered", id(expression), *slots)
    if key not in scene.closures:
        known: dict[tuple[int, int], Truth] = {}

        def run(bound: Bound) -> Truth:
            pair = bound[0].number, bound[1].number
            if pair in known:
                return known[pair]
            if len(known) == MOST_REMEMBERED:
                known.clear()
            truth = known[pair] = passes(bound)
            return truth

        scene.closures[key] = expression, run
    return cast(Test, scene.closures[key][1])


def key_of(gate: Expression, mine: str, theirs: frozenset[str], slots: Slots, scene: Scene) -> Key | None:
    """The look-up that a gate allows: an equality between the new variable and those bound, each on its own side."""
    found = look_up(gate, mine, theirs)
    if found is None:
        return None
    one, other, may_lack = found
    return Key(compiled(one, slots, scene), compiled(other, slots, scene), may_lack)


def is_own_field(expression: Expression) -> bool:
    """Whether an expression only reads a field that a fact may or may not have."""
    return expression[0] == "field" and expression[2] not in COMMON and expression[2] not in ALIGNED


def _field(number: int, name: str, scene: Scene) -> Evaluate:
    if name in COMMON:
        read = attrgetter(name)
        return lambda bound: read(bound[number])
    if name in ALIGNED:
        return lambda bound: scene.base.sentences[bound[number].sentence].lemmas
    return lambda bound: bound[number].fields.get(name)


def _operation(expression: Expression, slots: Slots, scene: Scene) -> Evaluate:
    _, name, left, right, given = cast(
        "tuple[str, str, Expression, Expression, tuple[tuple[str, object], ...]]", expression
    )
    options = dict(given)
    if name in ("same-as", "differs-from") and "table" not in options and is_own_field(left) and is_own_field(right):
        first, second = ((slots[str(variable)], str(field)) for _, variable, field in (left, right))
        return same_field(first, second, name == "same-as", options.get("if"))
    one, other = compiled(left, slots, scene), compiled(right, slots, scene)
    if name in ARITHMETIC:
        return _of_two(lambda a, b: calculate(name, a, b), one, other)
    pair = _fact_pair(left, right, slots)
    if name == "aligned-with" and pair and left[2] == right[2] and left[2] in ALIGNED:
        least = least_share(options)
        likeness = scene.base.slot if left[2] == "slot" else scene.base.alignment
        here, there = pair
        return lambda bound: likeness(bound[here], bound[there]) >= least
    if right[0] == "value" and not options and (run := to_word(name, one, _literal(right))):
        return run
    return comparison(name, one, other, options, pair, scene)


def one_of(parts: Sequence[object]) -> tuple[Expression, frozenset[str]] | None:
    """The field and the words of "is one of", in lower case; None for other alternatives."""
    words, read = [], None
    for part in parts:
        match part:
            case ("op", "same-as" | "=", ("field", *_) as field, ("value", str(word)), ()) if read in (None, field):
                read = cast(Expression, field)
                words.append(word.casefold())
            case _:
                return None
    return (read, frozenset(words)) if read else None


def _fact_pair(left: Expression, right: Expression, slots: Slots) -> tuple[int, int] | None:
    if left[0] == right[0] == "field" and left[1] != right[1]:
        return slots[str(left[1])], slots[str(right[1])]
    return None


def _of_one(act: Callable[..., object], only: Evaluate) -> Evaluate:
    """What is made of one value, where it is known."""

    def run(bound: Bound) -> object:
        value = only(bound)
        return None if value is None else act(value)

    return run


def _of_two(act: Callable[..., object], one: Evaluate, other: Evaluate) -> Evaluate:
    """What is made of two values, where both are known."""

    def run(bound: Bound) -> object:
        first, second = one(bound), other(bound)
        return None if first is None or second is None else act(first, second)

    return run


def _call(expression: Expression, slots: Slots, scene: Scene) -> Evaluate:
    name, arguments = str(expression[1]), cast("tuple[Expression, ...]", expression[2:])
    given = [compiled(argument, slots, scene) for argument in arguments]
    if name == "known":
        return lambda bound: given[0](bound) is not None
    if len(given) == 1:
        return _of_one(FUNCTIONS[name], given[0])
    one, other = given
    if name != "grade":
        return _of_two(FUNCTIONS[name], one, other)
    pair = _fact_pair(arguments[0], arguments[1], slots)

    def grade(bound: Bound) -> object:
        first, second = one(bound), other(bound)
        aligned = pair is not None and scene.base.alignment(bound[pair[0]], bound[pair[1]]) > 0
        return None if first is None or second is None else grade_of(first, second, scene.relations, aligned)

    return grade


def _aggregate(expression: Expression, slots: Slots, scene: Scene) -> Evaluate:
    # The facts of a group are chosen by conditions, which are expressions themselves.
    from newslint.engine.groups import aggregate

    return aggregate(expression, slots, scene)


def _literal(expression: Expression) -> object:
    """The value that a literal stands for."""
    match expression:
        case ("amount", float() | int() as low, float() | int() as high, *_):
            return Amount(
                float(low), float(high), float(low) if low == high else None, "" if low == high else "between"
            )
        case ("days", float() | int() as count):
            return Days(count)
        case ("when", int(start), int(stop)):
            return When(start, stop)
    return expression[1]


_MAKERS: Mapping[str, Callable[[Expression, Slots, Scene], Evaluate]] = {
    "field": _read,
    "flag": _flag,
    **dict.fromkeys(("value", "amount", "days", "when"), _constant),
    "and": _conjunction,
    "or": _disjunction,
    "not": _negation,
    "op": _operation,
    "call": _call,
    **dict.fromkeys(AGGREGATES, _aggregate),
}
"""What makes the closure of an expression, by its head."""
