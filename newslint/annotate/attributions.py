"""Where statements come from: how many sources, of what kind, through which outlet.

"two sources with knowledge of the matter told CoinDesk" → anonymous, 2, outlet coindesk; "the ministry said" →
official; "it was reported that" → none, agentless; "as far as we remember" → none, own memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, islice

from newslint.annotate.mentions import Mention
from newslint.annotate.phrases import Phrases, rarest, split
from newslint.annotate.prose import Prose, flagged, new
from newslint.annotate.saying import PRONOUNS
from newslint.annotate.speakers import Cue, Listener
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Amount, Entity, Value, exactly
from newslint.core.vocabulary import Field, Kind, Word

KIND: Kind = Kind(
    "attribution",
    (
        Field(
            "sourcing",
            "text",
            "named, anonymous, document, outlet, official or none",
            values=("named", "anonymous", "document", "outlet", "official", "none"),
        ),
        Field("source name", "entity", "the person or organisation that is the source, where it is named"),
        Field("outlet", "entity", "the outlet through which the source spoke"),
        Field("number", "amount", "how many sources"),
        Field("cue", "text", "the words that tell, as printed"),
    ),
    value="sourcing",
    doc="Where a statement is said to come from.",
    flags=("vague", "agentless", "own memory", "leading", "sourced"),
    example="**two sources with knowledge of the matter** told CoinDesk",
)
WORDS: tuple[Word, ...] = (
    Word("anonymous source", "attribution", (("sourcing", "anonymous"),)),
    Word("agentless attribution", "attribution", (("agentless", ""),)),
)

LEAD = 3
"""Sentences of the body that make its lead."""

BELOW = 5
"""Sentences, that of the lead among them, in which is told who reports what the lead says."""

GIVEN = frozenset(("shared", "told", "reported", "published", "obtained"))
"""What is done by a paper, or with it, when it is the source: "as was first reported by the Marby Echo"."""

NEAR = 10
"""Tokens before a verb of saying, or after it, in which its source stands."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Words for sources, and set phrases that leave the source out."""

    anonymous: frozenset[str]
    people: frozenset[str]
    unnamed: frozenset[str]
    documents: frozenset[str]
    official: frozenset[str]
    vague: frozenset[str]
    hearers: frozenset[str]
    qualifiers: Phrases[str]
    rare: dict[str, list[tuple[int, list[str], str]]]
    unsourced: Watched
    """The words of ``rare``."""
    counts: dict[str, Amount]
    verbs: frozenset[str]
    triggers: Watched


@per_lexicon
def sources(lexicon: Lexicon) -> Sources:
    """The words for sources of a lexicon."""

    def words(section: str) -> frozenset[str]:
        return frozenset(lexicon.words("attributions", section))

    counts: dict[str, Amount] = {}
    for word, number in lexicon.table("attributions", "counts").items():
        if isinstance(number, int):
            counts[word] = exactly(number)
    for word, band in lexicon.table("attributions", "bands").items():
        if isinstance(band, list) and len(band) == 2 and isinstance(band[0], int) and isinstance(band[1], int):
            counts[word] = Amount(band[0], band[1], None, "band")
    loose = (("agentless", "agentless"), ("alleged", "alleged"), ("informed", "informed"), ("memory", "own memory"))
    flagged = [(phrase, flag) for section, flag in loose for phrase in lexicon.words("attributions", section)]
    rare: dict[str, list[tuple[int, list[str], str]]] = {}
    for phrase, flag in flagged:
        tokens = list(split(phrase))
        at = rarest(tokens)
        rare.setdefault(tokens[at], []).append((at, tokens, flag))
    for found in rare.values():
        found.sort(key=lambda entry: -len(entry[1]))
    return Sources(
        words("anonymous"),
        words("people"),
        words("unnamed"),
        words("documents"),
        words("official"),
        words("vague"),
        words("hearers"),
        Phrases((phrase, phrase) for phrase in lexicon.words("attributions", "qualifiers")),
        rare,
        Watched(rare),
        counts,
        words("verbs"),
        Watched(words("anonymous") | words("unnamed") | words("people")),
    )


def find(prose: Prose, listener: Listener, heard: Iterable[Cue], lexicon: Lexicon) -> Iterator[Annotation]:
    """The sources of what was heard, and those that stand apart from any statement."""
    bodies = compress(range(len(prose.regions)), map("body".__eq__, prose.regions))
    leading = max(islice(bodies, LEAD), default=-1)
    cues = list(heard)
    named = {prose.sentence_at[cue.at] for cue in cues}
    found = list(_everywhere(prose, listener, cues, lexicon))
    named.update(one.sentence for one in found if one.fields["sourcing"] != "none")
    for one in found:
        if one.sentence <= leading:
            one = flagged(one, "leading")
        if "alleged" in one.flags:
            one = one._replace(flags=one.flags - {"alleged"} | ({"agentless", "sourced"} if named else {"agentless"}))
        elif one.fields["sourcing"] == "none" and not named.isdisjoint(
            range(one.sentence - 1, one.sentence + (BELOW if one.sentence <= leading else 2))
        ):
            # "The bridge is reportedly closed. A driver said so." tells who reports it; a lead tells it further down.
            one = flagged(one, "sourced")
        yield one


def _everywhere(prose: Prose, listener: Listener, heard: Iterable[Cue], lexicon: Lexicon) -> Iterator[Annotation]:
    words = sources(lexicon)
    taken: set[int] = set()
    for cue in heard:
        if cue.by[0] in taken or (cue.by[1] - cue.by[0] == 1 and prose.lower[cue.by[0]] in PRONOUNS):
            continue
        taken.update(range(*cue.by))
        yield _of_cue(prose, listener, words, cue)
    yield from _loose(prose, listener, words, taken)
    yield from _outlets(prose, listener, words, taken)
    yield from _unsourced(prose, words, taken)


def _of_cue(prose: Prose, listener: Listener, words: Sources, cue: Cue) -> Annotation:
    """The source that a verb of saying has as its subject."""
    first, stop = cue.by
    fields: dict[str, Value] = {"sourcing": "named"}
    flags: set[str] = set()
    lower, lemmas = prose.lower, prose.lemmas
    occasion = listener.occasion(cue)
    if occasion is not None and _is_outlet(listener, occasion):
        fields["outlet"] = occasion
    inside = listener.mentions.within(first, stop)
    noun = listener.referents.head(first, stop)
    noun = noun if prose.tags[noun] == "N" else -1
    word = lower[noun] if noun >= 0 else ""
    qualified = words.qualifiers.at(lower, stop, len(lower)) if stop < len(lower) else None
    if qualified is None and noun >= 0:
        qualified = words.qualifiers.at(lower, noun + 1, len(lower)) if noun + 1 < len(lower) else None
    if word in words.anonymous or not words.unnamed.isdisjoint(lower[first:stop]) or qualified is not None:
        fields["sourcing"] = "anonymous"
        if qualified is not None and qualified[0] > stop:
            stop = max(qualified[0], listener.phrase_after(qualified[0], len(lower))[1])
        number = _number(prose, words, first)
        if number is not None:
            fields["number"] = number
        else:
            flags.add("vague")
    elif (one := _named(inside, stop)) is not None:
        fields["source name"] = one.entity
        if one.sort == "newspaper":
            fields["sourcing"] = "outlet"
            fields["outlet"] = one.entity
    elif word in words.documents or (noun >= 0 and lemmas[noun] in words.documents):
        fields["sourcing"] = "document"
        outlet = next((one for one in inside if one.sort == "newspaper"), None)
        if outlet is not None:
            fields["sourcing"], fields["outlet"] = "outlet", outlet.entity
    elif word in words.official or any(one.kind == "place" for one in inside):
        fields["sourcing"] = "official"
        if cue.speaker is not None and any(one.entity == cue.speaker for one in inside):
            fields["source name"] = cue.speaker
    elif word in words.vague or lower[first] in words.vague:
        fields["sourcing"] = "none"
        flags.add("vague")
    elif cue.speaker is not None:
        fields["source name"] = cue.speaker
    return _annotation(prose, first, stop, fields, flags, cue.confidence)


def _named(inside: Iterable[Mention], stop: int) -> Mention | None:
    """The person among the names of a source, or the organisation that it ends with."""
    for one in inside:
        if one.kind == "person" or (one.kind == "organisation" and one.stop == stop):
            return one
    return None


def _loose(prose: Prose, listener: Listener, words: Sources, taken: set[int]) -> Iterator[Annotation]:
    """Anonymous sources beside no statement: "the news came from anonymous sources", "people close to the deal"."""
    lower, tags = prose.lower, prose.tags
    n_tokens = len(lower)
    for i in prose.where(words.triggers):
        if i in taken or tags[i] not in "NJVP":
            continue
        word = lower[i]
        after = i + 1
        if after < n_tokens and lower[after] == ",":
            after += 1
        qualified = words.qualifiers.at(lower, after, n_tokens) if after < n_tokens else None
        stop = i + 1
        if word in words.unnamed:
            while stop < min(n_tokens, i + 4) and tags[stop] in "JN":
                stop += 1
            if stop == i + 1 or lower[stop - 1] not in words.triggers | words.official:
                continue
        elif qualified is not None:
            stop = qualified[0]
        elif word not in words.anonymous or not _speaks(prose, words, i):
            continue
        first = i
        while first > 0 and tags[first - 1] in "D#J" and first > i - 3 and lower[first - 1] != "'s":
            first -= 1
        taken.update(range(first, stop))
        fields: dict[str, Value] = {"sourcing": "anonymous"}
        number = _number(prose, words, first)
        if number is not None:
            fields["number"] = number
        low, high = prose.sentences[prose.sentence_at[i]]
        outlet = next((one for one in listener.mentions.within(low, high) if one.sort == "newspaper"), None)
        if outlet is not None:
            fields["outlet"] = outlet.entity
        yield _annotation(prose, first, stop, fields, set() if number else {"vague"})


def _unsourced(prose: Prose, words: Sources, taken: set[int]) -> Iterator[Annotation]:
    """Phrases that leave the source out, looked for by their rarest word."""
    lower, rare = prose.lower, words.rare
    for i in prose.where(words.unsourced):
        for offset, phrase, flag in rare[lower[i]]:
            first = i - offset
            if first < 0 or lower[first] != phrase[0] or first in taken:
                continue
            if lower[first : first + len(phrase)] == phrase:
                if flag == "informed":
                    if first == 0 or lower[first - 1] not in words.hearers:
                        continue
                    flag = "agentless"
                taken.update(range(first, first + len(phrase)))
                yield _annotation(prose, first, first + len(phrase), {"sourcing": "none"}, {flag})
                break


def _speaks(prose: Prose, words: Sources, noun: int) -> bool:
    """Whether a source is one who speaks, not "a source of income"."""
    lower = prose.lower
    low, high = prose.sentences[prose.sentence_at[noun]]
    if noun + 1 < high and lower[noun + 1] == "of":
        return False
    return any(lower[i] in words.verbs for i in range(max(low, noun - 3), min(high, noun + NEAR)))


def _outlets(prose: Prose, listener: Listener, words: Sources, taken: set[int]) -> Iterator[Annotation]:
    """Outlets as sources: "a CoinDesk report", "an investigation by the Wall Street Journal", "shared with Reuters"."""
    lower, tags = prose.lower, prose.tags
    for one in listener.mentions.all:
        if one.sort != "newspaper" or one.first in taken:
            continue
        low, high = prose.sentences[prose.sentence_at[one.first]]
        i = one.stop
        while i < min(high, one.stop + 3) and (lower[i] in {"'s", "'"} or tags[i] == "J"):
            i += 1
        before = range(max(low, one.first - 8), one.first)
        near = one.first > low and (
            lower[one.first - 1] in {"by", "with", "to", "from"}
            or (lower[one.first - 1] == "the" and one.first - 1 > low and lower[one.first - 2] in {"by", "with", "to"})
        )
        reported = i < high and lower[i] in words.documents | words.verbs
        if reported or (near and any(lower[j] in words.documents or lower[j] in GIVEN for j in before)):
            taken.update(range(one.first, one.stop))
            stop = i + 1 if reported else one.stop
            yield _annotation(prose, one.first, stop, {"sourcing": "outlet", "outlet": one.entity}, set())


def _is_outlet(listener: Listener, entity: Entity) -> bool:
    return any(one.sort == "newspaper" for one in listener.mentions.of(entity)[:3])


def _number(prose: Prose, words: Sources, first: int) -> Amount | None:
    """How many: "two", "several", "half a dozen"; a bare plural does not say."""
    lower = prose.lower
    for i in range(first, min(first + 2, len(lower))):
        for length in (3, 2):
            phrase = " ".join(lower[i : i + length])
            if phrase in words.counts:
                return words.counts[phrase]
        if lower[i] in words.counts:
            return words.counts[lower[i]]
        if lower[i].isdecimal() and len(lower[i]) < 3:
            return Amount(float(lower[i]), float(lower[i]), float(lower[i]))
    return None


def _annotation(
    prose: Prose, first: int, stop: int, fields: dict[str, Value], flags: set[str], confidence: float = 0.85
) -> Annotation:
    span = prose.span(first, stop)
    fields["cue"] = " ".join(span.cut(prose.text).split())
    values = ("attribution", span, prose.sentence_at[first], fields, frozenset(flags), "narrator", confidence)
    return new(Annotation, values)
