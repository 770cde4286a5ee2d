"""A compiled condition as an editor would say it: "the unit is the same, or known of neither".

What comes in: the expressions of a rule. What goes out: English, for ``explain``, ``why`` and the pages of the rules.
What has no short English stays in the words of the rule language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newslint.core.expressions import renamed, variables_of
from newslint.core.operators import ARITHMETIC, FUNCTIONS
from newslint.core.rule import Expression, Rule
from newslint.lang.core_text import expression_text, is_list, tolerances_text
from newslint.lang.wording import figure

_SIGNS = {"+": "plus", "-": "less", "*": "times", "/": "over"}

Names = Mapping[str, str]
"""What each variable is called: "the one", "the other", "the quote"."""

EITHER = "either"
IT = "it"
_NAMES = {
    "published": "date of publication",
    "interval": "time",
    "as_of": "time it holds for",
    "per": "rate",
    "context": "surrounding wording",
    "words": "wording",
    "written": "printed form",
    "parts": "standing as a part",
}
"""Fields whose names in the rule language are short for something."""
_IF = {"known": ", where both are known", "either known": ", or known of neither"}
_ALIKE = {
    "same-as": ("is the same", "differs"),
    "differs-from": ("differs", "is the same"),
    "agrees-with": ("agrees", "does not agree"),
    "overlaps": ("overlaps", "does not overlap"),
    "confusable-with": ("may be mistaken for the other's", "cannot be mistaken for the other's"),
    "excludes": ("rules out the other's", "does not rule out the other's"),
}
"""What two facts have in common in one field, affirmed and denied."""
_SHARED = {"similar-to": "shares", "aligned-with": "tells the same as the other's in"}
_RELATIONS = {
    "same-as": ("is", "is not"),
    "=": ("is", "is not"),
    "!=": ("is not", "is"),
    "differs-from": ("is not", "is"),
    "<": ("is less than", "is not less than"),
    "<=": ("is at most", "is more than"),
    ">": ("is more than", "is at most"),
    ">=": ("is at least", "is less than"),
    "agrees-with": ("agrees with", "does not agree with"),
    "overlaps": ("overlaps", "does not overlap"),
    "contains": ("contains", "does not contain"),
    "part-of": ("is part of", "is no part of"),
    "before": ("is before", "is not before"),
    "after": ("is after", "is not after"),
}


def looked_at(rule: Rule) -> tuple[str, ...]:
    """What a rule takes into its hands, one line for each fact, and where it looks."""
    if len(rule.given) == 2 and rule.given[0].kind == rule.given[1].kind:
        first, second = ([_said(one, {given.variable: IT}) for one in given.conditions] for given in rule.given)
        if first == second:
            return (f"two facts of the kind {rule.given[0].kind}{_whose(first)}", rule.scope)
        kind = f"a fact of the kind {rule.given[0].kind}"
        return (f"{kind}{_whose(first)}", f"another{_whose(second)}", rule.scope)
    wanted = [[_said(one, {given.variable: IT}) for one in given.conditions] for given in rule.given]
    lines = [f"a fact of the kind {given.kind}{_whose(one)}" for given, one in zip(rule.given, wanted, strict=True)]
    return (*lines, rule.scope)


def _whose(conditions: Sequence[str]) -> str:
    """The conditions of a fact behind its kind: "whose form is direct", "that is marked leading"."""
    words = [
        one.replace("its ", "whose ", 1) if one.startswith("its ") else one.replace("it ", "that ", 1)
        for one in conditions
    ]
    return f" {' and '.join(words)}" if words else ""


def gates(rule: Rule) -> tuple[str, ...]:
    """Each gate of a rule, in the order of ``rule.where``."""
    names = _names(rule)
    return tuple(_said(gate, names) for gate in rule.where)


def exceptions(rule: Rule) -> tuple[str, ...]:
    """The exceptions of a rule; what holds for either of two like facts is said once, and their flags in one line."""
    names = _names(rule)
    whoever = names if len(names) == 1 else dict.fromkeys(names, EITHER)
    found: dict[str, None] = {}
    flags = []
    for one in rule.unless:
        if _of_the_other(one, rule) not in rule.unless or len(variables_of(one)) != 1:
            found[_said(one, names)] = None
        elif one[0] == "flag":
            flags.append(f"“{one[2]}”")
        else:
            found[_said(one, whoever)] = None
    marked = ", ".join(dict.fromkeys(flags))
    return (*([f"{next(iter(whoever.values()))} is marked {marked}"] if flags else ()), *found)


def sayings(rule: Rule) -> dict[str, str]:
    """What each gate and each exception says in the words of the rule, with its reading."""
    names = _names(rule)
    said = zip(rule.gates_said, gates(rule), strict=False)
    excused = ((words, _said(one, names)) for words, one in zip(rule.unless_said, rule.unless, strict=False))
    return dict((*said, *excused))


def law(rule: Rule) -> str:
    """When a rule speaks up."""
    return _said(rule.law[1], _names(rule), denied=rule.law[0] == "expect")


def sections(rule: Rule) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """All of a rule in English: what it looks at, under which conditions, and when it speaks; title and lines."""
    return (
        ("Looks at", looked_at(rule)),
        ("Where", gates(rule)),
        ("Speaks up when", (law(rule),)),
        ("But not when", exceptions(rule)),
    )


def _names(rule: Rule) -> dict[str, str]:
    kinds = [given.kind for given in rule.given]
    if len(kinds) == 1:
        return {rule.given[0].variable: IT}
    if len(kinds) == 2 and kinds[0] == kinds[1]:
        return {rule.given[0].variable: "the one", rule.given[1].variable: "the other"}
    return {given.variable: f"the {given.kind}" for given in rule.given}


def _of_the_other(expression: Expression, rule: Rule) -> Expression:
    """The expression with its two variables swapped."""
    variables = [given.variable for given in rule.given]
    return renamed(expression, dict(zip(variables, reversed(variables), strict=True)))


def _said(expression: Expression, names: Names, denied: bool = False) -> str:
    match expression:
        case ("not", tuple(part)):
            return _said(part, names, not denied)
        case ("and" | "or", *parts):
            return _joined(str(expression[0]), parts, names, denied)
        case ("flag", str(variable), str(flag)):
            return f"{names[variable]} is {'not ' if denied else ''}marked “{flag}”"
        case ("call", "known", tuple(field)):
            return f"{_operand(field, names)} is {'unknown' if denied else 'known'}"
        case ("op", str(name), tuple(left), tuple(right), tuple(options)) if name not in ARITHMETIC:
            return _compared(name, left, right, dict(options), names, denied)
        case ("some", str(variable), str(kind), str(scope), tuple(conditions), tuple(test)):
            return _some(variable, kind, scope, (*conditions, test), names, denied)
    text = expression_text(expression)
    return f"not {text}" if denied else text


def _joined(word: str, parts: Sequence[Any], names: Names, denied: bool) -> str:
    if is_list((word, *parts)):
        words = ", ".join(str(part[3][1]) for part in parts)
        return f"{_operand(parts[0][2], names)} is {'none' if denied else 'one'} of: {words}"
    word = {"and": "or", "or": "and"}[word] if denied else word
    comma = ";" if any(part[0] in ("and", "or") for part in parts) else ","
    return f"{comma} {word} ".join(_said(part, names, denied) for part in parts)


def _compared(
    name: str, left: Expression, right: Expression, options: Mapping[str, object], names: Names, denied: bool
) -> str:
    known = _IF.get(str(options.get("if", "")), "")
    slack = tolerances_text(options)
    within = f" within {slack}" if slack else ""
    alike = left[0] == right[0] == "field" and left[2] == right[2] and left[1] != right[1]
    if alike and name in _SHARED and "at least" in options:
        share = figure(float(str(options["at least"])))
        less = "less than " if denied else ""
        with_other = " with the other's" if name == "similar-to" else ""
        return f"{_both(left)} {_SHARED[name]} {less}{share}% of its words{with_other}{known}"
    if alike and name == "within":
        return f"{_both(left)} is {'not ' if denied else ''}within {slack} of the other's{known}"
    if alike and name in _ALIKE:
        return f"{_both(left)} {_ALIKE[name][denied]}{within}{known}"
    if name == "within":
        return f"{_operand(left, names)} is {'not ' if denied else ''}within {slack} of {_operand(right, names)}{known}"
    if name in _RELATIONS:
        verb = _RELATIONS[name][denied]
        return f"{_operand(left, names)} {verb} {_operand(right, names)}{within}{known}"
    text = expression_text(("op", name, left, right, tuple(options.items())))
    return f"not {text}" if denied else text


def _both(field: Expression) -> str:
    return f"the {_called(str(field[2]))}"


def _called(field: str) -> str:
    return _NAMES.get(field, field.replace("_", " "))


def _operand(expression: Expression, names: Names) -> str:
    match expression:
        case ("field", str(variable), str(field)):
            owner = names[variable]
            return f"its {_called(field)}" if owner == IT else f"the {_called(field)} of {owner}"
        case ("value", str(text)):
            return f"“{text}”"
        case ("call", str(function), *arguments) if function in FUNCTIONS:
            words = zip(FUNCTIONS[function].said, arguments, strict=True)
            return "the " + " ".join(f"{word} {_operand(one, names)}" for word, one in words)  # type: ignore[arg-type]
        case ("op", str(sign), tuple(left), tuple(right), _) if sign in ARITHMETIC:
            return f"{_operand(left, names)} {_SIGNS.get(sign, sign)} {_operand(right, names)}"
        case ("count", str(variable), str(kind), str(scope), tuple(conditions), _):
            inside = {**names, variable: f"that {kind}"}
            where = "in other articles" if scope.startswith("other") else "in the article"
            return f"the number of {kind}s {where}{_such(conditions, inside)}"
    return expression_text(expression)


def _some(variable: str, kind: str, scope: str, conditions: Sequence[Expression], names: Names, denied: bool) -> str:
    where = "another article" if scope.startswith("other") else "the same article"
    inside = {**names, variable: f"that {kind}"}
    return f"there is {'no' if denied else 'a'} {kind} in {where}{_such(conditions, inside)}"


def _such(conditions: Sequence[Any], names: Names) -> str:
    asked = [_said(one, names) for one in conditions if one != ("value", True)]
    return f", such that {', and '.join(asked)}" if asked else ""
