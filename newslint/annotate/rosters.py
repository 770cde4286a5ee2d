"""People who are counted and then listed one by one: "two men, 25 and 30, were hurt", "four women, ages 37 and 52".

What comes in: a scene and the number of a sentence. What goes out: calculations of form "list". Listed are ages, people
without a name ("the other two victims, a man and a woman,") or names ("two men, Ada Lund and Pim Roe, 30, were"),
always right behind the noun and closed by a comma or the like: "three men, a woman and a child were hurt" lists
others beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newslint.annotate import numbers
from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.prose import Prose
from newslint.core.values import Amount, Value

_ANYBODY = "people victims others persons suspects patients adults passengers pedestrians civilians bystanders"
ANYBODY = frozenset(_ANYBODY.split())
"""Nouns of people of whom men, women and children are some."""
_PLURALS = """
    men women boys girls males females teens teenagers children youths kids siblings brothers sisters sons daughters
    students officers deputies workers employees guards firefighters soldiers residents defendants gunmen inmates
"""
PLURALS = ANYBODY | frozenset(_PLURALS.split())
_PERSONS = """
    man woman boy girl male female teen teenager youth toddler child baby infant mother father son daughter brother
    sister husband wife officer deputy guard student teacher bystander passenger driver gunman civilian policeman
    soldier nurse firefighter employee worker neighbor neighbour customer pedestrian security-guard
"""
PERSONS = frozenset(_PERSONS.split())
ONE = frozenset(("a", "an", "one", "his", "her", "their"))
COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
OPENING = frozenset((",", "--", "\u2014", "\u2013", "-", "(", ":"))
CLOSING = frozenset((",", "--", "\u2014", "\u2013", "-", ")", ";", "."))
AGED = frozenset(("ages", "aged"))
LENGTHS = frozenset(("months", "month", "weeks", "days", "years"))
ROUGHLY = frozenset(
    ("least", "about", "some", "nearly", "than", "most", "approximately", "around", "to", "almost", "of")
)
"""Words before a number that is none of a whole list: "at least two men", "one of two women, ages"."""
FROM, MOST = 2, 40
OLDEST = 110
APART = 3
"""Tokens between the number and its noun."""
LONGEST = 5
"""Tokens of one who is listed, and of what is said behind: "a 30-year-old woman from Torp"."""


def listed(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """The counts of people of a sentence that are listed right behind."""
    prose = scene.prose
    lower = prose.lower
    start, end = prose.sentences[sentence]
    for at in range(start + 1, end - APART):
        if lower[at] not in PLURALS:
            continue
        first = at + 2 if lower[at + 1] in OPENING else at + 1
        read: Callable[[Prose, int, int], tuple[int, int]]
        if lower[first] in AGED:
            read, first = _age, first + 1
        elif first == at + 1:
            continue
        elif lower[first].isdigit():
            read = _bare_age
        elif prose.tags[first] == "P":
            read = _names(scene, sentence)
        elif lower[at] in ANYBODY or "-year-old" in prose.lower[first + 1]:
            read = _person
        else:
            continue
        whole = _number(scene, start, at)
        if whole is None:
            continue
        n_items, stop = _items(prose, first, end, read)
        closed = stop < end and (lower[stop] in CLOSING or (read is _age and prose.tags[stop] in "VAI"))
        if n_items and closed:
            value, begins = whole
            amount = Amount(value, value, value)
            fields: dict[str, Value] = {
                "form": "list",
                "whole": amount,
                "items": float(n_items),
                "noun": prose.lemmas[at],
            }
            yield Calculation(begins, stop, fields, 0.8)
            return


def _number(scene: Scene, start: int, noun: int) -> tuple[float, int] | None:
    """The number of a noun, and the token that it begins at; None where it is rough or of more than are listed."""
    prose = scene.prose
    begins = scene.begins(max(start, noun - APART - 1), noun)
    number = numbers.read(prose, begins[-1], scene.known.numbers) if begins else None
    if number is None or number.printed is None or number.form not in {"digits", "words"} or number.stop > noun:
        return None
    if any(prose.tags[i] not in "JN" for i in range(number.stop, noun)) or not FROM <= number.printed <= MOST:
        return None
    ahead = prose.lower[max(start, number.first - 2) : number.first]
    return None if not ROUGHLY.isdisjoint(ahead) or number.printed % 1 else (number.printed, number.first)


def _items(prose: Prose, first: int, end: int, read: Callable[[Prose, int, int], tuple[int, int]]) -> tuple[int, int]:
    """How many are listed from a token on, and where the list ends; 0 where it has no "and" before its last one."""
    lower = prose.lower
    n_items, i, last = 0, first, False
    while i < end:
        n, i = read(prose, i, end)
        if not n or i >= end:
            return 0, i
        n_items += n
        if last:
            return n_items, i
        if lower[i] in {",", ";"}:
            i += 1
        if i < end and lower[i] in {"and", "&"}:
            last = True
            i += 1
        elif lower[i - 1] not in {",", ";"}:
            return 0, i
    return 0, i


def _age(prose: Prose, i: int, end: int) -> tuple[int, int]:
    """An age: "37", "9 months"."""
    if not prose.lower[i].isdigit() or not 0 < int(prose.lower[i]) <= OLDEST:
        return 0, i
    i += 1
    return 1, i + 1 if i < end and prose.lower[i] in LENGTHS else i


def _bare_age(prose: Prose, i: int, end: int) -> tuple[int, int]:
    """An age that nothing tells from a number but that it is one of a list: "two men, 25 and 30, were"."""
    return (1, i + 1) if prose.lower[i].isdigit() and 0 < int(prose.lower[i]) <= OLDEST else (0, i)


def _person(prose: Prose, i: int, end: int) -> tuple[int, int]:
    """One or some who are listed without a name: "a man", "two 31-year-olds", "a boy, 9", "a woman from Torp"."""
    lower = prose.lower
    n_people = 1 if lower[i] in ONE else COUNTED.get(lower[i], 0)
    head = i + 1
    most = min(end, i + LONGEST)
    while head < most and not _is_head(prose, head, n_people):
        if prose.tags[head] not in "JN#":
            return 0, head
        head += 1
    if not n_people or head >= most:
        return 0, head
    head += 1
    while head + 1 < end and _is_head(prose, head, n_people):
        head += 1  # "a 30-year-old man", "a woman officer"
    if head < end and prose.tags[head] == "I":
        most = min(end, head + LONGEST)
        while head < most and lower[head] not in CLOSING and lower[head] != "and":
            if prose.tags[head] in "VA":
                return 0, head
            head += 1
    return n_people, _past_age(prose, head, end)


def _is_head(prose: Prose, i: int, n_people: int) -> bool:
    """Whether a token names one person, or several, by what they are."""
    word = prose.lower[i]
    if n_people > 1:
        return word[-10:] == "-year-olds" or (word != prose.lemmas[i] and prose.lemmas[i] in PERSONS)
    return word[-9:] == "-year-old" or word in PERSONS


def _past_age(prose: Prose, i: int, end: int) -> int:
    """Where an age in commas ends, or the token itself: "a man, 30, and"."""
    lower = prose.lower
    if (
        i + 2 < end
        and lower[i] == ","
        and lower[i + 1].isdigit()
        and (lower[i + 2] == "and" or lower[i + 2] in CLOSING)
    ):
        return i + 2
    return i


def _names(scene: Scene, sentence: int) -> Callable[[Prose, int, int], tuple[int, int]]:
    """A reader of names, with or without an age."""
    prose = scene.prose
    stops = {}
    for one in prose.of_kind("person", scene.found):
        if one.sentence == sentence:
            first, stop = token_range(prose, one.span)
            stops[first] = stop

    def name(prose: Prose, i: int, end: int) -> tuple[int, int]:
        stop = stops.get(i)
        return (0, i) if stop is None else (1, _past_age(prose, stop, end))

    return name
