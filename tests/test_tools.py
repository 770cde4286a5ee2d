"""The developer's tools: what counts as a hit, and which findings a change made appear."""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

import mutations
import needless_clauses
import seeds_gold
from doubtmutators import DOUBT_MUTATORS
from headmutators import HEAD_MUTATORS
from mutators import MUTATORS
from seeds_gold import Place, Result
from summarymutators import SUMMARY_MUTATORS
from wordmutators import WORD_MUTATORS

from newslint import annotate, lang
from newslint.core.rule import HouseWords

ROW = {
    "id": "X1",
    "strength": "certain",
    "kind": "figure",
    "explanation": "forty here, four hundred there",
    "evidence": [
        {"file": "a.txt", "line": 3, "col": 5, "end_col": 10},
        {"file": "b.txt", "line": 1, "col": 1, "end_col": 4},
    ],
}


def _result(*places: tuple[str, int, int, int], level: str = "error") -> Result:
    return Result("rule", level, tuple(Place(file, (line, col), (line, end)) for file, line, col, end in places), "m")


@pytest.mark.parametrize(
    ("places", "hit"),
    [
        ([("a.txt", 3, 9, 12), ("b.txt", 1, 3, 9)], True),
        ([("a.txt", 3, 10, 12), ("b.txt", 1, 3, 9)], False),
        ([("a.txt", 3, 5, 10)], False),
        ([("a.txt", 3, 5, 10), ("b.txt", 2, 1, 4)], False),
    ],
)
def test_a_hit_touches_two_spans(places: list[tuple[str, int, int, int]], hit: bool) -> None:
    assert seeds_gold.hits(_result(*places), ROW) is hit


def test_a_row_with_one_span_is_hit_by_touching_it() -> None:
    assert seeds_gold.hits(_result(("a.txt", 3, 5, 6)), {"evidence": ROW["evidence"][:1]})


def test_figures_count_conflicts_traps_and_noise() -> None:
    gold = {"conflicts": [ROW], "non_conflicts": [{**ROW, "reason": "", "evidence": ROW["evidence"][1:]}]}
    both = [("a.txt", 3, 5, 10), ("b.txt", 1, 1, 4)]
    figures = seeds_gold.measure([_result(*both), _result(("b.txt", 1, 1, 2), level="note")], gold, show=False)
    assert (figures["certain"], figures["sprung"], figures["loud in gold"]) == ("1/1", "0/1", "1/1")
    figures = seeds_gold.measure([_result(("b.txt", 1, 1, 2), level="warning")], gold, show=False)
    assert (figures["certain"], figures["sprung"], figures["loud in gold"]) == ("0/1", "1/1", "0/1")


def test_a_rule_without_each_of_its_clauses(tmp_path: Path) -> None:
    file = tmp_path / "houses.rule"
    file.write_text(
        "rule houses\n"
        "  given  a: money quantity, b: quantity across sources\n"
        "  where  a.noun same-as b.noun and a.measure is known\n"
        "  where  a.per same-as b.per\n"
        "  unless updated or a.parts is known\n"
        "  expect a.value agrees-with b.value\n"
        "  as of  3d\n"
    )
    (rule,) = lang.load([file], annotate.vocabulary(HouseWords()))[0].rules
    shorter = dict(needless_clauses.without_one(rule))
    assert list(shorter) == [
        'given a.dimension same-as "money"',
        "where a.noun same-as b.noun",
        "where a.measure is known",
        "where a.per same-as b.per",
        "unless updated",
        "unless parts is known",
        "as of 3d",
    ]
    assert [len(one.where) for one in shorter.values()] == [3, 2, 2, 2, 3, 3, 3]
    assert [len(one.unless) for one in shorter.values()] == [3, 3, 3, 3, 1, 2, 3]


ONE = "Dorian Felstead, 45, was found in the 300 block of Quarry Lane at 6:15 p.m. He is the only 45-year-old here."
OTHER = "Police said Dorian Felstead, 45, lay in the 300 block of Quarry Lane. It was 6:15 p.m. Felstead was alive."


@pytest.mark.parametrize("kind", ["age", "block", "clock", "given name", "street", "surname"])
def test_a_mutator_changes_what_both_tell(kind: str) -> None:
    change = MUTATORS[kind](ONE, OTHER, random.Random(7))
    assert change is not None
    (start, end), *_ = change.spans
    assert change.text[:start] == OTHER[:start]
    assert change.text[start:end] not in OTHER


@pytest.mark.parametrize("kind", ["money", "weekday", "quote turned", "age of one"])
def test_a_mutator_leaves_alone_what_they_do_not_share(kind: str) -> None:
    assert MUTATORS[kind](ONE, OTHER, random.Random(7)) is None


def only_mutant(folder: Path, kind: str, mode: str, *texts: str) -> mutations.Mutant:
    """The one change of a sort in the articles of one event; the stories are written to "out"."""
    story, out = folder / "events" / "quarry", folder / "out"
    story.mkdir(parents=True)
    out.mkdir()
    for number, text in enumerate(texts, 1):
        (story / f"{number}.txt").write_text(text, encoding="utf-8")
    (mutant,) = mutations.mutants(folder / "events", [kind], "both", out, mode=mode)
    return mutant


def test_a_changed_fact_is_measured_where_it_stands(tmp_path: Path) -> None:
    mutant = only_mutant(tmp_path, "block", "across", ONE, OTHER)
    (place,) = mutant.places
    assert (mutant.kind, mutant.event, place.start[0]) == ("block", "quarry", 1)
    assert "300 block" in mutant.was and "300 block" not in mutant.told
    elsewhere = Place("b.txt", (1, 1), (1, 5))
    other_side = Place("a.txt", (1, 1), (1, 5))
    found = seeds_gold.Result("rule", "error", (place, other_side), "m")
    assert mutations.finds(mutant, found, mode="across")
    assert not mutations.finds(mutant, found._replace(places=(elsewhere, other_side)), mode="across")
    assert not mutations.finds(mutant, found._replace(places=(place, elsewhere)), mode="across")
    assert mutations.finds(mutant, found._replace(places=(place, elsewhere)), mode="within")


def test_the_last_part_of_an_article_is_changed(tmp_path: Path) -> None:
    mutant = only_mutant(tmp_path, "block", "within", f"{ONE}\n\n{OTHER}\n")
    (place,) = mutant.places
    assert (place.file, place.start[0]) == ("a.txt", 3)
    assert "300 block" in (tmp_path / "out" / mutant.folder / "a.txt").read_text(encoding="utf-8").splitlines()[0]


RAID = "Two men were wounded on Monday night. Charles Oden, 40, was shot in the leg. Enid Pellow, 31, saw a white van."
TRIAL = (
    "Enid Pellow, 31, told of a white van on Monday night. Charles Oden, 40, was hit in the leg. Two men were wounded."
)


@pytest.mark.parametrize("kind", ["car", "colour", "fate", "part of body", "part of day", "sides"])
def test_a_fact_in_words_is_changed_wherever_it_stands(kind: str) -> None:
    change = WORD_MUTATORS[kind](RAID, TRIAL, random.Random(7))
    assert change is not None
    ends = [0, *(edge for span in change.spans for edge in span), len(change.text)]
    kept = [change.text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)]
    assert re.fullmatch("(.+)".join(map(re.escape, kept)), TRIAL)
    assert change.text != TRIAL


def test_a_sentence_told_alike_is_denied() -> None:
    told = "The council was ready to close the old library on Carver Hill before winter. "
    change = WORD_MUTATORS["not"](told, told + "It rained.", random.Random(7))
    assert change is not None
    assert change.text == told.replace("was", "was not") + "It rained."


TITLE = "Pellow, 31, charged after 4 hurt in Carver Hill shooting"
BELOW = (
    "Enid Pellow, 31, was charged on Monday. Four men were hurt in Carver Hill, police said. Charles Oden, 40, said "
    "that the shooting lasted for a minute, and that he saw a white van on the hill when it was over. "
)


@pytest.mark.parametrize("kind", sorted({"age", "toll", "outcome", "other name", "surname"}))
def test_a_fact_of_a_title_is_changed(kind: str) -> None:
    change = HEAD_MUTATORS[kind](BELOW, TITLE, random.Random(7))
    assert change is not None
    ((start, end),) = change.spans
    assert change.text[:start] == TITLE[:start] and TITLE.endswith(change.text[end:])
    assert change.text[start:end] not in TITLE


@pytest.mark.parametrize("kind", ["money", "day", "weapon", "sides", "percent"])
def test_a_fact_that_the_text_does_not_tell_stays_in_the_title(kind: str) -> None:
    assert HEAD_MUTATORS[kind](BELOW, TITLE, random.Random(7)) is None


def test_a_title_is_measured_against_what_was_found_before(tmp_path: Path) -> None:
    mutant = only_mutant(tmp_path, "toll", "headline", f"{TITLE}\n\n{BELOW}\n")
    (place,) = mutant.places
    assert (mutant.was, place.start[0]) == (TITLE, 1)
    unchanged = tmp_path / "out" / (mutant.folder + mutations.UNCHANGED) / "a.txt"
    assert unchanged.read_text(encoding="utf-8").startswith(TITLE)
    assert mutations.finds(mutant, seeds_gold.Result("rule", "error", (place,), "m"), mode="headline")


ORIGINAL = (
    "Enid Pellow bought the upper mill from Charles Oden in 1987, on 4 May, for 3 million crowns. It was the first "
    "mill on Carver Hill, and Oden had refused to sell it to anybody else before. The sale was held in the town hall."
)
SUMMARY = "Enid Pellow bought the first mill on Carver Hill from Charles Oden for 3 million crowns on 4 May 1987."


@pytest.mark.parametrize("kind", ["date", "opposite", "ordinal", "sides", "unit", "year"])
def test_a_fact_of_a_summary_is_changed(kind: str) -> None:
    change = SUMMARY_MUTATORS[kind](ORIGINAL, SUMMARY, random.Random(7))
    assert change is not None and change.text != SUMMARY
    assert all(change.text[start:end] not in ("3", "May") for start, end in change.spans)
    assert SUMMARY_MUTATORS[kind]("Nothing was told.", SUMMARY, random.Random(7)) is None


def test_a_summary_that_follows_from_its_original_is_an_event(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "a": ORIGINAL, "b": SUMMARY, "label": "entailment"},
        {"id": "2", "a": ORIGINAL, "b": SUMMARY, "label": "contradiction"},
    ]
    file, out = tmp_path / "rows.jsonl", tmp_path / "out"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    mutations.paired([file], "both", tmp_path / "events")
    out.mkdir()
    (mutant,) = mutations.mutants(tmp_path / "events", ["year"], "both", out, mode="summary")
    assert (mutant.event, mutant.was) == ("1", SUMMARY)
    found = seeds_gold.Result("rule", "error", (Place("b.txt", (1, 1), (1, 3)),), "m")
    assert not mutations.finds(mutant, found, mode="summary")
    assert mutations.finds(
        mutant, found._replace(places=(*found.places, Place("a.txt", (1, 1), (1, 3)))), mode="summary"
    )


TALE = """The ferry left its berth before dawn on Sunday, the harbour office said.

Anna Pellow opened the sluice of the upper mill pond at noon. She may have opened another sluice on Saturday.

"Nobody asked me", Peter Quirke said about the mill pond.
"""
RETOLD = """A sluice stood open.

Anna Pellow opened the sluice of the upper mill pond at noon. She may have opened another sluice on Saturday.

"The pond is dry", Peter Quirke said.
"""


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("comment", r"Peter Quirke (?:declined to comment|did not respond)"),
        ("denial", r"Anna Pellow (?:denied|said she|said he)"),
        ("disputed", r" that Anna Pellow opened|According to one witness, Anna Pellow opened"),
        ("hedge", "She opened another sluice"),
        (
            "hedge put",
            r"Pellow (?:may have|is believed|is suspected|allegedly)|(?:hether|possible that) Anna Pellow opened",
        ),
    ],
)
def test_how_sure_a_thing_is_is_changed(kind: str, told: str) -> None:
    change = DOUBT_MUTATORS[kind](TALE, RETOLD, random.Random(7))
    assert change is not None
    assert re.search(told, change.text) and not re.search(told, RETOLD)
    ((start, end),) = change.spans
    assert re.search(told, change.text[max(0, start - 1) : end + 60])


def test_what_the_other_text_does_not_tell_keeps_its_standing() -> None:
    assert all(mutate(TALE, "The ferry sank.", random.Random(7)) is None for mutate in DOUBT_MUTATORS.values())
