from __future__ import annotations

import re
from dataclasses import replace

import pytest

from newslint import cases
from newslint.cases.mutations import mutants, paraphrases
from newslint.core import rule as rules
from newslint.core.annotation import Annotated, Annotation
from newslint.core.article import Article, Region
from newslint.core.fact import Fact, FactBase, Statement, Story
from newslint.core.lexicon import Lexicon
from newslint.core.rule import Case, ClaimDefinition, Given, HouseWords, Rule
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import Amount, Entity, When

LEXICON = Lexicon({}, "")


def read(text: str, name: str) -> Article:
    return Article(name, Source.of(name, text), text, (Region("body", Span(0, len(text))),))


def assemble(articles) -> FactBase:
    """Facts as a child would find them: "12 houses" is a quantity of houses, "about" a flag."""
    facts: list[Fact] = []
    for number, article in enumerate(sorted(articles, key=lambda one: one.id)):
        for found in re.finditer(r"(about )?(\d+) (\w+)", article.text):
            facts.append(
                Fact(
                    number=len(facts),
                    kind="quantity",
                    article=article.id,
                    span=Span(*found.span()),
                    words=found.group(),
                    fields={"value": Amount(*[float(found.group(2))] * 3), "noun": found.group(3)},
                    flags=frozenset(["hedged"] if found.group(1) else []),
                    voice="narrator",
                    region="body",
                    sentence=number,
                    confidence=0.9,
                    source=article.source,
                    story="test",
                    origin=number,
                    published=article.published,
                )
            )
    names = tuple(sorted(article.id for article in articles))
    statements = tuple(Statement(name, Span(0, 1), "body", frozenset()) for name in names)
    return FactBase((Story("test", names),), tuple(facts), statements, {}, {})


BENCH = cases.Workbench(read, assemble, LEXICON)
RULE = Rule(
    name="houses",
    severity="warning",
    given=(Given("a", "quantity"), Given("b", "quantity")),
    scope="across sources",
    where=(("op", "same-as", ("field", "a", "noun"), ("field", "b", "noun"), ()),),
    unless=(("flag", "a", "hedged"), ("flag", "b", "hedged")),
    law=("expect", ("op", "agrees-with", ("field", "a", "value"), ("field", "b", "value"), ())),
    gates_said=("a.noun same-as b.noun",),
    unless_said=("a is hedged", "b is hedged"),
    value="value",
)


def case(outcome: str, *texts: str, todo: bool = False) -> Case:
    """A test as it stands in a rule file, with its marks."""
    articles, marks = [], {"[[": [], "((": []}
    for name, text in zip("abc", texts, strict=False):
        plain = ""
        for part in re.split(r"(\[\[.*?\]\]|\(\(.*?\)\))", text):
            if part[:2] in marks:
                marks[part[:2]].append((name, Span(len(plain), len(plain) + len(part) - 4)))
                part = part[2:-2]
            plain += part
        articles.append(rules.Article(name, plain))
    return Case("", outcome, todo, tuple(articles), tuple(marks["[["]), tuple(marks["(("]))


@pytest.mark.parametrize(
    ("wanted", "one"),
    [
        ("passed", case("flags", "He has [[12 houses]].", "He has ((14 houses)).")),
        ("passed", case("passes", "He has 12 houses.", "He has 12 houses.")),
        ("passed", case("skips", "He has 12 houses.", "He has 14 barns.")),
        ("passed", case("skips", "He has 12 houses.", "He has about 14 houses.")),
        ("failed", case("flags", "He has ((12 houses)).", "He has [[14 houses]].")),
        ("failed", case("flags", "He has [[12]] houses.", "He has ((14 houses)).")),
        ("failed", case("flags", "He has [[12 houses]].", "He has ((12 houses)).")),
        ("failed", case("passes", "He has 12 houses.", "He has 14 houses.")),
        ("failed", case("passes", "He has 12 houses.", "He has 12 barns.")),
        ("failed", case("skips", "He has 12 houses.", "He has 12 houses.")),
        ("todo", case("flags", "He has [[a dozen houses]].", "He has ((14 houses)).", todo=True)),
        ("todo works", case("passes", "He has 12 houses.", "He has 12 houses.", todo=True)),
    ],
)
def test_outcomes_and_places(wanted, one):
    (result,) = cases.run(RULE, [one], BENCH)
    assert result.status == wanted
    assert bool(result.reason) == (wanted in ("failed", "todo"))


@pytest.mark.parametrize(
    ("reason", "one"),
    [
        (
            "“14 houses” (b) should be flagged; flagged was “12 houses” (a)",
            case("flags", "He has ((12 houses)).", "He has [[14 houses]]."),
        ),
        ("the values agree: “12 houses” and “12 houses”", case("flags", "[[12 houses]].", "((12 houses)).")),
        ("nothing was compared: gate: a.noun same-as b.noun", case("passes", "12 houses.", "12 barns.")),
        (
            "no facts that the rule looks at; found: none of their kind",
            case("flags", "[[A dozen houses]].", "((Some houses))."),
        ),
    ],
)
def test_reasons_name_the_place_or_the_gate(reason, one):
    assert cases.run(RULE, [one], BENCH)[0].reason == reason


def test_coverage_names_clauses_that_no_test_reaches():
    flags = case("flags", "He has [[12 houses]].", "He has ((14 houses)).")
    passes = case("passes", "He has 12 houses.", "He has 12 houses.")
    apart = case("skips", "He has 12 houses.", "He has 14 barns.")
    hedged = case("skips", "He has 12 houses.", "He has about 14 houses.")
    assert cases.of_rule(RULE, [flags], BENCH).missed == (
        "it agrees",
        "it skips",
        "where a.noun same-as b.noun",
        "unless hedged",
    )
    assert cases.of_rule(RULE, [flags, passes, apart], BENCH).missed == ("unless hedged",)
    assert cases.of_rule(RULE, [flags, passes, apart, hedged], BENCH).missed == ()


def test_coverage_of_phrases_and_of_their_words():
    phrases = ("(has|owns) a (house|barn)", "(has|owns) the house", "no house")
    house = HouseWords(claims=(ClaimDefinition("owning", (), phrases),))

    def annotate(article: Article, words: HouseWords) -> Annotated:
        found = [
            Annotation("claim", Span(*one.span()), 0, {"relation": claim.name})
            for claim in words.claims
            for one in re.finditer(claim.phrases[0].replace("(", "(?:"), article.text)
        ]
        return Annotated((), tuple(found))

    bench = replace(BENCH, annotate=annotate)

    def covered(*texts: str) -> tuple[int, tuple[str, ...]]:
        tests = {"houses": [case("skips", *texts)]}
        (found,) = cases.of_claims(house, tests, bench, lambda one: True)
        return found.n_clauses, found.missed

    assert covered("He has a house.") == (
        7,
        ("word owns", "word barn", "phrase (has|owns) the house", "phrase no house"),
    )
    assert covered("He has a house. She owns the house.") == (7, ("word barn", "phrase no house"))
    assert covered("He has a house. She owns the house.", "There is no house, but he owns a barn.") == (7, ())


def test_planted_errors_are_noticed():
    passes = case("passes", "He has 12 houses.", "He has 12 houses.")
    found = cases.mutate(RULE, [passes], BENCH)
    assert found.n_mutants >= 2
    assert found.survivors == ()


def test_a_rule_that_notices_nothing_has_survivors():
    blind = RULE._replace(law=("expect", ("value", True)))
    (first, *_) = cases.mutate(blind, [case("passes", "He has 12 houses.", "He has 12 houses.")], BENCH).survivors
    assert (first.change, first.words, first.wanted) == ("digit", "92 houses", True)


def test_another_rule_may_notice_what_is_not_of_this_one():
    coarse = RULE._replace(law=("expect", ("op", "<", ("field", "a", "value"), ("value", 1e9), ())))
    passes = case("passes", "He has 12 houses.", "He has 12 houses.")
    assert cases.mutate(coarse, [passes], BENCH).survivors
    assert not cases.mutate(coarse, [passes], BENCH, [coarse, RULE._replace(name="fine")]).survivors


def test_a_fact_that_minds_wrapping_is_a_false_alarm():
    def counting_lines(articles) -> FactBase:
        base = assemble(articles)
        lines = {one.id: float(one.text.count("\n")) for one in articles}
        facts = [one._replace(fields={**one.fields, "value": Amount(*[lines[one.article]] * 3)}) for one in base.facts]
        return base._replace(facts=tuple(facts))

    passes = case("passes", "He has, so they said, 12 houses.", "He has 12 houses.")
    found = cases.mutate(RULE, [passes], replace(BENCH, assemble=counting_lines))
    assert {one.change for one in found.survivors if not one.wanted} == {"lines wrapped"}


@pytest.mark.parametrize(
    ("words", "value", "wanted"),
    [
        ("$2 million", Amount(2e6, 2e6), {"scale": "$2 billion", "digit": "$9 million"}),
        ("seven boats", Amount(7, 7), {"number": "twelve boats"}),
        ("on Monday", When(0, 1), {"weekday": "on Thursday"}),
        ("12 March 2026", When(0, 1), {"month": "12 August 2026", "date": "16 March 2026"}),
        ("Anna Berg", Entity("anna berg", "Anna Berg"), {"name": "Quillermont"}),
        ("We have not sold", "we have not sold", {"not dropped": "We have sold", "word": "We quillermont not sold"}),
        ("We have sold", "we have sold", {"not added": "We have not sold", "word": "We quillermont sold"}),
    ],
)
def test_mutants(words, value, wanted):
    first: dict[str, str] = {}
    for one in mutants(words, value, "words" if isinstance(value, str) else ""):
        first.setdefault(one.change, one.words)
    assert first == wanted


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        ("around 1:30 a.m.", "bn"),
        ("from 9 June to 20 June 2021", "92 June"),
        ("until 19:05", "19:95"),
        ("8 percent to 4.6 billion from 4.3 billion", "4.6 million from 4.3 million"),
    ],
)
def test_mutants_are_still_english(words, unwanted):
    found = list(mutants(words, Amount(1, 1)))
    assert found
    assert not [one for one in found if unwanted in one.words]


def test_what_conflicts_with_nothing_agrees_with_what_it_does_not_warn_of():
    wants = (("op", "=", ("field", "b", "value"), ("value", 13.0), ()),)
    never = RULE._replace(
        given=(Given("a", "quantity"), Given("b", "quantity", wants)), law=("forbid", ("value", True)), value=""
    )
    agreeing = case("passes", "He has 12 houses.", "He has 14 houses.")
    other = case("passes", "He has 12 houses.", "He has 14 barns.")
    assert [one.status for one in cases.run(never, [agreeing, other], BENCH)] == ["passed", "failed"]


def test_paraphrases_keep_the_words():
    for one in paraphrases('He said, "it is not ours", and left the room'):
        assert re.sub(r"\W+", " ", one.words) == re.sub(r"\W+", " ", 'He said, "it is not ours", and left the room')


def test_what_would_agree_is_no_skip():
    bound = (("op", "=", ("field", "a", "value"), ("value", 12.0), ()),)
    other = (("op", "=", ("field", "b", "value"), ("value", 14.0), ()),)
    apart = RULE._replace(
        given=(Given("a", "quantity", bound), Given("b", "quantity", other)),
        law=("forbid", ("op", "differs-from", ("field", "a", "value"), ("field", "b", "value"), ())),
    )
    same = ("He has 13 houses.", "She has 13 houses.")
    assert [one.status for one in cases.run(apart, [case("passes", *same), case("skips", *same)], BENCH)] == [
        "passed",
        "failed",
    ]


def test_agreement_is_covered_by_a_test_that_passes():
    flags = case("flags", "He has [[12 houses]].", "He has ((14 houses)).", "He has ((14 houses)).")
    assert "it agrees" in cases.of_rule(RULE, [flags], BENCH).missed
    passes = case("passes", "He has 12 houses.", "He has 12 houses.")
    assert "it agrees" not in cases.of_rule(RULE, [flags, passes], BENCH).missed


def test_a_law_on_other_facts_leaves_nothing_to_plant():
    elsewhere = ("some", "x", "quantity", "same article", (), ("op", ">", ("field", "x", "value"), ("value", 0.0), ()))
    rule = RULE._replace(law=("expect", elsewhere), value="")
    passes = case("passes", "He has 12 houses. He has 3 barns.", "He has 12 houses. He has 3 barns.")
    assert cases.run(rule, [passes], BENCH)[0].status == "passed"
    assert cases.mutate(rule, [passes], BENCH).survivors == ()


def test_a_phrase_that_takes_up_a_claim_is_covered_beside_it():
    house = HouseWords(claims=(ClaimDefinition("owning", (), ("owns a house", "another one")),))

    def annotate(article: Article, words: HouseWords) -> Annotated:
        found = []
        for claim in words.claims:
            for one in re.finditer("|".join(claim.phrases), article.text):
                if one.group() == "owns a house" or found:
                    found.append(Annotation("claim", Span(*one.span()), 0, {"relation": claim.name}))
        return Annotated((), tuple(found))

    def missed(text: str) -> tuple[str, ...]:
        tests = {"houses": [case("skips", text)]}
        (found,) = cases.of_claims(house, tests, replace(BENCH, annotate=annotate), lambda one: True)
        return found.missed

    assert missed("He owns a house and another one.") == ()
    assert missed("There is another one.") == ("phrase owns a house", "phrase another one")
