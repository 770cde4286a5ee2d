"""Shares that a text works out for its reader: "12 of the 40 came by bus, one in five", "33 of 47. That is 80 %".

What comes in: a scene and the number of a sentence. What goes out: calculations of form "share" whose result stands
further off than behind "or", or is a fraction: a third, two in five, half.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, pairwise
from typing import NamedTuple

from newslint.annotate import hedges
from newslint.annotate.calculation import Calculation, Scene, apposed
from newslint.annotate.carried import MAKES, OTHERWISE, PLURALS, POINTING, WHOLES
from newslint.annotate.numbers import Number
from newslint.annotate.operands import Figure, like, same_sort
from newslint.annotate.parts import shared
from newslint.annotate.watch import between
from newslint.core.values import Amount

FRACTIONS = {
    "half": 50.0, "third": 100 / 3, "thirds": 100 / 3, "quarter": 25.0, "quarters": 25.0, "fifth": 20.0,
    "fifths": 20.0, "sixth": 100 / 6, "eighth": 12.5, "tenth": 10.0, "tenths": 10.0,
}  # fmt: skip
ONES = frozenset(("a", "one"))
MANY = {"two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0}
ODDS = {"one": 1.0, **MANY, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "twenty": 20.0}
NTH = {"second": 50.0}
"""Every second signature."""
COMPOUND = {
    f"{many}-{word}": MANY[many] * FRACTIONS[word]
    for many, word in (("two", "thirds"), ("three", "quarters"), ("two", "fifths"), ("three", "fifths"),
                       ("four", "fifths"), ("nine", "tenths"))
}  # fmt: skip
TRIGGERS: frozenset[str] = frozenset((*FRACTIONS, *COMPOUND, *NTH, *(set(ODDS) - {"one"})))
"""Words with which a fraction ends: the "five" of one in five."""

ROUGH = 0.1
"""How far a fraction may be from what it stands for: a third is told of 29 to 37 per cent."""

LINKS = frozenset((",", ":", "--", "-", "(", "or", ";"))
STRONG = frozenset(("or", "(", ":"))
SAYING = frozenset(("is", "are", "makes", "means", "was", "were"))
THAT = frozenset(("that", "which", "this"))
"""What leads over to the share: "900 were taken, that is nine in ten", "52 of 90 is half"."""
CLOSERS = frozenset((",", ".", ")", ";", ":", "--", "-", "!", "?", "\u201d"))
RATES = frozenset(
    ("rate", "share", "proportion", "percentage", "ratio", "quota", "turnout", "loss", "success", "failure",
     "attendance", "yield", "survival", "mortality", "occupancy", "approval")
)  # fmt: skip
APART = 14
"""Tokens between a part and the share that it is said to be."""
BACK = 3
"""Sentences that "That is two in three" may point back over."""


class Fraction(NamedTuple):
    """Tokens of a share that is told in words, with hedge, and the per cent that it allows."""

    first: int
    stop: int
    amount: Amount

    def figure(self) -> Figure:
        """The same as a figure in per cent."""
        value = self.amount.printed or 0.0
        return Figure(self.first, self.stop, self.stop, self.amount, value, 0.1, "%", "percent", "", True)


def fractions(scene: Scene, start: int, end: int) -> Iterator[Fraction]:
    """ "A third", "nearly half", "two-thirds", "one in five", "four out of five"."""
    lower = scene.prose.lower
    for at in compress(range(start, end), map(TRIGGERS.__contains__, lower[start:end])):
        word = lower[at]
        first, value = at, 0.0
        before = lower[at - 1] if at > start else ""
        if word in COMPOUND:
            value = COMPOUND[word]
        elif word in NTH:
            if before != "every":
                continue
            value, first = NTH[word], at - 1
        elif word in FRACTIONS:
            value = FRACTIONS[word]
            if before == "every":
                first = at - 1
            elif before in MANY and word[-1] == "s":
                value, first = value * MANY[before], at - 1
            elif before in ONES:
                first = at - 1
            elif word != "half":
                continue
        elif before == "in" and at - 2 >= start and lower[at - 2] in ODDS:
            value, first = 100 * ODDS[lower[at - 2]] / ODDS[word], at - 2
        elif lower[at - 2 : at] in (["out", "of"], ["in", "every"]) and at - 3 >= start and lower[at - 3] in ODDS:
            value, first = 100 * ODDS[lower[at - 3]] / ODDS[word], at - 3
        elif before in ("in", "every"):  # "one tower in two", "three gallons in every four"
            first = at - 3 - (before == "every")
            if (
                first < start
                or lower[first] not in ODDS
                or scene.prose.tags[first + 1] != "N"
                or lower[first + 2] != "in"
            ):
                continue
            value = 100 * ODDS[lower[first]] / ODDS[word]
        if not 0 < value < 100 or (word == "half" and lower[first - 1] == "and"):
            continue
        reach = ROUGH * min(value, 100 - value) + 1.0
        number = Number(first, at + 1, value - reach, value + reach, round(value, 1), "fraction")
        hedged = hedges.read(scene.prose, number, first, at + 1, start, end, scene.known.hedges)
        low, high, printed, bound = hedged.amount
        if hedged.kind in {"nearly", "just over", "about"}:
            low, high = (
                min(low, value - 1.5 * reach),
                max(high, value + (0.3 if hedged.kind == "nearly" else 1) * reach),
            )
        yield Fraction(hedged.first, hedged.stop, Amount(low, high, printed, bound))


def shares(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """A share that stands behind its part and its whole, or points back to them."""
    prose = scene.prose
    start, end = prose.sentences[sentence]
    told = list(fractions(scene, start, end))
    if not told and not _has_percent(scene, start, end):
        return  # by far most often: the figures need not be read
    found = [one for one in scene.figures(sentence) if not any(said.first <= one.first < said.stop for said in told)]
    percents = [one for one in found if one.dimension == "percent" and one.unit == "%"]
    results: list[Figure | Fraction] = [*told, *percents]
    for said in results:
        behind = _of_whole(scene, said, found) if isinstance(said, Fraction) else None
        if behind is not None:
            yield from _told(behind, said)
            continue
        before = [one for one in found if one.stop <= said.first and one not in percents]
        if not before:
            yield from _pointing(scene, sentence, said)
            continue
        pair = _pair(scene, start, before[-2:]) or _rated(scene, before, said.first)
        if pair is None or (isinstance(said, Figure) and apposed(prose.lower, before[-1].end, said.first)):
            continue
        if _tied(scene, before[-1].end, said.first, said.stop, end):
            yield from _told(pair, said)


def _has_percent(scene: Scene, start: int, end: int) -> bool:
    """Whether a sentence may have a share in per cent: a sign or a word of it, or a figure tied to a word."""
    prose, words = scene.prose, scene.known.units.shares
    if between(prose.where(words), start, end):
        return True
    tied = [prose.lower[i] for i in prose.odd_within(start, end) if "-" in prose.lower[i]]
    return any(not words.isdisjoint(word.split("-")) for word in tied)


def _of_whole(scene: Scene, said: Fraction, found: list[Figure]) -> tuple[Figure, Figure] | None:
    """The whole and the part of "three in four of the 880 islanders, that is 660"."""
    lower = scene.prose.lower
    behind = [one for one in found if one.first >= said.stop]
    if lower[said.stop : said.stop + 1] != ["of"] or len(behind) < len(("whole", "part")):
        return None
    whole, part = behind[0], like(behind[1], behind[0])
    between = lower[whole.end : part.first]
    near = whole.first - said.stop <= BACK + 3 and 0 < len(between) <= BACK and between[0] in LINKS
    if not near or not set(between[1:]) <= THAT | SAYING | {"some", "about", "or"} or not same_sort(whole, part):
        return None
    return (whole, part) if part.value < whole.value and part.noun in ("", whole.noun) else None


def _told(pair: tuple[Figure, Figure], said: Figure | Fraction) -> Iterator[Calculation]:
    whole, part = pair
    if isinstance(said, Figure):
        share, sure = said, 0.75
    else:
        share, sure = said.figure(), 0.58
    calculation = shared(whole, part, share, sure)
    if calculation is not None:
        yield calculation


def _pair(scene: Scene, start: int, found: list[Figure]) -> tuple[Figure, Figure] | None:
    """The whole and its part: "12 of the 40", "of the 40 doors 12", "in a village of 40 houses 12"."""
    if len(found) != 2:
        return None
    one, other = like(found[0], found[1]), like(found[1], found[0])
    if not same_sort(one, other):
        return None
    lower, tags = scene.prose.lower, scene.prose.tags
    behind = lower[other.stop : other.stop + 2]
    if behind[:1] == ["of"] and not PLURALS.isdisjoint(behind) and other.value < one.value:
        return one, other
    for stop in (one.stop, one.end):
        between = lower[stop : other.first]
        between = between[between.index("out") + 1 :] if "out" in between[:2] else between  # "42 dead out of 70"
        if 0 < len(between) < 5 and between[0] == "of" and "V" not in tags[stop : other.first]:
            return (other, one) if one.value < other.value else None
    at = one.first - 1
    while at > start and at > one.first - 4 and tags[at] not in "VI,.":
        at -= 1
    if lower[at] == "of" and other.value < one.value:
        opens = at == start or lower[at - 1] in CLOSERS or other.first - one.end < 2
        return (one, other) if opens and other.first - one.end < APART else None
    return None


def _rated(scene: Scene, found: list[Figure], first: int) -> tuple[Figure, Figure] | None:
    """The whole and the part of a rate: "41 shots came, 38 stayed out, a save rate of"; there are no others."""
    if len(found) != 2 or not same_sort(*found) or found[0].value <= found[1].value:
        return None
    lower = scene.prose.lower
    rated = lower[first - 1] == "of" and not RATES.isdisjoint(lower[first - 3 : first])
    return (found[0], found[1]) if rated and found[0].dimension == "count" else None


def _tied(scene: Scene, after: int, first: int, stop: int, end: int) -> bool:
    """Whether a share is said to be that of the figures before it, and not of something else beside them."""
    lower = scene.prose.lower
    at = first - 1 - (lower[first - 1] == "very")
    rate = lower[at] == "of" and not RATES.isdisjoint(lower[max(after, at - 3) : at])
    if rate:
        at -= 2
        while at > after and lower[at] not in {"a", "an", "the"}:
            at -= 1
        at -= 1
    said = lower[at] in SAYING and (at == after or lower[at - 1] in THAT)
    if not after <= at <= after + APART or not (said or lower[at] in LINKS):
        return False
    otherwise = OTHERWISE - RATES
    if not otherwise.isdisjoint(lower[after:first]) or not otherwise.isdisjoint(scene.prose.lemmas[stop : stop + 2]):
        return False
    if rate or said or lower[at] in STRONG:
        return True
    behind = lower[stop] if stop < end else "."
    if lower[stop : stop + 2] == ["of", "them"] and lower[stop + 2 : stop + 3] in ([","], ["."]):
        return True  # "40 of the 160 trees are rotten, a third of them, the office said"
    if behind == "of" and not PLURALS.isdisjoint(lower[stop + 1 : stop + 3]):
        return False  # "12 came by bus, half of them girls": a share of those 12
    return behind in CLOSERS or (behind == "of" and not WHOLES.isdisjoint(lower[stop + 1 : stop + 3]))


def _pointing(scene: Scene, sentence: int, said: Figure | Fraction) -> Iterator[Calculation]:
    """ "That is more than two thirds": of the figures of a sentence not far before."""
    prose = scene.prose
    start, end = prose.sentences[sentence]
    lower = prose.lower
    if lower[start] not in POINTING or said.first - start > 4:
        return
    words = (*prose.lemmas[start + 1 : said.first], *prose.lemmas[said.stop : min(said.stop + 3, end)])
    if MAKES.isdisjoint(words) or not OTHERWISE.isdisjoint(words):
        return
    paragraph = prose.paragraphs[sentence]
    for number in range(sentence - 1, max(sentence - 1 - BACK, -1), -1):
        found = scene.figures(number)
        opens = prose.sentences[number][0]
        pair = next(
            (pair for one, other in pairwise(found) if (pair := _pair(scene, opens, [one, other])) is not None),
            None,
        )
        if pair is not None:
            if isinstance(said, Fraction) or number < sentence - 1 or prose.paragraphs[number] != paragraph:
                yield from _told(pair, said)
            return
