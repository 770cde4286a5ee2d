"""Claims: who is said to be, do or plan what, and where: matches of the phrases that define each kind.

What comes in: tokens, and the names and quotes found so far. What goes out, a phrase a claim:

* "We do not have an office in China" (said by a spokesperson of Acme) → presence, actor acme, object office, place
  china, denied, quoted.
* "Acme considers opening an office in Oslo" → launch, rumoured, strength 0.35.
* "Acme's current Oslo office" → presence, presupposed.

Kinds of claims are defined in rule files (``define claim``), the built-in ones included: see ``rules/claims``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from newslint.annotate import (
    answers,
    bindings,
    certainty,
    chains,
    comment_status,
    concession,
    definitions,
    parties,
    polarity,
    unanswered,
)
from newslint.annotate.certainty import Certainty
from newslint.annotate.definitions import COMMENT, Definition
from newslint.annotate.matching import Match, match
from newslint.annotate.parties import Parties, turns
from newslint.annotate.prose import Prose
from newslint.annotate.templates import Template
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.rule import ClaimDefinition
from newslint.core.span import Span
from newslint.core.values import Entity, Value, When
from newslint.core.vocabulary import CERTAINTIES, POLARITIES, Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "claim",
        (
            Field("relation", "text", "presence, launch, ban … or a kind defined in a rule file", "same-as"),
            Field("actor", "entity", "who is, does or plans it", "same-as"),
            Field("object", "text", "the class of what it is about: office, website …"),
            Field("what", "text", "the word for it: branch, outpost …"),
            Field("target", "entity", "whom or whose it is done to"),
            Field("place", "entity", "where", "agrees-with"),
            Field(
                "polarity", "text", "affirmed or denied; unknown where the article leaves it open", values=POLARITIES
            ),
            Field("certainty", "text", "fact, reported, planned, rumoured or hypothetical", values=CERTAINTIES),
            Field("strength", "number", "how firmly it is stated, 0 to 1: considers < plans < is opening < opened"),
            Field("post", "text", "of a comment: by what post its actor is called"),
            Field("status", "text", "of a comment: pending, none, declined, reserved, neither, given or unconfirmed"),
            Field("as_of", "when", "when it holds, where the sentence says"),
            Field("attribution", "entity", "who says so"),
            Field("context", "set", "content words of its sentence"),
        ),
        "polarity",
        "somebody is said to be, do or plan something",
        ("conceded", "unattributed", "presupposed", "quoted", "asserted strongly", "heard"),
        "We do not have an office in China",
    ),
)
WORDS: tuple[Word, ...] = (
    Word("denial", "claim", (("polarity", "denied"),), True, "a claim that something is not so"),
    Word("denied", "claim", (("polarity", "denied"),)),
    Word("affirmed", "claim", (("polarity", "affirmed"),)),
    Word("planned", "claim", (("certainty", "planned"),)),
    Word("rumoured", "claim", (("certainty", "rumoured"),)),
    Word("rumored", "claim", (("certainty", "rumoured"),)),
    Word("reported", "claim", (("certainty", "reported"),)),
    Word("comment status", "claim", (("relation", COMMENT),), True, "what somebody who was asked has said"),
)

SILENT = frozenset({"boilerplate", "teaser", "metadata", "byline"})
"""Regions without claims of this article."""

NEWNESS = frozenset({"new", "another", "a", "an", "any", "second", "third", "no", "future", "planned"})
RESPONDING = frozenset({"respond", "reply", "react"})
GIVEN = "given"
"""The status of a comment that was made."""
NO_WORD = frozenset(
    {"not", "n't", "never", "no", "nobody", "none", "hardly", "without", "refused", "refuses", "declined", "declines"}
)
ASKED = frozenset({"asked", "pending"})
"""Statuses of who was asked, and is meant by the pronoun of the next sentence."""
PRONOUNS = frozenset({"he", "she", "it", "they", "anyone", "anybody", "nobody", "him", "her", "them", "us", "there"})
JOINING = frozenset({"and", "nor", "or", ","})
NEAR = 6
"""Tokens from the subject to its verb up to which the claim is shown from its subject on."""


@dataclass(slots=True)
class _Text:
    """What all claims of an article are read from."""

    prose: Prose
    parties: Parties
    index: definitions.Index
    negation: polarity.Negation
    scale: certainty.Scale
    conceding: concession.Conceding
    dates: dict[int, list[Annotation]]
    places: list[int]
    """The tokens at which the name of a place begins."""
    posts: dict[str, str]


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """All claims of an article."""
    index = definitions.index(lexicon)
    names = parties.known(prose, found)
    yield from comment_status.given(prose, names, found)
    triggers = prose.where_lemma(index.triggers)
    dates: dict[int, list[Annotation]] = {}
    for one in prose.of_kind("date", found):
        dates.setdefault(one.sentence, []).append(one)
    text = _Text(
        prose,
        names,
        index,
        polarity.words(lexicon),
        certainty.scale(lexicon),
        concession.words(lexicon),
        dates,
        [one.first for one in names.mentions.all if one.kind == "place"],
        comment_status.posts_of(prose, found),
    )
    start = 0
    answered: set[int] = set()
    last: dict[str, Annotation] = {}
    while start < len(triggers):
        number = prose.sentence_at[triggers[start]]
        high = prose.sentences[number][1]
        stop = bisect_left(triggers, high, start)
        if prose.regions[number] not in SILENT:
            for claim in _in_sentence(text, number, triggers[start:stop], last):
                last[str(claim.fields["relation"])] = claim
                if claim.fields.get("status", "asked") not in ASKED:
                    answered.add(number)
                yield claim
        start = stop
    yield from unanswered.claims(prose, names, found, answered)


def with_roles(kind: Kind, claims: Iterable[ClaimDefinition]) -> Kind:
    """The kind "claim" with a field for each role that house definitions add."""
    known = {one.name for one in kind.fields}
    fields = list(kind.fields)
    for claim in claims:
        for role, type_ in claim.roles:
            if role not in known:
                known.add(role)
                fields.append(Field(role, bindings.field_type(type_), f"a role of claim {claim.name}"))
    return kind._replace(fields=tuple(fields))


def _in_sentence(text: _Text, number: int, triggers: list[int], last: dict[str, Annotation]) -> Iterable[Annotation]:
    """The claims of a sentence, the fullest match of each phrase, from left to right."""
    prose = text.prose
    low, high = prose.sentences[number]
    candidates: list[tuple[int, Match]] = []
    by_word = text.index.by_word
    here: set[str] | None = None
    placed: bool | None = None
    for at in triggers:
        if prose.capital[at] and _is_name(text, at, low, number):
            continue
        lemma, word = prose.lemmas[at], prose.lower[at]
        for key in (lemma,) if word is lemma else (lemma, word):
            triggered = by_word.get(key)
            if triggered is None:
                continue
            templates, beside = triggered
            if here is None:
                here = {*prose.lower[low:high], *prose.lemmas[low:high]}
            if beside and here.isdisjoint(beside):
                continue
            if placed is None:
                placed = bisect_left(text.places, low) < bisect_left(text.places, high)
            for template, definition in templates:
                if (placed or not template.placed) and True not in map(here.isdisjoint, template.needs):
                    matched = match(template, prose, text.parties, at, low, high)
                    if matched is not None and not _unspoken(text, definition, matched, low):
                        candidates.append((definition, matched))
    for definition, matched in _fullest(candidates, text.index) if candidates else ():
        claim = _claim(text, number, text.index.definitions[definition], matched, last)
        if claim is not None:
            last[str(claim.fields["relation"])] = claim
            yield claim
            if text.index.definitions[definition].status:
                asked = matched.roles.get("actor")
                named = None if asked is None else asked.mention
                for other in (*_companions(text, matched), *answers.houses(text.prose, text.parties, named)):
                    fields = {name: value for name, value in claim.fields.items() if name != "post"}
                    if other.id in text.posts:
                        fields["post"] = text.posts[other.id]
                    yield claim._replace(fields={**fields, "actor": other})


def _unspoken(text: _Text, definition: int, matched: Match, low: int) -> bool:
    """Whether a comment was not given after all: "took no questions", "neither he nor the board answered calls".

    Nor is it silence who "did not respond to the offer".
    """
    status, lower = text.index.definitions[definition].status, text.prose.lower
    if status != GIVEN:
        to = lower[matched.stop : matched.stop + 1] == ["to"]
        return to and status == "none" and text.prose.lemmas[matched.stop - 1] in RESPONDING
    return not NO_WORD.isdisjoint(lower[matched.first : matched.stop]) or "neither" in lower[low : matched.first]


def _companions(text: _Text, matched: Match) -> Iterable[Entity]:
    """Who else is named with the actor: "Poe and Lund declined to comment", "neither Poe nor Lund would"."""
    actor = matched.roles.get("actor")
    if actor is None:
        return
    first = actor.first if actor.mention is None else actor.mention.first
    while first > 1 and text.prose.lower[first - 1] in JOINING:
        other = text.parties.mentions.covering(first - 2)
        if other is None or (other.kind == "place" if actor.mention is None else other.kind != actor.mention.kind):
            return
        yield other.entity
        first = other.first


def _heard_next(text: _Text, number: int, matched: Match) -> Entity | None:
    """Whom a pronoun means that opens the door: who speaks in the next sentence. "She received us. “…,” said Poe."""
    actor = matched.roles.get("actor")
    sentences = text.prose.sentences
    if actor is None or text.prose.lower[actor.stop - 1] not in {"he", "she"} or number + 1 == len(sentences):
        return None
    if text.prose.paragraphs[number] != text.prose.paragraphs[number + 1]:
        return None
    low, high = sentences[number + 1]
    told = (one.entity for one in text.parties.mentions.told if low <= one.first < high)
    return next(told, None)


def _is_name(text: _Text, at: int, low: int, number: int) -> bool:
    """Whether a capitalised trigger is somebody's name: "Mr. Ban"."""
    prose = text.prose
    if at == low or prose.regions[number] != "body":
        return False
    mention = text.parties.mentions.covering(at)
    if mention is not None:
        return mention.kind == "person"
    if prose.words[at].isupper():
        return False  # "named Ada Quirke CEO"
    return prose.tags[at] == "P" and prose.tags[at - 1] in "NP" and prose.words[at - 1][0].isupper()


def _fullest(candidates: list[tuple[int, Match]], index: definitions.Index) -> list[tuple[int, Match]]:
    """Matches that no other match of the same kind says more fully."""
    ordered = sorted(
        candidates, key=lambda one: (-len(one[1].roles), one[1].first - one[1].stop, one[0], one[1].trigger)
    )
    kept: list[tuple[int, Match]] = []
    for number, one in ordered:
        name = index.definitions[number].name
        tokens = _tokens(one)
        if not any(
            index.definitions[other].name == name and (held.trigger == one.trigger or tokens <= _tokens(held))
            for other, held in kept
        ):
            kept.append((number, one))
    return sorted(kept, key=lambda one: (one[1].trigger, one[0]))


def _tokens(one: Match) -> set[int]:
    found = {i for bound in one.roles.values() for i in range(bound.first, bound.stop)}
    return found or {one.trigger}


def _claim(
    text: _Text, number: int, definition: Definition, matched: Match, last: dict[str, Annotation]
) -> Annotation | None:
    prose = text.prose
    low, high = prose.sentences[number]
    last_tag, following = prose.tags[matched.stop - 1], prose.tags[matched.stop : matched.stop + 1]
    if last_tag == "J" and following and following[0] in "JRN" and not definition.status:
        return None  # "he is dead wrong"
    if bindings.names_itself(matched):
        return None
    verb = _verb(prose, matched)
    presupposed = verb is None
    fields: dict[str, Value] = {"relation": definition.name}
    confidence = bindings.bind(prose, fields, definition, matched)
    if fields.get("target") is not None and fields.get("target") == fields.get("actor"):
        del fields["target"]  # a pronoun that was not understood
    flags: set[str] = set()
    before = last.get(definition.name)
    if bindings.anaphoric(prose, matched) and not bindings.inherit(
        prose, text.parties, fields, definition, matched, before
    ):
        return None
    settled = certainty.around(prose, text.scale, low, matched.first, matched.stop)
    start = matched.first
    if verb is not None:
        chain = chains.chain(prose, verb, low)
        settled = settled.weakest(certainty.of_chain(prose, text.scale, chain))
        if definition.status == GIVEN and settled.degree != "fact":
            return None  # "will face the press"
        if chain.start - matched.first > NEAR:
            start = chain.start
    if definition.status:
        settled = certainty.FACT
        if verb is None:
            start = low  # "they walked past the reporters: nothing from Hall, and nothing from his lawyer"
    elif verb is None:
        standing = _standing(text, low, high, matched)
        if standing is None:
            return None
        settled = settled.weakest(standing)
        if settled.degree == "fact":
            flags.add("presupposed")
    if definition.status:
        fields["status"] = comment_status.status_of(prose, definition.status, matched, high)
        if definition.status == GIVEN:
            flags.add("heard")
        if definition.status == GIVEN and (speaker := _heard_next(text, number, matched)) is not None:
            fields["actor"] = speaker
        if definition.status != GIVEN:
            _resolve(prose, number, matched, fields, before)
        if isinstance(asked := fields.get("actor"), Entity):
            fields["actor"] = actor = comment_status.side(asked, text.parties.mentions)
            if actor.id in text.posts:
                fields["post"] = text.posts[actor.id]
    else:
        said = _polarity(text, definition, matched, low, high, presupposed)
        if said:
            fields["polarity"] = said
        if settled.degree == "fact" and _any(text, definition.reported_by, low, high, matched) is not None:
            settled = settled.reported()
    settled = _attribute(text, number, matched, fields, flags, settled)
    if definition.status == comment_status.NO_ANSWER and "attribution" in fields:
        return None  # "Hall said that he had not been able to reach his aunt"
    fields["certainty"], fields["strength"] = settled.degree, settled.strength
    if verb is not None and _presumed(prose, low, matched.first):
        flags.add("presupposed")
    known = before is not None and "place" in fields and before.fields.get("place") == fields["place"]
    if known and before is not None and "actor" in definition.types and "actor" in before.fields:
        # "the Oslo office": whose it is was said before
        confidence = min(confidence, 0.9 if "actor" in fields else 0.7)
        fields.setdefault("actor", before.fields["actor"])
    if concession.conceded(prose, text.conceding, number):
        flags.add("conceded")
    if any(text.scale.asserted.find(prose.lower, low, matched.stop)):
        flags.add("asserted strongly")
        if "attribution" not in fields:
            flags.add("unattributed")
    when = _when(text, number, prose.span(matched.first, matched.stop))
    if when is not None:
        fields["as_of"] = when
    fields["context"] = prose.content(low, high)
    return Annotation(
        "claim",
        prose.span(start, matched.stop),
        number,
        fields,
        frozenset(flags),
        confidence=round(confidence * (0.8 if "presupposed" in flags else 1.0), 2),
    )


def _resolve(prose: Prose, number: int, matched: Match, fields: dict[str, Value], before: Annotation | None) -> None:
    """Who keeps silent, where that is told by a pronoun, not at all, or by whose lawyer it is."""
    bound = matched.roles.get("actor")
    asked = before is not None and before.fields["status"] in ASKED and number - before.sentence <= 1
    if bound is None or prose.lower[bound.stop - 1] in PRONOUNS:
        if asked and before is not None and "actor" in before.fields:
            fields["actor"] = before.fields["actor"]  # "We asked the port whether … It did not respond."
        elif bound is not None and (post := _post_before(prose, number)) is not None:
            fields["actor"] = post
    elif bound.mention is not None and bound.mention.kind == "person":
        voice = comment_status.voice_of(prose, bound.stop, bound.mention.stop)
        if voice == "lawyers":
            fields["actor"] = comment_status.lawyers_of(bound.mention.entity)
        elif not voice:
            fields.pop("actor", None)  # "Hall's widow could not be reached"


def _post_before(prose: Prose, number: int) -> Entity | None:
    """Whom a pronoun means where the sentence before begins with a post: "The mayor is away. He gave no interviews"."""
    if number == 0 or prose.paragraphs[number - 1] != prose.paragraphs[number]:
        return None
    low = prose.sentences[number - 1][0]
    if prose.lower[low] == "the" and prose.tags[low + 1 : low + 3] in (["N", "V"], ["N", "A"]):
        return Entity(prose.lemmas[low + 1], prose.words[low + 1])
    return None


def _verb(prose: Prose, matched: Match) -> int | None:
    """The verb of a phrase: its trigger, or the first verb in it that is no part of a name; None for a noun phrase."""
    tags = prose.tags
    taken = {i for bound in matched.roles.values() for i in range(bound.first, bound.stop)}
    if tags[matched.trigger] == "V":
        return matched.trigger
    verbs = [i for i in range(matched.first, matched.stop) if tags[i] == "V" and i not in taken]
    if verbs:
        return min(verbs, key=lambda i: (abs(i - matched.trigger), i))
    plain = [i for i in range(matched.first, matched.stop) if tags[i] == "A" and i not in taken]
    return plain[-1] if plain else None


def _standing(text: _Text, low: int, high: int, matched: Match) -> Certainty | None:
    """How a noun phrase stands in its sentence; None where it names what is only to be made.

    "Acme's Oslo office" presupposes it; "opens a second Acme office" and "Acme's new Oslo office will open" do not;
    "would be the second Acme office" is as sure as its verb.
    """
    prose = text.prose
    first = matched.first
    while first > low and prose.tags[first - 1] in "DJ#":
        first -= 1
    opening = set(prose.lower[first : matched.trigger])
    i = first - 1
    while i > low and prose.tags[i] == "R":
        i -= 1
    if i >= low and prose.lemmas[i] == "be":
        chain = chains.chain(prose, i, low)
        return certainty.of_chain(prose, text.scale, chain)
    if i >= low and chains.base(prose, i) in text.scale.creating:
        return None
    if "actor" in matched.roles and not opening & NEWNESS:
        after = next((i for i in range(matched.stop, min(high, matched.stop + 5)) if prose.tags[i] in "V,."), None)
        if after is not None and prose.tags[after] == "V" and prose.lemmas[after] in text.scale.creating:
            return None
        return certainty.FACT
    if not opening & NEWNESS or "actor" not in matched.roles:
        return certainty.FACT
    return None


def _polarity(text: _Text, definition: Definition, matched: Match, low: int, high: int, presupposed: bool) -> str:
    denial = _any(text, definition.denied_by, low, high, matched)
    if denial is not None:
        before = text.prose.lower[max(low, denial - 2) : denial]
        return polarity.OPEN if not text.negation.negators.isdisjoint(before) else polarity.DENIED
    return polarity.of(text.prose, text.negation, low, matched.first, matched.trigger, matched.stop, presupposed)


def _presumed(prose: Prose, low: int, first: int) -> bool:
    """Whether the clause takes the event for granted: "When the Oslo office is opened, …"."""
    start = first
    while start > low and start > first - 4 and prose.tags[start - 1] in "DJ":
        start -= 1
    return start > low and prose.lower[start - 1] in {"when", "once"}


def _any(text: _Text, phrases: Iterable[Template], low: int, high: int, matched: Match) -> int | None:
    """Where one of the phrases stands in the clause of the match, up to its end."""
    prose = text.prose
    start = polarity.clause_start(prose, low, matched.first)
    for template in phrases:
        words = template.words()
        for i in range(start, matched.stop):
            if prose.lower[i] in words or prose.lemmas[i] in words:
                hit = match(template, prose, text.parties, i, start, high)
                if hit is not None and hit.first >= start:
                    return hit.first
    return None


def _attribute(
    text: _Text, number: int, matched: Match, fields: dict[str, Value], flags: set[str], settled: Certainty
) -> Certainty:
    """Marks a claim that somebody else makes, and weakens it a little."""
    speech = text.parties.mentions.speech_at(matched.trigger)
    if speech is None or (speech.form == "indirect" and turns(text.prose, speech.first, matched.first)):
        return settled
    if speech.entity is not None:
        fields["attribution"] = speech.entity
    if speech.form in {"direct", "partial"}:
        flags.add("quoted")
    return settled.reported() if "status" not in fields else settled


def _when(text: _Text, number: int, span: Span) -> When | None:
    """The time of the nearest date beside a claim that belongs to no other verb."""
    best: tuple[int, When] | None = None
    for date in text.dates.get(number, ()):
        interval = date.fields.get("interval")
        if not isinstance(interval, When) or "saying" in date.flags:
            continue
        if date.fields.get("role", "point") != "point":
            continue
        distance = date.span.start - span.end if date.span.start >= span.end else span.start - date.span.end
        if distance <= 12 and (best is None or distance < best[0]):
            best = (distance, interval)
    return best[1] if best is not None else None
