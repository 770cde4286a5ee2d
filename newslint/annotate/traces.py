"""What a text says there was none of, and what it shows that there was: "no arrests", "three men were led off".

What comes in: the words of ``traces.yaml``. What goes out, an annotation a place: the matter and its side,

* "Police made no arrests" → matter arrest, side none.
* "Three men were taken into custody" → matter arrest, side some.

A sentence that only fears, plans or forbids a thing, or tells of another day, says neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newslint.annotate import gists, past
from newslint.annotate.gists import LOOSE, Cue
from newslint.annotate.prose import NO_FLAGS, SILENT, Prose, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "trace",
        (
            Field("matter", "text", "what there was, or was not: an arrest, a test", "same-as"),
            Field("side", "text", "none or some", values=("none", "some")),
            Field("topic", "set", "content words of the sentence and the one before"),
        ),
        "side",
        "something of which there was none, or some",
        ("flat", "sought", "owned", "outright"),
        "police made **no arrests**",
    ),
)
WORDS: tuple[Word, ...] = ()

NEAR = 7
"""Tokens on either side of a word among which its companion stands."""
BEHIND = 6
"""Tokens before a word among which a "no" stands."""
NOTHING = frozenset({"no", "none", "nobody", "not", "never", "neither", "nor", "without", "n't", "zero", "nothing"})
FLAT = frozenset({"no", "none", "nobody", "never", "without", "neither", "zero", "nothing", "all", "single"})
"""Words that leave nothing: "not a single", "no"."""
OUTRIGHT = frozenset({"no", "none", "nobody", "zero"})
REFUSING = NOTHING | {"dismiss", "dismisses", "dismissed", "dismissing"}
SINGLE = frozenset({"a", "an", "one", "single"})
OUTRIGHTLY = frozenset({"flat", "outright"})
"""Of the thing itself there was none, whoever it is of: "no shots", "not a shot"; "was not hurt" is of one person."""
DENYING = frozenset({"deny", "dismiss", "refute", "rebut"})
"""Verbs by which there was none: "denied that production had been stopped"."""
RUMOURS = frozenset({"rumour", "rumor", "report", "claim", "talk", "suggestion", "story"})
BASELESS = frozenset({"baseless", "unfounded", "groundless", "untrue", "false", "nonsense"})
"""Words by which what rumours tell is denied: "rumours that it was called off were baseless"."""
_OPEN = """
    further other more unless until yet if whether would could will might may should major independent
    life-threatening self-inflicted apparent visible immediate lasting permanent evidence
    demand demanded demands demanding
"""
OPEN = (frozenset(_OPEN.split()) | LOOSE) - {"had"}
COMING = frozenset({"will", "would", "may", "might", "could", "should", "can"})
"""Words right behind by which it is no fact: "samples will be taken"."""


@dataclass(frozen=True, slots=True)
class _Table:
    by_word: Mapping[str, tuple[Cue, ...]]
    watched: Watched


@per_lexicon
def _table(lexicon: Lexicon) -> _Table:
    by_word = gists.cues(lexicon, "traces")
    return _Table(by_word, Watched(by_word))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """What there was and was not, from left to right; once a matter, side and sentence."""
    table = _table(lexicon)
    seen: set[tuple[str, str, int]] = set()
    for at in prose.where_lemma(table.watched):
        number = prose.sentence_at[at]
        if prose.regions[number] in SILENT:
            continue
        low, high = prose.sentences[number]
        for one in _traces(prose, table, at, number, low, high):
            key = str(one.fields["matter"]), str(one.fields["side"]), number
            if key not in seen:
                seen.add(key)
                yield one


def _traces(prose: Prose, table: _Table, at: int, number: int, low: int, high: int) -> Iterator[Annotation]:
    lower, lemmas = prose.lower, prose.lemmas
    near = slice(max(low, at - NEAR), min(high, at + 1 + NEAR))
    around = lower[near] + lemmas[near]
    cues = gists.cues_at(table.by_word, prose, at)
    told = [cue for cue in cues if not (cue.beside and cue.beside.isdisjoint(around))]
    if not told:
        return
    first = max(low, at - BEHIND)
    if (
        not OPEN.isdisjoint(lower[first:at])
        or not COMING.isdisjoint(lower[at + 1 : at + 3])
        or lower[high - 1] == "?"
        or past.is_past(prose, low, high)
    ):
        return
    denied = [i for i in range(first, at) if lower[i] in NOTHING or (lemmas[i] in DENYING and prose.tags[i] == "V")]
    if not denied and not BASELESS.isdisjoint(lower[low:high]):
        denied = [i for i in range(low, at) if lemmas[i] in RUMOURS][:1]
    for cue in told:
        side = "none" if denied or cue.side == "none" else "some"
        if denied and cue.side == "none":
            continue
        begin, end = denied[0] if denied else at, at + 1
        if side == "some" and prose.tags[at] not in "VNJA#":
            continue
        topic = prose.topic(number)
        flat = side == "none" and (not denied or denied[-1] == at - 1 or not FLAT.isdisjoint(lower[begin:at]))
        flat = flat or (side == "none" and (lower[begin + 1] == "a" or lower[begin] not in NOTHING))
        fields: dict[str, Value] = {"matter": cue.family, "side": side, "topic": topic}
        flags = frozenset({"flat"}) if flat else NO_FLAGS
        if flat and denied and _is_outright(lower, denied[-1], at):
            flags = OUTRIGHTLY
        yield new(Annotation, ("trace", prose.span(begin, end), number, fields, flags, "narrator", 0.6))


def _is_outright(lower: Sequence[str], begin: int, at: int) -> bool:
    """Whether a denial is of the thing, whoever it is of: "no shots", "not a shot", and not "was not hurt"."""
    word, after = lower[begin], lower[begin + 1]
    if "and" in lower[begin:at]:
        return False  # "had no quarrels with her and told her to go"
    return after != "of" if word in OUTRIGHT else after in SINGLE or word not in REFUSING
