"""Names of two words, and of one that may be two: "Cook Out" and "Cookout", "Guns Galore" and "Gun Galore".

What comes in: the capitalised tokens of an article, and its people. What goes out, for each name once, an annotation of
kind "whole name": how it is printed, its letters without blank, hyphen and apostrophe, and, of two words, the second
behind what is left of the first without its ending. A sign that one place has and the other lacks is seen by them.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotate.capitals import title_case
from newslint.annotate.gazetteer import ARTICLES, Known
from newslint.annotate.gazetteer import known as known_names
from newslint.annotate.mentions import Mention
from newslint.annotate.mentions import of as index_of
from newslint.annotate.prose import NO_FLAGS, SILENT, Prose, new
from newslint.annotate.words import LIMIT
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "whole name",
        (
            Field("printed", "text", "the name in small letters", "same-as"),
            Field("joined", "text", "its letters, without blank, hyphen and apostrophe", "same-as"),
            Field("stem", "text", "of two words: the second, behind the first without its ending", "same-as"),
            Field("beyond", "text", "of two words: the capitalised word with which a longer name goes on", "same-as"),
        ),
        "printed",
        "a name of two words that is no person's, or of one that may be two",
        (),
        "at the **Cook Out** on Pier Road",
    ),
)
WORDS: tuple[Word, ...] = ()

SHORTEST = 6
"""Letters from which on two names of the same letters are one name."""
PARTS = (3, 4, 5, 6)
"""Letters of one of two words that are joined, if it is in the dictionary: of Cook Out."""
SHORTEST_PART = 3
STEM = 3
"""Letters that an ending leaves: of Games and Gaming."""
ENDINGS = ("ation", "ing", "al", "ed", "s", "e")
"""What the first word of a body's name has in one place and lacks in the other: Elections, Environmental, Gaming."""
OWNED = frozenset(("'s", "’s", "'", "’"))
PARTICLES = frozenset(
    ("al", "el", "ul", "ad", "an", "as", "ash", "at", "ath", "de", "la", "le", "st", "mc", "non", "ex")
)
"""First parts that houses join as they like: Al-Shabab and Al Shabab."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The names of an article that may be one word or two, in order."""
    known = known_names(lexicon)
    words, lower, capital = prose.words, prose.lower, prose.capital
    sentence_at, regions, begins = prose.sentence_at, prose.regions, prose.sentences
    covering = index_of(prose).covering
    met: set[str] = set()
    number, plain, last, seams = -1, True, len(lower) - 1, known.joined
    for i in prose.capitals:
        after = i + 1
        if after < last and lower[after] in OWNED:
            after += 1
        two = after <= last and capital[after] and sentence_at[after] == sentence_at[i]
        if not two:
            if len(words[i]) < SHORTEST:
                continue
            seam = seams.get(words[i])
            if not (_may_be_two(known, words[i]) if seam is None else seam):
                continue
        mention = covering(i)
        if mention is not None and mention.kind == "person" and not (two and _of_words(known, lower[i])):
            continue  # a shop may be taken for somebody: "from Gun Galore"
        if sentence_at[i] != number:
            number = sentence_at[i]
            region = regions[number]
            plain = region not in SILENT and region != "headline" and not title_case(prose, number)
        if not plain:
            continue
        opens = begins[number][0] == i
        stop = after + 1 if two else i + 1
        one = _of_two(prose, known, mention, i, after, opens) if two else None
        if one is None and not (opens and words[i][1:].islower()) and _may_be_two(known, words[i]):
            one, stop = {"printed": lower[i], "joined": lower[i].replace("-", "")}, i + 1
        if one is None or str(one["printed"]) in met:
            continue
        mention = covering(stop - 1)
        if mention is not None and mention.kind == "person" and mention.first > i:
            continue
        met.add(str(one["printed"]))
        yield new(Annotation, ("whole name", prose.span(i, stop), number, one, NO_FLAGS, "narrator", 0.8))


def _of_two(
    prose: Prose, known: Known, mention: Mention | None, i: int, after: int, opens: bool
) -> dict[str, Value] | None:
    """A name of two words; none where the first leads to the second, as an office, a day, a town and its owner do."""
    first, second = prose.lower[i], prose.lower[after]
    if first.endswith("s") and prose.lower[after + 1 : after + 2] == ["and"]:
        return None  # "Hurricanes Ada and Zelda"
    if not (first.isalpha() and second.isalpha()) or prose.words[i].isupper() or prose.words[after].isupper():
        return None
    if first in known.times or second in known.times or first in PARTICLES or first in ARTICLES:
        return None
    if len(first) + len(second) < SHORTEST:
        return None
    if opens and first in known.vocabulary and prose.tags[i] not in "NPJ":
        return None
    owned = after > i + 1
    fields: dict[str, Value] = {"printed": f"{first}'s {second}" if owned else f"{first} {second}"}
    fields["joined"] = f"{first}{'s' if owned else ''}{second}"
    if first not in known.title_words and first.removesuffix("s") not in known.title_words and not opens:
        apart = mention is not None and (mention.stop <= after or mention.kind == "person")
        apart = apart or (owned and prose.capital[i - 1])  # "the University of South Torvik's College of Arts"
        if not apart and len(stem := _stem(first)) >= STEM:
            fields["stem"] = f"{stem} {second}"
            if prose.capital[after + 1 : after + 2] == [True] and prose.sentence_at[after + 1] == prose.sentence_at[i]:
                fields["beyond"] = prose.lemmas[after + 1]
    return fields


def _may_be_two(known: Known, word: str) -> bool:
    """Whether a word has two in it: a hyphen, a capital or a seam between words of the dictionary."""
    kept = known.joined.get(word)
    if kept is None:
        kept = _seam(known, word)
        if len(known.joined) < LIMIT:
            known.joined[word] = kept
    return kept


def _seam(known: Known, word: str) -> bool:
    head, hyphen, tail = word.partition("-")
    if hyphen:
        return (
            head.isalpha()
            and tail.isalpha()
            and tail[0].isupper()
            and len(word) > SHORTEST
            and head.lower() not in PARTICLES
        )
    if len(word) < SHORTEST or not word.isalpha() or word.isupper():
        return False
    if not word[1:].islower():
        return True
    small, listed = word.lower(), known.vocabulary
    if small in listed or small in known.special or small in known.soles or small in known.surnames:
        return False
    return any(small[:i] in listed or small[-i:] in listed for i in PARTS if len(small) - i >= SHORTEST_PART)


def _of_words(known: Known, word: str) -> bool:
    """Whether the first word of a name is a word of the dictionary that nobody is called."""
    return word in known.vocabulary and word not in known.given and word not in known.surnames


def _stem(word: str) -> str:
    """A word without its endings: gam of games and gaming.

    >>> _stem("games"), _stem("gaming"), _stem("elections"), _stem("environmental"), _stem("class")
    ('gam', 'gam', 'election', 'environment', 'class')
    """
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM and not word.endswith("ss"):
            return word[: -len(ending)]
    return word
