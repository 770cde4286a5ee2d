"""Quotation marks paired: where quoted words begin and end, whatever marks a paper uses and wherever it forgets one.

What comes in: tokens. What goes out: ``Quoted`` runs of tokens in order, marks included. Nested quotations belong to
the outer one. A quotation that goes on over paragraphs opens each of them anew and closes once ("continued"); one that
is never closed ends with its paragraph ("open").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import compress
from typing import NamedTuple

from newslint.annotate.prose import Prose, new, picks

DOUBLE = frozenset('"“”„‟') | {"``", "''"}
SINGLE = frozenset("'‘’‚‛‹›")
ANGLE = frozenset("«»")
OPENING = frozenset("“„‟‘‚‹«") | {"``"}
CLOSING = frozenset("”›»") | {"''"}
BEFORE_OPENING = frozenset("([{-—–/…")
PAIRS = {'"': '"', "“": "”", "„": "“”", "‟": "”", "``": "''", "«": "»", "»": "«"}
"""What closes each opening mark, where a paper keeps to its own."""

AHEAD = 60
"""Marks of a paragraph among which the other one of a pair is looked for: farther on it belongs to another."""

MARKS = picks("Q")
ENDS = frozenset(",.?!…;:—–-")


class Quoted(NamedTuple):
    """Tokens from the opening mark up to and with the closing one.

    ``closed`` is False where the closing mark is missing; ``continued`` says that the words go on a quotation of the
    paragraph before.
    """

    first: int
    stop: int
    closed: bool
    continued: bool

    def inner(self) -> tuple[int, int]:
        """The range of the quoted words themselves."""
        return self.first + 1, self.stop - 1 if self.closed else self.stop


def pair(prose: Prose) -> list[Quoted]:
    """All outermost quotations of an article."""
    found: list[Quoted] = []
    continues = False
    for low, high, marks in _paragraphs(prose):
        runs = list(_pair(prose, low, high, marks))
        for index, (first, stop, closed) in enumerate(runs):
            found.append(new(Quoted, (first, stop, closed, continues and index == 0 and first == low)))
        last = runs[-1] if runs else None
        continues = last is not None and not last[2] and last[1] == high
    return [
        one
        for index, one in enumerate(found)
        if one.closed or (prose.words[one.first] in DOUBLE | ANGLE and _plausible(prose, found, index))
    ]


def _plausible(prose: Prose, found: list[Quoted], index: int) -> bool:
    """Whether a quotation without an end is one: it goes on in the next paragraph, or has some length."""
    one = found[index]
    if index + 1 < len(found) and found[index + 1].continued:
        return True
    return one.stop - one.first > 3


def _paragraphs(prose: Prose) -> Iterator[tuple[int, int, list[int]]]:
    """Paragraphs that hold marks: first token, token after, and the marks."""
    sentences, paragraphs = prose.sentences, prose.paragraphs
    marks = list(compress(range(len(prose.tags)), prose.tagged.translate(MARKS)))
    at = 0
    while at < len(marks):
        number = prose.sentence_at[marks[at]]
        first, after = bisect_left(paragraphs, paragraphs[number]), bisect_right(paragraphs, paragraphs[number])
        high = sentences[after - 1][1]
        begin, at = at, bisect_left(marks, high, at)
        yield sentences[first][0], high, marks[begin:at]


def _pair(prose: Prose, low: int, high: int, marks: list[int]) -> Iterator[tuple[int, int, bool]]:
    words = prose.words
    opened = closing = -1
    nested = False
    family: frozenset[str] = frozenset()
    for index, i in enumerate(marks):
        word = words[i]
        if opened < 0:
            if _opens(prose, i, low):
                closing = _closing(prose, marks, index, high) if word in SINGLE else -1
                if closing:
                    opened, family = i, _family(word)
            continue
        if word not in family:
            continue
        if word != words[opened]:
            if nested and _closes(prose, i):
                nested = False
                continue
            opens = _opens(prose, i, low)
            if _better(prose, marks[index + 1 : index + AHEAD], opened, word, opens, low):
                nested = opens
                continue
        if word in OPENING and word != "„" and family is not SINGLE and word not in CLOSING and i > opened + 1:
            cut = prose.sentences[prose.sentence_at[i]][0]
            if cut > opened + 1:
                # “One mark was never closed. “The next sentence opens another.
                yield opened, cut, False
                opened = i
            continue
        if family is SINGLE:
            if i != closing:
                continue
        elif not _closes(prose, i):
            continue
        yield opened, i + 1, True
        opened = -1
    if opened >= 0 and family is not SINGLE:
        yield opened, high, False


def _better(prose: Prose, later: list[int], opened: int, word: str, opens: bool, low: int) -> bool:
    """Whether the mark that goes with the opening one is still to come: "“ inside " belongs to a nested quotation.

    “A mark that closes," with another that opens before its own kind is met, “has closed what was open.”
    """
    words = prose.words
    pair = PAIRS.get(words[opened], word)
    if word in pair:
        return False
    for i in later:
        if not opens and words[i] not in SINGLE and _opens(prose, i, low):
            return False
        if words[i] in pair:
            return True
    return False


def _family(word: str) -> frozenset[str]:
    return DOUBLE if word in DOUBLE else ANGLE if word in ANGLE else SINGLE


def _opens(prose: Prose, i: int, low: int) -> bool:
    """Whether a mark stands before quoted words: space before it, a word after it."""
    word = prose.words[i]
    if word in CLOSING and word != "»":
        return False
    start, end = prose.starts[i], prose.end(i)
    text = prose.text
    after = text[end : end + 1]
    before = text[start - 1 : start] if start else ""
    spaced = i == low or not before or before.isspace() or before in BEFORE_OPENING or before in "\"“‘'*_"
    if word in OPENING:
        return not after.isspace() or word not in SINGLE
    if word in SINGLE:
        return spaced and after.isalnum() and word != "’"
    return spaced and not after.isspace()


def _closes(prose: Prose, i: int) -> bool:
    """Whether a mark stands after quoted words; one with space on both sides closes what is open."""
    word = prose.words[i]
    if word in CLOSING or word in ANGLE:
        return True
    before = prose.text[prose.starts[i] - 1 : prose.starts[i]]
    after = prose.text[prose.end(i) : prose.end(i) + 1]
    return not before.isspace() or not after.isalnum()


def _closing(prose: Prose, marks: list[int], index: int, high: int) -> int:
    """The mark that closes a single one, or 0: "the boys’ club" does not close ‘the boys’ club’."""
    doubtful = 0
    for i in marks[index + 1 : index + AHEAD]:
        if prose.words[i] not in SINGLE or prose.words[i] == "‘":
            continue
        before = prose.text[prose.starts[i] - 1 : prose.starts[i]]
        after = prose.text[prose.end(i) : prose.end(i) + 1]
        if before.isspace() or after.isalnum():
            continue
        if before in "sS" and i + 1 < high and prose.tags[i + 1] in "NJP" and after.isspace():
            doubtful = doubtful or i
            continue
        return i
    return doubtful
