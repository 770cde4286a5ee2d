"""What an article tells twice, and once with a "not".

What comes in: the tokens and negations of an article. What goes out, an annotation for each of two places:

* "Four brewers were injured in the blast. … The four brewers were not injured." → matter injure, told and denied.

Two places tell one thing where nearly the same words stand around one word. Only what a negation denies is
sought elsewhere, and at a few places: cost grows with the text, also where it says one thing over and over.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from typing import NamedTuple

from newslint.annotate import polarity
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.prose import NO_FLAGS, SILENT, Prose, new
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "turn",
        (
            Field("key", "text", "one for the two places that tell one thing"),
            Field("matter", "text", "the lemma that is denied at one of them"),
            Field("side", "text", "told or denied", values=("told", "denied")),
        ),
        "side",
        "a statement that the article makes twice, once at least with a “not”",
        (),
        "four were injured … the four were **not injured**",
    ),
)
WORDS: tuple[Word, ...] = ()

N_AROUND = 9
"""Content words on either side of a word that tell what is said of it."""
BESIDE = 60
"""Tokens on either side among which they are."""
REACH = 3000
"""Tokens on either side of a "not" among which what it denies is sought."""
N_TRIED = 8
"""Places of a word that are held against one that denies it."""
SHARED = 0.6
"""Share of the words around the one place, by their length, that stand around the other."""
FEWEST = 3
"""Words that both have at least, besides the one in question;"""
MANY = 5
"""and where the one has nothing before the word."""
N_SUBJECT = 3
"""Content words before a "not" among which its subject is."""
SOLID = frozenset("VJN")
ASIDE = frozenset("IRT.,C")
"""Tags of words behind which no object stands."""
LONGEST = 10
BEFORE = 6
"""Tokens before a word among which a "not" or an "if" is its own."""
BEHIND = 3
_LOOSE = """
    may might could would should if whether unless until till little few hardly barely only ? can cannot alleged
    allegedly possibly perhaps
"""
LOOSE = frozenset(_LOOSE.split())
"""Words of a place that denies nothing, or affirms nothing."""


class Place(NamedTuple):
    """Of a word its subject and object, and the content words before and behind it."""

    subject: frozenset[str]
    """The last words before it."""
    object: str
    """The first word behind it, if no preposition stands between."""
    before: frozenset[str]
    after: frozenset[str]

    @property
    def around(self) -> frozenset[str]:
        """The words on both sides."""
        return self.before | self.after


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The turns of an article, the denial before what it denies."""
    denials = [
        one for one in prose.of_kind("negation", found) if "outright" in one.flags and one.fields["cue"] == "not"
    ]
    if denials:
        negators = polarity.words(lexicon).negators
        for number, one in enumerate(denials):
            yield from _denied(prose, one, negators, f"not {number}")


def _denied(prose: Prose, denial: Annotation, negators: frozenset[str], key: str) -> Iterator[Annotation]:
    """A denial and the place that tells what it denies, or denies it as well, if there is one."""
    first, stop = token_range(prose, denial.span)
    head = str(denial.fields["head"])
    places = [*_places(prose, head, first)]
    if not places:
        return
    denied = _place(prose, first, stop)
    modal = prose.lower[first - 1] if "modal" in denial.flags else ""
    for at in places:
        side = _side(prose, at, negators, modal)
        if side and prose.tags[at] in SOLID and _alike(denied, _place(prose, at, at + 1)):
            yield _turn(prose, first, stop, key, head, "denied")
            yield _turn(prose, at, at + 1, key, head, side)
            return


def _places(prose: Prose, head: str, negator: int) -> Iterator[int]:
    """The first places of a word in other sentences that tell of the story."""
    at, stop = max(0, negator - REACH) - 1, negator + REACH
    for _ in range(N_TRIED):
        try:
            at = prose.lemmas.index(head, at + 1, stop)
        except ValueError:
            return
        number = prose.sentence_at[at]
        if number != prose.sentence_at[negator] and prose.regions[number] not in SILENT:
            yield at


def _turn(prose: Prose, first: int, stop: int, key: str, matter: str, side: str) -> Annotation:
    fields: dict[str, Value] = {"key": key, "matter": matter, "side": side}
    return new(
        Annotation, ("turn", prose.span(first, stop), prose.sentence_at[first], fields, NO_FLAGS, "narrator", 0.8)
    )


def _side(prose: Prose, at: int, negators: frozenset[str], modal: str) -> str:
    """Whether a place tells something as being so, or as what will be so where that is denied; empty where neither."""
    low, high = prose.sentences[prose.sentence_at[at]]
    near = prose.lower[max(low, at - BEFORE) : min(high, at + BEHIND)]
    if not negators.isdisjoint(near):
        return "denied"
    if prose.lower[high - 1] == "?" or (modal and modal not in near) or not LOOSE.intersection(near) <= {modal}:
        return ""
    return "told"


def _place(prose: Prose, first: int, stop: int) -> Place:
    """What stands around a word in its sentence, or around a "not" and what it denies."""
    number = prose.sentence_at[first]
    low, high = prose.sentences[number]
    low, high = max(low, first - BESIDE), min(high, stop + BESIDE)
    before = [*compress(prose.lemmas[low:first], prose.solid[low:first])][-N_AROUND:]
    after = [*compress(prose.lemmas[stop:high], prose.solid[stop:high])][:N_AROUND]
    direct = after and stop < high and prose.tags[stop] not in ASIDE
    subject = frozenset(before[-N_SUBJECT:])
    return Place(subject, after[0] if direct else "", frozenset(before), frozenset(after))


def _alike(denied: Place, told: Place) -> bool:
    """Whether the words around two places are so much the same that they tell of one thing."""
    ours, theirs = denied.around, told.around
    shared = ours & theirs
    if len(shared) < FEWEST or _weight(shared) < SHARED * min(_weight(ours), _weight(theirs)):
        return False
    if denied.object and told.after and denied.object not in told.after:
        return False
    if not denied.before or not told.before:
        return len(shared) >= MANY
    return not (denied.subject.isdisjoint(told.before) or told.before.isdisjoint(ours) or _apart(ours, theirs))


def _apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether each place has a figure that the other has not: four were hurt, and ten were not."""
    return all(any(word[0].isdigit() for word in words) for words in (ours - theirs, theirs - ours))


def _weight(words: frozenset[str]) -> int:
    """What some words count together: a long one is rarer than a short one."""
    return sum([min(len(word), LONGEST) for word in words])
