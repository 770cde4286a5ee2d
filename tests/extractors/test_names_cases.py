"""Names, quotations and sources against cases written as text with marks; ``¶`` in a case is a line break."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import claim_cases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotate import entities, kinsfolk, mentions, namewords, nicknames, prose, quotes, wholenames
from newslint.annotate.house import extend
from newslint.config import places
from newslint.config.cache import Cache
from newslint.config.lexicon import load
from newslint.core.annotation import Annotation
from newslint.core.article import Article, Region
from newslint.core.lexicon import Lexicon
from newslint.core.rule import HouseWords
from newslint.core.source import Source
from newslint.core.span import Span

HERE = Path(__file__).parent
FILES = (
    "nicknames.md",
    "people.md",
    "organisations.md",
    "places.md",
    "quotes.md",
    "attributions.md",
    "namewords.md",
    "wholenames.md",
    "kinsfolk.md",
)
CASES = [(file, case) for file in FILES for case in claim_cases.read(HERE / file)[1]]


@cache
def words() -> Lexicon:
    lexicon, problems = load([places.lexicon_folder()], Cache(None))
    assert not problems
    return lexicon


def read(text: str) -> tuple[prose.Prose, list[Annotation]]:
    article = Article("case", Source.of("case", text), text, (Region("body", Span(0, len(text))),))
    tokens = prose.read(article, words())
    found: list[Annotation] = []
    for extractor in (entities, quotes, namewords, wholenames, kinsfolk, nicknames):
        found += extractor.find(tokens, article, words(), found)
    return tokens, found


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{file}:{case.line}" for file, case in CASES])
def test_case(file: str, case: claim_cases.Case) -> None:
    _, found = read(case.text.replace("¶", "\n"))
    assert not claim_cases.problems(case, found), found


def test_age_is_a_number_of_years() -> None:
    _, found = read("Ann Poe, 47, and 23-year-old Peter Roe met.")
    ages = {one.fields["name"].id: one.fields["age"].printed for one in found if one.kind == "person"}  # type: ignore[union-attr]
    assert ages == {"ann poe": 47, "peter roe": 23}


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("They met in Portland, Maine, in June.", "maine"),
        ("They met in Portland in June.", "oregon"),
        ("They met in Elmbridge, Ohio, in June.", "ohio"),
        ("They met in Shanghai in June.", "china"),
    ],
)
def test_what_contains_a_place(text: str, within: str) -> None:
    _, found = read(text)
    first = next(one for one in found if one.kind == "place")
    assert first.fields["name"].within[0] == within  # type: ignore[union-attr]


def test_a_description_of_another_class_stands_for_nobody() -> None:
    _, found = read("They asked the crypto exchange Zembla. The airline is silent.")
    assert [one.fields["written"] for one in found if one.kind == "organisation"] == ["Zembla"]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("They met Peter Roe (PR), who left. PR then called.", "peter roe"),
        ("The Harbour Pilots Association (HPA) met. The HPA voted.", "harbour pilots association"),
    ],
)
def test_a_mention_that_says_nothing_new_is_told_to_other_extractors_alone(text: str, id: str) -> None:
    tokens, found = read(text)
    assert [one.entity.id for one in mentions.of(tokens).all] == [id, id, id]
    assert len([one for one in found if one.kind in ("person", "organisation")]) == 2


def test_number_of_sources() -> None:
    _, found = read("The firm is moving, two people familiar with the matter said.")
    one = next(one for one in found if one.kind == "attribution")
    assert one.fields["number"].printed == 2  # type: ignore[union-attr]


def test_we_is_whoever_speaks() -> None:
    text = "“We have no office there,” a Toyota spokeswoman said. It is so."
    tokens, _ = read(text)
    meant = mentions.of(tokens).meant_by(tokens, tokens.lower.index("we"))
    assert meant is not None
    assert meant.entity.id == "toyota"


PIECES = st.sampled_from(
    "Jane_Doe Acme_Corp. said told that “ ” \" ' ’ ‘ ( ) , . : - the_exchange Ohio in 47 CEO of Mr. who İ Jr. is "
    "sources according_to ¶".replace("_", "\N{NO-BREAK SPACE}").split(" ")
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(PIECES, max_size=40)
    .map(" ".join)
    .map(lambda text: text.replace("¶", "\n\n").replace("\N{NO-BREAK SPACE}", " "))
    | st.text(max_size=80)
)
def test_no_text_raises_and_spans_cut_their_own_words(text: str) -> None:
    for one in read(text)[1]:
        assert 0 <= one.span.start < one.span.end <= len(text)
        if "written" in one.fields:
            assert " ".join(one.span.cut(text).split()) == one.fields["written"]


def test_a_house_alias_is_the_name_it_stands_for() -> None:
    text = "The exchange Zembla grew. Big Z rose."
    article = Article("case", Source.of("case", text), text, (Region("body", Span(0, len(text))),))
    lexicon = extend(words(), HouseWords(aliases=(("Big Z", "Zembla"),)))
    found = list(entities.find(prose.read(article, lexicon), article, lexicon, []))
    assert [one.fields["name"].id for one in found if one.fields["written"] == "Big Z"] == ["zembla"]  # type: ignore[union-attr]
