#!/usr/bin/env python3
"""Figures of newslint over time: measure, keep by commit, and show what a change made appear and vanish.

    quality.py measure [SET …] --eval RUN.PY [--seeds FOLDER GOLD] [--note TEXT]
    quality.py compare OLD NEW [SET …] --eval RUN.PY
    quality.py table

`measure` runs the evaluation over the working tree, appends one line of figures to docs/quality.jsonl and renews the
table in docs/quality.md. `compare` takes two revisions ("." is the working tree), measures those not measured yet in
a checkout of their own, and prints each finding that only one of them has. The evaluation is a program that takes
set names, --newslint COMMAND, --json FILE and --keep FOLDER; NEWSLINT_EVAL may name it. Nothing of it is shipped.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from seeds_gold import lint
from seeds_gold import measure as measure_seeds

TOP = Path(__file__).resolve().parent.parent
FIGURES = TOP / "docs" / "quality.jsonl"
PAGE = TOP / "docs" / "quality.md"
BEGIN, END = "<!-- figures: written by tools/quality.py -->", "<!-- end of figures -->"
SETS = ("gold", "stories", "clusters", "weekday", "quotes", "rte3way/rte3_dev", "bump/pairs", "numhg/dev")
SHOWN = {
    "seeds": ("certain", "likely", "arguable", "sprung", "loud in gold"),
    "gold": ("conflict_by_reach", "precision_on_judged_rows"),
    "stories": ("recall", "traps_sprung", "loud_in_gold"),
    "clusters": ("findings_per_100_pairs", "findings_within_per_1000_words"),
    "weekday": ("found", "false_alarms"),
    "quotes": ("altered", "wording", "same", "marked"),
    "": ("precision", "recall", "false_alarm_rate", "balanced_accuracy"),
}
"""The figures of a set that the table shows; "" is any set of pairs."""

Finding: TypeAlias = tuple[str, ...]
Figures: TypeAlias = dict[str, Any]


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=TOP, capture_output=True, text=True, check=True).stdout.strip()


def evaluate(program: Path, sets: Sequence[str], tree: Path) -> tuple[Figures, list[Finding]]:
    """Figures by set and all findings of the newslint that stands in ``tree``."""
    with tempfile.TemporaryDirectory() as scratch:
        figures, kept = Path(scratch, "figures.json"), Path(scratch, "kept")
        command = [sys.executable, str(program), *sets, "--newslint", f"{sys.executable} -m newslint"]
        # What one revision keeps in its cache may mean something else to another.
        environment = {**os.environ, "PYTHONPATH": str(tree), "NEWSLINT_CACHE": str(Path(scratch, "cache"))}
        done = subprocess.run([*command, "--json", str(figures), "--keep", str(kept)], env=environment)
        if done.returncode != 0:
            sys.exit(f"the evaluation failed on {tree}")
        findings = [one for log in sorted(kept.glob("*.sarif")) for one in _findings(log)]
        return json.loads(figures.read_text(encoding="utf-8")), findings


def _findings(log: Path) -> Iterator[Finding]:
    for run in json.loads(log.read_text(encoding="utf-8"))["runs"]:
        for result in run.get("results", ()):
            places = []
            for place in result.get("locations", []) + result.get("relatedLocations", []):
                physical = place["physicalLocation"]
                region = physical.get("region", {})
                line, column = region.get("startLine", 1), region.get("startColumn", 1)
                places.append(f"{physical['artifactLocation']['uri']}:{line}:{column}")
            level = result.get("level", "warning")
            yield (log.stem, level, result["ruleId"], " ~ ".join(sorted(places)), result["message"]["text"])


@contextmanager
def checkout(revision: str) -> Iterator[Path]:
    """A tree of a revision: the working tree itself for "."."""
    if revision == ".":
        yield TOP
        return
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch, "tree")
        git("worktree", "add", "--detach", str(tree), revision)
        try:
            yield tree
        finally:
            git("worktree", "remove", "--force", str(tree))


def findings_of(revision: str, program: Path, sets: Sequence[str]) -> set[Finding]:
    """The findings of a revision; those of a commit are kept with the repository's own data."""
    found: set[Finding] = set()
    missing = []
    commit = "" if revision == "." else git("rev-parse", "--short=12", revision)
    folder = Path(TOP, git("rev-parse", "--git-path", "newslint-quality"))
    for name in sets:
        kept = folder / f"{commit}-{name.replace('/', '-')}.json"
        if commit and kept.exists():
            found.update(tuple(one) for one in json.loads(kept.read_text(encoding="utf-8")))
        else:
            missing.append(name)
    if missing:
        with checkout(revision) as tree:
            _, fresh = evaluate(program, missing, tree)
        found.update(fresh)
        if commit:
            folder.mkdir(parents=True, exist_ok=True)
            for name in missing:
                stem = name.replace("/", "-")
                own = [one for one in fresh if one[0] == stem]
                (folder / f"{commit}-{stem}.json").write_text(json.dumps(own), encoding="utf-8")
    return found


def compare(old: str, new: str, sets: Sequence[str], program: Path) -> None:
    """Print what only one of two revisions finds, wording apart."""
    before = {one[:4]: one for one in findings_of(old, program, sets)}
    after = {one[:4]: one for one in findings_of(new, program, sets)}
    for sign, ones, others in (("-", before, after), ("+", after, before)):
        for key in sorted(set(ones) - set(others)):
            group, level, rule, places, message = ones[key]
            print(f"{sign} {group} {level}[{rule}] {places}\n    {message}")
    print(f"{len(set(before) - set(after))} vanished, {len(set(after) - set(before))} appeared, {len(after)} now")


def measure(sets: Sequence[str], program: Path, seeds: Sequence[Path], note: str) -> None:
    """Append the figures of the working tree to docs/quality.jsonl and renew the table."""
    figures: Figures = {}
    if seeds:
        import yaml

        gold = yaml.safe_load(seeds[1].read_text(encoding="utf-8"))
        figures["seeds"] = measure_seeds(lint(f"{sys.executable} -m newslint", seeds[0]), gold, show=False)
    figures.update(evaluate(program, sets, TOP)[0])
    changed = "+" if git("status", "--porcelain", "--untracked-files=no", "newslint", "rules") else ""
    row = {"commit": git("rev-parse", "--short=8", "HEAD") + changed, "note": note, "figures": figures}
    with FIGURES.open("a", encoding="utf-8") as out:
        out.write(json.dumps(row, sort_keys=True) + "\n")
    write_table()


def write_table() -> None:
    """The last figures of each set, and those before, into the page."""
    rows = [json.loads(line) for line in FIGURES.read_text(encoding="utf-8").splitlines()] if FIGURES.exists() else []
    lines = ["| set | figures | commit |", "|---|---|---|"]
    for name in sorted({name for row in rows for name in row["figures"]}):
        for row in [row for row in rows if name in row["figures"]][-3:]:
            note = f" ({row['note']})" if row["note"] else ""
            lines.append(f"| {name} | {_said(name, row['figures'][name])} | {row['commit']}{note} |")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text("\n".join((before.rstrip(), "", BEGIN, "", *lines, "", END)) + after, encoding="utf-8")


def _said(name: str, figures: Mapping[str, Any]) -> str:
    shown = SHOWN.get(name, SHOWN[""])
    return "; ".join(f"{key.replace('_', ' ')} {_plain(figures[key])}" for key in shown if figures.get(key) is not None)


def _plain(figure: Any) -> str:
    return ", ".join(f"{key} {one}" for key, one in figure.items()) if isinstance(figure, dict) else str(figure)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("measure", "compare"):
        command = commands.add_parser(name)
        if name == "compare":
            command.add_argument("old")
            command.add_argument("new")
        command.add_argument("sets", nargs="*", metavar="SET")
        command.add_argument(
            "--eval", type=Path, default=os.environ.get("NEWSLINT_EVAL"), help="the evaluation program"
        )
    commands.choices["measure"].add_argument("--seeds", nargs=2, type=Path, default=(), metavar=("FOLDER", "GOLD"))
    commands.choices["measure"].add_argument("--note", default="")
    commands.add_parser("table")
    asked = parser.parse_args()
    if asked.command == "table":
        write_table()
        return
    if asked.eval is None:
        parser.error("name the evaluation with --eval or NEWSLINT_EVAL")
    sets = asked.sets or SETS
    if asked.command == "measure":
        measure(sets, Path(asked.eval).resolve(), asked.seeds, asked.note)
    else:
        compare(asked.old, asked.new, sets, Path(asked.eval).resolve())


if __name__ == "__main__":
    main()
