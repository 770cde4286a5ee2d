"""How many fired: "a gunman opened fire", "two men got out and started shooting", "police are looking for the shooter".

What comes in: tokens. What goes out: an annotation of kind "gunmen" with the number of those who opened fire, for the
first place of an article's body and of its headline that tells it. Who is named or pointed at ("he", "the suspect")
may be one of several.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newslint.annotate import syntax
from newslint.annotate.digits import figure
from newslint.annotate.prose import Prose, new
from newslint.annotate.scene import tables
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import INFINITY, Amount, exactly
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "gunmen",
        (Field("number", "amount", "how many opened fire: one, two, two or more"),),
        "number",
        "those who opened fire",
        (),
        "**two men** got out of a car and opened fire",
    ),
)
WORDS: tuple[Word, ...] = ()

FIRE = Watched(("fire", "shooting", "firing", "fired", "gunman", "gunmen", "shooter", "shooters", "sniper", "snipers"))
OPENING = frozenset(("opened", "opening", "opens", "open"))
BEGUN = frozenset(("began", "started", "begin", "start", "begins", "starts"))
SHOTS = frozenset(("shots", "at", "into", "on", "several", "multiple", "numerous", "from", "a", "two", "three"))
"""What follows "fired" where it means a gun."""

REGIONS = frozenset(("headline", "body"))
LAWFUL = frozenset(
    ("officer", "deputy", "trooper", "policeman", "guard", "agent", "soldier", "resident", "homeowner", "owner",
     "clerk", "victim", "driver", "veteran", "marine", "sheriff", "sergeant")
)  # fmt: skip
"""Who shoots back, or is shot."""

UNKNOWN = frozenset(
    ("offender", "male", "female", "individual", "robber", "thug", "youth", "juvenile", "figure", "intruder", "subject")
)
"""What else police call whoever fired."""

LONE = frozenset(("gunman", "shooter", "sniper"))
"""Who is "the gunman" is the only one; "the suspect" may be one of several."""

MORE = frozenset(("several", "multiple", "many", "numerous", "some", "few"))
SINGLE = frozenset(("a", "an", "one", "lone"))
_ONE_OF = "and another other second third of least more many than possibly perhaps or his her"
ONE_OF = frozenset(_ONE_OF.split())
"""Words of a phrase that leaves it open how many there were, or who is no stranger: "his three sons"."""

PAIRS = {"pair": Amount(2.0, 2.0, 2.0), "couple": Amount(2.0, 2.0, 2.0), "trio": Amount(3.0, 3.0, 3.0)}
ONE = exactly(1.0)
SEVERAL = Amount(2.0, INFINITY, None, "at least")
CONFIDENCE = 0.8


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """Those who fired, told first in the headline and first in the text."""
    places = prose.where(FIRE)
    if not places:
        return
    known = tables(lexicon)
    lists = known.measures.lists
    told: set[str] = set()
    for at in places:
        number = prose.sentence_at[at]
        region = prose.regions[number]
        if region not in REGIONS or region in told:
            continue
        low = prose.sentences[number][0]
        head = _head(prose, at, low)
        if head is None:
            continue
        lemma = prose.lemmas[head]
        if (
            lemma not in PAIRS
            and lemma != "group"
            and (lemma in LAWFUL or not (lemma in lists["people"] or lemma in lists["attackers"] or lemma in UNKNOWN))
        ):
            continue
        amount = _number(prose, known.numbers.cardinals, head, low)
        if amount is not None:
            told.add(region)
            first = syntax.phrase_start(prose, head, low)
            span = prose.span(first, head + 1)
            yield new(Annotation, ("gunmen", span, number, {"number": amount}, frozenset(), "narrator", CONFIDENCE))


def _head(prose: Prose, at: int, low: int) -> int | None:
    """Who is told to have fired: the subject of a verb, or a word that says so by itself."""
    if prose.lemmas[at] in LONE:
        first = syntax.phrase_start(prose, at, low)
        named = first > low and prose.lower[first - 1] == "as"  # "identified Hall as the shooter"
        return None if named or prose.lower[first] in SINGLE else at
    verb = _verb(prose, at)
    return None if verb is None else syntax.subject(prose, syntax.chain(prose, verb, low).start, low)


def _verb(prose: Prose, at: int) -> int | None:
    """The verb of "opened fire", "began shooting", "fired at"."""
    lower = prose.lower
    before = lower[at - 1] if at else ""
    if lower[at] == "fire":
        return at - 1 if before in OPENING else None
    if lower[at] == "fired":
        if "warning" in lower[at + 1 : at + 3]:
            return None  # "fired a warning shot"
        return at if lower[at + 1 : at + 2] and lower[at + 1] in SHOTS and prose.tags[at] == "V" else None
    return at - 1 if before in BEGUN else None


def _number(prose: Prose, cardinals: Mapping[str, float], head: int, low: int) -> Amount | None:
    """How many a phrase names, if it says so."""
    first = syntax.phrase_start(prose, head, low)
    words = prose.lower[first:head]
    if prose.lemmas[head] in PAIRS:
        return PAIRS[prose.lemmas[head]]
    if not ONE_OF.isdisjoint(words) or (first > low and prose.lower[first - 1] in ONE_OF):
        return None
    if head == first and prose.lower[head] == "people":
        return None  # "people started shooting in the air"
    if prose.lemmas[head] == "group":
        return SEVERAL
    plural = prose.lower[head] != prose.lemmas[head]
    for word in words:
        count = 2.0 if word == "both" else cardinals.get(word) or figure(word)
        if count and (count > 1) == plural:
            return exactly(count)
    if plural:
        return SEVERAL if not MORE.isdisjoint(words) or prose.lower[first] not in {"the", "these", "those"} else None
    lone = words == ["the"] and prose.lower[head] in LONE
    return ONE if lone or (words and words[0] in SINGLE) else None
