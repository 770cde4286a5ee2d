"""A rule in, all that can be told of it before there are facts out: which gates facts are looked up by, what is tried
on each fact alone, what is the same with its variables exchanged.

Sketches are plain values: they lie beside the rules in the cache, so that a run only has to read them. Expressions
that are equal are one object in all of them, and what is made of an expression is kept by that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newslint.core import expressions
from newslint.core.hints import TypeAlias, cast
from newslint.core.rule import Expression, Rule
from newslint.engine.comparisons import least_share
from newslint.engine.gates import excuses, name_of, with_words
from newslint.engine.pools import Condition, conditions_of
from newslint.engine.prices import price
from newslint.engine.scene import ALIGNED, COMMON
from newslint.engine.scopes import SCOPES
from newslint.engine.sketch import Sighted, Sketch
from newslint.engine.symmetry import is_agreement, is_symmetric, over_likes
from newslint.engine.ways import listings

_Conditions: TypeAlias = tuple[dict[str, list[Expression]], list[tuple[str, Expression]]]
"""What each variable must be by itself, and what all of them must be together, in words and in core form."""


def sketches(rules: Sequence[Rule]) -> dict[str, tuple[object, ...]]:
    """The sketches of rules as plain values, by the names of the rules."""
    found = [sketched(rule) for rule in rules]
    # Rules that begin with the same conditions share what these leave: the commonest come first.
    common = Counter((kind, one) for sketch in found for kind, conditions in sketch.pools for one in conditions)
    known: dict[object, object] = {}
    return {
        rule.name: cast("tuple[object, ...]", expressions.shared(tuple(_commonest_first(sketch, common)), known))
        for rule, sketch in zip(rules, found, strict=True)
    }


def _commonest_first(sketch: Sketch, common: Counter[tuple[str, Condition]]) -> Sketch:
    return sketch._replace(
        pools=tuple(
            (kind, tuple(sorted(conditions, key=lambda one: -common[kind, one]))) for kind, conditions in sketch.pools
        )
    )


def sketched(rule: Rule) -> Sketch:
    """What is known of a rule without facts."""
    single, joint = _conditions(rule)
    aligned, aligned_said, joint = _alignment(joint)
    names = tuple(given.variable for given in rule.given)
    pair = len(names) == 2
    gates = [
        (gate, said, name_of(gate, said), _look_up(gate, names), _mutual(gate, names), price(gate))
        for said, gate in joint
    ]
    law = rule.law[1]
    same = over_likes(rule, single, [gate for gate, _, _, key, *_ in gates if key])
    parts = [[gate for gate, *_ in gates], rule.unless, [law]]
    return Sketch(
        names=names,
        pools=tuple(
            (given.kind, conditions_of(expressions.alone(single[given.variable], given.variable)))
            for given in rule.given
        ),
        aligned=aligned,
        aligned_said=aligned_said,
        gates=tuple(gates),
        unless=tuple((said, excuse, price(excuse)) for said, excuse in excuses(rule)),
        law=law,
        law_price=price(law),
        same=same,
        symmetric=pair and all(is_symmetric(part, names) for part in parts),
        agreement=is_agreement(rule),
        listings=listings([gate for _, gate in joint], names) if pair and aligned is None else (),
        sighted=_sighted(rule, same) if aligned is None else None,
        shown=(rule.value,) if rule.value else tuple(dict.fromkeys(expressions.told(law))),
        groups=tuple(expressions.aggregates(law)),
        compares_words="'matches'" in repr(law) or "'grade'" in repr(law),
        asks_slots=any(read[2] == "slot" for gate in rule.where for read in expressions.reads(gate)),
        asks_told=max(map(_told_share, rule.where), default=0.0),
        between=any(_wants_two_articles(gate) for gate, *_ in gates),
    )


def _wants_two_articles(gate: Expression) -> bool:
    match gate:
        case ("op", "differs-from", ("field", one, "article"), ("field", other, "article"), ()):
            return one != other
    return False


def _mutual(gate: Expression, names: tuple[str, ...]) -> bool:
    """Whether it says the same of two facts whichever of them is bound first."""
    return len(names) == 2 and is_symmetric([gate], names)


def _look_up(gate: Expression, names: tuple[str, ...]) -> tuple[Expression, Expression, bool] | None:
    """What facts are looked up by when the last variable is bound: each side of an equality by itself."""
    found = expressions.look_up(gate, names[-1], frozenset(names[:-1])) if len(names) > 1 else None
    if found is None:
        return None
    last, first, may_lack = found
    return expressions.by_itself(first, names[0]), expressions.by_itself(last, names[-1]), may_lack


def _conditions(rule: Rule) -> _Conditions:
    """What each variable must be by itself, and what all of them must be together."""
    single: dict[str, list[Expression]] = {given.variable: list(given.conditions) for given in rule.given}
    joint: list[tuple[str, Expression]] = []
    for said, gate in with_words(rule):
        variables = expressions.variables_of(gate)
        if len(variables) == 1 and not expressions.has_aggregate(gate):
            single[next(iter(variables))].append(gate)
        else:
            joint.append((said, gate))
    _shared_conditions(single, joint)
    return single, joint


def _alignment(
    joint: list[tuple[str, Expression]],
) -> tuple[float | None, str, list[tuple[str, Expression]]]:
    """Takes out the first gate that wants two sentences aligned: pairs are then listed, not looked for."""
    for number, (said, gate) in enumerate(joint):
        match gate:
            case ("op", "aligned-with", ("field", one, "sentence"), ("field", other, "sentence"), tuple(options)):
                settings = dict(cast("tuple[tuple[str, object], ...]", options))
                if one != other and "if" not in settings:
                    return (
                        least_share(settings),
                        said or "aligned sentences",
                        joint[:number] + joint[number + 1 :],
                    )
    return None, "", joint


def _told_share(gate: Expression) -> float:
    match gate:
        case ("or", *parts):
            return min(_told_share(cast(Expression, part)) for part in parts)
        case ("op", "told-in", _, ("field", _, "article" | "sentence"), tuple(options)):
            return least_share(dict(cast("tuple[tuple[str, object], ...]", options)))
    return 0.0


def _shared_conditions(single: dict[str, list[Expression]], joint: Sequence[tuple[str, Expression]]) -> None:
    """What one fact must be, the other must be too where the rule wants them equal in it: fewer facts ever meet."""
    about = [(expressions.only_field(one), one) for conditions in single.values() for one in conditions]
    for _, gate in joint:
        match gate:
            case ("op", "same-as", ("field", str(one), _) as left, ("field", str(other), _) as right, ()) if (
                one != other
            ):
                fields = cast("tuple[Expression, Expression]", (left, right))
                for mine, theirs in (fields, fields[::-1]):
                    for condition in [condition for field, condition in about if field == mine]:
                        moved = expressions.replaced(condition, mine, theirs)
                        if moved not in single[str(theirs[1])]:
                            single[str(theirs[1])].append(moved)
                            about.append((theirs, moved))


def _sighted(rule: Rule, same: bool) -> tuple[Sighted, ...] | None:
    """What the rule can see of a fact, for each variable; None where it looks at more than the fields of a fact.

    With ``same`` a fact may be bound to either variable: what is read of one tells it apart as the other, too.
    """
    conditions = [condition for given in rule.given for condition in given.conditions]
    everything = [*conditions, *(gate for _, gate in with_words(rule)), *rule.unless, rule.law[1]]
    read = [one for expression in everything for one in expressions.reads(expression)]
    # A rule that looks at the sentence depends on where a fact stands, not only on what it says.
    if any(expressions.has_aggregate(one) for one in everything) or any(one[2] in ALIGNED for one in read):
        return None
    timed = SCOPES[rule.scope].ordered or rule.as_of_days is not None
    if same:
        return (_seen(read, timed),) * 2
    return tuple(_seen([one for one in read if one[1] == given.variable], timed) for given in rule.given)


def _seen(read: Sequence[Expression], timed: bool) -> Sighted:
    seen = dict.fromkeys((str(sort), str(name)) for sort, _, name in read)
    fields = [name for sort, name in seen if sort == "field"]
    return (
        frozenset(name for sort, name in seen if sort == "flag"),
        tuple(name for name in fields if name not in COMMON),
        tuple(name for name in fields if name in COMMON),
        timed,
    )
