"""``newslint rules``: list the rules, in order of name."""

from __future__ import annotations

from newslint import pipeline
from newslint.cli import request
from newslint.cli.parser import Options, Parser
from newslint.cli.surroundings import Surroundings


def options(parser: Parser) -> None:
    """The options of ``rules``."""
    request.rule_options(parser)


def run(options: Options, around: Surroundings) -> int:
    """Print a line a rule: its name, severity, stage, and its sentence or purpose."""
    settings, problems = request.settle(options, around)
    desk = pipeline.prepare(request.make((), settings, 1, around))
    rules = desk.library.rules
    width = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        purpose = " ".join((rule.sentence or rule.because).split())
        around.write(f"{rule.name:<{width}}  {rule.severity:<7}  {rule.stage:<7}  {purpose}\n")
    return request.end((*problems, *desk.problems), desk.sources, settings, around)
