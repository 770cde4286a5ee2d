"""The law tested by its own examples: every rule that is shipped has tests, and all of them pass."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from newslint import annotate, cases, pipeline, read
from newslint.config import places
from newslint.lang import files

RULES = Path(places.rules_folder())
FILES = sorted(path.relative_to(RULES).as_posix() for path in map(Path, files([RULES])))
OUTCOMES = {"flags", "passes", "skips"}


@cache
def desk() -> pipeline.Desk:
    return pipeline.prepare(pipeline.Request(stories="one"))


@cache
def bench() -> cases.Workbench:
    prepared = desk()
    return cases.Workbench(
        read=lambda text, name: read.read_text(text, name, prepared.lexicon),
        assemble=lambda articles: pipeline.assemble(articles, prepared),
        lexicon=prepared.lexicon,
        annotate=lambda article, house: annotate.annotate(article, prepared.lexicon, house),
    )


def test_rules_load_without_a_word():
    assert [problem.message for problem in desk().problems] == []


def test_names_are_given_once():
    counted = Counter(rule.name for rule in desk().library.rules)
    assert [name for name, n_rules in counted.items() if n_rules > 1] == []


@pytest.mark.parametrize("file", FILES)
def test_rules_do_as_their_tests_say(file):
    rules = [rule for rule in desk().library.rules if rule.path.endswith(f"/{file}")]
    failed = [
        f"{rule.name}, test {result.case.outcome} “{result.case.title}”: {result.reason}"
        for rule in rules
        for result in cases.run(rule, desk().cases.get(rule.name, ()), bench())
        if result.status in ("failed", "todo works")
    ]
    assert failed == []


@pytest.mark.parametrize("rule", [rule.name for rule in desk().library.rules])
def test_rules_say_where_they_come_from_and_when_they_fire(rule):
    law = next(one for one in desk().library.rules if one.name == rule)
    outcomes = {case.outcome for case in desk().cases.get(rule, ()) if not case.todo}
    assert "flags" in outcomes, "no test shows that it fires"
    assert outcomes - {"flags"}, "no test shows when it is silent"
    assert law.say, "no message of its own"
    assert law.because, "no source"
    assert law.tags, "no tags"
    assert outcomes <= OUTCOMES
