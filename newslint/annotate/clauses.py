"""Who does what to whom: subject, verb and object of finite clauses, active and passive alike.

What comes in: tagged tokens and names. What goes out, a clause an annotation:

* "The bank was bought by a rival." → agent rival, verb buy, patient bank, passive.
* "Users receive $5 million a day from the exchange." → payee user, payer exchange.

Meant for comparing sentences that are nearly one: roles exchanged, a "not" more or less, an antonym in place of a verb.
It is no parser: a clause whose subject cannot be seen is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import compress

from newslint.annotate import acts, certainty, chains, happenings, parties, past, polarity, syntax, verbs
from newslint.annotate.happenings import Families
from newslint.annotate.mentions import PERSONAL, Mention
from newslint.annotate.parties import Parties
from newslint.annotate.prose import SILENT, Prose, new, picks
from newslint.annotate.verbs import Verbs
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import CERTAINTIES, POLARITIES, Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "clause",
        (
            Field("agent", "text", "who does it: the name's id, or the head noun"),
            Field("agent sort", "text", "person, organisation or place, where a name does it"),
            Field("verb", "text", "base form of the verb", "same-as"),
            Field("patient", "text", "to whom or what it is done, or what somebody is"),
            Field("complement", "text", "head of the first prepositional phrase after it"),
            Field("recipient", "text", "to whom it is given, lent, sold or told, where the name follows the verb"),
            Field("act", "text", "what is done, whatever the words: lawsuit, loan, collision …", "same-as"),
            Field("event", "text", "the family of events that the verb belongs to: approve, close, win …", "same-as"),
            Field("done", "text", "affirmed or denied: who misses a trial has not attended it", values=POLARITIES),
            Field("doer", "text", "who does the act: the borrower of a loan is its target"),
            Field("target", "text", "to whom the act is done"),
            Field("site", "entity", "the place that the act leads to or that its doer is in: of a base, a birth …"),
            Field("payer", "text", "who gives money, where money goes from one to another"),
            Field("payee", "text", "who gets it"),
            Field("polarity", "text", "affirmed or denied", "same-as", values=POLARITIES),
            Field("certainty", "text", "fact, reported, planned, rumoured or hypothetical", values=CERTAINTIES),
            Field("context", "set", "content words of the clause"),
        ),
        "polarity",
        "somebody does something to somebody",
        ("passive", "modal", "conditional", "wondered", "question", "step", "joint", "past"),
        "the bank was bought by a rival",
    ),
)
WORDS: tuple[Word, ...] = ()

_MONEY = """
    dollar euro pound yen yuan rupee peso rouble ruble franc krona cent penny money cash fund payment bitcoin usd
    eur gbp fee loan
"""
MONEY = frozenset(_MONEY.split())
REPORTING = frozenset({"say"})
"""Verbs whose clauses are attributions: what is said has a clause of its own."""

RELATIVE = frozenset({"who", "which", "that", "whom"})
CONDITIONS = frozenset({"if", "unless", "whether"})
MOODS = Watched({*CONDITIONS, "?"})
NEGATORS = Watched(chains.NEGATORS)
NOBODY = Watched({"no", "none", "nobody", "neither", "nor", "nothing"})
VERBS, AUXILIARIES = picks("V"), picks("A")
COLLISION, ASSAULT = "collision", "assault"
MAIN = frozenset({"be", "have"})
"""Auxiliaries that are verbs of their own: "is present", "has an office"."""

OWNING = frozenset({"'s", "'", "and", "&"})
"""What follows a name that is not yet a whole party: "lent Hall's sister", "lent Hall and Lund"."""

BY = 4
"""Tokens behind a participle among which the "by" of whoever did it stands."""
COMPARING = frozenset({"more", "than"})
TURNING = frozenset({"until", "till", "unless"})
NEAR = 9
"""Words behind a verb, and how near, by which it was so after all: "did not begin until May"."""

JOINING = frozenset({"and", "but", "or", "then"})
PLAIN: frozenset[str] = frozenset()
PASSIVE = frozenset({"passive"})
STEP = frozenset({"step"})
JOINT = frozenset({"joint"})
"""Several do it: "Hall and Lund found it"."""
BEFORE = frozenset({"past"})
"""It was at another time than the rest: "Lund had beaten Hall in 2019", "in turn"."""
LIMIT = 12
"""Clauses of one sentence; more come from lists and tables."""


@dataclass(slots=True)
class _Text:
    prose: Prose
    parties: Parties
    covering: Callable[[int], Mention | None]
    negation: polarity.Negation
    scale: certainty.Scale
    verbs: Verbs
    events: Families
    modals: frozenset[str]
    moody: frozenset[int]
    """Sentences that have one of the words ``MOODS``."""
    negated: frozenset[int]
    """Those with a word that denies something, a verb that does, or nobody who does it."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The clauses of an article, sentence by sentence, from left to right.

    Direct quotations are left out: they are compared word by word.
    """
    scale = certainty.scale(lexicon)
    names = parties.known(prose, found)
    modals = frozenset(scale.modals)
    sentence_at = prose.sentence_at.__getitem__
    negation = polarity.words(lexicon)
    denying = (*prose.where_lemma(negation.cues), *prose.where(NEGATORS), *prose.where(NOBODY))
    text = _Text(
        prose,
        names,
        names.mentions.covering,
        negation,
        scale,
        verbs.known(lexicon),
        happenings.families(lexicon),
        modals,
        frozenset(map(sentence_at, prose.where(MOODS))),
        frozenset(map(sentence_at, denying)),
    )
    lemmas = prose.lemmas
    tokens = range(len(prose.tags))
    auxiliaries = compress(tokens, prose.tagged.translate(AUXILIARIES))
    verbs_alone = compress(tokens, prose.tagged.translate(VERBS))
    governors = sorted([*verbs_alone, *(i for i in auxiliaries if lemmas[i] in MAIN)])
    names.mentions.drop_quoted(governors)
    clauses: list[Annotation] = []
    start = 0
    for number, (low, high) in enumerate(prose.sentences):
        stop = bisect_left(governors, high, start)
        if start < stop and prose.regions[number] not in SILENT:
            clauses += reversed(_clauses(text, number, low, high, governors[start:stop]))
        start = stop
    return clauses


def _clauses(text: _Text, number: int, low: int, high: int, verbs: list[int]) -> list[Annotation]:
    """The clauses of a sentence from right to left; a verb that governs another is part of its clause."""
    prose = text.prose
    lemmas, tags, lower = prose.lemmas, prose.tags, prose.lower
    n_tokens = len(tags)
    inside = right = bound = high
    clauses: list[Annotation] = []
    for i in reversed(verbs):
        if i >= bound:
            continue
        chain = chains.chain(prose, _participle_after(prose, i, high) if tags[i] == "A" else i, low)
        bound, verb, _, finite = chain
        if not finite:
            continue
        if bound == verb:
            if low < verb and lower[verb - 1] == "and" and _shares_passive(prose, verb, verbs, low):
                chain = chain._replace(passive=True)
            elif (inside < verb or (verb + 1 < n_tokens and lower[verb + 1] == "by")) and _participle(prose, verb):
                continue
        subject = syntax.subject(prose, bound, low)
        if subject is None:
            continue
        before = lower[bound - 1]
        if subject < bound and before not in JOINING and (before not in syntax.RELATIVES or subject > bound - 4):
            inside = subject  # not "Hall hit the man and fled", nor "the bus ran into a truck that stood there"
        if lemmas[verb] in REPORTING:
            continue
        clauses.append(_clause(text, number, low, right, chain, subject))
        if len(clauses) == LIMIT:
            break
        right = bound
    return clauses


def _shares_passive(prose: Prose, verb: int, verbs: list[int], low: int) -> bool:
    """Whether a participle behind "and" shares the "was" before: "was hit by a van and dragged clear by a vet"."""
    lower = prose.lower
    if "by" not in lower[verb + 1 : verb + BY] or lower[verb][-2:] != "ed":
        return False
    before = bisect_left(verbs, verb) - 1
    return before >= 0 and chains.chain(prose, verbs[before], low).passive


def _participle_after(prose: Prose, i: int, high: int) -> int:
    """The participle after the auxiliary "be" where the tagger takes it for a noun: "she was also shot"."""
    if prose.lemmas[i] != "be":
        return i
    after = i + 1
    while after < high and prose.tags[after] == "R":
        after += 1
    return after if after < high and prose.tags[after] == "N" and prose.lower[after] in chains.ALIKE else i


def _participle(prose: Prose, verb: int) -> bool:
    """Whether a bare participle stands beside its noun: "the man arrested on Monday", "rules imposed by"."""
    before = prose.lower[verb - 1] if verb else ""
    return prose.lower[verb].endswith(("ed", "en", "ing")) and before not in {"who", "which", "that", "and", "but"}


def _clause(text: _Text, number: int, low: int, high: int, chain: chains.Chain, subject: int) -> Annotation:
    prose = text.prose
    tags, lower, lemmas = prose.tags, prose.lower, prose.lemmas
    start, at, passive, _ = chain
    after = at + 1
    plain = lemmas[at]
    if plain[-3:] == "ing":
        plain = chains.base(prose, at)
    verb = plain
    if start < at and lemmas[at - 1] == "be" and tags[at] == "V" and lower[at] == verb and not passive:
        verb, after = "be", at  # "is present": the tagger takes some adjectives for verbs
    if after < high and lower[after] in syntax.PARTICLES and tags[after] in "IR":
        verb, after = f"{verb} {lower[after]}", after + 1
    agent: int | None = subject
    passive = passive and tags[at] != "A"
    patient, stop = (at, at + 1) if after == at else _object(prose, after, high)
    complement: int | None = None
    by: int | None = None
    if stop < high and tags[stop] in "ITRQ":
        complement, by, stop = _complements(prose, stop, high, passive)
    phrase = syntax.phrase_start(prose, subject, low) if subject < start else start
    denied = polarity.AFFIRMED
    if number in text.negated:
        denied = _denied(text, low, chain, (phrase, subject), (after, patient))
    if passive:
        complement = complement if patient is None else patient
        agent, patient = by, subject
    fields: dict[str, Value] = {"verb": verb}
    way, told, narrowed, known = text.verbs[verb]
    if verb is not plain:
        _, _, is_idiom, known = text.verbs[plain]
        narrowed = narrowed or is_idiom
    if passive:
        way = None
    elif way == "pay":
        recipient = text.covering(after) if after < high else None
        if recipient is not None and recipient.stop == stop < high and tags[stop] in "D#S":
            patient, stop = _object(prose, stop, high)  # "lent Zenith the money"
        if recipient is not None and recipient.stop < stop and lower[recipient.stop] not in OWNING:
            fields["recipient"] = recipient.entity.id
    covering = text.covering
    if agent is not None:
        named = covering(agent)
        if named is not None:
            fields["agent"], fields["agent sort"] = named.entity.id, named.kind
        elif tags[agent] != "O":  # a pronoun compares with nothing
            fields["agent"] = lemmas[agent]
    if patient is not None:
        named = covering(patient)
        if named is not None:
            fields["patient"] = named.entity.id
        elif tags[patient] != "O":
            fields["patient"] = lemmas[patient]
    if complement is not None:
        named = covering(complement)
        if named is not None:
            fields["complement"] = named.entity.id
        elif tags[complement] != "O":
            fields["complement"] = lemmas[complement]
    if denied:
        fields["polarity"] = denied
    plainly = start == at and lemmas[at] not in text.scale.tensed and tags[start - 1] != "R"
    fields["certainty"] = "fact" if plainly else certainty.of_chain(prose, text.scale, chain).degree
    if narrowed:
        thing = None if patient is None else lemmas[patient]
        told = text.events.of_clause(verb, plain, thing, None if complement is None else lemmas[complement])
    flags = PASSIVE if passive else PLAIN
    if told:
        fields["event"] = told
        if told in text.events.steps:
            flags |= STEP
    if known is not None:
        _act(text, fields, known, new(acts.Frame, (at, subject, passive, by, high)), low)
    if way is not None:
        _pay(text, fields, way, chain, patient, high)
    first = phrase if tags[start - 1] != "C" else start
    fields["context"] = prose.content(first, stop)
    clear = ("patient" if passive else "agent") in fields and at - subject < 12
    if start < at or number in text.moody:
        flags |= _flags(text, chain, number, first)
    if past.is_past(prose, low, high) if "act" in fields else past.is_other(prose, low, high):
        flags |= BEFORE
    if agent is not None:
        begin = phrase if agent == subject else low
        if (lower[begin - 1] == "and" or "and" in lower[agent + 1 : agent + 2]) and _is_joint(prose, agent, begin):
            flags |= JOINT
    confidence = (0.8 if "act" in fields else 0.7) if clear else 0.6 if "act" in fields else 0.5
    return new(Annotation, ("clause", prose.span(first, stop), number, fields, flags, "narrator", confidence))


def _denied(
    text: _Text, low: int, chain: chains.Chain, subject: tuple[int, int], behind: tuple[int, int | None]
) -> str:
    """The polarity of a clause in a sentence that denies something: by its verb, its sides, or the verb before it.

    ``subject`` is where that begins, and its head; ``behind`` the token behind the verb, and what it is done to.
    """
    prose = text.prose
    lower = prose.lower
    (phrase, head), (after, patient) = subject, behind
    denied = polarity.AFFIRMED
    if chain.start < chain.verb:
        denied = polarity.chain_denied(prose, text.negation, chain)
    elif prose.tags[chain.verb] == "A" and not NEGATORS.isdisjoint(lower[chain.verb + 1 : chain.verb + 2]):
        denied = polarity.DENIED  # "is not the mayor"
    of_others = lower[chain.start - 1] in RELATIVE  # "none of the men who were shot died": they were shot
    n_others = (not of_others and _negated(prose, head, low)) + (
        patient is not None and not NOBODY.isdisjoint(lower[after : patient + 1])
    )
    if n_others:
        denied = polarity.DENIED if denied == polarity.AFFIRMED and n_others == 1 else polarity.OPEN
    if _under_denial(text, low, phrase, chain.start):
        denied = polarity.DENIED if denied == polarity.AFFIRMED else polarity.OPEN
    if denied == polarity.DENIED and not TURNING.isdisjoint(lower[after : after + NEAR]):
        denied = polarity.OPEN
    return denied


def _under_denial(text: _Text, low: int, first: int, stop: int) -> bool:
    """Whether the verb before the clause denies it: "denied that the shop was theirs", "denied the shop was theirs".

    Not "dismissed Hall, who was chosen", nor "was denied a permit".
    """
    prose = text.prose
    i = first - 1
    that = i > low and prose.lower[i] == "that"
    if that:
        i -= 1
    if i < low or prose.tags[i] != "V" or prose.lemmas[i] not in text.negation.deny:
        return False
    return that or (prose.lemmas[i - 1] != "be" and RELATIVE.isdisjoint(prose.lower[first:stop]))


def _is_joint(prose: Prose, agent: int, first: int) -> bool:
    """Whether the one who does it stands in a list."""
    tags, lower = prose.tags, prose.lower
    if first > 1 and lower[first - 1] == "and":
        return tags[first - 2] in "NP"
    return agent + 2 < len(lower) and lower[agent + 1] == "and" and tags[agent + 2] in "NPD"


def _flags(text: _Text, chain: chains.Chain, number: int, first: int) -> frozenset[str]:
    """What the words of a chain, and those before a clause and at the end of its sentence, say of it."""
    lower, flags = text.prose.lower, PLAIN
    if not text.modals.isdisjoint(lower[chain.start : chain.verb]):
        flags |= {"modal"}
    if number in text.moody:
        low, high = text.prose.sentences[number]
        if not CONDITIONS.isdisjoint(before := lower[max(low, first - 3) : first]):
            flags |= {"conditional", "wondered"} if "whether" in before else {"conditional"}
        if lower[high - 1] == "?":
            flags |= {"question"}
    return flags


def _object(prose: Prose, first: int, high: int) -> tuple[int | None, int]:
    """The head of what follows the verb, a predicate adjective included, and where to look on."""
    tags, lower = prose.tags, prose.lower
    i = first
    while i < high and (tags[i] in "RQ" or lower[i] in COMPARING):
        i += 1
    head, stop = syntax.head_after(prose, i, high)
    if head is None and i < stop and tags[stop - 1] == "J":
        return stop - 1, stop
    return head, stop


def _complements(prose: Prose, first: int, high: int, passive: bool) -> tuple[int | None, int | None, int]:
    """Heads of the first prepositional phrase and, for a passive, of the one with "by"; and the end of both."""
    tags, lower = prose.tags, prose.lower
    complement: int | None = None
    by: int | None = None
    stop = i = first
    for _ in range(4):
        while i < high and tags[i] in "RQ":
            i += 1
        if i >= high or tags[i] not in "IT":
            break
        head, end = syntax.head_after(prose, i + 1, high)
        if head is None:
            break
        if lower[i] == "by" and passive and by is None:
            by = head
        elif complement is None:
            complement = head
        stop = i = end
    return complement, by, stop


def _negated(prose: Prose, subject: int, low: int) -> bool:
    """Whether the subject is nobody: "none of the wounded", not "nobody; her husband"."""
    lower, tags = prose.lower, prose.tags
    limit = low if low > subject - 3 else subject - 3
    if NOBODY.isdisjoint(lower[limit : subject + 1]):
        return False
    i = subject
    while i > limit and tags[i - 1] not in ",.":
        i -= 1
    return not NOBODY.isdisjoint(lower[i : subject + 1])


def _said(text: _Text, head: int) -> str | None:
    """The id of the name at a head, or the base form of the noun; None for a pronoun, which compares with nothing."""
    mention = text.covering(head)
    if mention is not None:
        return mention.entity.id
    return None if text.prose.tags[head] == "O" else text.prose.lemmas[head]


def _act(text: _Text, fields: dict[str, Value], known: acts.Entries, frame: acts.Frame, low: int) -> None:
    """The act of the clause and its two sides, where the lexicon knows its words."""
    done = acts.deed(text.prose, known, frame)
    if done is None:
        return
    fields["act"] = done.act
    if done.act == COLLISION and done.doer is not None:
        named = text.covering(done.doer)
        lemma = text.prose.lemmas[done.doer]
        if (named is not None and named.kind == "person") or lemma in PERSONAL or lemma in parties.CULPRITS:
            fields["act"] = ASSAULT  # "Hall struck Lund", "he struck Lund", "a burglar struck Lund"
    sides = [text.parties.side(text.prose, head, low, frame.high) for head in (done.doer, done.target)]
    if sides[0] == sides[1] and done.doer is not None and done.target is not None:
        told = acts.apart(text.prose, done.doer, done.target, low)
        sides = [sides[0], text.parties.other(text.prose, done.target, low, sides[0])] if told is None else list(told)
        if sides[1] is None:
            sides = [None, None]
    if fields["act"] == ASSAULT and done.act == COLLISION and sides[0] in parties.CRAFT:
        fields["act"] = COLLISION  # "the ferry turned as she struck"
    if done.target is not None and (place := text.covering(done.target)) is not None and place.kind == "place":
        fields["site"] = place.entity
    if done.mutual and sides[0] is not None and sides[1] is not None:
        sides.sort(key=lambda side: str(side).lower())  # both marry: neither does it to the other
    for name, side in zip(("doer", "target"), sides, strict=True):
        if side is not None:
            fields[name] = side
    if "polarity" in fields:
        fields["done"] = polarity.opposite(fields["polarity"]) if done.omitted else fields["polarity"]


FLOWS = {
    "pay": ("payer", "payee", "to"),
    "receive": ("payee", "payer", "from"),
    "buy": ("payer", "payee", "from"),
    "sell": ("payee", "payer", "to"),
}
"""Ways of money: what the doer is, what the other side is, and the preposition before it."""


def _pay(
    text: _Text,
    fields: dict[str, Value],
    way: str,
    chain: chains.Chain,
    patient: int | None,
    high: int,
) -> None:
    """Payer and payee, where the verb moves something and that is money."""
    prose = text.prose
    stop = chain.verb + 1
    money = False
    other: dict[str, int] = {}
    while stop < high and prose.tags[stop] not in ".VA":
        money = money or prose.tags[stop] == "S" or prose.lemmas[stop] in MONEY
        if prose.lower[stop] in {"from", "to"} and prose.lower[stop] not in other:
            head, _ = syntax.head_after(prose, stop + 1, high)
            if head is not None and prose.tags[head] in "NPO":
                other[prose.lower[stop]] = head
        stop += 1
    if not money:
        return
    doer, other_side, link = FLOWS.get(way, FLOWS["receive"])
    if "agent" in fields and (way != "process" or "from" in other):
        fields[doer] = fields["agent"]
    counterpart = other.get(link)
    if counterpart is None and "recipient" in fields:
        fields[other_side] = fields["recipient"]
    elif counterpart is None and way == "pay" and patient is not None and _is_party(prose, patient):
        counterpart = patient  # "lent the firm $500"
    said = None if counterpart is None else _said(text, counterpart)
    if said is not None:
        fields[other_side] = said


def _is_party(prose: Prose, head: int) -> bool:
    return prose.tags[head] in "NP" and prose.lemmas[head] not in MONEY
