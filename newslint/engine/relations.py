"""Pairs of words that lexicon tables relate: which exclude each other, are confusable, or mean the same.

A lexicon file or a section of one is a table when it is a list of groups (lists) or a mapping from a word to words.
Sections named "excludes", "confusable" and "same" belong to that relation; a file of such a name holds tables of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

from newslint.core.lexicon import Lexicon, Table

RELATIONS: Mapping[str, tuple[str, ...]] = {
    "excludes": ("excludes", "antonyms", "exclusive"),
    "confusable": ("confusable", "false_friends", "false friends"),
    "same": ("same", "synonyms"),
}
"""Names of files and sections that hold each relation."""


class Relations:
    """The tables of a lexicon, read when a rule first asks for them."""

    __slots__ = ("_lexicon", "_pairs")

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._pairs: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}

    def pairs(self, relation: str, table: str = "") -> frozenset[tuple[str, str]]:
        """Both orders of every pair that the relation holds for, in one table or (with "") in all."""
        key = (relation, table)
        if key not in self._pairs:
            found: set[tuple[str, str]] = set()
            for one in self._tables(RELATIONS[relation], table):
                for a, b in _pairs_of(one):
                    found |= {(a, b), (b, a)}
            self._pairs[key] = frozenset(found)
        return self._pairs[key]

    def _tables(self, names: tuple[str, ...], wanted: str) -> Iterator[Table]:
        for file, content in sorted(self._lexicon.tables.items()):
            if file in names:
                if not wanted:
                    yield from content.values() if isinstance(content, dict) else (content,)
                elif isinstance(content, dict) and wanted in content:
                    yield content[wanted]
            elif isinstance(content, dict):
                for section, value in content.items():
                    if section in names and wanted in ("", file):
                        yield from value.values() if _is_nest(value) else (value,)
                    elif section in names and isinstance(value, dict) and wanted in value:
                        yield value[wanted]


def _is_nest(table: Table) -> bool:
    """Whether a section holds named tables rather than words."""
    return isinstance(table, dict) and all(
        isinstance(one, dict) or (isinstance(one, list) and all(isinstance(group, list) for group in one))
        for one in table.values()
    )


def _pairs_of(table: Table) -> Iterator[tuple[str, str]]:
    if isinstance(table, dict):
        for word, others in table.items():
            for other in others if isinstance(others, list) else [others]:
                yield word.casefold(), str(other).casefold()
    elif isinstance(table, list):
        for group in table:
            if isinstance(group, list):
                # A group may hold sides that are lists themselves: every word of one against every word of another.
                for one, other in combinations(group, 2):
                    for a in one if isinstance(one, list) else [one]:
                        for b in other if isinstance(other, list) else [other]:
                            yield str(a).casefold(), str(b).casefold()


@cache
def nothing() -> Relations:
    """Relations of an empty lexicon."""
    return Relations(Lexicon({}, ""))
