"""What is told of those who are counted is found, whatever stands between the count and the verb: a grid of both."""

from __future__ import annotations

import pytest
from test_figures_cases import find

from newslint.core.values import Amount

SUBJECTS = (
    "Two millers",
    "Two men from Torp",
    "Two men in their 20s",
    "Two men aged 22 and 31",
    "Two men, ages 22 and 31,",
    "Two men, both 25,",
    "Two women, one of them a baker,",
    "Two guests, a cook and a piper,",
    "Two guests (a cook and a piper)",
    "Two guests - a cook and a piper -",
    "Two people, including a child,",
    "Two men standing outside",
    "Two people inside the mill",
    "Two people at the wedding of a miller",
    "Two men who were inside the mill",
    "At least two more people",
)
TOLD = {
    "killed": (
        "were killed on Monday.",
        "died on Monday.",
        "lost their lives.",
        "were found dead.",
        "are believed to have died.",
    ),
    "injured": ("were hurt on Monday.", "suffered minor injuries.", "escaped with slight injuries."),
    "hospitalised": ("were taken to a hospital.", "were airlifted to a trauma center."),
    "arrested": ("were arrested on Monday.", "were taken into custody.", "are in custody."),
    "missing": ("are missing.", "are still missing."),
}


def measures(text: str) -> list[object]:
    """The measures of the figures of a text of one sentence."""
    return [one.fields.get("measure") for one in find(text).annotations if one.kind == "quantity"]


@pytest.mark.parametrize("measure", TOLD)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_is_told_of_a_count(subject: str, measure: str) -> None:
    for told in TOLD[measure]:
        assert measure in measures(f"{subject} {told}"), told


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The storm cost two people their lives.", "killed"),
        ("The flood took the lives of two people.", "killed"),
        ("Police took two people into custody.", "arrested"),
        ("The crash left two people with serious injuries.", "injured"),
        ("The injury toll rose to two.", "injured"),
        ("Each of the five men was hurt.", "injured"),
    ],
)
def test_what_is_told_around_a_count(text: str, measure: str) -> None:
    assert measure in measures(text)


@pytest.mark.parametrize(
    "text",
    [
        "None of the 40 guests was hurt.",
        "Most of the 40 guests were hurt.",
        "Some of their 40 guests were hurt.",
        "Not all 40 guests were hurt.",
        "Not all of the 40 guests were hurt.",
        "Several of those 40 guests were hurt.",
    ],
)
def test_what_is_told_of_a_part(text: str) -> None:
    told = {
        one.fields["value"].high: one.fields.get("measure")
        for one in find(text).annotations
        if one.kind == "quantity" and isinstance(one.fields["value"], Amount)
    }
    assert 40 in told
    assert told[40] != "injured"


@pytest.mark.parametrize(
    "text",
    [
        # Another is the subject of the verb behind.
        "A man who fired on two officers, wounding one, has been arrested.",
        "The inn holds two people, and a horse was hurt.",
        "They met two men, and a baker was arrested.",
    ],
)
def test_what_is_told_of_somebody_else(text: str) -> None:
    assert not {"arrested", "killed"} & set(measures(text))


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("In Torp 45 percent of voters voted for the mill.", "turnout"),
        ("The guards fired 12 shots.", "jobs cut"),
        ("Two men are being held.", "stake"),
        ("Ninety millers worked in the dark.", "without power"),
    ],
)
def test_what_is_not_measured_so(text: str, measure: str) -> None:
    assert measure not in measures(text)
