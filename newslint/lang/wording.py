"""Syntax as text: sentences, conditions and operands in the one way in which the formatter prints them."""

from __future__ import annotations

from decimal import Decimal

from newslint.core.operators import FUNCTIONS
from newslint.lang import syntax
from newslint.lang.statements import Sentence
from newslint.lang.syntax import Condition, Operand, Phrase


def figure(number: float) -> str:
    """A number without a needless fraction, never with an exponent.

    >>> figure(25.0), figure(0.1), figure(1e22)
    ('25', '0.1', '10000000000000000000000')
    """
    if number == int(number):
        return str(int(number))
    return format(Decimal(repr(number)), "f")


def quoted(text: str) -> str:
    """A string as it is written in a rule."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def number_text(number: syntax.Number) -> str:
    """A figure or range with its currency, percent sign or words."""
    sign = ""
    low, high = number.low, number.high
    if low < 0:
        sign, low, high = "-", -high, -low
    digits = figure(low) if low == high else f"{figure(low)}..{figure(high)}"
    words = number.words if number.words in ("", "%") else f" {number.words}"
    return f"{sign}{number.currency}{digits}{words}"


def duration_text(duration: syntax.Duration) -> str:
    """A length of time: ``7d``, ``2 years``."""
    space = " " if len(duration.unit) > 3 else ""
    return f"{figure(duration.count)}{space}{duration.unit}"


def phrase_text(phrase: Phrase) -> str:
    """A noun phrase."""
    words = " ".join(name.text for name in phrase.names)
    if phrase.literal is not None:
        return f"{words} {quoted(phrase.literal.text)}".strip()
    of = f" of {' '.join(name.text for name in phrase.of)}" if phrase.of else ""
    region = f" in {phrase.region.text}" if phrase.region is not None else ""
    return f"{'every ' if phrase.every else ''}{words}{of}{region}"


def sentence_text(sentence: Sentence) -> str:
    """A sentence, its synonyms replaced by the words that the formatter prefers."""
    head = phrase_text(sentence.subject) + _keys(sentence)
    scope = "" if sentence.scope is None else f" {sentence.scope.text}"
    must = "must not" if sentence.negated else "must"
    verb = "" if sentence.verb is None else sentence.verb.text
    match sentence.form:
        case "agree":
            law = "must agree"
        case "match":
            law = "must match"
        case "conflict":
            law = f"conflicts with {_object(sentence)}"
        case "monotone":
            law = f"must not {verb}"
            scope = scope or " over time"
        case "appear":
            law = f"{must} appear in {_object(sentence)}"
        case "have":
            law = f"{must} have {_object(sentence)}"
        case "be":
            law = f"{must} be {_object(sentence)}"
        case "sum":
            parts = "its parts" if sentence.object is None else _object(sentence)
            law = f"must equal the sum of {parts}" if sentence.object is not None else "must equal the sum of its parts"
        case _:
            be = "be " if _is_operator(verb) else ""
            law = f"{must} {be}{verb} {_object(sentence)}"
    return f"{head} {law}{scope}"


def _is_operator(verb: str) -> bool:
    from newslint.core.operators import OPERATORS

    return verb in OPERATORS


def _object(sentence: Sentence) -> str:
    match sentence.object:
        case syntax.Phrase():
            return phrase_text(sentence.object)
        case syntax.Name():
            return sentence.object.text
    return ""


def _keys(sentence: Sentence) -> str:
    """Keys in their order; "the same" is said once for a run of keys that are the same."""
    text = ""
    how = ""
    for key in sentence.keys:
        if key.how == "aligned":
            share = "" if key.share is None else f" at least {figure(key.share)}%"
            text += f" in aligned sentences{share}"
            how = ""
            continue
        if not how:
            preposition = "by" if key.name.text == "speaker" else "for"
            text += f" {preposition} the {key.how} {key.name.text}"
        elif key.how == how:
            text += f" and {key.name.text}"
        else:
            text += f" and {key.how} {key.name.text}"
        how = key.how
    return text


# --- conditions


def condition_text(node: Condition, inner: bool = False) -> str:
    """A condition; ``inner`` says that it stands inside another one and must not swallow what follows."""
    match node:
        case syntax.Join():
            return f" {node.word} ".join(join_parts(node, inner))
        case syntax.Not():
            part = condition_text(node.part, inner=True)
            return f"not ({part})" if isinstance(node.part, syntax.Join) else f"not {part}"
        case syntax.Flags():
            return node.name.text
        case syntax.Is():
            return _is_text(node)
        case syntax.Compare():
            return _compare_text(node)
        case syntax.Quantified():
            such = "" if node.test is None else f" such that {condition_text(node.test)}"
            text = f"{node.word} {_group_tail(node.binding, node.scope, node.where)}{such}"
            return f"({text})" if inner else text


def join_parts(node: syntax.Join, inner: bool = False) -> list[str]:
    """The parts of a join, with the parentheses that they need there."""
    parts: list[str] = []
    for index, part in enumerate(node.parts):
        last = index == len(node.parts) - 1
        text = condition_text(part, inner=inner or not last)
        parts.append(f"({text})" if isinstance(part, syntax.Join) and node.word == "and" else text)
    return parts


def _is_text(node: syntax.Is) -> str:
    verb = "is not" if node.negated else "is"
    values = [quoted(one.text) if isinstance(one, syntax.Text) else one.text for one in node.values]
    value = values[0] if len(values) == 1 else f"one of ({', '.join(values)})"
    return f"{operand_text(node.left)} {verb} {'in ' if node.region else ''}{value}"


def _compare_text(node: syntax.Compare) -> str:
    negation = "not " if node.negated else ""
    tolerances = tolerances_text(node.tolerances)
    options = "".join(f" {_option_text(one)}" for one in node.options)
    left, right = operand_text(node.left), operand_text(node.right)
    if node.operator.text == "within":
        return f"{left} {negation}within {tolerances} of {right}{options}"
    within = f" within {tolerances}" if tolerances else ""
    return f"{left} {negation}{node.operator.text} {right}{within}{options}"


def tolerances_text(tolerances: tuple[syntax.Tolerance, ...]) -> str:
    """Tolerances, absolute ones first, so that what follows "or" cannot be taken for a condition."""
    ordered = sorted(tolerances, key=lambda one: one.key != "absolute")
    return " or ".join(_tolerance_text(one) for one in ordered)


def _tolerance_text(tolerance: syntax.Tolerance) -> str:
    match tolerance.amount:
        case None:
            return {"rounding": "rounding", "order": "same order"}[tolerance.key]
        case syntax.Duration():
            return duration_text(tolerance.amount)
        case syntax.Number():
            text = number_text(tolerance.amount)
            return {"percent": f"{text}%", "times": f"a factor of {text}"}.get(tolerance.key, text)


def _option_text(option: syntax.Option) -> str:
    match option.key:
        case "at least":
            return f"at least {figure(float(option.value))}%"
        case "table":
            return f"by {option.value}"
        case "grade":
            return f"at worst {option.value}"
    return f"if {option.value}"


def _group_tail(binding: syntax.Binding, scope: syntax.Name, where: Condition | None) -> str:
    article = "in other" if scope.text.startswith("other") else "in the same"
    condition = "" if where is None else f" where {condition_text(where, inner=True)}"
    return f"{binding_text(binding)} {article} {scope.text.split()[1]}{condition}"


def binding_text(binding: syntax.Binding) -> str:
    """A variable and what it is bound to."""
    condition = "" if binding.condition is None else f" with ({condition_text(binding.condition)})"
    return f"{binding.variable.text}: {phrase_text(binding.phrase)}{condition}"


# --- operands


def operand_text(node: Operand, tight: bool = False) -> str:
    """An operand; ``tight`` says that it is part of another one, so that a sum needs parentheses."""
    match node:
        case syntax.FieldOf():
            return f"{node.variable.text}.{node.name.text}"
        case syntax.Text():
            return quoted(node.text)
        case syntax.Number():
            return number_text(node)
        case syntax.Duration():
            return duration_text(node)
        case syntax.Date() | syntax.Name():
            return node.text
        case syntax.Arithmetic():
            return _arithmetic_text(node, tight)
        case syntax.Call():
            return _call_text(node)
        case syntax.Group():
            tail = _group_tail(node.binding, node.scope, node.where)
            if node.field is None:
                return f"(count of {tail})"
            return f"({node.function} of {operand_text(node.field)} over {tail})"


def _arithmetic_text(node: syntax.Arithmetic, tight: bool) -> str:
    high = node.operator in "*/"
    left_tight = isinstance(node.left, syntax.Arithmetic) and high and node.left.operator in "+-"
    right_tight = isinstance(node.right, syntax.Arithmetic)
    text = f"{_part_text(node.left, left_tight)} {node.operator} {_part_text(node.right, right_tight)}"
    return f"({text})" if tight else text


def _part_text(node: Operand, tight: bool) -> str:
    """A part of a calculation: "between a and b / c" would leave a reader in doubt."""
    text = operand_text(node, tight)
    return f"({text})" if isinstance(node, syntax.Call) and len(node.arguments) > 1 else text


def _call_text(node: syntax.Call) -> str:
    function = FUNCTIONS[node.function.text]
    parts = zip(function.said, node.arguments, strict=True)
    return " ".join(f"{word} {operand_text(argument, True)}" for word, argument in parts)
