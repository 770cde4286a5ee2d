"""Where something happened, in whatever words: found in a well, born in a town, in through a skylight.

What comes in: tokens and names. What goes out: for each verb of ``spots.yaml`` with a spot near it an annotation of
kind "spot" with what happened, to what, the noun of the spot, its sort and the name of the place; "sole" where the
article tells of one such spot only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from newslint.annotate import chains, parties, syntax
from newslint.annotate.parties import Parties
from newslint.annotate.prose import Prose
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Entity, Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "spot",
        (
            Field("event", "text", "what happened there: born, found, held, sheltered, entry …", "same-as"),
            Field("thing", "entity", "whom or what it happened to, where that matters", "same-as"),
            Field("noun", "text", "the noun of the spot: well, school, skylight"),
            Field("sorts", "set", "what the noun may be: room, building, opening, open, water, container, aboard"),
            Field("nouns", "set", "all nouns of the phrase"),
            Field("called", "set", "the words of the spot's own name, without the noun: saint, mary"),
            Field("place", "entity", "the place in which it lies"),
        ),
        "event",
        "where something happened",
        ("sole",),
        "was found in a well",
    ),
)
WORDS: tuple[Word, ...] = ()

TOLD = frozenset({"body", "headline", "deck", "caption"})
REACH = 15
"""Tokens behind a verb in which its spot stands."""
LINKS = 3
"""Phrases of which a spot is made: "in the kitchen of her house in Torp"."""
BEFORE = 6
"""Tokens between "where" and its verb, and between a spot and its "where"."""
NAMED = frozenset(("port", "resort"))
"""Nouns that tell no sort of spot, but lie in the town before them: "at the Marby ferry port"."""
FRONT = 18
"""Tokens from the beginning of a sentence to the verb whose spot it begins with."""
NEAR = 5
"""Tokens within which the second word of "spend the night" follows the first."""
ENDING = frozenset("A.")
PLAIN = frozenset("NJ#")
"""Tags of words that neither open a spot nor end one."""
TURNING = frozenset({"who", "which", "that", "where", "when", "but", "because"})
"""Words and tags behind which a spot is that of something else."""
SELVES = frozenset({"itself", "herself", "himself", "themselves"})
APART = frozenset({"after", "before", "while", "since", "without", "by"})
"""Words with which a verb tells of something else: "sought shelter after fleeing their homes in Marby"."""
OBJECTS = (["him"], ["her"])
OF = frozenset({"of"})
OTHER = frozenset({"another", "other", "again", "also", "former", "previous"})
"""Words by which a sentence tells of something else."""


@dataclass(frozen=True, slots=True)
class _Event:
    name: str
    keyed: bool
    out_of: bool
    to: bool
    bound: bool
    named: str
    into: str
    deed: bool
    things: Mapping[str, str]
    second: str


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: Mapping[str, tuple[_Event, ...]]
    links: Mapping[str, str]
    light: frozenset[str]
    out: frozenset[str]
    anybody: frozenset[str]
    alike: Mapping[str, str]
    sorts: Mapping[str, frozenset[str]]
    verb_watch: Watched
    through: Watched


@dataclass(slots=True)
class _Spot:
    """A phrase that tells where: what it is made of, and where its tokens begin and end."""

    first: int
    stop: int
    relation: str
    noun: str = ""
    words: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    places: list[Entity] = field(default_factory=list)


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    verbs: dict[str, list[_Event]] = {}
    for name, told in lexicon.table("spots", "events").items():
        keys = told if isinstance(told, dict) else {}
        things = lexicon.folded("spots", "events", name, "things")
        for verb in lexicon.words("spots", "events", name, "verbs"):
            first, _, second = str(verb).partition("_")
            verbs.setdefault(first, []).append(
                _Event(
                    str(verb if "each" in keys else keys.get("as", name)),
                    "keyed" in keys,
                    "from" in keys,
                    "to" in keys,
                    "for" in keys,
                    str(keys.get("named", "")),
                    str(keys.get("into", "")),
                    "each" in keys,
                    things,
                    second,
                )
            )
    links = lexicon.folded("spots", "links")
    alike = lexicon.folded("spots", "alike")
    sorts: dict[str, set[str]] = {}
    for sort in lexicon.table("spots", "sorts"):
        for noun in lexicon.words("spots", "sorts", sort):
            sorts.setdefault(alike.get(str(noun), str(noun)), set()).add(sort)
    by_verb = {
        verb: tuple(sorted(some, key=lambda one: (not one.things, one.keyed, -len(one.second))))
        for verb, some in verbs.items()
    }
    return _Words(
        by_verb,
        links,
        frozenset(lexicon.words("spots", "light")),
        frozenset(lexicon.words("spots", "ways out")),
        frozenset(lexicon.words("spots", "anybody")),
        alike,
        {noun: frozenset(some) for noun, some in sorts.items()},
        Watched(by_verb),
        Watched(lexicon.words("spots", "through")),
    )


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> list[Annotation]:
    """The spots that an article tells, in order of their verbs."""
    words = _words(lexicon)
    names = parties.known(prose, found)
    spots = [*_happened(prose, words, names), *_ways(prose, words, names)]
    told: dict[tuple[object, object], list[int]] = {}
    for number, one in enumerate(spots):
        told.setdefault((one.fields["event"], one.fields.get("thing")), []).append(number)
    for numbers in told.values():
        if all(_agree(spots[numbers[0]].fields, spots[number].fields) for number in numbers[1:]):
            for number in numbers:
                spots[number] = spots[number]._replace(flags=frozenset({"sole"}))
    return spots


def _happened(prose: Prose, words: _Words, names: Parties) -> Iterator[Annotation]:
    lemmas = prose.lemmas
    for at in prose.where_lemma(words.verb_watch):
        if prose.tags[at] not in "VAN":
            continue
        number = prose.sentence_at[at]
        low, high = prose.sentences[number]
        known = words.verbs.get(lemmas[at]) or words.verbs.get(prose.lower[at], ())
        if prose.tags[at] == "N" and known and known[0].deed:
            continue  # "the film", "a copy"
        events = [one for one in known if _goes_on(prose, at, one.second, high)]
        if not events or prose.regions[number] not in TOLD or _quoted(names, at):
            continue
        # "The count, in Marby", not "the count of the votes cast in Marby".
        follows = prose.tags[at + 1] if at + 1 < high else "."
        behind = prose.tags[at] != "N" or (prose.regions[number] == "body" and follows in "I,")
        to = any(one.to for one in events)
        spot = (behind and _behind(prose, words, names, at + 1, high, to)) or _where(prose, words, names, at, low)
        spot = spot or _fronted(prose, words, names, at, low)
        if spot is None:
            continue
        chain = chains.chain(prose, at, low)
        if prose.lower[at - 1] == "first" and at - 2 > low and prose.tags[at - 2] == "A":
            chain = chain._replace(start=at - 2, passive=True)  # "smoke was first reported"
        if not OTHER.isdisjoint(prose.lower[max(low, chain.start - 3) : at + 2]):
            continue
        thing = _thing(prose, words, names, chain, low, high)
        somebody = thing is not None and any(one.kind == "person" for one in names.mentions.of(thing))
        for event in events:
            key = thing if event.keyed or somebody else None
            if key is not None and key.id in words.anybody:
                key = None  # "a man was shot": of several men, one
            if event.things:
                label = event.things.get(thing.id) if thing is not None else None
                if label is None and event.named and thing is not None and thing.label != thing.id:
                    label = event.named
                key = None if label is None else Entity(label, label)
            if (spot.relation == "to" and not event.to) or event.into not in ("", spot.noun):
                continue
            if event.bound is not (spot.relation == "for"):
                continue
            if (key is not None or not event.keyed) and (event.out_of or spot.relation != "from"):
                yield _annotation(prose, words, number, event.name, key, at, spot)
                if event.keyed:
                    break


def _quoted(names: Parties, at: int) -> bool:
    """Whether a token stands in a direct quotation."""
    speech = names.mentions.speech_at(at)
    return speech is not None and speech.form == "direct"


def _goes_on(prose: Prose, at: int, second: str, high: int) -> bool:
    if not second:
        return True
    stop = min(high, at + 1 + NEAR)
    return second in prose.lower[at + 1 : at + 3] or second in prose.lemmas[at + 1 : stop]


def _ways(prose: Prose, words: _Words, names: Parties) -> Iterator[Annotation]:
    """Ways in and out: "climbed in through a skylight", "fled via the back door"."""
    for at in prose.where(words.through):
        number = prose.sentence_at[at]
        low, high = prose.sentences[number]
        if prose.regions[number] not in TOLD or _quoted(names, at):
            continue
        spot = _phrase(prose, words, names, at, high, "through")
        if spot is None or "opening" not in words.sorts.get(spot.noun, ()):
            continue
        verb = next((i for i in range(at - 1, max(low, at - REACH) - 1, -1) if prose.tags[i] == "V"), None)
        if verb is not None:
            out = prose.lemmas[verb] in words.out or "out" in prose.lower[verb:at]
            yield _annotation(prose, words, number, "way out" if out else "way in", None, verb, spot)


def _annotation(
    prose: Prose, words: _Words, number: int, event: str, thing: Entity | None, verb: int, spot: _Spot
) -> Annotation:
    fields: dict[str, Value] = {"event": event, "nouns": frozenset(spot.words)}
    if thing is not None:
        fields["thing"] = thing
    if spot.noun:
        fields["noun"] = spot.noun
        fields["sorts"] = words.sorts[spot.noun]
    if spot.called:
        fields["called"] = frozenset(spot.called)
    if spot.places:
        fields["place"] = spot.places[0]
    span = prose.span(min(verb, spot.first), max(spot.stop, verb + 1))
    return Annotation("spot", span, number, fields, confidence=0.6)


def _thing(prose: Prose, words: _Words, names: Parties, chain: chains.Chain, low: int, high: int) -> Entity | None:
    """What it happened to: the subject of a passive or of a verb without object, else the object."""
    tags = prose.tags
    if prose.lower[chain.verb + 1 : chain.verb + 2] in OBJECTS and not chain.passive:
        meant = names.of(prose, chain.verb + 1, low)
        return meant.mention.entity if meant is not None else None
    after = chain.verb + 1 + (prose.lower[chain.verb + 1 : chain.verb + 2] == ["up"])  # "picked up Ada Quirke"
    done_to, _ = syntax.head_after(prose, after, min(high, chain.verb + 10))
    if chain.passive or done_to is None or tags[done_to] not in "NP":
        start = chain.start - (prose.lower[chain.start - 1] in SELVES)  # "the ferry herself lies at the jetty"
        done_to = syntax.subject(prose, start, low)
        if done_to is None and chain.passive:
            done_to, _ = syntax.head_after(prose, low, chain.start)  # "a van thought to have been used was found"
    if done_to is None:
        return None
    meant = names.of(prose, done_to, low)
    if meant is not None:
        return meant.mention.entity
    if tags[done_to] == "P" and prose.lower[done_to - 1] == "the":
        return Entity(prose.lower[done_to], prose.words[done_to])  # "the Marby Star lies at the jetty"
    label = words.alike.get(prose.lemmas[done_to], prose.lemmas[done_to])
    return Entity(label, label) if tags[done_to] == "N" else None


def _where(prose: Prose, words: _Words, names: Parties, at: int, low: int) -> _Spot | None:
    """ "At the covered hall in Marby, where the boxes were opened": the phrase before "where"."""
    first = max(low, at - BEFORE)
    if "where" not in prose.lower[first:at]:
        return None
    where = at - 1 - prose.lower[first:at][::-1].index("where")
    for i in range(max(low, where - REACH), where - 1):
        if prose.tags[i] == "I" and prose.lower[i] in words.links:
            spot = _phrase(prose, words, names, i, where, words.links[prose.lower[i]])
            if spot is not None and spot.stop >= where - BEFORE and "V" not in prose.tags[spot.stop : where]:
                return spot
    return None


def _fronted(prose: Prose, words: _Words, names: Parties, at: int, low: int) -> _Spot | None:
    """ "On the quay at Marby, officers found the van": the phrase before the only clause of a sentence."""
    link = words.links.get(prose.lower[low], "")
    if not link or link in ("for", "to", "from") or at - low > FRONT or prose.tags[low] != "I":
        return None
    spot = _phrase(prose, words, names, low, at, link)
    if spot is None or not spot.noun or prose.regions[prose.sentence_at[at]] != "body":
        return None
    between = prose.tags[spot.stop : at]
    return spot if "V" not in between and "I" not in between and "W" not in between else None


def _behind(prose: Prose, words: _Words, names: Parties, first: int, high: int, to: bool) -> _Spot | None:
    """The first phrase behind a verb that tells where."""
    tags, lower, links = prose.tags, prose.lower, words.links
    for i in range(first, high if high < first + REACH else first + REACH):
        tag = tags[i]
        if tag in PLAIN:
            continue
        if tag in ENDING or (tag == "V" and (tags[i - 1] == "," or lower[i - 1] in APART)) or lower[i] in TURNING:
            return None
        if (tag == "I" and lower[i] in links) or (to and tag == "T"):
            spot = _phrase(prose, words, names, i, high, links[lower[i]])
            if spot is not None:
                return spot
        elif lower[i] in OF and lower[i - 1] in words.light:
            spot = _phrase(prose, words, names, i, high, "near")  # "came ashore just north of Marby"
            if spot is not None and spot.places:
                return spot
    return None


def _phrase(prose: Prose, words: _Words, names: Parties, at: int, high: int, link: str) -> _Spot | None:
    """The spot behind a preposition, with the phrases that hang on it; None where it is no spot."""
    spot = _Spot(at, at, link)
    i = at
    for _ in range(LINKS):
        head, stop = syntax.head_after(prose, i + 1, high)
        if head is None and prose.lower[stop - 1] in words.sorts:
            head = stop - 1  # "in a disused well": the tagger takes some nouns for adverbs
        if head is None:
            break
        if not _told(prose, words, names, spot, i + 1, stop, head):
            break
        spot.stop = stop
        if prose.lower[stop : stop + 1] == ["there"] and not spot.places:
            _there(prose, words, names, spot, at)
        stop += prose.lower[stop : stop + 1] == ["here"]  # "at the jetty here in Marby"
        i = stop
        if i < high and prose.tags[i] == "," and i + 1 < high:
            i += prose.lower[i + 1] in words.links
        if i >= high or (prose.lower[i] not in words.links and prose.lower[i] not in OF):
            break
    return spot if spot.noun or spot.places else None


def _told(prose: Prose, words: _Words, names: Parties, spot: _Spot, first: int, stop: int, head: int) -> bool:
    """Whether a noun phrase is a spot or a part of one; the spot learns of it."""
    if prose.lemmas[head] in syntax.TIMES or prose.lower[head] in syntax.TIMES:
        return False
    mention = names.mentions.covering(head)
    label = ""
    noun = prose.lower[head] if prose.capital[head] else prose.lemmas[head]
    if mention is not None:
        if mention.kind == "person" or (mention.kind == "organisation" and spot.relation == "on"):
            return False  # "the war on the union"
        label = mention.entity.label
    elif prose.tags[head] == "P" and prose.capital[head] and prose.lower[head].isalpha():
        start = head
        while start > first and prose.tags[start - 1] == "P" and prose.capital[start - 1]:
            start -= 1
        label = prose.cut(start, head + 1)
    pair = f"{prose.lemmas[head - 1]}_{noun}"
    noun = pair if pair in words.sorts or pair in words.alike else noun
    noun = words.alike.get(noun, noun)
    named = prose.lower[first - 1] not in OF or prose.lower[first - 2] in words.light
    if not label and noun in NAMED and head > first:
        inner = names.mentions.covering(head - 1) or names.mentions.covering(first + (prose.tags[first] == "D"))
        if inner is not None and inner.kind == "place":
            spot.places.append(inner.entity)  # "in the Marby ferry port"
        elif prose.capital[first] and prose.tags[first] == "P":
            spot.places.append(Entity(prose.lower[first], prose.words[first]))
    if label and noun not in words.sorts and named:
        spot.places.append(Entity(label.lower(), label) if mention is None else mention.entity)
    elif noun in words.sorts and not spot.noun:
        spot.called.update(prose.lower[i] for i in range(first, head) if prose.capital[i] and prose.tags[i] in "PN")
    if noun in words.sorts and not spot.noun:
        spot.noun = noun
    spot.words.update(
        words.alike.get(prose.lemmas[i], prose.lemmas[i])
        for i in range(first, stop)
        if (prose.tags[i] == "N" or i == head) and not prose.capital[i] and prose.lemmas[i] not in words.light
    )
    return bool(label) or noun in words.sorts or noun in words.light or prose.lower[first - 1] in OF


def _there(prose: Prose, words: _Words, names: Parties, spot: _Spot, at: int) -> None:
    """ "In the school there": the place that was named last, in this sentence or in one of the two before."""
    number = prose.sentence_at[at]
    first = prose.sentences[max(0, number - 2)][0]
    for i in range(at - 2, first - 1, -1):
        if prose.lower[i] in words.links and prose.tags[i + 1] == "P" and prose.capital[i + 1]:
            head, stop = syntax.head_after(prose, i + 1, at)
            if head is not None and _told(prose, words, names, spot, i + 1, stop, head):
                return


def _agree(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether two spots may be one."""
    if one.get("noun") is not None and other.get("noun") is not None and one["noun"] != other["noun"]:
        return False
    called, too = one.get("called"), other.get("called")
    if isinstance(called, frozenset) and isinstance(too, frozenset) and called.isdisjoint(too):
        return False
    place, there = one.get("place"), other.get("place")
    return not isinstance(place, Entity) or not isinstance(there, Entity) or place.id == there.id
