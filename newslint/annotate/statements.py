"""How each sentence of an article stands: told plainly in its own voice, or alleged, possible, open or disputed.

What comes in: sentences, and the quotations and sources found in them. What goes out, a statement a sentence:

* "A gas leak may have fed the fire." → possible.
* "The union says that the signal was dark." → claimed, since a union has a side of its own.
* "The driver passed a red signal." → plain.

Sentences that somebody else speaks are no statements of the article, unless they say that a matter is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple

from newslint.annotate import matters, senses
from newslint.annotate.mentions import of as names_of
from newslint.annotate.phrases import Phrases
from newslint.annotate.prose import NO_FLAGS, Prose, new, picks
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.span import Span
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

STANDINGS = ("plain", "firm", "weighed", "claimed", "possible", "alleged", "open", "disputed")
"""From firm to loose; the loosest word of a sentence decides. Firm is what will be done, weighed what is thought of."""

KINDS: tuple[Kind, ...] = (
    Kind(
        "statement",
        (
            Field("standing", "text", "how the sentence stands in its article", values=STANDINGS),
            Field("cue", "text", "the words that tell"),
            Field("context", "set", "what it is about, a word for each sense; of a doubt, near the cue or before it"),
            Field(
                "culprit",
                "set",
                "of a plain sentence that tells a cause, what did it: *ice* knocked it out",
            ),
            Field("acts", "set", "what it tells or leaves open, *be …* for what is done; *cause* asks what did it"),
        ),
        "standing",
        "A sentence, and whether the article tells it plainly.",
        ("bare",),
        "A gas leak may have fed the fire.",
    ),
)
WORDS: tuple[Word, ...] = (Word("plain statement", "statement", (("standing", "plain"),)),)

TOLD = frozenset({"body", "headline", "deck"})
_MOODS = """
    will would should may might could if ? 'll wo shall plan plans planned consider considers considering hope hopes
    hoped expected expects
"""
MOODS = frozenset(_MOODS.split())
"""Words of sentences that tell no fact."""
LOOSE = MOODS - {"will", "'ll", "shall", "wo", "plan", "plans", "expects"}
POINTERS = frozenset({"that", "this", "it", "them"})
_ACCOUNTS = "claim figure account allegation description version accusation suggestion charge number estimate"
ACCOUNTS = frozenset(_ACCOUNTS.split())
"""Nouns for what somebody else has said."""
CONTENT = picks("NVJ")
BARE = frozenset({"bare"})
"""Told plainly by the article itself, and only the sentence after it says that somebody disputes it."""
FUTURE = frozenset({"will", "'ll", "shall", "wo"})
"""Of the moods, those of what is settled, though it is still to come."""
LITTLE = 4
"""Words of a doubt so short that the sentence before tells what it is about: "Whether it helped was not known"."""
BEFORE, AFTER = 11, 14
"""Tokens before and after a cue among which the words in doubt stand."""
AHEAD = frozenset({"alleged"})
"""Standings whose cue stands before what it puts in doubt."""
_LEGAL = """
    charge charged charges indict indicted indictment arrest arrested arrests custody jail jailed court trial plead
    pleaded pleads accused detectives booked warrant bail detained hearing judge convicted sentenced lawsuit sued
"""
LEGAL = frozenset(_LEGAL.split())
"""Words by which a sentence says itself that a matter is before the law."""
SAYING = frozenset({"say", "says", "said", "saying", "tell", "tells", "told", "add", "adds", "added", "according"})
_CLAIMING = "claim maintain insist argue contend believe allege accuse suggest complain fear report call speak"
CLAIMING = frozenset(_CLAIMING.split())
"""Verbs by which what is disputed is somebody else's, though no quotation shows it."""
TELLING = Watched(LEGAL | SAYING | {"believe", "believes", "believed", "suspects", "thinks", "?"})
MAIN = 9
"""Tokens of a sentence among which a mood is that of its main clause: "rushed it because they would not wait"."""
NEAR = 7
"""Tokens beside a verb among which stands what it denies or rejects."""
FEWEST = 5
"""Tokens below which a sentence tells too little."""


@dataclass(frozen=True, slots=True)
class _Words:
    single: dict[str, str]
    phrases: Phrases[str]
    triggers: Watched
    partial: frozenset[str]
    verbs: frozenset[str]
    answers: frozenset[str]
    senses: Mapping[str, str]
    """Words that have others of their sense, with the one that stands for all."""


class _Doubt(NamedTuple):
    """How a sentence stands, the words that tell, the tokens near them, and whether they answer the one before."""

    standing: str
    cue: str
    first: int
    stop: int
    answers: bool = False
    behind: int = 0
    """The token behind the cue; 0 where the cue may stand anywhere in what it puts in doubt."""


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    single = {word: one for one in STANDINGS for word in lexicon.words("standing", "words", one)}
    phrases = Phrases((phrase, one) for one in STANDINGS for phrase in lexicon.words("standing", "phrases", one))
    return _Words(
        single,
        phrases,
        Watched(single),
        frozenset(lexicon.words("standing", "partial")),
        frozenset(lexicon.words("standing", "verbs only")),
        frozenset(lexicon.words("standing", "answers")),
        senses.families(lexicon),
    )


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The statements of an article, in order."""
    words, known = _words(lexicon), matters.words(lexicon)
    standing = _cues(prose, words)
    lemmas = prose.lemmas
    spoken: dict[int, str] = {}
    accounts: dict[int, str] = {}
    for one in prose.of_kind("quote", found):
        form = str(one.fields.get("form"))
        if form == "indirect":
            if _covers(prose, one):
                spoken.setdefault(one.sentence, form)
        elif form != "scare":
            spoken[one.sentence] = "direct"
    for one in prose.of_kind("attribution", found):
        if one.fields.get("sourcing") != "none":
            cue = str(one.fields.get("cue", "")).lower()
            if not words.partial.isdisjoint(cue.replace("'", " ").split()):
                accounts.setdefault(one.sentence, cue)
    for number, cue in accounts.items():
        if spoken.get(number) != "direct":
            standing.setdefault(number, _Doubt("claimed", cue, *prose.sentences[number]))
    answered = {number - 1 for number, one in standing.items() if one.answers} - standing.keys()
    for number in [number for number, one in standing.items() if one.answers and number - 1 >= 0]:
        if number - 1 not in standing or standing[number - 1].standing != "disputed":
            standing[number - 1] = _Doubt("disputed", standing[number].cue, *prose.sentences[number - 1])
    lower, sense = prose.lower, words.senses.get
    sentence_at = prose.sentence_at.__getitem__
    told_of = frozenset(map(sentence_at, prose.where(TELLING)))
    causal = frozenset(map(sentence_at, prose.where_lemma(known.watched)))
    telling = bytearray(prose.tagged.translate(CONTENT))
    for first, stop, kind, _, _ in names_of(prose).all:
        telling[first:stop] = bytes(stop - first)
        if kind == "place":
            telling[stop - 1] = 1  # "the bank in Lima": where it is counts, who it is does not
    for number, ((low, high), region) in enumerate(zip(prose.sentences, prose.regions, strict=True)):
        if region not in TOLD or high - low < FEWEST:
            continue
        told = standing.get(number)
        flags = NO_FLAGS
        fields: dict[str, Value] = {"standing": "plain"}
        if told is None:
            if number in spoken or number in told_of:
                continue
            if _unsettled(lower, low, high):
                if not _is_firm(lower, low, high):
                    continue
                fields["standing"] = "firm"
            about = list(compress(lemmas[low:high], telling[low:high]))
            fields["acts"] = matters.told(known, prose, low, high)
            if number in causal:
                fields["culprit"] = matters.culprit(known, prose, telling, low, high)
        else:
            fields["standing"], fields["cue"] = told.standing, told.cue
            near = slice(told.first, told.stop)
            if (
                number in answered
                and number not in spoken
                and number not in told_of
                and not _unsettled(lower, low, high)
                and CLAIMING.isdisjoint(lemmas[low:high])
            ):
                flags = BARE
            about = list(compress(lemmas[near], telling[near]))
            if number and len(about) <= LITTLE and prose.regions[number - 1] == region:
                near = slice(prose.sentences[number - 1][0], told.stop)
                about = list(compress(lemmas[near], telling[near]))
            if flags:
                fields["acts"] = matters.told(known, prose, low, high)
            else:
                fields["acts"] = matters.doubted(known, prose, (told.standing, told.cue, told.behind), low, high)
        fields["context"] = frozenset(map(sense, about, about))
        after = standing.get(number + 1)
        span = prose.spans[number]
        if after is not None and after.answers:
            span = new(Span, (span.start, prose.spans[number + 1].end))
        yield new(Annotation, ("statement", span, number, fields, flags, "narrator", 0.6))


def _unsettled(lower: list[str], low: int, high: int, moods: frozenset[str] = MOODS) -> bool:
    """Whether a sentence tells no fact, as the mood of its main clause says."""
    return not moods.isdisjoint(lower[low : low + MAIN if low + MAIN < high else high])


def _is_firm(lower: list[str], low: int, high: int) -> bool:
    """Whether a sentence tells what will be done, and nothing looser."""
    return not (FUTURE.isdisjoint(lower[low:high]) or _unsettled(lower, low, high, LOOSE))


def _covers(prose: Prose, quote: Annotation) -> bool:
    """Whether what is reported is most of its sentence: not "it was shut, and the nurse who wrote that down left"."""
    whole = prose.spans[quote.sentence]
    return 2 * (quote.span.end - quote.span.start) >= whole.end - whole.start


def _is_verb(prose: Prose, i: int) -> bool:
    """Whether a word is the verb of a clause: "they suspected a joint", not "the suspect", "an accused man"."""
    tags, lower = prose.tags, prose.lower
    before, after = tags[i - 1] if i else "", tags[i + 1] if i + 1 < len(tags) else ""
    if tags[i] == "N" and lower[i][-1] == "s" and lower[i + 1 : i + 2] and lower[i + 1] in POINTERS:
        return True  # "the clinic disputes that"
    if tags[i] != "V" or before in ("D", "J", "#") or not after:
        return False
    if prose.lemmas[i] == "deny" and "confirm" in lower[max(0, i - NEAR) : i]:
        return False  # "would neither confirm nor deny it"
    if prose.lemmas[i] == "accuse":
        return "of" in lower[i + 1 : i + matters.ACCUSED]  # "the woman accused had been led out"
    if prose.lemmas[i] == "reject":  # "rejected a bill" disputes nothing
        return lower[i + 1] in POINTERS or not ACCOUNTS.isdisjoint(prose.lemmas[i + 1 : i + NEAR])
    return after == "D" or lower[i + 1] in ("that", "of") if lower[i] == "suspect" else after != "N" or before == "A"


def _answers(prose: Prose, at: int, high: int) -> bool:
    """Whether what is disputed stands in the sentence before: "the firm disputes that", "rejects the description"."""
    if at + 1 >= high:
        return False
    word, after = prose.lower[at], prose.tags[at + 1]
    if word in POINTERS and after in ",.CI":
        return True
    return word in POINTERS | {"the", "such"} and prose.lemmas[at + 1] in ACCOUNTS


def _cues(prose: Prose, words: _Words) -> dict[int, _Doubt]:
    """The standing of the sentences that a word or phrase puts in doubt, and the words."""
    standing: dict[int, _Doubt] = {}
    lower, lemmas = prose.lower, prose.lemmas
    singles, openings = set(prose.where_lemma(words.triggers)), set(prose.opened(words.phrases))
    for i in sorted(singles | openings):
        number = prose.sentence_at[i]
        low, high = prose.sentences[number]
        hit = words.phrases.at(lower, i, high) if i in openings else None
        alone = words.single.get(lemmas[i]) or words.single.get(lower[i]) if i in singles else None
        one = alone if hit is None else hit[1]
        if one is None or one == "plain" or (hit is None and lemmas[i] in words.verbs and not _is_verb(prose, i)):
            continue
        stop = i + 1 if hit is None else hit[0]
        first = i if one in AHEAD else max(low, i - BEFORE)
        cue = " ".join(lower[i:stop])
        answers = one == "disputed" and (cue in words.answers or _answers(prose, stop, high))
        found = _Doubt(one, cue, first, min(high, stop + AFTER), answers, stop)
        known = standing.get(number)
        if known is not None:
            looser = max(known, found, key=lambda doubt: STANDINGS.index(doubt.standing))
            first, stop = min(known.first, found.first), max(known.stop, found.stop)
            found = _Doubt(looser.standing, looser.cue, first, stop, known.answers or found.answers, looser.behind)
        standing[number] = found
    return standing
