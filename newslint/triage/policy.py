"""What a newsroom wants to see: the terms on which findings pass."""

from collections.abc import Iterable

from newslint.core.hints import NamedTuple
from newslint.core.rule import Rule

UNUSED = "newslint-unused-suppression"
"""The one finding that triage makes itself."""


class Policy(NamedTuple):
    """The terms of one run.

    ``select`` and ``ignore`` are rule names, tags of rules, or patterns with ``*``; an empty ``select`` means every
    rule. ``rules`` are those that ran. ``touching``, when given, are the paths that a finding must have a place in:
    the rest were read for comparison only.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    rules: tuple[Rule, ...] = ()
    touching: frozenset[str] | None = None

    def wants(self, rule: str, tags: Iterable[str]) -> bool:
        """Whether findings of a rule are wanted; to ignore is stronger than to select."""
        names = (rule, *tags)
        return (not self.select or _any(self.select, names)) and not _any(self.ignore, names)

    def unknown(self) -> tuple[str, ...]:
        """The selected or ignored names that no loaded rule answers to."""
        known = [UNUSED, *(name for rule in self.rules for name in (rule.name, *rule.tags))]
        return tuple(name for name in (*self.select, *self.ignore) if not _any((name,), known))


def _any(patterns: Iterable[str], names: Iterable[str]) -> bool:
    names = tuple(names)
    return any(_answers(name, pattern) for pattern in patterns for name in names)


def _answers(name: str, pattern: str) -> bool:
    if "*" not in pattern:
        return name == pattern
    from fnmatch import fnmatchcase  # heavy, and patterns are rare

    return fnmatchcase(name, pattern)
