"""What one party does to another, under one name whatever the words: "sued", "took to court", "was sued by".

What comes in: the chain of a verb, its subject and what follows. What goes out: the act, who does it and to whom:

* "Acme took Zenith to court" → lawsuit, doer acme, target zenith.
* "Hall borrowed $500 from Lund" → loan, doer lund, target hall.
* "The bus was hit by a tram" → collision, doer tram, target bus.

The acts and their words are those of ``acts.yaml``. A verb that opens none costs one look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newslint.annotate import syntax
from newslint.annotate.prose import Prose, new
from newslint.annotate.watch import Watched
from newslint.core.lexicon import Lexicon, per_lexicon

REACH = 9
"""Tokens after the verb, or after the object, among which a preposition is looked for."""

_PREPOSITIONS = "to from against with into over at on in for of before by upon past round around through under"
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
_SIDES = "back rear front side end middle path top tail roof door window wall edge corner flank bumper"
SIDES = frozenset(_SIDES.split())
"""Nouns that are part of what their "of" names: "ran into the back of a bus" hits the bus."""
_SOME = "one two three some several many most half handful group pair couple dozen"
SOME = frozenset(_SOME.split())
"""Words of which the "of" phrase says who: "struck one of the raiders"."""
_BODY = """
    elbow fist hand arm head knee foot boot shoulder finger forehead heel stick bat racket racquet club dog car
    forearm face nose jaw chin ear cheek skull neck throat chest rib stomach belly leg thigh shin ankle wrist mouth
    temple eye scalp engine wing fuselage bow stern prow hull bonnet hood fender mast keel
"""
BODY = frozenset(_BODY.split())
"""What somebody does something with, or is hurt on: "Hall's elbow caught Lund", "on the shoulder of Lund"."""
PARTS = SIDES | SOME | BODY
_OTHERS = "any other another others second more further additional none someone somebody each many most several few"
OTHERS = frozenset(_OTHERS.split())
"""Words of a noun phrase that does not say who: "no other bidder", "a second party", "more officers"."""

_KIN = "cousin brother sister son daughter father mother uncle aunt nephew niece husband wife partner neighbour friend"
KIN = frozenset(_KIN.split())
"""Who is told by whose they are, and whom the phrase in commas behind tells apart: "his cousin, a van driver"."""
OWNING = frozenset({"his", "her", "its", "their"})

RELATIVE = frozenset({"whom", "that", "which"})
"""What opens a clause whose verb lacks its object."""

WHOSE = 5
"""Tokens before a subject among which it stands: "Hall, whose nose young Eric Lund broke"."""

STATIVE = "be-"
"""Before a verb whose passive says how its subject is: "be-base in *"."""
MUTUAL = frozenset({"mutual", "not mutual"})
"""Entries of what two do together: to marry."""

NOMINAL = frozenset({"noun", "noun bearing"})
"""Entries of nouns, which ``nominals`` reads."""

FORMER = "former"

OTHER = "*"
"""Where the other side stands in an entry of the lexicon."""
IN_PLACE = "**"
"""Where the side stands that the subject is not: "move from * to **"."""


class Step(NamedTuple):
    """A part of an entry: what stands there, as words or as the other side."""

    form: str
    words: frozenset[str]
    optional: bool


class Pattern(NamedTuple):
    """An entry of the lexicon: the act, whether it is done to the subject, whether it was not done, and the parts.

    ``mutual`` acts have no doer: both marry. ``stative`` ones are said of the subject of a passive: "is based in".
    """

    act: str
    bearing: bool
    omitted: bool
    mutual: bool
    stative: bool
    steps: tuple[Step, ...]
    needs: frozenset[str]
    subjects: frozenset[str]
    """Nouns one of which the subject must be: "the letter came from Hall"; who does it is then the other side."""
    asked: int
    """How many of its parts may not be left out."""


class Deed(NamedTuple):
    """An act in a text: its name, the tokens that head the doer and the target, and whether it was left undone."""

    act: str
    doer: int | None
    target: int | None
    omitted: bool
    mutual: bool
    stop: int


class Frame(NamedTuple):
    """A clause as far as it is read: the verb, its subject, whether it is passive and by whom, and where it ends."""

    verb: int
    subject: int
    passive: bool
    by: int | None
    high: int


class Entries(NamedTuple):
    """The entries of one verb, those with more parts first; all the words that they need, and whether each needs
    some."""

    patterns: tuple[Pattern, ...]
    needs: frozenset[str]
    needy: bool
    by_need: Mapping[str, tuple[int, ...]]
    """The numbers of those that need a word, by the word; by "" of those that need none."""


@per_lexicon
def entries(lexicon: Lexicon) -> Mapping[str, Entries]:
    """The entries of the lexicon by their verbs."""
    found: dict[str, list[Pattern]] = {}
    for act, ways in lexicon.table("acts").items():
        for way, entries in ways.items() if isinstance(ways, dict) else ():
            for entry in entries if isinstance(entries, list) and way not in NOMINAL else ():
                subjects, _, phrase = str(entry).rpartition(":")
                verb, *rest = phrase.split()
                stative, verb = verb.startswith(STATIVE), verb.removeprefix(STATIVE)
                steps = tuple(_steps(rest))
                needs = next((one.words for one in steps if one.words and not one.optional), frozenset())
                of = frozenset(subjects.split("|")) if subjects else frozenset()
                kind = way == "bearing", way.startswith("not"), way in MUTUAL, stative
                asked = sum(not one.optional for one in steps)
                made = Pattern(act, *kind, steps, needs, of, asked)
                found.setdefault(verb, []).append(made)
    return {verb: _entries(known) for verb, known in found.items()}


class Nouns(NamedTuple):
    """Nouns that tie two parties, with their entries: what one is to another ("wife"), what one has where ("seat")."""

    all: Watched
    been: Mapping[str, Pattern]
    had: Mapping[str, Pattern]


@per_lexicon
def nouns(lexicon: Lexicon) -> Nouns:
    """The nouns of entries such as "be wife of *" and "have seat in *"."""
    been, had = (
        {
            word: pattern
            for pattern in entries(lexicon)[verb].patterns
            if [step.form for step in pattern.steps] == ["noun", "preposition", "other"]
            and preposition in pattern.steps[1].words
            and not pattern.steps[1].optional
            for word in pattern.steps[0].words
        }
        for verb, preposition in (("be", "of"), ("have", "in"))
    )
    return Nouns(Watched({*been, *had}), been, had)


def _entries(known: list[Pattern]) -> Entries:
    patterns = tuple(sorted(known, key=lambda one: -one.asked))
    by_need: dict[str, tuple[int, ...]] = {}
    for number, one in enumerate(patterns):
        for word in one.needs or ("",):
            by_need[word] = (*by_need.get(word, ()), number)
    return Entries(patterns, frozenset(by_need) - {""} | {"none"}, "" not in by_need, by_need)


def _steps(parts: Iterable[str]) -> Iterable[Step]:
    optional = False
    for part in parts:
        optional = optional or part.startswith("(")
        word = part.strip("()")
        if word == OTHER:
            yield Step("other", frozenset(), optional)
        elif word == IN_PLACE:
            yield Step("in place", frozenset(), optional)
        elif word == "*'s":
            yield Step("owner", frozenset(), optional)
        else:
            words = frozenset(word.split("|"))
            form = "preposition" if words & PREPOSITIONS else "particle" if words & syntax.PARTICLES else "noun"
            yield Step(form, words, optional)


def deed(prose: Prose, known: Entries, frame: Frame) -> Deed | None:
    """The act of a clause whose verb opens some entries; None where none of them fits."""
    after, high = frame.verb + 1, frame.high
    lemmas, lower = prose.lemmas[after:high], prose.lower[after:high]
    if frame.passive:
        lemmas.append(prose.lemmas[frame.subject])
    elif "whose" in prose.lower[(first := max(0, frame.subject - WHOSE)) : frame.subject]:
        lemmas += prose.lemmas[first : frame.subject]
    if known.needy and known.needs.isdisjoint(lemmas) and known.needs.isdisjoint(lower):
        return None
    met = known.needs.intersection(lemmas + lower)
    numbers: Iterable[int] = range(len(known.patterns))
    if "none" not in met:
        numbers = sorted({number for word in (*met, "") for number in known.by_need.get(word, ())})
    best: Deed | None = None
    least = 0
    for number in numbers:
        pattern = known.patterns[number]
        if best is not None and pattern.asked < least:
            break
        found = _fit(prose, pattern, frame)
        if found is not None and (best is None or found.stop < best.stop):
            # "voted against a plan for a pier" is no vote for a pier: the nearest words count
            best, least = found, pattern.asked
    return best


def _fit(prose: Prose, pattern: Pattern, frame: Frame) -> Deed | None:
    """The act of an entry, if all its parts stand where they must."""
    at, high = frame.verb + 1, frame.high
    if pattern.stative and not frame.passive:
        return None
    if pattern.subjects and prose.lemmas[frame.subject] not in pattern.subjects:
        return None
    passive = frame.passive and not pattern.stative
    other: int | None = None
    given = frame.subject if passive else None
    """What a passive has for a subject and an active verb for an object."""
    owner = False
    instead: int | None = None
    before = "verb"
    for step in pattern.steps:
        place: int | None
        if step.form == "particle":
            place = at if at < high and prose.lower[at] in step.words else None
            after = at + 1
        elif step.form == "preposition":
            place = _preposition(prose, step.words, at, high, before == "verb" and prose.lemmas[frame.verb] == "be")
            after = 0 if place is None else place + 1
        elif step.form == "noun":
            if before == "verb" and given is not None:
                place, after = (given if prose.lemmas[given] in step.words else None), at
            else:
                place, after = _noun(prose, step.words, at, high)
                if owner and place is not None:
                    other = _owner(prose, at, place)
                    place = other
                elif owner and at < high and prose.tags[at] not in "DNPJ":
                    place, thing = _fronted(prose, frame)  # "Hall, whose nose Lund had broken"
                    other = place = place if thing is not None and prose.lemmas[thing] in step.words else None
        elif step.form == "owner":
            owner, place, after = True, at, at
        elif step.form == "in place":
            place, after = _head(prose, at, high)
            instead = place
        elif before != "preposition" and given is not None:
            place, after = given, at
            other = place
        else:
            place, after = _head(prose, at, high)
            if place is None and before == "verb":
                place, _ = _fronted(prose, frame)  # "Hall, whom Lund had pushed"
            other = place
        if place is None:
            if not step.optional:
                return None
            other = _beside(prose, frame, given)
            break
        at, before = at if at > after else after, step.form
    subject: int | None = None if pattern.subjects else frame.by if passive else frame.subject
    subject = subject if instead is None else instead  # "the cheque went from Hall to Lund"
    doer, target = (other, subject) if pattern.bearing else (subject, other)
    return new(Deed, (pattern.act, doer, target, pattern.omitted, pattern.mutual, at))


def _fronted(prose: Prose, frame: Frame) -> tuple[int | None, int | None]:
    """What a relative clause without an object is about, and the noun behind "whose": "Hall, whom Lund pushed, fell",
    "Hall, whose nose Lund broke, fell", "the ring that Lund sent"."""
    tags, lower = prose.tags, prose.lower
    low = prose.sentences[prose.sentence_at[frame.verb]][0]
    i = frame.subject
    while i > low and tags[i - 1] in "NPJ" and prose.capital[i - 1] == prose.capital[frame.subject]:
        i -= 1
    if i > low and tags[i - 1] == "D" and lower[i - 1] != "whose" and not prose.capital[frame.subject]:
        i -= 1
    link = i - 1
    thing: int | None = None
    if link - 2 > low and tags[link] == "N" and lower[link - 1] == "whose":
        thing, link = link, link - 1
    elif link <= low or lower[link] not in RELATIVE:
        return None, None
    head = link - 2 if tags[link - 1] == "," else link - 1
    return (head, thing) if head >= low and tags[head] in "NP" else (None, None)


def _preposition(prose: Prose, words: frozenset[str], at: int, high: int, close: bool) -> int | None:
    """Where the preposition stands, before any other verb; right here, where it must be ``close``."""
    tags, lower = prose.tags, prose.lower
    i, stop = at, high if high < at + REACH else at + REACH
    while i < stop:
        if lower[i] in words:
            return i
        if tags[i] == "," and tags[i - 1] in "NP":
            named = _aside(prose, i, stop)
            if named > i:
                i = named  # "dragged her investor, Acme Partners, to court"
                continue
        if tags[i] in "A.," or (tags[i] == "V" and lower[i][-3:] != "ing") or (close and tags[i] not in "RQ"):
            return None
        i += 1
    return None


def _aside(prose: Prose, comma: int, stop: int) -> int:
    """The token behind a name in commas, or the comma where none stands there."""
    i = comma + 1
    while i < stop and prose.tags[i] == "P":
        i += 1
    return i + 1 if comma + 1 < i < stop and prose.tags[i] == "," else comma


def _noun(prose: Prose, words: frozenset[str], at: int, high: int) -> tuple[int | None, int]:
    """The noun phrase that begins here, if one of the words heads it; "none" stands for a noun before it.

    A former wife is an ex-wife; a former member is none.
    """
    tags, lower = prose.tags, prose.lower
    first = at
    while at < high and tags[at] in "RQ" and lower[at] != "none" and lower[at] not in words:
        at += 1  # but not over the "aside" of "stood aside for"
    if at < high and lower[at] == "none":
        low = prose.sentences[prose.sentence_at[at]][0]
        meant = next((i for i in range(at - 1, low - 1, -1) if tags[i] == "N" and lower[i].endswith("s")), None)
        return (at, at + 1) if meant is not None and prose.lemmas[meant] in words else (None, at)
    if at < high and lower[at] in words:
        return at, at + 1  # "to court": the tagger takes it for a verb
    head, after = syntax.head_after(prose, owned(prose, at, high), high)
    if head is None:
        return None, after
    word = prose.lemmas[head]
    if FORMER in lower[first:head]:
        word = f"ex-{word}"
    return (head, after) if word in words or prose.lower[head] in words else (None, after)


def owned(prose: Prose, at: int, high: int) -> int:
    """Where the noun begins behind "a wholly owned": a participle is no end of a noun phrase there."""
    tags = prose.tags
    i = at
    while i < high and tags[i] in "DRJ":
        i += 1
    return i + 1 if at < i < high - 1 and prose.lower[i].endswith("ed") and tags[i + 1] in "NJ" else at


def _head(prose: Prose, at: int, high: int) -> tuple[int | None, int]:
    """The head of the noun phrase that begins here, of the whole where a side of it is named."""
    if at < high and prose.lower[at] == "that":
        at += 1  # "alleges that Hall took it"
    i = at
    while i < high and prose.tags[i] in "DJ":
        i += 1
    if i + 1 < high and prose.lower[i + 1] == "of" and not PARTS.isdisjoint((prose.lower[i], prose.lemmas[i])):
        at = i + 2
    head, after = syntax.head_after(prose, at, high)
    if head is not None and (prose.lemmas[head] in syntax.TIMES or prose.tags[head] in "#S"):
        return None, after  # "worked for 22 years"
    return head, after


def _owner(prose: Prose, first: int, head: int) -> int | None:
    """Whose the noun is: the word before its "'s"."""
    return next((i - 1 for i in range(head - 1, first, -1) if prose.lower[i] in {"'s", "'"}), None)


def _beside(prose: Prose, frame: Frame, given: int | None) -> int | None:
    """Who stands right after the verb, another noun phrase behind: "lent Hall $500"; in a passive, a name before it."""
    tags = prose.tags
    if given is not None:
        return given if tags[given] == "P" else None
    first = frame.verb + 1
    stop = first
    while stop < frame.high and tags[stop] == "P":
        stop += 1
    if stop - first > 1 and len(prose.lower[stop - 1]) < 3:
        stop -= 1  # "lent Hall R400": the sign of the money
    if stop > first and (stop >= frame.high or tags[stop] in ",AV.") and _fronted(prose, frame)[0] is not None:
        return stop - 1  # "the ring that Hall gave Lund is lost"
    if stop < frame.high and tags[stop] in "D#SP" and prose.lower[stop] not in {"'s", "'"} and stop > first:
        return stop - 1
    if first + 1 < frame.high and prose.lower[first] in syntax.OBJECTIVE and tags[first + 1] in ".,":
        return first  # "and gave it her": nothing behind
    pronoun = first + 1 < frame.high and (tags[first] == "O" or prose.lower[first] == "her")
    if pronoun and (
        prose.lower[first] not in OWNING or (tags[first + 1] in "D#" and prose.lower[first + 1] not in OWNING)
    ):
        return first  # "gave her a bottle", but not "gave her bottle"
    head, stop = syntax.head_after(prose, first, frame.high)
    if head is not None and tags[first] == "D":
        figure = next((i for i in range(first + 1, stop) if tags[i] in "#S"), stop)
        last = head if figure > head else figure - 1
        if last > first and tags[last] in "NP" and figure < frame.high and tags[figure] in "D#S":
            return last  # "handed the guard a key", "owes his landlord 61,000 crowns"
    explained = head is not None and tags[head] == "N" and prose.lower[stop : stop + 1] == [","]
    return head if explained and head is not None and name_beside(prose, head, frame.high) is not None else None


def apart(prose: Prose, doer: int, target: int, low: int) -> tuple[str, str] | None:
    """Two sides of one noun by what stands before it: "a freight train", "a passenger train"; None if nothing does."""
    words = [
        [prose.lemmas[i] for i in range(syntax.phrase_start(prose, head, low), head) if prose.tags[i] in "NPJ"]
        for head in (doer, target)
    ]
    if not words[0] or not words[1] or words[0] == words[1]:
        return None
    return f"{words[0][-1]} {prose.lemmas[doer]}", f"{words[1][-1]} {prose.lemmas[target]}"


def name_beside(prose: Prose, head: int, high: int) -> int | None:
    """The name in commas behind a noun: "her husband, Eric, sat"; None where there is none."""
    tags = prose.tags
    if tags[head] != "N":
        return None
    comma = head + 1
    while comma < high and tags[comma] in "JN":
        comma += 1  # "a timber transnational company, Acme"
    first = comma + 1
    if comma >= high or tags[comma] != ",":
        return None
    if prose.lemmas[head] in KIN:
        while first < high and tags[first] in "DJN":
            first += 1  # "his cousin, the watchman Eric Hall", "his cousin, a van driver"
    stop = first
    while stop < high and tags[stop] == "P":
        stop += 1
    return stop - 1 if stop > comma + 1 and stop < high and tags[stop] in ",.#" else None


def owner_of(prose: Prose, head: int, low: int) -> int | None:
    """Whose arm or stick it is that does something: "Hall's elbow"; None where it is nobody's."""
    if prose.lemmas[head] not in BODY:
        return None
    if head > low and prose.lower[head - 1] in OWNING:
        return head - 1  # "Lund fell, and Hall kicked his shin"
    return _owner(prose, max(low, head - 4), head)


def name_before(prose: Prose, head: int, low: int) -> int | None:
    """The name before the noun that stands in commas behind it: "Eric Hall, the deckhand, who pulled"."""
    tags = prose.tags
    if tags[head] != "N":
        return None
    first = syntax.phrase_start(prose, head, low)
    return first - 2 if first - 2 >= low and tags[first - 1] == "," and tags[first - 2] == "P" else None
