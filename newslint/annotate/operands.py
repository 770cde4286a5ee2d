"""The figures of one sentence in order, as what a calculation is made of.

What comes in: tokens, and which of them dates and names cover. What goes out: every figure with its hedge, unit and
noun, bare ones too: "Fourteen, or 71 percent" compares nothing by itself and is half of a calculation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newslint.annotate import counted, hedges, magnitudes, numbers, units
from newslint.annotate.prose import Prose, new
from newslint.annotate.scene import Tables
from newslint.core.values import Amount

FEW = 100
SCALED = 1e4
"""One unit of the last digit of "21.4 million" is more than this: the scale is said of both ends."""


class Figure(NamedTuple):
    """A figure: tokens ``first`` to ``stop`` with hedge and unit, ``end`` behind its noun phrase.

    ``value`` is the figure as printed, ``step`` one unit of its last digit; ``unit`` is "" for counts.
    """

    first: int
    stop: int
    end: int
    amount: Amount
    value: float
    step: float
    unit: str
    dimension: str
    noun: str
    hedged: bool

    def rounded(self) -> Amount:
        """All that may have been rounded to this figure, hedges included.

        >>> Figure(0, 1, 1, Amount(71, 71, 71), 71, 1, "%", "percent", "", False).rounded()
        Amount(low=70.5, high=71.5, printed=71, bound='')
        """
        low, high, printed, bound = self.amount
        return Amount(min(low, self.value - self.step / 2), max(high, self.value + self.step / 2), printed, bound)

    def cut(self) -> Amount:
        """All that may have been rounded to this figure, or cut off behind its last digit, as readers do with 12.9."""
        low, high, printed, bound = self.rounded()
        return Amount(low, max(high, self.value + self.step), printed, bound)


def read(prose: Prose, known: Tables, covered: bytearray, start: int, end: int, begins: Iterable[int]) -> list[Figure]:
    """The figures between two tokens; ``begins`` are those at which a number may begin.

    Vague ones, fractions and those in dates and clock times are left out.
    """
    found: list[Figure] = []
    last = start
    for at in begins:
        if at < last or covered[at]:
            continue
        number = numbers.read(prose, at, known.numbers)
        if number is None or number.first < last or number.stop > end:
            continue
        last = number.stop
        if number.printed is None or number.form in {"vague", "none", "decade", "fraction"}:
            continue
        one = _figure(prose, known, covered, number, number.printed, start, end)
        if one is not None:
            last = max(last, one.stop)
            found.append(one)
    return found


def _figure(
    prose: Prose, known: Tables, covered: bytearray, number: numbers.Number, printed: float, start: int, end: int
) -> Figure | None:
    unit = units.find(prose, number, known.units)
    if unit is None and (number.rest or counted.is_name(prose, number, known.measures, start)):
        return None
    if unit is None and magnitudes.is_magnitude(prose, number):
        return None  # "a 5.6 magnitude earthquake": no earthquakes are counted
    first, stop = (unit.first, unit.stop) if unit else (number.first, number.stop)
    if stop > end:
        return None
    hedged = hedges.read(prose, number, first, stop, start, end, known.hedges)
    factor = unit.factor if unit else 1.0
    amount = hedged.amount
    if unit is not None:
        low, high, value, bound = amount
        amount = new(Amount, (low * factor, high * factor, None if value is None else value * factor, bound))
    noun, after = "", hedged.stop
    if unit is None or unit.dimension == "percent":
        what = counted.phrase(prose, hedged.stop, end, known.measures, covered)
        if what.head is not None:
            noun, after = prose.lemmas[what.head], what.stop
    step = 2 * (number.high - printed) * factor
    step = step or (factor if printed % 1 == 0 else factor / 2)
    name, dimension = ("", "count") if unit is None else (unit.name, unit.dimension)
    end = after if after > hedged.stop else hedged.stop
    value = printed * factor
    return new(Figure, (hedged.first, hedged.stop, end, amount, value, step, name, dimension, noun, bool(hedged.kind)))


def same_sort(one: Figure, other: Figure) -> bool:
    """Whether two figures measure in one unit: sums may be made of them."""
    return one.dimension == other.dimension and one.unit == other.unit


FAR = 15
"""How many times as much one figure is as the other where they are printed in units of their own."""


def like(base: Figure, result: Figure) -> Figure:
    """A bare figure has the unit and the scale of the other: "from 12 to 18 million euros", "from the present 61"."""
    if base.unit or base.noun not in ("", result.unit) or not (result.unit or result.step >= SCALED):
        return base
    scale = 1.0
    if (result.dimension == "money" or result.step >= SCALED) and base.value < 1000 <= result.value:
        scale = next((one for one in (1e12, 1e9, 1e6, 1e3) if result.value >= one), 1.0)
        scale = scale if result.step * FEW >= scale else 1.0  # "90 of 1,000 euros": no scale is printed
    elif result.dimension == "money" and result.step < 1 == base.step and base.value > FAR * result.value:
        scale = result.step  # "96 pence, against 88": hundredths of the unit
    amount = Amount(base.amount.low * scale, base.amount.high * scale, base.value * scale, base.amount.bound)
    return base._replace(
        amount=amount, value=base.value * scale, step=base.step * scale, unit=result.unit, dimension=result.dimension
    )
