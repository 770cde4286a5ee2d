"""A compiled phrase against the tokens of a sentence: the parts to both sides of the trigger word, step by step.

What comes in: a template, tokens, the names in them, and where its rarest word stands. What goes out: the tokens that
the phrase covers and what its roles stand for, or None. Each part leads from a set of positions to the next, so that
choices never multiply.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from newslint.annotate import chains, syntax
from newslint.annotate.mentions import Mention
from newslint.annotate.parties import Parties
from newslint.annotate.prose import Prose
from newslint.annotate.templates import NAMED, Choice, Part, Role, Template, Words

SKIPS = 4
"""Modifiers that may stand between two parts of a phrase: "its current mainland China office"."""

APPOSITION = 9
"""Tokens that may stand in commas behind a name."""
SKIPPED = frozenset("JDR#QATS")
OBJECTS = frozenset({"it", "them", "us", "him", "her"})
PLACE_FILLERS = frozenset({"of", "'s", "city", "capital", "town", "state", "province", "country", "district", "area"})

PARTITIVES = frozenset({"count", "charge", "series", "number", "lot", "kind", "type", "group", "pair", "string"})
"""Nouns that count what follows their "of": "two counts of murder"."""

ENTITY_ROLES = frozenset({"actor", "target"})


class Bound(NamedTuple):
    """What a role stands for: its tokens, the name there if any, the word or head as text, and the class of it."""

    first: int
    stop: int
    mention: Mention | None
    text: str
    label: str = ""
    confidence: float = 0.9


Binding: TypeAlias = Mapping[str, Bound]


class Match(NamedTuple):
    """Where a phrase stands: the tokens from ``first`` up to ``stop``, the trigger, and what the roles are bound to."""

    first: int
    stop: int
    trigger: int
    roles: Binding


def match(template: Template, prose: Prose, parties: Parties, at: int, low: int, high: int) -> Match | None:
    """The phrase around the trigger word at a token, within the sentence from ``low`` up to ``high``."""
    look = _Look(prose, parties, low, high, template.passive)
    trigger = template.parts[template.trigger]
    bound: Binding = {}
    if isinstance(trigger, Words) and not trigger.fits(prose.lower[at], prose.lemmas[at], prose.tags[at]):
        return None
    if isinstance(trigger, Words) and trigger.role:
        bound = {trigger.role: Bound(at, at + 1, None, prose.lemmas[at], trigger.label)}
    right: Mapping[int, Binding] = {at + 1: bound}
    for part in template.parts[template.trigger + 1 :]:
        right = look.forward(part, right)
        if not right:
            return None
    stop = max(right)
    left: Mapping[int, Binding] = {at: right[stop]}
    for number in range(template.trigger - 1, -1, -1):
        left = look.backward(template.parts[number], left, number == 0)
        if not left:
            return None
    first = min(left)
    return Match(first, stop, at, left[first])


@dataclass(slots=True)
class _Look:
    prose: Prose
    parties: Parties
    low: int
    high: int
    passive: bool

    def forward(self, part: Part, positions: Mapping[int, Binding]) -> Mapping[int, Binding]:
        """Positions after the part, each with what is bound on the way that skips least."""
        found: dict[int, Binding] = {}
        for position in sorted(positions):
            binding = positions[position]
            if isinstance(part, Choice):
                for branch in part.branches:
                    after: Mapping[int, Binding] = {position: binding}
                    for one in branch:
                        after = self.forward(one, after)
                    for stop, bound in after.items():
                        found.setdefault(stop, bound)
            elif isinstance(part, Words):
                self._words_after(part, position, binding, found)
            elif part.kinds:
                self._name_after(part, position, binding, found)
            else:
                self._thing_after(part, position, binding, found)
            if part.optional:
                found.setdefault(position, binding)
        return found

    def _words_after(self, part: Words, position: int, binding: Binding, found: dict[int, Binding]) -> None:
        tags, lower, lemmas = self.prose.tags, self.prose.lower, self.prose.lemmas
        if position < self.high and tags[position] == "," and binding:
            position = self._after_apposition(position)
        for i in range(position, min(self.high, position + SKIPS + 1)):
            if part.fits(lower[i], lemmas[i], tags[i]):
                if part.role:
                    binding = {**binding, part.role: Bound(i, i + 1, None, lemmas[i], part.label)}
                found.setdefault(i + 1, binding)
                return
            # "has a new research office": nouns before the noun; "'s" after a name
            if tags[i] not in SKIPPED and tags[i] not in "NP":
                return

    def _after_apposition(self, comma: int) -> int:
        """Where a phrase goes on behind what stands in commas: "reached Hall, the owner, by telephone"."""
        tags = self.prose.tags
        i = comma + 1
        while i < min(self.high, comma + APPOSITION) and tags[i] in "DNPJI#":
            i += 1
        return i + 1 if comma + 1 < i < self.high and tags[i] == "," else comma

    def _before_apposition(self, comma: int) -> int:
        """The last token before what stands in commas."""
        tags = self.prose.tags
        i = comma - 1
        while i > max(self.low, comma - APPOSITION) and tags[i] in "DNPJI#":
            i -= 1
        return i - 1 if self.low < i < comma - 1 and tags[i] == "," else comma

    def _name_after(self, part: Role, position: int, binding: Binding, found: dict[int, Binding]) -> None:
        tags, lower = self.prose.tags, self.prose.lower
        place = part.kinds == NAMED["place"]
        for i in range(position, min(self.high, position + SKIPS + 2)):
            mention = self.parties.mentions.starting(i)
            if mention is not None and mention.kind in part.kinds:
                bound = Bound(i, mention.stop, mention, self.prose.lemmas[mention.stop - 1])
                found.setdefault(mention.stop, {**binding, part.role: bound})
                return
            if tags[i] in "OD" and lower[i] in OBJECTS:
                meant = self.parties.of(self.prose, i, self.low)
                if meant is not None and meant.mention.kind in part.kinds and tags[i] == "O":
                    bound = Bound(i, i + 1, meant.mention, lower[i], "", meant.confidence)
                    found.setdefault(i + 1, {**binding, part.role: bound})
                    return
            # "in the capital city of Beijing", "in downtown Shanghai"
            if tags[i] not in "DJ#Q" and not (place and (tags[i] == "N" or lower[i] in PLACE_FILLERS)):
                return

    def _thing_after(self, part: Role, position: int, binding: Binding, found: dict[int, Binding]) -> None:
        head, after = syntax.head_after(self.prose, position, self.high)
        if head is not None and self.prose.lemmas[head] in PARTITIVES and self.prose.lower[after : after + 1] == ["of"]:
            inner, end = syntax.head_after(self.prose, after + 1, self.high)
            if inner is not None:
                head, after = inner, end
        if head is not None:
            bound = self._thing(position, head, after)
            found.setdefault(after, {**binding, part.role: bound})

    def _thing(self, first: int, head: int, stop: int) -> Bound:
        """A noun phrase: its head, and the name that it is, or that owns it: "the Binance website", "its website"."""
        named = self.parties.named(head)
        if named is None:
            inside = [one for one in self.parties.mentions.within(first, stop) if one.stop <= stop]
            owners = [i for i in range(first, head) if self.prose.lower[i] in {"its", "their", "our"}]
            if inside:
                named = self.parties.named(inside[0].first)
            elif owners:
                named = self.parties.of(self.prose, owners[0], self.low)
        mention = named.mention if named is not None else None
        return Bound(first, stop, mention, self.prose.lemmas[head], "", named.confidence if named else 0.8)

    def backward(self, part: Part, positions: Mapping[int, Binding], opening: bool) -> Mapping[int, Binding]:
        """Positions where the part begins; ``opening`` says that nothing of the phrase stands before it."""
        found: dict[int, Binding] = {}
        for position in sorted(positions, reverse=True):
            binding = positions[position]
            if isinstance(part, Choice):
                for branch in part.branches:
                    before: Mapping[int, Binding] = {position: binding}
                    for number in range(len(branch) - 1, -1, -1):
                        before = self.backward(branch[number], before, opening and number == 0)
                    for first, bound in before.items():
                        found.setdefault(first, bound)
            elif isinstance(part, Words):
                self._words_before(part, position, binding, found)
            elif opening and position < self.high and self._opens_verb(position):
                self._subject_before(part, position, binding, found)
            else:
                self._role_before(part, position, binding, found)
            if part.optional:
                found.setdefault(position, binding)
        return found

    def _words_before(self, part: Words, position: int, binding: Binding, found: dict[int, Binding]) -> None:
        tags, lower, lemmas = self.prose.tags, self.prose.lower, self.prose.lemmas
        for i in range(position - 1, max(self.low, position - SKIPS - 1) - 1, -1):
            if part.fits(lower[i], lemmas[i], tags[i]):
                if part.role:
                    binding = {**binding, part.role: Bound(i, i + 1, None, lemmas[i], part.label)}
                found.setdefault(i, binding)
                return
            if tags[i] not in SKIPPED and tags[i] not in "NP":
                return

    def _subject_before(self, part: Role, position: int, binding: Binding, found: dict[int, Binding]) -> None:
        """The subject of the verb that the phrase goes on with, however far to the left it stands."""
        prose = self.prose
        chain = chains.chain(prose, self._verb_of(position), self.low)
        head = syntax.subject(prose, chain.start, self.low)
        if head is None or (chain.passive and not self.passive):
            return
        party = self.parties.of(prose, head, self.low)
        if part.kinds and (party is None or party.mention.kind not in part.kinds):
            return
        mention = party.mention if party is not None else None
        first = mention.first if mention is not None and mention.first < head else head
        if mention is None:
            first = syntax.phrase_start(prose, head, self.low)
        bound = Bound(first, head + 1, mention, prose.lemmas[head], "", party.confidence if party else 0.7)
        found.setdefault(first, {**binding, part.role: bound})

    def _opens_verb(self, position: int) -> bool:
        if self.parties.mentions.covering(position) is not None:
            return False  # the tagger takes some names in headlines for verbs
        return self.prose.tags[position] in "VAT" or chains.verbal(self.prose, position)

    def _verb_of(self, position: int) -> int:
        """The main verb of the chain that a token opens: "opening" for the "is" of "is opening"."""
        tags = self.prose.tags
        i = position
        while i + 1 < self.high and tags[i] != "V" and (tags[i + 1] in "VAR" or chains.verbal(self.prose, i + 1)):
            i += 1
        return i

    def _role_before(self, part: Role, position: int, binding: Binding, found: dict[int, Binding]) -> None:
        prose = self.prose
        i = position - 1
        if i >= self.low and prose.tags[i] == ",":
            i = self._before_apposition(i)
        owned = False
        for _ in range(SKIPS + 1):
            if i < self.low:
                return
            party = self.parties.named(i)
            if part.kinds:
                if party is None and prose.lower[i] in {"its", "their", "our"}:
                    party = self.parties.of(prose, i, self.low)
                if party is not None and party.mention.kind in part.kinds:
                    if owned and i + 1 < self.high and prose.lower[i + 1] not in {"'s", "'"} and prose.tags[i] in "NPJ":
                        return  # "Acme plan Oslo office" is no office of Acme yet
                    first = min(party.mention.first, i)
                    bound = Bound(first, i + 1, party.mention, prose.lemmas[i], "", party.confidence)
                    found.setdefault(first, {**binding, part.role: bound})
                    return
            elif prose.tags[i] in "NP":
                first = syntax.phrase_start(prose, i, self.low)
                named = self.parties.mentions.within(first, i)
                if named and named[-1].stop <= i and part.role not in ENTITY_ROLES:
                    first = named[-1].stop  # "the Chinese crypto ban": the object is "crypto"
                found.setdefault(first, {**binding, part.role: self._thing(first, i, i + 1)})
                return
            if party is not None:
                i = party.mention.first
            elif prose.tags[i] not in "JDR#QN":
                return
            owned = owned or prose.tags[i] == "N"
            i -= 1
