"""Where somebody of an age comes from: "a 15-year-old Torp boy", "Torp woman, 30,", "a man of 42 from Torp".

What comes in: tokens and names. What goes out: for each person who is told by an age and a town an annotation of kind
"townsman", whether there is a name or not: two papers may both have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newslint.annotate import mentions
from newslint.annotate.aged import years_old
from newslint.annotate.mentions import Mentions
from newslint.annotate.prose import NO_FLAGS, Prose, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Entity, Value, exactly
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "townsman",
        (
            Field("age", "amount", "how old, in years"),
            Field("sex", "text", "male or female, where a noun tells it"),
            Field("home", "entity", "the town"),
        ),
        "home",
        "somebody by age and town",
        ("named",),
        "a **15-year-old Torp boy**",
    ),
)
WORDS: tuple[Word, ...] = ()

TOLD = frozenset(("body", "headline", "deck", "caption"))
OF = frozenset(("of", "from"))
LONGEST = 3
"""Words of a town's name."""
OLDEST = 110
EITHER = "either"
NAMED = frozenset(("named",))
WIDE = frozenset(("county", "parish", "state", "province", "region"))
"""Last words of what holds towns."""


@dataclass(frozen=True, slots=True)
class _Words:
    sexes: Mapping[str, str]
    other: frozenset[str]
    watched: Watched


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    sexes = lexicon.folded("townsmen", "nouns")
    return _Words(sexes, frozenset(lexicon.words("townsmen", "other")), Watched(sexes))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The townsmen of an article: those before whose noun the town stands, and those behind whose age it does."""
    words, names = _words(lexicon), mentions.of(prose)
    towns = {one.entity.id: one.entity for one in names.all if one.kind == "place" and _is_town(one.entity)}
    for at in prose.where(words.watched):
        new_town = _from_unknown(prose, names, at)
        if new_town is not None:
            yield _annotation(prose, words.sexes[prose.lower[at]], NO_FLAGS, *new_town)
            continue
        read = _before(prose, words, towns, at)
        if read is not None:
            yield _annotation(prose, words.sexes[prose.lower[at]], NO_FLAGS, *read)
    for one in names.all:
        if one.kind == "place" and one.entity.id in towns and prose.lower[one.first - 1] in OF:
            told = _behind(prose, words, names, one.first - 1)
            if told is not None:
                sex, first, age = told
                flags = NAMED if names.covering(first) is not None else NO_FLAGS
                yield _annotation(prose, sex, flags, first, one.stop, age, one.entity)


def _annotation(
    prose: Prose, sex: str, flags: frozenset[str], first: int, stop: int, age: int, home: Entity
) -> Annotation:
    fields: dict[str, Value] = {"age": exactly(float(age)), "home": home}
    if sex not in ("", EITHER):
        fields["sex"] = sex
    span, number = prose.span(first, stop), prose.sentence_at[first]
    return new(Annotation, ("townsman", span, number, fields, flags, "narrator", 0.8))


def _is_town(entity: Entity) -> bool:
    """Whether a place may be one that lies in a country."""
    return entity.id.rpartition(" ")[2] not in WIDE and len(entity.within) != 1


def _before(prose: Prose, words: _Words, towns: Mapping[str, Entity], noun: int) -> tuple[int, int, int, Entity] | None:
    """ "A 15-year-old Torp boy", "Torp boy, 15": tokens, age and town."""
    start, end = prose.sentences[prose.sentence_at[noun]]
    if prose.regions[prose.sentence_at[noun]] not in TOLD:
        return None
    for first in range(max(start, noun - LONGEST), noun):
        town = towns.get(" ".join(prose.lower[first:noun]))
        if town is None or not prose.words[first][0].isupper() or not words.other.isdisjoint(prose.lower[first:noun]):
            continue
        age = _years(prose, first - 1, start)
        if age is not None:
            return first - 1, noun + 1, age, town
        if noun + 2 < end and prose.lower[noun + 1] in (",", "(") and prose.lower[noun + 2].isdecimal():
            follows = prose.lower[noun + 3] if noun + 3 < end else "."
            if follows in (",", ".", ")") and int(prose.lower[noun + 2]) < OLDEST:
                return first, noun + 3, int(prose.lower[noun + 2]), town
        return None
    return None


def _from_unknown(prose: Prose, names: Mentions, noun: int) -> tuple[int, int, int, Entity] | None:
    """ "A 15-year-old boy from Brightwater": a town that no list has, by what stands before it alone."""
    start, end = prose.sentences[prose.sentence_at[noun]]
    first = noun + 2
    if first >= end or prose.lower[noun + 1] != "from" or prose.regions[prose.sentence_at[noun]] not in TOLD:
        return None
    stop = first
    while stop < end and stop - first < LONGEST and prose.capital[stop] and prose.lower[stop].isalpha():
        stop += 1
    age = _years(prose, noun - 1, start)
    if age is None or stop == first or prose.lower[stop - 1] in WIDE or names.covering(first) is not None:
        return None
    name = prose.cut(first, stop)
    return noun - 1, stop, age, Entity(name.lower(), name)


def _years(prose: Prose, at: int, start: int) -> int | None:
    """The age that ends with a token: "15-year-old", "15 year old"."""
    if at < start:
        return None
    word = prose.lower[at]
    if at - 2 >= start and word == "old" and prose.lower[at - 1] == "year":
        word = f"{prose.lower[at - 2]}-year-old"
    years = years_old(word)
    return years if years is not None and years < OLDEST else None


def _behind(prose: Prose, words: _Words, names: Mentions, of: int) -> tuple[str, int, int] | None:
    """ "A 15-year-old boy from", "a man, 42, of", "Ann Poe, 42, of": sex, first token and age."""
    number = prose.sentence_at[of]
    start = prose.sentences[number][0]
    if prose.regions[number] not in TOLD or of - 2 < start:
        return None
    age = _years(prose, of - 1, start)
    if age is not None:
        return "", of - 1, age  # "an 18-year-old from Torp"
    if prose.lower[of - 1] in words.sexes:
        age = _years(prose, of - 2, start)
        return None if age is None else (words.sexes[prose.lower[of - 1]], of - 2, age)
    at = of - 1 - (prose.lower[of - 1] == ",")
    if (
        at - 2 < start
        or not prose.lower[at].isdecimal()
        or prose.lower[at - 1] != ","
        or int(prose.lower[at]) >= OLDEST
    ):
        return None
    who = names.covering(at - 2)
    if who is not None and who.kind == "person":
        return "", who.first, int(prose.lower[at])
    if prose.lower[at - 2] in words.sexes:
        return words.sexes[prose.lower[at - 2]], at - 2, int(prose.lower[at])
    return None
