"""The plain filters: what is wanted, sure enough, said once, and about the right files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newslint.core.article import Article
from newslint.core.diagnostic import Diagnostic, severity_rank
from newslint.triage.policy import Policy

Findings = tuple[Diagnostic, ...]
Articles = Mapping[str, Article]


def touching(findings: Findings, articles: Articles, policy: Policy) -> Findings:
    """Keep what has a place in one of the files that were asked about."""
    paths = policy.touching
    return findings if paths is None else tuple(one for one in findings if not paths.isdisjoint(_concerned(one)))


def selected(findings: Findings, articles: Articles, policy: Policy) -> Findings:
    """Keep findings of the rules that are wanted."""
    return tuple(one for one in findings if policy.wants(one.rule, one.tags))


def confident(findings: Findings, articles: Articles, policy: Policy) -> Findings:
    """Keep findings that are sure enough."""
    return tuple(one for one in findings if one.confidence >= policy.min_confidence)


def once(findings: Findings, articles: Articles, policy: Policy) -> Findings:
    """Of findings with one identity in the same articles keep the gravest, then the surest, then the first.

    A copy of an article has the same mistake, and is to be mended as well.
    """
    best: dict[object, Diagnostic] = {}
    for number, one in enumerate(sorted(findings, key=_standing)):
        between = frozenset(label.path for label in one.labels[:2])
        best.setdefault((one.identity, between) if one.identity else number, one)
    return tuple(best.values())


def ordered(findings: Findings, articles: Articles, policy: Policy) -> Findings:
    """In order of file and position, so that an editor goes through each article once."""
    return tuple(sorted(findings, key=_position))


def _concerned(one: Diagnostic) -> set[str]:
    """The files that a finding is about; a slip of one article is not about those that are only looked up for it."""
    told = {label.path for label in one.labels}
    return told | {label.path for label in one.elsewhere} if len(told) > 1 else told


def _standing(one: Diagnostic) -> tuple[object, ...]:
    return (-severity_rank(one.severity), -one.confidence, *_position(one))


def _position(one: Diagnostic) -> tuple[object, ...]:
    places: Iterable[tuple[str, int, int]] = ((label.path, *label.span) for label in one.labels)
    return (tuple(places), -severity_rank(one.severity), one.rule, one.message)
