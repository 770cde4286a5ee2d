"""One line a finding, for editors, ``grep`` and logs: the place, the message, and where the other sides stand."""

from __future__ import annotations

from newslint.core.diagnostic import Diagnostic
from newslint.report.cells import clean
from newslint.report.contents import Report
from newslint.report.places import place


def render(report: Report) -> str:
    """All findings in the order given."""
    return "".join(f"{_line(diagnostic, report)}\n" for diagnostic in report.diagnostics)


def _line(diagnostic: Diagnostic, report: Report) -> str:
    here, *others = [place(label, report.places).shown() for label in diagnostic.labels] or ["newslint"]
    others += [place(label, report.places).shown() for label in diagnostic.elsewhere]
    see = f" (see {', '.join(others)})" if others else ""
    return clean(f"{here}: {diagnostic.severity}[{diagnostic.rule}] {diagnostic.message}{see}")
