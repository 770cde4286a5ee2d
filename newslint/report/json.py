"""The report for programs. The form is stable; ``version`` is raised when a key changes its meaning or goes.

::

    {"version": 1, "tool": {"name", "version"},
     "findings": [{"rule", "severity", "message", "confidence", "identity",
                   "places": [{"role": "primary" | "other" | "elsewhere", "path", "start": {"line", "column"},
                               "end": {"line", "column"}, "offsets": [start, end], "words", "value",
                               "outlet", "published"}],
                   "notes": [text], "help", "reasons": [text], "tags": [text]}],
     "problems": [… in the same form: what the run itself met],
     "summary": {"articles", "stories", "skipped", "facts", "compared", "groups",
                 "not_compared": {reason: number}, "findings": {"error", "warning", "note"}, "failed": bool}}

A place "elsewhere" is where a further article says a third thing or the same as the primary place, or tells a figure
of a finding that lies within one article.
Lines and columns are 1-based and count code points, ``offsets`` are 0-based code points of the file, and every end
is exclusive. ``words`` is the text that stands there and ``value`` what it was understood to mean. ``start``,
``end`` and ``offsets`` are null for a place that has no line; ``outlet`` and ``published`` are "" where unknown.
"""

from __future__ import annotations

import json

from newslint import __version__
from newslint.core.diagnostic import SEVERITIES, Diagnostic, Label, Tally
from newslint.report.contents import Report
from newslint.report.places import place


def render(report: Report) -> str:
    """The whole run as one JSON object."""
    content = {
        "version": 1,
        "tool": {"name": "newslint", "version": __version__},
        "findings": [_finding(diagnostic, report) for diagnostic in report.diagnostics],
        "problems": [_finding(diagnostic, report) for diagnostic in report.problems],
        "summary": _summary(report),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _finding(diagnostic: Diagnostic, report: Report) -> dict[str, object]:
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "confidence": round(diagnostic.confidence, 3),
        "identity": diagnostic.identity,
        "places": [
            *(_place(label, "other" if index else "primary", report) for index, label in enumerate(diagnostic.labels)),
            *(_place(label, "elsewhere", report) for label in diagnostic.elsewhere),
        ],
        "notes": list(diagnostic.notes),
        "help": diagnostic.help,
        "reasons": list(diagnostic.reasons),
        "tags": list(diagnostic.tags),
    }


def _place(label: Label, role: str, report: Report) -> dict[str, object]:
    spot = place(label, report.places)
    known = spot.file is not None
    return {
        "role": role,
        "path": spot.path,
        "start": spot.start._asdict() if known else None,
        "end": spot.end._asdict() if known else None,
        "offsets": list(spot.span) if known else None,
        "words": spot.words,
        "value": label.text,
        "outlet": spot.outlet,
        "published": spot.day,
    }


def _summary(report: Report) -> dict[str, object]:
    tally = report.tally or Tally()
    return {
        "articles": tally.n_articles,
        "stories": tally.n_stories,
        "skipped": tally.n_skipped,
        "facts": tally.n_facts,
        "compared": tally.n_compared,
        "groups": tally.n_groups,
        "not_compared": dict(sorted(tally.apart)),
        "findings": {
            severity: sum(one.severity == severity for one in report.diagnostics) for severity in reversed(SEVERITIES)
        },
        "failed": report.failed,
    }
