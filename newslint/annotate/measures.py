"""What a figure measures: families of verbs, nouns and adjectives that mean one thing ("killed", "deaths", "toll").

What comes in: the clause of a figure. What goes out: the family, and the verb that governs the figure. The order of
trust: a telling word behind the figure ("12 dead"), a governing verb that says something ("killed 12"), the noun that
is counted ("12 deaths"), the noun that carries it ("the toll rose to 12"), and last the bare verb.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from newslint.annotate.predicates import STRUCK, behind_aside, by_verb, deadly, idiom, of_whom, predicate, under_fire
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
LINKS = frozenset(("of", "to", "at", "by", "from", "for", "with", "about", "around", "as", "in"))
BLOWS = frozenset(("shot", "injured"))
"""Families that are deaths where they ended so: "fatally shot", "shot dead", "shot and killed"."""
ASIDES = frozenset(("including", "among", "most", "some", "many", "all"))
"""Words that open an aside between a subject and its verb."""

PARTICLES = frozenset(("off", "up", "down", "out", "in", "away", "over", "aside"))

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
        for phrase in lexicon.words("measures", "idioms", family):
            verb, _, noun = phrase.partition(" ")
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


class Governor(NamedTuple):
    """How a figure hangs in its clause.

    ``verb`` is the token of the governing verb; ``role`` is "object", "subject", "complement" (behind a preposition)
    or ""; ``link`` is the preposition, ``noun`` the noun that carries the figure.
    """

    verb: int | None
    role: str
    link: str = ""
    noun: int | None = None


class Measured(NamedTuple):
    """A family (or a bare verb) and how sure it is."""

    name: str
    known: bool
    confidence: float


def governor(
    prose: Prose, near: Surroundings, first: int, stop: int, clause: tuple[int, int], known: Measures
) -> Governor:
    """The verb or noun that governs the noun phrase from ``first`` (with hedges) to ``stop``, in its clause."""
    low, high = clause
    tags, lower, lemmas = prose.tags, prose.lower, prose.lemmas
    at = first - 1
    while at >= low and (tags[at] in "DRQJ" or (tags[at] == "#" and lower[at] != "one")) and lower[at] != "'s":
        at -= 1
    if at < low:
        return _from_the_right(prose, near, _right_verb(prose, stop, high), first, low)
    tag, word = tags[at], lower[at]
    if tag in "VA":
        right = _right_verb(prose, stop, high) if lemmas[at] in known.lists["light"] else None
        return Governor(at, "object") if right is None else Governor(right, "subject")
    if lower[stop : stop + 1] == ["being"]:
        return Governor(_right_verb(prose, stop, high), "subject")  # "ended in six of them being shot"
    if word in PARTICLES and at > low and tags[at - 1] == "V":
        return Governor(at - 1, "object")
    if word == "of" and at > low and tags[at - 1] == "#":
        return Governor(None, "")  # "three of the five men were hurt": five is the total
    right = _right_verb(prose, stop, high)
    if word in LINKS or tag == "T":
        carrier = _carrier(prose, at, low)
        if carrier is not None and tags[carrier] in "VA":
            return Governor(carrier, "complement", word)
        verb = near.verb_before(at, low)
        if carrier is not None and (right is None or word != "in"):
            return Governor(verb, "complement", word, carrier)
        if right is not None:
            return Governor(right, "subject")
        return Governor(verb, "complement", word, carrier)
    if tag == "C" and word in {"and", "or", "but"}:
        if right is not None:
            return Governor(right, "subject")
        verb = near.verb_before(at, near.sentence(first)[0])
        return Governor(verb, "object" if verb is not None else "")
    if right is not None:
        return Governor(right, "subject")
    if tag == "N" or tag == "P":
        # "police arrested Tuesday 12 men": a noun between; "left hospital 12 days"
        verb = near.verb_before(at, low)
        return Governor(verb, "object" if verb is not None else "", "", at if tag == "N" else None)
    verb = near.verb_before(at, low)
    return Governor(verb, "object" if verb is not None and tag != "," else "")


def _from_the_right(prose: Prose, near: Surroundings, right: int | None, first: int, low: int) -> Governor:
    if right is not None:
        return Governor(right, "subject")
    start = near.sentence(first)[0]
    before = low - 1
    # ", killing five": the clause begins with the figure only when a comma or dash opened it
    if before >= start and prose.lower[before] in {"and", ","}:
        verb = near.verb_before(before, start)
        return Governor(verb, "object" if verb is not None else "")
    return Governor(None, "")


def _carrier(prose: Prose, link: int, low: int) -> int | None:
    """The noun or verb before a preposition: "toll of", "rose to", "fine totalling"."""
    for at in range(link - 1, max(low, link - 4) - 1, -1):
        tag = prose.tags[at]
        if tag in "NV" or tag == "P" or tag == "A":
            return at
        if tag not in "RIJ":
            return None
    return None


def _right_verb(prose: Prose, stop: int, high: int) -> int | None:
    """The verb that a noun phrase is the subject of: "12 people, including a child, were killed"."""
    tags, lower = prose.tags, prose.lower
    at, limit = stop, high if high < stop + 14 else stop + 14
    skipping = False
    while at < limit:
        tag = tags[at]
        if tag == "V" and lower[at] != "being":
            return at
        if tag in "AV":  # "six victims being shot"
            verb = at + 1
            while verb < high and tags[verb] in "AR":
                verb += 1
            if verb < high and (tags[verb] == "V" or (tags[verb] == "J" and tags[verb - 1] in "AR")):
                return verb
            return at
        if tag == "," and at + 1 < limit and lower[at + 1] in ASIDES:
            closing = next((here for here in range(at + 2, min(limit + 8, high)) if tags[here] == ","), None)
            if closing is not None:  # "six people, including the two killed, were shot"
                at, limit = closing + 1, min(high, closing + 10)
                continue
        if tag == ",":
            skipping = not skipping
            if not skipping and at == stop:
                return None
        elif (
            tag == "."
            or tag == "C"
            or (
                tag in "IT"
                and not skipping
                and at == stop
                and lower[at] in {"to", "by", "for", "from", "than", "after", "before"}
            )
            or tag == "S"
            or (tag == "#" and not skipping)
            or (tag == "I" and not skipping and tags[at + 1 : at + 2] == ["V"] and lower[at + 1].endswith("ing"))
        ):
            return None
        at += 1
    return None


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
            name = fit.adjectives.get(f"{lower[after]}_{lower[after + 1]}")  # "200 people on board"
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
        if verb + 1 < high and lower[verb + 1] in PARTICLES:
            name = fit.objects.get(f"{lemma}_{lower[verb + 1]}")
            if name:
                return Measured(name, True, 0.9)
        name = None
        if role == "object" or role == "complement" or (role == "subject" and _is_passive(prose, verb)):
            if dimension == "count" and deadly(lower, verb):
                return Measured("killed", True, 0.9)
            if role == "object" and lemma == "shoot" and lower[stop : stop + 2] == ["to", "death"]:
                return Measured("killed", True, 0.9)  # "shot five people to death"
            struck = dimension == "count" and lemma in STRUCK and head is not None
            if struck and prose.lemmas[head or 0] in known.lists["people"] and under_fire(lower, near.sentence(first)):
                return Measured("shot", True, 0.8)
            if link not in {"in", "at"} or (link == "at" and dimension == "money"):
                name = fit.objects.get(lemma)
            if name is None and lemma == "lose" and head is not None and known.sort(lemmas[head]) == "home":
                name = "destroyed"  # "families lost 58 dwellings"
            if name is None and link in {"for", "at"}:
                went = f"{lemma}_{lower[verb + 1]}"  # "sold for $5m", "will come in at $5m"
                name = fit.subjects.get(lemma) or fit.subjects.get(went)
            taken = dimension == "count" and lemma in known.lists["to hospital"]
            taker = lemma == "admit" or lower[verb + 1 : verb + 2] == ["in"]  # "the clinic took in 12"
            begins = max(low, verb - 6) if taker else verb
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
            if tags[verb] == "J":
                name = fit.adjectives.get(lower[verb])  # "four people are dead"
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
    if head is not None:
        name = _family(prose, head, fit.nouns)
        if name == "votes" and _sets_apart(prose, near, first, ruler, low, fit.of):
            return Measured("margin", True, 0.85)
        if name:
            return Measured(by_verb(prose, name, verb, known), True, 0.85)
    if dimension == "money" or dimension == "percent" or dimension == "duration":
        name = _behind(prose, stop, high, fit.nouns)
        if name:
            return Measured(name, True, 0.8)
    for carrier in _carriers(prose, near, first, ruler, low):
        name = _family(prose, carrier, fit.of)
        if name and not (name == "shot" and link == "at"):  # "shooting at four people"
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
    """The family of a noun with the word before it, or alone: "death_toll", "toll"."""
    lemmas = prose.lemmas
    lemma = lemmas[head]
    pair = nouns.get(f"{lemmas[head - 1]}_{lemma}") if head else None
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


def _is_passive(prose: Prose, verb: int) -> bool:
    """Whether a participle is passive: "were killed", "have been hurt"; or reduced: "12 people killed in"."""
    at = verb - 1
    while at >= 0 and prose.tags[at] == "R":
        at -= 1
    if at >= 0 and prose.tags[at] == "A":
        return prose.lemmas[at] == "be" or prose.lower[at] in {"got", "get"}
    word = prose.lower[verb]
    return word != prose.lemmas[verb] and not word.endswith(("ing", "s"))
