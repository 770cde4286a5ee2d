"""What stands around a figure or a date: its clause, the verb that governs it, the content words near it.

What comes in: tokens with tags. What goes out: token ranges and lemmas. A clause here is a stretch between
punctuation or conjunctions that open a new statement; it is found once a sentence and remembered, so that many
figures in one sentence cost one look.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import compress

from newslint.annotate.prose import Prose, picks

BREAKS = frozenset(";:()—") | {"--", "...", "•", "|", "[", "]"}
_OPENERS = """
that which who whom whose because although though while whereas whether if unless when where lest
"""
OPENERS = frozenset(_OPENERS.split())
"""Words that open a clause of their own wherever they stand."""

RELATIVE = frozenset(("which", "who", "whom", "whose", "where"))
"""Words that open a clause about a noun, which ends at the comma before the verb of that noun."""

JOINTS = frozenset(("and", "but", "or", "nor", "yet", "so"))
TEMPORAL = frozenset(("after", "before", "since", "until", "till", "as", "once"))
AHEAD = 9
"""How far a conjunction looks for the verb of the clause that it may open."""
NEAR = 5
"""How far a comma does."""

REACH = 50
"""No figure is governed from further away; longer clauses are lists, tables or attacks."""

_EMPTY = """
be have do say not it he she they we you i a an the other this that there who which what 's also more will would can
could may might shall should must get few many several most least little
"""
EMPTY = frozenset(_EMPTY.split())
"""Lemmas that say nothing about what a clause is about."""


SOLID = picks("NPVJ")
"""Tags of words that say what a clause is about."""

EDGES = BREAKS | OPENERS | JOINTS | TEMPORAL | {","}
"""Words at which a clause may begin or end."""


class Surroundings:
    """Clauses of the sentences of one article, found when first asked for.

    They hold the lists of the article and not the article, which holds them: a ring is not freed when it is done with.
    """

    __slots__ = (
        "_clauses",
        "_context",
        "_known",
        "_lemmas",
        "_lower",
        "_sentence_at",
        "_sentences",
        "_tagged",
        "_tags",
    )

    def __init__(self, prose: Prose) -> None:
        self._lower, self._lemmas, self._tags, self._tagged = prose.lower, prose.lemmas, prose.tags, prose.tagged
        self._sentences, self._sentence_at = prose.sentences, prose.sentence_at
        self._clauses: dict[int, list[int]] = {}
        self._context: dict[tuple[int, int], frozenset[str]] = {}
        self._known: dict[int, tuple[int, int]] = {}

    def clause(self, token: int) -> tuple[int, int]:
        """The clause of a token, as a half-open range; of a monstrous one, the part around the token."""
        known = self._known.get(token)
        if known is not None:
            return known
        first, stop = self._whole_clause(token)
        if stop - first > 2 * REACH:
            first, stop = max(first, token - REACH), min(stop, token + REACH)
        found = self._known[token] = first, stop
        return found

    def sentence(self, token: int) -> tuple[int, int]:
        """The sentence of a token, or of a monstrous one the part around the token."""
        first, stop = found = self._sentences[self._sentence_at[token]]
        if stop - first > 4 * REACH:
            return max(first, token - 2 * REACH), min(stop, token + 2 * REACH)
        return found

    def _whole_clause(self, token: int) -> tuple[int, int]:
        number = self._sentence_at[token]
        edges = self._clauses.get(number)
        if edges is None:
            start, end = self._sentences[number]
            edges = self._clauses[number] = _edges(self._lower, self._tags, start, end)
        index = bisect_right(edges, token)
        return edges[index - 1], edges[index] if index < len(edges) else self._sentences[number][1]

    def context(self, first: int, stop: int) -> frozenset[str]:
        """Lemmas of the content words of a range."""
        found = self._context.get((first, stop))
        if found is None:
            solid = compress(self._lemmas[first:stop], self._tagged[first:stop].translate(SOLID))
            found = self._context[first, stop] = frozenset(solid) - EMPTY
        return found

    def verb_before(self, token: int, low: int) -> int | None:
        """The nearest verb (or bare auxiliary) to the left, not left of ``low``."""
        tags = self._tags
        for index in range(token - 1, (low if low > token - 25 else token - 25) - 1, -1):
            if tags[index] in "VA":
                return index
        return None

    def verb_after(self, token: int, high: int) -> int | None:
        """The nearest full verb to the right, or an auxiliary without one."""
        tags = self._tags
        for index in range(token, min(high, token + 25)):
            if tags[index] == "V":
                return index
            if tags[index] == "A":
                after = index
                while after < high and tags[after] in "AR":
                    after += 1
                return after if after < high and tags[after] == "V" else index
        return None

    def group_start(self, verb: int, low: int) -> int:
        """Where the auxiliaries, adverbs and verbs that govern a verb begin: the "is" of "is due to be held"."""
        tags = self._tags
        start = verb
        while start > low:
            before = tags[start - 1]
            if before not in "ARTV" and not (before == "J" and tags[start] == "T"):
                break
            start -= 1
        return start


def of(prose: Prose) -> Surroundings:
    """The surroundings of an article, the same for all who ask."""
    if not isinstance(prose.near, Surroundings):
        prose.near = Surroundings(prose)
    return prose.near


def _edges(lower: list[str], tags: list[str], first: int, stop: int) -> list[int]:
    edges = [first]
    for index in compress(range(first, stop), map(EDGES.__contains__, lower[first:stop])):
        tag, word = tags[index], lower[index]
        if tag == "," or tag == ".":
            if word in BREAKS or (
                word == ","
                and index + 1 < stop
                and (
                    _opens_after_comma(tags, lower, index + 1, stop)
                    or (tags[index + 1] == "A" and lower[edges[-1]] in RELATIVE)
                )
            ):
                edges.append(index + 1)  # "the fire, which broke out on Sunday, had burned the mill"
        elif (tag == "C" or tag == "O" or tag == "I") and index > first:
            if word in OPENERS:
                if tag == "C" or word != "that":
                    edges.append(index)
            elif word in JOINTS:
                counting = tags[index - 1] == "#" and index + 1 < stop and tags[index + 1] == "#"
                if not counting and _verb_follows(tags, index + 1, stop):
                    edges.append(index)
            elif word in TEMPORAL and _verb_follows(tags, index + 1, stop) and tags[index + 1] not in "#":
                edges.append(index)
    return edges


def _verb_follows(tags: list[str], index: int, stop: int) -> bool:
    """Whether a clause begins here: a verb, or a noun phrase and then a verb, before the next comma."""
    seen_noun, before = False, ""
    for tag in tags[index : index + AHEAD if index + AHEAD < stop else stop]:
        if tag == "A" or (tag == "V" and (seen_noun or before in {"", "R"})):
            return True
        if tag in ",.CQ":
            return False
        if tag in "NPO":
            seen_noun = True
        before = tag
    return False


def _opens_after_comma(tags: list[str], lower: list[str], index: int, stop: int) -> bool:
    """ ", police said" and ", killing five" begin something new; ", a spokesman for the firm, said" hardly."""
    if tags[index] == "V":
        return True
    seen_noun = False
    for tag in tags[index : index + NEAR if index + NEAR < stop else stop]:
        if tag in "VA":
            return seen_noun
        if tag in ",.":
            return False
        if tag in "NPO":
            seen_noun = True
    return False
