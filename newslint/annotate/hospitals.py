"""Who is taken to which hospital: "the boy was rushed to Mercy Hospital", "Hall died at Torp Medical Center".

What comes in: the hospitals that an article names, its people and their ages. What goes out: for each to which a
sentence brings a patient, or in which it keeps one, an annotation of kind "hospital":

* "Ada Quirke, 20, was taken to Mercy Hospital" → patient ada quirke, age 20, acts taken
* "the boy was rushed to Mercy Hospital, where he died" → patient boy, male, child, acts taken and kept
* "a Mercy Hospital spokesman", "who works at Mercy Hospital" → none

"Sole" are hospitals of an article whose names may all be one's, "lone" those of an article whose patients may all be
one. "Deathbed" is that in which a patient dies. "Moved" is a hospital in a sentence that tells of a second one, or of
another patient.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newslint.annotate import mentions, wounded
from newslint.annotate.mentions import Mentions
from newslint.annotate.prose import Prose, new
from newslint.annotate.sexwords import PRONOUNS
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Entity, Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "hospital",
        (
            Field("called", "set", "the words of its name that no other need have: mercy"),
            Field("name", "text", "its name as printed"),
            Field("victim", "text", "who is there: the id of a name, or a noun; none for a pronoun", "same-as"),
            Field("acts", "set", "taken there, flown there, or kept: died, was treated, was released"),
            Field("age", "amount", "how old the patient is", "same-as"),
            Field("sex", "text", "male or female, where a noun or a pronoun tells it", "same-as"),
            Field("grown", "text", "child or adult; an officer and a suspect are sorts of their own", "same-as"),
        ),
        "called",
        "a hospital, and who is there",
        ("sole", "lone", "named", "moved", "deathbed"),
        "Hall was taken to **Mercy Hospital**",
    ),
)
WORDS: tuple[Word, ...] = ()

TOLD = frozenset(("body", "caption"))
"""Where an article tells of its patients."""
LEADING = frozenset(("to", "at", "in", "from", "by", "into"))
"""Words before a hospital in which somebody is."""
ALONG = frozenset(("the", "of", "'s", "nearby", "local"))
"""Words between those and the name."""
WHERE = frozenset(("where", "and"))
"""Words behind a hospital that tell what happened there."""
BEHIND = 8
"""Tokens behind it in which that stands: "where he was later pronounced dead"."""
DYING = frozenset(("die", "pronounce", "dead", "succumb"))
"""What comes to pass in the hospital of somebody's death."""
N_SEX = 4
"""Tokens behind an age in which a noun tells whose it is."""
MANY = frozenset(
    ("they", "them", "two", "three", "four", "five", "six", "victims", "people", "others", "both", "officers", "men")
)
"""Subjects that are several patients."""


@dataclass(frozen=True, slots=True)
class _Words:
    acts: Mapping[str, str]
    moved: frozenset[str]
    others: frozenset[str]
    sexes: Mapping[str, str]
    blows: frozenset[str]


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    sexes = lexicon.folded("poles", "axes", "sex")
    moved, others = lexicon.sets("hospitals", "moved", "others")
    return _Words(
        lexicon.folded("hospitals", "acts"),
        moved | others,
        others,
        sexes,
        frozenset(lexicon.words("wounds", "blows")),
    )


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> list[Annotation]:
    """The hospitals of an article that hold a patient, in order."""
    houses = [
        one
        for one in prose.of_kind("organisation", found)
        if one.fields.get("class") == "hospital"
        and "description" not in one.flags
        and one.fields.get("called")
        and prose.regions[one.sentence] in TOLD
    ]
    if not houses:
        return []
    words, known, names = _words(lexicon), wounded.words(lexicon), mentions.of(prose)
    figures = prose.of_kind("quantity", found)
    old = [one for one in figures if one.fields.get("dimension") == "age"]
    ages = {who.id: one for one in reversed(old) if isinstance(who := one.fields.get("subject"), Entity)}
    drafts: list[tuple[Annotation, dict[str, Value], set[str]]] = []
    is_many = False
    for one in houses:
        first, stop = mentions.tokens(prose, one.span)
        low, high = prose.sentences[one.sentence]
        cue = _cue(prose, words, first, low)
        if cue is None:
            continue
        acts = {words.acts[prose.lemmas[cue]]}
        if stop < high and not WHERE.isdisjoint(prose.lower[stop : stop + 2]):
            acts |= {words.acts[word] for word in prose.lemmas[stop : min(high, stop + BEHIND)] if word in words.acts}
        fields: dict[str, Value] = {
            "called": one.fields["called"],
            "name": str(one.fields["written"]),
            "acts": frozenset(acts),
        }
        is_many = is_many or not MANY.isdisjoint(prose.lower[low:first])
        fields |= _patient(prose, words, known, names, ages, old, cue, low, first)
        then = not WHERE.isdisjoint(prose.lower[stop : stop + 2])
        dies = prose.lemmas[cue] in DYING or (
            then and not DYING.isdisjoint(prose.lemmas[stop : min(high, stop + BEHIND)])
        )
        flags = {"moved"} if _is_second(prose, words, low, first, high) else set()
        if " " in str(fields.get("victim", "")):
            flags.add("named")
        if dies:
            flags.add("deathbed")
        drafts.append((one, fields, flags))
    told = [_called(one) for one in houses]
    common = frozenset.intersection(*told)
    every = [
        new(Annotation, ("hospital", one.span, one.sentence, fields, frozenset(flags), "narrator", 0.9))
        for one, fields, flags in drafts
    ]
    is_lone = not is_many and wounded.is_one(every, figures) and not wounded.tells_many(prose, words.blows)
    more = frozenset(name for name, holds in (("sole", bool(common)), ("lone", is_lone)) if holds)
    return [
        new(Annotation, (kind, span, number, fields, flags | more, voice, sure))
        for kind, span, number, fields, flags, voice, sure in every
    ]


def _called(one: Annotation) -> frozenset[str]:
    called = one.fields["called"]
    return frozenset(map(str, called)) if isinstance(called, frozenset) else frozenset()


def _is_second(prose: Prose, words: _Words, low: int, first: int, high: int) -> bool:
    """Whether a sentence tells of a second patient, or before a hospital that it is not the first."""
    return not (words.moved.isdisjoint(prose.lower[low:first]) and words.others.isdisjoint(prose.lower[first:high]))


def _cue(prose: Prose, words: _Words, first: int, low: int) -> int | None:
    """The word before a hospital that tells who is there and why: "was *rushed* by helicopter to Mercy Hospital"."""
    at = first - 1
    while at > low and (prose.capital[at] or prose.lower[at] in ALONG):
        at -= 1  # "to the Sisters of Mercy Hospital"
    if at <= low or prose.lower[at] not in LEADING:
        return None
    for i in range(at - 1, low - 1, -1):
        if prose.lemmas[i] in words.acts and prose.tags[i] in "VNJA":
            return i
        if prose.tags[i] == "V" and prose.lemmas[i] not in ("be", "have"):
            return None
    return None


def _patient(
    prose: Prose,
    words: _Words,
    known: wounded.Words,
    names: Mentions,
    ages: Mapping[str, Annotation],
    old: Sequence[Annotation],
    cue: int,
    low: int,
    first: int,
) -> dict[str, Value]:
    """Who is taken, how old, of which sex."""
    who = wounded.victim(prose, known, names, cue, first, low)  # "took the boy to"
    if who is None:
        who = wounded.nearest(prose, known, names, cue, low)
    fields: dict[str, Value] = {}
    sexes = {words.sexes.get(who, ""), PRONOUNS.get(prose.lower[low], "")} - {""}
    if not who and prose.lower[low] in PRONOUNS and low:  # "He was taken to"
        low, first = prose.sentences[prose.sentence_at[low] - 1]
        people = {one.entity.id for one in names.within(low, first) if one.kind == "person"}
        who = people.pop() if len(people) == 1 else ""
        is_one = not who and not people
    else:
        is_one = False
    if who:
        fields["victim"] = who
    age = ages.get(who)
    if age is None and " " not in who and (who or is_one):
        start, stop = prose.starts[low], prose.starts[min(first, len(prose.starts) - 1)]
        beside = [one for one in old if start <= one.span.start < stop]
        if len(beside) == 1 and (is_one or who.endswith("-old") or who == beside[0].fields.get("noun")):
            age = beside[0]
    if age is not None:
        fields["age"] = age.fields["value"]
        told = prose.token_at(age.span.end)
        sexes.update(filter(None, map(words.sexes.get, prose.lemmas[told : told + N_SEX])))
    if len(sexes) == 1:
        fields["sex"] = sexes.pop()
    if sort := wounded.sort_of(known, fields):
        fields["grown"] = sort
    return fields
