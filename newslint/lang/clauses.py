"""Clauses that say how a rule speaks and counts: severity, settings and wording come in, fields of a rule go out."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.core.diagnostic import SEVERITIES
from newslint.core.rule import STAGES
from newslint.core.vocabulary import Kind
from newslint.lang import placeholders, syntax
from newslint.lang.assemble import RuleBlock
from newslint.lang.literals import days
from newslint.lang.names import Names
from newslint.lang.problems import Problems

CONFIDENCES = {"low": 0.3, "medium": 0.6, "high": 0.8}
BLAMES = ("minority", "later", "secondary", "first", "none")
COUNTS = {"origin": "origin", "source": "origin", "article": "article"}


def severity(block: RuleBlock, problems: Problems) -> str:
    """How severe a rule says that it is."""
    header = block.header
    if header is None or header.severity is None:
        return "warning"
    if header.severity.text not in SEVERITIES:
        problems.unknown(header.severity.span, "severity", header.severity.text, SEVERITIES, "severities")
    return header.severity.text


def settings(block: RuleBlock, problems: Problems) -> dict[str, object]:
    """Clauses with words or figures, as fields of a rule."""
    found: dict[str, object] = {}
    for setting in block.settings:
        value = setting.values[0]
        match setting.word, value:
            case "as of", syntax.Duration():
                found["as_of_days"] = days(value)
            case "confidence", syntax.Number():
                found["confidence"] = value.low / 100 if value.low > 1 else value.low
                if value.low > 100:
                    problems.error(value.span, "confidence is at most 100%")
            case "confidence", syntax.Name():
                found["confidence"] = _choice(value, "confidence", CONFIDENCES, problems)
            case "count", syntax.Name():
                found["count"] = _choice(value, "count", COUNTS, problems)
                for blame in setting.values[1:]:
                    if isinstance(blame, syntax.Name):
                        found["blame"] = _blame(blame, problems)
            case "blame", syntax.Name():
                found["blame"] = _blame(value, problems)
            case "tags", _:
                found["tags"] = tuple(one.text for one in setting.values if isinstance(one, syntax.Name))
            case "stage", syntax.Name():
                found["stage"] = _choice(value, "stage", {one: one for one in STAGES}, problems)
    return found


def _blame(name: syntax.Name, problems: Problems) -> object:
    return _choice(name, "blame", {one: one for one in BLAMES}, problems)


def _choice(name: syntax.Name, what: str, known: Mapping[str, object], problems: Problems) -> object:
    found = known.get(name.text)
    if found is None:
        problems.unknown(name.span, what, name.text, known, f'what may stand after "{what}"')
        return next(iter(known.values()))
    return found


def wordings(block: RuleBlock, kinds: Mapping[str, Kind], names: Names, problems: Problems) -> dict[str, object]:
    """Clauses with texts, as fields of a rule."""
    found: dict[str, object] = {}
    notes: list[str] = []
    for wording in block.wordings:
        text = wording.texts[0]
        if wording.word in ("say", "note"):
            full = placeholders.compiled(text, kinds, names, problems)
            if wording.word == "say":
                found["say"] = full
            else:
                notes.append(full)
        else:
            found[wording.word] = text.text
    return {**found, "note": tuple(notes)}
