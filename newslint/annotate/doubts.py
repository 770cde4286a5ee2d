"""What puts a sentence in doubt: words of its own, whoever says it, and the sentence behind it.

What comes in: sentences, and the quotations and sources found in them. What goes out, a ``Doubt`` for each sentence
that is not told plainly: how it stands, the words that tell, and where what is in doubt begins.

* "A leak may have fed the fire." → possible, from *may have* on.
* "The union says that the signal was dark." → claimed, since a union has a side of its own.
* "Tenants say the lift was locked. The landlord says it never was." → disputed, since another says the opposite.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from newslint.annotate import chains
from newslint.annotate.phrases import Phrases
from newslint.annotate.prose import Prose
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.span import Span

STANDINGS = ("plain", "firm", "weighed", "claimed", "possible", "alleged", "open", "disputed")
"""From firm to loose; the loosest word of a sentence decides. Firm is what will be done, weighed what is thought of."""

POINTERS = frozenset({"that", "this", "it", "them"})
_ACCOUNTS = (
    "claim figure account allegation description version accusation suggestion charge number estimate rumour rumor"
)
ACCOUNTS = frozenset(_ACCOUNTS.split())
"""Nouns for what somebody else has said."""
NEAR = 7
"""Tokens beside a verb among which stands what it denies or rejects."""
BELIEVING = frozenset({"believe", "believes", "believed", "think", "thinks", "thought"})
"""What inquirers do before they know: "detectives believe he left the door open"."""
BENEATH = frozenset({"that", "which", "who", "what", "where", "when", "how"})
"""Words behind which "could" is of what somebody can do."""
MAY = frozenset({"may", "might", "could"})
CONTENDING = frozenset({"claim", "contend", "maintain", "insist"})
"""Verbs by which somebody says what is his own account, where a clause is what they take: not "claimed 14 lives"."""
_OPENERS = "that he she it they there we i his her its their"
OPENERS = frozenset(_OPENERS.split())
"""Words by which a clause opens."""
_CONTRARY = "no not n't never none every all always deny denies denied insist insists insisted"
CONTRARY = frozenset(_CONTRARY.split())
"""Words by which an answer says the opposite: "says every one of them was within reach"."""
ASIDE = CONTENDING | {"allege", "argue", "assert"}
"""Verbs by which somebody says so beside what is said: "nine dogs lived there, the landlord contends"."""
REFUSED = frozenset(
    {"any", "all", "both", "having", "being", "wrongdoing", "involvement", "responsibility", "knowledge"}
)
"""Words behind "denies" of what somebody says is not so: not "denied bail", "denied the motion"."""
_RETORTS = "rubbish nonsense ridiculous absurd preposterous laughable baseless unfounded groundless slander"
RETORTS = frozenset(_RETORTS.split())
"""Words that dispute something only where somebody calls it so: not "a ridiculous price", "rubbish bins"."""
_CALLING = "call dismiss describe brand label term denounce reject"
CALLING = frozenset(_CALLING.split())
"""Verbs before them by which somebody does;"""
SAID_OF = frozenset({"for", "that", "to", "how"})
"""Words behind them by which something else is meant."""
THAT = frozenset({"that", "this", "it", "claim", "accusation", "allegation", "charge", "they"})
"""or words right before, of what is so called: "that is absurd", "the claims are baseless"."""
SPEAKING = frozenset({"say", "tell", "be", "have", "do"})
THEY = frozenset({"it", "they"})
"""Words before a contrary one by which an answer is of what was said: "says it never was"."""
CUTS = frozenset({",", ";", ":", "--", "but", "although", "though", "while", "and"})
"""Where another clause may begin."""
RELATIVE = frozenset({"who", "whose", "which", "where"})
"""Words by which a clause opens that only says who or what is meant."""
SUBJECT = frozenset({"N", "P", "O", "R", "A"})
"""Classes of words before a verb that has its subject before it."""
STOPS = frozenset({".", ",", ";"})
LEFT, RIGHT, SHORT = 12, 16, 3
"""Tokens before and behind a cue among which its clause lies; so few of them make no clause."""


@dataclass(frozen=True, slots=True)
class Words:
    """The table of standings, as the extractor asks for it."""

    single: dict[str, str]
    phrases: Phrases[str]
    triggers: Watched
    partial: frozenset[str]
    verbs: frozenset[str]
    answers: frozenset[str]
    trusted: frozenset[str]


class Doubt(NamedTuple):
    """How a sentence stands, the words that tell, the token behind them, and whether they answer the one before."""

    standing: str
    cue: str
    behind: int = 0
    """0 where no words of the sentence tell."""
    answers: bool = False


@per_lexicon
def words(lexicon: Lexicon) -> Words:
    """The words of a lexicon."""
    single = {word: one for one in STANDINGS for word in lexicon.words("standing", "words", one)}
    phrases = Phrases((phrase, one) for one in STANDINGS for phrase in lexicon.words("standing", "phrases", one))
    partial, verbs, answers, trusted = lexicon.sets("standing", "partial", "verbs only", "answers", "trusted")
    return Words(single, phrases, Watched(single), partial, verbs, answers, trusted)


class Doubts:
    """The doubts of an article by sentence."""

    __slots__ = ("accounts", "by_sentence", "others", "prose", "reported", "spoken")

    def __init__(self, prose: Prose, known: Words, found: list[Annotation]) -> None:
        self.prose = prose
        self.spoken: dict[int, str] = {}
        """Sentences that somebody else speaks, "direct" or "indirect"."""
        self.reported: dict[int, Span] = {}
        """What is reported in a sentence, without who says it."""
        self.by_sentence, self.others = _cues(prose, known)
        self.accounts: dict[int, Doubt] = {}
        """Of sentences that the one behind disputes, how they stood before: "accused the owner of selling it"."""
        for one in prose.of_kind("quote", found):
            form = str(one.fields.get("form"))
            if form == "indirect":
                self.reported.setdefault(one.sentence, one.span)
                if self._covers(one):
                    self.spoken.setdefault(one.sentence, form)
            elif form != "scare":
                self.spoken[one.sentence] = "direct"
        self._add_accounts(known, found)
        self._add_answered()

    def _covers(self, quote: Annotation) -> bool:
        """Whether what is reported is most of its sentence: not "it was shut, and the nurse who wrote that left"."""
        whole = self.prose.spans[quote.sentence]
        return 2 * (quote.span.end - quote.span.start) >= whole.end - whole.start

    def _add_accounts(self, known: Words, found: list[Annotation]) -> None:
        """What only one side says: because of who that is, or because another side answers."""
        voices: dict[int, tuple[bool, str]] = {}
        for one in self.prose.of_kind("attribution", found):
            if one.fields.get("sourcing") == "none":
                continue
            cue = str(one.fields.get("cue", "")).lower()
            source = cue.replace("'", " ").split()
            if not known.partial.isdisjoint(source) and self.spoken.get(one.sentence) != "direct":
                self.by_sentence.setdefault(one.sentence, Doubt("claimed", cue))
            own = one.fields.get("sourcing") == "named" and known.trusted.isdisjoint(source)
            voices.setdefault(one.sentence, (own, cue))
        for number, (own, cue) in voices.items():
            if own and self._is_contradicted(number, cue, voices.get(number + 1)):
                self.by_sentence.setdefault(number, Doubt("disputed", cue))

    def _is_contradicted(self, number: int, cue: str, after: tuple[bool, str] | None) -> bool:
        """Whether the sentence behind what somebody says tells that somebody else says the opposite."""
        if after is None or after[1] == cue or not self.spoken.get(number) == self.spoken.get(number + 1) == "indirect":
            return False
        prose = self.prose
        if prose.paragraphs[number] != prose.paragraphs[number + 1]:
            return False
        (low, high), (start, stop) = prose.sentences[number], prose.sentences[number + 1]
        if CONTRARY.isdisjoint(prose.lower[start:stop]):
            return False
        said = {prose.lemmas[i] for i in range(low, high) if prose.tags[i] in "NV"} - SPEAKING
        if not said.isdisjoint(prose.lemmas[start:stop]):
            return True
        lower = prose.lower
        return any(lower[i] in THEY and not CONTRARY.isdisjoint(lower[i + 1 : i + 4]) for i in range(start, stop))

    def _add_answered(self) -> None:
        """The sentences that the one behind them disputes."""
        for number in [number for number, one in self.by_sentence.items() if one.answers and number]:
            before = self.by_sentence.get(number - 1)
            if before is None or before.standing != "disputed":
                if before is not None:
                    self.accounts[number - 1] = before
                self.by_sentence[number - 1] = Doubt("disputed", self.by_sentence[number].cue)

    def cues(self, number: int) -> list[Doubt]:
        """All words that put a sentence in doubt."""
        return [one for one in self.others.get(number, [self.by_sentence[number]]) if one.behind]

    def clauses(self, number: int) -> list[tuple[int, int]]:
        """The tokens of what is in doubt, by cue: "points to a valve, but does not rule out a fault" has two."""
        first = self.accounts.get(number, self.by_sentence[number])
        more = [one for one in self.others.get(number, ()) if first.behind and one.behind != first.behind]
        return [self._clause(number, one) for one in (first, *more)]

    def _clause(self, number: int, doubt: Doubt) -> tuple[int, int]:
        """The tokens of what is in doubt: what somebody says, or the clause of the cue, without who doubts it."""
        prose = self.prose
        low, high = prose.sentences[number]
        said = self.reported.get(number)
        if not doubt.behind or doubt.answers:
            if said is None:
                return low, high
            start, stop = prose.token_at(said.start), min(high, prose.token_at(said.end - 1) + 1)
            answered = ";" in prose.lower[start + SHORT : stop]  # "… sold it; the owner says no such sale took place"
            return start, prose.lower.index(";", start + SHORT, stop) if answered else stop
        lower, at = prose.lower, doubt.behind
        stop, last = at, min(high, at + RIGHT)
        while stop < last and not (stop >= at + SHORT and lower[stop] in CUTS):
            if lower[stop] == "," and (beyond := _beyond(lower, stop, high)):
                stop, last = beyond, min(high, last + beyond - stop)  # "alleges that Hall, who cleaned there, sold it"
            stop += 1
        first = at - doubt.cue.count(" ") - 1
        if at < high and lower[at] in STOPS and prose.lemmas[first] in ASIDE:
            said_first = next((i for i in range(low + SHORT, first) if lower[i] == ","), 0)
            if said_first:
                return low, said_first  # "nine dogs lived there, the landlord, Brae Lettings, contends"
        if doubt.standing in ("alleged", "disputed") and not (first > low and prose.lemmas[first - 1] == "be"):
            ends = at < high and lower[at] in CUTS  # "… stole the bread, which he denies; it will be heard in June"
            if stop - at > SHORT and not ends:
                return at, stop  # "the tenants claim that …"
            if doubt.standing == "disputed":
                return low, at if ends else stop
        while first > max(low, at - LEFT) and lower[first - 1] not in CUTS:
            first -= 1
        return first, stop


def _beyond(lower: list[str], at: int, high: int) -> int:
    """The comma that closes the relative clause which a comma opens; 0 where none does."""
    if at + 2 >= high or lower[at + 1] not in RELATIVE:
        return 0
    last = min(high, at + RIGHT)
    return lower.index(",", at + 2, last) if "," in lower[at + 2 : last] else 0


def _is_verb(prose: Prose, i: int) -> bool:
    """Whether a word is the verb of a clause: "they suspected a joint", not "the suspect", "an accused man"."""
    tags, lower = prose.tags, prose.lower
    before, after = tags[i - 1] if i else "", tags[i + 1] if i + 1 < len(tags) else ""
    if lower[i] in MAY:
        return _leaves_open(prose, i)
    behind = lower[i + 1] if i + 1 < len(lower) else ""
    if (
        tags[i] == "N"
        and lower[i][-1] == "s"
        and (behind in POINTERS or (behind, prose.lemmas[i]) == ("the", "dispute"))
    ):
        return True  # "the clinic disputes that"
    if tags[i] != "V" or before in ("D", "J", "#") or not after:
        return False
    if lower[i] in BELIEVING:
        return before in ("N", "P") and (after in ("D", "N", "P", "O", "#", "J") or lower[i + 1] == "that")
    if prose.lemmas[i] in CONTENDING:
        return behind in OPENERS or _stands_aside(prose, i)
    if prose.lemmas[i] == "deny":
        return _denies(prose, i)
    if prose.lemmas[i] == "blame":
        return behind not in ("for", "on") and before in SUBJECT
    if prose.lemmas[i] == "accuse":  # "the woman accused of it", "is accused of it": that is told of any trial
        return lower[i] != "accused" or behind != "of"
    if prose.lemmas[i] == "reject":  # "rejected a bill" disputes nothing
        return (
            lower[i + 1] in POINTERS
            or not ACCOUNTS.isdisjoint(prose.lemmas[i + 1 : i + NEAR])
            or ((after in ",." or behind == ";") and not ACCOUNTS.isdisjoint(prose.lemmas[max(0, i - NEAR) : i]))
        )
    return after == "D" or lower[i + 1] in ("that", "of") if lower[i] == "suspect" else after != "N" or before == "A"


def _retorts(prose: Prose, i: int) -> bool:
    """Whether somebody calls something nonsense: not "a ridiculous price"."""
    low, high = prose.sentences[prose.sentence_at[i]]
    before = prose.lemmas[max(low, i - NEAR) : i]
    if i + 1 < high and prose.lower[i + 1] in SAID_OF:
        return False  # "it is ridiculous for someone to ring"
    return not (CALLING.isdisjoint(before) and THAT.isdisjoint(before[-3:]))


def _stands_aside(prose: Prose, i: int) -> bool:
    """Whether a verb of contending ends a clause that only says who speaks: "… for a year, the captain insists."."""
    return i > 1 and prose.lower[i + 1] in (".", ",", ";") and prose.tags[i - 1] in ("N", "P", "O", ",")


def _denies(prose: Prose, i: int) -> bool:
    """Whether "denies" is of what somebody says is not so: "denies it", "denied that", "denied the gun was his"."""
    lower, tags, lemmas = prose.lower, prose.tags, prose.lemmas
    if "confirm" in lower[max(0, i - NEAR) : i]:
        return False  # "would neither confirm nor deny it"
    behind = lower[i + 1]
    if i and lemmas[i - 1] == "be" and ACCOUNTS.isdisjoint(lemmas[max(0, i - NEAR) : i]):
        return False  # "the order was denied"
    if behind in POINTERS or behind in OPENERS or behind in REFUSED or (tags[i + 1] == "V" and behind.endswith("ing")):
        return True
    if not ACCOUNTS.isdisjoint(lemmas[i + 1 : i + NEAR]):
        return True
    if tags[i + 1] in ",.I" or behind == ";":
        return i > 0 and tags[i - 1] in SUBJECT  # "which he denies", "has denied on oath"
    at, last = i + 1, min(i + NEAR, len(tags))
    while at < last and tags[at] in "DJN#":
        at += 1
    return at > i + 1 and at < last and tags[at] in "VA" and tags[i - 1] in SUBJECT


def _leaves_open(prose: Prose, i: int) -> bool:
    """Whether "may", "might" or "could" is of what may come: not "could not", "May was wet"."""
    tags = prose.tags
    if i and prose.lower[i - 1] in BENEATH:
        return False  # "anything that could help"
    i += 1
    while tags[i : i + 1] == ["R"]:
        i += 1
    return chains.NEGATORS.isdisjoint(prose.lower[i - 1 : i + 1]) and (
        tags[i : i + 1] == ["V"] or tags[i : i + 2] == ["A", "V"]
    )


def _answers(prose: Prose, at: int, high: int) -> bool:
    """Whether what is disputed stands in the sentence before: "the firm disputes that", "rejects the description"."""
    if at + 1 >= high:
        return False
    word, after = prose.lower[at], prose.tags[at + 1]
    if word in POINTERS and after in ",.CI":
        return True
    return word in POINTERS | {"the", "such"} and prose.lemmas[at + 1] in ACCOUNTS


def _cues(prose: Prose, known: Words) -> tuple[dict[int, Doubt], dict[int, list[Doubt]]]:
    """The standing of the sentences that a word or phrase puts in doubt, and its words; where several do, all."""
    standing: dict[int, Doubt] = {}
    several: dict[int, list[Doubt]] = {}
    lower, lemmas = prose.lower, prose.lemmas
    singles, openings = set(prose.where_lemma(known.triggers)), set(prose.opened(known.phrases))
    for i in sorted(singles | openings):
        number = prose.sentence_at[i]
        high = prose.sentences[number][1]
        hit = known.phrases.at(lower, i, high) if i in openings else None
        alone = known.single.get(lemmas[i]) or known.single.get(lower[i]) if i in singles else None
        one = alone if hit is None else hit[1]
        if one is None or one == "plain":
            continue
        if hit is None and (lemmas[i] in known.verbs or lower[i] in MAY) and not _is_verb(prose, i):
            continue
        stop = i + 1 if hit is None else hit[0]
        if lower[stop - 1] in RETORTS and not _retorts(prose, i):
            continue
        if hit is not None and lemmas[i] == "call" and prose.tags[i] != "V":
            continue  # "the calls that came in"
        cue = " ".join(lower[i:stop])
        answers = one == "disputed" and (cue in known.answers or _answers(prose, stop, high))
        before = standing.get(number)
        if answers and before is not None and before.standing in ("alleged", "claimed"):
            answers = False  # "alleges that he sold it; the owner says no such sale took place"
        here = Doubt(one, cue, stop, answers)
        if before is not None:
            several.setdefault(number, [before]).append(here)
            looser = max(before, here, key=lambda doubt: STANDINGS.index(doubt.standing))
            here = looser._replace(answers=before.answers or answers)
        standing[number] = here
    return standing, several
