"""Words one at a time: their possible classes and their base form, from the lexicon or from their ending.

What comes in: the lexicon files ``tags.yaml`` (generated) and ``words.yaml`` (closed classes, by hand).
What goes out: a table ``word → (classes, lemma)`` that never misses: a word that no file knows is guessed by its
ending. The first letter of ``classes`` is the commonest; a word with one letter is not ambiguous. On top of it a table
of all that can be said of a token by itself, so that this is worked out once for a word and not for each time it stands
in a text.
"""

from __future__ import annotations

import re
from sys import intern
from typing import NamedTuple

from newslint.core.hints import mypyc_attr
from newslint.core.lexicon import Lexicon

QUOTES = frozenset("\"'“”„‟«»‘’‚‹›") | {"``", "''"}
STOPS = frozenset(".?!…:;") | {"..."}
SIGNS = frozenset("$€£¥₹₩₽₺₪₱₦₫฿₭₮₵₴₸₾₼৳₲؋%¢‰") | {
    *("R", "Rs", "Rs.", "USD", "EUR", "GBP", "KRW", "JPY", "CNY", "INR", "CHF")
}
FINAL = frozenset(".?!…")
ENDERS = frozenset((".", "?", "!", "…", "...", "?!", "!?"))
"""Signs that end a sentence."""

FOLDED = str.maketrans("“”„‟«»‘’‚‛‹›–‐‑−", "\"\"\"\"\"\"''''''----")
ODD = {"—": "--", "…": "...", "――": "--"}
SETTLED = frozenset(("N", "P", "A", "J", "R", "D", "I", "C", "O", "T", "#", "S", "Q", ".", ","))
"""Classes that neighbours do not change."""
NAMELESS = "DOICTA#RS.,Q"
"""Classes of words that are no names, though they begin with a capital letter."""

CARDINAL_UNIT = frozenset(("based", "old", "strong", "long", "wide", "high", "year", "month", "week", "day", "hour"))
LIMIT = 200_000
"""Guesses that are kept; more distinct words than a language has come from hostile text."""

ADJECTIVE = re.compile(r"(?:ous|ful|ive|able|ible|ical|onal|ial|tic|less|ish|ary|ese)\Z")
DOUBLED = re.compile(r"([bdgmnprt])\1\Z")
KEEPS_E = re.compile(
    r"(?:[aeiouy][bcdgkmpstvz]|[csvz]|dg|[aeiou]rg|ibl|abl|tl|bl|pl|gl|fl|dl|iz|is|at|ut|ur|ir|or|ag|uir|as)\Z"
)


@mypyc_attr(native_class=False)
class WordTable(dict[str, tuple[str, str]]):
    """Word → (classes, lemma); unknown words are guessed and remembered."""

    def __missing__(self, word: str) -> tuple[str, str]:
        found = shape(word) or guess(word)
        if len(self) < LIMIT:
            self[word] = found
        return found


class Form(NamedTuple):
    """What is known of a token by itself, whatever stands around it; with a capital letter it is taken for a name."""

    word: str
    lower: str
    """In lower case, with curly quotes and dashes folded to ASCII (an em dash is "--", an ellipsis "...")."""
    tag: str
    """The commonest of its classes."""
    classes: str
    lemma: str
    capital: bool
    unsettled: bool
    """Whether its neighbours have a say in its class."""
    final: bool
    """Whether a sentence may end with it: a stop, or a word that ends in one."""
    odd: bool
    """Whether it is not made of letters alone and no single sign: a figure, a compound."""
    watched: list[int]
    """The numbers of the sets of words that it is in and that are looked for; the list grows with them."""


@mypyc_attr(native_class=False)
class Forms(dict[str, Form]):
    """Token, blank space behind it included → its form; each is worked out once and remembered."""

    def __init__(self, table: WordTable, watched: dict[str, list[int]]) -> None:
        super().__init__()
        self.table, self.watched = table, watched

    def __missing__(self, piece: str) -> Form:
        word = piece.rstrip()
        form = self.get(word) or self._form(word)
        if len(self) < LIMIT:
            self[piece] = self[word] = form  # with one space behind it, with a line break, with none
        return form

    def _form(self, word: str) -> Form:
        lower = word.lower()
        if not word.isascii():
            lower = ODD.get(lower) or lower.translate(FOLDED)
        classes, lemma = self.table[lower]
        final = word[-1] in FINAL and (word in ENDERS or word[0].isalpha())
        odd = not lower.isalpha() and (len(lower) > 1 or lower.isnumeric())
        capital = word[0].isupper()
        if capital and _may_be_name(word, lower, classes):
            classes, lemma = "P", lower
        lower, lemma = intern(lower), intern(lemma)  # as literals are: words that are equal are one, and found at once
        watched = self.watched.setdefault(lower, []) if len(self) < LIMIT else self.watched.get(lower, [])
        return Form(word, lower, classes[0], classes, lemma, capital, unsettled(lower, classes), final, odd, watched)


def unsettled(word: str, classes: str) -> bool:
    """Whether neighbours have a say in the class of a word; of what is always a verb, in that of its participles."""
    return word.endswith(("ing", "ed")) if classes == "V" else classes not in SETTLED


def _may_be_name(word: str, lower: str, classes: str) -> bool:
    """Whether a capitalised word of such a class may be a name: May, US, and Emily, who is no adverb, are some."""
    if classes[0] not in NAMELESS or (classes == "R" and lower[-2:] == "ly"):
        return True
    return (classes == "A" and lower in {"may", "will"}) or word == "US"


def guess(word: str) -> tuple[str, str]:
    """Classes and lemma of a lower-case word by its ending alone.

    >>> guess("blockchains")
    ('N', 'blockchain')
    >>> guess("rerouting"), guess("quickly"), guess("tokenised")
    (('V', 'reroute'), ('R', 'quickly'), ('V', 'tokenise'))
    """
    if len(word) < 4:
        return "N", word
    if word.endswith("s"):
        return ("N", word) if word.endswith(("ss", "us", "is")) else ("N", _singular(word))
    if word.endswith("ly"):
        return "R", word
    if word.endswith("ing") and len(word) > 5:
        return "V", _stem(word[:-3])
    if word.endswith("ed") and len(word) > 4 and not word.endswith("eed"):
        return "V", word[:-3] + "y" if word.endswith("ied") else _stem(word[:-2])
    if ADJECTIVE.search(word):
        return "J", word
    return "N", word


def shape(word: str) -> tuple[str, str] | None:
    """Class and lemma of a token that is not a plain word, or None for words."""
    first = word[0]
    if first.isdecimal() or first in "½¼¾⅓⅔⅛" or (first == "." and len(word) > 1 and word[1].isdecimal()):
        return ("J", word) if "-" in word and not word[-1].isdecimal() else ("#", word)
    if word in QUOTES:
        return "Q", word
    if word in STOPS:
        return ".", word
    if not first.isalpha() and len(word) == 1:
        return ("S", word) if word in SIGNS else (",", word)
    if word.endswith("$"):
        return "S", word
    if not first.isalnum() and len(word) > 1:
        if word[0] in "'’" and len(word) > 1 and word[1].isdecimal():
            return "#", word
        return ("N", word) if word[1].isalnum() else (",", word)
    if "-" in word:
        return _compound(word)
    return None


def _compound(word: str) -> tuple[str, str] | None:
    tail = word.rpartition("-")[2]
    if tail in CARDINAL_UNIT or tail.endswith(("ed", "ing")):
        return "J", word
    return None


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def _stem(stem: str) -> str:
    if DOUBLED.search(stem):
        return stem[:-1]
    return stem + "e" if KEEPS_E.search(stem) else stem


def table(lexicon: Lexicon) -> WordTable:
    """The words of the lexicon; what is written by hand wins over what is generated."""
    found = WordTable()
    for line in str(lexicon.tables.get("tags", {}) and lexicon.table("tags").get("classes", "")).splitlines():
        kind, *words = line.split()
        for word in words:
            found[word] = (kind, guess(word)[1])
    for line in str(lexicon.table("tags").get("lemmas", "")).splitlines():
        recipe, *words = line.split()
        cut = int(recipe[0]) if not recipe[:2].isdecimal() else int(recipe[:2])
        add = recipe.lstrip("0123456789")
        for word in words:
            found[word] = (found[word][0], word[: len(word) - cut] + add)
    for kind, entries in lexicon.table("words", "classes").items():
        for word in str(entries).split():
            found[word] = (kind, word)
    for lemma, forms in lexicon.table("words", "lemmas").items():
        for word in str(forms).split():
            found[word] = (found[word][0], lemma)
    return found
