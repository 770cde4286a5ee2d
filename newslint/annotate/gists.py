"""What a headline says became of its matter, and where the text says so or says something else.

What comes in: the sentences of headlines, and of the text those words only that tell of the same matter. What goes out,
an annotation a cue of ``gists.yaml``:

* "Swimming ban lifted at Tern Bay" → family rule, side lifted, topic swimming, ban, tern, bay.
* "The ban stays in force until Friday" → family rule, side kept.

Headlines leave out what grammar there is, and the text tells the matter in words of its own; so nothing is asked of
subject and object, and only what both speak of is kept: the topic. Without a cue in the headline it costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from newslint.annotate import polarity
from newslint.annotate.prose import Prose
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.span import Span
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "gist",
        (
            Field("family", "text", "what the matter is: a rule, a verdict, a plan …", "same-as"),
            Field("side", "text", "what became of it: lifted, kept"),
            Field("topic", "set", "other content words of the sentence, in the text of the one before as well"),
        ),
        "side",
        "what became of the matter that the headline tells of",
        ("whole", "opening", "loose"),
        "Swimming ban **lifted** at Tern Bay",
    ),
)
WORDS: tuple[Word, ...] = ()

NEAR = 8
"""Tokens on either side of a cue among which its companion stands."""
BEHIND = 4
"""Tokens before a cue among which a "not" stands."""
OPENING = 5
"""Sentences at the beginning of a text that tell what the headline tells, whatever their words."""
_LOOSE = "may might could should if whether unless ask urge want call hope fear threaten consider previously ago"
LOOSE = frozenset(_LOOSE.split()) | frozenset({"seek", "plan", "propose", "had", "last", "earlier", "once", "before"})
"""Words before a cue by which it is no fact yet, or one of another day."""
_WHOLE = "all every both each whole entire sweep nobody none everyone everybody unbeaten undefeated"
WHOLE = frozenset(_WHOLE.split())
"""Words of a headline by which no exception is left."""
CLOSED = frozenset({"closed", "shut"})
WAS = frozenset({"was", "were", "been"})
"""What reopens was closed before."""
COUNTED = frozenset({"operation", "exam", "rescue"})
"""Families of which a headline counts those that it means: "two plants to shut"."""
REFUSING = frozenset({"refuse", "fail", "decline"})
NOBODY = frozenset({"nobody", "none", "neither", "no", "without"})
ALONE = frozenset({"one", "nobody", "none"})
TOLD = frozenset({"headline", "deck", "subheading"})
HEADS = 6
"""Sentences at the beginning of an article among which its headlines stand."""
BODY = frozenset({"body", "deck"})


class Cue(NamedTuple):
    """One way to tell a side of a family; ``beside`` are its companions, of which one stands near."""

    family: str
    side: str
    beside: frozenset[str]


def cues(lexicon: Lexicon, table: str) -> dict[str, tuple[Cue, ...]]:
    """The cues of a table of families and their sides by the word that each is looked for by: "led + off|away"."""
    found: dict[str, list[Cue]] = {}
    for family, sides in lexicon.table(table, table).items():
        for side in sides if isinstance(sides, dict) else ():
            for phrase in lexicon.words(table, table, family, side):
                words, _, beside = str(phrase).partition(" + ")
                cue = Cue(family, side, frozenset(beside.split("|") if beside else ()))
                for word in words.split("|"):
                    found.setdefault(word, []).append(cue)
    return {word: tuple(some) for word, some in found.items()}


def cues_at(by_word: Mapping[str, tuple[Cue, ...]], prose: Prose, at: int) -> tuple[Cue, ...]:
    """The cues that a token is looked for by, as it is printed and as its base form."""
    word, lemma = prose.lower[at], prose.lemmas[at]
    return by_word.get(word, ()) + (by_word.get(lemma, ()) if lemma != word else ())


@dataclass(frozen=True, slots=True)
class _Table:
    by_word: Mapping[str, tuple[Cue, ...]]
    watched: Watched
    words: Mapping[str, frozenset[str]]
    """The words that each family is looked for by."""
    sides: Mapping[str, tuple[str, ...]]
    negators: frozenset[str]


@per_lexicon
def _table(lexicon: Lexicon) -> _Table:
    by_word = cues(lexicon, "gists")
    words: dict[str, set[str]] = {}
    for word, some in by_word.items():
        for cue in some:
            words.setdefault(cue.family, set()).add(word)
    families = lexicon.table("gists", "gists").items()
    sides = {family: tuple(table) if isinstance(table, dict) else () for family, table in families}
    negators = polarity.words(lexicon).negators
    by_family = {family: frozenset(some) for family, some in words.items()}
    return _Table(by_word, Watched(by_word), by_family, sides, negators)


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The cues of a headline, and those of its families in the text."""
    regions = prose.regions
    heads = headlines(prose)
    if not heads:
        return
    table = _table(lexicon)
    families: set[str] = set()
    for number in heads:
        low, high = prose.sentences[number]
        if prose.lower[high - 1] == "?":
            continue
        for one in _cues(prose, table, range(low, high), number, frozenset(table.words), low, high):
            families.add(str(one.fields["family"]))
            yield one
    if not families:
        return
    wanted = frozenset().union(*(table.words[family] for family in families))
    kept = frozenset(families)
    bodies = [number for number, region in enumerate(regions) if region == "body"]
    first = bodies[:OPENING]
    opening = first[-1] if first else -1
    lower, lemmas = prose.lower, prose.lemmas
    for at in prose.where_lemma(table.watched):
        number = prose.sentence_at[at]
        if regions[number] == "body" and (lower[at] in wanted or lemmas[at] in wanted):
            low, high = prose.sentences[number]
            yield from _cues(prose, table, (at,), number, kept, low, high, number <= opening)


def headlines(prose: Prose) -> list[int]:
    """The sentences of headline and deck; a heading further down is none."""
    heads: list[int] = []
    for number, region in enumerate(prose.regions[:HEADS]):
        if region == "body":
            break
        if region in TOLD:
            heads.append(number)
    return heads


def _cues(
    prose: Prose,
    table: _Table,
    places: Sequence[int],
    number: int,
    families: frozenset[str],
    low: int,
    high: int,
    opening: bool = False,
) -> Iterator[Annotation]:
    """The cues that stand at some tokens of a sentence."""
    lower, lemmas = prose.lower, prose.lemmas
    headline = prose.regions[number] in TOLD
    for at in places:
        met: set[str] = set()
        for cue in cues_at(table.by_word, prose, at):
            if cue.family not in families or cue.family in met:
                continue
            if lower[at] == "back" and prose.tags[at] != "V" and "drawing" not in cue.beside:
                continue  # "sent the plan back" is no backing
            beside = slice(max(low, at - NEAR), at), slice(at + 1, min(high, at + 1 + NEAR))
            around = [word for part in beside for words in (lower, lemmas) for word in words[part]]
            if cue.beside and cue.beside.isdisjoint(around):
                continue
            denied = _denied(prose, table, at, low)
            sides = table.sides[cue.family]
            side = cue.side
            if denied and lower[at] not in table.negators and cue.beside.isdisjoint(table.negators | NOBODY):
                if len(sides) != 2:
                    continue
                side = sides[1 - sides.index(side)]
            met.add(cue.family)
            topic = prose.content(low, high) if headline else prose.topic(number)
            flags = set()
            if headline and _whole(prose, cue.family, denied, low, high):
                flags.add("whole")
            if opening:
                flags.add("opening")
            before = lower[max(low, at - NEAR) : at]
            past = any(word.isdecimal() and len(word) == 4 for word in before)
            if not headline and (
                past or not LOOSE.isdisjoint(before) or (lower[at] in CLOSED and not WAS.isdisjoint(before))
            ):
                flags.add("loose")
            fields: dict[str, Value] = {"family": cue.family, "side": side, "topic": topic - {lemmas[at], lower[at]}}
            yield Annotation("gist", _span(prose, cue, at, low, high), number, fields, frozenset(flags), confidence=0.6)


def _denied(prose: Prose, table: _Table, at: int, low: int) -> bool:
    """Whether a "not" stands before a cue: "has not been found", "refused to stop", "nobody is in custody".

    But not "is not afraid to stop", nor "nobody stopped in the crash".
    """
    lower, lemmas = prose.lower, prose.lemmas
    for i in range(at - 1, max(low, at - BEHIND) - 1, -1):
        if lower[i] in table.negators or lemmas[i] in REFUSING or lower[i] in NOBODY:
            return True
        if i == at - 1 > low and prose.tags[i] == "I" and (prose.tags[i - 1] == "A" or lower[i - 1] in ALONE):
            continue
        if prose.tags[i] in ".,I" or (lower[i] == "to" and lemmas[i - 1] not in REFUSING):
            return False
    return False


def _whole(prose: Prose, family: str, denied: bool, low: int, high: int) -> bool:
    """Whether a headline leaves no exception, or counts what it says is shut."""
    words = prose.lower[low:high]
    if not WHOLE.isdisjoint(words) or ("no", "one") in pairwise(words) or (denied and "no" in words[:2]):
        return True
    if family not in COUNTED:
        return False
    return any(prose.tags[i] == "#" and i + 1 < high and prose.tags[i + 1] in "NJ" for i in range(low, high))


def _span(prose: Prose, cue: Cue, at: int, low: int, high: int) -> Span:
    """The cue and its nearest companion."""
    near = [
        i
        for i in range(max(low, at - NEAR), min(high, at + 1 + NEAR))
        if i != at and (prose.lower[i] in cue.beside or prose.lemmas[i] in cue.beside)
    ]
    other = min(near, key=lambda i: abs(i - at), default=at)
    return prose.span(min(at, other), max(at, other) + 1)
