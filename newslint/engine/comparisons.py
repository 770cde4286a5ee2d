"""Operators in, closures out: what reads the two sides, compares them, and knows what an unknown side means.

Most gates have one of a few plain forms: a field of two facts is the same, or a field is one of some words. These have
closures of their own, for they are run on every pair that meets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from newslint.core.fact import Fact
from newslint.core.hints import TypeAlias
from newslint.engine.nearness import interval
from newslint.engine.numerals import printed
from newslint.engine.operators import OPERATORS, Setting, identity, matches_aligned, similar_to
from newslint.engine.scene import Scene
from newslint.engine.similar import Weighing, akin
from newslint.engine.truth import ONE_SIDED, Truth, both, either

Bound: TypeAlias = list[Fact]
Evaluate: TypeAlias = Callable[[Bound], object]
Test: TypeAlias = Callable[[Bound], Truth]
Options: TypeAlias = Mapping[str, object]
Place: TypeAlias = tuple[int, str]
"""The number of a variable, and a field or a flag of what it is bound to."""

LEAST_SHARE = 50.0
"""Percent that "aligned with" and "similar to" want unless the rule says otherwise."""


def least_share(options: Options) -> float:
    """The share, 0 to 1, that two sentences, sets or runs of words must have in common."""
    share = options.get("at least", LEAST_SHARE)
    return (float(share) if isinstance(share, int | float) else LEAST_SHARE) / 100


def comparison(
    name: str, one: Evaluate, other: Evaluate, options: Options, pair: tuple[int, int] | None, scene: Scene
) -> Test:
    """The closure of an operator; ``pair`` are the variables of two plain fields, if that is what it compares."""
    if name in ("same-as", "differs-from") and "table" not in options:
        return _equality(name == "same-as", one, other, options)
    setting = Setting(options, scene.relations)
    mode = options.get("if")
    if name == "matches" and pair:
        act = _match(setting, pair, scene)
    elif name == "similar-to":
        act = _similarity(setting, scene)
    elif name == "told-in":
        act = _telling(setting, scene)
    elif name == "printed-in":
        act = _printing(scene)
    else:
        operate = OPERATORS[name]

        def act(a: object, b: object, bound: Bound) -> Truth:
            return operate(a, b, setting)

    def run(bound: Bound) -> Truth:
        a, b = one(bound), other(bound)
        if a is None or b is None:
            return _of_unknown(mode, a, b)
        return act(a, b, bound)

    return run


def all_of(tests: Sequence[Test]) -> Test:
    """Conjunction: one False decides."""

    def run(bound: Bound) -> Truth:
        for number, one in enumerate(tests):
            truth = one(bound)
            if truth is False:
                return False
            if truth is not True:
                # Only what is not sure needs the rest to be weighed with it.
                return both((truth, *(rest(bound) for rest in tests[number + 1 :])))
        return True

    return run


def any_of(tests: Sequence[Test]) -> Test:
    """Disjunction: one True decides."""

    def run(bound: Bound) -> Truth:
        for number, one in enumerate(tests):
            truth = one(bound)
            if truth is True:
                return True
            if truth is not False:
                # Only what is not sure needs the rest to be weighed against it.
                return either((truth, *(rest(bound) for rest in tests[number + 1 :])))
        return False

    return run


def to_word(name: str, read: Evaluate, word: object) -> Test | None:
    """The closure of an equality with a word; None for another operator, or another literal."""
    if not isinstance(word, str) or name not in ("same-as", "=", "differs-from", "!="):
        return None
    return among(read, frozenset((word.casefold(),)), name in ("same-as", "="))


def among(read: Evaluate, words: frozenset[str], wanted: bool = True) -> Test:
    """Whether a field is one of some words, in lower case (or, with ``wanted`` off, is none of them)."""

    def run(bound: Bound) -> Truth:
        value = read(bound)
        if value is None:
            return None
        return (identity(value) in words) is wanted

    return run


def _equality(wanted: bool, one: Evaluate, other: Evaluate, options: Options) -> Test:
    mode = options.get("if")

    def run(bound: Bound) -> Truth:
        a, b = one(bound), other(bound)
        if a is None or b is None:
            return _of_unknown(mode, a, b)
        return (a is b or identity(a) == identity(b)) is wanted

    return run


def same_field(first: Place, second: Place, wanted: bool, mode: object) -> Test:
    """Whether a field of one fact is the same as a field of another: most gates are that, and ask facts directly."""
    (one, name), (other, its) = first, second

    def run(bound: Bound) -> Truth:
        a, b = bound[one].fields.get(name), bound[other].fields.get(its)
        if a is None or b is None:
            return _of_unknown(mode, a, b)
        return (a is b or identity(a) == identity(b)) is wanted

    return run


def any_flag(flags: Sequence[Place]) -> Test:
    """Whether one of some flags is set: most exceptions are that."""
    names: dict[int, set[str]] = {}
    for number, name in flags:
        names.setdefault(number, set()).add(name)
    asked = tuple(names.items())

    def run(bound: Bound) -> Truth:
        for number, some in asked:  # noqa: SIM110 - a generator costs more than most of the flags
            if not some.isdisjoint(bound[number].flags):
                return True
        return False

    return run


def _match(setting: Setting, pair: tuple[int, int], scene: Scene) -> Callable[[object, object, Bound], Truth]:
    first, second = pair

    def act(a: object, b: object, bound: Bound) -> Truth:
        aligned = scene.base.alignment(bound[first], bound[second]) > 0
        return matches_aligned(a, b, setting, aligned)

    return act


def _similarity(setting: Setting, scene: Scene) -> Callable[[object, object, Bound], Truth]:
    least = least_share(setting.options)

    def act(a: object, b: object, bound: Bound) -> Truth:
        if isinstance(a, frozenset) and isinstance(b, frozenset):
            weighing = scene.weighing(bound[0].story)
            if weighing is not None:
                return weighing.similar(a, b, least)
        return similar_to(a, b, setting)

    return act


def _telling(setting: Setting, scene: Scene) -> Callable[[object, object, Bound], Truth]:
    least = least_share(setting.options)
    table = str(setting.options.get("table", ""))
    folds = setting.relations.folds(table) if table else None
    even = Weighing({})  # an article that stands alone has no words that are rarer than others

    def act(a: object, b: object, bound: Bound) -> Truth:
        if not isinstance(a, frozenset):
            return None
        weighing = scene.weighing(bound[0].story) or even
        held = b if isinstance(b, frozenset) else scene.vocabulary(str(b))
        share = weighing.told(a, held)
        if share >= least or folds is None:
            return share >= least
        return weighing.told(a, akin(a, held, folds)) >= least

    return act


def _printing(scene: Scene) -> Callable[[object, object, Bound], Truth]:
    def act(a: object, b: object, bound: Bound) -> Truth:
        if isinstance(a, str):
            words = a.lower().split()
            return scene.vocabulary(str(b)).issuperset(words) if words else None
        amount = interval(a)
        return None if amount is None else printed(amount, scene.numerals(str(b)))

    return act


def _of_unknown(mode: object, a: object, b: object) -> Truth:
    """What a comparison is where a side is not known: the option "if" says so."""
    if mode == "known":
        return True if a is b else ONE_SIDED
    return a is b if mode == "either known" else None
