"""What a rule can tell facts apart by: a rule in, a signature for each of its variables out.

Facts with one signature say the same as far as the rule can see, and are compared once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from operator import attrgetter

from newslint.core.expressions import has_aggregate, reads
from newslint.core.fact import Fact
from newslint.core.rule import Expression, Rule
from newslint.engine.compile import ALIGNED, COMMON
from newslint.engine.gates import with_words
from newslint.engine.scene import moment
from newslint.engine.scopes import SCOPES

Signature = Callable[[Fact], Hashable]


def signatures(rule: Rule, same: bool) -> tuple[Signature, ...] | None:
    """What the rule can see of a fact, for each variable; None where it looks at more than the fields of a fact.

    With ``same`` a fact may be bound to either variable: what is read of one tells it apart as the other, too.
    """
    conditions = [condition for given in rule.given for condition in given.conditions]
    everything = [*conditions, *(gate for _, gate in with_words(rule)), *rule.unless, rule.law[1]]
    read = [one for expression in everything for one in reads(expression)]
    # A rule that looks at the sentence depends on where a fact stands, not only on what it says.
    if any(has_aggregate(one) for one in everything) or any(one[2] in ALIGNED for one in read):
        return None
    timed = SCOPES[rule.scope].ordered or rule.as_of_days is not None
    if same:
        return (_signature(read, timed),) * 2
    return tuple(_signature((one for one in read if one[1] == given.variable), timed) for given in rule.given)


def _signature(read: Iterable[Expression], timed: bool) -> Signature:
    seen = dict.fromkeys((str(sort), str(name)) for sort, _, name in read)
    flags = frozenset(name for sort, name in seen if sort == "flag")
    names = [name for sort, name in seen if sort == "field" and name not in COMMON]
    common: Sequence[Callable[[Fact], object]] = [
        attrgetter(name) for sort, name in seen if sort == "field" and name in COMMON
    ]

    def signature(fact: Fact) -> Hashable:
        own: tuple[object, ...] = (fact.flags & flags, *map(fact.fields.get, names))
        if common:
            own = (*own, *(one(fact) for one in common))
        return (*own, moment(fact)) if timed else own

    return signature
