"""What is thought to have done it, where that is open: the candidates of a doubt about a cause.

What comes in: a sentence, and the cue of its doubt. What goes out, words by sense:

* "Investigators are looking at a battery and a heater." → battery, heater
* "A floating log could have caught the float." → log
* "A heater left plugged in was one of three leads." → heater
* "Whether the brakes played a part was not known." → brake

Where "it" is what may have done it, the subject of the sentence before is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newslint.annotate.prose import Prose
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.senses import families

MAYBE = ("may have", "might have", "could have", "may 've", "might 've", "could 've")
"""Cues whose subject it is, where a verb of causing is behind them."""
PART = frozenset({"play", "have"})
PARTS = frozenset({"part", "role"})
"""Words of "played a part", "had a role"."""
REACH, NEAR = 14, 5
"""Tokens among which it stands; among which who looks for it does, or a "by"."""
POINTS = frozenset({"it", "this", "that"})
"""Subjects that stand for that of the sentence before."""
STOPS = frozenset({".", ";", ":", "said", "says", "but", "though", "although", "because"})
RELATIVE = frozenset({"that", "which", "who"})
ENDS = STOPS | RELATIVE


@dataclass(frozen=True, slots=True)
class Words:
    """Beginnings of cues by where what is suspected stands, who looks for it, and what is none."""

    ahead: tuple[str, ...]
    before: tuple[str, ...]
    either: tuple[str, ...]
    inquirers: frozenset[str]
    void: frozenset[str]
    causal: frozenset[str]
    senses: Mapping[str, str]


@per_lexicon
def words(lexicon: Lexicon) -> Words:
    """The words of a lexicon."""
    ahead, before, either, inquirers, void = (
        lexicon.words("standing", "suspects", name) for name in ("ahead", "before", "either", "inquirers", "void")
    )
    causal = frozenset(lexicon.words("standing", "causal"))
    return Words(
        tuple(ahead), tuple(before), tuple(either), frozenset(inquirers), frozenset(void), causal, families(lexicon)
    )


def suspects(known: Words, prose: Prose, cue: tuple[str, int], bounds: tuple[int, int]) -> frozenset[str]:
    """What may have done it, by sense.

    ``cue`` is the words that tell and the token behind them; ``bounds`` are those of the sentence.
    """
    said, behind = cue
    low, high = bounds
    first = behind - said.count(" ") - 1
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    found: Iterable[int] = ()
    asked = next((i for i in range(low, high) if lower[i] in ("whether", "if")), high)
    passive = first > low and "be" in lemmas[max(low, first - 3) : first]
    if lower[behind : behind + 1] == [":"]:
        found = _ahead(prose, behind + 1, high)  # "three dishes are under examination: a pie, a cake and a dip"
    elif lower[behind : behind + 1] in (["of"], ["in"]):
        return frozenset()  # "suspected of", "suspected in", "the possible cause of"
    elif asked < high and tags[asked] != "V":
        verb = _verb(prose, asked + 1, min(high, asked + 1 + REACH))
        if verb < high and (lemmas[verb] in known.causal or _plays(prose, verb, high)):
            found = range(asked + 1, verb)
    elif said in MAYBE:
        found = _maybe(known, prose, first, behind, bounds)
    elif said.startswith(known.before) or (passive and said.startswith(known.either)):
        found = _subject(prose, low, first)
    elif said.startswith(known.either) or (said.startswith(known.ahead) and _inquires(known, lemmas, low, first)):
        found = _ahead(prose, behind, high)
    return frozenset(
        [known.senses.get(lemmas[i], lemmas[i]) for i in found if tags[i] == "N" and lemmas[i] not in known.void]
    )


def _inquires(known: Words, lemmas: Sequence[str], low: int, first: int) -> bool:
    """Whether those who look for a cause stand before a cue: not "he was looking at his phone"."""
    return not known.inquirers.isdisjoint(lemmas[max(low, first - NEAR) : first])


def _maybe(known: Words, prose: Prose, first: int, behind: int, bounds: tuple[int, int]) -> range:
    """What "may have" caused it: the subject, or in the passive what stands behind "by"."""
    low, high = bounds
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    verb = behind
    while verb < high and (tags[verb] in "AR" or lemmas[verb] == "be"):
        verb += 1
    if verb == high or not (lemmas[verb] in known.causal or _plays(prose, verb, high)):
        return range(0)
    if "be" in lemmas[behind:verb]:
        by = next((i for i in range(verb + 1, min(high, verb + NEAR)) if lower[i] == "by"), high)
        return _ahead(prose, by + 1, high) if by < high else range(0)
    return _subject(prose, low, first) if first > low and tags[first - 1] == "N" else range(0)


def _verb(prose: Prose, at: int, stop: int) -> int:
    """The first full verb from a token on, past auxiliaries."""
    while at < stop and not (prose.tags[at] == "V" and prose.lemmas[at] != "be" and prose.lower[at - 1] != "left"):
        at += 1
    return at


def _plays(prose: Prose, verb: int, high: int) -> bool:
    """ "Played a part", "had a role"."""
    return prose.lemmas[verb] in PART and not PARTS.isdisjoint(prose.lemmas[verb : min(high, verb + 4)])


def _subject(prose: Prose, low: int, stop: int) -> range:
    """The tokens of the subject of the clause before a token; of "it", that of the sentence before."""
    first = stop
    while first > low and prose.lower[first - 1] not in STOPS:
        first -= 1
    found = _noun_phrase(prose, first, stop)
    number = prose.sentence_at[low]
    if number and first + 1 < stop and prose.lower[first] in POINTS and prose.tags[first + 1] in "VA":
        return _noun_phrase(prose, *prose.sentences[number - 1])
    return found


def _noun_phrase(prose: Prose, first: int, stop: int) -> range:
    """The tokens before the first verb behind a noun: "a heater [left plugged in was]"."""
    noun, at = False, first
    while at < stop and not (noun and (prose.tags[at] in "VA," or prose.lower[at] in RELATIVE)):
        noun = noun or prose.tags[at] == "N"
        at += 1
    return range(first, at)


def _ahead(prose: Prose, at: int, high: int) -> range:
    """The tokens of what is named behind a cue: "a battery, a heater and the wiring of a freezer"."""
    stop = at
    while stop < min(high, at + REACH) and prose.lower[stop] not in ENDS and prose.tags[stop] not in "VA":
        stop += 1
    return range(at, stop)
