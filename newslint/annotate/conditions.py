"""In what condition a patient is: "is in critical condition", "left a girl in fair condition".

What comes in: tokens, names and ages. What goes out, an annotation a condition that has one patient:

* "Ada Quirke, 20, was in critical condition" → victim ada quirke, age 20, grades critical
* "the boy was flown to Torp in serious condition" → victim boy, male, arrived
* "he is in critical but stable condition" → grades critical and stable
* "both are in critical condition", "a road in good condition" → none

"Lone" are the conditions of an article that tells of one patient; "changed" those that are told beside another time.
"""

from __future__ import annotations

from collections.abc import Mapping

from newslint.annotate import bearers, parties, wounded
from newslint.annotate.mentions import Mentions
from newslint.annotate.prose import SILENT, Prose, flagged, new
from newslint.annotate.sexwords import PRONOUNS
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Entity, Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "condition",
        (
            Field("grades", "set", "critical, serious, guarded, stable, fair or good"),
            Field("grade", "text", "the condition as a hospital tells it"),
            Field("victim", "text", "who is in it: the id of a name, or a noun; none where nothing tells", "same-as"),
            Field("age", "amount", "how old the patient is", "same-as"),
            Field("sex", "text", "male or female, where a noun or a pronoun tells it", "same-as"),
            Field("grown", "text", "child or adult; an officer and a suspect are sorts of their own", "same-as"),
        ),
        "grade",
        "in what condition a patient is",
        ("named", "lone", "arrived", "changed"),
        "Hall is in **critical condition**",
    ),
)
WORDS: tuple[Word, ...] = ()

WATCHED = Watched(("condition",))
GRADES = frozenset(("critical", "serious", "grave", "guarded", "stable", "fair", "good", "satisfactory"))
FOLDED = {"grave": "critical", "satisfactory": "good"}
BETWEEN = frozenset(("but", "yet", "to", "and", "or", "though"))
_TAKEN = "take rush fly airlift transport bring arrive transfer drive send carry ferry convey admit find"
TAKEN = frozenset(_TAKEN.split())
"""Verbs with which a condition is that of the first hour."""
_CHANGED = """
    upgraded downgraded upgrade improved improving worsened deteriorated initially originally previously earlier until
    later since
"""
CHANGED = frozenset(_CHANGED.split())
"""Words beside a condition of which there is another, earlier or later."""
ENDING = frozenset(("die", "succumb", "dead", "death"))
"""Words shortly behind "later" and "until" with which they tell of a death."""
_MANY = "they them both all two three four five six seven others victims people men women children"
MANY = frozenset(_MANY.split())
"""Words before a condition that is that of several."""
INTO = 4
"""Tokens before a condition among which its "in" stands: "in extremely critical condition"."""
N_SEX = 4


@per_lexicon
def _sexes(lexicon: Lexicon) -> Mapping[str, str]:
    return lexicon.folded("poles", "axes", "sex")


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> list[Annotation]:
    """The conditions of an article that have one patient, in order."""
    places = prose.where(WATCHED)
    if not places:
        return []
    sexes = _sexes(lexicon)
    known, names = wounded.words(lexicon), parties.known(prose, found)
    figures = prose.of_kind("quantity", found)
    old = [one for one in figures if one.fields.get("dimension") == "age"]
    ages = {who.id: one for one in reversed(old) if isinstance(who := one.fields.get("subject"), Entity)}
    told: list[Annotation] = []
    is_many = False
    for at in places:
        number = prose.sentence_at[at]
        low, high = prose.sentences[number]
        if prose.regions[number] in SILENT or at == low or prose.lower[at - 1] not in GRADES:
            continue
        into = next((i for i in range(at - 2, max(low, at - INTO - 2), -1) if prose.lower[i] == "in"), None)
        if into is None:
            continue
        if not MANY.isdisjoint(prose.lower[low:into]):
            is_many = True
            continue
        head = _patient(prose, known, names.mentions, into, low)
        if head is None:
            continue
        fields: dict[str, Value] = _who(prose, known, names, head, low, high)
        if "sex" not in fields and (sex := sexes.get(str(fields.get("victim", "")))):
            fields["sex"] = sex
        age = ages.get(str(fields.get("victim", ""))) or _beside(prose, old, low, into)
        if age is not None:
            fields["age"] = age.fields["value"]
        if sort := wounded.sort_of(known, fields):
            fields["grown"] = sort
        grades = [FOLDED.get(word, word) for word in prose.lower[into:at] if word in GRADES]
        fields["grade"], fields["grades"] = grades[-1], frozenset(grades)
        flags = {"named"} if " " in str(fields.get("victim", "")) else set()
        verb = next((i for i in range(into - 1, low - 1, -1) if prose.tags[i] == "V"), low)
        if prose.lemmas[verb] in TAKEN:
            flags.add("arrived")  # and not "was flown to Torp, where he was listed in"
        if any(prose.lower[i] in CHANGED and not _then_died(prose, i, high) for i in range(low, high)):
            flags.add("changed")
        span = prose.span(at - 1, at + 1)
        told.append(new(Annotation, ("condition", span, number, fields, frozenset(flags), "narrator", 0.9)))
    if is_many or not wounded.is_one(told, figures) or wounded.tells_many(prose, frozenset()):
        return told
    return [flagged(one, "lone") for one in told]


def _then_died(prose: Prose, at: int, high: int) -> bool:
    """Whether a word tells of no other condition but of the death: "where she later died", "listed until she died"."""
    return not ENDING.isdisjoint(prose.lemmas[at + 1 : min(high, at + 3)])


def _patient(prose: Prose, known: wounded.Words, names: Mentions, into: int, low: int) -> int | None:
    """The token that tells who is in a condition: the last person before "in"."""
    for i in range(into - 1, low - 1, -1):
        mention = names.covering(i)
        if mention is not None:
            if mention.kind == "person":
                return i
            continue
        if prose.lower[i] in bearers.PRONOUNS:
            return i
        if prose.tags[i] in "NJ" and (prose.lemmas[i] in known.people or prose.lemmas[i].endswith("-old")):
            return i if prose.lower[i] == prose.lemmas[i] else None
    return None


def _who(
    prose: Prose, known: wounded.Words, names: parties.Parties, head: int, low: int, high: int
) -> dict[str, Value]:
    """Who a patient is, by name or noun, and of which sex."""
    fields: dict[str, Value] = {}
    if prose.lower[head] in bearers.PRONOUNS:
        fields["sex"] = PRONOUNS[prose.lower[head]]
    told = bearers.named(prose, names, head, low, high)
    if told is not None:
        victim = told[0].id if " " in told[0].id else told[0].label.rpartition(" ")[2]
        mention = names.mentions.of(told[0])[:1]
        if victim in known.people or bearers.is_aged(victim) or (mention and mention[0].kind == "person"):
            fields["victim"] = victim
    return fields


def _beside(prose: Prose, old: list[Annotation], low: int, into: int) -> Annotation | None:
    """The one age that a sentence tells before a condition."""
    start, stop = prose.starts[low], prose.starts[into]
    beside = [one for one in old if start <= one.span.start < stop]
    return beside[0] if len(beside) == 1 else None
