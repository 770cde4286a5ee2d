"""Words that a "not" turns round, in main and side clauses: what a retelling loses or adds most easily.

What comes in: the tokens of an article. What goes out: for each negator that denies something an annotation of kind
"negation" with the lemma that it denies and the content words around it: "a pier that was not known as a safe place"
→ head "know". Clauses carry the polarity of their main verb; this tells of the rest of the sentence. Words that only
leave something in doubt ("a hoax that …", "unable to sell") give one that has a cue of its own, and the form "none".
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
            Field("denied", "set", "the same lemma as a set of words, for what is told in other words"),
            Field(
                "form",
                "text",
                "verb, adjective or noun: what the denied word is; *none* where it is only left in doubt",
            ),
            Field(
                "cue",
                "text",
                "not, or the lemma of what else denies: deny, fail, unable; *but* where it was so after all",
            ),
            Field("context", "set", "content words of the sentence from the negator on"),
        ),
        "head",
        "a word that is denied",
        ("outright", "modal", "sweeping"),
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
ONLY = "only"
"""Behind what is denied, it denies how many it was: "did not send only three"."""
PLAIN = frozenset({"not", "n't", "never", "cannot"})
"""Negators that deny a whole clause; "no" and "without" deny one thing of it."""
SO_FAR = frozenset({"yet", "immediately", "initially", "currently", "still"})
"""Words of what holds for the time being."""
IFS = frozenset({"if", "whether", "unless", "while", "whereas", "unlike"})
"""Words of a sentence that denies on a condition, or of one thing what it tells of another."""
WHOLE = frozenset({"also", "even", "ever", "now", "actually", "really", "simply"})
"""Adverbs behind a "not" that leave it whole: who did not formally sign may have signed."""
MOST = frozenset({"all", "every", "everyone", "everybody", "everything", "both", "each"})
"""Words behind a "not" that denies it of some only: "not everybody woke"."""
ABLE = frozenset({"can", "ca", "could"})
"""Modals of who was kept from something, and may have been meant to do it."""
MODALS = frozenset({"will", "wo", "would", "may", "might", "should", "must", "shall", "'ll", "'d"})
STRIVING = frozenset({"struggle", "struggles", "struggled", "struggling"})
"""Words that leave in doubt only what they lead to: "struggled to sustain", but not "a struggling company"."""
SWEEPING = frozenset({"sweeping"})
"""Whatever stands in the sentence may well not be so: it is a hoax, or told on a condition."""
MODAL = frozenset({"modal"})
OUTRIGHT = frozenset({"outright"})
DOING = frozenset({"do", "will", "wo", "would", "can", "ca", "could"})
"""Auxiliaries behind which no adjective stands: "won't direct"."""
LIGHT = frozenset({"be", "have", "do", "get", "go", "make", "take"})
"""Verbs that say too little alone: the word behind them is what is denied."""
BRINGING = frozenset({"have", "do", "get", "go", "make", "take"})
"""Those of them that have a thing behind them: "not taken to a local *hospital*"."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The negations of an article, in order."""
    known = polarity.words(lexicon)
    opened = sorted({*prose.where_lemma(known.cues), *prose.where(known.reservations)})
    number = high = 0
    for at in opened:
        word, lemma = prose.lower[at], prose.lemmas[at]
        sweeping, reserving = word in known.sweeping, word in known.reserving
        if word not in known.negators and prose.tags[at] != "V" and not (sweeping or reserving):
            continue
        if at >= high:
            number = prose.sentence_at[at]
            low, high = prose.sentences[number]
        if prose.regions[number] in SILENT or _harmless(prose, known, at, low, high):
            continue
        if word in STRIVING and "to" not in prose.lower[at + 1 : at + 2]:
            continue
        head = at if sweeping else _denied(prose, at, min(high, at + 1 + REACH))
        if head is None:
            continue
        turned = not TURNING.isdisjoint(prose.lower[head + 1 : min(high, at + AFTER)])
        turned = turned or ONLY in prose.lower[at : min(high, head + 2)]
        cue = "but" if turned else "not" if word in known.negators else lemma
        fields: dict[str, Value] = {"head": prose.lemmas[head], "cue": cue, "denied": frozenset((prose.lemmas[head],))}
        fields["form"] = "none"
        flags = SWEEPING if sweeping else NO_FLAGS
        if not (sweeping or reserving or turned):
            fields["context"] = prose.content(at, min(high, at + AFTER))
            # "didn't report": behind an auxiliary and its "not" stands a verb, whatever else the word may be.
            helped = cue == "not" and head == at + 1 and at > low and prose.tags[at - 1] == "A"
            doing = helped and (prose.tags[head] == "N" or prose.lemmas[at - 1] in DOING)
            fields["form"] = "verb" if doing else FORMS[prose.tags[head]]
            flags = OUTRIGHT if _outright(prose, at, head, low, high) else NO_FLAGS
            if at > low and prose.lower[at - 1] in MODALS:
                flags |= MODAL
        yield new(Annotation, ("negation", prose.span(at, head + 1), number, fields, flags, "narrator", 0.8))


def _outright(prose: Prose, negator: int, head: int, low: int, high: int) -> bool:
    """Whether a verb or what somebody is is denied for good, and affirmed nowhere in the sentence.

    "Has not been found yet" may be found tomorrow, and "not guilty of murder, but guilty of arson" is guilty as well.
    """
    lower, lemma = prose.lower, prose.lemmas[head]
    if lower[negator] not in PLAIN or not SO_FAR.isdisjoint(lower[negator : min(high, head + AFTER)]):
        return False
    if lower[negator - 1] in ABLE and negator > low:
        return False
    behind = negator + 1
    if lower[behind] in MOST or (prose.tags[behind] == "R" and lower[behind] not in WHOLE):
        return False
    return prose.lemmas[low:high].count(lemma) == 1 and IFS.isdisjoint(lower[low:high])


def _harmless(prose: Prose, known: polarity.Negation, at: int, low: int, high: int) -> bool:
    """Whether a negator stands in a phrase that denies nothing."""
    return any(
        first <= at < stop for first, stop, _ in known.harmless.find(prose.lower, max(low, at - 4), min(high, at + 6))
    )


def _denied(prose: Prose, negator: int, stop: int) -> int | None:
    """The first word of sense behind a negator: "not been *told*", "not *guilty*", "no *plan*"."""
    bringing = opened = False
    for at in range(negator + 1, stop):
        tag = prose.tags[at]
        if tag == "Q" and not opened and at + 1 < stop:
            opened = True  # is not a "dream come true": in somebody's words, but denied in the writer's own
            continue
        if tag in ".,Q":
            return None
        if tag in "VJN" and prose.lemmas[at] not in LIGHT:
            while bringing and tag != "V" and at + 1 < stop and prose.tags[at + 1] == "N":
                at += 1
            return at
        bringing = bringing or prose.lemmas[at] in BRINGING
    return None
