"""Whom the head of a noun phrase stands for, where it is not a name itself: "a Binance spokesperson", "we".

What comes in: the names of an article and the head of a noun phrase. What goes out: the organisation or person that
acts through it, and how sure that is; None where two are possible.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newslint.annotate import acts, syntax
from newslint.annotate.mentions import FIRST, IMPERSONAL, PERSONAL, Mention, Mentions
from newslint.annotate.mentions import of as index_of
from newslint.annotate.prose import Prose
from newslint.core.annotation import Annotation
from newslint.core.values import Entity

_REPRESENTATIVES = """
    spokesperson spokesman spokeswoman spokespeople representative official officer executive lawyer attorney
    management leadership team staff employee press-secretary
"""
REPRESENTATIVES = frozenset(_REPRESENTATIVES.split())
"""Nouns whose owner speaks or acts through them."""

SPEAKERS = frozenset({"spokesperson", "spokesman", "spokeswoman", "representative", "press-secretary"})
"""Of these, those who have somebody's own word: "a spokesman for Hall"."""

PLURAL = frozenset({"they", "their", "them"})

_CULPRITS = "burglar intruder raider robber thief gunman attacker assailant mugger looter hijacker bandit housebreaker"
_CRAFT = (
    "ferry ship boat yacht trawler tanker vessel freighter barge tug dinghy liner train tram bus lorry truck car van"
)
CRAFT = frozenset(_CRAFT.split())
"""What goes somewhere, and runs into something."""
CULPRITS = frozenset(_CULPRITS.split())
"""Nouns for those who break in or attack, of which each paper takes its own."""
CULPRIT = "culprit"
_AGENTS = "negotiator party campaign camp team side lawyer attorney supporter follower ally bargainer delegation"
AGENTS = frozenset(_AGENTS.split())
"""Nouns for those by whom another acts: "union negotiators", "Hall's campaign", "her party"."""
OWNER = frozenset({"'s", "'"})
FAR = 6
"""Sentences that a pronoun looks back over where those before have pronouns only."""


TURNS = frozenset({"but", "although", "though", "while", "whereas", "however", "yet"})


def turns(prose: Prose, first: int, stop: int) -> bool:
    """Whether a sentence goes over to its own voice in between: "denied it, but since it was proven …"."""
    lower = prose.lower
    return any(lower[i] in TURNS and lower[i - 1] in {",", ";", "--"} for i in range(first + 1, stop))


class Party(NamedTuple):
    """Who is meant, as a mention that begins and ends where the words stand, and the confidence in it."""

    mention: Mention
    confidence: float


def known(prose: Prose, found: list[Annotation]) -> Parties:
    """The parties of an article, the same for all who ask."""
    mentions = index_of(prose)
    if not isinstance(prose.parties, Parties) or prose.parties.mentions is not mentions:
        prose.parties = Parties(mentions, prose.of_kind("person", found))
    return prose.parties


class Parties:
    """The names of an article, with those who act through others."""

    __slots__ = ("_employers", "mentions")

    def __init__(self, mentions: Mentions, people: Iterable[Annotation]) -> None:
        self.mentions = mentions
        self._employers: dict[str, Entity] = {}
        for one in people:
            name, employer = one.fields.get("name"), one.fields.get("organisation")
            if isinstance(name, Entity) and isinstance(employer, Entity):
                self._employers.setdefault(name.id, employer)

    def employer(self, entity: Entity) -> Entity | None:
        """For whom somebody works, where the article says so."""
        return self._employers.get(entity.id)

    def named(self, token: int) -> Party | None:
        """The name that covers a token."""
        mention = self.mentions.covering(token)
        return Party(mention, 0.9) if mention is not None else None

    def of(self, prose: Prose, head: int, low: int) -> Party | None:
        """Who is meant by the head of a noun phrase in the sentence that begins at ``low``."""
        mention = self.mentions.covering(head)
        if mention is not None:
            return Party(mention, 0.9)
        word = prose.lower[head]
        if word in FIRST:
            return self._speaker(prose, head, low)
        if word in IMPERSONAL or word in PLURAL:
            return self._only_organisation(prose, head, low)
        if prose.lemmas[head] in REPRESENTATIVES:
            return self._owner(prose, head, low)
        beside = self.beside(prose, head)
        if beside is not None:
            return beside
        meant = self.mentions.meant_by(prose, head, low)
        return Party(meant, 0.6) if meant is not None else self._of_the_page(prose, head)

    def side(self, prose: Prose, head: int | None, low: int, high: int) -> str | None:
        """Who stands on one side of an act: the id of a name, also behind "her husband" or a pronoun; a name of which
        nothing tells what it is, as printed; or the noun."""
        if head is None:
            return None
        owner = acts.owner_of(prose, head, low)
        head = head if owner is None else owner
        named = acts.name_beside(prose, head, high)
        if named is None:
            named = acts.name_before(prose, head, low)
        mention = self.mentions.covering(head if named is None else named)
        if mention is not None:
            return mention.entity.id
        if named is not None:
            return prose.words[named]
        tag = prose.tags[head]
        if tag == "P" and prose.capital[head]:
            first = head
            while first > low and prose.tags[first - 1] == "P" and prose.capital[first - 1]:
                first -= 1
            return prose.cut(first, head + 1)
        if tag == "O" or (owner == head and prose.lower[head] in acts.OWNING):
            meant = self.of(prose, head, low)
            if meant is None and prose.lower[head] in PERSONAL:
                far = self.mentions.antecedent(prose, head, "person", FAR)
                if far is not None:
                    return far.entity.id
            if meant is None and prose.lower[head] in ("she", "it"):
                # "The ferry was on its way when she went into a yacht": a ship or a car of this sentence
                first = prose.sentences[prose.sentence_at[head]][0]
                sorts = {prose.lemmas[i] for i in range(first, head) if prose.lemmas[i] in CRAFT}
                return sorts.pop() if len(sorts) == 1 else None
            return meant.mention.entity.id if meant is not None else None
        lemma = prose.lemmas[head]
        first = syntax.phrase_start(prose, head, low)
        if lemma in CULPRITS or (lemma == "man" and "masked" in prose.lower[first:head]):
            return CULPRIT
        if first < head and lemma in AGENTS:
            before = head - 1
            if prose.lower[before] in OWNER:
                return self.side(prose, before - 1, low, before)
            if prose.tags[before] in "NP":
                return self.side(prose, before, low, before)
            if prose.lower[first] in PERSONAL:
                return self.side(prose, first, low, high)
        if first == head and prose.capital[head]:
            return prose.words[head]  # without an article at the head of a sentence: "Fasch has pointed"
        return None if not acts.OTHERS.isdisjoint(prose.lower[first : head + 1]) else prose.lemmas[head]

    def other(self, prose: Prose, head: int, low: int, known: str | None) -> str | None:
        """Whom a pronoun means that cannot mean the other side: "Murage … Kendi took him to court"."""
        if prose.tags[head] not in "OD":
            return None
        number = prose.sentence_at[head]
        for back in range(3):
            if number - back < 0:
                break
            first, stop = prose.sentences[number - back]
            near = [one for one in self.mentions.within(first, min(stop, head)) if one.kind == "person"]
            others = {one.entity.id for one in near} - {known}
            if others:
                return others.pop() if len(others) == 1 else None
        return None

    def beside(self, prose: Prose, head: int) -> Party | None:
        """Whose name stands in commas behind the noun: "its maker, Acme, has said nothing"."""
        beside = acts.name_beside(prose, head, len(prose.tags))
        if beside is None:
            return None
        mention = self.mentions.covering(beside)
        if mention is None:  # a name that no other sign tells from a word
            first = beside
            while prose.tags[first - 1] == "P":
                first -= 1
            label = " ".join(prose.words[first : beside + 1])
            named = Entity(label.lower(), label)
            mention = Mention(head, beside + 1, "organisation", named)
        return Party(mention, 0.6) if mention.kind != "place" else None

    def _of_the_page(self, prose: Prose, head: int) -> Party | None:
        """A deck's "the world's largest exchange": the one organisation of the headline."""
        number = prose.sentence_at[head]
        if prose.regions[number] != "deck" or prose.tags[head] != "N":
            return None
        known: dict[str, Mention] = {}
        for (first, stop), region in zip(prose.sentences[:number], prose.regions, strict=False):
            if region == "headline":
                known |= {one.entity.id: one for one in self.mentions.within(first, stop) if one.kind == "organisation"}
        if len(known) != 1:
            return None
        (mention,) = known.values()
        return Party(Mention(head, head + 1, "organisation", mention.entity), 0.55)

    def _speaker(self, prose: Prose, head: int, low: int) -> Party | None:
        """ "We" in a quotation: the organisation that the speaker speaks for, the speaker for "I"."""
        meant = self.mentions.meant_by(prose, head, low)
        if meant is None:
            return None
        employer = self._employers.get(meant.entity.id)
        if employer is not None and prose.lower[head].startswith(("we", "our", "us")):
            return Party(Mention(head, head + 1, "organisation", employer), 0.85)
        return Party(meant, 0.85)

    def _only_organisation(self, prose: Prose, head: int, low: int) -> Party | None:
        """ "It" or "they": the one organisation that the sentence so far, or else the one before it, names."""
        sentence = prose.sentence_at[head]
        before = prose.sentences[sentence - 1][0] if sentence else low
        for start, confidence in ((low, 0.7), (before, 0.55)):
            known = {one.entity.id: one for one in self.mentions.within(start, head) if one.kind == "organisation"}
            if len(known) == 1:
                (mention,) = known.values()
                return Party(Mention(head, head + 1, "organisation", mention.entity), confidence)
            if known:
                return None
        return None

    def _owner(self, prose: Prose, head: int, low: int) -> Party | None:
        """The organisation of "a Binance spokesperson" or "a spokesman for the bank"."""
        i = head - 1
        while i >= max(low, head - 5) and prose.tags[i] in "NPJD":
            mention = self.mentions.covering(i)
            if mention is not None and mention.kind != "person":
                return Party(mention, 0.8)
            i -= 1
        if prose.lower[head + 1 : head + 2] and prose.lower[head + 1] in {"for", "of", "from", "at"}:
            for i in range(head + 2, min(head + 6, len(prose.lower))):
                mention = self.mentions.covering(i)
                if mention is not None and (mention.kind != "person" or prose.lemmas[head] in SPEAKERS):
                    return Party(mention, 0.8)
                if prose.tags[i] not in "DNPJ":
                    break
        return None
