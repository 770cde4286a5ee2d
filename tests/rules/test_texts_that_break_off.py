"""The texts of all rule tests, broken off at a word: a sentence may end anywhere, and extraction goes on."""

from __future__ import annotations

from newslint import annotate, pipeline, read

STEP = 4
"""Every fourth word of a text, from another one in each, is the last: they end at each of their words often enough."""

ONCE = ("The mill stood still for the first time in", "Aged 19,", "On Monday, two men and a woman")
"""Texts that were too much once."""


def test_a_text_may_break_off_at_any_word() -> None:
    desk = pipeline.prepare(pipeline.Request(stories="one"))
    texts = sorted({one.text for cases in desk.cases.values() for case in cases for one in case.articles})
    assert len(texts) > 1000
    failed = []
    for number, text in enumerate(texts):
        words = text.split(" ")
        stops = range(1 + number % STEP, len(words), STEP)
        for broken in (*(" ".join(words[:stop]).rstrip(".,;") for stop in stops), *ONCE[number : number + 1]):
            article = read.read_text(broken, "a.txt", desk.lexicon)
            try:
                annotate.annotate(article, desk.lexicon, desk.library.house)
            except (IndexError, KeyError, ValueError, TypeError) as error:
                failed.append(f"{error!r}: {broken[-80:]}")
    assert failed == []
