"""The figures that two articles tell of one matter in sentences that are not alike."""

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


SACK = "The mill at Torvik pays farmers 40 kroner for a sack."


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        (SACK, "For a sack of rye a farmer of Torvik gets 32 kroner, the clerk said.", {"40 kroner", "32 kroner"}),
        # Another currency.
        (SACK, "For a sack of rye a farmer of Torvik gets 32 euros, the clerk said.", set()),
        # Told by the other article as well.
        (SACK, "For a sack of rye a farmer of Torvik gets 32 kroner. The ferry costs 40 kroner.", set()),
        # Of another size.
        (SACK, "For a sack of rye a farmer of Torvik gets 4 kroner, the clerk said.", set()),
        # By how much something changed.
        (SACK, "For a sack of rye a farmer of Torvik saw a 32 kroner increase, the clerk said.", set()),
        # Of another time.
        (SACK, "For a sack of rye a farmer of Torvik got 32 kroner in January, the clerk said.", set()),
        # No more in common than one word.
        (SACK, "A sack of coal was 32 kroner.", set()),
        # A sum in other words is no sum of its own.
        (SACK, "For a sack of rye a farmer of Torvik gets a gold coin (32 kroner).", set()),
        # Two figures are as near.
        (
            SACK,
            "For a sack a farmer of Torvik gets 32 kroner, a miller of Torvik with a farmer for a sack 28 kroner.",
            set(),
        ),
        # What is counted goes by two names, and has more in common.
        (
            "Volunteers of 12 brigades fought the flames.",
            "Nine volunteer outfits saw it burn.",
            {"12 brigades", "Nine volunteer outfits"},
        ),
        ("Volunteers with 12 ladders fought the flames.", "Nine volunteer outfits saw it burn.", set()),
        # Money, without the word for it.
        (
            "A bell for the ferry of Torvik will be cast for 12,000 euros, said pastor Holt.",
            "Pastor Holt had 2 euros on him. To cast a bell, he said, Torvik wants seventeen thousand.",
            {"12,000 euros", "seventeen thousand"},
        ),
    ],
)
def test_counterparts(one: str, other: str, shown: set[str]) -> None:
    lexicon = load([places.lexicon_folder()], Cache(None))[0]
    articles = [_article("a.txt", one), _article("b.txt", other)]
    found = [(article, annotate(article, lexicon, HouseWords())) for article in articles]
    base = tabulate([("story", tuple(found))], lexicon, HouseWords())
    assert {fact.words for fact in base.facts if fact.kind == "counterpart"} == shown
