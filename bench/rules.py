"""What rules cost: loading 200 from the cache, compiling them, and checking with 200 against checking with 20.

    python bench/rules.py [FOLDER]

The rules are those that come with newslint, without their tests, repeated under other names until there are enough.
Without a folder the articles are those in ``seeds/``. A budget that is not met ends with exit code 1: 5 ms from the
cache, 2 s compiled cold, and twice the time of a check with 20 rules. The best of several runs counts, for a machine
does other things as well.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from newslint import annotate, engine, lang, pipeline  # noqa: E402
from newslint.config import cache, places  # noqa: E402

MANY, FEW = 200, 20
_TEST = re.compile(r"^  test .*\n(?:    .*\n?)*", re.M)
_NAME = re.compile(r"^rule (\S+)", re.M)


def written(folder: Path, number: int) -> Path:
    """A folder with that many rules, spread evenly over those that come with newslint."""
    rules = []
    for file in sorted(Path(places.rules_folder()).glob("*/*.rule")):
        if file.parent.name != "claims":
            text = _TEST.sub("", file.read_text(encoding="utf-8"))
            heads = [found.start() for found in _NAME.finditer(text)]
            rules += [text[start:stop] for start, stop in zip(heads, [*heads[1:], len(text)], strict=True)]
    folder.mkdir()
    for count in range(number):
        turn, place = divmod(count * max(1, len(rules) // number), len(rules))
        renamed = _NAME.sub(rf"rule \1-{turn}-{count}", rules[place])
        (folder / f"{count}.rule").write_text(renamed, encoding="utf-8")
    return folder


def best(times: int, work: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds."""
    found = []
    for _ in range(times):
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
    return min(found)


def main(articles: Path) -> int:
    """Print figures and budgets; 1 where a budget is not met."""
    with tempfile.TemporaryDirectory() as scratch:
        claims = Path(places.rules_folder(), "claims")
        folders = {number: [claims, written(Path(scratch, str(number)), number)] for number in (FEW, MANY)}
        lang.load([claims], annotate.vocabulary)  # the parser itself is made once a process
        cold = best(2, lambda: engine.sketches(lang.load(folders[MANY], annotate.vocabulary)[0].rules))
        loaded = {number: lang.load(paths, annotate.vocabulary) for number, paths in folders.items()}
        sketches = {number: engine.sketches(library.rules) for number, (library, *_) in loaded.items()}
        store = cache.Cache(Path(scratch, "cache"))
        compiled, texts = pipeline.packed(loaded[MANY], sketches[MANY])
        store.put("rules", compiled)
        warm = best(20, lambda: pipeline.unpacked(store.get("rules"), lambda: texts))
        asked = pipeline.Request(paths=(str(articles),))
        desk = pipeline.prepare(asked)
        base, _, _, _ = pipeline.collect(asked, desk)
        seconds = {
            number: best(5, partial(engine.check, base, library.rules, desk.lexicon, sketches[number]))
            for number, (library, *_) in loaded.items()
        }
        reading = best(5, lambda: pipeline.collect(asked, desk))
    whole = {number: reading + checking for number, checking in seconds.items()}
    counts = {number: len(library.rules) for number, (library, *_) in loaded.items()}
    figures = (
        (f"{counts[MANY]} rules from the cache", warm * 1000, "ms", 5.0),
        (f"{counts[MANY]} rules compiled", cold, "s", 2.0),
        (f"check, {counts[MANY]} rules : {counts[FEW]} rules, articles read", whole[MANY] / whole[FEW], "times", 2.0),
    )
    for what, figure, unit, budget in figures:
        print(f"{what:<50}{figure:>8.2f} {unit:<6} (at most {budget:g})")
    per_rule = (seconds[MANY] - seconds[FEW]) / (counts[MANY] - counts[FEW])
    print(f"{'joins alone, for each further rule':<50}{per_rule * 1000:>8.2f} ms")
    return int(any(figure > budget for _, figure, _, budget in figures))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=TOP / "seeds")
    sys.exit(main(parser.parse_args().folder))
