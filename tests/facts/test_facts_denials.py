"""Denials: facts in, what one article denies and another tells in the same surroundings out."""

from __future__ import annotations

from facts_builder import Found, article, base_of

DENIED = (
    "The wardens heard that the copper kettle of the brewer not bought at Quirke Ironmongers.\nGeese slept on the quay."
)
TOLD = "On Thursday the mayor said in Torvik the copper kettle was bought in March at Quirke Ironmongers."


def denying(text: str, head: str) -> Found:
    """An article that denies a word in its first sentence."""
    made, annotated = article("a", text, f"negation:not {head}")
    one = annotated.annotations[0]._replace(fields={"head": head, "cue": "not"})
    return made, annotated._replace(annotations=(one,))


def likeness(head: str, told: str, *marks: str) -> float:
    """How alike the slots of a word that is denied and of a clause are."""
    base = base_of(denying(DENIED, head), article("b", told, *marks))
    return max(base.slots.values(), default=0.0)


def test_the_words_around_what_is_denied_are_the_same() -> None:
    assert likeness("bought", TOLD, f"clause:{TOLD[:-1]}") > 0.4


def test_the_word_stands_elsewhere_in_the_clause() -> None:
    other = "The choir bought herring for the dancers, geese for the mayor."
    assert likeness("bought", other, f"clause:{other[:-1]}") == 0.0


def test_a_clause_without_the_word_has_no_slot() -> None:
    assert likeness("bought", TOLD.replace("bought", "sold"), f"clause:{TOLD[:-1].replace('bought', 'sold')}") == 0.0


def test_what_is_not_denied_has_no_slot() -> None:
    base = base_of(article("a", TOLD, f"clause:{TOLD[:-1]}"), article("b", TOLD, f"clause:{TOLD[:-1]}"))
    assert not base.slots
