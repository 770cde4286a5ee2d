"""What a headline says is done, and where its text says that it is still to be decided.

What comes in: the sentences of headlines, and the text below them. What goes out, annotations of kind "gist" of one
family, stage:

* "Pickers down tools at Torp" → done; "on Thursday they vote on whether to stop work" → open.
* "Council bans deep hooks" → done; "the minister will weigh up a ban", "the ruling was put off until May" → open.

A headline that looks ahead itself is none, and where the text tells the verb of the headline as done, nothing is open.
Without a deciding verb in the headline this costs a look at its tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.annotate.gists import headlines
from newslint.annotate.prose import Prose
from newslint.annotate.watch import Watched
from newslint.core import senses
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Kind, Word

KINDS: tuple[Kind, ...] = ()
WORDS: tuple[Word, ...] = ()

_DECIDING = """
    accept approve pass back sign agree ratify adopt outlaw ban reject scrap axe sack fire oust halt suspend sell buy
    close shut strike walk quit merge cancel award appoint elect recount acquit convict sentence clear endorse
    lift raise raze demolish extend renew settle seal get jail expel dissolve
    nationalise privatise rename legalise abolish impose grant refuse choose pick name abandon drop shelve
"""
DECIDING = frozenset(_DECIDING.split())
"""Verbs of what somebody decides."""
_AHEAD = """
    may might could would will to plans mull mulls weigh weighs consider considers urge urges urged calls seek
    seeks set want wants eye eyes ponder ponders hope hopes fear fears ask asks if whether votes likely expected
    due proposed looms nears should must can told asked near fails
"""
AHEAD = frozenset(_AHEAD.split())
"""Words of a headline that looks ahead."""
CUES = Watched(
    ("whether", "vote", "votes", "verdict", "ballot", "decide", "decides", "decision", "weigh", "consider", "off",
     "postponed", "deferred", "adjourned", "yet", "talks", "negotiations", "market", "committee", "panel", "group",
     "before", "until", "undecided", "referred")
)  # fmt: skip
FUTURE = frozenset(("will", "to", "is", "are", "must", "has", "would", "wo", "shall", "'ll"))
DECIDE = frozenset(("decide", "vote", "rule", "determine", "consider", "discuss", "debate", "weigh", "settle"))
NOT = frozenset(("not", "n't", "never", "no", "nobody", "none", "nothing", "cannot"))
UNDONE = (FUTURE - {"is", "are", "has"}) | NOT | {"whether", "if", "may", "could"}
"""Words before a verb by which it is not told as done."""
OPENING = 8
"""Sentences of the text that tell of what the headline tells."""
NEAR = 6
N_TALKS = 4


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """What headlines tell as done, where the text leaves it open."""
    heads = headlines(prose)
    done = [at for number in heads for at in _done(prose, number)]
    if not done:
        return
    places = prose.where(CUES)
    opened = [span for at in places if prose.regions[prose.sentence_at[at]] == "body" and (span := _open(prose, at))]
    if not opened:
        return
    folded = senses.families(lexicon)
    told = {folded.get(prose.lemmas[at], prose.lemmas[at]) for at in done}
    if any(folded.get(prose.lemmas[at], prose.lemmas[at]) in told for at in _happened(prose)):
        return
    bodies = [number for number, region in enumerate(prose.regions) if region == "body"]
    for at in done[:1]:
        yield _gist(prose, at, at + 1, "done", frozenset())
    met: set[int] = set()
    for first, stop in opened:
        number = prose.sentence_at[first]
        if number not in met:
            met.add(number)
            yield _gist(prose, first, stop, "open", frozenset(("opening",) if number in bodies[:OPENING] else ()))


def _gist(prose: Prose, first: int, stop: int, side: str, flags: frozenset[str]) -> Annotation:
    number = prose.sentence_at[first]
    fields: dict[str, Value] = {"family": "stage", "side": side, "topic": prose.topic(number)}
    return Annotation("gist", prose.span(first, stop), number, fields, flags, confidence=0.6)


def _done(prose: Prose, number: int) -> Iterator[int]:
    """The deciding verbs of a headline that does not look ahead."""
    low, high = prose.sentences[number]
    lower = prose.lower
    if lower[high - 1] == "?" or not AHEAD.isdisjoint(lower[low:high]) or not NOT.isdisjoint(lower[low:high]):
        return
    for at in range(low, high):
        if prose.lemmas[at] in DECIDING and (prose.tags[at] == "V" or lower[at][-1] == "s") and lower[at][-3:] != "ing":
            yield at


def _happened(prose: Prose) -> Iterator[int]:
    """The verbs of the text that are told as done."""
    lower, tags = prose.lower, prose.tags
    for at, tag in enumerate(tags):
        if tag != "V" or prose.regions[prose.sentence_at[at]] != "body":
            continue
        before = lower[max(0, at - 3) : at]
        if "to" not in before[-1:] and UNDONE.isdisjoint(before):
            yield at


def _open(prose: Prose, at: int) -> tuple[int, int] | None:
    """The words around a cue that leave a matter open."""
    lower, lemmas = prose.lower, prose.lemmas
    low, high = prose.sentences[prose.sentence_at[at]]
    before = range(max(low, at - NEAR), at)
    word = lower[at]
    ahead = [i for i in before if lower[i] in FUTURE]
    if word == "whether":
        told = [i for i in before if lemmas[i] in DECIDE]
        return (told[0], at + 1) if told else None
    if word in ("vote", "votes", "decide", "decides", "weigh", "consider"):
        future = [i for i in ahead if lower[i] in ("will", "must", "'ll", "shall")]
        return (future[0], at + 1) if future and at - future[0] < N_TALKS else None
    if word in ("verdict", "ballot", "decision"):
        future = [i for i in ahead if lower[i] == "will"]
        due = [i for i in range(at + 1, min(high, at + NEAR)) if lower[i] in ("due", "expected", "will", "pending")]
        return (future[0], at + 1) if future else (at, due[0] + 1) if due else None
    if word == "off":
        put = [i for i in before if lemmas[i] == "put"]
        return (put[0], at + 1) if put and "until" in lower[at : at + NEAR] else None
    if word in ("postponed", "deferred", "adjourned", "undecided"):
        return at, at + 1
    if word == "yet":
        return (
            (at, at + 3)
            if lower[at + 1 : at + 2] == ["to"] and not DECIDING.isdisjoint(lemmas[at + 2 : at + 3])
            else None
        )
    if word in ("talks", "negotiations"):
        after = [
            i
            for i in range(at + 1, min(high, at + NEAR + 2))
            if lemmas[i] in ("begin", "start", "open", "continue", "resume")
        ]
        return (at, after[0] + 1) if after else None
    if word == "market":
        go = [i for i in before if lemmas[i] in ("go", "put")]
        return (go[0], at + 1) if go and "to" in lower[max(low, go[0] - 2) : go[0]] else None
    if word in ("committee", "panel", "group", "referred"):
        sent = [i for i in before if lemmas[i] in ("pass", "refer", "send")]
        return (sent[0], at + 1) if sent and "to" in lower[sent[0] : at] else None
    if word in ("before", "until"):
        held = [i for i in before if lower[i] in ("wo", "will", "not", "n't", "nothing")]
        return (held[0], at + 1) if len(held) > 1 else None
    return None
