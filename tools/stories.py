#!/usr/bin/env python3
"""Measure newslint on invented stories whose conflicts and traps are marked: tests/stories/README.md has the form.

    stories.py [--newslint COMMAND] [--show] [--bless] [--keep FOLDER] [STORY.md ...]

Prints recall by kind, traps sprung, and the share of warnings and errors that are in the gold.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from seeds_gold import LOUD, Place, Result, lint

STORIES = Path(__file__).parent.parent / "tests" / "stories"
FOUND = STORIES / "found.txt"

_MARK = re.compile(r"\{(~?[\w.-]+): |\}")
_ARTICLE = re.compile(r"^## (?P<outlet>.+), (?P<published>\d{4}-\d{2}-\d{2})$", re.MULTILINE)


class Article(NamedTuple):
    """One outlet's telling: the file as newslint reads it, and its marks by name."""

    file: str
    text: str
    marks: tuple[tuple[str, Place], ...]


class Outcome(NamedTuple):
    """What a run made of a story."""

    conflicts: dict[str, list[Result]]
    """Each conflict with the findings that meet it."""
    outside: list[Result]
    """Loud findings that meet no conflict."""
    sprung: list[str]
    traps: int


def read(path: Path) -> list[Article]:
    """The articles of a story."""
    text = path.read_text(encoding="utf-8")
    heads = list(_ARTICLE.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [
        _article(head["outlet"], head["published"], text[head.end() : end])
        for head, end in zip(heads, ends, strict=True)
    ]


def _article(outlet: str, published: str, body: str) -> Article:
    file = re.sub(r"\W+", "-", outlet.lower()) + ".md"
    plain = f"---\nsource: {outlet}\npublished: {published}\n---\n\n"
    marks = []
    opened: list[tuple[str, tuple[int, int]]] = []
    at = 0
    body = body.strip().replace("### ", "# ", 1) + "\n"
    for found in _MARK.finditer(body):
        plain += body[at : found.start()]
        at = found.end()
        here = (plain.count("\n") + 1, len(plain) - plain.rfind("\n"))
        if found[1]:
            opened.append((found[1], here))
        else:
            name, start = opened.pop()
            marks.append((name, Place(file, start, here)))
    return Article(file, plain + body[at:], tuple(marks))


def measure(story: Sequence[Article], results: Iterable[Result]) -> Outcome:
    """Which conflicts are met, and what is said beside them."""
    names = sorted({name for article in story for name, _ in article.marks})
    conflicts: dict[str, list[Result]] = {name: [] for name in names if name[0] != "~"}
    outside = []
    for result in results:
        touched = [(name, place.file) for name, place in _touched(story, result)]
        within = len({place.file for place in result.places}) == 1
        needed = 1 if within else 2
        met = [name for name in conflicts if len({file for one, file in touched if one == name}) >= needed]
        for name in met:
            conflicts[name].append(result)
        if not met and result.level in LOUD:
            outside.append(result)
    sprung = {name for result in outside for name, _ in _touched(story, result) if name[0] == "~"}
    return Outcome(conflicts, outside, sorted(sprung), len(names) - len(conflicts))


def _touched(story: Sequence[Article], result: Result) -> Iterator[tuple[str, Place]]:
    for article in story:
        for name, mark in article.marks:
            if any(
                place.file == mark.file and place.start < mark.end and mark.start < place.end for place in result.places
            ):
                yield name, mark


def run(path: Path, command: str, keep: Path | None = None) -> Outcome:
    """Write the articles of a story, check them as one story, and compare."""
    story = read(path)
    with contextlib.ExitStack() as open_folders:
        folder = Path(open_folders.enter_context(tempfile.TemporaryDirectory())) if keep is None else keep / path.stem
        folder.mkdir(parents=True, exist_ok=True)
        for article in story:
            (folder / article.file).write_text(article.text, encoding="utf-8")
        return measure(story, lint(command, folder))


def found(outcomes: Iterable[tuple[str, Outcome]]) -> list[str]:
    """The conflicts that are met, as story and name."""
    return [f"{story} {name}" for story, one in outcomes for name, results in one.conflicts.items() if results]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="*", type=Path, default=sorted(STORIES.glob("[!R]*.md")))
    parser.add_argument("--newslint", default=f"{sys.executable} -m newslint", help="command to run")
    parser.add_argument("--show", action="store_true", help="print each hit, miss and false alarm")
    parser.add_argument("--bless", action="store_true", help="write down what is found")
    parser.add_argument("--keep", type=Path, help="folder to write the plain articles to")
    asked = parser.parse_args()
    outcomes = [(path.stem, run(path, asked.newslint, asked.keep)) for path in asked.stories]
    if asked.show:
        for story, outcome in outcomes:
            _show(story, outcome)
    _table([outcome for _, outcome in outcomes])
    if asked.bless:
        FOUND.write_text("\n".join(found(outcomes)) + "\n", encoding="utf-8")


def _show(story: str, outcome: Outcome) -> None:
    for name, results in outcome.conflicts.items():
        by = ", ".join(sorted({f"{one.rule}[{one.level}]" for one in results}))
        print(f"  {'found ' if by else 'MISSED'} {story} {name}  {by}")
    for name in outcome.sprung:
        print(f"  SPRUNG {story} {name}")
    for one in outcome.outside:
        places = " ~ ".join(f"{place.file}:{place.start[0]}:{place.start[1]}" for place in one.places)
        print(f"  NOT IN GOLD {story} {one.level}[{one.rule}] {one.message[:140]} ({places})")


def _table(outcomes: Sequence[Outcome]) -> None:
    planted: Counter[str] = Counter()
    met: Counter[str] = Counter()
    loud: Counter[str] = Counter()
    for outcome in outcomes:
        for name, results in outcome.conflicts.items():
            kind = name.split(".")[0]
            planted[kind] += 1
            met[kind] += bool(results)
            loud[kind] += any(one.level in LOUD for one in results)
    for kind in sorted(planted):
        print(f"{kind:24} {met[kind]}/{planted[kind]}  loud {loud[kind]}")
    outside = sum(len(one.outside) for one in outcomes)
    sprung = sum(len(one.sprung) for one in outcomes)
    print(f"{'all':24} {met.total()}/{planted.total()}  loud {loud.total()}", end="")
    print(f"  traps sprung {sprung}/{sum(one.traps for one in outcomes)}  loud outside the gold {outside}")


if __name__ == "__main__":
    main()
