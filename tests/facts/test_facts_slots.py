"""Slots: facts in, pairs that stand at one place of one sentence told twice out."""

from __future__ import annotations

from facts_builder import article, base_of

LONG = (
    "The ferrywoman of Torvik sold boats.\n"
    "After a quarrel with the board she bought the mill from a bank for 1300 crowns last winter.\n"
    "The roof was mended in spring."
)


def likeness(retold: str) -> float:
    """How alike the slots of the price are."""
    base = base_of(article("a", LONG, "quantity:1300"), article("b", retold, "quantity:3100"))
    return base.slot(*[fact for fact in base.facts if fact.kind == "quantity"])


def test_a_short_sentence_keeps_the_words_around_a_figure() -> None:
    assert likeness("She bought the mill from a bank for 3100 crowns.") > 0.5


def test_other_words_make_another_slot() -> None:
    assert likeness("The town had 3100 sheep and a bank.") == 0.0


def test_two_people_do_not_share_a_slot() -> None:
    told = "Renn bought the mill from a bank for 3100 crowns."
    base = base_of(
        article("a", LONG.replace("she", "Falk"), "quantity:1300", "person:Falk"),
        article("b", told, "quantity:3100", "person:Renn"),
    )
    assert not base.slots


def test_facts_of_one_article_share_no_slot() -> None:
    base = base_of(
        article("a", LONG + "\nShe bought the mill from a bank for 3100 crowns.", "quantity:1300", "quantity:3100")
    )
    assert not base.slots
