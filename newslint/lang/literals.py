"""Figures, durations and dates of the rule language as core expressions."""

from __future__ import annotations

from newslint.core.notation import when_of
from newslint.core.rule import Expression
from newslint.lang.syntax import DURATIONS, Duration, Number

CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}

_CODES = (
    " usd eur gbp jpy inr cny chf aud cad nzd krw rub uah brl mxn sek nok dkk pln czk huf try zar hkd sgd ils aed sar"
    " thb idr php vnd twd ars clp ngn egp pkr btc eth "
)
"""Codes that a writer may put behind a figure; units of money are stored in capitals."""

_MAGNITUDES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_UNITS = {"percent": "%", "percentage points": "percentage point", "points": "point"}
_DURATION_UNITS = {"min": "minute", "h": "hour", "d": "day", "w": "week", "months": "month", "years": "year"}


def amount(number: Number) -> tuple[float, float, str]:
    """The interval and the unit of a figure; "5 million km" is (5e6, 5e6, "km").

    A figure that stands with a word of size is that many; ``m`` alone is metres.

    >>> amount(Number(5.0, 5.0, "$", "million"))
    (5000000.0, 5000000.0, 'USD')
    """
    times = 1.0
    words = number.words.split()
    # Two words of size at most: "five hundred million".
    for word in words[:2]:
        if word not in _MAGNITUDES or (word == "m" and not number.currency):
            break
        times *= _MAGNITUDES[words.pop(0)]
    unit = " ".join(words)
    unit = _UNITS.get(unit, unit)
    if unit and f" {unit} " in _CODES:
        unit = unit.upper()
    elif len(unit) > 3 and unit.endswith("s") and not unit.endswith("celsius"):
        # Units are stored in the singular.
        unit = unit[:-1]
    return number.low * times, number.high * times, unit or CURRENCIES.get(number.currency, "")


def days(duration: Duration) -> float:
    """A duration in days."""
    return duration.count * DURATIONS[duration.unit]


def duration_amount(duration: Duration) -> tuple[float, float, str]:
    """A duration as a quantity in the unit that it is said in: seven days are 7 of the unit "day"."""
    return duration.count, duration.count, _DURATION_UNITS[duration.unit]


def moment(text: str) -> Expression | None:
    """A date as a core expression; None for a day that the calendar does not have."""
    when = when_of(text)
    return None if when is None else ("when", when.start, when.stop)
