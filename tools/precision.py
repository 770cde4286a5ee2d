"""Writes rules/precision.json: how many findings of each rule were judged, and how many of them were right.

    precision.py JUDGED...

JUDGED are files with a JSON object a line: {"rule": "toll-conflict", "right": true}. Other keys are ignored, so that a
line may say where the finding stands and who judged it. The file is written anew from all that is given.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "rules" / "precision.json"


def count(files: list[Path]) -> dict[str, dict[str, int]]:
    """By rule, in order of name: findings that were right, and findings that were judged."""
    judged: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                judged[row["rule"]] += 1
                right[row["rule"]] += bool(row["right"])
    return {rule: {"judged": judged[rule], "right": right[rule]} for rule in sorted(judged)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judged", nargs="+", type=Path)
    counted = count(parser.parse_args().judged)
    TARGET.write_text(json.dumps(counted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
