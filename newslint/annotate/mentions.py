"""Who and what is meant at a token: an index of the names that earlier extractors found.

What comes in: the names of an article as tokens, from the extractor that finds them, and then its quotations. What
goes out: a ``Mentions``, which answers which name stands at a token, which ones stand in a range, whom a pronoun means
and who is speaking. An article has one, for all extractors.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import NamedTuple

from newslint.annotate.marks import DOUBLE
from newslint.annotate.prose import Prose, new
from newslint.core.span import Span
from newslint.core.values import Entity

PERSONAL = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
IMPERSONAL = frozenset({"it", "its", "itself"})
FIRST = frozenset({"we", "our", "us", "ours", "ourselves", "i", "my", "me", "mine", "myself"})

BACK = 2
"""Sentences that a pronoun looks back over."""


class Mention(NamedTuple):
    """A name, or words that stand for one, as a half-open range of tokens; ``sort`` is an organisation's class."""

    first: int
    stop: int
    kind: str
    entity: Entity
    sort: str = ""


class Speech(NamedTuple):
    """Tokens of a quotation, and who says them; ``entity`` is None where the speaker is not known."""

    first: int
    stop: int
    entity: Entity | None
    form: str


class Told(NamedTuple):
    """Who says something: the tokens that name the speaker, the verb and where it stands, and who is meant."""

    first: int
    stop: int
    at: int
    verb: str
    entity: Entity | None
    confidence: float


BEGIN, END = attrgetter("first"), attrgetter("stop")


class Mentions:
    """The names of an article by token."""

    __slots__ = ("_at", "_by_id", "_firsts", "_speech_firsts", "all", "covering", "speech", "told")

    all: tuple[Mention, ...]
    speech: tuple[Speech, ...]
    told: tuple[Told, ...]
    covering: Callable[[int], Mention | None]
    """The name that a token belongs to."""
    _firsts: list[int]
    _speech_firsts: list[int]
    _at: dict[int, Mention]
    _by_id: dict[str, list[Mention]]

    def __init__(self, names: Iterable[Mention] = ()) -> None:
        self.all = tuple(sorted(sorted(names, key=END, reverse=True), key=BEGIN))
        self._firsts = list(map(BEGIN, self.all))
        at: dict[int, Mention] = {}
        by_id: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.all:
            first, stop, _, entity, _ = mention
            while first < stop:
                if first not in at:
                    at[first] = mention
                first += 1
            by_id[entity.id].append(mention)
        self._at, self._by_id = at, by_id
        self.covering = self._at.get
        self.speech = ()
        self.told = ()
        self._speech_firsts = []

    def hear(self, speech: Iterable[Speech], told: Iterable[Told] = ()) -> None:
        """Quotations and reported statements are known as well from now on, scare quotes aside."""
        self.speech = tuple(sorted(sorted(speech, key=END, reverse=True), key=BEGIN))
        self.told = tuple(told)
        self._speech_firsts = list(map(BEGIN, self.speech))

    def drop_quoted(self, tokens: list[int]) -> None:
        """Takes those that stand in direct quotations from a list of tokens, which are in order."""
        for speech in self.speech:
            if speech.form == "direct":
                del tokens[bisect_left(tokens, speech.first) : bisect_left(tokens, speech.stop)]

    def of(self, entity: Entity) -> list[Mention]:
        """All mentions of an entity, from left to right."""
        return self._by_id.get(entity.id, [])

    def starting(self, token: int) -> Mention | None:
        """The name that begins at a token."""
        one = self._at.get(token)
        return one if one is not None and one.first == token else None

    def within(self, first: int, stop: int) -> tuple[Mention, ...]:
        """The names that begin in a range of tokens, from left to right."""
        return self.all[bisect_left(self._firsts, first) : bisect_left(self._firsts, stop)]

    def before(self, token: int, *kinds: str) -> Mention | None:
        """The nearest name to the left of a token, of one of the kinds if any are given."""
        index = bisect_left(self._firsts, token)
        while index:
            index -= 1
            if not kinds or self.all[index].kind in kinds:
                return self.all[index]
        return None

    def speech_at(self, token: int) -> Speech | None:
        """The innermost quotation or reported statement, scare quotes aside, that a token stands in."""
        index = bisect_right(self._speech_firsts, token)
        for one in reversed(self.speech[index - 6 if index > 6 else 0 : index]):
            if token < one.stop:
                return one
        return None

    def speaker_at(self, token: int) -> Entity | None:
        """Who says the words at a token, where somebody is known to."""
        speech = self.speech_at(token)
        return speech.entity if speech else None

    def meant_by(self, prose: Prose, head: int, low: int = 0) -> Mention | None:
        """The name that the head of a noun phrase stands for: itself, or what a pronoun means.

        "he" is the person named last, "it" the organisation named first in the sentence so far or in those before,
        "we" in a quotation whoever speaks. ``low`` is the first token of the sentence.
        """
        one = self._at.get(head)
        if one is not None:
            return one
        word = prose.lower[head]
        if word in FIRST:
            speaker = self.speaker_at(head)
            if speaker is None:
                return None
            kinds = {one.kind for one in self.of(speaker)}
            kind = "person" if "person" in kinds or not kinds else sorted(kinds)[0]
            return Mention(head, head + 1, kind, speaker)
        if word in PERSONAL or word in IMPERSONAL:
            return self.antecedent(prose, head, "person" if word in PERSONAL else "organisation")
        return None

    def antecedent(self, prose: Prose, head: int, kind: str, reach: int = BACK) -> Mention | None:
        """The name of a kind that a pronoun, or "the 23-year-old", at a token stands for."""
        number = prose.sentence_at[head]
        for back in range(reach + 1):
            if number - back < 0:
                break
            start, stop = prose.sentences[number - back]
            names = [one for one in self.within(start, min(stop, head)) if one.kind == kind]
            if names and not back:
                names = outside(prose, names, start, head)
            if names:
                ids = {one.entity.id for one in names}
                if len(ids) > 1 and kind == "organisation" and names[0].first > start + 3:
                    return None
                chosen = names[-1] if kind == "person" and back == 0 else names[0]
                return new(Mention, (head, head + 1, kind, chosen.entity, ""))
        return None


def of(prose: Prose) -> Mentions:
    """The index of an article, which names and quotations have been told to; of none, as long as nothing has."""
    if not isinstance(prose.index, Mentions):
        prose.index = Mentions()
    return prose.index


def tokens(prose: Prose, span: Span) -> tuple[int, int]:
    """The half-open range of tokens that a span of characters covers."""
    known = prose.placed.get(span)
    if known is not None:
        return known
    starts, (start, end) = prose.starts, span
    first = bisect_left(starts, start)
    if first and (first == len(starts) or starts[first] > start) and prose.end(first - 1) > start:
        first -= 1  # a span that begins within a token
    # No token is empty, so a span has at most as many as it has characters.
    return first, bisect_left(starts, end, first, min(first + end - start + 1, len(starts)))


def outside(prose: Prose, names: list[Mention], start: int, head: int) -> list[Mention]:
    """The names before a pronoun that no quotation right before it holds: '"Hall did well," he said' is not Hall."""
    lower = prose.lower
    close = head - 1 if lower[head - 1] in DOUBLE else head - 2
    if close <= start or lower[close] not in DOUBLE:
        return names
    opening = next((i for i in range(close - 1, start - 1, -1) if lower[i] in DOUBLE), start)
    return [one for one in names if not opening < one.first < close]
