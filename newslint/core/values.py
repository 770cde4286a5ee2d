"""The values that facts carry: intervals of amounts, intervals of time, and entities.

A printed number stands for every value that would be printed so: ``2.3m`` is the interval from 2.25m up to 2.35m.
The rounding idea is that of statcheck (Nuijten et al. 2016), generalised to news style.
"""

from __future__ import annotations

from newslint.core.hints import NamedTuple, TypeAlias

DAY = 1440
"""Minutes in a day: time is counted in minutes since the first day of year 1 (proleptic Gregorian)."""

INFINITY = float("inf")

EDGE = 1e-9
"""Share of a figure below which two intervals only touch."""


class Amount(NamedTuple):
    """An interval of numbers that one printed expression allows, both ends included.

    ``low`` and ``high`` bound what the words allow; ``printed`` is the figure on the page (None for "a few"),
    and ``bound`` says how it was hedged: "" (plain), "about", "at least", "at most", "band" or "between".
    """

    low: float
    high: float
    printed: float | None = None
    bound: str = ""

    def overlaps(self, other: Amount) -> bool:
        """Whether one number could satisfy both expressions.

        Two rounded figures that share no more than the edge, as 8.6 and 8.7 share 8.65, were printed of two numbers.

        >>> Amount(8.55, 8.65, 8.6).overlaps(Amount(8.65, 8.75, 8.7)), Amount(0, 10).overlaps(Amount(10, 10))
        (False, True)
        """
        shared = min(self.high, other.high) - max(self.low, other.low)
        if self.bound == other.bound == "" and self.low < self.high and other.low < other.high:
            return shared > EDGE * max(abs(self.low), abs(self.high))
        return self.low <= other.high and other.low <= self.high

    def middle(self) -> float:
        """The figure to use for orders of magnitude: as printed, or the geometric middle of the band."""
        if self.printed is not None:
            return self.printed
        if self.high == INFINITY:
            return self.low
        return float((max(self.low, 0.0) * max(self.high, 0.0)) ** 0.5)


def exactly(number: float) -> Amount:
    """One number, as printed.

    >>> exactly(5.0)
    Amount(low=5.0, high=5.0, printed=5.0, bound='')
    """
    return Amount(number, number, number)


class When(NamedTuple):
    """A half-open interval of minutes since the first day of year 1; a day is 1,440 of them."""

    start: int
    stop: int

    def overlaps(self, other: When) -> bool:
        """Whether the two intervals share a minute."""
        return self.start < other.stop and other.start < self.stop


class Entity(NamedTuple):
    """Somebody, something or somewhere that has a name.

    ``id`` is its canonical name in lower case, ``label`` the name to show, and ``within`` the ids of what contains
    it, nearest first (a city's country; for an organisation, nothing: an affiliate is another organisation).
    """

    id: str
    label: str
    within: tuple[str, ...] = ()


Value: TypeAlias = "str | float | int | bool | Amount | When | Entity | frozenset[str] | tuple[str, ...]"
"""What a field may hold. An absent field means *unknown*; there is no null."""
