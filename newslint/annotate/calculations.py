"""Calculations: figures of an article that belong to one sum, share, change or length of time.

What comes in: tokens, and the quantities and dates found before. What goes out: annotations of kind "calculation",
each with the figures that it ties together; whether they come out right is for rules to say. The forms are those that
Maier (2002) found most often wrong when he audited the mathematics of a newspaper: totals, shares, changes and rates.

"Fourteen of the 23 patients, or 61 percent" → share: part 14, whole 23, share 61.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.annotate import (
    backward,
    carried,
    changes,
    concord,
    cues,
    lengths,
    margins,
    outcomes,
    parts,
    passages,
    portions,
    ratios,
    reckoned,
    retold,
    rosters,
    slips,
    stretches,
    workedout,
    workings,
)
from newslint.annotate.calculation import PERCENT, Calculation, Scene
from newslint.annotate.prose import Prose, new
from newslint.annotate.scene import tables
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.span import Span
from newslint.core.values import Amount, Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS = (
    Kind(
        "calculation",
        (
            Field(
                "form",
                "text",
                "sum, difference, share, change, point, factor, shift, apiece, duration, clock, stretch, spell, "
                "margin, majority or list",
            ),
            Field("whole", "amount", "the total, or the larger side of a vote"),
            Field(
                "part",
                "amount",
                "what a share is the share of, the first part of a total, or the smaller side of a vote",
            ),
            Field("sum", "amount", "the parts of a total, added up"),
            Field("items", "number", "how many parts or items there are"),
            Field("share", "amount", "a part in per cent of the whole"),
            Field("base", "amount", "what a change starts from"),
            Field("result", "amount", "what a change ends at"),
            Field("change", "amount", "the change: in per cent, in percentage points, or the lead in a vote"),
            Field("factor", "amount", "doubled is 2, halved 0.5"),
            Field("direction", "text", "up or down, as it is told"),
            Field("course", "text", "up or down, as base and result go", values=("up", "down")),
            Field("multiple", "text", "what base and result make: halved, doubled, trebled or neither"),
            Field("unit", "text", "the unit of base and result"),
            Field("change unit", "text", "% or percentage point"),
            Field("length", "amount", "a length of time in days; between clock times in hours, of a margin in seconds"),
            Field("elapsed", "amount", "hours from one clock time to the other, seconds of a margin"),
            Field("begins", "when", "when a length of time begins"),
            Field("ends", "when", "when it ends"),
            Field("noun", "text", "what is counted, or what lasts"),
            Field("of", "entity", "whose service or home a spell is", "same-as"),
        ),
        "form",
        "figures that a text itself ties together by arithmetic",
        ("partial", "hedged", "early", "reckoned"),
        "Fourteen of the 23 patients, or 61 percent",
    ),
    *ratios.KINDS,
)

WORDS = tuple(
    Word(name, "calculation", (("form", name),), doc=doc)
    for name, doc in (
        ("sum", "a total and its parts"),
        ("share", "a part, its whole and the share in per cent"),
        ("change", "a change in per cent from one figure to another"),
        ("factor", "something doubled, tripled or halved from one figure to another"),
        ("shift", "what something was and what it is, and no word of how much that is"),
        ("stretch", "how long something took, as told or from its two ends"),
        ("spell", "how long what is told to be closed, late, somebody's service or the like lasted or will last"),
        ("majority", "the two sides of a vote and the lead"),
        ("list", "a count of items that are then listed"),
        ("conversion", "a figure and the same in another unit, in brackets"),
    )
)

FEW_DEGREES = 10
"""Degrees Celsius up to which nine fifths of them in brackets are a difference; above, somebody forgot 32."""
NINE_FIFTHS = 1.8
BRACKET = 4
"""Characters between a figure and its conversion."""
REGIONS = frozenset(("boilerplate", "metadata", "teaser"))

FIGURES = (
    (parts.SUMS, parts.sums),
    (PERCENT, parts.shares),
    (PERCENT, carried.shares),
    (PERCENT | reckoned.TRIGGERS, reckoned.shares),
    (carried.PLURALS | carried.OF, carried.sums),
    (parts.VOTED, parts.majorities),
    (parts.COLONS, parts.listed),
    (rosters.PLURALS, rosters.listed),
    (changes.FROM, changes.changes),
    (PERCENT, changes.compared),
    (PERCENT, backward.carried),
    (PERCENT, portions.percent_of),
    (PERCENT | portions.THAN, portions.beyond),
    (portions.EACH, portions.apiece),
    (portions.SPLIT, portions.split),
    (changes.APART, changes.gaps),
    (PERCENT, changes.moves),
    (frozenset(margins.SECONDS), margins.margins),
    (workings.RATES, workings.products),
    (workings.PACKED, workings.packs),
    (workings.ABOARD, workings.aboard),
    (workings.REMAINDERS, workings.remainders),
    (PERCENT, workings.portions),
    (workings.TURNOUT, workings.turnout),
    (workings.TIMES, workings.multiples),
    (parts.COLONS, workings.owed),
    (frozenset((*retold.PERIODS, *retold.ADVERBS)), retold.periods),
    (retold.POINTS, retold.scores),
)
"""Words without which a sentence holds no such calculation, and who looks for it."""

READERS: dict[str, tuple[int, ...]] = {
    word: tuple(at for at, (triggers, _) in enumerate(FIGURES) if word in triggers)
    for word in frozenset().union(*(triggers for triggers, _ in FIGURES))
}
"""The places in ``FIGURES`` of those whom a word concerns."""

TOLD_OF_TWO = reckoned.TRIGGERS | workedout.RESTATED
"""Words by which two figures are enough to make something of."""

ALL_WORDS = (slips.CUES | cues.CUES).union(*(words for words, _ in FIGURES))
"""All of these words."""

TELLING = Watched(ALL_WORDS - {"of"})
"""All but one that stands everywhere and counts only where it opens the sentence."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The calculations of an article."""
    scene = Scene(prose, article, tables(lexicon), found)
    lower = prose.lower
    telling: dict[int, list[str]] = {}
    for token in prose.where(TELLING):
        telling.setdefault(prose.sentence_at[token], []).append(lower[token])
    for number in scene.sentences():
        start, end = prose.sentences[number]
        is_long = number > 0 and len(scene.begins(start, end)) >= outcomes.FEWEST
        if not 4 <= end - start <= 150 or prose.regions[number] in REGIONS:
            continue
        words = {*lower[start : start + 2], *telling.get(number, ())}
        concerned = sorted({at for word in words for at in READERS.get(word, ())})
        told = [one for at in concerned for one in FIGURES[at][1](scene, number)]
        if not told and not slips.CUES.isdisjoint(words):
            told = list(slips.slips(scene, number))
        if not told and not cues.CUES.isdisjoint(words):
            told = list(outcomes.outcomes(scene, number))
        if not told and is_long:
            told = list(outcomes.spread(scene, number))
        if prose.regions[number] == "body" and all("partial" in one.flags for one in told):
            # Of most sentences in which a figure stands, the passage has no two others that could make it.
            opens = prose.sentences[max(0, number - passages.BACK)][0]
            n_figures = len(scene.begins(opens, end))
            if n_figures >= outcomes.FEWEST or (n_figures > 1 and not TOLD_OF_TWO.isdisjoint(lower[start:end])):
                told += concord.concord(scene, number)
        for one in told:
            annotation = _annotation(prose, one)
            yield annotation
            yield from ratios.given(scene, lexicon, annotation)
    yield from ratios.ratios(scene, lexicon)
    yield from ratios.bare_parts(scene, lexicon)
    for one in lengths.lengths(scene):
        yield _annotation(prose, one)
    for one in stretches.stretches(scene):
        yield _annotation(prose, one)
    yield from conversions(prose.of_kind("quantity", found))


def conversions(figures: Iterable[Annotation]) -> Iterator[Annotation]:
    """ "12 km (20 miles)": a figure and its conversion in brackets, both in the base unit of their dimension."""
    last: Annotation | None = None
    for one in figures:
        if last is not None and "converted" in one.flags and one.fields["unit"] != last.fields["unit"]:
            base, result = last.fields.get("size"), one.fields.get("size")
            near = 0 < one.span[0] - last.span[1] < BRACKET and not _warmer(last, one)
            if isinstance(base, Amount) and isinstance(result, Amount) and near:
                if one.fields["dimension"] == "temperature":  # told in whole degrees
                    base = base._replace(low=base.low - 1, high=base.high + 1)
                fields: dict[str, Value] = {"form": "conversion", "base": base, "result": result}
                span = Span(last.span[0], one.span[1])
                yield Annotation("calculation", span, one.sentence, fields, frozenset(), confidence=0.85)
        last = one


def _warmer(one: Annotation, other: Annotation) -> bool:
    """Whether two figures tell by how much it is warmer: "below 2 degrees Celsius (3.6 degrees Fahrenheit)"."""
    degrees = {str(told.fields["unit"]): told.fields["value"] for told in (one, other)}
    celsius, fahrenheit = degrees.get("degree celsius"), degrees.get("degree fahrenheit")
    if not isinstance(celsius, Amount) or not isinstance(fahrenheit, Amount):
        return False
    return (
        celsius.high <= FEW_DEGREES
        and fahrenheit.low <= celsius.high * NINE_FIFTHS
        and (celsius.low * NINE_FIFTHS <= fahrenheit.high)
    )


def _annotation(prose: Prose, one: Calculation) -> Annotation:
    span = prose.span(one.first, one.stop)
    sentence = prose.sentence_at[one.stop - 1]
    values = ("calculation", span, sentence, one.fields, frozenset(one.flags), "narrator", one.confidence)
    return new(Annotation, values)
