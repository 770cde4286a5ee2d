"""Texts that say one thing over and over: what a whole check costs grows with their size, counted in calls."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newslint import engine, pipeline
from newslint.config.settings import Settings

SENTENCES = [
    "Three people died in Marby on Monday, police said. ",
    '"We will not sell the club," chairman Tom Hale told reporters on Friday. ',
    "On Monday, 3 March 2025, the fire started at 9:30 a.m. and burned for two hours. ",
    "It was alleged that he stole the car, which police are investigating. ",
    "Of 12 members, 7 voted for the plan and 5 against, or 58 percent. ",
    "Berg, 45, denied that she was in Paris. ",
    "“No” ",
    "‘No’ ",
    '“No" ',
    "killed 3 and injured 5, ",
]  # fmt: skip

FEW, MANY = 60, 480


@pytest.fixture(scope="module")
def desk() -> pipeline.Desk:
    return pipeline.prepare(pipeline.Request())


def calls(desk: pipeline.Desk, path: Path) -> int:
    n_calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal n_calls
        n_calls += 1

    rules = pipeline.active(desk.library.rules, Settings())
    sys.setprofile(count)
    try:
        facts = pipeline.collect(pipeline.Request(paths=(str(path),)), desk)[0]
        engine.check(facts, rules, desk.lexicon, desk.sketches)
    finally:
        sys.setprofile(None)
    return n_calls


@pytest.mark.parametrize("sentence", SENTENCES)
def test_cost_grows_with_the_text(sentence: str, desk: pipeline.Desk, tmp_path: Path) -> None:
    counted = []
    for n_times in (FEW, FEW, MANY):  # the first warms up
        path = tmp_path / f"{len(counted)}.txt"
        path.write_text(sentence * n_times, encoding="utf-8")
        counted.append(calls(desk, path))
    _, few, many = counted
    assert many < 1.5 * MANY / FEW * few
