"""Earlier ones of what is called the first: when the last one was, and that there was none.

What comes in: a token that such a phrase is known by, its sentence, and the year in which the article was written.
What goes out, fields of the kind *order*; ``after`` is a year: an earlier one is told of then, or after it there were
others.

* "A ferry was emptied in the same way last summer", "they last stopped work in 2021" → again.
* "Not since 1996 had a dam failed", "nothing like it had ever happened there" → the first.
* "No other mill has closed this year", "two other mills already do so" → the only one, and one of several.
* "the second strike in five years", "her third win of the season", "the first since 1994" → after.
"""

from __future__ import annotations

from collections.abc import Mapping

from newslint.annotate import syntax
from newslint.annotate.prose import Prose
from newslint.core.values import Value

Found = tuple[int, int, dict[str, Value], set[str]]

TRIGGERS = ("same", "kind", "follows", "last", "since", "nothing", "other", "still", "ever")
ALWAYS = "records began"
NEVER = frozenset({"not", "n't", "hardly", "never", "nobody", "no", "none", "nothing", "if"})
HAD = frozenset({"had", "has", "'s"})
LIKE = frozenset({"like", "of", "so", "comparable", "similar"})
DENIED = frozenset({"nothing", "no", "none", "nobody", "never", "not", "n't"})
SEASONS = frozenset({"year", "season", "summer", "winter", "spring", "autumn", "fall"})
NOW = frozenset({"this", "the"})
TIMES = frozenset({"time", "day", "period", "month", "year", "week", "night", "evening", "morning", "hour", "age"})
SPANS: Mapping[str, int] = {
    "year": 1, "season": 1, "summer": 1, "winter": 1, "spring": 1, "autumn": 1,
    "decade": 10, "generation": 25, "century": 100,
}  # fmt: skip
LIVES = frozenset({"life", "death", "victim", "dead"})
SO = frozenset({"so", "such", "like", "as"})
ABOUT = frozenset({"more", "over", "about", "nearly", "almost", "around", "some", "than", "well", "least", "roughly"})
"""Words before a number of years that make it a round one: "in more than a decade"."""
COMMON = frozenset({"the", "at", "in", "of", "a", "his", "her", "its", "their", "on"})
"""Words before a "last" that tells no verb: "the last bus", "at last"."""
N_AFTER = 9
"""Tokens behind a rank in which the years stand that it is of."""
N_DENIED = 9
"""Tokens before "since" in which a denial stands."""
N_PAST = 14
"""Tokens on either side of "the same" in which the year stands."""
DOING = frozenset({"to", "ever", "been"})
DONE = frozenset({"has", "have", "had", "'s", "'ve"})
"""Words before a verb that the years of a rank may stand behind: "the worst that the valley has seen in ten years"."""
MINUTES_OF_YEAR = 525_949


def this_year(published: int) -> int:
    """The year of a moment, in minutes since the first day of year 1 and without a calendar."""
    return 1 + published // MINUTES_OF_YEAR


def year_at(cardinals: Mapping[str, int], lower: list[str], k: int, high: int) -> int:
    """A year in digits, or in words as broadcasters write it: "nineteen forty-seven", "two thousand and nine"."""
    if k >= high:
        return 0
    word = lower[k]
    if word.isdecimal():
        return int(word) if len(word) == 4 and word < "2100" else 0
    century = cardinals.get(word, 0)
    if century in (19, 20) and k + 1 < high:
        rest = sum(cardinals.get(part, 0) for part in lower[k + 1].split("-"))
        return century * 100 + rest if 0 < rest < 100 else 0
    if word == "two" and lower[k + 1 : k + 2] == ["thousand"]:
        at = k + 2 + (lower[k + 2 : k + 3] == ["and"])
        return 2000 + (cardinals.get(lower[at], 0) if at < high else 0)
    return 0


def after(prose: Prose, cardinals: Mapping[str, int], now: int, i: int, stop: int, high: int) -> int:
    """The year of "since 1994", "in five years", "of the season", "this year" behind a rank; 0 for none."""
    lower = prose.lower
    for k in range(i + 1, min(high - 1, stop + N_AFTER)):
        word = lower[k]
        if word == "since":
            return next(
                (year for j in range(k + 1, min(high, k + 6)) if (year := year_at(cardinals, lower, j, high))), 0
            )
        if word in NOW and lower[k + 1] in SEASONS and (word == "this" or lower[k - 1] == "of"):
            return now
        if word in {"in", "for", "of"}:
            at = k + 1 + (lower[k + 1] in {"the", "last", "past"}) + (lower[k + 2 : k + 3] in (["last"], ["past"]))
            while at < high - 2 and lower[at] in ABOUT:
                at += 1
            at = next((j + 1 for j in range(at, min(high - 2, at + 4)) if lower[j] == "'s"), at)
            n = _count(cardinals, lower[at]) if at + 1 < high else 0
            if n and prose.lemmas[at + 1] in SPANS:
                return now - n * SPANS[prose.lemmas[at + 1]]
            if year_at(cardinals, lower, k + 1, high) == now:
                return now
        if k >= stop and prose.tags[k] in ".V" and lower[k - 1] not in DOING and lower[k - 1] not in DONE:
            return 0  # what is told of another clause
    return 0


def _count(cardinals: Mapping[str, int], word: str) -> int:
    """ "In 17 years", "in a decade", "in eight seasons"."""
    if word.isdecimal():
        return int(word) if len(word) < 4 else 0
    return cardinals.get(word, 1 if word in {"a", "an"} else 0)


def may_be(lower: list[str], i: int) -> bool:
    """Whether the word before one of ``TRIGGERS`` lets it tell of earlier ones: most do not."""
    word, before = lower[i], lower[i - 1]
    if word == "since":
        return before == "not" or (i > 1 and lower[i - 2] == "any") or "had" in lower[max(0, i - N_DENIED) : i]
    if word == "same":
        return before == "the"
    if word == "kind":
        return before in {"the", "this", "that"} and i > 1 and lower[i - 2] == "of"
    if word == "still":
        return before.endswith("er")
    if word == "ever":
        said = not SO.isdisjoint(lower[i : i + N_DENIED]) or "no" in lower[max(0, i - 6) : i]
        return before in {"has", "had", "have"} and said
    return word != "last" or before not in COMMON


def read(prose: Prose, cardinals: Mapping[str, int], now: int, i: int, low: int, high: int) -> Found | None:
    """What a word of ``TRIGGERS`` tells of earlier ones."""
    word = prose.lower[i]
    if word == "since":
        return _not_since(prose, cardinals, i, low, high)
    if word == "nothing":
        return _nothing(prose, cardinals, i, low, high)
    if word == "other":
        return _others(prose, cardinals, now, i, low, high)
    if word == "still":
        return _exceeded(prose, i, low)
    if word == "ever":
        return _none_so(prose, i, low, high) or _none_ever(prose, i, low, high)
    return _again(prose, cardinals, now, i, low, high)


def before(prose: Prose, i: int, low: int, high: int) -> Found | None:
    """ "The firm has been here before", "it has happened before": there was a first time already."""
    lower = prose.lower
    if lower[i - 1 : i] == ["happened"]:
        first = i - 1
    elif (
        i - 2 > low
        and lower[i - 2] in {"been", "done", "seen"}
        and lower[i - 1] in {"here", "so", "it", "this", "that"}
    ):
        first = i - 2
    else:
        return None
    ends = i + 1 >= high or prose.tags[i + 1] in ".,C"
    if not ends or not NEVER.isdisjoint(lower[max(low, first - 5) : first]):
        return None
    return first, i + 1, {"scale": "ordinal", "rank": 2.0, "noun": "time", "degree": "again"}, set()


def _again(prose: Prose, cardinals: Mapping[str, int], now: int, i: int, low: int, high: int) -> Found | None:
    """ "The same happened in 2014", "she follows Otto Lindt, who won in 2014", "it last happened in 1987"."""
    lower, tags, word = prose.lower, prose.tags, prose.lower[i]
    follows = lower[i + 1] if i + 1 < high else ""
    if word == "same":
        fits = follows not in TIMES
    elif word == "kind":
        fits = True
    elif word == "last":
        verb = tags[i + 1 : i + 2] == ["V"] or follows.endswith("ed") or follows in HAD
        fits = verb and (i == low or tags[i - 1] not in "DC")
    else:
        named = i + 1 + (tags[i + 1 : i + 3] == ["D", "N"])  # "follows her aunt Ada Lindt, a captain till 2014"
        fits = tags[i] == "V" and named + 1 < high and tags[named + (tags[named] == "N")] == "P"
    year = _past(prose, cardinals, now, max(low, i - N_PAST), min(high, i + N_PAST)) if fits else 0
    if not year:
        return None
    fields: dict[str, Value] = {"scale": "ordinal", "rank": 2.0, "noun": "time", "degree": "again"}
    return i, i + 1, {**fields, "after": float(year)}, set()


def _past(prose: Prose, cardinals: Mapping[str, int], now: int, low: int, high: int) -> int:
    """The last year before this one that a sentence names: "in 2014", "last summer", "four years ago"; 0 for none."""
    lower, best = prose.lower, 0
    for k in range(low, high):
        word = lower[k]
        if word == "last" and lower[k + 1 : k + 2] and lower[k + 1] in SEASONS:
            best = now - 1
        elif word in {"ago", "earlier", "before"} and prose.lemmas[k - 1] in SPANS:
            n = cardinals.get(lower[k - 2], 0) or (int(lower[k - 2]) if lower[k - 2].isdecimal() else 0)
            best = max(best, now - n * SPANS[prose.lemmas[k - 1]]) if n else best
        elif (year := year_at(cardinals, lower, k, high)) and 1500 < year < now:
            best = max(best, year)
    return best


def _not_since(prose: Prose, cardinals: Mapping[str, int], i: int, low: int, high: int) -> Found | None:
    """ "Not since 1996 had a dam failed", "nothing of the sort had happened since 1998", "higher than … since 1987"."""
    lower, tags = prose.lower, prose.tags
    year, at = 0, i + 1
    while at < min(high, i + N_AFTER) and not year:
        year, at = year_at(cardinals, lower, at, high), at + 1
    if not year:
        return None
    fields: dict[str, Value] = {"scale": "ordinal", "rank": 1.0, "noun": "time", "degree": "never"}
    fields |= {"since": str(year), "after": float(year)}
    if i > low and lower[i - 1] == "not":
        verb = next((k for k in range(at, min(high, at + N_AFTER)) if tags[k] == "A"), None)
        if verb is None:
            return None
        head, end = syntax.head_after(prose, verb + 1, high)
        if head is not None and end < high and tags[end] == "V":
            fields |= {"noun": prose.lemmas[head], "act": prose.lemmas[end]}
        return i - 1, at, fields, {"predicated"}
    if lower[i - 2 : i - 1] == ["any"] and "than" in lower[max(low, i - 6) : i]:
        than = lower.index("than", max(low, i - 6))
        base = prose.lemmas[than - 1]
        if tags[than - 1] not in "JR" or base in {"more", "less"}:
            return None
        fields = {"scale": "superlative", "rank": 1.0, "degree": base, "since": str(year), "after": float(year)}
        return than - 1, at, fields, set()
    begin = max(low, i - N_DENIED)
    if "had" in lower[begin:i] and not DENIED.isdisjoint(lower[begin:i]):
        return begin, at, fields, {"predicated"}
    return None


def _nothing(prose: Prose, cardinals: Mapping[str, int], i: int, low: int, high: int) -> Found | None:
    """ "Nothing like it had ever happened there"."""
    lower = prose.lower
    if i + 2 >= high or lower[i + 1] not in LIKE:
        return None
    fields: dict[str, Value] = {"scale": "ordinal", "rank": 1.0, "noun": "time", "degree": "never"}
    if "since" in lower[i:high]:
        # "There has been nothing like it since the mill went up in 2011"
        at = lower.index("since", i)
        years = (year_at(cardinals, lower, k, high) for k in range(at + 1, min(high, at + N_AFTER)))
        year = next(filter(None, years), 0)
        fields |= {"since": str(year), "after": float(year)}
        return (i, i + 2, fields, {"predicated"}) if year and at - i < N_AFTER else None
    if HAD.isdisjoint(lower[max(low, i - 3) : i + 7]):
        return None
    return i, i + 2, {**fields, "since": ALWAYS, "scope": frozenset({"history"})}, {"predicated"}


def _others(prose: Prose, cardinals: Mapping[str, int], now: int, i: int, low: int, high: int) -> Found | None:
    """ "No other mill has closed this year", "two other mills already do so"."""
    lower, tags = prose.lower, prose.tags
    none = i > low and lower[i - 1] == "no"
    n = cardinals.get(lower[i - 1], 0) if i > low else 0
    if not none and not n:
        return None
    head, end = syntax.head_after(prose, i + 1, high)
    if head is None or tags[head] != "N" or end >= high or tags[end] not in "AVIR":
        return None
    fields: dict[str, Value] = {"scale": "superlative", "rank": n + 1.0, "noun": prose.lemmas[head]}
    fields["degree"] = "only" if none else "several"
    if none and now in (year_at(cardinals, lower, k, high) for k in range(end, high)):
        fields["after"] = float(now)
    return i - 1, end, fields, set()


def _exceeded(prose: Prose, i: int, low: int) -> Found | None:
    """ "The budget of 2023 was larger still": a word that compares, behind a verb of being."""
    before = prose.lower[i - 1] if i - 2 >= low else ""
    if not before.endswith("er") or prose.tags[i - 1] not in "JR" or prose.lemmas[i - 2] != "be":
        return None
    return i - 1, i + 1, {"scale": "superlative", "rank": 2.0, "degree": "topped"}, set()


def _none_so(prose: Prose, i: int, low: int, high: int) -> Found | None:
    """ "No fire has ever burned so long there": it is the greatest of all."""
    lower, lemmas = prose.lower, prose.lemmas
    first = next((k for k in range(i - 1, max(low, i - N_DENIED) - 1, -1) if lower[k] in DENIED), None)
    so = next((k for k in range(i + 1, min(high - 1, i + N_DENIED)) if lower[k] in SO), None)
    if first is None or so is None or prose.tags[i + 1] not in "VA":
        return None
    head, _ = syntax.head_after(prose, first + 1, i) if first + 1 < i else (None, i)
    noun = lemmas[head] if head is not None and prose.tags[head] == "N" else "time"
    degree = lemmas[so + 1] if lower[so] == "so" and prose.tags[so + 1] in "JR" else "large"
    if degree in {"many", "much"}:
        degree = "large" if LIVES.isdisjoint(lemmas[so + 1 : so + 4]) else "bad"
    fields: dict[str, Value] = {"scale": "superlative", "rank": 1.0, "noun": noun, "degree": degree, "since": ALWAYS}
    return first, so + 1, fields, {"predicated"}


def _none_ever(prose: Prose, i: int, low: int, high: int) -> Found | None:
    """ "No probe had ever circled Ceres": whatever does now is the first."""
    lower, lemmas = prose.lower, prose.lemmas
    first = next((k for k in range(i - 2, max(low, i - 6) - 1, -1) if lower[k] == "no"), None)
    if first is None or i + 1 >= high or prose.tags[i + 1] != "V" or (first > low and prose.tags[first - 1] == "V"):
        return None
    head, _ = syntax.head_after(prose, first + 1, i)
    if head is None or prose.tags[head] != "N":
        return None
    fields: dict[str, Value] = {"scale": "ordinal", "rank": 1.0, "noun": lemmas[head], "act": lemmas[i + 1]}
    fields |= {"degree": "never", "since": ALWAYS, "scope": frozenset({"history"})}
    return first, i + 2, fields, {"predicated"}
