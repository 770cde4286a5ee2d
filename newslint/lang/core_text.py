"""A compiled rule as core form, in the syntax of the rule language: what ``explain --core`` prints.

All that the rule leaves to defaults is written out, so the text compiles to the same rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from newslint.core.notation import to_plain
from newslint.core.operators import ARITHMETIC, FUNCTIONS
from newslint.core.rule import Expression, Given, Rule
from newslint.core.values import When
from newslint.lang.wording import figure, quoted

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}


def core_text(rule: Rule) -> str:
    """The core form of a rule, defaults included."""
    lines = [f"rule {rule.name} {rule.severity}"]
    given = ", ".join(_given_text(one) for one in rule.given)
    lines.append(f"  given  {given} {rule.scope}")
    lines += _list("where ", "and", rule.where)
    lines += _list("unless", "or", rule.unless)
    lines.append(f"  {rule.law[0]} {expression_text(rule.law[1])}")
    if rule.as_of_days is not None:
        lines.append(f"  as of {figure(rule.as_of_days)}d")
    lines.append(f"  count one per {rule.count}; blame {rule.blame}")
    lines.append(f"  confidence at least {figure(round(rule.confidence * 100, 6))}%")
    lines.append(f"  stage   {rule.stage}")
    texts = [("say", rule.say), *(("note", note) for note in rule.note), ("help", rule.help), ("because", rule.because)]
    lines += [f"  {word:8}{quoted(text)}" for word, text in texts if text]
    if rule.tags:
        lines.append(f"  tags    {', '.join(rule.tags)}")
    return "\n".join(lines) + "\n"


def _list(word: str, joint: str, parts: tuple[Expression, ...]) -> list[str]:
    lines: list[str] = []
    for part in parts:
        text = expression_text(part, inner=True)
        if part[0] == "or" and joint == "and" and not is_list(part):
            text = f"({text})"
        lines.append(f"  {word} {text}" if not lines else f"         {joint} {text}")
    return lines


def _given_text(given: Given) -> str:
    text = f"{given.variable}: {_dashed(given.kind)}"
    if not given.conditions:
        return text
    return f"{text} with ({_joined('and', given.conditions)})"


def _dashed(name: str) -> str:
    return name.replace(" ", "-").replace("_", "-")


def _joined(word: str, parts: tuple[object, ...], inner: bool = True) -> str:
    texts: list[str] = []
    runs = [list(run) for _, run in groupby(parts, _asked_of if word == "or" else id)]
    for index, run in enumerate(runs):
        part = run[0]
        assert isinstance(part, tuple)
        last = index == len(runs) - 1
        text = _one_of(run) if len(run) > 1 else expression_text(part, inner=inner or not last)
        joins = part[0] in ("and", "or") and not is_list(part)
        texts.append(f"({text})" if joins and word == "and" else text)
    return f" {word} ".join(texts)


def _asked_of(part: object) -> object:
    """What a comparison with a word is made of: neighbours that ask one thing of one field are one list of words."""
    match part:
        case ("op", "same-as", left, ("value", str()), ()):
            return left
    return id(part)


def is_list(part: Expression) -> bool:
    """Whether an "or" asks one field for several words: it is written "is one of (…)"."""
    return part[0] == "or" and len({_asked_of(one) for one in part[1:]}) == 1


def _one_of(run: Sequence[Any], negated: str = "") -> str:
    words = ", ".join(expression_text(part[3]) for part in run)
    return f"{operand_text(run[0][2])} is{negated} one of ({words})"


def expression_text(expression: Expression, inner: bool = False) -> str:
    """A condition or operand as the rule language writes it; ``inner`` as in ``wording.condition_text``."""
    match expression:
        case ("field", variable, name):
            return f"{variable}.{_dashed(str(name))}"
        case ("flag", variable, name):
            return f"{variable} is {_dashed(str(name))}"
        case ("value", bool(literal)):
            return "true" if literal else "false"
        case ("value", str(literal)):
            return quoted(literal)
        case ("value", int(number) | float(number)):
            return figure(float(number)) if number >= 0 else f"-{figure(-float(number))}"
        case ("amount", float(low), float(high), str(unit)):
            return _amount_text(low, high, unit)
        case ("days", float(number)):
            return f"{figure(number)}d"
        case ("when", int(start), int(stop)):
            return str(to_plain(When(start, stop)))
        case ("and" | "or", *parts):
            return _joined(str(expression[0]), tuple(parts), inner)
        case ("not", tuple(part)):
            return _not_text(part, inner)
        case ("op", str(name), tuple(left), tuple(right), tuple(options)):
            return _operation_text(name, left, right, options)
        case ("call", "known", tuple(argument)):
            return f"{operand_text(argument)} is known"
        case ("call", str(name), *arguments):
            words = zip(FUNCTIONS[name].said, arguments, strict=True)
            return " ".join(f"{word} {operand_text(argument, True)}" for word, argument in words)  # type: ignore[arg-type]
        case ("some", variable, kind, scope, tuple(conditions), tuple(test)):
            return _some_text("some", str(variable), str(kind), str(scope), conditions, test, inner)
        case (str(function), variable, kind, scope, tuple(conditions), field):
            of = f"{function} of {variable}.{_dashed(str(field))} over" if field else "count of"
            return f"({of} {_group_text(str(variable), str(kind), str(scope), conditions)})"
    raise AssertionError(expression)


def operand_text(expression: Expression, tight: bool = False) -> str:
    """An operand; ``tight`` puts a sum in parentheses."""
    text = expression_text(expression)
    arithmetic = expression[0] == "op" and expression[1] in ARITHMETIC
    return f"({text})" if tight and arithmetic else text


def _part_text(part: Expression, tight: bool) -> str:
    """A part of a calculation: "between a and b / c" would leave a reader in doubt."""
    text = operand_text(part, tight)
    return f"({text})" if part[0] == "call" and len(part) > 3 else text


def _not_text(part: Expression, inner: bool) -> str:
    if part[0] == "call" and part[1] == "known":
        return f"{operand_text(part[2])} is unknown"  # type: ignore[arg-type]
    if part[0] == "flag":
        return f"{part[1]} is not {_dashed(str(part[2]))}"
    if part[0] == "some":
        _, variable, kind, scope, conditions, test = part
        assert isinstance(conditions, tuple) and isinstance(test, tuple)
        return _some_text("no", str(variable), str(kind), str(scope), conditions, test, inner)
    if is_list(part):
        return _one_of(part[1:], " not")
    text = expression_text(part, inner=True)
    return f"not ({text})" if part[0] in ("and", "or") else f"not {text}"


def _some_text(
    word: str,
    variable: str,
    kind: str,
    scope: str,
    conditions: tuple[Expression, ...],
    test: Expression,
    inner: bool,
) -> str:
    such = "" if test == ("value", True) else f" such that {expression_text(test)}"
    text = f"{word} {_group_text(variable, kind, scope, conditions)}{such}"
    return f"({text})" if inner else text


def _group_text(variable: str, kind: str, scope: str, conditions: tuple[Expression, ...]) -> str:
    where = f" where {_joined('and', conditions)}" if conditions else ""
    article = "in other" if scope.startswith("other") else "in the same"
    return f"{variable}: {_dashed(kind)} {article} {scope.split()[1]}{where}"


def _operation_text(name: str, left: Expression, right: Expression, options: tuple[tuple[str, object], ...]) -> str:
    if name in ARITHMETIC:
        low = left[0] == "op" and left[1] in ("+", "-") and name in "*/"
        return f"{_part_text(left, low)} {name} {_part_text(right, True)}"
    pairs = dict(options)
    tolerance = tolerances_text(pairs)
    others = ""
    if "at least" in pairs:
        others += f" at least {figure(float(str(pairs['at least'])))}%"
    if "grade" in pairs:
        others += f" at worst {pairs['grade']}"
    if "table" in pairs:
        others += f" by {pairs['table']}"
    if "if" in pairs:
        others += f" if {pairs['if']}"
    one, other = operand_text(left), operand_text(right)
    if name == "within":
        return f"{one} within {tolerance} of {other}{others}"
    within = f" within {tolerance}" if tolerance else ""
    return f"{one} {name} {other}{within}{others}"


_TOLERANCE_ORDER = ("absolute", "percent", "times", "days", "rounding", "order")
"""Absolute tolerances first, so that what follows "or" cannot be taken for a condition."""


def tolerances_text(options: Mapping[str, object]) -> str:
    """How far two values may be apart: "5%", "a factor of 2 or 3d"; "" where no option says so."""
    return " or ".join(_tolerance_text(key, options[key]) for key in _TOLERANCE_ORDER if key in options)


def _tolerance_text(key: str, value: object) -> str:
    match key:
        case "rounding":
            return "rounding"
        case "order":
            return "same order"
    number = figure(float(str(value)))
    return {"percent": f"{number}%", "times": f"a factor of {number}", "days": f"{number}d"}.get(key, number)


def _amount_text(low: float, high: float, unit: str) -> str:
    sign = ""
    if low < 0:
        sign, low, high = "-", -high, -low
    digits = figure(low) if low == high else f"{figure(low)}..{figure(high)}"
    if unit in _SYMBOLS:
        return f"{sign}{_SYMBOLS[unit]}{digits}"
    return f"{sign}{digits}%" if unit == "%" else f"{sign}{digits} {unit}".rstrip()
