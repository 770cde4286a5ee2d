"""Lengths of time that somebody speaks of, beside the dates or the hours that the text around gives.

What comes in: a scene with the lengths told in it. What goes out: calculations of noun "spoken" and form "duration" or
"clock": "The lift broke down on 3 November. 'Ten weeks I have been on those stairs', he said", "It lasted from
8:25 until midnight; 'two hours flew by'", "She has taught there since 1996, and in those twenty years". What is
spoken need not be what the dates enclose, so that they are notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.timespans import Placed, days, fits, placed
from newslint.core.annotation import Annotation
from newslint.core.values import DAY, Amount, Value, When

QUOTES = frozenset(('"', "``", "“", "'"))
BEFORE = 4
"""Tokens between a quotation mark and a length that opens the quotation: "After seven years"."""
POINTING = frozenset(("those", "these"))
OPENING = frozenset(
    ("after", "in", "for", "that", "is", "a", "an", "almost", "nearly", "about", "over", "more",
     "than", "the")
)  # fmt: skip
"""Words with which a quotation may begin before its length."""
BACK = 2
"""Sentences before the length in which its ends may stand."""
ORDER = 5.0
"""Times by which the length surpasses what lies between the ends where it is of something else."""
FIRM = frozenset(("vague", "anchored"))
"""Flags of dates that are no ends."""
SINCE = frozenset(("since", "from"))
TO = frozenset(("to", "until", "till", "through", "and"))
PAIR = 2
BEGUN = frozenset(
    ("start", "begin", "break", "close", "shut", "fail", "join", "take", "open", "empty", "leave", "stop", "arrive",
     "vanish", "disappear", "flood", "collapse", "evacuate", "move")
)  # fmt: skip
"""Verbs of what goes on until the day of the paper."""
N_VERB = 6
NOT_SO = frozenset(("ago", "old", "later", "earlier", "before", "next", "another", "every", "per", "within", "last"))
NOON = 720


def spoken(scene: Scene, spans: Sequence[Placed], by_sentence: Mapping[int, list[Annotation]]) -> Iterator[Calculation]:
    """The calculations of an article's lengths, dates and clock times."""
    prose = scene.prose
    for span in spans:
        if not _is_spoken(prose.lower, span) or not NOT_SO.isdisjoint(prose.lower[span.first - 1 : span.stop + 2]):
            continue
        length = days(span.one)
        if length is None or not length.printed:
            continue
        here = span.one.sentence
        hours: list[Placed] = []
        for sentence in range(here, max(-1, here - BACK - 1), -1):
            if prose.paragraphs[sentence] != prose.paragraphs[here]:
                break
            near = [one for one in placed(prose, by_sentence.get(sentence, ())) if one.stop <= span.first]
            hours = [*near, *hours]
            one_found = _clocks(span, near, length) or _clocks(span, hours, length) or _dates(scene, span, near, length)
            if one_found is not None:
                yield one_found
                break


def _is_spoken(lower: list[str], span: Placed) -> bool:
    """Whether a length opens a quotation, or points back: "those twenty years"."""
    if lower[span.first - 1] in POINTING:
        return True
    at = span.first - 1
    while at > 0 and at > span.first - BEFORE and lower[at] in OPENING:
        at -= 1
    return lower[at] in QUOTES


def _clocks(span: Placed, near: Sequence[Placed], length: Amount) -> Calculation | None:
    """From the one clock time of a sentence to the other."""
    clocks = [one for one in near if one.one.fields.get("dimension") == "clock" and "updated" not in one.one.flags]
    if len(clocks) != PAIR or span.one.fields.get("unit") not in {"hour", "minute"}:
        return None
    one, other = clocks[0].one.fields["value"], clocks[1].one.fields["value"]
    if not isinstance(one, Amount) or not isinstance(other, Amount) or not length.printed:
        return None
    gap = ((other.printed or other.low) - (one.printed or one.low)) % (2 * NOON)
    if gap > NOON and 0.4 in (clocks[0].one.confidence, clocks[1].one.confidence):
        gap %= NOON
    hours = length._replace(low=length.low * 24, high=length.high * 24, printed=length.printed * 24)
    if not gap or not 1 / ORDER < length.printed * 24 * 60 / gap < ORDER:
        return None
    fields: dict[str, Value] = {
        "form": "clock",
        "length": hours,
        "elapsed": Amount(gap / 60 * 0.97 - 0.1, gap / 60 * 1.03 + 0.1, gap / 60),
        "noun": "spoken",
    }
    return Calculation(clocks[0].first, span.stop, fields, 0.5)


def _dates(scene: Scene, span: Placed, near: Sequence[Placed], length: Amount) -> Calculation | None:
    """From the one day of a sentence to the other, or to the day of the paper."""
    today, lower, lemmas = scene.article.published, scene.prose.lower, scene.prose.lemmas
    dates = [one for one in near if one.one.kind == "date" and FIRM.isdisjoint(one.one.flags) and fits(span, one)]
    if not dates or not length.printed:
        return None
    begin, end = dates[0], None
    when = begin.one.fields.get("interval")
    if not isinstance(when, When):
        return None
    if len(dates) == PAIR and lower[begin.first - 1] in {"from", "between"} and lower[dates[1].first - 1] in TO:
        other = dates[1].one.fields.get("interval")
        ends = other if isinstance(other, When) else None
        end = dates[1]
    elif "saying" in begin.one.flags:
        return None
    elif len(dates) == 1 and (
        lower[begin.first - 1] == "since" or not BEGUN.isdisjoint(lemmas[max(0, begin.first - N_VERB) : begin.first])
    ):
        ends = today
    else:
        return None
    if ends is None or ends.start <= when.start or "relative" in begin.one.flags:
        return None
    apart = (ends.start - when.start) / DAY
    if not 1 / ORDER < length.printed / apart < ORDER:
        return None
    fields: dict[str, Value] = {"form": "duration", "length": length, "begins": when, "ends": ends, "noun": "spoken"}
    return Calculation(begin.first, max(span.stop, end.stop if end else 0), fields, 0.5)
