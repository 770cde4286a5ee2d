"""Which articles tell one story."""

from __future__ import annotations

import pytest
from facts_builder import Found, article, base_of, day

from newslint.core.values import When

FERRY = ("The ferry Morwenna ran aground off Skerry Point with 212 passengers.", "place:Skerry Point")
FERRY_AGAIN = ("Passengers of the ferry Morwenna, aground off Skerry Point, were rescued.", "place:Skerry Point")
BRIDGE = ("Engineers closed the Larch bridge in Doverley after cracks were seen.", "place:Doverley")


def _stories(*found: Found, stories: str = "auto") -> list[tuple[str, ...]]:
    return [story.articles for story in base_of(*found, stories=stories).stories]


def test_articles_that_name_the_same_are_one_story_and_others_their_own() -> None:
    found = [article("a", *FERRY), article("b", *FERRY_AGAIN), article("c", *BRIDGE)]
    assert _stories(*found) == [("a", "b"), ("c",)]


def test_outlets_that_share_names_but_hardly_a_word_tell_one_story() -> None:
    names = ("place:Skerry Point", "person:Ada Quirke", "organisation:Morwenna Lines")
    one = (
        "Ada Quirke of Morwenna Lines ran her ferry aground at Skerry Point on a falling tide. It took eleven hours "
        "before high water came. Passengers slept under blankets in corridors. Nobody drank anything but lukewarm tea."
    )
    other = (
        "Why an experienced master left the fairway is one question among dozens. Unions blame rosters that nobody "
        "checks; insurers blame Ada Quirke. Shareholders sold Morwenna Lines. Skerry Point has seen better afternoons."
    )
    assert _stories(article("a", one, *names), article("b", other, *names), article("c", *BRIDGE)) == [
        ("a", "b"),
        ("c",),
    ]


@pytest.mark.parametrize(("published", "n_stories"), [(day(2021, 3, 20), 1), (day(2022, 3, 1), 2), (None, 1)])
def test_an_anniversary_is_another_story(published: object, n_stories: int) -> None:
    one = article("a", *FERRY, published=day(2021, 3, 1))
    other = article("b", *FERRY_AGAIN, published=published)  # type: ignore[arg-type]
    assert len(_stories(one, other)) == n_stories


def test_a_named_story_is_believed_over_what_the_articles_say() -> None:
    together = [article("a", *FERRY, story="sea"), article("b", *BRIDGE, story="sea")]
    apart = [article("a", *FERRY, story="one"), article("b", *FERRY_AGAIN, story="two")]
    assert _stories(*together) == [("a", "b")]
    assert _stories(*apart) == [("a",), ("b",)]


def test_folders_are_stories_where_that_is_asked() -> None:
    found = [article("x/a", *FERRY), article("y/b", *FERRY_AGAIN), article("x/c", *BRIDGE)]
    assert _stories(*found, stories="dir") == [("x/a", "x/c"), ("y/b",)]
    assert _stories(*found, stories="one") == [("x/a", "x/c", "y/b")]


def test_a_story_that_everybody_tells_is_still_one() -> None:
    crowd = [article(f"a{number:02}", *(FERRY, FERRY_AGAIN)[number % 2]) for number in range(60)]
    assert [len(one) for one in _stories(*crowd, article("b", *BRIDGE))] == [60, 1]


def test_a_chain_of_neighbours_is_no_story() -> None:
    weeks = [
        "Lighthouse keepers auctioned lamps, ropes and barometers.",
        "Orchard growers counted apples, pears and quinces.",
        "Parliament debated tariffs, quotas and subsidies.",
        "Vineyard owners bottled Riesling, Silvaner and cider.",
        "Hospital porters moved beds, trolleys and monitors.",
        "Railway engineers replaced sleepers, signals and points.",
        "Museum guards polished armour, lances and helmets.",
    ]
    stories = _stories(*(article(f"a{at}", f"{weeks[at]} {weeks[at + 1]}") for at in range(6)))
    assert all(len(one) <= 3 for one in stories)
    assert any(len(one) > 1 for one in stories)


@pytest.mark.parametrize(("later", "n_stories"), [(day(2021, 3, 3), 1), (day(2021, 3, 29), 2)])
def test_what_comes_weeks_later_must_have_more_in_common(later: When, n_stories: int) -> None:
    one = "The ferry Morwenna ran aground off Skerry Point; tugs, divers, a crane and a lifeboat came at noon."
    other = "The ferry Morwenna runs to Skerry Point; tickets, timetables, prices, dogs and bicycles are as before."
    assert (
        len(_stories(article("a", one, published=day(2021, 3, 1)), article("b", other, published=later))) == n_stories
    )
