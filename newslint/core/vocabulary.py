"""The words of the rule language: kinds of facts, their fields and flags, and words that stand for conditions."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from newslint.core.article import REGIONS
from newslint.core.hints import NamedTuple
from newslint.core.spelling import edits

TYPES = ("text", "amount", "when", "entity", "set", "words", "flag", "number")
"""Types of fields: "set" is a set of lemmas, "words" an ordered run of lemmas, "number" a plain figure."""


POLARITIES = ("affirmed", "denied")
CERTAINTIES = ("fact", "reported", "planned", "rumoured", "hypothetical")
VOICES = ("narrator", "attributed", "quoted", "headline")


class Field(NamedTuple):
    """A field of a kind. ``gate`` names the operator by which two facts are comparable in it ("" = no gate).

    A gate may say more: "similar-to at least 30%", or "same-as if either known" where a fact that lacks the field is
    not comparable with one that has it (a count and a rate per day). ``also`` are other names an editor may use.
    ``values`` are all words that a closed field may hold; a rule that asks for another one is mistaken.
    """

    name: str
    type: str
    doc: str
    gate: str = ""
    also: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


class Kind(NamedTuple):
    """A kind of fact: its fields, the flags it may carry, and the field that "agree" compares.

    Fields with a ``gate`` are compared by every "agree" and "match" sentence before the value is, whether the
    sentence names them or not; a sentence's "for the same X" adds to them.
    """

    name: str
    fields: tuple[Field, ...]
    value: str
    doc: str
    flags: tuple[str, ...] = ()
    example: str = ""

    def field(self, name: str) -> Field | None:
        """The field of that name, if the kind has one."""
        return next((one for one in self.fields if one.name == name or name in one.also), None)


class Word(NamedTuple):
    """A word or phrase that narrows a kind: "money" quantity, "presence" claim, "denial" for a denied claim.

    ``wants`` lists (field, value) pairs that a fact must have; the value "" means that the flag must be set,
    and "*" that the field must be known.
    A word with ``alone`` may stand without the name of its kind.
    """

    name: str
    kind: str
    wants: tuple[tuple[str, str], ...]
    alone: bool = False
    doc: str = ""


class Vocabulary(NamedTuple):
    """All kinds and words known to a run."""

    kinds: Mapping[str, Kind] = MappingProxyType({})
    words: tuple[Word, ...] = ()


COMMON_FIELDS = (
    Field("source", "text", "the outlet, or the file name where the outlet is not known"),
    Field("article", "text", "the file"),
    Field("region", "text", "headline, deck, body, caption …", values=REGIONS),
    Field("voice", "text", "narrator, attributed, quoted or headline", values=VOICES),
    Field("published", "when", "when the article was published", also=("dateline", "publication date")),
    Field("words", "text", "the words as printed"),
    Field("sentence", "words", "the sentence the fact stands in; compared by alignment"),
    Field("slot", "words", "the words right before and behind a figure, date, place or pole; compared by alignment"),
    Field("origin", "number", "equal for articles that go back to one original"),
    Field("confidence", "number", "how sure extraction is of the fields, 0 to 1"),
)
"""Fields that every kind has."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known name that a misspelt one most probably means, or "" where none is near.

    Optimal string alignment distance (Damerau 1964), at most a third of the length.

    >>> nearest("subjct", ["measure", "subject"])
    'subject'
    """
    best, limit = "", max(1, len(word) // 3) + 1
    for name in sorted(known):
        if abs(len(name) - len(word)) < limit:
            distance = edits(word.lower(), name.lower())
            if distance < limit:
                best, limit = name, distance
    return best
