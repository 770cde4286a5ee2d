"""A rule and a scene in, a plan out: what is looked up, what is tested on each pair, in which order.

The gates of ``where`` fall into three: equalities that facts are looked up by, an alignment of sentences that pairs
are listed by, and tests that are run on each pair that meets.
"""

from collections.abc import Callable, Sequence
from functools import cached_property

from newslint.core import expressions
from newslint.core.fact import Fact
from newslint.core.hints import NamedTuple, TypeAlias, cast
from newslint.core.rule import Expression, Rule
from newslint.engine import compile as code
from newslint.engine.alike import Signature, signatures
from newslint.engine.comparisons import Bound, Evaluate, Test, least_share
from newslint.engine.gates import Gate, excuses, with_words
from newslint.engine.scene import Scene
from newslint.engine.scopes import SCOPES
from newslint.engine.similar import Weighing
from newslint.engine.symmetry import is_symmetric, over_likes

_Conditions: TypeAlias = tuple[dict[str, list[Expression]], list[tuple[str, Expression]]]
"""What each variable must be by itself, and what all of them must be together, in words and in core form."""


class Similarity(NamedTuple):
    """What a gate of similarity reads of the first and of the second variable, whether that is the same of both, the
    share that it wants, and what words weigh in each story.
    """

    first: Evaluate
    second: Evaluate
    alike: bool
    least: float
    weighing: Callable[[str], Weighing | None]


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
        self._names = tuple(given.variable for given in rule.given)
        self._slots = {name: number for number, name in enumerate(self._names)}
        self.gates = tuple(Gate.shared(one, said, self._names, scene) for said, one in self._joint)
        self.keys = tuple(gate for gate in self.gates if gate.key)
        self.tests = tuple(gate for gate in self.gates if not gate.key)
        mood, self._law = rule.law
        self.forbids = mood == "forbid"
        self.same = over_likes(rule, single, [one.expression for one in self.gates if one.key])
        self._alike = self.same and pools[0] == pools[1]
        self.members = None
        if self.same and not self._alike:
            self.members = tuple(frozenset(fact.number for fact in pool) for pool in pools)
        self.pool = _union(pools, scene) if self.same else ()

    @cached_property
    def law(self) -> Test:
        """What must hold, or must not."""
        return code.remembered(self._law, self._slots, self._scene)

    @cached_property
    def keeps_apart(self) -> Callable[[Bound], bool]:
        """Whether a gate keeps two facts apart, whichever is bound first; the quickest gates are asked first."""
        wanted = self.tests if self.swaps or not self.same else [gate for gate in self.tests if gate.mutual]
        tests = [gate.passes for gate in sorted(wanted, key=lambda gate: not code.is_quick(gate.expression))]

        def run(bound: Bound) -> bool:
            for passes in tests:
                if not passes(bound):
                    return True
            return False

        return run

    @cached_property
    def unless(self) -> tuple[tuple[str, Test], ...]:
        """The exceptions, each in words and as a test."""
        return tuple((said, code.remembered(one, self._slots, self._scene)) for said, one in excuses(self.rule))

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
    def asks_slots(self) -> bool:
        """Whether the rule asks for words around two facts to be the same."""
        return any(read[2] == "slot" for gate in self.rule.where for read in expressions.reads(gate))

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
    def signatures(self) -> tuple[Signature, ...] | None:
        """What the rule can see of a fact, for each variable."""
        return None if self.aligned is not None else signatures(self.rule, self.same)


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
                names = list(slots)
                alike = expressions.by_itself(sides[0], names[0]) == expressions.by_itself(sides[1], names[1])
                return Similarity(first, second, alike, least_share(settings), scene.weighing)
    return None


def _union(pools: Sequence[Sequence[Fact]], scene: Scene) -> tuple[Fact, ...]:
    if pools[0] is pools[1]:
        return tuple(pools[0])
    return tuple(sorted({fact.number: fact for pool in pools for fact in pool}.values(), key=scene.place))
