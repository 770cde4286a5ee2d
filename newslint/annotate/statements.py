"""How each sentence of an article stands: told plainly in its own voice, or alleged, possible, open or disputed.

What comes in: sentences, and the quotations and sources found in them. What goes out, a statement a sentence:

* "A gas leak may have fed the fire." → possible; the matter is gas, leak, feed, fire.
* "The union says that the signal was dark." → claimed, since a union has a side of its own.
* "The driver passed a red signal." → plain.

Sentences that somebody else speaks are no statements of the article, unless they say that a matter is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import compress, takewhile

from newslint.annotate import doubts, matters
from newslint.annotate import suspects as suspected
from newslint.annotate.doubts import STANDINGS, Doubts
from newslint.annotate.mentions import of as names_of
from newslint.annotate.prose import NO_FLAGS, Prose, new, picks
from newslint.annotate.watch import Watched
from newslint.core import senses
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.span import Span
from newslint.core.values import Amount, Entity, Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "statement",
        (
            Field("standing", "text", "how the sentence stands in its article", values=STANDINGS),
            Field("cue", "text", "the words that tell"),
            Field(
                "matter",
                "set",
                "what it tells, or of a doubt what is in doubt: a word for each sense, surnames, figures as *#40*",
            ),
            Field(
                "culprit",
                "set",
                "of a plain sentence that tells a cause, what did it: *ice* knocked it out",
            ),
            Field("suspects", "set", "of a doubt about a cause, what is thought to have done it: a *heater*"),
        ),
        "standing",
        "A sentence, and whether the article tells it plainly.",
        ("bare", "causal", "answering", "contended"),
        "A gas leak may have fed the fire.",
    ),
    Kind(
        "account",
        (
            Field("key", "text", "one for a doubt and the sentence of another article that tells it", "same-as"),
            Field("side", "text", "doubted or told", values=("doubted", "told")),
            Field(
                "sort",
                "text",
                "what is in doubt: a cause, a plan, one side's word",
                values=("cause", "plan", "side"),
            ),
            Field("standing", "text", "how the sentence stands in its article", values=STANDINGS),
            Field("cue", "text", "the words that tell"),
            Field("shared", "set", "the words that both have, one for each sense"),
        ),
        "side",
        "A matter that one article leaves open or has from one side, and another tells itself.",
        (),
        "The tenants say the lift was locked, which the landlord denies.",
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
CONTENT = picks("NVJ")
CAUSAL = frozenset({"causal"})
"""It tells what did something, or leaves that open."""
UNKNOWN = frozenset({"open", "possible", "alleged", "weighed"})
_CONTENDED = """
    contends contend contended maintains maintain maintained insists insist insisted alleges allege alleged adamant
    accuse accuses accused accusing claims claim claimed argues argue argued asserts asserted blames blamed complains
"""
CONTENDED = frozenset(_CONTENDED.split())
COMING = frozenset({"will", "would", "'ll", "to", "could", "may", "might"})
"""Words before them by which nobody has done so yet."""
CONTESTED = frozenset({"contended"})
"""One side's account: another disputes it, or the word for it says that it may."""
ANSWERING = frozenset({"answering"})
"""What it disputes stands in the sentence before."""
BARE = frozenset({"bare"})
"""Told plainly by the article itself, and only the sentence after it says that somebody disputes it."""
FUTURE = frozenset({"will", "'ll", "shall", "wo"})
"""Of the moods, those of what is settled, though it is still to come."""
_LEGAL = """
    charge charged charges indict indicted indictment arrest arrested arrests custody jail jailed court trial plead
    pleaded pleads accused detectives booked warrant bail detained hearing judge convicted sentenced lawsuit sued
"""
LEGAL = frozenset(_LEGAL.split())
"""Words by which a sentence says itself that a matter is before the law."""
BOOKED = frozenset({"into", "on", "for", "at", "in"})
"""Words behind "booked" where the police do it."""
JOINING = frozenset({"and", "but"})
"""Words behind a comma by which a clause of its own begins."""
SAYING = frozenset({"say", "says", "said", "saying", "tell", "tells", "told", "add", "adds", "added", "according"})
_CLAIMING = "claim maintain insist argue contend believe allege accuse suggest complain fear report call speak"
CLAIMING = frozenset(_CLAIMING.split())
"""Verbs by which what is disputed is somebody else's, though no quotation shows it."""
TELLING = Watched(LEGAL | SAYING | {"believe", "believes", "believed", "suspects", "thinks", "?"})
MAIN = 9
"""Tokens of a sentence among which a mood is that of its main clause: "rushed it because they would not wait"."""
BENEATH = frozenset({"that", "which", "who", "than", "because", "so", "as", "where"})
"""Words behind which a mood is that of another clause: "lower than it should be"."""
BRIEF = 5
"""Tokens below which a sentence is about the one before it, whatever its words."""
FEWEST = 5
"""Tokens below which a sentence tells too little."""
ENOUGH = 2
"""Words that say what is in doubt; where there are fewer, the whole sentence and the one before are asked."""
SMALL = 3
"""Figures up to here are left out: a story is full of twos."""
TWICE = Watched({"twice", "thrice"})
OWN = frozenset({"it", "he", "she", "they", "its", "his", "her", "their", "having", "being", "any"})
"""Words by which a clause begins that tells of who denies it: "denied it had sold the mill"."""
_INQUIRY = """
    police lawyer inquiry prosecute prosecutor investigate investigator know tell question proof cause motive report
    official expert
"""
INQUIRY = frozenset(_INQUIRY.split())
"""Families of words of the inquiry, whichever of their words is said."""
_GENERAL = """
    say tell make take go get be have do new year day other know see time last first more come give put keep let add
    call ask show use want need try begin start become like way thing one part
"""
GENERAL = frozenset(_GENERAL.split())
"""Words that say little of what a sentence is about."""


@dataclass(frozen=True, slots=True)
class _Words:
    asking: frozenset[str]
    """Words of the inquiry, of those who lead it and of those who speak: not of what is in doubt."""
    senses: Mapping[str, str]
    """Words that have others of their sense, with the one that stands for all."""


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    return _Words(frozenset(lexicon.words("standing", "asking")), senses.families(lexicon))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The statements of an article, in order."""
    words, known, blamed = _words(lexicon), matters.words(lexicon), suspected.words(lexicon)
    doubted = Doubts(prose, doubts.words(lexicon), found)
    standing, spoken = doubted.by_sentence, doubted.spoken
    lower, lemmas = prose.lower, prose.lemmas
    sentence_at = prose.sentence_at.__getitem__
    told_of = frozenset([sentence_at(i) for i in prose.where(TELLING) if _covers(prose, i)])
    causal = frozenset(map(sentence_at, prose.where_lemma(known.watched)))
    telling = _telling(prose)
    figures = _figures(prose, found)
    speakers = _speakers(prose, found)
    sense, asking = words.senses.get, words.asking | GENERAL

    def matter(first: int, stop: int, left_out: frozenset[str] = frozenset()) -> frozenset[str]:
        about = [lemma for lemma in compress(lemmas[first:stop], telling[first:stop]) if lemma not in left_out]
        return frozenset(map(sense, about, about))

    for number, ((low, high), region) in enumerate(zip(prose.sentences, prose.regions, strict=True)):
        if region not in TOLD or high - low < FEWEST:
            continue
        doubt = standing.get(number)
        flags = NO_FLAGS
        fields: dict[str, Value] = {"standing": "plain"}
        if doubt is None:
            if number in spoken or number in told_of or _breaks_off(article.text, prose.spans[number]):
                continue
            if _unsettled(lower, low, high):
                if not _is_firm(lower, low, high):
                    continue
                fields["standing"] = "firm"
            if number in causal:
                fields["culprit"] = culprit = matters.culprit(known, prose, telling, low, high)
                flags = CAUSAL if culprit else flags
        else:
            fields["standing"], fields["cue"] = doubt.standing, doubt.cue
            if (
                doubt.standing == "disputed"
                and not doubt.behind
                and number not in spoken
                and number not in told_of
                and not _unsettled(lower, low, high)
                and CLAIMING.isdisjoint(lemmas[low:high])
            ):
                flags = BARE
        if doubt is None or flags is BARE:
            about = matter(low, high) - GENERAL
        else:
            clauses = doubted.clauses(number)
            about = frozenset().union(*(matter(*one, asking) for one in clauses)) - INQUIRY
            if len(about) < ENOUGH or doubt.cue.startswith(matters.LINKING):
                about |= matter(low, high, asking) - INQUIRY
            if len(about) < ENOUGH and _points_back(prose, number, known.inquiring):
                about |= matter(*prose.sentences[number - 1], asking) - INQUIRY
            if doubt.standing == "disputed" and lower[clauses[0][0]] in OWN:
                about |= speakers.get(number, frozenset())
            if doubt.answers:
                flags = ANSWERING
            elif matters.asks(known, prose, (doubt.standing, doubt.cue, doubt.behind), low, high):
                flags = CAUSAL
            elif doubt.standing in ("disputed", "claimed") or _contends(lower, doubt):
                flags = CONTESTED
            if doubt.standing not in ("disputed", "claimed"):
                cues = [(one.cue, one.behind) for one in doubted.cues(number) if one.standing in UNKNOWN]
                thought = frozenset().union(*(suspected.suspects(blamed, prose, one, (low, high)) for one in cues))
                if thought:
                    fields["suspects"] = thought
        if number in figures:
            within = [(low, high)] if doubt is None or flags is BARE else doubted.clauses(number)
            about |= {figure for at, figure in figures[number] if any(first <= at < stop for first, stop in within)}
        fields["matter"] = about
        after = standing.get(number + 1)
        span = prose.spans[number]
        if after is not None and after.answers:
            span = new(Span, (span.start, prose.spans[number + 1].end))
        yield new(Annotation, ("statement", span, number, fields, flags, "narrator", 0.6))


def _points_back(prose: Prose, number: int, inquiring: frozenset[str]) -> bool:
    """Whether a sentence is about the one before: "that is one possibility", not "his condition is unknown"."""
    if not number or prose.paragraphs[number - 1] != prose.paragraphs[number]:
        return False
    low, high = prose.sentences[number]
    words = prose.lower[low:high]
    return high - low < BRIEF or not (doubts.POINTERS.isdisjoint(words) and inquiring.isdisjoint(words))


def _contends(lower: list[str], doubt: doubts.Doubt) -> bool:
    """Whether a cue is of what one side contends already: not "the owner will argue"."""
    said = doubt.cue.split()
    before = doubt.behind - len(said) - 1
    return not CONTENDED.isdisjoint(said) and not (before >= 0 and lower[before] in COMING)


def _breaks_off(text: str, span: Span) -> bool:
    """Whether a quotation goes on from the sentence before, or into the next."""
    start, end = span
    return text.count('"', start, end) % 2 == 1 or text.count("“", start, end) != text.count("”", start, end)


def _covers(prose: Prose, i: int) -> bool:
    """Whether a word of the law or of saying is of the whole sentence: not "…, and four teachers were arrested"."""
    lower = prose.lower
    if lower[i] not in LEGAL:
        return True
    low, high = prose.sentences[prose.sentence_at[i]]
    if lower[i] == "booked":
        return i + 1 < high and lower[i + 1] in BOOKED  # "booked as toys" is no matter of the police
    return not any(lower[k] == "," and lower[k + 1] in JOINING for k in range(low + FEWEST, i - 1))


def _telling(prose: Prose) -> bytearray:
    """Of each token, whether it says what a sentence is about: of a name its last word does."""
    telling = bytearray(prose.tagged.translate(CONTENT))
    for first, stop, _, _, _ in names_of(prose).all:
        telling[first:stop] = bytes(stop - first)
        telling[stop - 1] = 1
    return telling


def _figures(prose: Prose, found: list[Annotation]) -> dict[int, list[tuple[int, str]]]:
    """The figures of each sentence, with their tokens."""
    figures: dict[int, list[tuple[int, str]]] = {}
    for one in prose.of_kind("quantity", found):
        value = one.fields.get("value")
        if isinstance(value, Amount) and value.printed is not None and "joined" not in one.flags:
            figure, unit = f"#{value.printed:g}", one.fields.get("unit")
            if value.printed <= SMALL:
                if one.fields.get("dimension") != "duration":
                    continue
                figure = f"{figure} {unit}"  # "for two years" tells more than a two
            figures.setdefault(one.sentence, []).append((prose.token_at(one.span.start), figure))
    for i in prose.where(TWICE):
        figures.setdefault(prose.sentence_at[i], []).append((i, f"#{prose.lower[i]}"))
    return figures


def _speakers(prose: Prose, found: list[Annotation]) -> dict[int, frozenset[str]]:
    """The words of the name of who speaks in a sentence."""
    speakers: dict[int, frozenset[str]] = {}
    for one in prose.of_kind("attribution", found):
        name = one.fields.get("source name")
        if isinstance(name, Entity):
            words = name.id.split()
            speakers.setdefault(one.sentence, frozenset((words[0], words[-1])))
    return speakers


def _unsettled(lower: list[str], low: int, high: int, moods: frozenset[str] = MOODS) -> bool:
    """Whether a sentence tells no fact, as the mood of its main clause says."""
    near = lower[low : low + MAIN if low + MAIN < high else high]
    if moods.isdisjoint(near):
        return False
    return not moods.isdisjoint([near[0], *takewhile(lambda word: word not in BENEATH, near[1:])])


def _is_firm(lower: list[str], low: int, high: int) -> bool:
    """Whether a sentence tells what will be done, and nothing looser."""
    return not (FUTURE.isdisjoint(lower[low:high]) or _unsettled(lower, low, high, LOOSE))
