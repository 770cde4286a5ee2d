"""Reported speech without quotation marks: the clause that somebody is said to have said.

"Zhao said that the exchange grows" → "that the exchange grows", speaker zhao; "the plan is off, sources said";
"according to the ministry, two people died". Nothing is taken where a verb of saying is negated or only asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, islice
from typing import NamedTuple

from newslint.annotate import chains
from newslint.annotate.marks import Quoted
from newslint.annotate.mentions import Speech
from newslint.annotate.prose import Prose, new, picks
from newslint.annotate.saying import NEGATIVE
from newslint.annotate.speakers import Cue, Listener
from newslint.annotate.timewords import DAY_NAMES
from newslint.core.annotation import Annotation
from newslint.core.values import Value

ADDRESSED = frozenset({"tell", "inform", "assure", "warn", "advise", "ask", "remind"})
"""Verbs whose first object is who is spoken to: "told reporters that"."""

SILENT = frozenset({"ask", "wonder", "demand", "urge", "beg", "plead", "call", "continue", "sing", "post", "type"})
"""Verbs after which a clause without "that" is no statement."""

WEEKDAYS = frozenset(DAY_NAMES)
TURNS = frozenset({"but", "although", "though", "however", "yet"})
LATEST_THAT = 12
PLAIN: frozenset[str] = frozenset()
CONTENT = picks("NPVJR#")
AROUND = picks("NPV#")
VERBAL = frozenset("VA")
SPEAKER = frozenset("NPO")
PARTICIPLES = ("ing", "ed", "en")
NO_SPEAKER = frozenset("VAC.T")
MOST_LEMMAS = 120


MONSTROUS = 400
"""Tokens of a sentence that is none: of what is longer, only the part around a statement is looked at."""


class Clause(NamedTuple):
    """What is reported, as tokens, the verb and where it stands, and the tokens that name the speaker."""

    first: int
    stop: int
    verb: str
    at: int
    by: tuple[int, int]


def find(prose: Prose, listener: Listener, quoted: list[Quoted]) -> Iterator[Annotation]:
    """All reported clauses in order of position."""
    inside = bytearray(len(prose.words) + 1)
    for one in quoted:
        inside[one.first : one.stop] = b"\x01" * (one.stop - one.first)
    strong = listener.words.strong
    starts: dict[int, tuple[int, int]] = {}
    named = set(listener.according)
    for i in sorted(named.union(prose.where(listener.words.verbs))):
        word = prose.lower[i]
        if inside[i]:
            continue
        number = prose.sentence_at[i]
        low, high = prose.sentences[number]
        clause = _according(prose, listener, i, low, high) if i in named else None
        if clause is None and word in strong and prose.tags[i] in "VNJ":
            clause = _said(prose, listener, inside, i, low, high)
        if clause is None or clause.stop - clause.first < 3 or inside.find(0, clause.first, clause.stop) < 0:
            continue
        if starts.get(number) == (clause.first, clause.stop):
            continue
        starts[number] = (clause.first, clause.stop)
        cue = listener.cue(clause.verb, clause.at, clause.by)
        if cue is not None:
            yield _annotation(prose, listener, clause, cue, number)


def _said(prose: Prose, listener: Listener, inside: bytearray, verb: int, low: int, high: int) -> Clause | None:
    if not listener.verbal(verb, low):
        return None
    lower, tags = prose.lower, prose.tags
    chain = chains.chain(prose, verb, low)
    if chain.start < verb and not NEGATIVE.isdisjoint(lower[chain.start : verb]):
        return None
    lemma = listener.words.strong[lower[verb]]
    that = _that(prose, verb, high)
    if that < high and lower[that] == "that" and not inside[that]:
        return _clause(prose, listener, lemma, verb, listener.subject_of(verb, low), that, high)
    trailing = _trailing(prose, listener, verb, low, high, chain.start)
    if trailing is not None:
        return trailing
    if lemma in SILENT:
        return None
    after = _after_verb(prose, listener, lemma, verb, high)
    if after >= high or tags[after] == "Q" or inside[after]:
        return None
    if tags[after] in "DPNO#JA" and lower[after] not in {"so", "more", "no"} and _finite(prose, after, high):
        return _clause(prose, listener, lemma, verb, listener.subject_of(verb, low), after, high)
    return None


def _that(prose: Prose, verb: int, high: int) -> int:
    """The "that" after a verb, or what stands before any: another verb, a quotation; else the end."""
    first, stop = verb + 1, high if high < verb + LATEST_THAT else verb + LATEST_THAT
    tags, lower = prose.tags, prose.lower
    for i in range(first, stop):
        if tags[i] in "VQ" or lower[i] == "that":
            return i
    return high


def _after_verb(prose: Prose, listener: Listener, lemma: str, verb: int, high: int) -> int:
    """Where a clause may begin after the verb: past who is spoken to, days and places of speaking."""
    lower, tags = prose.lower, prose.tags
    i = verb + 1
    if lemma in ADDRESSED and i < high and tags[i] in "DPNO#J":
        i = listener.phrase_after(i, high)[1]
    while i + 1 < high and (tags[i] == "R" or lower[i] in {"on", "at", "in", "via", "late", "early", "last", "during"}):
        if tags[i] == "R":
            i += 1
            continue
        stop = listener.phrase_after(i + 1, high)[1]
        if stop == i + 1:
            break
        i = stop
    return i + 1 if i < high and lower[i] in WEEKDAYS else i


def _finite(prose: Prose, first: int, high: int) -> bool:
    """Whether a clause with a verb begins at a token: "the exchange processes", not "a prayer for them"."""
    tags = prose.tags
    for i in range(first, min(high, first + 25)):
        tag = tags[i]
        if tag == "A" or (tag == "V" and not prose.lower[i].endswith("ing") and tags[i - 1] != "T"):
            return i > first
        if tag == ".":
            return False
    return False


def _clause(
    prose: Prose, listener: Listener, lemma: str, verb: int, by: tuple[int, int] | None, first: int, high: int
) -> Clause | None:
    """The clause from a token to the end of the sentence or to another's words."""
    if by is None or by[0] >= by[1]:
        return None
    high = min(high, first + MONSTROUS)
    stop, _ = next(listener.according_within(first + 3, high), (high, high))
    if not TURNS.isdisjoint(prose.lower[first + 3 : stop]):
        # "he denied it, but since it was proven …": the narrator is back
        turns = (i for i in range(first + 3, stop) if prose.lower[i] in TURNS and prose.tags[i - 1] == ",")
        stop = next(turns, stop)
    while stop > first and prose.tags[stop - 1] in ".,Q":
        stop -= 1
    return new(Clause, (first, stop, lemma, verb, by))


def _trailing(prose: Prose, listener: Listener, verb: int, low: int, high: int, start: int) -> Clause | None:
    """The clause before ", sources said" or ", said the minister" at the end of a sentence."""
    lower, tags = prose.lower, prose.tags
    if verb + 1 < high and lower[verb + 1] in {"that", ":"}:
        return None
    last = low + 2 if low + 2 > start - 25 else start - 25
    comma = start - 1
    while comma > last and tags[comma] != ",":
        comma -= 1
    if comma <= last:
        return None
    low, high = max(low, comma - MONSTROUS), min(high, verb + MONSTROUS)
    inverted = comma == start - 1
    if inverted:
        told = listener.mentions.starting(verb + 1) if lower[verb] == "told" else None
        if told is None and lower[verb] == "told":
            return None  # "the chief executive, Ann Poe, told reporters": nobody stands behind the verb but who heard
        by = listener.phrase_after(told.stop if told else verb + 1, high)
        if by[0] >= by[1] or (by[1] < high and _is_finite(prose, by)):
            return None  # "Ann Poe, reached by phone, said the bar would close"
    else:
        by = (comma + 1, start)
        between, rest = tags[comma + 1 : start], tags[verb + 1 : high]
        if not NO_SPEAKER.isdisjoint(between) or between[0] in "IR" or SPEAKER.isdisjoint(between):
            return None
        if "Q" not in rest and not VERBAL.isdisjoint(rest):
            return None
    if VERBAL.isdisjoint(tags[low:comma]):
        return None
    first = low
    while first < comma and tags[first] in ".,Q":
        first += 1
    return new(Clause, (first, comma, listener.words.strong[lower[verb]], verb, by))


def _is_finite(prose: Prose, by: tuple[int, int]) -> bool:
    """Whether a verb of its own stands behind a noun phrase: "the bar would", "she knew", not "the man arrested"."""
    stop = by[1]
    if prose.tags[stop] == "V":
        return prose.tags[by[0]] == "O" or not prose.lower[stop].endswith(PARTICIPLES)
    return prose.tags[stop] == "A"


def _according(prose: Prose, listener: Listener, i: int, low: int, high: int) -> Clause | None:
    """The clause beside "according to X": after it where it opens the sentence, else before it."""
    phrase = listener.words.according.at(prose.lower, i, high)
    if phrase is None:
        return None
    by = listener.phrase_after(phrase[0], high)
    if by[0] >= by[1]:
        return None
    first, stop = low, i
    if i <= low + 1:
        first = next((j for j in range(by[1], high) if prose.tags[j] == ","), high)
        stop = high
    while first < stop and prose.tags[first] in ".,Q":
        first += 1
    while stop > first and prose.tags[stop - 1] in ".,Q":
        stop -= 1
    return Clause(first, stop, "according", i, by)


def _annotation(prose: Prose, listener: Listener, clause: Clause, cue: Cue, number: int) -> Annotation:
    first, stop = clause.first, clause.stop
    begin = first + 1 if prose.lower[first] == "that" else first
    span = prose.span(first, stop)
    start, end = prose.sentences[number]
    fields: dict[str, Value] = {
        "text": " ".join(prose.cut(begin, stop).split()),
        "content": content(prose, begin, stop),
        "form": "indirect",
        "verb": cue.verb,
        "by": " ".join(prose.cut(*cue.by).split()),
        "context": context(prose, start, end, first, stop),
    }
    listener.heard.append(cue)
    listener.speech.append(new(Speech, (first, stop, cue.speaker, "indirect")))
    if cue.speaker is not None:
        fields["speaker"] = cue.speaker
    occasion = listener.occasion(cue)
    if occasion is not None:
        fields["occasion"] = occasion
    return new(Annotation, ("quote", span, number, fields, PLAIN, "attributed", min(cue.confidence, 0.8)))


def content(prose: Prose, first: int, stop: int) -> tuple[str, ...]:
    """Lemmas of the content words of a range, in order."""
    solid = compress(prose.lemmas[first:stop], prose.tagged[first:stop].translate(CONTENT))
    return tuple(islice(solid, MOST_LEMMAS))


def context(prose: Prose, start: int, end: int, first: int, stop: int) -> frozenset[str]:
    """Lemmas of nouns, verbs and numbers from ``start`` to ``end`` that do not stand from ``first`` to ``stop``.

    Of a sentence that never ends, what stands near is enough.
    """
    start, end = min(max(start, first - MONSTROUS), first), max(min(end, stop + MONSTROUS), stop)
    lemmas = prose.lemmas[start:first] + prose.lemmas[stop:end]
    tags = prose.tagged[start:first] + prose.tagged[stop:end]
    return frozenset(compress(lemmas, tags.translate(AROUND)))


def heard_from(prose: Prose, first: int, comma: int, high: int) -> bool:
    """Whether what follows a name is what somebody told: "According to Jane Doe, a deputy found the boat"."""
    lower, tags = prose.lower, prose.tags
    low = prose.sentences[prose.sentence_at[first]][0]
    if lower[low : low + 2] != ["according", "to"] or "," in lower[low:first]:
        return False
    for i in range(comma + 1, high):
        if lower[i] == ",":
            return False
        if tags[i] == "V":
            return True
    return False
