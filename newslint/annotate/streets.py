"""Streets, and where they cross: "on Harrow Road", "near 54th Street and Lenox Avenue", "51st and Southern avenues".

What comes in: tokens. What goes out: annotations of kind "street", one for each time that one is named with its sort;
at a corner each of the two knows the other. "Sole" is the one street of an article, with the street that it crosses:
where somebody lives, is arrested or mourned is another matter. "Scene" is a sole street on which the article tells that
something happened. Work is done only at words for sorts of streets, which are the street suffixes of USPS Publication
28 (``streets.yaml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from newslint.annotate import onscene, premises
from newslint.annotate.prose import NO_FLAGS, Prose, new
from newslint.annotate.surroundings import of as surroundings_of
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Amount, Value, exactly
from newslint.core.vocabulary import Field, Kind, Word

KINDS = (
    Kind(
        "street",
        (
            Field("street", "text", "its name without its sort and its side", "same-as"),
            Field("sort", "text", "street, road, avenue …"),
            Field("side", "text", "the part of it that is named: east, nw"),
            Field("number", "amount", "of a street that is called by a number"),
            Field("cross", "text", "the street that it crosses there"),
            Field("corner", "amount", "the number of the street that it crosses there"),
            Field("house", "amount", "the number of the house, or of the block, that stands before it"),
            Field("last", "text", "the last word of its name, by which it is known: wing of Blue Wing Street"),
            Field("owner", "entity", "who is said to live on it"),
            Field("victim", "entity", "who is said to have been hurt, to have died or to have been found there"),
            Field("site", "text", "the words of the name of a site that is said to lie there: boondocks"),
            Field("town", "entity", "the town that it is said to lie in"),
            Field("context", "set", "content words of the sentence, without the street"),
        ),
        "street",
        "a street by its name and sort",
        ("known", "scene", "sole"),
        "near **54th Street** and Lenox Avenue",
    ),
)
WORDS: tuple[Word, ...] = ()

SIDES = frozenset(
    ("north", "south", "east", "west", "n", "n.", "s", "s.", "e", "e.", "w", "w.", "ne", "nw", "se", "sw", "southeast",
     "southwest", "northeast", "northwest")
)  # fmt: skip
LONGEST = 3
"""Words of a street's name."""

JOINS = frozenset(
    ("and", "&", "at", "near", ",", "by", "the", "corner", "intersection", "of", "@", "/", "just", "off", "with")
)
"""Words between two streets that cross."""

APART = 5
"""Tokens between two streets that cross."""

ENDINGS = ("st", "nd", "rd", "th")
"""Endings of numbers by which streets are called."""

TOLD = frozenset(("body", "headline", "deck", "caption"))
"""Where an article tells of its streets."""

REACH = 6
"""Tokens back from the second end of a stretch to the word that begins it."""

LONGEST_NUMBER = 6
"""Digits of the number of a house, and one more."""

BLOCK = ("block", "of")
"""What stands between the number of a block and its street."""


@dataclass(frozen=True, slots=True)
class _Words:
    sorts: Mapping[str, str]
    plural: Mapping[str, str]
    other: frozenset[str]
    lead: frozenset[str]
    ordinals: Mapping[str, str]
    at: frozenset[str]
    known: Mapping[str, str]
    cues: onscene.Cues
    premises: premises.Words
    watched: Watched


@dataclass(slots=True)
class _Street:
    first: int
    stop: int
    name: str
    sort: str
    side: str
    cross: _Street | None = None


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    sorts = lexicon.called("streets", "sorts")
    plural = {str(form): str(name) for form, name in lexicon.table("streets", "plural").items()}
    ordinals = {str(word): str(sign) for word, sign in lexicon.table("streets", "ordinals").items()}
    other, lead, at = lexicon.sets("streets", "other", "lead", "at")
    known = {str(short): str(name) for short, name in lexicon.table("streets", "known").items()}
    watched = Watched((*sorts, *plural))
    return _Words(
        sorts, plural, other, lead, ordinals, at, known, onscene.cues(lexicon), premises.words(lexicon), watched
    )


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The streets of an article, in order."""
    words = _words(lexicon)
    streets: list[_Street] = []
    for index in prose.where(words.watched):
        read = _two(prose, words, index) if prose.lower[index] in words.plural else _one(prose, words, index)
        if not read:
            continue
        if streets and len(read) == 1 and _crosses(prose, streets[-1], read[0]):
            streets[-1].cross, read[0].cross = read[0], streets[-1]
        streets += read
    if not streets:
        return
    near = surroundings_of(prose)
    twice = _twice(prose, streets)
    own, flags = _own(prose, words, streets, {name for _, name in twice})
    for one in streets:
        if (prose.sentence_at[one.first], one.name) in twice:
            continue
        fields: dict[str, Value] = {"street": one.name}
        if one.sort:
            fields["sort"] = one.sort
        if one.side:
            fields["side"] = one.side
        if number := _number(one.name):
            fields["number"] = number
        if one.cross is not None:
            fields["cross"] = one.cross.name
            if corner := _number(one.cross.name):
                fields["corner"] = corner
        if house := _house(prose, one.first):
            fields["house"] = house
        fields["last"] = words.known.get(one.name, one.name.removesuffix(" jr").rpartition(" ")[2])
        fields["context"] = near.context(*near.sentence(one.first)) - near.context(one.first, one.stop)
        span = prose.span(one.first, one.stop)
        said = flags if one.first in own else NO_FLAGS
        tied, known = premises.read(prose, words.premises, one.first, one.stop)
        fields |= tied
        said = said | {"known"} if known else said
        yield new(Annotation, ("street", span, prose.sentence_at[one.first], fields, said, "narrator", 0.85))


def _own(prose: Prose, words: _Words, streets: list[_Street], twice: Set[str]) -> tuple[set[int], frozenset[str]]:
    """Where the street, or the corner, stands that an article has alone, and its flags."""
    own: set[str] = set()
    corner: set[str] = set()
    aside: set[int] = set()
    happened = False
    numbered = -1
    for one in streets:
        if prose.regions[prose.sentence_at[one.first]] not in TOLD:
            continue
        told = onscene.told(prose, words.cues, one.first, one.stop)
        if told == onscene.ASIDE:
            aside.add(one.first)
        elif _lies(prose, words, one) and not _follows(prose, one, "between"):
            if numbered == prose.sentence_at[one.first] and _follows(prose, one, "near"):
                continue  # "in the 3900 block of Harrow Road, near Mill Street and Kemper Lane"
            numbered = prose.sentence_at[one.first] if _house(prose, one.first) else numbered
            own.add(one.name)
            happened = happened or told == onscene.SCENE
            if one.cross is not None and not corner:
                corner = {one.name, one.cross.name}
    if (len(own) != 1 and own != corner) or not twice.isdisjoint(own | corner):
        return set(), NO_FLAGS
    own |= corner
    here = {one.first for one in streets if one.name in own} - aside
    return here, frozenset(("scene", "sole")) if happened else frozenset(("sole",))


def _lies(prose: Prose, words: _Words, one: _Street) -> bool:
    """Whether a preposition, a number or a house says that something lies there: "Thomas Lane, a pupil" has none."""
    at = one.first
    if prose.lower[at - 1] in words.at or prose.lower[at - 1] in SIDES or _house(prose, at) is not None:
        return True
    behind = prose.lower[one.stop] if one.stop < len(prose.lower) else ""
    return prose.lower[at - 1] == "the" and behind in words.premises.homes  # "the Harrow Road flat"


def _follows(prose: Prose, one: _Street, word: str) -> bool:
    """Whether a word stands before a street, or before two: "on Mill Road between Harrow and Kemper streets"."""
    start = prose.sentences[prose.sentence_at[one.first]][0]
    return word in prose.lower[max(start, one.first - REACH) : one.first]


def _house(prose: Prose, at: int) -> Amount | None:
    """The number before a street, its side between them: "1249 S. Harrow Road", "the 3900 block of Harrow Avenue"."""
    lower = prose.lower
    at -= 1
    while at > 0 and lower[at] in SIDES:
        at -= 1
    if at > 1 and (lower[at - 1], lower[at]) == BLOCK:
        at -= 2
    if at < 0 or not lower[at].isdecimal() or not 1 < len(lower[at]) < LONGEST_NUMBER:
        return None
    value = float(lower[at])
    return exactly(value)


def _twice(prose: Prose, streets: list[_Street]) -> set[tuple[int, str]]:
    """Names that streets of two sorts in one sentence have: "Mill Place at Mill Court"."""
    first: dict[tuple[int, str], str] = {}
    for one in streets:
        first.setdefault((prose.sentence_at[one.first], one.name), one.sort)
    return {
        (prose.sentence_at[one.first], one.name)
        for one in streets
        if one.sort != first[prose.sentence_at[one.first], one.name]
    }


def _one(prose: Prose, words: _Words, index: int) -> list[_Street]:
    """ "East 54th St.", and the street before it that shares its sort: "22nd and Bragg Street"."""
    start, end = prose.sentences[prose.sentence_at[index]]
    if not prose.words[index][0].isupper() or prose.lower[index - 1] in words.other:
        return []
    behind = prose.words[index + 1] if index + 1 < end else "."
    if behind[0].isupper() and behind.lower() not in SIDES and not (behind.isupper() and prose.words[index].isupper()):
        return []  # "Harrow Road School"
    street = _back(prose, words, index - 1, start, index + 1, words.sorts[prose.lower[index]])
    if street is None:
        return []
    if not street.side and behind.lower() in SIDES:
        following = prose.words[index + 2] if index + 2 < end else "."
        if not following[0].isupper():  # "Kemper Road NW", and not "Kemper Road West Side"
            street.side, street.stop = _side(behind.lower()), index + 2
    joint = street.first - 1
    if joint > start and prose.lower[joint] in ("and", "&", "at") and _is_numbered(prose, words, joint - 1):
        other = _back(prose, words, joint - 1, start, joint, "")
        if other is not None:
            other.cross, street.cross = street, other
            return [other, street]
    return [street]


def _two(prose: Prose, words: _Words, index: int) -> list[_Street]:
    """ "51st and Southern avenues"; two numbers of one sort run side by side."""
    start = prose.sentences[prose.sentence_at[index]][0]
    sort = words.plural[prose.lower[index]]
    second = _back(prose, words, index - 1, start, index + 1, sort)
    if second is None or second.first - 2 < start or prose.lower[second.first - 1] not in ("and", "&"):
        return []
    first = _back(prose, words, second.first - 2, start, second.first - 1, sort)
    if first is None:
        return []
    if _number(first.name) is None or _number(second.name) is None:
        first.cross, second.cross = second, first
    return [first, second]


def _back(prose: Prose, words: _Words, at: int, start: int, stop: int, sort: str) -> _Street | None:
    """The street whose name ends at a token."""
    lower, printed = prose.lower, prose.words
    name: list[str] = []
    side, last = "", at
    while at >= start and len(name) < LONGEST:
        word = lower[at]
        if word in SIDES and name:
            side = _side(word)
            at -= 1
            break
        if word in words.lead or not (printed[at][0].isupper() or _is_ordinal(word) or word == "'s"):
            break
        name.insert(0, words.ordinals.get(word, word))
        at -= 1
    if not name or name[0] == "'s" or not any(map(str.isalnum, name[-1])) or last - at > LONGEST + 1:
        return None
    return _Street(at + 1, stop, " ".join(name).replace(" 's", "s").replace(".", ""), sort, side)


def _crosses(prose: Prose, one: _Street, other: _Street) -> bool:
    """Whether two streets that follow each other are told as a corner."""
    between = prose.lower[one.stop : other.first]
    return 0 < len(between) <= APART and JOINS.issuperset(between) and between != [","] and one.name != other.name


def _side(word: str) -> str:
    """ "E." and "East" are "e", "Northwest" is "nw"."""
    word = word.rstrip(".")
    return word if len(word) < 3 else word[0] + word[5:6] if len(word) > 5 else word[0]


def _is_numbered(prose: Prose, words: _Words, at: int) -> bool:
    """Whether a token calls a street by a number: "22nd", "First"."""
    return _is_ordinal(prose.lower[at]) or (prose.words[at][0].isupper() and prose.lower[at] in words.ordinals)


def _is_ordinal(word: str) -> bool:
    """Whether a word is an ordinal in digits: "22nd"."""
    return len(word) > 2 and word[-2:] in ENDINGS and word[:-2].isdecimal()


def _number(name: str) -> Amount | None:
    """The number by which a street is called, if it is called by one."""
    if not _is_ordinal(name) or len(name) > 6:
        return None
    value = float(name[:-2])
    return exactly(value)
