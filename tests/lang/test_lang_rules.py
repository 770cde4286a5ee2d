"""Sample rules of every form: what they mean in core form, as blessed, and what comes back when that is read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lang_shown import shown
from lang_words import VOCABULARY

from newslint import lang
from newslint.core.rule import Rule
from newslint.core.source import Source
from newslint.core.span import NOWHERE
from newslint.lang.core_text import core_text
from newslint.lang.library import compile_all

FOLDER = Path(__file__).parent / "rules"
FILES = sorted(FOLDER.glob("*.rule"))


def _load(path: Path) -> tuple[Rule, ...]:
    library, _, diagnostics, sources = lang.load([path], VOCABULARY)
    assert not diagnostics, shown(diagnostics, sources)
    return library.rules


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_core_form_is_as_blessed(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(path.with_suffix(".core.txt"), "\n".join(core_text(rule) for rule in _load(path)))


def _bare(rule: Rule) -> Rule:
    """What a rule means, without where it stands and how it was said."""
    return rule._replace(sentence="", gates_said=(), unless_said=(), path="", span=NOWHERE, value="")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_core_form_means_the_same(path: Path) -> None:
    for rule in _load(path):
        library, _, diagnostics = compile_all([Source.of("core.rule", core_text(rule))], VOCABULARY)
        assert not [one for one in diagnostics if one.severity == "error"], diagnostics
        assert _bare(library.rules[0]) == _bare(rule)


def test_house_words_come_out_of_the_files() -> None:
    house = lang.load([FOLDER / "house-words.rule"], VOCABULARY)[0].house
    presence, recall = house.claims
    assert presence.roles == (("actor", "organisation"), ("place", "place"), ("what", "text"))
    assert presence.denied_by == ("(do|does|did) not have", "denied having", "has no")
    assert recall.roles == (("what", "thing"), ("actor", "party"))
    assert house.hedges == (("a handful", 3.0, 6.0),)
    assert house.aliases == (("The Line", "Marby Ferry Line"),)
    assert house.places == (("Harbour Town", "Marby County"),)
    assert house.sources == (("wire", ("Northern Press", "Coast Wire"), 3),)
    assert house.terms == (("ferry", "fairy"),)
    assert [Path(one).name for one in house.lexicons] == ["house.yaml"]


def test_marks_of_a_test_are_places_in_its_text() -> None:
    cases = lang.load([FOLDER / "all-clauses.rule"], VOCABULARY)[1]["money-magnitude"]
    flags, passes, skips = cases
    assert (flags.outcome, passes.outcome, skips.outcome) == ("flags", "passes", "skips")
    assert [case.todo for case in cases] == [False, False, True]
    a, b = flags.articles
    assert (a.name, a.published, a.source) == ("a", "2019-11-01", "The Courier")
    assert a.text.endswith("salt a day.\nIts owner said so on Monday.")
    assert [(name, span.cut(a.text)) for name, span in flags.primary] == [("a", "a few billion tons")]
    assert [(name, span.cut(b.text)) for name, span in flags.other] == [("b", "a few million tons")]


def test_a_file_with_one_bare_sentence_names_its_rule() -> None:
    text = "denial conflicts with presence claim\n"
    library = compile_all([Source.of("rules/presence/denied-presence.rule", text)], VOCABULARY)[0]
    assert [rule.name for rule in library.rules] == ["denied-presence"]
    assert library.rules[0].severity == "warning"


SYNONYMS = (
    ("quantity for the same subject must agree across sources", "quantity for the same subject must agree"),
    ("quantity for the same subject must be the same", "quantity for the same subject must agree"),
    ("quantity for the same subject must not contradict", "quantity for the same subject must agree"),
    ("quantity of the same subject must not differ between outlets", "quantity for the same subject must agree"),
    ("Quantity about the same subject should agree in different sources", "quantity for the same subject must agree"),
    ("quantity must agree across sources for the same subject", "quantity for the same subject must agree"),
    ("denial contradicts presence claim", "denial conflicts with presence claim"),
    ("denials cannot stand with presence claims", "denial conflicts with presence claim"),
    ("death toll must not fall over time", "death toll must not decrease over time"),
    ("total should equal the sum of the parts", "total must equal the sum of its parts"),
    ("each direct quote must have a speaker", "every direct quote must have speaker"),
)


@pytest.mark.parametrize(("said", "meant"), SYNONYMS)
def test_plain_english_variants_mean_the_same(said: str, meant: str) -> None:
    one, other = (compile_all([Source.of("x.rule", text + "\n")], VOCABULARY)[0].rules for text in (said, meant))
    assert _bare(one[0]) == _bare(other[0])


def test_packing_gives_everything_back() -> None:
    import marshal

    loaded = lang.load([FOLDER, Path(__file__).parent / "errors"], VOCABULARY)
    compiled, texts = lang.pack(loaded)
    library, cases, problems, sources = lang.unpack(
        marshal.loads(marshal.dumps(compiled)), lambda: marshal.loads(marshal.dumps(texts))
    )
    assert (library, dict(cases), problems, dict(sources)) == loaded


def test_rules_come_in_the_order_of_their_names() -> None:
    forwards = lang.load(FILES, VOCABULARY)[0]
    backwards = lang.load(FILES[::-1], VOCABULARY)[0]
    assert [rule.name for rule in forwards.rules] == sorted(rule.name for rule in forwards.rules)
    assert forwards.rules == backwards.rules


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "latin.rule").write_bytes("quantity für alle".encode("latin-1"))
    (tmp_path / "empty.rule").write_bytes(b"")
    missing = tmp_path / "missing.rule"
    library, cases, diagnostics, _ = lang.load([tmp_path, missing], VOCABULARY)
    assert not library.rules and not cases
    assert [one.labels[0].path for one in diagnostics] == [(tmp_path / "latin.rule").as_posix(), missing.as_posix()]
    assert all(one.severity == "error" for one in diagnostics)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("a.per not same-as b.per if known", "a.per differs-from b.per if known"),
        ("a.value not = b.value", "a.value != b.value"),
        ("a.place not part-of b.place", "not a.place part-of b.place"),
        (
            "a.place not part-of b.place if known",
            "a.place is unknown or b.place is unknown or not a.place part-of b.place",
        ),
        ("a is not hedged", "not a is hedged"),
        ("a is not in body", "not a.region is body"),
        ('a.measure is not one of ("killed", "hurt")', "not (a.measure is killed or a.measure is hurt)"),
        ("neither hedged", "not (a is hedged or b is hedged)"),
        ("both hedged", "a is hedged and b is hedged"),
        ("a aligned-with b at least 60%", "a.sentence aligned-with b.sentence at least 60%"),
        ("a.value > 5 km", 'a.unit is "km" and a.value > 5 km'),
        ("a.value > $2 million", 'a.unit is "USD" and a.value > $2000000'),
        ("a.value at least 7 days", 'a.unit is "day" and a.value >= 7 day'),
        ("a.value is more than b.value", "a.value > b.value"),
        (
            "every x: quantity in the same article where x is hedged such that x.value > 1",
            "no x: quantity in the same article where x is hedged such that not x.value > 1",
        ),
        ("a.published + 1 week after b.published", "a.published + 7d after b.published"),
    ],
)
def test_ways_to_say_a_condition(said: str, meant: str) -> None:
    texts = [
        f"rule x\n  given a: quantity, b: quantity\n  where {one}\n  expect a.value = b.value\n"
        for one in (said, meant)
    ]
    one, other = (compile_all([Source.of("x.rule", text)], VOCABULARY)[0].rules for text in texts)
    assert one[0].where == other[0].where
