"""What is packed for the cache comes back as it was, and keys tell apart what differs."""

from __future__ import annotations

import marshal

from hypothesis import given
from hypothesis import strategies as st

from newslint import archive
from newslint.core.annotation import Annotated, Annotation, Sentence
from newslint.core.article import REGIONS, Article, Correction, Region, Suppression
from newslint.core.diagnostic import SEVERITIES, Diagnostic, Label
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import Amount, Entity, Value, When

numbers = st.floats(allow_nan=False)
words = st.text(max_size=8)
small = st.integers(0, 10**6)
spans = st.builds(Span, small, small)
whens = st.builds(When, small, small)
flags = st.frozensets(words, max_size=3)
values: st.SearchStrategy[Value] = st.one_of(
    words,
    numbers,
    st.integers(),
    st.booleans(),
    st.builds(Amount, numbers, numbers, st.none() | numbers, words),
    whens,
    st.builds(Entity, words, words, st.lists(words, max_size=2).map(tuple)),
    st.frozensets(words, max_size=3),
    st.lists(words, max_size=3).map(tuple),
)
fields = st.dictionaries(words, values, max_size=4)
articles = st.builds(
    Article,
    id=words,
    file=st.builds(Source.of, words, words),
    text=words,
    regions=st.lists(st.builds(Region, st.sampled_from(REGIONS), spans), max_size=3).map(tuple),
    source=words,
    published=st.none() | whens,
    updated=st.none() | whens,
    author=words,
    url=words,
    story=words,
    corrections=st.lists(
        st.builds(Correction, words, words, spans, fields.map(lambda table: tuple(table.items())), flags, spans),
        max_size=2,
    ).map(tuple),
    suppressions=st.lists(st.builds(Suppression, words, spans, words, spans, st.none() | whens), max_size=2).map(tuple),
    pieces=st.lists(st.tuples(small, small, small), max_size=2).map(tuple),
)
founds = st.builds(
    Annotated,
    st.lists(st.builds(Sentence, spans, words, st.lists(words, max_size=3).map(tuple)), max_size=3).map(tuple),
    st.lists(st.builds(Annotation, words, spans, small, fields, flags, words, numbers), max_size=3).map(tuple),
)


def same_types(one: object, other: object) -> bool:
    """NamedTuples are equal to tuples of the same items; the cache must give back the type as well."""
    return type(one) is type(other)


@given(articles, founds)
def test_a_round_through_the_cache_changes_nothing(article: Article, found: Annotated) -> None:
    back, found_back = archive.unpack(marshal.loads(marshal.dumps(archive.pack(article, found))))  # type: ignore[arg-type]
    assert back == article
    assert back.file.starts == article.file.starts
    assert found_back == found
    for one, other in zip(found.annotations, found_back.annotations, strict=True):
        assert all(same_types(value, other.fields[name]) for name, value in one.fields.items())


@given(
    st.builds(
        Diagnostic,
        words,
        st.sampled_from(SEVERITIES),
        words,
        st.tuples(st.builds(Label, words, spans, words)),
        confidence=st.floats(0, 1),
    )
)
def test_diagnostics_come_back(diagnostic: Diagnostic) -> None:
    packed = marshal.dumps(archive.pack_diagnostics((diagnostic,)))  # type: ignore[arg-type]
    assert archive.unpack_diagnostics(marshal.loads(packed)) == (diagnostic,)


def test_every_part_of_a_key_counts() -> None:
    parts = ("a.txt", b"text", b"sidecar", "lexicon", "house", "1")
    others = ("b.txt", b"Text", None, "words", "home", "2")
    keys = {archive.key(*parts)}
    for index, other in enumerate(others):
        changed = (*parts[:index], other, *parts[index + 1 :])
        keys.add(archive.key(*changed))  # type: ignore[arg-type]
    assert len(keys) == len(parts) + 1
