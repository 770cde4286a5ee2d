"""How near two figures or two times are: two values and the tolerances of a rule in, whether one is met out."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor, log10

from newslint.core.values import DAY, INFINITY, Amount, When, exactly


class Days(float):
    """A number of days; moments move by it, everything else takes it for the number."""

    __slots__ = ()


ROUNDED = 0.1
"""Share of a whole figure that rounding may take or add where no hedge says so: nobody prints 150 as 200."""

LOOSE = 0.03
"""Share of a figure by which the other may lie beyond its hedge all the same: "nearly 50" has been written of 51."""


def interval(value: object) -> Amount | None:
    """A figure as an interval; None for what is no figure."""
    if value.__class__ is Amount:
        return value
    if isinstance(value, (int, float)) and value.__class__ is not bool:
        number = float(value)
        return exactly(number)
    return None


def near(one: Amount, other: Amount, options: Mapping[str, object]) -> bool:
    """Whether the gap between two intervals that do not overlap is within a tolerance."""
    low, high = (other, one) if other < one else (one, other)
    gap, edge, far = high.low - low.high, low.high, high.low
    if "percent" in options and gap <= _number(options["percent"]) / 100 * max(abs(edge), abs(far)):
        return True
    if "absolute" in options and gap <= _number(options["absolute"]):
        return True
    if "times" in options and edge > 0 and far <= _number(options["times"]) * edge:
        return True
    if options.get("rounding") and (_rounds_to(one, other) or _rounds_to(other, one)):
        return True
    return bool(options.get("order")) and edge > 0 and _magnitude(one) == _magnitude(other)


def two_ceilings(one: Amount, other: Amount) -> bool:
    """Whether two figures are ceilings, and not the same: "up to 500 jobs" and "as many as 700"."""
    return one.bound == other.bound == "at most" and one.printed != other.printed


def near_in_time(one: When, other: When, options: Mapping[str, object]) -> bool:
    """Whether two times come within the days allowed."""
    gap = other.start - one.stop if one < other else one.start - other.stop
    return gap <= (round(_number(options["days"]) * DAY) if "days" in options else -1)


def _rounds_to(fine: Amount, coarse: Amount) -> bool:
    """Whether a printed figure, rounded to the digits of a coarser one, is that: 946,000 and "0.9 million".

    A hedge cuts off as well: 1,270 is "about 1,200"; 85 million is not 80 million, and 17 is not 20.
    """
    if not fine.printed or not coarse.printed or _digits(coarse.printed) >= _digits(fine.printed):
        return False
    step = 10.0 ** (floor(log10(abs(coarse.printed))) - _digits(coarse.printed) + 1)
    left = fine.printed - coarse.printed
    if coarse.bound and _is_beyond(coarse, left):
        return False
    if coarse.bound:
        return -step / 2 <= left < step / 2 or abs(left) < step
    return -step / 2 <= left < step / 2 and (step <= 1 or abs(left) <= ROUNDED * fine.printed)


def _is_beyond(coarse: Amount, left: float) -> bool:
    """Whether a figure lies on the wrong side of a hedge: 94 is not "almost 90", and 85 not "more than 90"."""
    if abs(left) <= LOOSE * abs(coarse.printed or 0.0):
        return False
    return coarse.high == coarse.printed if left > 0 else coarse.low == coarse.printed


def _digits(number: float) -> int:
    """Significant digits: 2 for 2,300,000."""
    return len(f"{abs(number):.12g}".replace(".", "").split("e")[0].strip("0")) or 1


def _magnitude(amount: Amount) -> int:
    middle = abs(amount.middle())
    return floor(log10(middle)) if 0 < middle < INFINITY else 0


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
