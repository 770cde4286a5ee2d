"""The last line of a report: what was found, compared and not compared, and why; and the long form of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newslint.core.diagnostic import SEVERITIES, Diagnostic, Tally

_MOST_REASONS = 2


def sentence(tally: Tally, diagnostics: Sequence[Diagnostic]) -> str:
    """One line on the whole run.

    >>> sentence(Tally(2, 1, 30, 8, 3, 0, (("one source only", 4),)), ())
    '2 articles, 1 story · 30 facts, 8 in 3 comparable groups, 4 not comparable (4 one source only) · no findings'
    """
    articles = f"{_count(tally.n_articles, 'article', 'articles')}, {_count(tally.n_stories, 'story', 'stories')}"
    if tally.n_skipped:
        articles += f", {tally.n_skipped:,} skipped"
    groups = _count(tally.n_groups, "comparable group", "comparable groups")
    facts = f"{_count(tally.n_facts, 'fact', 'facts')}, {tally.n_compared:,} in {groups}"
    reasons = _by_number(tally.apart)
    if reasons:
        shown = ", ".join(f"{n:,} {reason}" for reason, n in reasons[:_MOST_REASONS])
        more = " …" if len(reasons) > _MOST_REASONS else ""
        facts += f", {sum(n for _, n in reasons):,} not comparable ({shown}{more})"
    findings = _count(len(diagnostics), "finding", "findings") if diagnostics else "no findings"
    return f"{articles} · {facts} · {findings}"


def statistics(tally: Tally, diagnostics: Sequence[Diagnostic]) -> str:
    """Findings by severity and by rule, and every reason for which facts were not compared, one a line."""
    severities = Counter(one.severity for one in diagnostics)
    rules = Counter((one.severity, one.rule) for one in diagnostics)
    ordered = sorted(rules.items(), key=lambda item: (-SEVERITIES.index(item[0][0]), -item[1], item[0][1]))
    rows = [
        (n, f"{severity}s" if n != 1 else severity) for severity in reversed(SEVERITIES) if (n := severities[severity])
    ]
    rows += [(n, f"{severity}[{rule}]") for (severity, rule), n in ordered]
    rows += [(n, f"not compared: {reason}") for reason, n in _by_number(tally.apart)]
    return "".join(f"{n:>8,}  {name}\n" for n, name in rows)


def _by_number(apart: tuple[tuple[str, int], ...]) -> list[tuple[str, int]]:
    return sorted((pair for pair in apart if pair[1]), key=lambda pair: (-pair[1], pair[0]))


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
