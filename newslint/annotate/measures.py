"""What a figure measures: families of verbs, nouns and adjectives that mean one thing ("killed", "deaths", "toll").

What comes in: the clause of a figure. What goes out: the family, and the verb that governs the figure. The order of
trust: a telling word behind the figure ("12 dead"), a governing verb that says something ("killed 12"), the noun that
is counted ("12 deaths"), the noun that carries it ("the toll rose to 12"), and last the bare verb.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from newslint.annotate.governors import PARTICLES, Governor
from newslint.annotate.predicates import (
    ELECTORS,
    STRUCK,
    behind_aside,
    by_verb,
    deadly,
    denied,
    idiom,
    idiom_around,
    of_whom,
    phrase,
    post_of_work,
    predicate,
    refined,
    told_of,
    turnout,
    under_fire,
)
from newslint.annotate.prose import Prose
from newslint.annotate.surroundings import Surroundings
from newslint.annotate.watch import Watched
from newslint.core.lexicon import Lexicon, per_lexicon

Family = TypeVar("Family", str, tuple[str, ...])

LISTS = """
light reach peaks in out another updated initial forecast
planned conditional events elsewhere attackers labels streets venues scores people hospital codes once things outbursts
toll
"""


class Fitting(NamedTuple):
    """The families that may measure a figure of one dimension: for each role, word → the first of them."""

    objects: Mapping[str, str]
    subjects: Mapping[str, str]
    adjectives: Mapping[str, str]
    nouns: Mapping[str, str]
    of: Mapping[str, str]


ROLES = Fitting._fields
BLOWS = frozenset(("shot", "injured", "stabbed"))
"""Families that are deaths where they ended so: "fatally shot", "shot dead", "shot and killed"."""

SUPPLY = frozenset(("to", "for"))
"""Links between what is cut off and those who lack it."""

EQUALS = frozenset(("be", "number", "total"))
"""Verbs between what is counted and its count."""

N_SUBJECT = 14
"""Tokens of a subject that such a verb may have: "the injured who have passed through the hospitals are 74"."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The tables of ``measures.yaml``: for each role, word → family; and the other lists as sets."""

    roles: Mapping[str, Mapping[str, tuple[str, ...]]]
    dimensions: Mapping[str, frozenset[str]]
    fitting: Mapping[str, Fitting]
    """By dimension; that of "" is of those which no family names."""
    harm: frozenset[str]
    lists: Mapping[str, Watched]
    idioms: Mapping[tuple[str, str], str]
    change: Mapping[str, str]
    change_nouns: Mapping[str, str]
    statistics: Mapping[str, str]
    averaging: Watched
    """Words that a statistic ends with: "in all" is looked for by "all"."""
    nouns: Mapping[str, str]
    """Other names of what is counted, each with the one that it is told as."""
    sorts: Mapping[str, str]
    """Nouns that two outlets may use for one thing, each with its sort."""
    tied: Mapping[str, str]
    """What a figure counts of a thing that it is tied to, each as it is told apart: "a 60-bed hospital" has 60 beds."""
    peopled: frozenset[str]
    """Sorts of nouns that are people."""

    def fit(self, dimension: str) -> Fitting:
        """The families that may measure a figure of a dimension."""
        return self.fitting.get(dimension) or self.fitting[""]

    def sort(self, lemma: str) -> str | None:
        """The sort of a noun, as it is or told apart."""
        return self.sorts.get(self.nouns.get(lemma, lemma))


@per_lexicon
def words(lexicon: Lexicon) -> Measures:
    """The measures of a lexicon."""
    roles: dict[str, dict[str, list[str]]] = {role: {} for role in ROLES}
    dimensions: dict[str, frozenset[str]] = {}
    for family, table in lexicon.table("measures", "families").items():
        if not isinstance(table, dict):
            continue
        limits = table.get("dimensions")
        if isinstance(limits, list):
            dimensions[family] = frozenset(str(one) for one in limits)
        for role in ROLES:
            for word in str(table.get(role) or "").split():
                roles[role].setdefault(word, []).append(family)
    names = LISTS.split()
    lists = {name: Watched(lexicon.words("measures", name)) for name in (*names, "to hospital")}
    idioms = {}
    for family in lexicon.table("measures", "idioms"):
        for told in lexicon.words("measures", "idioms", family):
            verb, _, noun = told.partition(" ")
            idioms[verb, noun] = family
    change = dict.fromkeys(lexicon.words("measures", "up"), "up")
    change |= dict.fromkeys(lexicon.words("measures", "down"), "down")
    statistics = lexicon.folded("measures", "statistics")
    families = {role: {word: tuple(found) for word, found in table.items()} for role, table in roles.items()}
    return Measures(
        families,
        dimensions,
        {name: _fitting(families, dimensions, name) for name in frozenset(("",)).union(*dimensions.values())},
        frozenset(lexicon.words("measures", "harm")),
        lists,
        idioms,
        change,
        lexicon.folded("measures", "change nouns"),
        statistics,
        Watched(words.rpartition(" ")[2] for words in statistics),
        lexicon.folded("measures", "nouns"),
        lexicon.folded("measures", "sorts"),
        lexicon.folded("measures", "tied"),
        frozenset(lexicon.words("measures", "peopled")),
    )


def _fitting(
    roles: Mapping[str, Mapping[str, tuple[str, ...]]], dimensions: Mapping[str, frozenset[str]], dimension: str
) -> Fitting:
    """The families that may measure a figure of a dimension, those without limits among them."""
    return Fitting(
        *(
            {
                word: next(name for name in found if dimension in dimensions.get(name, (dimension,)))
                for word, found in roles[role].items()
                if any(dimension in dimensions.get(name, (dimension,)) for name in found)
            }
            for role in ROLES
        )
    )


class Measured(NamedTuple):
    """A family (or a bare verb) and how sure it is."""

    name: str
    known: bool
    confidence: float


def measure(
    prose: Prose,
    near: Surroundings,
    first: int,
    stop: int,
    clause: tuple[int, int],
    head: int | None,
    dimension: str,
    known: Measures,
    ruler: Governor,
) -> Measured | None:
    """The family of a figure, from the first word around it that belongs to one of the right dimension."""
    tags, lower, lemmas = prose.tags, prose.lower, prose.lemmas
    low, high = clause
    fit = known.fit(dimension)
    after = stop
    if dimension == "length" and lower[after : after + 1] == ["("]:
        # "55 kilometres (34 miles) west of"
        behind = next((at + 1 for at in range(after, min(after + 6, len(lower))) if lower[at] == ")"), after)
        after, high = behind, max(high, min(behind + 2, near.sentence(first)[1]))
    closing = behind_aside(lower, after, near.sentence(first)[1] - 1)
    after, high = closing, max(high, closing + 1) if closing > after else high
    while after < high and tags[after] == "R" and lower[after] not in known.roles["adjectives"]:
        after += 1
    name: str | None
    if after < high and tags[after] in "JVNRI":
        name = fit.adjectives.get(lower[after])
        if name is None and after + 1 < high:
            # "200 people on board"; "left 12 with minor injuries" of all, "12 with minor injuries were" of some
            whole = ruler.role == "object" or tags[after + 1] not in "RJ"
            name = fit.adjectives.get(phrase(prose, after, high)) if whole else None
        if name and (dimension == "length" or not (after + 1 < high and lower[after + 1] == "of")):
            return Measured("killed" if name in BLOWS and deadly(lower, after) else name, True, 0.9)
    if head is not None and head > first + 1 and dimension == "count":
        name = fit.adjectives.get(lower[head - 1])
        if name in known.harm:
            return Measured(name, True, 0.85)  # "the three wounded people were taken to a clinic"
    if dimension == "count" and head is None and lower[first - 1] == "wounds":
        return Measured("injured", True, 0.85)  # "Blast Kills 3, Wounds 2"
    if dimension == "count" and lower[stop : stop + 1] == ["who"]:
        name = of_whom(prose, stop, near.sentence(first)[1], fit, known)
        if name:
            return Measured(name, True, 0.85)
    verb, role, link = ruler.verb, ruler.role, ruler.link
    if verb is not None and link in {"", "to", "of", "for", "with", "in", "at"}:
        lemma = lemmas[verb]
        if role == "subject":  # behind an aside, or a clause of the subject's own
            high = max(high, near.clause(verb)[1])
            verb = told_of(prose, verb, high)
            lemma = lemmas[verb]
        if verb + 1 < high and lower[verb + 1] in PARTICLES:
            name = fit.objects.get(f"{lemma}_{lower[verb + 1]}")
            if name:
                return Measured(name, True, 0.9)
        name = None
        voters = role == "subject" and dimension == "percent" and head is not None and lemmas[head] in ELECTORS
        if voters and turnout(prose, verb):
            return Measured("turnout", True, 0.85)
        if role == "object" or role == "complement" or (role == "subject" and _is_passive(prose, verb)):
            if dimension == "count" and deadly(lower, verb):
                return Measured("killed", True, 0.9)
            if role == "object" and dimension == "count" and lower[stop : stop + 2] == ["to", "death"]:
                return Measured("killed", True, 0.9)  # "shot five people to death"
            struck = dimension == "count" and lemma in STRUCK and head is not None
            if struck and prose.lemmas[head or 0] in known.lists["people"] and under_fire(lower, near.sentence(first)):
                return Measured("shot", True, 0.8)
            if link not in {"in", "at"} or (link == "at" and dimension == "money"):
                name = fit.objects.get(lemma)
            lost = name is None and lemma == "lose" and head is not None and known.sort(lemmas[head]) == "home"
            if lost and not idiom(prose, verb, high, known):
                name = "destroyed"  # "families lost 58 dwellings"
            if name is None and link in {"for", "at"}:
                went = f"{lemma}_{lower[verb + 1]}"  # "sold for $5m", "will come in at $5m"
                name = fit.subjects.get(lemma) or fit.subjects.get(went)
            taken = dimension == "count" and lemma in known.lists["to hospital"]
            taker = lemma == "admit" or lower[verb + 1 : verb + 2] == ["in"]  # "the clinic took in 12"
            begins = max(low, verb - 6) if taker else verb
            name = refined(prose, name, verb, link, stop, head, dimension, known)
            if name is None and dimension == "count" and not link:
                name = idiom_around(prose, verb, stop, high, known)
            if name == "rescued" and head is not None and lemmas[head] in fit.nouns:
                name = fit.nouns[lemmas[head]]  # "pulled two bodies from the river"
            if taken and not known.lists["hospital"].isdisjoint(lower[begins : min(verb + 12, high)]):
                name = "hospitalised"
            if name:
                carried = ruler.noun is not None and lemmas[ruler.noun] in fit.of
                if lemma == "run":  # "damage ran to $3m"
                    carried = any(lemmas[at] in fit.of for at in _carriers(prose, near, first, ruler, low))
                says_more = head is not None and name not in known.harm and lemmas[head] in fit.nouns
                if not carried and not says_more:
                    return Measured(name, True, 0.9 if link == "" else 0.75)
        if not name and role == "subject":
            if tags[verb] == "J" or _is_predicate(prose, verb):
                name = fit.adjectives.get(lower[verb])  # "four people are dead", "five are missing"
            if lemma == "survive" and denied(lower, verb):
                name = "killed"
            name = (
                name
                or fit.subjects.get(lemma)
                or idiom(prose, verb, high, known)
                or predicate(prose, verb, high, fit.adjectives)
            )
            if name:
                return Measured(name, True, 0.9)
    if head is None and verb is not None and dimension == "count" and lemmas[verb] in EQUALS:
        for at in range(verb - 1, max(near.sentence(first)[0], verb - N_SUBJECT), -1):
            name = fit.adjectives.get(lower[at]) if lower[at - 1] == "the" else None
            if name:
                return Measured(name, True, 0.8)  # "the injured are 74", "the missing number 12"
    if verb is not None and ruler.noun is not None and (link == "of" or (link in SUPPLY and dimension == "count")):
        name = known.idioms.get((lemmas[verb], lemmas[ruler.noun]))
        if name and (link == "of" or name == "without power"):
            return Measured(name, True, 0.85)  # "took the lives of two people", "cut power to 900 homes"
    if head is not None:
        name = _family(prose, head, fit.nouns) or post_of_work(prose, head, verb, dimension, known)
        if name == "votes" and _sets_apart(prose, near, first, ruler, low, fit.of):
            return Measured("margin", True, 0.85)
        if name:
            return Measured(by_verb(prose, name, verb, known), True, 0.85)
    if dimension == "money" or dimension == "percent" or dimension == "duration":
        name = _behind(prose, stop, high, fit.nouns)
        if name:
            return Measured(by_verb(prose, name, verb, known), True, 0.8)
    for carrier in _carriers(prose, near, first, ruler, low):
        name = _family(prose, carrier, fit.of)
        if name and not (name == "shot" and link == "at"):  # "shooting at four people"
            if name == "employees" and link == "by" and verb is not None and known.change.get(lemmas[verb]) == "down":
                name = "jobs cut"  # "will cut its workforce by 300"
            return Measured(name, True, 0.85)
    if verb is not None and dimension == "count" and link in {"to", "at"}:
        name = _numbered(prose, near.sentence(first)[0], verb, fit)
        if name:
            return Measured(name, True, 0.8)
    if verb is not None and not link and role in {"object", "subject"} and dimension in {"count", "money"}:
        lemma = lemmas[verb]
        if tags[verb] == "V" and lemma not in known.lists["light"] and lemma not in known.change:
            return Measured(lemma, False, 0.6)
    return None


def _sets_apart(
    prose: Prose, near: Surroundings, first: int, ruler: Governor, low: int, carried: Mapping[str, str]
) -> bool:
    """Whether votes are what one side has more than the other: "elected by three votes", "the gap was 11 ballots"."""
    before = first - 1
    while before > low and prose.tags[before] in "RJD":
        before -= 1
    if prose.lower[before] == "by":
        return True
    return any(carried.get(prose.lemmas[at]) == "margin" for at in _carriers(prose, near, first, ruler, low))


def _numbered(prose: Prose, low: int, verb: int, fit: Fitting) -> str:
    """ "The number of people injured when a ferry struck a pier has risen to 22"."""
    lower = prose.lower
    for at in range(low, min(low + 4, verb - 2)):
        if lower[at] in {"number", "total", "count"} and lower[at + 1] in {"of", "who"}:
            for told in range(at + 2, min(at + 6, verb)):
                name = fit.adjectives.get(lower[told]) or fit.nouns.get(prose.lemmas[told])
                if name:
                    return name
    return ""


def of_subject(prose: Prose, near: Surroundings, ruler: Governor, low: int, known: Measures) -> Measured | None:
    """What a percentage changes: "revenue rose 5 %" measures revenue, in another unit."""
    if ruler.verb is None or prose.lemmas[ruler.verb] not in known.change:
        return None
    for carrier in _carriers(prose, near, ruler.verb, Governor(ruler.verb, "object"), low):
        found = _family(prose, carrier, known.roles["of"])
        if found is not None:
            return Measured(found[0], True, 0.8)
    return None


def _family(prose: Prose, head: int, nouns: Mapping[str, Family]) -> Family | None:
    """The family of a noun with two words before it, with one, or alone: "youth_jobless_rate", "death_toll", "toll"."""
    lemmas = prose.lemmas
    lemma = lemmas[head]
    pair = nouns.get(f"{lemmas[head - 1]}_{lemma}") if head else None
    if pair is not None and head > 1:
        pair = nouns.get(f"{lemmas[head - 2]}_{lemmas[head - 1]}_{lemma}", pair)
    return pair or nouns.get(prose.lower[head]) or nouns.get(lemma)


def _behind(prose: Prose, stop: int, high: int, nouns: Mapping[str, str]) -> str:
    """ "$5m in damage", "$5m worth of volume", "12 years in prison", "a $5m fine" is the head already."""
    lower, tags, lemmas = prose.lower, prose.tags, prose.lemmas
    at = stop
    while at < high and (
        tags[at] == "Q" or (lower[at] in {"a", "per", "every"} and at + 1 < high and tags[at + 1] == "N")
    ):
        at += 1 + (tags[at] != "Q")  # "a “few million dollars a day” worth of volume"
    if at < high and lower[at] == "(":
        closing = next((here for here in range(at, min(at + 9, len(lower))) if lower[here] == ")"), None)
        if closing is not None:  # "50 million euros ($58 million) in emergency aid"
            at, high = closing + 1, min(max(high, closing + 5), len(lower))
    if at + 1 < high and lower[at] == "worth" and lower[at + 1] == "of":
        at += 2
    elif at < high and lower[at] in {"in", "of", "for", "on"}:
        at += 1
    elif not (at < high and tags[at] in "NJ"):
        return ""
    for index in range(at, min(at + 4, high)):
        if tags[index] not in "NJDPQV":
            break
        name = nouns.get(lemmas[index])
        if name and tags[index] == "N":
            return name
    return ""


def _carriers(prose: Prose, near: Surroundings, first: int, ruler: Governor, low: int) -> list[int]:
    """Nouns that may carry the figure: before its preposition, and the subject of its verb if that only links."""
    found = []
    if ruler.noun is not None:
        found.append(ruler.noun)
    elif first - 2 >= low - 1 and prose.lower[first - 1] == "," and prose.tags[first - 2] == "N":
        found.append(first - 2)  # "next year's budget, £46m, was"
    verb = ruler.verb
    if verb is not None and ruler.role in {"object", "complement"}:
        start = near.group_start(verb, low)
        for at in range(start - 1, max(low, start - 12) - 1, -1):
            tag = prose.tags[at]
            if tag == "N" or tag == "P":
                found.append(at)
            elif tag in "VA" or tag == ".":
                break
    return found[:4]


def _is_predicate(prose: Prose, verb: int) -> bool:
    """Whether a form in -ing is told of the subject: "are still missing"."""
    at = verb - 1
    while at > 0 and prose.tags[at] == "R":
        at -= 1
    return prose.lemmas[at] == "be" and prose.lower[verb].endswith("ing")


def _is_passive(prose: Prose, verb: int) -> bool:
    """Whether a participle is passive: "were killed", "have been hurt"; or reduced: "12 people killed in"."""
    at = verb - 1
    while at >= 0 and prose.tags[at] == "R":
        at -= 1
    if at >= 0 and prose.tags[at] == "A":
        return prose.lemmas[at] == "be" or prose.lower[at] in {"got", "get"}
    word = prose.lower[verb]
    return word != prose.lemmas[verb] and not word.endswith(("ing", "s"))
