"""What became of the person whose age is given: killed, or accused; the role by which papers that name nobody meet.

What comes in: the tokens of an age and of whose it is. What goes out: "dead", "accused" or "". "A 25-year-old woman was
killed", "the person killed was a woman in her 30s", "Jo Bloggs, 47, denies murder", "the accused, who turned fifty".
"""

from __future__ import annotations

from newslint.annotate.prose import Prose
from newslint.annotate.surroundings import Surroundings

DEAD, ACCUSED = "dead", "accused"

PERSONS = {
    DEAD: frozenset(("deceased", "dead")),
    ACCUSED: frozenset(("accused", "defendant", "suspect", "gunman", "shooter", "attacker", "assailant", "killer")),
}
"""Nouns and adjectives for whoever it is."""

HOLDERS = PERSONS[ACCUSED] | {"victim", "man", "woman", "driver", "teenager", "boy", "girl", "student", "pilot"}
"""Nouns that an age may follow between commas, as it follows names: "the driver, 34, fled"."""

ACTS = {"die": DEAD, "plead": ACCUSED, "deny": ACCUSED}
"""Verbs that somebody of a role does."""

FATES = {"kill": DEAD, "murder": DEAD, "slay": DEAD, "arrest": ACCUSED, "charge": ACCUSED, "indict": ACCUSED,
         "accuse": ACCUSED, "convict": ACCUSED, "detain": ACCUSED}  # fmt: skip
"""Verbs that make somebody of a role by being done to them."""

TURNING = frozenset(("turned", "turns"))

APART = frozenset((",", "("))
WAS = frozenset(("was", "is"))

AHEAD = 12
"""Tokens behind an age in which its verb stands: "Jo Bloggs, 47, a clerk of Torp, was charged"."""

RELATIVES = frozenset(("who", "that"))
"""Words that open an aside before the verb: "Jo Bloggs, 47, who kept the books, denies it"."""


def role_of(prose: Prose, near: Surroundings, first: int, stop: int, whose: int | None) -> str:
    """The role of the person of an age; "" where the words around it give none."""
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    low, high = near.sentence(first)
    for role, words in PERSONS.items():
        if whose is not None and lower[whose] in words:
            return role
        at = first - 2 if lower[first - 1] in APART else first - 4 if lower[first - 1] in TURNING else first - 1
        if (at >= low and lower[at] in words) or not words.isdisjoint(lower[stop : stop + 2]):
            return role  # "the suspect, 33,", "the accused, who turned fifty", "the 33-year-old suspect"
    at = first - 1
    if lower[first - 2 : first - 1] == ["in"] and tags[first - 3] == "N":
        at = first - 4  # "a woman in her 30s"
    elif lower[first - 1] in APART and tags[first - 2] == "N":
        at = first - 3  # "a woman, 24,"
    while at > low and (tags[at] in "DJR" or lower[at] in WAS):
        at -= 1
    if at > low and tags[at] == "V" and lemmas[at] in FATES:
        # "police arrested a 30-year-old man", "the person killed was a woman in her 30s", but "was killed a week later"
        return FATES[lemmas[at]] if lower[at + 1] in WAS or tags[at - 1] != "A" else ""
    for at in range(stop, min(high, stop + AHEAD)):
        if tags[at] == "V":
            if lower[at - 1] in {"not", "n't", "never"}:
                return ""
            if lower[at + 1 : at + 2] == ["dead"]:
                return DEAD
            if lemmas[at] in FATES and ("A" in tags[at - 2 : at] or lower[at - 1] == "and"):
                return FATES[lemmas[at]]
            if lemmas[at] in ACTS:
                return ACTS[lemmas[at]]
            if lemmas[at] != "shoot" and lower[at - 1] not in RELATIVES:
                return ""
        elif lower[at] == "dead" and lower[at - 1] in {"was", "is"}:
            return DEAD
    return ""
