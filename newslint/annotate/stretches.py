"""How long something took, however it is told: "for three hours", "an hour later", "from nine till noon", "since 2021".

What comes in: a scene with the durations, dates and clock times found before. What goes out: calculations of form
"stretch" with the length in days; "lone" where the article tells of no other of its order, "early" high up in it. One
story has one length of the flight, one of the strike: outlets that share no words can still be compared in these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newslint.annotate import spells
from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.loosely import FROM
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.prose import Prose
from newslint.annotate.timespans import DAYS, HALF_DAY, Placed, days, scaled
from newslint.annotate.timewords import SPELLED
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.values import DAY, Amount, Value, When

NO_LENGTH = frozenset(("other event", "negated", "conditional", "converted", "vague", "several"))
"""Flags of durations that are not those of an event."""

NO_SPELL = NO_LENGTH - {"other event", "negated"}
"""The same where it is told what lasts."""

FAR = 4.0
"""Times by which one length surpasses another that is not of its order: a flight of hours, a delay of minutes."""

MANY = 30
"""Lengths of an article in which none is looked at: a table, a list of records."""

N_EARLY = 4
"""Sentences of the body in which the length of what the article is about is told; a headline is early, too."""

HEADS = frozenset(("headline", "deck"))
AFTER = frozenset(("after", "later", "before", "on", "apart"))
"""Words that end "twenty minutes after", which is a date to those who read dates."""
UNITS = Watched(DAYS) | {"decade", "fortnight"}
SINGLE = Watched(UNITS)
"""What one of may be told without a figure: "banned for a year"."""
LONG = {**DAYS, "decade": 3652.5, "fortnight": 14.0}
ONE = frozenset(("a", "an"))
RATED = ONE | {"per", "every", "each"}
LASTING = frozenset(
    ("for", "lasted", "lasting", "took", "after", "nearly", "almost", "about", "over", "barely", "spent")
)
"""Words before "a year" that is a length of time, and not a rate."""
UNDER = frozenset(("under", "inside"))
MOST = frozenset(("part", "most"))
"""Words before "of" a unit that is nearly full."""
WHOLE = frozenset(("whole", "full", "long", "solid", "entire", "straight", "weary"))
"""Words between a number and its unit: "two whole years"."""
UNITS_OF = {"years": "year", "months": "month", "weeks": "week", "days": "day", "hours": "hour", "winters": "year",
            "summers": "year"}  # fmt: skip
SEASONS = frozenset(("winters", "summers"))
ROUNDED = Watched(("hour", "year", "month", "week", "day", *UNITS_OF))
AND_PART = (["and", "a", "quarter"],)
UNTIL = frozenset(("until", "till", "til", "to", "and", "through", "-", "–"))
JOINT = 3
"""Tokens between two ends that "until" joins."""
OVER = frozenset(
    ("end", "finish", "over", "out", "ground", "restore", "resume", "return", "free", "rescue", "release", "gone",
     "emerge", "lift", "reopen", "conclude", "back", "safe", "away", "arrive", "land", "reach", "down",
     "come", "off", "finally")
)  # fmt: skip
"""Lemmas by which a clock time is that of an end."""
BEGUN = frozenset(
    ("begin", "start", "join", "open", "come", "arrive", "leave", "sign", "found", "launch", "move", "enter", "marry",
     "set", "take", "close", "shut", "go")
)  # fmt: skip
ENDED = OVER | {"leave", "stop", "close", "quit", "retire", "die", "complete", "cease", "hand", "divorce", "open"}
"""Lemmas of a beginning and of an end that two dates of one sentence have."""
N_VERB = 8
COARSE = frozenset(("month", "year"))
"""Grains of dates until which something lasts long: a ban, a term; what is open until Friday is open every week."""
MINUTES = 1440
LONGEST = 60 * MINUTES
"""Two hours of two days further apart than this are not the ends of one thing."""
PLAIN = 0.6
"""Confidence below which a clock time may be of either half of the day."""


def stretches(scene: Scene) -> Iterator[Calculation]:
    """The lengths of an article."""
    prose = scene.prose
    figures = prose.of_kind("quantity", scene.found)
    dates = prose.of_kind("date", scene.found)
    words = [*_ones(prose), *_whole(prose)]
    lengths = [*_durations(prose, figures)]
    told = [*(one for one, flags in lengths if NO_LENGTH.isdisjoint(flags)), *words, *_apart(scene, dates)]
    yield from spells.spells(scene, [*(one for one, _ in lengths), *words], dates, scene.known.lasting)
    reckoned = [*_since(scene, dates), *_clocks(prose, figures, dates), *_days(prose, dates)]
    body = prose.regions.index("body") if "body" in prose.regions else 0
    # Where a told length is not what two clock times make, either may be wrong: it is the told one that is compared.
    reckoned = [one for one in reckoned if not any(_rival(one, other) for other in told)]
    for some, sort in ((told, ()), (reckoned, ("reckoned",))):
        for one in _lone(some):
            sentence = prose.sentence_at[one.first]
            early = sentence - body < N_EARLY if prose.regions[sentence] == "body" else prose.regions[sentence] in HEADS
            yield one._replace(flags=("early", *sort) if early else sort)


def _lone(some: list[Calculation]) -> list[Calculation]:
    """Those that have no rival."""
    if len(some) > MANY:
        return []
    return [one for one in some if not any(_rival(one, other) for other in some)]


def _stretch(first: int, stop: int, length: Amount, sure: float, measure: object = None) -> Calculation:
    fields: dict[str, Value] = {"form": "stretch", "length": length}
    if measure:
        fields["noun"] = str(measure)
    return Calculation(first, stop, fields, sure)


def _length(one: Calculation) -> Amount:
    length = one.fields["length"]
    assert isinstance(length, Amount)
    return length


def _rival(one: Calculation, other: Calculation) -> bool:
    """Whether two lengths are of one order and cannot be one."""
    here, there = _length(one), _length(other)
    if (here.low < there.high and there.low < here.high) or one is other:
        return False
    return 1 / FAR < (here.printed or here.high) / max(1e-6, there.printed or there.high) < FAR


def _durations(prose: Prose, figures: Sequence[Annotation]) -> Iterator[tuple[Calculation, frozenset[str]]]:
    """The lengths that figures tell of anything that lasts, each with the flags of its figure."""
    for one in figures:
        fields = one.fields
        if fields["dimension"] != "duration" or "per" in fields or not NO_SPELL.isdisjoint(one.flags):
            continue
        first, stop = token_range(prose, one.span)
        if prose.lower[stop : stop + 1] and prose.lower[stop] in RATED:
            continue  # "two hours a day"
        length = days(one) if fields.get("unit") in DAYS else _sized(fields.get("size"))
        if length is not None and length.high < float("inf"):
            yield _stretch(first, stop, length, one.confidence, fields.get("measure")), one.flags


def _sized(size: object) -> Amount | None:
    """Seconds in days: of decades and fortnights."""
    if not isinstance(size, Amount) or size.printed is None:
        return None
    return Amount(size.low / 86_400 * 0.95, size.high / 86_400 * 1.05, size.printed / 86_400, size.bound)


def _ones(prose: Prose) -> Iterator[Calculation]:
    """ "Banned for a year", "it took an hour", "the best part of a month"."""
    lower = prose.lower
    for at in prose.where(SINGLE):
        if at < 2 or lower[at - 1] not in ONE:
            continue
        one = LONG[lower[at]]
        if lower[at - 2] == "of" and lower[at - 3] in MOST:
            yield _stretch(at - 3, at + 1, Amount(0.6 * one, 1.05 * one, 0.8 * one), 0.7)
        elif lower[at - 2] in UNDER or lower[at - 3 : at - 1] == ["less", "than"]:
            yield _stretch(at - 2, at + 1, Amount(0.2 * one, one, one), 0.7)
        elif lower[at - 3 : at - 1] == ["more", "than"]:
            yield _stretch(at - 3, at + 1, Amount(one, 1.9 * one, one), 0.7)
        elif lower[at - 3 : at - 1] == ["close", "to"]:
            yield _stretch(at - 3, at + 1, Amount(0.7 * one, 1.1 * one, one), 0.7)
        elif lower[at - 2] in LASTING and lower[at + 1 : at + 2] != ["and"]:
            yield _stretch(at - 1, at + 1, Amount(0.75 * one, 1.3 * one, one), 0.7)


def _whole(prose: Prose) -> Iterator[Calculation]:
    """ "Two whole years", "an hour and a quarter", "three quarters of an hour", "four winters"."""
    lower = prose.lower
    for at in prose.where(ROUNDED):
        unit = LONG.get(UNITS_OF.get(lower[at], lower[at]), 0.0)
        number = SPELLED.get(lower[at - 2], 0) if lower[at - 1] in WHOLE else SPELLED.get(lower[at - 1], 0)
        if lower[at - 1] in ONE and lower[at + 1 : at + 4] in AND_PART:
            yield _stretch(at - 1, at + 4, Amount(1.1 * unit, 1.4 * unit, 1.25 * unit), 0.7)
        elif lower[at] == "hour" and lower[at - 3 : at - 1] == ["quarter", "of"] and lower[at - 4] in WHOLE:
            yield _stretch(at - 4, at + 1, Amount(0.6 / 96, 1.4 / 96, 1 / 96), 0.7)
        elif lower[at - 1] in WHOLE and (number or lower[at - 2] in ONE):
            number = number or 1
            yield _stretch(at - 2, at + 1, Amount((number - 0.4) * unit, (number + 0.4) * unit, number * unit), 0.7)
        elif lower[at] in SEASONS and number and lower[at + 1 : at + 2] not in (["ago"], ["back"]):
            yield _stretch(at - 1, at + 1, Amount((number - 0.9) * unit, (number + 0.9) * unit, number * unit), 0.6)


def _apart(scene: Scene, dates: Sequence[Annotation]) -> Iterator[Calculation]:
    """ "Gone four minutes later", "twenty minutes after take-off"."""
    prose = scene.prose
    for one in dates:
        if "interval" in one.fields and "vague" not in one.flags:
            continue
        first, stop = token_range(prose, one.span)
        if prose.lower[stop - 1] not in AFTER:
            continue
        low = prose.sentences[one.sentence][0]
        found = [each for each in scene.bare(max(low, first - 2), stop) if each.unit in DAYS]
        if len(found) == 1:
            yield _stretch(found[0].first, stop, scaled(found[0]), 0.7)


def _since(scene: Scene, dates: Sequence[Annotation]) -> Iterator[Calculation]:
    """ "Shut since 2021", "banned until May 2028": from or to the day of the paper."""
    today = scene.article.published
    if today is None:
        return
    for one in dates:
        when, role = one.fields.get("interval"), one.fields["role"]
        if role == "point":
            role = scene.prose.lower[token_range(scene.prose, one.span)[0] - 1]  # "shut since May, when the roof fell"
        if not isinstance(when, When) or role not in {"since", "until"}:
            continue
        if one.fields["grain"] not in COARSE and (role == "until" or "relative" in one.flags):
            continue
        early, late = (when, today) if role == "since" else (today, when)
        low, high = (late.start - early.stop) / DAY, (late.stop - early.start) / DAY
        if low > 0:
            first, stop = token_range(scene.prose, one.span)
            yield _stretch(first - 1, stop, Amount(low - 0.1 * high, high, (low + high) / 2), 0.6)


def _clocks(prose: Prose, figures: Sequence[Annotation], dates: Sequence[Annotation]) -> Iterator[Calculation]:
    """ "From nine till noon", "it stopped at 11:20 and all were down by 4:50"."""
    hours = [
        Placed(*token_range(prose, one.span), one)
        for one in figures
        if one.fields["dimension"] == "clock" and "updated" not in one.flags
    ]
    if len(hours) < 2:
        return
    exact = [
        (Placed(*token_range(prose, one.span), one), when.start)
        for one in dates
        if one.fields["grain"] == "minute" and isinstance(when := one.fields.get("interval"), When)
    ]
    for begin, finish in pairwise(hours):
        if finish.one.sentence - begin.one.sentence > 1 or not _joined(prose, begin, finish):
            continue
        gap = _gap(begin, finish)
        ends = [at for hour in (begin, finish) for day, at in exact if day.first < hour.stop and hour.first < day.stop]
        if len(ends) == len((begin, finish)) and 0 < ends[1] - ends[0] < LONGEST:
            gap = float(ends[1] - ends[0])
        if gap > 0:
            slack = max(3.0, gap * 0.04)
            length = Amount((gap - slack) / MINUTES, (gap + slack) / MINUTES, gap / MINUTES)
            yield _stretch(begin.first, finish.stop, length, 0.6)


def _gap(begin: Placed, finish: Placed) -> float:
    one, other = (_minute(each.one) for each in (begin, finish))
    gap = (other - one) % MINUTES
    plain = begin.one.confidence < PLAIN or finish.one.confidence < PLAIN
    return gap % HALF_DAY if plain else gap


def _minute(one: Annotation) -> float:
    value = one.fields["value"]
    assert isinstance(value, Amount)
    return value.low if value.printed is None else value.printed


def _joined(prose: Prose, begin: Placed, finish: Placed) -> bool:
    """Whether the second of two clock times is the end of what began at the first."""
    lower = prose.lower
    opened = not FROM.isdisjoint(lower[max(0, begin.first - 2) : begin.first])
    if opened and finish.first - begin.stop <= JOINT + 4 and not UNTIL.isdisjoint(lower[begin.stop : finish.first]):
        return True
    if finish.one.sentence == begin.one.sentence and "and" in lower[begin.stop : finish.first]:
        # "The decider began at two and ended at twenty to six", "the lights went off at six and came on at ten"
        low = prose.sentences[begin.one.sentence][0]
        begun = not BEGUN.isdisjoint(prose.lemmas[max(low, begin.first - N_VERB) : begin.first])
        near = finish.first - begin.stop < 2 * N_VERB
        if begun and near and not ENDED.isdisjoint(prose.lemmas[begin.stop : finish.first]):
            return True
    high = prose.sentences[finish.one.sentence][1]
    return not OVER.isdisjoint(prose.lemmas[begin.stop : min(high, finish.stop + 2)])


def _days(prose: Prose, dates: Sequence[Annotation]) -> Iterator[Calculation]:
    """ "From Tuesday to Friday", "between May 6 and May 16", "began in October 2021 and ended in November 2026"."""
    lower = prose.lower
    for one, other in pairwise(dates):
        if one.sentence == other.sentence and "saying" not in one.flags:
            yield from _ended(prose, one, other)
        if one.sentence != other.sentence or one.fields["grain"] != "day" or other.fields["grain"] != "day":
            continue
        first, stop = token_range(prose, one.span)
        begin, end = token_range(prose, other.span)
        here, there = one.fields.get("interval"), other.fields.get("interval")
        if lower[first - 1] not in FROM or not 0 < begin - stop <= 2 or UNTIL.isdisjoint(lower[stop:begin]):
            continue
        if isinstance(here, When) and isinstance(there, When) and here.stop <= there.start:
            gap = (there.start - here.start) / DAY
            yield _stretch(first - 1, end, Amount(gap - 1, gap + 1, gap), 0.6)


def _ended(prose: Prose, one: Annotation, other: Annotation) -> Iterator[Calculation]:
    """ "Work began in October 2021 and ended in November 2026", "from the August of 2024 to the end of 2025"."""
    lower, lemmas = prose.lower, prose.lemmas
    here, there = one.fields.get("interval"), other.fields.get("interval")
    if not isinstance(here, When) or not isinstance(there, When) or here.stop > there.start:
        return
    first, stop = token_range(prose, one.span)
    begin, end = token_range(prose, other.span)
    low = prose.sentences[one.sentence][0]
    between = lower[stop:begin]
    spanned = not FROM.isdisjoint(lower[max(low, first - 3) : first]) and between[:1] in (["to"], ["until"], ["till"])
    ended = (
        "and" in between
        and not BEGUN.isdisjoint(lemmas[max(low, first - N_VERB) : first])
        and not ENDED.isdisjoint(lemmas[stop:begin])
    )
    days_apart = {one.fields["grain"], other.fields["grain"]} == {"day"}  # those from and to are told above
    if begin - stop > N_VERB or not (ended or (spanned and not days_apart)):
        return
    shortest, longest = (there.start - here.stop) / DAY, (there.stop - here.start) / DAY
    if longest > 2:
        length = Amount(shortest, longest, (shortest + longest) / 2)
        yield _stretch(first, end, length, PLAIN)
