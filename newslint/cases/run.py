"""Tests in rule files come in, results go out: did the rule flag, pass or skip, and at the very places marked?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newslint import engine
from newslint.cases import agreement
from newslint.cases.workbench import Workbench
from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.fact import FactBase
from newslint.core.rule import Case, Rule
from newslint.core.span import Span

Place = tuple[str, Span]

STATUSES = ("failed", "todo works", "todo", "passed")
"""From what wants attention to what does not. "todo works": a known gap that is one no longer."""


@dataclass(frozen=True, slots=True)
class Result:
    """How a test ended; ``reason`` says what was found instead of what was wanted, "" where all is well."""

    rule: Rule
    case: Case
    status: str
    reason: str = ""


def run(rule: Rule, cases: Iterable[Case], bench: Workbench) -> tuple[Result, ...]:
    """Runs the tests of one rule."""
    return tuple(_run(rule, case, bench) for case in cases)


def _run(rule: Rule, case: Case, bench: Workbench) -> Result:
    base = bench.base(case.articles)
    reason = _wrong(rule, case, base, bench)
    if case.todo:
        return Result(rule, case, "todo" if reason else "todo works", reason)
    return Result(rule, case, "failed" if reason else "passed", reason)


def _wrong(rule: Rule, case: Case, base: FactBase, bench: Workbench) -> str:
    """What is not as the test wants it, in words; "" where everything is."""
    diagnostics = engine.check(base, (rule,), bench.lexicon)[0]
    if case.outcome == "flags":
        return _wrong_flags(case, diagnostics) or ("" if diagnostics else _why_silent(base, rule, bench))
    if diagnostics:
        return f"flagged {_quoted(diagnostics[0].labels, case)}: {diagnostics[0].message}"
    if case.outcome == "passes":
        agreed = agreement.trace(base, rule, bench.lexicon).consistent
        return "" if agreed else f"nothing was compared: {_why_silent(base, rule, bench)}"
    seen = agreement.trace(base, rule, bench.lexicon)
    if case.outcome == "skips" and (seen.consistent or seen.conflicting):
        pair = (seen.consistent or seen.conflicting)[0]
        return "compared " + " and ".join(f"“{fact.words}”" for fact in pair)
    return ""


def _wrong_flags(case: Case, diagnostics: Sequence[Diagnostic]) -> str:
    """Whether each mark is the place of a diagnostic, on the side that it marks, and no other place is flagged."""
    primaries = {(label.path, label.span) for label in (one.labels[0] for one in diagnostics)}
    others = {(label.path, label.span) for one in diagnostics for label in one.labels[1:]}
    if not diagnostics:
        return ""
    for wanted, found, side in ((case.primary, primaries, "flagged"), (case.other, others, "shown as the other side")):
        for place in wanted:
            if place not in found:
                at = ", ".join(_words(one, case) for one in sorted(found)) or "nothing"
                return f"{_words(place, case)} should be {side}; {side} was {at}"
    stray = sorted(primaries - set(case.primary)) if case.primary else []
    return f"flagged {_words(stray[0], case)} as well" if stray else ""


def _why_silent(base: FactBase, rule: Rule, bench: Workbench) -> str:
    """The gate that kept the facts of a test apart, as far as one can be named."""
    seen = engine.trace(base, rule, bench.lexicon)
    if seen.conflicting:
        return "in conflict, but not sure enough to be told"
    if seen.consistent:
        return "the values agree: " + " and ".join(f"“{fact.words}”" for fact in seen.consistent[0])
    if seen.excused or seen.stopped:
        return "; ".join(
            sorted({*(f"excused: {one}" for one in seen.excused), *(f"gate: {one}" for one in seen.stopped)})
        )
    kinds = {given.kind for given in rule.given}
    found = [fact for fact in base.facts if fact.kind in kinds]
    listed = ", ".join(f"“{fact.words}” ({fact.article})" for fact in found[:4])
    return f"no facts that the rule looks at; found: {listed or 'none of their kind'}"


def _words(place: Place, case: Case) -> str:
    name, span = place
    text = next((article.text for article in case.articles if article.name == name), "")
    return f"“{span.cut(text)}” ({name})"


def _quoted(labels: Sequence[Label], case: Case) -> str:
    return " against ".join(_words((label.path, label.span), case) for label in labels[:2])
