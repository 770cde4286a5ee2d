"""What happened, in one word for all words that tell it: "the roof caved in" and "the collapse" are one event.

What comes in: a verb or an event noun, and the lexicon's families of events. What goes out: the name of the family (the
lemma itself where it has none), and what it happened to: the object, the subject of a passive or of a verb without
object, what follows "of". A verb that only says that something took place ("held a meeting", "the raid happened")
leaves the event to its noun. The idea of event coreference by head and arguments is that of Cybulska and Vossen (2014).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newslint.annotate.chains import chain
from newslint.annotate.mentions import Mentions
from newslint.annotate.prose import Prose, new
from newslint.annotate.surroundings import Surroundings
from newslint.annotate.syntax import TIMES, head_after, subject
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Entity

N_IDIOM = 8
"""Words after its verb in which the noun of an idiom stands: "took the 30-year-old man from Torp into custody"."""

N_OPENING = 5
"""Tokens in which the first noun of a sentence stands: "A vigil for Ann Poe, who was 30, was held on Monday"."""


BETWEEN = frozenset(("it", "them", "him", "her", "me", "us", "himself", "herself", "themselves", "itself"))
"""Words that stand between a verb and its particle."""
PHASES = {"start": "start", "end": "end", "close": "end", "resume": "resume", "open": "start"}
"""Families of verbs that tell how far an event has got, and of whose events: "the ballot closed", "voting ended"."""
RUNS = frozenset(("start", "end", "resume"))
OPENED = frozenset(("vote", "elect", "try", "meet", "talk", "conference", "investigate"))
"""Families of what is opened and closed, as it begins and ends; a deal that is closed is made."""
MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
YEARS = frozenset(("19", "20"))
"""With what months and years begin."""
WHICH = frozenset(("that", "which"))
UNTOLD = frozenset(("for", "not"))
"""Words before such a noun: "left for dead", "found not guilty"."""


@dataclass(frozen=True, slots=True)
class Families:
    """The tables of ``events.yaml``: verb → family, noun → family, verbs that say little, and verb → noun → family."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    light: frozenset[str]
    idioms: Mapping[str, Mapping[str, str]]
    struck: frozenset[str]
    """Verbs whose subject is the event: "fire gutted the hall"."""
    steps: frozenset[str]
    """Families of what is done once, and is open before."""
    own: frozenset[str]
    """Families of what comes to pass once in a story and has a day and an hour."""
    told: frozenset[str]
    """All families that have a verb."""

    def of_verb(self, verb: str) -> str:
        """The family of a verb, with its particle if it has one; "" for none."""
        return self.verbs.get(verb.replace(" ", "_"), "")

    def of_noun(self, lemmas: list[str], at: int) -> str:
        """The family of a noun, by itself or with the noun before it ("court date"); "" for none."""
        return self.nouns.get(lemmas[at]) or (at and self.nouns.get(f"{lemmas[at - 1]}_{lemmas[at]}")) or ""

    def of_clause(self, verb: str, plain: str, patient: str | None, complement: str | None) -> str:
        """The family of a clause by its verb (with and without particle) and the nouns behind it; "" for none."""
        nouns = self.idioms.get(plain)
        if nouns is not None:
            for noun in (patient, complement):
                if noun is not None and noun in nouns:
                    return nouns[noun]
        if verb in self.light and patient is not None:
            return self.nouns.get(patient, "")
        return self.of_verb(verb)


@per_lexicon
def families(lexicon: Lexicon) -> Families:
    """The families of events of a lexicon; a word of two families belongs to the first."""
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for name in lexicon.table("events", "families"):
        for table, key in ((verbs, "verbs"), (nouns, "nouns")):
            for word in lexicon.words("events", "families", name, key):
                table.setdefault(word, name)
    idioms: dict[str, dict[str, str]] = {}
    for name in lexicon.table("events", "idioms"):
        for phrase in lexicon.words("events", "idioms", name):
            verb, _, noun = phrase.partition(" ")
            idioms.setdefault(verb, {})[noun] = name
    light, struck, steps, own = lexicon.sets("events", "light", "struck", "steps", "own")
    return Families(verbs, nouns, light, idioms, struck, steps, own, frozenset(verbs.values()))


def happening(
    prose: Prose, near: Surroundings, names: Mentions, head: int, known: Families
) -> tuple[str, Entity | None]:
    """The family of the event that a verb or a noun tells, and what it happened to."""
    tags, lemmas = prose.tags, prose.lemmas
    start, end = near.sentence(head)
    if tags[head] != "V":
        if lemmas[head] in known.idioms and lemmas[head - 1] in known.idioms[lemmas[head]]:
            return known.idioms[lemmas[head]][lemmas[head - 1]], None  # "it had its ribbon cut" reads like a noun
        return known.of_noun(lemmas, head) or lemmas[head], _owned(prose, names, head, end, known)
    if prose.lower[head + 1 : head + 2] == ["of"] and prose.lower[head] in known.nouns:
        return known.nouns[prose.lower[head]], _owned(prose, names, head, end, known)  # "the May 7 stabbing of Ann Poe"
    phrase, stop = _phrase(prose, head, known)
    done_to, _ = head_after(prose, stop, end if end < stop + 12 else stop + 12)
    if done_to is not None and (lemmas[done_to] in TIMES or tags[done_to] == "#"):
        done_to = None
    group = near.group_start(head, start)
    of = subject(prose, group, start)
    family = known.verbs.get(phrase, lemmas[head])
    if lemmas[head] in known.struck and of is not None and lemmas[of] in known.nouns:
        family = known.nouns[lemmas[of]]
    if lemmas[head] in known.idioms and "_" not in phrase:
        nouns = known.idioms[lemmas[head]]
        behind = range(stop, min(end, stop + N_IDIOM))
        told = [lemmas[at] for at in behind if lemmas[at] in nouns and lemmas[at - 1] not in UNTOLD]
        if of is not None and lemmas[of] in nouns and done_to is None:
            told.append(lemmas[of])  # "the ribbon was cut", "had its ribbon cut"
        family = nouns[told[0]] if told else family
    if phrase in known.light:
        if phrase == "take_place" and prose.lower[group - 1] in WHICH and lemmas[group - 2] in known.nouns:
            of = group - 2  # "the victim of a shooting that took place": what is before "that", whatever it is part of
        first = next((at for at in range(start, min(start + N_OPENING, head)) if tags[at] == "N"), None)
        for noun in (done_to, of, first if prose.lower[group - 1] == "," else None):
            if noun is not None and lemmas[noun] in known.nouns:
                owner = _owned(prose, names, noun, end, known)
                return known.nouns[lemmas[noun]], owner or (_named(prose, names, of) if noun is done_to else None)
    theme = of if (done_to is None and tags[stop : stop + 1] != ["D"]) or chain(prose, head, start).passive else done_to
    if family in PHASES and theme is not None:
        of_what = known.nouns.get(lemmas[theme])
        if of_what is None and lemmas[theme][-3:] == "ing":
            stem = lemmas[theme][:-3]
            of_what = known.verbs.get(stem) or known.verbs.get(f"{stem}e")
        if of_what and (of_what not in PHASES if family in RUNS else of_what in OPENED):
            return PHASES[family], new(Entity, (of_what, of_what, ()))
    return family, _named(prose, names, theme)


def _phrase(prose: Prose, verb: int, known: Families) -> tuple[str, int]:
    """The verb with its particle or noun where the lexicon has it so, and the token behind: "cave_in"."""
    lemma, lower = prose.lemmas[verb], prose.lower
    if verb + 1 < len(lower):
        phrase = f"{lemma}_{lower[verb + 1]}"
        if (phrase in known.verbs or phrase in known.light) and not _is_dated(lower, verb + 1):
            return phrase, verb + 2
        if verb + 2 < len(lower) and lower[verb + 1] in BETWEEN and f"{lemma}_{lower[verb + 2]}" in known.verbs:
            return f"{lemma}_{lower[verb + 2]}", verb + 1  # "they called it off"
    return lemma, verb + 1


def _is_dated(lower: list[str], particle: int) -> bool:
    """Whether what may be a particle opens a date: "the union voted in February"."""
    follows = "".join(lower[particle + 1 : particle + 2])
    return lower[particle] in {"in", "on"} and (follows[:3] in MONTHS or follows[:2] in YEARS)


def _owned(prose: Prose, names: Mentions, noun: int, end: int, known: Families) -> Entity | None:
    """ "The collapse of the bridge", "the bridge collapse", "the bridge's collapse"."""
    lower, tags = prose.lower, prose.tags
    if lower[noun + 1 : noun + 2] == ["of"]:
        return _named(prose, names, head_after(prose, noun + 2, min(end, noun + 10))[0])
    if f"{prose.lemmas[noun - 1]}_{prose.lemmas[noun]}" in known.nouns:
        noun -= 1  # "Lund's next court date" is no date of the court
        while noun > 1 and tags[noun - 1] in "J#":
            noun -= 1
        if lower[noun - 1] != "'s":
            return None
    before = noun - 1 - (tags[noun - 1] == "D" and lower[noun - 1] in {"'s", "'", "’s"})
    if before >= 0 and tags[before] in "NP" and lower[before] not in TIMES:
        return _named(prose, names, before)
    return None


def _named(prose: Prose, names: Mentions, head: int | None) -> Entity | None:
    """A name that stands at a token, else its noun."""
    if head is None:
        return None
    mention = names.meant_by(prose, head)
    if mention is not None:
        return mention.entity
    lemma = prose.lemmas[head]
    return new(Entity, (lemma, lemma, ())) if prose.tags[head] in "NP" else None
