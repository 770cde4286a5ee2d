"""Which sentences admit a tension themselves: "Despite this move", "Yes, we know that … denied … but".

What comes in: tokens and sentences. What goes out: whether a sentence concedes, or is taken up again by a concession in
the next one. What is said there is known to the article, so an editor need not be told.
"""

from __future__ import annotations

from dataclasses import dataclass

from newslint.annotate.phrases import Phrases
from newslint.annotate.prose import Prose
from newslint.core.lexicon import Lexicon, per_lexicon


@dataclass(frozen=True, slots=True)
class Conceding:
    """The words of concession, ready for look-ups."""

    openings: Phrases[bool]
    pointing: frozenset[str]


@per_lexicon
def words(lexicon: Lexicon) -> Conceding:
    """The words of concession of a lexicon."""
    return Conceding(
        Phrases((phrase, True) for phrase in lexicon.words("polarity", "concession")),
        frozenset(lexicon.words("polarity", "pointing")),
    )


def conceded(prose: Prose, known: Conceding, number: int) -> bool:
    """Whether the sentence of that number concedes, or the next one points back at it and does."""
    low, high = prose.sentences[number]
    if any(known.openings.find(prose.lower, low, high)):
        return True
    if number + 1 >= len(prose.sentences) or prose.regions[number + 1] != prose.regions[number]:
        return False
    low, high = prose.sentences[number + 1]
    return any(
        stop < high and prose.lower[stop] in known.pointing
        for _, stop, _ in known.openings.find(prose.lower, low, min(high, low + 6))
    )
