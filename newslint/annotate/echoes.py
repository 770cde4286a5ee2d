"""What a headline says in a word or two, and what the text reckons of the same: shares, factors, acts that are denied.

What comes in: the sentences of headlines, and figures and words of the text. What goes out, an annotation a place:

* "Half of factory staff to go" → matter share, amount about 50; "of the 640 on the payroll, 96 leave" → share, 15.
* "Council doubles its fees" → matter factor, amount 2; "five francs instead of four" → factor, 1.25.
* "Officer orders recount" → matter recount, side told; "No recount", "the recount was rejected" → recount, denied.

Only what the headline brings up is looked for in the text: without such a word in it this costs a look at its tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, compress
from typing import NamedTuple

from newslint.annotate import numbers, polarity, proportions
from newslint.annotate.changes import DOUBLINGS, FACTORS
from newslint.annotate.gists import LOOSE, headlines
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.proportions import Proportion
from newslint.annotate.prose import Prose
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Amount, Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "echo",
        (
            Field("matter", "text", "what is said: share, factor, or the word itself", "same-as"),
            Field("side", "text", "of a word: told or denied"),
            Field("amount", "number", "of a share: per cent; of a factor: times"),
            Field("topic", "set", "content words of the sentence, in the text of the one before as well"),
        ),
        "matter",
        "what the headline says in a word, and what the text reckons or denies of it",
        ("opening", "lead", "granted"),
        "officer orders **recount**",
    ),
)
WORDS: tuple[Word, ...] = ()

OPENING = 4
"""Sentences of the text that tell what the headline tells, whatever their words."""
BEHIND = 4
"""Tokens behind a "no" or "not" that it reaches over."""
NEAR = 7
"""Tokens between what is refused and the verb that refuses it."""
MOST = Amount(50.0, 100.0, None, "band")
SLACK = 7.0
"""Points by which a share in words may differ from one in figures."""
LOOSELY = 0.1
"""Part of a factor in words by which it may differ from one in figures."""
HALVES = frozenset({"halves", "halved"})
"""Forms of a verb of which the dictionary makes a noun."""
OWN = frozenset({"the", "its", "their", "in"})
HEDGING = frozenset({"almost", "nearly", "not", "could", "may", "might", "more", "over", "less"})
NO = frozenset({"no", "without", "neither"})
"""What denies a noun; a "not" denies the verb by which it is granted."""
_COMMON = "be have do say get make take go come see give put set keep let tell show find use look"
COMMON = frozenset(_COMMON.split())
"""Verbs that say too little for a "not" of another of them to matter."""


class _Words(NamedTuple):
    granting: frozenset[str]
    refusing: Watched
    negators: Watched


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    granting, refusing = (frozenset(lexicon.words("gists", side)) for side in ("granting", "refusing"))
    return _Words(granting, Watched(refusing), Watched(polarity.words(lexicon).negators))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """What headlines say in a word, and what their text reckons or denies of it."""
    heads = headlines(prose)
    if not heads:
        return
    known = _words(lexicon)
    told: dict[str, str] = {}
    """Words of the headline: "N" for what is granted, "V" for what is done."""
    amounts: list[Annotation] = []
    acts: list[Annotation] = []
    for number in heads:
        if prose.lower[prose.sentences[number][1] - 1] != "?":
            amounts += _amounts(prose, found, number)
            acts += _acts(prose, known, number, told)
    if not amounts and not acts:
        return
    matters = {one.fields["matter"] for one in amounts}
    bodies = [number for number, region in enumerate(prose.regions) if region == "body"]
    opening = frozenset(bodies[:OPENING])
    reckoned: list[Iterator[Proportion]] = []
    if "share" in matters:
        reckoned.append(proportions.shares(prose, found))
    if "factor" in matters:
        reckoned.append(proportions.factors(prose, found, numbers.words(lexicon)))
    if "number" in matters:
        named = frozenset().union(*(prose.lemmas[slice(*prose.sentences[number])] for number in heads))
        reckoned.append(proportions.counts(prose, found, named))
    yield from amounts
    for first, stop, matter, amount, lead in chain.from_iterable(reckoned):
        yield _echo(prose, first, stop, matter, amount, opening, lead)
    denied = list(_denied(prose, known, told, opening)) if told else []
    said = {one.fields["matter"] for one in denied}
    yield from (one for one in acts if one.fields["matter"] in said)
    yield from denied


def _echo(
    prose: Prose,
    first: int,
    stop: int,
    matter: str,
    value: Amount | str,
    opening: frozenset[int] = frozenset(),
    lead: bool = False,
    granted: bool = False,
) -> Annotation:
    number = prose.sentence_at[first]
    low, high = prose.sentences[number]
    within = number > 0 and prose.regions[number] == "body" == prose.regions[number - 1]
    topic = prose.topic(number) if within else prose.content(low, high)
    fields: dict[str, Value] = {"matter": matter, "topic": topic - {matter}}
    fields["side" if isinstance(value, str) else "amount"] = value
    flags = frozenset(compress(("opening", "lead", "granted"), (number in opening, lead, granted)))
    return Annotation("echo", prose.span(first, stop), number, fields, flags, confidence=0.6)


def _amounts(prose: Prose, found: list[Annotation], number: int) -> Iterator[Annotation]:
    """Shares and factors of a headline that are told in words."""
    low, high = prose.sentences[number]
    for one in prose.of_kind("quantity", found):
        if one.sentence != number:
            continue
        if "vague" in one.flags and one.fields.get("dimension") == "count":
            first, stop = token_range(prose, one.span)
            value = one.fields.get("value")
            if isinstance(value, Amount):
                yield _echo(prose, first, stop, "number", Amount(value.low / 1.2, float("inf"), value.low, "at least"))
        if one.fields.get("dimension") == "percent":
            first, stop = token_range(prose, one.span)
            value = one.fields.get("value")
            if isinstance(value, Amount) and not any(
                char.isdecimal() or char == "%" for char in prose.cut(first, stop)
            ):
                amount = Amount(value.low - SLACK, value.high + SLACK, value.printed, "about")
                yield _echo(prose, first, stop, "share", amount)
    for at in range(low, high):
        word = "halve" if prose.lower[at] in HALVES else prose.lemmas[at]
        after = at + 1 < high
        if prose.lower[at] == "most" and after and (prose.tags[at + 1] == "N" or prose.lower[at + 1] == "of"):
            if prose.lower[at - 1] != "the" and prose.lemmas[at + 1] != prose.lower[at + 1]:
                yield _echo(prose, at, at + 2, "share", MOST)
        elif word in FACTORS or word in DOUBLINGS:
            factor = FACTORS.get(word) or DOUBLINGS[word]
            bent = prose.lower[at] != word or prose.lower[at - 1] in ("to", "will")
            plain = (bent and prose.tags[at] in "VN") or (after and prose.lower[at + 1] in OWN)
            if plain and HEDGING.isdisjoint(prose.lower[max(low, at - 2) : at]):
                reach = LOOSELY * factor
                yield _echo(prose, at, at + 1, "factor", Amount(factor - reach, factor + reach, factor, "about"))


def _acts(prose: Prose, known: _Words, number: int, told: dict[str, str]) -> Iterator[Annotation]:
    """What a headline says is granted, and what it says is done."""
    low, high = prose.sentences[number]
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    if not known.negators.isdisjoint(lower[low:high]) or not LOOSE.isdisjoint(lower[low:high]):
        return
    if not known.refusing.isdisjoint(lemmas[low:high]):
        return
    for at in range(low, high):
        word = lemmas[at]
        if tags[at] == "V" and word not in COMMON and word not in told and word not in known.granting:
            told[word] = "V"
            yield _echo(prose, at, at + 1, word, "told")
        if word not in known.granting:
            continue
        # Tags are not much worth in headlines: "grants bail" may be two nouns, or a noun and a verb.
        behind = [i for i in range(at + 1, min(high, at + 5)) if tags[i] in "NV" and _open(prose, at, i)]
        for i in behind or range(max(low, at - 1), at):
            if lemmas[i] not in known.granting and tags[i] in "NV":
                told[lemmas[i]] = "N"
                yield _echo(prose, min(i, at), max(i, at) + 1, lemmas[i], "told", granted=True)


def _open(prose: Prose, first: int, stop: int) -> bool:
    """Whether nothing between two tokens ends a phrase."""
    return all(tag not in "ICT.," for tag in prose.tags[first + 1 : stop + 1])


def _denied(prose: Prose, known: _Words, told: Mapping[str, str], opening: frozenset[int]) -> Iterator[Annotation]:
    """Where the text says "no", "not" or "rejected" of a word of the headline, and where it says the word itself."""
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    denied: dict[int, tuple[int, int]] = {}
    for at in prose.where(known.negators):
        number = prose.sentence_at[at]
        if prose.regions[number] != "body":
            continue
        low, high = prose.sentences[number]
        for i in range(at + 1, min(high, at + 1 + BEHIND)):
            if tags[i] in ".,ICT" or lower[i] == "only":
                break
            use = told.get(lemmas[i])
            plain = lower[at] in NO
            if use and (plain or not known.granting.isdisjoint(lemmas[at:i]) if use == "N" else not plain):
                denied[i] = at, i + 1
    for at in prose.where_lemma(known.refusing):
        number = prose.sentence_at[at]
        if prose.regions[number] != "body" or lower[at - 1] in known.negators:
            continue
        low, high = prose.sentences[number]
        for i in range(max(low, at - NEAR), min(high, at + NEAR)):
            if told.get(lemmas[i]) == "N" and i != at and _clause(prose, i, at):
                denied[i] = min(i, at), max(i, at) + 1
    if not denied:
        return
    wanted = {lemmas[i] for i in denied}
    for i, word in enumerate(lemmas):
        number = prose.sentence_at[i]
        if word not in wanted or prose.regions[number] != "body":
            continue
        low, high = prose.sentences[number]
        before = lower[max(low, i - NEAR) : i]
        if not LOOSE.isdisjoint(before):
            continue
        if i in denied:
            yield _echo(prose, *denied[i], word, "denied", opening)
        elif told[word] == "V":
            if tags[i] == "V" and lower[i - 1] != "to":
                yield _echo(prose, i, i + 1, word, "told", opening)
        elif tags[i - 1] == "I" or not known.granting.isdisjoint(lemmas[max(low, i - NEAR) : min(high, i + NEAR)]):
            yield _echo(prose, i, i + 1, word, "told", opening)


def _clause(prose: Prose, one: int, other: int) -> bool:
    """Whether no clause ends between two tokens."""
    low, high = min(one, other), max(one, other)
    return all(tag not in ".,C" for tag in prose.tags[low + 1 : high])
