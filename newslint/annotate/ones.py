"""What counts one without a number: "two were killed and another wounded", "killing two and injuring a third".

What comes in: an "another" or "a third". What goes out: whether it is the only one of whom the sentence tells that
harm, and so counts one; behind others who were hurt too it is one of more.
"""

from __future__ import annotations

from newslint.annotate.prose import Prose

LISTING = frozenset(("and", ",", "with", "while"))
"""Words before one more of those who came to harm."""

HARMED = {
    "killed": "killed",
    "dead": "killed",
    "died": "killed",
    "wounded": "hurt",
    "injured": "hurt",
    "hurt": "hurt",
    "missing": "missing",
}
"""What became of them, in one word for several."""

HARMING = {"killing": "killed", "wounding": "hurt", "injuring": "hurt", "hurting": "hurt", "maiming": "hurt"}
"""What was done to them, said before."""

LONG = {
    "hour-long": "hour",
    "hourlong": "hour",
    "day-long": "day",
    "daylong": "day",
    "week-long": "week",
    "weeklong": "week",
    "month-long": "month",
    "monthlong": "month",
    "year-long": "year",
    "yearlong": "year",
}
"""Lengths of about one unit."""

N_HARMED = 5
"""Tokens in which that is said: "another", "man", "was", "critically", "injured"."""


def is_one_more(prose: Prose, first: int, index: int) -> bool:
    """Whether words that end at a token count one who came to a harm that none before came to."""
    lower, tags = prose.lower, prose.tags
    low, high = prose.sentences[prose.sentence_at[index]]
    if first <= low or "#" not in tags[low:first]:
        return False
    if doing := HARMING.get(lower[first - 1]):
        told = lower[low : first - 1]
        return all(HARMED.get(word) != doing and HARMING.get(word) != doing for word in told)
    if lower[first - 1] not in LISTING:
        return False
    at = index + 1
    while at < high and at - index < N_HARMED and tags[at] in "NJRA" and lower[at] not in HARMED:
        at += 1
    harm = HARMED.get(lower[at], "") if at < high else ""
    return harm != "" and all(HARMED.get(word) != harm for word in lower[low:first])
