"""Ranks in history: the first in ten years, the worst ever, the third this season; most articles tell one.

What comes in: the orders of an article. What goes out: the same, with the flag "sole" on each rank in history whose
article tells no other. Outlets that share no words can still be compared in these.
"""

from __future__ import annotations

from newslint.annotate.prose import Prose, flagged
from newslint.core.annotation import Annotation

_PASSING = """
    placing day year month week quarter half minute hour game set round victim death suspect patient thing part name
    vote ballot hearing leg dose phase wave stage session floor century prize place half-century question child person
    man crew team row attempt hearing degree person step sign goal run point lap inning over call count report
    responder officer shot team unit arrival
"""
PASSING = frozenset(_PASSING.split())
"""What is counted off within one story, so that its first and second are none in history."""
BEING = frozenset({"be", "become", "mark", "make"})
OWNER = frozenset({"'s", "'"})
SCORES = frozenset({"century", "half-century", "goal", "prize"})
"""Of these, what somebody has had so many of all told: "it was Hall's third century"."""
LAST = 30.0


def mark(prose: Prose, orders: list[Annotation]) -> list[Annotation]:
    """The orders, with "sole" on the ranks in history where all that the article tells are one."""
    ranks = [number for number, one in enumerate(orders) if _historic(prose, one)]
    if ranks and len({_rank(orders[number]) for number in ranks}) == 1:
        for number in ranks:
            orders[number] = flagged(orders[number], "sole")
    return orders


def _rank(one: Annotation) -> tuple[object, ...]:
    return one.fields["rank"], one.fields["scale"], one.fields.get("after")


def _historic(prose: Prose, one: Annotation) -> bool:
    fields = one.fields
    scale, rank = fields["scale"], fields["rank"]
    if (
        scale == "quantifier"
        or prose.regions[one.sentence] != "body"
        or not one.flags.isdisjoint(("shared", "negated"))
    ):
        return False
    if not isinstance(rank, float) or rank > LAST:
        return False
    noun = fields.get("noun")
    if scale == "ordinal" and noun in PASSING and (noun not in SCORES or _before(prose, one) not in BEING):
        return False
    scope = fields.get("scope")
    if "since" in fields or "after" in fields or (isinstance(scope, frozenset) and "history" in scope):
        return True
    if fields.get("degree") == "again" or ("act" in fields and fields["noun"] != "time"):
        return True
    if scale != "ordinal" or "predicated" not in one.flags:
        return False
    return _before(prose, one) in BEING


def _before(prose: Prose, one: Annotation) -> str:
    """The word before the phrase of an ordinal, without what belongs to it: "was [Hall's third one-day century]"."""
    first = prose.token_at(one.span[0])
    low = prose.sentences[one.sentence][0]
    at = first - 1
    while at > low and (prose.tags[at] in "DJ" or prose.lower[at + 1] in OWNER):
        at -= 1
    while at > low and prose.tags[at] == "P" and prose.lower[at + 2] in OWNER:
        at -= 1
    return prose.lemmas[at]
