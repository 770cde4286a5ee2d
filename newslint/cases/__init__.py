"""Rules tested by the tests in their own files: outcomes and places, coverage of clauses, planted errors.

Rules, tests and the stages that make facts of an article come in (as functions); results go out. ``newslint test``
prints them.
"""

from __future__ import annotations

from newslint.cases.coverage import Coverage, of_claims, of_rule
from newslint.cases.mutate import Mutation, Survivor, mutate
from newslint.cases.run import STATUSES, Result, run
from newslint.cases.workbench import Workbench

__all__ = [
    "STATUSES",
    "Coverage",
    "Mutation",
    "Result",
    "Survivor",
    "Workbench",
    "mutate",
    "of_claims",
    "of_rule",
    "run",
]
