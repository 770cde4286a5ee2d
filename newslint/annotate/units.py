"""Units and currencies around a figure: "$5", "5 million euros", "63 kph", "7.5 per cent", "20 degrees Celsius".

What comes in: tokens and a Number. What goes out: the canonical unit, its dimension, and the tokens they cover.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from newslint.annotate.numbers import Number
from newslint.annotate.prose import Prose, new
from newslint.annotate.watch import Watched
from newslint.core.lexicon import Lexicon, Table
from newslint.core.values import Amount


class Unit(NamedTuple):
    """A unit, its dimension, the tokens from ``first`` to ``stop`` (with the figure), and what to multiply by."""

    name: str
    dimension: str
    first: int
    stop: int
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The tables of ``units.yaml`` and ``currencies.yaml``; forms by their first word."""

    forms: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    glued: Mapping[str, str]
    metric: frozenset[str]
    weights: frozenset[str]
    extents: Mapping[str, str]
    periods: Mapping[str, str]
    rates: Watched
    """Words of periods."""
    symbols: Mapping[str, str]
    touching: frozenset[str]
    codes: Mapping[str, str]
    adjectives: Mapping[str, Mapping[str, str]]
    national: frozenset[str]
    """First words of adjectives."""
    parts: Mapping[str, tuple[str, float]]
    dimensions: Mapping[str, str]
    sizes: Mapping[str, tuple[float, float]]
    shares: Watched
    """First words of what a figure in per cent has behind it."""


def words(lexicon: Lexicon) -> UnitWords:
    """The units of a lexicon."""
    forms: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    dimensions = {}
    for dimension, units in lexicon.table("units", "units").items():
        if isinstance(units, dict):
            for name, printed in units.items():
                dimensions[name] = dimension
                for form in str(printed).split():
                    parts = tuple(form.split("_"))
                    forms.setdefault(parts[0], []).append((parts, name, dimension))
    for name, printed in lexicon.table("currencies", "words").items():
        for form in str(printed).split():
            parts = tuple(form.split("_"))
            forms.setdefault(parts[0], []).append((parts, name, "money"))
    codes = {code: code for code in lexicon.words("currencies", "codes")} | {"RMB": "CNY"}
    codes |= dict.fromkeys(lexicon.words("currencies", "crown codes"), "crown")
    adjectives = {
        word: {key: str(value) for key, value in table.items()}
        for word, table in lexicon.table("currencies", "adjectives").items()
        if isinstance(table, dict)
    }
    parts_of = {
        name: (str(pair[0]), float(str(pair[1])))
        for name, pair in lexicon.table("currencies", "parts").items()
        if isinstance(pair, list)
    }
    periods = {
        form: name for name, printed in lexicon.table("units", "periods").items() for form in str(printed).split()
    }
    return UnitWords(
        {first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in forms.items()},
        {key: str(value) for key, value in lexicon.table("units", "glued").items()},
        frozenset(lexicon.words("units", "metric")),
        frozenset(lexicon.words("units", "weights")),
        {key: str(value) for key, value in lexicon.table("units", "extents").items()},
        periods,
        Watched(periods),
        {key: str(value) for key, value in lexicon.table("currencies", "symbols").items()},
        frozenset(lexicon.words("currencies", "touching")),
        codes,
        adjectives,
        frozenset(word.partition(" ")[0] for word in adjectives),
        parts_of,
        dimensions,
        {name: _size(value) for name, value in lexicon.table("units", "sizes").items()},
        Watched(first for first, found in forms.items() if any(name == "%" for _, name, _ in found)),
    )


def _size(value: Table) -> tuple[float, float]:
    """Factor and offset to the base unit of the dimension."""
    if isinstance(value, list):
        return float(str(value[0])), float(str(value[1]))
    return float(str(value)), 0.0


def size_of(amount: Amount, unit: str, known: UnitWords) -> Amount | None:
    """An amount in the base unit of its dimension; None for money, counts and unknown units."""
    if unit not in known.sizes:
        return None
    factor, offset = known.sizes[unit]
    printed = None if amount.printed is None else round(amount.printed * factor + offset, 6)
    low, high, _, bound = amount
    return new(Amount, (round(low * factor + offset, 6), round(high * factor + offset, 6), printed, bound))


def find(prose: Prose, number: Number, known: UnitWords) -> Unit | None:
    """The unit of a number, before or behind it; looked for once an article."""
    key = number.first, number.stop
    seen = prose.measured.get(key)
    if seen is not None and seen[0] is number:
        return seen[1] if isinstance(seen[1], Unit) else None
    found = _find(prose, number, known)
    prose.measured[key] = (number, found)
    return found


def _find(prose: Prose, number: Number, known: UnitWords) -> Unit | None:
    first, stop = number.first, number.stop
    if number.rest:
        return _tied(prose, number, known)
    sign = prose.words[first - 1] if first else ""
    if (
        sign in known.symbols
        and number.form in {"digits", "vague"}
        and (sign not in known.touching or prose.starts[first] == prose.end(first - 1))
    ):
        stop = _after_symbol(prose, stop, known)
        return _money(known.symbols[sign], first - 1, stop, known)
    if sign in known.codes and number.form == "digits":
        return _money(known.codes[sign], first - 1, stop, known)
    if stop >= len(prose.lower):
        return None
    if number.form == "digits" and prose.starts[stop] == prose.end(stop - 1):
        glued = prose.lower[stop]
        if glued in known.glued and not number.scaled:
            name = known.glued[glued]
            return (
                Unit(name, known.dimensions.get(name, "money"), first, stop + 1)
                if name != "pence"
                else _money(name, first, stop + 1, known)
            )
    at = stop
    if prose.words[at] in known.codes:
        return _money(known.codes[prose.words[at]], first, at + 1, known)
    adjective: Mapping[str, str] = {}
    if prose.lower[at] in known.national:
        for length in (2, 1):
            word = " ".join(prose.lower[at : at + length])
            if word in known.adjectives:
                adjective, at = known.adjectives[word], at + length
                break
    if number.form == "vague" and at < len(prose.lower) and prose.lower[at] == "of":
        at += 1
    found = _form(prose, at, known)
    if found is None:
        return None
    length, name, dimension = found
    end = at + length
    if dimension == "money":
        if adjective and name not in adjective:
            return None
        if name == "KRW" and not (number.scaled or number.high >= 1000):
            return None  # "12 won" is a verb
        if name == "pound":
            name = adjective.get(name) or _pounds(prose, number, end, known)
            if name == "pound weight":
                return Unit(name, "mass", first, end)
        adjective = adjective or _adjective_before(prose, number, prose.lower[at], known)
        return _money(adjective.get(name, name), first, end, known)
    if adjective:
        return None
    if name == "second" and prose.lower[at] == "second" and number.high != 1:
        return None
    if name == "stone" and number.high > 40:
        return None
    if name == "point":
        return None  # what "points" are depends on what rose: left to the noun
    return Unit(name, dimension, first, end)


def _adjective_before(prose: Prose, number: Number, word: str, known: UnitWords) -> Mapping[str, str]:
    """The nation of a currency that its sentence named before: "from 10 Canadian dollars to 30 dollars"."""
    for at in range(number.first - 1, prose.sentences[prose.sentence_at[number.first]][0], -1):
        if prose.lower[at] == word:
            return known.adjectives.get(prose.lower[at - 1], {})
    return {}


def _after_symbol(prose: Prose, stop: int, known: UnitWords) -> int:
    """ "$5 million US" and "$5 dollars" say the currency twice."""
    return (
        stop + 1 if stop < len(prose.lower) and prose.lower[stop] in {"dollars", "euros", "usd", "aud", "cad"} else stop
    )


def _money(name: str, first: int, stop: int, known: UnitWords) -> Unit:
    if name in known.parts:
        whole, factor = known.parts[name]
        return Unit(whole, "money", first, stop, factor)
    return Unit(name, "money", first, stop)


WEIGHING = frozenset(("weigh", "weight", "lose", "scale", "heavyweight", "shed", "bench"))
"""Words before pounds that make them a weight: "tips the scales at 70 pounds"."""

STATURE = frozenset(("foot", "inch", "tall", "height", "build"))
"""Words a few tokens before pounds by which somebody is described: "6 feet 2 and 210 pounds"."""


def _pounds(prose: Prose, number: Number, stop: int, known: UnitWords) -> str:
    """Whether "pounds" are money: with a scale they are; "500 pounds of explosive" and "weighing" are weights."""
    follows = prose.lower[stop] if stop < len(prose.lower) else ""
    before = prose.lemmas[max(number.first - 4, 0) : number.first]
    if number.scaled and number.high >= 100_000:
        return "GBP"
    if follows in known.weights or not WEIGHING.isdisjoint(before) or of_body(prose, number):
        return "pound weight"
    if follows == "in" and prose.lower[stop + 1 : stop + 2] == ["weight"]:
        return "pound weight"
    return "GBP"


def of_body(prose: Prose, number: Number) -> bool:
    """Whether a figure stands behind a height: "5-foot-8, 135 pounds", "6 feet 2 inches tall and 210 pounds"."""
    before = prose.lemmas[max(number.first - 4, 0) : number.first]
    return not STATURE.isdisjoint(before) or any("-foot" in word or "-feet" in word for word in before)


def _form(prose: Prose, at: int, known: UnitWords) -> tuple[int, str, str] | None:
    if at >= len(prose.lower):
        return None
    for parts, name, dimension in known.forms.get(prose.lower[at], ()):
        length = len(parts)
        if length == 1 or tuple(prose.lower[at : at + length]) == parts:
            return length, name, dimension
    return None


def _tied(prose: Prose, number: Number, known: UnitWords) -> Unit | None:
    """The unit in a compound: "18-month", "5.9-magnitude", "two-mile-long", "23-year-old"."""
    word, _, then = number.rest.partition("-")
    if word == "magnitude":
        return Unit("", "magnitude", number.first, number.stop)
    for parts, name, dimension in known.forms.get(word, ()):
        if len(parts) == 1:
            if dimension == "duration" and then.startswith("old"):
                return Unit(name, "age", number.first, number.stop)
            if dimension == "money":
                if name == "pound" and of_body(prose, number):
                    return Unit("pound weight", "mass", number.first, number.stop)
                return _money("GBP" if name == "pound" else name, number.first, number.stop, known)
            return Unit(name, dimension, number.first, number.stop)
    return None
