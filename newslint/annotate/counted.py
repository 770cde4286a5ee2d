"""What is counted: the noun phrase behind a figure, and whether the figure is a quantity at all.

What comes in: tokens and a Number. What goes out: the head of the phrase and where it ends; and the verdict that a
figure is part of a name, an address, a telephone number or the numbering of a list.
"""

from __future__ import annotations

from typing import NamedTuple

from newslint.annotate.measures import Measures
from newslint.annotate.numbers import DIGITS, Number
from newslint.annotate.prose import Prose, new
from newslint.annotate.tagging import UNDERGONE

REACH = 8
_PRONOUN_BEFORE = """
the this that no any every each which last next only another such someone anyone is was other
"""
PRONOUN_BEFORE = frozenset(_PRONOUN_BEFORE.split())
DETERMINED = frozenset(
    ("the", "these", "those", "its", "their", "his", "her", "our", "my", "them", "whom", "which", "us")
)

GALLERIES = frozenset(("image", "photo", "slide", "picture", "video"))
"""What is numbered in a row of pictures."""

CALLS = frozenset(("calls", "callers", "dispatchers", "operators", "tapes", "recordings", "records"))
"""What comes of a number that somebody dialled."""

OPENING = frozenset((",", "--", "("))
CLOSING = frozenset((",", "--", ")", ".", ";", "according", "by", "in"))
"""Around "the contract workers, 630 of them according to the list": all of those just named."""
AS_VERBS = frozenset(("work", "live", "sleep", "stay", "stand"))
"""What looks like a noun behind a figure, and is not counted: several would be works."""
MANY = 10
"""So many "of us" are all; three of us may be some."""


class Counted(NamedTuple):
    """The head noun (a token) and the end of its phrase; ``part`` says what the figure is a part of."""

    head: int | None
    stop: int
    part: str


def phrase(prose: Prose, stop: int, high: int, known: Measures, covered: bytearray) -> Counted:
    """The noun phrase that a figure counts: "12 Chinese coal miners", "three of the victims", "14 others"."""
    tags, lower = prose.tags, prose.lower
    part = ""
    at = stop
    if at < high and lower[at] == "of":
        then = at + 1
        if then < high and lower[then] in DETERMINED:
            part = f"of {'them' if lower[then] in ('them', 'whom', 'which', 'us') else 'the'}"
            if lower[then] in {"them", "whom", "which", "us"}:
                return Counted(None, then + 1, part)
            at = then + 1
        elif then < high and tags[then] in "NJP":
            at = then
        else:
            return Counted(None, stop, "")
    head = None
    limit = high if high < at + REACH else at + REACH
    while at < limit and not covered[at]:
        tag = tags[at]
        if tag == "P" and covered[at + 1] == 2 and at + 2 < high:
            behind = _name_end(covered, at)
            if tags[behind : behind + 1] == ["N"]:
                at = behind  # "three Kansas City homicide victims"
                continue
        alone = head is None or prose.lemmas[head] in known.lists["people"]
        if lower[at] in known.roles["adjectives"] and alone and not (at + 1 < limit and tags[at + 1] in "NJ"):
            break  # "five shot", "12 dead", "three people shot"
        if tag == "N" or tag == "P":
            if head is not None and tags[head] == "N" and (tag == "P" or _is_plural(prose, head)):
                break  # "six hamlets cut off", "a million users trade"
            if lower[at] in AS_VERBS and (head is None or prose.lemmas[head] in known.lists["people"]):
                break  # "360 work on contract", "some 2,100 people work at the yard"
            if lower[at] == "set" and at + 1 < limit and lower[at + 1] in {"out", "off"}:
                break  # "4,000 set out"
            head = at
            if lower[at] in known.lists["another"]:
                part = part or "another"
        elif tag == "J":
            if lower[at] in known.lists["another"]:
                part = part or "another"
            elif head is not None:
                break
        elif tag == "V":
            follows = tags[at + 1] if at + 1 < limit else "."
            if head is not None or not lower[at].endswith(("ed", "ing")) or follows not in "NJP":
                break
            if lower[at] in UNDERGONE:
                break
        elif tag == "R":
            if head is not None or at + 1 >= limit or tags[at + 1] not in "JVN":
                break
        elif tag == "#" and part and head is None:
            pass  # "three of the five men"
        elif tag == "D" and lower[at] in known.lists["another"]:
            part = part or "another"
        else:
            break
        at += 1
    if head is None:
        return Counted(None, at if part == "another" else stop, part)
    return new(Counted, (head, head + 1, part))


def whole(prose: Prose, first: int, high: float, end: int, what: Counted) -> Counted:
    """What is counted where "of them" means all: "the contract workers, 630 of them, wait", "46 of us were up"."""
    lower, behind = prose.lower, what.stop
    if prose.words[behind - 1] == "us":
        return Counted(behind - 1, behind, "") if high >= MANY else what
    closed = behind >= end or lower[behind] in CLOSING
    if closed and first > 1 and lower[first - 1] in OPENING and prose.tags[first - 2] == "N":
        return Counted(first - 2, behind, "") if _is_plural(prose, first - 2) else what
    return what


def _name_end(covered: bytearray, at: int) -> int:
    """The token after a name of several words that begins here."""
    at += 1
    while covered[at] == 2:
        at += 1
    return at


def _is_plural(prose: Prose, head: int) -> bool:
    word = prose.lower[head]
    return word[-1] == "s" and word != prose.lemmas[head] and word not in {"sales", "sports", "arms", "news"}


def is_name(prose: Prose, number: Number, known: Measures, low: int) -> bool:
    """Whether a bare figure is no quantity: "Highway 41", "Boeing 747", "1903 Desire St.", "555-1234", "1. First"."""
    first, stop = number.first, number.stop
    lower, tags, words = prose.lower, prose.tags, prose.words
    n_tokens = len(lower)
    before = lower[first - 1] if first > low else ""
    follows = lower[stop] if stop < n_tokens else ""
    if number.form == "digits":
        if (
            before in known.lists["labels"]
            and not (before == "a" and first - 1 == low)  # the article that opens a sentence: "A 5.6 quake"
            and not number.scaled
            and not number.rest
            and (words[first - 1][0].isupper() or before[-1] == ".")
        ):
            return True
        if first == low and follows in {".", ")"} and number.high < 100 and stop + 1 < n_tokens and not number.rest:
            return prose.starts[stop] == prose.end(stop - 1) and (follows == ")" or tags[stop + 1] != ".")
        if (
            before in {"#", "@", "="}
            or follows == "="
            or ((before == "/" or follows == "/") and number.high < 3000 and not number.scaled)
        ):
            return True
        if _glued_run(prose, first, stop):
            return True
        if _address(prose, number, known):
            return True
        if before == "of" and first > low + 2 and lower[first - 3] in GALLERIES:
            return True  # "Image 3 of 40"
        if lower[first] in known.lists["codes"] and not (
            stop < n_tokens and tags[stop] == "N" and _is_plural(prose, stop) and lower[stop] not in CALLS
        ):
            return True  # "called 112", "112 calls", but "112 flights a day"
        if (
            tags[first - 1] == "P"
            and first > low
            and before not in {"and", ","}
            and not number.scaled
            and not number.rest
        ):
            follow_tag = tags[stop] if stop < n_tokens else "."
            if (
                words[first - 1][0].isupper()
                and follow_tag not in "NJSV"
                and follows != "of"
                and number.high % 1 == 0
                and number.high < 10000
            ):
                return True
        plain = lower[first]
        if len(plain) == 5 and plain.isdecimal() and not number.scaled and tags[first - 1] == "P":
            return True
    elif number.form == "words" and first > low and words[first][0].isupper() and words[first - 1][0].isupper():
        return tags[first - 1] == "P"
    elif number.form == "words" and number.high == 1 and lower[number.stop - 1] == "one":
        return _is_pronoun(prose, number, before)
    return (
        words[first][0].isupper()
        and first > low
        and number.form == "words"
        and stop < n_tokens
        and (words[stop][0].isupper() and tags[stop] == "P")
    )


def _is_pronoun(prose: Prose, number: Number, before: str) -> bool:
    """ "The one", "one of the largest", "no one", "one can see": no counts."""
    stop = number.stop
    follows = prose.lower[stop] if stop < len(prose.lower) else ""
    if before in PRONOUN_BEFORE or follows in (
        "of",
        "day",
        "another",
        "way",
        "thing",
        "more",
        "could",
        "can",
        "may",
        "such",
    ):
        return before not in {"other", "another"} or follows == "of"
    return before not in {"at", "least", "than"} and prose.tags[number.first - 1] == "J"


def _glued_run(prose: Prose, first: int, stop: int) -> bool:
    """Digits tied to digits by hyphens, as telephone numbers and codes are; ranges and scores are short."""
    lower = prose.lower
    if stop + 1 < len(lower) and lower[stop] == "-" and lower[stop + 1][0] in DIGITS:
        if prose.starts[stop] == prose.end(stop - 1) and len(lower[first]) == 3 and len(lower[stop + 1]) in (3, 4):
            return "," not in lower[stop + 1] and not (int(lower[first]) if lower[first].isdecimal() else 0) < 0
        return stop + 2 < len(lower) and lower[stop + 2] == "-"
    if (
        first > 1
        and lower[first - 1] == "-"
        and lower[first - 2][0] in DIGITS
        and prose.starts[first] == prose.end(first - 1)
    ):
        return len(lower[first]) in (3, 4) and len(lower[first - 2]) == 3
    return False


def _address(prose: Prose, number: Number, known: Measures) -> bool:
    stop = number.stop
    lower = prose.lower
    for index in range(stop, min(stop + 4, len(lower))):
        if lower[index] in known.lists["streets"]:
            if index == stop:
                return lower[index] in ("block",) or prose.words[index][0].isupper()
            return prose.words[index][0].isupper() or lower[index] == "block"
        if prose.tags[index] not in "P#" and not prose.words[index][0].isupper():
            return False
    return False
