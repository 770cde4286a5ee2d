"""Word classes and base forms of tokens: dictionary first, then a few rules of context.

What comes in: tokens with the classes of each word, and sentences. What goes out: ``tags`` and ``lemmas`` of the
Prose, changed in place. Enough to find heads of noun phrases and governing verbs in news prose, at dictionary speed; it
is no parser.
The idea is Brill's (1992): the commonest class of each word, corrected by its neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from sys import intern

from newslint.annotate.watch import Watched
from newslint.annotate.words import QUOTES, WordTable, guess
from newslint.annotate.words import unsettled as is_unsettled

CONTROL = frozenset(("plans", "hopes", "aims", "needs", "offers", "promises", "claims", "moves", "vows", "wants"))
BLOWS = frozenset({"hit", "beat", "hurt", "shot", "cut"})
UNDERGONE = frozenset(("suffered", "sustained", "received"))
"""What those counted did and were not: "four suffered burns"."""
VOTES = frozenset(("vote", "votes"))
MARKS = Watched(("'", '"', "``", "''"))
"""Quotation marks and apostrophes."""
MODALS = Watched(("will", "would", "can", "could", "may", "might", "must", "shall", "should", "'ll", "cannot"))
BASES = frozenset(("lay", "found", "ground", "wound", "saw", "bound"))
PLURALS = frozenset(("people", "police", "men", "women", "children"))
PAST = frozenset(("shot", "hit", "cut", "set", "put", "hurt"))
"""Words of one form for then and now: "five people shot" has a verb left out."""
SHORT = 25
"""Tokens of a sentence up to which one without a verb is taken to hide it among its nouns."""
TITLE_CASE = 0.6
"""A line in which more than this share of words is capitalised is a headline: capitals mean nothing there."""


def tag(
    words: list[str],
    lower: list[str],
    classes: list[str],
    tags: list[str],
    lemmas: list[str],
    sentences: list[tuple[int, int]],
    capitals: list[int],
    unsettled: Iterable[int],
    table: WordTable,
    where: Callable[[Watched], list[int]],
) -> None:
    """Settle tags and lemmas of all tokens in place.

    ``unsettled`` are those that may be of several classes, ``where`` tells where some words stand.
    """
    marks = where(MARKS)
    common = _common_after_all(words, lower, classes, tags, lemmas, sentences, capitals, marks, table)
    for index in marks:
        if lower[index] == "'" and _possessive(words, index):
            classes[index] = tags[index] = "D"
            lemmas[index] = "'s"
    _after_modals(lower, tags, lemmas, where(MODALS))
    _in_context(lower, classes, tags, lemmas, sorted([*unsettled, *common]))
    _verbs_of_short_sentences(words, lower, classes, tags, lemmas, sentences)


def _after_modals(lower: list[str], tags: list[str], lemmas: list[str], modals: Iterable[int]) -> None:
    """What a modal governs is a verb, though the word be mostly a noun: "would appeal", "may soon rule on"."""
    last = len(tags) - 2
    for index in modals:
        verb = index + 1
        while verb < last and tags[verb] == "R":
            verb += 1
        is_base = verb <= last and tags[verb] == "N" and lemmas[verb] == lower[verb]
        if is_base and tags[index] == "A" and tags[verb + 1] not in "VA":
            tags[verb] = "V"


def _verbs_of_short_sentences(
    words: list[str],
    lower: list[str],
    classes: list[str],
    tags: list[str],
    lemmas: list[str],
    sentences: list[tuple[int, int]],
) -> None:
    """What a short sentence says is settled by there being a verb: "Hall visits Oslo in May", "Swift lost"."""
    for start, stop in sentences:
        if not 3 < stop - start < SHORT:
            continue
        here = tags[start:stop]
        if here[0] == "J" and here[1] == "V" and lower[start + 1][-3:] != "ing" and words[start][0].isupper():
            tags[start], lemmas[start] = "P", lower[start]  # "White joined": who does it is no adjective
        if "V" in here or "A" in here:
            continue
        for index in range(start + 1, stop - 1):
            kind, word, before = classes[index], lower[index], lower[index - 1]
            if (
                kind[0] != "P"
                and "V" in kind
                and tags[index - 1] in "NP"
                and tags[index + 1] in "DIJNPRT#SO"
                and words[index][0].islower()
                and word not in PAST
                and (word[-1] == "s") != (before[-1] == "s" or before in PLURALS)
            ):
                tags[index], lemmas[index] = "V", _verb_lemma(word, lemmas[index])
                break


def _possessive(words: list[str], index: int) -> bool:
    """Whether an apostrophe makes a possessive ("students' hopes"), no open quotation being in sight."""
    if not 0 < index < len(words) - 1 or words[index - 1][-1] not in "sS" or not words[index + 1][0].isalnum():
        return False
    return not any(word in {"‘", "'"} for word in words[max(index - 30, 0) : index])


def _common_after_all(
    words: list[str],
    lower: list[str],
    classes: list[str],
    tags: list[str],
    lemmas: list[str],
    sentences: list[tuple[int, int]],
    capitals: list[int],
    marks: Iterable[int],
    table: WordTable,
) -> list[int]:
    """Give back their classes to words that are no names where capitals mean nothing; which of them are unsettled."""
    doubtful = {mark + 1 for mark in marks if words[mark] in QUOTES}
    after = 0
    for start, stop in sentences:
        first = start
        while first < stop and not words[first][0].isalnum():
            first += 1
        doubtful.add(first)
        before, after = after, bisect_left(capitals, stop, after)
        n_capitals = after - before
        if 2 < n_capitals > (stop - start) // 3 and stop - start < 40 and _shouts(words, classes, start, stop):
            doubtful.update(capitals[before:after])
    named = {index for index in capitals if tags[index] == "P"}
    known = set(map(lower.__getitem__, named - doubtful))
    unsettled: list[int] = []
    for index in named & doubtful:
        word = lower[index]
        kind, lemma = table[word]
        if word in known or (kind == "N" and not _common(words, index)):
            continue
        classes[index], tags[index], lemmas[index] = kind, kind[0], intern(lemma)
        if is_unsettled(word, kind):
            unsettled.append(index)
    return unsettled


def _shouts(words: list[str], classes: list[str], start: int, stop: int) -> bool:
    """Whether a sentence is a headline, by its capitals."""
    n_words = n_capitals = 0
    for word, kind in zip(words[start:stop], classes[start:stop], strict=True):
        if word[0].isalpha() and len(word) > 3:
            n_words += 1
            if word[0].isupper():
                n_capitals += 1
            elif kind[0] == "V" and word[0].islower():
                return False  # a headline has a capital on its verb: "Anna Berg joined Torvik United in June" is none
    return n_capitals > 2 and n_capitals > TITLE_CASE * n_words


def _common(words: list[str], index: int) -> bool:
    """Whether a capitalised noun at the start of a sentence is a common noun for all we can see."""
    follows = words[index + 1] if index + 1 < len(words) else ""
    return not follows[:1].isupper() or words[index].isupper() or words[index].endswith("s")


def _in_context(
    lower: list[str], classes: list[str], tags: list[str], lemmas: list[str], unsettled: Iterable[int]
) -> None:
    """One letter a token: neighbours decide what is ambiguous, from left to right."""
    tags.append(".")  # what stands behind the last token, and before the first
    for index in unsettled:
        kind, current = classes[index], tags[index]
        before, follows = tags[index - 1], tags[index + 1]
        if kind == "V":
            # "an injured man", "the rising toll": adjective; "the shooting": noun
            if before in "DJ#":
                if follows in "NJP":
                    if before != "#" or lower[index] not in UNDERGONE:
                        tags[index] = "J"
                elif before == "D" and lower[index][-3:] == "ing":
                    tags[index], lemmas[index] = "N", lower[index]
            continue
        if kind == "DO":
            current = "D" if follows in "NJP#V" and lower[index] != "that" else "O" if lower[index] == "her" else "C"
            if lower[index] == "that" and before in "IV" and follows in "NJ":
                current = "C" if before == "V" else "D"
        elif "V" in kind:
            # "The harbour master's office": what owns something is a thing.
            owns = follows == "D" and lower[index + 1] == "'s" and lower[index] != "let"
            # "the attack", "a heavy cost", "Binance's plans" are none
            verb = before not in "DJS" and not owns and _is_verb(lower, index, current, before, follows)
            if not verb and before in "NP" and follows in "JC" and lemmas[index][:2] == lower[index][:2]:
                # "the gunman shot dead five", "shot and killed": a past form that is also a noun
                verb = lemmas[index] != lower[index] and lower[index][-1] != "s"
            if verb:
                current = "V"
                lemmas[index] = _verb_lemma(lower[index], lemmas[index])
                if lower[index] in BASES and (before == "T" or lower[index - 1] in MODALS):
                    lemmas[index] = lower[index]  # "will lay off": what else is the past of another verb
            elif current == "V":
                current = kind.replace("V", "")[:1] or "V"
                if before == "D" and "N" in kind and follows not in "N":
                    current = "N"
            elif current == "J" and "N" in kind and before == "D" and follows in "VIA":
                current = "N"  # "a fine of", "the fine came to"
        elif "J" in kind and "N" in kind:
            current = "J" if follows in "NP" and before in "DJIV#A.," else "N" if before in "DJ" else current
        elif kind == "I#":
            current = "#" if follows in "DI" else "I"
        tags[index] = current
    tags.pop()


def _is_verb(lower: list[str], index: int, usual: str, before: str, follows: str) -> bool:
    """Whether a word that may be a verb is one here."""
    if follows == "A" and before == ".":
        return False
    if before in "TAO" or (before == "R" and usual == "V"):
        return True  # "to attack", "will cost", "they report"
    if before == "R" and index > 1 and lower[index - 2] in {"to", "will", "would", "not"}:
        return True
    if before in "NPR" and (follows in "D#OS" or _opens_figure(lower, index + 1)) and lower[index][-1] != "g":
        return True  # "the exchange processes a few", "police report no", "fatally shot the guard"
    if lower[index] in BLOWS and (
        before == "R" or (before == "P" and follows == "P") or (before == "C" and follows in "#DO")
    ):
        return True  # "were fatally shot", "Hall hit Lund in the face", "fired and hit five"
    if before in "NP" and lower[index] in VOTES and lower[index + 1 : index + 2] == ["against"]:
        return True  # "the assemblies vote against the deal"
    if before in "NP" and follows == "T" and lower[index] in CONTROL:
        return True  # "the bank plans to hire"
    if before in "I#":
        return False  # "in trade", "three votes"
    return usual == "V"


def _opens_figure(lower: list[str], index: int) -> bool:
    """Whether a hedge begins here: "the exchange processes more than", "the firm cut over"."""
    word = lower[index] if index < len(lower) else ""
    then = lower[index + 1] if index + 1 < len(lower) else ""
    return (
        word in {"more", "less", "fewer", "at", "up", "as"} and then in {"than", "least", "most", "to", "many", "much"}
    ) or (
        word in {"about", "around", "nearly", "almost", "some", "over", "roughly", "just", "approximately"}
        and then[:1].isdecimal()
    )


def _verb_lemma(word: str, lemma: str) -> str:
    return guess(word)[1] if word == lemma and word.endswith(("s", "ing")) and len(word) > 3 else lemma
