"""Which of two sides of a thing: the east pier, the rear door, the upper deck, the third floor.

What comes in: the tokens of an article. What goes out: for each word that picks one of several an annotation of kind
"side" with the canonical word and the noun; "sole" where the article tells of one such side of the thing only.

A side of a town, "on the city's east side", "on the South Side", has the noun "town" and knows what it is not; "scene"
is one of which the words around tell that something happened there, as of streets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newslint.annotate import mentions, onscene
from newslint.annotate.bearings import COMPASS
from newslint.annotate.prose import NO_FLAGS, Prose, flagged
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
            Field("beyond", "set", "of a town: the sides that lie apart from it"),
        ),
        "side",
        "one of the sides of a thing",
        ("scene", "sole"),
        "the east pier",
    ),
)
WORDS: tuple[Word, ...] = ()

AREA = "area"
"""What "the north of the town", its northern suburbs and its north side are."""

TOWN = "town"
"""What has "the city's east side" and the South Side; the south side of a street is another matter."""

SIDE = "side"
DISTANCE = frozenset({"near", "far", "deep", "inner"})
"""Words before a side of a town that tell how far out: "on the Near North Side"."""

OWNING = frozenset({"'s", "’s", "'"})
CITY = frozenset({"city", "town", "village"})
LONGEST = 4
"""Words of the name of a quarter behind the side that it lies on."""
PARTS = frozenset({"neighborhood", "neighbourhood", "community", "area", "district", "section"})

TOLD = frozenset({"body", "headline", "deck", "caption"})


@dataclass(frozen=True, slots=True)
class _Words:
    sides: Mapping[str, tuple[str, str]]
    nouns: Mapping[str, str]
    joined: Mapping[str, str]
    beyond: Mapping[str, frozenset[str]]
    streets: frozenset[str]
    homes: frozenset[str]
    cues: onscene.Cues
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
    joined = {f"{side}{SIDE}": side for side in COMPASS}
    beyond = {side: frozenset(other for other in COMPASS if _is_apart(side, other)) for side in COMPASS}
    streets = frozenset(lexicon.called("streets", "sorts"))
    homes = frozenset(lexicon.words("streets", "homes"))
    return _Words(sides, nouns, joined, beyond, streets, homes, onscene.cues(lexicon), Watched((*sides, *joined)))


def _is_apart(one: str, other: str) -> bool:
    """Whether two points of the compass leave nothing between them: north and south, north and west, no neighbours."""
    return one not in other and other not in one


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The sides of things that an article tells of, in order."""
    words = _words(lexicon)
    lower, lemmas = prose.lower, prose.lemmas
    sides: list[Annotation] = []
    known: dict[tuple[str, str], set[str]] = {}
    for at in prose.where(words.watched):
        if at + 1 >= len(lower):
            continue
        if lower[at] in words.joined or (lower[at + 1] == SIDE and lower[at] in words.beyond):
            if (town := _of_town(prose, words, at)) is not None:
                known.setdefault(("compass", TOWN), set()).add(str(town.fields["side"]))
                sides.append(town)
            if town is not None or lower[at] in words.joined:
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
            sides[place] = flagged(one, "sole")
    return sides


def _of_town(prose: Prose, words: _Words, at: int) -> Annotation | None:
    """ "Torp's east side", "on the Near South Side", "the north side of the city", "the city's Northside"."""
    number = prose.sentence_at[at]
    if prose.regions[number] not in TOLD:
        return None
    low, high = prose.sentences[number]
    lower = prose.lower
    side = words.joined.get(lower[at], lower[at])
    stop = at + 1 if lower[at] in words.joined else at + 2
    before = at - 1
    while before > low and lower[before] in DISTANCE:
        before -= 1
    follows = lower[stop] if stop < high else "."
    named = prose.capital[at] and prose.capital[stop - 1] and _ends(prose, stop, high)
    if follows == "of":
        behind = stop + 1 + (lower[stop + 1 : stop + 2] == ["the"])
        if behind >= high or not (
            lower[behind] in CITY or (lower[behind - 1] == "of" and _is_town(prose, words, behind))
        ):
            return None
    elif before < low or not (
        (lower[before] in OWNING and (lower[before - 1] in CITY or prose.capital[before - 1]))
        or (named and not prose.capital[before])
    ):
        return None
    fields: dict[str, Value] = {
        "side": side,
        "axis": "compass",
        "noun": TOWN,
        "context": prose.content(low, high),
        "beyond": words.beyond[side],
    }
    scene = _is_place(prose, words, stop, high) and onscene.told(prose, words.cues, at, stop) == onscene.SCENE
    flags = frozenset(("scene",)) if scene else NO_FLAGS
    return Annotation("side", prose.span(at, stop), number, fields, flags, confidence=0.8)


def _is_place(prose: Prose, words: _Words, stop: int, high: int) -> bool:
    """Whether a side is where something is, and does not tell what sort of thing: "a South Side gang"."""
    thing = stop < high and prose.tags[stop] == "N" and not prose.capital[stop]
    return not thing or prose.lower[stop] in words.homes or prose.lemmas[stop] in words.cues.scene


def _ends(prose: Prose, stop: int, high: int) -> bool:
    """Whether the name of a side ends there: "the South Side Harrow Park area", and not "South Side High School"."""
    after = stop
    while after < min(high, stop + LONGEST) and prose.capital[after]:
        after += 1
    return after == stop or (after < high and prose.lower[after] in PARTS)


def _is_town(prose: Prose, words: _Words, at: int) -> bool:
    """Whether a name at a token is a town's: "the east side of Torp", and not "of Harrow Street"."""
    name = mentions.of(prose).covering(at)
    return name is not None and name.kind == "place" and prose.lower[name.stop - 1] not in words.streets
