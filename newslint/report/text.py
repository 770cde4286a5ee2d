"""The report for people: message, excerpt with marks, the other sides, notes and help, one block a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.core.diagnostic import Diagnostic
from newslint.report import summary
from newslint.report.cells import clean, fitting
from newslint.report.contents import Report
from newslint.report.excerpt import excerpts
from newslint.report.places import Place, place

_MOST_OTHERS = 3
_GUTTER = 5
_LONGEST_LABEL = 80

_BOLD = "1"
_SIDE = "1;34"
_COLORS = {"error": "1;31", "warning": "1;33", "note": "1;36"}


def render(report: Report) -> str:
    """All findings in the order given, then what the run looked at."""
    lines = [line for diagnostic in report.diagnostics for line in _block(diagnostic, report)]
    if report.tally is not None:
        lines.append(summary.sentence(report.tally, report.diagnostics))
    return "".join(f"{line}\n" for line in lines)


def _block(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    ink = _Ink(report.color)
    color = _COLORS.get(diagnostic.severity, _BOLD)
    sides = [(place(label, report.places), clean(label.text)) for label in diagnostic.labels]
    gutter = max([_GUTTER, *(len(str(spot.end.line)) for spot, _ in sides)])
    where = clean(sides[0][0].shown()) if sides else "newslint"
    kind = f"{diagnostic.severity}[{diagnostic.rule}]"
    yield f"{ink(_BOLD, where + ':')} {ink(color, kind)} {clean(diagnostic.message)}"
    for spot, text in sides[:1]:
        yield from _excerpt(spot, text, "^", color, gutter, ink)
    for spot, text in sides[1 : _MOST_OTHERS + 1]:
        credit = f" ({spot.credit()})" if spot.credit() else ""
        yield f"{ink(_SIDE, ':::'.rjust(gutter))} {clean(spot.shown() + credit)}"
        yield from _excerpt(spot, text, "-", _SIDE, gutter, ink)
    if more := [spot for spot, _ in sides[_MOST_OTHERS + 1 :]]:
        yield f"{ink(_SIDE, ':::'.rjust(gutter))} also {_listed(more)}"
    for spot, text in [(place(label, report.places), clean(label.text)) for label in diagnostic.elsewhere]:
        credit = f" ({spot.credit()})" if spot.credit() else ""
        yield f"{ink(_SIDE, ':::'.rjust(gutter))} {clean(spot.shown() + credit)}, for comparison"
        yield from _excerpt(spot, text, "-", _SIDE, gutter, ink)
    for note in diagnostic.notes:
        yield f"  {ink(_BOLD, '= note:')} {clean(note)}"
    if diagnostic.help:
        yield f"  {ink(_BOLD, '= help:')} {clean(diagnostic.help)}"


def _excerpt(spot: Place, text: str, mark: str, color: str, gutter: int, ink: _Ink) -> Iterator[str]:
    lines = excerpts(spot)
    if _same_words(text, spot.words):
        # The words above say it already.
        text = ""
    for index, line in enumerate(lines):
        if index and line.number > lines[index - 1].number + 1:
            yield ink(_SIDE, "…".rjust(gutter) + " |")
        # The label stands after the last mark, where the eye ends.
        label = f" {_shortened(text)}" if text and index == len(lines) - 1 else ""
        yield f"{ink(_SIDE, str(line.number).rjust(gutter) + ' |')} {line.text.rstrip()}".rstrip()
        yield f"{ink(_SIDE, ' ' * gutter + ' |')} {' ' * line.indent}{ink(color, mark * line.n_marks + label)}"


def _same_words(text: str, words: str) -> bool:
    return "".join(filter(str.isalnum, text)).lower() == "".join(filter(str.isalnum, words)).lower()


def _shortened(text: str) -> str:
    count = fitting(text, _LONGEST_LABEL)
    return text if count == len(text) else f"{text[: count - 1].rstrip()}…"


def _listed(spots: Sequence[Place]) -> str:
    return ", ".join(clean(spot.shown() + (f" ({spot.outlet})" if spot.outlet else "")) for spot in spots)


class _Ink:
    """Colours text where colours are wanted, and leaves it alone elsewhere."""

    def __init__(self, wet: bool) -> None:
        self._wet = wet

    def __call__(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._wet else text
