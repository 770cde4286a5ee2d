"""What somebody who was asked has said, where no phrase says so: the first statement of each who speaks.

What comes in: the attributions found so far. What goes out: for each person or organisation that is named as a source,
one claim "comment status" with the status "given", at the words that name the source. Phrases such as "declined to
comment" are claims by definition: see the lexicon ``comment.yaml``.

Who speaks for others speaks as their side: "the Liberal leader" and "the Liberal group" are one, and so are
"Hall's legal team" and "her lawyer, Peter Lund".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newslint.annotate.definitions import COMMENT
from newslint.annotate.parties import Parties
from newslint.annotate.prose import NO_FLAGS, Prose, new
from newslint.core.annotation import Annotation
from newslint.core.values import Entity, Value

_SPOKEN_FOR = (
    "group groups leader leaders party whips councillors campaign camp bloc team leadership spokesman spokeswoman"
)
SPOKEN_FOR = frozenset(_SPOKEN_FOR.split())
"""Nouns behind the name of a side that speaks as one: "the Liberal group", "the Liberal leader"."""
_LAWYERS = (
    "lawyer lawyers attorney attorneys advocate advocates solicitor solicitors barrister barristers counsel legal"
)
LAWYERS = frozenset(_LAWYERS.split())
"""Words for those who speak for somebody before the law."""
HEADS = frozenset(
    {"chief executive", "managing director", "chairman", "head", "owner", "founder", "general manager", "spokesperson"}
)
"""Titles of those who speak for their house."""
OFFICE = frozenset({"state", "state's", "district", "prosecution", "prosecuting", "general", "public", "u.s."})
"""Words of lawyers who speak for the state."""
OFTEN = 3
"""How often an article must name what is its own house."""
SAYS = 5
"""Tokens behind a source among which its verb stands."""
SILENCE = frozenset({"refused", "refuses", "refusing", "declined", "declines", "not", "n't", "never"})
COMMAS = frozenset({",", ".", ":", ";", "that"})
POSSESSIVE = frozenset({"his", "her", "their", "its"})


def given(prose: Prose, parties: Parties, found: Iterable[Annotation]) -> Iterable[Annotation]:
    """The statements that named sources have given."""
    seen: set[str] = set()
    houses = _houses(found, parties)
    sources = [one for one in found if one.kind == "attribution" or (one.kind == "quote" and "speaker" in one.fields)]
    sources.sort(key=lambda one: (one.span.start, one.kind))
    for one in sources:
        quoted = one.kind == "quote"
        speaker = one.fields.get("speaker" if quoted else "source name")
        if not isinstance(speaker, Entity) or speaker.id in seen or one.fields.get("sourcing") == "outlet":
            continue
        if quoted:
            if one.fields.get("form") != "direct" or one.fields.get("by") not in ("he", "she"):
                continue  # other speakers are sources, which stand beside their quotation
        elif _keeps_silent(prose, one):
            continue
        for actor in (side(speaker), None if quoted else _client(prose, parties, one), houses.get(speaker.id)):
            if actor is not None and actor.id not in seen:
                seen.add(actor.id)
                fields: dict[str, Value] = {
                    "relation": COMMENT,
                    "actor": actor,
                    "status": "given",
                    "certainty": "fact",
                    "strength": 1.0,
                }
                # What the head of a house says elsewhere need not be its answer to who asks.
                sure = 0.45 if actor is houses.get(speaker.id) else 0.7
                confidence = min(one.confidence, sure)
                # who says it and what is said, where one would look for the answer
                span = prose.span(*prose.sentences[one.sentence])
                yield new(Annotation, ("claim", span, one.sentence, fields, NO_FLAGS, "narrator", confidence))


def _keeps_silent(prose: Prose, source: Annotation) -> bool:
    """Whether the verb behind a source says that it says nothing: "the firm has refused to say a word"."""
    at = prose.token_at(source.span.end) if source.span.end < len(prose.text) else len(prose.lower)
    for word in prose.lower[at : at + SAYS]:
        if word in SILENCE:
            return True
        if word in COMMAS:
            return False
    return False


def _houses(found: Iterable[Annotation], parties: Parties) -> dict[str, Entity]:
    """For whom those speak who head something: "its chief executive, Ann Poe, said" is an answer of the house.

    Where nobody says what they head, it is what the article names by far most often.
    """
    known: dict[str, Entity] = {}
    for one in found:
        if one.kind != "office" or "former" in one.flags:
            continue
        name, title, where = map(one.fields.get, ("name", "title", "organisation"))
        if not isinstance(title, Entity) or title.id not in HEADS or not isinstance(name, Entity):
            continue
        if where is None and name.id not in known:
            where = _main(parties)
        if isinstance(where, Entity) and not where.within:
            known.setdefault(name.id, where)
    return known


def _main(parties: Parties) -> Entity | None:
    """The one organisation that an article names again and again, more than twice as often as any other."""
    named: Counter[str] = Counter()
    meant: dict[str, Entity] = {}
    for one in parties.mentions.all:
        if one.kind == "organisation":
            named[one.entity.id] += 1
            meant[one.entity.id] = one.entity
    most = named.most_common(2)
    if not most or most[0][1] < OFTEN or (len(most) > 1 and most[1][1] * 2 > most[0][1]):
        return None
    return meant[most[0][0]]


def side(actor: Entity) -> Entity:
    """The side that somebody without a name of his own speaks for: "liberal leader" → liberal."""
    words = actor.id.split()
    if "'s" in words:
        owner = words.index("'s")
        return _lawyers(words[owner - 1]) if owner and not LAWYERS.isdisjoint(words[owner:]) else actor
    if len(words) == 2 and words[1] in SPOKEN_FOR:
        return Entity(words[0], actor.label.split()[0])
    return actor


def _lawyers(owner: str) -> Entity:
    return Entity(f"lawyers of {owner}", f"The lawyers of {owner.capitalize()}")


def _client(prose: Prose, parties: Parties, source: Annotation) -> Entity | None:
    """Those who speak for a client, where the source is "her lawyer, Peter Lund"."""
    words = str(source.fields.get("cue", "")).lower().replace(",", " ").split()
    if LAWYERS.isdisjoint(words) or not OFFICE.isdisjoint(words) or words[0] not in POSSESSIVE:
        return None
    at = prose.token_at(source.span.start)
    meant = parties.of(prose, at, prose.sentences[source.sentence][0])
    return _lawyers(meant.mention.entity.id.split()[-1]) if meant is not None else None
