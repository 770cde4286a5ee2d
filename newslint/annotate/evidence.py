"""What stands around an unknown name, weighed: is it a person, an organisation or neither?

What comes in: a candidate that its own words do not explain. What goes out: weights for both kinds, and the class of
an organisation where its neighbours tell: "crypto exchange Binance", "Acme, a maker of tyres,", "Tesla's shares".
Weights are of one scale: 3 settles the matter, 1 is a hint.
"""

from __future__ import annotations

from dataclasses import dataclass

from newslint.annotate.capitals import Name, aged
from newslint.annotate.gazetteer import Known
from newslint.annotate.prose import Prose
from newslint.annotate.winloss import KNOCKOUTS
from newslint.core.lexicon import Lexicon, per_lexicon

COMPANY_OFFICES = ("chief executive", "chief financial", "chief operating", "co-founder", "founder", "managing")

BESIDE = frozenset({"at", "by", "with"})
"""Words before a single name that is hardly a person's."""

FROM = frozenset({"of", "from", "at"})
WHO = frozenset({"who", "whose"})
HOME = 7
"""Tokens behind a name that tell where its bearer belongs."""

N_DESCRIBED = 5
"""Tokens of an apposition before its noun."""

THEIRS = frozenset({"his", "her", "himself", "herself"})
PERSONAL = THEIRS | {"he", "she", "him"}
"""By which what is told of a single name is told of a person."""
WHERE = frozenset({"in", "near", "to", "at", "into", "around", "outside", "across", "toward", "towards"})
"""Words before a single name that is a place's."""

MUTE = 3
"""Letters up to which a single name may be anything."""

IDENTIFYING = frozenset({"identified", "identify", "identifies", "identifying"})
NAMED = frozenset({"named", "called"})
FAR = 8
"""Tokens between "identified" and the name."""
AFTER = frozenset({",", ".", ";", "(", "and", "who", "of", "was", "is", "were", "had"})
"""What stands behind a name that explains a noun."""

BORN = frozenset({"née", "nee", "né"})
ABOUT = BORN | {"who", "whose", "born", "aged"}
"""What tells of a person behind a name and a comma."""
LAST = frozenset(
    ("family", "relatives", "death", "murder", "killing", "slaying", "funeral", "wake", "body", "arrest", "remains",
     "burial")
)  # fmt: skip
"""What is of a person: "the funeral of Zora Belka"."""
BURIED = frozenset({"buried", "cremated", "mourned", "remembered", "baptized", "baptised", "eulogized"})
HARMED = frozenset(
    ("shot", "struck", "hit", "stabbed", "punched", "bit", "grazed", "found", "shooting", "striking", "hitting",
     "stabbing", "wounding", "beat")
)  # fmt: skip
BODY = frozenset(
    ("head", "chest", "leg", "arm", "face", "back", "neck", "stomach", "torso", "foot", "shoulder", "hand", "hip",
     "abdomen", "thigh", "dead", "unconscious", "unresponsive", "guilty")
)  # fmt: skip
"""What follows a person behind these: "struck Zora Belka in the face", "found Zora Belka guilty"."""
FEW = 4

RECORD = 9
"""Tokens of a fighter's record in brackets."""

APPOSITION = 9
"""Tokens after a comma in which the noun that classes a name may stand."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that tell, by lemma or as printed."""

    acts: frozenset[str]
    owned: frozenset[str]
    saying: frozenset[str]
    fates: frozenset[str]
    people: frozenset[str]
    """Nouns for people."""
    humans: frozenset[str]
    """Nouns for people that open other names too: Baby, Youth, Child."""
    deeds: frozenset[str]
    """Forms of verbs that people are the subject of."""
    kin: frozenset[str]
    """Nouns for what only a person has: a wife, a lawyer."""
    anybody: frozenset[str]
    """Both sorts of nouns for people."""


@per_lexicon
def cues(lexicon: Lexicon) -> Cues:
    """The cue words of a lexicon."""
    strong = lexicon.table("reporting", "strong")
    people, humans = (frozenset(lexicon.words("titles", name)) for name in ("people", "humans"))
    return Cues(
        frozenset(lexicon.words("organisations", "acts")),
        frozenset(lexicon.words("organisations", "owned")),
        frozenset(str(form) for forms in strong.values() if isinstance(forms, list) for form in forms),
        frozenset(lexicon.words("titles", "fates", "victim") + lexicon.words("titles", "fates", "suspect")),
        people,
        humans,
        frozenset(lexicon.words("titles", "deeds")),
        frozenset(lexicon.words("titles", "owned-by-people")),
        people.union(humans),
    )


def weigh(prose: Prose, known: Known, words: Cues, name: Name) -> tuple[float, float, str]:
    """How much what stands around a name speaks for a person and for an organisation, and the class of that."""
    person = organisation = 0.0
    sort = ""
    start, stop = prose.sentences[name.sentence]
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    first, i = name.first, name.stop
    one = i - first == 1
    if one and "." in name.key:
        stem, _, domain = name.key.partition(".")
        if len(stem) > 1 and len(domain) > 1 and domain.isalpha():
            organisation = 2.5  # "Zembla.com"
    before = lower[first - 1]
    if first > start:
        if tags[first - 1] == "N" and lemmas[first - 1] in known.nouns:
            sort, organisation = known.nouns[lemmas[first - 1]], 3.0
        elif before == "the":
            person, organisation = -2.0, 0.5
        elif one:
            if before in BESIDE:
                organisation += 0.5
        elif _introduced(prose, words, name, start, stop) or _identified(prose, words, first, start):
            person += 2.0
        elif before[-3:] == "old" and aged(prose, first, i):
            person += 3.0
        if not one:
            person += _owned(prose, words, name, start)
    if i >= stop:
        return person, organisation, sort
    word, tag = lower[i], tags[i]
    if tag == "N":
        if before == "the" and lemmas[i] in known.nouns and word not in words.owned:
            sort, organisation = known.nouns[lemmas[i]], organisation + 2.5
        elif word in words.owned:
            organisation += 2.0
        elif known.titles.at(lower, i, stop) is not None:
            organisation += _led(known, lower, i, stop)
    elif tag == "P":
        if known.titles.at(lower, i, stop) is not None:
            organisation += _led(known, lower, i, stop)
    elif word in {"'s", "'"} and i + 1 < stop:
        after = i + 1
        while after + 1 < stop and tags[after] in "J" and after < i + 3:
            after += 1
        organisation += 2.0 if lower[after] in words.owned else _led(known, lower, after, stop)
        if not one and lower[after] in words.kin and not prose.capital[after]:
            person += 2.0  # "Zora Belka's widow"
    elif word in {"(", ","} and not KNOCKOUTS.isdisjoint(lower[i : i + RECORD]):
        person += 3.0  # "Belka (45-1, 33 KOs)"
    elif word == ",":
        told = _told(prose, known, i + 1, stop)
        if told:
            sort, organisation = told, organisation + 3.0
        elif one and lower[first] in words.anybody and lower[first] not in known.surnames:
            pass  # "Woman, 82, wins", "Killing of Brooklyn Boy, 9": a noun at the head of a line, or in title case
        elif aged(prose, first, i):
            person += 3.0
        elif i + 1 < stop and lower[i + 1] in ABOUT:
            person += 2.0
        elif not one and i + 3 < stop and lower[i + 1] == "of" and lower[i + 3] in {",", "."} and tags[i + 2] == "P":
            person += 1.0  # "Zora Belka, of Marby,"
        elif i + 1 < stop and lower[i + 1] == "which":
            organisation += 1.5
        elif i + 1 < stop and _office(prose, known, i + 1, stop):
            person += 2.5
        elif not one and _described(prose, words, i + 1, stop):
            person += 2.0
        elif not one and i + 1 < stop and lower[i + 1][-3:] == "ing" and not THEIRS.isdisjoint(lower[i : i + HOME]):
            person += 1.0  # "Zora Belka, speaking for her clause"
    elif word == "who":
        person += 2.0
    elif not one and i + 1 < stop and (word in BORN or (word == "and" and lower[i + 1] in THEIRS)):
        person += 2.0  # "Zora Belka née Poe", "Zora Belka and her dog"
    elif word == "is" and i + 1 < stop:
        sort = sort or _told(prose, known, i + 1, stop)
        organisation += 3.0 if sort else 0.0
    verb = i
    last = i + 4 if i + 4 < stop else stop
    while verb < last and tags[verb] in "RA":
        verb += 1
    if verb < stop and tags[verb] == "V":
        if lemmas[verb] in words.acts:
            organisation += 1.0
        elif lower[verb] in words.saying:
            person += 0.3 if one else 1.2
            refers = lower[verb + 1] if verb + 1 < stop else ""
            refers = lower[verb + 2] if refers == "that" and verb + 2 < stop else refers
            if refers in {"it", "its"}:
                organisation += 1.5  # "Acme says it does not"
            elif refers in {"he", "she", "his", "her"}:
                person += 1.5
        elif not one and (lower[verb] in words.deeds or not THEIRS.isdisjoint(lower[verb : min(stop, verb + 8)])):
            person += 1.0  # "Zora Belka had lost her hat"
    elif word in words.saying:
        person += 0.3 if one else 1.2
    elif not one and word in FROM and i + 1 < stop:
        person += 1.2 if _speaks(prose, words, i + 1, stop) else 0.0
        if not WHO.isdisjoint(lower[i + 2 : i + HOME]):
            person += 1.5  # "Zora Belka of Marby Securities, whose letters"
    if one and tags[first] == "P" and len(name.key) > MUTE:
        person += _referred(prose, words, name, start, stop)
    if not one:
        if not words.fates.isdisjoint(lower[i : min(stop, i + 6)]) or not BURIED.isdisjoint(lower[i : i + FEW]):
            person += 1.5  # "Zora Belka of Marby was arrested"
        if first > start:
            if before in words.saying:
                person += 1.0
            elif before in HARMED and not BODY.isdisjoint(lower[i : i + FEW]):
                person += 1.5  # "a stone struck Zora Belka in the face", "found Zora Belka guilty"
    return person, organisation, sort


def _referred(prose: Prose, words: Cues, name: Name, start: int, stop: int) -> float:
    """How much speaks for a single unknown name to be a surname: "Belka lost. She had", "Belka in her shop"."""
    lower, tags, i = prose.lower, prose.tags, name.stop
    if name.first > start and lower[name.first - 1] in WHERE:
        return -2.0
    if i >= stop or tags[i] in "NP":
        return 0.0
    if lower[i] == "'s":
        return 2.0 if not words.kin.isdisjoint(lower[i + 1 : i + 4]) else 0.0
    apart = lower[i] == "," and i + 1 < stop
    verb = i
    while verb < stop and tags[verb] in "RA":
        verb += 1
    acts = verb < stop and (tags[verb] == "V" or (verb > i and tags[verb] in "DJIRN"))
    if not (acts or apart) or "P" in tags[start : name.first]:
        return 0.0
    found = 0.0
    if not PERSONAL.isdisjoint(lower[i:stop]) and "P" not in tags[i:stop]:
        found += 1.5
    if stop < len(lower) and lower[stop] in PERSONAL and "P" not in tags[i:stop]:
        found += 1.5
    elif stop + 1 < len(lower) and prose.regions[name.sentence] == "body" and lower[stop + 1] in PERSONAL:
        found += 1.0
    if acts and lower[verb] in words.deeds:
        found += 1.0
    if apart and lower[i + 1] in {"who", "whose", "born", "aged"}:
        found += 1.0
    return found


def _introduced(prose: Prose, words: Cues, name: Name, start: int, stop: int) -> bool:
    """Whether a noun for a person stands before a name: "compatriot Zora Belka", "the third candidate, Zora Belka,"."""
    before = name.first - 1
    if prose.lower[before] in {",", ":"} and before > start and name.stop < stop and prose.lower[name.stop] in AFTER:
        before -= 1
        if prose.lemmas[before] in words.humans:
            return True
    return prose.tags[before] in "NJ" and prose.lemmas[before] in words.people


def _owned(prose: Prose, words: Cues, name: Name, start: int) -> float:
    """How much what is "of" a name speaks for a person: "friends of Zora Belka", "the funeral of Zora Belka"."""
    lower, first = prose.lower, name.first
    if lower[first - 1] != "of" or first - 2 < start or prose.tags[name.stop : name.stop + 1] in (["N"], ["J"]):
        return 0.0
    return 1.5 if prose.lemmas[first - 2] in words.people or lower[first - 2] in words.kin | LAST else 0.0


def _identified(prose: Prose, words: Cues, first: int, start: int) -> bool:
    """Whether somebody is identified as the bearer of a name, with a quotation mark before it or without one.

    "Police identified the dead woman as Zora Belka", "a man named Zoro Belka".
    """
    lower = prose.lower
    before = first - 2 if prose.tags[first - 1] == "Q" else first - 1
    if before <= start:
        return False
    if lower[before] in NAMED:
        return prose.lemmas[before - 1] in words.people or prose.lemmas[before - 1] in words.humans
    if lower[before] != "as":
        return False
    for at in range(before - 1, max(start, before - FAR) - 1, -1):
        if lower[at] in IDENTIFYING:
            between = range(max(start, at - 3) if lower[at + 1] == "by" else at + 1, before)
            return at == before - 1 or any(
                lower[k] in PERSONAL
                or lower[k][-4:] == "-old"
                or prose.lemmas[k] in words.people
                or prose.lemmas[k] in words.humans
                for k in between
            )
    return False


def _described(prose: Prose, words: Cues, i: int, stop: int) -> bool:
    """Whether an apposition tells of a person: ", the Estonian painter", ", a mother of two"."""
    if i < stop and prose.tags[i] == "D" and prose.lower[i] not in {"a", "an", "the"}:
        return False  # "Port Calder, its fishermen"
    for j in range(i, min(stop, i + N_DESCRIBED)):
        if prose.tags[j] == "N" and (j + 1 == stop or prose.tags[j + 1] != "N"):
            return prose.lemmas[j] in words.people
        if prose.tags[j] not in "DJN":
            return False
    return False


def _speaks(prose: Prose, words: Cues, i: int, stop: int) -> bool:
    """Whether the clause goes on with a verb of saying: "Zora Belka of the MCWU says"."""
    if not (prose.lower[i] == "the" or prose.capital[i]):
        return False
    for j in range(i, min(stop, i + HOME)):
        if prose.tags[j] in "VA,.Q":
            return prose.lower[j] in words.saying
    return False


def _led(known: Known, lower: list[str], i: int, stop: int) -> float:
    """How much a title after a name speaks for a company: "Acme CEO" does, "Smith spokesman" hardly."""
    office = known.titles.at(lower, i, stop)
    if office is None:
        return 0.0
    return 2.5 if office[1].startswith(COMPANY_OFFICES) else 0.8


def _told(prose: Prose, known: Known, i: int, stop: int) -> str:
    """The class that an apposition tells: "one of the largest crypto exchanges in the world"."""
    tags, lemmas, lower = prose.tags, prose.lemmas, prose.lower
    if i >= stop or lower[i] not in {"a", "an", "the", "one", "another"}:
        return ""
    found = ""
    for j in range(i, min(stop, i + APPOSITION)):
        if tags[j] in "VA,.OTC" or (tags[j] == "I" and lower[j] != "of") or (lower[j] == "of" and found):
            break
        if tags[j] == "N":
            found = known.nouns.get(lemmas[j], "")
            if not found and lower[j + 1 : j + 2] == ["of"] and lower[i] != "one":
                break
    return found


def _office(prose: Prose, known: Known, i: int, stop: int) -> bool:
    """Whether an apposition begins with a title: "a teacher at", "the chief executive of"."""
    for j in range(i, min(stop, i + 4)):
        if known.titles.at(prose.lower, j, stop) is not None:
            return prose.tags[j] in "NPJ"
        if prose.tags[j] not in "DJRNP":
            return False
    return False
