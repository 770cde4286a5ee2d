"""What it is for facts to agree: a rule comes in, rules go out whose law can be kept as well as broken.

"Denial conflicts with presence claim" says no more than which facts may not meet: as a law it is broken by every pair
that it is asked about. What agrees with such a rule are two facts that it would compare, where one of them is not what
the rule warns of: two denials of one presence.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint import engine
from newslint.core.fact import FactBase
from newslint.core.lexicon import Lexicon
from newslint.core.rule import Expression, Rule
from newslint.engine.tracing import Trace


def trace(base: FactBase, rule: Rule, lexicon: Lexicon) -> Trace:
    """What each clause of a rule did, with what agrees although the law itself cannot be kept."""
    seen = engine.trace(base, rule, lexicon)
    if seen.consistent or seen.conflicting or not only_broken(rule):
        return seen
    agreed = tuple(pair for one in keepable(rule) for pair in engine.trace(base, one, lexicon).consistent)
    return seen._replace(consistent=agreed)


def only_broken(rule: Rule) -> bool:
    """Whether a law holds for nothing: the rule forbids that certain facts meet, or that there is such a fact."""
    return rule.law in (("forbid", ("value", True)), ("expect", ("value", False)))


def keepable(rule: Rule) -> Iterator[Rule]:
    """The same rule with what one fact must be as its law; what all of its facts must be stays a condition."""
    if not only_broken(rule):
        yield rule
        return
    plain = [{_anonymous(one) for one in given.conditions} for given in rule.given]
    shared = set.intersection(*plain) if len(plain) > 1 else set()
    for number, given in enumerate(rule.given):
        own = tuple(one for one in given.conditions if _anonymous(one) not in shared)
        if own:
            kept = tuple(one for one in given.conditions if one not in own)
            changed = (*rule.given[:number], given._replace(conditions=kept), *rule.given[number + 1 :])
            yield rule._replace(given=changed, law=("forbid", ("and", *own)))


def _anonymous(expression: Expression) -> Expression:
    """A condition without the variable that it speaks of."""
    if len(expression) == 3 and expression[0] in ("field", "flag"):
        return (expression[0], "", expression[2])
    return tuple(_anonymous(part) if isinstance(part, tuple) else part for part in expression)
