"""``newslint check``: compare articles and report what disagrees."""

from __future__ import annotations

import os
from collections.abc import Sequence

from newslint import pipeline, read, report, triage
from newslint.cli import request
from newslint.cli.parser import Options, Parser, one_of
from newslint.cli.surroundings import Surroundings, Usage
from newslint.config import precision
from newslint.config import settings as config
from newslint.core.diagnostic import Diagnostic, severity_rank
from newslint.core.files import tidy
from newslint.core.rule import Rule
from newslint.core.vocabulary import nearest
from newslint.read.paths import shown
from newslint.report import summary

_FORMATS = tuple(name for name, _ in report.FORMATS)


def options(parser: Parser) -> None:
    """The options of ``check``."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help="articles and folders of articles (default: .)")
    parser.add_argument(
        "--format",
        type=one_of(_FORMATS),
        metavar="FORMAT",
        help="; ".join(f"{name}: {purpose}" for name, purpose in report.FORMATS),
    )
    parser.add_argument("--output", metavar="FILE", help="write the report there instead of to standard output")
    parser.add_argument(
        "--fail-on",
        type=one_of(config.FAIL_ON),
        metavar="LEVEL",
        help="exit with 1 from this severity on: error, warning (default), note or never",
    )
    request.article_options(parser)
    parser.add_argument(
        "--with-siblings",
        action="store_true",
        help="also read the other articles of the same folders, but report only what touches the paths given",
    )
    request.rule_options(parser)
    parser.add_argument("--statistics", action="store_true", help="count findings by rule, and what was not compared")
    parser.add_argument("--quiet", action="store_true", help="findings only: no summary, no progress")


def run(options: Options, around: Surroundings) -> int:
    """Check, report, and judge."""
    settings, problems = request.settle(options, around)
    if settings.format not in _FORMATS:
        raise Usage(f"'{settings.format}' in {settings.path} is not one of {', '.join(_FORMATS)}")
    given = tuple(options.paths)
    paths = _with_siblings(given) if options.with_siblings else given
    outcome = pipeline.check(
        request.make(paths, settings, options.jobs, around), around.progress(settings.quiet or not around.err.isatty())
    )
    findings = outcome.diagnostics
    if options.with_siblings:
        wanted = frozenset(shown(path) for path in given)
        findings = triage.touching(findings, {}, triage.Policy(touching=wanted))
    problems += _unknown(settings, outcome.rules)
    failed = outcome.failed or request.failed(problems)
    problems += outcome.problems
    output = settings.output
    content = report.Report(
        diagnostics=findings,
        places=request.with_files((*findings, *problems), outcome.places),
        tally=None if settings.quiet else outcome.tally,
        rules=outcome.rules,
        problems=problems,
        failed=failed,
        color=around.color(settings.color, around.out) and not output,
        base=around.folder(),
        precision=precision.grades() if settings.format == "sarif" else {},
    )
    request.complain(problems, content.places, settings, around)
    around.deliver(report.render(settings.format, content), output)
    if settings.statistics:
        around.say(summary.statistics(outcome.tally, findings))
    if failed:
        return 2
    return int(settings.fail_on != "never" and _gravest(findings) >= severity_rank(settings.fail_on))


def _gravest(findings: Sequence[Diagnostic]) -> int:
    return max((severity_rank(one.severity) for one in findings), default=-1)


def _with_siblings(given: Sequence[str]) -> tuple[str, ...]:
    """The paths given and, for each file, the articles beside it: a hook is told only what a commit touches."""
    files = [tidy(path) for path in given]
    folders = dict.fromkeys(_folder(file) for file in files if os.path.isfile(file))
    beside = [found.path for folder in folders for found in read.find([folder])[0] if _folder(found.path) == folder]
    return tuple(dict.fromkeys([*files, *beside]))


def _folder(file: str) -> str:
    return tidy(os.path.dirname(file))


def _unknown(settings: config.Settings, rules: tuple[Rule, ...]) -> tuple[Diagnostic, ...]:
    """Selected or ignored names that no rule answers to: a misspelt name would switch off nothing, silently."""
    policy = triage.Policy(select=settings.select, ignore=settings.ignore, rules=rules)
    known = [name for rule in rules for name in (rule.name, *rule.tags)]
    return tuple(
        Diagnostic(
            rule="newslint-unknown-rule",
            severity="error",
            message=f"no rule is called '{name}'",
            labels=(),
            help=f"is '{near}' meant?" if (near := nearest(name, known)) else "newslint rules lists all of them",
        )
        for name in (policy.unknown() if rules else ())
    )
