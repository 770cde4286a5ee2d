"""The facts of one story come in; what one article denies and another tells in the same surroundings go out as pairs.

"The handgun was not bought at Torvik Guns" and "police said on Monday that the handgun he used was bought in March at
Torvik Guns": the sentences are hardly alike, but the words right before and behind "bought" are. Where one article
denies a word, clauses of the others that have it share its slot as far as those words are the same (``slots``).

Few words are denied, and each is sought in few clauses: cost grows with the number of facts, not with pairs of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from newslint.core.annotation import Sentence
from newslint.core.fact import Fact
from newslint.facts.alignment import TOLD
from newslint.facts.slots import FAINT, Slot, likeness, of_others, slot_at

DENIED = "not"
N_CLAUSES = 48
"""Clauses of a story in which a word that is denied is sought."""


def denials(
    facts: Sequence[Fact],
    sentences: Mapping[int, Sentence],
    weights: Mapping[str, float],
    folds: Mapping[str, str],
    people: Mapping[int, Collection[str]],
) -> dict[tuple[int, int], float]:
    """Likeness (0 to 1] of the slots of a negation and of a clause of another article, lower number first."""
    denied: dict[str, list[tuple[Fact, int]]] = defaultdict(list)
    for fact in facts:
        if fact.kind == "negation" and fact.fields.get("cue") == DENIED and fact.region in TOLD:
            head, sentence = str(fact.fields["head"]), sentences[fact.sentence]
            at = bisect_left(sentence.starts, fact.span.end) - 1
            if at >= 0 and sentence.lemmas[at] == head:
                denied[head].append((fact, at))
    if not denied:
        return {}

    def slot(fact: Fact, at: int) -> Slot:
        around = frozenset(people.get(fact.sentence, ()))
        return slot_at(fact, at, at + 1, sentences[fact.sentence].lemmas, weights, folds, around)

    told = _told(facts, sentences, denied)
    shares = {}
    for head, ours in denied.items():
        clauses = [slot(fact, at) for fact, at in told.get(head, ())]
        for one in [slot(fact, at) for fact, at in ours] if clauses else ():
            for other in clauses:
                if other.article != one.article and not of_others(one, other):
                    share = round(likeness(one, other), 4)
                    if share >= FAINT:
                        shares[min(one.number, other.number), max(one.number, other.number)] = share
    return dict(sorted(shares.items()))


def _told(
    facts: Sequence[Fact], sentences: Mapping[int, Sentence], denied: Collection[str]
) -> Mapping[str, Sequence[tuple[Fact, int]]]:
    """Of each word that is denied somewhere the clauses that have it, with where it stands."""
    told: dict[str, list[tuple[Fact, int]]] = defaultdict(list)
    for fact in facts:
        if fact.kind == "clause" and fact.region in TOLD:
            for at in _places(fact, sentences[fact.sentence], denied):
                holders = told[sentences[fact.sentence].lemmas[at]]
                if len(holders) < N_CLAUSES:
                    holders.append((fact, at))
    return told


def _places(fact: Fact, sentence: Sentence, words: Collection[str]) -> Iterator[int]:
    low, high = (bisect_left(sentence.starts, offset) for offset in fact.span)
    for at in range(low, high):
        if sentence.lemmas[at] in words:
            yield at
