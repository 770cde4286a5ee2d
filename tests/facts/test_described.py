"""Nouns by which a story calls somebody."""

import pytest

from newslint.core.annotation import Annotated, Annotation
from newslint.core.article import Article, Region
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import Entity
from newslint.facts.described import described


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("It was the baker, Maria Hall, who came.", "baker"),
        ("Headteacher Maria Hall came.", "headteacher"),
        ("He saw Maria Hall, 44, a dental nurse from Torvik, there.", "nurse"),
        ("He saw Maria Hall, a captain of the guard, there.", "captain"),
        ("He met her sister Maria Hall there.", None),
        ("Maria Hall came.", None),
    ],
)
def test_noun_beside_a_name(text: str, noun: str | None) -> None:
    start = text.index("Maria")
    name = Entity("maria hall", "Maria Hall")
    found = Annotation("person", Span(start, start + 10), 0, {"name": name})
    article = Article("a.txt", Source.of("a.txt", text), text, (Region("body", Span(0, len(text))),))
    nouns = list(described([(article, Annotated((), (found,)))]))
    assert nouns == ([(noun, "maria hall")] if noun else [])
