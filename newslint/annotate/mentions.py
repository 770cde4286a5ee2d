"""Who and what is meant at a token: an index of the names that earlier extractors found.

What comes in: the tokens of an article and the annotations found so far. What goes out: a ``Mentions``, which answers
which name stands at a token, which ones stand in a range, whom a pronoun means and who is speaking. Build it once at
the start of an extractor: the cost is that of the annotations, not that of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from newslint.annotate.prose import Prose, new
from newslint.core.annotation import Annotation
from newslint.core.span import Span
from newslint.core.values import Entity

NAMED = frozenset({"person", "organisation", "place"})
INDEXED = NAMED | {"quote"}

PERSONAL = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
IMPERSONAL = frozenset({"it", "its", "itself"})
FIRST = frozenset({"we", "our", "us", "ours", "ourselves", "i", "my", "me", "mine", "myself"})

KIND_OF = itemgetter(Annotation._fields.index("kind"))

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


class Mentions:
    """The names of an article by token."""

    __slots__ = ("_at", "_by_id", "_firsts", "_speech", "_speech_firsts", "all", "covering")

    all: tuple[Mention, ...]
    covering: Callable[[int], Mention | None]
    """The name that a token belongs to."""
    _firsts: list[int]
    _at: dict[int, Mention]
    _by_id: dict[str, list[Mention]]

    def __init__(self, prose: Prose, found: Iterable[Annotation], earlier: Mentions | None = None) -> None:
        """The index of what was found; ``earlier`` is one that has all its names already."""
        mentions: list[Mention] = []
        speech: list[Speech] = []
        placed = prose.placed
        for one in found:
            kind = one.kind
            if kind in NAMED:
                if earlier is None:
                    fields = one.fields
                    name = fields.get("name")
                    if isinstance(name, Entity):
                        first, stop = placed.get(one.span) or tokens(prose, one.span)
                        mentions.append(new(Mention, (first, stop, kind, name, str(fields.get("class", "")))))
            elif kind == "quote" and one.fields.get("form") != "scare":
                speaker = one.fields.get("speaker")
                first, stop = tokens(prose, one.span)
                entity = speaker if isinstance(speaker, Entity) else None
                speech.append(new(Speech, (first, stop, entity, str(one.fields.get("form", "")))))
        speech.sort(key=_place)
        self._speech = speech
        self._speech_firsts = [one.first for one in speech]
        if earlier is not None:
            self.all, self._firsts, self._at, self._by_id = earlier.all, earlier._firsts, earlier._at, earlier._by_id
            self.covering = self._at.get
            return
        mentions.sort(key=_place)
        self.all = tuple(mentions)
        self._firsts = [one.first for one in mentions]
        self._at = {token: one for one in reversed(mentions) for token in range(one.first, one.stop)}
        self.covering = self._at.get
        self._by_id = {}
        for mention in mentions:
            self._by_id.setdefault(mention.entity.id, []).append(mention)

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
        for one in reversed(self._speech[max(index - 6, 0) : index]):
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
            return self._antecedent(prose, head, "person" if word in PERSONAL else "organisation")
        return None

    def _antecedent(self, prose: Prose, head: int, kind: str) -> Mention | None:
        number = prose.sentence_of(head)
        for back in range(BACK + 1):
            if number - back < 0:
                break
            start, stop = prose.sentences[number - back]
            names = [one for one in self.within(start, min(stop, head)) if one.kind == kind]
            if names:
                ids = {one.entity.id for one in names}
                if len(ids) > 1 and kind == "organisation" and names[0].first > start + 3:
                    return None
                chosen = names[-1] if kind == "person" and back == 0 else names[0]
                return Mention(head, head + 1, kind, chosen.entity)
        return None


def of(prose: Prose, found: Sequence[Annotation]) -> Mentions:
    """The index of an article, made once for as long as no more names or quotations are found."""
    size = n_indexed(prose, found)
    earlier: Mentions | None = None
    if prose.index is not None and isinstance(prose.index[1], Mentions):
        before, earlier = prose.index[0], prose.index[1]
        if before == size:
            return earlier
        if any(map(NAMED.__contains__, map(KIND_OF, islice(filter(_is_indexed, found), before, None)))):
            earlier = None  # a name more: what was known of names is out of date
    mentions = Mentions(prose, found, earlier)
    prose.index = (size, mentions)
    return mentions


def _is_indexed(one: Annotation) -> bool:
    return one.kind in INDEXED


def _place(one: Mention | Speech) -> tuple[int, int]:
    return one.first, -one.stop


def n_indexed(prose: Prose, found: Sequence[Annotation]) -> int:
    """How many names and quotations there are: no more, and an index made before is still good.

    What was found is added to and never taken away, so only what is new is counted.
    """
    length, number, last = prose.counted
    if not length or length > len(found) or found[length - 1] is not last:
        length = number = 0
    if length < len(found):
        number += sum(map(INDEXED.__contains__, map(KIND_OF, islice(found, length, None))))
        prose.counted = (len(found), number, found[-1])
    return number


def tokens(prose: Prose, span: Span) -> tuple[int, int]:
    """The half-open range of tokens that a span of characters covers."""
    starts, (start, end) = prose.starts, span
    first = bisect_left(starts, start)
    if first and (first == len(starts) or starts[first] > start) and prose.end(first - 1) > start:
        first -= 1  # a span that begins within a token
    # No token is empty, so a span has at most as many as it has characters.
    return first, bisect_left(starts, end, first, min(first + end - start + 1, len(starts)))
