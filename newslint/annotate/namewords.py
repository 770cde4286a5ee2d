"""The words of names that are no person's: "Kelton Park", "the Federal Grain Board", "Belfort".

What comes in: the capitalised tokens of an article, and its people. What goes out, for each word once beside each
neighbour, an annotation of kind "name word": the word, the capitalised word before or behind it, what of it is heard,
and whether a list has it. A spelling that one article has and the other lacks is seen by them.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotate.gazetteer import known as known_names
from newslint.annotate.mentions import of as index_of
from newslint.annotate.prose import NO_FLAGS, SILENT, Prose, new
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.senses import families
from newslint.core.spelling import heard, plain, voiced
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "name word",
        (
            Field("word", "text", "the word, folded", "same-as"),
            Field("beside", "text", "the capitalised word before or behind it, and on which side", "same-as"),
            Field(
                "sound",
                "text",
                "of a word that no list has: its consonants as they are heard, and its last letter",
                "same-as",
            ),
            Field("single", "text", "the word with each doubled letter told once", "same-as"),
        ),
        "word",
        "a word of a name that is no person's, or the uncommon surname of one who is named in full",
        ("unlisted", "borne"),
        "in **Kelton** Park",
    ),
)
WORDS: tuple[Word, ...] = ()

SHORTEST = 5
"""Letters from which on a word that is one letter away is hardly another name."""
TELLING = 6
"""Letters from which on one that sounds like another is hardly another name, though it stands alone."""
HALF_HEARD = frozenset("hwy")
"""Letters that are heard where a word opens with them: New Yorkers are no workers."""
SIBILANTS = ("ches", "shes", "sses", "xes", "zes")
SECOND = 2
UNLISTED = frozenset(("unlisted",))
BORNE = frozenset(("unlisted", "borne"))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The words of names, in order."""
    known = known_names(lexicon)
    words, lower, capital, sentence_at = prose.words, prose.lower, prose.capital, prose.sentence_at
    listed, senses = known.vocabulary, families(lexicon)
    given, surnames, soles = known.given, known.surnames, known.soles
    covering, regions = index_of(prose).covering, prose.regions
    n_tokens = len(lower)
    met: set[tuple[str, str]] = set()
    for i in prose.capitals:
        word = lower[i]
        if len(word) < SHORTEST or word in listed:
            continue
        number, after = sentence_at[i], i + 1
        behind = lower[after] if after < n_tokens and capital[after] and sentence_at[after] == number else ""
        before = ""
        if i and capital[i - 1] and sentence_at[i - 1] == number:
            before = lower[i - 1]
            # What opens a sentence has its capital from there, unless it is no word.
            if before in listed and (i < SECOND or sentence_at[i - SECOND] != number):
                before = ""
        key = word, before or behind
        if key in met:
            continue
        met.add(key)
        if not word.isalpha() or words[i].isupper() or regions[number] in SILENT:
            continue
        unlisted = not (word in given or word in surnames or word in soles or word in senses)
        if not (unlisted or before or behind):
            continue
        mention = covering(i)
        one = _one_of(word)
        if mention is not None and mention.kind == "person" and prose.tags[mention.stop : mention.stop + 1] != ["N"]:
            # but "the Kelton Park quarter"
            if unlisted and before and mention.stop == after and len(word) > TELLING:
                span = prose.span(i, after)
                borne: dict[str, Value] = {"word": one, "beside": f"{before} _", "sound": _sound(one)}
                yield new(Annotation, ("name word", span, number, borne, BORNE, "narrator", 0.8))
            continue
        fields: dict[str, Value] = {"word": one}
        if len(word) >= TELLING:
            fields["single"] = voiced(one)
        if unlisted and len(word) >= TELLING:
            fields["sound"] = _sound(one)
        flags = UNLISTED if unlisted else NO_FLAGS
        span = prose.span(i, i + 1)
        if before:
            told = {**fields, "beside": f"{before} _"}
            yield new(Annotation, ("name word", span, number, told, flags, "narrator", 0.8))
        if behind or not before:
            if behind:
                fields["beside"] = f"_ {behind}"
            yield new(Annotation, ("name word", span, number, fields, flags, "narrator", 0.8))


def _sound(word: str) -> str:
    """The consonants that are heard, behind a first letter that is hardly one, and the last letter.

    >>> _sound("yorkers") == _sound("workers"), _sound("rehana") == _sound("rehanna")
    (False, True)
    """
    return (word[0] if word[0] in HALF_HEARD else "") + heard(word) + word[-1]


def _one_of(word: str) -> str:
    """A word as no house prints it otherwise, and one of what it is several of: Trophies and Trophy."""
    if word[-3:] == "ies":
        return plain(word[:-3] + "y")
    if word.endswith(("ean", "eans")):
        word = word.replace("ean", "ian")  # Argentinean and Argentinian
    return plain(word[:-2] if word.endswith(SIBILANTS) else word)
