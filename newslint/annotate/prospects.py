"""What is not done yet: a step that is needed, weighed, proposed or thought possible.

What comes in: the tokens of an article. What goes out, an annotation a word that holds an event open:

* "The sale still needs the approval of the board." → event approve, stage needed.
* "The ministry is weighing whether to close the pier." → event close, stage considered.
* "A gas leak is a possible cause." → event cause, stage possible.

Clauses tell how certain their own verb is; this tells of the nouns and infinitives that depend on another word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newslint.annotate.happenings import Families, families
from newslint.annotate.prose import SILENT, Prose
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

STAGES = ("needed", "considered", "possible", "proposed", "expected")

KINDS: tuple[Kind, ...] = (
    Kind(
        "prospect",
        (
            Field("event", "text", "the family of the event: approve, close, cause …", "same-as"),
            Field("stage", "text", "how far it is", values=STAGES),
            Field("cue", "text", "the word that tells"),
            Field("context", "set", "content words of the sentence around it"),
        ),
        "stage",
        "an event that has not happened yet, or that is not certain",
        (),
        "the sale still needs the approval of the board",
    ),
)
WORDS: tuple[Word, ...] = ()

AHEAD = 8
"""Tokens behind the word among which the event stands."""
BEHIND = 7
"""Tokens before it, where the event is the subject: "the approval of the board is pending"."""
AROUND = 14
"""Tokens on either side whose content words say what is meant."""


@dataclass(frozen=True, slots=True)
class _Words:
    before: Mapping[str, str]
    after: Mapping[str, str]
    watched: Watched


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    before, after = (
        {word: stage for stage in STAGES for word in lexicon.words("prospects", where, stage)}
        for where in ("before", "after")
    )
    return _Words(before, after, Watched((*before, *after)))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The prospects of an article, in order."""
    words, events = _words(lexicon), families(lexicon)
    lemmas, lower = prose.lemmas, prose.lower
    last = -1
    for at in prose.where_lemma(words.watched):
        if at <= last:
            continue
        number = prose.sentence_at[at]
        if prose.regions[number] in SILENT:
            continue
        low, high = prose.sentences[number]
        stage = words.before.get(lower[at]) or words.before.get(lemmas[at])
        event = _ahead(prose, events, at, min(high, at + 1 + AHEAD)) if stage else None
        if event is None:
            stage = words.after.get(lower[at]) or words.after.get(lemmas[at])
            event = _behind(prose, events, at, low) if stage else None
        if event is None or stage is None or event[1] not in events.steps:
            continue
        last, name = event
        first, stop = min(at, last), max(at, last) + 1
        context = prose.content(max(low, first - AROUND), min(high, stop + AROUND))
        fields: dict[str, Value] = {"event": name, "stage": stage, "cue": lower[at], "context": context}
        yield Annotation("prospect", prose.span(first, stop), number, fields, confidence=0.7)
        last = stop - 1


def _ahead(prose: Prose, events: Families, at: int, stop: int) -> tuple[int, str] | None:
    """The event that follows: "needs the *approval*", "weighs whether to *close*", "considers *closing*"."""
    tags, lower, lemmas = prose.tags, prose.lower, prose.lemmas
    for i in range(at + 1, stop):
        if tags[i] in ".,":
            return None
        if tags[i] == "N" and lemmas[i] in events.nouns and tags[i + 1 : i + 2] != ["N"]:
            return i, events.nouns[lemmas[i]]
        if tags[i] == "V" or lower[i].endswith("ing"):
            governed = lower[i - 1] in {"to", "whether"} or lower[i].endswith("ing")
            name = events.verbs.get(lemmas[i]) if governed else None
            return None if name is None else (i, name)
    return None


def _behind(prose: Prose, events: Families, at: int, low: int) -> tuple[int, str] | None:
    """The event that it is said of: "the *approval* of the board is pending"."""
    tags, lemmas = prose.tags, prose.lemmas
    if at == low or lemmas[at - 1] not in {"be", "still", "yet", "also", "only", "now"}:
        return None
    for i in range(at - 2, max(low, at - BEHIND) - 1, -1):
        if tags[i] in ".,V":
            return None
        if tags[i] == "N" and lemmas[i] in events.nouns:
            return i, events.nouns[lemmas[i]]
    return None
