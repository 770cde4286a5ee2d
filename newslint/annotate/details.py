"""Details of which an event has one: the kind of gun, the colour of a vehicle, the room, the floor, the degree.

What comes in: tokens and the sorts of ``details.yaml``. What goes out: an annotation of kind "detail" for each word of
a sort, with the sort and the member:

* "fired a pistol" → sort gun, member handgun
* "fled in a black Honda" → sort vehicle colour, member black
* "on the third floor" → sort floor, member third
* "second-degree murder" → sort degree of murder, member second
* "a Ruger pistol", "in a stolen Honda Civic" → sorts gun maker and vehicle maker, members ruger and honda
* "a .40-caliber handgun", "a 12-gauge shotgun" → sort calibre, members 40 and 12 gauge

"Sole" is a detail of which the article tells no other member, broad ones aside (a car may be a sedan); a gun of the
police is not that of the story, nor are several guns the one. "New" is "a rifle", and "known" is "the shotgun" where no
shotgun was told of before: an article that tells of "a rifle" and then of "the shotgun" has changed one into the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from newslint.annotate.prose import NO_FLAGS, Prose, flagged, new
from newslint.annotate.surroundings import of as surroundings_of
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "detail",
        (
            Field("sort", "text", "what it is one of: gun, room, floor, vehicle colour …", "same-as"),
            Field("member", "text", "which one: rifle, kitchen, third, black …"),
            Field("kinds", "set", "the members that may be meant: a car may be a sedan"),
            Field("acts", "set", "what is done with it, or there: shoot, find, drive …"),
            Field("model", "text", "of a colour: maker and model of the vehicle that has it: honda civic"),
            Field("context", "set", "content words of the clause, without it"),
        ),
        "member",
        "a detail of which an event has one",
        ("sole", "new", "known"),
        "fled in a **black** Honda",
    ),
)
WORDS: tuple[Word, ...] = ()

TOLD = frozenset(("body", "headline", "deck", "caption"))
"""Where an article tells its story."""

BEFORE = 6
"""Tokens before a detail among which stands whose it is."""

BORE = re.compile(r"(?:.*\.)?(\d{1,3})(?:-?(caliber|calibre|gauge|mm|millimeter|millimetre))?$")
"""A calibre in one token, ".40-caliber", "9mm", or the figure before its unit."""
METRIC = {"mm": " mm", "millimeter": " mm", "millimetre": " mm", "gauge": " gauge"}
"""What a calibre is called by whose unit is not a hundredth of an inch."""

WENT_OFF = "shoot"
"""What a gun does that goes off."""
BREAKS = ",.;:"
"""Tags between two clauses that tell of two things."""

AHEAD = 5
"""Tokens from a colour up to its vehicle: "a black four-door 2009 Honda"."""


MADE = ("gun maker", "vehicle maker")
"""Sorts of names: what is written with a capital beside a gun or a car is nothing else."""
NEAR = 4
"""Tokens around the maker of a gun among which the gun stands."""
KNOWN = frozenset(("known",))
THE = frozenset(("the", "that", "this"))
NEW = frozenset(("a", "an", "his", "her", "their", "my", "one", "'s"))
"""Words before a thing that is told of for the first time: "a loaded rifle", "her father's rifle"."""
OWNED = frozenset(("a", "an", "the", "his", "her", "their", "my", "that", "this"))
"""Words before a car: "in the black Honda"."""


@dataclass(frozen=True, slots=True)
class _Words:
    members: Mapping[str, tuple[tuple[str, str, str], ...]]
    broad: Mapping[tuple[str, str], frozenset[str]]
    colours: Mapping[str, str]
    vehicles: frozenset[str]
    storeys: frozenset[str]
    ordinals: frozenset[str]
    offences: frozenset[str]
    aside: frozenset[str]
    bores: frozenset[str]
    arms: frozenset[str]
    patrols: frozenset[str]
    acts: Mapping[str, str]
    guns: frozenset[str]
    cars: frozenset[str]
    makers: Mapping[str, str]
    watched: Watched


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    members: dict[str, list[tuple[str, str, str]]] = {}
    for sort in lexicon.table("details", "sorts"):
        for member in lexicon.table("details", "sorts", sort):
            for word in lexicon.words("details", "sorts", sort, member):
                before, _, last = word.rpartition("_")
                members.setdefault(last, []).append((before, sort, member))
    broad = {
        (str(sort), member): kinds
        for sort in lexicon.table("details", "broad")
        for member, kinds in lexicon.meant("details", "broad", str(sort)).items()
    }
    colours = lexicon.folded("details", "colours")
    vehicles, storeys, ordinals, degrees, offences, aside, bores, arms, patrols = lexicon.sets(
        "details", "vehicles", "storeys", "ordinals", "degrees", "offences", "aside", "bores", "arms", "patrols"
    )
    guns, cars = lexicon.sets("details", "gun makers", "car makers")
    known = {word: tuple(some) for word, some in members.items()}
    return _Words(
        members=known,
        broad=broad,
        colours=colours,
        vehicles=vehicles,
        storeys=storeys,
        ordinals=ordinals,
        offences=offences,
        aside=aside,
        bores=bores,
        arms=arms,
        patrols=patrols,
        acts=lexicon.folded("details", "acts"),
        guns=guns,
        cars=cars,
        makers=lexicon.folded("details", "same maker"),
        watched=Watched([*known, *colours, *storeys, *degrees, *arms, *guns, *cars]),
    )


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> list[Annotation]:
    """The details of an article, in order."""
    words = _words(lexicon)
    near = surroundings_of(prose)
    details: list[Annotation] = []
    told: dict[str, dict[str, set[str]]] = {}
    for at in prose.where_lemma(words.watched):
        number = prose.sentence_at[at]
        if prose.regions[number] not in TOLD:
            continue
        low, high = prose.sentences[number]
        for sort, member, first, stop in _members(prose, words, at, low, high):
            if sort == "vehicle" and at + 1 < high and prose.tags[at + 1] == "N":
                continue  # "a bus stop", "the car keys"
            way = _way(prose, first, low)
            told.setdefault(sort, {}).setdefault(member, set()).add(way)
            if sort == "vehicle" and prose.lower[first - 1] in words.patrols:
                continue
            plural = prose.tags[at] == "N" and prose.lower[at] != prose.lemmas[at] and prose.lower[at].endswith("s")
            if (not plural or sort == "calibre") and words.aside.isdisjoint(
                prose.lemmas[max(low, first - BEFORE) : first]
            ):
                kinds = words.broad.get((sort, member)) or frozenset((member,))
                fields: dict[str, Value] = {"sort": sort, "member": member, "kinds": kinds}
                clause = near.clause(at)
                acts = _acts(prose, words, clause, low)
                if acts:
                    fields["acts"] = frozenset(acts)
                if sort == "vehicle colour" and (model := _model(prose, words, at, high)):
                    fields["model"] = model
                context = near.context(*clause) - near.context(first, stop)
                if context:
                    fields["context"] = context
                span = prose.span(first, stop)
                sure = 0.9 if sort in MADE else 0.8
                flags = frozenset((way,)) if way else NO_FLAGS
                details.append(new(Annotation, ("detail", span, number, fields, flags, "narrator", sure)))
    return [_settled(one, told[str(one.fields["sort"])], words) for one in details]


def _acts(prose: Prose, words: _Words, clause: tuple[int, int], low: int) -> set[str]:
    """What is done in a clause, else what is said right before it: "killed his wife and his son with a rifle"."""
    begin, end = clause
    acts = {words.acts[word] for word in prose.lemmas[begin:end] if word in words.acts}
    if "off" in prose.lower[begin:end] and "go" in prose.lemmas[begin:end]:
        acts.add(WENT_OFF)
    if not acts and begin > low and prose.tags[begin - 1] not in BREAKS:
        acts = {words.acts[word] for word in prose.lemmas[max(low, begin - BEFORE) : begin] if word in words.acts}
    return acts


def _settled(one: Annotation, told: Mapping[str, set[str]], words: _Words) -> Annotation:
    """A detail with "sole", and "known" if it holds, by all members of its sort that are told, and how each is."""
    if len(told) == 1:
        return flagged(one, "sole")
    sort, member = str(one.fields["sort"]), str(one.fields["member"])
    kinds = {name: words.broad.get((sort, name)) or frozenset((name,)) for name in told}
    if frozenset.intersection(*kinds.values()):
        return flagged(one, "sole")
    mine = [name for name, some in kinds.items() if some & kinds[member]]
    others = [some for some in kinds.values() if not some & kinds[member]] or [frozenset()]
    if frozenset.intersection(*others) and all(told[name] == {"known"} for name in mine):
        return one
    kind, span, sentence, fields, flags, voice, confidence = one
    return new(Annotation, (kind, span, sentence, fields, flags - KNOWN, voice, confidence))


def _way(prose: Prose, first: int, low: int) -> str:
    """How a thing is told of: "new" for "a loaded rifle", "known" for "the rifle", "" for "rifles" or "armed with"."""
    for i in range(first - 1, max(low, first - BEFORE) - 1, -1):
        word = prose.lower[i]
        if word in THE:
            return "known"
        if word in NEW:
            return "new"
        if prose.tags[i] not in "JNP#V" or prose.lemmas[i] in ("be", "have"):
            break
    return ""


def _members(prose: Prose, words: _Words, at: int, low: int, high: int) -> list[tuple[str, str, int, int]]:
    """Sort, member, first token and the one behind the last, for all that a word tells."""
    lower, lemmas = prose.lower, prose.lemmas
    word = lower[at] if lower[at] in words.members else lemmas[at]
    some = [
        (sort, member, at - bool(before), at + 1)
        for before, sort, member in words.members.get(word, ())
        if prose.tags[at] != "P" and (not before or (at > low and lower[at - 1] == before))
    ]
    if lower[at] in words.colours:
        stop = min(high, at + AHEAD)
        end = next((i for i in range(at + 1, stop) if prose.tags[i] not in "NPJ#,"), stop)
        if not words.vehicles.isdisjoint(lemmas[at + 1 : end]) and lower[at + 1] not in {"and", "or"}:
            some.append(("vehicle colour", words.colours[lower[at]], at, at + 1))
    elif lemmas[at] in words.storeys and at > low and lower[at - 1] in words.ordinals:
        some.append(("floor", lower[at - 1], at - 1, at + 1))
    elif lower[at].endswith("-degree") and at + 1 < high and lemmas[at + 1] in words.offences:
        some.append((f"degree of {lemmas[at + 1]}", lower[at].partition("-")[0], at, at + 2))
    if lemmas[at] in words.arms and (calibre := _calibre(prose, words, at, low)) is not None:
        some.append(("calibre", *calibre))
    if prose.capital[at]:
        maker = words.makers.get(lower[at], lower[at])
        if maker in words.guns and _beside_arm(prose, words, at, low, high):
            some.append((MADE[0], maker, at, at + 1))
        elif maker in words.cars and _is_car(prose, words, at, low, high):
            some.append((MADE[1], maker, at, at + 1))
    return some


def _beside_arm(prose: Prose, words: _Words, at: int, low: int, high: int) -> bool:
    """Whether a maker made a gun: "a Ruger pistol", ".380-caliber Ruger", and not "Colt Ford, 31"."""
    near = (*prose.lemmas[max(low, at - NEAR) : at], *prose.lemmas[at + 1 : min(high, at + NEAR)])
    return any(word in words.arms or word in words.bores or BORE.match(word) for word in near if not word.isdecimal())


def _is_car(prose: Prose, words: _Words, at: int, low: int, high: int) -> bool:
    """Whether a maker made the car: "a stolen 2009 Honda Civic", and not "a Ford dealer" or "Henry Ford Hospital"."""
    first = at
    while first > max(low, at - AHEAD) and prose.tags[first - 1] in "JNV#" and prose.lower[first - 1] not in OWNED:
        first -= 1
    if first == low or prose.lower[first - 1] not in OWNED:
        return False
    after = at + 1
    if after < high and prose.capital[after]:
        after += 1  # its model
    return after >= high or prose.tags[after] not in "NP'" or prose.lemmas[after] in words.vehicles


def _model(prose: Prose, words: _Words, at: int, high: int) -> str:
    """The vehicle of a colour by maker and model: "a black four-door 2009 Honda Civic"; "" of a maker alone."""
    for i in range(at + 1, min(high - 1, at + AHEAD)):
        maker = words.makers.get(prose.lower[i], prose.lower[i])
        if maker in words.cars and prose.capital[i]:
            model = prose.lower[i + 1]
            named = prose.capital[i + 1] or any(map(str.isdecimal, model))
            return f"{maker} {model}" if named and model not in words.vehicles else ""
        if prose.tags[i] not in "NPJ#":
            return ""
    return ""


def _calibre(prose: Prose, words: _Words, at: int, low: int) -> tuple[str, int, int] | None:
    """The calibre told before an arm, "a .40-caliber Glock pistol", where it begins and what follows it."""
    lower = prose.lower
    unit = 0
    for i in range(at - 1, max(low, at - AHEAD) - 1, -1):
        if lower[i] in words.bores:
            unit = i
        elif (figure := BORE.match(lower[i])) is not None and (unit or figure[2]):
            told = figure[2] or lower[unit]
            return figure[1] + METRIC.get(told, ""), i, max(i, unit) + 1
        elif prose.tags[i] not in "NPJ" and lower[i] != "-":
            return None
    return None
