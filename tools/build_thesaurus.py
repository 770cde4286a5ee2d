"""Builds ``rules/lexicon/thesaurus.yaml``: words that news uses for one another, beyond the families made by hand.

What comes in: the ``dict`` folder of WordNet 3.0 or 3.1 (index.sense, data.noun, data.verb, data.adj, data.adv), and
``rules/lexicon/senses.yaml``; how often words are used comes from the wordfreq package. What goes out: families of
words whose usual sense is one set of synonyms, with what is derived from it (to fly, a flier), and the words that
WordNet adds to each family made by hand. Rare words are left out, for they would rarely meet.

    python tools/build_thesaurus.py PATH/TO/dict > rules/lexicon/thesaurus.yaml
"""

from __future__ import annotations

import sys
import textwrap
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import yaml
from wordfreq import zipf_frequency

POS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
LARGEST = 14
"""Words of a family beyond which it says too little."""
STEM = 4
"""Letters that a word shares at least with one derived from it."""
RARE, KNOWN, COMMON = 2, 3, 6
"""Uses in the tagged texts of WordNet up to which a word is rare, and from which one is known, and common."""
KINDS = {"05", "06", "13", "19", "20", "27"}
"""Files of WordNet on animals, artefacts, food, phenomena, plants and substances: there a rare word is its kind."""
DEEP, MOST = 6, 9
"""The steps below the most general noun, and the kinds, of a noun that can stand for its kinds: not "device"."""
SEEN = 2.6
"""How often a word is used at least, on the Zipf scale of wordfreq: once in 2.5 million words."""
SOLID = 0.5
"""The share of the uses of a word that its usual sense must have."""

HEADER = """\
# Families of words that mean one thing to a rule, written by tools/build_thesaurus.py; do not edit by hand (senses.yaml
# overrides this file). Derived from WordNet (copyright 2006 by Princeton University); see NOTICE.
# Each line is a family; its first word is the name.
families:
"""


class Synset(NamedTuple):
    """One sense: the words that share it, its file, and where its pointers lead."""

    words: tuple[str, ...]
    file: str
    above: tuple[str, ...]
    derived: tuple[tuple[str, str, str], ...]
    """Word, and the sense and word that it leads to."""


def synsets(folder: Path) -> dict[str, Synset]:
    """The senses of all word classes, by class and offset."""
    raw: dict[str, tuple[tuple[str, ...], str, list[tuple[str, str, str]]]] = {}
    for pos, name in FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            parts = line.split(" | ")[0].split()
            n_words = int(parts[3], 16)
            words = tuple(word.partition("(")[0] for word in parts[4 : 4 + 2 * n_words : 2])
            at = 4 + 2 * n_words
            pointers = []
            for _ in range(int(parts[at])):
                symbol, offset, of, ends = parts[at + 1 : at + 5]
                pointers.append((symbol, ("a" if of == "s" else of) + offset, ends))
                at += 4
            raw[pos + parts[0]] = words, parts[1], pointers
    made = {}
    for key, (words, file, pointers) in raw.items():
        above = tuple(to for symbol, to, _ in pointers if symbol == "@")
        derived = tuple(
            (words[int(ends[:2], 16) - 1], to, raw[to][0][int(ends[2:], 16) - 1])
            for symbol, to, ends in pointers
            if symbol in "+\\" and ends != "0000"
        )
        made[key] = Synset(words, file, above, derived)
    return made


def usual(folder: Path) -> dict[str, tuple[str, int, float]]:
    """Each single word with its usual sense over all classes, its uses, and the share that this sense has of them."""
    senses: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, offset, number, uses = line.split()
        word, _, rest = key.partition("%")
        if (
            word.isascii()
            and word.isalpha()
            and rest[0] != "4"
            and len(word) > 2
            and zipf_frequency(word, "en") >= SEEN
        ):
            senses[word].append((int(uses), -int(number), POS[rest[0]] + offset))
    found = {}
    for word, some in senses.items():
        most = max(some)
        total = sum(uses for uses, _, _ in some)
        share = most[0] / total if total else 1 / len(some)
        found[word] = most[2], total, share
    return found


class Families:
    """Sets of words that are joined one by one, none beyond a size."""

    def __init__(self, made: dict[str, str], common: set[str]) -> None:
        self.of: dict[str, set[str]] = {}
        self.fixed, self.common = made, common

    def get(self, word: str) -> set[str]:
        return self.of.setdefault(word, {word})

    def join(self, one: str, other: str) -> None:
        """Joins the families of two words; a word of the table made by hand only where its usual sense is common."""
        if any(word in self.fixed and word not in self.common for word in (one, other)):
            return  # "to fiddle" cheats in the news, and is a violin elsewhere
        first, second = self.get(one), self.get(other)
        if first is second or len(first) + len(second) > LARGEST:
            return
        names = {self.fixed[word] for word in first | second if word in self.fixed}
        if len(names) > 1:
            return
        first |= second
        for word in second:
            self.of[word] = first


def akin(one: str, other: str) -> bool:
    """Whether two words have one stem."""
    return one[:STEM] == other[:STEM] or (len(min(one, other, key=len)) < STEM + 1 and one[:3] == other[:3])


def depth(known: dict[str, Synset], sense: str) -> int:
    """The steps from a noun to the most general one."""
    above = known[sense].above
    return 1 + depth(known, above[0]) if above else 0


def first_nouns(folder: Path) -> dict[str, str]:
    """The first sense of each noun."""
    found = {}
    for line in (folder / "index.noun").read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if not line.startswith(" "):
            found[parts[0]] = "n" + parts[-int(parts[2])]
    return found


def build(folder: Path, made: dict[str, str]) -> list[set[str]]:
    """The families, those with fewer than two words left out."""
    known, words, first = synsets(folder), usual(folder), first_nouns(folder)
    words = {word: one for word, one in words.items() if word in known[one[0]].words}  # a name has a capital there
    families = Families(made, {word for word, (_, uses, _) in words.items() if uses >= COMMON})
    solid = {word for word, (_, _, share) in words.items() if share >= SOLID}
    order = sorted(solid, key=lambda word: (-words[word][1], word))
    by_sense: dict[str, list[str]] = defaultdict(list)
    for word in order:
        by_sense[words[word][0]].append(word)
    for some in by_sense.values():
        for word in some[1:]:
            families.join(some[0], word)
    for word in order:
        for source, to, target in known[words[word][0]].derived:
            if source == word and target in solid and words[target][0] == to and akin(word, target):
                families.join(word, target)
    kinds: dict[str, list[str]] = defaultdict(list)
    for word in order:
        sense, uses, _ = words[word]
        if sense[0] != "n" or known[sense].file not in KINDS or uses > RARE or word in made:
            continue
        for above in known[sense].above:
            heads = [one for one in known[above].words if first.get(one) == above and one in words]
            heads = [one for one in heads if one in made or words[one][1] >= KNOWN]
            if heads and depth(known, above) >= DEEP:
                kinds[heads[0]].append(word)
    for head, some in kinds.items():
        if len(some) <= MOST:
            for word in some:
                families.join(head, word)
    return list({id(some): some for some in families.of.values() if len(some) > 1}.values())


def main() -> None:
    folder = Path(sys.argv[1])
    table = yaml.safe_load(Path("rules/lexicon/senses.yaml").read_text(encoding="utf-8"))["families"]
    made = {str(word): str(name) for name, some in table.items() for word in some}
    words = usual(folder)
    lines = []
    for some in build(folder, made):
        names = {made[word] for word in some if word in made}
        more = sorted(some - made.keys(), key=lambda word: (-words[word][1], word))
        if names and more:
            lines.append(" ".join([*names, *more]))
        elif not names:
            lines.append(" ".join(more))
    sys.stdout.write(HEADER)
    for line in sorted(lines):
        sys.stdout.write("\n".join(textwrap.wrap(line, 116, initial_indent="  - ", subsequent_indent="    ")) + "\n")


if __name__ == "__main__":
    main()
