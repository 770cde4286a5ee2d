"""What became of the person whose age is given: killed, accused, or who fired; by it papers that name nobody meet.

What comes in: the tokens of an age and of whose it is. What goes out: "dead", "accused", "shooter" or "". "A
25-year-old woman was killed", "the person killed was a woman in her 30s", "the death of Jo Bloggs, 47,", "Jo Bloggs,
47, denies murder", "the accused, who turned fifty", "was shot by a 12-year-old".
"""

from __future__ import annotations

from newslint.annotate.mentions import of as index_of
from newslint.annotate.prose import Prose
from newslint.annotate.surroundings import Surroundings

DEAD, ACCUSED, SHOOTER = "dead", "accused", "shooter"

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

DEATHS = frozenset(("death", "murder", "killing", "slaying", "homicide", "manslaughter", "drowning"))
"""Nouns of whoever died: "the slaying of a 20-year-old"."""

HARMING = frozenset(("shoot", "stab", "wound", "injure", "strike", "hit", "kill", "fire", "beat"))
"""What is done to somebody by somebody: "was shot in the foot by a nine-year-old"."""

OBJECTS = frozenset(("his", "her", "him", "their", "a", "an", "the", "at", "two", "three"))
"""What stands behind an active verb of harm; "a man shot in the head" shot nobody, who shot himself nobody else."""

LOST = frozenset(("dead", "died", "dies"))
THEMSELVES = frozenset(("he", "she"))
SOMEBODY = frozenset(("old", "man", "woman"))

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
    elif whose is not None and whose < first and (named := index_of(prose).covering(whose)) is not None:
        at = named.first - 1  # "killing Jo Bloggs, 47,"
    elif lower[first - 1] in APART and tags[first - 2] == "N":
        at = first - 3  # "a woman, 24,"
    while at > low and (tags[at] in "DJR" or lower[at] in WAS):
        at -= 1
    if at > low:
        governed = _governed(prose, at, low)
        if governed is not None:
            return governed
    for at in range(stop, min(high, stop + AHEAD)):
        if tags[at] == "V":
            if lower[at - 1] in {"not", "n't", "never"} or lower[at][-3:] == "ing":
                return ""  # "shot a 4-year-old, killing him"
            if lower[at + 1 : at + 2] == ["dead"]:
                return DEAD
            passive = "A" in tags[at - 2 : at] or lower[at - 1] == "and"
            if lemmas[at] in FATES and passive:
                return FATES[lemmas[at]]
            if lemmas[at] in ACTS:
                return ACTS[lemmas[at]]
            if lemmas[at] not in HARMING:
                if lower[at - 1] not in RELATIVES:
                    return ""
            elif "fatally" in lower[at - 1 : at + 2] and passive:
                return DEAD
            elif not passive and lower[at + 1 : at + 2] and lower[at + 1] in OBJECTS:
                return SHOOTER
        elif lower[at] == "dead" and (lower[at - 1] in WAS or "find" in lemmas[max(low, first - AHEAD) : first]):
            return DEAD
    return DEAD if _died_after(prose, first, low, high) else ""


def _governed(prose: Prose, at: int, low: int) -> str | None:
    """The role by the word that leads over to somebody; None where it tells nothing and what follows may."""
    lower, lemmas = prose.lower, prose.lemmas
    if prose.tags[at] == "V":
        if lemmas[at] in FATES:
            # "police arrested a 30-year-old man", "the person killed was a woman in her 30s", but "was killed later"
            return FATES[lemmas[at]] if lower[at + 1] in WAS or prose.tags[at - 1] != "A" else ""
        if lemmas[at] in HARMING and "fatally" in lower[at - 1 : at + 2]:
            return DEAD
    elif lower[at] == "of":
        return DEAD if lemmas[at - 1] in DEATHS else None
    elif lower[at] == "by" and not HARMING.isdisjoint(lemmas[max(low, at - 5) : at]):
        return SHOOTER
    return None


def _died_after(prose: Prose, first: int, low: int, high: int) -> bool:
    """Whether the next sentence tells of the death of whoever this one is about: "He was pronounced dead"."""
    lower = prose.lower
    if high >= len(lower) or lower[high] not in THEMSELVES:
        return False
    number = prose.sentence_at[high]
    following = lower[high : prose.sentences[number][1]]
    if LOST.isdisjoint(following) or prose.paragraphs[number] != prose.paragraphs[number - 1]:
        return False
    several = [word for word in lower[low:high] if word[-4:] == "-old" or word in SOMEBODY]
    return len(several) < 3 and "not" not in following and "n't" not in following
