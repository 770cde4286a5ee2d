"""Whether a phrase is affirmed or denied where it stands.

What comes in: the tokens of a phrase and of its sentence. What goes out: "affirmed", "denied", or "" where the sentence
says neither: "would neither confirm nor deny", "does not necessarily mean that". Two negations ("did not deny having")
leave the matter open as well. A "not" of another verb does not count: it reaches over its own verb only.
"""

from __future__ import annotations

from dataclasses import dataclass

from newslint.annotate import chains, syntax
from newslint.annotate.phrases import Phrases
from newslint.annotate.prose import Prose
from newslint.annotate.watch import Watched
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Value

AFFIRMED, DENIED, OPEN = "affirmed", "denied", ""

DETERMINING = frozenset({"no", "neither", "none", "nobody", "nothing", "never", "nor"})
"""Negators that reach over the verb after them although they stand in its subject: "no bank has an office"."""

REACH = 8


def opposite(said: Value) -> Value:
    """Denied for affirmed and affirmed for denied; what is open stays so."""
    return AFFIRMED if said == DENIED else DENIED if said == AFFIRMED else said


@dataclass(frozen=True, slots=True)
class Negation:
    """The words of ``polarity.yaml``, ready for look-ups."""

    negators: frozenset[str]
    deny: frozenset[str]
    fail: frozenset[str]
    sweeping: frozenset[str]
    """Words in whose sentence nothing is told as being so."""
    reserving: frozenset[str]
    """Words behind which something is not told as being so."""
    cues: Watched
    """Lemmas of negators, and of verbs that deny and fail."""
    reservations: Watched
    """Words that sweep or reserve."""
    harmless: Phrases[bool]
    suspending: Phrases[bool]


@per_lexicon
def words(lexicon: Lexicon) -> Negation:
    """The words of negation of a lexicon."""
    negators = frozenset(lexicon.words("polarity", "negators"))
    deny = frozenset(lexicon.words("polarity", "verbs", "deny"))
    fail = frozenset(lexicon.words("polarity", "verbs", "fail"))
    sweeping = frozenset(lexicon.words("polarity", "sweeping"))
    reserving = frozenset(lexicon.words("polarity", "reserving"))
    return Negation(
        negators,
        deny,
        fail,
        sweeping,
        reserving,
        Watched(negators | deny | fail),
        Watched(sweeping | reserving),
        Phrases((phrase, True) for phrase in lexicon.words("polarity", "harmless")),
        Phrases((phrase, True) for phrase in lexicon.words("polarity", "suspending")),
    )


def of(prose: Prose, known: Negation, low: int, first: int, trigger: int, stop: int, presupposed: bool) -> str:
    """The polarity of the phrase from ``first`` up to ``stop`` whose main word is ``trigger``.

    A presupposed phrase ("its Shanghai office") stays affirmed under the "not" of the verb beside it.
    """
    start = clause_start(prose, low, first)
    outer = _outer(prose, known, low, start)
    if outer is not None:
        return outer
    if any(known.suspending.find(prose.lower, max(low, start - REACH), trigger + 1)):
        return OPEN
    n_negations = 0
    harmless = {i for a, b, _ in known.harmless.find(prose.lower, start, stop) for i in range(a, b)}
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    reach = first if presupposed else _subject_start(prose, low, first)
    for i in range(reach, stop):
        if i in harmless or (i == trigger and lemmas[i] != "deny"):
            continue
        word = lower[i]
        if word in known.negators:
            n_negations += i >= first or word in DETERMINING
        elif tags[i] == "V" and i <= trigger and (lemmas[i] in known.deny or lemmas[i] in known.fail):
            n_negations += 1
    if presupposed and _denied_before(prose, known, start, first):
        return DENIED
    if n_negations == 0:
        return OPEN if harmless and not presupposed and any(lemmas[i] == "deny" for i in harmless) else AFFIRMED
    return DENIED if n_negations == 1 else OPEN


def _subject_start(prose: Prose, low: int, first: int) -> int:
    """Where the subject begins, with what may deny it: "none of the banks", "neither Acme nor Zenith"."""
    start = syntax.phrase_start(prose, first, low)
    if start - 2 >= low and prose.lower[start - 1] == "of":
        start -= 2
    return start - 1 if start > low and prose.lower[start - 1] in {"neither", "nor", "no"} else start


def clause_start(prose: Prose, low: int, first: int) -> int:
    """Where the clause of a phrase begins: after the nearest conjunction or comma to its left."""
    start = first
    while start > low and start > first - REACH and prose.tags[start - 1] not in ",.C":
        start -= 1
    return start


def chain_denied(prose: Prose, known: Negation, chain: chains.Chain) -> str:
    """The polarity of a verb by its own chain alone: "has not attended", "failed to open"."""
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    if chain.start == chain.verb:
        return AFFIRMED
    n_negations = 0
    for i in range(chain.start, chain.verb):
        word = lower[i]
        if word in known.negators:
            if known.harmless.at(lower, i, chain.verb + 1) is None:
                n_negations += 1
        elif tags[i] == "V" and (lemmas[i] in known.fail or lemmas[i] in known.deny):
            n_negations += 1
    return (AFFIRMED, DENIED, OPEN)[min(n_negations, 2)]


def _outer(prose: Prose, known: Negation, low: int, start: int) -> str | None:
    """What the verb before "that" does to the clause: "denied that", "did not say that"; None for nothing."""
    if start <= low or prose.lower[start - 1] != "that":
        return None
    for i in range(start - 2, max(low, start - 5) - 1, -1):
        if prose.tags[i] == "V":
            negated = any(word in known.negators for word in prose.lower[max(low, i - 3) : i])
            if prose.lemmas[i] in known.deny:
                return OPEN if negated else DENIED
            return OPEN if negated else None
    return None


def _denied_before(prose: Prose, known: Negation, start: int, first: int) -> bool:
    """Whether a denying verb governs the phrase directly: "denied the Shanghai office belonged to them"."""
    for i in range(first - 1, max(start, first - 3) - 1, -1):
        if prose.tags[i] == "V":
            return prose.lemmas[i] in known.deny
    return False
