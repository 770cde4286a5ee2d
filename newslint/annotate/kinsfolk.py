"""Relatives who are named: "Ada Quirke, the victim's aunt,", "his cousin Ben Holm", "Eva Poe, grandmother of Ben Holm".

What comes in: the nouns of kin in an article, and its people. What goes out: for each that stands beside the name of
the relative an annotation of kind "named kin": who it is, of what kin, and whose as far as that is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newslint.annotate.mentions import Mention, Mentions
from newslint.annotate.mentions import of as index_of
from newslint.annotate.prose import NO_FLAGS, SILENT, Prose, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "named kin",
        (
            Field("name", "entity", "the relative", "same-as"),
            Field("kin", "text", "brother, aunt, wife …", "same-as"),
            Field("whose", "text", "the id of the one who is named", "same-as"),
            Field("of", "text", "the noun for the one who is not: victim, suspect", "same-as"),
            Field("pronoun", "text", "his or her, where no more is told of the one", "same-as"),
            Field("circle", "text", "parents, siblings, children, partners, elders or in-laws", "same-as"),
        ),
        "kin",
        "a relative who is named",
        (),
        "**Ada Quirke, the victim's aunt**",
    ),
)
WORDS: tuple[Word, ...] = ()

OWNERS = frozenset(("his", "her", "their"))
APOSTROPHES = frozenset(("'s", "'", "’s", "’"))
ARTICLES = frozenset(("a", "an", "the", "another", "one"))
CLOSING = frozenset((",", ".", ")", ";", "--", "-"))
IS = frozenset(("is", "was"))
N_BACK = 5
"""Tokens before the noun in which its owner stands."""
N_OWNER = 4
"""Tokens of an owner who has no name: "the 19-year-old victim"."""


@dataclass(frozen=True, slots=True)
class _Words:
    kin: Mapping[str, tuple[str, str]]
    """For each noun, what is meant by it and the circle of it."""
    watched: Watched


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    kin = {
        word: (one, circle)
        for circle in lexicon.table("titles", "kinsfolk")
        for word, one in lexicon.folded("titles", "kinsfolk", circle).items()
    }
    return _Words(kin, Watched(kin))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The relatives of an article who are named, in order."""
    words = _words(lexicon)
    places = prose.where(words.watched)
    if not places:
        return
    index, lower = index_of(prose), prose.lower
    for at in places:
        number = prose.sentence_at[at]
        low, high = prose.sentences[number]
        if prose.regions[number] in SILENT or lower[at] not in words.kin:
            continue
        start, fields = _owner(prose, index, low, at)
        if start < 0:
            continue
        after = _of(prose, index, at, high)
        if after is None or (start == at and not after):
            continue
        fields.update(after)
        relative = _behind(prose, index, at, high) if not after else None
        stop = at + 1
        if relative is not None:
            stop = relative.stop
        else:
            relative = _before(prose, index, low, start, at, high, bool(after))
            start = start if relative is None else relative.first
        if relative is None or relative.entity.id == fields.get("whose"):
            continue
        kin, circle = words.kin[lower[at]]
        fields |= {"name": relative.entity, "kin": kin, "circle": circle}
        span = prose.span(min(start, at), stop)
        yield new(Annotation, ("named kin", span, number, fields, NO_FLAGS, "narrator", 0.9))


def _owner(prose: Prose, index: Mentions, low: int, at: int) -> tuple[int, dict[str, Value]]:
    """Where a relative's words begin, and whose it is; -1 for no relative, the noun itself where nobody owns it."""
    lower, tags = prose.lower, prose.tags
    owner = at - 1
    while owner >= max(low, at - N_BACK) and tags[owner] in "JN#-" and lower[owner] not in APOSTROPHES:
        owner -= 1
    if owner < low:
        return at, {}
    if lower[owner] in OWNERS:
        return owner, {} if lower[owner] == "their" else {"pronoun": lower[owner]}
    if lower[owner] in ARTICLES:
        return owner if owner == at - 1 else -1, {}
    if lower[owner] not in APOSTROPHES:
        return (at, {}) if owner == at - 1 else (-1, {})
    mention = index.covering(owner - 1)
    if mention is not None:
        return (mention.first, {"whose": mention.entity.id}) if mention.kind == "person" else (-1, {})
    first = owner - 1
    while first > max(low, owner - N_OWNER) and tags[first] in "JN#-":
        first -= 1
    if tags[first] != "D":
        return -1, {}
    return first, {"of": prose.lemmas[owner - 1]}


def _of(prose: Prose, index: Mentions, at: int, high: int) -> dict[str, Value] | None:
    """Whose relative stands behind "of": "grandmother of Ben Holm"; None for a "father of three", who is anybody."""
    lower, tags = prose.lower, prose.tags
    if at + 2 >= high or lower[at + 1] not in {"of", "to"}:
        return {}
    mention = index.covering(at + 2)
    if mention is not None:
        return {"whose": mention.entity.id} if mention.kind == "person" else None
    j = at + 2
    if tags[j] != "D":
        return None
    while j + 1 < high and tags[j + 1] in "JN-":
        j += 1
    return {"of": prose.lemmas[j]} if tags[j] == "N" else None


def _behind(prose: Prose, index: Mentions, at: int, high: int) -> Mention | None:
    """The name that follows: "his aunt Ada Quirke", "his aunt, Ada Quirke, said"; none that begins another clause."""
    lower = prose.lower
    comma = lower[at + 1 : at + 2] == [","]
    named = index.starting(at + 2 if comma else at + 1)
    if named is None or named.kind != "person" or named.stop > high:
        return None
    return named if not comma or named.stop == high or lower[named.stop] in CLOSING else None


def _before(prose: Prose, index: Mentions, low: int, start: int, at: int, high: int, of: bool) -> Mention | None:
    """The name before: "Ada Quirke, 61, his aunt,", "Ada Quirke, who is his aunt"; not "Quirke, his aunt and …"."""
    lower = prose.lower
    before = start - 1
    if before <= low:
        return None
    if lower[before] in IS:
        before -= 2 if lower[before - 1] == "who" and lower[before - 2] == "," else 0
        named = index.covering(before - 1)
    elif lower[before] in {",", "(", "--"}:
        if not of and (at + 1 < high and lower[at + 1] not in CLOSING):
            return None
        if at + 2 < high and lower[at + 1] == "," and (lower[at + 2] in {"and", "or"} or index.starting(at + 2)):
            return None
        if lower[before - 1].isdecimal() and lower[before - 2] == ",":
            before -= 2
        named = index.covering(before - 1)
    else:
        return None
    return named if named is not None and named.kind == "person" and named.stop == before else None
