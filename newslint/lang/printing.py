"""The formatter: a parsed file comes in, its text in the one layout goes out. Comments are kept.

``parse(print(file)) = file``, and formatting what is formatted changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newslint.core.diagnostic import Diagnostic
from newslint.core.source import Source
from newslint.lang import statements, syntax
from newslint.lang.statements import File, Line, Node
from newslint.lang.wording import (
    binding_text,
    condition_text,
    duration_text,
    figure,
    join_parts,
    number_text,
    quoted,
    sentence_text,
    tolerances_text,
)

WIDTH = 110
"""Columns after which a condition is broken before its "and" and "or"."""

_HANG = "         "
"""Where a broken condition goes on: under its first word."""


def formatted(source: Source) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a rule file in the one layout; a file with mistakes stays as it is."""
    from newslint.lang.parse import parse

    file, problems = parse(source)
    return (source.text if problems else print_file(file)), problems


def print_file(file: File) -> str:
    """The text of a file without mistakes."""
    lines: list[str] = []
    inside = waiting = False
    for line in file.lines:
        node = line.node
        assert node is not None
        match node:
            case statements.Header():
                depth, inside, waiting = 0, True, True
            case statements.Define():
                depth, inside, waiting = 0, True, False
            case statements.Sentence():
                depth = 2 if waiting or (inside and line.indent) else 0
                inside, waiting = True, False
            case statements.House():
                depth = 0
            case statements.Wording():
                depth = 0 if node.word == "use" else 2
            case statements.TestLine():
                depth = 4
            case _:
                depth = 2
        _above(line, node, depth, lines)
        text = node_text(node)
        after = f"  {line.after}" if line.after else ""
        lines.append(" " * depth + text.replace("\n", "\n" + " " * depth) + after)
    _comments(file.end, 0, lines)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n" if lines else ""


def _above(line: Line, node: Node, depth: int, lines: list[str]) -> None:
    """The comments above a line; one blank line separates rules and definitions."""
    before = list(line.before)
    if isinstance(node, statements.Header | statements.Define) and lines and "" not in before:
        before.insert(0, "")
    _comments(before, depth, lines)


def _comments(comments: Sequence[str], depth: int, lines: list[str]) -> None:
    for comment in comments:
        if comment:
            lines.append(" " * depth + comment)
        elif lines and lines[-1]:
            lines.append("")


def node_text(node: Node) -> str:
    """One line without its indentation; a long condition is several lines."""
    match node:
        case statements.Header():
            return f"rule {node.name.text}" + (f" {node.severity.text}" if node.severity else "")
        case statements.Sentence():
            return sentence_text(node)
        case statements.Given():
            scope = f" {node.scope.text}" if node.scope else ""
            return f"given  {', '.join(binding_text(one) for one in node.bindings)}{scope}"
        case statements.Clause():
            return _broken(f"{node.word:6} ", node.condition)
        case statements.Within():
            when = f" when {condition_text(node.when)}" if node.when else ""
            return f"within {tolerances_text(node.tolerances)}{when}"
        case statements.Setting():
            return _setting_text(node)
        case statements.Wording():
            return _wording_text(node)
        case statements.Define():
            roles = "".join(
                f" {role.preposition} {role.name.text}" + (f": {role.type.text}" if role.type else "")
                for role in node.roles
            )
            return f"define claim {node.name.text}{roles}"
        case statements.House():
            return _house_text(node)
        case statements.TestHead():
            words = " ".join(sorted((name.text for name in node.words), key=lambda word: word != "todo"))
            return f"test {words} {quoted(node.title.text)}:"
        case statements.TestLine():
            date = f"@{node.date}" if node.date else ""
            outlet = f" from {quoted(node.outlet)}" if node.outlet else ""
            return f"{node.name.text}{date}{outlet} | {node.text}".rstrip()


def _broken(head: str, condition: syntax.Condition) -> str:
    """A condition on one line, or, where it is long, with each part of its outer join on its own."""
    text = head + condition_text(condition)
    if len(text) <= WIDTH:
        return text
    if isinstance(condition, syntax.Quantified) and condition.test is not None:
        shorter = condition_text(replace(condition, test=None))
        return f"{head}{shorter}\n{_HANG[2:]}such that {condition_text(condition.test)}"
    if not isinstance(condition, syntax.Join):
        return text
    return head + f"\n{_HANG[2:]}{condition.word} ".join(join_parts(condition))


def _setting_text(node: statements.Setting) -> str:
    values = [_value_text(value) for value in node.values]
    match node.word:
        case "as of":
            return f"as of {values[0]}"
        case "count":
            return f"count one per {'; blame '.join(values)}"
        case "confidence":
            percent = "%" if isinstance(node.values[0], syntax.Number) else ""
            return f"confidence at least {values[0]}{percent}"
        case "tags":
            return f"tags    {', '.join(values)}"
        case "stage":
            return f"stage   {values[0]}"
    return f"{node.word} {values[0]}"


def _value_text(value: syntax.Name | syntax.Number | syntax.Duration) -> str:
    match value:
        case syntax.Name():
            return value.text
        case syntax.Duration():
            return duration_text(value)
        case syntax.Number():
            return figure(value.low)


def _wording_text(node: statements.Wording) -> str:
    texts = [quoted(text.text) for text in node.texts]
    pad = 8 if node.word in ("say", "note", "help", "because") else 0
    head = f"{node.word:{pad}}" if pad else f"{node.word} "
    text = head + ", ".join(texts)
    return text if len(text) <= WIDTH else head + (",\n" + " " * len(head)).join(texts)


def _house_text(node: statements.House) -> str:
    name = f"{node.word.text} {node.name.text}" if node.name else node.word.text
    texts = [quoted(text.text) for text in node.texts]
    if node.relation == "means" and node.number is not None:
        return f"{name} {texts[0]} means {number_text(node.number)}"
    if node.name is not None or len(texts) == 1:
        trust = "" if node.number is None else f" trust {figure(node.number.low)}"
        return f"{name} {node.relation} {', '.join(texts)}{trust}"
    return f"{name} {texts[0]} {node.relation} {texts[1]}"
