"""Ranks told by what was never so, or only once: "no fire has burned more this year", "the town knows no larger theft".

What comes in: a token that such a phrase is known by, and its sentence. What goes out, fields of the kind *order*:

* "No fire has burned more", "never had so few voted", "a harder sentence has never been passed" → the greatest.
* "No woman has held the post before her", "no woman before Hall had commanded a liner" → the first.
* "Torp had this jersey as lately as 2019", "it joins Neurolet, on sale since 2019" → again.
* "The fourth to fall in disgrace", "is the first in the firm's history" → an ordinal whose noun was told before.
"""

from __future__ import annotations

from collections.abc import Mapping

from newslint.annotate import placings, syntax
from newslint.annotate.prose import Prose
from newslint.core.values import Value

Found = tuple[int, int, dict[str, Value], set[str]]

ALWAYS = "records began"
COMPARED: Mapping[str, str] = {
    **placings.COMPARED, "less": "little", "stiffer": "hard", "harder": "hard", "harsher": "hard", "closer": "close",
    "earlier": "early", "later": "late", "farther": "far", "further": "far", "wider": "wide", "dearer": "expensive",
    "cheaper": "cheap", "bloodier": "bad", "graver": "bad", "smaller": "small", "poorer": "poor", "drier": "dry",
    "fiercer": "strong", "slower": "slow", "shorter": "short", "broader": "wide",
}  # fmt: skip
"""Comparatives, each with the degree of its superlative."""
RECENTLY = ("recently", "lately")
JOINING = ("joins", "joined", "follows", "followed")
STEPS = ("steps", "footsteps")
TRIGGERS = (*COMPARED, *RECENTLY, *JOINING, *STEPS, "never")
NONE = frozenset({"no", "never", "not", "n't", "nobody", "none", "nothing"})
HAD = frozenset({"has", "have", "had"})
BESIDE = frozenset({"no", "not", "n't", "any", "the"})
"""Words right before a comparative that make it say something else: "no more", "no longer", "the more"."""
REACH = 12
"""Tokens between a denial and its comparative."""
NOW = frozenset({"her", "him", "it", "this", "them", "us", "now", "today", "last"})
"""Words behind "before" that mean this time: "before this week", "before her"."""
NOMINALS = frozenset("NP")


def read(prose: Prose, i: int, low: int, high: int) -> Found | None:
    """What a word of ``TRIGGERS`` tells of others, earlier or greater."""
    word = prose.lower[i]
    if word in COMPARED:
        return _no_greater(prose, i, low, high)
    if word == "never":
        return _never_so(prose, i, high)
    if word in RECENTLY:
        return _lately(prose, i, high)
    if word in STEPS:
        named = i + 2 < high and prose.lower[i + 1] == "of" and prose.tags[i + 2] == "P"
        return _again(i, i + 2) if named else None
    return _joining(prose, i, low, high)


def may_be(lower: list[str], i: int) -> bool:
    """Whether the words around one of ``TRIGGERS`` let it tell such a thing: most do not."""
    word = lower[i]
    if word in COMPARED:
        return not NONE.isdisjoint(lower[max(0, i - REACH) : i + REACH]) or lower[i + 1 : i + 3] == ["than", "ever"]
    if word == "never":
        return "so" in lower[i : i + REACH]
    if word in RECENTLY:
        return lower[i - 1] == "as" and lower[i + 1 : i + 2] == ["as"]
    if word in STEPS:
        return lower[i + 1 : i + 2] == ["of"]
    return "since" in lower[i : i + REACH]


def _greatest(prose: Prose, degree: str, head: int | None) -> dict[str, Value]:
    noun = prose.lemmas[head] if head is not None and prose.tags[head] in NOMINALS else "time"
    return {"scale": "superlative", "rank": 1.0, "noun": noun, "degree": degree, "since": ALWAYS}


def _again(first: int, stop: int) -> Found:
    fields: dict[str, Value] = {"scale": "ordinal", "rank": 2.0, "noun": "time", "degree": "again"}
    return first, stop, fields, set()


def _no_greater(prose: Prose, i: int, low: int, high: int) -> Found | None:
    """ "No fire has burned more", "has not known a larger theft", "a stiffer sentence was never passed"."""
    lower, tags = prose.lower, prose.tags
    degree = COMPARED[lower[i]]
    if lower[i - 1] in BESIDE and i > low:
        return None
    if lower[i] in {"more", "less"} and i + 1 < high and tags[i + 1] in "JR":
        degree = prose.lemmas[i + 1]  # "more costly"
    than = lower.index("than", i, min(high, i + 5)) if "than" in lower[i : min(high, i + 5)] else None
    if than is not None and lower[than + 1 : than + 2] == ["ever"]:
        head, _ = syntax.head_after(prose, i + 1, than)
        return i, than + 2, _greatest(prose, degree, head), {"predicated"}
    if than is not None and (lower[than + 1 : than + 2] not in (["this"], ["it"], ["that"], ["hers"], ["his"])):
        return None
    first = next((k for k in range(i - 1, max(low, i - REACH) - 1, -1) if lower[k] in NONE), None)
    if first is not None:
        had = next((k for k in range(i - 1, first, -1) if lower[k] in HAD), None)
        if lower[first] == "no":
            # "No fire in the country has consumed more"
            head, _ = syntax.head_after(prose, first + 1, i)
            if had is None or head is None or tags[head] != "N" or tags[had + 1] not in "VAR":
                return None
            return first, i + 1, _greatest(prose, degree, head), {"predicated"}
        # "The town has not known a larger theft"
        if first - 1 < low or lower[first - 1] not in HAD or any(tags[k] in ".," for k in range(first, i)):
            return None
        verb = next((k for k in range(first + 1, i) if tags[k] in "VA"), None)
        head, end = syntax.head_after(prose, i + 1, high)
        if verb is None or head is None or tags[head] != "N" or end < i + 2 or lower[i - 1] not in {"a", "an"}:
            return None
        return first, end, _greatest(prose, degree, head), {"predicated"}
    if tags[i - 1] != "D" or lower[i - 1] not in {"a", "an"}:
        return None
    head, end = syntax.head_after(prose, i + 1, high)
    if head is None or tags[head] != "N":
        return None
    had = next((k for k in range(end, min(high - 2, i + REACH)) if lower[k] in HAD), None)
    if had is None or lower[had + 1] not in NONE or any(tags[k] in ".V" for k in range(end, had)):
        return None
    return i, had + 2, _greatest(prose, degree, head), {"predicated"}


def _never_so(prose: Prose, i: int, high: int) -> Found | None:
    """ "Never had so few people voted", "the river had never risen so high"."""
    lower, tags = prose.lower, prose.tags
    so = lower.index("so", i, i + REACH)
    if so + 1 >= high or tags[so + 1] not in "JRQDN" or any(tags[k] in ".," for k in range(i, so)):
        return None
    if HAD.isdisjoint(lower[i + 1 : so]) and (not i or lower[i - 1] not in HAD):
        return None
    word = prose.lemmas[so + 1]
    degree = {"many": "large", "much": "large", "little": "little"}.get(word, word)
    if tags[so + 1] == "N" and word != "few":
        return None
    head, _ = syntax.head_after(prose, so + 2, high)
    return i, so + 2, _greatest(prose, degree, head), {"predicated"}


def _lately(prose: Prose, i: int, high: int) -> Found | None:
    """ "As recently as 2019", where the year tells how long ago the last one was."""
    year = i + 2 < high and prose.lower[i + 2].isdecimal() and len(prose.lower[i + 2]) == 4
    if not year:
        return None
    first, stop, fields, flags = _again(i - 1, i + 3)
    return first, stop, {**fields, "after": float(prose.lower[i + 2])}, flags


def _joining(prose: Prose, i: int, low: int, high: int) -> Found | None:
    """ "It joins Neurolet, on sale since 2019": whoever joins is not the first."""
    lower, tags = prose.lower, prose.tags
    if i + 3 >= high or tags[i] != "V" or tags[i + 1] not in "PD" or i == low:
        return None
    comma = next((k for k in range(i + 2, min(high, i + REACH)) if tags[k] == ","), None)
    since = next((k for k in range(i + 2, min(high - 1, i + REACH)) if lower[k] == "since"), None)
    if comma is None or since is None or since < comma:
        return None
    year = lower[since + 1]
    if not year.isdecimal() or len(year) != 4:
        return None
    first, stop, fields, flags = _again(i, since + 2)
    return first, stop, {**fields, "after": float(year)}, flags


def no_other(prose: Prose, i: int, low: int, high: int) -> Found | None:
    """ "No king had set foot there before", "no woman before Hall had commanded a liner"; ``i`` is "before"."""
    lower, tags = prose.lower, prose.tags
    first = next((k for k in range(i - 1, max(low, i - REACH) - 1, -1) if lower[k] == "no"), None)
    if first is None or (first > low and tags[first - 1] in "VA"):
        return None
    head, end = syntax.head_after(prose, first + 1, i)
    if head is None or tags[head] not in NOMINALS:
        return None
    if end == i:  # "no woman before Hall had …"
        _, end = syntax.head_after(prose, i + 1, high)
        stop = high
    else:
        ends = i + 1 >= high or tags[i + 1] in ".,CPO" or lower[i + 1] in NOW
        if not ends:
            return None
        stop = i
    had = next((k for k in range(end, stop) if lower[k] in HAD), None)
    if had is None or had + 1 >= stop or tags[had + 1] not in "VAR" or not NONE.isdisjoint(lower[end:had]):
        return None
    act = next((k for k in range(had + 1, stop) if tags[k] == "V"), None)
    if act is None:
        return None
    fields: dict[str, Value] = {"scale": "ordinal", "rank": 1.0, "noun": prose.lemmas[head], "degree": "never"}
    fields |= {"act": prose.lemmas[act], "since": ALWAYS, "scope": frozenset({"history"})}
    return first, max(i + 1, had + 1), fields, {"predicated"}


def unnamed(prose: Prose, rank: int, i: int, low: int, high: int) -> Found | None:
    """ "The fourth to fall in disgrace", "is the first in the company's history": what it is was told before."""
    lower, tags = prose.lower, prose.tags
    if i == low or tags[i - 1] != "D" or lower[i - 1] in {"a", "an"} or i + 2 >= high:
        return None
    fields: dict[str, Value] = {"scale": "ordinal", "rank": float(rank), "noun": "one"}
    if lower[i + 1] == "to" and tags[i + 2] in "VA":
        at = i + 2
        while at < high - 1 and prose.lemmas[at] in {"have", "be"} and tags[at + 1] in "VAR":
            at += 1
        return i, i + 2, {**fields, "act": prose.lemmas[at]}, {"predicated"}
    if lower[i + 1] not in {"in", "since"}:
        return None
    head = placings.told_of(prose, i, low)
    if head is not None and tags[head] == "O":
        head = placings.before(prose, low)
    if head is None or tags[head] != "N":
        return None
    fields["noun"] = prose.lemmas[head]
    if "history" in lower[i + 1 : min(high, i + 8)]:
        fields |= {"since": ALWAYS, "scope": frozenset({"history"})}
    return i, i + 1, fields, {"predicated"}


def gerund(prose: Prose, i: int, high: int) -> bool:
    """Whether a noun in -ing that the tagger takes for a verb ends its phrase here: "the largest stranding since"."""
    if i >= high or prose.tags[i] != "V" or prose.lower[i][-3:] != "ing":
        return False
    return i + 1 >= high or prose.tags[i + 1] in "I,.C"
