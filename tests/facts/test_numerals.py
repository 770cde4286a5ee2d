"""The figure in which two sentences that tell one thing differ."""

import pytest

from newslint.annotate import annotate
from newslint.config import places
from newslint.config.cache import Cache
from newslint.config.lexicon import load
from newslint.core.article import Article, Region
from newslint.core.rule import HouseWords
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.facts.table import tabulate


def _article(name: str, text: str) -> Article:
    return Article(name, Source.of(name, text), text, (Region("body", Span(0, len(text))),))


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        # Of what is no count, too.
        (
            "With its crew, pilot boat 12 is at the pier of Torvik.",
            "At the pier of Torvik is pilot boat 21, with its crew.",
            {"12", "21"},
        ),
        # Words are figures.
        (
            "The bell of Torvik rang fifty-two times for the ferry.",
            "The bell of Torvik rang 25 times for the ferry.",
            {"fifty-two times", "25 times"},
        ),
        # The figure stands elsewhere in the other text.
        (
            "With its crew, pilot boat 12 is at the pier of Torvik. Boat 21 is at sea.",
            "At the pier of Torvik is pilot boat 21, with its crew.",
            set(),
        ),
        # A sum of two.
        (
            "The mill of Torvik sold 15 bells and one drum at the feast.",
            "The mill of Torvik sold 16 bells at the feast, with a drum.",
            set(),
        ),
        # A share.
        (
            "Some 9% of the ferrymen of Torvik like the bell of the mill.",
            "Nearly 1 in 10 of the ferrymen of Torvik like the bell of the mill.",
            set(),
        ),
        # Rounded.
        (
            "The mill of Torvik sold 5,134 bells at the feast.",
            "The mill of Torvik sold 5,000 bells at the feast.",
            set(),
        ),
        # With and without those that were told before.
        (
            "The other four ferries of Torvik lie at the pier.",
            "Five ferries of Torvik lie at the pier.",
            set(),
        ),
        # Years are dates.
        (
            "The mill of Torvik got its bell in 1987.",
            "The mill of Torvik got its bell in 1978.",
            set(),
        ),
        # Two firms, told in one way.
        (
            "Torvik Ferries Inc. finished the week at $24.",
            "Marby Mills Inc. finished the week at $44.",
            set(),
        ),
        (
            "TFC shares sagged in a dull market on Friday to finish the week at $24.",
            "MMI shares sagged in a dull market on Friday to finish the week at $44.",
            set(),
        ),
    ],
)
def test_figures_that_differ(one: str, other: str, shown: set[str]) -> None:
    assert _shown(one, other) == shown


LONG = """Zenna Holt has the oldest mill of Torvik, and a 12-time winner of the island race lives in it, with her hens.
When the wind blows from the sea, she said, you hear nothing else. Under the roof that carpenters from Ostley mended
hang five lanterns, red and blue, for sailors. {} The bakery sends flour to the islands by boat. Nobody sleeps there.
"""


@pytest.mark.parametrize(
    ("more", "brief", "shown"),
    [
        ("", "Zenna Holt has the oldest mill of Torvik. Sailors count eight lanterns there.", {"5", "8"}),
        # What a figure is joined to.
        ("", "Zenna Holt has the oldest mill of Torvik. A 17-time winner of the race came.", {"12", "17"}),
        # The figure stands there, of the same, or of who knows what.
        ("Eight lanterns lie there.", "Zenna Holt has the oldest mill of Torvik. Sailors count eight lanterns.", set()),
        ("Then came eight.", "Zenna Holt has the oldest mill of Torvik. Sailors count eight lanterns there.", set()),
        # It is of something else that it stands there, as small figures do.
        (
            "The pier is old. It has eight steps.",
            "Zenna Holt has the oldest mill of Torvik. Sailors count eight lanterns there.",
            {"5", "8"},
        ),
        # Of some, and of all.
        ("", "Zenna Holt has the oldest mill of Torvik. Sailors count only two lanterns there.", set()),
        # Far apart in size.
        ("", "Zenna Holt has the oldest mill of Torvik. Sailors count 500 lanterns there.", set()),
    ],
)
def test_figures_that_a_long_text_has_not(more: str, brief: str, shown: set[str]) -> None:
    found = _shown(LONG.format(more), brief)
    assert {word.split("-")[0].replace("five", "5").replace("eight", "8").split()[0] for word in found} == shown


def _shown(one: str, other: str) -> set[str]:
    lexicon = load([places.lexicon_folder()], Cache(None))[0]
    story = tuple(
        (article, annotate(article, lexicon, HouseWords()))
        for article in (_article("a.txt", one), _article("b.txt", other))
    )
    base = tabulate([("", story)], lexicon, HouseWords())
    return {fact.words for fact in base.facts if fact.kind == "numeral"}
