"""Names letter by letter: two strings in, how far apart they are or whether they sound alike out."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from newslint.core.spelling import edits

__all__ = ["edits", "sound", "spelled_like"]

_SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("kh", "h"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("dj", "j"),
    ("ts", "s"),
    ("z", "s"),
    ("q", "k"),
    ("c", "k"),
    ("w", "v"),
    ("y", "i"),
)
_STYLES = (("isation", "ization"), ("tre", "ter"), ("our", "or"), ("ence", "ense"), ("ogue", "og"))
"""Endings of one word in Britain and in America."""
TELLING = 8
"""Letters in which two long words begin alike that are one word with two endings."""
_UNHEARD = dict.fromkeys(map(ord, "aeiouh'’-"))
"""Vowels and signs, which are heard only at the beginning of a name."""


@lru_cache(maxsize=4096)
def sound(name: str) -> str:
    """The consonants of a name, folded by sound: what transliteration and hearing leave of it.

    >>> sound("mohammed") == sound("muhammad"), sound("cathryn") == sound("kathrin")
    (True, True)
    """
    for spelt, heard in _SOUNDS:
        name = name.replace(spelt, heard)
    return "".join(letter for letter, _ in groupby(name[:1] + name[1:].translate(_UNHEARD)))


def spelled_like(one: str, other: str) -> bool:
    """Whether two different names look like one name spelled two ways, word by word.

    >>> spelled_like("mohammed ali", "muhammad ali"), spelled_like("ann lee", "ann lee"), spelled_like("ann", "jon")
    (True, False, False)
    >>> spelled_like("marby county general hospital", "marby general county hospital")  # two words change places
    True
    >>> spelled_like("memorial hermann hospital", "herman memorial hospital")  # and one of them loses a letter
    True
    """
    ours, theirs = one.casefold().split(), other.casefold().split()
    if ours == theirs or len(ours) != len(theirs):
        return False
    if len(ours) > 2:
        mine = [word for word in ours if word not in theirs]
        yours = [word for word in theirs if word not in ours]
        if len(mine) == len(yours) <= 1 and all(map(_heard_alike, mine, yours)):
            return True
    return all(a == b or _heard_alike(a, b) for a, b in zip(ours, theirs, strict=True))


def _heard_alike(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    # "Lee" and "Li", "Jan" and "Jon" are different people: short names must be spelled alike. "121st" is not "131st".
    if shorter < 4 or one[0].isdecimal():
        return False
    if _at_home(one) == _at_home(other):
        return False  # the Theatre and the Theater are one word, spelled as two houses do
    distance = edits(one, other)
    if distance > 1 and shorter >= TELLING and one[:TELLING] == other[:TELLING] and other[-1:] != one[-1:]:
        return distance <= shorter // 2  # Distribution and Distributors
    return distance == 1 or (sound(one) == sound(other) and distance <= max(2, shorter // 3))


def _at_home(word: str) -> str:
    for british, american in _STYLES:
        if word.endswith(british):
            return word.removesuffix(british) + american
    return word
