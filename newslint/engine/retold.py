"""Quotations of the same words in another order, and sentences of long quotations that differ at their ends.

What comes in: folded words, or the texts of two quotations. What goes out: what is the other way round, or sentences
that may be one. "We ran out of money before ideas" and "out of ideas before money" have all their words in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newslint.engine import english
from newslint.engine.folding import fold

N_SAME = 6
"""Words from which on the same ones in another order are no chance."""

N_SENTENCE = 5
"""Words from which on two sentences of long quotations are held against each other."""

N_LISTED = 7
"""Words of a list that is turned; whole clauses that change places are two utterances."""

LISTING = ("and", "or", "nor")
"""Words around which two things may change places: "tired and happy"."""

LEAST = 0.6
"""Share of the shorter sentence that the other one has too."""

MOST = 0.7
"""The same of two sentences of which nothing else is known."""

N_RUN = 4
"""Words in a row that two sentences share by no chance."""

ENDS = (". ", "! ", "? ")


def exchanged(ours: Sequence[str], theirs: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The stretch in which words change places, empty where only a list is turned; None where words are not the same.

    >>> exchanged("we had boats for all but not the fuel".split(), "we had fuel for all but not the boats".split())
    (('boats', 'for', 'all', 'but', 'not', 'fuel'), ('fuel', 'for', 'all', 'but', 'not', 'boats'))
    >>> exchanged("we were tired and happy in the end".split(), "we were happy and tired in the end".split())
    ((), ())
    """
    left = tuple(word for word in ours if word not in english.ARTICLES)
    right = tuple(word for word in theirs if word not in english.ARTICLES)
    if len(left) != len(right) or len(left) < N_SAME or left == right or sorted(left) != sorted(right):
        return None
    apart = [at for at, word in enumerate(left) if word != right[at]]
    left, right = left[apart[0] : apart[-1] + 1], right[apart[0] : apart[-1] + 1]
    for cut in range(1, len(left)):
        for end in range(1, len(left) - cut):
            middle = left[cut : len(left) - end]
            if left[-end:] + middle + left[:cut] == right:
                if middle[0] in LISTING:
                    return ((), ()) if len(left) <= N_LISTED else None
                return left, right
    return None  # two sentences, the second first


def sentences(
    text: str, other: str, words: Sequence[str], others: Sequence[str], shared: bool
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Sentences of two quotations that may be one, where at least one has several; ``words`` are the folded texts.

    Where the quotations share their words, two sentences that begin alike are one; where they do not, a sentence of
    one and a sentence of the other are one if they share a run of words and most of the others.
    """
    if not any(end in text or end in other for end in ENDS):
        return
    ours, theirs = _sentences(text), _sentences(other)
    left, right = _joined(words), _joined(others)
    ours = [one for one in ours if _joined(one) not in right]
    theirs = [one for one in theirs if _joined(one) not in left]
    for one in ours:
        for twin in theirs:
            if _alike(one, twin, shared):
                yield one, twin


def _alike(one: Sequence[str], twin: Sequence[str], shared: bool) -> bool:
    """Whether two sentences may be one: they begin alike, or where nothing is known they share nearly all."""
    common = {*one} & {*twin}
    least = (LEAST if shared else MOST) * min(len({*one}), len({*twin}))
    if len(common) < least:
        return False
    return one[:2] == twin[:2] if shared else _run(one, twin) and _telling(common)


def _run(one: Sequence[str], twin: Sequence[str]) -> bool:
    """Whether two sentences share a run of words that is no chance."""
    text = _joined(twin)
    return any(_joined(one[at : at + N_RUN]) in text for at in range(len(one) - N_RUN + 1))


def _telling(common: Iterable[str]) -> bool:
    """Whether two content words are among those shared."""
    return sum(word not in english.FUNCTION for word in common) >= 2


def _sentences(text: str) -> list[tuple[str, ...]]:
    for end in ENDS[1:]:
        text = text.replace(end, ENDS[0])
    return [words for one in text.split(ENDS[0]) if len(words := fold(one)) >= N_SENTENCE]


def _joined(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "
