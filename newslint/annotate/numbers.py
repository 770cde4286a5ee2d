"""Figures and number words as intervals: "2.3m", "a few million", "twenty-one", "half a dozen", "10 to 15".

What comes in: tokens and a position. What goes out: a Number, the tokens it covers and what it allows, before any
hedge. A printed number stands for all that would be printed so: with a scale or decimals, half a unit of its last
digit either way; a plain whole number is exact. The rounding idea is statcheck's (Nuijten et al. 2016).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple

from newslint.annotate import laps, ones
from newslint.annotate.digits import GLYPHS, figure
from newslint.annotate.phrases import Phrases, split
from newslint.annotate.prose import Prose, new
from newslint.annotate.watch import Watched
from newslint.annotate.words import LIMIT
from newslint.core.hints import mypyc_attr
from newslint.core.lexicon import Lexicon

DIGITS = frozenset("0123456789")
ONE = frozenset(("a", "an", "one"))
LONGEST = 12
"""Words of the longest number that is read as one."""

NUMERIC = DIGITS | frozenset(GLYPHS) | {"."}
ROUND_SCALE = 1_000_000
"""From here on a number with a scale is rounded: "two thousand" may be counted, "two million" is not."""

BIRTHDAY = "birthday"


class Number(NamedTuple):
    """Tokens ``first`` up to ``stop`` and the interval they allow; ``rest`` is what a hyphen ties to the figure.

    ``form`` is "digits", "words", "vague", "fraction" or "none" (a zero in words); ``scaled`` says that a scale word
    belongs to it, or that the house says how much it means.
    """

    first: int
    stop: int
    low: float
    high: float
    printed: float | None
    form: str
    scaled: bool = False
    rest: str = ""


PARTS_OF_TEN = {"early": (0.0, 4.0), "mid": (3.0, 7.0), "late": (6.0, 9.0)}
"""Which years of ten "mid-forties" means."""


@mypyc_attr(native_class=False)
class Figures(dict[str, bool]):
    """Whether a word that is not made of letters alone begins with a figure, or is a compound that a number opens."""

    def __init__(self, triggers: frozenset[str]) -> None:
        super().__init__()
        self.triggers = triggers

    def __missing__(self, word: str) -> bool:
        head, dash, _ = word.partition("-")
        if dash:
            found = word[0] in DIGITS or head in self.triggers or head in PARTS_OF_TEN
        else:
            found = word[0] in NUMERIC and word[-1] != "."
        if len(self) < LIMIT:
            self[word] = found
        return found


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The tables of ``numbers.yaml``; ``house`` are the bands that rule files give to words."""

    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    suffixes: Mapping[str, float]
    glued: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    plurals: Mapping[str, tuple[float, float]]
    fractions: Mapping[str, float]
    ordinals: Mapping[str, int]
    decades: Mapping[str, float]
    called: Mapping[str, tuple[float, float]]
    nothing: frozenset[str]
    metric: frozenset[str]
    triggers: Watched
    figures: Figures
    house: Phrases[tuple[float, float]]


def words(lexicon: Lexicon) -> NumberWords:
    """The number words of a lexicon."""

    def floats(section: str) -> dict[str, float]:
        table = lexicon.table("numbers", section)
        return {word: float(str(value)) for word, value in table.items()}

    def bands(section: str) -> dict[str, tuple[float, float]]:
        table = lexicon.table("numbers", section)
        return {
            word: (float(str(band[0])), float(str(band[1]))) for word, band in table.items() if isinstance(band, list)
        }

    cardinals, scales, vague, plurals = floats("cardinals"), floats("scales"), bands("vague"), bands("plurals")
    fractions, nothing = floats("fractions"), frozenset(lexicon.words("numbers", "nothing"))
    decades = floats("decades")
    house = _house(lexicon)
    openers = house.openers()
    called = bands("called")
    single = (BIRTHDAY, "no", "another", *ones.LONG, *nothing, *openers)
    triggers = Watched((*single, *decades, *called, *cardinals, *scales, *vague, *plurals, *fractions))
    return NumberWords(
        cardinals,
        scales,
        floats("suffixes"),
        floats("glued"),
        vague,
        plurals,
        fractions,
        {word: int(value) for word, value in floats("ordinals").items()},
        decades,
        called,
        nothing,
        frozenset(lexicon.words("units", "metric")),
        triggers,
        Figures(triggers),
        house,
    )


def _house(lexicon: Lexicon) -> Phrases[tuple[float, float]]:
    """What the house says that words mean: ``hedge "a handful" means 3..6``, without article and "of"."""
    bands = []
    for phrase, band in lexicon.table("house", "hedges").items():
        parts = split(phrase)
        parts = parts[1:] if parts[0] in {"a", "an"} and len(parts) > 1 else parts
        parts = parts[:-1] if parts[-1] == "of" and len(parts) > 1 else parts
        if isinstance(band, list) and len(band) == 2:
            bands.append((parts, (float(str(band[0])), float(str(band[1])))))
    return Phrases(bands)


def starts(prose: Prose, known: NumberWords) -> list[int]:
    """Tokens at which a number may stand."""
    if prose.begins is None:
        odd = prose.odd
        figures = compress(odd, map(known.figures.__getitem__, map(prose.lower.__getitem__, odd)))
        prose.begins = sorted({*figures, *prose.where(known.triggers)})
    return prose.begins


def read(prose: Prose, index: int, known: NumberWords) -> Number | None:
    """The number that begins at (or, for "a million", just before) a token; read once an article.

    Values as printed: 8.6 is 8.55 to 8.65, 2 million is 1.5 to 2.5 million, 1,000 is 1,000.
    """
    seen = prose.figures
    if index in seen:
        known_one = seen[index]
        return known_one if isinstance(known_one, Number) else None
    found = seen[index] = _read(prose, index, known)
    return found


def _read(prose: Prose, index: int, known: NumberWords) -> Number | None:
    word = prose.lower[index]
    meant = known.house.at(prose.lower, index, len(prose.lower)) if known.house else None
    if meant is not None:
        return _meant(prose, index, *meant, known)
    if word[0] in NUMERIC:
        if word[-1] == "s" and len(word) < 5 and word[:2].isdecimal():
            return Number(index, index + 1, float(word[:2]), float(word[:2]) + 9, None, "decade")  # "her 30s"
        return _digits(prose, index, known)
    if word in known.decades:
        low = known.decades[word]
        return Number(index, index + 1, low, low + 9, None, "decade")
    if word in known.called:
        return Number(index, index + 1, *known.called[word], None, "called")  # "the teenager"
    if word == BIRTHDAY:
        return _birthday(prose, index, known)
    if word == "no":
        return _no(prose, index)
    if word in ones.LONG:
        return Number(index, index + 1, 0.75, 1.5, 1.0, "words", False, ones.LONG[word])
    if word == "another":
        return Number(index, index + 1, 1.0, 1.0, 1.0, "words") if ones.is_one_more(prose, index, index) else None
    if word in known.vague or word in known.plurals:
        return _vague(prose, index, known)
    head = word.partition("-")[0]
    if head == "half" or word in known.fractions:
        return _fraction(prose, index, known)
    tail = word.rpartition("-")[2]
    if tail in known.decades and head in PARTS_OF_TEN:
        low, high = PARTS_OF_TEN[head]  # "in her mid-forties"
        return Number(index, index + 1, known.decades[tail] + low, known.decades[tail] + high, None, "decade")
    if "-point-" in word:
        return _pointed(prose, index, known)
    if word.count("-") == 1 and head in known.cardinals and tail in known.fractions and tail != "second":
        share = known.cardinals[head] * known.fractions[tail]  # "two-thirds"
        return Number(index, index + 1, share, share, share, "fraction") if share < 1 else None
    if word in known.nothing:
        return Number(index, index + 1, 0.0, 0.0, 0.0, "none")
    return _spelled(prose, index, known)


def _birthday(prose: Prose, index: int, known: NumberWords) -> Number | None:
    """The number of a birthday: "her 50th birthday", "his fifty-third birthday"."""
    word = prose.lower[index - 1] if index else ""
    value = float(word[:-2]) if word[-2:] in {"th", "st", "nd", "rd"} and word[:-2].isdecimal() else None
    if value is None:
        head, _, tail = word.rpartition("-")
        last = known.ordinals.get(tail) or known.decades.get(f"{tail[:-4]}ies" if tail.endswith("ieth") else "")
        value = None if last is None else last + (known.cardinals.get(head, 0.0) if head else 0.0)
    return None if value is None else Number(index - 1, index + 1, value, value, value, BIRTHDAY)


def _no(prose: Prose, index: int) -> Number | None:
    """ "No one", "no deaths": nought of what follows."""
    follows = prose.lower[index + 1] if index + 1 < len(prose.lower) else ""
    if follows == "one":
        return Number(index, index + 2, 0.0, 0.0, 0.0, "none")
    tag = prose.tags[index + 1] if follows else "."
    return Number(index, index + 1, 0.0, 0.0, 0.0, "none") if tag in "NJ" else None


def _digits(prose: Prose, index: int, known: NumberWords) -> Number | None:
    lower, stop = prose.lower, index + 1
    text, _, rest = lower[index].partition("-")
    value = figure(text)
    if value is None:
        taken = laps.lap(prose, index) if ":" in text else None
        return taken and Number(index, taken[1], taken[0], taken[0], taken[0], "lap")
    decimals = len(text.partition(".")[2]) if "." in text else 0
    if rest.startswith("and-a-half"):
        value, decimals, rest = value + 0.5, 1, rest[11:]  # "2-and-a-half years"
    if rest:
        scale_word, _, after = rest.partition("-")
        scale = known.suffixes.get(scale_word, 1.0)
        if scale != 1.0:
            rest = after
    else:
        scale = 1.0
        if stop < len(lower):
            follows = lower[stop]
            touching = prose.starts[stop] == prose.end(index)
            if "/" in follows and "/" not in text and figure(follows) is not None:
                value += figure(follows) or 0.0  # "5 1/2"
                decimals, stop = 1, stop + 1
            elif follows in known.suffixes:
                scale, stop = known.suffixes[follows], stop + 1
            elif touching and follows in known.glued and not _is_metres(prose, stop, known):
                scale, stop = known.glued[follows], stop + 1
            elif "-" in follows and follows.partition("-")[0] in known.suffixes:
                word, _, rest = follows.partition("-")  # "5 million-dollar"
                scale, stop = known.suffixes[word], stop + 1
    scaled = scale != 1.0
    half = 0.5 * 10**-decimals * scale if decimals or scale >= 1000 else 0.0
    if text[-1] in GLYPHS or "/" in text:
        half = 0.05 * scale if scaled else 0.0
    value = round(value * scale, 3) if scaled else value
    low = round(value - half, 6)
    high = round(value + half, 6) if half else low
    return new(Number, (index, stop, low, high, value, "digits", scaled, rest))


def _is_metres(prose: Prose, at: int, known: NumberWords) -> bool:
    """Whether "10m" is ten metres: "10m deep", "the 100m final"; "$1M from the group" are millions."""
    lower = prose.lower
    money = at > 1 and prose.tags[at - 2] == "S"
    return lower[at] == "m" and not money and at + 1 < len(lower) and lower[at + 1] in known.metric


@dataclass(slots=True)
class _Spelling:
    """A number in words as far as it has been read; ``take`` adds a word, or says that it does not belong."""

    known: NumberWords
    total: float = 0.0
    current: float = 0.0
    fraction: float = 0.0
    scale: float = 1.0
    begun: bool = False

    def take(self, word: str) -> bool:
        value = self.known.cardinals.get(word)
        if value is not None and not self.fraction and self._fits(value):
            self.current += value
        elif word in self.known.scales and self.begun:
            scale = self.known.scales[word]
            if scale == 100:
                self.current = (self.current + self.fraction or 1.0) * scale
            else:
                self.total += (self.current + self.fraction or 1.0) * scale
                self.current, self.scale = 0.0, scale
            self.fraction = 0.0
        else:
            return False
        self.begun = True
        return True

    def _fits(self, value: float) -> bool:
        """After a ten comes a digit, after a hundred what is below it: "nineteen forty" is two numbers."""
        below = self.current % 100
        if not self.begun or (self.current == 0 and value < self.scale):
            return True
        if below:
            return below >= 20 and below % 10 == 0 and 0 < value < 10
        return self.current >= 100 and value < 100

    def continues(self, word: str) -> bool:
        """Whether "and" and a word go on: "one hundred and forty", not "two hundred and one of them"."""
        head = word.partition("-")[0]
        return (self.total > 0 or self.current >= 100) and head in self.known.cardinals and head != "one"


HALVES_OF = frozenset(("first", "second", "other", "latter", "better"))
OF_TIME = (["of", "an", "hour"], ["of", "a", "century"])
"""What a quarter may be of, and is a length of time."""

SHARES: frozenset[str] = frozenset(("thirds", "quarters", "fifths"))
PLAY: frozenset[str] = frozenset(("game", "play", "season", "year", "football", "basketball", "action", "growth"))
"""What has quarters that are counted: "after three quarters of play"."""


def _spelled(prose: Prose, index: int, known: NumberWords) -> Number | None:
    """Cardinals in words: "one hundred and forty", "four-and-a-half", "a million", "two and a half billion"."""
    lower = prose.lower
    first, at, rest = index, index, ""
    spelling = _Spelling(known)
    if lower[at] in known.scales:
        if not at or lower[at - 1] not in {"a", "an"}:
            return None
        first, spelling.begun = at - 1, True
    while at < min(len(lower), index + LONGEST):
        parts = lower[at].split("-")
        taken = 0
        while taken < len(parts) and spelling.take(parts[taken]):
            taken += 1
        if taken and parts[taken : taken + 3] == ["and", "a", "half"]:
            spelling.fraction, taken = 0.5, taken + 3
        if not taken:
            break
        at += 1
        if taken < len(parts):
            rest = "-".join(parts[taken:])
            break
        follows = lower[at : at + 3]
        if follows == ["and", "a", "half"]:
            spelling.fraction, at = 0.5, at + 3
        elif len(follows) > 1 and follows[0] == "and" and spelling.continues(follows[1]):
            at += 1
        elif len(follows) > 1 and follows[0] == "point" and known.cardinals.get(follows[1], 10.0) < 10:
            spelling.fraction, at = known.cardinals[follows[1]] / 10, at + 2
    if at == index:
        return None
    value, scale = spelling.total + spelling.current + spelling.fraction, spelling.scale
    if lower[at : at + 1] == ["quarters"] and lower[at + 1 : at + 4] in OF_TIME:
        return Number(first, at + 3, value / 4, value / 4, value / 4, "words")  # "three quarters of an hour"
    if lower[at : at + 1] and lower[at] in SHARES and lower[at + 1 : at + 2] == ["of"] and at == first + 1:
        share = value * known.fractions[lower[at]]
        if share < 1 and (lower[at] != "quarters" or (value == 3 and PLAY.isdisjoint(lower[at + 2 : at + 4]))):
            return Number(first, at + 1, share, share, share, "fraction")
    half = 0.5 * scale if scale >= ROUND_SCALE else 0.0
    if half and value / scale % 1:
        half /= 10
    return new(Number, (first, at, value - half, value + half, value, "words", scale > 1, rest))


def _pointed(prose: Prose, index: int, known: NumberWords) -> Number | None:
    """ "One-point-three million", "twenty-seven-point-three-five billion", as scripts for radio write it."""
    whole, _, after = prose.lower[index].partition("-point-")
    spelling = _Spelling(known)
    if not all(map(spelling.take, whole.split("-"))):
        return None
    digits, rest = 0, after.split("-")
    value = spelling.total + spelling.current
    while rest and known.cardinals.get(rest[0], 10.0) < 10:
        digits += 1
        value += known.cardinals[rest.pop(0)] / 10**digits
    if not digits:
        return None
    stop, scale = index + 1, 1.0
    if rest and rest[0] in known.scales:
        scale = known.scales[rest.pop(0)]
    elif not rest and stop < len(prose.lower) and prose.lower[stop] in known.scales:
        scale, stop = known.scales[prose.lower[stop]], stop + 1
    value = round(value, digits) * scale
    half = 0.5 * 10**-digits * scale
    return Number(index, stop, value - half, value + half, value, "words", scale > 1, "-".join(rest))


def _meant(prose: Prose, index: int, stop: int, band: tuple[float, float], known: NumberWords) -> Number:
    """Words that the house has given a band: "a handful of boats", "a handful million"."""
    lower = prose.lower
    first = index - (index > 0 and lower[index - 1] in {"a", "an"})
    scale = known.scales.get(lower[stop], 1.0) if stop < len(lower) else 1.0
    low, high = band[0] * scale, band[1] * scale
    return Number(first, stop + (scale > 1), low, high, low if low == high else None, "vague", True)


def _vague(prose: Prose, index: int, known: NumberWords) -> Number | None:
    """ "a few million", "several dozen", "tens of thousands", "hundreds of", "a couple of"."""
    lower, word = prose.lower, prose.lower[index]
    first, stop = index, index + 1
    before = lower[index - 1] if index else ""
    low, high = known.vague.get(word) or known.plurals[word]
    if word in {"couple", "handful", "pair"}:
        if before not in {"a", "another"}:
            return None
        first = index - (before == "a")
        if stop < len(lower) and lower[stop] == "of":
            follows = lower[stop + 1] if stop + 1 < len(lower) else ""
            if follows in known.scales or follows in known.plurals:
                stop += 1
    elif word == "few":
        if before in {"a", "last", "past", "next", "first", "another", "these", "those", "every"}:
            first = index - (before == "a")
        elif not (stop < len(lower) and lower[stop] in known.scales):
            return None  # "few people" denies more than it counts
    if stop < len(lower) and lower[stop] in known.scales and word in known.vague:
        scale = known.scales[lower[stop]]
        return Number(first, stop + 1, low * scale, high * scale, None, "vague", True)
    if stop < len(lower) and lower[stop] in known.plurals and lower[stop - 1] == "of":
        scale = known.plurals[lower[stop]][0]
        return Number(first, stop + 1, low * scale / 1.5, high * scale, None, "vague", True)
    if word in known.plurals and stop + 1 < len(lower) and lower[stop] == "of" and lower[stop + 1] in known.plurals:
        scale = 10 ** len(str(int(known.plurals[lower[stop + 1]][0]))) / 10
        return Number(first, stop + 2, low * scale, high * scale, None, "vague", True)
    printed = low if low == high else None
    return Number(first, stop, low, high, printed, "vague")


def _fraction(prose: Prose, index: int, known: NumberWords) -> Number | None:
    """ "half a million", "half a dozen", "a third of", "two-thirds", "three quarters"."""
    lower, word = prose.lower, prose.lower[index]
    n_tokens = len(lower)
    follows = lower[index + 1] if index + 1 < n_tokens else ""
    then = lower[index + 2] if index + 2 < n_tokens else ""
    if word in {"half-a-dozen", "half-dozen"} or (word == "half" and follows == "dozen"):
        return Number(index, index + 1 + (word == "half"), 6.0, 6.0, 6.0, "words")
    if word in {"half-million", "half-billion"}:
        value = 0.5 * known.scales[word[5:]]
        return Number(index, index + 1, value * 0.9, value * 1.1, value, "words", True)
    if word == "half" and follows in {"a", "an"} and then in known.scales:
        value = 0.5 * known.scales[then]
        wide = 0.0 if then == "dozen" else 0.1
        return Number(index, index + 3, value * (1 - wide), value * (1 + wide), value, "words", True)
    before = lower[index - 1] if index else ""
    if word == "half" and index > 3 and lower[index - 2 : index] == ["and", "a"] and lower[index - 4] in ONE:
        return Number(index - 4, index - 3, 1.5, 1.5, 1.5, "words")  # "a year and a half"
    if word == "half" and follows in {"a", "an"}:
        return Number(index, index + 2, 0.5, 0.5, 0.5, "half")  # "half an hour", if a unit follows
    if word == "half":
        whole = follows in {"of", "the", "its", "their", "all"} and before not in HALVES_OF
        return Number(index, index + 1, 0.5, 0.5, 0.5, "fraction") if whole else None
    if word not in known.fractions:
        return None
    value = known.fractions[word]
    if before in {"a", "one"} and [follows, then, *lower[index + 3 : index + 4]] in OF_TIME:
        return Number(index - 1, index + 3, value, value, value, "half")  # "a quarter of an hour"
    if word.endswith("s") and before in known.cardinals:
        value *= known.cardinals[before]
        return Number(index - 1, index + 1, value, value, value, "fraction") if value < 1 else None
    if before in {"a", "one"} and follows in {"of", "the"} and (word != "quarter" or then not in {"the", "a"}):
        if follows == "of" and then == "a" and index + 3 < n_tokens and lower[index + 3] in known.scales:
            value *= known.scales[lower[index + 3]]
            return Number(index - 1, index + 4, value * 0.95, value * 1.05, value, "words", True)
        return Number(index - 1, index + 1, value, value, value, "fraction")
    if before in {"a", "one"} and word == "quarter" and follows == "of":
        return Number(index - 1, index + 1, value, value, value, "fraction")
    if before == "a" and ones.is_one_more(prose, index - 1, index):
        return Number(index - 1, index + 1, 1.0, 1.0, 1.0, "words")
    return None
