"""How somebody came to speak, and for whom: "Reached at home, the owner said", "a spokesperson for Ada Lund".

What comes in: the parties of an article. What goes out: statements that a sentence tells by their occasion, and for
whom a spokesperson speaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newslint.annotate.mentions import Mention
from newslint.annotate.parties import SPEAKERS, Parties
from newslint.annotate.prose import Prose, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.values import Entity

_REACHED = """
    reached contacted phoned telephoned rung interviewed cornered buttonholed collared approached speaking reacting
    responding talking asked outside
"""
REACHED = frozenset(_REACHED.split())
"""Words with which a sentence begins that tells how its speaker was reached: "Reached at home, the owner said"."""
APPOSED = Watched({"reached", "contacted", "interviewed", "phoned", "telephoned", "cornered", "speaking", "asked"})
"""Those that may stand behind the speaker: "the owner, reached at home, said"."""
ISSUED = frozenset({"statement", "video", "post", "letter", "message", "email", "e-mail", "interview", "briefing"})
"""What a sentence begins with that tells where its speaker said it: "In a video from the cabin, Hall thanked"."""
OPENERS = REACHED | {"in"}
OPENING = 6
"""Tokens of a sentence among which that stands."""
HEARD = frozenset({"person", "organisation"})
"""Kinds of names of those who may speak."""
FOR = frozenset({"for", "of", "from", "at"})
HOLDERS = {"minister": "ministry", "commissioner": "commission"}
"""Those who speak for what they head, and what that is."""
PLAIN = frozenset({"prime", "first", "the", "a", "former", "deputy", "junior", "senior", "state", "chief"})
"""Words before them that name no ministry."""
FAR = 5
"""Tokens between a spokesperson and the name, or what is spoken for."""


class Statement(NamedTuple):
    """Somebody's statement: who, the words that name the source and where, and how much it tells of the occasion.

    ``full`` is 1 where it says to whom or in what, 2 where that is the press.
    """

    speaker: Entity
    cue: str
    first: int
    full: int
    confidence: float


def statements(prose: Prose, parties: Parties) -> Iterator[Statement]:
    """Who is heard in a sentence that tells how: "Reached at the inn, Hall said", "In a video, Hall thanked"."""
    lower, mentions = prose.lower, parties.mentions
    apposed = {prose.sentence_at[i] for i in prose.where(APPOSED)}
    for number, (low, high) in enumerate(prose.sentences):
        if number not in apposed and lower[low] not in OPENERS:
            continue
        if prose.regions[number] != "body" or "," not in lower[low:high]:
            continue
        if lower[low] not in REACHED and (
            lower[low] != "in" or lower[low + 1 : low + 2] != ["a"] or ISSUED.isdisjoint(lower[low : low + OPENING])
        ):
            yield from _apposed(prose, parties, low, high)
            continue
        first = low if lower[low] == "outside" else lower.index(",", low, high)
        heard = next((one for one in mentions.within(first, high) if one.kind in HEARD), None)
        if heard is not None:
            yield new(Statement, (heard.entity, "", heard.first, 2, 0.6))
        elif number + 1 < len(prose.sentences) and lower[low] in REACHED:
            stop = prose.sentences[number + 1][1]
            told = next((one for one in mentions.told if high <= one.first < stop and one.entity is not None), None)
            if told is not None and told.entity is not None:  # "… the physician spoke for an hour. “…,” he told us"
                yield new(Statement, (told.entity, "", low, 2, 0.6))


def unnamed(prose: Prose, found: list[Annotation]) -> Iterator[Statement]:
    """What a spokesperson without a name is quoted with: "“…,” a ministry spokesman told the paper"."""
    for one in prose.of_kind("quote", found):
        speaker = one.fields.get("speaker")
        if one.fields.get("form") == "direct" and isinstance(speaker, Entity):
            said = str(one.fields.get("by", ""))
            here = said in prose.spans[one.sentence].cut(prose.text)
            if here and not SPEAKERS.isdisjoint(said.lower().split()):
                yield new(Statement, (speaker, said, prose.token_at(one.span.start), 1, 0.6))


def _apposed(prose: Prose, parties: Parties, low: int, high: int) -> Iterator[Statement]:
    """ "The owner, Ada Lund, reached on Sunday by telephone, said"."""
    for one in parties.mentions.within(low, high):
        comma, *behind = prose.lower[one.stop : one.stop + 2] or [""]
        if one.kind == "person" and comma == "," and not APPOSED.isdisjoint(behind):
            yield new(Statement, (one.entity, "", one.first, 2, 0.6))
            return


def spoken_for(prose: Prose, parties: Parties, first: int) -> Entity | None:
    """Whom a source that begins at a token speaks for as a spokesperson: "a ministry spokesperson, Ann Poe"."""
    high = prose.sentences[prose.sentence_at[first]][1]
    near = prose.lemmas[first : min(first + FAR + 2, high)]
    if SPEAKERS.isdisjoint(near):
        return None  # by far most often
    head = first + next(at for at, lemma in enumerate(near) if lemma in SPEAKERS)
    behind = head + 1
    if prose.lower[behind : behind + 1] == [","] or prose.tags[behind : behind + 1] == ["P"]:
        return _modifier(prose, parties, first, head)  # "palace spokeswoman Ann Poe"
    if "".join(prose.lower[behind : behind + 1]) not in FOR:
        return None
    for at in range(behind + 1, min(behind + FAR + 1, high)):
        mention = parties.mentions.covering(at)
        if mention is not None and mention.kind in HEARD:
            return mention.entity
        if prose.tags[at] not in "DNPJ":
            break
    start = behind + 1 + (prose.lower[behind + 1 : behind + 2] == ["the"])
    stop = start
    while prose.tags[stop : stop + 1] == ["N"]:
        stop += 1
    return Entity(" ".join(prose.lower[start:stop]), " ".join(prose.words[start:stop])) if stop > start else None


def houses(prose: Prose, parties: Parties, actor: Mention | None) -> Iterator[Entity]:
    """For whom an actor speaks: "palace spokeswoman Ann Poe", "Finance Minister Ada Lund"."""
    if actor is None or actor.kind != "person":
        return
    first = actor.first
    low = prose.sentences[prose.sentence_at[first]][0]
    is_voice = first - 1 > low and prose.lemmas[first - 1] in SPEAKERS
    house = _modifier(prose, parties, low, first - 1) if is_voice else office_of(prose, parties, first)
    if house is not None:
        yield house


def office_of(prose: Prose, parties: Parties, first: int) -> Entity | None:
    """The ministry of a minister whose name a source begins with: "Finance Minister Ada Lund" → finance ministry."""
    start = first - 1 if first > 1 else 1
    near = prose.lower[start : first + 2]
    if HOLDERS.keys().isdisjoint(near):
        return None  # by far most often
    at = start + next(i for i, word in enumerate(near) if word in HOLDERS)
    head, field = prose.lower[at], prose.lower[at - 1]
    if field in PLAIN or not field.isalpha():
        return None
    return Entity(f"{field} {HOLDERS[head]}", f"{field.capitalize()} {HOLDERS[head].capitalize()}")


def _modifier(prose: Prose, parties: Parties, first: int, head: int) -> Entity | None:
    """ "A ministry spokesperson": what stands before the noun, if it is a noun."""
    mention = parties.mentions.covering(head - 1)
    if mention is not None:
        return mention.entity if mention.kind in HEARD else None
    start = head
    while start > first and prose.tags[start - 1] == "N":
        start -= 1
    return Entity(" ".join(prose.lower[start:head]), " ".join(prose.words[start:head])) if start < head else None
