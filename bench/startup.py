"""What a warm run costs above starting Python: one article, and all articles of a folder.

    python bench/startup.py [FOLDER] [--runs 15]

Without a folder the articles are those in ``seeds/``. Runs of ``python -c pass`` and of ``python -m newslint check``
alternate, so that a busy machine slows both; caches are filled before the first one that counts. Medians are shown,
as a difference (which may be at most 60 ms for one article and 250 ms for five) and as a ratio.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from articles import articles_in

ROOT = Path(__file__).parent.parent
NOTHING = [sys.executable, "-c", "pass"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "seeds")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    articles = [str(path) for path in articles_in(options.folder)]
    if not articles:
        raise SystemExit(f"no articles in {options.folder}")
    with tempfile.TemporaryDirectory() as folder:
        around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        around |= {"NEWSLINT_CACHE": folder, "PYTHONPATH": str(ROOT)}
        check = [sys.executable, "-m", "newslint", "check", "--stories", "one"]
        commands = {"python -c pass": NOTHING, "one article": [*check, articles[0]]}
        if len(articles) > 1:
            commands[f"{len(articles)} articles"] = [*check, *articles]
        for command in commands.values():
            milliseconds(command, around)
        runs: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(options.runs):
            for name, command in commands.items():
                runs[name].append(milliseconds(command, around))
    least = median(runs["python -c pass"])
    for name, times in runs.items():
        middle = median(times)
        print(f"{name:16}{middle:8.1f} ms  {middle - least:+8.1f} ms  {middle / least:6.2f} times")


def milliseconds(command: list[str], around: dict[str, str]) -> float:
    """Wall-clock time of one run; a run that fails is no measure of anything."""
    begin = time.perf_counter()
    done = subprocess.run(command, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    taken = time.perf_counter() - begin
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode(errors="replace"))
    return taken * 1000


if __name__ == "__main__":
    main()
