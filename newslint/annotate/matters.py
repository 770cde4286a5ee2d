"""What did it: the cause that a plain sentence tells, and whether a doubt is about what did it, or whether it was done.

What comes in: a sentence, and the cue of a doubt. What goes out:

* "Ice on a sensor knocked out the lift." → the culprit is ice, sensor.
* "The lift may have been stopped by ice." → what did it is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newslint.annotate.chains import chain
from newslint.annotate.prose import Prose
from newslint.annotate.watch import Watched
from newslint.core import senses
from newslint.core.lexicon import Lexicon, per_lexicon

UNKNOWN = frozenset({"open", "possible"})
TURNS = frozenset({"and", "but", "that", "which", "who", "when", "after", "before", "while"})
"""Words before which another clause stands."""
SUSPECTING = frozenset({"suspect", "suspects", "suspected"})
"""Cues that name a cause themselves: "we suspect the eggs"."""
LEFT_OPEN = frozenset({"may have", "might have", "may 've", "might 've"})
"""Cues that leave open whether something happened at all, as those with "whether" do."""
LINKING = ("neither link", "nor exclude", "nor rule", "neither shown", "neither prove", "neither establish")
"""Beginnings of cues that leave a link open, and so what did it."""
FAILING = frozenset({"fail", "go", "give"})
"""Verbs by which what did it gave out: "the brakes failed", "the lights went, and then the pumps"."""
ALONE = frozenset(
    {",", ".", ";", ":", "and", "but", "on", "at", "as", "when", "before", "after", "while", "way", "out"}
)
"""Words behind them with which they do."""
SUBJECT, BY = 8, 4
"""Tokens before a verb with its subject; those behind it with "by"."""


@dataclass(frozen=True, slots=True)
class Words:
    """Verbs and nouns for what did it, and words that ask for it."""

    causal: frozenset[str]
    watched: Watched
    """The same."""
    inquiring: frozenset[str]
    senses: Mapping[str, str]


@per_lexicon
def words(lexicon: Lexicon) -> Words:
    """The words of a lexicon."""
    known = senses.families(lexicon)
    causal, inquiring = lexicon.sets("standing", "causal", "inquiring")
    return Words(causal, Watched(causal | FAILING), inquiring, known)


def asks(known: Words, prose: Prose, cue: tuple[str, str, int], low: int, high: int) -> bool:
    """Whether a doubt leaves open what did it.

    ``cue`` is how the sentence stands, the words that tell, and the token behind them.
    """
    standing, said, behind = cue
    if standing not in UNKNOWN or not known.inquiring.isdisjoint(prose.lower[low:high]):
        return standing in UNKNOWN or said in SUSPECTING
    if said.startswith(LINKING):
        return True
    if standing == "possible" and (said in LEFT_OPEN or said.endswith(" whether")):
        return True
    tags, lemmas = prose.tags, prose.lemmas
    if standing == "open":
        asked = next((i for i in range(low, high) if prose.lower[i] in ("whether", "if")), high)
        return any(lemmas[i] in known.causal for i in range(asked, high) if tags[i] == "V")
    return any(lemmas[i] in known.causal for i in _governed(prose, behind, high))


def culprit(known: Words, prose: Prose, telling: bytearray, low: int, high: int) -> frozenset[str]:
    """The nouns before a verb of causing, behind its "by", or behind "lost".

    ``telling`` says of each token whether it counts: names do not.
    """
    tags, lower, lemmas = prose.tags, prose.lower, prose.lemmas
    found: set[str] = set()
    for i in range(low, high):
        if lemmas[i] not in known.causal and not (lemmas[i] in FAILING and _fails(prose, i, high)):
            continue
        near = range(i - 1, max(low, i - SUBJECT) - 1, -1)
        if lemmas[i] == "lose":
            near = range(i + 1, min(high, i + BY))
        elif tags[i] == "V" and chain(prose, i, low).passive:
            stop = min(high, i + SUBJECT)
            near = range(lower.index("by", i, stop), stop) if "by" in lower[i:stop] else range(0)
        for j in near:
            if tags[j] == "." or lower[j] in TURNS:
                break
            if tags[j] == "N" and telling[j]:
                found.add(known.senses.get(lemmas[j], lemmas[j]))
    return frozenset(found)


def _fails(prose: Prose, i: int, high: int) -> bool:
    """Whether a verb says that its subject, a thing, gave out: not "the talks failed to", "he gave", "went home"."""
    return i > 0 and i + 1 < high and prose.tags[i - 1] == "N" and prose.lower[i + 1] in ALONE and prose.tags[i] == "V"


def _governed(prose: Prose, at: int, high: int) -> list[int]:
    """The verb behind "may have" or "accused of", whatever auxiliaries and adverbs stand between, and one joined."""
    tags, lemmas = prose.tags, prose.lemmas
    while at < high and (tags[at] in "AR" or tags[at : at + 2] == ["V", "V"]):
        at += 1
    found = [at] if at < high and tags[at] == "V" else []
    while at < high and tags[at] != ".":
        if lemmas[at] == "and" and tags[at + 1 : at + 2] == ["V"]:
            return [*found, at + 1]
        at += 1
    return found
