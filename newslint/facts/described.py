"""Articles of one story come in; the nouns by which they call somebody, each with whom, go out.

"The nurse swung first", says one article, and only the other tells that the nurse is Anil Desai: whoever is called by
a noun before or behind the name is meant by that noun in the whole story, as long as nobody else is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.core.annotation import Annotated
from newslint.core.article import Article
from newslint.core.values import Entity

KINDS = frozenset(("person", "organisation"))
NEAR = 64
"""Characters on either side of a name in which the noun stands."""
_MUTUAL = """
    brother sister twin sibling cousin neighbour neighbor opponent rival colleague friend partner mate teammate wife
    husband spouse man woman person one other year old name family couple member brother-in-law sister-in-law
"""
MUTUAL = frozenset(_MUTUAL.split())
"""Nouns that each may be to the other, and nouns that anybody is."""
OPENING = frozenset(("the", "a", "an", "his", "her", "its", "their", "our"))
_CLOSING = "of for at who that which in from with and to whose on by since where when is was has had"
CLOSING = frozenset(_CLOSING.split())
"""Words that end the phrase behind a name."""
ENDS = frozenset('.!?:”"')
AMONG = 4
"""Words before the noun among which its article stands."""


def described(story: Sequence[tuple[Article, Annotated]]) -> Iterator[tuple[str, str]]:
    """The nouns beside names, each with the id of the name."""
    for article, annotated in story:
        text = article.text
        for one in annotated.annotations:
            if one.kind not in KINDS or "description" in one.flags:
                continue
            name = one.fields.get("name")
            if not isinstance(name, Entity):
                continue
            start, end = one.span
            for noun in (_before(text[max(0, start - NEAR) : start]), _behind(text[end : end + NEAR])):
                if noun and noun not in MUTUAL and not noun.endswith("ed"):
                    yield noun, name.id


def _before(text: str) -> str:
    """The noun that stands before a name: "the baker, ", "her new teacher ", "Headteacher " at the head."""
    words = text.split(" ")
    if len(words) < 2 or words[-1]:
        return ""
    word = words[-2].rsplit("\n", 1)[-1]
    noun = word.removesuffix(",")
    if not _is_noun(noun):
        return ""
    if noun[0].isupper():
        opens = "\n" in words[-2] or len(words) == 2 or words[-3][-1:] in ENDS
        return noun.lower() if opens and noun == word else ""
    for before in reversed(words[-2 - AMONG : -2]):
        if before.lower() in OPENING or before.endswith(("'s", "’s")):
            return noun
        if not before[-1:].isalnum():
            break
    return ""


def _behind(text: str) -> str:
    """The noun that stands in commas behind a name: ", a dental nurse,", ", 44, the captain of"."""
    words = text.split()
    if words[:1] != [","] and not text.startswith(", "):
        return ""
    words = words[1:] if words[1:2] and words[1].removesuffix(",").isdecimal() else words
    if len(words) < 3 or words[1].lower() not in OPENING:
        return ""
    noun = ""
    for word in words[2:-1]:
        if word in CLOSING:
            break
        noun = word.rstrip(",.;")
        if noun != word:
            break
    return noun.lower() if _is_noun(noun) else ""


def _is_noun(word: str) -> bool:
    return len(word) > 2 and word.replace("-", "").isalpha() and word.lower() not in OPENING
