"""The acts that a sentence tells, or that a doubt leaves open, and what is told as the cause of something.

What comes in: a sentence, and the cue of a doubt. What goes out, sets of words, one word for each sense:

* "The tramp stole the bread." → steal, be steal: who does something has it done.
* "The bread was stolen." → be steal: nobody is said to have done it.
* "A valve may have stuck." → stick, and cause: what did it is open.

So "allegedly stole" is not met by "was stolen", which leaves out what is only alleged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import compress

from newslint.annotate import senses
from newslint.annotate.chains import chain
from newslint.annotate.prose import Prose, picks
from newslint.annotate.watch import Watched
from newslint.core.hints import mypyc_attr
from newslint.core.lexicon import Lexicon, per_lexicon

CAUSE = "cause"
"""What a doubt is about that asks what did it."""
UNKNOWN = frozenset({"open", "possible"})
_LIGHT = """
    be have do make get take give go come put let keep see say tell add know think believe ask show use want need try
    begin start involve include call claim insist maintain deny dispute refute allege accuse suspect reject argue
    contend state write note explain report describe announce confirm suggest
"""
LIGHT = frozenset(_LIGHT.split())
"""Verbs that name no act by themselves, and those of saying."""
ACTING = frozenset("NV")
NAMING = picks("NV")
TURNS = frozenset({"and", "but", "that", "which", "who", "when", "after", "before", "while"})
"""Words before which another clause stands."""
POINTING = frozenset({"it", "this", "that", "them", ","})
"""Words behind a denial that point back to what is denied."""
SUSPECTING = frozenset({"suspect", "suspects", "suspected"})
"""Cues that name a cause themselves: "we suspect the eggs"."""
GOVERNED, ACCUSED, SUBJECT, BY = 7, 12, 8, 4
"""Tokens behind a cue among which its verb stands, or "of"; those before a verb with its subject; behind it, "by"."""
FEW = 2
MOST = 20_000
"""Words whose acts are remembered; more come from hostile text."""


@mypyc_attr(native_class=False)
class Acts(dict[str, tuple[str, str]]):
    """Base form → the act that it tells and the same with "be"; both empty for a word that names none by itself."""

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__(dict.fromkeys(LIGHT, ("", "")))
        self.known = known

    def __missing__(self, lemma: str) -> tuple[str, str]:
        sense = self.known.get(lemma, lemma)
        found = sense, f"be {sense}"
        if len(self) < MOST:
            self[lemma] = found
        return found


@dataclass(frozen=True, slots=True)
class Words:
    """The acts that words tell, verbs and nouns for what did it, and words that ask for it."""

    acts: Acts
    causal: frozenset[str]
    watched: Watched
    """The same."""
    inquiring: frozenset[str]
    senses: Mapping[str, str]


@per_lexicon
def words(lexicon: Lexicon) -> Words:
    """The words of a lexicon."""
    known = senses.families(lexicon)
    causal, inquiring = (frozenset(lexicon.words("standing", name)) for name in ("causal", "inquiring"))
    return Words(Acts(known), causal, Watched(causal), inquiring, known)


def told(known: Words, prose: Prose, low: int, high: int) -> frozenset[str]:
    """The acts that a plain sentence tells: whoever does something, it is done as well."""
    tags, lemmas, lower = prose.tags, prose.lemmas, prose.lower
    acts: set[str] = set()
    for i in compress(range(low, high), prose.tagged[low:high].translate(NAMING)):
        active, passive = known.acts[lemmas[i]]
        if active:
            acts.add(passive)
            if tags[i] == "V" and (not chain(prose, i, low).passive or "by" in lower[i + 1 : i + BY]):
                acts.add(active)
    return frozenset(acts)


def doubted(known: Words, prose: Prose, cue: tuple[str, str, int], low: int, high: int) -> frozenset[str]:
    """What a doubt leaves open: the verbs that its cue governs, or all that somebody says; and what did it.

    ``cue`` is how the sentence stands, the words that tell, and the token behind them, 0 for none.
    """
    standing, said, behind = cue
    tags, lower = prose.tags, prose.lower
    if standing == "weighed" and behind:
        near = [i for i in range(behind, min(high, behind + GOVERNED)) if tags[i] in ACTING]
        return _acts(known, prose, near[:FEW], low)
    if standing == "disputed" or not behind:
        verbs = [i for i in range(behind or low, high) if tags[i] == "V"]
        if behind and (behind >= high or tags[behind] == "." or lower[behind] in POINTING):
            verbs = [i for i in range(low, behind) if tags[i] == "V"]  # "… stole the bread, which he denies"
        return _acts(known, prose, verbs, low, done=standing == "disputed")
    if standing == "open":
        asked = next((i for i in range(low, high) if lower[i] in ("whether", "if")), high)
        verbs = [i for i in range(asked, high) if tags[i] == "V"]
    else:
        if said[:6] == "accuse" and "of" in lower[behind : behind + ACCUSED]:
            behind = lower.index("of", behind) + 1
        verbs = _governed(prose, behind, high)
    acts = _acts(known, prose, verbs, low)
    asks = standing in UNKNOWN and (
        not known.inquiring.isdisjoint(lower[low:high])
        or not known.causal.isdisjoint(map(prose.lemmas.__getitem__, verbs))
    )
    return acts | {CAUSE} if asks or said in SUSPECTING else acts


def culprit(known: Words, prose: Prose, telling: bytearray, low: int, high: int) -> frozenset[str]:
    """The nouns before a verb of causing, behind its "by", or behind "lost".

    ``telling`` says of each token whether it counts: names do not.
    """
    tags, lower, lemmas = prose.tags, prose.lower, prose.lemmas
    found: set[str] = set()
    for i in range(low, high):
        if lemmas[i] not in known.causal:
            continue
        near = range(i - 1, max(low, i - SUBJECT) - 1, -1)
        if lemmas[i] == "lose":
            near = range(i + 1, min(high, i + BY))
        elif tags[i] == "V" and chain(prose, i, low).passive:
            stop = min(high, i + SUBJECT)
            near = range(lower.index("by", i, stop), stop) if "by" in lower[i:stop] else range(0)
        for j in near:
            if tags[j] == "." or lower[j] in TURNS:
                break
            if tags[j] == "N" and telling[j]:
                found.add(known.senses.get(lemmas[j], lemmas[j]))
    return frozenset(found)


def _governed(prose: Prose, at: int, high: int) -> list[int]:
    """The verb behind "may have" or "accused of", whatever auxiliaries and adverbs stand between, and one joined."""
    tags, lemmas = prose.tags, prose.lemmas
    while at < high and (tags[at] in "AR" or tags[at : at + 2] == ["V", "V"]):
        at += 1
    found = [at] if at < high and tags[at] == "V" else []
    while at < high and tags[at] != ".":
        if lemmas[at] == "and" and tags[at + 1 : at + 2] == ["V"]:
            return [*found, at + 1]
        at += 1
    return found


def _acts(known: Words, prose: Prose, verbs: Iterable[int], low: int, done: bool = False) -> frozenset[str]:
    """What verbs tell; with "be" where nobody is said to do it, or (``done``) where that does not matter."""
    acts: set[str] = set()
    for i in verbs:
        active, passive = known.acts[prose.lemmas[i]]
        if active:
            open_doer = done or prose.tags[i] == "N"
            if not open_doer and chain(prose, i, low).passive:
                open_doer = "by" not in prose.lower[i + 1 : i + BY]
            acts.add(passive if open_doer else active)
    return frozenset(acts)
