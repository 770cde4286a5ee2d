"""How a figure hangs in its clause: the verb or noun that governs it, and as what.

What comes in: the noun phrase of a figure among tagged words. What goes out: the verb, the role of the phrase beside
it, and the noun or preposition between. Between a subject and its verb stand phrases, asides and clauses of their own:
"two men in their 20s", "two men, ages 22 and 31,", "two people who were in the car" were hurt, all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.annotate.prose import Prose
from newslint.annotate.surroundings import Surroundings

if TYPE_CHECKING:
    from newslint.annotate.measures import Measures

LINKS = frozenset(("of", "to", "at", "by", "from", "for", "with", "about", "around", "as", "in"))
ASIDES = frozenset(("including", "among", "most", "some", "many", "all"))
"""Words that open an aside between a subject and its verb."""
PARTICLES = frozenset(("off", "up", "down", "out", "in", "away", "over", "aside"))

_BEHIND = """
in on at inside outside near aboard from of with without behind under around between across along beside within among
throughout
"""
BEHIND = frozenset(_BEHIND.split())
"""Prepositions of phrases that stand between a noun and its verb: "two men in their 20s were"."""
WHO = frozenset(("who", "that", "which"))
_PORTIONS = "none neither some several few many most half part majority bulk"
PORTIONS = frozenset(_PORTIONS.split())
"""Words before "of" and a total, of which something is told that holds for a part of it."""
DEFINITE = frozenset(("the", "these", "those", "its", "his", "her", "their"))
UNFINISHED = frozenset(("be", "been", "being"))
JOINS = frozenset(("and", "but", "or", "so", "while", "as", "when", "after", "before", "then", "for", "because", "if"))
"""Words behind a comma that do not open an aside."""
FAR = 24
"""Tokens that may stand between a counted noun and its verb."""


class Governor(NamedTuple):
    """How a figure hangs in its clause.

    ``verb`` is the token of the governing verb; ``role`` is "object", "subject", "complement" (behind a preposition)
    or ""; ``link`` is the preposition, ``noun`` the noun that carries the figure.
    """

    verb: int | None
    role: str
    link: str = ""
    noun: int | None = None


def governor(
    prose: Prose, near: Surroundings, first: int, stop: int, clause: tuple[int, int], known: Measures
) -> Governor:
    """The verb or noun that governs the noun phrase from ``first`` (with hedges) to ``stop``, in its clause."""
    low, high = clause
    tags, lower, lemmas = prose.tags, prose.lower, prose.lemmas
    if _is_whole(lower, first, low):
        return Governor(None, "")
    at = first - 1
    while at >= low and (tags[at] in "DRQJ" or (tags[at] == "#" and lower[at] != "one")) and lower[at] != "'s":
        at -= 1
    if at < low:
        return _from_the_right(prose, near, _right_verb(prose, near, stop, high), first, low)
    tag, word = tags[at], lower[at]
    if tag in "VA":
        right = _right_verb(prose, near, stop, high) if lemmas[at] in known.lists["light"] else None
        return Governor(at, "object") if right is None else Governor(right, "subject")
    if lower[stop : stop + 1] == ["being"]:
        return Governor(_near_verb(prose, stop, high), "subject")  # "ended in six of them being shot"
    if word in PARTICLES and at > low and tags[at - 1] == "V":
        return Governor(at - 1, "object")
    if word == "of" and at > low and tags[at - 1] == "#":
        return Governor(None, "")  # "three of the five men were hurt": five is the total
    # Behind a preposition a figure is hardly a subject: "opened fire on two officers, killing one, has been arrested".
    right = _near_verb(prose, stop, high) if tag in "IT" else _right_verb(prose, near, stop, high)
    if word in LINKS or tag == "T":
        carrier = _carrier(prose, at, low)
        if carrier is not None and tags[carrier] in "VA":
            return Governor(carrier, "complement", word)
        verb = near.verb_before(at, low)
        if carrier is not None and (right is None or word != "in"):
            return Governor(verb, "complement", word, carrier)
        if right is not None:
            return Governor(right, "subject")
        return Governor(verb, "complement", word, carrier)
    if tag == "C" and word in {"and", "or", "but"}:
        if right is not None:
            return Governor(right, "subject")
        verb = near.verb_before(at, near.sentence(first)[0])
        return Governor(verb, "object" if verb is not None else "")
    if right is not None:
        return Governor(right, "subject")
    if tag == "N" or tag == "P":
        # "police arrested Tuesday 12 men": a noun between; "left hospital 12 days"
        verb = near.verb_before(at, low)
        return Governor(verb, "object" if verb is not None else "", "", at if tag == "N" else None)
    verb = near.verb_before(at, low)
    return Governor(verb, "object" if verb is not None and tag != "," else "")


def _is_whole(lower: list[str], first: int, low: int) -> bool:
    """Whether what is told holds for a part of a figure: "none of the five was", "not all 40 were"."""
    at = first - 1
    if at > low and lower[at] in DEFINITE:
        at -= 1
    if at > low and lower[at] == "of":
        at -= 1
        if lower[at] in PORTIONS:
            return True
    return at > low and lower[at] == "all" and lower[at - 1] == "not"


def _from_the_right(prose: Prose, near: Surroundings, right: int | None, first: int, low: int) -> Governor:
    if right is not None:
        return Governor(right, "subject")
    start = near.sentence(first)[0]
    before = low - 1
    # ", killing five": the clause begins with the figure only when a comma or dash opened it
    if before >= start and prose.lower[before] in {"and", ","}:
        verb = near.verb_before(before, start)
        return Governor(verb, "object" if verb is not None else "")
    return Governor(None, "")


def _carrier(prose: Prose, link: int, low: int) -> int | None:
    """The noun or verb before a preposition: "toll of", "rose to", "fine totalling"."""
    for at in range(link - 1, max(low, link - 4) - 1, -1):
        tag = prose.tags[at]
        if tag in "NV" or tag == "P" or tag == "A":
            return at
        if tag not in "RIJ":
            return None
    return None


def _right_verb(prose: Prose, near: Surroundings, stop: int, high: int) -> int | None:
    """The verb that a noun phrase is the subject of, whatever stands between."""
    verb = _near_verb(prose, stop, high)
    if verb is not None and not _describes(prose, verb, stop):
        return verb
    far = _far_verb(prose, stop, near.sentence(stop - 1)[1]) if prose.tags[stop - 1] == "N" else None
    return verb if far is None else far


def _describes(prose: Prose, at: int, stop: int) -> bool:
    """Whether a verb right behind a noun only says more of it: "two men standing outside", "two men aged 22 and 31"."""
    return at == stop and (prose.lower[at] == "aged" or prose.lower[at].endswith("ing"))


def _near_verb(prose: Prose, stop: int, high: int) -> int | None:
    """The verb that a noun phrase is the subject of: "12 people, including a child, were killed"."""
    tags, lower = prose.tags, prose.lower
    at, limit = stop, high if high < stop + 14 else stop + 14
    skipping = False
    while at < limit:
        tag = tags[at]
        if tag == "V" and lower[at] != "being":
            return at
        if tag in "AV":  # "six victims being shot"
            return _main(tags, at, high)
        if tag == "," and at + 1 < limit and lower[at + 1] in ASIDES:
            closing = next((here for here in range(at + 2, min(limit + 8, high)) if tags[here] == ","), None)
            if closing is not None:  # "six people, including the two killed, were shot"
                at, limit = closing + 1, min(high, closing + 10)
                continue
        if tag == ",":
            skipping = not skipping
            if not skipping and at == stop:
                return None
        elif (
            tag == "."
            or tag == "C"
            or (
                tag in "IT"
                and not skipping
                and at == stop
                and lower[at] in {"to", "by", "for", "from", "than", "after", "before"}
            )
            or tag == "S"
            or (tag == "#" and not skipping)
            or (tag == "I" and not skipping and tags[at + 1 : at + 2] == ["V"] and lower[at + 1].endswith("ing"))
        ):
            return None
        at += 1
    return None


def _main(tags: list[str], first: int, high: int) -> int:
    """The full verb, or what is told, behind an auxiliary: "were all killed", "are dead"."""
    verb = first + 1
    while verb < high and tags[verb] in "AR":
        verb += 1
    return verb if verb < high and (tags[verb] == "V" or (tags[verb] == "J" and tags[verb - 1] in "AR")) else first


def _far_verb(prose: Prose, stop: int, end: int) -> int | None:
    """The verb of a counted noun behind phrases, an aside or a clause of its own, in the sentence that ends at ``end``.

    "Two men in their 20s were", "two men, ages 22 and 31, were", "two people who were in the car died".
    """
    tags, lower = prose.tags, prose.lower
    at, limit = stop, min(end, stop + FAR)
    while at < limit:
        tag = tags[at]
        if _describes(prose, at, stop):
            at = _over_phrase(tags, at + 1, limit)
        elif tag == "A":
            return None if lower[at] in UNFINISHED else _main(tags, at, end)
        elif tag == "V":
            return at if lower[at] != prose.lemmas[at] else None  # "women seeking back pay that": tagged as a verb
        elif tag == "R":
            at += 1
        elif tag == "I" and lower[at] in BEHIND:
            at = _over_phrase(tags, at + 1, limit)
        elif at == stop and lower[at] in WHO:
            at = _over_relative(tags, at + 1, limit)
        elif at == stop and tag == "," and lower[at + 1 : at + 2] and lower[at + 1] not in JOINS:
            return _behind_aside(prose, at, end)
        else:
            return None
    return None


def _over_phrase(tags: list[str], at: int, limit: int) -> int:
    """The token behind a noun phrase, or behind several joined by "and"."""
    while at < limit and (tags[at] in "DJNPQRS#O" or (tags[at] == "C" and tags[at + 1 : at + 2] in (["#"], ["P"]))):
        at += 1
    return at


def _over_relative(tags: list[str], at: int, limit: int) -> int:
    """The token behind a clause that "who" opens: its verb, its object and phrases."""
    while at < limit and tags[at] in "AR":
        at += 1
    if at < limit and tags[at] == "V":
        at += 1
    while at < limit and (behind := _over_phrase(tags, at + (tags[at] == "I"), limit)) > at:
        at = behind
    return at


def _behind_aside(prose: Prose, opening: int, end: int) -> int | None:
    """The verb right behind the mark that closes an aside; an auxiliary before any other, which may describe."""
    tags, lower = prose.tags, prose.lower
    other = None
    for closing in range(opening + 2, min(opening + FAR, end - 1)):
        if tags[closing] == ".":
            break
        if tags[closing] != ",":
            continue
        verb = closing + 1
        while verb < end - 1 and tags[verb] == "R":
            verb += 1
        if tags[verb] == "A" and lower[verb] not in UNFINISHED:
            return _main(tags, verb, end)
        if other is None and tags[verb] == "V" and not lower[verb].endswith("ing"):
            other = verb
    return other
