"""Whether a sentence tells of another event than the article's: "an earlier crash", "Elsewhere, two were hurt"."""

from __future__ import annotations

from itertools import pairwise

from newslint.annotate.measures import Measures
from newslint.annotate.prose import Prose
from newslint.annotate.watch import between

SAME_TIME, N_OPENING = ("same", "time"), 6
"""What opens a sentence, within so many tokens, that tells of what happened elsewhere."""


def is_elsewhere(prose: Prose, start: int, end: int, known: Measures) -> bool:
    """Whether a sentence tells of another event than the article's: "an earlier crash", "the most recent shooting".

    A list of events goes on with "Elsewhere," and "About the same time,".
    """
    opening = prose.lower[start : min(end, start + N_OPENING)]
    if opening[:1] == ["elsewhere"] or ("," in opening and SAME_TIME in list(pairwise(opening))):
        return True
    others = between(prose.where(known.lists["elsewhere"]), start, end - 1)
    events = known.lists["events"]
    return any(prose.tags[at] in "JDP" and prose.lemmas[at + 1] in events for at in others)
