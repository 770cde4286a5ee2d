"""Builds ``rules/lexicon/kinds.yaml``: what is a kind of what, for things of which somebody says that there was none.

What comes in: the ``dict`` folder of WordNet 3.0 or 3.1; how often words are used comes from the wordfreq package. What
goes out: for each noun of a thing that news uses its kinds, where they are not too many to say anything: an explosive
may be dynamite, a vehicle may be nearly anything.

    python tools/build_kinds.py PATH/TO/dict > rules/lexicon/kinds.yaml
"""

from __future__ import annotations

import sys
import textwrap
from collections import defaultdict
from pathlib import Path

from build_thesaurus import depth, first_nouns, synsets
from wordfreq import zipf_frequency

FILES = {"05", "06", "10", "13", "17", "18", "20", "21", "27"}
"""Files of WordNet on animals, artefacts, messages, food, natural objects, persons, plants, possessions, substances."""
HEAD, KIND = 3.3, 2.7
"""How often a word is used at least, on the Zipf scale of wordfreq: one that stands for its kinds, and one of them."""
DEEP, STEPS, MOST = 5, 3, 40
"""The steps from the most general noun to one that has kinds, the steps down to them, and how many they are at most."""

HEADER = """\
# Nouns and their kinds, written by tools/build_kinds.py; do not edit by hand. Derived from WordNet (copyright 2006 by
# Princeton University); see NOTICE. Each line is a noun and what is a kind of it: dynamite of explosives.
kinds:
"""


def main() -> None:
    folder = Path(sys.argv[1])
    known, first = synsets(folder), first_nouns(folder)
    below: dict[str, list[str]] = defaultdict(list)
    for sense, one in known.items():
        for above in one.above if sense[0] == "n" else ():
            below[above].append(sense)
    lines = []
    for word, sense in first.items():
        if not _plain(word) or zipf_frequency(word, "en") < HEAD or known[sense].file not in FILES:
            continue
        if depth(known, sense) < DEEP:
            continue
        reached, found = [sense], set()
        for _ in range(STEPS):
            reached = [kind for one in reached for kind in below[one]]
            found |= {name for one in reached for name in known[one].words if first.get(name) == one}
        kinds = sorted(name for name in found if _plain(name) and zipf_frequency(name, "en") >= KIND and name != word)
        if 0 < len(kinds) <= MOST:
            lines.append(" ".join([word, *kinds]))
    sys.stdout.write(HEADER)
    for line in sorted(lines):
        sys.stdout.write("\n".join(textwrap.wrap(line, 116, initial_indent="  - ", subsequent_indent="    ")) + "\n")


def _plain(word: str) -> bool:
    """A single word in small letters."""
    return word.isascii() and word.isalpha() and word.islower() and len(word) > 2


if __name__ == "__main__":
    main()
