"""Lengths of time that are told near the two clock times, or the two days, they run between, and not beside them.

What comes in: a scene, a length of time, and what the sentences around it give. What goes out: a calculation, less sure
than those of ``lengths``: "It began at two. It was just after five when they rose, and nobody had eaten for six hours".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.timespans import Placed, between_clocks, days, elapsed, fits, made, placed, scaled
from newslint.core.annotation import Annotation
from newslint.core.values import Amount, When

FROM = frozenset(("from", "between"))
UNTIL = frozenset(("until", "till", "to", "and", "through"))
POINTING = frozenset(("those", "these", "the", "that", "this"))
LASTING = frozenset(("for", "after", "lasted", "took", "lasting", "taking", "of", "spent", "that", "is", "was", "'s"))
"""Words before a length that lies between what was told."""
FULL = frozenset(("a", "full", "whole", "good", "the", "some"))
WAITING = frozenset(
    ("wait", "fight", "drift", "work", "talk", "play", "search", "sit", "stand", "battle", "hold", "queue")
)
"""Verbs before one: "they waited three hours"."""
LOCAL = "local time"
"""The zone in which a clock time is told that has none."""
GONE = frozenset(("go", "pass", "elapse", "in", "later", "apart", "of", "it"))
"""Lemmas behind one: "four hours had gone by", "three hours of tennis"."""
NOT_SO = frozenset(
    ("ago", "within", "every", "next", "last", "least", "first", "old", "per", "each", "another", "early")
)
"""Words beside a length that lies elsewhere."""
LESS = frozenset(("less", "under", "within", "inside"))
BACK = 3
"""Sentences before the length in which the first clock time may stand; the other may stand in the next one."""
AFTERNOON, NOON = 15 * 60, 12 * 60
"""From the one to before the other a night lies."""
N_CLOCKS = 2
"""A length lies between as many clock times."""
LEAST = 0.3
"""Hours: a shorter length is part of what happened."""


def between(scene: Scene, span: Placed, by_sentence: Mapping[int, list[Annotation]]) -> Calculation | None:
    """The calculation of a length, from the one day or hour near it to the other."""
    unit = span.one.fields.get("unit")
    prose = scene.prose
    if not NOT_SO.isdisjoint(prose.lower[max(span.first - 3, 0) : span.stop + 1]):
        return None
    if prose.tags[span.stop : span.stop + 1] == ["N"]:
        return None  # "in its 108-year history"
    if unit in {"hour", "minute"}:
        return _hours(scene, span, by_sentence)
    return _days(scene, span, by_sentence)


def later(scene: Scene, dates: Iterable[Placed], by_sentence: Mapping[int, list[Annotation]]) -> Iterator[Calculation]:
    """ "At ten past ten the bell rang. At a quarter past one, more than five hours later, it rang again"."""
    lower = scene.prose.lower
    for date in dates:
        if lower[date.stop - 1] != "later":
            continue
        start = scene.prose.sentences[date.one.sentence][0]
        told = [
            scaled(one) for one in scene.bare(max(start, date.first - 4), date.stop) if one.unit in {"hour", "minute"}
        ]
        told = told or _an_hour(lower, date.stop)
        clocks = _clocks_near(scene, by_sentence, date.one.sentence - BACK, date.one.sentence + 1)
        if len(clocks) > 2:  # what the paragraph before tells is another matter
            paragraphs = scene.prose.paragraphs
            here = paragraphs[date.one.sentence]
            clocks = [one for one in clocks if paragraphs[one.one.sentence] == here]
        if len(told) == 1 and len(clocks) == 2 and clocks[1].stop < date.stop - 1 and clocks[1].first >= start:
            one = between_clocks(date, told[0], *clocks)
            if one is not None:
                yield one


def _an_hour(lower: list[str], stop: int) -> list[Amount]:
    """The length of "an hour later", in days; none where the words say another."""
    if lower[stop - 3 : stop - 1] not in (["an", "hour"], ["one", "hour"]):
        return []
    before = frozenset(lower[max(stop - 6, 0) : stop - 3])
    if not LESS.isdisjoint(before):
        return [Amount(0.0, 1 / 24, 1 / 24)]
    return [Amount(0.7 / 24, (2.0 if "more" in before or "over" in before else 1.3) / 24, 1 / 24)]


def _clocks_near(scene: Scene, by_sentence: Mapping[int, list[Annotation]], first: int, stop: int) -> list[Placed]:
    """The clock times of some sentences, each value once."""
    found: list[Placed] = []
    for sentence in range(first, stop):
        for one in placed(scene.prose, by_sentence.get(sentence, ())):
            clock = one.one.fields.get("dimension") == "clock" and one.one.fields.get("zone", LOCAL) == LOCAL
            if clock and all(one.one.fields["value"] != other.one.fields["value"] for other in found):
                found.append(one)
    return found


def _hours(scene: Scene, span: Placed, by_sentence: Mapping[int, list[Annotation]]) -> Calculation | None:
    here, length = span.one.sentence, days(span.one)
    if length is None or (length.printed or 0.0) * 24 < LEAST or not _lasts(scene, span):
        return None
    found = _clocks_near(scene, by_sentence, here - BACK, here + 2)
    if len(found) > N_CLOCKS:  # "It burned for six hours. The first call came at five, and all was out at nine."
        paragraphs = scene.prose.paragraphs
        last = here + 2 if paragraphs[here + 1 : here + 2] == [paragraphs[here]] else here + 1
        found = _clocks_near(scene, by_sentence, here, last)
    if len(found) != N_CLOCKS or not _may_follow(*found):
        return None
    calculation = elapsed(span, *found)
    if calculation is None:
        return None
    first = min(calculation.first, span.first)
    beside = found[1].stop < span.first < found[1].stop + 3 or found[0].one.sentence == found[1].one.sentence == here
    return calculation._replace(first=first, confidence=0.6 if beside else 0.5)


def _may_follow(begin: Placed, finish: Placed) -> bool:
    """Whether the second clock time is the later one, as far as morning and afternoon are told."""
    one, other = begin.one.fields["value"], finish.one.fields["value"]
    assert isinstance(one, Amount) and isinstance(other, Amount)
    told = begin.one.confidence > 0.5 and finish.one.confidence > 0.5
    return not told or one.low < other.high or (one.low > AFTERNOON and other.high < NOON)


def _lasts(scene: Scene, span: Placed) -> bool:
    """Whether the length is one that lies between two moments: "for six hours", "four hours had gone by"."""
    prose = scene.prose
    at = span.first - 1
    while at > 0 and prose.lower[at] in FULL:
        at -= 1
    before = prose.lower[max(at, 0)]
    return (
        before in LASTING
        or prose.lemmas[span.first - 1] in WAITING
        or before in {",", "--", "("}
        or not GONE.isdisjoint(prose.lemmas[span.stop : span.stop + 3])
    )


def _days(scene: Scene, span: Placed, by_sentence: Mapping[int, list[Annotation]]) -> Calculation | None:
    """ "From May 1, when the roof fell, until July 1 … Those three months"."""
    here, lower = span.one.sentence, scene.prose.lower
    length = days(span.one)
    if length is None:
        return None
    for sentence in (here, here - 1):
        dates = [one for one in placed(scene.prose, by_sentence.get(sentence, ())) if _is_day(one)]
        pointing = sentence == here or lower[span.first - 1] in POINTING
        if len(dates) == 2 and pointing and _opens(lower, dates) and all(fits(span, one) for one in dates):
            begin, finish = dates
            return made(span, begin, finish, length, 0.65)
    return None


def _is_day(one: Placed) -> bool:
    return one.one.kind == "date" and isinstance(one.one.fields.get("interval"), When)


def _opens(lower: list[str], dates: Sequence[Placed]) -> bool:
    begin, finish = dates
    opener = lower[begin.first - 1] if begin.first else ""
    joint = lower[finish.first - 1]
    return opener in FROM and joint in UNTIL and (joint != "and" or opener == "between")
