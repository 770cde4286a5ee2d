"""Figures handed out in turn: whose each is, where a sentence lists names, then figures, and ends in "respectively".

What comes in: the quantities and the names of an article. What goes out: the same quantities, each with its subject:

* "Hall and Lund were fined $300 and $500, respectively." → $300 of hall, $500 of lund.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.annotate.mentions import Mention, Mentions, tokens
from newslint.annotate.prose import Prose
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation

CUES = Watched({"respectively"})
LINKS = frozenset({",", "and", "&", "or", "to", "by", "at"})
"""What stands between the members of a list; "at $3 and at $5"."""


def settle(prose: Prose, mentions: Mentions, figures: list[Annotation]) -> list[Annotation]:
    """The figures, with subjects for those that are handed out."""
    for cue in prose.where(CUES):
        low, _ = prose.sentences[prose.sentence_at[cue]]
        turn = _turn(prose, figures, low, cue)
        if not turn:
            continue
        whose = _names(prose, mentions, low, tokens(prose, figures[turn[0]].span)[0], len(turn))
        for number, mention in zip(turn, whose, strict=False):
            one = figures[number]
            fields = {**one.fields, "subject": mention.entity}
            figures[number] = one._replace(fields=fields, flags=one.flags - {"listed", "of total"})
    return figures


def _turn(prose: Prose, figures: Sequence[Annotation], low: int, cue: int) -> list[int]:
    """The figures of one unit that stand in a list before the cue, from left to right; none if there is only one."""
    turn: list[int] = []
    stop = cue
    for number in range(len(figures) - 1, -1, -1):
        first, after = tokens(prose, figures[number].span)
        if first >= cue:
            continue
        if first < low or not LINKS.issuperset(prose.lower[after:stop]):
            break
        if turn and figures[number].fields["unit"] != figures[turn[0]].fields["unit"]:
            break
        turn.insert(0, number)
        stop = first
    return turn if len(turn) > 1 else []


def _names(prose: Prose, mentions: Mentions, low: int, first: int, wanted: int) -> list[Mention]:
    """The last list of as many names before the figures; nothing where none is as long."""
    lists: list[list[Mention]] = []
    for mention in mentions.within(low, first):
        if lists and LINKS.issuperset(prose.lower[lists[-1][-1].stop : mention.first]):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    return next((one for one in reversed(lists) if len(one) == wanted), [])
