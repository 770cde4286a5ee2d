#!/usr/bin/env python3
"""Measure what newslint finds when one fact of a real article is changed.

    mutations.py [--newslint COMMAND] [--half one|other|both] [--within | --headline] [--show N] [KIND ...] FOLDER
    mutations.py [--newslint COMMAND] [--half one|other|both] [--show N] [KIND ...] --summary FILE...

FOLDER holds folders of articles on one event each, with their sidecars. For each event and kind of fact, two articles
are sought that tell one fact alike; it is changed in one of them, and the two are checked as a story of their own. A
change is found when a finding between the two articles touches it. Prints the share found at warning or error, and at
any severity, by kind, and ``--show`` so many of those that are missed. ``--within`` asks the same of one article:
what its first paragraphs and its last ones tell alike is changed in the last. ``--headline`` changes a fact of the
title of one article that its text tells as well; what is found there in the article as it was does not count.
``--summary`` takes pairs of a text and one that follows from it from files of JSON lines ("id", "a", "b", "label"), and
changes in the shorter what the longer tells as well: each pair is an event, and what is found between the two counts.

The events fall into two halves by a digest of their name, so that one can be read and the other only be measured.
Not all can be found: a fact that is changed where it stands may belong to something else that only one article tells.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from doubtmutators import DOUBT_MUTATORS
from headmutators import HEAD_MUTATORS
from mutators import MUTATORS, Change
from seeds_gold import LOUD, Place, Result, lint_stories
from summarymutators import SUMMARY_MUTATORS
from wordmutators import WORD_MUTATORS

LONGEST = 12_000
"""Characters of an article that is worth the time."""
TRIED = 6
"""Pairs of one event, or articles, that are tried for one kind of fact; where it takes a sentence told alike, more."""
UNCHANGED = "-as-it-was"
"""What is put behind the name of a story for the same one without the change."""
FOLLOWS = frozenset(("entailment", "match", "agree"))
"""Labels of pairs of which one text follows from the other."""
CUTS = (0.35, 0.5, 0.65)
"""Where an article is cut in two, by the share of its lines."""
ALL = {**MUTATORS, **WORD_MUTATORS, **DOUBT_MUTATORS}
Tried: TypeAlias = tuple[Sequence[Path], str, Change]
_TITLE = re.compile(r"\s*(?:# )?([^\n]{15,160}?[^\n.])\n\s*(?=[^\n]{100})")


class Mutant(NamedTuple):
    """A story of two articles or of one, the last of which was changed at some places."""

    kind: str
    event: str
    folder: str
    places: tuple[Place, ...]
    told: str
    was: str


def mutants(events: Path, wanted: Sequence[str], half: str, out: Path, *, mode: str = "across") -> Iterator[Mutant]:
    """Write the stories; an event gives one at most for each kind."""
    articles = [path for path in sorted(events.rglob("*")) if path.suffix in {".txt", ".md"}]
    for event, own in itertools.groupby(articles, key=lambda path: path.parent):
        if not _in_half(event.name, half):
            continue
        texts = [(path, path.read_text(encoding="utf-8")) for path in own]
        texts = [(path, text) for path, text in texts if len(text) <= LONGEST]
        for kind in wanted:
            chance = random.Random(f"{event.name} {kind}")
            folder = f"{event.name}-{kind.replace(' ', '-')}"
            for sources, before, change in MODES[mode](texts, kind, chance):
                yield Mutant(kind, event.name, folder, *_write(out / folder, sources, before, change))
                if mode == "headline":
                    _write(out / f"{folder}{UNCHANGED}", sources, before, Change(before, change.spans[:1]))
                break


def _in_half(event: str, half: str) -> bool:
    digest = hashlib.md5(event.encode(), usedforsecurity=False).digest()
    return half == "both" or (digest[-1] % 2 == 1) is (half == "one")


def paired(files: Sequence[Path], half: str, out: Path) -> None:
    """Write the pairs whose second text follows from the first as events of two articles, the longer one first."""
    for line in itertools.chain.from_iterable(file.read_text(encoding="utf-8").splitlines() for file in files):
        row = json.loads(line)
        if row["label"] in FOLLOWS and _in_half(row["id"], half):
            (out / row["id"]).mkdir(parents=True)
            for name, text in zip("ab", sorted((row["a"], row["b"]), key=len, reverse=True), strict=True):
                (out / row["id"] / f"{name}.txt").write_text(text.rstrip() + "\n", encoding="utf-8")
                sidecar = f'article:\n  source: "outlet {name}"\n'
                (out / row["id"] / f"{name}.txt.newslint.yaml").write_text(sidecar, encoding="utf-8")


def _changed_across(texts: Sequence[tuple[Path, str]], kind: str, chance: random.Random) -> Iterator[Tried]:
    pairs = list(itertools.permutations(texts, 2))
    chance.shuffle(pairs)
    for (first, one), (second, other) in pairs[: 5 * TRIED if kind in DOUBT_MUTATORS else TRIED]:
        change = ALL[kind](one, other, chance)
        if change is not None and change.text != other:
            yield (first, second), other, change


def _changed_within(texts: Sequence[tuple[Path, str]], kind: str, chance: random.Random) -> Iterator[Tried]:
    """Articles whose last part was changed in what the first tells as well."""
    for path, text in chance.sample(texts, min(TRIED, len(texts))):
        lines = text.splitlines(keepends=True)
        for share in CUTS:
            head = "".join(lines[: round(share * len(lines))])
            tail = text[len(head) :]
            change = ALL[kind](head, tail, chance)
            if change is not None and change.text != tail:
                spans = tuple((start + len(head), end + len(head)) for start, end in change.spans)
                yield (path,), text, Change(head + change.text, spans)
                break


def _changed_headline(texts: Sequence[tuple[Path, str]], kind: str, chance: random.Random) -> Iterator[Tried]:
    """Articles whose title was changed in what the text tells as well."""
    for path, text in chance.sample(texts, min(TRIED, len(texts))):
        title, start = titled(text)
        change = HEAD_MUTATORS[kind](text[start + len(title) :], title, chance) if title else None
        if change is not None and change.text != title:
            spans = tuple((begin + start, end + start) for begin, end in change.spans)
            yield (path,), text, Change(text[:start] + change.text + text[start + len(title) :], spans)


def _changed_summary(texts: Sequence[tuple[Path, str]], kind: str, chance: random.Random) -> Iterator[Tried]:
    if len(texts) == 2:
        (first, one), (second, other) = texts
        change = SUMMARY_MUTATORS[kind](one, other, chance)
        if change is not None and change.text != other:
            yield (first, second), other, change


def titled(text: str) -> tuple[str, int]:
    """The title of an article and where it begins: its first line, where that is no sentence and the text follows."""
    place = _TITLE.match(text)
    return (place[1], place.start(1)) if place else ("", 0)


MODES: Mapping[str, Callable[[Sequence[tuple[Path, str]], str, random.Random], Iterator[Tried]]] = {
    "across": _changed_across,
    "within": _changed_within,
    "headline": _changed_headline,
    "summary": _changed_summary,
}
"""Where the fact is changed: in a second article, in the last part of one, in its title, in what sums it up."""
KNOWN = {"headline": HEAD_MUTATORS, "summary": SUMMARY_MUTATORS}


def _write(folder: Path, sources: Sequence[Path], before: str, change: Change) -> tuple[tuple[Place, ...], str, str]:
    """The articles with what is known of them; where the changes are, the line of the first, and what it was."""
    folder.mkdir()
    changed = ""
    for source, name in zip(sources, "ab", strict=False):
        changed = f"{name}{source.suffix}"
        shutil.copy(source, folder / changed)
        sidecar = source.with_name(source.name + ".newslint.yaml")
        if sidecar.exists():
            shutil.copy(sidecar, folder / f"{changed}.newslint.yaml")
    (folder / changed).write_text(change.text, encoding="utf-8")
    places = []
    for start, end in change.spans:
        line = change.text.count("\n", 0, start) + 1
        begin = change.text.rfind("\n", 0, start)
        places.append(Place(changed, (line, start - begin), (line, end - begin)))
    line = places[0].start[0] - 1
    return tuple(places), change.text.split("\n")[line], before.split("\n")[line]


def finds(mutant: Mutant, result: Result, *, mode: str = "across") -> bool:
    """Whether a finding shows a place that was changed, and another: in the other article, or else in this one.

    A title that says what its text does not have is a finding with one place. A summary is true before the change, so
    that whatever is found between it and its original is what was changed.
    """
    touched = [place for place in result.places if any(map(place.meets, mutant.places))]
    if mode == "headline":
        return bool(touched)
    if mode == "summary":
        return len({place.file for place in result.places}) > 1
    others = [place for place in result.places if place not in touched]
    return bool(touched) and any(mode == "within" or place.file != touched[0].file for place in others)


def _said(result: Result) -> tuple[str, int]:
    """What is found and on which line, however the line was changed."""
    return result.rule, result.places[0].start[0]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="kinds of facts; default: all")
    parser.add_argument("--newslint", default=f"{sys.executable} -m newslint", help="command to run")
    parser.add_argument("--half", default="one", choices=("one", "other", "both"), help="events to measure with")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--within", dest="mode", action="store_const", const="within", help="change what is told twice")
    where.add_argument("--headline", dest="mode", action="store_const", const="headline", help="change the title")
    where.add_argument("--summary", type=Path, nargs="+", metavar="FILE", help="change summaries of these pairs")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many misses a kind")
    asked = parser.parse_args()
    mode = "summary" if asked.summary else asked.mode or "across"
    kinds = asked.kinds if asked.summary else asked.kinds[:-1]
    known = KNOWN.get(mode, ALL)
    if unknown := [kind for kind in kinds if kind not in known]:
        parser.error(f"no such kind: {', '.join(unknown)}; there are {', '.join(known)}")
    if not asked.summary and not asked.kinds:
        parser.error("which folder of folders of articles?")
    made, loud, found = Counter[str](), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as scratch:
        out, events = Path(scratch, "stories"), Path(scratch, "events")
        out.mkdir()
        if asked.summary:
            paired(asked.summary, asked.half, events)
        else:
            events = Path(asked.kinds[-1])
        stories = list(mutants(events, kinds or list(known), asked.half, out, mode=mode))
        by_story = lint_stories(asked.newslint, out)
        for mutant in stories:
            before = [_said(result) for result in by_story.get(mutant.folder + UNCHANGED, ())]
            levels = {
                result.level
                for result in by_story.get(mutant.folder, ())
                if finds(mutant, result, mode=mode) and _said(result) not in before
            }
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
