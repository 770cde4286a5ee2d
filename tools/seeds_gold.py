#!/usr/bin/env python3
"""Measure newslint on texts whose conflicts were read by hand.

    seeds_gold.py [--newslint COMMAND] [--show] SEEDS GOLD

SEEDS is a folder of articles, GOLD a YAML file that lists its `conflicts` (id, strength, evidence) and
`non_conflicts` (id, reason, evidence); each piece of evidence is a file, line, column and end column. A result hits
a conflict when its places touch two of the conflict's spans, or its only span; a non-conflict is sprung when a
warning or error that hits no conflict touches two of its spans.
Prints recall by strength, non-conflicts sprung, and the share of warnings and errors that are in the gold.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
import urllib.parse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

LOUD = ("error", "warning")


class Place(NamedTuple):
    """A range of lines and columns in a file, by the file's name."""

    file: str
    start: tuple[int, int]
    end: tuple[int, int]

    def meets(self, other: Place) -> bool:
        """Whether the two ranges have a character in common."""
        return self.file == other.file and self.start < other.end and other.start < self.end


class Result(NamedTuple):
    """One finding of a run."""

    rule: str
    level: str
    places: tuple[Place, ...]
    message: str


def lint(command: str, folder: Path, *options: str) -> list[Result]:
    """The findings of one run over a folder, as one story."""
    return [_result(one) for one in _run(command, folder, "--stories", "one", *options)]


def lint_stories(command: str, folder: Path) -> dict[str, list[Result]]:
    """The findings of one run over a folder of folders, each a story of its own, by the folder's name."""
    found: dict[str, list[Result]] = {}
    for one in _run(command, folder, "--stories", "dir"):
        story = _path(one["locations"][0]["physicalLocation"]).parent.name
        found.setdefault(story, []).append(_result(one))
    return found


def _run(command: str, folder: Path, *options: str) -> list[Any]:
    """The results of one run, as SARIF has them."""
    with tempfile.TemporaryDirectory() as scratch:
        log = Path(scratch, "log.sarif")
        asked = ["check", "--format", "sarif", "--fail-on", "never", "--output", str(log), *options]
        done = subprocess.run([*shlex.split(command), *asked, "."], cwd=folder, capture_output=True, text=True)
        if done.returncode != 0:
            # A broken rule does not keep the others from being measured.
            print(f"newslint failed ({done.returncode}):\n{done.stderr or done.stdout}", file=sys.stderr)
            if not log.exists():
                sys.exit(done.returncode)
        runs = json.loads(log.read_text(encoding="utf-8"))["runs"]
    return [one for run in runs for one in run.get("results", ())]


def _result(result: Mapping[str, Any]) -> Result:
    places = [
        _place(one["physicalLocation"]) for one in result.get("locations", []) + result.get("relatedLocations", [])
    ]
    level = result.get("level", "warning")
    return Result(result["ruleId"], level, tuple(places), result.get("message", {}).get("text", ""))


def _place(physical: Mapping[str, Any]) -> Place:
    name = _path(physical).name
    region = physical.get("region", {})
    line = region.get("startLine", 1)
    end = (region.get("endLine", line), region.get("endColumn", sys.maxsize))
    return Place(name, (line, region.get("startColumn", 1)), end)


def _path(physical: Mapping[str, Any]) -> Path:
    return Path(urllib.parse.unquote(physical["artifactLocation"]["uri"]))


def hits(result: Result, row: Mapping[str, Any]) -> bool:
    """Whether a result touches two spans of a row of the gold, or its only one."""
    touched = 0
    for evidence in row["evidence"]:
        start, end = (evidence["line"], evidence["col"]), (evidence["line"], evidence["end_col"])
        touched += any(
            place.file == Path(evidence["file"]).name and place.start < end and start < place.end
            for place in result.places
        )
    return touched >= min(2, len(row["evidence"]))


def measure(results: Sequence[Result], gold: Mapping[str, Any], show: bool) -> dict[str, str]:
    """Figures by name; prints misses and false alarms on the way where they are to be shown."""
    figures = {}
    known: set[int] = set()
    for strength in ("certain", "likely", "arguable"):
        rows = [row for row in gold["conflicts"] if row["strength"] == strength]
        found = 0
        for row in rows:
            hit = [number for number, result in enumerate(results) if hits(result, row)]
            known.update(hit)
            found += bool(hit)
            if show:
                by = ", ".join(sorted({f"{results[n].rule}[{results[n].level}]" for n in hit}))
                outcome = f"found  {row['id']}" if hit else f"MISSED {row['id']}"
                print(f"  {outcome} {strength} {row['kind']}: {by or row['explanation']}")
        figures[strength] = f"{found}/{len(rows)}"
    loud = [number for number, result in enumerate(results) if result.level in LOUD]
    sprung = 0
    for row in gold["non_conflicts"]:
        hit = [number for number in loud if number not in known and hits(results[number], row)]
        sprung += bool(hit)
        if show and hit:
            print(f"  SPRUNG {row['id']}: {row['reason']}\n         by {_shown(results[hit[0]])}")
    if show:
        for number in loud:
            if number not in known:
                print(f"  NOT IN GOLD {_shown(results[number])}")
    figures["sprung"] = f"{sprung}/{len(gold['non_conflicts'])}"
    figures["loud in gold"] = f"{sum(number in known for number in loud)}/{len(loud)}"
    figures["notes in gold"] = f"{len(known.difference(loud))}/{len(results) - len(loud)}"
    return figures


def _shown(result: Result) -> str:
    places = " ~ ".join(f"{place.file}:{place.start[0]}:{place.start[1]}" for place in result.places)
    return f"{result.level}[{result.rule}] {result.message[:140]} ({places})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeds", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--newslint", default=f"{sys.executable} -m newslint", help="command to run")
    parser.add_argument("--show", action="store_true", help="print each hit, miss and false alarm")
    parser.add_argument("--options", default="", help="further options of the check command")
    asked = parser.parse_args()
    gold = yaml.safe_load(asked.gold.read_text(encoding="utf-8"))
    figures = measure(lint(asked.newslint, asked.seeds, *shlex.split(asked.options)), gold, asked.show)
    print("  ".join(f"{name}: {figure}" for name, figure in figures.items()))


if __name__ == "__main__":
    main()
