"""The scene of an article's quantities: what earlier extractors found, and what the figures before have said.

What comes in: tokens, names and dates. What goes out: a ``Scene``, which every step of reading a figure gets, and the
``Draft`` of one figure that the steps fill in.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from newslint.annotate import circumstances, hedges, measures, mentions, numbers, units
from newslint.annotate.circumstances import Landmarks
from newslint.annotate.counted import Counted
from newslint.annotate.evidence import cues
from newslint.annotate.governors import Governor
from newslint.annotate.hedges import Hedges
from newslint.annotate.measures import Measures
from newslint.annotate.mentions import Mentions
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.numbers import Number, NumberWords
from newslint.annotate.prose import Prose
from newslint.annotate.surroundings import Surroundings
from newslint.annotate.surroundings import of as surroundings_of
from newslint.annotate.units import UnitWords
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Amount, Value


@dataclass(frozen=True, slots=True)
class Tables:
    """All words that quantities need."""

    numbers: NumberWords
    units: UnitWords
    hedges: Hedges
    measures: Measures
    anybody: frozenset[str]
    """Nouns for people."""
    singly: frozenset[str]
    """Who may stand in a list of people without a name."""
    lasting: dict[str, str]
    """Words by the sort of what lasts."""


@per_lexicon
def tables(lexicon: Lexicon) -> Tables:
    """The words of a lexicon."""
    return Tables(
        numbers.words(lexicon),
        units.words(lexicon),
        hedges.words(lexicon),
        measures.words(lexicon),
        cues(lexicon).anybody,
        frozenset((*lexicon.words("measures", "people"), *lexicon.words("measures", "singly"))),
        lexicon.folded("measures", "lasting"),
    )


@dataclass(slots=True)
class Scene:
    """One article while its quantities are read: what is covered by dates and names, and the last figure."""

    prose: Prose
    article: Article
    known: Tables
    near: Surroundings
    mentions: Mentions
    covered: bytearray
    dates: list[tuple[int, int, Annotation]]
    places: Landmarks
    last: Annotation | None = None
    last_stop: int = 0
    harm: tuple[str, int] = ("", -9)
    harmed_in: Value | None = None
    """The place of the first leading toll."""
    led: set[tuple[str, str]] = field(default_factory=set)
    aged: dict[str, Amount] = field(default_factory=dict)
    """The first age of everybody who is named."""
    body_from: int = -1
    parts: set[int] = field(default_factory=set)
    """Tokens of lists of people, whose sum is a figure: their own numbers are parts of it."""
    currency: str = ""
    """What money was last told in."""


UNGOVERNED = Governor(None, "")


@dataclass(slots=True)
class Draft:
    """A figure on its way to an annotation.

    Tokens: ``first`` and ``stop`` with hedge and unit, ``low`` and ``high`` of its clause, ``start`` and ``end`` of its
    sentence; ``behind`` is the token after it and what it counts. ``clause`` is that of its first token.
    """

    number: Number
    amount: Amount
    dimension: str
    unit: str
    hedge: str
    ranged: bool
    what: Counted
    first: int
    stop: int
    low: int
    high: int
    start: int
    end: int
    behind: int
    clause: tuple[int, int]
    ruler: Governor = UNGOVERNED
    fields: dict[str, Value] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    confidence: float = 0.9


def of(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Scene:
    """The scene of an article: tokens of dates and names are covered, so that no figure is read from them."""
    covered = bytearray(len(prose.lower) + 1)
    dates = []
    names = mentions.of(prose)
    for first, stop, _, _, _ in names.all:
        if stop - first > 1 and prose.tags[first] != "#":
            covered[first + 1 : stop] = b"\x02" * (stop - first - 1)
    for one in (*prose.of_kind("date", found), *prose.of_kind("quantity", found)):  # clock times are known already
        first, stop = token_range(prose, one.span)
        covered[first:stop] = b"\x01" * (stop - first)
        if one.kind == "date":
            dates.append((first, stop, one))
    known = tables(lexicon)
    places = circumstances.landmarks(prose, known.units, known.measures, lexicon)
    return Scene(prose, article, known, surroundings_of(prose), names, covered, dates, places)
