"""SARIF 2.1.0 (OASIS standard) for code scanning services and editors.

Both sides of a finding are locations: the primary one in ``locations``, the others in ``relatedLocations``, linked
from the message, because viewers show a related location only where the message links to it. Columns count code
points (``columnKind``); ``endColumn`` is exclusive, as ours are.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import PurePath
from urllib.parse import quote

from newslint import __version__
from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.rule import Rule
from newslint.report.contents import Report
from newslint.report.places import place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_Object = dict[str, object]


def render(report: Report) -> str:
    """The whole run as a SARIF log with one run."""
    files = _Files(report)
    rules = {rule.name: index for index, rule in enumerate(report.rules)}
    results = [_result(diagnostic, rules, files) for diagnostic in report.diagnostics]
    invocation = {
        "executionSuccessful": not report.failed,
        "toolExecutionNotifications": [_notification(problem, files) for problem in report.problems],
    }
    driver = {
        "name": "newslint",
        "version": __version__,
        "semanticVersion": __version__,
        "shortDescription": {"text": "Finds statements in news articles that disagree with each other."},
        "rules": [_rule(rule, report.precision.get(rule.name, "")) for rule in report.rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "artifacts": files.artifacts(),
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


class _Files:
    """The files that locations point into, numbered in order of their first use."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._numbers: dict[str, int] = {}

    def artifacts(self) -> list[_Object]:
        """Every file that a location has pointed into."""
        return [{"location": {"uri": self._uri(path), "index": index}} for path, index in self._numbers.items()]

    def location(self, label: Label) -> _Object:
        """The physical location of a label."""
        spot = place(label, self._report.places)
        index = self._numbers.setdefault(spot.path, len(self._numbers))
        physical: _Object = {"artifactLocation": {"uri": self._uri(spot.path), "index": index}}
        if spot.file is not None:
            physical["region"] = {
                "startLine": spot.start.line,
                "startColumn": spot.start.column,
                "endLine": spot.end.line,
                "endColumn": spot.end.column,
                "snippet": {"text": spot.words},
            }
        return {"physicalLocation": physical}

    def shown(self, label: Label) -> str:
        """The place and the outlet, in words."""
        spot = place(label, self._report.places)
        return f"{spot.shown()} ({spot.outlet})" if spot.outlet else spot.shown()

    def _uri(self, path: str) -> str:
        pure = PurePath(path)
        if pure.is_absolute() and self._report.base and pure.is_relative_to(self._report.base):
            pure = pure.relative_to(self._report.base)
        # A name may hold bytes that are not UTF-8; "a:b.txt" would read as a scheme if its colon were kept.
        encoded = quote(_bytes(pure.as_posix()), safe="/")
        return f"file://{encoded}" if pure.is_absolute() else encoded


def _bytes(path: str) -> bytes:
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:
        # Half a surrogate pair, which some file systems allow in a name.
        return path.encode("utf-8", "surrogatepass")


def _result(diagnostic: Diagnostic, rules: dict[str, int], files: _Files) -> _Object:
    others = list(enumerate((*diagnostic.labels[1:], *diagnostic.elsewhere), start=1))
    links = [f"[{_bracketed(files.shown(label))}]({number})" for number, label in others]
    text = _unlinked(diagnostic.message)
    for said, some in (
        ("Other side", links[: len(diagnostic.labels) - 1]),
        ("For comparison", links[len(diagnostic.labels) - 1 :]),
    ):
        text += f"\n{said}: {', '.join(some)}" if some else ""
    result: _Object = {
        "ruleId": diagnostic.rule,
        "level": diagnostic.severity,
        "message": {"text": text},
        "locations": [files.location(label) for label in diagnostic.labels[:1]],
        "rank": round(diagnostic.confidence * 100, 1),
    }
    if diagnostic.rule in rules:
        result["ruleIndex"] = rules[diagnostic.rule]
    if others:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": _unlinked(label.text or files.shown(label))}, **files.location(label)}
            for number, label in others
        ]
    if diagnostic.identity:
        result["partialFingerprints"] = {"newslintIdentity/v1": diagnostic.identity}
    properties = _known(
        value=diagnostic.labels[0].text if diagnostic.labels else "",
        notes=list(diagnostic.notes),
        help=diagnostic.help,
        reasons=list(diagnostic.reasons),
        tags=_unique(diagnostic.tags),
    )
    if properties:
        result["properties"] = properties
    return result


def _notification(problem: Diagnostic, files: _Files) -> _Object:
    text = "\n".join((problem.message, *problem.notes, *filter(None, [problem.help])))
    notification: _Object = {
        "descriptor": {"id": problem.rule},
        "level": problem.severity,
        "message": {"text": _unlinked(text)},
    }
    if problem.labels:
        notification["locations"] = [files.location(label) for label in problem.labels]
    return notification


def _rule(rule: Rule, precision: str) -> _Object:
    # A message with placeholders would read oddly in a list of rules; a rule's name is made of words.
    short = rule.sentence or rule.name.replace("-", " ").capitalize()
    paragraphs = [part for part in (rule.sentence, rule.because, rule.help) if part]
    described: _Object = {
        "id": rule.name,
        "shortDescription": {"text": short},
        "fullDescription": {"text": rule.because or short},
        "help": {
            "text": "\n\n".join(paragraphs) or short,
            "markdown": "\n\n".join([f"`{rule.sentence}`" if rule.sentence else f"**{rule.name}**", *paragraphs[1:]]),
        },
        "defaultConfiguration": {"level": rule.severity},
        "properties": _known(precision=precision, tags=_unique(rule.tags), stage=rule.stage, scope=rule.scope),
    }
    if address := next((word.strip("().,;<>") for word in rule.because.split() if "https://" in word), ""):
        described["helpUri"] = address
    return described


def _known(**fields: object) -> _Object:
    return {name: value for name, value in fields.items() if value not in ("", [], None)}


def _unique(tags: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(tags))


def _unlinked(text: str) -> str:
    """Text in which brackets do not make a link: "[sic](1)" must stay as printed."""
    return text.replace("\\", "\\\\").replace("](", "]\\(") if "](" in text else text


def _bracketed(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
