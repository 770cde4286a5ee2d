"""Lengths of time held against their ends where these are not put as "from … to": since a year, from one hour of a
weekday to another, within one range of days, "from the ninth of March to the twentieth", "… later".

What comes in: a scene, a length of time, and what the sentences around it give. What goes out: a calculation of form
"duration" or "clock". One end may be the day of the paper: "a record that had stood for nine years, since 2014".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.loosely import FROM
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.moments import DAYS, day_number
from newslint.annotate.timespans import GRAINS, Placed, days, fits, made, placed, scaled
from newslint.core.annotation import Annotation
from newslint.core.values import DAY, Amount, Value, When

TO = frozenset(("to", "until", "till", "through", "and", "-", "–"))
GLUE = frozenset(
    (",", "(", ")", "--", "more", "than", "almost", "about", "nearly", "over", "just", "some", "around", "a", "for",
     "that", "is", "was", "full", "exactly", "lasting", "little", "only", "under", "and", "ever", "in", "all", ":",
     "or", "so", "it", "'s", "has", "been", "of", "good", "well", "barely")
)  # fmt: skip
"""What may stand between a length and the end beside it."""
LATER = frozenset(("later", "on", "apart"))
BESIDE = frozenset((",", "in", "on", "(", "early", "late", "--"))
PRESENT = frozenset(("is", "'s", "makes", "now"))
"""Words before a length that runs until the day of the paper: "so it is 45 years that"."""
MOMENTS = frozenset(("minute", "hour"))
LASTING = frozenset(
    ("for", "after", "lasted", "took", "lasting", "taking", "of", "spent", "that", "is", "was", "'s", "were", "makes",
     ",", "--", "(", "made", "total", "in", "all", "be")
)  # fmt: skip
"""Words before a length that lies between what was told."""
FULL = frozenset(("a", "full", "whole", "good", "the", "some", "all", "just", "over", "almost", "nearly", "exactly"))
NOT_SO = frozenset(
    ("ago", "within", "every", "next", "last", "least", "first", "old", "per", "each", "another", "early", "former",
     "earlier", "before", "more", "extra", "further")
)  # fmt: skip
"""Words beside a length that lies elsewhere."""
BACK = 2
"""Sentences before the length in which its ends may stand."""
N_ENDS = 2
"""A length has a beginning and an end."""
LONGEST = 60 * 24 * 30
"""Minutes: two hours of two days further apart are not the ends of one thing that is told in hours."""


def around(scene: Scene, span: Placed, by_sentence: Mapping[int, list[Annotation]]) -> Calculation | None:
    """The calculation of a length and of what stands near it as its ends."""
    lower = scene.prose.lower
    beside = {*lower[max(span.first - 2, 0) : span.first], *lower[span.stop : span.stop + 1]}
    if not NOT_SO.isdisjoint(beside) or scene.prose.tags[span.stop : span.stop + 1] == ["N"]:
        return None  # "in its 108-year history"
    here = _dates(placed(scene.prose, by_sentence[span.one.sentence]))
    if span.one.fields.get("unit") in MOMENTS:
        return _hours(scene, span, by_sentence)
    return _since(scene, span, here) or _ranged(scene, span, here) or _until_now(scene, span, here)


def _dates(ones: Sequence[Placed]) -> list[Placed]:
    return [one for one in ones if one.one.kind == "date" and isinstance(one.one.fields.get("interval"), When)]


def _near(lower: Sequence[str], span: Placed, first: int, stop: int) -> bool:
    """Whether nothing but small words stands between a length and the tokens of its end."""
    between = lower[span.stop : first] if span.stop <= first else lower[stop : span.first]
    return len(between) < 5 and set(between) <= GLUE


def _until(scene: Scene, span: Placed, begin: Placed, sure: float) -> Calculation | None:
    """From a day to the day of the paper."""
    published, length = scene.article.published, days(span.one)
    when = begin.one.fields["interval"]
    if published is None or length is None or not isinstance(when, When) or not fits(span, begin):
        return None
    if when.stop > published.start:
        return None
    fields: dict[str, Value] = {"form": "duration", "length": length, "begins": when, "ends": published}
    return Calculation(min(span.first, begin.first), max(span.stop, begin.stop), fields, sure)


def _since(scene: Scene, span: Placed, dates: Sequence[Placed]) -> Calculation | None:
    """ "A record that had stood for nine years, since 2014"."""
    lower = scene.prose.lower
    for begin in dates:
        plain = not {"relative", "vague", "year guessed"} & begin.one.flags
        if lower[begin.first - 1] == "since" and plain and _near(lower, span, begin.first - 1, begin.stop):
            return _until(scene, span, begin, 0.58)
    return None


def _until_now(scene: Scene, span: Placed, dates: Sequence[Placed]) -> Calculation | None:
    """ "The mill opened in 1971, and so it is 45 years that": until the day of the paper."""
    lower = scene.prose.lower
    if len(dates) != 1 or dates[0].stop > span.first or lower[span.first - 1] not in PRESENT:
        return None
    begin = dates[0]
    if begin.one.fields["role"] not in {"point", "start", "since"} or {"relative", "vague"} & begin.one.flags:
        return None
    return _until(scene, span, begin, 0.5)


def _ranged(scene: Scene, span: Placed, dates: Sequence[Placed]) -> Calculation | None:
    """ "For six weeks, from 9 to 20 March", "for three weeks, from the ninth of March to the twentieth"."""
    lower = scene.prose.lower
    length = days(span.one)
    for one in dates:
        when = one.one.fields["interval"]
        if length is None or not isinstance(when, When) or one.one.fields.get("grain") != "day":
            continue
        opened = lower[one.first - 1] in FROM or (lower[one.first - 1] == "the" and lower[one.first - 2] in FROM)
        stop, end = one.stop, when.stop
        if when.stop - when.start == DAY and opened and lower[stop : stop + 1] and lower[stop] in TO:
            at = stop + 1 + (lower[stop + 1 : stop + 2] == ["the"])
            word = lower[at] if at < len(lower) else ""
            number = DAYS.get(word) or (day_number(word) if not word.isdecimal() else 0)
            first = int(str(one.one.fields.get("day of year", "00-00"))[3:])
            if not first < number:
                continue
            stop, end = at + 1, when.start + (number - first + 1) * DAY
        if end - when.start > DAY and (opened or lower[one.first - 1] in {",", "(", "--"}):
            first = one.first - 1 if opened else one.first
            if not _near(lower, span, first, stop):
                continue
            fields: dict[str, Value] = {
                "form": "duration",
                "length": length,
                "begins": When(when.start, when.start + DAY),
                "ends": When(end - DAY, end),
            }
            return Calculation(min(span.first, one.first), max(span.stop, stop), fields, 0.7)
    return None


def _hours(scene: Scene, span: Placed, by_sentence: Mapping[int, list[Annotation]]) -> Calculation | None:
    """ "It began at six on Thursday evening. It ended at five on Sunday morning. That's 82 hours"."""
    prose, here, length = scene.prose, span.one.sentence, days(span.one)
    at = span.first - 1
    while at > 0 and prose.lower[at] in FULL:
        at -= 1
    if length is None or (prose.lower[at] not in LASTING and prose.lemmas[span.stop : span.stop + 1] != ["later"]):
        return None
    paragraph = prose.paragraphs[here]
    exact: list[Placed] = []
    for sentence in range(max(here - BACK, 0), here + 1):
        if prose.paragraphs[sentence] == paragraph:
            exact += [one for one in _dates(placed(prose, by_sentence.get(sentence, ()))) if _timed(one)]
    if len(exact) != N_ENDS:
        return None
    one, other = exact[0].one.fields["interval"], exact[1].one.fields["interval"]
    if not isinstance(one, When) or not isinstance(other, When) or not 0 < other.start - one.stop < LONGEST:
        return None
    hours = length._replace(low=length.low * 24, high=length.high * 24, printed=(length.printed or 0) * 24)
    elapsed = Amount((other.start - one.stop) / 60, (other.stop - one.start) / 60, (other.start - one.start) / 60)
    fields: dict[str, Value] = {"form": "clock", "length": hours, "elapsed": elapsed}
    first, stop = min(exact[0].first, span.first), max(exact[1].stop, span.stop)
    return Calculation(first, stop, fields, 0.65)


def _timed(one: Placed) -> bool:
    return one.one.fields.get("grain") in MOMENTS and "weekday" in one.one.fields


def later(scene: Scene, dates: Sequence[Placed], before: Sequence[Placed]) -> Iterator[Calculation]:
    """ "Begun in 2015 and finished in 2022, twelve years later", "begun in 2015. Twelve years later, in 2022, it …"."""
    lower = scene.prose.lower
    for number, one in enumerate(dates):
        if lower[one.stop - 1] != "later":
            continue
        low = scene.prose.sentences[one.one.sentence][0]
        told = [each for each in scene.bare(max(low, one.first - 4), one.stop) if each.unit in GRAINS]
        if len(told) != 1:
            continue
        others = [each for each in dates if "anchored" not in each.one.flags and "interval" in each.one.fields]
        behind = next((each for each in others if 0 <= each.first - one.stop <= 2), None)
        ahead = [each for each in others if each.stop <= told[0].first]
        if behind is not None and set(lower[one.stop : behind.first]) <= BESIDE:
            finish, begins = behind, ahead or (list(before) if len(before) == 1 else [])
        elif ahead and told[0].first - ahead[-1].stop <= 3 and set(lower[ahead[-1].stop : told[0].first]) <= GLUE:
            finish, begins = ahead[-1], ahead[:-1] or (list(before) if len(before) == 1 else [])
        else:
            continue
        if not begins:
            continue
        calculation = _apart(told[0].unit, scaled(told[0]), begins[-1], finish)
        if calculation is not None and number:
            yield calculation._replace(stop=max(calculation.stop, one.stop))
        elif calculation is not None:
            first, stop = token_range(scene.prose, one.one.span)
            yield calculation._replace(first=min(calculation.first, first), stop=max(calculation.stop, stop))


def _apart(unit: str, length: Amount, begin: Placed, finish: Placed) -> Calculation | None:
    one, other = begin.one.fields["interval"], finish.one.fields["interval"]
    fine = str(begin.one.fields.get("grain")) in GRAINS[unit] and str(finish.one.fields.get("grain")) in GRAINS[unit]
    if not fine or not isinstance(one, When) or not isinstance(other, When) or one.start >= other.start:
        return None
    return made(begin, begin, finish, length, 0.6)
