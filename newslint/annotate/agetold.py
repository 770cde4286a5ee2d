"""Ages told otherwise: "she is only 17", "he was 61 in January", "Ann Poe, just 19,", "not 20 until May".

What comes in: tokens and a Number that is no age by itself. What goes out: as from ``ages``, or None.
"""

from __future__ import annotations

from newslint.annotate.aged import THEMSELVES, explained, somebody, spoken_of, unnamed, whose_before, whose_subject
from newslint.annotate.mentions import Mentions
from newslint.annotate.numbers import Number
from newslint.annotate.prose import Prose
from newslint.annotate.reported import WEEKDAYS
from newslint.core.values import Amount, exactly

Age = tuple[int, int, Amount, int | None, float]

BEING = frozenset(("is", "was", "'s"))
SHORT = frozenset(("nearly", "almost"))
BY_NOW = frozenset(("now", "only", "just", "barely", "still", "hardly", "already"))
"""Words that may stand before the figure of an age: "now 33", "only 17"."""
NOT = frozenset(("not", "n't"))
TILL = frozenset(("until", "till", "before"))
NOWADAYS = frozenset(("now", "today"))
DAYS = frozenset(("in", "on", "last", "this"))
_MONTHS = "january february march april may june july august september october november december"
MONTHS = frozenset(_MONTHS.split())
TIMES = WEEKDAYS | MONTHS | {"week", "month", "year", "spring", "summer", "autumn", "winter", "the"}
"""Words behind which one of DAYS tells when somebody became as old: "was 61 in January", "is 40 this week"."""
CLOSING = frozenset((".", "and", ";", "but"))
ENDING = frozenset((",", ".", "and", ";", ")", "but"))
"""What an age without a noun stands between: "who was 77,"."""
BEHIND = ENDING | {"of", "from"}
DYING = frozenset(("dead", "died", "dies", "die", "dying"))
LAST = BEHIND | {"after", "in", "on", "at", ":", "-", "–", "—", "!", "’", "'", "following", "today", "yesterday"}
"""What may follow "died at 87", which is neither an hour nor a house: "of a stroke", "in Torp", "on Monday"."""
OF = frozenset(("of", "from", "in"))
"""What leads from somebody to a town, which may look like a name: "Ann Poe of Marby, 39,"."""
SUPERLATIVES = frozenset(("youngest", "oldest", "eldest"))
FAR = 7
"""Tokens before "at 38" in which "the youngest" stands."""
GROWN = 15
"""Above what somebody is in figures is hardly a place in a table."""
CHILD = 9
"""Below, figures are seldom years where only the words around tell so."""
PARENTS = frozenset(("mother", "father", "grandmother", "grandfather", "parent", "mum", "mom", "dad", "member"))
"""Those who are of as many children."""

_GLUE = ", as a an boy girl child man woman lad of when he she was aged at the age only just"
GLUE = frozenset(_GLUE.split())
"""Words between a year and the age that somebody had then: "in 2011, when she was 39", "in 1990 as a boy of six"."""


def told(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """First token, token after, amount, whose (a token), and confidence."""
    lower, first, stop, value = prose.lower, number.first, number.stop, number.printed
    if value is None or value <= CHILD or first - 2 < start - 1:
        return None
    follows = lower[stop] if stop < len(lower) else ""
    before = lower[first - 1] if first > start else ""
    amount = exactly(value)
    if before in SHORT or before in BY_NOW or (before == "of" and lower[first - 2] == "all"):
        begin = first - 1 - (before == "of")
        if before in SHORT:
            amount = Amount(value - 2, value - 1)
        return _by_now(prose, number, mentions, start, begin, amount)
    if before in BEING:
        return being(prose, number, mentions, start) if is_dated(lower, stop) or follows == "when" else None
    if before in NOT or (before == "be" and lower[first - 2] in NOT):
        return _not_yet(prose, number, mentions, start)
    if before == ",":
        whose = apposed(prose, mentions, first - 2, start) if number.form == "digits" and follows in BEHIND else None
        return None if whose is None else (first, stop, amount, whose, 0.8)
    if before == "of":
        return _of(prose, number, mentions, start) if follows in ENDING else None
    if before != "at" or value <= GROWN - 3:
        return None
    if lower[first - 2] in DYING and (follows in LAST or stop >= prose.sentences[prose.sentence_at[first]][1]):
        return _last(prose, number, mentions, start)
    return _at(prose, number, mentions, start)


def _last(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """ "Novelist Ann Poe dead at 87", "died at 87 in Torp": at what age somebody died."""
    whose = whose_subject(prose, mentions, number.first - 2, start)
    if whose is None:
        whose = whose_before(prose, mentions, number.first - 2, start)
    value = number.printed or 0.0
    return number.first, number.stop, exactly(value), whose, 0.8


def is_dated(lower: list[str], stop: int) -> bool:
    """Whether behind a figure stands when somebody became as old: "now", "in January", "last month", "in 2011"."""
    follows, then = (*lower[stop : stop + 2], "", "")[:2]
    if follows in NOWADAYS:
        return True
    return follows in DAYS and (then in TIMES or (follows == "in" and len(then) == 4 and then.isdecimal()))


def _by_now(prose: Prose, number: Number, mentions: Mentions, start: int, begin: int, amount: Amount) -> Age | None:
    """ "She is now 33", "Ann Poe, just 19,", "Just 19, she won", "aged only 19"."""
    lower, stop = prose.lower, number.stop
    follows = lower[stop] if stop < len(lower) else ""
    if begin == start or (begin == start + 1 and lower[start] in BY_NOW):
        if follows != "," or stop + 1 >= len(lower):
            return None
        meant = mentions.meant_by(prose, stop + 1, start)
        is_person = meant.kind == "person" if meant is not None else lower[stop + 1] in THEMSELVES
        return (begin, stop, amount, stop + 1, 0.7) if is_person else None
    before = lower[begin - 1]
    if before in BEING and (follows in ENDING or follows == "when" or is_dated(lower, stop)):
        return being(prose, number._replace(first=begin, low=amount.low, high=amount.high), mentions, start)
    if before == "aged":
        behind = begin - 1 == start and follows == ","  # "Aged just 19, she won"
        whose = stop + 1 if behind else whose_before(prose, mentions, begin - 1, start)
        return begin - 1, stop, amount, whose, 0.7
    mention = mentions.covering(begin - 2) if before == "," and begin - 2 >= start and follows in ENDING else None
    return (begin, stop, amount, begin - 2, 0.8) if mention is not None and mention.kind == "person" else None


def being(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """ "Ann Poe, who was 77,", "he is 62": somebody is named, and what somebody is in figures is an age."""
    at = number.first - 2
    lower = prose.lower
    while at > start and prose.tags[at] == "R":
        at -= 1
    amount = Amount(number.low, number.high, number.low if number.low in (number.high, number.printed) else None)
    if lower[at] == "who":
        at -= 1 + (lower[at - 1] == ",")
        named = mentions.covering(at)
        known = named is not None and named.kind == "person" and lower[named.first - 1] != "of"
        whose = None if known else apposed(prose, mentions, at, start)
        if whose is not None:
            return number.first, number.stop, amount, whose, 0.7  # "Ann Poe, a baker in Torp who is 39,"
    elif lower[at] == "," and number.high > GROWN:
        opened = mentions.covering(start)
        if opened is not None and opened.kind == "person" and lower[opened.stop] == ",":
            return number.first, number.stop, amount, start, 0.7  # "Ann Poe, who came from Torp, is 39"
        if lower[start] == "the" and somebody(lower[start + 1]):
            # "The man held at the ferry, a father of two, is 29"
            return number.first, number.stop, amount, start + 1, 0.6
        return None
    elif lower[at] not in THEMSELVES and not (
        prose.capital[at] and (number.high > GROWN or lower[number.stop] in CLOSING)
    ):
        return None
    if at < start:
        return None
    mention = mentions.meant_by(prose, at, start)
    if mention is not None and lower[number.first - 1] == "'s" and prose.tags[mention.first - 1] in "IT":
        return None  # "81 votes to Poe's 17"
    if mention is None and number.high > GROWN and somebody(lower[at]) and lower[number.first - 2] == "who":
        return number.first, number.stop, amount, at, 0.6  # "the missing kayaker, who is 43,"
    if mention is None and lower[at] in THEMSELVES and number.high > GROWN:
        return number.first, number.stop, amount, unnamed(prose, lower[at], start), 0.6
    if mention is None or mention.kind != "person":
        return None
    return number.first, number.stop, amount, at, 0.8


def _not_yet(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """ "She will not be twenty until October", "is not 20 until May"."""
    first, stop, value = number.first, number.stop, number.printed
    if value is None or (prose.lower[stop : stop + 1] != [] and prose.lower[stop] not in TILL):
        return None
    whose = whose_subject(prose, mentions, first, start)
    return None if whose is None else (first, stop, Amount(value - 1, value - 1, value - 1), whose, 0.7)


def _of(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """ "Ann Poe, a seamstress of 71,": what somebody is, and of how many years."""
    lower, first, value = prose.lower, number.first, number.printed or 0.0
    whose = explained(prose, mentions, first - 2, start)
    apart = whose + 2
    if whose == first - 2 or lower[apart : apart + 1] not in (["a"], ["an"]) or lower[first - 2] in PARENTS:
        return None
    return first, number.stop, exactly(value), whose, 0.7


def _at(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """ "At 39 in 2011", "Ann Poe, at 71, still rows", "the youngest member at 24", "at nineteen the youngest"."""
    lower, first, stop, value = prose.lower, number.first, number.stop, number.printed or 0.0
    follows, then = (*lower[stop : stop + 2], "", "")[:2]
    if follows == "the" and then in SUPERLATIVES and first - 1 == start:
        end = prose.sentences[prose.sentence_at[first]][1]
        behind = next((at for at in range(stop, min(end, stop + FAR * 2)) if lower[at] in THEMSELVES), None)
        whose = behind if behind is not None else spoken_of(prose, mentions, first, start)
        return None if whose is None else (first, stop, exactly(value), whose, 0.7)
    earlier = lower[first - 2] if first - 2 >= start else ""
    if not (
        (follows == "in" and len(then) == 4 and then.isdecimal())
        or (earlier in {",", "and", "but", ";"} and (follows == "," or follows in THEMSELVES))
        or (not SUPERLATIVES.isdisjoint(lower[max(start, first - FAR) : first]) and follows in ENDING | {"to", "ever"})
    ):
        return None
    whose = whose_subject(prose, mentions, first, start)
    if whose is None and follows == "," and stop + 1 < len(lower):
        whose = stop + 1  # "In 2011, at 39, she founded the mill"
    meant = None if whose is None else mentions.meant_by(prose, whose, start)
    return (first, stop, exactly(value), whose, 0.7) if meant is not None and meant.kind == "person" else None


def apposed(prose: Prose, mentions: Mentions, last: int, start: int) -> int | None:
    """Who is named before a phrase that ends at a token: "Ann Poe, minister of water, 49", "Ann Poe of Torp, 39,"."""
    lower, tags = prose.lower, prose.tags
    for at in range(last, max(start, last - FAR - 3) - 1, -1):
        if lower[at] == "," and at > start:
            mention = mentions.covering(at - 1)
            return at - 1 if mention is not None and mention.kind == "person" else None
        mention = mentions.covering(at)
        if mention is not None and mention.kind == "person":
            if lower[mention.first - 1] not in OF:
                return at if at < last and lower[at + 1] in OF else None
            whose = mentions.covering(mention.first - 2)
            if whose is not None and whose.kind == "person" and lower[mention.first - 1] == "of":
                return mention.first - 2  # "Ann Poe of Upper Torp, 39,": nobody is somebody's but a child of his
            if mention.stop - mention.first > 1:
                return None  # "the death of Ann Poe, 20": a town of one word may look like a name, this does not
        if tags[at] not in "NJDIP" and lower[at] not in {"'s", "and"}:
            return None
    return None


def year_before(lower: list[str], first: int, start: int) -> bool:
    """Whether an age is one of the year that stands before it: "founded it in 2011, when she was 39"."""
    at = first - 1
    while at > start and first - at < FAR and lower[at] in GLUE:
        at -= 1
    return at > start and len(lower[at]) == 4 and lower[at].isdecimal() and lower[at - 1] == "in"
