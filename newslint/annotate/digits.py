"""The value of a figure as it is printed: "1,000.5", "3½", "1/2".

What comes in: a token. What goes out: its value, or None where it is no plain figure.
"""

from __future__ import annotations

GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
DENOMINATORS = frozenset(("2", "3", "4", "5", "6", "8", "10", "16"))
"""Of fractions in print; "9/11" is a day."""
SPACES = dict.fromkeys(map(ord, ", \u00a0\u202f\u2009"))


def figure(text: str) -> float | None:
    """The value of a token in digits, or None.

    >>> figure("1,000.5"), figure("3½"), figure("1/2"), figure("5G")
    (1000.5, 3.5, 0.5, None)
    """
    if text.isascii() and text.replace(".", "", 1).isdecimal() and len(text) <= 24:
        return float(text)
    plain = text.translate(SPACES)
    if plain[-1:] in GLYPHS:
        whole = plain[:-1]
        return GLYPHS[plain[-1]] + (float(whole) if whole.isascii() and whole.isdecimal() else 0.0)
    over, slash, under = plain.partition("/")
    if slash:
        if (
            over.isdecimal()
            and under.isdecimal()
            and plain.isascii()
            and under in DENOMINATORS
            and 0 < int(over) < int(under)
        ):
            return int(over) / int(under)
        return None
    if not plain.isascii() or not plain.replace(".", "", 1).isdecimal() or len(plain) > 24:
        return None
    return float(plain)
