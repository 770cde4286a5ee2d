"""A diagnostic as a value: what was found, where on both sides, and why. Wording and layout come later."""

from newslint.core.hints import NamedTuple
from newslint.core.span import Span

SEVERITIES = ("note", "warning", "error")
"""From mild to severe."""


def severity_rank(severity: str) -> int:
    """0 for note, 1 for warning, 2 for error."""
    return SEVERITIES.index(severity)


class Label(NamedTuple):
    """One place of a diagnostic. ``path`` is an article id or a source path; ``text`` says what stands there."""

    path: str
    span: Span
    text: str = ""


class Diagnostic(NamedTuple):
    """A finding (with a rule) or a problem of the run itself (``rule`` starts with "newslint-").

    ``labels[0]`` is the primary place, the others are the other side; ``elsewhere`` is where further articles say a
    third thing or the same as the primary place, or where they tell the figures of a finding that lies within one
    article. ``identity`` is stable against moved lines, swapped sides and renumbering: rule, keys, both values and
    both sources.
    """

    rule: str
    severity: str
    message: str
    labels: tuple[Label, ...]
    notes: tuple[str, ...] = ()
    help: str = ""
    confidence: float = 1.0
    identity: str = ""
    tags: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    elsewhere: tuple[Label, ...] = ()


class Tally(NamedTuple):
    """What a run looked at: the last line of the report is made of this.

    ``apart`` counts facts by the reason that they were never compared.
    """

    n_articles: int = 0
    n_stories: int = 0
    n_facts: int = 0
    n_compared: int = 0
    n_groups: int = 0
    n_skipped: int = 0
    apart: tuple[tuple[str, int], ...] = ()
