"""A closed grammar of dates over tokens: "Monday, April 21", "last September", "two weeks ago", "early 2015".

What comes in: tokens, the words of time and the day an article appeared. What goes out: ``Moment`` values, one a date,
in order. What the grammar does not know is no date.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.annotate import daydates, nthdays, relativedates, yeardates
from newslint.annotate.moments import Moment, Setting
from newslint.annotate.numbers import DIGITS


def scan(setting: Setting, candidates: Sequence[int]) -> list[Moment]:
    """All dates of an article, in order and without overlap; ``candidates`` are the tokens that may wake one."""
    lower, triggers = setting.prose.lower, setting.known.triggers
    handlers = {
        "month": daydates.month,
        "weekday": nthdays.weekday,
        "unit": nthdays.unit,
        "season": nthdays.season,
        "relative": relativedates.relative,
        "part": nthdays.part_of_day,
        "now": relativedates.now,
        "holiday": daydates.holiday,
        "spelled": yeardates.spelled,
    }
    last = 0
    for index in candidates:
        word = lower[index]
        kind = triggers.get(word)
        if kind is None:
            head = word[0]
            if head in DIGITS or (head == "'" and len(word) > 3):
                if len(word) < 4:
                    continue
                moment = yeardates.digits(setting, index)
            elif "-" in word and len(word) > 7:
                moment = yeardates.compound(setting, index)
            else:
                continue
        elif index < last:
            continue
        else:
            moment = handlers[kind](setting, index)
            last = setting.moments[-1].stop if setting.moments else 0  # a weekday may have taken the date before it
        if moment is None or moment.first < last:
            continue
        last = moment.stop
        if kind is None and setting.moments:
            moment = yeardates.with_weekday(setting, moment)
        setting.moments.append(moment)
        if moment.when is not None and "vague" not in moment.flags:
            setting.anchor = moment.when
    return setting.moments
