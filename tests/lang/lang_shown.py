"""Diagnostics of rule files as plain text: place, line, caret, notes, help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.source import Source


def shown(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> str:
    return "\n".join(_one(one, sources) for one in diagnostics)


def _one(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> str:
    label, *others = diagnostic.labels
    source = sources[label.path]
    line, column = source.position(label.span.start)
    text = source.line(line)
    width = max(1, min(label.span.end, source.starts[line - 1] + len(text)) - label.span.start)
    caret = " " * (column - 1) + "^" * width
    lines = [
        f"{source.path}:{line}:{column}: {diagnostic.severity}: {diagnostic.message}",
        f"  {line} | {text}",
        f"    | {caret} {label.text}".rstrip(),
        *(f"  ::: {_place(one, sources)} {one.text}" for one in others),
        *(f"  = {note}" for note in diagnostic.notes),
        *([f"  = help: {diagnostic.help}"] if diagnostic.help else []),
    ]
    return "\n".join(lines) + "\n"


def _place(label: Label, sources: Mapping[str, Source]) -> str:
    line, column = sources[label.path].position(label.span.start)
    return f"{label.path}:{line}:{column}"
