"""What every command that reads articles or rules has in common: its options, the settings, and the request."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from newslint import pipeline
from newslint.cli.parser import Options, Parser, confidence, jobs, names, one_of
from newslint.cli.surroundings import Surroundings, Usage
from newslint.config import settings as config
from newslint.core.article import Article
from newslint.core.diagnostic import Diagnostic
from newslint.core.files import lies_within, read_bytes
from newslint.core.source import Source

Problems = tuple[Diagnostic, ...]

_LARGEST_SHOWN = 4 << 20
"""Bytes of a file that is read again only to show a line of it."""


def rule_options(parser: Parser) -> None:
    """Options that say which rules hold."""
    parser.add_argument("--rules", metavar="PATH", action="append", default=[], help="add a rule file or folder")
    parser.add_argument("--only-rules", metavar="PATH", action="append", default=[], help="these rules and no others")
    parser.add_argument("--pack", metavar="NAME", action="append", default=[], help="only the rules of this pack")
    parser.add_argument("--preview", action="store_true", help="also use rules that are still on trial")
    parser.add_argument("--config", metavar="FILE", help="settings to use instead of the nearest newslint.toml")
    parser.add_argument("--no-cache", action="store_true", help="neither use nor keep what earlier runs found")
    parser.add_argument("--color", type=one_of(config.COLORS), metavar="WHEN", help="auto, always or never")


def article_options(parser: Parser) -> None:
    """Options that say what is compared with what."""
    parser.add_argument(
        "--stories",
        type=one_of(config.STORIES),
        metavar="HOW",
        help="what belongs together: auto (by what the articles say), dir (a folder is a story), one (all is one)",
    )
    parser.add_argument("--select", metavar="NAME", action="append", default=[], help="rules, tags or patterns to use")
    parser.add_argument("--ignore", metavar="NAME", action="append", default=[], help="rules, tags or patterns to skip")
    parser.add_argument(
        "--min-confidence", type=confidence, metavar="HOW", help="low, medium, high, or a number from 0 to 1"
    )
    parser.add_argument("--jobs", type=jobs, metavar="N", default=1, help="processes that read articles, or auto")


def settle(options: Options, around: Surroundings) -> tuple[config.Settings, Problems]:
    """The settings of the folder, with what the command line says instead."""
    if options.config and not os.path.isfile(options.config):
        raise Usage(f"there is no configuration file {options.config}")
    settings, problems = config.load(os.curdir, options.config or None)
    given: dict[str, object] = {
        name: value
        for name in ("stories", "min_confidence", "fail_on", "format", "output", "color")
        if (value := getattr(options, name, None)) is not None
    }
    given.update({name: True for name in ("quiet", "statistics", "preview") if getattr(options, name, False)})
    if select := names(getattr(options, "select", [])):
        given["select"] = select
    given["ignore"] = (*settings.ignore, *names(getattr(options, "ignore", [])))
    only = tuple(options.only_rules)
    more = (*(() if only else settings.rules), *options.rules)
    only = only or settings.only_rules
    given["only_rules"], given["rules"] = ((*only, *more), ()) if only else ((), more)
    if options.no_cache:
        given["cache"] = False
    if packs := names(options.pack):
        given["packs"] = packs
    settled = settings._replace(**given)  # type: ignore[arg-type]
    if packs:
        for name, help in config.unknown_packs(settled):
            raise Usage(f"there is no pack called '{name}'; {help}")
    return settled, problems


def make(paths: Iterable[str], settings: config.Settings, n_jobs: int, around: Surroundings) -> pipeline.Request:
    """The request that a command hands to the pipeline."""
    return pipeline.Request(
        paths=tuple(paths) or (".",),
        stories=settings.stories,
        rules=settings.rules,
        only_rules=settings.only_rules,
        select=settings.select,
        ignore=settings.ignore,
        min_confidence=settings.min_confidence,
        cache=around.cache_folder() if settings.cache else None,
        jobs=n_jobs,
        settings=settings,
    )


def with_rules(asked: pipeline.Request, more: Iterable[str]) -> pipeline.Request:
    """The request with further rule files or folders, each once."""
    known = (*asked.rules, *asked.only_rules)
    added = [path for path in more if not any(lies_within(path, one) for one in known)]
    if asked.only_rules:
        return asked._replace(only_rules=(*asked.only_rules, *added))
    return asked._replace(rules=(*asked.rules, *added))


def complain(
    problems: Problems, places: Mapping[str, Article | Source], settings: config.Settings, around: Surroundings
) -> None:
    """Print what the run itself met, with the lines that it is about."""
    if problems:
        from newslint import report

        shown = report.Report(
            diagnostics=problems,
            places=with_files(problems, places),
            color=around.color(settings.color, around.err),
        )
        around.say(report.render("text", shown))


def end(
    problems: Problems, places: Mapping[str, Article | Source], settings: config.Settings, around: Surroundings
) -> int:
    """Complain, and give the exit code of a command that finds nothing but problems."""
    complain(problems, places, settings, around)
    return 2 if failed(problems) else 0


def failed(problems: Problems) -> bool:
    """Whether the request could not be done as asked."""
    return any(problem.severity == "error" for problem in problems)


def with_files(found: Problems, places: Mapping[str, Article | Source]) -> dict[str, Article | Source]:
    """The places, and the files that only diagnostics speak of, such as a configuration or a sidecar."""
    read: dict[str, Article | Source] = {}
    for path in {label.path for one in found for label in one.labels} - places.keys():
        try:
            if os.path.isfile(path) and os.path.getsize(path) <= _LARGEST_SHOWN:
                read[path] = Source.of(path, read_bytes(path).decode("utf-8-sig"))
        except (OSError, ValueError):
            continue
    return {**read, **places}
