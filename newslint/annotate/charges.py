"""What somebody is charged with: "charged with second-degree murder", "the robbery suspect", "convicted of arson".

What comes in: the words for offences that an article has, and its names. What goes out: for each that stands beside a
word of the court an annotation of kind "charge", with the offence, those told with it, the accused and the degree:

* "Hall was charged with two counts of second-degree murder" → murder, second, ben hall
* "the robbery suspect" → robbery
* "charged with driving under the influence" → drunken driving
* "an assault rifle", "a burglary in the street" → none

"Sole" are the charges of an article that tells one offence only, "lone" those of one that tells of one accused only
and of no charge that is "further": what was added, dropped or raised is told so. "Known" is "the manslaughter charge"
of which no other sentence tells; "dated" is what is told with its month.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from newslint.annotate.mentions import of as mentions_of
from newslint.annotate.past import of_these_centuries
from newslint.annotate.prose import SILENT, Prose, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "charge",
        (
            Field("offence", "text", "murder, arson, theft …", "same-as"),
            Field("offences", "set", "all that a sentence of the article tells with this one, and may mean"),
            Field("peers", "set", "those of them that are of one family with it"),
            Field("family", "text", "killing, violence, taking: what may be mistaken for another", "same-as"),
            Field("accused", "text", "the id of the one who is accused", "same-as"),
            Field("degree", "text", "first, second …", "same-as"),
        ),
        "offence",
        "what somebody is charged with",
        ("sole", "lone", "further", "earlier", "known", "dated", "committed"),
        "was charged with **murder**",
    ),
)
WORDS: tuple[Word, ...] = ()

BACK = 14
"""Tokens before an offence among which the word of the court stands."""
DEGREE = "-degree"
DEGREES = {
    "first": "first",
    "1st": "first",
    "second": "second",
    "2nd": "second",
    "third": "third",
    "3rd": "third",
    "fourth": "fourth",
    "4th": "fourth",
}
ABBREVIATIONS = frozenset(("dui", "dwi", "owi"))
THE = frozenset(("the", "that", "this", "those", "these"))
SEXUAL = "sexual"
HYPHEN = "-"
DRIVING = "driving"
"""What is an offence only with a word beside it."""
_LONG_SINCE = """
    january february march april june july august september october november december
    jan feb aug sept oct nov dec jan. feb. aug. sept. oct. nov. dec. last
"""
LONG_SINCE = frozenset(_LONG_SINCE.split())
"""Words of a day that is not of this week: what was laid to somebody on it may be another thing."""
QUALIFYING = frozenset(("attempted", "aggravated", "premeditated", "alleged", "suspected", "armed"))
"""Participles that are a part of an offence: "charged with aggravated assault"."""


@dataclass(frozen=True, slots=True)
class _Words:
    offences: Mapping[str, str]
    broad: Mapping[str, frozenset[str]]
    families: Mapping[str, str]
    before: frozenset[str]
    behind: frozenset[str]
    void: frozenset[str]
    past: frozenset[str]
    further: frozenset[str]
    drivers: Mapping[str, str]
    watched: Watched

    def meant(self, offence: str) -> frozenset[str]:
        """What a word for an offence may mean: of a broad one all that it covers, and otherwise itself."""
        return self.broad.get(offence) or frozenset((offence,))


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    offences = lexicon.called("charges", "offences")
    broad = lexicon.meant("charges", "broad")
    before, behind, void, past, further = lexicon.sets("charges", "before", "behind", "void", "past", "further")
    families = lexicon.folded("charges", "families")
    drivers = lexicon.folded("charges", "drivers")
    return _Words(offences, broad, families, before, behind, void, past, further, drivers, Watched(offences))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> list[Annotation]:
    """The charges of an article, in order."""
    words = _words(lexicon)
    places = [at for at in prose.where_lemma(words.watched) if prose.regions[prose.sentence_at[at]] not in SILENT]
    if not places:
        return []
    told: dict[int, set[str]] = {}
    drafts: list[tuple[int, int, str]] = []
    for at in places:
        number = prose.sentence_at[at]
        low, high = prose.sentences[number]
        behind = prose.lemmas[at + 1] if at + 1 < high else ""
        if behind in words.void or behind.startswith(HYPHEN) or prose.lower[at - 1] == SEXUAL:
            continue
        offence = words.offences.get(prose.lower[at]) or words.offences[prose.lemmas[at]]
        if offence == DRIVING:
            offence = _driving(prose, words, at, low, high)
            if not offence:
                continue
        told.setdefault(number, set()).update(words.meant(offence))
        cue = _cue(prose, words, at, low, high) if prose.tags[at] in "NV" or prose.lower[at] in ABBREVIATIONS else None
        if cue is not None:
            drafts.append((at, cue, offence))
    if not drafts:
        return []
    sole = bool(frozenset.intersection(*map(frozenset, told.values())))
    charged = {(prose.sentence_at[at], one) for at, _, offence in drafts for one in words.meant(offence)}
    committed = {offence for number, some in told.items() for offence in some if (number, offence) not in charged}
    numbers = {prose.sentence_at[at] for at, _, _ in drafts}
    more = {number for number in numbers if _tells_further(prose, words, number)}
    accused = {at: who for at, cue, _ in drafts if (who := _against(prose, at) or _accused(prose, at, cue))}
    is_lone = not more and len(set(accused.values())) <= 1
    charges = []
    for at, _, offence in drafts:
        number = prose.sentence_at[at]
        kinds = words.meant(offence)
        along = frozenset().union(*(some for some in told.values() if not some.isdisjoint(kinds)))
        family = words.families.get(offence, "")
        peers = frozenset(one for one in along if words.families.get(one, "") == family) if family else kinds
        fields: dict[str, Value] = {"offence": offence, "offences": along, "peers": peers}
        if family:
            fields["family"] = family
        if at in accused:
            fields["accused"] = accused[at]
        low, high = prose.sentences[number]
        first = _first(prose, at, low)
        if degree := _degree(prose, first, at):
            fields["degree"] = degree
        flags = {name for name, holds in (("sole", sole), ("lone", is_lone), ("further", number in more)) if holds}
        if _is_past(prose, words.past, low, high):
            flags.add("earlier")
        if not LONG_SINCE.isdisjoint(prose.lower[low:high]):
            flags.add("dated")
        if not committed.isdisjoint(kinds):
            flags.add("committed")
        is_the = first > low and prose.lower[first - 1] in THE and prose.lower[at + 1 : at + 2] == ["charge"]
        if is_the and not any(some & kinds for other, some in told.items() if other != number):
            flags.add("known")
        span = prose.span(first, at + 1)
        charges.append(new(Annotation, ("charge", span, number, fields, frozenset(flags), "narrator", 0.85)))
    return charges


def _cue(prose: Prose, words: _Words, at: int, low: int, high: int) -> int | None:
    """The word of the court beside an offence: "murder trial", "charged with", "convicted of two counts of"."""
    if at + 1 < high and prose.lemmas[at + 1] in words.behind:
        return at + 1
    for i in range(at - 1, max(low, at - BACK) - 1, -1):
        if prose.lemmas[i] in words.before or prose.lower[i] in words.before:
            return i
        if prose.tags[i] == "." or (prose.tags[i] == "V" and not _passed(prose, i)):
            return None
    return None


def _driving(prose: Prose, words: _Words, at: int, low: int, high: int) -> str:
    """Which offence "driving" is: "drunken driving", "driving under the influence", "reckless driving"; "" for none."""
    near = (*prose.lower[max(low, at - 1) : at], *prose.lower[at + 1 : min(high, at + 4)])
    return next((words.drivers[word] for word in near if word in words.drivers), "")


def _passed(prose: Prose, at: int) -> bool:
    """Whether a verb may stand between the court and an offence."""
    return prose.lemmas[at] in ("have", "be") or prose.lower[at] in QUALIFYING


def _first(prose: Prose, at: int, low: int) -> int:
    """Where the offence begins with its degree and its adjectives: "attempted first-degree murder"."""
    while at > low and (
        prose.tags[at - 1] == "J" or prose.lower[at - 1] in QUALIFYING or prose.lower[at - 1].endswith(DEGREE)
    ):
        at -= 1
    if at > low + 1 and prose.lower[at - 1] == "degree" and prose.lower[at - 2] in DEGREES:
        at -= 2
    return at


def _degree(prose: Prose, first: int, at: int) -> str:
    """Which degree is told before an offence: "first-degree", "1st degree", "first degree"."""
    for word in prose.lower[first:at]:
        degree = word.removesuffix(DEGREE)
        if (degree != word or "degree" in prose.lower[first:at]) and degree in DEGREES:
            return DEGREES[degree]
    return ""


def _accused(prose: Prose, at: int, cue: int) -> str:
    """The one person that is named before the word of the court in its sentence; "" if there are none, or two.

    Behind an offence the one who stands right there: "murder suspect Ada Quirke".
    """
    low, high = prose.sentences[prose.sentence_at[cue]]
    if cue > at:
        beside = [one for one in mentions_of(prose).within(cue + 1, min(high, cue + 2)) if one.kind == "person"]
        if beside:
            return beside[0].entity.id
    known = {one.entity.id for one in mentions_of(prose).within(low, cue) if one.kind == "person"}
    return known.pop() if len(known) == 1 else ""


def _against(prose: Prose, at: int) -> str:
    """Who is named behind an offence as the one whom it is laid to: "filed murder charges against Ada Quirke"."""
    _, high = prose.sentences[prose.sentence_at[at]]
    for i in range(at + 1, min(high, at + BACK)):
        if prose.lower[i] == "against":
            known = {one.entity.id for one in mentions_of(prose).within(i, high) if one.kind == "person"}
            return known.pop() if len(known) == 1 else ""
    return ""


def _tells_further(prose: Prose, words: _Words, number: int) -> bool:
    """Whether a sentence tells of more charges or of more who are charged: "also", "another man", "upgraded to".

    "The murder of his friend, also 18" tells of no further charge, nor does "not guilty".
    """
    low, high = prose.sentences[number]
    told = [at for at in range(low, high) if prose.lower[at] in words.further]
    return any(
        (prose.lower[at] != "also" or prose.tags[at + 1 : at + 2] != ["#"])
        and (prose.lower[at] != "not" or prose.lower[at + 1 : at + 2] != ["guilty"])
        for at in told
    )


def _is_past(prose: Prose, past: Set[str], low: int, high: int) -> bool:
    """Whether a sentence tells of an old case: "previously", "in 2009"."""
    around = prose.lower[low:high]
    return not past.isdisjoint(around) or any(map(of_these_centuries, around))
