"""Named sites: "at Harrow Park", "outside the Blue Heron Motel", "Torp Elementary School".

What comes in: tokens. What goes out: for each name that ends in a word for a site an annotation of kind "venue" with
its sort and the words of its name. "Scene" is a venue of which the words around tell that something happened there, as
of streets; "sole" where the article tells so of no other of its sort.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newslint.annotate import onscene
from newslint.annotate.prose import NO_FLAGS, Prose, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "venue",
        (
            Field("sort", "text", "park, school, church, hotel, bar …"),
            Field("called", "set", "the words of its name that no other of its sort need have"),
        ),
        "called",
        "a site that is named",
        ("scene", "sole"),
        "at **Harrow Park**",
    ),
)
WORDS: tuple[Word, ...] = ()

LONGEST = 4
"""Words of a name before its sort."""
NEAR = 4
"""Tokens before a name in which the preposition stands that leads to it."""
LONG = 3
"""Words of a name that is no town's."""
TOLD = frozenset(("body", "headline", "deck", "caption"))
"""Where an article tells of its sites."""
OWNING = frozenset(("'s", "’s"))
ORIGINS = frozenset(("from", "of", ","))
"""What stands before a town that is called like a site: "a man from Harrow Park", "7 Mill Street, Harrow Park"."""
TOWNS = frozenset(("park", "beach", "lake", "mall", "apartments"))
"""Sorts after which towns are called."""


@dataclass(frozen=True, slots=True)
class _Words:
    sorts: Mapping[str, str]
    plain: frozenset[str]
    behind: frozenset[str]
    lead: frozenset[str]
    at: frozenset[str]
    cues: onscene.Cues
    watched: Watched


@dataclass(frozen=True, slots=True)
class _Venue:
    first: int
    stop: int
    sort: str
    called: frozenset[str]


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    sorts = lexicon.called("venues", "sorts")
    plain, behind = lexicon.sets("venues", "plain", "behind")
    lead, at = lexicon.sets("streets", "lead", "at")
    return _Words(sorts, plain, behind, lead, at, onscene.cues(lexicon), Watched(sorts))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The venues of an article, in order."""
    words = _words(lexicon)
    venues = [one for at in prose.where(words.watched) if (one := _named(prose, words, at)) is not None]
    if not venues:
        return
    towns = [one.called for one in venues if one.sort in TOWNS and _is_town(prose, one)]
    venues = [one for one in venues if one.called not in towns]
    scenes = [one for one in venues if _happened(prose, words, one)]
    sole = _sole(scenes)
    for one in venues:
        flags = NO_FLAGS
        if one in scenes:
            flags = frozenset(("scene", "sole")) if one.sort in sole else frozenset(("scene",))
        fields: dict[str, Value] = {"sort": one.sort, "called": one.called}
        span, number = prose.span(one.first, one.stop), prose.sentence_at[one.first]
        yield new(Annotation, ("venue", span, number, fields, flags, "narrator", 0.8))


def _named(prose: Prose, words: _Words, at: int) -> _Venue | None:
    """The name that ends with a word for a site."""
    number = prose.sentence_at[at]
    if not prose.words[at][0].isupper() or prose.regions[number] not in TOLD:
        return None
    start, end = prose.sentences[number]
    follows = prose.lower[at + 1] if at + 1 < end else ""
    if follows in words.behind or follows in words.sorts:
        return None  # "in the Harrow Park neighbourhood", "Park Hotel"
    first, called = at, set[str]()
    while first > start and at - first < LONGEST:
        word = prose.lower[first - 1]
        if word in words.lead or not (prose.words[first - 1][0].isupper() or word in OWNING):
            break
        first -= 1
        if word not in words.plain and word not in OWNING and word.isalnum():
            called.add(word.removesuffix("s"))
    return _Venue(first, at + 1, words.sorts[prose.lower[at]], frozenset(called)) if called else None


def _is_town(prose: Prose, one: _Venue) -> bool:
    """Whether somebody is from there, or something lies there that has an address."""
    before = prose.lower[one.first - 1] if one.first > prose.sentences[prose.sentence_at[one.first]][0] else ""
    return before in ORIGINS or (one.stop < len(prose.lower) and prose.lower[one.stop] in ("(", "-", "—", "--", "–"))


def _sole(venues: list[_Venue]) -> set[str]:
    """The sorts of which all names may be one."""
    sole = {one.sort: one.called for one in venues}
    several = {one.sort for one in venues if one.called.isdisjoint(sole[one.sort])}
    return sole.keys() - several


def _happened(prose: Prose, words: _Words, one: _Venue) -> bool:
    """Whether the nearest word before a venue, or else the first behind, tells that something happened there."""
    number = prose.sentence_at[one.first]
    start, end = prose.sentences[number]
    short = one.stop - one.first < LONG and one.sort in TOWNS
    if short and (prose.regions[number] != "body" or prose.lower[one.first - 1] == "in"):
        return False  # "killed in Harrow Park", "Harrow Park shooting": the town of that name, as like as not
    if words.at.isdisjoint(prose.lower[max(start, one.first - NEAR) : one.first]):
        return one.stop < end and prose.lemmas[one.stop] in words.cues.scene  # "the Harrow Park shooting"
    return onscene.told(prose, words.cues, one.first, one.stop) == onscene.SCENE
