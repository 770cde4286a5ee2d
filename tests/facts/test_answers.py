"""What one article of a story denies, and where another has it."""

import pytest

from newslint.annotate import annotate
from newslint.config import places
from newslint.config.cache import Cache
from newslint.config.lexicon import load
from newslint.core.article import Article, Region
from newslint.core.rule import HouseWords
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.facts.answers import answered


def _article(name: str, text: str) -> Article:
    return Article(name, Source.of(name, text), text, (Region("body", Span(0, len(text))),))


@pytest.mark.parametrize(
    ("denial", "other", "matter"),
    [
        ("The site had no sirens.", "A siren woke Maria Hall.", "alarm"),
        ("They climbed without porters.", "One of the porters fell.", "porter"),
        ("Not one bakery was closed.", "Three bakeries were closed.", "bakery"),
        ("Not one bakery was closed.", "Three bakeries were painted.", None),
        ("The block had no smoke alarms.", "The alarm rang.", "alarm"),
        ("Two men did not wear a life jacket.", "One had a life jacket on.", "jacket"),
        ("Maria Hall never married.", "Her husband sang.", "spouse"),
        ("No politicians attended.", "The minister wept.", "politician"),
        ("There is no doubt.", "Maria Hall had a doubt.", None),
        ("The site had no sirens.", "The site should have a siren.", None),
        ("The site had no sirens.", "A siren will be put up.", None),
    ],
)
def test_denied_and_there(denial: str, other: str, matter: str | None) -> None:
    lexicon = load([places.lexicon_folder()], Cache(None))[0]
    story = [
        (one, annotate(one, lexicon, HouseWords())) for one in (_article("a.txt", denial), _article("b.txt", other))
    ]
    met = [
        (article.id, one.fields["matter"], one.fields["side"])
        for article, annotated in answered(story, lexicon)
        for one in annotated.annotations
        if "sought" in one.flags
    ]
    assert met == ([("a.txt", matter, "none"), ("b.txt", matter, "some")] if matter else [])
