"""Warnings about rules that are well formed and yet can hardly be meant: gates that never hold, idle exceptions.

What the facts of a rule must be is known in part before any article is read: "direct quote" has the form direct. A
condition that this decides says nothing, or stops the rule from ever being asked.
"""

from __future__ import annotations

from collections.abc import Mapping

from newslint.core.rule import Expression, Rule
from newslint.core.span import Span
from newslint.lang.core_text import expression_text
from newslint.lang.problems import Problems

_IRREFLEXIVE = (
    "!=",
    "differs-from",
    "<",
    ">",
    "before",
    "after",
    "excludes",
    "confusable-with",
    "one-letter-away-from",
)
_REFLEXIVE = ("same-as", "=", "<=", ">=", "agrees-with", "part-of", "contains", "overlaps")
_APART = {
    "across sources": ("source", "article"),
    "across texts": ("article",),
    "across editions": ("article",),
    "over time": ("article",),
}
"""Fields in which two facts of a scope differ."""

_ONE_UNIT = "an amount with a unit is compared with facts of that unit alone: write one rule for each unit"
_LAW = "compare two facts, or a fact with a figure, as in: expect a.value agrees-with b.value"

Known = dict[object, object]
"""Fields and flags, as expressions, and what is known of them."""


def look(rule: Rule, spans: Mapping[Expression, Span], problems: Problems) -> None:
    """Report what is probably not meant in a compiled rule; ``spans`` says where gates, exceptions and law stand."""
    known: Known = {}
    word, law = rule.law
    for given in rule.given:
        for one in given.conditions:
            _learn(one, known)
    for gate in rule.where:
        if gate in spans and (_outcome(gate, known) is False or _out_of_scope(gate, rule)):
            problems.warn(
                spans[gate],
                "this gate can never hold",
                "nothing is ever compared",
                [f"it says: {expression_text(gate)}"],
                _ONE_UNIT if spans[gate] == spans.get(law) else "take it out, or correct what it asks for",
            )
        _learn(gate, known)
    for exception in rule.unless:
        outcome = _outcome(exception, known)
        if outcome is not None and exception in spans and exception != ("value", False):
            message = "this exception always holds" if outcome else "this exception is never used"
            label = "the rule never speaks" if outcome else "the facts of the rule are never so"
            problems.warn(spans[exception], message, label, help="take it out, or name what only some of the facts are")
    if law != ("value", True) and law in spans and _outcome(law, known) is (word == "expect"):
        problems.warn(spans[law], "this law can never be broken", "the rule never speaks", help=_LAW)


def _learn(condition: Expression, known: Known) -> None:
    match condition:
        case ("flag", _, _):
            known[condition] = True
        case ("not", ("flag", _, _) as flag):
            known[flag] = False
        case ("op", "same-as", ("field", _, _) as field, ("value", value), ()):
            known.setdefault(field, value)
        case ("op", "same-as", ("field", _, _) as one, ("field", _, _) as other, ()):
            if one in known:
                known.setdefault(other, known[one])
            elif other in known:
                known[one] = known[other]


def _outcome(expression: Expression, known: Known) -> bool | None:
    """What a condition gives whatever the articles say; None where it depends on them."""
    match expression:
        case ("value", bool(literal)):
            return literal
        case ("flag", _, _):
            found = known.get(expression)
            return found if isinstance(found, bool) else None
        case ("not", tuple(part)):
            inner = _outcome(part, known)
            return None if inner is None else not inner
        case ("and" | "or" as word, *parts):
            outcomes = [_outcome(part, known) for part in parts if isinstance(part, tuple)]
            decisive = word == "or"
            if decisive in outcomes:
                return decisive
            return None if None in outcomes else not decisive
        case ("op", str(name), tuple(left), tuple(right), _):
            return _comparison(name, left, right, known)
    return None


def _comparison(name: str, left: Expression, right: Expression, known: Known) -> bool | None:
    if left == right and left[0] in ("field", "call"):
        return False if name in _IRREFLEXIVE else True if name in _REFLEXIVE else None
    one, other = _literal(left, known), _literal(right, known)
    if one is None or other is None:
        return None
    if name in ("same-as", "="):
        return one == other
    return one != other if name in ("differs-from", "!=") else None


def _literal(operand: Expression, known: Known) -> object | None:
    return operand[1] if operand[0] == "value" else known.get(operand)


def _out_of_scope(gate: Expression, rule: Rule) -> bool:
    """Whether a gate asks for one source where the scope asks for several."""
    match gate:
        case ("op", "same-as" | "=", ("field", one, str(name)), ("field", other, again), _):
            return one != other and name == again and name in _APART.get(rule.scope, ())
    return False
