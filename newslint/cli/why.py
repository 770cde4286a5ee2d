"""``newslint why A:LINE[:COLUMN] B:LINE[:COLUMN]``: why two places are, or are not, reported as a disagreement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newslint import engine, pipeline
from newslint.cli import request
from newslint.cli.parser import Options, Parser
from newslint.cli.surroundings import Surroundings, Usage
from newslint.core.article import Article
from newslint.core.fact import Fact, FactBase
from newslint.core.rule import Rule
from newslint.core.source import Position
from newslint.facts import whole
from newslint.read.paths import shown


class Point(NamedTuple):
    """A place as an editor names it; column 0 is the whole line."""

    path: str
    line: int
    column: int


_UNKNOWN, _EXCUSED = ": not known", "excused, because "


def options(parser: Parser) -> None:
    """The options of ``why``."""
    parser.add_argument("here", metavar="A:LINE[:COLUMN]", help="one place")
    parser.add_argument("there", metavar="B:LINE[:COLUMN]", help="the other place")
    parser.add_argument("paths", metavar="PATH", nargs="*", help="further articles of the story")
    parser.add_argument("--all", action="store_true", help="also list the rules that look at nothing here")
    request.article_options(parser)
    request.rule_options(parser)


def run(options: Options, around: Surroundings) -> int:
    """Print what each rule makes of the facts at two places."""
    settings, problems = request.settle(options, around)
    points = [_point(options.here), _point(options.there)]
    wanted = request.make([*(point.path for point in points), *options.paths], settings, options.jobs, around)
    desk = pipeline.prepare(wanted)
    found, more, _ = pipeline.gather(wanted, desk, around.progress(settings.quiet))
    base = pipeline.tabulate(found, desk, wanted.stories)
    articles = {article.id: article for article, _ in found}
    problems += more
    if not request.failed(problems):
        if options.stories is None and _apart(points, base):
            # Whoever points at two places wants them compared, whatever story each of them went to.
            found = tuple(one for one in found if one[0].id in {point.path for point in points})
            base = pipeline.tabulate(found, desk, "one")
            around.write("The two articles are not taken for one story by themselves; here they are.\n\n")
        here, there = (_facts(point, base.facts, articles) for point in points)
        around.write("\n".join(_places(points, (here, there))) + "\n")
        rules = pipeline.active(desk.library.rules, settings)
        of_title = _of_title(points, found, desk, rules, articles)
        if of_title:
            around.write("The headline and the text below it, as a summary and its original:\n")
            around.write("".join(f"{line}\n" for line in (*_told(of_title, rules, everything=False), "")))
        seen = {told.rule for told in of_title}
        others = [rule for rule in rules if rule.name not in seen]
        told = engine.why(base, others, desk.lexicon, here, there)
        around.write("".join(f"{line}\n" for line in _told(told, rules, options.all)))
    return request.end(problems, {**desk.sources, **articles}, settings, around)


def _of_title(
    points: Sequence[Point],
    found: Sequence[pipeline.Found],
    desk: pipeline.Desk,
    rules: Sequence[Rule],
    articles: Mapping[str, Article],
) -> tuple[engine.Explanation, ...]:
    """What rules that hold a title against its text make of two places of one article, where they look at them."""
    if points[0].path != points[1].path:
        return ()
    own = [one for one in found if one[0].id == points[0].path]
    base, asked = pipeline.entitle(own, desk, rules)
    if base is None:
        return ()
    here, there = (_facts(point, base.facts, articles) for point in points)
    told = engine.why(base, asked, desk.lexicon, here, there)
    return tuple(one for one in told if one.here and one.there and one.here.article != one.there.article)


def _apart(points: Sequence[Point], base: FactBase) -> bool:
    """Whether the two articles stand in different stories; a path that is no article is told of later."""
    homes = [{story.name for story in base.stories if point.path in story.articles} for point in points]
    return all(homes) and not homes[0] & homes[1]


def _point(text: str) -> Point:
    """Read ``path:line`` or ``path:line:column``; a path may hold colons itself."""
    head, _, last = text.rpartition(":")
    path, _, middle = head.rpartition(":")
    if path and middle.isdecimal() and last.isdecimal():
        return Point(shown(path), int(middle), int(last))
    if head and last.isdecimal():
        return Point(shown(head), int(last), 0)
    raise Usage(f"'{text}' is not a place; write it as article.txt:12 or article.txt:12:5", "newslint why")


def _facts(point: Point, facts: Sequence[Fact], articles: Mapping[str, Article]) -> list[Fact]:
    article = articles.get(point.path)
    if article is None:
        raise Usage(f"there is no article {point.path}", "newslint why")
    n_lines = len(article.file.starts)
    if not 0 < point.line <= n_lines:
        raise Usage(f"{point.path} has {n_lines} lines; there is no line {point.line}", "newslint why")
    return [fact for fact in facts if whole(fact.article) == article.id and _stands_at(point, fact, article)]


def _stands_at(point: Point, fact: Fact, article: Article) -> bool:
    span = article.locate(fact.span)
    start, end = article.file.position(span.start), article.file.position(span.end)
    if not point.column:
        return start.line <= point.line <= end.line
    return start <= Position(point.line, point.column) < end


def _places(points: Sequence[Point], found: Sequence[Sequence[Fact]]) -> Iterator[str]:
    for point, facts in zip(points, found, strict=True):
        column = f":{point.column}" if point.column else ""
        yield f"{point.path}:{point.line}{column}"
        yield from (f"  {fact.kind}: {' '.join(fact.words.split())}" for fact in facts)
        if not facts:
            yield "  nothing was understood here; newslint annotate shows what was found elsewhere"
    yield ""


def _told(explanations: Sequence[engine.Explanation], rules: Sequence[Rule], everything: bool) -> Iterator[str]:
    from newslint.lang import reading

    by_name = {rule.name: rule for rule in rules}
    sayings = cache(lambda name: reading.sayings(by_name[name]))
    n_silent = 0
    for told in explanations:
        if told.here is None and not everything:
            n_silent += 1
            continue
        sides = [" ".join(fact.words.split()) for fact in (told.here, told.there) if fact]
        between = ": " + " and ".join(f"“{words}”" for words in sides) if sides else ""
        yield f"{told.rule}: {told.outcome}{between}"
        if told.gate:
            yield f"  {_reason(told, sayings(told.rule))}"
        for what, here, there in told.values:
            yield f"  {what}: {here}" + (f" here, {there} there" if told.there else "")
        if told.outcome == "conflict":
            yield f"  confidence {told.confidence:.2f}"
    if n_silent:
        yield f"{n_silent} more rules look at nothing here (--all lists them)"


def _reason(told: engine.Explanation, sayings: Mapping[str, str]) -> str:
    """Why a rule did not compare two facts, in English as far as the rule's own words have a reading."""
    gate = told.gate.removesuffix(_UNKNOWN)
    if gate in sayings:
        return f"it asks that {sayings[gate]}" + ("" if gate == told.gate else ": which is not known")
    if told.gate.startswith(_EXCUSED):
        excuse = told.gate.removeprefix(_EXCUSED)
        return f"{_EXCUSED}{sayings.get(excuse, excuse)}"
    return f"{'because' if told.here else 'as'} {told.gate}"
