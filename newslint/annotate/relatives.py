"""Kin of people who are named: "Hall's younger sister", "his 19-year-old sister", "her husband, Ben Poe, 52,".

What comes in: the nouns of kin in an article, and its people. What goes out: for each whose owner is known an
annotation of kind "relative": whose, of what kin, whether older or younger than the owner (also where both ages are
told) and of what age.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from newslint.annotate.mentions import of as index_of
from newslint.annotate.prose import NO_FLAGS, SILENT, Prose, flagged, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Amount, Entity, Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "relative",
        (
            Field("whose", "text", "the id of the one who is named", "same-as"),
            Field("kin", "text", "brother, sister, wife …", "same-as"),
            Field("order", "text", "older or younger than the one who is named", "same-as"),
            Field("age", "amount", "how old, in years"),
        ),
        "kin",
        "kin of somebody who is named",
        ("sole",),
        "Hall's **younger sister**",
    ),
)
WORDS: tuple[Word, ...] = ()

N_BACK = 5
"""Tokens before the noun in which its owner stands."""

N_AGE = 3
"""Tokens behind the noun, a name aside, in which an age stands: "her husband, Ben Poe, 52,"."""

ORDERS = {
    "older": "older",
    "elder": "older",
    "big": "older",
    "younger": "younger",
    "little": "younger",
    "baby": "younger",
}
OWNERS = frozenset(("his", "her"))
APOSTROPHES = frozenset(("'s", "'"))
SPAN = attrgetter("span")
SIBLINGS = frozenset(("brother", "sister"))
CHILD = frozenset(("son", "daughter", "child", "boy", "girl"))


@dataclass(frozen=True, slots=True)
class _Words:
    kin: Mapping[str, str]
    watched: Watched


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    kin = lexicon.folded("poles", "axes", "kin")
    return _Words(kin, Watched(kin))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The kin of an article, in order."""
    words = _words(lexicon)
    places = prose.where_lemma(words.watched)
    if not places:
        return
    lower, index = prose.lower, index_of(prose)
    people = frozenset(one.entity.id for one in index.all if one.kind == "person")
    figures = prose.of_kind("quantity", found)
    ages = [one for one in figures if one.fields.get("dimension") == "age" and one.fields.get("unit") == "year"]
    clauses = sorted(prose.of_kind("clause", found), key=SPAN)  # those beside names come last
    how_many: Counter[tuple[str, str]] = Counter()
    met: list[tuple[tuple[str, str], Annotation]] = []
    for at in places:
        number = prose.sentence_at[at]
        low, high = prose.sentences[number]
        if prose.regions[number] in SILENT or prose.tags[at] != "N" or lower[at] not in words.kin:
            continue  # "his sisters" are several
        owner = at - 1
        while owner > max(low, at - N_BACK) and prose.tags[owner] in "JN#-" and lower[owner] not in APOSTROPHES:
            owner -= 1
        if owner < low:
            continue
        if lower[owner] in OWNERS:
            whose = _told_of_last(prose, clauses, people, owner, number)
        else:
            mention = index.covering(owner - 1) if lower[owner] in APOSTROPHES else None
            whose = mention.entity.id if mention is not None and mention.kind == "person" else ""
        if not whose:
            continue
        kin = words.kin[lower[at]]
        how_many[whose, kin] += 1
        fields: dict[str, Value] = {"whose": whose, "kin": kin}
        order = next((ORDERS[word] for word in lower[owner:at] if word in ORDERS), "")
        named = index.starting(at + 2 if lower[at + 1 : at + 2] == [","] else at + 1)
        span = prose.span(owner, min((at + 1 if named is None else named.stop) + N_AGE, high))
        age = next((one.fields["value"] for one in ages if span.start <= one.span.start < span.end), None)
        if isinstance(age, Amount):
            fields["age"] = age
            if not order and kin in SIBLINGS:
                order = _order(age, _age_of(ages, whose))
        if order:
            fields["order"] = order
        elif age is None:
            continue
        first = owner if lower[owner] in OWNERS else owner + 1
        span = prose.span(first, at + 1)
        met.append(((whose, kin), new(Annotation, ("relative", span, number, fields, NO_FLAGS, "narrator", 0.9))))
    for key, one in met:
        yield flagged(one, "sole") if how_many[key] == 1 else one


def _told_of_last(prose: Prose, clauses: list[Annotation], people: frozenset[str], owner: int, number: int) -> str:
    """Whom "his" and "her" mean: who was told of last, in this sentence or the one before."""
    start = prose.starts[owner]
    for one in reversed(clauses):
        if number - 1 <= one.sentence <= number and one.span.start < start:
            side = "target" if "passive" in one.flags else "agent"
            who = child_of(clauses, str(one.fields.get(side, "")), one.sentence)
            if who in people:
                return who
    meant = index_of(prose).antecedent(prose, owner, "person")
    return meant.entity.id if meant is not None else ""


def child_of(clauses: list[Annotation], noun: str, number: int) -> str:
    """ "Hall's mother, Ann Poe, said that her son was shot": the son is Hall. Other nouns are what they are."""
    if noun in CHILD:
        for one in reversed(clauses):
            if one.fields.get("act") == "parenthood" and number - 1 <= one.sentence <= number:
                return str(one.fields.get("target", noun))
    return noun


def _age_of(ages: list[Annotation], who: str) -> Amount | None:
    """The age of one who is named, where the article tells it."""
    for one in ages:
        subject, age = one.fields.get("subject"), one.fields.get("value")
        if isinstance(subject, Entity) and subject.id == who and isinstance(age, Amount):
            return age
    return None


def _order(age: Amount, other: Amount | None) -> str:
    """Whether kin is older or younger, by the ages of the two."""
    if other is None or age.overlaps(other):
        return ""
    return "older" if age.middle() > other.middle() else "younger"
