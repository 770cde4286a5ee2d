"""Values and templates in words: facts in, text for people out. No message says that a statement is false.

>>> amount_text(Amount(2e9, 9e9, None, "at least"), "USD", "day")
'>2–9 bn USD per day'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite

from newslint.core.calendar import date_of
from newslint.core.fact import Fact
from newslint.core.values import DAY, Amount, Entity, When

MOST_LETTERS = 100
"""Letters of a headline; a message must be complete on one line."""

MOST_QUOTED = 60
"""Letters of an article's words that a message repeats; the excerpt below it shows the rest."""

_SCALES = ((1e12, " tn"), (1e9, " bn"), (1e6, " m"))
CLOCK = "minute of day"
"""The unit of clock times, which are written as such."""

_SIGNS: Mapping[str, str] = {"about": "~", "at least": "≥", "at most": "≤"}
_IRREGULAR = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "policeman": "policemen",
    "foot": "feet",
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PLURAL_ALREADY = ("people", "police", "troops", "personnel", "staff", "aircraft", "series", "children", "men")

_MARKS = "“”‘’\"' "

Resolve = Callable[[str], "str | None"]


def fill(template: str, resolve: Resolve) -> str | None:
    """A template with its placeholders filled; None where one of them has nothing to say."""
    before, *parts = template.split("{")
    filled = [before]
    for part in parts:
        name, brace, after = part.partition("}")
        if not brace:
            filled.append("{" + part)  # a brace that opens nothing
            continue
        text = resolve(name.strip())
        if text is None:
            return None
        filled += text, after
    return "".join(filled)


def value_text(value: object, fact: Fact | None = None) -> str:
    """A value as an editor would write it; an amount takes its unit and period from its fact."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Amount():
            unit, per, noun = (_word(fact, name) for name in ("unit", "per", "noun"))
            if unit == CLOCK and value.printed is not None:
                return f"{_SIGNS.get(value.bound, '')}{int(value.printed) // 60}:{int(value.printed) % 60:02d}"
            return amount_text(value, _unit(unit, value) if unit else _counted(noun, value), per)
        case When():
            return when_text(value)
        case Entity():
            return value.label
        case frozenset():
            return ", ".join(sorted(value))
        case tuple():
            return " ".join(str(word) for word in value)
        case float() | int():
            return _number(float(value))
        case str() if value in _WEEKDAYS:
            return value.capitalize()
    return str(value)


def amount_text(amount: Amount, unit: str = "", per: str = "") -> str:
    """An interval with its bound, scale, unit and period.

    >>> amount_text(Amount(2250000.0, 2350000.0, 2300000.0), "people")
    '2.3 m people'
    >>> amount_text(Amount(45.0, 55.0, 50.0, "about"), "%")
    '~50%'
    """
    if amount.printed is not None:
        figure = _SIGNS.get(amount.bound, "") + _scaled(amount.printed)
    elif not isfinite(amount.high):
        figure = f">{_scaled(amount.low)}"
    elif not isfinite(amount.low):
        figure = f"<{_scaled(amount.high)}"
    elif amount.low == amount.high:
        figure = _scaled(amount.low)
    else:
        figure = (">" if amount.bound == "at least" else "") + _band(amount.low, amount.high)
    text = f"{figure}%" if unit == "%" else f"{figure} {unit}" if unit else figure
    return f"{text} per {per}" if per else text


def when_text(when: When) -> str:
    """A day, month, year or span.

    >>> when_text(When(0, 1440)), when_text(When(0, 365 * 1440))
    ('0001-01-01', '0001')
    """
    first, last = date_of(when.start), date_of(when.stop - 1)
    if first is None or last is None:
        return "an unknown time"
    whole_days = not when.start % DAY and not when.stop % DAY
    if not whole_days:
        start = f"{_day(first)} {_clock(when.start)}"
        return start if when.stop - when.start <= 1 else f"{start}–{_day(last)} {_clock(when.stop - 1)}"
    after = date_of(when.stop)
    if after and first[1:] == (1, 1) and after[1:] == (1, 1):
        return f"{first[0]:04}" if first[0] == last[0] else f"{first[0]:04}–{last[0]:04}"
    if after and first[2] == 1 and after[2] == 1 and first[:2] == last[:2]:
        return f"{first[0]:04}-{first[1]:02}"
    return _day(first) if first == last else f"{_day(first)}–{_day(last)}"


def quoted(words: str, most: int = MOST_QUOTED) -> str:
    """An article's words in quotation marks, on one line and not too long."""
    return f"“{shortened(words.strip(_MARKS), most)}”"


def shortened(text: str, most: int) -> str:
    """Text cut at a word, with an ellipsis where it was cut.

    >>> shortened("one two three", 9)
    'one two …'
    """
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def count_text(count: int, one: str, many: str) -> str:
    """A small number in words with its noun.

    >>> count_text(2, "origin", "origins"), count_text(12, "origin", "origins")
    ('two origins', '12 origins')
    """
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return f"{words[count] if count < len(words) else f'{count:,}'} {one if count == 1 else many}"


def _unit(unit: str, amount: Amount) -> str:
    """A unit as it is written behind a figure: "43 years", but "30 km" and "5 USD".

    >>> _unit("day", Amount(43, 43)), _unit("km", Amount(30, 30)), _unit("kph", Amount(5, 5))
    ('days', 'km', 'kph')
    """
    spelled = (len(unit) > 3 or unit == "day") and unit.islower() and not unit.startswith("degree")
    return _counted(unit, amount) if spelled else unit


def _counted(noun: str, amount: Amount) -> str:
    """The plural of a noun, but for one of it; irregular plurals are few among what is counted in news.

    >>> _counted("person", Amount(24, 24)), _counted("body", Amount(2, 2)), _counted("house", Amount(1, 1))
    ('people', 'bodies', 'house')
    """
    if not noun or (amount.low == amount.high == 1) or not noun[-1].isalpha():
        return noun
    if noun.endswith(_PLURAL_ALREADY):
        return noun
    head, _, last = noun.rpartition(" ")
    if last in _IRREGULAR:
        plural = _IRREGULAR[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        plural = last[:-1] + "ies"
    else:
        plural = last + ("es" if last.endswith(("s", "x", "ch", "sh")) else "s")
    return f"{head} {plural}".strip()


def _word(fact: Fact | None, name: str) -> str:
    value = fact.fields.get(name) if fact else None
    return value if isinstance(value, str) else ""


def _band(low: float, high: float) -> str:
    for step, suffix in _SCALES:
        if abs(high) >= step and abs(low) >= step:
            return f"{_number(low / step)}–{_number(high / step)}{suffix}"
    return f"{_scaled(low)}–{_scaled(high)}"


def _scaled(number: float) -> str:
    for step, suffix in _SCALES:
        if abs(number) >= step:
            return _number(number / step) + suffix
    return _number(number)


def _number(number: float) -> str:
    """Digits with thousands set apart, and no needless fraction."""
    if not isfinite(number):
        return "any number"
    rounded = round(number, 2) if abs(number) >= 1 else float(f"{number:.3g}")
    return f"{rounded:,.0f}" if rounded.is_integer() else f"{rounded:,}"


def _day(date: tuple[int, int, int]) -> str:
    return f"{date[0]:04}-{date[1]:02}-{date[2]:02}"


def _clock(minute: int) -> str:
    return f"{minute % DAY // 60:02}:{minute % 60:02}"
