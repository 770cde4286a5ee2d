"""Warnings about rules that are well formed and yet can hardly be meant: gates that never hold, idle exceptions."""

from __future__ import annotations

from newslint.core.rule import Rule
from newslint.lang.assemble import RuleBlock
from newslint.lang.names import Names
from newslint.lang.problems import Problems


def look(rule: Rule, block: RuleBlock, names: Names, problems: Problems) -> None:
    """Report what is probably not meant in a compiled rule."""
