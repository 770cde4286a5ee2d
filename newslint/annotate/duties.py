"""Posts that verbs tell: "who chairs the board", "speaking for the firm", "serves as treasurer".

What comes in: words of a sentence and where they stand. What goes out: the title, and the token behind the verb.
"""

from __future__ import annotations

from collections.abc import Sequence

RUNNING = {
    "runs": "head",
    "heads": "head",
    "headed": "head",
    "leads": "leader",
    "led": "leader",
    "directs": "director",
    "manages": "manager",
    "commands": "commander",
    "chairs": "chairman",
    "chaired": "chairman",
    "coaches": "coach",
    "edits": "editor",
    "owns": "owner",
    "founded": "founder",
    "captains": "captain",
    "captained": "captain",
    "skippered": "skipper",
    "commanded": "commander",
    "trains": "trainer",
    "curates": "curator",
    "curated": "curator",
    "promotes": "promoter",
    "pilots": "pilot",
    "piloted": "pilot",
    "skippers": "skipper",
    "conducts": "conductor",
    "drums": "drummer",
    "sings": "singer",
    "cooks": "cook",
    "farms": "farmer",
    "teaches": "teacher",
    "lectures": "lecturer",
    "represents": "lawyer",
    "represented": "lawyer",
    "defends": "defence lawyer",
    "prosecutes": "prosecutor",
    "prosecuted": "prosecutor",
}
"""Verbs that tell a post; who leads a team of lawyers is a lawyer."""

PHRASES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("presides", "over"), "chairman"),
    (("presided", "over"), "chairman"),
    (("speaks", "for"), "spokesperson"),
    (("spoke", "for"), "spokesperson"),
    (("speaking", "for"), "spokesperson"),
    (("speaking", "on", "behalf", "of"), "spokesperson"),
    (("speaks", "on", "behalf", "of"), "spokesperson"),
    (("is", "in", "charge", "of"), "head"),
    (("in", "charge", "of"), "head"),
    (("heads", "up"), "head"),
    (("headed", "up"), "head"),
    (("prosecuting",), "prosecutor"),
    (("defending",), "defence lawyer"),
    (("representing",), "lawyer"),
    (("acting", "for"), "lawyer"),
    (("appearing", "for"), "lawyer"),
    (("acts", "for"), "lawyer"),
    (("leading",), "leader"),
    (("heading",), "head"),
    (("chairing",), "chairman"),
)
"""The same in several words, and in participles behind a comma."""

OPENERS = frozenset(words[0] for words, _ in PHRASES)
PLAIN = frozenset(
    ("chairs", "heads", "manages", "directs", "edits", "captains", "skippers", "curates", "presides", "coaches")
)
"""Verbs that tell a post right behind a name as well; who runs may be in a race, who leads ahead in it."""

DETERMINERS = frozenset(("the", "a", "its", "their", "his", "her", "our"))
CAMPAIGNS = frozenset(("ran", "runs", "managed", "manages"))
CAMPAIGN = "campaign manager"
SERVING = frozenset(("works", "worked", "serves", "served", "acts", "acted"))
NAMED = frozenset(("named", "appointed", "elected", "made", "re-elected"))
"""Between "was" and a title."""

CREWS = frozenset({"team", "group", "panel", "crew", "squad"})
STAFF = {"resources": "human resources director", "communications": "chief communications officer"}
"""What a person who heads it is called."""
SIDES = {"defence": "defence lawyer", "defense": "defence lawyer", "prosecution": "prosecutor", "state": "prosecutor"}
"""For whom a lawyer speaks: "counsel for the defence"."""


def told(lower: Sequence[str], at: int, high: int) -> tuple[str, int]:
    """The title that a verb at a token tells, and the token behind; an empty one where it tells none."""
    word = lower[at]
    if word in CAMPAIGNS:
        for i in range(at + 1, min(high, at + 6)):
            if lower[i] == "campaign":
                return CAMPAIGN, i
            if lower[i] in {",", ".", "for", "in"}:
                break
    if word in OPENERS:
        for words, title in PHRASES:
            if tuple(lower[at : at + len(words)]) == words and at + len(words) < high:
                return title, at + len(words)
    return RUNNING.get(word, ""), at + 1
