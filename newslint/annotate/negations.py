"""Words that a "not" turns round, in main and side clauses: what a retelling loses or adds most easily.

What comes in: the tokens of an article. What goes out: for each negator that denies something an annotation of kind
"negation" with the lemma that it denies and the content words around it: "a pier that was not known as a safe place"
→ head "know". Clauses carry the polarity of their main verb; this tells of the rest of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotate import polarity
from newslint.annotate.prose import NO_FLAGS, SILENT, Prose, new
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "negation",
        (
            Field("head", "text", "the lemma that is denied: a verb, adjective or noun", "same-as"),
            Field("form", "text", "verb, adjective or noun: what the denied word is"),
            Field("cue", "text", "not, or the lemma of the verb that denies: deny, fail"),
            Field("context", "set", "content words of the sentence from the negator on"),
        ),
        "head",
        "a word that is denied",
        (),
        "the pier was not known as a safe place",
    ),
)
WORDS: tuple[Word, ...] = ()

REACH = 5
"""Tokens behind a negator among which the denied word is looked for."""
AFTER = 14
"""Tokens from the negator on whose content words say what is denied."""
FORMS = {"V": "verb", "J": "adjective", "N": "noun"}
TURNING = frozenset({"until", "till", "unless", "but"})
"""Words behind which it was so after all: "did not lead until the last lap"."""
LIGHT = frozenset({"be", "have", "do", "get", "go", "make", "take"})
"""Verbs that say too little alone: the word behind them is what is denied."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The negations of an article, in order."""
    known = polarity.words(lexicon)
    opened = prose.where_lemma(known.cues)
    number = high = 0
    for at in opened:
        if prose.lower[at] not in known.negators and prose.tags[at] != "V":
            continue
        if at >= high:
            number = prose.sentence_at[at]
            low, high = prose.sentences[number]
        if prose.regions[number] in SILENT or _harmless(prose, known, at, low, high):
            continue
        head = _denied(prose, at, min(high, at + 1 + REACH))
        if head is None or not TURNING.isdisjoint(prose.lower[head + 1 : min(high, at + AFTER)]):
            continue
        cue = "not" if prose.lower[at] in known.negators else prose.lemmas[at]
        fields: dict[str, Value] = {"head": prose.lemmas[head], "cue": cue}
        fields["context"] = prose.content(at, min(high, at + AFTER))
        # "didn't report": behind an auxiliary and its "not" stands a verb, whatever else the word may be.
        helped = cue == "not" and head == at + 1 and at > low and prose.tags[at - 1] == "A"
        fields["form"] = "verb" if helped and prose.tags[head] == "N" else FORMS[prose.tags[head]]
        yield new(Annotation, ("negation", prose.span(at, head + 1), number, fields, NO_FLAGS, "narrator", 0.8))


def _harmless(prose: Prose, known: polarity.Negation, at: int, low: int, high: int) -> bool:
    """Whether a negator stands in a phrase that denies nothing."""
    return any(
        first <= at < stop for first, stop, _ in known.harmless.find(prose.lower, max(low, at - 4), min(high, at + 6))
    )


def _denied(prose: Prose, negator: int, stop: int) -> int | None:
    """The first word of sense behind a negator: "not been *told*", "not *guilty*", "no *plan*"."""
    for at in range(negator + 1, stop):
        tag = prose.tags[at]
        if tag in ".,Q":
            return None
        if tag in "VJN" and prose.lemmas[at] not in LIGHT:
            return at
    return None
