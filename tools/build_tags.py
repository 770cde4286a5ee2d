"""Builds ``rules/lexicon/tags.yaml``: which words are nouns, verbs, adjectives or adverbs, and their base forms.

What comes in: the form tables of lemminflect (MIT, Brad Jascob) and a lexicon of most frequent tags in the format of
Brill's tagger (MIT, Massachusetts Institute of Technology and University of Pennsylvania). What goes out: only the
words that the suffix rules of ``newslint.annotate.words`` would get wrong, so that the file stays small.

    python tools/build_tags.py PATH/TO/en-lexicon.txt > rules/lexicon/tags.yaml
"""

from __future__ import annotations

import csv
import gzip
import sys
import textwrap
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from newslint.annotate.words import guess

CLASS = {"NN": "N", "NNS": "N", "JJ": "J", "JJR": "J", "JJS": "J", "RB": "R", "RBR": "R", "RBS": "R"}
VERBS = {"VB", "VBD", "VBN", "VBG", "VBZ", "VBP"}
COARSE = {"noun": "N", "verb": "V", "adj": "J", "adv": "R"}

HEADER = """\
# Base forms and word classes, written by tools/build_tags.py; do not edit by hand (words.yaml overrides this file).
# Derived from lemminflect (MIT licence, copyright Brad Jascob) and the lexicon of Brill's tagger (MIT licence,
# copyright Massachusetts Institute of Technology and University of Pennsylvania); see NOTICE.
# A line of "classes" is the classes that a word may have, the commonest first, and the words.
# A line of "lemmas" is what to cut from the end and what to add, and the words.
"""


def frequent_tags(path: Path) -> dict[str, str]:
    """The commonest Penn tag of each lower-case word."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition(" ")
        if word.isalpha() and word.islower() and word.isascii():
            found[word] = tag.strip()
    return found


def forms() -> dict[str, dict[str, str]]:
    """Word → class → base form."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    packed = files("lemminflect").joinpath("resources/lemma_lu.csv.gz")
    with packed.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as table:
        for word, upos, lemmas in csv.reader(table):
            if upos in COARSE and word.isalpha() and word.islower() and word.isascii():
                found[word][COARSE[upos]] = lemmas.split("/")[0]
    return found


def lively(words: dict[str, str], table: dict[str, dict[str, str]]) -> set[str]:
    """Verbs that are verbs in newspapers: the base is usually one, or at least two of the other forms are."""
    count: dict[str, set[str]] = defaultdict(set)
    for word, tag in words.items():
        if tag in VERBS and "V" in table.get(word, {}):
            count[table[word]["V"]].add(word)
    return {lemma for lemma, seen in count.items() if len(seen) >= 2 or lemma in seen}


def entries(path: Path) -> dict[str, tuple[str, str]]:
    """Word → (classes, lemma of the commonest class)."""
    words, table = frequent_tags(path), forms()
    alive = lively(words, table)
    wanted = set(words) & set(table) | {w for w, seen in table.items() if seen.get("V") in alive}
    found = {}
    for word in sorted(wanted):
        participle = word.endswith(("ed", "ing"))
        possible = {k: v for k, v in table[word].items() if k != "V" or v in alive or participle}
        tag = words.get(word, "")
        first = "V" if tag in VERBS else CLASS.get(tag, "")
        if first == "N" and "N" not in possible and words.get(word) == "NN":
            possible["N"] = word
        if first == "J" and "J" not in possible and word.endswith(("ed", "ing")) and "V" in possible:
            possible["J"] = possible["V"]
        if first not in possible:
            first = next((one for one in ("VNJR" if participle else "NVJR") if one in possible), "N")
        if len(word) < 3 and first == "N":
            continue
        rest = "".join(one for one in "NVJR" if one in possible and one != first)
        if first == "V" and word.endswith(("ed", "ing")):
            rest = ""  # every participle may stand as an adjective or a noun: the tagger knows
        found[word] = (first + rest, possible.get("V" if first == "J" and word.endswith("ed") else first, word))
    return found


def main() -> None:
    """Print the file."""
    classes: dict[str, list[str]] = defaultdict(list)
    lemmas: dict[str, list[str]] = defaultdict(list)
    for word, (kind, lemma) in entries(Path(sys.argv[1])).items():
        guessed_kind, guessed_lemma = guess(word)
        if kind != guessed_kind:
            classes[kind].append(word)
        if lemma != guessed_lemma:
            shared = 0
            while shared < min(len(word), len(lemma)) and word[shared] == lemma[shared]:
                shared += 1
            lemmas[f"{len(word) - shared}{lemma[shared:]}"].append(word)
    print(HEADER, end="")
    for title, table in (("classes", classes), ("lemmas", lemmas)):
        print(f"{title}: |")
        for key, words in sorted(table.items()):
            for line in textwrap.wrap(" ".join(words), 108 - len(key)):
                print(f"  {key} {line}")


if __name__ == "__main__":
    main()
