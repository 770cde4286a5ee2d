"""Conditions of the rule language as an editor would say them."""

from __future__ import annotations

import pytest
from lang_words import VOCABULARY

from newslint.core.source import Source
from newslint.lang import reading
from newslint.lang.library import compile_all

RULE = """\
rule of-the-house
  given  a: quantity, b: quantity across sources
  where  {where}
  unless {unless}
  expect a.value agrees-with b.value within rounding
"""


def rule_with(where: str, unless: str = "updated"):
    library, _, diagnostics = compile_all([Source.of("x.rule", RULE.format(where=where, unless=unless))], VOCABULARY)
    assert not [one for one in diagnostics if one.severity == "error"], diagnostics
    return library.rules[0]


@pytest.mark.parametrize(
    ("where", "english"),
    [
        ("a.unit same-as b.unit", "the unit is the same"),
        ("a.unit same-as b.unit if known", "the unit is the same, where both are known"),
        ("a.unit same-as b.unit if either known", "the unit is the same, or known of neither"),
        ("a.unit differs-from b.unit", "the unit differs"),
        ("a.noun is unknown", "the noun of the one is unknown"),
        ('b.noun is one of ("boat", "ship")', "the noun of the other is one of: boat, ship"),
        ('b.noun is not one of ("boat", "ship")', "the noun of the other is none of: boat, ship"),
        ("a.value within 30% of b.value", "the value is within 30% of the other's"),
        (
            "a.context similar-to b.context at least 30%",
            "the surrounding wording shares 30% of its words with the other's",
        ),
        ("middle of a.value > 9", "the middle of the value of the one is more than 9"),
        ("a is not hedged or a.noun is known", "the one is not marked “hedged”, or the noun of the one is known"),
    ],
)
def test_a_gate_reads(where: str, english: str) -> None:
    assert reading.gates(rule_with(where)) == (english,)


def test_an_exception_of_both_is_said_once() -> None:
    assert reading.exceptions(rule_with("a.unit same-as b.unit", "updated or hedged")) == (
        "either is marked “updated”, “hedged”",
    )


def test_a_group_reads() -> None:
    gate = "no c: quantity in other articles where c.unit same-as a.unit such that c.value agrees-with a.value"
    assert reading.gates(rule_with(gate)) == (
        "there is no quantity in another article, such that the unit is the same, and the value agrees",
    )


def test_the_law_reads_as_what_is_reported() -> None:
    assert reading.law(rule_with("a.unit same-as b.unit")) == "the value does not agree within rounding"
