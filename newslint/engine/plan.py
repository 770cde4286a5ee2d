"""A sketch of a rule and a scene in, a plan out: what is looked up, what is tested on each pair, in which order.

The gates of ``where`` fall into three: equalities that facts are looked up by, an alignment of sentences that pairs
are listed by, and tests that are run on each pair that meets.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from newslint.core.fact import Fact
from newslint.core.hints import Any
from newslint.core.rule import Rule
from newslint.engine import compile as code
from newslint.engine.alike import Signature, signature
from newslint.engine.comparisons import Bound, Test
from newslint.engine.gates import Gate
from newslint.engine.groups import gatherer
from newslint.engine.pools import pool
from newslint.engine.scene import Scene
from newslint.engine.scopes import SCOPES
from newslint.engine.sketch import Sketch
from newslint.engine.ways import Listing, Way


class Plan:
    """A rule, ready to run. Of ``gates``, facts are looked up by ``keys``, and ``tests`` are tried on each pair.

    ``same`` says that both variables range over facts of one ``pool``; then ``members`` are the numbers of those that
    each may be bound to (None: all), and ``swaps`` says that it does not matter which is which.

    ``between`` says that facts of one article never meet, whether by the scope or by a gate.

    ``signatures`` give, for each variable, all that the rule can tell facts apart by; None where it looks further.

    What is needed only once two facts meet is made when they do: on most articles, most rules bring none together.
    """

    def __init__(self, rule: Rule, sketch: Sketch, pools: tuple[tuple[Fact, ...], ...], scene: Scene) -> None:
        self.rule = rule
        self.sketch = sketch
        self.scope = SCOPES[rule.scope]
        self.between = self.scope.between or sketch.between
        self.pools = pools
        self.aligned, self.aligned_said = sketch.aligned, sketch.aligned_said
        self._scene = scene
        self._slots = {name: number for number, name in enumerate(sketch.names)}
        self.gates = tuple([Gate.shared(row, sketch.names, scene) for row in sketch.gates])
        self.keys = tuple([gate for gate in self.gates if gate.look_up])
        self.tests = tuple([gate for gate in self.gates if not gate.look_up])
        self.forbids = rule.law[0] == "forbid"
        self.same = sketch.same
        self.shown, self.compares_words, self.asks_slots = sketch.shown, sketch.compares_words, sketch.asks_slots
        self.asks_told = sketch.asks_told
        alike = self.same and pools[0] == pools[1]
        self.swaps = alike and sketch.symmetric
        self.members = None
        if self.same and not alike:
            self.members = tuple(frozenset(fact.number for fact in pool) for pool in pools)
        self.pool = _union(pools, scene) if self.same else ()

    def may_bind(self, first: Fact, second: Fact) -> bool:
        """Whether the variables may be bound to two facts, in that order."""
        may = self.members
        return may is None or (first.number in may[0] and second.number in may[1])

    @cached_property
    def law(self) -> Test:
        """What must hold, or must not."""
        return code.remembered(self.sketch.law, self._slots, self._scene, self.sketch.law_price)

    @cached_property
    def keeps_apart(self) -> Callable[[Bound], bool]:
        """Whether a gate keeps two facts apart, whichever is bound first."""
        tests = [gate for _, gate in self.cheapest if self.swaps or not self.same or gate.mutual]

        def run(bound: Bound) -> bool:
            for gate in tests:  # noqa: SIM110 - a generator costs more than most of the gates
                if not gate.passes(bound):
                    return True
            return False

        return run

    @cached_property
    def cheapest(self) -> tuple[tuple[int, Gate], ...]:
        """The tests with their places in the rule, the cheapest first: most pairs fail one, and any will do."""
        return tuple(sorted(enumerate(self.tests), key=lambda item: (item[1].price, not item[1].mutual)))

    @cached_property
    def unless(self) -> tuple[tuple[str, Test], ...]:
        """The exceptions, each in words and as a test."""
        slots, scene = self._slots, self._scene
        return tuple((said, code.remembered(one, slots, scene, price)) for said, one, price in self.sketch.unless)

    @cached_property
    def gather(self) -> tuple[Callable[[Bound], list[Fact]], ...]:
        """The groups of facts that the law looks at besides those that are bound."""
        return tuple(gatherer(one, self._slots, self._scene) for one in self.sketch.groups)

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """What pairs may be listed by."""
        return tuple((gate, tuple(Way(*way) for way in ways)) for gate, ways in self.sketch.listings)

    @cached_property
    def signatures(self) -> tuple[Signature, ...] | None:
        """What the rule can see of a fact, for each variable."""
        return None if self.sketch.sighted is None else tuple(signature(*seen) for seen in self.sketch.sighted)


def plan(rule: Rule, scene: Scene, known: Mapping[str, Any] | None = None) -> Plan | None:
    """The plan of a rule, or None where a variable of it has no fact to be bound to.

    ``known`` holds sketches by the names of rules.
    """
    if not all(scene.by_kind.get(given.kind) for given in rule.given):
        return None
    sketch = Sketch(*known[rule.name]) if known and rule.name in known else _sketched(rule)
    pools: list[tuple[Fact, ...]] = []
    for kind, conditions in sketch.pools:
        pools.append(pool(kind, conditions, scene))
        if not pools[-1]:
            return None
    return Plan(rule, sketch, tuple(pools), scene)


def _sketched(rule: Rule) -> Sketch:
    from newslint.engine.sketching import sketched

    return sketched(rule)


def _union(pools: Sequence[Sequence[Fact]], scene: Scene) -> tuple[Fact, ...]:
    if pools[0] is pools[1]:
        return tuple(pools[0])
    return tuple(sorted({fact.number: fact for pool in pools for fact in pool}.values(), key=scene.place))
