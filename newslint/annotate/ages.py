"""Ages: "Smith, 47,", "aged 47", "a 23-year-old man", "47 years old", "in her 30s".

What comes in: tokens and a Number. What goes out: the tokens of the age, its interval, and the token of whose it is.
"""

from __future__ import annotations

from newslint.annotate.mentions import Mentions
from newslint.annotate.numbers import Number, NumberWords
from newslint.annotate.prose import Prose
from newslint.core.values import Amount

OLDEST = 125
SUFFIXES = frozenset(("jr.", "jr", "sr.", "sr", "ii", "iii", "iv"))

Age = tuple[int, int, Amount, int | None, float]


def age_of(prose: Prose, number: Number, mentions: Mentions, known: NumberWords, start: int) -> Age | None:
    """First token, token after, amount, whose (a token), and confidence; None where the number is no age."""
    lower, first, stop = prose.lower, number.first, number.stop
    n_tokens = len(lower)
    if number.form == "decade":
        return _decade(prose, number, mentions, start)
    value = number.printed
    if value is None or value > OLDEST or value % 1 or number.scaled:
        return None
    amount = Amount(value, value, value)
    before = lower[first - 1] if first > start else ""
    follows = lower[stop] if stop < n_tokens else ""
    rest = number.rest
    if rest.startswith(("year-old", "years-old")) or (rest == "year" and follows == "old"):
        stop += rest == "year"
        return first, stop, amount, _whose_after(prose, mentions, stop), 0.9
    if rest.startswith(("month-old", "week-old", "day-old", "months-old")):
        return None
    if rest:
        return None
    then = lower[stop + 1] if stop + 1 < n_tokens else ""
    if follows in ("year-old", "year-olds"):
        return first, stop + 1, amount, _whose_after(prose, mentions, stop + 1), 0.9
    if follows in ("years", "year") and then in ("old", "-old"):
        return first, stop + 2, amount, _whose_before(prose, mentions, first, start), 0.8
    if follows == "years" and lower[stop + 1 : stop + 3] == ["of", "age"]:
        return first, stop + 3, amount, _whose_before(prose, mentions, first, start), 0.8
    if before == "aged" or before in ("age", "ages"):
        begin = first - 1
        if follows in ("-", "to", "through") and then.isdigit() and value < int(then) <= OLDEST:
            stop, amount = stop + 2, Amount(value, float(then), None, "between")
        return begin, stop, amount, _whose_before(prose, mentions, begin, start), 0.85
    if before == "of" and first - 2 > start and lower[first - 2] == "age":
        return first, stop, amount, _whose_before(prose, mentions, first - 2, start), 0.8
    if (
        before in ("turned", "turns", "turning")
        and value > 12
        and prose.tags[stop : stop + 1] not in (["N"], ["S"], ["J"])
    ):
        return first, stop, amount, _whose_before(prose, mentions, first - 1, start), 0.7
    if number.form != "digits" or value < 1 or lower[first] != str(int(value)):
        return None
    if before == "," and follows in (",", ".", ")", ";") and first - 2 >= start:
        holder = first - 2
        if lower[holder] in SUFFIXES and holder > start:
            holder -= 1
        if (prose.words[holder][0].isupper() and follows == ",") or mentions.covering(holder) is not None:
            mention = mentions.covering(holder)
            if mention is not None and mention.kind != "person":
                return None
            return first, stop, amount, holder, 0.9 if mention is not None else 0.7
    if before == "(" and follows == ")" and first - 2 >= start:
        mention = mentions.covering(first - 2)
        if mention is not None and mention.kind == "person":
            return first, stop, amount, first - 2, 0.8
    return None


def _decade(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """ "In her 30s", "in his late twenties"."""
    lower, first = prose.lower, number.first
    low, high = number.low, number.high
    edge = {"early": (0.0, 4.0), "mid": (3.0, 7.0), "late": (6.0, 9.0)}.get(lower[first - 1] if first else "")
    begin = first
    if edge:
        low, high, begin = low + edge[0], low + edge[1], first - 1
    if begin < start + 2 or lower[begin - 1] not in ("his", "her", "their") or lower[begin - 2] != "in":
        return None
    return begin, number.stop, Amount(low, high, None, "band"), _whose_before(prose, mentions, begin - 2, start), 0.7


def _whose_after(prose: Prose, mentions: Mentions, stop: int) -> int | None:
    """ "23-year-old tattoo artist Jo Bloggs": the name if one ends the phrase, else its head noun."""
    head = None
    for at in range(stop, min(stop + 6, len(prose.tags))):
        tag = prose.tags[at]
        if tag == "P":
            mention = mentions.covering(at)
            if mention is not None and mention.kind == "person":
                return at
        elif tag == "N":
            head = at
        elif tag not in "J":
            break
    return head


def _whose_before(prose: Prose, mentions: Mentions, first: int, start: int) -> int | None:
    for at in range(first - 1, max(start, first - 5) - 1, -1):
        mention = mentions.covering(at)
        if mention is not None:
            return at if mention.kind == "person" else None
        if prose.tags[at] == "N":
            return at
    return None
