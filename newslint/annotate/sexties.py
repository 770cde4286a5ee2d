"""Two words of an article that must mean one person and are of two sexes.

What comes in: who is told to be a man or a woman, as tokens. What goes out, as pairs of tokens:

* "the girl shot himself", "a woman with a wound in his arm": a noun, and a pronoun that only it can stand for
* "A woman was hit. He is well.": the same over the end of a sentence
* "He was a good woman": a pronoun, and what it is told to be
* "A 12-year-old boy fell … The 12-year-old girl": a noun that points back at somebody of an age
* "# Boy dies in Torp … The girl was killed": a headline and a text, of one role
* "The boy … the boy … the girl's name": a noun that points back where nobody of that sex has been told of
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from newslint.annotate import syntax
from newslint.annotate.mentions import Mentions
from newslint.annotate.prose import Prose
from newslint.annotate.sexwords import GROWN, NOUNS, OTHER, OTHERS, POINTING, PRONOUNS
from newslint.annotate.watch import between
from newslint.core.annotation import Annotation
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Value

REFLEXIVE = frozenset(("himself", "herself"))
OWNING = frozenset(("his", "her"))
SIDES = frozenset(("upper", "lower", "left", "right"))
HELD = frozenset(("arms", "hand", "hands", "face"))
"""Parts in which one may be hurt by another: one dies in the arms of another."""
_OWN = "family injuries wounds condition name age relatives parents identity next friends"
OWN = frozenset((*OTHERS, *HELD, *_OWN.split()))
"""What somebody has by being somebody, beside the parts of the body."""
INTO = (["in"], ["to"])
BEING = frozenset(("was", "is", "'s"))
ARTICLES = frozenset(("a", "an", "the"))
RESTRICTING = frozenset(("who", "whom", "that", "whose", "of", "in", "with"))
"""Words behind a noun that tell which one it is: "the 15-year-old boy who rowed" need not be known."""
PERSONAL = ("man", "woman", "er", "or", "ist", "ant", "-old")
_SOMEBODY = "suspect victim friend cousin teen child neighbor neighbour parent"
SOMEBODY = frozenset(_SOMEBODY.split())
"""Words for people of either sex that neither their ending nor a list tells."""
ENDS = (["V"], ["A"], [","], ["."])


@per_lexicon
def body(lexicon: Lexicon) -> frozenset[str]:
    """The parts of the body that one is hurt in."""
    return frozenset(lexicon.called("wounds", "parts"))


@dataclass(slots=True)
class Told:
    """An article by what it tells of men and women."""

    prose: Prose
    nouns: list[int]
    sexes: Mapping[int, str]
    """The sex of each word that tells one."""
    aged: Mapping[int, Annotation]
    roles: Mapping[int, str]
    index: Mentions
    people: frozenset[str]
    body: frozenset[str]
    """Parts of the body."""
    quoted: bytearray = field(init=False)

    def __post_init__(self) -> None:
        """Mark what is quoted: there, anybody may be meant."""
        self.quoted = bytearray(len(self.prose.lower) + 1)
        for one in self.index.speech:
            if one.form == "direct":
                self.quoted[one.first : one.stop] = b"\1" * (one.stop - one.first)

    def first(self, at: int) -> int:
        """Where the phrase of a noun begins."""
        return syntax.phrase_start(self.prose, at, self.prose.sentences[self.prose.sentence_at[at]][0])

    def is_part(self, at: int) -> bool:
        """Whether a token is a part of whoever is hurt in it, or the word before one."""
        if at >= len(self.prose.lower):
            return False
        word = self.prose.lower[at]
        return word not in HELD and (word in SIDES or word in self.body or self.prose.lemmas[at] in self.body)

    def points(self, at: int) -> bool:
        """Whether a noun means somebody who is known."""
        return self.prose.lower[self.first(at)] in POINTING

    def region(self, at: int) -> str:
        """The region of a token."""
        return self.prose.regions[self.prose.sentence_at[at]]


def find(told: Told, given: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Pairs of tokens; ``given`` are given names with their sex."""
    yield from _bound(told)
    yield from _explained(told)
    yield from _of_age(told)
    yield from _of_headline(told)
    yield from _orphans(told, given)


def _bound(told: Told) -> Iterator[tuple[int, int]]:
    prose, lower = told.prose, told.prose.lower
    sexed = list(told.sexes)
    for at in told.nouns:
        if not told.quoted[at]:
            sex = told.sexes[at]
            number = prose.sentence_at[at]
            low, high = prose.sentences[number]
            if lower[at + 1 : at + 2] in INTO and told.sexes.get(at + 2, sex) != sex and told.is_part(at + 3):
                yield at, at + 2  # "a stone hit the girl in his chest"
                continue
            follows = high < len(lower) and prose.paragraphs[number + 1] == prose.paragraphs[number]
            for i in between(sexed, at + 1, high + follows):
                if told.quoted[i] or told.sexes[i] == sex or lower[i] not in PRONOUNS:
                    continue
                bound = (
                    i == high
                    or lower[i] in REFLEXIVE
                    or (lower[i] in OWNING and (told.is_part(i + 1) or not OWN.isdisjoint(lower[i + 1 : i + 2])))
                )
                if bound and not _others(told, at, low, i):
                    yield at, i
                    break


def _others(told: Told, at: int, low: int, stop: int) -> bool:
    """Whether anybody but a noun stands in a range for whom a pronoun may stand."""
    prose, first = told.prose, told.first(at)
    for i in range(low, stop):
        word = prose.lower[i]
        if first <= i <= at:
            continue
        if i in told.sexes or word in SOMEBODY:
            return True
        if prose.tags[i] == "N" and (word.endswith(PERSONAL) or (word in told.people and word == prose.lemmas[i])):
            return True
    return any(one.kind == "person" for one in told.index.within(low, stop))


def _explained(told: Told) -> Iterator[tuple[int, int]]:
    prose, lower = told.prose, told.prose.lower
    for at in told.nouns:
        first = told.first(at)
        i = first - 1
        low = prose.sentences[prose.sentence_at[at]][0]
        while i > low and prose.tags[i] == "R":
            i -= 1
        if i > low and lower[i] in BEING and lower[first] in ARTICLES and lower[at + 1 : at + 2] != ["'s"]:
            subject = i - 1
            if lower[subject] in {"he", "she"} and told.sexes[subject] != told.sexes[at]:
                yield subject, at


def _of_age(told: Told) -> Iterator[tuple[int, int]]:
    by_age: dict[Value, list[int]] = {}
    for at, age in told.aged.items():
        if "several" not in age.flags and not told.quoted[at]:
            by_age.setdefault(age.fields["value"], []).append(at)
    sentence_at = told.prose.sentence_at
    for places in by_age.values():
        for at in places:
            others = [one for one in places if told.sexes[one] != told.sexes[at]]
            if len(others) + 1 < len(places) or not others or sentence_at[at] in {sentence_at[one] for one in others}:
                continue
            points = told.points(at) and RESTRICTING.isdisjoint(told.prose.lower[at + 1 : at + 2])
            if points or (at in told.roles and any(told.roles.get(one) == told.roles[at] for one in others)):
                yield at, others[0]


def _of_headline(told: Told) -> Iterator[tuple[int, int]]:
    for at in told.nouns:
        role = told.roles.get(at)
        if role is None or told.region(at) != "headline":
            continue
        is_child = NOUNS[told.prose.lower[at]][1]
        others = [one for one in told.nouns if told.roles.get(one) == role and told.region(one) == "body"]
        kinds = {NOUNS[told.prose.lower[one]] for one in others}
        if len(kinds) == 1 and kinds.pop()[1] is is_child and all(_may_be_of_one_age(told, at, one) for one in others):
            yield at, others[0]


def _may_be_of_one_age(told: Told, one: int, other: int) -> bool:
    here, there = told.aged.get(one), told.aged.get(other)
    return here is None or there is None or here.fields["value"] == there.fields["value"]


def _orphans(told: Told, given: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    for at in told.nouns:
        word = told.prose.lower[at]
        sex, is_child = NOUNS[word]
        if sum(told.sexes[one] == sex for one in told.nouns) > 1 or told.quoted[at] or not told.points(at):
            continue
        if told.prose.tags[at + 1 : at + 2] not in ENDS and told.prose.lower[at + 1 : at + 2] != ["'s"]:
            continue
        theirs = [one for one in told.nouns if NOUNS[told.prose.lower[one]] == (OTHER[sex], is_child)]
        if theirs and not _anybody(told, at, sex, is_child) and (is_child or not _named(told, sex, given)):
            yield at, theirs[0]


def _anybody(told: Told, at: int, sex: str, is_child: bool) -> bool:
    """Whether an article tells of anybody else of a sex; of a child, where nobody grown explains the pronouns."""
    words = [told.prose.lower[i] for i, one in told.sexes.items() if one == sex and i != at]
    if not is_child:
        return bool(words)
    rest = [word for word in words if word not in GROWN and NOUNS.get(word, (sex, True))[1]]
    return any(word not in PRONOUNS for word in rest) or (bool(rest) and len(rest) == len(words))


def _named(told: Told, sex: str, given: Mapping[str, str]) -> bool:
    """Whether somebody is named whose given name may be one of that sex."""
    names = [one.entity.id.split()[0] for one in told.index.all if one.kind == "person"]
    return any(given.get(name) in (sex, "either") for name in names)
