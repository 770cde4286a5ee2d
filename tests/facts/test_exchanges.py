"""Two names that have changed places between two articles of a story."""

import pytest

from newslint.annotate import annotate
from newslint.config import places
from newslint.config.cache import Cache
from newslint.config.lexicon import load
from newslint.core.article import Article, Region
from newslint.core.rule import HouseWords
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.facts.exchanges import exchanges

WEIGHT = 0.6
"""What every word of these stories weighs."""


def _article(name: str, text: str) -> Article:
    return Article(name, Source.of(name, text), text, (Region("body", Span(0, len(text))),))


def _at_length(letters: str) -> str:
    """What is told of two people in words that nobody else has."""
    nouns = [f"{first}a{second}o" for first in letters for second in letters]
    return " ".join(f"{'Brekke' if number % 2 else 'Lund'} had {noun}s." for number, noun in enumerate(nouns))


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        # An age and a wound of each.
        (
            "Ivar Brekke, 37, shot Odd Lund, 24. Lund had a wound in the neck. Brekke was charged with murder.",
            "Odd Lund, 37, is charged with murder. Ivar Brekke, 24, had a wound in the neck.",
            {"Odd Lund", "Ivar Brekke"},
        ),
        # The same two, as they are.
        (
            "Ivar Brekke, 37, shot Odd Lund, 24. Lund had a wound in the neck. Brekke was charged with murder.",
            "Ivar Brekke, 37, is charged with murder. Odd Lund, 24, had a wound in the neck.",
            set(),
        ),
        # Each article tells something else of them.
        (
            "Ivar Brekke, 37, shot Odd Lund, 24. Lund had a wound in the neck. Brekke was charged with murder.",
            "Odd Lund sang in the choir at Keld. Ivar Brekke painted boats for the harbour.",
            set(),
        ),
        # A name that only one article has is exchanged with nothing.
        (
            "Ivar Brekke, 37, shot Odd Lund, 24. Lund had a wound in the neck. Brekke was charged with murder.",
            "Odd Lund, 37, is charged with murder. Peter Hall, 24, had a wound in the neck.",
            set(),
        ),
        # Two brothers: whose a brother is stands between the names.
        (
            "Ivar Brekke and his brother, Odd Lund, sang.",
            "Odd Lund has a brother, Ivar Brekke.",
            set(),
        ),
        # Two who share a surname are known by both names.
        (
            "Ivar Brekke, 37, of Torvik was charged with murder. Odd Brekke, 24, of Keld had a wound in the neck.",
            "Odd Brekke, 37, of Torvik is charged with murder. Ivar Brekke, 24, of Keld had a wound in the neck.",
            {"Odd Brekke", "Ivar Brekke"},
        ),
        # What is printed as large as a name and stands before it is told of its bearer alone.
        (
            "With Odd Lund, Old Torvik Mayor Ivar Brekke, New Marby Mayor Per Holt came. Odd Lund slept.",
            "Old Torvik has Ivar Brekke, Odd Lund lives in New Marby, Per Holt slept.",
            set(),
        ),
        # Of two rivals who are told of at length some things are said here of the one and there of the other.
        (
            f"Ivar Brekke praised turnips. Odd Lund feared herring. {_at_length('bcdfghjlmn')}",
            f"Odd Lund praised turnips. Ivar Brekke feared herring. {_at_length('kprstvwxyz')}",
            set(),
        ),
        (
            "Ivar Brekke praised turnips. Odd Lund feared herring.",
            "Odd Lund praised turnips. Ivar Brekke feared herring.",
            {"Odd Lund", "Ivar Brekke"},
        ),
    ],
)
def test_exchanged(one: str, other: str, shown: set[str]) -> None:
    lexicon = load([places.lexicon_folder()], Cache(None))[0]
    story = [
        (article, annotate(article, lexicon, HouseWords()))
        for article in (_article("a.txt", one), _article("b.txt", other))
    ]
    weights = {word: WEIGHT for _, annotated in story for sentence in annotated.sentences for word in sentence.lemmas}
    met = [
        found.span.cut(article.text)
        for article, annotated in exchanges(story, weights)
        for found in annotated.annotations
        if found.kind == "exchange"
    ]
    assert set(met) == shown
