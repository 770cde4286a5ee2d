"""Ranks that no ordinal before its noun tells: medals, runners-up, rows, the only one, and what is topped by another.

What comes in: a token that such a phrase is known by, and its sentence. What goes out, fields of the kind *order*:

* "took silver in the 200 metres", "third place for Ada Quirke", "won the marathon" → a placing.
* "their fourth in a row", "lost four elections running" → an ordinal of a row.
* "the only doctor of the island", "one of two doctors there" → superlatives of degree only and several.
* "only two towers stand higher", "second only to Oslo", "still below the record" → a superlative that is topped.
* "It has never happened before", "she had never won a stage before" → the first.
"""

from __future__ import annotations

from collections.abc import Mapping

from newslint.annotate import chains, syntax
from newslint.annotate.parties import Parties
from newslint.annotate.prose import Prose
from newslint.core.values import Value

Found = tuple[int, int, dict[str, Value], set[str]]

MEDALS: Mapping[str, int] = {"gold": 1, "silver": 2, "bronze": 3, "runner-up": 2, "runners-up": 2}
TRIGGERS = (
    *MEDALS,
    "only",
    "below",
    "short",
    "one",
    "running",
    "row",
    "straight",
    "consecutive",
    "successive",
    "won",
    "win",
    "wins",
    "top",
)
TAKING = frozenset(
    {"take", "win", "claim", "get", "earn", "grab", "secure", "collect", "be", "finish", "end", "have", "land", "bag"}
)
RACES = frozenset(
    {
        "race",
        "marathon",
        "title",
        "final",
        "tournament",
        "championship",
        "event",
        "crown",
        "metre",
        "km",
        "kilometre",
        "sprint",
        "heat",
        "open",
        "cup",
        "stage",
        "slalom",
        "downhill",
        "group",
        "league",
        "regatta",
        "rally",
    }
)
"""What is won by whoever comes in first."""
COMPARED: Mapping[str, str] = {
    "more": "large", "higher": "high", "greater": "large", "bigger": "large", "larger": "large", "older": "old",
    "taller": "tall", "longer": "long", "faster": "fast", "deadlier": "bad", "worse": "bad", "better": "good",
    "younger": "young", "stronger": "strong", "heavier": "heavy", "deeper": "deep", "richer": "rich",
    "hotter": "hot", "colder": "cold", "wetter": "wet", "lower": "low", "fewer": "few", "smaller": "small",
}  # fmt: skip
"""Comparatives, each with the degree of its superlative."""
OTHERS = frozenset({"if", "when", "than", "once", "because", "after", "not"})
PEAKS = frozenset({"record", "high", "peak", "highs", "best", "mark"})
ALWAYS = "records began"
NEARBY = 5
"""Tokens before a medal among which the verb stands that takes it."""
TOPPED = 12
"""Tokens behind "only" among which what is larger stands."""
BEHIND = 9
"""Tokens behind "only" among which what is more stands."""
NOT = frozenset({"not", "n't", "never", "no", "if", "would", "could", "may", "to"})

OLD = frozenset({"old", "previous", "former", "earlier", "existing", "no", "not", "missed", "outside", "off"})
"""Words before a record that was not set."""
OUTDOING = frozenset({"outrank", "beat", "surpass", "exceed", "top", "better", "eclipse", "outdo", "dwarf", "outsize"})
AGAIN = frozenset({"it", "this", "that"})
NUMBERED = frozenset({"th", "st", "nd", "rd"})
"""Endings of ordinals in digits."""

COMING_IN = frozenset({"finish", "come", "place", "be", "end", "run", "cross", "take", "rank", "home"})
AT_THE_LINE = frozenset({"home", "in", "up", "the", "line", "a", "joint", "distant"})
"""Verbs and the words behind them that lead to a place in a race: "came home second", "took third"."""

TELLING = frozenset({"for", "with", "as", "by", "to"})
"""Prepositions behind which an ordinal still tells a rank: "won for the third time", but not "in the third minute"."""


def read(
    prose: Prose, names: Parties, cardinals: Mapping[str, int], ordinals: Mapping[str, int], i: int, low: int, high: int
) -> Found | None:
    """The rank that a phrase with a word of ``TRIGGERS`` at a token tells."""
    word = prose.lower[i]
    if word in MEDALS:
        return _medal(prose, names, i, low, high)
    if word in ("won", "win", "wins"):
        return _won(prose, names, i, low, high)
    if word == "top":
        return _top(prose, names, i, low)
    if word == "only":
        return _topped(prose, cardinals, i, low, high) or _one_before(prose, i, low, high) or _sole(prose, i, low, high)
    if word == "one":
        return _outdone(prose, i, low) or _several(prose, cardinals, i, high)
    if word in ("below", "short"):
        return _under(prose, i, high)
    return _row(prose, cardinals, ordinals, i, low, high)


def finish(prose: Prose, names: Parties, ordinals: Mapping[str, int], i: int, low: int, high: int) -> Found | None:
    """Who came in as which: "Hall finished third", "Peru's Eva Berg second in 2:24:51"; in another year it is none."""
    lower, tags, lemmas = prose.lower, prose.tags, prose.lemmas
    rank = ordinals.get(lower[i])
    if rank is not None and lower[i + 1 : i + 2] == ["place"]:
        told = place(prose, names, rank, i, low, high)
        if told is not None:
            return told
    if rank is None or i == low or (i + 1 < high and tags[i + 1] in "NPJ#" and lower[i + 1] not in {"place", "home"}):
        return None
    if tags[i - 1] == "D" and lower[i + 1 : i + 2] == ["to"]:
        return None  # "is the fourth to leave"
    if any(word.isdecimal() and len(word) == 4 for word in lower[low:high]):
        return None
    verb = i - 1
    while verb > low and (lower[verb] in AT_THE_LINE or tags[verb] == "R"):
        verb -= 1
    named = names.mentions.covering(i - 1)
    if lemmas[verb] in COMING_IN and tags[verb] in "VA":
        head = syntax.subject(prose, chains.chain(prose, verb, low).start, low)
        party = names.of(prose, head, low) if head is not None else None
        named, first = (party.mention if party is not None else None), verb
    elif named is not None and i + 1 < high and (lower[i + 1] in {"in", "with"} or tags[i + 1] in ",.C"):
        first = named.first
    else:
        return None
    if named is None or named.kind == "place":
        return None
    return min(first, i), i + 1, _placing(rank, named.entity), set()


def place(prose: Prose, names: Parties, rank: int, i: int, low: int, high: int) -> Found | None:
    """ "Third place for Ada Quirke", "fourth place went to Quirke", "second place in the group is enough for Chile"."""
    lower = prose.lower
    for k in range(i + 2, min(high - 1, i + 2 + BEHIND)):
        if lower[k] in {"for", "to"}:
            mention = names.mentions.starting(k + 1)
            if (mention is not None and mention.kind != "place") or (mention is not None and lower[k] == "for"):
                return i, mention.stop, _placing(rank, mention.entity), set()
        if prose.tags[k] in ".":
            break
    return None


def _placing(rank: int, subject: Value) -> dict[str, Value]:
    return {"scale": "ordinal", "rank": float(rank), "noun": "placing", "subject": subject}


def _subject(prose: Prose, names: Parties, verb: int, low: int) -> Value | None:
    head = syntax.subject(prose, chains.chain(prose, verb, low).start, low)
    party = names.of(prose, head, low) if head is not None else None
    return party.mention.entity if party is not None else None


def _medal(prose: Prose, names: Parties, i: int, low: int, high: int) -> Found | None:
    lower, tags = prose.lower, prose.tags
    if i + 1 < high and tags[i + 1] == "N" and lower[i + 1] not in {"medal", "medallist"}:
        return None  # "gold prices"
    for verb in range(i - 1, max(low, i - NEARBY) - 1, -1):
        if tags[verb] in "VA" and prose.lemmas[verb] in TAKING:
            if not NOT.isdisjoint(lower[max(low, verb - 3) : verb]):
                return None
            subject = _subject(prose, names, verb, low)
            return (verb, i + 1, _placing(MEDALS[lower[i]], subject), set()) if subject is not None else None
        if tags[verb] in ".,I":
            break
    return None


def _won(prose: Prose, names: Parties, i: int, low: int, high: int) -> Found | None:
    if prose.tags[i] != "V" or not NOT.isdisjoint(prose.lower[max(low, i - 3) : i]):
        return None
    near = next((k for k in range(i + 1, min(high, i + 8)) if prose.lemmas[k] in RACES), None)
    if near is None or any(
        prose.tags[k] in ".,VI" or prose.lower[k] in ("first", "second", "third") for k in range(i + 1, near)
    ):
        return None
    if any(word.isdecimal() and len(word) == 4 for word in prose.lower[low:high]):
        return None
    subject = _subject(prose, names, i, low)
    return (i, near + 1, _placing(1, subject), set()) if subject is not None else None


def _top(prose: Prose, names: Parties, i: int, low: int) -> Found | None:
    """ "Chile finished top of their group"."""
    if i - 1 <= low or prose.lemmas[i - 1] not in {"finish", "come", "end"}:
        return None
    subject = _subject(prose, names, i - 1, low)
    return (i - 1, i + 1, _placing(1, subject), set()) if subject is not None else None


def _topped(prose: Prose, cardinals: Mapping[str, int], i: int, low: int, high: int) -> Found | None:
    """ "Only two towers stand higher", "second only to Oslo"."""
    lower = prose.lower
    fields: dict[str, Value] = {"scale": "superlative", "degree": "topped"}
    if i > low and lower[i - 1] == "second" and lower[i + 1 : i + 2] == ["to"]:
        return i - 1, i + 2, {**fields, "rank": 2.0}, set()
    begins = i == low or prose.tags[i - 1] in ".,C" or lower[i - 1] in {"with", "and"} or _fronted(prose, i, low)
    if not begins or i + 2 >= high or lower[i + 1] in OTHERS:
        return None
    for k in range(i + 2, min(high, i + 2 + TOPPED)):
        if lower[k] in COMPARED:
            if lower[k] == "more" and k + 1 < high and prose.tags[k + 1] == "#":
                return None
            n = cardinals.get(lower[i + 1], 1)
            return i, k + 1, {**fields, "rank": n + 1.0, "than": COMPARED[lower[k]]}, set()
        if prose.tags[k] in ".":
            break
    return None


def _fronted(prose: Prose, i: int, low: int) -> bool:
    """Whether all that stands before is a phrase of place: "In the region only the Olva has played for longer"."""
    return prose.tags[low] == "I" and not any(tag in "VA.," for tag in prose.tags[low:i])


def _one_before(prose: Prose, i: int, low: int, high: int) -> Found | None:
    """ "Only Ada Quirke, in 1996, had won it before": whoever wins it now is not the first."""
    lower, tags = prose.lower, prose.tags
    if i + 3 >= high or tags[i + 1] != "P" or (i > low and tags[i - 1] not in ".,C"):
        return None
    had = next((k for k in range(i + 2, min(high - 2, i + 2 + TOPPED)) if lower[k] in {"had", "has"}), None)
    if had is None or "V" not in tags[had + 1 : had + 4] or "before" not in lower[had + 2 : min(high, had + TOPPED)]:
        return None
    return i, had + 1, {"scale": "ordinal", "rank": 2.0, "noun": "time", "degree": "again"}, set()


def _sole(prose: Prose, i: int, low: int, high: int) -> Found | None:
    """ "The island's only doctor", "the only doctor on it"."""
    if i == low or prose.tags[i - 1] != "D" or prose.lower[i - 1] in {"a", "an", "this", "that"}:
        return None
    head, end = syntax.head_after(prose, i + 1, high)
    if head is None or prose.tags[head] != "N" or prose.lemmas[head] in syntax.TIMES:
        return None
    return i - 1, end, {"scale": "superlative", "rank": 1.0, "degree": "only", "noun": prose.lemmas[head]}, set()


def _several(prose: Prose, cardinals: Mapping[str, int], i: int, high: int) -> Found | None:
    """ "One of two doctors there"; of the many of whom one did something nobody is the only one anyway."""
    lower = prose.lower
    if i + 3 >= high or lower[i + 1] != "of":
        return None
    at = i + 2 + (lower[i + 2] in {"the", "its", "only", "just"}) + (lower[i + 3] in {"only", "just"})
    n = cardinals.get(lower[at], 0) if at < high else 0
    if n < 2:
        return None
    head, end = syntax.head_after(prose, at + 1, high)
    if head is None or prose.tags[head] != "N":
        return None
    return i, end, {"scale": "superlative", "rank": float(n), "degree": "several", "noun": prose.lemmas[head]}, set()


def record(prose: Prose, records: frozenset[str], i: int, low: int, high: int) -> Found | None:
    """ "A course record of two hours", "a club-record fee": nobody was better there before."""
    lower, tags = prose.lower, prose.tags
    if lower[i] != "record" or i - 1 <= low:
        return None
    if lower[i - 1] == "a" and i + 1 < high and lower[i + 1][:1] in "$€£¥":
        fields: dict[str, Value] = {"scale": "superlative", "rank": 1.0, "degree": "record", "noun": "price"}
        return i, i + 1, {**fields, "since": ALWAYS}, set()
    of = i - 2 if lower[i - 1] == "-" else i - 1
    if tags[of] not in "NJ" or lower[of] not in records or not OLD.isdisjoint(lower[max(low, of - 3) : of]):
        return None
    fields = {"scale": "superlative", "rank": 1.0, "degree": "record", "noun": prose.lemmas[of]}
    return of, i + 1, {**fields, "since": ALWAYS, "scope": frozenset({prose.lemmas[of]})}, set()


def _outdone(prose: Prose, i: int, low: int) -> Found | None:
    """ "It is outranked by one", "surpassed by just one"."""
    at = i - 1 - (prose.lower[i - 1] in {"only", "just"})
    if at - 1 <= low or prose.lower[at] != "by" or prose.lemmas[at - 1] not in OUTDOING:
        return None
    return at - 1, i + 1, {"scale": "superlative", "degree": "topped", "rank": 2.0}, set()


def _under(prose: Prose, i: int, high: int) -> Found | None:
    """ "Still below the high of 1977", "just short of the record"."""
    lower = prose.lower
    at = i + 1 + (lower[i + 1 : i + 2] == ["of"])
    if at + 1 >= high or prose.tags[at] != "D":
        return None
    for k in range(at + 1, min(high, at + 4)):
        if lower[k] in PEAKS:
            return i, k + 1, {"scale": "superlative", "rank": 2.0, "degree": "topped"}, set()
        if prose.tags[k] not in "NJ#":
            break
    return None


def _row(
    prose: Prose, cardinals: Mapping[str, int], ordinals: Mapping[str, int], i: int, low: int, high: int
) -> Found | None:
    """ "Their fourth in a row", "lost four elections running", "five straight defeats"."""
    lower, tags = prose.lower, prose.tags
    fields: dict[str, Value] = {"scale": "ordinal", "degree": "running"}
    if lower[i] == "row":
        if lower[i - 2 : i] != ["in", "a"] or i - 3 < low:
            return None
        i -= 2
    elif lower[i] != "running":
        n = cardinals.get(lower[i - 1], 0) if i > low else 0
        head, end = syntax.head_after(prose, i + 1, high)
        if n < 2 or head is None or tags[head] != "N":
            return None
        return i - 1, end, {**fields, "rank": float(n), "noun": prose.lemmas[head]}, set()
    before = i - 1
    if before >= low and lower[before] in ordinals:
        end = i + (3 if lower[i] == "in" else 1)
        return before, end, {**fields, "rank": float(ordinals[lower[before]]), "noun": "row"}, set()
    if before > low and tags[before] == "N":
        n = cardinals.get(lower[before - 1], 0)
        if n > 1:
            return before - 1, i + 1, {**fields, "rank": float(n), "noun": prose.lemmas[before]}, set()
    return None


def never(prose: Prose, i: int, low: int, high: int) -> Found | None:
    """ "It has never happened before", "had never won a stage before": what is done now is the first of its kind."""
    lower, tags = prose.lower, prose.tags
    first = next((k for k in range(i - 1, max(low, i - BEHIND) - 1, -1) if lower[k] == "never"), None)
    if first is None or (i + 1 < high and tags[i + 1] in "DNPO#J" and lower[i + 1] not in {"this", "that"}):
        return None
    verb = next((k for k in range(first + 1, i) if tags[k] == "V" or lower[k] == "had"), None)
    if verb is None and first == i - 1:
        # "had never before been bred on the island"
        verb = next((k for k in range(i + 1, min(high, i + 4)) if tags[k] == "V"), None)
    if verb is None:
        return None
    head, _ = syntax.head_after(prose, verb + 1, i) if verb + 1 < i else (None, i)
    noun = prose.lemmas[head] if head is not None and tags[head] == "N" else "time"
    fields: dict[str, Value] = {
        "scale": "ordinal",
        "rank": 1.0,
        "noun": noun,
        "act": prose.lemmas[verb],
        "degree": "never",
    }
    return first, i + 1, {**fields, "since": ALWAYS, "scope": frozenset({"history"})}, set()


def before(prose: Prose, low: int) -> int | None:
    """The noun that the sentence before begins with, where this one goes on with "it"."""
    number = prose.sentence_at[low]
    if prose.lower[low] not in AGAIN or not number:
        return None
    start, stop = prose.sentences[number - 1]
    head, _ = syntax.head_after(prose, start, stop)
    return head


def told_of(prose: Prose, i: int, low: int) -> int | None:
    """The subject of "is the largest of its kind"."""
    verb = i - 1
    while verb > low and (prose.tags[verb] in "DJR#NQ" or prose.lower[verb] == "'s"):
        verb -= 1
    if verb == low or prose.lemmas[verb] != "be":
        return None
    return syntax.subject(prose, chains.chain(prose, verb, low).start, low)


def digits(word: str) -> int | None:
    """The rank in "50th"."""
    return int(word[:-2]) if word[-2:] in NUMBERED and word[:-2].isdecimal() and len(word) < 6 else None


def tells(prose: Prose, i: int, low: int) -> bool:
    """Whether an ordinal tells a rank, and not merely where something is: "in the third minute"."""
    before = i - 1
    while before >= low and prose.tags[before] in "DJR":
        before -= 1
    return before < low or prose.tags[before] != "I" or prose.lower[before] in TELLING


def counts(prose: Prose, i: int, high: int) -> bool:
    """Whether "a second" is no moment: "begins a second term"."""
    return prose.lower[i] == "second" and i + 1 < high and prose.tags[i + 1] in "NJ"


def positive(word: str) -> str:
    """The adjective of a superlative that no dictionary knows: "murkiest" → "murky"."""
    stem = word[:-3]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
