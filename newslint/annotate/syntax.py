"""Shallow grammar over tags: the subject and the object of a verb; no tree, only looks to both sides.

What comes in: tokens with tags, and a verb. What goes out: token numbers. Each look stops at the sentence, at a clause
boundary or after ``REACH`` tokens, so the cost of a text is linear in its length.

"The users in China receive": the head of the subject is "users", not "China".
"""

from __future__ import annotations

from newslint.annotate.chains import base, chain
from newslint.annotate.prose import Prose

__all__ = ["chain", "head_after", "head_before", "phrase_start", "subject"]

REACH = 40
"""Tokens that one look may pass: longer subjects exist, but then the head is a guess."""

PARTICLES = frozenset({"up", "out", "off", "down", "over", "away", "back"})
RELATIVES = frozenset({"who", "which", "that"})
_TIMES = """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week month year day night
    morning afternoon evening weekend january february march april may june july august september october november
    december hour minute summer winter spring autumn
"""
TIMES = frozenset(_TIMES.split())
"""Nouns that stand between a subject and its verb without being either: "the company last month opened"."""

ASIDE = frozenset({"right", "midway", "back", "home", "tonight"})
"""Nouns and adjectives that go with what follows where they stand behind a name."""

OBJECTIVE = frozenset({"them", "him", "us", "me", "her", "himself", "herself", "itself", "themselves"})
LINKS = frozenset({"as", "since", "after", "before", "until", "till", "than"})
"""Prepositions that open a clause where a subject and a verb follow: "as China goes"."""

WHEN = frozenset({"on", "in", "at", "by", "last", "next", "this"})
"""Words before a time between "who" and its verb."""
TOLD = frozenset({"how", "when", "that", "because", "where", "while", "if", "why"})
"""Words behind which a clause may open with a phrase of its own: "how in 2021 Hall sued"."""
QUANTIFIERS = frozenset({"all", "some", "most", "many", "both", "none", "each", "one", "half", "several", "few"})
"""Words whose "of" phrase holds the real subject: "all of these moves show"."""

_LETTING = "allow enable help permit let force lead cause require oblige order compel instruct"
LETTING = frozenset(_LETTING.split())
"""Verbs after which the object does what follows."""

NOMINAL = frozenset("NPJD#S")
ENDING = frozenset(",.IVATC")
"""Tags of words that end a noun phrase."""
UNASKED = -1
"""The subject of a chain that nobody has asked for."""


def subject(prose: Prose, start: int, low: int) -> int | None:
    """The head of the subject of the chain that begins at ``start``; None where no noun can be it.

    Several extractors ask for that of one verb, so it is looked for once.
    """
    key = start, low
    head = prose.subjects.get(key, UNASKED)
    if head == UNASKED:
        head = prose.subjects[key] = _subject(prose, start, low, 0)
    return head


def _subject(prose: Prose, start: int, low: int, depth: int) -> int | None:
    tags, lower = prose.tags, prose.lower
    i = start - 1
    if i < low:
        return None
    if tags[i] == "T":
        return _allowed(prose, i, low)
    while i > low and tags[i] in "RQ":
        i -= 1
    if i >= low and tags[i] == ",":
        opening = _opening(prose, i, low)
        if opening is None:
            return _shared(prose, i, low, depth)
        i = _before_age(tags, opening, low) - 1
    if i < low:
        return None
    if lower[i - 2] in RELATIVES and i > low + 2 and lower[i - 1] in WHEN:
        i -= 2  # "Hall, who on Sunday led": when it was stands between
    if lower[i] in RELATIVES:
        i -= 1
        if i >= low and tags[i] == "C":
            return _shared_relative(prose, i, low)
        if i >= low and tags[i] == ",":
            i -= 1
        if i < low or tags[i] not in "NPO#":
            return None
        head = head_before(prose, i, low)
        return i if head is None and tags[i] in "NP" else head  # "it came from Ann Poe, who asked"
    if tags[i] == "C":
        return _shared(prose, i, low, depth) if lower[i] in {"and", "but", "then", "or"} else None
    return head_before(prose, i, low)


def _allowed(prose: Prose, to: int, low: int) -> int | None:
    """Who does what somebody lets them do: "the licence allowed Acme to keep an office"."""
    tags = prose.tags
    i = to - 1
    if i < low or tags[i] not in "NPO":
        return None
    head = i
    while i >= low and tags[i] in "NPOJD#Q":
        i -= 1
    return head if i >= low and tags[i] == "V" and base(prose, i) in LETTING else None


def _opening(prose: Prose, closing: int, low: int) -> int | None:
    """The comma that opens an insertion which ends at a comma: "Binance, one of the largest, is"."""
    for i in range(closing - 2, max(low, closing - REACH) - 1, -1):
        if prose.tags[i] == ",":
            return i
    return None


def _before_age(tags: list[str], comma: int, low: int) -> int:
    """The comma behind the name, where an age stands between: "Ann Poe, 47, of Torp"."""
    return comma - 2 if comma - 2 > low and tags[comma - 1] == "#" and tags[comma - 2] == "," else comma


def _shared_relative(prose: Prose, joint: int, low: int) -> int | None:
    """Whom a second relative clause is about: "Ann Poe, who signed it and who has not said a word"."""
    for i in range(joint - 1, max(low, joint - REACH) - 1, -1):
        if prose.lower[i] in {"who", "whose", "which"} and i > low:
            before = i - 1 if prose.tags[i - 1] != "," else i - 2
            return head_before(prose, before, low) if before >= low and prose.tags[before] in "NPO" else None
    return None


def _shared(prose: Prose, joint: int, low: int, depth: int) -> int | None:
    """The subject of the verb before "and": "it left Japan and opened an office"."""
    if depth > 1:
        return None
    for i in range(joint - 1, max(low, joint - REACH) - 1, -1):
        if prose.tags[i] == "V":
            before = chain(prose, i, low)
            return _subject(prose, before.start, low, depth + 1) if before.finite else None
    return None


def head_before(prose: Prose, end: int, low: int) -> int | None:
    """The head of the noun phrase that ends at token ``end``, prepositional phrases left aside."""
    tags, lower, lemmas = prose.tags, prose.lower, prose.lemmas
    head: int | None = None
    closed = reduced = False
    last = low if low > end - REACH else end - REACH
    for i in range(end, last - 1, -1):
        tag = tags[i]
        if closed and tag != "I":
            break
        if tag in "NP":
            if head is None:
                if lemmas[i] not in TIMES or i == low:
                    head = i
            elif tag == "P" and lower[i] in TIMES:
                break
        elif tag == "O":
            if head is None:
                return i if lower[i] not in OBJECTIVE else None
            break
        elif tag == "D":
            if lower[i] == "'s" or lower[i] == "'":
                continue
            if head is None and lower[i] in QUANTIFIERS:
                return i
            closed = head is not None
        elif tag == "I":
            if closed and head == end and tags[end] == "P" and tags[end - 1] == "N":
                break  # "the largest bank in the world Acme is": the name stands beside the phrase
            if head is not None:
                if i > low and lower[i - 1] not in TOLD:
                    if _stays(lower, i):
                        break
                elif head == end and _fronted(prose, i, head):
                    break
            head, closed = None, False
            if tags[i - 1] == "," and i - 1 > last and tags[i - 2] == "#" and not reduced:
                comma = _before_age(tags, i - 1, last)
                return head_before(prose, comma - 1, low) if comma < i - 1 else None  # "Ann Poe, 47, of Torp was"
        elif tag == "V":
            if head is not None or reduced or not lower[i].endswith(("ed", "ing", "en")):
                break
            reduced = True
        elif tag == "C":
            if head is None or lower[i] not in {"and", "or"} or i - 1 < low or tags[i - 1] not in "NP":
                break
        elif tag not in "J#SQ":
            break
    return head


def _stays(lower: list[str], i: int) -> bool:
    """Whether the noun after this preposition is the subject all the same: "as China goes", "all of these moves"."""
    word, before = lower[i], lower[i - 1]
    return (word in LINKS and before not in {"such", "more", "less", "fewer", "rather", "other"}) or (
        word == "of" and before in QUANTIFIERS
    )


def _fronted(prose: Prose, i: int, head: int) -> bool:
    """Whether a name stands behind the phrase that opens a sentence: "In 2019 Hall beat", "At the weir Hall fell"."""
    tags, first = prose.tags, head
    while tags[first] == "P" and prose.capital[first]:
        first -= 1
    return first != head and first > i and (tags[first] in "N#" or prose.lower[first] == "her")


def head_after(prose: Prose, first: int, high: int) -> tuple[int | None, int]:
    """The head of the noun phrase that begins at ``first``, and the token after the phrase."""
    tags = prose.tags
    if first >= high or tags[first] in ENDING:
        return None, first
    lower = prose.lower
    head: int | None = None
    i = first
    stop = high if high < first + REACH else first + REACH
    while i < stop:
        tag = tags[i]
        if tag in "NP":
            if head is not None and tags[head] == "P" and (lower[i] in TIMES if tag == "P" else lower[i] in ASIDE):
                break  # "backed Ms Hall Wednesday", "passed Hall right at the end"
            head = i
        elif tag in ENDING:
            if tag != "I" or i == first or tags[i - 1] != "D" or lower[i - 1] in {"'s", "'"}:
                break  # but not "its outside auditor"
        elif tag == "D":
            if head is not None and lower[i] not in {"'s", "'"}:
                break
        elif tag == "J":
            # "took the town last week": an adjective after the noun begins something else
            if head == i - 1 and (tags[head] == "N" or lower[i] in {"last", "next"}):
                break
        elif tag == "O":
            return (i, i + 1) if head is None else (head, i)
        elif tag in "#S":
            head = i if head is None or tags[head] in "#S" else head
        elif tag == "R" and head is not None and lower[i - 1] != "'s":
            break
        i += 1
    if head is None and i > first + 1 and tags[i - 1] == "J" and tags[first] == "D":
        head = i - 1  # "by a rival", "the dead"
    return head, i


def phrase_start(prose: Prose, head: int, low: int) -> int:
    """Where the noun phrase of a head begins: its modifiers and determiner, without what stands before."""
    tags = prose.tags
    i = head
    stop = low if low > head - 12 else head - 12
    while i > stop and tags[i - 1] in NOMINAL:
        i -= 1
        if tags[i] == "D" and prose.lower[i] not in {"'s", "'"} and tags[i - 1] != "D":
            break  # "in 2017 the government": a determiner opens the phrase
    return i
