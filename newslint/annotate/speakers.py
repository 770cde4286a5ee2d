"""Who says something: the verb of saying beside quoted or reported words, and whom its subject means.

What comes in: tokens, names, and a place beside which somebody may be said to speak. What goes out: ``Cue``: the verb,
the words that name the speaker as printed, and the speaker.

"“…,” said Jane Doe, a teacher." · "according to the ministry, …" · "A Binance spokesperson would not comment, saying:"
"he" is the person who fits among those named last; a spokesperson speaks for the organisation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from newslint.annotate import chains, syntax
from newslint.annotate.mentions import Mentions, Speech
from newslint.annotate.prose import Prose, new
from newslint.annotate.referents import Referents
from newslint.annotate.saying import HE, SHE, Saying
from newslint.core.values import Entity

REACH = 45
"""Tokens between a quotation and its verb."""

OCCASION = 12
OUTLETS = frozenset({"newspaper", "medium"})
"""Tokens after the verb in which the medium or event stands."""

DASHES = frozenset({"--", "-", "―"})


class Cue(NamedTuple):
    """Who says, by which verb. ``by`` is the range of tokens that names the speaker, empty for nobody."""

    verb: str
    at: int
    by: tuple[int, int]
    speaker: Entity | None
    confidence: float


class Listener:
    """Finds cues in one article."""

    __slots__ = ("_occasions", "according", "heard", "mentions", "prose", "referents", "speech", "verbs", "words")

    def __init__(self, prose: Prose, words: Saying, mentions: Mentions) -> None:
        self.prose, self.words, self.mentions = prose, words, mentions
        self.referents = Referents(prose, words, mentions)
        self._occasions: dict[int, Entity | None] = {}
        self.heard: list[Cue] = []
        """All cues that were taken, for ``attributions``."""
        self.speech: list[Speech] = []
        """What was said under them, for ``mentions``."""
        self.verbs = prose.where(words.all)
        """Where words stand that may be verbs of saying."""
        self.according = prose.opened(words.according)
        """Where "according to" may stand."""

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
                return self.cue(self.words.strong[lower[i]], i, self._explained(by, high))
            return None
        for verb in self._verbs_within(i + 1, min(high, i + REACH)):
            if "Q" in tags[i + 1 : verb] or ":" in lower[i + 1 : verb]:
                break
            if self.verbal(verb, i):
                subject = self._subject_before(verb, i)
                if subject is None:
                    break
                return self.cue(self.lemma(lower[verb]), verb, subject)
        return None

    def before(self, start: int, low: int, quoted: bool = True) -> Cue | None:
        """The cue that leads to what begins at a token: "She said: …", "…, adding:", "he called it “…”"."""
        lower, tags = self.prose.lower, self.prose.tags
        fallback: tuple[str, int, tuple[int, int]] | None = None
        for verb in reversed(self._verbs_within(max(low, start - REACH), start)):
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
            if by is not None and by[0] < by[1]:
                fallback = lemma, verb, by
        return self._according_before(start, low) if fallback is None else self.cue(*fallback)

    def lemma(self, word: str) -> str:
        """The lemma of a form of a verb of saying."""
        words = self.words
        return words.strong.get(word) or words.naming.get(word) or words.weak[word]

    def _according_before(self, start: int, low: int) -> Cue | None:
        for i, after in self.according_within(max(low, start - REACH), start):
            by = self.phrase_after(after, start)
            if by[0] < by[1]:
                return self.cue("according", i, by)
        return None

    def according_within(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Where "according to" and the like begin and end between two tokens."""
        for i in self.according[bisect_left(self.according, low) : bisect_left(self.according, high)]:
            phrase = self.words.according.at(self.prose.lower, i, high)
            if phrase is not None:
                yield i, phrase[0]

    def verbal(self, verb: int, low: int) -> bool:
        """Whether a word of saying is a verb here: not "the report", "a wanted claim", "to say"."""
        tags, lower = self.prose.tags, self.prose.lower
        if tags[verb] == "V":
            return not (verb > low and tags[verb - 1] == "D" and not lower[verb].endswith("ing"))
        return verb > low and tags[verb - 1] in "PO"

    def _verbs_within(self, low: int, high: int) -> list[int]:
        verbs = self.verbs
        return verbs[bisect_left(verbs, low) : bisect_left(verbs, high)]

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

    def _explained(self, by: tuple[int, int], high: int) -> tuple[int, int]:
        """A speaker with the name that explains it: "said the museum's director, Jane Doe"."""
        first, stop = by
        if stop + 1 < high and self.prose.lower[stop] == ",":
            one = self.mentions.starting(stop + 1)
            if one is not None and one.kind == "person" and not self.mentions.within(stop - 1, stop):
                return first, one.stop
        return by

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
            if tags[i] in "VR" and i > first and (named := self.mentions.starting(i + 1)) and named.kind == "person":
                i += 1  # "said Rovers coach Jane Doe"
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
        return new(Cue, (verb, at, by, *self.referents.who(by)))

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
            speaker, _ = self.referents.pronoun(self.prose.lower[low], low)
            return Cue("", low, (low, low + 1), speaker, 0.6) if speaker else None
        return None

    def occasion(self, cue: Cue) -> Entity | None:
        """Where something was said: "told Bloomberg", "on Twitter", "in an interview"."""
        if cue.at not in self._occasions:
            self._occasions[cue.at] = self._find_occasion(cue)
        return self._occasions[cue.at]

    def _find_occasion(self, cue: Cue) -> Entity | None:
        prose, covering, media = self.prose, self.mentions.covering, self.words.media
        tags, lower = prose.tags, prose.lower
        stop = prose.sentences[prose.sentence_at[cue.at]][1]
        for i in range(cue.at + 1, stop if stop < cue.at + OCCASION else cue.at + OCCASION):
            word = lower[i]
            if tags[i] in "VQ" or word == "that":
                break
            mention = covering(i)
            if mention is not None and mention.sort in OUTLETS and mention.first == i and mention.entity != cue.speaker:
                return mention.entity
            if word in media:
                for j in range(i + 1, min(stop, i + 5)):
                    event = self.words.occasions.at(lower, j, stop)
                    if event is not None:
                        return Entity(event[1], event[1])
        return None
