"""Men and women, boys and girls who are not named: of which sex they are told, how old, and what became of them.

What comes in: tokens, names and ages. What goes out: an annotation of kind "sex" for each of them; and for two words
that must mean one person and tell two sexes, one annotation each, with the same "who" (``sexties``).
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotate import gazetteer, namesakes, sexties, syntax
from newslint.annotate.fates import ACCUSED, DEAD, DEATHS
from newslint.annotate.mentions import of as index_of
from newslint.annotate.prose import NO_FLAGS, Prose, new
from newslint.annotate.scene import tables
from newslint.annotate.sexwords import NOUNS, OTHER, SEXED, SEXES, WATCHED
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "sex",
        (
            Field("sex", "text", "male or female", "same-as"),
            Field("noun", "text", "man, woman, boy, girl; or a pronoun that is bound to it"),
            Field("sort", "text", "child or adult, as far as the noun tells", "same-as"),
            Field("age", "amount", "how old, in years"),
            Field("role", "text", "dead, hurt or accused, as far as the words around it tell", "same-as"),
            Field("who", "text", "the same for two words that must mean one person", "same-as"),
        ),
        "sex",
        "somebody without a name who is told to be a man or a woman",
        (),
        "A 31-year-old **woman** was killed",
    ),
)
WORDS: tuple[Word, ...] = ()

REGIONS = frozenset(("headline", "deck", "body", "caption"))
CLASSES = frozenset("JNP#")
"""Tags of words between an age and its noun."""
N_AGE = 5
"""Tokens between an age and its noun: "a 13-year-old Torp County boy"."""
SURE = 0.9

HURT = "hurt"
HARMS = frozenset(("shoot", "stab", "wound", "injure", "strike", "hit", "hurt", "beat"))
KILLS = frozenset(("kill", "murder", "slay"))
HELD = frozenset(("arrest", "charge", "accuse", "indict", "convict", "detain", "sentence", "jail"))
WOUNDS = frozenset(("shooting", "stabbing", "beating", "wounding"))
PASSIVES = frozenset(("was", "were", "is", "are", "been", "being", "be", "left", "gets", "got"))
RELATIVES = frozenset(("who", "that", "whom"))
SAYING = frozenset(("say", "believe", "allege", "think"))
DOING = frozenset(("at", "his", "her", "himself", "herself", "him", "two", "three", "into"))
OBJECTS = frozenset("D#P")
"""What follows a verb of harm that somebody does: "a man shot two people", and not "a man shot in Torp"."""
FINDING = frozenset(("pronounce", "find"))
ALSO = frozenset(("killed", "wounded", "injured"))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """Who is told to be of which sex, in order; then those who are told to be of both."""
    nouns = [at for at in prose.where(WATCHED) if _is_somebody(prose, at)]
    if not nouns:
        return
    ages = [one for one in prose.of_kind("quantity", found) if one.fields.get("dimension") == "age"]
    aged = _aged(prose, nouns, ages) if ages else {}
    roles: dict[int, str] = {}
    for at in nouns:
        low = prose.sentences[prose.sentence_at[at]][0]
        first, stop = syntax.phrase_start(prose, at, low), at
        sex, is_child = NOUNS[prose.lower[at]]
        fields: dict[str, Value] = {"sex": sex, "noun": prose.lower[at]}
        if prose.lower[at] != sex:
            fields["sort"] = "child" if is_child else "adult"  # a "male" may be either
        age = aged.get(at)
        if age is not None:
            fields["age"] = age.fields["value"]
            first, stop = min(first, prose.token_at(age.span.start)), max(at, prose.token_at(age.span.end - 1))
        role = (stop + 1 < len(prose.lower) and _behind(prose, stop + 1)) or _before(prose, first, low)
        if role:
            fields["role"] = roles[at] = role
        yield _told(prose, at, fields)
    sexes = {at: SEXES[prose.lower[at]] for at in prose.where(SEXED)}
    people = tables(lexicon).measures.lists["people"]
    known = sexties.Told(prose, nouns, sexes, aged, roles, index_of(prose), frozenset(people), sexties.body(lexicon))
    given = gazetteer.known(lexicon).given
    for number, (name, at) in enumerate(namesakes.find(known, given)):
        for token, sex in ((name, OTHER[sexes[at]]), (at, sexes[at])):
            yield _told(prose, token, {"sex": sex, "noun": prose.lower[token], "who": f"name {number}"})
    if len(set(sexes.values())) < 2:
        return
    for number, pair in enumerate(sexties.find(known, given)):
        for at in pair:
            yield _told(prose, at, {"sex": sexes[at], "noun": prose.lower[at], "who": str(number)})


def _told(prose: Prose, at: int, fields: dict[str, Value]) -> Annotation:
    return new(Annotation, ("sex", prose.span(at, at + 1), prose.sentence_at[at], fields, NO_FLAGS, "narrator", SURE))


def _is_somebody(prose: Prose, at: int) -> bool:
    """Whether a word is somebody: not the "girl" of "girl scouts", not the "male" of "male suspect"."""
    if prose.tags[at] != "N" or prose.regions[prose.sentence_at[at]] not in REGIONS:
        return False
    return at + 1 == len(prose.tags) or (prose.tags[at + 1] not in "N#" and prose.lower[at + 1] != "-")


def _aged(prose: Prose, nouns: list[int], ages: list[Annotation]) -> dict[int, Annotation]:
    """The age of each noun that has one beside it."""
    aged: dict[int, Annotation] = {}
    starts = {prose.token_at(one.span.start): one for one in ages}
    stops = {prose.token_at(one.span.end - 1): one for one in ages}
    for at in nouns:
        if prose.lower[at + 1 : at + 2] in ([","], ["("]) and at + 2 in starts and prose.lower[at + 2].isdecimal():
            aged[at] = starts[at + 2]
            continue
        for before in range(at - 1, max(0, at - N_AGE) - 1, -1):
            if before in stops:
                aged[at] = stops[before]
                break
            if prose.tags[before] not in CLASSES:
                break
    return aged


def _behind(prose: Prose, stop: int) -> str:
    """What became of somebody by the verb behind: "a woman was shot", "man killed in Torp", "the man who shot two"."""
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    high = prose.sentences[prose.sentence_at[stop - 1]][1]
    at = first = stop + (lower[stop] == ",")  # "girl, 15, shot in Torp"
    if at < high and lower[at] in RELATIVES:
        at += 1
        while at + 1 < high and lemmas[at + 1] in SAYING:
            at += 2  # "the man who police say shot"
    passive = False
    while at < high and (tags[at] in "AR" or lower[at] in PASSIVES):
        passive = lower[at] in PASSIVES or (passive and tags[at] == "R")
        at += 1
    if at == high:
        return ""
    word, lemma = lower[at], lemmas[at]
    if word == "dead" or lemma == "die" or (lemma in FINDING and "dead" in lower[at + 1 : at + 3]):
        return DEAD
    behind = at + 1
    if lower[behind : behind + 1] == ["and"] and not ALSO.isdisjoint(lower[behind + 1 : behind + 2]):
        behind += 2
    if not passive:
        active = lower[behind : behind + 1] != [] and (lower[behind] in DOING or tags[behind] in OBJECTS)
        if active or word.endswith("s") or any(tags[i] != "R" for i in range(first, at)):
            return ACCUSED if tags[at] in "VN" and (lemma in HARMS or lemma in KILLS) else ""
    if lemma in KILLS or (lemma in HARMS and ("fatally" in lower[at - 1 : at + 3] or "killed" in lower[at:behind])):
        return DEAD
    if lemma in HARMS and tags[at] in "VN":
        return HURT
    return ACCUSED if lemma in HELD and tags[at] in "VJ" else ""


def _before(prose: Prose, first: int, low: int) -> str:
    """The same by the word before: "killed one man", "the shooting of a woman", "police arrested a man"."""
    if first == low:
        return ""
    lower, lemmas = prose.lower, prose.lemmas
    word = lemmas[first - 1]
    if prose.tags[first - 1] == "V" and prose.tags[first - 2 : first - 1] != ["A"]:
        if word in HARMS:
            return DEAD if "fatally" in lower[first - 2 : first] else HURT
        return DEAD if word in KILLS else ACCUSED if word in HELD else ""
    if lower[first - 1] == "of" and first - 1 > low:
        if lower[first - 2] in DEATHS or "fatal" in lower[max(low, first - 3) : first - 2]:
            return DEAD
        return HURT if lower[first - 2] in WOUNDS else ""
    by = lower[first - 1] in {"by", "against"}
    return ACCUSED if by and not (HARMS | KILLS).isdisjoint(lemmas[max(low, first - 4) : first]) else ""
