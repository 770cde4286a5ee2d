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
        ("No explosives were in use in the mine.", "Dynamite went off in the mine.", "explosive"),
        ("The cabin was clear of smoke.", "Grey fumes filled the cabin.", "smoke"),
        ("Maria Hall was never married.", "Her husband sang.", "spouse"),
        ("Maria Hall was not married.", "The baker's husband sang.", None),
        ("They had no armed guards.", "Guards sang.", None),
        ("They had no television.", "The television audience sang.", None),
        ("They had no guide.", "They had to guide goats.", None),
        ("They had no porters.", "They were hoping for porters.", None),
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
