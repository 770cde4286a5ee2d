"""Whether something happened at a place that is named: "was shot on Harrow Road", and not "lives on Harrow Road".

What comes in: the tokens of a place, and the words of ``streets.yaml`` that tell of scenes and of what lies aside. What
goes out: what the nearest of them before the place tells, or else the first behind it in its sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from newslint.annotate.prose import Prose
from newslint.core.lexicon import Lexicon, per_lexicon

SCENE, ASIDE = "scene", "aside"


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that tell of a scene, as lemmas, and words that tell of what lies aside, as lemmas or as printed."""

    scene: frozenset[str]
    aside: frozenset[str]


@per_lexicon
def cues(lexicon: Lexicon) -> Cues:
    """The words of a lexicon."""
    return Cues(frozenset(lexicon.words("streets", "scene")), frozenset(lexicon.words("streets", "aside")))


def told(prose: Prose, words: Cues, first: int, stop: int) -> str:
    """Whether a place, as a range of tokens, is told of as a scene or as what lies aside."""
    start, end = prose.sentences[prose.sentence_at[first]]
    lemmas, lower, scene, aside = prose.lemmas, prose.lower, words.scene, words.aside
    for at in (*range(first - 1, start - 1, -1), *range(stop, end)):
        if lemmas[at] in scene:
            return SCENE
        if lemmas[at] in aside or lower[at] in aside:
            return ASIDE
    return ""
