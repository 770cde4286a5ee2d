"""Findings that an editor has accepted, and acceptances that accept nothing any more.

A suppression stands in the sidecar of an article and names a rule and the words it is about. It covers a finding of
that rule with any place that overlaps those words, so one entry beside either article is enough for both.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.core.article import Article, Suppression
from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.span import Span
from newslint.core.vocabulary import nearest
from newslint.triage.filters import Articles, Findings
from newslint.triage.policy import UNUSED, Policy


def unaccepted(findings: Findings, articles: Articles, policy: Policy) -> Findings:
    """Drop what is accepted; add a note for every suppression that accepts nothing."""
    used: set[tuple[str, int]] = set()
    identities: set[str] = set()
    open_ones = []
    for one in findings:
        matching = [
            (label.path, number)
            for label in one.labels
            for number, suppression in enumerate(_suppressions(articles.get(label.path)))
            if suppression.rule == one.rule and _touch(suppression.span, label.span)
        ]
        used.update(matching)
        if not matching:
            open_ones.append(one)
        elif one.identity:
            identities.add(one.identity)
    # The same values of the same sources said again elsewhere are the same finding, and accepted with it.
    kept = [one for one in open_ones if one.identity not in identities]
    return (*kept, *_unused(articles, used, policy)) if policy.wants(UNUSED, ()) else tuple(kept)


def _suppressions(article: Article | None) -> tuple[Suppression, ...]:
    return article.suppressions if article else ()


def _touch(one: Span, other: Span) -> bool:
    # A finding about something missing may have an empty span.
    return one.overlaps(other) or one.covers(other)


def _unused(articles: Articles, used: set[tuple[str, int]], policy: Policy) -> Iterator[Diagnostic]:
    rules = {rule.name: rule for rule in policy.rules}
    for path, article in articles.items():
        if policy.touching is not None and path not in policy.touching:
            continue
        for number, suppression in enumerate(article.suppressions):
            rule = rules.get(suppression.rule)
            if (path, number) in used or (rule and not policy.wants(rule.name, rule.tags)):
                continue
            if rule and rule.scope != "within the article" and len(articles) < 2:
                # The other side is not part of this run: nothing can be said.
                continue
            if rule:
                yield _note(article, number, f"nothing is left to suppress: {rule.name} finds nothing here")
            elif near := nearest(suppression.rule, rules):
                yield _note(article, number, f"suppression of an unknown rule; is {near} meant?")


def _note(article: Article, number: int, message: str) -> Diagnostic:
    suppression = article.suppressions[number]
    sidecar = f"{article.id}.newslint.yaml"
    return Diagnostic(
        rule=UNUSED,
        severity="note",
        message=message,
        labels=(
            Label(sidecar, suppression.place, suppression.rule),
            Label(article.id, suppression.span, "what it was about"),
        ),
        notes=(f"reason given: {suppression.reason}",) if suppression.reason else (),
        help="take the entry out of the sidecar",
        identity=f"{UNUSED} {article.id} {suppression.rule} {suppression.span.cut(article.text)}",
    )
