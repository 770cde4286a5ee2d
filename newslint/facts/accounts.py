"""Articles of one story come in; what one leaves open or has from one side, and another tells itself, goes out paired.

"A heater left plugged in is one of three leads" stands in one paper, "it took one forgotten heater to burn down the
mill" in the other: the two need share no more than the heater. So each doubt is held against the plain sentences of the
other articles that share its rarest words, and kept with the one that shares most:

* of a cause, what is suspected must be told, a thing that few sentences of either article name;
* of what one side contends, two rare words, or one and the name of whom it is about.

Both places get an *account* with one key, so that a rule can join them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newslint.core import senses
from newslint.core.annotation import Annotated, Annotation
from newslint.core.article import Article
from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.lexicon import Lexicon
from newslint.core.values import Entity, Value
from newslint.facts.alignment import TOLD
from newslint.facts.stories import enriched
from newslint.facts.weights import weights

Pair: TypeAlias = tuple[Article, Annotated]

_CLAIMING = "claim maintain insist argue contend allege accuse deny reportedly allegedly alleged accused suspect"
CLAIMING = frozenset(_CLAIMING.split())
"""Words by which a sentence says itself that a matter is somebody's account."""
FEW = 2
"""Sentences of an article that name what is rare in it;"""
FEW_OF_DOUBT = 3
"""of the one with the doubt, which comes back to it."""
FIGURE = 0.8
"""What a figure weighs that is rare in both articles."""
ENOUGH = 1.1
"""The weight of shared words from which two sentences tell one matter."""
NAMED = 0.9
"""The same where they share a name and a rare word."""
FIRM = 1.3
"""The same where nobody disputes what one side contends,"""
COVERED = 0.45
"""and the share of what it contends that the other sentence must tell."""
LIGHT = 0.35
"""Words that weigh less say nothing."""
SURROUNDED, SUSPECT = 0.7, 0.65
"""The weight that the sentences and those before them must share besides a suspect, or that of what they share."""
DISPUTED, WEIGHED = "disputed", "weighed"
MAY = frozenset({"may", "might", "could"})
"""Words too common to be held against what is told in other words."""
CONTENDED = frozenset({"contended"})


class _Told(NamedTuple):
    """An article by its sentences: their words by sense, how many have each, and its plain statements by word."""

    article: Article
    annotated: Annotated
    words: Sequence[frozenset[str]]
    n_having: Mapping[str, int]
    plain: Mapping[int, Annotation]
    by_word: Mapping[str, Sequence[int]]


class _Match(NamedTuple):
    weight: float
    surroundings: float
    number: int
    shared: frozenset[str]


def accounts(story: Sequence[Pair], lexicon: Lexicon, void: frozenset[str]) -> tuple[Pair, ...]:
    """The articles of a story, with the pairs of what is in doubt and told plainly. ``void`` are words of measure."""
    doubts = [[one for one in annotated.annotations if _is_doubt(one)] for _, annotated in story]
    if not any(doubts):
        return tuple(story)
    folded = senses.families(lexicon)
    told = [_told(article, annotated, folded) for article, annotated in story]
    names = frozenset(folded.get(word, word) for _, annotated in story for word in _names(annotated))
    weighed = weights([words for one in told for words in one.words], len(story), names, void)
    more: list[list[Annotation]] = [[] for _ in story]
    for here, some in enumerate(doubts):
        for number, doubt in enumerate(some):
            key = f"{story[here][0].id} {number}"
            for there, other in enumerate(told):
                match = None if there == here else _best(told[here], doubt, other, weighed, names)
                if match is not None:
                    fields: dict[str, Value] = {"key": key, "sort": _sort(doubt), "shared": match.shared}
                    more[here].append(_account(doubt, fields, "doubted"))
                    more[there].append(_account(other.plain[match.number], fields, "told"))
    return enriched(story, more)


def _is_doubt(one: Annotation) -> bool:
    if one.kind != "statement":
        return False
    if "suspects" in one.fields or not CONTENDED.isdisjoint(one.flags):
        return True
    return one.fields["standing"] == WEIGHED and one.fields["cue"] not in MAY


def _told(article: Article, annotated: Annotated, folded: Mapping[str, str]) -> _Told:
    statements = {one.sentence: one for one in annotated.annotations if one.kind == "statement"}
    words = []
    for number, sentence in enumerate(annotated.sentences):
        if sentence.region in TOLD:
            own = frozenset([folded.get(lemma, lemma) for lemma in sentence.lemmas])
            words.append(own | _matter(statements[number]) if number in statements else own)
        else:
            words.append(frozenset())
    plain = {
        number: one
        for number, one in statements.items()
        if one.fields["standing"] in ("plain", "firm") and CLAIMING.isdisjoint(annotated.sentences[number].lemmas)
    }
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, one in plain.items():
        for word in _matter(one):
            by_word[word].append(number)
    return _Told(article, annotated, words, Counter(word for some in words for word in some), plain, by_word)


def _matter(one: Annotation) -> frozenset[str]:
    matter = one.fields["matter"]
    return matter if isinstance(matter, frozenset) else frozenset()


def _names(annotated: Annotated) -> Iterator[str]:
    for one in annotated.annotations:
        name = one.fields.get("name") if one.kind in ("person", "organisation", "place") else None
        if isinstance(name, Entity):
            yield from name.id.split()


def _best(
    own: _Told, doubt: Annotation, other: _Told, weighed: Mapping[str, float], names: frozenset[str]
) -> _Match | None:
    """The plain sentence of another article that tells what is in doubt."""
    suspects = doubt.fields.get("suspects")
    asked = suspects if isinstance(suspects, frozenset) else _matter(doubt)
    weight = {word: _weight(word, own, other, weighed) for word in _matter(doubt) | asked}
    rare = [
        word
        for word in asked
        if word not in names
        and weight[word] >= LIGHT
        and own.n_having.get(word, 0) <= FEW_OF_DOUBT
        and 0 < other.n_having.get(word, 0) <= FEW
    ]
    found = None
    for number in sorted({number for word in rare for number in other.by_word.get(word, ())}):
        shared = _matter(doubt) & _matter(other.plain[number])
        heavy = sum(weight[word] for word in shared if weight[word] >= LIGHT)
        around = _around(own, doubt.sentence) & _around(other, number) - shared
        surroundings = sum(_weight(word, own, other, weighed) for word in around)
        match = _Match(round(heavy, 4), round(surroundings, 4), number, shared)
        if found is None or (match.weight, match.surroundings, -number) > (
            found.weight,
            found.surroundings,
            -found.number,
        ):
            found = match
    return found if found is not None and _is_one(found, doubt, set(rare), weight, names) else None


def _is_one(
    match: _Match, doubt: Annotation, rare: set[str], weight: Mapping[str, float], names: frozenset[str]
) -> bool:
    """Whether what two sentences share is enough to say that they tell one matter."""
    if "suspects" in doubt.fields:
        return match.surroundings >= SURROUNDED or match.weight >= SUSPECT
    plain = [word for word in match.shared if word not in names and weight[word] >= LIGHT]
    if doubt.fields["standing"] != DISPUTED:
        whole = sum(heavy for word in _matter(doubt) if (heavy := weight[word]) >= LIGHT)
        return len(rare & match.shared) >= 2 and match.weight >= FIRM and match.weight >= COVERED * whole
    if len(plain) >= 2:
        return match.weight >= ENOUGH
    return bool(plain) and len(plain) < len(match.shared) and match.weight >= NAMED


def _weight(word: str, own: _Told, other: _Told, weighed: Mapping[str, float]) -> float:
    if word[0] == "#":
        return FIGURE if own.n_having.get(word, 0) <= FEW and other.n_having.get(word, 0) <= FEW else 0.0
    return weighed.get(word, 0.0)


def _around(told: _Told, number: int) -> frozenset[str]:
    return told.words[number] | told.words[number - 1] if number else told.words[number]


def _sort(doubt: Annotation) -> str:
    """What is in doubt: what did it, whether it will come, or what one side says."""
    if "suspects" in doubt.fields:
        return "cause"
    return "plan" if doubt.fields["standing"] == WEIGHED else "side"


def _account(one: Annotation, shared: Mapping[str, Value], side: str) -> Annotation:
    fields: dict[str, Value] = {**shared, "side": side, "standing": one.fields["standing"]}
    if "cue" in one.fields:
        fields["cue"] = one.fields["cue"]
    return Annotation("account", one.span, one.sentence, fields, confidence=0.6)
