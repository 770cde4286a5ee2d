"""Records of fighters and teams: how many they won and lost so far, and whose record it is.

What comes in: two figures with a dash between them, as tokens. What goes out: the one whose record they are, or None
where they are a score, a vote or anything else.

* "Ann Hall (52-3, 46 KOs) won" → of ann hall. "Ann Hall, 52-3, 46 KOs, won" → of ann hall.
* "Hall improved her record to 52-3" → of hall.
"""

from __future__ import annotations

from newslint.annotate.mentions import Mentions
from newslint.annotate.prose import Prose
from newslint.core.values import Entity

KNOCKOUTS = frozenset(("ko", "kos", "ko's", "knockout", "knockouts", "ko’s"))
INTO = frozenset(("to", "of", "at"))
COURSE = frozenset(("record", "improve"))
"""Lemmas before "to 52-3"."""
REACH = 5
PARTIAL = frozenset(("in", "at", "on", "against", "this", "over", "when", "since", "with", "under", "through"))
"""Words behind a record that is of some games only: "improved to 9-1 in close games"."""
N_KNOCKOUTS = 4
"""Tokens behind the figures in which the knockouts are counted."""


def whose(prose: Prose, mentions: Mentions, first: int, end: int) -> Entity | None:
    """Whose record two figures are."""
    lower, before = prose.lower, prose.lower[first - 1]
    if before in {"(", ","}:
        mention = mentions.covering(first - 2)
        if mention is None or mention.stop != first - 1:
            return None
        counted = before == "(" or not KNOCKOUTS.isdisjoint(lower[end : end + N_KNOCKOUTS])
        return mention.entity if counted and lower[end : end + 1] in ([")"], [","]) else None
    low = max(first - REACH, prose.sentences[prose.sentence_at[first]][0])
    of_all = lower[end : end + 1] and lower[end] not in PARTIAL
    if of_all and before in INTO and not COURSE.isdisjoint(prose.lemmas[low:first]):
        told = mentions.within(prose.sentences[prose.sentence_at[first]][0], first)
        return told[-1].entity if told else None
    return None
