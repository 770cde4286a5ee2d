"""The facts of one story come in; pairs that stand at one place of one sentence, told twice, go out.

A short sentence retells two long ones, a subordinate clause becomes a sentence of its own: whole sentences are then not
alike, but the words right before and behind a figure are. Two figures or dates of one kind share a slot as far as
those words are the same, in place of the figures themselves: weighted by rarity, as in ``weights``, and by nearness.
The contexts of two words are compared so in distributional semantics since Harris (1954); here the words may differ,
and what is asked is whether the contexts are one.

Candidates come from an inverted index of the nearest words, with bounded postings: cost grows with the number of
facts, not with pairs of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from newslint.core.annotation import Sentence
from newslint.core.fact import Fact
from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.values import Entity
from newslint.facts.alignment import FIGURE, TOLD

Side: TypeAlias = Mapping[str, tuple[int, float]]
"""Content words, the nearest first, each with how far off it stands and its weight."""

KINDS = frozenset(("quantity", "date", "place", "pole"))
"""Kinds of facts that have a slot: what can be filled with another figure, day, place, or word of one kind."""
NEARNESS = (1.0, 0.75, 0.6, 0.5, 0.42)
"""What a word counts by its distance, counted in content words; farther ones do not."""
NUMBERS = (0.25, 0.25, 0.5, 1.0)
"""The weight of a figure beside the fact, by its digits: one of three, as in "from 285 in 2014", is rare."""
ENOUGH = 1.2
"""The shared weight, by nearness, from which two slots are held to be one: a rare word on each side."""
LIGHTEST = 0.5
"""The weight below which no side falls: where nearly nothing stands around a fact, nothing can be alike."""
FAINT = 0.2
"""Below this share a pair is forgotten."""
N_NEAR = 3
"""Words on either side that candidates are looked up by;"""
LEAST = 0.75
"""so much of them must be shared."""
POSTINGS = 48


class Slot(NamedTuple):
    """A fact's number, article and kind, what stands before and behind it, and the names of people in its sentence.

    ``near`` are the words that it is looked up by, and ``weight`` is that of all its words.
    """

    number: int
    article: str
    kind: str
    before: Side
    after: Side
    people: frozenset[str]
    near: Mapping[str, float]
    weight: float


def slots(
    facts: Sequence[Fact],
    sentences: Mapping[int, Sentence],
    weights: Mapping[str, float],
    folds: Mapping[str, str],
    people: Mapping[int, Collection[str]],
) -> dict[tuple[int, int], float]:
    """Likeness (0 to 1] of the slots of facts of one kind in different articles, lower number first."""
    found = [
        _slot(fact, sentences[fact.sentence], weights, folds, frozenset(people.get(fact.sentence, ())))
        for fact in facts
        if fact.kind in KINDS and fact.region in TOLD and "joined" not in fact.flags
    ]
    shares = {}
    for one, other in _candidates(found):
        share = round(likeness(one, other), 4)
        if share >= FAINT:
            shares[one.number, other.number] = share
    return dict(sorted(shares.items()))


def people_named(facts: Iterable[Fact]) -> Mapping[int, Collection[str]]:
    """The words of the names of people by the sentence that names them."""
    people: dict[int, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.kind == "person" and isinstance(name := fact.fields.get("name"), Entity):
            people[fact.sentence].update(name.id.split())
    return people


def _slot(
    fact: Fact, sentence: Sentence, weights: Mapping[str, float], folds: Mapping[str, str], people: frozenset[str]
) -> Slot:
    lemmas = sentence.lemmas
    low, high = (bisect_left(sentence.starts, offset) for offset in fact.span)
    if fact.kind == "quantity":
        # The unit and the noun stay: "[1,400] sq ft of roof".
        figures = [at for at in range(low, high) if folds[lemmas[at]] == FIGURE]
        if figures:
            low, high = figures[0], figures[0] + 1
            while high in figures:
                high += 1
    return slot_at(fact, low, high, lemmas, weights, folds, people)


def slot_at(
    fact: Fact,
    low: int,
    high: int,
    lemmas: Sequence[str],
    weights: Mapping[str, float],
    folds: Mapping[str, str],
    people: frozenset[str],
) -> Slot:
    """The slot of some words of a fact: what stands around them in their sentence."""
    reach = len(NEARNESS)
    before = _weighed(lemmas[max(low - reach, 0) : low][::-1], weights, folds)
    after = _weighed(lemmas[high : high + reach], weights, folds)
    near = dict((*before[:N_NEAR], *after[:N_NEAR]))
    weight = sum([weight * NEARNESS[at] for side in (before, after) for at, (_, weight) in enumerate(side)])
    return Slot(fact.number, fact.article, fact.kind, _side(before), _side(after), people, near, weight)


def _weighed(
    words: Sequence[str], weights: Mapping[str, float], folds: Mapping[str, str]
) -> Sequence[tuple[str, float]]:
    return [(word, _number(word) if folds[word] == FIGURE else weights.get(word, 0.0)) for word in words]


def _side(words: Sequence[tuple[str, float]]) -> Side:
    """What is compared of one side: of a word that stands there twice, the nearer."""
    side: dict[str, tuple[int, float]] = {}
    for at, (word, weight) in enumerate(words):
        side.setdefault(word, (at, weight))
    return side


def _number(word: str) -> float:
    return NUMBERS[min(sum(map(str.isdigit, word)), 3)]


def _candidates(found: Sequence[Slot]) -> Iterable[tuple[Slot, Slot]]:
    """Pairs of one kind, of different articles, that share some of their nearest words."""
    postings: dict[tuple[str, str], list[int]] = defaultdict(list)
    for here, slot in enumerate(found):
        met: dict[int, float] = defaultdict(float)
        for word, weight in slot.near.items():
            if weight:
                holders = postings[slot.kind, word]
                for there in holders:
                    met[there] += weight
                if len(holders) < POSTINGS:
                    holders.append(here)
        for there in sorted(met):
            other = found[there]
            if met[there] >= LEAST and other.article != slot.article and not of_others(slot, other):
                yield other, slot


def of_others(one: Slot, other: Slot) -> bool:
    """Where each sentence names people, and none that the other names, two people did the same."""
    return bool(one.people and other.people and one.people.isdisjoint(other.people))


def likeness(one: Slot, other: Slot) -> float:
    """The share of the poorer surroundings that the two have in common, less where that is little in all."""
    shared = 0.0
    for ours, theirs in ((one.before, other.before), (one.after, other.after)):
        for word, (at, weight) in ours.items():
            if word in theirs:
                shared += weight * NEARNESS[max(at, theirs[word][0])]
    poorer = max(min(one.weight, other.weight), LIGHTEST)
    return min(shared / poorer, 1.0) * min(shared / ENOUGH, 1.0)
