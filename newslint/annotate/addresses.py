"""Addresses: "the 2600 block of Flores Street", "484 Walnut Ave.", as a number on a street.

What comes in: tokens, and the streets that were found in them. What goes out: annotations of kind "address", with the
flags of their streets: "sole", and "scene" where something happened. Work is done only at the word "block" and at words
for streets; a name without a number is a place, not an address.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotate.prose import NO_FLAGS, Prose
from newslint.annotate.streets import SIDES
from newslint.annotate.surroundings import of as surroundings_of
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Amount
from newslint.core.vocabulary import Field, Kind, Word

KINDS = (
    Kind(
        "address",
        (
            Field("number", "amount", "the house, or the block", "same-as"),
            Field("street", "text", "the street without its sort and its side", "same-as"),
            Field("sort", "text", "house or block", "same-as", values=("house", "block")),
            Field("context", "set", "content words of the sentence, without the address"),
        ),
        "number",
        "a house or a block on a named street",
        ("scene", "sole"),
        "the 2600 block of Flores Street",
    ),
)
WORDS: tuple[Word, ...] = ()

LONGEST = 3
"""Words of a street's name."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The addresses of an article."""
    streets, near = _streets(lexicon), surroundings_of(prose)
    named = {one.span.end: one.flags for one in prose.of_kind("street", found)}
    last = 0
    for index in prose.where(streets):
        if index < last:
            continue
        read = _block(prose, index, streets) if prose.lower[index] == "block" else _house(prose, index)
        if read is None:
            continue
        first, stop, number, street = read
        last = stop
        sort = "block" if prose.lower[index] == "block" else "house"
        span = prose.span(first, stop)
        yield Annotation(
            "address",
            span,
            prose.sentence_at[first],
            {
                # "The 2600 block" holds the houses from 2600 to 2699.
                "number": Amount(number, number + 99 * (sort == "block" and number % 100 == 0), number),
                "street": street,
                "sort": sort,
                "context": near.context(*near.sentence(first)) - near.context(first, stop),
            },
            named.get(span.end, NO_FLAGS),
            confidence=0.85,
        )


@per_lexicon
def _streets(lexicon: Lexicon) -> Watched:
    return Watched(lexicon.words("measures", "streets"))


def _block(prose: Prose, index: int, streets: frozenset[str]) -> tuple[int, int, float, str] | None:
    """ "The 2600 block of South Flores Street"."""
    lower, words = prose.lower, prose.words
    end = prose.sentences[prose.sentence_at[index]][1]
    if index + 2 >= end or lower[index + 1] != "of" or not _is_number(lower[index - 1]):
        return None
    at = index + 2
    while at < end and lower[at] in SIDES:
        at += 1
    name: list[str] = []
    while at < end and len(name) < LONGEST and lower[at] not in streets:
        if not (words[at][0].isupper() or words[at][0].isdecimal()):
            break
        name.append(lower[at])
        at += 1
    at += at < end and lower[at] in streets
    return (index - 1, at, float(lower[index - 1]), " ".join(name)) if name else None


def _house(prose: Prose, index: int) -> tuple[int, int, float, str] | None:
    """ "484 Walnut Ave."."""
    lower, words = prose.lower, prose.words
    start = prose.sentences[prose.sentence_at[index]][0]
    at = index - 1
    name: list[str] = []
    while at > start and len(name) < LONGEST and (words[at][0].isupper() or lower[at] == "'s"):
        if lower[at] not in SIDES:
            name.insert(0, lower[at])
        at -= 1
    if not name or at < start or not words[index][0].isupper() or not _is_number(lower[at]):
        return None
    street = " ".join(name).replace(" 's", "s")  # "Bell's Ferry Road" is "Bells Ferry Road"
    return at, index + 1, float(lower[at]), street


def _is_number(word: str) -> bool:
    return word.isdecimal() and 1 < len(word) < 6
