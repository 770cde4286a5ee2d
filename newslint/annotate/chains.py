"""A verb and all that governs it: auxiliaries, adverbs, negators, and verbs like "plans to".

What comes in: tokens with tags, and a verb. What goes out: where its chain begins, and whether it is passive or finite.
"The firm is reportedly going to set up an office": the chain of "set" begins at "is".
"""

from __future__ import annotations

from typing import NamedTuple

from newslint.annotate.prose import Prose, new
from newslint.annotate.words import guess

REACH = 40
"""Tokens that one look may pass."""

APART = frozenset("PIJ,.#S")
"""Tags of words that belong to no chain."""

SELDOM = frozenset("NOC")
"""Tags of words that belong to one only where they negate or are -ing forms."""

NEGATORS = frozenset({"not", "n't", "neither", "never"})

_GOVERNING_NOUNS = """
    plan decision intention intent bid effort move proposal attempt deal permission approval refusal failure
    desire commitment pledge promise agreement offer order permit licence license ambition wish threat readiness
"""
GOVERNING_NOUNS = frozenset(_GOVERNING_NOUNS.split())
"""Nouns that take a verb with "to": "announced plans to open"."""
_GOVERNING_ADJECTIVES = """
    due set likely unlikely able unable ready eager poised bound sure certain
"""
GOVERNING_ADJECTIVES = frozenset(_GOVERNING_ADJECTIVES.split())
_ALIKE = """
    hit cut put set shut hurt read cast cost let split spread beat bid burst quit rid shed bet overcome become come run
    shot
"""
ALIKE = frozenset(_ALIKE.split())
"""Verbs whose participle is their base form."""
_RAISING = """
    expect say report believe set schedule allege think know understand suppose require force allow ask order tell urge
    permit intend plan mean poise slate bind commit prepare authorise authorize consider rumour rumor presume repute
    prove oblige tempt inspire supposed determine estimate
"""
RAISING = frozenset(_RAISING.split())
"""Verbs that take "to" in the passive: "is expected to open"."""


class Chain(NamedTuple):
    """A verb with all that governs it: auxiliaries, adverbs, negators and verbs like "plans to"."""

    start: int
    verb: int
    passive: bool
    finite: bool


def chain(prose: Prose, verb: int, low: int) -> Chain:
    """The chain of the verb, looking no further left than ``low``."""
    lower = prose.lower
    i = verb - 1
    if i >= low:
        tag = prose.tags[i]
        if tag in APART or (tag in SELDOM and lower[i] not in NEGATORS and lower[i][-3:] != "ing"):
            return new(Chain, (verb, verb, False, lower[verb][-3:] != "ing"))  # by far most verbs stand alone
    key = verb, low
    found = prose.chains.get(key)
    if found is None:
        found = prose.chains[key] = _governed(prose, verb, low)
    return found


def _governed(prose: Prose, verb: int, low: int) -> Chain:
    """The chain of a verb that has something before it which may govern it."""
    tags, lower, lemmas = prose.tags, prose.lower, prose.lemmas
    start, i = verb, verb - 1
    stop = low if low > verb - REACH else verb - REACH
    passive = finite = False
    later = verb
    while i >= stop:
        tag = tags[i]
        if tag in APART:
            break
        if tag == "A":
            if lemmas[i] == "be" and later == verb and participle(prose, verb):
                passive = True
            finite = finite or lower[i] not in {"having", "being", "been", "be"}
            start = later = i
        elif tag == "R" or lower[i] in NEGATORS:
            start = i
        elif tag == "T":
            governor = i - 1
            while governor > stop and tags[governor] == "R":
                governor -= 1
            if governor < stop or not _governs(prose, governor):
                if governor >= low and tags[governor] in "NP" and start == i + 1 and _no_verb(prose, low, i):
                    start, finite = i, True  # a headline: "Acme to open office"
                break
            start = later = governor
            i = governor
            if tags[governor] == "N" and not verbal(prose, governor) and lower[governor] not in GOVERNING_ADJECTIVES:
                while i > stop and tags[i - 1] in "DJ#":
                    i -= 1
                if i > stop and tags[i - 1] == "V":
                    i -= 1
                start = later = i
        elif tag == "N":
            if later != i + 1 or lower[i][-3:] != "ing" or not verbal(prose, i):
                break
            start = later = i
        elif tag == "V":
            if later != i + 1 or lower[i + 1][-3:] != "ing":
                break
            start = later = i
        elif tag == "Q":
            pass  # the firm "never paid" the tax
        elif tag == "D" and lower[i] in {"neither", "no"} and tags[i + 1] == "V":
            start = i
        else:
            break
        i -= 1
    while start < verb and tags[start] == "R" and lower[start] not in {"not", "n't", "never"}:
        start += 1
    first = start
    while first < verb and tags[first] in "RDQ":
        first += 1  # "never paid"
    if not finite and (tags[first] in "VA" or first == verb):
        finite = not lower[first].endswith("ing") and not (start and tags[start - 1] == "T")
    return new(Chain, (start, verb, passive, finite))


def _no_verb(prose: Prose, low: int, high: int) -> bool:
    """Whether a sentence has no verb before its infinitive and no auxiliary after it, as headlines have."""
    if any(tag in "VA" for tag in prose.tags[low:high]):
        return False
    for tag in prose.tags[high : high + REACH]:
        if tag == ".":
            break
        if tag == "A":
            return False
    return True


def verbal(prose: Prose, i: int) -> bool:
    """Whether a word is a verb, also where the tagger takes its -ing form for a noun: "is planning to open a"."""
    if prose.tags[i] == "V":
        return True
    if prose.tags[i] != "N" or not prose.lower[i].endswith("ing") or i == 0:
        return False
    before, after = prose.tags[i - 1], prose.tags[i + 1 : i + 2]
    return before == "A" or (before in "VRI" and bool(after) and after[0] in "DTO#S")


def base(prose: Prose, i: int) -> str:
    """The base form of a verb, also where it was taken for a noun: "opening" → "open"."""
    word, lemma = prose.lower[i], prose.lemmas[i]
    return guess(word)[1] if word == lemma and word[-3:] == "ing" and len(word) > 5 else lemma


def participle(prose: Prose, i: int) -> bool:
    """Whether a verb after "be" makes a passive: "was bought", "was hit"; not "is present", "is opening"."""
    word = prose.lower[i]
    if word.endswith("ing"):
        return False
    return word != prose.lemmas[i] or word in ALIKE or word.endswith(("ed", "en"))


def _governs(prose: Prose, i: int) -> bool:
    """Whether the word before "to" takes a verb: "plans to", "likely to", "permission to"; not "to Beijing to"."""
    tag, lemma = prose.tags[i], prose.lemmas[i]
    if tag == "V" and i and prose.lemmas[i - 1] == "be" and prose.lower[i].endswith("ed") and lemma not in RAISING:
        return False  # "has been imposed to stop": that is what for
    return (
        tag == "V"
        or verbal(prose, i)
        or (tag == "N" and lemma in GOVERNING_NOUNS)
        or (tag in "JRN" and prose.lower[i] in GOVERNING_ADJECTIVES)
        or (tag == "A" and lemma in {"be", "have", "ought"})
    )
