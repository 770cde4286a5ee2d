"""Whose age it is: the name or noun before or behind an age, whom a noun explains, whom the sentence before tells of.

What comes in: tokens, the names known so far, and the tokens of an age. What goes out: one token, or None.
"""

from __future__ import annotations

from newslint.annotate.chains import ALIKE
from newslint.annotate.fates import HOLDERS
from newslint.annotate.mentions import Mentions
from newslint.annotate.prose import Prose

VERBAL = frozenset("VA")
THEMSELVES = frozenset(("he", "she"))
"""By which those who speak tell of themselves: "Ann Poe says she is cleared"."""
UNNAMED = {"he": frozenset(("man", "boy", "driver", "pilot")), "she": frozenset(("woman", "girl", "driver", "pilot"))}
"""Nouns for whoever a pronoun means where nobody is named."""
HURT = frozenset(("shot", "hit", "cut", "hurt"))
"""Verbs behind somebody that are nouns too."""
PERSONAL_ENDINGS = ("man", "woman", "er", "or", "ist", "ant")
_NARROWING = "- who that whom whose with in from and or of at accused charged suspected arrested"
NARROWING = frozenset(_NARROWING.split())
"""Words behind "the 12-year-old" that tell which one is meant, so that he need not have been told of before."""
N_PHRASE = 3
"""Tokens of a phrase around an age: "the unresponsive 2-year-old", "the 2-year-old Torp boy"."""


def whose_around(prose: Prose, mentions: Mentions, first: int, stop: int, start: int) -> int | None:
    """Whose "23-year-old" it is: what follows, or the name that it explains, "Jo Bloggs, a 23-year-old tailor"."""
    comma = first - 2
    if comma > start and prose.lower[comma] == "," and prose.lower[first - 1] in {"a", "an", "the"}:
        mention = mentions.covering(comma - 1)
        if mention is not None and mention.kind == "person":
            return comma - 1
    after = whose_after(prose, mentions, stop)
    if after is None and prose.lower[max(start, first - 2) : first] in (["as", "a"], ["as", "an"]):
        return whose_subject(prose, mentions, first, start)  # "came to Torp as a six-year-old"
    return spoken_of(prose, mentions, first, start) if after is None and prose.lower[first - 1] == "the" else after


def whose_before(prose: Prose, mentions: Mentions, first: int, start: int) -> int | None:
    """The name, noun or pronoun that stands last before an age."""
    for at in range(first - 1, max(start, first - 5) - 1, -1):
        mention = mentions.covering(at)
        if mention is not None:
            return at if mention.kind == "person" else None
        if prose.lower[at] in {"he", "she"}:
            return at
        if prose.tags[at] == "N" and prose.lower[at] not in {"who", "year"}:
            return at
    return None


def whose_subject(prose: Prose, mentions: Mentions, first: int, start: int) -> int | None:
    """Whoever is named first in the sentence, or "he" or "she"; a noun for somebody where nobody is."""
    for at in range(start, first):
        mention = mentions.covering(at)
        if (mention is not None and mention.kind == "person") or prose.lower[at] in THEMSELVES:
            return at
        if prose.tags[at] in "V":
            break
    found = whose_before(prose, mentions, first, start)
    return found if found is not None and prose.tags[found] == "N" and somebody(prose.lower[found]) else None


def whose_after(prose: Prose, mentions: Mentions, stop: int) -> int | None:
    """ "23-year-old tattoo artist Jo Bloggs": the name if one ends the phrase, else its head noun."""
    head = None
    end = prose.sentences[prose.sentence_at[stop - 1]][1]
    if is_deed(prose, stop):
        return None
    for at in range(stop, min(stop + 6, end)):
        tag = prose.tags[at]
        if tag == "P":
            mention = mentions.covering(at)
            if mention is not None and mention.kind == "person":
                return at
        elif tag == "N":
            if at == stop and prose.lower[at] in ALIKE and (at + 1 == end or prose.tags[at + 1] not in "NP"):
                break  # "the 34-year-old set out"
            if head is not None and prose.lower[at] in HURT:
                break  # "a 34-year-old man shot in the leg"
            head = at
        elif tag not in "J":
            break
    return head


def years_old(word: str) -> int | None:
    """The years in one word, "47-year-old"; None where it is none.

    >>> years_old("47-year-old"), years_old("year-old"), years_old("two-year-old")
    (47, None, None)
    """
    figure = word.removesuffix("-year-old")
    return int(figure) if figure != word and figure.isdecimal() else None


def is_resumed(prose: Prose, first: int, stop: int) -> bool:
    """Whether somebody is taken up who was told of before: "the 4-year-old", but not "the 4-year-old who fell"."""
    lower, tags = prose.lower, prose.tags
    at = first - 1
    while at >= 0 and first - at < N_PHRASE and tags[at] == "J":
        at -= 1
    if at < 0 or lower[at] != "the":
        return False
    end = prose.sentences[prose.sentence_at[first]][1]
    behind = stop
    while behind < end and behind - stop < N_PHRASE and tags[behind] in "NJP" and lower[behind] not in NARROWING:
        behind += 1
    return behind == end or lower[behind] not in NARROWING


def is_deed(prose: Prose, at: int) -> bool:
    """Whether what follows an age is a verb and its object: "the 71-year-old bore young Jo Bloggs down the stairs"."""
    lower, tags = prose.lower, prose.tags
    if at + 2 >= len(tags) or lower[at] == prose.lemmas[at] or prose.capital[at]:
        return False
    object_at = at + 1 + (tags[at + 1] == "J")
    return not lower[at].endswith(("s", "ing")) and (tags[at + 1] in "DO" or tags[object_at] == "P")


def spoken_of(prose: Prose, mentions: Mentions, first: int, start: int) -> int | None:
    """Whose "the 23-year-old" is without a noun: whom the sentence before has as its subject."""
    number = prose.sentence_at[first]
    if (
        not number
        or prose.regions[number - 1] != "body"
        or any(one.kind == "person" for one in mentions.within(start, first))
    ):
        return None
    low, high = prose.sentences[number - 1]
    people = [one for one in mentions.within(low, high) if one.kind == "person"]
    if not people or any(at + 1 != people[0].first and prose.lower[at] in HOLDERS for at in range(low, high)):
        return None  # "Chief Ann Poe arrested a man. The 23-year-old …"; but "teenager Ann Poe won" is one person
    if any(prose.tags[at] in VERBAL and not prose.capital[at] for at in range(low, people[0].first)):
        return None
    speaks = any(one.first <= people[0].first < one.stop for one in mentions.told)
    return None if speaks and THEMSELVES.isdisjoint(prose.lower[low:high]) else people[0].first


def explained(prose: Prose, mentions: Mentions, noun: int, start: int) -> int:
    """The name in front of a comma that a noun explains, "Jo Bloggs, a boy of nine", or the noun."""
    at = noun
    while at > start and prose.tags[at] in "NJDP" and mentions.covering(at) is None:
        at -= 1
    mention = mentions.covering(at - 1) if at > start and prose.lower[at] == "," else None
    return at - 1 if mention is not None and mention.kind == "person" else noun


def described(prose: Prose, holder: int, start: int) -> int | None:
    """The head of a phrase that an age stands behind: "the driver of the lorry, 85, was"; nothing else is so told."""
    tags, head = prose.tags, holder
    for at in range(holder, max(start - 1, holder - 7), -1):
        if tags[at] == "N":
            head = at if prose.lower[at + 1] in {"of", "from"} else head
        elif tags[at] == "D":
            if at == start or tags[at - 1] not in "I":
                return head if tags[head] == "N" else None
        elif tags[at] not in "JPI" or (prose.lower[at] not in {"of", "from"} and tags[at] == "I"):
            return None
    return None


def unnamed(prose: Prose, pronoun: str, start: int) -> int | None:
    """Whom a pronoun means where nobody is named: "One man fell ill. He is 62."."""
    number = prose.sentence_at[start]
    low = prose.sentences[max(number - 2, 0)][0]
    nouns = [at for at in range(low, start) if prose.lower[at] in UNNAMED[pronoun]]
    return nouns[0] if nouns else None


def somebody(word: str) -> bool:
    """Whether a noun means a person, as far as its ending tells."""
    return word in HOLDERS or word.endswith(PERSONAL_ENDINGS) or word in {"child", "youth", "lad", "farmer", "widow"}
