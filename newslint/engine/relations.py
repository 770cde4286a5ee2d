"""Pairs of words that lexicon tables relate: which exclude each other, are confusable, or mean the same.

A table is a lexicon file. Its section "excludes" (or "pairs", for a file of antonyms) lists what cannot both hold, its
section "confusable" lists false friends, as do two terms of one family in its section "families", and its section
"same" lists words that mean the same. Each is a list of groups, whose members (or sides, where they are lists) are
related pairwise, or a mapping from a word to the words that it is related to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from newslint.core.lexicon import Lexicon, Table, per_lexicon

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "excludes": ("excludes", "pairs"),
    "confusable": ("confusable", "families"),
    "same": ("same",),
}
"""Names of the sections that hold each relation."""


class Relations:
    """The tables of a lexicon, read when a rule first asks for them."""

    __slots__ = ("_folds", "_lexicon", "_pairs")

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._pairs: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}
        self._folds: dict[str, Mapping[str, str]] = {}

    def folds(self, table: str) -> Mapping[str, str]:
        """The words of the families of a table, each with the name of its family."""
        if table not in self._folds:
            self._folds[table] = self._lexicon.folded(table, "families")
        return self._folds[table]

    def pairs(self, relation: str, table: str = "") -> frozenset[tuple[str, str]]:
        """Both orders of every pair that the relation holds for, in one table or (with "") in all."""
        key = (relation, table)
        if key not in self._pairs:
            found = set(_pairs(self._lexicon, relation, table))
            self._pairs[key] = frozenset(found | {(b, a) for a, b in found})
        return self._pairs[key]


@per_lexicon
def relations(lexicon: Lexicon) -> Relations:
    """The relations of a lexicon, kept from one run to the next."""
    return Relations(lexicon)


def _pairs(lexicon: Lexicon, relation: str, wanted: str) -> Iterator[tuple[str, str]]:
    for section in SECTIONS[relation]:
        read = _pairs_of_families if section == "families" else _pairs_of
        for file in [wanted] if wanted else lexicon.having(section):
            yield from read(lexicon.table(file).get(section))


def _pairs_of(table: Table) -> Iterator[tuple[str, str]]:
    if isinstance(table, dict):
        for word, others in table.items():
            for other in others if isinstance(others, list) else [others]:
                yield word.casefold(), str(other).casefold()
    elif isinstance(table, list):
        for group in table:
            for one, other in combinations(group, 2) if isinstance(group, list) else ():
                for a in one if isinstance(one, list) else [one]:
                    for b in other if isinstance(other, list) else [other]:
                        yield str(a).casefold(), str(b).casefold()


def _pairs_of_families(table: Table) -> Iterator[tuple[str, str]]:
    """Two canonical terms of one family are what a hurried translator takes for each other."""
    for family in table.values() if isinstance(table, dict) else ():
        for one, other in combinations(family, 2) if isinstance(family, dict) else ():
            yield one.casefold(), other.casefold()
