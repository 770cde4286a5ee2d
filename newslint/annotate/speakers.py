"""Who says something: the verb of saying beside quoted or reported words, and whom its subject means.

What comes in: tokens, names, and a place beside which somebody may be said to speak. What goes out: ``Cue``: the verb,
the words that name the speaker as printed, and the speaker.

"“…,” said Jane Doe, a teacher." · "according to the ministry, …" · "A Binance spokesperson would not comment, saying:"
"he" is the person who fits among those named last; a spokesperson speaks for the organisation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from newslint.annotate import chains, syntax
from newslint.annotate.mentions import Mention, Mentions
from newslint.annotate.phrases import Phrases, per_lexicon
from newslint.annotate.prose import Prose
from newslint.core.lexicon import Lexicon
from newslint.core.values import Entity

REACH = 45
"""Tokens between a quotation and its verb."""

BACK = 4
"""Sentences that a pronoun looks back over."""

FADES = 5
"""Sentences after which the last speaker is no longer who "he" means."""

OCCASION = 12
"""Tokens after the verb in which the medium or event stands."""

DASHES = frozenset({"--", "-", "―"})
HE = frozenset({"he", "him", "his"})
SHE = frozenset({"she", "her", "hers"})
PRONOUNS = HE | SHE | {"they", "it", "i", "we", "who"}
NEGATIVE = frozenset({"not", "n't", "never", "neither"})


class Cue(NamedTuple):
    """Who says, by which verb. ``by`` is the range of tokens that names the speaker, empty for nobody."""

    verb: str
    at: int
    by: tuple[int, int]
    speaker: Entity | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of saying: printed forms with their lemma, phrases like "according to", nouns of people who speak."""

    strong: dict[str, str]
    weak: dict[str, str]
    naming: dict[str, str]
    according: Phrases[str]
    according_openers: frozenset[str]
    triggers: frozenset[str]
    spokespeople: frozenset[str]
    speakers: frozenset[str]
    media: frozenset[str]
    occasions: Phrases[str]
    male: frozenset[str]
    female: frozenset[str]
    given: dict[str, str]


@per_lexicon
def saying(lexicon: Lexicon) -> Saying:
    """The words of saying of a lexicon."""

    def forms(section: str) -> dict[str, str]:
        table = lexicon.table("reporting", section)
        return {str(form): lemma for lemma, all in table.items() if isinstance(all, list) for form in all}

    names = lexicon.table("names")
    strong = forms("strong")
    according = Phrases((phrase, phrase) for phrase in lexicon.words("reporting", "according"))
    return Saying(
        strong,
        forms("weak"),
        forms("naming"),
        according,
        according.openers(),
        according.openers() | strong.keys(),
        frozenset(lexicon.words("reporting", "spokespeople")),
        frozenset(lexicon.words("reporting", "speakers")),
        frozenset(lexicon.words("reporting", "media_prepositions")),
        Phrases((phrase, phrase) for phrase in lexicon.words("reporting", "occasions")),
        frozenset(lexicon.words("titles", "male")),
        frozenset(lexicon.words("titles", "female")),
        {name: sex for sex in ("male", "female") for name in str(names.get(sex, "")).split()},
    )


class Listener:
    """Finds cues in one article; remembers who spoke last and which sex the names tell."""

    __slots__ = ("_occasions", "_sexes", "heard", "last", "last_at", "mentions", "prose", "words")

    def __init__(self, prose: Prose, words: Saying, mentions: Mentions) -> None:
        self.prose, self.words, self.mentions = prose, words, mentions
        self.last: Entity | None = None
        self.last_at = 0
        """Who spoke last, and up to which token."""
        self._occasions: dict[int, Entity | None] = {}
        self.heard: list[Cue] = []
        """All cues that were taken, for ``attributions``."""
        self._sexes: dict[str, str] = {}

    def after(self, stop: int, high: int) -> Cue | None:
        """The cue that follows a quotation: ", she said", "said the minister", "according to police"."""
        lower, tags = self.prose.lower, self.prose.tags
        i = stop
        while i < high and (tags[i] in ",Q" or lower[i] in DASHES):
            i += 1
        if i >= high:
            return None
        signed = self.mentions.starting(i)
        if i == stop + 1 and signed is not None and signed.kind == "person" and lower[stop] in DASHES:
            return Cue("", i, (signed.first, signed.stop), signed.entity, 0.8)
        phrase = self.words.according.at(lower, i, high)
        if phrase is not None:
            return self.cue("according", i, self.phrase_after(phrase[0], high))
        if tags[i] == "R" and i + 1 < high and lower[i + 1] in self.words.strong:
            i += 1
        if lower[i] in self.words.strong and tags[i] in "VNJ" and i + 1 < high:
            by = self.phrase_after(i + 1, high)
            if by[0] < by[1]:
                return self.cue(self.words.strong[lower[i]], i, by)
            return None
        for verb in range(i + 1, min(high, i + REACH)):
            if tags[verb] == "Q" or lower[verb] == ":":
                break
            if self._says(verb, i):
                subject = self._subject_before(verb, i)
                if subject is None:
                    break
                return self.cue(self.lemma(lower[verb]), verb, subject)
        return None

    def before(self, start: int, low: int, quoted: bool = True) -> Cue | None:
        """The cue that leads to what begins at a token: "She said: …", "…, adding:", "he called it “…”"."""
        lower, tags = self.prose.lower, self.prose.tags
        fallback: Cue | None = None
        for verb in range(start - 1, max(low, start - REACH) - 1, -1):
            word = lower[verb]
            strong = (word in self.words.strong or (quoted and word in self.words.naming)) and tags[verb] in "VNJ"
            weak = quoted and word in self.words.weak and tags[verb] in "VN"
            if not strong and (not weak or fallback is not None):
                continue
            lemma = self.lemma(word)
            if (verb > low and lower[verb - 1] == "according") or not self.verbal(verb, low):
                continue
            by = self.subject_of(verb, low)
            if by is None and verb + 1 < start and tags[verb + 1] in "POD" and lower[verb + 1] != "that":
                inverted = self.phrase_after(verb + 1, start)
                if inverted[0] < inverted[1] and (inverted[1] == start or lower[inverted[1]] in {",", ":"}):
                    by = inverted
            if by is not None and strong:
                return self.cue(lemma, verb, by)
            if by is not None:
                fallback = self.cue(lemma, verb, by)
        return fallback or self._according_before(start, low)

    def lemma(self, word: str) -> str:
        """The lemma of a form of a verb of saying."""
        words = self.words
        return words.strong.get(word) or words.naming.get(word) or words.weak[word]

    def _according_before(self, start: int, low: int) -> Cue | None:
        for i in range(max(low, start - REACH), start):
            opens = self.prose.lower[i] in self.words.according_openers
            phrase = self.words.according.at(self.prose.lower, i, start) if opens else None
            if phrase is not None:
                by = self.phrase_after(phrase[0], start)
                if by[0] < by[1]:
                    return self.cue("according", i, by)
        return None

    def verbal(self, verb: int, low: int) -> bool:
        """Whether a word of saying is a verb here: not "the report", "a wanted claim", "to say"."""
        tags, lower = self.prose.tags, self.prose.lower
        if tags[verb] == "V":
            return not (verb > low and tags[verb - 1] == "D" and not lower[verb].endswith("ing"))
        return verb > low and tags[verb - 1] in "PO"

    def _says(self, verb: int, low: int) -> bool:
        word = self.prose.lower[verb]
        words = self.words
        return (word in words.strong or word in words.weak or word in words.naming) and self.verbal(verb, low)

    def _subject_before(self, verb: int, low: int) -> tuple[int, int] | None:
        """The noun phrase between a quotation and its verb: ", Jane Doe, a teacher, told reporters"."""
        chain = chains.chain(self.prose, verb, low)
        if chain.start <= low:
            return None
        if any(self.prose.tags[i] == "V" for i in range(low, chain.start)) and self.prose.lower[chain.start - 1] != ",":
            return self.subject_of(verb, low)
        return self._trim(low, chain.start)

    def subject_of(self, verb: int, low: int) -> tuple[int, int] | None:
        """The noun phrase that is subject of a verb; of "adding" that of the verb before it."""
        prose = self.prose
        chain = chains.chain(prose, verb, low)
        if prose.lower[verb].endswith("ing") and not chain.finite:
            if chain.start > low and prose.tags[chain.start - 1] in "PNO":
                # "footage of the senator saying": whoever stands right before it
                named = self.mentions.covering(chain.start - 1)
                head = named.first if named else syntax.head_before(prose, chain.start - 1, low)
                return None if head is None else self._around(head, low, chain.start)
            for i in range(chain.start - 1, max(low, chain.start - REACH) - 1, -1):
                if prose.tags[i] == "V" and not prose.lower[i].endswith("ing"):
                    by = self.subject_of(i, low)
                    if by is not None:
                        return by
            return None
        if chain.passive or self._impersonal(verb, low):
            return None
        head = syntax.subject(prose, chain.start, low)
        if head is None:
            return None
        return self._around(head, low, chain.start)

    def _impersonal(self, verb: int, low: int) -> bool:
        """Whether a clipped "is" makes the verb passive: "it's also reported that"."""
        lower = self.prose.lower
        before = verb - 1
        while before > low and self.prose.tags[before] == "R":
            before -= 1
        return before > low and lower[before] == "'s" and lower[before - 1] in {"it", "that", "what"}

    def _around(self, head: int, low: int, high: int) -> tuple[int, int]:
        """The noun phrase of a head, with the name that it belongs to and titles before it."""
        mention = self.mentions.covering(head)
        first = min(mention.first, head) if mention else head
        stop = max(mention.stop, head + 1) if mention else head + 1
        first = syntax.phrase_start(self.prose, first, low)
        if mention is None or mention.kind != "person":
            apposed = self.mentions.starting(stop + 1) if stop < high and self.prose.lower[stop] == "," else None
            if apposed is not None and apposed.kind == "person":
                stop = apposed.stop  # "its chief executive, Jane Doe, said"
        return first, min(stop, high)

    def _trim(self, first: int, stop: int) -> tuple[int, int] | None:
        tags, lower = self.prose.tags, self.prose.lower
        while first < stop and (tags[first] in ",.QRIC" and lower[first] not in {"another", "half"}):
            if tags[first] == "I":
                return None
            first += 1
        stop = next((i for i in range(first + 1, stop) if lower[i] == "("), stop)
        while stop > first and tags[stop - 1] in ",.QR":
            stop -= 1
        if first >= stop or not any(tags[i] in "NPO#D" for i in range(first, stop)):
            return None
        return first, stop

    def phrase_after(self, i: int, high: int) -> tuple[int, int]:
        """The noun phrase that begins at a token, up to a comma, a verb or a preposition other than "of" or "for"."""
        tags, lower = self.prose.tags, self.prose.lower
        first = i
        while i < high and i < first + 14:
            if tags[i] == "O":
                return (first, i + 1) if i == first else (first, i)
            mention = self.mentions.starting(i)
            if mention is not None:
                i = mention.stop
                if mention.kind == "person":
                    break
                continue
            joins = lower[i] in {"of", "for", "at", "with"} and i > first and i + 1 < high and tags[i + 1] in "NPDJ#"
            if tags[i] not in "NPDJ#" and not joins:
                break
            i += 1
        while i > first and tags[i - 1] in "IDR":
            i -= 1
        return first, i

    def cue(self, verb: str, at: int, by: tuple[int, int]) -> Cue | None:
        """The cue of a verb and the tokens that name its subject."""
        if by[0] >= by[1]:
            return None
        speaker, confidence = self.who(by)
        return Cue(verb, at, by, speaker, confidence)

    def introduced(self, low: int, high: int) -> Cue | None:
        """Whoever a sentence is about that ends in a colon without a verb of saying."""
        names = [one for one in self.mentions.within(low, high) if one.kind != "place"]
        if not names:
            return None
        one = next((name for name in names if name.kind == "person"), names[0])
        return Cue("", one.first, (one.first, one.stop), one.entity, 0.6)

    def first_person(self, low: int, high: int) -> Cue | None:
        """The person whom a sentence begins with: its speaker may be the next one's too."""
        for one in self.mentions.within(low, min(high, low + 6)):
            if one.kind == "person":
                return Cue("", one.first, (one.first, one.stop), one.entity, 0.6)
        if self.prose.lower[low] in HE | SHE:
            speaker, _ = self._pronoun(self.prose.lower[low], low)
            return Cue("", low, (low, low + 1), speaker, 0.6) if speaker else None
        return None

    def occasion(self, cue: Cue) -> Entity | None:
        """Where something was said: "told Bloomberg", "on Twitter", "in an interview"."""
        if cue.at not in self._occasions:
            self._occasions[cue.at] = self._find_occasion(cue)
        return self._occasions[cue.at]

    def _find_occasion(self, cue: Cue) -> Entity | None:
        prose = self.prose
        stop = prose.sentences[prose.sentence_of(cue.at)][1]
        for i in range(cue.at + 1, min(stop, cue.at + OCCASION)):
            if prose.tags[i] in "VQ" or prose.lower[i] == "that":
                break
            mention = self.mentions.starting(i)
            if mention is not None and mention.sort in {"newspaper", "medium"} and mention.entity != cue.speaker:
                return mention.entity
            if prose.lower[i] in self.words.media:
                for j in range(i + 1, min(stop, i + 5)):
                    event = self.words.occasions.at(prose.lower, j, stop)
                    if event is not None:
                        return Entity(event[1], event[1])
        return None

    def who(self, by: tuple[int, int]) -> tuple[Entity | None, float]:
        """Whom a noun phrase means as a speaker, and how surely."""
        prose = self.prose
        first, stop = by
        lower = prose.lower
        if stop - first == 1 and lower[first] in PRONOUNS:
            return self._pronoun(lower[first], first)
        names = self.mentions.within(first, stop)
        people = [one for one in names if one.kind == "person"]
        if people:
            return people[0].entity, 0.9
        bodies = [one for one in names if one.kind == "organisation"]
        head = self.head(first, stop)
        if prose.lemmas[head] in self.words.spokespeople or lower[head] in self.words.spokespeople:
            return (bodies[0].entity, 0.85) if bodies else (self._described(first, head), 0.6)
        covering = self.mentions.covering(head)
        if covering is not None:
            return covering.entity, 0.9
        return self._described(first, stop), 0.7 if prose.tags[head] == "P" else 0.6

    def head(self, first: int, stop: int) -> int:
        """The head of a noun phrase: the last noun before a comma or a preposition."""
        head = first
        for i in range(first, stop):
            if self.prose.tags[i] in "NP":
                head = i
            elif self.prose.tags[i] in "I," and self.prose.tags[head] in "NP":
                break
        return head

    def _described(self, first: int, stop: int) -> Entity | None:
        """A speaker without a name: "two sources", "the teacher"."""
        prose = self.prose
        while first < stop and prose.lower[first] in {"the", "a", "an"}:
            first += 1
        stop = next((i for i in range(first, stop) if prose.tags[i] in ",."), max(stop, first))
        if first >= stop:
            return None
        label = prose.span(first, stop).cut(prose.text)
        return Entity(" ".join(word for word in prose.lower[first:stop] if word != "'s"), " ".join(label.split()))

    def _pronoun(self, word: str, at: int) -> tuple[Entity | None, float]:
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
        near = last is not None and prose.sentence_of(at) - prose.sentence_of(self.last_at) <= FADES
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
        number = prose.sentence_of(at)
        other: Entity | None = None
        for back in range(BACK):
            if number - back < 0:
                break
            start, stop = prose.sentences[number - back]
            if stop <= low:
                break
            if back and prose.lower[start] in (HE if sex == "male" else SHE) and low:
                return None  # "He said that Smith must go": the sentence goes on about him
            for one in self.mentions.within(max(start, low), min(stop, at)):
                if one.kind != "person" or self._quoted(one):
                    continue
                own = self.sex(one.entity)
                if own == sex and self._subject(one):
                    return one.entity
                if own in (sex, "") and other is None and (own == sex or self._subject(one)):
                    other = one.entity
            if other is not None and not low:
                return other
        return None if low else other

    def _subject(self, mention: Mention) -> bool:
        """Whether a name stands before a verb, directly or with a comma or an adverb between."""
        tags = self.prose.tags
        after = "".join(tags[mention.stop : mention.stop + 2])
        return after[:1] in ("V", "A") or after in ("RV", "RA") or (after[:1] == "," and mention.stop < len(tags))

    def _quoted(self, mention: Mention) -> bool:
        return self.mentions.speech_at(mention.first) is not None

    def _is_person(self, entity: Entity) -> bool:
        return any(one.kind == "person" for one in self.mentions.of(entity)[:3])

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
