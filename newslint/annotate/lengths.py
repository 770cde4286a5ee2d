"""Lengths of time that stand beside the dates or clock times they run between.

What comes in: a scene with the durations and dates found before. What goes out: calculations of form "duration"
("three weeks, from June 4 to June 25"; "since her arrest on 3 May, ten months ago"; "a two-year contract that runs to
June 2028") and "clock" ("at 17:18 … for four hours, until 21:20").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newslint.annotate import ends, loosely, spoken, termini
from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.prose import Prose
from newslint.annotate.timespans import DAYS, Placed, days, elapsed, fits, made, placed, scaled
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.values import DAY, Value, When

OPENERS = frozenset(("from", "between", "since"))
JOINTS = frozenset(("to", "until", "till", "through", "and", "-", "--"))
GLUE = frozenset(
    (",", "(", "--", "more", "than", "almost", "about", "nearly", "over", "just", "some", "around", "a", "for", "that",
     "is", "was", "full", "exactly", "lasting", "little", "from", "between", "ran", "period", "of", "only", "under")
)  # fmt: skip
CONTRACTS = frozenset(
    ("contract", "deal", "lease", "term", "agreement", "mandate", "extension", "programme", "program", "loan", "tenure")
)
SIGNED = frozenset(("sign", "pen", "ink", "agree", "put", "hand", "commit", "join", "seal", "extend"))
RUNS = frozenset(("run", "expire", "end", "last", "keep", "tie", "until", "through", "bind"))
UNTIL = frozenset(("until", "till"))
N_JOINT = 8
"""Tokens of what is told between "until" and the day: "from May 2017 until he was found out in June 2021"."""
FAR = 14
"""Tokens between a contract and the date to which it runs, and between a length and its clock time."""

UNDERWAY = frozenset(
    ("air", "aboard", "flight", "journey", "road", "sea", "way", "voyage", "trip", "saddle", "water", "board")
)
"""What one is in or on between leaving and arriving."""
LATER = frozenset(("later", "apart"))
DISTANT = Watched(LATER | {"ago"})
"""Words by which a text tells how far two dates are apart; without one of them, only a length of time does."""

YEAR = 365 * DAY


def lengths(scene: Scene) -> Iterator[Calculation]:
    """The calculations with time of an article."""
    prose = scene.prose
    by_sentence: dict[int, list[Annotation]] = {}
    timed = {prose.sentence_at[token] for token in prose.where(DISTANT)}
    figures = prose.of_kind("quantity", scene.found)
    hours, spans = ([one for one in figures if one.fields["dimension"] == name] for name in ("clock", "duration"))
    timed |= {one.sentence for one in spans}
    for one in (*hours, *prose.of_kind("date", scene.found), *spans):
        by_sentence.setdefault(one.sentence, []).append(one)
    for sentence in sorted(timed & by_sentence.keys()):
        around = {sentence - 2, sentence - 1, sentence + 1}
        if len(by_sentence[sentence]) < 2 and around.isdisjoint(by_sentence):
            continue
        here = placed(prose, by_sentence[sentence])
        dates = [each for each in here if each.one.kind == "date" and "interval" in each.one.fields]
        lasting = [
            each for each in here if each.one.fields.get("dimension") == "duration" and not _until_now(prose, each)
        ]
        yield from _ago(scene, dates)
        dated = [each for each in here if each.one.kind == "date"]
        yield from ends.later(
            scene, dated, [each for each in _earlier(prose, by_sentence, sentence) if each.one.kind == "date"]
        )
        yield from loosely.later(scene, dated, by_sentence)
        for span in lasting:
            one_found = (
                _between(scene, span, dates)
                or _contract(scene, span, dates)
                or _clocks(scene, span, here, _earlier(prose, by_sentence, sentence))
                or ends.around(scene, span, by_sentence)
                or loosely.between(scene, span, by_sentence)
                or termini.between(scene, span, by_sentence)
            )
            if one_found is not None:
                yield one_found
            else:
                yield from spoken.spoken(scene, (span,), by_sentence)
    yield from termini.ages(scene, by_sentence)


def _until_now(prose: Prose, span: Placed) -> bool:
    """Whether a length is counted to the day of the paper: "in the 14 years since, prices have doubled"."""
    behind = prose.lower[span.stop : span.stop + 2]
    return behind[:1] == ["since"] and behind[1:] in ([], [","], ["."], [";"])


def _earlier(prose: Prose, by_sentence: dict[int, list[Annotation]], sentence: int) -> list[Placed]:
    """What the sentence before gives, or the one before that in the same paragraph."""
    paragraphs = prose.paragraphs
    near = by_sentence.get(sentence - 1, [])
    if not near and sentence > 1 and paragraphs[sentence - 2] == paragraphs[sentence]:
        near = by_sentence.get(sentence - 2, [])
    return placed(prose, near)


def _between(scene: Scene, span: Placed, dates: list[Placed]) -> Calculation | None:
    """ "for three weeks, from June 4 to June 25"."""
    lower = scene.prose.lower
    for begin, finish in pairwise(dates):
        at = begin.first - 1 - (lower[begin.first - 1] == "the")  # "from the March of 2021"
        opener = lower[at] if begin.first else ""
        joint = lower[begin.stop : finish.first]
        told = len(joint) > 1 and joint[0] in UNTIL and len(joint) < N_JOINT  # "until he was found out in May 2021"
        if opener not in {"from", "between"} or not (told or (len(joint) == 1 and joint[0] in JOINTS)):
            continue
        if joint[0] == "and" and opener != "between":
            continue
        before, after = lower[span.stop : begin.first], lower[finish.stop : span.first]
        beside = (span.stop <= begin.first and len(before) < 5 and set(before) <= GLUE | {"the"}) or (
            finish.stop <= span.first and len(after) < 4 and set(after) <= GLUE and bool(after)
        )
        # "For two years they lived in the old mill, from May 2017 until they moved out in June 2021"
        beside = beside or (lower[span.first - 1] == "for" and lower[at - 1] == "," and 0 < at - span.stop < FAR + 2)
        length = days(span.one)
        if beside and length is not None and fits(span, begin) and fits(span, finish):
            return made(span, begin, finish, length, 0.85)
    return None


def _contract(scene: Scene, span: Placed, dates: list[Placed]) -> Calculation | None:
    """ "Signed a two-year contract that runs to June 2028": from the day of the paper on."""
    prose, published = scene.prose, scene.article.published
    low, high = prose.sentences[span.one.sentence]
    if published is None or span.one.fields.get("unit") not in {"month", "year"} or not dates:
        return None
    finish = next((one for one in dates if one.first >= span.stop), dates[-1])
    interval = finish.one.fields["interval"]
    if finish.first >= span.stop:
        told, runs = prose.lemmas[span.stop : span.stop + 3], prose.lemmas[span.stop : finish.first]
        signing = prose.lemmas[low : span.first]
    else:  # "a contract signed this week and running out in June 2028 ties him for two years"
        told = runs = signing = prose.lemmas[low : finish.first]
    if CONTRACTS.isdisjoint(told) or abs(finish.first - span.stop) > FAR:
        return None
    if RUNS.isdisjoint(runs) or not isinstance(interval, When):
        return None
    length = days(span.one)
    if SIGNED.isdisjoint(signing) or length is None or interval.start <= published.stop or high - low > 80:
        return None
    fields: dict[str, Value] = {"form": "duration", "length": length, "begins": published, "ends": interval}
    first, stop = min(span.first, finish.first), max(span.stop, finish.stop)
    return Calculation(first, stop, {**fields, "noun": "contract"}, 0.7)


def _ago(scene: Scene, dates: list[Placed]) -> Iterator[Calculation]:
    """ "since her arrest on 3 May, more than ten months ago": the date and the distance to it."""
    prose, published = scene.prose, scene.article.published
    if published is None:
        return
    lower = prose.lower
    for begin, ago in pairwise(dates):
        between = lower[begin.stop : ago.first]
        if lower[ago.stop - 1] != "ago" or not between or len(between) > 4 or not set(between) <= GLUE:
            continue
        low = prose.sentences[begin.one.sentence][0]
        first = max(begin.stop, low)
        found = scene.bare(first, ago.stop)
        interval = begin.one.fields["interval"]
        if len(found) != 1 or found[0].unit not in DAYS or not isinstance(interval, When):
            continue
        if interval.start > published.start and "year guessed" in begin.one.flags:
            interval = When(interval.start - YEAR, interval.stop - YEAR)  # what is months ago is not to come
        fine = ("day", "week", "month", "year") if found[0].unit == "year" else ("day", "week", "month")
        if begin.one.fields.get("grain") not in fine or interval.stop > published.start:
            continue
        length = scaled(found[0])
        fields: dict[str, Value] = {"form": "duration", "length": length, "begins": interval, "ends": published}
        yield Calculation(begin.first, ago.stop, fields, 0.8)


def _clocks(scene: Scene, span: Placed, placed: list[Placed], earlier: list[Placed]) -> Calculation | None:
    """ "at 17:18 … For four hours, until 21:20": a day has two rounds of twelve hours, and either may be meant."""
    lower, lemmas = scene.prose.lower, scene.prose.lemmas
    clocks = [one for one in placed if one.one.fields.get("dimension") == "clock"]
    if span.one.fields.get("unit") not in {"hour", "minute"}:
        return None
    if lower[span.first - 1] == "after" and not UNDERWAY.isdisjoint(lemmas[span.stop : span.stop + 4]):
        # "Left at 12.35. At 14.26, after nearly three hours in the air, it touched down."
        left = [one for one in earlier if one.one.fields.get("dimension") == "clock"]
        return elapsed(span, left[0], clocks[0]) if len(left) == 1 and len(clocks) == 1 else None
    if lower[span.first - 1] not in {"for", "lasted", "took"}:
        return None
    behind = [one for one in clocks if span.stop <= one.first <= span.stop + FAR]
    before = [one for one in clocks if one.stop <= span.first] or [
        one for one in earlier if one.one.fields.get("dimension") == "clock"
    ]
    if not before and len(behind) > 1 and lower[behind[0].first - 1] in OPENERS:
        before, behind = [behind[0]], behind[1:]
    if len(before) != 1 or not behind:
        return None
    begin, finish = before[0], behind[0]
    if {"until", "till", "to"}.isdisjoint(lemmas[span.stop : finish.first]):
        return None
    return elapsed(span, begin, finish)
