"""Lengths of time held against two dates of which verbs say that they are the beginning and the end: "opened in 1931,
it closed in 2011 after 80 years"; "was born in 1948 and died in 2019, at the age of 71".

What comes in: a scene, lengths of time or ages, and the dates of the sentences around them. What goes out: calculations
of form "duration". An age is a length from birth to death that is told in whole years, cut off. To count from one date
to the other is a step of desk checklists (ACES; NPR).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.timespans import Placed, days, fits, made, placed
from newslint.core.annotation import Annotation
from newslint.core.values import Amount, When

BEGINS = frozenset(
    (
        "open", "begin", "start", "found", "establish", "launch", "set", "join", "marry", "bear", "elect", "appoint",
        "enter", "move", "build", "buy", "become", "arrive", "introduce", "install", "arrest", "jail", "imprison",
        "hire", "form", "create", "erect", "close", "lose", "ban", "seize", "impose", "wed", "take", "vanish",
        "disappear", "steal",
    )
)  # fmt: skip
"""Verbs that begin something. What is closed, lost or stolen stays so until it is open or found again."""
ENDS = frozenset(
    (
        "close", "end", "finish", "retire", "die", "divorce", "leave", "resign", "quit", "stop", "conclude", "fall",
        "demolish", "expire", "release", "lift", "separate", "split", "disband", "dissolve", "sell", "free", "reopen",
        "find", "return", "recover", "complete", "shut", "scrap", "abolish", "open", "depart",
    )
)  # fmt: skip
SAME = frozenset((("open", "open"), ("close", "close"), ("close", "end"), ("lose", "end"), ("begin", "open")))
"""Pairs that begin and end nothing."""
BEFORE = frozenset(("after", "for", "lasting", "spanning", "of", "within"))
BEHIND = frozenset(("later", "on"))
RECKONED = frozenset(("anchored", "relative"))
"""Flags of dates that are no dates of their own."""
FULL = frozenset(("a", "full", "whole", "just", "over", "almost", "nearly", "some", "about", "exactly", "more", "than"))
YEAR = 365.25
N_ENDS = 2
SURE = 0.6


def between(scene: Scene, span: Placed, by_sentence: Mapping[int, list[Annotation]]) -> Calculation | None:
    """The calculation of a length that stands beside what began and ended."""
    prose, length = scene.prose, days(span.one)
    at = span.first - 1
    while at > 0 and prose.lower[at] in FULL:
        at -= 1
    if length is None or (
        prose.lower[at] not in BEFORE and "".join(prose.lower[span.stop : span.stop + 1]) not in BEHIND
    ):
        return None
    found = _ends(scene, span, by_sentence)
    # "It was sold in 2011 to a firm that has stood for 90 years" tells of something else
    apart = found is not None and "V" in prose.tags[found[1].stop : span.first]
    return None if found is None or apart else made(span, *found, length, SURE)


def ages(scene: Scene, by_sentence: Mapping[int, list[Annotation]]) -> Iterator[Calculation]:
    """ "Born in 1948, she died in 2019 at the age of 71": an age beside the years of birth and death."""
    prose = scene.prose
    told = [one for one in prose.of_kind("quantity", scene.found) if one.fields["dimension"] == "age"]
    deaths = [one for one in told if "die" in prose.lemmas[slice(*prose.sentences[one.sentence])]]
    for span in placed(prose, deaths):
        found = _ends(scene, span, by_sentence)
        if found is None or (found[0].one.fields.get("event"), found[1].one.fields.get("event")) != ("bear", "die"):
            continue
        years = scene.bare(span.first, span.stop)
        if len(years) == 1:
            length = Amount(years[0].value * YEAR, (years[0].value + 1) * YEAR, years[0].value * YEAR)
            yield made(span, *found, length, SURE)


def _ends(scene: Scene, span: Placed, by_sentence: Mapping[int, list[Annotation]]) -> tuple[Placed, Placed] | None:
    """The two dates of the sentence, or of it and the one before, at which something begins and ends."""
    here = span.one.sentence
    near = _dates(scene, by_sentence.get(here, ()))
    if len(near) < N_ENDS and here and scene.prose.paragraphs[here] == scene.prose.paragraphs[here - 1]:
        near = [*_dates(scene, by_sentence.get(here - 1, ())), *near]
    if len(near) != N_ENDS:
        return None
    begin, finish = near
    events = str(begin.one.fields.get("event")), str(finish.one.fields.get("event"))
    if events[0] not in BEGINS or events[1] not in ENDS or events in SAME:
        return None
    one, other = begin.one.fields["interval"], finish.one.fields["interval"]
    assert isinstance(one, When) and isinstance(other, When)
    aged = span.one.fields.get("dimension") == "age"
    if one.stop >= other.start or not (aged or (fits(span, begin) and fits(span, finish))):
        return None
    return begin, finish


def _dates(scene: Scene, ones: Iterable[Annotation]) -> list[Placed]:
    days = [one for one in ones if one.kind == "date" and isinstance(one.fields.get("interval"), When)]
    return placed(scene.prose, (one for one in days if RECKONED.isdisjoint(one.flags)))
