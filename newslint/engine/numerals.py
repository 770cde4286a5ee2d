"""Whether a figure is printed in a text at all: an amount and the words of an article in, yes or no out.

What a figure counts is one question, whether the text has it another: "three" may stand in a headline for what the
text calls "three of its crew", "a three-day search" or "No. 3". Where a text has a figure in no form, nothing in it
can be what a summary took that figure from.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.core.values import Amount

_ONES = "one two three four five six seven eight nine ten eleven twelve"
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"

WORDS = {word: float(number) for number, word in enumerate(f"{_ONES} {_TEENS}".split(), 1)}
WORDS.update({word: 10.0 * tens for tens, word in enumerate(_TENS.split(), 2)})
WORDS.update({word: float(number) for number, word in enumerate(_RANKS.split(), 1)})
WORDS.update({"once": 1.0, "twice": 2.0, "both": 2.0, "couple": 2.0, "pair": 2.0, "trio": 3.0, "dozen": 12.0})
"""Words for figures that are written out, and for such as hide in other words."""
ENDINGS = "abcdefghijklmnopqrstuvwxyz%"
SCALES = (0.01, 1.0, 1e3, 1e6, 1e9, 1e12)
"""What a figure may be scaled by in words: "1.5 million" has 1.5, "72 cents" 72."""


def numerals(words: Iterable[str]) -> frozenset[float]:
    """The figures among words, in digits or letters, also where they begin or make up a compound.

    >>> sorted(numerals(["18-hour", "1,640.50", "forty-five", "nine-year-old", "2nd", "hall"]))
    [2.0, 9.0, 18.0, 45.0, 1640.5]
    """
    found = set()
    for word in words:
        first, _, rest = word.partition("-")
        if first in WORDS:
            tens = WORDS[first]
            found.add(tens + WORDS[rest] if rest in WORDS and tens >= 20 else tens)
        elif first[:1].isdecimal():
            digits = first.replace(",", "").rstrip(ENDINGS)
            if digits.replace(".", "", 1).isdecimal():
                found.add(float(digits))
    return frozenset(found)


def printed(amount: Amount, figures: frozenset[float]) -> bool:
    """Whether a figure is one of some, as it is or before a word such as "million"."""
    value = amount.printed if amount.printed is not None else amount.low
    return any(round(value / scale, 6) in figures for scale in SCALES)
