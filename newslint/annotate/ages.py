"""Ages: "Smith, 47,", "aged 47", "a 23-year-old man", "47 years old", "in her 30s".

What comes in: tokens and a Number. What goes out: the tokens of the age, its interval, and the token of whose it is.
"""

from __future__ import annotations

from itertools import pairwise

from newslint.annotate import syntax
from newslint.annotate.aged import (
    THEMSELVES,
    described,
    explained,
    somebody,
    spoken_of,
    whose_around,
    whose_before,
    whose_subject,
)
from newslint.annotate.agetold import (
    BEING,
    BY_NOW,
    DYING,
    ENDING,
    GROWN,
    NOT,
    OF,
    PARENTS,
    SHORT,
    Age,
    apposed,
    being,
    told,
    year_before,
)
from newslint.annotate.fates import HOLDERS
from newslint.annotate.mentions import Mentions
from newslint.annotate.numbers import Number, NumberWords
from newslint.annotate.prose import Prose
from newslint.core.values import Amount, exactly

LISTING = frozenset((",", "and", "or"))
OLDEST = 125
MILLENNIUM = 1000
SUFFIXES = frozenset(("jr.", "jr", "sr.", "sr", "ii", "iii", "iv"))

SPEAKING = THEMSELVES | {"i"}
THEN = frozenset(("ago", "respectively", "then-"))
"""Words that make an age one of another time or of one of several: "two years ago", "aged 16 and 13 respectively"."""

AGO = frozenset(("ago",))
SOMEBODY = frozenset(("man", "woman", "boy", "girl", "teenager", "driver", "suspect", "victim", "father", "mother"))
"""Nouns of people behind an age that is too high for one: "a 440-year-old man"."""
NOUNLY = frozenset(("a", "an", "the"))
"""Words before an age that describes somebody: "a 4-year-old girl"."""
APART = frozenset((",", "("))
AT_FIRST = frozenset(("initially", "originally", "earlier", "first", "wrongly", "incorrectly", "mistakenly"))
TOLD = frozenset(("said", "gave", "given", "put", "reported", "identified", "stated", "listed", "told", "described"))
MENDED = frozenset(("corrected", "correct", "misstated", "wrong", "version", "correction"))
AGES = frozenset(("age", "ages"))
"""Words of an age that is taken back: "the police initially said that he was 37", "an earlier version gave her age"."""

CONJUNCTIONS = frozenset(("when", "since", "until", "till", "before", "once"))
N_WHEN = 5
"""Tokens before an age among which these make it one of another time: "when she was 17", "until he turns 21"."""

JOINING = frozenset(("and", "-"))
LIMITS = frozenset(("under", "over", "below", "above"))
"""Words that make of an age a limit and nobody's: "under the age of 18"."""

FATAL = frozenset(("die", "death", "dead", "kill", "pass", "perish", "succumb", "lose"))
"""Lemmas before "at age 71" that make it the last age of somebody."""

DOUBTFUL = 0.3
SUPPOSED = 0.55
"""How surely "the 23-year-old" is whom the sentence before tells of."""

_LEADING = "been yet aged age ages of at be turned turns turn turning ( am 'm"
LEADING = LISTING | BEING | SHORT | BY_NOW | NOT | frozenset(_LEADING.split())
"""Words before a bare figure without which it is no age."""
WILL = frozenset(("will", "'ll", "would", "to"))
COMING = frozenset(("on", "in", "next", "this", "tomorrow", "later", "at", "come", "before", "by"))
"""Words behind an age that is still to come: "she will be 70 on Friday"."""
AHEAD = WILL | {"before", "plan", "planned", "planning", "until", "short", "towards", "by"}
"""Words before a birthday that is still to come."""
BLOWN = frozenset(("blew", "blow", "blowing", "blown", "blows"))
CANDLES = 3
"""Candles from which on a cake tells how old somebody is."""
OWNING = frozenset(("his", "her", "'s", "their"))
HOLDING = frozenset(("who", "will", "and", "had", "has", "he", "she", "just", "would"))
"""Words before "turned" that leave no doubt that it is an age."""


def age_of(prose: Prose, number: Number, mentions: Mentions, known: NumberWords, start: int) -> Age | None:
    """First token, token after, amount, whose (a token), and confidence; None where the number is no age."""
    found = _age(prose, number, mentions, start)
    if found is None:
        return None
    first, stop, amount, whose, confidence = found
    end = prose.sentences[prose.sentence_at[stop - 1]][1]  # a short line of its own may end within an age
    lower = prose.lower
    then = THEN & set(lower[start:end])
    attributive = lower[first - 1] in NOUNLY and lower[first].endswith("-old") and prose.tags[stop : stop + 1] == ["N"]
    past = (
        (bool(then) and not (then == AGO and "ago" not in lower[start:first] and _of_now(lower, first, stop)))
        or "when" in lower[stop : stop + 2]  # "was 17 when"; but "23-year-old Ada Hill was shot when" is an age of now
        or (stop + 1 < end and lower[stop] == "in" and lower[stop + 1].isdecimal())  # "was eight years old in 1940"
        or year_before(lower, first, start)
        # "When she was 17"; in "when a boy hit a 4-year-old girl" she is four today.
        or (not attributive and not CONJUNCTIONS.isdisjoint(lower[max(start, first - N_WHEN) : first]))
        or lower[first - 1 : first] == ["then"]
        or lower[max(first - 2, 0) : first] == ["then", "-"]
        or lower[first].startswith("then-")
        or _taken_back(lower[start:end])
        or any(lower[i : i + 3] == ["at", "the", "time"] for i in range(stop, min(end, stop + 4)))
        or (lower[max(start, first - 3) : first].count("was") and lower[max(start, first - 2) : first].count("just"))
        or _at_age(prose, first, start)
    )
    return first, stop, amount, whose, DOUBTFUL if past else confidence


def _of_now(lower: list[str], first: int, stop: int) -> bool:
    """Whether an age is that of the day of the paper: "Ann Poe, 42, who left Torp two years ago"."""
    apart = lower[first - 1] in APART or (lower[first - 1] in BEING and lower[first - 2] == "who")
    return apart and lower[stop : stop + 1] in ([","], [")"])


def _at_age(prose: Prose, first: int, start: int) -> bool:
    """Whether it is the age at which something was done, "came to Torp at age 13", if it was not to die."""
    lower = prose.lower
    at_age = lower[first] in AGES and lower[first - 1] == "at"
    at_age = at_age or lower[max(first - 4, 0) : first] == ["at", "the", "age", "of"]
    return at_age and FATAL.isdisjoint(prose.lemmas[start:first])


def _taken_back(words: list[str]) -> bool:
    """Whether a sentence tells of an age that was given and was wrong."""
    if not AGES.isdisjoint(words) and not MENDED.isdisjoint(words):
        return True
    return any(one in AT_FIRST and other in TOLD for one, other in pairwise(words))


def _is_slip(prose: Prose, number: Number, mentions: Mentions, start: int) -> bool:
    """Whether a figure that no age can be is told as one, for a slip of the hand.

    "Ann Poe dead at 870", "Ann Poe, 310, was hurt", "a 440-year-old man"; not "a 440-year-old yew".
    """
    at, lower = number.first - 2, prose.lower
    if number.rest == "year-old":
        return (number.printed or 0) < MILLENNIUM and not SOMEBODY.isdisjoint(lower[number.stop : number.stop + 1])
    if at < start or (number.printed or 0) >= MILLENNIUM:
        return False
    if lower[at + 1] == "at":
        return lower[at] in DYING
    if lower[at + 1] != "," or lower[number.stop : number.stop + 1] != [","] or number.form != "digits":
        return False
    mention = mentions.covering(at)
    return mention is not None and mention.kind == "person"


def _age(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    lower, first, stop = prose.lower, number.first, number.stop
    n_tokens = len(lower)
    if number.form == "decade":
        return _decade(prose, number, mentions, start)
    if number.form == "called":
        return _called(prose, number, mentions, start)
    value = number.printed
    if value is None or value % 1 or number.scaled or (value > OLDEST and not _is_slip(prose, number, mentions, start)):
        return None
    if number.form == "birthday":
        return _birthday(prose, number, mentions, start)
    before = lower[first - 1] if first > start else ""
    follows = lower[stop] if stop < n_tokens else ""
    rest = number.rest
    if follows == "candles" and value > CANDLES and not BLOWN.isdisjoint(lower[max(start, first - 4) : first]):
        return first, stop + 1, exactly(value), whose_subject(prose, mentions, first, start), SUPPOSED
    if before == "reaches" and follows in {"in", "next", "on"} and value >= GROWN and lower[first - 2] in HOLDING:
        return _turning(prose, number, mentions, start)
    if not rest and follows in JOINING and first > start:
        at = stop + 1 + (lower[stop + 1 : stop + 2] == ["and"])
        if at < n_tokens and lower[at][:1].isdecimal() and lower[at].rstrip("s").endswith(("-year-old", "-years-old")):
            return first, stop, exactly(value), None, 0.8  # "his children, 6 and 12-years-old"
    if not rest and before not in LEADING and follows[:4] != "year":
        return None
    amount = exactly(value)
    if rest.startswith(("year-old", "years-old")) or (rest == "year" and follows == "old"):
        stop += rest == "year"
        whose = whose_around(prose, mentions, first, stop, start)
        return first, stop, amount, whose, 0.9 if whose is None or whose >= start else SUPPOSED
    if rest:
        return None
    then = lower[stop + 1] if stop + 1 < n_tokens else ""
    if follows in {"year-old", "year-olds"}:
        whose = whose_around(prose, mentions, first, stop + 1, start)
        return first, stop + 1, amount, whose, 0.9 if whose is None or whose >= start else SUPPOSED
    if follows == "year" and then == "old":
        return first, stop + 2, amount, whose_around(prose, mentions, first, stop + 2, start), 0.8
    if follows in {"years", "year"} and then in {"old", "-old"}:
        return first, stop + 2, amount, whose_before(prose, mentions, first, start), 0.8
    if follows == "years" and lower[stop + 1 : stop + 3] == ["of", "age"]:
        return first, stop + 3, amount, whose_before(prose, mentions, first, start), 0.8
    if before == "aged" or before in {"age", "ages"}:
        begin = first - 1
        if follows in {"-", "to", "through"} and then.isdecimal() and value < int(then) <= OLDEST:
            stop, amount = stop + 2, Amount(value, float(then), None, "between")
        whose = whose_before(prose, mentions, begin, start)
        if whose is None and begin == start and follows == ",":
            whose = stop + 1 if then else None  # "Aged 19, she won"
        elif whose is None and begin > start:
            whose = whose_subject(prose, mentions, begin, start)  # "came to Torp in 1990 aged six"
        elif whose is not None and begin - whose > 2 and prose.tags[whose] == "N" and not somebody(lower[whose]):
            whose = whose_subject(prose, mentions, begin, start)  # "He joined the fleet in 1999, aged 20"
        elif whose is not None and prose.tags[whose] == "N":
            whose = explained(prose, mentions, whose, start)  # "Ann Poe, a Torp teacher aged 39,"
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
        whose = whose_before(prose, mentions, first - 2, start)
        if whose is not None and prose.tags[whose] == "N" and not somebody(lower[whose]):
            whose = whose_subject(prose, mentions, first - 2, start)  # "founded the mill at the age of 39"
        return first, stop, amount, whose, 0.8
    if before == "at" and first - 1 == start and stop + 1 < n_tokens and (follows == "," or follows in THEMSELVES):
        # "At 52, she is …": who is meant comes behind.
        behind = stop + (follows == ",")
        meant = mentions.meant_by(prose, behind, start)
        if value > 12 and (meant.kind == "person" if meant is not None else lower[behind] in THEMSELVES):
            return first, stop, amount, behind, 0.8
    if (
        before in {"turned", "turns", "turn", "turning"}
        and follows != "of"
        and (value > 12 or prose.tags[first - 2 : first - 1] == ["P"] or lower[max(first - 2, 0)] in HOLDING)
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
        whose = whose_before(prose, mentions, first - 2, start)
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
            return being(prose, number._replace(first=first - 1, low=value - 2, high=value - 1), mentions, start)
        if before in BEING and follows in ENDING:
            return being(prose, number, mentions, start)
        if before in BEING and lower[first - 2] in SPEAKING and (follows == "when" or then.isdecimal()):
            return first, stop, amount, first - 2, 0.8  # "I was twelve in 1955"
        if before == "be" and lower[first - 2] in WILL and follows in COMING:
            return _turning(prose, number, mentions, start)
        if before == "at" and lower[first - 2] == "who":
            return being(prose, number, mentions, start)
    holder = lower[first - 2] if before == "of" and first - 2 > start else ""
    if holder and value > 3 and follows in ENDING and somebody(holder) and holder not in PARENTS:
        # "A railwayman of 34", "Jo Bloggs, a boy of nine,"; but "a mother of 12"
        whose = explained(prose, mentions, first - 2, start)
        if whose == first - 2 and "as" in lower[max(start, first - 4) : first]:
            subject = whose_subject(prose, mentions, first, start)  # "came in 1990 as a boy of six"
            whose = whose if subject is None else subject
        return first, stop, amount, whose, 0.8
    if number.form != "digits" or value < 1 or lower[first] != str(int(value)):
        return told(prose, number, mentions, start)
    ending = stop >= prose.sentences[prose.sentence_at[first]][1]  # a headline that ends so: "Killing of Torp Boy, 9"
    if before == "," and (ending or follows in {",", ".", ")", ";", "of", "and"}) and first - 2 >= start:
        at = first - 2
        if lower[at] in SUFFIXES and at > start:
            at -= 1
        named = prose.words[at][0].isupper() or lower[at] in HOLDERS
        held = lower[at] in HOLDERS and (ending or follows in {",", "."})  # "for the murder of a boy, 15."
        if held or (named and follows == ",") or mentions.covering(at) is not None:
            mention = mentions.covering(at)
            if mention is None or mention.kind != "person" or lower[mention.first - 1] in OF:
                whose = apposed(prose, mentions, at, start)  # "Ann Poe, the mayor of Torp, 39,"
                if whose is not None or (mention is not None and mention.kind != "person"):
                    return None if whose is None else (first, stop, amount, whose, 0.8)
            return first, stop, amount, at, 0.9 if mention is not None else 0.7
        whose = apposed(prose, mentions, at, start)
        if whose is not None:
            return first, stop, amount, whose, 0.8
        head = described(prose, at, start) if follows == "," and then and not then[0].isdecimal() else None
        if head is not None:
            return first, stop, amount, head, 0.7
    if before == "(" and follows == ")" and first - 2 >= start:
        mention = mentions.covering(first - 2)
        if mention is not None and mention.kind == "person":
            return first, stop, amount, first - 2, 0.8
    return told(prose, number, mentions, start)


def _turning(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """ "Turned fifty in July", "turns nine next month": who is still to turn nine is eight."""
    lower, first, stop = prose.lower, number.first, number.stop
    if prose.tags[stop : stop + 1] in (["N"], ["S"], ["J"]) and lower[stop] not in COMING and lower[stop] != "last":
        return None
    ahead = lower[first - 1] in {"turns", "turn", "reaches"} or not WILL.isdisjoint(
        lower[max(start, first - 3) : first]
    )
    value = (number.printed or 0.0) - ahead
    return first, stop, exactly(value), _whose_turn(prose, mentions, first, start), 0.7


def _birthday(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """ "Was to celebrate her 50th birthday", "died a week before his fiftieth birthday": who has still to is 49."""
    lower, first, stop = prose.lower, number.first, number.stop
    if lower[first - 1] not in OWNING or not number.printed:
        return None
    words = lower[max(start, first - 7) : first]
    end = min(prose.sentences[prose.sentence_at[first]][1], stop + 4)
    ahead = not AHEAD.isdisjoint(words) or "next" in lower[stop:end]
    value = number.printed - ahead
    return first, stop, exactly(value), whose_subject(prose, mentions, first, start), SUPPOSED


def _whose_turn(prose: Prose, mentions: Mentions, first: int, start: int) -> int | None:
    """Who turns so old: the name or noun before, or "she"."""
    found = whose_before(prose, mentions, first - 1, start)
    if prose.lower[first - 2] == "," and (found is None or mentions.covering(found) is None):
        opened = mentions.covering(start)
        if opened is not None and opened.kind == "person":
            return start  # "Ann Poe, who came from Torp, turned 24 in June"
    if (
        prose.lower[start] == "the"
        and "who" in prose.lower[start:first]
        and (found is None or mentions.covering(found) is None)
    ):
        # "The grandmother of six, who will be 70 in May, says": whom the sentence before tells of
        return spoken_of(prose, mentions, start + 1, start)
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
    return begin, number.stop, Amount(low, high, None, "band"), whose_before(prose, mentions, begin - 2, start), 0.85


def _called(prose: Prose, number: Number, mentions: Mentions, start: int) -> Age | None:
    """Whose age "teenager" or "octogenarian" tells: of the name behind, before a comma, or of the sentence before."""
    first, stop = number.first, number.stop
    if stop < len(prose.tags) and prose.tags[stop] == "N":
        return None
    whose = whose_around(prose, mentions, first, stop, start)
    if whose is None or mentions.covering(whose) is None:
        return None
    return first, stop, Amount(number.low, number.high, None, "band"), whose, SUPPOSED
