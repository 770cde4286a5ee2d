"""The form in which people read and write values, in sidecars and in ``newslint annotate``; both directions.

Plain values of YAML come in and go out. The form explains itself, so that a reader needs no vocabulary:

========================  ===================================================================
value                     written
========================  ===================================================================
an exact amount           ``12``
an amount                 ``2000000..9000000``, ``about 50 (45..55)``, ``at least 900000 (900000..1000000)``
a day, a minute, a span   ``2026-04-16``, ``2026-04-16T10:26``, ``2026-04-16..2026-04-18`` (both ends included)
an entity                 ``{label: Shanghai, within: [china]}``; ``id`` where it is not the label in lower case
a set, a run of words     a list
========================  ===================================================================

Where the type of a field is known, an entity without containers is its label, and a set is a list.
"""

from __future__ import annotations

from math import isfinite

from newslint.core.calendar import minute_of, when_text
from newslint.core.calendar import when_of as when_of
from newslint.core.lexicon import Table
from newslint.core.values import DAY, INFINITY, Amount, Entity, Value, When, exactly

BOUNDS = ("about", "at least", "at most", "band", "between")

_LARGEST_PLAIN = 10**15
"""Beyond it a whole number of a float is no longer exact, and is written with an exponent."""

_ABOUT = 0.1
"""How far "about 50" reaches when a hand wrote no interval."""


def to_plain(value: Value, type: str = "") -> Table:
    """A value as plain YAML; ``type`` is the field's, for the short form.

    >>> to_plain(Amount(45.0, 55.0, 50.0, "about"))
    'about 50 (45..55)'
    >>> to_plain(When(0, 1440))
    '0001-01-01'
    >>> to_plain(Entity("zhao", "Zhao"), "entity")
    'Zhao'
    """
    match value:
        case bool():
            return value
        case Amount():
            return _amount_text(value)
        case When():
            return _when_table(value)
        case Entity():
            return _entity_table(value, type)
        case str():
            # A text that reads like a figure or a date says that it is a text.
            return value if type in ("text", "entity") or _guess(value) == value else {"text": value}
        case frozenset():
            words: list[Table] = [*sorted(value)]
            return words if type == "set" else {"set": words}
        case int() | float():
            return value if type == "number" else {"number": value}
    return [*value]


def from_plain(plain: Table) -> Value | None:
    """The value that plain YAML stands for, or None where it stands for none.

    >>> from_plain("2e6..9e6")
    Amount(low=2000000.0, high=9000000.0, printed=None, bound='')
    >>> from_plain("at least 900")
    Amount(low=900.0, high=inf, printed=900.0, bound='at least')
    >>> from_plain({"label": "Shanghai", "within": ["china"]})
    Entity(id='shanghai', label='Shanghai', within=('china',))
    """
    match plain:
        case bool():
            return plain
        case int() | float():
            return exactly(float(plain))
        case str():
            return _guess(plain)
        case list():
            return tuple(str(word) for word in plain) if all(_is_word(word) for word in plain) else None
        case dict():
            return _from_table(plain)
    return None


def as_type(value: Value, type: str) -> Value | None:
    """A value that a hand wrote, as the type of its field wants it; None where it cannot be that.

    >>> as_type("Shanghai", "entity")
    Entity(id='shanghai', label='Shanghai', within=())
    >>> as_type(Amount(3.0, 3.0, 3.0), "number")
    3.0
    """
    kind = value.__class__
    match type:
        case "text":
            return value if kind is str else _printed_as_text(value)
        case "amount":
            return value if kind is Amount else exactly(float(value)) if isinstance(value, int | float) else None
        case "number":
            exact = isinstance(value, Amount) and value.low == value.high
            return value.low if exact and isinstance(value, Amount) else value if kind in (int, float) else None
        case "when":
            return value if kind is When else _year(value)
        case "entity":
            return value if kind is Entity else Entity(value.lower(), value) if isinstance(value, str) else None
        case "set":
            if isinstance(value, str):
                return frozenset(value.split())
            return frozenset(value) if kind in (tuple, frozenset) else None  # type: ignore[arg-type]
        case "words":
            return tuple(value.split()) if isinstance(value, str) else value if kind is tuple else None
        case "flag":
            return value if kind is bool else None
    return value


def _is_word(word: Table) -> bool:
    return isinstance(word, str | int | float) and not isinstance(word, bool)


def _printed_as_text(value: Value) -> str | None:
    if isinstance(value, Amount | When):
        text = to_plain(value)
        return text if isinstance(text, str) else _number(value[0])
    return None


def _year(value: Value) -> When | None:
    """A bare 2026 where a time is wanted is that year."""
    if isinstance(value, Amount) and value.low == value.high and 1 <= value.low < 9999 and value.low.is_integer():
        year = int(value.low)
        return When(minute_of(year, 1, 1), minute_of(year, 12, 31) + DAY)
    return None


def _from_table(plain: dict[str, Table]) -> Value | None:
    keys = set(plain)
    if keys == {"text"}:
        return str(plain["text"])
    if keys == {"number"}:
        number = plain["number"]
        return number if isinstance(number, int | float) else None
    if keys == {"set"} and isinstance(words := plain["set"], list):
        return frozenset(str(word) for word in words)
    if keys == {"start", "stop"}:
        start, stop = plain["start"], plain["stop"]
        return When(start, stop) if isinstance(start, int) and isinstance(stop, int) else None
    if keys & {"low", "high"} and keys <= {"low", "high", "printed", "bound"}:
        return _amount_from_table(plain)
    if keys & {"label", "id"} and keys <= {"label", "id", "within"}:
        label = str(plain.get("label", plain.get("id")))
        within = plain.get("within", [])
        names = within if isinstance(within, list) else [within]
        return Entity(str(plain.get("id", label.lower())), label, tuple(str(name) for name in names))
    return None


def _amount_from_table(plain: dict[str, Table]) -> Amount | None:
    low, high, printed = plain.get("low", -INFINITY), plain.get("high", INFINITY), plain.get("printed")
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return None
    if printed is not None and not isinstance(printed, int | float):
        return None
    return Amount(float(low), float(high), None if printed is None else float(printed), str(plain.get("bound", "")))


def _entity_table(entity: Entity, type: str) -> Table:
    plain_id = entity.id == entity.label.lower()
    if plain_id and not entity.within and type == "entity" and _guess(entity.label) == entity.label:
        return entity.label
    table: dict[str, Table] = {} if plain_id else {"id": entity.id}
    table["label"] = entity.label
    if entity.within:
        table["within"] = list(entity.within)
    return table


def _number(number: float) -> str:
    """Digits without a needless fraction.

    >>> _number(2300000.0), _number(0.5), _number(1e21)
    ('2300000', '0.5', '1e+21')
    """
    if float(number).is_integer() and abs(number) < _LARGEST_PLAIN and str(number) != "-0.0":
        return str(int(number))
    return repr(float(number))


def _amount_text(amount: Amount) -> Table:
    if amount == exactly(amount.low) and isfinite(amount.low):
        return int(amount.low) if _number(amount.low).lstrip("-").isdigit() else amount.low
    if amount.bound in ("", *BOUNDS):
        interval = f"{_end(amount.low)}..{_end(amount.high)}"
        words = [amount.bound] if amount.bound else []
        words += [interval] if amount.printed is None else [_number(amount.printed), f"({interval})"]
        text = " ".join(words)
        if _guess(text) == amount:
            return text
    table: dict[str, Table] = {"low": amount.low, "high": amount.high}
    if amount.printed is not None:
        table["printed"] = amount.printed
    return table | {"bound": amount.bound}


def _end(number: float) -> str:
    return _number(number) if isfinite(number) else ""


def _when_table(when: When) -> Table:
    return when_text(when) or {"start": when.start, "stop": when.stop}


def _guess(text: str) -> Value:
    """What a bare text says: an amount, a time, or itself."""
    if not any(character.isdigit() for character in text) or len(text) > 120:
        return text
    return _amount_of(text) or when_of(text) or text


def _amount_of(text: str) -> Amount | None:
    bound = next((one for one in BOUNDS if text.startswith(one + " ")), "")
    rest = text[len(bound) :].strip() if bound else text
    printed: float | None = None
    if rest.endswith(")") and " (" in rest:
        figure, _, rest = rest[:-1].partition(" (")
        printed = _figure(figure)
        if printed is None:
            return None
    low_text, dots, high_text = rest.partition("..")
    if not dots:
        number = _figure(rest)
        return _bounded(bound, number) if number is not None and bound and printed is None else None
    low = _figure(low_text) if low_text else -INFINITY
    high = _figure(high_text) if high_text else INFINITY
    return None if low is None or high is None else Amount(low, high, printed, bound)


def _bounded(bound: str, number: float) -> Amount:
    """The interval of a hedge for which a hand gave no interval."""
    match bound:
        case "at least":
            return Amount(number, INFINITY, number, bound)
        case "at most":
            return Amount(-INFINITY, number, number, bound)
    reach = abs(number) * _ABOUT
    return Amount(number - reach, number + reach, number, bound)


def _figure(text: str) -> float | None:
    """A number in ASCII digits; "inf", "nan" and "1_000" are words here."""
    if not text or not set(text) <= set("0123456789.eE+-"):
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None
