"""YAML as a tree of nodes that know their place: what sidecars, front matter and lexicons are read from.

A ``Source`` comes in; a ``Node`` and diagnostics go out. Scalars follow YAML 1.2: only ``true`` and ``false`` are
yes-or-no (in a word list, ``no`` and ``on`` are words), and a date is text. Built from parser events with a stack of
its own, so that no depth of nesting ends the run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.hints import TYPE_CHECKING
from newslint.core.lexicon import Table
from newslint.core.source import Source
from newslint.core.span import Span

if TYPE_CHECKING:
    from yaml.events import Event

DEEPEST = 40
"""Levels of nesting that are read; no lexicon or sidecar has a reason for more."""


@dataclass(slots=True)
class Node:
    """A scalar, a list or a mapping, and where it stands."""

    kind: str
    span: Span
    scalar: str | int | float | bool | None = None
    items: list[Node] = field(default_factory=list)
    keys: list[Node] = field(default_factory=list)

    def pairs(self) -> Iterator[tuple[str, Node, Node]]:
        """Key as text, key node and value node of each entry of a mapping."""
        for key, value in zip(self.keys, self.items, strict=False):
            yield _key_text(key), key, value

    def plain(self) -> Table:
        """The node and all below it as plain values; of entries with one key, the last counts."""
        match self.kind:
            case "mapping":
                return {name: value.plain() for name, _, value in self.pairs()}
            case "list":
                return [item.plain() for item in self.items]
        return self.scalar


def parse(source: Source, rule: str, start: int = 0, text: str | None = None) -> tuple[Node | None, list[Diagnostic]]:
    """The root of a YAML document, or of the part of a file that begins at ``start``; None where it is empty or broken.

    Diagnostics carry ``rule`` and the place in the file.
    """
    import yaml

    part = source.text if text is None else text
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(source, rule, start)
    try:
        for event in yaml.parse(part, Loader=loader):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        builder.problem(_place(error, part), _sentence(error))
        return None, builder.diagnostics
    return builder.root, builder.diagnostics


class _Builder:
    def __init__(self, source: Source, rule: str, start: int) -> None:
        self.source = source
        self.rule = rule
        self.start = start
        self.root: Node | None = None
        self.diagnostics: list[Diagnostic] = []
        self._open: list[tuple[Node, dict[str, Span]]] = []

    def problem(self, span: Span, message: str, help: str = "") -> None:
        """Note what is wrong with a place of the part."""
        shifted = Span(span.start + self.start, span.end + self.start)
        label = Label(self.source.path, shifted)
        self.diagnostics.append(Diagnostic(self.rule, "error", message, (label,), help=help))

    def take(self, event: Event) -> bool:
        """Add what an event says to the tree; False ends the reading."""
        import yaml

        if event.start_mark is None or event.end_mark is None:
            return True
        span = Span(event.start_mark.index, event.end_mark.index)
        if isinstance(event, yaml.ScalarEvent):
            self._add(Node("scalar", self._shifted(span), _scalar(event.value, not event.style and not event.tag)))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "list"
            node = Node(kind, self._shifted(span))
            self._add(node)
            self._open.append((node, {}))
            if len(self._open) > DEEPEST:
                self.problem(span, f"nested more than {DEEPEST} levels deep")
                self.root = None
                return False
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            node, _ = self._open.pop()
            # A block ends where the next token begins; the blank space between is not its own.
            start, end = node.span.start, span.end + self.start
            node.span = Span(start, start + len(self.source.text[start:end].rstrip()))
        elif isinstance(event, yaml.AliasEvent):
            self.problem(span, "aliases are not understood here", "write the value out")
            self._add(Node("scalar", self._shifted(span)))
        return not isinstance(event, yaml.DocumentEndEvent)

    def _shifted(self, span: Span) -> Span:
        return Span(span.start + self.start, span.end + self.start)

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent, seen = self._open[-1]
        if parent.kind == "list" or len(parent.keys) > len(parent.items):
            parent.items.append(node)
            return
        name = _key_text(node)
        if name in seen:
            span = Span(node.span.start - self.start, node.span.end - self.start)
            line = self.source.position(seen[name].start).line
            self.problem(span, f"the key '{name}' stands here for the second time", f"it also stands in line {line}")
        seen[name] = node.span
        parent.keys.append(node)


def _key_text(key: Node) -> str:
    if key.kind != "scalar":
        return f"({key.kind})"
    if isinstance(key.scalar, bool):
        return str(key.scalar).lower()
    return "" if key.scalar is None else str(key.scalar)


def _scalar(text: str, plain: bool) -> str | int | float | bool | None:
    """A bare scalar as a number, a truth value or nothing, by the core schema of YAML 1.2; else as text."""
    if not plain:
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text[0] in "tT"
    if text[0] not in "0123456789+-." or not set(text) <= set("0123456789+-.eE") or len(text) > 40:
        return text
    digits = text[1:] if text[0] in "+-" else text
    if digits.isdigit():
        # A leading zero is printed on purpose: a code or a clock, not a count.
        return text if len(digits) > 1 and digits[0] == "0" else int(text)
    try:
        return float(text)
    except ValueError:
        return text


def _place(error: Exception, part: str) -> Span:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        at = min(mark.index, max(len(part) - 1, 0))
    else:
        at = min(getattr(error, "position", 0), max(len(part) - 1, 0))
    return Span(at, min(at + 1, len(part)))


def _sentence(error: Exception) -> str:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not valid YAML"
    context = getattr(error, "context", None)
    return f"not valid YAML: {problem}" + (f" ({context})" if context else "")
