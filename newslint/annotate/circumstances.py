"""The circumstances of a figure: its rate, its statistic, its direction, and what it is part of.

What comes in: the clause of a figure, its noun phrase and governor. What goes out: values for the fields "per",
"statistic", "direction" and flags. Each looks a few tokens to both sides and never past the clause.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newslint.annotate.governors import Governor
from newslint.annotate.measures import Measures
from newslint.annotate.prose import Prose
from newslint.annotate.units import UnitWords
from newslint.annotate.watch import Watched, between
from newslint.core.lexicon import Lexicon, per_lexicon

RATE_ARTICLES = frozenset(("a", "an", "per", "each", "every", "/"))
EVERY = frozenset(("per", "each", "every"))
TALLIES = frozenset(("report", "toll", "count", "figure", "estimate", "tally", "number", "statement"))
"""Nouns that a figure is first given in: "initial reports", "an earlier toll"."""

SIGNED = {"-": "down", "−": "down", "–": "down", "+": "up"}

MOODS = frozenset(("if", "unless", "now", "updated", "revised", "no", "without"))
"""Words before a figure that say how it stands."""
NOT = frozenset(("not", "n't", "never"))
FIRST = Watched(("first",))
MORE = Watched(("more",))
SCOPE = Watched(("excluding", "except", "besides", "excl."))
NUMBER = Watched(("number",))
STANCES = ("forecast", "planned", "updated")
"""Lists of the lexicon of such words."""

HUNTED = frozenset(("sought", "wanted"))
BEING = frozenset(("is", "are", "was", "were", "be", "been", "being"))

SINGLE = frozenset(("within", "in", "over"))


class Landmarks(NamedTuple):
    """The tokens of an article that make something of a figure near them: most figures have none near."""

    rates: list[int]
    statistics: list[int]
    moods: list[int]
    stances: list[int]
    """Words about a verb that tell whether it is done at all, or only planned."""
    first: list[int]
    more: list[int]
    scope: list[int]
    numbers: list[int]
    """The words "first", "more", those that exclude something, and "number"."""


@per_lexicon
def _watched(lexicon: Lexicon) -> tuple[Watched, Watched]:
    """All words of moods, and all of stances: one look for each."""
    stances = (word for name in STANCES for word in lexicon.words("measures", name))
    return Watched(MOODS.union(lexicon.words("measures", "initial"))), Watched(NOT.union(stances))


def landmarks(prose: Prose, units: UnitWords, known: Measures, lexicon: Lexicon) -> Landmarks:
    """Those of an article."""
    where, (moods, stances) = prose.where, _watched(lexicon)
    return Landmarks(
        where(units.rates),
        where(known.averaging),
        where(moods),
        prose.where_lemma(stances),
        where(FIRST),
        where(MORE),
        where(SCOPE),
        where(NUMBER),
    )


def period(
    prose: Prose,
    first: int,
    stop: int,
    low: int,
    high: int,
    periods: Mapping[str, str],
    rates: list[int],
    dated: bytearray,
) -> str:
    """The period of a rate: "a day", "per share", "every month", "daily", "within just one month"."""
    near = between(rates, low if low > first - 9 else first - 9, stop + 12)
    if not near:
        return ""
    lower, tags = prose.lower, prose.tags
    for at in range(stop, min(stop + 9, high - 1)):
        word = lower[at]
        if word in RATE_ARTICLES and not dated[at]:
            name = periods.get(lower[at + 1], "")
            if name and not lower[at + 1].endswith("ly") and (word in EVERY or at - stop < 2):
                follows = lower[at + 2] if at + 2 < len(lower) else ""
                if follows not in {"ago", "later", "earlier", "after", "before"} and not dated[at + 1]:
                    return name
        elif word in SINGLE and at + 2 < high:
            after = at + 1 + (lower[at + 1] in {"just", "only", "a"})
            if (
                after + 1 < high
                and lower[after] in {"one", "single"}
                and lower[after + 1] in {"day", "month", "week", "year"}
            ):
                return lower[after + 1]
        if tags[at] in ",." or tags[at] == "V":
            break
    regular = [at for at in near if lower[at][-2:] == "ly" and not dated[at]]
    behind = [at for at in regular if stop <= at < min(stop + 4, high)]
    before = [at for at in regular if at < first]
    return periods[lower[behind[0] if behind else before[-1]]] if behind or before else ""


def statistic(prose: Prose, first: int, stop: int, low: int, high: int, known: Measures, places: list[int]) -> str:
    """ "average", "total", "record", "peak" or "" from the words close to the figure."""
    if not between(places, low if low > first - 7 else first - 7, (high if high < stop + 3 else stop + 3) + 1):
        return ""
    lower = prose.lower
    table = known.statistics
    for at in range(first - 1, max(low, first - 7) - 1, -1):
        name = table.get(lower[at])
        if name and not (lower[at] in {"high", "top", "highest"} and prose.tags[at + 1] in "NP"):
            return name
    for at in range(stop, min(stop + 3, high)):
        name = table.get(lower[at]) or (table.get(f"{lower[at]} {lower[at + 1]}") if at + 1 < len(lower) else None)
        if name and lower[at] not in {"high", "top", "highest"}:
            return name
        if prose.tags[at] in ",.":
            break
    return ""


def change(
    prose: Prose, first: int, stop: int, low: int, high: int, ruler: Governor, known: Measures
) -> tuple[str, str]:
    """Whether a figure is a change or an end of one: ("change", "up"), ("", "to"), ("", "from") or ("", "").

    "rose by 5", "up 29 percent", "a 5 % increase", "5 % higher" are changes; "rose to 5 from 4" has two levels.
    """
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    way = known.change.get(lemmas[ruler.verb], "") if ruler.verb is not None else ""
    if way and lower[stop : stop + 1] == ["into"]:
        return "", ""  # "sank 40 million into the project"
    sign = SIGNED.get(lower[first - 1], "") if first > low + 1 and tags[first - 2] != "#" else ""
    if sign and prose.span(first - 2, first - 1).end < prose.starts[first - 1] == prose.starts[first] - 1:
        return "change", sign  # "shares -11% since Monday", but not the range "5-11%"
    before = first - 1
    while before > low and tags[before] in "RJ" and lower[before] not in {"up", "down"}:
        before -= 1
    word = lower[before] if before >= low else ""
    if word in {"to", "from"}:
        changes = way or any(known.change.get(lemma) for lemma in lemmas[max(low, first - 9) : first])
        nouns = any(lemma in known.change_nouns for lemma in lemmas[max(low, first - 6) : first])
        if changes or nouns or (word == "from" and _arrives(prose, stop, high)) or _departs(prose, before, low):
            return "", word
        return "", ""
    if word in {"up", "down"}:
        phrasal = before > low and tags[before - 1] == "V" and lemmas[before - 1] not in known.change
        return ("", "") if phrasal else ("change", word)  # "gave up 30 percent" is no rise
    if word == "by" and way:
        return "change", way
    if word == "by":
        around = [known.change.get(lemma) for lemma in lemmas[max(low, first - 6) : first]]
        found = next((one for one in reversed(around) if one), "")
        return ("change", found) if found else ("", "")
    if way and ruler.role == "object" and not ruler.link and ruler.verb is not None:
        percent = any(word in {"%", "percent", "per", "points", "point"} for word in lower[first:stop])
        money = tags[first] == "S" or any(tag == "S" for tag in tags[first:stop])
        if percent or (money and lemmas[ruler.verb] not in {"raise", "lose", "gain", "cut", "shed", "boost"}):
            return "change", way
    for at in range(stop, high if high < stop + 3 else stop + 3):
        noun = known.change_nouns.get(lemmas[at])
        if noun and tags[at] in "NV" and lower[at + 1 : at + 2] != ["off"]:
            if tags[at] == "V" and tags[at + 1 : at + 2] == ["J"]:
                return "", ""  # "thirty guests fell sick"
            return "change", noun
        if lower[at] in {"higher", "more", "greater"}:
            return "change", "up"
        if lower[at] in {"lower", "less", "fewer"}:
            return "change", "down"
        if tags[at] not in "NJIR":
            break
    return "", ""


def _arrives(prose: Prose, stop: int, high: int) -> bool:
    """ "from 40 to 50": a "to" with a figure soon after."""
    for at in range(stop, min(stop + 4, high - 1)):
        if prose.tags[at] == "T":
            return prose.tags[at + 1] in "#SR"
    return False


def _departs(prose: Prose, to: int, low: int) -> bool:
    """ "from 40 to 50": a "from" with a figure just before the "to"."""
    for at in range(to - 1, max(low, to - 6) - 1, -1):
        if prose.lower[at] == "from":
            return prose.tags[at + 1] in "#SR"
    return False


def flow(prose: Prose, stop: int, high: int, ruler: Governor, known: Measures) -> str:
    """Which way money goes: "from" whom it comes, "to" whom it goes, or in and out of the subject."""
    lower, tags = prose.lower, prose.tags
    for at in range(stop, min(stop + 6, high - 1)):
        if tags[at] in ",.V" or tags[at] == "A":
            break
        if lower[at] == "from" and tags[at + 1] in "NPJD":
            return "from"
        if tags[at] == "T" and tags[at + 1] in "NPD":
            return "to"
    if ruler.verb is not None and ruler.role in {"object", "complement"}:
        lemma = prose.lemmas[ruler.verb]
        if lemma in known.lists["in"]:
            return "in"
        if lemma in known.lists["out"]:
            return "out"
    return ""


def mood(
    prose: Prose,
    low: int,
    first: int,
    stop: int,
    ruler: Governor,
    start: int | None,
    known: Measures,
    places: Landmarks,
) -> set[str]:
    """Flags of certainty and time: negated, forecast, planned, conditional, questioned, updated, initial."""
    lower, lemmas, lists = prose.lower, prose.lemmas, known.lists
    flags = set()
    verb = ruler.verb
    if verb is not None and start is not None:
        if between(places.stances, start, verb + 1):
            flags |= _stance(prose, start, verb, ruler.role, known)
        if lemmas[verb] == "stand" and "had" in lower[start:verb]:
            flags.add("initial")  # "the toll had stood at 12"
    for at in between(places.first, stop + 1, stop + 3):
        if lower[stop:at] in (["in", "the"], ["at"]):
            flags.add("initial")
    for at in between(places.moods, low, first):
        if lower[at] in {"if", "unless"}:
            flags.add("conditional")
        elif lower[at] in lists["initial"] and (prose.tags[at] == "R" or lemmas[at + 1] in TALLIES):
            flags.add("initial")
        elif lower[at] in {"now", "updated", "revised"}:
            flags.add("updated")
        elif lower[at] in {"no", "without"} and at >= first - 2:
            flags.add("negated")
    return flags


def _stance(prose: Prose, start: int, verb: int, role: str, known: Measures) -> set[str]:
    """What a verb and the words about it, from ``start``, say of what is done to a figure."""
    lower, lemmas = prose.lower, prose.lemmas
    forecast, planned, updated = map(known.lists.__getitem__, STANCES)
    flags = set()
    for at in range(start, verb + 1):
        word, lemma = lower[at], lemmas[at]
        if word in NOT or lemma == "not":
            flags.add("negated")
        elif (word in forecast or lemma in forecast) and not (word == "would" and lower[at + 1 : at + 2] == ["have"]):
            if at != verb or lemma not in {"may", "might"}:
                flags.add("forecast")
        elif lemma in planned and (at < verb or (role == "complement" and not _is_hunted(lower, at))):
            flags.add("planned")
        if lemma in updated:
            flags.add("updated")
    return flags


def _is_hunted(lower: list[str], verb: int) -> bool:
    """ "A man is being sought in the deaths of four people": nothing is planned of the four."""
    return lower[verb] in HUNTED and lower[verb - 1] in BEING
