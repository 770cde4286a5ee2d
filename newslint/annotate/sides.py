"""Which of two sides of a thing: the east pier, the rear door, the upper deck, the third floor.

What comes in: the tokens of an article. What goes out: for each word that picks one of several an annotation of kind
"side" with the canonical word and the noun; "sole" where the article tells of one such side of the thing only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newslint.annotate.prose import Prose
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "side",
        (
            Field("side", "text", "east, left, upper, rear, second …", "same-as"),
            Field("axis", "text", "what it is told along: compass, hand, height, order …", "same-as"),
            Field("noun", "text", "what has such sides: pier, door, deck", "same-as"),
            Field("context", "set", "content words of the sentence"),
        ),
        "side",
        "one of the sides of a thing",
        ("sole",),
        "the east pier",
    ),
)
WORDS: tuple[Word, ...] = ()

AREA = "area"
"""What "the north of the town", its northern suburbs and its north side are."""

TOLD = frozenset({"body", "headline", "deck", "caption"})


@dataclass(frozen=True, slots=True)
class _Words:
    sides: Mapping[str, tuple[str, str]]
    nouns: Mapping[str, str]
    watched: Watched


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    sides = {
        word: (side, axis)
        for axis in lexicon.table("sides", "axes")
        for side in lexicon.table("sides", "axes", axis)
        for word in (side, *lexicon.words("sides", "axes", axis, side))
    }
    nouns = {word: word for word in lexicon.words("sides", "nouns")}
    for noun in lexicon.table("sides", "alike"):
        nouns |= dict.fromkeys((noun, *lexicon.words("sides", "alike", noun)), str(noun))
    return _Words(sides, nouns, Watched(sides))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The sides of things that an article tells of, in order."""
    words = _words(lexicon)
    lower, lemmas = prose.lower, prose.lemmas
    sides: list[Annotation] = []
    known: dict[tuple[str, str], set[str]] = {}
    for at in prose.where(words.watched):
        if at + 1 >= len(lower):
            continue
        side, axis = words.sides.get(f"{lower[at - 1]}-{lower[at]}") or words.sides[lower[at]]
        noun = words.nouns.get(lemmas[at + 1], "")
        if not noun and axis == "compass" and lower[at + 1] == "of" and lower[at - 1] == "the":
            noun = AREA
        if not noun or (noun == AREA and axis != "compass") or (prose.tags[at + 2 : at + 3] == ["N"] and noun != AREA):
            continue
        number = prose.sentence_at[at]
        low, high = prose.sentences[number]
        if prose.regions[number] not in TOLD or at + 1 >= high:
            continue
        known.setdefault((axis, noun), set()).add(side)
        fields: dict[str, Value] = {"side": side, "axis": axis, "noun": noun, "context": prose.content(low, high)}
        sides.append(Annotation("side", prose.span(at, at + 2), number, fields, confidence=0.8))
    for place, one in enumerate(sides):
        if len(known[str(one.fields["axis"]), str(one.fields["noun"])]) == 1:
            sides[place] = one._replace(flags=frozenset(("sole",)))
    return sides
