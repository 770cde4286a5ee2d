"""Whose figure it is, and where: the subject and the place of a quantity.

What comes in: the governor of a figure, its noun phrase, and the names found in the article. What goes out: an entity:
a name where one stands there, else the head of the subject as a word of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from newslint.annotate.counted import Counted
from newslint.annotate.governors import Governor
from newslint.annotate.measures import Measures
from newslint.annotate.mentions import Mention, Mentions
from newslint.annotate.prose import Prose
from newslint.annotate.surroundings import Surroundings
from newslint.annotate.syntax import subject
from newslint.core.values import Entity, Value

OWNERS = frozenset(("of", "at", "for", "by"))
WHERE = frozenset(("in", "at", "near", "outside", "across", "around", "within", "from", "inside", "off", "throughout"))
CONTROLLED = frozenset(("after", "before", "while", "by", "despite", "without", "in"))
GENERIC = frozenset(
    (
        "official",
        "police",
        "authority",
        "spokesman",
        "spokeswoman",
        "source",
        "report",
        "people",
        "person",
        "number",
        "figure",
        "percent",
        "year",
        "month",
        "week",
        "day",
    )
)


def subject_of(
    prose: Prose,
    near: Surroundings,
    mentions: Mentions,
    ruler: Governor,
    what: Counted,
    first: int,
    low: int,
    start: int,
    known: Measures,
    fields: Mapping[str, Value],
) -> Entity | None:
    """The entity that a figure is about; None for victims, whose figure belongs to an event.

    ``low`` and ``start`` are where its clause and its sentence begin.
    """
    if fields.get("measure") in known.harm:
        return None
    owner = _owner_before(prose, mentions, first, low)
    if owner is not None:
        return owner
    if what.head is not None or ruler.role == "subject":
        owner = _owner_after(prose, mentions, what.stop)
        if owner is not None:
            return owner
    if ruler.noun is not None:
        owner = _owner_of_noun(prose, mentions, ruler.noun, start)
        if owner is not None:
            return owner
    if (
        ruler.verb is None
        or ruler.role == "subject"
        or ruler.link in {"among", "in", "on", "with", "from", "into", "after"}
    ):
        return None
    head = subject(prose, near.group_start(ruler.verb, start), start)
    if head is None:
        head = _controller(prose, near, ruler.verb, start)
    if head is None or head >= first:
        return None
    carried = known.roles["of"].get(prose.lemmas[head]) if prose.tags[head] == "N" else None
    if carried is not None and fields.get("measure", carried[0]) in carried:
        return _owner_of_noun(prose, mentions, head, start)
    mention = mentions.meant_by(prose, head, start)
    if mention is not None:
        return mention.entity
    if prose.tags[head] == "P":
        return _named(prose, head, start)
    lemma = prose.lemmas[head]
    if prose.tags[head] != "N" or lemma in GENERIC:
        return None
    named = head - 1
    word = prose.words[named] if named >= start and prose.tags[named] in "NP" else "-"
    if word.isupper() or (named > start and word[0].isupper()):
        # "EDS shares" are not "HP shares"
        return Entity(f"{word.lower()} {lemma}", f"{word} {prose.words[head]}")
    return Entity(lemma, prose.words[head])


def _named(prose: Prose, head: int, start: int) -> Entity:
    """A name of a kind that nothing in the article tells, whole: "Halden Paper"."""
    first = head
    while first > start and prose.tags[first - 1] == "P":
        first -= 1
    label = " ".join(prose.words[first : head + 1])
    return Entity(label.lower(), label)


def _controller(prose: Prose, near: Surroundings, verb: int, start: int) -> int | None:
    """Who does what stands in an infinitive or behind a preposition: "shares fell to close at $4"."""
    tags = prose.tags
    begin = near.group_start(verb, start)
    before = prose.lower[begin - 1] if begin > start else ""
    if tags[begin] != "T" and not (tags[verb] == "V" and prose.lower[verb][-3:] == "ing" and before in CONTROLLED):
        return None
    main = near.verb_before(begin - 1, start)
    if main is None or tags[main] != "V" or prose.lower[main][-3:] == "ing":
        return None
    return subject(prose, near.group_start(main, start), start)


def _owner_before(prose: Prose, mentions: Mentions, first: int, low: int) -> Entity | None:
    """ "Binance's 900,000 users"."""
    at = first - 1
    while at > low and prose.tags[at] in "JR":
        at -= 1
    if at > low and prose.tags[at] == "D" and prose.lower[at] in {"'s", "'"}:
        mention = mentions.covering(at - 1)
        return mention.entity if mention is not None else None
    return None


def _owner_after(prose: Prose, mentions: Mentions, stop: int) -> Entity | None:
    """ "900,000 users of Binance"."""
    if stop + 1 < len(prose.lower) and prose.lower[stop] == "of":
        mention = mentions.starting(stop + 1) or (mentions.starting(stop + 2) if stop + 2 < len(prose.lower) else None)
        if mention is not None and mention.kind != "place":
            return mention.entity
    return None


def _owner_of_noun(prose: Prose, mentions: Mentions, noun: int, start: int) -> Entity | None:
    """Whose "revenue" or "volume" it is: "Apple's revenue", "Apple revenue", "the volume on Binance", "its revenue"."""
    lower, tags = prose.lower, prose.tags
    at = noun - 1
    while at >= start and tags[at] in "NJP#":
        mention = mentions.covering(at)
        if mention is not None and mention.kind == "organisation":
            return mention.entity
        at -= 1
    if at > start and tags[at] == "D":
        if lower[at] in {"'s", "'"}:
            mention = mentions.covering(at - 1)
            if mention is not None:
                return mention.entity
            return Entity(prose.lemmas[at - 1], prose.words[at - 1]) if tags[at - 1] == "N" else None
        if lower[at] in {"its", "his", "her", "their", "our", "my"}:
            mention = mentions.meant_by(prose, at, start)
            return mention.entity if mention is not None else None
    if noun + 2 < len(lower) and (lower[noun + 1] in OWNERS or lower[noun + 1] == "on"):
        for ahead in (noun + 2, noun + 3):
            mention = mentions.covering(ahead) if ahead < len(lower) else None
            if mention is not None:
                return mention.entity
    return None


COINED = (["dollars"], ["dollar"], ["francs"], ["pounds"], ["rupees"], ["shillings"], ["pesos"], ["cents"], ["$"])
"""What stands behind a country that tells whose money it is, and not where: "40 Fiji dollars"."""


def place_of(
    prose: Prose, mentions: Mentions, first: int, stop: int, low: int, high: int, start: int, end: int
) -> Entity | None:
    """The place named in the clause, or else in the sentence; one behind a preposition of place wins."""
    best: tuple[int, Mention] | None = None
    for mention in mentions.within(start, end):
        if mention.kind != "place" or prose.lower[mention.stop : mention.stop + 1] in COINED:
            continue
        # "300,000 in Australia and 180,000 in Britain": a place belongs to the figure before it
        distance = mention.first - stop if mention.first >= stop else first - mention.stop + 8
        before = prose.lower[mention.first - 1] if mention.first > start else ""
        if before not in WHERE and prose.lower[mention.stop : mention.stop + 1] != ["'s"]:
            distance += 12
        if not low <= mention.first < high:
            distance += 20
        if best is None or distance < best[0]:
            best = (distance, mention)
    return best[1].entity if best is not None else None
