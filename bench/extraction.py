"""Throughput of extraction beside proselint's, on the same text and one core.

    python bench/extraction.py [FOLDER] [--megabytes 1] [--compiled]

Without a folder the text is made of the articles in ``seeds/``, repeated. Both sides read the same texts from memory
(proselint by its Python interface, if it is installed), a fifth of them in turn, so that a machine that slows down
slows both; start-up, warm-up and garbage collection are not counted. The last line is the ratio: how many times more
text extraction gets through. ``--compiled`` first builds the wheel of ``NEWSLINT_COMPILE=1``, which takes a minute or
two, and measures that.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from articles import articles_in

from newslint import annotate
from newslint.core.article import Article, Region
from newslint.core.rule import HouseWords
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import When

ROOT = Path(__file__).parent.parent
TURNS = 5
PUBLISHED = When(1_061_000_000 // 1440 * 1440, 1_061_000_000 // 1440 * 1440 + 1440)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "seeds")
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--compiled", action="store_true")
    options = parser.parse_args()
    if options.compiled:
        raise SystemExit(measured_compiled(options))
    gc.disable()  # as good as what the command line does, and the same for both sides
    texts = corpus(options.folder, int(options.megabytes * 1e6))
    size = sum(map(len, texts)) / 1e6
    sides = {"newslint": extraction(), "proselint": proselint()}
    print("extraction is", "not compiled" if Path(annotate.prose.__file__).suffix == ".py" else "compiled")
    taken = dict.fromkeys((name for name, side in sides.items() if side), 0.0)
    for turn in range(TURNS):
        for name in taken:
            taken[name] += seconds(sides[name], texts[turn::TURNS])
    for name, spent in taken.items():
        print(f"{name:10} {size / spent:6.2f} MB/s   ({size:.1f} MB in {spent:.2f} s)")
    if len(taken) == len(sides):
        print(f"ratio      {taken['proselint'] / taken['newslint']:6.2f}")
    else:
        print("proselint is not installed")


def measured_compiled(options: argparse.Namespace) -> int:
    """Build newslint with its extraction compiled, and run this program with it."""
    with tempfile.TemporaryDirectory() as built:
        pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", built, str(ROOT)]
        subprocess.run(pip, check=True, env={**os.environ, "NEWSLINT_COMPILE": "1"})
        again = [sys.executable, __file__, str(options.folder), f"--megabytes={options.megabytes}"]
        return subprocess.run(again, env={**os.environ, "PYTHONPATH": built}).returncode


def corpus(folder: Path, wanted: int) -> list[str]:
    """Articles of a folder, repeated until there is enough text."""
    articles = [path.read_text(encoding="utf-8", errors="replace") for path in articles_in(folder)]
    chosen, size = [], 0
    for text in itertools.cycle(articles):
        chosen.append(text)
        size += len(text)
        if size >= wanted:
            return chosen
    raise SystemExit(f"no articles in {folder}")


def extraction() -> object:
    """All extractors, lexicon loaded."""
    from newslint.config import lexicon
    from newslint.config.cache import Cache
    from newslint.config.places import lexicon_folder

    words, _ = lexicon.load([lexicon_folder()], Cache(None))
    house = HouseWords()

    def run(text: str) -> None:
        regions = (Region("body", Span(0, len(text))),)
        article = Article("a", Source.of("a", text), text, regions, published=PUBLISHED)
        annotate.annotate(article, words, house)

    return run


def proselint() -> object | None:
    """proselint with the checks that it has on by default."""
    try:
        from proselint.checks import __register__
        from proselint.registry import CheckRegistry
        from proselint.tools import LintFile
    except ImportError:
        return None
    registry = CheckRegistry()
    registry.register_many(__register__)
    from proselint.config import DEFAULT

    def run(text: str) -> None:
        LintFile("a", content=text).lint(DEFAULT)

    return run


def seconds(run: object, texts: list[str]) -> float:
    """Processor time for all texts, after one to warm up."""
    assert callable(run)
    for text in texts[:1]:
        run(text)
    begin = time.process_time()
    for text in texts:
        run(text)
    return time.process_time() - begin


if __name__ == "__main__":
    main()
