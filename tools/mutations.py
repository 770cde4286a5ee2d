#!/usr/bin/env python3
"""Measure what newslint finds when one fact of a real article is changed.

    mutations.py [--newslint COMMAND] [--half one|other|both] [--show N] [KIND ...] FOLDER

FOLDER holds folders of articles on one event each, with their sidecars. For each event and kind of fact, two articles
are sought that tell one fact alike; it is changed in one of them, and the two are checked as a story of their own. A
change is found when a finding between the two articles touches it. Prints the share found at warning or error, and at
any severity, by kind, and ``--show`` so many of those that are missed.

The events fall into two halves by a digest of their name, so that one can be read and the other only be measured.
Not all can be found: a fact that is changed where it stands may belong to something else that only one article tells.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mutators import MUTATORS, Change
from seeds_gold import LOUD, Place, Result, lint_stories

LONGEST = 12_000
"""Characters of an article that is worth the time."""
TRIED = 6
"""Pairs of one event that are tried for one kind of fact."""


class Mutant(NamedTuple):
    """A story of two articles, the second of which was changed."""

    kind: str
    event: str
    folder: str
    place: Place
    told: str
    was: str


def mutants(events: Path, wanted: Sequence[str], half: str, out: Path) -> Iterator[Mutant]:
    """Write the stories; an event gives one at most for each kind."""
    articles = [path for path in sorted(events.rglob("*")) if path.suffix in {".txt", ".md"}]
    for event, own in itertools.groupby(articles, key=lambda path: path.parent):
        digest = hashlib.md5(event.name.encode(), usedforsecurity=False).digest()
        if half != "both" and (digest[-1] % 2 == 1) is not (half == "one"):
            continue
        texts = [(path, path.read_text(encoding="utf-8")) for path in own]
        texts = [(path, text) for path, text in texts if len(text) <= LONGEST]
        for kind in wanted:
            chance = random.Random(f"{event.name} {kind}")
            pairs = list(itertools.permutations(texts, 2))
            chance.shuffle(pairs)
            for (first, one), (second, other) in pairs[:TRIED]:
                change = MUTATORS[kind](one, other, chance)
                if change is not None and change.text != other:
                    folder = f"{event.name}-{kind.replace(' ', '-')}"
                    yield Mutant(kind, event.name, folder, *_write(out / folder, first, second, other, change))
                    break


def _write(folder: Path, first: Path, second: Path, before: str, change: Change) -> tuple[Place, str, str]:
    """Both articles with what is known of them; where the change is, its line, and what the line was."""
    folder.mkdir()
    changed = f"b{second.suffix}"
    for source, name in ((first, f"a{first.suffix}"), (second, changed)):
        shutil.copy(source, folder / name)
        sidecar = source.with_name(source.name + ".newslint.yaml")
        if sidecar.exists():
            shutil.copy(sidecar, folder / f"{name}.newslint.yaml")
    (folder / changed).write_text(change.text, encoding="utf-8")
    line = change.text.count("\n", 0, change.start)
    begin = change.text.rfind("\n", 0, change.start)
    place = Place(changed, (line + 1, change.start - begin), (line + 1, change.end - begin))
    return place, change.text.split("\n")[line], before.split("\n")[line]


def finds(mutant: Mutant, result: Result) -> bool:
    """Whether a finding stands between the two articles and touches what was changed."""
    between = len({place.file for place in result.places}) > 1
    return between and any(
        place.file == mutant.place.file and place.start < mutant.place.end and mutant.place.start < place.end
        for place in result.places
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="kinds of facts; default: all")
    parser.add_argument("folder", type=Path, help="folder of folders of articles")
    parser.add_argument("--newslint", default=f"{sys.executable} -m newslint", help="command to run")
    parser.add_argument("--half", default="one", choices=("one", "other", "both"), help="events to measure with")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many misses a kind")
    asked = parser.parse_args()
    if unknown := [kind for kind in asked.kinds if kind not in MUTATORS]:
        parser.error(f"no such kind: {', '.join(unknown)}; there are {', '.join(MUTATORS)}")
    made, loud, found = Counter[str](), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch, "stories")
        out.mkdir()
        stories = list(mutants(asked.folder, asked.kinds or list(MUTATORS), asked.half, out))
        by_story = lint_stories(asked.newslint, out)
        for mutant in stories:
            levels = {result.level for result in by_story.get(mutant.folder, ()) if finds(mutant, result)}
            made[mutant.kind] += 1
            loud[mutant.kind] += not levels.isdisjoint(LOUD)
            found[mutant.kind] += bool(levels)
            if levels.isdisjoint(LOUD) and made[mutant.kind] - loud[mutant.kind] <= asked.show:
                print(f"  {mutant.kind}, {mutant.event}: {mutant.told}\n    was: {mutant.was}")
    for kind in sorted(made):
        print(f"{kind:14} {loud[kind]:4} loud, {found[kind]:4} found of {made[kind]:4}  {loud[kind] / made[kind]:4.0%}")
    print(f"{'all':14} {loud.total():4} loud, {found.total():4} found of {made.total():4}  ", end="")
    print(f"{loud.total() / max(1, made.total()):4.0%}")


if __name__ == "__main__":
    main()
