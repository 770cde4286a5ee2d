"""Words of which only one can stand at a place: poles of an axis, as white and red, first and second, rise and decline.

What comes in: tokens and the axes of ``poles.yaml``. What goes out: for each such word an annotation with its axis and
its pole; what is a part of a name ("White House", "South Dakota") is none, and "not guilty" is innocent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.annotate.prose import NO_FLAGS, SILENT, Prose, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "pole",
        (
            Field("axis", "text", "what it is one of: colour, compass, trend, kin …", "same-as"),
            Field("pole", "text", "which one: white, north, up, sister …"),
        ),
        "pole",
        "a word that excludes others of its kind",
        (),
        "the white van drove north",
    ),
    Kind(
        "rival",
        (
            Field("key", "text", "one for two words that stand for each other in two sentences", "same-as"),
            Field("axis", "text", "what it is one of: colour, part of the day, unit of time, number …", "same-as"),
            Field("pole", "text", "which one: white, morning, days, two …"),
        ),
        "pole",
        "A word that stands where another article has another one of its kind, in a sentence told alike.",
        (),
        "The keeper picked **up** the lamp.",
    ),
)
WORDS: tuple[Word, ...] = ()

GUILTY, INNOCENT = "guilty", "innocent"
"""Two poles, of which the one is the other behind a "not"."""


@per_lexicon
def _axes(lexicon: Lexicon) -> tuple[Mapping[str, tuple[str, str]], Watched]:
    """The axis and the pole of each word, and the words."""
    found = {
        word: (axis, pole)
        for axis in lexicon.table("poles", "axes")
        for pole in lexicon.table("poles", "axes", axis)
        for word in lexicon.words("poles", "axes", axis, pole)
    }
    return found, Watched(found)


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The poles of an article, in order."""
    axes, words = _axes(lexicon)
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    for at in prose.where_lemma(words):
        if tags[at] != "P":
            number = prose.sentence_at[at]
            if prose.regions[number] not in SILENT:
                axis, pole = axes.get(lower[at]) or axes[lemmas[at]]
                first = at
                if pole == GUILTY and at and lower[at - 1] == "not":
                    pole, first = INNOCENT, at - 1
                fields: dict[str, Value] = {"axis": axis, "pole": pole}
                yield new(Annotation, ("pole", prose.span(first, at + 1), number, fields, NO_FLAGS, "narrator", 0.9))
