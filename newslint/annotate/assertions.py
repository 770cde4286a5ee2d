"""Words that present something as settled: "it was proven that", "things are quite clear".

What comes in: tokens, quotes and attributions. What goes out: a claim "assertion" on the words with their subject,
flagged "asserted strongly", and "unattributed" where the sentence names no source. What somebody else is quoted
as saying is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.annotate import certainty, parties, polarity, syntax
from newslint.annotate.prose import Prose
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Kind, Word

KINDS: tuple[Kind, ...] = ()
WORDS: tuple[Word, ...] = (
    Word("assertion", "claim", (("relation", "assertion"),), True, "words that present something as settled"),
    Word("debunking", "claim", (("relation", "debunking"),), True, "words that call a story untrue"),
)

SILENT = frozenset({"boilerplate", "teaser", "metadata", "byline", "dateline", "note"})
INSISTING = frozenset({"insist", "maintain", "deny", "protest", "contend", "swear"})
"""Verbs of those concerned: what they call untrue is disputed, and not found out."""

OPEN = frozenset({"can", "cannot", "to"})
"""Words before "be" that leave open whether it is so, beside those that tell of a plan or a chance."""
NEAR = 4
"""Tokens from a subject to its verb up to which both are shown."""

POINTING = frozenset(("that", "this", "which"))
"""Words before "didn't happen" that point to what was hoped for or foreseen."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The strong assertions of an article, and the words that call a story untrue."""
    yield from _assertions(prose, lexicon, found)
    yield from _debunkings(prose, lexicon, found)


def _debunkings(prose: Prose, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """ "The story was a hoax", "reports were false"; not "this is not fake", nor what somebody is quoted as saying."""
    scale, negators = certainty.scale(lexicon), polarity.words(lexicon).negators
    known = scale.debunked
    yield from _doubts(prose, scale.doubting)
    hits = prose.opened(known)
    names = parties.known(prose, found) if hits else None
    number = after = 0
    for i in hits:
        while prose.sentences[number][1] <= i:
            number += 1
        low, high = prose.sentences[number]
        hit = known.at(prose.lower, i, high) if i >= after and prose.regions[number] not in SILENT else None
        if hit is None or names is None or (prose.lower[hit[0] - 1] == "happen" and prose.lower[i - 1] in POINTING):
            continue  # "She hoped to win. That didn't happen."
        if not negators.isdisjoint(prose.lower[max(low, i - 3) : i]):
            continue
        speech = names.mentions.speech_at(i)
        if prose.lower[high - 1] == "?" or (speech is not None and speech.form in {"direct", "partial"}):
            continue
        after = max(hit[0], i + 1)
        strength = 0.8 if not INSISTING.isdisjoint(prose.lemmas[low:i]) else hit[1]
        fields: dict[str, Value] = {"relation": "debunking", "polarity": "denied", "certainty": "fact"}
        fields["strength"] = strength
        fields["context"] = prose.content(low, high)
        first = _subject_start(prose, i, low)
        yield Annotation("claim", prose.span(first, after), number, fields, confidence=0.7)


def _doubts(prose: Prose, doubting: Watched) -> Iterable[Annotation]:
    """The first word by which an article shows that it knows of doubts: "the alleged hoax", "he denies it"."""
    for i in prose.where(doubting):
        if prose.regions[number := prose.sentence_at[i]] not in SILENT:
            fields: dict[str, Value] = {"relation": "debunking", "certainty": "hypothetical", "strength": 0.3}
            yield Annotation("claim", prose.span(i, i + 1), number, fields, confidence=0.7)
            return


def _assertions(prose: Prose, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """Words that present something as settled."""
    scale, negators = certainty.scale(lexicon), polarity.words(lexicon).negators
    known, modals = scale.asserted, scale.modals
    hits = prose.opened(known)
    if not hits:
        return
    names = parties.known(prose, found)
    sources: dict[int, list[int]] = {}
    for one in prose.of_kind("attribution", found):
        if one.fields.get("sourcing") != "none":
            sources.setdefault(one.sentence, []).append(prose.token_at(one.span.start))
    number, after = 0, 0
    for i in hits:
        while prose.sentences[number][1] <= i:
            number += 1
        high = prose.sentences[number][1]
        hit = known.at(prose.lower, i, high) if i >= after and prose.regions[number] not in SILENT else None
        if hit is None or (prose.tags[i] == "R" and i and prose.tags[i - 1] == "A" and prose.lower[i - 1] in modals):
            continue  # "will undoubtedly play a role": a forecast
        if not negators.isdisjoint(prose.lower[max(prose.sentences[number][0], i - 4) : i]):
            continue  # "could not conclusively show"
        before = prose.lower[max(prose.sentences[number][0], i - 2) : i]
        if prose.tags[i] == "V" and any(word in modals or word in OPEN for word in before):
            continue  # "can be proved beyond a reasonable doubt"
        after = max(hit[0], i + 1)
        speech = names.mentions.speech_at(i)
        if speech is not None and speech.form in {"direct", "partial"}:
            continue
        fields: dict[str, Value] = {"relation": "assertion", "polarity": "affirmed", "certainty": "fact"}
        fields["strength"] = hit[1]
        low = prose.sentences[number][0]
        fields["context"] = prose.content(low, high)
        said = speech is not None and not parties.turns(prose, speech.first, i)
        if not said and not any(not parties.turns(prose, *sorted((i, at))) for at in sources.get(number, ())):
            flags = {"asserted strongly", "unattributed"}
        else:
            flags = {"asserted strongly"}
        first = _subject_start(prose, i, low)
        yield Annotation("claim", prose.span(first, after), number, fields, frozenset(flags), confidence=0.7)


def _subject_start(prose: Prose, verb: int, low: int) -> int:
    """Where the phrase begins with its subject, if it opens with a verb: "things are quite clear"."""
    if prose.tags[verb] != "A":
        return verb
    subject = syntax.subject(prose, verb, low)
    if subject is None or verb - subject > NEAR:
        return verb
    return syntax.phrase_start(prose, subject, low)
