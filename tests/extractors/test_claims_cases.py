"""Claims, clauses, order words, terms and furniture against cases written as text with marks."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import claim_cases
import pytest

from newslint import annotate
from newslint.annotate import (
    assertions,
    beside,
    claims,
    clauses,
    house,
    nominals,
    order,
    poles,
    prose,
    statements,
    states,
    terms,
)
from newslint.config import places
from newslint.config.cache import Cache
from newslint.config.lexicon import load
from newslint.core.annotation import Annotation
from newslint.core.article import Article, Region
from newslint.core.lexicon import Lexicon
from newslint.core.rule import ClaimDefinition, HouseWords
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.lang import load as load_rules

HERE = Path(__file__).parent
FILES = (
    "beside.md",
    "claims.md",
    "clauses.md",
    "nominals.md",
    "order.md",
    "poles.md",
    "states.md",
    "statements.md",
    "terms.md",
)
EXTRACTORS = (claims, assertions, clauses, beside, nominals, order, poles, states, statements, terms)


@cache
def words() -> Lexicon:
    """The lexicon of the project with its built-in kinds of claims, and one kind that a house adds."""
    lexicon, problems = load([places.lexicon_folder()], Cache(None))
    assert not problems
    library, _, problems, _ = load_rules([Path(places.rules_folder(), "claims")], annotate.vocabulary)
    assert not problems
    recall = ClaimDefinition(
        "recall",
        (("actor", "organisation"), ("goods", "thing")),
        ("{actor} (recall|withdraw) {goods}", "{goods} (be) recalled by {actor}"),
        ("denies recalling", "(has|had) no plans to recall"),
        ("is thought to",),
    )
    return house.extend(lexicon, HouseWords((*library.house.claims, recall)))


def annotated(text: str, given: list[Annotation], regions: tuple[Region, ...] = ()) -> list[Annotation]:
    """What the extractors of this part find, given what those before them found."""
    whole = (Region("body", Span(0, len(text))),)
    article = Article("case", Source.of("case", text), text, regions or whole)
    read = prose.read(article, words())
    found = sorted(given, key=lambda one: one.span)
    claim_cases.tell(read, found)
    for extractor in EXTRACTORS:
        found += extractor.find(read, article, words(), found)
    return found[len(given) :]


def cases() -> list[object]:
    found = []
    for name in FILES:
        names, listed = claim_cases.read(HERE / name)
        found += [pytest.param(names, case, id=f"{name}:{case.line}") for case in listed]
    return found


@pytest.mark.parametrize(("names", "case"), cases())
def test_case(names: list[re.Match[str]], case: claim_cases.Case) -> None:
    found = annotated(case.text, list(claim_cases.given(case, names)))
    missing = claim_cases.problems(case, found)
    shown = [
        f"{one.kind} {one.span.cut(case.text)!r} {sorted((k, claim_cases.said(v)) for k, v in one.fields.items())} "
        f"{sorted(one.flags)}"
        for one in found
    ]
    assert not missing, "\n".join([case.text, *missing, "found:", *shown])


def test_a_word_stands_on_one_axis_only() -> None:
    axes = words().table("poles", "axes")
    listed = [word for axis in axes for pole in axes[axis] for word in words().words("poles", "axes", axis, pole)]
    assert len(listed) == len(set(listed))
    poles_ = [pole for axis in axes for pole in axes[axis]]
    assert len(poles_) == len(set(poles_))
