"""Which names of a story mean one person, organisation or place, and which stay apart."""

from __future__ import annotations

import pytest
from facts_builder import Found, article, base_of

from newslint.core.annotation import Annotated
from newslint.core.rule import HouseWords

SAME = [
    # kind, marks of the first article, marks of the second, the id that both end up with
    ("organisation", "Harbour.US@harbour.us", "Harbour US@harbour us", "harbour.us"),
    ("organisation", "Norvel Inc@norvel inc", "Norvel@norvel", "norvel inc"),
    ("organisation", "the Norvel Group@the norvel group", "Norvel Group@norvel group", "the norvel group"),
    (
        "organisation",
        "Maritime Rescue Agency@maritime rescue agency",
        "MRA@mra",
        "maritime rescue agency",
    ),
    ("person", "Ada Quirke@ada quirke", "Quirke@quirke", "ada quirke"),
    ("person", "Ren Takoda@ren takoda", "Ren@ren", "ren takoda"),
    ("person", "Ada M. Quirke@ada m. quirke", "Ada Quirke@ada quirke", "ada m. quirke"),
    ("person", "Ada Mary Quirke@ada mary quirke", "Ada M. Quirke@ada m. quirke", "ada mary quirke"),
    ("person", "Ada Quirke@ada quirke|title=Harbour master", "Ada Quirk@ada quirk|title=Harbour master", "ada quirke"),
    ("person", "Ada Quirke@ada quirke|age=61", "Ada Quirk@ada quirk|age=61", "ada quirke"),
    ("person", "Myrna Thole@myrna thole", "Mirna Thole@mirna thole", "myrna thole"),
    ("person", "Ada Thole@ada thole|organisation=MRA", "Ada Tohle@ada tohle|organisation=MRA", "ada tohle"),
]

APART = [
    ("organisation", "Harbour.US@harbour.us", "Harbour@harbour"),
    ("organisation", "Maritime Rescue Agency@maritime rescue agency", "Mra@mra"),
    ("person", "Ada Quirke@ada quirke", "Ben Quirke@ben quirke"),
    ("person", "Ada Quirke Sr.@ada quirke sr.", "Ada Quirke Jr.@ada quirke jr."),
    ("person", "Ada M. Quirke@ada m. quirke", "Ada P. Quirke@ada p. quirke"),
    ("person", "Ada Quirke@ada quirke|title=Harbour master", "Ada Quirk@ada quirk|title=Cook"),
    ("person", "Ada Lee@ada lee|title=Cook", "Ada Lea@ada lea|title=Cook"),
    ("person", "Dan Quirke@dan quirke", "Don Quirke@don quirke"),
    ("person", "Ada Quirke@ada quirke|title=Cook", "Ida Quirk@ida quirk|title=Cook"),
]


def _ids(kind: str, one: str, other: str, house: HouseWords | None = None) -> tuple[str, str]:
    found = [
        article(name, f"We saw {mark.partition('@')[0]} there.", f"{kind}:{mark}")
        for name, mark in (("a", one), ("b", other))
    ]
    base = base_of(*found, house=house)
    ids = [fact.fields["name"].id for fact in base.facts]  # type: ignore[union-attr]
    return ids[0], ids[1]


@pytest.mark.parametrize(("kind", "one", "other", "id"), SAME)
def test_one_name_for_one(kind: str, one: str, other: str, id: str) -> None:
    assert _ids(kind, one, other) == (id, id)


@pytest.mark.parametrize(("kind", "one", "other"), APART)
def test_doubtful_names_stay_apart(kind: str, one: str, other: str) -> None:
    first, second = _ids(kind, one, other)
    assert first != second


def test_a_surname_that_two_people_bear_is_nobody_s() -> None:
    base = base_of(
        article("a", "Ada Quirke spoke.", "person:Ada Quirke"),
        article("b", "Ben Quirke spoke.", "person:Ben Quirke"),
        article("c", "Quirke spoke.", "person:Quirke"),
    )
    assert [fact.fields["name"].id for fact in base.facts] == ["ada quirke", "ben quirke", "quirke"]  # type: ignore[union-attr]


def test_a_house_alias_is_believed() -> None:
    house = HouseWords(aliases=(("AQ", "Ada Quirke"),))
    assert _ids("person", "Ada Quirke@ada quirke", "AQ@aq", house) == ("ada quirke", "ada quirke")


def test_every_field_that_names_somebody_is_renamed_but_not_a_title() -> None:
    base = base_of(
        article("a", "Ada Quirke spoke.", "person:Ada Quirke"),
        article("b", "Quirke came. He said no.", "person:Quirke", "claim:said no@x|actor=quirke|title=quirke"),
    )
    claim = next(fact for fact in base.facts if fact.kind == "claim")
    assert claim.fields["actor"].id == "ada quirke"  # type: ignore[union-attr]
    assert claim.fields["title"].id == "quirke"  # type: ignore[union-attr]


def test_what_is_written_stays_as_printed() -> None:
    base = base_of(
        article("a", "Ada Quirke spoke.", "person:Ada Quirke|title=Cook"),
        article("b", "Ada Quirk spoke.", "person:Ada Quirk|title=Cook"),
    )
    assert [fact.fields["written"] for fact in base.facts] == ["Ada Quirke", "Ada Quirk"]
    assert len({fact.fields["name"] for fact in base.facts}) == 1


def test_names_of_different_stories_have_nothing_to_do_with_each_other() -> None:
    base = base_of(
        article("x/a", "Ada Quirke spoke.", "person:Ada Quirke"),
        article("y/b", "Quirke spoke.", "person:Quirke"),
        stories="dir",
    )
    assert [fact.fields["name"].id for fact in base.facts] == ["ada quirke", "quirke"]  # type: ignore[union-attr]


def test_a_name_on_the_side_of_an_act_is_the_one_who_bears_it() -> None:
    def act(found: Found, doer: str, target: str) -> Found:
        read, (sentences, (one, *rest)) = found
        return read, Annotated(sentences, (one._replace(fields={"doer": doer, "target": target}), *rest))

    base = base_of(
        article("a", "Ada Quirke and Enzo Catania spoke.", "person:Ada Quirke", "person:Enzo Catania"),
        act(article("b", "It hurt. Rebels came.", "clause:It hurt", "place:Rebels@catania"), "Quirke", "Rebels"),
        act(article("c", "It hurt. Rebels came.", "clause:It hurt"), "catania", "Surfer Ada Quirke"),
    )
    sides = [(one.fields["doer"], one.fields["target"]) for one in base.facts if one.kind == "clause"]
    assert sides == [("ada quirke", "rebel"), ("enzo catania", "ada quirke")]
