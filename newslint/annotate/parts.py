"""Wholes and their parts in one sentence, or in two that follow each other: sums, shares, votes and lists.

What comes in: a scene and the number of a sentence. What goes out: calculations of form "sum", "share", "majority" and
"list". What is said to be incomplete ("including", "among them") is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newslint.annotate.calculation import Calculation, Scene, apposed
from newslint.annotate.operands import Figure, like, same_sort
from newslint.core.values import Amount, Value

NEARLY = 0.15
"""Parts that come so near to a whole are meant to be all of it."""
SUMS: frozenset[str] = frozenset(
    ("of", ":", "--", "all", "total", "altogether", "comprising", "comprises", "consisting", "consists", "composed",
     "made", "makes", "make")
)  # fmt: skip
LEADS: frozenset[str] = frozenset(("majority", "margin"))
VOTED: frozenset[str] = LEADS | {"votes"}
COLONS: frozenset[str] = frozenset((":",))

PARTIAL = frozenset(
    (
        "including", "include", "includes", "included", "among", "such", "notably", "especially", "particularly",
        "mostly", "mainly", "another", "other", "others", "initially", "rest", "remaining", "remainder", "etc",
        "e.g.", "like", "both", "or", "additional", "half", "many", "several", "some", "most",
    )
)  # fmt: skip
"""Words by which a list says that it is not the whole, or that its parts overlap."""

DETERMINERS = frozenset(("the", "those", "these", "its", "their", "his", "her", "all", "our"))
SIDES = frozenset(
    ("vote", "votes", "to", "-", "--", "against", "for", "in", "favour", "favor", "and", ",", "the", "motion", "bill",
     "plan", "proposal", "hands", "it", "were", "was", "voting", "members", "said", "no", "yes", ";")
)  # fmt: skip
ADDING = (
    ["total", "of"],
    ["up", "to"],
    ["comes", "to"],
    ["come", "to"],
    ["sum", "of"],
    ["bill", "of"],
    ["amounts", "to"],
)
MAKING = frozenset(("altogether", "makes", "make", "making", "totalling", "totaling", "totals"))
"""Words before a total that is told behind its parts."""
TOTALS = (("in", "all"), ("in", "total"))
COMPOSED = (("made", "up", "of"), ("consisting", "of"), ("consists", "of"), ("composed", "of"))
N_SUM = 2
MOST = 0.6
"""Parts that make less than this share of the whole are the greatest of many: "of the 70, nine died in …"."""

OWNED = 6
LONGEST_ITEM = 6


def sums(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "Of the 30 ships, 12 went to A, 10 to B and 8 to C"; "30 ships: 12 tankers, 10 ferries and 8 tugs"."""
    start, end = scene.prose.sentences[sentence]
    if len(scene.begins(start, end)) < N_SUM:
        return
    found = scene.figures(sentence)
    if len(found) < N_SUM:
        return
    one = _totalled(scene, found, start)
    words = frozenset(scene.prose.lower[start:end])
    if one is None and PARTIAL.isdisjoint(words - {"other"}):  # "12 went to other mills"
        one = _of_the(scene, found, start, end)
        if one is None and "other" not in words:
            one = _itemised(scene, found, start, end)
    if one is not None:
        yield one


def _of_the(scene: Scene, found: list[Figure], start: int, end: int) -> Calculation | None:
    prose = scene.prose
    whole = found[0]
    at = start + 1 if prose.tags[start] == "Q" else start
    if prose.lower[at] != "of" or not set(prose.lower[at + 1 : whole.first]) <= DETERMINERS:
        return None
    parts = [one for one in found[1:] if same_sort(one, whole)]
    people = scene.known.measures.lists["people"]
    if len(parts) < N_SUM or len(parts) != len(found) - 1:
        return None
    if any(one.noun and one.noun != whole.noun and not (one.noun in people and whole.noun in people) for one in parts):
        return None
    if parts[0].first - whole.end > 2 + LONGEST_ITEM or not says_of_each(prose.tags, parts):
        return None
    sure = 0.85
    if sum(one.end < end and prose.tags[one.end] == "A" for one in parts) > 1:
        # "286 have degrees, 202 are under 45": one candidate may be both; three that come near to the whole are all
        if len(parts) <= N_SUM or abs(sum(one.value for one in parts) - whole.value) > NEARLY * whole.value:
            return None
        sure = 0.5
    last = prose.lower[parts[-1].first - 1]
    follow = {prose.tags[one.end] if one.end < end else "." for one in parts[1:]}  # "12 went to A, 10 to B and 8 to C"
    parallel = last == "and" and len(follow) == 1 and follow <= set("ITVA")
    return summed(whole, parts, len(parts), at, parts[-1].end, parallel and len(parts) > N_SUM, sure)


def says_of_each(tags: list[str], parts: list[Figure]) -> bool:
    """Whether the first part has a verb or a place: "of the 10 men, seven women and two boys" is one whole."""
    between = tags[parts[0].end : parts[1].first]
    return "V" in between or "A" in between or between[:1] in (["I"], ["T"])


def _itemised(scene: Scene, found: list[Figure], start: int, end: int) -> Calculation | None:
    """What follows a colon, a dash or "made up of": every item opens with a figure, or is one thing."""
    prose = scene.prose
    lower = prose.lower
    for at in range(start, end):
        if lower[at] in {":", "--"}:
            opens = at + 1
        elif lower[at] in {"made", "consisting", "consists", "composed", "comprising", "comprises"}:
            phrase = next((one for one in COMPOSED if tuple(lower[at : at + len(one)]) == one), None)
            opens = at + len(phrase) if phrase else at + 1
            if phrase is None and lower[at] not in {"comprising", "comprises"}:
                continue
        else:
            continue
        before = [one for one in found if one.end <= at]
        if not before or at - before[-1].end > LONGEST_ITEM or opens >= end:
            continue
        whole = before[-1]
        if lower[at] in {":", "--"} and whole.unit == "" and not whole.noun and not _is_group(scene, whole):
            continue
        one = _items(scene, whole, {figure.first: figure for figure in found}, opens, end)
        if one is not None:
            return one
    return None


def _items(scene: Scene, whole: Figure, by_first: dict[int, Figure], opens: int, end: int) -> Calculation | None:
    lower, tags = scene.prose.lower, scene.prose.tags
    parts: list[Figure] = []
    n_single, closed, at = 0, False, opens
    while at < end:
        one = by_first.get(at)
        if one is not None and same_sort(one, whole):
            parts.append(one)
            at = one.end
        elif lower[at] in {"a", "an", "one"} and whole.dimension == "count" and at + 1 < end and tags[at + 1] in "NJ":
            n_single += 1
            at += 2
        else:
            return None
        while at < end and lower[at] not in {",", "and", "--", ";", ":", "."}:
            if at in by_first:
                return None  # "three men aged 30": more figures than parts
            at += 1
        if at >= end or lower[at] in {"--", ";", ":", "."}:
            break
        if closed and not _goes_on(lower, by_first, at, end):
            break
        if lower[at] == "," and at + 1 < end and lower[at + 1] == "and":
            at += 1
        closed = closed or lower[at] == "and"
        at += 1
    if not closed or len(parts) + n_single < N_SUM or not parts:
        return None
    nouns = {one.noun for one in parts if one.noun}
    named = nouns or whole.noun or _is_group(scene, whole)
    if any(one.dimension == "duration" for one in parts) or (whole.dimension == "count" and not named):
        return None
    last = max(parts[-1].end, opens + 1)
    return summed(whole, parts, len(parts) + n_single, whole.first, last, True, 0.75, float(n_single))


def _is_group(scene: Scene, whole: Figure) -> bool:
    """Whether a bare figure says how many a group has: "a choir of 64", "the squad of 31"."""
    prose = scene.prose
    return prose.lower[whole.first - 1] == "of" and prose.tags[whole.first - 2] == "N"


def _goes_on(lower: list[str], by_first: dict[int, Figure], at: int, end: int) -> bool:
    """Whether one more part follows an "and" that was not the last: "two men and a girl inside and a man outside"."""
    return lower[at] == "and" and at + 1 < end and (at + 1 in by_first or lower[at + 1] in {"a", "an", "another"})


def _totalled(scene: Scene, found: list[Figure], start: int) -> Calculation | None:
    """ "12 tugs, 9 ferries and 4 yachts, 30 boats in all", "for a total of 30": the parts may be some of more."""
    lower = scene.prose.lower
    for at in range(len(found) - 1, N_SUM - 1, -1):
        paid = next((one for one in found[:at] if one.dimension == "money"), found[at])
        whole = like(found[at], paid)  # "12 million euros from the town and 4 from the state, which makes 16 million"
        parts = [like(one, whole) for one in found[:at]]
        while parts and not (same_sort(parts[0], whole) and parts[0].value < whole.value * 2):
            parts = parts[1:]
        told = lower[max(whole.first - 2, 0) : whole.first]
        said = told in ADDING or told[-1] in MAKING
        follows = whole.end + (scene.prose.tags[whole.end : whole.end + 1] in (["J"], ["V"]))  # "25 dead in all"
        after = tuple(lower[follows : follows + 2])
        if not (said or after in TOTALS or after[:1] == ("altogether",)) or len(parts) < N_SUM:
            continue
        if not PARTIAL.isdisjoint(lower[max(parts[0].first - 2, start) : whole.first]):
            continue
        if all(same_sort(one, whole) and one.value < whole.value * 2 for one in parts) and all(
            _listed(lower, before.stop, one.first) or _done_too(scene, one.first) for before, one in pairwise(parts)
        ):
            near = abs(sum(one.value for one in parts) - whole.value) <= NEARLY * whole.value
            if not near and found[at].dimension != whole.dimension:
                continue  # the unit is that of a part: "120 euros and the shoes 90, so that he paid 310 in all"
            first = parts[0].first
            return summed(whole, parts, len(parts), first, whole.end, near, 0.58 if near else 0.75)
    return None


def _listed(lower: list[str], stop: int, first: int) -> bool:
    """Whether a part stands behind the one before: "seven in Lipa and three", "the floor 700 and the seats 400"."""
    between = lower[stop:first]
    return bool(between) and (
        between[-1] in {",", "and"} or (len(between) < LONGEST_ITEM and not {",", "and"}.isdisjoint(between))
    )


def _done_too(scene: Scene, first: int) -> bool:
    """Whether a part has a verb of its own: "damaged 30 houses and destroyed 12"."""
    return scene.prose.tags[first - 1] == "V" and scene.prose.lower[first - 2] in {",", "and"}


def summed(
    whole: Figure,
    parts: list[Figure],
    n_items: int,
    first: int,
    stop: int,
    complete: bool,
    sure: float,
    more: float = 0,
) -> Calculation:
    """The calculation of a whole and its parts; ``more`` are single things among them."""
    low = sum(one.amount.low for one in parts) + more
    high = sum(one.amount.high for one in parts) + more
    printed = sum(one.value for one in parts) + more
    fields: dict[str, Value] = {
        "form": "sum",
        "whole": whole.amount,
        "part": parts[0].amount,
        "sum": Amount(low, high, printed),
        "items": float(n_items),
        "unit": whole.unit,
    }
    if whole.noun:
        fields["noun"] = whole.noun
    whole_list = complete and printed > MOST * whole.value
    return Calculation(first, stop, fields, sure, () if whole_list else ("partial",))


def shares(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "14 of the 23 patients, or 61 percent"; "There are 23 patients. Fourteen, or 61 percent, are children"."""
    found = scene.figures(sentence)
    start, end = scene.prose.sentences[sentence]
    for index, share in enumerate(found):
        if share.dimension != "percent" or share.unit != "%":
            continue
        one = _share(scene, sentence, found, index, start, end)
        if one is not None:
            yield one


def _share(scene: Scene, sentence: int, found: list[Figure], index: int, start: int, end: int) -> Calculation | None:
    lower, share = scene.prose.lower, found[index]
    part = found[index - 1] if index else None
    if index + 2 < len(found) and links(lower, share.stop, found[index + 1].first):
        whole, part = found[index + 1 : index + 3]
        if whole.dimension == part.dimension == "count" and apposed(lower, whole.end, part.first):
            return shared(whole, part, share, 0.85)
        return None
    if part is None or part.dimension != "count" or not apposed(lower, part.end, share.first):
        part = found[index + 1] if index + 1 < len(found) else None
        if part is None or part.dimension != "count" or not apposed(lower, share.end, part.first):
            return None
    if "another" in lower[max(part.first - 1, start) : part.first + 1]:
        return None
    chosen = _whole(scene, sentence, found, part, start)
    if chosen is None:
        return None
    whole, part, sure = chosen
    return shared(whole, part, share, sure)


def shared(whole: Figure, part: Figure, share: Figure, sure: float) -> Calculation | None:
    """The calculation of a part, its whole and the percentage; None where the part is no part."""
    if whole.value < part.value or part.value <= 0:
        return None
    fields: dict[str, Value] = {"form": "share", "whole": whole.amount, "part": part.amount, "share": share.cut()}
    if whole.noun:
        fields["noun"] = whole.noun
    ordered = sorted((whole, part, share))
    return Calculation(ordered[0].first, ordered[-1].stop, fields, sure)


def _whole(
    scene: Scene, sentence: int, found: list[Figure], part: Figure, start: int
) -> tuple[Figure, Figure, float] | None:
    """The whole of a part, the part, and how sure that is."""
    lower, at = scene.prose.lower, found.index(part)
    if at and lower[found[at - 1].end : part.first] == ["for"] and part.dimension == found[at - 1].dimension:
        return part, found[at - 1], 0.75  # "640 tickets for 800 seats, or 80 percent"
    if at and links(lower, found[at - 1].stop, part.first):  # "14 of the 23 patients, or 61 percent"
        return part, found[at - 1], 0.9
    if at + 1 < len(found) and links(lower, part.end, found[at + 1].first):
        return found[at + 1], part, 0.9
    if at and lower[start] == "of" and found[0].first - start <= 2:  # "Of the 23 patients, 14, or 61 percent"
        return (found[0], part, 0.85) if found[0].dimension == "count" and found[0] is not part else None
    if at or part.first - start > 1 or part.noun == "point":
        return None  # only "There are 23 patients. Fourteen, or …": what rises by 21 points is part of nothing
    first = scene.prose.sentences[sentence - 1][0] if sentence else 0
    if not sentence or scene.prose.paragraphs[sentence] != scene.prose.paragraphs[sentence - 1]:
        return None
    wholes = [
        one
        for one in scene.figures(sentence - 1)
        if one.dimension == "count"
        and one.value >= part.value
        and (not part.noun or part.noun == one.noun)
        and one.noun
        and lower[max(one.first - 1, first)] not in {"from", "than", "another", "to", "by"}
    ]
    return (wholes[0], part, 0.8 if part.noun else 0.65) if len(wholes) == 1 else None


def links(lower: list[str], stop: int, first: int) -> bool:
    """Whether one figure is told as a part of the other: "47 of the 62", "47 out of 62"."""
    between = lower[stop:first]
    if between[:1] == ["out"]:
        between = between[1:]
    owned = between[-1:] == ["'s"] and len(between) < OWNED  # "47 of the school's 62 pupils"
    return between[:1] == ["of"] and (owned or set(between[1:]) <= DETERMINERS)


def majorities(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "passed by 27 votes to 23, a majority of four"."""
    lower = scene.prose.lower
    n_sentences = len(scene.prose.sentences)
    leads = [
        one for one in scene.figures(sentence) if one.dimension == "count" and one.first > 1 and _is_lead(scene, one)
    ]
    if len(leads) != 1 or leads[0].value % 1 or lower[leads[0].stop : leads[0].stop + 1] in (["to"], ["-"]):
        return
    sides = []
    for near in (sentence - 1, sentence, sentence + 1):
        if 0 <= near < n_sentences and scene.prose.paragraphs[near] == scene.prose.paragraphs[sentence]:
            figures = [one for one in scene.figures(near) if one.dimension == "count" and one is not leads[0]]
            sides += [pair for pair in pairwise(figures) if _voted(lower, leads[0], *pair)]
    if sides and len({(one.value, other.value) for one, other in sides}) == 1:
        ayes, noes = sorted(sides[0], key=lambda one: -one.value)
        fields: dict[str, Value] = {
            "form": "majority",
            "whole": ayes.amount,
            "part": noes.amount,
            "change": leads[0].amount,
        }
        ordered = sorted((*sides[0], leads[0]))
        yield Calculation(ordered[0].first, ordered[-1].stop, fields, 0.85)


def _is_lead(scene: Scene, one: Figure) -> bool:
    """ "A majority of four", "won by four votes"."""
    lower = scene.prose.lower
    if lower[one.first - 1] == "of":
        return lower[one.first - 2] in LEADS
    follows = lower[one.end : one.end + 1]
    return lower[one.first - 1] == "by" and one.noun == "vote" and not one.hedged and follows not in (["to"], ["-"])


def _voted(lower: list[str], lead: Figure, one: Figure, other: Figure) -> bool:
    """Whether two figures are the sides of a vote: "27 votes to 23", "2,317 to Peter Lund's 2,279"."""
    between = lower[one.stop : other.first]
    if set(between) <= SIDES and not {"to", "-", "against"}.isdisjoint(between):
        return True
    named = between[:1] in (["to"], ["against"]) and between[-1] in {"'s", "for"} and len(between) < OWNED
    return named and lead.value < min(one.value, other.value)


def listed(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "These are the four villages that were hit: A, B, C and D"."""
    prose = scene.prose
    start, end = prose.sentences[sentence]
    lower, tags = prose.lower, prose.tags
    colon = lower.index(":", start, end)
    before = [one for one in scene.figures(sentence) if one.end <= colon]
    if (
        not before
        or not PARTIAL.isdisjoint(lower[start:end])
        or any(one.first > colon for one in scene.figures(sentence))
    ):
        return
    whole = before[-1]
    if whole.dimension != "count" or not whole.noun or colon - whole.end > 10 or not 2 <= whole.value <= 12:
        return
    if lower[whole.end - 1] == whole.noun or whole.hedged:
        return  # "six o'clock news: …" is no plural
    stop = next((at for at in range(colon + 1, end) if lower[at] in (";", "--", ".", "(", "?", ":", '"')), end)
    if lower[stop - 1] == ",":
        stop -= 1  # "A, B and C," she said
    items = _names(lower, tags, colon + 1, stop)
    if items:
        fields: dict[str, Value] = {
            "form": "list",
            "whole": whole.amount,
            "items": float(items),
            "noun": whole.noun,
        }
        yield Calculation(whole.first, stop, fields, 0.7)


def _names(lower: list[str], tags: list[str], start: int, stop: int) -> int:
    """How many items a plain list has; 0 where it is none, or where an item has a comma or an "and" of its own."""
    items: list[tuple[int, int]] = []
    first = start
    for at in range(start, stop + 1):
        if at == stop or lower[at] in {",", "and"}:
            if at > first:
                items.append((first, at))
            elif not (lower[at : at + 1] == ["and"] and at and lower[at - 1] == ","):
                return 0
            first = at + 1
    ands = [at for at in range(start, stop) if lower[at] == "and"]
    if len(items) < N_SUM or len(ands) != 1 or ands[0] + 1 != items[-1][0]:
        return 0
    for low, high in items:
        if high - low > LONGEST_ITEM or lower[low] in {"a", "an", "the", "his", "her", "its", "their", "aged", "who"}:
            return 0
        if any(tag in "VAO#Q" for tag in tags[low:high]) or not any(tag in "NP" for tag in tags[low:high]):
            return 0
    return len(items)
