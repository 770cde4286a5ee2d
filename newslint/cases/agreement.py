"""What it is for facts to agree: a rule comes in, rules go out whose law can be kept as well as broken.

"Denial conflicts with presence claim" says no more than which facts may not meet: as a law it is broken by every pair
that it is asked about. What agrees with such a rule are two facts that it would compare, where one of them is not what
the rule warns of: two denials of one presence.

And there are rules whose own gates decide: one status is "pending", the other is "given", and the two must not differ.
Those gates name the conflict, they do not say which facts may be compared; so, to see what agrees, the rule is asked
without them: two answers of one bank agree. A finding is never made that way; only tests of rules ask so.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint import engine
from newslint.core.expressions import reads, renamed
from newslint.core.fact import FactBase
from newslint.core.lexicon import Lexicon
from newslint.core.rule import Expression, Rule
from newslint.engine.tracing import Trace


def trace(base: FactBase, rule: Rule, lexicon: Lexicon) -> Trace:
    """What each clause of a rule did, with what agrees although the law itself cannot be kept."""
    seen = engine.trace(base, rule, lexicon)
    if seen.consistent or seen.conflicting or not (only_broken(rule) or _deciding(rule)):
        return seen
    agreed = tuple(pair for one in keepable(rule) for pair in engine.trace(base, one, lexicon).consistent)
    return seen._replace(consistent=agreed)


def only_broken(rule: Rule) -> bool:
    """Whether a law holds for nothing: the rule forbids that certain facts meet, or that there is such a fact."""
    return rule.law in (("forbid", ("value", True)), ("expect", ("value", False))) or _any_number(rule.law[1])


def keepable(rule: Rule) -> Iterator[Rule]:
    """The same rule with what one fact must be as its law; what all of its facts must be stays a condition."""
    if not only_broken(rule):
        yield _without(rule, _deciding(rule))
        return
    plain = [{_anonymous(one) for one in given.conditions} for given in rule.given]
    shared = set.intersection(*plain) if len(plain) > 1 else set()
    for number, given in enumerate(rule.given):
        own = tuple(one for one in given.conditions if _anonymous(one) not in shared)
        if own:
            kept = tuple(one for one in given.conditions if one not in own)
            changed = (*rule.given[:number], given._replace(conditions=kept), *rule.given[number + 1 :])
            yield rule._replace(given=changed, law=("forbid", ("and", *own)))
    if _any_number(rule.law[1]):
        counted = _names(rule.law[1])
        for gate in rule.where:
            if _names(gate) & counted:
                yield _without(rule, (gate,))._replace(law=("forbid", gate))


def _any_number(law: Expression) -> bool:
    """Whether a law is a count of nothing or more: "forbid (count of …) >= 0" points at all of them."""
    return law[:2] == ("op", ">=") and law[3] == ("value", 0.0) and isinstance(law[2], tuple) and law[2][0] == "count"


def _deciding(rule: Rule) -> tuple[Expression, ...]:
    """The conditions and gates of a rule that leave its law no choice; none, where the law may be kept or broken.

    * The law is a gate as well: two values must agree, and are not to agree.
    * What must not differ is fixed on both sides: one polarity is denied, the other affirmed.
    * What must not differ is fixed crosswise: the agent of one is the patient of the other.
    * What must agree may not be found in the other text at all: a day that stands nowhere in the other.
    """
    clauses = (*(one for given in rule.given for one in given.conditions), *rule.where)
    word, law = rule.law
    if word == "forbid":
        same = tuple(one for one in clauses if _same(one, law))
        if same:
            return same
    if law[0] != "op" or len(rule.given) != 2:
        return ()
    names = _names(law)
    if word == "expect":
        return tuple(one for one in rule.where if _denies_any(one) and _names(one) & names)
    if law[1] == "differs-from":
        fixed = tuple(one for one in clauses if one[0] != "call" and _names(one) == names and len(_variables(one)) == 1)
        if len({name for one in fixed for name in _variables(one)}) == len(rule.given):
            return fixed
        return tuple(one for one in rule.where if one[:2] == ("op", "same-as") and names < _names(one))
    return ()


def looks_elsewhere(rule: Rule) -> bool:
    """Whether the law of a rule looks at other facts only, and at none of those that the rule compares."""
    looked_at = _variables(rule.law[1])
    return bool(looked_at) and looked_at.isdisjoint(given.variable for given in rule.given)


def _denies_any(gate: Expression) -> bool:
    return gate[0] == "not" and isinstance(gate[1], tuple) and gate[1][0] == "some"


def _without(rule: Rule, clauses: tuple[Expression, ...]) -> Rule:
    """A rule without some of its conditions and gates."""
    if not clauses:
        return rule
    said = (*rule.gates_said, *[""] * len(rule.where))
    kept = [(one, words) for one, words in zip(rule.where, said, strict=False) if one not in clauses]
    given = tuple(
        one._replace(conditions=tuple(each for each in one.conditions if each not in clauses)) for one in rule.given
    )
    return rule._replace(given=given, where=tuple(one for one, _ in kept), gates_said=tuple(words for _, words in kept))


def _same(clause: Expression, law: Expression) -> bool:
    """Whether a clause says what the law says; of words "=" and "same-as" are one."""
    if clause[0] == law[0] == "op" and {clause[1], law[1]} <= {"=", "same-as"}:
        return clause[2:] == law[2:]
    return clause == law


def _names(expression: Expression) -> set[str]:
    """The fields and flags that an expression looks at."""
    return {str(read[2]) for read in reads(expression)}


def _variables(expression: Expression) -> set[str]:
    """The variables that it looks at, those that it binds itself among them."""
    return {str(read[1]) for read in reads(expression)}


def _anonymous(expression: Expression) -> Expression:
    """A condition without the variable that it speaks of."""
    return renamed(expression, dict.fromkeys(_variables(expression), ""))
