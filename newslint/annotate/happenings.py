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
        return known.nouns.get(lemmas[head], lemmas[head]), _owned(prose, names, head, end)
    if prose.lower[head + 1 : head + 2] == ["of"] and prose.lower[head] in known.nouns:
        return known.nouns[prose.lower[head]], _owned(prose, names, head, end)  # "the May 7 stabbing of Ann Poe"
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
        # "Left for dead" is not left dead.
        family = next((nouns[lemmas[at]] for at in behind if lemmas[at] in nouns and lemmas[at - 1] != "for"), family)
    if phrase in known.light:
        first = next((at for at in range(start, min(start + N_OPENING, head)) if tags[at] == "N"), None)
        for noun in (done_to, of, first if prose.lower[group - 1] == "," else None):
            if noun is not None and lemmas[noun] in known.nouns:
                owner = _owned(prose, names, noun, end)
                return known.nouns[lemmas[noun]], owner or (_named(prose, names, of) if noun is done_to else None)
    theme = of if (done_to is None and tags[stop : stop + 1] != ["D"]) or chain(prose, head, start).passive else done_to
    return family, _named(prose, names, theme)


def _phrase(prose: Prose, verb: int, known: Families) -> tuple[str, int]:
    """The verb with its particle or noun where the lexicon has it so, and the token behind: "cave_in"."""
    lemma, lower = prose.lemmas[verb], prose.lower
    if verb + 1 < len(lower):
        phrase = f"{lemma}_{lower[verb + 1]}"
        if phrase in known.verbs or phrase in known.light:
            return phrase, verb + 2
    return lemma, verb + 1


def _owned(prose: Prose, names: Mentions, noun: int, end: int) -> Entity | None:
    """ "The collapse of the bridge", "the bridge collapse", "the bridge's collapse"."""
    lower, tags = prose.lower, prose.tags
    if lower[noun + 1 : noun + 2] == ["of"]:
        return _named(prose, names, head_after(prose, noun + 2, min(end, noun + 10))[0])
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
