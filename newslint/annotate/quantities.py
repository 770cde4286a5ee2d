"""Quantities: every figure of an article as an interval, with what it measures, of whom, where and when.

What comes in: tokens, and the names and dates found before. What goes out: annotations of kind "quantity".

"more than a few billion dollars from users in China every day" → 2 to 18 billion USD per day, at least, direction
"from", place China; "At least 12 people were killed" → 12 and up, noun "person", measure "killed".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.annotate import drafts, groups, inturn, joined, mentions, numbers, particulars, scene, sole
from newslint.annotate.prose import Prose, flagged
from newslint.annotate.scene import Draft, Scene, Tables, tables
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.vocabulary import Field, Kind, Word

__all__ = ["KINDS", "WORDS", "Tables", "find", "tables"]

KINDS = (
    Kind(
        "quantity",
        (
            Field("value", "amount", "what the words allow, as an interval"),
            Field("unit", "text", "USD, %, km, day …; empty for counts", "same-as"),
            Field("dimension", "text", "money, count, percent, length, mass, speed, duration, age, clock …", "same-as"),
            Field("noun", "text", "head noun of what is counted"),
            Field("sort", "text", "what two outlets may call so and otherwise: home for flats and houses", "same-as"),
            Field("measure", "text", "killed, injured, price, revenue, volume, depth …", "same-as"),
            Field("subject", "entity", "whose figure it is", "same-as"),
            Field("context", "set", "content words of the clause, without the figure"),
            Field("scope", "set", 'restrictions: "excluding …", "only"', "same-as"),
            Field("per", "text", "period of a rate: day, month, year, share, person …", "same-as"),
            Field("statistic", "text", "total, average, record, peak, change, share", "same-as"),
            Field("direction", "text", "from, to, in, out, up, down", "same-as"),
            Field("place", "entity", "where", "overlaps"),
            Field("as_of", "when", "the time that the figure is of", "overlaps"),
            Field("parts", "text", 'why it may be part of another total: "of them", "another", "including"'),
            Field("size", "amount", "in the base unit of its dimension: metres, kilograms, seconds …"),
            Field("role", "text", "of an age: dead, accused or shooter, as far as the words around it tell", "same-as"),
            Field("event", "text", "of a leading clock time: the event that it is the hour of", "same-as"),
            Field("hours", "set", "of a leading clock time: the hours of the day in which it lies"),
            Field("zone", "text", "time zone of a clock time", "same-as"),
            Field("bearing", "text", "where a distance leads: north, southeast …"),
            Field("reference", "text", "the name that a distance is told from"),
        ),
        "value",
        "a number with what it measures",
        (
            "hedged",
            "approximate",
            "updated",
            "forecast",
            "planned",
            "conditional",
            "negated",
            "change",
            "other event",
            "converted",
            "range",
            "estimated",
            "questioned",
            "of total",
            "listed",
            "several",
            "attacker",
            "brief",
            "casualty",
            "grave",
            "whole",
            "initial",
            "joined",
            "leading",
            "lone",
            "national",
            "opening",
            "resumed",
            "sole",
            "surplus",
            "vague",
        ),
        "at least 12 people were killed",
    ),
    Kind(
        "numeral",
        (
            Field("key", "text", "one for two figures that stand for each other in two sentences", "same-as"),
            Field("match", "text", "one for two figures of one thing in a short text and a long one", "same-as"),
            Field("value", "amount", "the figure alone, without what it may be rounded from or be at least"),
            Field("form", "text", "what sort of figure", values=("number", "money", "percent", "ordinal", "score")),
            Field("bound", "text", "how the quantity is bounded that it is part of: about, at least …"),
            Field("measure", "text", "what that quantity measures", "same-as"),
            Field("unit", "text", "its unit", "same-as"),
        ),
        "value",
        "A figure that stands where another article has another one, in a sentence told alike.",
        (),
        "The names of the other **nine** are not known.",
    ),
    Kind(
        "counterpart",
        (
            Field("key", "text", "one for two figures of one matter that two articles tell otherwise", "same-as"),
            Field("value", "amount", "the figure"),
            Field("unit", "text", "its unit; empty for counts"),
            Field("noun", "text", "head noun of what is counted"),
            Field("measure", "text", "what it measures", "same-as"),
            Field("statistic", "text", "total, average, record, peak", "same-as"),
        ),
        "value",
        "A figure that no other article has, where another article tells one of the same matter in other words.",
        (),
        "growers are paid **3,228 cedis** a bag",
    ),
)

WORDS = (
    Word("number", "quantity", (), alone=True, doc="any quantity"),
    Word("figure", "quantity", (), alone=True, doc="any quantity"),
    Word("total", "quantity", (("statistic", "total"),), alone=True, doc="figures that are said to be totals"),
    Word("money", "quantity", (("dimension", "money"),), alone=True, doc="amounts of money"),
    Word("count", "quantity", (("dimension", "count"),), doc="counts of people or things"),
    Word("percentage", "quantity", (("dimension", "percent"),), alone=True, doc="shares and rates in per cent"),
    Word("length", "quantity", (("dimension", "length"),), doc="lengths, depths, heights and distances"),
    Word("duration", "quantity", (("dimension", "duration"),), alone=True, doc="lengths of time"),
    Word("age", "quantity", (("dimension", "age"),), alone=True, doc="ages of people"),
    Word("clock time", "quantity", (("dimension", "clock"),), alone=True, doc="times of the day"),
    Word("magnitude", "quantity", (("dimension", "magnitude"),), alone=True, doc="magnitudes of earthquakes"),
    Word("score", "quantity", (("dimension", "score"),), alone=True, doc="results of games and votes"),
    Word("death toll", "quantity", (("measure", "killed"),), alone=True, doc="figures of people killed"),
)

BRIEF = 90
"""Tokens of a whole text up to which it tells in brief what others tell at length: a headline, a summary, an alert."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The quantities of an article, clock times aside."""
    figures = list(_read(prose, article, lexicon, found))
    known = tables(lexicon).measures
    figures = groups.mark(prose, sole.mark(inturn.settle(prose, mentions.of(prose), figures), known), known)
    return [flagged(one, "brief") for one in figures] if len(prose.lower) <= BRIEF else figures


def _read(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    known = tables(lexicon).numbers
    begins = numbers.starts(prose, known)
    here = scene.of(prose, article, lexicon, found)
    last = 0
    sums = list(joined.find(here))
    for index in begins:
        while sums and sums[0][1] <= index:
            yield from _summed(here, sums.pop(0)[0])
        if index < last or here.covered[index]:
            continue
        number = numbers.read(prose, index, known)
        if number is None or number.first < last:
            continue
        draft = drafts.read(here, number)
        annotation = particulars.settle(here, draft) if draft is not None else None
        if draft is None or annotation is None:
            last = max(last, number.stop if number.form == "digits" else last)
            continue
        last = draft.stop if draft.stop > draft.number.stop else draft.number.stop
        here.last, here.last_stop = annotation, last
        if draft.dimension == "money" and prose.lower[draft.first - 1] != "(":
            here.currency = draft.unit  # what stands in brackets is a conversion: the next bare sum is in the other
        yield annotation
    for draft, _ in sums:
        yield from _summed(here, draft)


def _summed(here: Scene, draft: Draft) -> Iterator[Annotation]:
    """The figure of a list of people: whoever they are, it is a number of persons."""
    annotation = particulars.settle(here, draft)
    if annotation is not None:
        fields = {**annotation.fields, "noun": "person", "sort": "people"}
        yield flagged(annotation._replace(fields=fields), "joined")
