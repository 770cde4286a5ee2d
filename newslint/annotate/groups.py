"""Groups that a text points back to, and that are larger than all whom it has told of: "the nine men" of three men.

What comes in: the quantities of an article. What goes out: the same, with the flag "surplus" on each count of people
that is told as known ("the nine", "all nine", "nine others"), is printed nowhere else, follows another count of such
people, and is more than all counts of people in the article together, and one who was named beside them.

* "Three men ran off … The nine men were caught." → nine is surplus.
* "Two men and two women were hurt … All four are well." → four is what the others make up.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotate.measures import Measures
from newslint.annotate.mentions import tokens
from newslint.annotate.prose import SILENT, Prose, flagged
from newslint.core.annotation import Annotation
from newslint.core.values import Amount

KNOWN = frozenset(("the", "all", "these", "those", "other"))
"""Words before the number of a group that has been told of."""
ASIDE = frozenset(
    ("vague", "negated", "conditional", "forecast", "planned", "questioned", "other event", "several", "change")
)
"""Flags of figures that count nobody of this event, or nobody in particular."""
FEWEST = 3
MOST = 60
"""Beyond it stand crowds and cities, of which nobody has told before."""
TIMES = 10
"""So many times the next largest group is no slip of one number."""


def mark(prose: Prose, figures: list[Annotation], known: Measures) -> list[Annotation]:
    """The figures, with "surplus" on groups that nobody has told of."""
    people = list(_people(prose, figures, known.lists["people"]))
    if len(people) < 2:
        return figures
    counts = {(value, noun) for _, value, noun in people}
    told: set[str] = set()
    for number, value, noun in people:
        one = figures[number]
        way = noun if one.fields.get("parts") != "another" else f"other {one.fields.get('measure', noun)}"
        others = {(other, of) for other, of in counts if other != value}
        total = sum(other for other, _ in others)
        if (
            way in told
            and FEWEST <= value <= MOST
            and _is_known(prose, one)
            and sum(other == value for _, other, _ in people) == 1
            and 1 + total < value < TIMES * max(other for other, _ in others)
        ):
            figures[number] = flagged(one, "surplus")
        told.add(way)
    return figures


def _people(prose: Prose, figures: list[Annotation], people: frozenset[str]) -> Iterator[tuple[int, float, str]]:
    """The counts of people: which figure, how many, and what they are called."""
    for number, one in enumerate(figures):
        fields, value = one.fields, one.fields["value"]
        if fields["dimension"] != "count" or not isinstance(value, Amount) or not value.printed or value.printed < 2:
            continue
        noun = str(fields.get("noun", ""))
        if noun in people and ASIDE.isdisjoint(one.flags) and prose.regions[one.sentence] not in SILENT:
            yield number, value.printed, noun


def _is_known(prose: Prose, one: Annotation) -> bool:
    """Whether a group is told as known: "the nine men", "all nine", "nine others"."""
    first = tokens(prose, one.span)[0]
    if prose.lower[first - 2 : first] == ["of", "the"] and prose.tags[first - 3] == "#":
        return False  # "34 of the 52 people aboard" tells of the 52 as well
    return prose.lower[first - 1] in KNOWN or prose.lower[first] in KNOWN or one.fields.get("parts") == "another"
