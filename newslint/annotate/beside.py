"""Who is what to whom, said beside a name: "Ann Hall, wife of Peter Lund", "Acme's subsidiary Zenith".

What comes in: nouns that tie one party to another, as ``acts.yaml`` has them behind "be", and the names around them.
What goes out: the clause that the words stand for, as if it were printed:

* "Ann Hall, wife of Peter Lund, came." → agent ann hall, verb be, patient wife, act marriage.
* "Hall's predecessor, the late Eva Berg, came." → act succession, doer hall, target eva berg.
* "After Lund's death, Hall was elected secretary." → act succession, doer hall, target lund.
* "The Oslo-based oil firm Acme", "Acme's headquarters is in Oslo." → act base, doer acme, target oslo.

Both sides must be names, or pronouns that stand for one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newslint.annotate import acts, chains, parties, polarity, syntax
from newslint.annotate.parties import Parties
from newslint.annotate.prose import SILENT, Prose
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Entity, Value
from newslint.core.vocabulary import Kind, Word

KINDS: tuple[Kind, ...] = ()
WORDS: tuple[Word, ...] = ()

OWNER = frozenset({"'s", "'"})
OWNERS = frozenset({"his", "her", "their", "its"})
PREPOSITIONS = frozenset({"of", "to"})
ENDS = Watched({"death", "resignation", "departure", "retirement", "ouster", "dismissal"})
"""After whose end, if it is somebody's, somebody else begins."""
BEGUN = frozenset({"elect", "appoint", "name", "choose", "select", "nominate"})
BEGINS = frozenset({"become", "succeed"})
BASED = ("-based", "-headquartered")
CONFIDENCE = 0.8


class _Side(NamedTuple):
    """One of the two: who, the tokens that say so, and what sort of name it is, if that is known."""

    said: str
    first: int
    stop: int
    sort: str = ""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The clauses that stand beside names, in the order of their nouns."""
    nouns = acts.nouns(lexicon)
    names = parties.known(prose, found)
    negation = polarity.words(lexicon)
    for i in prose.where_lemma(nouns.all):
        number = prose.sentence_at[i]
        if prose.tags[i] != "N" or prose.regions[number] in SILENT:
            continue
        low, high = prose.sentences[number]
        if prose.lemmas[i] in nouns.had:
            yield from _had(prose, names, nouns.had[prose.lemmas[i]], i, number)
        if (pair := _pair(prose, names, i, low, high)) is None:
            continue
        one, other, verb = pair
        word = prose.lemmas[i]
        if acts.FORMER in prose.lower[max(low, i - 3) : i]:
            word = f"ex-{word}"
        pattern = nouns.been.get(word)
        if pattern is None or one.said == other.said:
            continue
        doer, target = (other.said, one.said) if pattern.bearing else (one.said, other.said)
        if pattern.mutual:
            doer, target = sorted((doer, target))
        said = polarity.AFFIRMED
        if verb is not None:
            said = polarity.chain_denied(prose, negation, chains.chain(prose, verb, low))
            if not chains.NEGATORS.isdisjoint(prose.lower[verb + 1 : verb + 3]):
                said = polarity.DENIED
        yield _clause(prose, number, pattern.act, (doer, target), said, (one, other), i, omitted=pattern.omitted)
    yield from _based(prose, names)
    for i in prose.where(ENDS):
        number = prose.sentence_at[i]
        low, high = prose.sentences[number]
        if prose.lower[i - 1] in OWNER and prose.regions[number] not in SILENT:
            yield from _after(prose, names, i, number, low, high)


def _had(prose: Prose, names: Parties, pattern: acts.Pattern, i: int, number: int) -> Iterable[Annotation]:
    """ "Acme's headquarters is in Oslo" is "Acme has headquarters in Oslo"."""
    (low, high), lower = prose.sentences[number], prose.lower
    owner = i - 1
    while owner > low and prose.tags[owner] in "JN":
        owner -= 1
    if owner <= low or i + 2 >= high or lower[owner] not in OWNER or prose.lemmas[i + 1] != "be":
        return
    one = _name_before(prose, names, owner - 1, low)
    other = _name_after(prose, names, i + 3, high) if lower[i + 2] in pattern.steps[1].words else None
    if one is not None and other is not None:
        site = names.mentions.covering(other.stop - 1)
        place = site.entity if site is not None and site.kind == "place" else None
        yield _clause(prose, number, pattern.act, (one.said, other.said), polarity.AFFIRMED, (one, other), i, place)


def _based(prose: Prose, names: Parties) -> Iterable[Annotation]:
    """ "The Oslo-based oil firm Acme": a firm and its seat."""
    lower = prose.lower
    for place in names.mentions.all:
        if place.kind != "place" or "-" not in (word := lower[place.stop - 1]) or not word.endswith(BASED):
            continue
        number = prose.sentence_at[place.first]
        i, high = place.stop, prose.sentences[number][1]
        while i < high and prose.tags[i] in "NJ" and names.mentions.covering(i) is None:
            i += 1
        firm = names.mentions.covering(i)
        if firm is not None and firm.kind == "organisation" and firm.stop <= high:
            seat, one = _Side(place.entity.id, place.first, place.stop), _Side(firm.entity.id, i, firm.stop, firm.kind)
            sides = (one.said, seat.said)
            yield _clause(prose, number, "base", sides, polarity.AFFIRMED, (one, seat), place.stop - 1, place.entity)


def _pair(prose: Prose, names: Parties, i: int, low: int, high: int) -> tuple[_Side, _Side, int | None] | None:
    """Who is it, to whom, and the verb between them if there is one."""
    tags, lower = prose.tags, prose.lower
    first = i
    while first > low and (tags[first - 1] in "JN#R" or lower[first - 1].endswith("ed")):
        first -= 1
    before = first - 1
    stop = i + 1
    other: _Side | None = None
    if before > low and lower[before] in OWNER:
        other = _name_before(prose, names, before - 1, low)
        first = other.first if other is not None else before
    elif before >= low and lower[before] in OWNERS:
        meant = names.of(prose, before, low)
        other = _Side(meant.mention.entity.id, before, before + 1, meant.mention.kind) if meant is not None else None
        first = before
    elif stop < high and lower[stop] in PREPOSITIONS:
        if before >= low and tags[before] == "D":
            first = before
        other = _name_after(prose, names, stop + 1, high)
        stop = other.stop if other is not None else stop
    if other is None:
        return None
    if first > low + 1 and lower[first - 1] == "," and (one := _name_before(prose, names, first - 2, low)):
        return one, other, None
    verb = first - 1
    while verb > low and tags[verb] == "R":
        verb -= 1
    if verb > low and prose.lemmas[verb] == "be":
        if lower[i + 1 : i + 2] and lower[i + 1] in PREPOSITIONS:
            return None  # "Hall is the wife of Lund" is a clause like any other
        head = syntax.subject(prose, chains.chain(prose, verb, low).start, low)
        one = _name_before(prose, names, head, low) if head is not None else None
        return (one, other, verb) if one is not None else None
    if stop < high and lower[stop] == "(":
        stop = next((k + 1 for k in range(stop, min(high, stop + 5)) if lower[k] == ")"), stop)
    if stop < high and prose.lemmas[stop] == "be" and lower[i + 1] not in PREPOSITIONS:
        one = _name_after(prose, names, stop + 1, high)
        return (one, other, stop) if one is not None else None
    if stop < high and lower[stop] == ",":
        one = _name_after(prose, names, stop + 1, high)
        closed = one is not None and (one.stop >= high or tags[one.stop] in ",.AVR")
        return (one, other, None) if one is not None and closed else None
    if lower[i + 1 : i + 2] and lower[i + 1] in PREPOSITIONS:
        return None
    one = _name_after(prose, names, stop, stop + 1) if stop < high else None
    return (one, other, None) if one is not None else None


def _name_before(prose: Prose, names: Parties, last: int, low: int) -> _Side | None:
    """The name that ends at a token."""
    if last < low:
        return None
    mention = names.mentions.covering(last)
    if mention is not None:
        return _Side(mention.entity.id, min(mention.first, last), last + 1, mention.kind)
    return _Side(prose.lower[last], last, last + 1) if prose.capital[last] and prose.tags[last] == "P" else None


def _name_after(prose: Prose, names: Parties, first: int, high: int) -> _Side | None:
    """The name that begins at a token, words for what it is aside: "the former ambassador Peter Lund"."""
    tags = prose.tags
    i = first
    while i < high and tags[i] in "DJN#R" and not prose.capital[i]:
        if prose.lower[i] in OWNER:
            return None
        i += 1
    stop = i
    while stop < len(tags) and tags[stop] in "PNJ" and prose.capital[stop]:
        mention = names.mentions.covering(stop)
        if mention is not None and mention.kind != "place" and mention.stop > stop:
            return _Side(mention.entity.id, i, mention.stop, mention.kind) if _ends(prose, mention.stop) else None
        stop += 1
    if stop == i or not _ends(prose, stop):
        return None
    mention = names.mentions.covering(stop - 1)
    if mention is not None:
        return _Side(mention.entity.id, i, stop, mention.kind)
    return _Side(prose.lower[stop - 1], i, stop)


def _ends(prose: Prose, stop: int) -> bool:
    """Whether a name is all there is: not "Lund's sister"."""
    return stop >= len(prose.lower) or prose.lower[stop] not in OWNER


def _after(prose: Prose, names: Parties, i: int, number: int, low: int, high: int) -> Iterable[Annotation]:
    """ "After Lund's death, Hall was elected": who comes after whom."""
    lower = prose.lower
    other = _name_before(prose, names, i - 2, low)
    if other is None or lower[other.first - 1] != "after":
        return
    comma = next((k for k in range(i + 1, min(high, i + 6)) if lower[k] == ","), i)
    one = _name_after(prose, names, comma + 1, high)
    if one is None or one.stop + 1 >= high:
        return
    verb = one.stop
    passive = prose.lemmas[verb] == "be"
    if prose.lemmas[verb + passive] in (BEGUN if passive else BEGINS) and one.said != other.said:
        sides = (one.said, other.said)
        yield _clause(prose, number, "succession", sides, polarity.AFFIRMED, (one, other), i)


def _clause(
    prose: Prose,
    number: int,
    act: str,
    sides: tuple[str, str],
    said: str,
    names: tuple[_Side, _Side],
    noun: int,
    site: Entity | None = None,
    omitted: bool = False,
) -> Annotation:
    first, stop = min(noun, *(one.first for one in names)), max(noun + 1, *(one.stop for one in names))
    fields: dict[str, Value] = {
        "agent": names[0].said,
        "verb": "be",
        "patient": prose.lemmas[noun],
        "complement": names[1].said,
        "act": act,
        "doer": sides[0],
        "target": sides[1],
        "certainty": "fact",
        "context": prose.content(first, stop),
    }
    if site is not None:
        fields["site"] = site
    if names[0].sort:
        fields["agent sort"] = names[0].sort
    if said:
        fields["polarity"] = said
        fields["done"] = polarity.opposite(said) if omitted else said
    return Annotation("clause", prose.span(first, stop), number, fields, confidence=CONFIDENCE)
