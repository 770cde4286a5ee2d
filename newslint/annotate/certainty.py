"""How firmly a phrase is stated: as a fact, as reported, planned, rumoured or hypothetical, and how strongly.

What comes in: the tokens of a phrase and the chain of its verb. What goes out: a degree and a strength between 0 and 1,
so that "considers opening" < "plans to open" < "is set to open" < "is opening" < "opened", and a report of each is a
little weaker than the thing itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from newslint.annotate import chains
from newslint.annotate.phrases import Phrases, graded
from newslint.annotate.prose import Prose, new
from newslint.annotate.watch import Watched
from newslint.core.lexicon import Lexicon, per_lexicon

DEGREES = ("fact", "reported", "planned", "rumoured", "hypothetical")
"""From firm to loose; the loosest cue of a phrase decides."""

REPORTED = 0.85
"""What is left of the strength of a statement that somebody else makes."""

PRESENT = 0.92
IMMINENT = 0.75
BARE = 0.65
"""Strengths of "opens", "is opening" and the headline's "to open"."""


ASSERTED = (("proven", 1.0), ("stressed", 0.9))
"""Words that present something as settled, and how strongly: who says "proven" names a proof, who says "clear" only
insists."""


class Certainty(NamedTuple):
    """A degree of ``DEGREES`` and a strength: 1 for a plain fact."""

    degree: str
    strength: float

    def reported(self) -> Certainty:
        """The same as somebody else's statement."""
        return Certainty("reported" if self.degree == "fact" else self.degree, round(self.strength * REPORTED, 3))

    def weakest(self, other: Certainty) -> Certainty:
        """The looser degree and the lesser strength of both."""
        degree = max(self.degree, other.degree, key=DEGREES.index)
        return new(Certainty, (degree, min(self.strength, other.strength)))


FACT = Certainty("fact", 1.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """The words of ``certainty.yaml``, ready for look-ups."""

    verbs: Mapping[str, Certainty]
    adverbs: Mapping[str, Certainty]
    modals: Mapping[str, Certainty]
    frames: Phrases[Certainty]
    asserted: Phrases[float]
    debunked: Phrases[float]
    doubting: Watched
    imminent: frozenset[str]
    creating: frozenset[str]
    plans: frozenset[str]
    tensed: frozenset[str]
    """Verbs whose own form says how firm they are: those of ``imminent`` and of ``plans``."""


@per_lexicon
def scale(lexicon: Lexicon) -> Scale:
    """The words of certainty of a lexicon."""

    def table(section: str) -> dict[str, Certainty]:
        entries = graded(lexicon.table("certainty", section))
        return {word: Certainty(degree, strength) for word, degree, strength in entries}

    imminent, plans = lexicon.sets("certainty", "imminent", "plans")
    frames = table("frames")
    debunked = [(phrase, 1.0) for phrase in lexicon.words("certainty", "debunked")]
    debunked += [(phrase, 0.8) for phrase in lexicon.words("certainty", "rebutted")]
    return Scale(
        table("verbs"),
        table("adverbs"),
        table("modals"),
        Phrases(frames.items()),
        Phrases(
            (phrase, strength)
            for section, strength in ASSERTED
            for phrase in lexicon.words("certainty", "asserted", section)
        ),
        Phrases(debunked),
        Watched(lexicon.words("certainty", "doubting")),
        imminent,
        frozenset(lexicon.words("certainty", "creating")),
        plans,
        imminent | plans,
    )


def of_chain(prose: Prose, known: Scale, chain: chains.Chain) -> Certainty:
    """The certainty of a verb by its own chain: auxiliaries, adverbs and governing verbs."""
    start, verb, _, finite = chain
    if start and prose.tags[start - 1] == "R" and prose.lower[start - 1] in known.adverbs:
        start -= 1  # "allegedly took it"
    if start == verb and (not finite or prose.lemmas[verb] not in known.tensed):
        return FACT
    tags, lower, lemmas = prose.tags, prose.lower, prose.lemmas
    found = FACT
    is_reported = False
    for i in range(start, verb):
        tag = tags[i]
        if tag == "A":
            cue = known.modals.get(lower[i])
            if cue is None and lower[i] == "going":
                cue = known.verbs.get("go")
        elif tag == "R":
            cue = known.adverbs.get(lower[i])
        elif tag == "V":
            cue = known.verbs.get(chains.base(prose, i))
        elif tag in "NJ":
            cue = known.verbs.get(chains.base(prose, i)) or known.verbs.get(lemmas[i]) or known.adverbs.get(lower[i])
        else:
            if tag == "T" and (i == chain.start or lemmas[i - 1] == "be"):
                found = found.weakest(Certainty("planned", BARE))  # "Acme to open", "Acme is to open"
            continue
        if cue is None:
            continue
        if cue.degree == "reported":
            is_reported = True
        else:
            found = found.weakest(cue)
    if found is FACT and finite and chains.base(prose, verb) in known.tensed:
        found = _by_tense(prose, known, chain)
    return found.reported() if is_reported else found


def _by_tense(prose: Prose, known: Scale, chain: chains.Chain) -> Certainty:
    """ "Is opening" speaks of what is to come, "opens" of what holds now or of a headline's yesterday."""
    word, lemma = prose.lower[chain.verb], chains.base(prose, chain.verb)
    if lemma not in known.imminent:
        return known.verbs.get(lemma, FACT) if lemma in known.plans else FACT  # "plans an office"
    if word.endswith("ing"):
        return Certainty("planned", IMMINENT)
    return Certainty("fact", PRESENT) if chain.start == chain.verb and word.endswith("s") else FACT


def around(prose: Prose, known: Scale, low: int, first: int, stop: int) -> Certainty:
    """What stands around a phrase: frames before it in the sentence, adjectives and adverbs in it."""
    found, is_reported = FACT, False
    for _, _, cue in known.frames.find(prose.lower, low, stop):
        if cue.degree == "reported":
            is_reported = True
        else:
            found = found.weakest(cue)
    for i in range(first, stop):
        if prose.tags[i] in "JR":
            cue = known.adverbs.get(prose.lower[i], FACT)
            if cue.degree == "reported":
                is_reported = True
            else:
                found = found.weakest(cue)
    return found.reported() if is_reported else found
