"""House words as a lexicon table: what editors define in rule files reaches extractors like any other word.

What comes in: the lexicon and the house words. What goes out: the lexicon with one more table, "house", holding
``aliases`` (alias → name), ``places`` (place → container), ``terms``, ``hedges`` (words → [low, high]) and ``claims``
(a list of mappings with the fields of ``core.rule.ClaimDefinition``).
"""

from __future__ import annotations

from collections import deque

from newslint.core.digest import blake2b
from newslint.core.lexicon import Lexicon, Table
from newslint.core.rule import ClaimDefinition, HouseWords


def extend(lexicon: Lexicon, house: HouseWords) -> Lexicon:
    """The lexicon with the table "house"; its digest tells both apart."""
    for ours, theirs, extended in _extended:
        if ours is lexicon and theirs is house:
            return extended
    tables, digest = _house(house)
    extended = Lexicon({**lexicon.tables, "house": tables}, lexicon.digest + digest)
    _extended.append((lexicon, house, extended))
    return extended


_extended: deque[tuple[Lexicon, HouseWords, Lexicon]] = deque(maxlen=2)
"""The last ones, so that article after article gets the same object, and its words are found at once."""


def _house(house: HouseWords) -> tuple[Table, str]:
    hedges: dict[str, Table] = {words.lower(): [low, high] for words, low, high in house.hedges}
    tables: dict[str, Table] = {
        "aliases": {alias.lower(): name for alias, name in house.aliases},
        "places": {place.lower(): container for place, container in house.places},
        "terms": {term.lower(): other.lower() for term, other in house.terms},
        "hedges": hedges,
        "claims": [_claim(claim) for claim in house.claims],
    }
    return tables, blake2b(repr(tables).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _claim(claim: ClaimDefinition) -> Table:
    roles: list[Table] = [[name, type] for name, type in claim.roles]
    return {
        "name": claim.name,
        "roles": roles,
        "phrases": list(claim.phrases),
        "denied_by": list(claim.denied_by),
        "reported_by": list(claim.reported_by),
    }
