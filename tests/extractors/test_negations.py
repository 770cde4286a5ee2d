"""Which words a "not" turns round, in sentences of our own."""

from __future__ import annotations

import pytest

from newslint import annotate
from newslint.config import lexicon, places
from newslint.config.cache import Cache
from newslint.core.article import Article, Region
from newslint.core.rule import HouseWords
from newslint.core.source import Source
from newslint.core.span import Span

WORDS = lexicon.load([places.lexicon_folder()], Cache(None))[0]

CASES = (
    ("The quay was not known as a safe place.", [("not", "know", "verb")]),
    ("Mara Venn pleaded not guilty to arson.", [("not", "guilty", "adjective")]),
    ("The miller didn't report the fire.", [("not", "report", "verb")]),
    ("No ferries left the harbour.", [("not", "ferry", "noun")]),
    ("The crew failed to report the fire.", [("fail", "report", "verb")]),
    ("The quay was known as a safe place.", []),
    ("The boat did not lead until the last lap.", []),
    ("The mayor would neither confirm nor deny the report.", []),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_denied(text: str, expected: list[tuple[str, str, str]]) -> None:
    article = Article("a", Source.of("a", text), text, (Region("body", Span(0, len(text))),))
    found = annotate.annotate(article, WORDS, HouseWords()).annotations
    told = [tuple(one.fields[name] for name in ("cue", "head", "form")) for one in found if one.kind == "negation"]
    assert told == expected
