"""A title is held against its own text as a summary is against its original, and only where it says something else."""

from __future__ import annotations

import pytest

from newslint import facts, pipeline, read
from newslint.config.settings import Settings
from newslint.core.diagnostic import Diagnostic

BELOW = (
    "The harbour board of Torvik fined a ferry firm 40,000 euros on Monday after four sailors fell into the harbour. "
    "A 34-year-old woman was taken to hospital, and a cook who had pulled her out was rescued an hour later. "
    "The firm will appeal, its lawyer said. Nobody sang that night. The board meets in spring to look at the piers."
)


@pytest.fixture(scope="module")
def desk() -> pipeline.Desk:
    return pipeline.prepare(pipeline.Request())


def found(desk: pipeline.Desk, title: str, text: str = BELOW) -> list[Diagnostic]:
    article = read.read_text(f"{title}\n\n{text}\n", "a.txt", desk.lexicon)
    rules = [rule for rule in pipeline.active(desk.library.rules, Settings()) if facts.TAG in rule.tags]
    return list(pipeline.check_articles([article], desk, rules))


@pytest.mark.parametrize(
    ("title", "rule", "words"),
    [
        ("Ferry firm of Torvik fined 90,000 euros after sailors fall into harbour", "figure-of-brief", "90,000 euros"),
        ("43-year-old woman taken to hospital", "figure-untold", "43-year-old"),
        ("Man, 34, taken to hospital after fall into harbour", "sex-of-one", "Man"),
    ],
)
def test_what_the_text_does_not_have(desk: pipeline.Desk, title: str, rule: str, words: str) -> None:
    (one,) = (one for one in found(desk, title) if one.rule == rule)
    assert {label.path for label in one.labels} == {"a.txt"}
    assert words in [label.span.cut(f"{title}\n\n{BELOW}\n") for label in one.labels]
    assert "the headline" in one.message or "the text" in one.message


@pytest.mark.parametrize(
    "title",
    [
        "Ferry firm of Torvik fined 40,000 euros after sailors fall into harbour",
        "Woman, 34, in hospital after fall into harbour of Torvik",
        "Four sailors fall into harbour of Torvik",
        "Harbour board of Torvik to look at piers",
    ],
)
def test_what_the_text_has(desk: pipeline.Desk, title: str) -> None:
    assert found(desk, title) == []


def test_a_title_is_of_no_day_of_its_own(desk: pipeline.Desk) -> None:
    below = (
        "TORVIK, 3 March 2021 — Ferry fares will rise by 15 percent in May, the operator said. Commuters were angry."
    )
    (one,) = found(desk, "Ferry fares to rise 12 percent", below)
    assert one.rule == "figure-of-brief"


def test_two_parts_of_one_text_are_no_concern_of_titles(desk: pipeline.Desk) -> None:
    title = "Ferry firm of Torvik fined after 17 sailors fall into harbour"
    assert not [one for one in found(desk, title, f"{BELOW} The board fined it 90,000 euros.") if "40,000" in str(one)]


def test_an_article_without_a_title_or_without_a_text_is_left_alone(desk: pipeline.Desk) -> None:
    assert found(desk, BELOW) == []
    assert found(desk, "Ferry firm of Torvik fined 90,000 euros", "It was fined.") == []
