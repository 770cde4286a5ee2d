"""``newslint table``: who says what, every group of comparable facts by source, as Markdown."""

from __future__ import annotations

from newslint import engine, pipeline
from newslint.cli import request
from newslint.cli.parser import Options, Parser
from newslint.cli.surroundings import Surroundings
from newslint.core.diagnostic import Label
from newslint.report import table


def options(parser: Parser) -> None:
    """The options of ``table``."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help="articles and folders of articles (default: .)")
    parser.add_argument("--output", metavar="FILE", help="write the tables there instead of to standard output")
    parser.add_argument("--conflicts", action="store_true", help="leave out the groups that agree")
    request.article_options(parser)
    request.rule_options(parser)


def run(options: Options, around: Surroundings) -> int:
    """Print a table for every story."""
    settings, problems = request.settle(options, around)
    wanted = request.make(options.paths, settings, options.jobs, around)
    desk = pipeline.prepare(wanted)
    base, articles, more, _ = pipeline.collect(wanted, desk, around.progress(settings.quiet))
    rows = [
        table.Row(
            title=group.title,
            rule=group.rule,
            conflicting=group.conflicting,
            story=group.clusters[0][0][0].story,
            cells=tuple(
                table.Cell(fact.source, number, Label(fact.article, fact.span, value))
                for number, cluster in enumerate(group.clusters)
                for fact, value in cluster
            ),
        )
        for group in engine.groups(base, pipeline.active(desk.library.rules, settings), desk.lexicon)
        if group.conflicting or not options.conflicts
    ]
    around.deliver(table.render(rows, articles), settings.output)
    return request.end((*problems, *more), articles, settings, around)
