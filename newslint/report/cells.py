"""How wide text is on a terminal, and how to show text that could disturb one.

Widths follow Unicode Standard Annex 11 (East Asian Width): wide and full-width characters take two cells, combining
marks and joiners none. Control characters are never passed on: an article may hold an escape sequence.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, east_asian_width

TAB = "    "
UNSHOWABLE = "\N{REPLACEMENT CHARACTER}"

_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"


def clean(text: str) -> str:
    """Text that stays on its line and leaves the terminal alone."""
    return text if text.isascii() and text.isprintable() else "".join(_shown(char)[0] for char in text)


def width(text: str) -> int:
    """The number of cells that cleaned text takes.

    >>> width("cafe\u0301"), width("東京"), width("\ta")
    (4, 4, 5)
    """
    if text.isascii() and text.isprintable():
        return len(text)
    total, joined = 0, False
    for char in text:
        # What follows a joiner is drawn into the picture before it: a family is one emoji.
        total += 0 if joined else _shown(char)[1]
        joined = char == _JOINERS[0]
    return total


def fitting(text: str, room: int) -> int:
    """How many code points from the start of a text fit into so many cells."""
    if text.isascii() and text.isprintable():
        return min(len(text), max(room, 0))
    used = 0
    for count, char in enumerate(text):
        used += _shown(char)[1]
        if used > room:
            return count
    return len(text)


@lru_cache(maxsize=4096)
def _shown(char: str) -> tuple[str, int]:
    if char == "\t":
        return TAB, len(TAB)
    kind = category(char)
    if kind == "Cf":
        return (char, 0) if char in _JOINERS else ("", 0)
    if kind in ("Cc", "Zl", "Zp"):
        return (" ", 1) if char in "\n\r\x0b\x0c\x85\u2028\u2029" else (UNSHOWABLE, 1)
    if kind == "Cs":
        return UNSHOWABLE, 1
    # Vowels and finals of decomposed Korean are drawn into the syllable that their initial opened.
    if kind in ("Mn", "Me") or "\u1160" <= char <= "\u11ff" or "\U0001f3fb" <= char <= "\U0001f3ff":
        return char, 0
    return char, 2 if east_asian_width(char) in "WF" else 1
