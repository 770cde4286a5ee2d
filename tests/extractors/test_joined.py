"""People who are told one by one are as many as they are: a grid of lists and of what is told of them."""

from __future__ import annotations

import pytest
from test_figures_cases import find

from newslint.core.annotation import Annotation
from newslint.core.values import Amount

LISTS = {
    "two men and a woman": 3,
    "a man and a woman": 2,
    "a miller, a cook and a piper's apprentice": 0,
    "three students, a teacher and a janitor": 5,
    "a mother and her two sons": 3,
    "a mother and daughter": 2,
    "a couple and their child": 3,
    "an officer and two others": 3,
    "a 25-year-old man and a 30-year-old woman": 2,
    "a man, 30, and a woman, 28,": 2,
    "a man in his 20s and a woman in her 30s": 2,
    "two Torp police officers and one Marby man": 3,
    "the driver and two passengers": 3,
    "a woman and her two children, aged 4 and 6,": 3,
    "a woman and her dog": 0,
    "a man or a woman": 0,
    "several men and a woman": 0,
    "Ann Hall and a friend": 0,
    "two guests, a cook and a waiter,": 0,
    "the gunman and two visitors": 0,
}
TOLD = {
    "{} were killed on Monday.": "killed",
    "{} died on Monday.": "killed",
    "Police say that {} were wounded.": "injured",
    "{} were taken to a hospital.": "hospitalised",
    "The storm left {} injured.": "injured",
    "{} are missing.": "missing",
    "Guards arrested {} on Monday.": "arrested",
    "On Monday, {} were arrested in Torp.": "arrested",
    "The blast shook the quay, killing {} at once.": "killed",
}


def joined(text: str) -> list[Annotation]:
    """The sums of lists of a text."""
    return [one for one in find(text).annotations if one.kind == "quantity" and "joined" in one.flags]


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("people", LISTS)
def test_a_list_is_as_many_as_it_names(people: str, told: str) -> None:
    if people[-1] == "," and "{}, " in told:
        return
    text = told.format(people)
    found = joined(text[0].upper() + text[1:])
    sums = [one.fields["value"].printed for one in found if isinstance(one.fields["value"], Amount)]
    if not LISTS[people]:
        assert not sums
    elif not (people[-1] == "," and told.startswith("On")):
        assert sums == [LISTS[people]], text
        assert found[0].fields["measure"] == TOLD[told]


@pytest.mark.parametrize(
    "text",
    [
        "Five people, two men and three women, were killed.",
        "The victims, a man and a woman, were killed.",
        "Police arrested two men and a woman was taken to hospital.",
        "The dead include two men and a woman.",
        "He was charged after two men and a woman.",
        "Two men and a woman saw the fire.",
        "A man was shot with two men and a woman.",
        "A man and a woman and their dog were killed.",
    ],
)
def test_no_list_of_its_own(text: str) -> None:
    assert not joined(text)


@pytest.mark.parametrize(
    "text", ["Man and woman killed in Torp", "Man, woman killed in Torp", "Baker, two others shot"]
)
def test_headlines_leave_out_articles(text: str) -> None:
    assert not joined(f"A storm came over Torp. {text}.")


@pytest.mark.parametrize(
    ("text", "is_listed"),
    [
        ("A bus overturned near Torp on Monday and 14 people were hurt.", False),
        ("The bus hit a wall and 14 people were hurt.", False),
        ("The mayor of Torp and 14 others were hurt.", True),
        ("Police said the mayor and 14 others were hurt.", True),
        ("A man shot in the arm and 14 women were hurt.", True),
    ],
)
def test_a_clause_of_its_own_before_a_figure_is_no_item_of_a_list(text: str, is_listed: bool) -> None:
    flags = [one.flags for one in find(text).annotations if one.kind == "quantity" and one.span.cut(text)[:2] == "14"]
    assert [("listed" in one, "leading" in one) for one in flags] == [(is_listed, not is_listed)]


def test_a_part_of_a_list_leads_nothing() -> None:
    found = [one for one in find("Two men and a woman were killed.").annotations if one.kind == "quantity"]
    assert [sorted(one.flags & {"listed", "leading", "joined"}) for one in found] == [["listed"], ["joined", "leading"]]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Two men did not survive.", "killed"),
        ("The mill will eliminate 300 positions.", "jobs cut"),
        ("The mill let 300 workers go.", "jobs cut"),
        ("The mill let go 300 workers.", "jobs cut"),
        ("The mill will reduce its workforce by 300.", "jobs cut"),
        ("The storm knocked out power to 4,000 homes.", "without power"),
        ("Twelve men pleaded guilty on Monday.", "convicted"),
        ("Twelve men were found guilty of fraud.", "convicted"),
        ("Six people were stabbed at a market.", "stabbed"),
        ("A man stabbed six people to death.", "killed"),
        ("Six people stabbed to death at a market.", "killed"),
        ("Twelve people are still unaccounted for.", "missing"),
        ("Twelve people were taken hostage.", "hostages"),
        ("Twelve people tested positive.", "infected"),
        ("Twelve people were burnt alive.", "killed"),
        ("Rescuers pulled twelve bodies from the river.", "bodies found"),
    ],
)
def test_what_is_told_in_other_words(text: str, measure: str) -> None:
    assert measure in [one.fields.get("measure") for one in find(text).annotations if one.kind == "quantity"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Two men survived.", "killed"),
        ("She wrote 300 posts.", "jobs cut"),
        ("Ann Hall, then 45, was arrested in Torp.", "arrested"),
        ("Twelve men pleaded not guilty on Monday.", "convicted"),
        ("Twelve people were killed or wounded.", "killed"),
        ("Twelve people killed or injured in a blast.", "killed"),
        ("The blast killed or wounded twelve people.", "injured"),
        ("Rescuers pulled twelve bodies from the river.", "rescued"),
        ("The mill restored power to 4,000 homes.", "without power"),
    ],
)
def test_what_is_told_otherwise(text: str, measure: str) -> None:
    assert measure not in [one.fields.get("measure") for one in find(text).annotations if one.kind == "quantity"]
