"""Whose state it is that a phrase tells of: the name, the pronoun or the noun that its grammatical subject is.

What comes in: tokens, the names of an article and the head of a noun phrase. What goes out: who or what is meant, and
the tokens that say so.
"""

from __future__ import annotations

from newslint.annotate import acts, chains, syntax
from newslint.annotate.fates import HOLDERS
from newslint.annotate.gazetteer import folded
from newslint.annotate.parties import Parties
from newslint.annotate.prose import Prose
from newslint.annotate.timewords import SPELLED
from newslint.core.values import Entity

PRONOUNS = frozenset({"he", "she"})
NOBODY = frozenset({"nobody", "none", "soul"})
TELLERS = frozenset({"police", "officer", "official", "authority", "deputy", "investigator", "detective", "sheriff"})
ANYONE = frozenset({"a", "an", "another"})

OTHERS = frozenset(
    {"another", "other", "second", "third", "fourth", "one", "each", "every", "either", "neither", "any"}
)
"""Words before a noun by which there is more than one of them."""


def is_aged(word: str) -> bool:
    """Whether a word stands for somebody by age: "the 20-year-old"."""
    return word[-9:] == "-year-old"


def is_sole(prose: Prose, label: str, start: int, end: int) -> bool:
    """Whether an article tells of one such person: "the boy", and no boys, no other boy, no boy of another age."""
    head = end - 1
    if prose.lower[head] in PRONOUNS:
        return _is_sole_noun(prose, label.rpartition(" ")[2])
    return prose.lower[head] == prose.lemmas[head] and _is_sole_noun(prose, prose.lemmas[head])


def _is_sole_noun(prose: Prose, noun: str) -> bool:
    """Whether a noun stands nowhere in the plural, nor for another one, nor with two ages."""
    ages: set[str] = set()
    for at, lemma in enumerate(prose.lemmas):
        if lemma != noun or (prose.tags[at] != "N" and not is_aged(noun)):
            continue
        before = prose.lower[max(0, at - 2) : at]
        if prose.lower[at] != noun or not OTHERS.isdisjoint(before):
            return False
        ages.update(word for word in before if word[-4:] == "-old")
    return len(ages) < 2


def named(prose: Prose, names: Parties, head: int, low: int, high: int) -> tuple[Entity, int, int] | None:
    """What the head of a noun phrase stands for: a name, one in commas behind it, or the noun with its modifier."""
    beside = acts.name_beside(prose, head, high)
    mention = names.mentions.covering(head if beside is None else beside)
    if mention is None and head + 2 < high and prose.lower[head + 1] == ",":
        aged = prose.lower[head + 2][-4:] == "-old"
        mention = names.mentions.starting(head + 3 if aged else head + 2)  # "the officer, 44-year-old Pim de Wit, was"
        if mention is not None and (mention.kind != "person" or prose.lower[mention.stop : mention.stop + 1] != [","]):
            mention = None
    if mention is not None:
        return mention.entity, head if beside is not None else mention.first, mention.stop
    if prose.lower[head] in NOBODY:
        return _of_whom(prose, head, high)
    if prose.tags[head] == "O":
        taken = _taken_there(prose, names, head, low) if prose.lower[head] in PRONOUNS else None
        if taken is not None:
            return taken
        meant = names.of(prose, head, low)
        if meant is None and prose.lower[head] in PRONOUNS and low:
            return _spoken_of(prose, names, head, low)
        return (meant.mention.entity, head, head + 1) if meant is not None else None
    if prose.tags[head] == "P" and prose.capital[head]:
        return Entity(folded(prose.lower[head]), prose.words[head]), head, head + 1  # a surname alone
    if is_aged(prose.lower[head]):
        age, _, rest = prose.lower[head].partition("-")
        label = f"{SPELLED.get(age, age)}-{rest}"
        return Entity(label, label), syntax.phrase_start(prose, head, low), head + 1
    if prose.tags[head] != "N" or prose.lemmas[head] in syntax.TIMES:
        return None
    start = head - 1 if head > low and prose.tags[head - 1] == "N" else head
    label = " ".join(prose.lemmas[start : head + 1])
    return Entity(label, label), syntax.phrase_start(prose, head, low), head + 1


def last_named(prose: Prose, names: Parties, who: int) -> int | None:
    """The name right before ", who", which is whom it tells of, whatever stands before the name."""
    if prose.lower[who - 1] != ",":
        return None
    mention = names.mentions.covering(who - 2)
    return who - 2 if mention is not None and mention.kind == "person" else None


def _taken_there(prose: Prose, names: Parties, pronoun: int, low: int) -> tuple[Entity, int, int] | None:
    """Whom "where he died" means: who was taken there, by name or as "a man", and not whom the page named last."""
    if prose.lower[pronoun - 1] != "where":
        return None
    verb = next((i for i in range(pronoun - 2, low, -1) if prose.tags[i] == "V"), None)
    head = None if verb is None else syntax.subject(prose, chains.chain(prose, verb, low).start, low)
    if head is None or head + 1 >= pronoun:
        return None
    mention = names.mentions.covering(head)
    if mention is not None:
        return (mention.entity, pronoun, pronoun + 1) if mention.kind == "person" else None
    if prose.lemmas[head] not in HOLDERS or prose.lower[syntax.phrase_start(prose, head, low)] not in ANYONE:
        return None
    told = named(prose, names, head, low, pronoun)
    return None if told is None else (told[0], pronoun, pronoun + 1)


def _spoken_of(prose: Prose, names: Parties, pronoun: int, low: int) -> tuple[Entity, int, int] | None:
    """Whom "she" means where nobody is named: the subject of the sentence before, "a nurse at a clinic".

    Of its own sentence, where that begins with somebody: "A boy was taken to Torp, where he died".
    """
    start, stop = low, pronoun
    head = _first_subject(prose, start, stop)
    if head is None or prose.lemmas[head] not in HOLDERS:
        start, stop = prose.sentences[prose.sentence_at[low] - 1]
        head = _first_subject(prose, start, stop)
    if head is None or prose.tags[head] != "N":
        return None
    told = named(prose, names, head, start, stop)
    return None if told is None else (told[0], pronoun, pronoun + 1)


def _first_subject(prose: Prose, start: int, stop: int) -> int | None:
    """The head of the subject of the first verb among some tokens that is not only of those who tell of it.

    "Police said the victim was taken to Torp": the victim.
    """
    for verb in range(start, stop):
        if prose.tags[verb] in "VA":
            head = syntax.subject(prose, chains.chain(prose, verb, start).start, start)
            if head is None or prose.lemmas[head] not in TELLERS:
                return head
    return None


def _of_whom(prose: Prose, nobody: int, high: int) -> tuple[Entity, int, int] | None:
    """The house of which nobody is meant: "nobody in her office knew"."""
    if prose.lower[nobody + 1 : nobody + 2] == [] or prose.lower[nobody + 1] not in {"in", "at", "from"}:
        return None
    head, _ = syntax.head_after(prose, nobody + 2, high)
    if head is None or prose.tags[head] not in "NP":
        return None
    return Entity(prose.lemmas[head], prose.words[head]), nobody, head + 1
