"""Ages: "Smith, 47,", "aged 47", "a 23-year-old man", "47 years old", "in her 30s".

What comes in: tokens and a Number. What goes out: the tokens of the age, its interval, and the token of whose it is.
"""

from __future__ import annotations

from itertools import pairwise

from newslint.annotate import syntax
from newslint.annotate.chains import ALIKE
from newslint.annotate.fates import HOLDERS
from newslint.annotate.mentions import Mentions
from newslint.annotate.numbers import Number, NumberWords
from newslint.annotate.prose import Prose
from newslint.core.values import Amount

LISTING = frozenset((",", "and", "or"))
OLDEST = 125
SUFFIXES = frozenset(("jr.", "jr", "sr.", "sr", "ii", "iii", "iv"))

Age = tuple[int, int, Amount, int | None, float]


VERBAL = frozenset("VA")
THEMSELVES = frozenset(("he", "she"))
"""By which those who speak tell of themselves: "Ann Poe says she is cleared"."""
SPEAKING = THEMSELVES | {"i"}
THEN = frozenset(("ago", "respectively", "then-"))
"""Words that make an age one of another time or of one of several: "two years ago", "aged 16 and 13 respectively"."""

AT_FIRST = frozenset(("initially", "originally", "earlier", "first", "wrongly", "incorrectly", "mistakenly"))
TOLD = frozenset(("said", "gave", "given", "put", "reported", "identified", "stated", "listed", "told", "described"))
MENDED = frozenset(("corrected", "correct", "misstated", "wrong", "version", "correction"))
AGES = frozenset(("age", "ages"))
"""Words of an age that is taken back: "the police initially said that he was 37", "an earlier version gave her age"."""

CONJUNCTIONS = frozenset(("when", "since", "until", "till", "before", "once"))
N_WHEN = 5
"""Tokens before an age among which these make it one of another time: "when she was 17", "until he turns 21"."""

LIMITS = frozenset(("under", "over", "below", "above"))
"""Words that make of an age a limit and nobody's: "under the age of 18"."""

DOUBTFUL = 0.3
SUPPOSED = 0.55
"""How surely "the 23-year-old" is whom the sentence before tells of."""

BEING = frozenset(("is", "was", "'s"))
SHORT = frozenset(("nearly", "almost"))
_LEADING = "been yet aged age ages of at be turned turns turn turning ("
LEADING = LISTING | BEING | SHORT | frozenset(_LEADING.split())
"""Words before a bare figure without which it is no age."""
WILL = frozenset(("will", "'ll", "would", "to"))
COMING = frozenset(("on", "in", "next", "this", "tomorrow", "later", "at", "come", "before", "by"))
"""Words behind an age that is still to come: "she will be 70 on Friday"."""
AHEAD = WILL | {"before", "plan", "planned", "planning", "until", "short", "towards", "by"}
"""Words before a birthday that is still to come."""
PARENTS = frozenset(("mother", "father", "grandmother", "grandfather", "parent", "mum", "mom", "dad", "member"))
"""Those who are of as many children."""
OWNING = frozenset(("his", "her", "'s", "their"))
UNNAMED = {"he": frozenset(("man", "boy", "driver", "pilot")), "she": frozenset(("woman", "girl", "driver", "pilot"))}
"""Nouns for whoever a pronoun means where nobody is named."""
PERSONAL_ENDINGS = ("man", "woman", "er", "or", "ist", "ant")
GROWN = 15
"""Above what somebody is in figures is hardly a place in a table."""
HOLDING = frozenset(("who", "will", "and", "had", "has", "he", "she", "just", "would"))
"""Words before "turned" that leave no doubt that it is an age."""
CLOSING = frozenset((".", "and", ";", "but"))
ENDING = frozenset((",", ".", "and", ";", ")", "but"))
"""What an age without a noun stands between: "who was 77,"."""


def age_of(prose: Prose, number: Number, mentions: Mentions, known: NumberWords, start: int) -> Age | None:
    """First token, token after, amount, whose (a token), and confidence; None where the number is no age."""
    found = _age(prose, number, mentions, start)
    if found is None:
        return None
    first, stop, amount, whose, confidence = found
    end = prose.sentences[prose.sentence_at[stop - 1]][1]  # a short line of its own may end within an age
    lower = prose.lower
    past = (
        not THEN.isdisjoint(lower[start:end])
        or "when" in lower[stop : stop + 2]  # "was 17 when"; but "23-year-old Ada Hill was shot when" is an age of now
        or (stop + 1 < end and lower[stop] == "in" and lower[stop + 1].isdigit())  # "was eight years old in 1940"
        or not CONJUNCTIONS.isdisjoint(lower[max(start, first - N_WHEN) : first])
        or lower[first - 1 : first] == ["then"]
        or lower[max(first - 2, 0) : first] == ["then", "-"]
        or lower[first].startswith("then-")
        or _taken_back(lower[start:end])
        or any(lower[i : i + 3] == ["at", "the", "time"] for i in range(stop, min(end, stop + 4)))
        or (lower[max(start, first - 3) : first].count("was") and lower[max(start, first - 2) : first].count("just"))
    )
    return first, stop, amount, whose, DOUBTFUL if past else confidence


def _taken_back(words: list[str]) -> bool:
    """Whether a sentence tells of an age that was given and was wrong."""
    if not AGES.isdisjoint(words) and not MENDED.isdisjoint(words):
        return True
    return any(one in AT_FIRST and other in TOLD for one, other in pairwise(words))


def _age(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    lower, first, stop = prose.lower, number.first, number.stop
    n_tokens = len(lower)
    if number.form == "decade":
        return _decade(prose, number, mentions, start)
    if number.form == "called":
        return _called(prose, number, mentions, start)
    value = number.printed
    if value is None or value > OLDEST or value % 1 or number.scaled:
        return None
    if number.form == "birthday":
        return _birthday(prose, number, mentions, start)
    before = lower[first - 1] if first > start else ""
    follows = lower[stop] if stop < n_tokens else ""
    rest = number.rest
    if not rest and before not in LEADING and follows[:4] != "year":
        return None
    amount = Amount(value, value, value)
    if rest.startswith(("year-old", "years-old")) or (rest == "year" and follows == "old"):
        stop += rest == "year"
        whose = _whose_around(prose, mentions, first, stop, start)
        return first, stop, amount, whose, 0.9 if whose is None or whose >= start else SUPPOSED
    if rest:
        return None
    then = lower[stop + 1] if stop + 1 < n_tokens else ""
    if follows in {"year-old", "year-olds"}:
        whose = _whose_around(prose, mentions, first, stop + 1, start)
        return first, stop + 1, amount, whose, 0.9 if whose is None or whose >= start else SUPPOSED
    if follows == "year" and then == "old":
        return first, stop + 2, amount, _whose_around(prose, mentions, first, stop + 2, start), 0.8
    if follows in {"years", "year"} and then in {"old", "-old"}:
        return first, stop + 2, amount, _whose_before(prose, mentions, first, start), 0.8
    if follows == "years" and lower[stop + 1 : stop + 3] == ["of", "age"]:
        return first, stop + 3, amount, _whose_before(prose, mentions, first, start), 0.8
    if before == "aged" or before in {"age", "ages"}:
        begin = first - 1
        if follows in {"-", "to", "through"} and then.isdigit() and value < int(then) <= OLDEST:
            stop, amount = stop + 2, Amount(value, float(then), None, "between")
        whose = _whose_before(prose, mentions, begin, start)
        if whose is not None and begin - whose > 2 and prose.tags[whose] == "N" and not _somebody(lower[whose]):
            whose = _whose_subject(prose, mentions, begin, start)  # "He joined the fleet in 1999, aged 20"
        return begin, stop, amount, whose, 0.85
    if before in LISTING and (follows in LISTING or follows in (".", ";", ")", "")):
        # "Two sons, ages 16 and 6": each figure of the list is an age.
        at = first - 1
        while at > start and (lower[at] in LISTING or prose.tags[at] == "#"):
            at -= 1
        if lower[at] in {"ages", "aged"}:
            return first, stop, amount, None, 0.8
    if before == "of" and first - 2 > start and lower[first - 2] == "age":
        if not LIMITS.isdisjoint(lower[max(start, first - 4) : first - 2]):
            return None
        return first, stop, amount, _whose_before(prose, mentions, first - 2, start), 0.8
    if before == "at" and first - 1 == start and stop + 1 < n_tokens and (follows == "," or follows in THEMSELVES):
        # "At 52, she is …": who is meant comes behind.
        behind = stop + (follows == ",")
        meant = mentions.meant_by(prose, behind, start)
        if value > 12 and (meant.kind == "person" if meant is not None else lower[behind] in THEMSELVES):
            return first, stop, amount, behind, 0.8
    if before in {"turned", "turns", "turn", "turning"} and (
        value > 12 or prose.tags[first - 2 : first - 1] == ["P"] or lower[max(first - 2, 0)] in HOLDING
    ):
        return _turning(prose, number, mentions, start)
    if value > 9 and first - 2 >= start and lower[first - 2] == "i" and before in {"'m", "am"} and follows in ENDING:
        return first, stop, amount, first - 2, 0.8  # "I'm 52 and my hands are ruined"
    if (
        before == "yet"
        and lower[first - 2] == "not"
        and first - 2 > start
        and follows in ENDING
        and 3 < value < GROWN * 2
    ):
        # "He was not yet sixteen": at most fifteen
        whose = _whose_before(prose, mentions, first - 2, start)
        return first, stop, Amount(value - 4, value - 1, None, "between"), whose, 0.7
    if before == "been" and lower[max(start, first - 3) : first - 1] == ["would", "have"] and follows in COMING:
        return _turning(prose, number, mentions, start)
    if 2 < value < 10 and before in BEING and first - 2 > start and follows in ENDING:
        at = first - 2 - (lower[first - 2] == ",")
        borne = mentions.covering(at)
        if borne is not None and borne.kind == "person":
            return first, stop, amount, at, 0.8  # "The youngest, Jo Bloggs, was four."
    if value > 9 and first - 2 >= start:
        if before in SHORT and lower[first - 2] in BEING and follows in ENDING:
            return _being(prose, number._replace(first=first - 1, low=value - 2, high=value - 1), mentions, start)
        if before in BEING and follows in ENDING:
            return _being(prose, number, mentions, start)
        if before in BEING and lower[first - 2] in SPEAKING and (follows == "when" or then.isdigit()):
            return first, stop, amount, first - 2, 0.8  # "I was twelve in 1955"
        if before == "be" and lower[first - 2] in WILL and follows in COMING:
            return _turning(prose, number, mentions, start)
        if before == "at" and lower[first - 2] == "who":
            return _being(prose, number, mentions, start)
    holder = lower[first - 2] if before == "of" and first - 2 > start else ""
    if holder and value > 3 and follows in ENDING and _somebody(holder) and holder not in PARENTS:
        # "A railwayman of 34", "Jo Bloggs, a boy of nine,"; but "a mother of 12"
        return first, stop, amount, _explained(prose, mentions, first - 2, start), 0.8
    if number.form != "digits" or value < 1 or lower[first] != str(int(value)):
        return None
    if before == "," and follows in {",", ".", ")", ";", "of", "and"} and first - 2 >= start:
        at = first - 2
        if lower[at] in SUFFIXES and at > start:
            at -= 1
        named = prose.words[at][0].isupper() or lower[at] in HOLDERS
        if (named and follows == ",") or mentions.covering(at) is not None:
            mention = mentions.covering(at)
            if mention is not None and mention.kind != "person":
                return None
            return first, stop, amount, at, 0.9 if mention is not None else 0.7
        head = _described(prose, at, start) if follows == "," and then and not then[0].isdigit() else None
        if head is not None:
            return first, stop, amount, head, 0.7
    if before == "(" and follows == ")" and first - 2 >= start:
        mention = mentions.covering(first - 2)
        if mention is not None and mention.kind == "person":
            return first, stop, amount, first - 2, 0.8
    return None


def _described(prose: Prose, holder: int, start: int) -> int | None:
    """The head of a phrase that an age stands behind: "the driver of the lorry, 85, was"; nothing else is so told."""
    tags, head = prose.tags, holder
    for at in range(holder, max(start - 1, holder - 7), -1):
        if tags[at] == "N":
            head = at if prose.lower[at + 1] in {"of", "from"} else head
        elif tags[at] == "D":
            if at == start or tags[at - 1] not in "I":
                return head if tags[head] == "N" else None
        elif tags[at] not in "JPI" or (prose.lower[at] not in {"of", "from"} and tags[at] == "I"):
            return None
    return None


def _being(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """ "Ann Poe, who was 77,", "he is 62": somebody is named, and what somebody is in figures is an age."""
    at = number.first - 2
    lower = prose.lower
    while at > start and prose.tags[at] == "R":
        at -= 1
    amount = Amount(number.low, number.high, number.printed if number.low == number.printed else None)
    if number.low == number.high:
        amount = Amount(number.low, number.high, number.low)
    if lower[at] == "who":
        at -= 1 + (lower[at - 1] == ",")
    elif lower[at] == "," and lower[start] == "the" and _somebody(lower[start + 1]) and number.high > GROWN:
        # "The man held at the ferry, a father of two, is 29"
        return number.first, number.stop, amount, start + 1, 0.6
    elif lower[at] not in {"he", "she"} and not (
        prose.capital[at] and (number.high > GROWN or lower[number.stop] in CLOSING)
    ):
        return None
    if at < start:
        return None
    mention = mentions.meant_by(prose, at, start)
    if mention is None and number.high > GROWN and _somebody(lower[at]) and lower[number.first - 2] == "who":
        return number.first, number.stop, amount, at, 0.6  # "the missing kayaker, who is 43,"
    if mention is None and lower[at] in {"he", "she"} and number.high > GROWN:
        return number.first, number.stop, amount, _unnamed(prose, lower[at], start), 0.6
    if mention is None or mention.kind != "person":
        return None
    return number.first, number.stop, amount, at, 0.8


def _unnamed(prose: Prose, pronoun: str, start: int) -> int | None:
    """Whom a pronoun means where nobody is named: "One man fell ill. He is 62."."""
    number = prose.sentence_at[start]
    low = prose.sentences[max(number - 2, 0)][0]
    nouns = [at for at in range(low, start) if prose.lower[at] in UNNAMED[pronoun]]
    return nouns[0] if nouns else None


def _somebody(word: str) -> bool:
    return word in HOLDERS or word.endswith(PERSONAL_ENDINGS) or word in {"child", "youth", "lad", "farmer", "widow"}


def _explained(prose: Prose, mentions: Mentions, noun: int, start: int) -> int:
    """The name in front of a comma that a noun explains, "Jo Bloggs, a boy of nine", or the noun."""
    at = noun
    while at > start and prose.tags[at] in "NJD":
        at -= 1
    mention = mentions.covering(at - 1) if at > start and prose.lower[at] == "," else None
    return at - 1 if mention is not None and mention.kind == "person" else noun


def _turning(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """ "Turned fifty in July", "turns nine next month": who is still to turn nine is eight."""
    lower, first, stop = prose.lower, number.first, number.stop
    if prose.tags[stop : stop + 1] in (["N"], ["S"], ["J"]) and lower[stop] not in COMING and lower[stop] != "last":
        return None
    ahead = lower[first - 1] in {"turns", "turn"} or not WILL.isdisjoint(lower[max(start, first - 3) : first])
    value = (number.printed or 0.0) - ahead
    return first, stop, Amount(value, value, value), _whose_turn(prose, mentions, first, start), 0.7


def _birthday(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """ "Was to celebrate her 50th birthday", "died a week before his fiftieth birthday": who has still to is 49."""
    lower, first, stop = prose.lower, number.first, number.stop
    if lower[first - 1] not in OWNING or not number.printed:
        return None
    words = lower[max(start, first - 7) : first]
    end = min(prose.sentences[prose.sentence_at[first]][1], stop + 4)
    ahead = not AHEAD.isdisjoint(words) or "next" in lower[stop:end]
    value = number.printed - ahead
    return first, stop, Amount(value, value, value), _whose_subject(prose, mentions, first, start), SUPPOSED


def _whose_turn(prose: Prose, mentions: Mentions, first: int, start: int) -> int | None:
    """Who turns so old: the name or noun before, or "she"."""
    found = _whose_before(prose, mentions, first - 1, start)
    if (
        prose.lower[start] == "the"
        and "who" in prose.lower[start:first]
        and (found is None or mentions.covering(found) is None)
    ):
        # "The grandmother of six, who will be 70 in May, says": whom the sentence before tells of
        return _spoken_of(prose, mentions, start + 1, start)
    if found is not None and prose.tags[found] == "N":
        found = syntax.head_before(prose, found, start)  # "the man in the cells turned 43"
    return found


def _decade(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """ "In her 30s", "in his late twenties"."""
    lower, first = prose.lower, number.first
    low, high = number.low, number.high
    edge = {"early": (0.0, 4.0), "mid": (3.0, 7.0), "late": (6.0, 9.0)}.get(lower[first - 1] if first else "")
    begin = first
    if edge:
        low, high, begin = low + edge[0], low + edge[1], first - 1
    if begin < start + 2 or lower[begin - 1] not in {"his", "her", "their"} or lower[begin - 2] != "in":
        return None
    return begin, number.stop, Amount(low, high, None, "band"), _whose_before(prose, mentions, begin - 2, start), 0.85


def _whose_around(prose: Prose, mentions: Mentions, first: int, stop: int, start: int) -> int | None:
    """Whose "23-year-old" it is: what follows, or the name that it explains, "Jo Bloggs, a 23-year-old tailor"."""
    comma = first - 2
    if comma > start and prose.lower[comma] == "," and prose.lower[first - 1] in {"a", "an", "the"}:
        mention = mentions.covering(comma - 1)
        if mention is not None and mention.kind == "person":
            return comma - 1
    after = _whose_after(prose, mentions, stop)
    return _spoken_of(prose, mentions, first, start) if after is None and prose.lower[first - 1] == "the" else after


def _spoken_of(prose: Prose, mentions: Mentions, first: int, start: int) -> int | None:
    """Whose "the 23-year-old" is without a noun: whom the sentence before has as its subject."""
    number = prose.sentence_at[first]
    if (
        not number
        or prose.regions[number - 1] != "body"
        or any(one.kind == "person" for one in mentions.within(start, first))
    ):
        return None
    low, high = prose.sentences[number - 1]
    people = [one for one in mentions.within(low, high) if one.kind == "person"]
    if not people or any(at + 1 != people[0].first and prose.lower[at] in HOLDERS for at in range(low, high)):
        return None  # "Chief Ann Poe arrested a man. The 23-year-old …"; but "teenager Ann Poe won" is one person
    if any(prose.tags[at] in VERBAL and not prose.capital[at] for at in range(low, people[0].first)):
        return None
    speaks = any(one.first <= people[0].first < one.stop for one in mentions.told)
    return None if speaks and THEMSELVES.isdisjoint(prose.lower[low:high]) else people[0].first


def _whose_after(prose: Prose, mentions: Mentions, stop: int) -> int | None:
    """ "23-year-old tattoo artist Jo Bloggs": the name if one ends the phrase, else its head noun."""
    head = None
    end = prose.sentences[prose.sentence_at[stop - 1]][1]
    for at in range(stop, min(stop + 6, end)):
        tag = prose.tags[at]
        if tag == "P":
            mention = mentions.covering(at)
            if mention is not None and mention.kind == "person":
                return at
        elif tag == "N":
            if at == stop and prose.lower[at] in ALIKE and (at + 1 == end or prose.tags[at + 1] not in "NP"):
                break  # "the 34-year-old set out"
            head = at
        elif tag not in "J":
            break
    return head


def _called(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """Whose age "teenager" or "octogenarian" tells: of the name behind, before a comma, or of the sentence before."""
    first, stop = number.first, number.stop
    if stop < len(prose.tags) and prose.tags[stop] == "N":
        return None
    whose = _whose_around(prose, mentions, first, stop, start)
    if whose is None or mentions.covering(whose) is None:
        return None
    return first, stop, Amount(number.low, number.high, None, "band"), whose, SUPPOSED


def _whose_subject(prose: Prose, mentions: Mentions, first: int, start: int) -> int | None:
    """Whoever is named first in the sentence, or "he" or "she"; a noun for somebody where nobody is."""
    for at in range(start, first):
        mention = mentions.covering(at)
        if (mention is not None and mention.kind == "person") or prose.lower[at] in THEMSELVES:
            return at
        if prose.tags[at] in "V":
            break
    found = _whose_before(prose, mentions, first, start)
    return found if found is not None and prose.tags[found] == "N" and _somebody(prose.lower[found]) else None


def _whose_before(prose: Prose, mentions: Mentions, first: int, start: int) -> int | None:
    for at in range(first - 1, max(start, first - 5) - 1, -1):
        mention = mentions.covering(at)
        if mention is not None:
            return at if mention.kind == "person" else None
        if prose.lower[at] in {"he", "she"}:
            return at
        if prose.tags[at] == "N" and prose.lower[at] not in {"who", "year"}:
            return at
    return None
