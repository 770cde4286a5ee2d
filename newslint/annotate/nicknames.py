"""What somebody is called: 'Vincent "Tusk" Quirke', 'known on the street as "Tusk"', "the nickname of Tusk".

What comes in: the words that lead to a nickname, and names that hold one. What goes out, for each, an annotation of
kind "nickname": the nickname without its article, and who bears it if the sentence names somebody.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotate.mentions import Mentions
from newslint.annotate.mentions import of as index_of
from newslint.annotate.prose import NO_FLAGS, SILENT, Prose, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "nickname",
        (
            Field("nickname", "text", "what somebody is called, in small letters", "same-as"),
            Field("bearer", "entity", "who is called so", "same-as"),
        ),
        "nickname",
        "what somebody is called beside the name",
        (),
        'Ada Quirke, known as "**Tusk**"',
    ),
)
WORDS: tuple[Word, ...] = ()

CUES = Watched(
    ("nickname", "nicknamed", "moniker", "alias", "aka", "a.k.a.", "handle", "dubbed", "known", "name", "goes", "went")
)
LEADING = frozenset(("as", "by", "of", "is", "was", "the", "on", "to", "street", "stage", "name", "nickname", "alias"))
"""Small words before a nickname; behind "known" and "goes", one of them says as what."""
MORE = frozenset(
    ("streets", "friends", "fans", "police", "moniker", "handle", "pen", "screen", ",", ":", "also", "simply")
)
SAYING = {"known": "as", "goes": "by", "went": "by"}
NAMES = frozenset(("street", "stage", "pen", "screen", "rap", "ring"))
"""What stands before a name that is none in the register."""
N_BETWEEN = 8
MOST = 3
"""Words of a nickname."""
SHORTEST = 3


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The nicknames of an article, in order."""
    places = prose.where(CUES)
    index = index_of(prose)
    lower, tags = prose.lower, prose.tags
    for at in places:
        number = prose.sentence_at[at]
        if prose.regions[number] in SILENT:
            continue
        if lower[at] == "name" and lower[at - 1 : at] and lower[at - 1] not in NAMES:
            continue
        high = prose.sentences[number][1]
        first = _nickname(prose, at, high)
        if not first:
            continue
        stop = first + 1
        while stop < min(high, first + MOST) and tags[stop] != "Q" and prose.capital[stop]:
            stop += 1
        yield from _of(prose, index, first, stop, _bearer(prose, index, at, stop))
    if '"' not in prose.text and "“" not in prose.text:
        return
    for one in index.all:
        if one.kind == "person" and one.stop - one.first > SHORTEST:
            marks = [i for i in range(one.first, one.stop) if tags[i] == "Q"]
            if len(marks) == 2 and marks[0] + 1 < marks[1]:
                yield from _of(prose, index, marks[0] + 1, marks[1], one.first)


def _nickname(prose: Prose, at: int, high: int) -> int:
    """Where the nickname begins, or 0."""
    lower, tags = prose.lower, prose.tags
    saying = SAYING.get(lower[at], "")
    j = at + 1
    while j < min(high, at + N_BETWEEN) and (lower[j] in LEADING or lower[j] in MORE) and not prose.capital[j]:
        if lower[j] == saying:
            saying = ""
        j += 1
    if saying or j >= high:
        return 0
    if tags[j] == "Q":
        j += 1
        if j < high and lower[j] == "the":
            j += 1
        return j if j < high and prose.capital[j] else 0
    return j if prose.capital[j] and tags[j] in "PN" and lower[at] != "name" else 0


def _bearer(prose: Prose, index: Mentions, at: int, stop: int) -> int:
    """A token of whoever is called so: named last before it in the sentence, or first behind; -1 if nobody is."""
    low, high = prose.sentences[prose.sentence_at[at]]
    for i in range(at - 1, low - 1, -1):
        one = index.covering(i)
        if one is not None and one.kind == "person":
            return i
    for i in range(stop, high):
        one = index.covering(i)
        if one is not None and one.kind == "person":
            return i
    return -1


def _of(prose: Prose, index: Mentions, first: int, stop: int, bearer: int) -> Iterator[Annotation]:
    lower = prose.lower
    if lower[first] == "the" and first + 1 < stop:
        first += 1
    nickname = " ".join(lower[first:stop])
    if len(nickname) < SHORTEST or not nickname.replace(" ", "").replace("-", "").replace("'", "").isalnum():
        return
    fields: dict[str, Value] = {"nickname": nickname}
    one = index.covering(bearer) if bearer >= 0 else None
    if one is not None:
        fields["bearer"] = one.entity
    span = prose.span(first, stop)
    yield new(Annotation, ("nickname", span, prose.sentence_at[first], fields, NO_FLAGS, "narrator", 0.8))
