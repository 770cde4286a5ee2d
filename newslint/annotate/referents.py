"""Whom the subject of a verb of saying means: a name, a spokesperson's organisation, "he" or "she".

What comes in: the tokens of a noun phrase. What goes out: the entity meant, and how surely. "he" is the last speaker,
unless a man has been the subject of a sentence since.
"""

from __future__ import annotations

from newslint.annotate.mentions import Mention, Mentions, outside
from newslint.annotate.prose import Prose, new
from newslint.annotate.saying import HE, PRONOUNS, SHE, Saying
from newslint.core.values import Entity

BACK = 4
"""Sentences that a pronoun looks back over."""

FADES = 5
"""Sentences after which the last speaker is no longer who "he" means."""


class Referents:
    """Who is meant in one article; remembers who spoke last and which sex the names tell."""

    __slots__ = ("_sexes", "last", "last_at", "mentions", "prose", "words")

    def __init__(self, prose: Prose, words: Saying, mentions: Mentions) -> None:
        self.prose, self.words, self.mentions = prose, words, mentions
        self.last: Entity | None = None
        self.last_at = 0
        """Who spoke last, and up to which token."""
        self._sexes: dict[str, str] = {}

    def who(self, by: tuple[int, int]) -> tuple[Entity | None, float]:
        """Whom a noun phrase means as a speaker, and how surely."""
        prose = self.prose
        first, stop = by
        lower = prose.lower
        if stop - first == 1 and lower[first] in PRONOUNS:
            return self.pronoun(lower[first], first)
        names = self.mentions.within(first, stop)
        for one in names:
            if one.kind == "person":
                return one.entity, 0.9
        head = self.head(first, stop)
        if prose.lemmas[head] in self.words.spokespeople or lower[head] in self.words.spokespeople:
            bodies = [one.entity for one in names if one.kind == "organisation"]
            body = bodies[0] if bodies else self._spoken_for(stop)
            return (body, 0.85) if body is not None else (self._described(first, head), 0.6)
        covering = self.mentions.covering(head)
        if covering is not None:
            return covering.entity, 0.9
        if lower[stop : stop + 1] == [","] and prose.tags[head] == "N":
            beside = self.mentions.starting(stop + 1)
            if beside is not None and beside.kind != "place" and lower[beside.stop : beside.stop + 1] == [","]:
                return beside.entity, 0.75  # "the builder, Acme Works, said"
        return self._described(first, stop), 0.7 if prose.tags[head] == "P" else 0.6

    def _spoken_for(self, stop: int) -> Entity | None:
        """The organisation behind the phrase: "A spokesman for the Acme Trust would not comment, saying:"."""
        lower = self.prose.lower
        if lower[stop : stop + 1] not in (["for"], ["of"]):
            return None
        at = stop + 2 if lower[stop + 1 : stop + 2] == ["the"] else stop + 1
        mention = self.mentions.covering(at) if at < len(lower) else None
        return mention.entity if mention is not None and mention.kind == "organisation" else None

    def head(self, first: int, stop: int) -> int:
        """The head of a noun phrase: the last noun before a comma or a preposition."""
        tags = self.prose.tags
        head = first
        for i in range(first, stop):
            if tags[i] in "NP":
                head = i
            elif tags[i] in "I," and tags[head] in "NP":
                break
        return head

    def _described(self, first: int, stop: int) -> Entity | None:
        """A speaker without a name: "two sources", "the teacher"."""
        prose = self.prose
        while first < stop and (prose.lower[first] in {"the", "a", "an"} or prose.tags[first] == "Q"):
            first += 1
        stop = next((i for i in range(first, stop) if prose.tags[i] in ",."), max(stop, first))
        if first >= stop:
            return None
        label = prose.cut(first, stop)
        id = " ".join([word for word in prose.lower[first:stop] if word != "'s"])
        return new(Entity, (id, " ".join(label.split()), ()))

    def pronoun(self, word: str, at: int) -> tuple[Entity | None, float]:
        """Whom a pronoun at a token means, and how surely."""
        if word in HE or word in SHE:
            sex = "male" if word in HE else "female"
            return self._person_before(at, sex)
        if word in {"it", "they"}:
            mention = self.mentions.meant_by(self.prose, at) if word == "it" else None
            return (mention.entity, 0.6) if mention else (None, 0.5)
        if word == "who":
            mention = self.mentions.before(at, "person", "organisation")
            return (mention.entity, 0.7) if mention and mention.stop >= at - 2 else (None, 0.5)
        return None, 0.5

    def _person_before(self, at: int, sex: str) -> tuple[Entity | None, float]:
        """The person whom "he" or "she" means: the speaker so far, unless a subject has been named since."""
        prose = self.prose
        last = self.last if self.last is not None and self.sex(self.last) in (sex, "") else None
        near = last is not None and prose.sentence_at[at] - prose.sentence_at[self.last_at] <= FADES
        low = self.last_at if near else 0
        named = self._named_since(at, sex, low)
        if named is not None and named != last:
            return named, 0.75
        if last is not None and near:
            return last, 0.8
        return (named, 0.75) if named is not None else (last, 0.6 if last is not None else 0.5)

    def _named_since(self, at: int, sex: str, low: int) -> Entity | None:
        """The person named as the subject of the nearest sentence, or at all, who may be meant."""
        prose = self.prose
        number = prose.sentence_at[at]
        fresh = bool(low) and prose.paragraphs[prose.sentence_at[low - 1]] < prose.paragraphs[number]
        other: Entity | None = None
        for back in range(BACK):
            if number - back < 0:
                break
            start, stop = prose.sentences[number - back]
            if stop <= low:
                break
            if back and prose.lower[start] in (HE if sex == "male" else SHE) and low:
                return None  # "He said that Smith must go": the sentence goes on about him
            names = [one for one in self.mentions.within(max(start, low), min(stop, at)) if one.kind == "person"]
            if names and not back:
                names = outside(prose, names, start, at)
            for one in names:
                own = self.sex(one.entity)
                if own == sex and self._subject(one):
                    return one.entity
                if own in (sex, "") and other is None and (own == sex or self._subject(one)):
                    other = one.entity
            if other is not None and (
                not low or (fresh and prose.paragraphs[number - back] == prose.paragraphs[number])
            ):
                return other  # "Mayor Ryle Hedder faced the cameras. “…,” he said.": a new paragraph, a new man
        return None if low else other

    def _subject(self, mention: Mention) -> bool:
        """Whether a name stands before a verb, directly or with a comma or an adverb between."""
        tags = self.prose.tags
        after = "".join(tags[mention.stop : mention.stop + 2])
        return after[:1] in {"V", "A"} or after in {"RV", "RA"} or (after[:1] == "," and mention.stop < len(tags))

    def sex(self, entity: Entity) -> str:
        """ "male", "female" or "" by given name, form of address and title, as far as the article tells."""
        if entity.id not in self._sexes:
            self._sexes[entity.id] = self._find_sex(entity)
        return self._sexes[entity.id]

    def _find_sex(self, entity: Entity) -> str:
        for one in self.mentions.of(entity)[:50]:
            if one.kind == "person" and one.first:
                before = self.prose.lower[one.first - 1]
                if before in self.words.male or before in self.words.female:
                    return "male" if before in self.words.male else "female"
        return self.words.given.get(entity.id.split()[0], "") if " " in entity.id else ""
