"""Triage: of all findings, those that an editor should see. Diagnostics come in, diagnostics go out.

Selection comes before suppression, so that a rule that is switched off does not make its suppressions look unused;
suppression comes before confidence, so that an unsure finding still counts as what a suppression is for.
"""

from __future__ import annotations

from newslint.triage.filters import Articles, Findings, confident, once, ordered, selected, touching
from newslint.triage.policy import Policy
from newslint.triage.suppressions import unaccepted

__all__ = ["FILTERS", "Policy", "touching", "triage"]

FILTERS = (touching, selected, unaccepted, confident, once, ordered)
"""The filters, in order. Each takes the findings, the articles by id, and the policy."""


def triage(diagnostics: Findings, articles: Articles, policy: Policy) -> Findings:
    """Pass the findings through all filters."""
    for keep in FILTERS:
        diagnostics = keep(diagnostics, articles, policy)
    return diagnostics
