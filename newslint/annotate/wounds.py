"""Where somebody is hurt: "was shot in the abdomen", "broke her left wrist", "a torn hamstring", "a knee injury".

What comes in: the parts of the body that an article names, and its clauses. What goes out: for each part that is hurt
an annotation of kind "wound" with the victim, the part and those that it may stand for, and the side if it is told.
"Her son" is the child of the mother who has been named as one; other kin, and people without a name, are nouns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newslint.annotate.prose import SILENT, Prose, new
from newslint.annotate.relatives import child_of
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Entity, Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "wound",
        (
            Field("victim", "text", "who is hurt: the id of a name, or a noun", "same-as"),
            Field("part", "text", "the part of the body: knee, chest"),
            Field("parts", "set", "the parts that may be meant: a leg may be a knee"),
            Field("side", "text", "left or right, upper or lower"),
            Field("age", "amount", "how old the victim is: by name, or as 'the 15-year-old boy'", "same-as"),
            Field("sex", "text", "male or female, where a noun tells it", "same-as"),
        ),
        "part",
        "where somebody is hurt",
        ("named", "earlier"),
        "Hall was shot **in the leg**",
    ),
)
WORDS: tuple[Word, ...] = ()

N_BLOW = 7
"""Tokens before a part in which the blow is told."""

N_ALSO = 4
"""Tokens from one part to the next of the same victim."""

BEHIND = "back of the head"
HEADS = frozenset(("head", "skull"))
OWN = frozenset(("his", "her", "the", "their", "a", "an", "my", "one", "both"))
PAIRS = frozenset(("left", "right", "upper", "lower"))
INTO = frozenset(("in", "to", "on", "through", "into", "across"))
EARLIER = frozenset(("last", "previous", "ago", "earlier", "season", "since"))
BLOWN = frozenset(
    (
        "shoot",
        "stab",
        "hit",
        "strike",
        "wound",
        "slash",
        "bite",
        "kick",
        "punch",
        "graze",
        "knife",
        "gore",
        "hurt",
        "injure",
    )
)
"""Verbs whose object is hurt."""
FOUND = frozenset(("find", "discover", "locate", "see", "encounter", "treat", "meet"))
"""Verbs whose object has the wound that follows: "found the boy with a wound to the leg"."""


@dataclass(frozen=True, slots=True)
class _Words:
    parts: Mapping[str, str]
    meant: Mapping[str, frozenset[str]]
    blows: frozenset[str]
    breaks: frozenset[str]
    harms: frozenset[str]
    sexes: Mapping[str, str]
    watched: Watched


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    names = tuple(map(str, lexicon.table("wounds", "parts")))
    parts = lexicon.called("wounds", "parts")
    broad = {str(name): lexicon.words("wounds", "broad", str(name)) for name in lexicon.table("wounds", "broad")}
    meant = {name: frozenset((name, *broad.get(name, ()))) for name in names}
    blows, breaks, harms = (frozenset(lexicon.words("wounds", name)) for name in ("blows", "breaks", "harms"))
    sexes = {word: sex for sex in ("female", "male") for word in lexicon.words("poles", "axes", "sex", sex)}
    return _Words(parts, meant, blows, breaks, harms, sexes, Watched(parts))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The wounds of an article, in order."""
    words = _words(lexicon)
    places = prose.where_lemma(words.watched)
    if not places:
        return
    clauses = prose.of_kind("clause", found)
    known: set[tuple[str, str, int]] = set()
    old = [one for one in prose.of_kind("quantity", found) if one.fields.get("dimension") == "age"]
    ages = _ages(old)
    last, victim = 0, ""
    for at in places:
        number = prose.sentence_at[at]
        if prose.regions[number] in SILENT:
            continue
        low, high = prose.sentences[number]
        if prose.tags[at] not in "NV" and not _is_back(prose, at, low, high):
            continue
        first = at
        behind = prose.lower[at - 3 : at - 1] == ["back", "of"] and at - 3 > low and prose.lower[at] in HEADS
        if behind:
            first = at - 3  # "in the back of his head"
        elif prose.lower[at + 1 : at + 2] == ["of"] and not words.parts.keys().isdisjoint(prose.lower[at + 3 : at + 4]):
            continue
        while first > low and (prose.lower[first - 1] in PAIRS or prose.tags[first - 1] == "J"):
            first -= 1
        if last > low and at - last <= N_ALSO and "and" in prose.lower[last:at]:
            pass  # "in the chest and the neck"
        elif _is_hurt(prose, words, first, at, low, high):
            victim = _victim(prose, clauses, at, number)
        else:
            continue
        part = words.parts.get(prose.lower[at]) or words.parts[prose.lemmas[at]]
        part = BEHIND if behind else part
        if not victim or (victim, part, number) in known or "another" in prose.lower[low:first]:
            continue
        known.add((victim, part, number))
        last = at
        fields: dict[str, Value] = {"victim": victim, "part": part, "parts": words.meant[part]}
        side = next((word for word in prose.lower[first:at] if word in PAIRS), "")
        if side:
            fields["side"] = side
        age = ages.get(victim) or _beside(prose, words, old, victim, low, first)
        if age is not None:
            fields["age"] = age.fields["value"]
            told = prose.token_at(age.span.end)
            sexes = (words.sexes.get(word) for word in prose.lemmas[told : told + N_ALSO])
            if sex := next(filter(None, sexes), ""):
                fields["sex"] = sex
        flags = set()
        if " " in victim:
            flags.add("named")
        around = prose.lower[low:high]
        if not EARLIER.isdisjoint(around) or any(len(word) == 4 and word.isdecimal() for word in around):
            flags.add("earlier")
        yield new(Annotation, ("wound", prose.span(first, at + 1), number, fields, frozenset(flags), "narrator", 0.9))


def _is_back(prose: Prose, at: int, low: int, high: int) -> bool:
    """Whether a word that looks like an adverb is a part: "in the back", and not "in the back yard", "of the club"."""
    if at == low or prose.lower[at - 1] not in OWN:
        return False
    return at + 1 >= high or not (prose.tags[at + 1] in "NP" or prose.lower[at + 1] == "of")


def _ages(old: list[Annotation]) -> dict[str, Annotation]:
    """How old those are who are named."""
    ages: dict[str, Annotation] = {}
    for one in old:
        who = one.fields.get("subject")
        if isinstance(who, Entity):
            ages.setdefault(who.id, one)
    return ages


def _beside(prose: Prose, words: _Words, old: list[Annotation], victim: str, low: int, first: int) -> Annotation | None:
    """How old a victim without a name is: "a 15-year-old boy", "the 15-year-old"."""
    start, stop = prose.starts[low], prose.starts[first]
    for one in reversed(old):
        if start <= one.span.start < stop:
            fits = victim.endswith("-old") or victim in words.blows or victim == one.fields.get("noun")
            return one if fits else None
    return None


def _is_hurt(prose: Prose, words: _Words, first: int, at: int, low: int, high: int) -> bool:
    """Whether the part that stands up to a token, with adjectives from ``first``, is what is hurt."""
    lower, lemmas = prose.lower, prose.lemmas
    if at + 1 < high and lemmas[at + 1] in words.harms:
        return True  # "a knee injury"
    if any(lemmas[i] in words.breaks for i in range(first, at)):
        return True  # "a broken wrist"
    before = first - 1
    if before <= low or lower[before] not in OWN:
        return before > low and lower[before] in INTO and _blow(prose, words, before, low)
    if lemmas[before - 1] in words.breaks and prose.tags[before - 1] == "V":
        return lower[before] != "the"  # "broke her wrist", and not "broke the back of the strike"
    return lower[before - 1] in INTO and _blow(prose, words, before - 1, low)


def _blow(prose: Prose, words: _Words, into: int, low: int) -> bool:
    """Whether a blow stands before "in the leg", and nothing between that another verb says."""
    for i in range(into - 1, max(low, into - N_BLOW) - 1, -1):
        if prose.lemmas[i] in words.blows:
            return True
        if prose.tags[i] in "VA":
            return False
    return False


def _victim(prose: Prose, clauses: list[Annotation], at: int, number: int) -> str:
    """Who is hurt, by the clause that holds the part: who was shot, whom somebody shot, who suffered a wound."""
    start = prose.starts[at]
    best: Annotation | None = None
    for one in clauses:
        if one.sentence == number and one.span.start <= start:
            covers = start < one.span.end
            if best is None or (covers, one.span.start) >= (start < best.span.end, best.span.start):
                best = one
        elif one.sentence > number:
            break
    if best is None:
        return ""
    fields = best.fields
    verb = str(fields.get("verb", ""))
    if "passive" in best.flags or verb in BLOWN or verb in FOUND:
        return child_of(clauses, str(fields.get("target") or fields.get("patient", "")), number)
    return child_of(clauses, str(fields.get("agent", "")), number)
