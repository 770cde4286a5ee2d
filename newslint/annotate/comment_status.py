"""What somebody who was asked has said, where no phrase says so: the first statement of each who speaks.

What comes in: the attributions found so far. What goes out: for each person or organisation that is named as a source,
one or two claims "comment status" with the status "given", at the sentence that holds the answer.
Phrases such as "declined to comment" are claims by definition: see the lexicon ``comment.yaml``.

Who speaks for others speaks as their side: "the Liberal leader" and "the Liberal group" are one, and so are
"Hall's legal team" and "her lawyer, Peter Lund".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from newslint.annotate import answers
from newslint.annotate.answers import Statement
from newslint.annotate.definitions import COMMENT
from newslint.annotate.matching import Match
from newslint.annotate.mentions import Mentions, Told
from newslint.annotate.parties import OWNER, SPEAKERS, Parties
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
_INSTITUTIONS = (
    "bank ministry police army navy government department embassy council parliament court prosecution treasury"
)
INSTITUTIONS = frozenset(_INSTITUTIONS.split())
"""Those of which a country or a town has one."""
_TRADES = """
    supplier operator maker owner manufacturer contractor builder developer carrier airline retailer brewer insurer
    lender carmaker drugmaker broadcaster publisher rival parent start-up shipbuilder planemaker chipmaker
"""
TRADES = frozenset(_TRADES.split())
"""Nouns for firms that a sentence may print before the name: "Supplier Torvik Glass"."""
_GROUPS = "group union association federation society campaign committee guild branch league"
GROUPS = frozenset(_GROUPS.split())
"""Those for which whoever is said to be of them speaks."""
HEADS = frozenset(
    {
        "chief executive",
        "managing director",
        "chairman",
        "head",
        "owner",
        "founder",
        "general manager",
        "company secretary",
        "press officer",
        "spokesperson",
    }
)
"""Titles of those who speak for their house."""
FIRM = Entity("company", "The company")
"""One word for what is called a firm in one paragraph and a company in the next."""
OFFICE = frozenset({"state", "state's", "district", "prosecution", "prosecuting", "general", "public", "u.s."})
"""Words of lawyers who speak for the state."""
POSSESSIVE = frozenset({"his", "her", "their", "its"})
SPOKEN = frozenset({"he", "she", "it", "they"})
"""Pronouns for those who speak."""
THOUGHT = frozenset({"think", "believe", "hope", "fear", "learn", "feel", "remember", "read", "wonder"})
"""Verbs beside quoted words that say nothing to anybody."""
OWN = frozenset({"named", "official"})
"""The kinds of sources that speak for themselves: no outlets, papers, or people without a name."""
NOBODY = Entity("", "")
AGO = frozenset({"year", "years", "month", "months", "decade", "decades"})
"""Words of a time long before: "said last year" answers nobody now."""
BESIDE = 8
"""Tokens of a source before the comma behind which it is named."""
NEAR = 5
"""Tokens behind the verb in which stands when something was said."""
_PRESS = """
    us me our reporter reporters journalist journalists newspaper paper radio programme program station telephone
    interview press conference briefing
"""
PRESS = frozenset(_PRESS.split())
"""Words behind a verb of saying by which it is said to the press."""
NO_ANSWER = "none"
"""The status of who was asked, and gave no answer."""
RESERVED = "reserved"
"""The status of who has spoken, and keeps one point back."""
REFUSALS = frozenset({NO_ANSWER, "declined", "silent"})
FURTHER = "further"
HEARD = frozenset({"heard"})
"""The flag of what was said to the press, or is told in its own words; other statements may be years old."""
VOICES = frozenset({"office", "spokesman", "spokeswoman", "spokesperson", "agent", "team", "camp", "campaign", "phone"})
"""Those who have a person's own word: "Hall's office"."""
SILENCE = frozenset({"refused", "refuses", "refusing", "declined", "declines", "not", "n't", "never"})
STOPS = frozenset({",", ".", ":", ";", "that"})


def given(prose: Prose, parties: Parties, found: list[Annotation]) -> Iterable[Annotation]:
    """The statements that sources have given: of each the first, the first that says to whom, and that to the press."""
    houses = _houses(prose.of_kind("office", found), parties.mentions)
    posts = posts_of(prose, found)
    seen: dict[str, int] = {}
    clients = _clients(prose, parties.mentions)
    quoted = {one.sentence for one in prose.of_kind("quote", found) if one.fields.get("form") == "direct"}
    people = {one.entity.id for one in parties.mentions.all if one.kind == "person"}
    for one in _statements(prose, parties, found):
        house = houses.get(one.speaker.id)
        if house is None and (own := parties.employer(one.speaker)) is not None and own.id.split()[-1] in GROUPS:
            house = own  # "Ann Poe of the Tenants' Group told us"
        client = clients.get(one.speaker.id) or _client(prose, parties, one)
        if client is None and _is_through(one):
            client = lawyers_of(one.speaker)
        if house is None:
            house = answers.spoken_for(prose, parties, one.first) or answers.office_of(prose, parties, one.first)
        number = prose.sentence_at[one.first]
        heard = number in quoted or not SPEAKERS.isdisjoint(one.cue.lower().split())
        # A commission says what it says to whoever asks; what a person says may be years old.
        full = 2 if heard or one.speaker.id not in people else one.full
        own = side(one.speaker, parties.mentions) if client is None or not _is_through(one) else None
        for actor in (own, client, house):
            if actor is None or (actor.id in seen and seen[actor.id] >= full):
                continue
            seen[actor.id] = full
            fields: dict[str, Value] = {
                "relation": COMMENT,
                "actor": actor,
                "status": "given",
                "certainty": "fact",
                "strength": 1.0,
            }
            if actor.id in posts:
                fields["post"] = posts[actor.id]
            # What the head of a house says elsewhere need not be its answer to who asks.
            confidence = min(one.confidence, 0.45 if actor is house else 0.7)
            # Who says it and what is said, where one would look for the answer.
            span = prose.spans[number]
            flags = HEARD if full == 2 else NO_FLAGS
            yield new(Annotation, ("claim", span, number, fields, flags, "narrator", confidence))


def status_of(prose: Prose, status: str, phrase: Match, high: int) -> str:
    """The status that a phrase tells: who "would not comment further" has commented, and keeps back only the rest."""
    near = prose.lower[phrase.first : min(phrase.stop + NEAR, high)]
    return RESERVED if status in REFUSALS and FURTHER in near else status


def _statements(prose: Prose, parties: Parties, found: list[Annotation]) -> list[Statement]:
    """What named sources and those whom a pronoun means have said, from top to bottom."""
    told = {one.first: one for one in parties.mentions.told}
    made: list[Statement] = []
    for one in prose.of_kind("attribution", found):
        if one.fields.get("sourcing") not in OWN:
            continue
        first = prose.token_at(one.span.start)
        clause = told.pop(first, None)
        speaker = one.fields.get("source name")
        if speaker is None and (owner := answers.spoken_for(prose, parties, first)) is not None:
            speaker = owner  # "a spokesperson for Health Minister Ada Lund said"
        if speaker is None and clause is not None and " " in (clause.entity or NOBODY).id:
            speaker = clause.entity  # "Torvik police said", "a spokesman for the bank said"
        if not isinstance(speaker, Entity):
            continue
        if (
            speaker.label.split()[-1].islower()
            and (named := parties.beside(prose, prose.token_at(one.span.end - 1))) is not None
        ):
            speaker = named.mention.entity  # "the grid company, Vesko, said"
        cue = str(one.fields.get("cue", ""))
        if clause is None:
            made.append(Statement(speaker, cue, first, 0, one.confidence))
        else:
            made += _said(prose, clause, speaker, cue, one.confidence)
    for clause in told.values():
        if clause.entity is not None and prose.lower[clause.first] in SPOKEN:
            made += _said(prose, clause, clause.entity, "", min(clause.confidence, 0.6))
    made += answers.statements(prose, parties)
    heard = {prose.sentence_at[one.first] for one in made}
    made += (one for one in answers.unnamed(prose, found) if prose.sentence_at[one.first] not in heard)
    made.sort(key=lambda one: one.first)
    return made


def _said(prose: Prose, clause: Told, speaker: Entity, cue: str, confidence: float) -> Iterable[Statement]:
    """The statement of a clause; none where it only thinks, says nothing, or says what was said long before."""
    stop = clause.stop if clause.stop > clause.at else clause.at + 1
    behind = prose.lower[stop : stop + NEAR]
    if clause.verb in THOUGHT or not AGO.isdisjoint(behind) or _keeps_silent(prose.lower[clause.stop : clause.at + 4]):
        return
    full = 1 if clause.verb == "tell" or prose.tags[stop : stop + 1] == ["I"] else 0
    if full and not (PRESS.isdisjoint(behind) and answers.ISSUED.isdisjoint(behind)):
        full = 2
    yield new(Statement, (speaker, cue, clause.first, full, confidence))


def _keeps_silent(words: list[str]) -> bool:
    """Whether the verb behind a source says that it says nothing: "the firm has refused to say a word"."""
    return not SILENCE.isdisjoint(takewhile(lambda word: word not in STOPS, words))


def _houses(offices: Iterable[Annotation], mentions: Mentions) -> dict[str, Entity]:
    """For whom those speak who head something: "its chief executive, Ann Poe, said" is an answer of the house."""
    known: dict[str, Entity] = {}
    for one in offices:
        if "former" in one.flags:
            continue
        name, title, where = map(one.fields.get, ("name", "title", "organisation"))
        if not isinstance(title, Entity) or title.id not in HEADS:
            continue
        if where is None:
            where = _main(mentions)
        if isinstance(name, Entity) and isinstance(where, Entity) and not where.within:
            known.setdefault(name.id, where)
    return known


def _main(mentions: Mentions) -> Entity | None:
    """The organisation that an article names most, outlets aside: what "the chief executive" is of."""
    counts = Counter(
        [one.entity for one in mentions.all if one.kind == "organisation" and one.sort not in {"newspaper", "medium"}]
    )
    first = counts.most_common(2)
    return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else None


def posts_of(prose: Prose, found: list[Annotation]) -> dict[str, str]:
    """By what post each person is called who holds one: "Governor Ada Lund" is "the governor" in the next paper."""
    known: dict[str, str] = {}
    for one in prose.of_kind("office", found):
        name, title = one.fields.get("name"), one.fields.get("title")
        if isinstance(name, Entity) and isinstance(title, Entity) and "former" not in one.flags:
            known.setdefault(name.id, title.id.split()[-1])
    return known


def side(actor: Entity, mentions: Mentions) -> Entity:
    """The side that somebody without a name of his own speaks for: "liberal leader" → liberal.

    "The company" is the organisation that the article names most.
    """
    words = actor.id.split()
    if len(words) > 2 and words[0] in TRADES:  # "Supplier Torvik Glass"
        return Entity(" ".join(words[1:]), actor.label.partition(" ")[2])
    if len(words) > 2 and words[-2] == "press":  # "the premier's press officer"
        return Entity(" ".join(word for word in words[:-2] if word != "'s"), actor.label)
    if "of" in words[2:] and words[words.index("of") - 1] in INSTITUTIONS:  # "the Central Bank of Peru"
        return Entity(" ".join(words[: words.index("of")]), actor.label)
    if "in" in words[1:] and not INSTITUTIONS.isdisjoint(words):  # "the health ministry in Lima"
        actor = Entity(" ".join(words[: words.index("in", 1)]), actor.label)
        words = actor.id.split()
    if words[-2:] == ["'s", "office"]:  # "Premier Ada Lund's office"
        named = [
            one.entity for one in mentions.all if one.kind == "person" and " ".join(words[:-2]).endswith(one.entity.id)
        ]
        return named[0] if named else Entity(" ".join(words[:-2]), actor.label)
    if "'s" in words:
        owner = words.index("'s")
        if not INSTITUTIONS.isdisjoint(words[owner + 1 :]):
            return Entity(" ".join(words[owner + 1 :]), actor.label)  # "Peru's health ministry"
        return _lawyers(words[owner - 1]) if owner and not LAWYERS.isdisjoint(words[owner:]) else actor
    if len(words) == 2 and words[1] in SPOKEN_FOR:
        return Entity(words[0], actor.label.split()[0])
    return _main(mentions) or FIRM if words in (["firm"], ["company"]) else actor


def lawyers_of(owner: Entity) -> Entity:
    """Those who speak for somebody before the law."""
    return _lawyers(owner.id.split()[-1])


def _lawyers(owner: str) -> Entity:
    return Entity(f"lawyers of {owner}", f"The lawyers of {owner.capitalize()}")


def _clients(prose: Prose, mentions: Mentions) -> dict[str, Entity]:
    """For whom those speak who are called somebody's lawyer: "Hall's lawyer, Ann Poe"."""
    known: dict[str, Entity] = {}
    lower = prose.lower
    for one in mentions.all:
        at = one.first - 1
        if lower[at] == ",":
            at -= 1
        if lower[at] not in LAWYERS or at < 2 or one.kind != "person":
            continue
        while at > 1 and lower[at - 1] in LAWYERS:
            at -= 1
        owner = mentions.covering(at - 2) if lower[at - 1] in OWNER else None
        if owner is not None and owner.kind == "person":
            known.setdefault(one.entity.id, lawyers_of(owner.entity))
    return known


def _is_through(source: Statement) -> bool:
    """Whether a lawyer speaks for the speaker: "Hall's lawyer, Ann Poe, said"."""
    owner, _, rest = source.cue.lower().replace("’", "'").partition("'s ")
    if not rest:
        return False
    return not LAWYERS.isdisjoint(rest.replace(",", " ").split()[:2]) and owner.endswith(source.speaker.id.split()[-1])


def voice_of(prose: Prose, stop: int, owner: int) -> str:
    """Whose voice "Hall's …" is: "lawyers", "own" where Hall's own word is meant, empty for somebody else.

    ``owner`` is the token behind the name in a noun phrase that ends at ``stop``.
    """
    if owner >= stop or prose.lower[owner] not in OWNER:
        return "own"
    if prose.lemmas[stop - 1] in LAWYERS:
        return "lawyers"
    return "own" if prose.lemmas[stop - 1] in VOICES else ""


def _client(prose: Prose, parties: Parties, source: Statement) -> Entity | None:
    """Those who speak for a client, where the source is "her lawyer, Peter Lund"."""
    words = source.cue.lower().replace(",", " ").split()
    if LAWYERS.isdisjoint(words) or not OFFICE.isdisjoint(words) or words[0] not in POSSESSIVE:
        return None
    at = source.first
    meant = parties.of(prose, at, prose.sentences[prose.sentence_at[at]][0])
    return _lawyers(meant.mention.entity.id.split()[-1]) if meant is not None else None
