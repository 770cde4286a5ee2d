"""A rule and a scene in, a plan out: what is looked up, what is tested on each pair, in which order.

The gates of ``where`` fall into three: equalities that facts are looked up by, an alignment of sentences that pairs
are listed by, and tests that are run on each pair that meets.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias, cast

from newslint.core.fact import Fact
from newslint.core.rule import Expression, Rule
from newslint.engine import compile as code
from newslint.engine import expressions
from newslint.engine.compile import Bound, Evaluate, Key, Test
from newslint.engine.scene import Scene, moment
from newslint.engine.scopes import SCOPES
from newslint.engine.similar import Weights
from newslint.engine.symmetry import is_symmetric, over_likes

_Conditions: TypeAlias = tuple[dict[str, list[Expression]], list[tuple[str, Expression]]]
"""What each variable must be by itself, and what all of them must be together, in words and in core form."""


MOST_NAMES = 3
"""Fields that a tally names of one gate."""


class Gate(NamedTuple):
    """A gate of ``where``: in words, what it is called when it keeps two facts apart, and what it reads."""

    said: str
    name: str
    expression: Expression
    passes: Test
    key: Key | None = None


class Similarity(NamedTuple):
    """What a gate of similarity reads of the first and of the second variable, the share that it wants, and what words
    weigh in each story.
    """

    first: Evaluate
    second: Evaluate
    least: float
    weights: Mapping[str, Weights]


class Plan:
    """A rule, ready to run. Of ``gates``, facts are looked up by ``keys``, and ``tests`` are tried on each pair.

    ``same`` says that both variables range over facts of one ``pool``; then ``members`` are the numbers of those that
    each may be bound to (None: all), and ``swaps`` says that it does not matter which is which.

    ``signatures`` give, for each variable, all that the rule can tell facts apart by; None where it looks further.

    What is needed only once two facts meet is made when they do: on most articles, most rules bring none together.
    """

    def __init__(self, rule: Rule, pools: tuple[tuple[Fact, ...], ...], conditions: _Conditions, scene: Scene) -> None:
        single, joint = conditions
        self.rule = rule
        self.scope = SCOPES[rule.scope]
        self.pools = pools
        self.aligned, self.aligned_said, self._joint = _alignment(joint)
        self._scene = scene
        self._names = [given.variable for given in rule.given]
        self._slots = {name: number for number, name in enumerate(self._names)}
        self.gates = tuple(self._gate(said, gate) for said, gate in self._joint)
        self.keys = tuple(gate for gate in self.gates if gate.key)
        self.tests = tuple(gate for gate in self.gates if not gate.key)
        mood, self._law = rule.law
        self.forbids = mood == "forbid"
        self.law = code.deferred(self._law, self._slots, scene)
        self.same = over_likes(rule, single, [one.expression for one in self.gates if one.key])
        members = tuple(frozenset(fact.number for fact in pool) for pool in pools) if self.same else ()
        self._alike = self.same and members[0] == members[1]
        self.members = members if self.same and not self._alike else None
        self.pool = _union(pools, scene) if self.same else ()

    def _gate(self, said: str, gate: Expression) -> Gate:
        names, slots, scene = self._names, self._slots, self._scene
        key = code.key_of(gate, names[-1], frozenset(names[:-1]), slots, scene) if len(names) > 1 else None
        return Gate(said, _name_of(gate, said), gate, code.deferred(gate, slots, scene), key)

    @cached_property
    def unless(self) -> tuple[tuple[str, Test], ...]:
        """The exceptions, each in words and as a test."""
        return _excuses(self.rule, self._slots, self._scene)

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """The fields that the law compares."""
        return (self.rule.value,) if self.rule.value else tuple(dict.fromkeys(expressions.told(self._law)))

    @cached_property
    def compares_words(self) -> bool:
        """Whether the law is about wording."""
        law = repr(self._law)
        return "'matches'" in law or "'grade'" in law

    @cached_property
    def gather(self) -> tuple[Callable[[Bound], list[Fact]], ...]:
        """The groups of facts that the law looks at besides those that are bound."""
        return tuple(code.gatherer(one, self._slots, self._scene) for one in expressions.aggregates(self._law))

    @cached_property
    def swaps(self) -> bool:
        """Whether the rule says the same with its two variables exchanged."""
        parts = ([one for _, one in self._joint], self.rule.unless, [self._law])
        return self._alike and all(is_symmetric(part, self._names) for part in parts)

    @cached_property
    def similar(self) -> tuple[Similarity, ...]:
        """The similarity that pairs are looked up by, if there is one."""
        return _similarity(self._joint, self._slots, self._scene)

    @cached_property
    def signatures(self) -> tuple[Callable[[Fact], Hashable], ...] | None:
        """What the rule can see of a fact, for each variable."""
        if self.aligned is not None:
            return None
        conditions = [condition for given in self.rule.given for condition in given.conditions]
        everything = [*conditions, *(gate for _, gate in _with_words(self.rule)), *self.rule.unless, self._law]
        return _signatures(self.rule, self._names, everything, self.same, self._scene)


def clauses(rule: Rule) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The gates that two facts must pass together, and the exceptions of a rule, in words."""
    gates = [
        said or ("aligned sentences" if gate[1] == "aligned-with" else _name_of(gate, ""))
        for said, gate in _with_words(rule)
        if len(expressions.variables_of(gate)) > 1 or expressions.has_aggregate(gate)
    ]
    said = (*rule.unless_said, *[""] * len(rule.unless))[: len(rule.unless)]
    excuses = [words or _name_of(excuse, "") for words, excuse in zip(said, rule.unless, strict=True)]
    return tuple(dict.fromkeys(gates)), tuple(dict.fromkeys(excuses))


def plan(rule: Rule, scene: Scene) -> Plan | None:
    """The plan of a rule, or None where a variable of it has no fact to be bound to."""
    if not all(scene.by_kind.get(given.kind) for given in rule.given):
        return None
    conditions = _conditions(rule)
    pools = tuple(code.pool(given.kind, given.variable, conditions[0][given.variable], scene) for given in rule.given)
    return Plan(rule, pools, conditions, scene) if all(pools) else None


def _conditions(rule: Rule) -> _Conditions:
    """What each variable must be by itself, and what all of them must be together."""
    single: dict[str, list[Expression]] = {given.variable: list(given.conditions) for given in rule.given}
    joint: list[tuple[str, Expression]] = []
    for said, gate in _with_words(rule):
        variables = expressions.variables_of(gate)
        if len(variables) == 1 and not expressions.has_aggregate(gate):
            single[next(iter(variables))].append(gate)
        else:
            joint.append((said, gate))
    _shared_conditions(single, joint)
    return single, joint


def _with_words(rule: Rule) -> list[tuple[str, Expression]]:
    """The gates, taken apart at "and", each with the words that the rule said it in."""
    said = [*rule.gates_said, *[""] * len(rule.where)]
    return [
        (words, gate) for words, where in zip(said, rule.where, strict=False) for gate in expressions.conjuncts([where])
    ]


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
                        code.least_share(settings),
                        said or "aligned sentences",
                        joint[:number] + joint[number + 1 :],
                    )
    return None, "", joint


def _shared_conditions(single: dict[str, list[Expression]], joint: Sequence[tuple[str, Expression]]) -> None:
    """What one fact must be, the other must be too where the rule wants them equal in it: fewer facts ever meet."""
    for _, gate in joint:
        match gate:
            case ("op", "same-as", ("field", str(one), _) as left, ("field", str(other), _) as right, ()) if (
                one != other
            ):
                fields = cast("tuple[Expression, Expression]", (left, right))
                for mine, theirs in (fields, fields[::-1]):
                    for condition in list(single[str(mine[1])]):
                        moved = expressions.replaced(condition, mine, theirs)
                        if set(expressions.reads(condition)) == {mine} and moved not in single[str(theirs[1])]:
                            single[str(theirs[1])].append(moved)


def _similarity(joint: Sequence[tuple[str, Expression]], slots: dict[str, int], scene: Scene) -> tuple[Similarity, ...]:
    """The first gate that wants sets or runs of words to be similar; several where it is enough that one pair is."""
    for _, gate in joint:
        alternatives = gate[1:] if gate[0] == "or" else (gate,)
        found = [_similar(cast(Expression, one), slots, scene) for one in alternatives]
        if all(found):
            return tuple(one for one in found if one)
    return ()


def _similar(gate: Expression, slots: dict[str, int], scene: Scene) -> Similarity | None:
    match gate:
        case ("op", "similar-to", tuple(left), tuple(right), tuple(options)):
            settings = dict(cast("tuple[tuple[str, object], ...]", options))
            sides = {slots[name]: one for one in (left, right) for name in expressions.variables_of(one)}
            if set(sides) == {0, 1} and "if" not in settings:
                first, second = (code.compiled(sides[number], slots, scene) for number in (0, 1))
                return Similarity(first, second, code.least_share(settings), scene.base.weights)
    return None


def _union(pools: Sequence[Sequence[Fact]], scene: Scene) -> tuple[Fact, ...]:
    if pools[0] is pools[1]:
        return tuple(pools[0])
    return tuple(sorted({fact.number: fact for pool in pools for fact in pool}.values(), key=scene.place))


def _excuses(rule: Rule, slots: dict[str, int], scene: Scene) -> tuple[tuple[str, Test], ...]:
    said = [*rule.unless_said, *[""] * len(rule.unless)]
    return tuple(
        (words or _name_of(excuse, ""), code.deferred(excuse, slots, scene))
        for words, excuse in zip(said, rule.unless, strict=False)
    )


def _name_of(gate: Expression, said: str) -> str:
    """What a gate is called in the tally: "different subject", "different context or sentence"."""
    names = list(dict.fromkeys(str(read[2]) for read in expressions.reads(gate) if read[0] == "field"))
    if gate[0] in ("op", "or", "and") and 0 < len(names) <= MOST_NAMES:
        return f"different {' or '.join(names)}"
    return said or " and ".join(names) or "another gate"


def _signatures(
    rule: Rule, names: Sequence[str], everything: Sequence[Expression], same: bool, scene: Scene
) -> tuple[Callable[[Fact], Hashable], ...] | None:
    """What the rule can see of a fact: facts that look alike to it are compared once."""
    if any(expressions.has_aggregate(one) or _looks_at_sentences(one) for one in everything):
        return None
    timed = SCOPES[rule.scope].ordered or rule.as_of_days is not None
    read = {one for expression in everything for one in expressions.reads(expression)}
    if same:
        # A fact may be bound to either variable: what is read of one tells it apart as the other, too.
        read = {expressions.renamed(one, dict.fromkeys(names, names[0])) for one in read}
        return (_signature(sorted(read, key=repr), timed, scene),) * 2
    return tuple(_signature(sorted((one for one in read if one[1] == name), key=repr), timed, scene) for name in names)


def _looks_at_sentences(expression: Expression) -> bool:
    """Whether an expression depends on where a fact stands, not only on what its fields say."""
    return any(read[2] == "sentence" for read in expressions.reads(expression))


def _signature(read: Sequence[Expression], timed: bool, scene: Scene) -> Callable[[Fact], Hashable]:
    fields: list[Evaluate] = [code.compiled(one, {str(one[1]): 0}, scene) for one in read]

    def signature(fact: Fact) -> Hashable:
        bound = [fact]
        seen = tuple(field(bound) for field in fields)
        return (*seen, moment(fact)) if timed else seen

    return signature
