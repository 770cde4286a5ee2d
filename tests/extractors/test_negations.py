"""Which words a "not" turns round, in sentences of our own."""

from __future__ import annotations

import pytest

from newslint import annotate
from newslint.config import lexicon, places
from newslint.config.cache import Cache
from newslint.core.annotation import Annotation
from newslint.core.article import Article, Region
from newslint.core.rule import HouseWords
from newslint.core.source import Source
from newslint.core.span import Span

WORDS = lexicon.load([places.lexicon_folder()], Cache(None))[0]

CASES = (
    ("The quay was not known as a safe place.", [("not", "know", "verb")]),
    ("Mara Venn pleaded not guilty to arson.", [("not", "guilty", "adjective")]),
    ("The miller didn't report the fire.", [("not", "report", "verb")]),
    ("Mara Venn won't direct the play.", [("not", "direct", "verb")]),
    ("The miller was not taken to a local chapel.", [("not", "chapel", "noun")]),
    ("The mill was not a wooden house.", [("not", "wooden", "adjective")]),
    ("The miller is not “laboring in vain”, she said.", [("not", "labor", "verb")]),
    ("The miller said it was not. “Gold is heavy”, he said.", []),
    ("The miller did not send only three.", []),
    ("No ferries left the harbour.", [("not", "ferry", "noun")]),
    ("The crew failed to report the fire.", [("fail", "report", "verb")]),
    ("The quay was known as a safe place.", []),
    ("The boat did not lead until the last lap.", []),
    ("The mayor would neither confirm nor deny the report.", []),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_denied(text: str, expected: list[tuple[str, str, str]]) -> None:
    told = [
        tuple(one.fields[name] for name in ("cue", "head", "form"))
        for one in _negations(text)
        if one.fields["form"] != "none"
    ]
    assert told == expected


FLAGS = (
    ("The miller did not sell barley.", "sell", {"outright"}),
    ("The miller will not sell barley.", "sell", {"outright", "modal"}),
    ("Not everybody sold barley.", "sell", set()),
    ("The miller has not yet sold barley.", "sell", set()),
    ("The miller could not sell barley.", "sell", set()),
    ("The miller did not entirely sell the barley.", "sell", set()),
    ("The miller did not sell barley if it rained.", "sell", set()),
    ("Found not guilty of arson, the miller is guilty of theft.", "guilty", set()),
    ("It is a hoax that the miller sold barley.", "hoax", {"sweeping"}),
    ("Did the miller sell barley?", "?", {"sweeping"}),
    ("A flood kept the miller from selling barley.", "miller", set()),
    ("The miller struggled to sell barley.", "sell", set()),
)


@pytest.mark.parametrize(("text", "head", "flags"), FLAGS)
def test_how_far_it_is_denied(text: str, head: str, flags: set[str]) -> None:
    assert [set(one.flags) for one in _negations(text) if one.fields["head"] == head] == [flags]


def test_who_struggles_is_not_denied_what_he_does() -> None:
    assert _negations("The struggling miller sold barley.") == []


def _negations(text: str) -> list[Annotation]:
    article = Article("a", Source.of("a", text), text, (Region("body", Span(0, len(text))),))
    return [one for one in annotate.annotate(article, WORDS, HouseWords()).annotations if one.kind == "negation"]
