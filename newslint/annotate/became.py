"""What became of a person who is named: victim or suspect, by the words right before and behind the name.

"Jane Doe, 31, was killed", "the killing of Jane Doe", "Jane Doe's funeral", "identified the victim as Jane Doe",
"the bodies of Jane Doe and Ann Poe", "those killed were identified as Jane Doe, 31, and Ann Poe";
"police charged John Roe", "John Roe, 25, accused of theft", "the trial of John Roe", "John Roe pleaded guilty".
"""

from __future__ import annotations

from collections.abc import Mapping

from newslint.annotate.capitals import Name
from newslint.annotate.prose import Prose

VICTIM, SUSPECT = "victim", "suspect"

DONE: dict[str, str] = dict.fromkeys(("kill", "murder", "slay", "shoot", "stab", "wound", "injure"), VICTIM) | (
    dict.fromkeys(("arrest", "charge", "indict", "detain", "convict", "sentence"), SUSPECT)
)
"""Verbs that somebody is the object of."""

NOUNS: dict[str, str] = dict.fromkeys(
    ("death", "killing", "murder", "slaying", "shooting", "stabbing", "homicide", "drowning", "funeral", "body"), VICTIM
) | dict.fromkeys(("trial", "arrest", "conviction", "indictment", "prosecution", "sentencing"), SUSPECT)
"""Nouns that are of somebody, before and behind: "the trial of Jane Doe", "Jane Doe's arrest"."""

ROLES: dict[str, str] = dict.fromkeys(("victim", "deceased", "dead", "kill"), VICTIM) | dict.fromkeys(
    ("suspect", "gunman", "shooter", "defendant", "attacker"), SUSPECT
)
"""Nouns for whoever it is, right before the name or where somebody is identified."""

BECOMING = frozenset(("was", "were", "been", "is", "being"))
NEVER = frozenset(("not", "n't", "never"))
AFTER = frozenset((",", "(", "who", "'s", "'", "died", "pleaded", "pleads", "suffered", "sustained", "faces", "has",
                   "had", "was", "is", "of"))  # fmt: skip
"""What may follow a name before it is told."""
BEHIND = {"with": SUSPECT, "of": SUSPECT, "for": SUSPECT, "to": SUSPECT}
"""What follows a participle that stands for a clause: "Jane Doe, charged with arson,"."""
WOUNDS = frozenset(("wound", "injury"))
FAR = 14
"""Tokens behind a name in which its verb stands: "Jane Doe, 31, of Torp, a clerk of the court, was"."""
ON = 30
"""Tokens behind that verb in which a clause tells what came of it."""
CLAUSES = frozenset(("when", "where", "before"))
LEADING = CLAUSES | {"and"}
HURT = frozenset(("shot", "killed", "stabbed", "struck", "hit", "wounded"))
IDENTIFYING = frozenset(("identify", "name"))
NEAR = 8
"""Tokens between a verb of telling or of suffering and what it is about."""


def of(prose: Prose, name: Name, at: Mapping[int, Name], fates: Mapping[str, str]) -> str:
    """The role that the words around a mention give to its bearer; "" for none."""
    low, high = prose.sentences[name.sentence]
    return (
        (name.first > low and (_before(prose, name.first, low) or _beside(prose, name, at, low)))
        or (name.stop < high and prose.lower[name.stop] in AFTER and _behind(prose, name, high, at, fates))
        or ""
    )


def _beside(prose: Prose, name: Name, at: Mapping[int, Name], low: int) -> str:
    """By what leads to the name before: "the bodies of Jane Doe, 31, and Ann Poe"; not "killed her and Poe fled"."""
    lower, first = prose.lower, name.first
    before = first - 2 - (lower[first - 1][-9:] == "-year-old")
    if before <= low or lower[before + 1] != "and" or name.stop >= len(lower) or prose.tags[name.stop] == "V":
        return ""
    if lower[before] == "," and lower[before - 1].isdecimal() and lower[before - 2] == ",":
        before -= 3
    other = at.get(before)
    if other is None or other.kind != "person" or other.first <= low:
        return ""
    return _before(prose, other.first, low)


def _before(prose: Prose, first: int, low: int) -> str:
    """By the words that lead to the name, over an age: "charged 31-year-old Jane Doe"."""
    lower, lemmas = prose.lower, prose.lemmas
    at = first - 1
    if lower[at][-9:] == "-year-old" and at > low:
        at -= 1
    word = lower[at]
    if word == "of":
        return _of(prose, at - 1) if at > low else ""
    if word == "as":
        start = max(low, at - NEAR)
        if IDENTIFYING.isdisjoint(lemmas[start:at]):
            return ""
        return next((ROLES[lemma] for lemma in lemmas[start:at] if lemma in ROLES), "")
    if word in ROLES:
        return ROLES[word]
    role = DONE.get(lemmas[at], "")
    return role if role and prose.tags[at] == "V" and NEVER.isdisjoint(lower[max(low, at - 3) : at]) else ""


def _behind(prose: Prose, name: Name, high: int, at: Mapping[int, Name], fates: Mapping[str, str]) -> str:
    """By the first verb behind the name, or by what is the person's."""
    lower, tags, stop = prose.lower, prose.tags, name.stop
    if lower[stop] in {"'s", "'"}:
        return _of(prose, stop + 1) if stop + 1 < high else ""
    for verb in range(stop, min(high, stop + FAR)):
        other = at.get(verb)
        if other is not None and other.kind == "person":
            return ""
        if lower[verb] in CLAUSES:
            return _in_the_end(prose, verb, high, at)  # "was at the pier when a man was shot"
        if tags[verb] == "V":
            return _told(prose, verb, stop, high, fates) or _in_the_end(prose, verb + 1, high, at)
    return ""


def _in_the_end(prose: Prose, start: int, high: int, at: Mapping[int, Name]) -> str:
    """By what a clause further on tells of the subject: "was rowing when he was shot", "was taken to a hospital, where
    she later died", "was found in a ditch and pronounced dead"; what is told after another name may be another's.
    """
    lower, tags = prose.lower, prose.tags
    leads = False
    for i in range(start, min(high, start + ON)):
        word = lower[i]
        other = at.get(i)
        if other is not None and other.kind == "person":
            return ""
        if word in LEADING:
            leads = True
        elif not leads:
            continue
        elif word == "died" or (word == "pronounced" and lower[i + 1 : i + 2] == ["dead"]):
            return VICTIM
        elif tags[i] == "V" and word not in BECOMING:
            hurt = word in HURT and not BECOMING.isdisjoint(lower[i - 2 : i]) and NEVER.isdisjoint(lower[i - 3 : i])
            return VICTIM if hurt else ""
        elif tags[i] in "NP" and word not in BECOMING:
            leads = False  # "and the man who fled"
    return ""


def _told(prose: Prose, verb: int, stop: int, high: int, fates: Mapping[str, str]) -> str:
    """What a verb tells of whoever is its subject, or is charged in an aside."""
    lower, lemmas = prose.lower, prose.lemmas
    if not NEVER.isdisjoint(lower[stop:verb]):
        return ""
    word, before = lower[verb], lower[verb - 1]
    then = lower[verb + 1] if verb + 1 < high else ""
    if word == "died":
        return VICTIM
    if not BECOMING.isdisjoint(lower[max(stop, verb - 3) : verb]):
        return (VICTIM if then == "dead" else SUSPECT if then == "guilty" else "") or fates.get(word, "")
    if before == "," and fates.get(word) == SUSPECT:
        return BEHIND.get(then, "")
    if lemmas[verb] == "plead":
        return SUSPECT if then in {"guilty", "not"} else ""
    following = lemmas[verb + 1 : min(high, verb + NEAR)]
    if lemmas[verb] in {"suffer", "sustain"}:
        return "" if WOUNDS.isdisjoint(following) else VICTIM
    return SUSPECT if lemmas[verb] == "face" and "charge" in following else ""


def _of(prose: Prose, noun: int) -> str:
    """What a noun makes of whose it is; "killing" may be taken for a verb."""
    return NOUNS.get(prose.lower[noun], "") or NOUNS.get(prose.lemmas[noun], "")
