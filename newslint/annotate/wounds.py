"""Where somebody is hurt: "was shot in the abdomen", "broke her left wrist", "a torn hamstring", "a knee injury".

What comes in: the parts of the body that an article names, and its clauses. What goes out: for each part that is hurt
an annotation of kind "wound" with the victim, the part and those that it may stand for, and the side if it is told.
"Her son" is the child of the mother who has been named as one; other kin, and people without a name, are nouns.
"Sole" are the wounds of an article that may all be one person's, "again" those of "the 15-year-old".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newslint.annotate import wounded
from newslint.annotate.mentions import Mentions
from newslint.annotate.mentions import of as mentions_of
from newslint.annotate.past import of_these_centuries
from newslint.annotate.prose import SILENT, Prose, flagged, new
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
            Field("victim", "text", "who is hurt: the id of a name, or a noun; none for a pronoun", "same-as"),
            Field("part", "text", "the part of the body: knee, chest"),
            Field("parts", "set", "the parts that may be meant: a leg may be a knee"),
            Field("told", "set", "all parts of the victim that the sentence tells, and may mean"),
            Field("side", "text", "left or right, upper or lower"),
            Field("age", "amount", "how old the victim is: by name, or as 'the 15-year-old boy'", "same-as"),
            Field("sex", "text", "male or female, where a noun tells it", "same-as"),
            Field("grown", "text", "child or adult; an officer and a suspect are sorts of their own", "same-as"),
        ),
        "part",
        "where somebody is hurt",
        ("named", "earlier", "sole", "again"),
        "Hall was shot **in the leg**",
    ),
)
WORDS: tuple[Word, ...] = ()

N_BLOW = 7
"""Tokens before a part in which the blow is told."""

N_ALSO = 4
"""Tokens from one part to the next of the same victim."""

FALSE_VERBS = frozenset(("once", "twice", "times", "point"))
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
    meant = {name: frozenset((name,)) for name in names} | lexicon.meant("wounds", "broad")
    blows, breaks, harms = lexicon.sets("wounds", "blows", "breaks", "harms")
    sexes = lexicon.folded("poles", "axes", "sex")
    return _Words(parts, meant, blows, breaks, harms, sexes, Watched(parts))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> list[Annotation]:
    """The wounds of an article, in order."""
    words = _words(lexicon)
    places = prose.where_lemma(words.watched)
    if not places:
        return []
    known, names = wounded.words(lexicon), mentions_of(prose)
    clauses, figures = prose.of_kind("clause", found), prose.of_kind("quantity", found)
    met: set[tuple[str, str, int]] = set()
    old = [one for one in figures if one.fields.get("dimension") == "age"]
    ages = _ages(old)
    wounds: list[Annotation] = []
    last, victim, is_many = 0, "", False
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
        blow = _blow_of(prose, words, first, at, low, high)
        if last > low and at - last <= N_ALSO and "and" in prose.lower[last:at]:
            pass  # "in the chest and the neck"
        elif blow is not None:
            victim = _victim(prose, known, names, clauses, blow, first, at)
            victim = victim or wounded.carried(prose, names, low, blow)
        else:
            # "hitting a man in the chest and a baby in the leg": whose leg it is does not stand near the blow
            is_many = is_many or (last > low and not INTO.isdisjoint(prose.lower[first - 2 : first]))
            continue
        part = words.parts.get(prose.lower[at]) or words.parts[prose.lemmas[at]]
        part = BEHIND if behind else part
        is_many = is_many or wounded.is_many(prose, victim, low, first)
        if (victim, part, number) in met or "another" in prose.lower[low:first]:
            continue
        met.add((victim, part, number))
        last = at
        fields: dict[str, Value] = {"part": part, "parts": words.meant[part], "told": words.meant[part]}
        if victim:
            fields["victim"] = victim
        side = next((word for word in prose.lower[first:at] if word in PAIRS), "")
        if side:
            fields["side"] = side
        age = ages.get(victim) or _beside(prose, words, old, victim, low, first) or _before(prose, old, victim, number)
        if age is not None:
            fields["age"] = age.fields["value"]
            told = prose.token_at(age.span.end)
            sexes = (words.sexes.get(word) for word in prose.lemmas[told : told + N_ALSO])
            if sex := next(filter(None, sexes), ""):
                fields["sex"] = sex
        if "sex" not in fields:
            sex = words.sexes.get(victim, "") or (wounded.sex_of(prose, blow, first) if blow is not None else "")
            if sex:
                fields["sex"] = sex
        if sort := wounded.sort_of(known, fields):
            fields["grown"] = sort
        flags = set()
        if " " in victim:
            flags.add("named")
        if wounded.is_again(prose, age, first, low):
            flags.add("again")
        if _is_past(prose, low, high):
            flags.add("earlier")
        wounds.append(
            new(Annotation, ("wound", prose.span(first, at + 1), number, fields, frozenset(flags), "narrator", 0.9))
        )
    _together(wounds)
    now = [one for one in wounds if "earlier" not in one.flags]
    if is_many or not wounded.is_one(now, figures) or wounded.tells_many(prose, words.blows):
        return wounds
    return [one if "earlier" in one.flags else flagged(one, "sole") for one in wounds]


def _together(wounds: list[Annotation]) -> None:
    """Tell each wound of the others of its victim in its sentence."""
    by_victim: dict[tuple[int, str], set[str]] = {}
    for one in wounds:
        parts = one.fields["parts"]
        if isinstance(parts, frozenset):
            by_victim.setdefault((one.sentence, str(one.fields.get("victim", ""))), set()).update(parts)
    for one in wounds:
        fields = one.fields
        if isinstance(fields, dict):
            fields["told"] = frozenset(by_victim[one.sentence, str(fields.get("victim", ""))])


def _is_past(prose: Prose, low: int, high: int) -> bool:
    """Whether a sentence tells of another time: "last season", "in 2014", and not "the 1900 block"."""
    lower = prose.lower
    if not EARLIER.isdisjoint(lower[low:high]):
        return True
    return any(of_these_centuries(lower[i]) and lower[i + 1 : i + 2] != ["block"] for i in prose.odd_within(low, high))


def _is_back(prose: Prose, at: int, low: int, high: int) -> bool:
    """Whether a word that looks like an adverb is a part: "in the back", and not "in the back yard", "of the club"."""
    if at == low or prose.lower[at - 1] not in OWN:
        return False
    return at + 1 >= high or not (prose.tags[at + 1] == "N" or prose.lower[at + 1] == "of")


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


def _before(prose: Prose, old: list[Annotation], victim: str, number: int) -> Annotation | None:
    """How old one is who was told of in the sentence before: "A 3-year-old was hit. The boy was shot"."""
    low, _ = prose.sentences[number]
    if not victim or " " in victim or prose.lower[low] != "the" or prose.lemmas[low + 1 : low + 2] != [victim]:
        return None
    told = [one for one in old if one.sentence == number - 1]
    if len(told) != 1 or prose.paragraphs[number] != prose.paragraphs[number - 1]:
        return None
    return told[0] if told[0].fields.get("noun") in (None, victim) else None


def _blow_of(prose: Prose, words: _Words, first: int, at: int, low: int, high: int) -> int | None:
    """What hurts the part that stands up to a token, with adjectives from ``first``: its token, None if nothing."""
    lower, lemmas = prose.lower, prose.lemmas
    if at + 1 < high and lemmas[at + 1] in words.harms:
        return at + 1  # "a knee injury"
    for i in range(first, at):
        if lemmas[i] in words.breaks:
            return i  # "a broken wrist"
    before = first - 1
    if before <= low or lower[before] not in OWN:
        return _blow(prose, words, before, low) if before > low and lower[before] in INTO else None
    if lemmas[before - 1] in words.breaks and prose.tags[before - 1] == "V":
        return before - 1 if lower[before] != "the" else None  # and not "broke the back of the strike"
    return _blow(prose, words, before - 1, low) if lower[before - 1] in INTO else None


def _blow(prose: Prose, words: _Words, into: int, low: int) -> int | None:
    """The blow before "in the leg", if nothing between is what another verb says."""
    is_other = False
    for i in range(into - 1, max(low, into - N_BLOW) - 1, -1):
        if prose.lemmas[i] in words.blows:
            return i
        is_other = is_other or prose.lower[i].endswith("-old")
        if is_other and prose.lower[i] in words.parts:
            return None  # "shot a girl in the head, a 15-year-old in the leg"
        if prose.tags[i] in "VA" and prose.lower[i] not in FALSE_VERBS:
            return None
    return None


def _victim(
    prose: Prose,
    known: wounded.Words,
    names: Mentions,
    clauses: list[Annotation],
    blow: int,
    first: int,
    at: int,
) -> str:
    """Who is hurt: whom the words behind a blow name, else whom the clause tells, else the last who is named."""
    number = prose.sentence_at[at]
    low, _ = prose.sentences[number]
    struck = wounded.victim(prose, known, names, blow, first, low)
    if struck:
        return child_of(clauses, struck, number)
    if struck is None and (of := wounded.related(prose, known, names, blow, low)):
        return child_of(clauses, of, number)
    told = _of_clause(prose, clauses, at, number)
    if wounded.is_person(prose, known, names, told, (low, blow)):
        return told
    return wounded.nearest(prose, known, names, blow, low) if struck is None else ""


def _of_clause(prose: Prose, clauses: list[Annotation], at: int, number: int) -> str:
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
