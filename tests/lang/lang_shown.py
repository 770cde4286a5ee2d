"""Diagnostics of rule files as plain text: place, line, caret, notes, help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newslint.core.diagnostic import Diagnostic
from newslint.core.source import Source


def shown(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> str:
    return "\n".join(_one(one, sources[one.labels[0].path]) for one in diagnostics)


def _one(diagnostic: Diagnostic, source: Source) -> str:
    label = diagnostic.labels[0]
    line, column = source.position(label.span.start)
    text = source.line(line)
    width = max(1, min(label.span.end, source.starts[line - 1] + len(text)) - label.span.start)
    caret = " " * (column - 1) + "^" * width
    lines = [
        f"{source.path}:{line}:{column}: {diagnostic.severity}: {diagnostic.message}",
        f"  {line} | {text}",
        f"    | {caret} {label.text}".rstrip(),
        *(f"  = {note}" for note in diagnostic.notes),
        *([f"  = help: {diagnostic.help}"] if diagnostic.help else []),
    ]
    return "\n".join(lines) + "\n"
