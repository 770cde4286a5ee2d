"""Quotations in one spelling: a printed quotation in, its words out, with marks of omission kept."""

from __future__ import annotations

import re
from functools import lru_cache

from newslint.engine import english

MOST_WORDS = 160
"""Words of a quotation that are aligned; beyond them a quotation is judged by its beginning."""

ELLIPSIS = "…"
"""Stands for words left out, whether the page has dots or empty brackets."""

_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "`": "'", "–": " - ", "—": " - ", "…": " … "})
_DRESS = ((":00", ""), (".com", ""), ("' s ", "'s "))
"""House style and slips of the page: full hours, addresses as names, a clitic cut off from its word."""

_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_TOKEN = re.compile(r"…|\[[^\[\]]{0,200}\]|\([^()]{0,200}\)|\d[\d,.]*\d|[\w*]+(?:'[\w*]+)*'?|'\w+|[%&]")


@lru_cache(maxsize=8192)
def fold(text: str) -> tuple[str, ...]:
    """The words of a quotation in one spelling.

    >>> fold("I don’t want two-in-three, Sen. Jones …")
    ('i', 'do', 'not', 'want', '2', 'in', '3', 'senator', 'jones', '…')
    """
    text = text.lower().translate(_MARKS).replace("...", " … ").replace(". . .", " … ")
    for odd, plain in _DRESS:
        if odd in text:
            text = text.replace(odd, plain)
    text = _INITIALS.sub(lambda found: found.group().replace(".", ""), text)
    words: list[str] = []
    for token in _TOKEN.findall(text):
        if token[0] in "[(":
            inside = _words(token[1:-1])
            words.append(f"[{' '.join(inside)}]" if inside else ELLIPSIS)
        else:
            words.extend(_words(token))
        if len(words) >= MOST_WORDS:
            break
    return tuple(words[:MOST_WORDS])


def _words(text: str) -> list[str]:
    words: list[str] = []
    for word in text.split():
        word = english.CONTRACTIONS.get(word, word)
        for ending, separate in english.CLITICS:
            if word.endswith(ending):
                word = word[: -len(ending)]
                word += " is" if separate == " 's" and word in english.BEFORE_IS else separate
                break
        words.extend(english.SPELLINGS.get(part, part) for part in word.strip("'").split() or ())
    return ["'" + word if word in {"s", "d"} and "'" in text else word for word in words]
