"""Where the other articles of a story tell the figures of a finding that lies within one article.

A sum that does not come out, or a headline figure that the text lacks, is a mistake of one article; which of its
figures is the wrong one, the others often know. What comes in: the facts of a finding. What goes out: figures of other
articles that an editor would look up, one an article: what the sum comes to, the same figure, or another of the same
thing in a sentence that retells this one.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.core.fact import Fact
from newslint.core.hints import Any, NamedTuple, cast
from newslint.core.rule import Expression
from newslint.core.values import Amount
from newslint.engine.compile import compiled
from newslint.engine.plan import Plan
from newslint.engine.scene import Scene

MOST = 2
"""Articles that are named: a finding has its own places to show."""

N_SHARED = 2
"""Words near two figures that make them figures of one thing, where the sentences are not aligned."""

FEW = 40
ROUND = 10
"""Figures below this many, and round ones, are met by chance."""


DAY = 86_400.0
LENGTHS = (1.0, 60.0, 3_600.0, DAY)
"""Seconds of the units in which calculations count time."""

CLOSE = 0.04
"""Share by which a figure may differ from what a sum comes to and still be that, told in round numbers."""


class _Near(NamedTuple):
    """How near a figure of another article comes, to be compared; the figure itself does not count."""

    right: bool
    same: bool
    alignment: float
    n_shared: int


def told(plan: Plan, scene: Scene, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The figures of other articles that belong to a finding of one article; none for a finding across articles."""
    article, story = facts[0].article, facts[0].story
    figures = scene.figures(story)
    # In order of their articles: where the first and the last are of this one, all are.
    is_alone = not figures or figures[0].article == article == figures[-1].article
    if is_alone or any(fact.article != article for fact in facts):
        return ()
    ours = [one for one in figures if one.article == article and any(_overlap(one, fact) for fact in facts)]
    best: dict[str, tuple[_Near, Fact]] = {}
    mended = _mended(plan, scene, facts) if ours else None
    is_sum = facts[0].fields.get("form") == "sum"
    for one in ours if len(ours) < len(figures) else ():
        right = None if mended is None else _right(one, *mended, is_sum)
        for other in figures:
            near = None if other.article == article else _near(scene, one, other, right)
            if near is not None and (other.article not in best or near > best[other.article][0]):
                best[other.article] = near, other
    chosen = sorted(best.values(), key=lambda pair: pair[0], reverse=True)[:MOST]
    return tuple(sorted((fact for _, fact in chosen), key=scene.place))


def _overlap(one: Fact, other: Fact) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _mended(plan: Plan, scene: Scene, facts: Sequence[Fact]) -> tuple[float, float] | None:
    """What a figure is told to be and what the law makes of the others: (71, 60.9) for "14 of 23, or 71 percent"."""
    law = _comparison(plan.rule.law[1])
    if law is None or len(facts) != 1:
        return None
    sides: Sequence[Expression] = cast(Any, law[2:4])
    if sides[0][0] != "field":
        return None
    slots = {plan.rule.given[0].variable: 0}
    said, reckoned = (_printed(compiled(side, slots, scene)([*facts])) for side in sides)
    if facts[0].fields.get("form") == "sum":
        said, reckoned = reckoned, said  # "the sum agrees with the whole": the whole is what is told
    return (said, reckoned) if said and reckoned else None


def _comparison(law: Expression) -> Expression | None:
    """The one comparison of a law, which may stand in a "not" or before an "and"."""
    while law[0] in {"not", "and"}:
        law = cast(Any, law[1])
    return law if law[0] == "op" else None


def _printed(value: object) -> float:
    if isinstance(value, Amount):
        return (value.low + value.high) / 2 if value.printed is None else value.printed
    return float(value) if isinstance(value, int | float) else 0.0


def _right(one: Fact, said: float, reckoned: float, parts: bool) -> float | None:
    """What a figure would be if it were right, in the base unit of its dimension; None where it is not that figure.

    Of a total that is right each part may be the wrong one: 21, said to be 8 and 6 and 5, is 8 and 8 and 5.
    """
    size = _size(one)
    time = one.fields.get("dimension") == "duration"
    if any(abs(size - said * unit) <= CLOSE * size for unit in (LENGTHS if time else LENGTHS[:1])):
        return size * reckoned / said
    lacking = said - reckoned
    return size + lacking if parts and size < said and size + lacking > 0 else None


def _size(one: Fact) -> float:
    """A figure in the base unit of its dimension, or, of what has none, as it is."""
    return _printed(one.fields.get("size", one.fields.get("value")))


def _near(scene: Scene, one: Fact, other: Fact, right: float | None) -> _Near | None:
    """How near two figures of one dimension are; None where they may be of different things."""
    ours, theirs = one.fields, other.fields
    value, told = ours.get("value"), theirs.get("value")
    if not isinstance(value, Amount) or not isinstance(told, Amount) or told.printed is None:
        return None
    is_right = right is not None and "of total" not in other.flags and abs(_size(other) - right) <= CLOSE * right
    bare = is_right and ours.get("unit") == ""  # "the town put in 6.5 billion": of what, the sentence before tells
    if not bare and (ours.get("dimension") != theirs.get("dimension")):
        return None
    if not is_right and ours.get("unit") != theirs.get("unit"):
        return None
    nouns = {ours.get("noun"), theirs.get("noun")} - {None}
    if len(nouns) > 1 or (not is_right and ours.get("measure", "") != theirs.get("measure", "")):
        return None
    same = value.printed == told.printed
    alignment = scene.base.alignment(one, other)
    n_shared = len(_context(one) & _context(other))
    striking = same and (told.printed % 1 != 0 or (told.printed >= FEW and told.printed % ROUND != 0))
    if alignment or n_shared >= N_SHARED or ((striking or is_right) and (n_shared or nouns)):
        return _Near(is_right, same, alignment, n_shared)
    return None


def _context(fact: Fact) -> frozenset[str]:
    found = fact.fields.get("context")
    return found if isinstance(found, frozenset) else frozenset()
