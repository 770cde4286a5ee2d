"""Capitalised words one at a time, and the candidates that are made of them.

What comes in: tokens. What goes out: whether a word can be a name, or part of one, where it stands; ``Name`` is what a
run of such words is cut into.
"""

from __future__ import annotations

from itertools import pairwise

from newslint.annotate.gazetteer import Known, folded
from newslint.annotate.prose import Prose
from newslint.core.values import Entity

TAILED = ("ed", "ing", "era", "style", "old", "long", "wide")
"""Endings of compounds that only begin with a name: "Oscar-winning"."""

LAX = frozenset("NJRV")
"""Tags of capitalised words that are names all the same inside a sentence: "Ann Busby", "Ann Lively"."""

YEARS = frozenset({"year", "years", "-"})
"""Words before "old" in an age."""

OPENING = frozenset({"the", "a", "an", "who"})
BEING = frozenset({"is", "was", "turned"})

BEHIND_AGE = frozenset({",", ".", ";", ")", "of", "and"})
"""What follows an age behind a name."""


class Name:
    """A candidate: tokens, kind, key (folded words), and what is known of it so far.

    ``plain`` tells whether its sentence is no line in title case.
    """

    # Of few names more is known than they are made with: the others share this.
    title = ""
    given = ""
    surname = ""
    nickname = ""
    confidence = 0.9

    def __init__(
        self,
        first: int,
        stop: int,
        kind: str,
        key: str,
        sentence: int,
        plain: bool,
        entity: Entity | None = None,
        sort: str = "",
        reading: str = "",
    ) -> None:
        self.first, self.stop = first, stop
        self.kind, self.key = kind, key
        self.sentence, self.plain = sentence, plain
        self.entity, self.sort, self.reading = entity, sort, reading


def key(prose: Prose, first: int, stop: int) -> str:
    """The folded words of a name."""
    return folded(prose.lower[first] if stop == first + 1 else " ".join(prose.lower[first:stop]))


def capital(prose: Prose, token: int) -> bool:
    """Whether a token begins with a capital letter, or stands behind an article of its own: al-Mansour."""
    return token < len(prose.words) and (prose.words[token][0].isupper() or bound(prose.words[token]))


BOUND = frozenset(("al", "el", "ul", "ad", "an", "ar", "as", "az"))
"""Arabic articles, which a hyphen binds to the name behind them."""


def bound(word: str) -> bool:
    """Whether a name stands behind an article in small letters: al-Mansour."""
    return word[2:3] == "-" and word[3:4].isupper() and word[:2] in BOUND


def title_case(prose: Prose, number: int) -> bool:
    """Whether a sentence is a line in which every word of weight is capitalised: there, capitals mean nothing."""
    start, stop = prose.sentences[number]
    if not 3 < stop - start <= 40:
        return False
    most = prose.capital[start + 1 : stop].count(True)
    if most < 3:
        return False
    small = large = 0
    for word, tag in zip(prose.words[start + 1 : stop], prose.tags[start + 1 : stop], strict=True):
        if "A" <= word < "[":
            large += len(word) > 3
        elif tag in "NVJR" and word[0].isalpha():
            small += 1
            if small * 8 >= most:
                return False
    if large <= 2 or small * 8 >= large:
        return False
    # "Whitley Lund, 29, of Marby" is a line of a list, not a headline.
    words = prose.words[start:stop]
    return not any(word == "," and number.isdecimal() and len(number) < 3 for word, number in pairwise(words))


def unheard(prose: Prose, known: Known, token: int) -> bool:
    """Whether a word is a noun in no dictionary, and so a name even where it opens a sentence: "Zembla opened"."""
    return prose.tags[token] == "N" and prose.lower[token] not in known.vocabulary


def shouted(prose: Prose, known: Known, token: int, plain: bool) -> bool:
    """Whether a headline goes on behind a name, in capitals of its own: "Ada Poe Dead at 40"."""
    shouts = not plain or prose.regions[prose.sentence_at[token]] == "headline"
    return shouts and prose.lower[token] in known.vocabulary and prose.lower[token] not in known.surnames


YOUNG = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"))
ENDING = frozenset((".", ",", "and", ";"))
"""What stands behind an age: "was four and"."""


def aged(prose: Prose, first: int, stop: int) -> bool:
    """Whether an age stands right before or behind a name of some words, in its sentence or not.

    "17-year-old Kavarion Lopp", "Kavarion Lopp, 17, died", "Kavarion Lopp, who was 17"; not "a 17-year-old Torvik boy".
    """
    lower, tags = prose.lower, prose.tags
    before = lower[first - 1]
    if first and (before[-4:] == "-old" or (before == "old" and lower[first - 2] in YEARS)):
        return stop >= len(tags) or tags[stop] not in "NJ"
    if stop + 3 >= len(tags):
        return False
    verb = stop + (lower[stop] == ",")
    if lower[verb] in BEING and lower[verb + 2] in ENDING and (lower[verb + 1] in YOUNG or _is_age(lower[verb + 1])):
        return True  # "The youngest, Alma King, was four."
    if lower[stop] != ",":
        return False
    if lower[stop + 1] in OPENING:
        # "Alma King, the 20-year-old tailor", "Alma King, who was 20"
        told = lower[stop + 2]
        return told.endswith("-old") or (
            told in BEING and lower[stop + 3 : stop + 4] != [] and _is_age(lower[stop + 3])
        )
    return _is_age(lower[stop + 1]) and lower[stop + 2] in BEHIND_AGE


def _is_age(word: str) -> bool:
    return word.isdecimal() and len(word) < 3


def could_be(word: str) -> bool:
    """Whether a single word can be a name: not "It", "B" or "Oscar-winning", but "HP"."""
    return (len(word) > 2 or (len(word) == 2 and word.isupper())) and ("-" not in word or not compound(word))


def compound(word: str) -> bool:
    """Whether a word only begins with a name: "Oscar-winning", "Party-backed"."""
    if "-" not in word:
        return False
    head, dash, tail = word.rpartition("-")
    return bool(dash and head) and tail.islower() and tail.endswith(TAILED)
