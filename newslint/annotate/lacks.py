"""Of what a text says that there was none: "there were no sirens", "the mill was never fitted with sprinklers".

What comes in: the tokens of an article. What goes out: an annotation for each noun that is denied, from the negator on:

* "They had no armed guards with them" → thing guard, marks armed.
* "No telephone was found in the cell" → thing telephone, deed find.
* "The hall was never fitted with sprinklers", "clear of smoke" → sprinkler, smoke.

Not every "no" denies a thing: who "is not a doctor" may have one, and "no further arrests" come after some.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotate.prose import NO_FLAGS, SILENT, Prose, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "lack",
        (
            Field("thing", "text", "the noun that there was none of", "same-as"),
            Field("marks", "set", "what they were not: armed, of guards"),
            Field("deed", "text", "what was not done with it, or what it did not do"),
        ),
        "thing",
        "a thing of which there was none",
        (),
        "there were **no sirens**",
    ),
)
WORDS: tuple[Word, ...] = ()

OPENERS = Watched(("no", "without", "not", "n't", "never", "lack", "lacks", "lacked", "lacking", "nor", "none"))
FREE = Watched(("free", "clear", "devoid", "bare"))
"""And "of" behind them."""
NEGATING = frozenset(("no", "not", "n't", "never", "none", "nor"))
PLAIN = frozenset(("no", "without", "lack", "lacks", "lacked", "lacking"))
TIMES = frozenset(("time", "stage", "point", "moment"))
SINGLE = frozenset(("a", "an", "any", "one", "single"))
FITTED = frozenset(("fit", "equip", "provide", "supply", "furnish", "arm", "insure", "issue", "serve", "protect"))
"""Verbs with whose denial there is nothing of what stands behind "with"."""
LEFT = frozenset(
    (
        "other", "further", "more", "longer", "additional", "new", "such", "minimum", "maximum", "major", "serious",
        "great", "big", "real", "direct", "immediate", "second", "third", "next", "better", "easy", "good", "clear",
        "final", "formal", "official", "apparent", "obvious", "specific", "known", "previous", "prior", "independent",
        "high", "low", "single-handed", "undisclosed", "own", "doubt", "only",
    )
)  # fmt: skip
"""Words before a noun that leave some of it."""
BEING = frozenset(("be", "become", "remain", "seem", "mean", "call", "consider", "as"))
"""Verbs behind which a "not a" tells what something is, and not whether there is one."""
HAVING = frozenset(
    (
        "have", "wear", "carry", "hold", "own", "use", "bring", "keep", "see", "receive", "find", "hear", "build",
        "file", "get", "install", "notice", "possess", "contain", "include", "discover", "detect", "issue",
    )
)  # fmt: skip
"""Verbs whose denial denies what stands behind them: "did not wear a helmet"; but "did not punish a child"."""
LIGHT = frozenset(("be", "have", "do", "get", "go", "make", "take", "give", "see", "hear", "there", "find", "with"))
SHUT = frozenset((",", "but", "if", "unless", "whether", "why", "should", "would", "could", "might", "may", "must"))
"""Words before a negator by which nothing is denied yet: "dress for class, not a bar"; "if no ferry sails"."""
BEFORE, BEHIND = 4, 8
"""Tokens before a negator among which they count, and behind the noun among which its verb stands."""
LONGEST = 5
"""Tokens of a noun phrase."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The things that an article says there were none of, in order."""
    lower, tags = prose.lower, prose.tags
    for at in sorted({*prose.where(OPENERS), *prose.where(FREE)}):
        number = prose.sentence_at[at]
        low, high = prose.sentences[number]
        if prose.regions[number] in SILENT or lower[high - 1] == "?":
            continue
        start = _start(prose, at, low, high)
        if start is None or not SHUT.isdisjoint(lower[max(low, at - BEFORE) : at]):
            continue
        noun = _noun(prose, start, high)
        if noun is None or not LEFT.isdisjoint(lower[start:noun]) or tags[noun] == "P":
            continue
        marks = {prose.lemmas[i] for i in range(start, noun) if tags[i] in "JV"}
        if _tells_what(prose, at, low):
            if lower[noun + 1 : noun + 2] != ["of"] or tags[noun + 2 : noun + 3] != ["N"]:
                continue
            marks.add(prose.lemmas[noun + 2])  # "it was not a moment of madness"
        fields: dict[str, Value] = {"thing": prose.lemmas[noun], "marks": frozenset(marks)}
        if deed := _deed(prose, at, noun, low, high):
            fields["deed"] = deed
        yield new(Annotation, ("lack", prose.span(at, noun + 1), number, fields, NO_FLAGS, "narrator", 0.6))


def _start(prose: Prose, at: int, low: int, high: int) -> int | None:
    """Where the noun phrase begins that is denied; None where none is."""
    lower, lemmas = prose.lower, prose.lemmas
    word = lower[at]
    if word == "no" and lower[at + 1 : at + 2] and lower[at + 1] in TIMES and lower[at - 1] == "at":
        single = next((i for i in range(at + 2, min(at + 5, high)) if lower[i] in SINGLE), None)
        return None if single is None else single + 1  # "at no time did a doctor see him"
    if word in PLAIN and lower[at + 1 : at + 2] != ["one"]:  # "no one saw"
        return at + 1 + (lower[at + 1 : at + 2] == ["any"])
    if word in FREE:
        return at + 2 if lower[at + 1 : at + 2] == ["of"] else None
    if word == "none":
        return at + 3 if lower[at + 1 : at + 3] in (["of", "the"], ["of", "its"], ["of", "their"]) else None
    fitted = next((i for i in range(at + 1, min(at + 4, high - 1)) if lemmas[i] in FITTED), None)
    if fitted is not None and lower[fitted + 1] == "with":
        return fitted + 2 + (lower[fitted + 2 : fitted + 3] in (["a"], ["an"], ["any"]))
    if lower[at + 1 : at + 2] and lower[at + 1] in SINGLE:  # "not one school", but not "was not a school"
        return at + 2 + (lower[at + 2 : at + 3] == ["single"])
    verb = at + 1
    while verb < high and prose.tags[verb] in "RA":
        verb += 1
    if verb + 1 < high and lower[verb + 1] in SINGLE and lemmas[verb] in HAVING:
        return verb + 2  # "did not wear a life jacket"
    return None


def _tells_what(prose: Prose, at: int, low: int) -> bool:
    """Whether a "not a" says what something is: "was not a school", but not "there was not one school"."""
    lower = prose.lower
    if lower[at] in PLAIN or lower[at + 1] not in SINGLE or at == low:
        return False
    return prose.lemmas[at - 1] in BEING and "there" not in lower[max(low, at - 3) : at]


def _noun(prose: Prose, start: int, high: int) -> int | None:
    """The head of a noun phrase: its last noun."""
    tags = prose.tags
    stop = start
    while stop < min(start + LONGEST, high) and (
        tags[stop] in "JNP#"
        or (tags[stop] == "V" and prose.lower[stop].endswith(("ed", "ing")) and tags[stop + 1 : stop + 2] == ["N"])
    ):
        stop += 1
    while stop > start and tags[stop - 1] not in "NP":
        stop -= 1
    return stop - 1 if stop > start else None


def _deed(prose: Prose, at: int, noun: int, low: int, high: int) -> str:
    """What was not done with it: "found no gun", "no gun was found"; "" of what somebody merely had or saw."""
    tags, lemmas = prose.tags, prose.lemmas
    if prose.lower[at] not in NEGATING:
        return ""  # "they climbed without porters", "it stayed clear of smoke"
    for i in range(noun + 1, min(noun + 1 + BEHIND, high)):
        if tags[i] in ",.C":
            break
        if tags[i] == "V":
            return "" if lemmas[i] in LIGHT else lemmas[i]
    before = at - 1
    if before >= low and tags[before] == "V" and lemmas[before] not in LIGHT:
        return lemmas[before]
    return ""
