"""What a rule can tell facts apart by: what it sees of a fact in, the signature of a fact out.

Facts with one signature say the same as far as the rule can see, and are compared once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from operator import attrgetter

from newslint.core.fact import Fact
from newslint.engine.scene import moment

Signature = Callable[[Fact], Hashable]


def signature(flags: frozenset[str], names: Sequence[str], common: Sequence[str], timed: bool) -> Signature:
    """The signature of a fact by some flags, some fields of its own and of all facts, and its time."""
    readers: Sequence[Callable[[Fact], object]] = [attrgetter(name) for name in common]

    def read(fact: Fact) -> Hashable:
        own: tuple[object, ...] = (fact.flags & flags, *map(fact.fields.get, names))
        if readers:
            own = (*own, *[one(fact) for one in readers])
        return (*own, moment(fact)) if timed else own

    return read
