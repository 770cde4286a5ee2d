"""The sidecar of an article, ``FILE.newslint.yaml``: what an editor knows better, anchored by exact text.

    article:
      source: The Example Globe
      published: 2026-04-16
    facts:
      - text: 900,000+ active users      # the words in the article
        kind: quantity
        value: at least 900000
        hedged: true
      - text: about 50 people
        nth: 2                           # the second place where these words stand
        remove: true
    ignore:
      - rule: quantity-conflict
        text: 50 people
        reason: the agency rounds
        until: 2026-12-31

The text of the sidecar and of the article come in; what is known of the article, corrections and suppressions go
out, with a diagnostic for whatever is not understood. The rest of the sidecar still counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from newslint.config.tree import Node, parse
from newslint.core import notation
from newslint.core.article import Correction, Suppression
from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import Value, When
from newslint.core.vocabulary import nearest

RULE = "newslint-broken-sidecar"
STALE_CORRECTION = "newslint-stale-correction"
STALE_SUPPRESSION = "newslint-stale-suppression"

ENDING = ".newslint.yaml"
"""What is appended to the whole name of an article's file."""

_SECTIONS = ("article", "facts", "ignore")
_ABOUT = ("source", "published", "updated", "url", "story", "author", "headline")
_OWN = ("text", "nth", "kind", "remove", "add", "flags")
"""Keys of a fact that are no fields of its kind."""
_IGNORE = ("rule", "text", "nth", "reason", "until")


@dataclass(slots=True)
class Sidecar:
    """What a sidecar says; times are apart from the other values."""

    values: dict[str, str] = field(default_factory=dict)
    whens: dict[str, When] = field(default_factory=dict)
    corrections: list[Correction] = field(default_factory=list)
    suppressions: list[Suppression] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def sidecar(source: Source, text: str) -> Sidecar:
    """What a sidecar says about the article with that text."""
    root, problems = parse(source, RULE)
    said = Sidecar(diagnostics=problems)
    reader = _Reader(source, text, said)
    if root is None:
        return said
    for section, key, node in reader.pairs(root, "a sidecar", _SECTIONS):
        if section == "article":
            reader.about(node)
        elif node.kind != "list" and node.scalar is None and not node.items:
            continue
        elif node.kind != "list":
            reader.problem(key.span, f"'{section}' must be a list", "begin each entry with a dash")
        else:
            for entry in node.items:
                (reader.fact if section == "facts" else reader.ignored)(entry)
    return said


class _Reader:
    """The sidecar's source, the article's text, and what was understood so far."""

    def __init__(self, source: Source, text: str, said: Sidecar) -> None:
        self.source = source
        self.text = text
        self.said = said

    def problem(self, span: Span, message: str, help: str = "", rule: str = RULE, severity: str = "error") -> None:
        """Note what is wrong at a place of the sidecar."""
        self.said.diagnostics.append(Diagnostic(rule, severity, message, (Label(self.source.path, span),), help=help))

    def pairs(self, node: Node, what: str, known: tuple[str, ...] = ()) -> Iterable[tuple[str, Node, Node]]:
        """The entries of a mapping; with ``known``, others are reported."""
        if node.kind != "mapping":
            self.problem(node.span, f"{what} must be a mapping of keys to values")
            return
        for name, key, value in node.pairs():
            if known and name not in known:
                near = nearest(name, known)
                help = f"did you mean '{near}'?" if near else "known keys: " + ", ".join(known)
                self.problem(key.span, f"'{name}' is not a key of {what}", help)
            else:
                yield name, key, value

    def about(self, node: Node) -> None:
        """The section on the article itself."""
        if node.kind == "scalar" and node.scalar is None:
            return
        for name, _, value in self.pairs(node, "'article'", _ABOUT):
            if value.kind != "scalar" or value.scalar is None:
                self.problem(value.span, f"'{name}' must be text")
                continue
            written = str(value.scalar)
            if name not in ("published", "updated"):
                self.said.values[name] = written
            elif when := notation.when_of(written):
                self.said.whens[name] = when
            else:
                help = "write it as 2026-04-16 or 2026-04-16T10:26"
                self.problem(value.span, f"'{name}' is not a date: {written[:40]}", help)

    def fact(self, node: Node) -> None:
        """One entry of ``facts``: an addition, a change or a removal."""
        anchor = self._anchor(node, "a fact", STALE_CORRECTION, "correction")
        action, kind = "change", ""
        fields: dict[str, Value] = {}
        flags: set[str] = set()
        for name, _, value in self.pairs(node, "a fact"):
            if name in ("remove", "add"):
                if not isinstance(value.scalar, bool):
                    self.problem(value.span, f"'{name}' must be true or false")
                elif value.scalar:
                    action = name
            elif name == "kind":
                kind = self._text(value, "kind")
            elif name == "flags":
                flags |= self._flags(value)
            elif name not in _OWN:
                self._field(name, value, fields)
        if anchor is None:
            return
        correction = Correction(action, kind, anchor, tuple(fields.items()), frozenset(flags), node.span)
        self.said.corrections.append(correction)

    def _flags(self, node: Node) -> set[str]:
        names = [node] if node.kind == "scalar" else node.items
        if node.kind == "mapping" or not all(isinstance(name.scalar, str) for name in names):
            self.problem(node.span, "'flags' must be a list of names")
            return set()
        return {str(name.scalar) for name in names}

    def _field(self, name: str, node: Node, fields: dict[str, Value]) -> None:
        value = notation.from_plain(node.plain())
        if value is None:
            self.problem(node.span, f"'{name}' is not a value that a fact can have", "a number, text, a date or a list")
        else:
            fields[name] = value

    def ignored(self, node: Node) -> None:
        """One entry of ``ignore``."""
        anchor = self._anchor(node, "an entry of 'ignore'", STALE_SUPPRESSION, "suppression")
        values = {name: value for name, _, value in self.pairs(node, "an entry of 'ignore'", _IGNORE)}
        if node.kind != "mapping":
            return
        for name in ("rule", "reason"):
            if name not in values:
                self.problem(node.span, f"an entry of 'ignore' must have a '{name}'")
        rule = self._text(values["rule"], "rule") if "rule" in values else ""
        reason = self._text(values["reason"], "reason") if "reason" in values else ""
        until: When | None = None
        if "until" in values:
            until = notation.when_of(str(values["until"].scalar))
            if until is None:
                self.problem(values["until"].span, "'until' is not a date", "write it as 2026-04-16")
        if anchor is not None and rule and reason:
            self.said.suppressions.append(Suppression(rule, anchor, reason, node.span, until))

    def _text(self, node: Node, name: str) -> str:
        if isinstance(node.scalar, str) and node.scalar:
            return node.scalar
        self.problem(node.span, f"'{name}' must be text")
        return ""

    def _anchor(self, node: Node, what: str, stale: str, noun: str) -> Span | None:
        """Where the words of an entry stand in the article."""
        if node.kind != "mapping":
            return None
        values = {name: value for name, _, value in node.pairs()}
        if "text" not in values:
            help = "give the exact words of the article"
            self.problem(node.span, f"{what} must have a 'text'", help)
            return None
        words = values["text"].scalar
        nth = values["nth"].scalar if "nth" in values else 1
        if words is None or isinstance(words, bool) or not str(words):
            self.problem(values["text"].span, "'text' must be the exact words of the article")
            return None
        if not isinstance(nth, int) or isinstance(nth, bool) or nth < 1:
            self.problem(values["nth"].span, "'nth' must be a whole number from 1")
            return None
        found = _nth(self.text, str(words), nth)
        if found is None:
            n_found = self.text.count(str(words))
            times = f"only {n_found} times" if n_found > 1 else "only once" if n_found else "no longer"
            message = f"{times} in the article: {_shortened(str(words))}"
            self.problem(values["text"].span, message, f"correct the words, or delete this {noun}", stale, "warning")
        return found


def _nth(text: str, words: str, nth: int) -> Span | None:
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            return None
    return Span(at, at + len(words))


def _shortened(words: str) -> str:
    return f"“{words}”" if len(words) <= 60 else f"“{words[:57]}…”"
