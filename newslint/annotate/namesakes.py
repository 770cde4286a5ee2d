"""A name of one sex, and a noun of the other that must mean who bears it.

What comes in: who is told to be a man or a woman, as tokens, and the names of an article. What goes out, as pairs of
tokens, the last of the name and the noun:

* "Billy Hall, 27, a woman from Torp": told behind a name
* "an angler, a woman, Billy Hall, said": before it
* "Billy was a good woman", "named Billy Hall as the woman who": said or found to be

Only given names of one sex tell anything; where a list goes on ("Billy Hall, a woman and a child") there are two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.annotate.mentions import Mention
from newslint.annotate.sexties import Told
from newslint.annotate.sexwords import OTHER

ARTICLES = frozenset(("a", "an"))
BEING = frozenset(("was", "is"))
LISTING = frozenset(("and", "or", "&", "nor"))
BEHIND = frozenset(("who", ".", "from", "of", "whose", "in"))
"""What follows a noun that tells what somebody is, and does not stand in a list."""
NAMING = frozenset(("identify", "name", "describe", "know"))
LEADING = frozenset((",", ".", "that", '"', "“", "”", "when", "said", "says", ":"))
"""What stands before a name with which a clause begins: the friend of Billy may be a woman."""
N_AGE = 3
"""Tokens of an age behind a name: ", 27 ,"."""


def find(told: Told, given: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Pairs of tokens, the name first; ``given`` are given names with their sex."""
    for at in told.nouns:
        first = told.first(at)
        low, high = told.prose.sentences[told.prose.sentence_at[at]]
        one = _behind(told, at, first, low) or _before(told, at, first, high) or _is(told, at, first, low)
        if one is not None and given.get(one.entity.id.split()[0]) == OTHER[told.sexes[at]]:
            yield one.stop - 1, at


def _person(told: Told, token: int) -> Mention | None:
    one = told.index.covering(token)
    return one if one is not None and one.kind == "person" and one.stop == token + 1 else None


def _behind(told: Told, at: int, first: int, low: int) -> Mention | None:
    """ "Billy Hall, 27, a woman from Torp", "identified Billy Hall, 27, as the woman"."""
    lower, lemmas = told.prose.lower, told.prose.lemmas
    i = first - 1
    if i <= low:
        return None
    if lower[i] == "as":
        i = _before_age(told, i, low)
        one = _person(told, i - 1)
        named = one is not None and one.first > low and lemmas[one.first - 1] in NAMING
        return one if named and lower[at + 1 : at + 2] == ["who"] else None
    if lower[i] != "," or lower[first] not in ARTICLES or lower[at + 1 : at + 2] not in [[word] for word in BEHIND]:
        return None
    return _person(told, _before_age(told, i + 1, low) - 1)


def _before_age(told: Told, stop: int, low: int) -> int:
    """Where the commas and the age that end there begin."""
    lower, i = told.prose.lower, stop
    while i > low + 1 and stop - i < N_AGE and (lower[i - 1] == "," or lower[i - 1].isdecimal()):
        i -= 1
    return i


def _before(told: Told, at: int, first: int, high: int) -> Mention | None:
    """ "The shooting of an unarmed woman, Billy Hall, by an officer"."""
    lower = told.prose.lower
    if lower[at + 1 : at + 2] != [","] or lower[first] not in ARTICLES or lower[first - 1] in LISTING:
        return None
    one = told.index.starting(at + 2)
    if one is None or one.kind != "person" or one.stop >= high or lower[one.stop] != ",":
        return None
    behind = lower[one.stop + 1 : one.stop + 2]
    return None if behind and (behind[0] in LISTING or told.index.starting(one.stop + 1)) else one


def _is(told: Told, at: int, first: int, low: int) -> Mention | None:
    """ "Billy was an amazing young woman"."""
    prose, i = told.prose, first - 1
    while i > low and prose.tags[i] == "R" and prose.lower[i] not in ("not", "never"):
        i -= 1
    if i <= low or prose.lower[i] not in BEING or prose.lower[first] not in ARTICLES:
        return None
    one = _person(told, i - 1)
    leads = one is not None and (one.first == low or prose.lower[one.first - 1] in LEADING)
    return one if leads and prose.lower[at + 1 : at + 2] != ["'s"] else None
