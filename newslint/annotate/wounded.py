"""Who is hurt, by the words around the blow, and whether the article tells of one victim only.

What comes in: the tokens of a sentence in which a part of the body is hurt, and where the blow stands. What goes out:
the victim, as the id of a name or a noun, "" where nothing tells:

* "shot his sister in the hand", "hitting Ada Quirke in the leg" → sister, ada quirke
* "the boy accidentally shot himself in the face" → boy
* "Ben Hall, 34, of Torvik, was found shot in the head" → ben hall

and of all wounds of an article whether they may be one person's: no two names, ages, sexes, no child beside an adult,
nobody who is "another", and no toll of two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from newslint.annotate import bearers
from newslint.annotate.mentions import Mentions
from newslint.annotate.prose import SILENT, Prose
from newslint.annotate.sexwords import PRONOUNS
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Amount, Value

SELF = frozenset(("himself", "herself", "itself", "themselves", "self"))
PERSONAL = frozenset(("he", "she", "him", "her", "they", "them", "it", "i", "me", "who"))
_OTHERS = "another second third other others both two three four five respectively"
OTHERS = frozenset(_OTHERS.split())
"""Words before a wound by which somebody else has one, too."""
ONES = frozenset(("one", "other", "another", "third", "second"))
N_SEX = 4
"""Tokens before a blow in which a pronoun tells the sex of its victim."""
MANY = Watched(("victims", "others", "survivors", "also", "wounded", "injured"))
"""Words by which an article may tell of several: "was also struck", "the three wounded people"."""
FIRST = "my"
ALSO = 3
"""Tokens behind "also" in which a blow stands."""
TOLLS = frozenset(("shot", "injured", "killed"))
"""Measures of those who are hurt."""
ALONE = 1
MINOR, ADULT = 13, 20
"""Ages below which somebody is told as a child, and from which as an adult: a teenager may be either."""


class Words(NamedTuple):
    """Nouns for people, and what sort some of them are of: a child, an adult, an officer, a suspect."""

    people: Set[str]
    sorts: Mapping[str, str]


@per_lexicon
def words(lexicon: Lexicon) -> Words:
    """The words of a lexicon."""
    lists = (("titles", "people"), ("titles", "weak"), ("titles", "humans"), ("titles", "kin"), ("wounds", "victims"))
    people = frozenset(word for one in lists for word in lexicon.words(*one))
    return Words(people, lexicon.folded("wounds", "sorts"))


def victim(prose: Prose, known: Words, names: Mentions, blow: int, into: int, low: int) -> str | None:
    """Who is struck by the words near a blow: "" for a pronoun, None where the words do not tell.

    ``into`` is the preposition before the part, and ``low`` the first token of the sentence.
    """
    tags, lower = prose.tags, prose.lower
    if tags[blow] == "V":
        stop = next((i for i in range(blow + 1, into) if tags[i] in "I,."), into)
        for i in range(stop - 1, blow, -1):
            if lower[i] in SELF:
                return _before(prose, known, names, blow, low)
            if tags[i] in "NPOD":
                who = _who(prose, known, names, i)
                if tags[i] == "P":
                    return who or prose.words[i]
                if who is not None:
                    return who
    return None


def related(prose: Prose, known: Words, names: Mentions, blow: int, low: int) -> str | None:
    """Of whom a relative clause tells: "the father of Ada Quirke, who died after being shot"; None if there is none."""
    for i in range(blow - 1, low + 1, -1):
        if prose.lower[i] in ("who", "whom"):
            at = i - 1
            while at > low and (prose.lower[at] == "," or prose.lower[at].isdecimal()):
                at -= 1
            return _who(prose, known, names, at)
    return None


def nearest(prose: Prose, known: Words, names: Mentions, blow: int, low: int) -> str:
    """Who is named last before a blow that nothing follows: "Ben Hall died after being shot in the face"."""
    return _before(prose, known, names, blow, low) or ""


def _before(prose: Prose, known: Words, names: Mentions, blow: int, low: int) -> str | None:
    """The last one before a verb; "who" and "self" look further back."""
    for i in range(blow - 1, low - 1, -1):
        if (prose.tags[i] in "NOJ" and prose.lower[i] != "who") or names.covering(i) is not None:
            who = _who(prose, known, names, i)
            if who is not None:
                return who
    return None


def _who(prose: Prose, known: Words, names: Mentions, i: int) -> str | None:
    """Whom a token tells: the id of a name, a noun, "" for a pronoun; None if it is no person."""
    mention = names.covering(i)
    if mention is not None:
        return mention.entity.id if mention.kind == "person" else None
    if prose.tags[i] == "P":
        return prose.words[i]
    lemma = prose.lemmas[i]
    if lemma in known.people or lemma.endswith("-old"):
        return lemma
    return "" if prose.lower[i] in PERSONAL else None


def is_person(prose: Prose, known: Words, names: Mentions, who: str, bounds: tuple[int, int]) -> bool:
    """Whether what a clause tells up to a blow is a person: a noun for one, or a name.

    A name for "he" is none where the sentence tells of "one" or of "the other".
    """
    if " " not in who:
        return who in known.people or who.endswith("-old") or who[:1].isupper()
    low, blow = bounds
    named = any(one.entity.id == who for one in names.within(low, blow))
    return named or ONES.isdisjoint(prose.lower[low:blow])


def sex_of(prose: Prose, blow: int, first: int) -> str:
    """The sex that a pronoun beside a wound tells: "to his chest", "struck her in the face", "she was shot in"."""
    for i in range(first - 1, max(0, blow - N_SEX), -1):
        if (sex := PRONOUNS.get(prose.lower[i])) is not None:
            return sex
        if prose.tags[i] not in "DIRAJ" and i != blow:
            break
    return ""


def carried(prose: Prose, names: Mentions, low: int, blow: int) -> str:
    """The one person whom the sentence before names, where "he" or "she" opens this one and is hurt; else ""."""
    number = prose.sentence_at[low]
    if not low or prose.lower[low] not in bearers.PRONOUNS or names.within(low, blow):
        return ""
    if any(prose.tags[i] == "N" or prose.lower[i] in PERSONAL for i in range(low + 1, blow)):
        return ""
    before = prose.sentences[number - 1]
    ids = {one.entity.id for one in names.within(*before) if one.kind == "person"}
    return next(iter(ids)) if len(ids) == 1 and prose.paragraphs[number] == prose.paragraphs[number - 1] else ""


def is_many(prose: Prose, who: str, low: int, first: int) -> bool:
    """Whether a sentence tells up to the wound of somebody else: "another man", "both officers", "hit my back"."""
    lower, lemmas = prose.lower, prose.lemmas
    if not OTHERS.isdisjoint(lower[low:first]) or lower[first - 1] == FIRST:
        return True
    return any(lemmas[i] == who and lower[i] != who and lower[i][-1] in "sn" for i in range(low, first))


def tells_many(prose: Prose, blows: Set[str]) -> bool:
    """Whether an article tells of several victims anywhere: "the victims", "a girl was also hit", "three wounded"."""
    lower, tags = prose.lower, prose.tags
    for i in prose.where(MANY):
        if prose.regions[prose.sentence_at[i]] in SILENT:
            continue
        if lower[i] == "also":
            if not blows.isdisjoint(prose.lemmas[i + 1 : i + ALSO]):
                return True
        elif lower[i] not in ("wounded", "injured") or (tags[i - 1 : i] == ["#"] and lower[i - 1] not in ("one", "1")):
            return True
    return False


def is_again(prose: Prose, age: Annotation | None, first: int, low: int) -> bool:
    """Whether a victim has been told of: "the 15-year-old", "the injured 2-year-old boy"."""
    if age is None:
        return False
    at = prose.token_at(age.span.start)
    while at > low and prose.tags[at - 1] in "JV":
        at -= 1
    return low < at < first and prose.lower[at - 1] == "the"


def sort_of(known: Words, fields: Mapping[str, Value]) -> str | None:
    """Of what sort a victim is: a child, an adult, an officer, a suspect; None if nothing tells."""
    sort = known.sorts.get(str(fields.get("victim", "")))
    age = fields.get("age")
    if sort is None and isinstance(age, Amount):
        return "child" if age.high < MINOR else "adult" if age.low >= ADULT else None
    return sort


def is_one(wounds: Sequence[Annotation], figures: Iterable[Annotation]) -> bool:
    """Whether all wounds of an article may be those of one person."""
    for name in ("age", "sex", "grown"):
        told = [one.fields[name] for one in wounds if name in one.fields]
        if any(value != told[0] for value in told):
            return False
    if len({one.fields["victim"] for one in wounds if "named" in one.flags}) > 1:
        return False
    return not any(
        one.fields.get("measure") in TOLLS
        and isinstance(value := one.fields["value"], Amount)
        and value.high > ALONE
        and one.fields.get("dimension") == "count"
        for one in figures
    )
