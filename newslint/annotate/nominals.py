"""Acts told by a noun: "Hall's victory over Lund", "the invasion of Keld by Torvia", "won after an attack on Lund".

What comes in: the nouns that ``acts.yaml`` lists under "noun", each with the prepositions of its other side. What goes
out: the clause that the words stand for, as if it were printed. Who does it is the owner of the noun, or stands behind
"by", or is the subject of a verb that means no more than to do: "carried out an attack on", "cruised to a win against".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newslint.annotate import chains, clauses, parties, past, polarity, syntax
from newslint.annotate.prose import SILENT, Prose
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Kind, Word

KINDS: tuple[Kind, ...] = ()
WORDS: tuple[Word, ...] = ()

OWNER = frozenset({"'s", "'"})
OWNERS = frozenset({"his", "her", "their", "its"})
_LIGHT = """
    make launch carry commit mount stage lead file lodge bring issue give deliver win claim earn record secure seal
    register celebrate enjoy pull clinch complete notch score suffer open begin start put throw aim direct level lay
    pay place land cruise race storm power romp advance progress go sail coast ease book take
"""
LIGHT = frozenset(_LIGHT.split())
"""Verbs whose subject does what the noun says."""
ARRIVING = frozenset({"arrive", "reach", "come", "get", "land", "go", "drop", "ping", "pop", "hit", "greet", "await"})
"""Verbs by which what one sends gets to the other."""
WRITING = "complaint"
FREE = frozenset({"victory", WRITING})
"""Acts whose doer is also the subject of whatever verb stands before: "is through after a victory over"."""
FAR = 14
"""Tokens before the noun among which that verb stands."""
CONFIDENCE = 0.75


class _Noun(NamedTuple):
    """An act with the prepositions of its other side, and whether it is done to the owner of the noun."""

    act: str
    prepositions: frozenset[str]
    bearing: bool


class _Table(NamedTuple):
    by_noun: Mapping[str, tuple[_Noun, ...]]
    watched: Watched


@per_lexicon
def _table(lexicon: Lexicon) -> _Table:
    found: dict[str, list[_Noun]] = {}
    for act, ways in lexicon.table("acts").items():
        for way in ("noun", "noun bearing"):
            entries = ways.get(way) if isinstance(ways, dict) else None
            for entry in entries if isinstance(entries, list) else ():
                words, prepositions = str(entry).split()
                for word in words.split("|"):
                    one = _Noun(act, frozenset(prepositions.split("|")), way != "noun")
                    found.setdefault(word, []).append(one)
    return _Table({word: tuple(some) for word, some in found.items()}, Watched(found))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The acts that nouns tell, from left to right."""
    table = _table(lexicon)
    names = parties.known(prose, found)
    negators = polarity.words(lexicon).negators
    for i in prose.where_lemma(table.watched):
        at = i + 1
        if at >= len(prose.lower) or prose.tags[at] not in "IT":
            continue
        nouns = table.by_noun.get(prose.lemmas[i]) or table.by_noun.get(prose.lower[i], ())
        known = next((one for one in nouns if prose.lower[at] in one.prepositions), None)
        number = prose.sentence_at[i]
        if known is None or prose.regions[number] in SILENT:
            continue
        low, high = prose.sentences[number]
        if i == low and prose.tags[i] != "N":
            continue
        target, stop = syntax.head_after(prose, at + 1, high)
        if target is None or prose.tags[target] in "#S":
            continue
        first = i
        while first > low and prose.tags[first - 1] in "JN#RS":
            first -= 1
        doer = _doer(prose, known, i, first, stop, low, high)
        if doer is None and known.bearing:
            doer = _reached(prose, stop, high)
        if doer is None:
            continue
        sides = [names.side(prose, head, low, high) for head in (doer, target)]
        if sides[0] is None or sides[1] is None or sides[0] == sides[1]:
            continue
        if known.bearing:
            sides.reverse()
        said = polarity.DENIED if not negators.isdisjoint(prose.lower[max(low, first - 4) : i]) else polarity.AFFIRMED
        named = names.mentions.covering(doer)
        begin, end = min(doer if named is None else named.first, first), max(stop, doer + 1)
        fields: dict[str, Value] = {
            "verb": "do",
            "act": known.act,
            "doer": sides[0],
            "target": sides[1],
            "certainty": "fact",
            "polarity": said,
            "done": said,
            "context": prose.content(begin, end),
        }
        flags = clauses.BEFORE if past.is_past(prose, low, high) else clauses.PLAIN
        yield Annotation("clause", prose.span(begin, end), number, fields, flags, confidence=CONFIDENCE)


def _reached(prose: Prose, at: int, high: int) -> int | None:
    """Whom it reaches: "a message from Hall arrived on Lund's phone", "the letter from Hall got to Lund in May"."""
    while at < high and prose.tags[at] in "RA":
        at += 1
    if at + 1 >= high or prose.lemmas[at] not in ARRIVING:
        return None
    at += 2 if prose.tags[at + 1] in "IT" else 1
    head, _ = syntax.head_after(prose, at, high)
    if head is None:
        return None
    owner = next((k - 1 for k in range(head - 1, at, -1) if prose.lower[k] in OWNER), None)
    return head if owner is None else owner


def _doer(prose: Prose, known: _Noun, i: int, first: int, stop: int, low: int, high: int) -> int | None:
    """Who does it: whose the noun is, who stands behind "by", or the subject of the verb before."""
    lower, tags = prose.lower, prose.tags
    before = first - 1
    if stop + 1 < high and lower[stop] == "," and known.act == WRITING and lower[max(low, before - 1)] == "in":
        return syntax.head_after(prose, stop + 1, high)[0]  # "In a letter to Hall, Lund asked for time"
    if before > low and lower[before] in OWNER:
        return before - 1
    if before >= low and lower[before] in OWNERS:
        return before
    if stop < high and lower[stop] == "by":
        return syntax.head_after(prose, stop + 1, high)[0]
    for verb in range(before, max(low, i - FAR) - 1, -1):
        if lower[verb] in {";", ":"}:
            break
        if tags[verb] in "VA":
            if prose.lemmas[verb] not in LIGHT and known.act not in FREE:
                break
            return syntax.subject(prose, chains.chain(prose, verb, low).start, low)
    return None
