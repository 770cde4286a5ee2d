"""Words as data: what ``rules/lexicon/*.yaml`` holds, once compiled to plain values; and what is made of it once."""

from collections.abc import Callable, Iterator, Mapping

from newslint.core.hints import NamedTuple, TypeAlias, TypeVar

Built = TypeVar("Built")

KEPT = 2
"""Lexicons for which what was made of them is kept."""

Table: TypeAlias = "str | int | float | bool | list[Table] | dict[str, Table] | None"
"""What YAML can say with plain values."""


class Lexicon(NamedTuple):
    """All lexicon files by name (``units.yaml`` is ``tables["units"]``) and the digest of their content.

    ``sections`` tells which files have a section of a name, where that is known without a look at all of them.
    """

    tables: Mapping[str, Table]
    digest: str
    sections: Mapping[str, tuple[str, ...]] | None = None

    def table(self, name: str, *keys: str) -> dict[str, Table]:
        """A mapping of a file, or of a section within it; empty where there is none."""
        found: Table = self.tables.get(name)
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return found if isinstance(found, dict) else {}

    def having(self, section: str) -> tuple[str, ...]:
        """The names of the files that have a section of that name."""
        if self.sections is not None:
            return self.sections.get(section, ())
        return tuple(name for name, table in self.tables.items() if isinstance(table, dict) and section in table)

    def words(self, name: str, *keys: str) -> tuple[str, ...]:
        """A list of words of a file or section; empty where there is none."""
        found: Table = self.tables.get(name)
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return tuple(str(word) for word in found) if isinstance(found, list) else ()

    def sets(self, name: str, *lists: str) -> Iterator[frozenset[str]]:
        """Some lists of words of a file as sets, one after the other."""
        return (frozenset(self.words(name, one)) for one in lists)

    def folded(self, name: str, *keys: str) -> dict[str, str]:
        """The words of the lists of a mapping, each with the key of its list; of a word in two, the last."""
        return {word: key for key in self.table(name, *keys) for word in self.words(name, *keys, key)}

    def called(self, name: str, *keys: str) -> dict[str, str]:
        """As ``folded``, where each key is a word of its own list, too: street, for street, st. and str."""
        return {word: key for key in self.table(name, *keys) for word in (key, *self.words(name, *keys, key))}

    def meant(self, name: str, *keys: str) -> dict[str, frozenset[str]]:
        """What each key of a mapping may mean: itself, and the words of its list."""
        return {str(key): frozenset((str(key), *self.words(name, *keys, key))) for key in self.table(name, *keys)}


def per_lexicon(build: Callable[[Lexicon], Built]) -> Callable[[Lexicon], Built]:
    """A function of a lexicon, computed once for each; those of one digest are equal."""
    kept: dict[str | int, tuple[Lexicon, Built]] = {}
    last: Lexicon | None = None
    made: Built

    def look_up(lexicon: Lexicon) -> Built:
        nonlocal last, made
        if lexicon is last:
            return made
        # One that was made by hand has no digest, and is equal to itself alone.
        key = lexicon.digest or id(lexicon)
        found = kept.get(key)
        if found is None:
            if len(kept) == KEPT:
                del kept[next(iter(kept))]
            found = kept[key] = lexicon, build(lexicon)
        last, made = lexicon, found[1]
        return made

    return look_up
