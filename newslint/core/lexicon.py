"""Words as data: what ``rules/lexicon/*.yaml`` holds, once compiled to plain values; and what is made of it once."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias, TypeVar

Built = TypeVar("Built")

Table: TypeAlias = "str | int | float | bool | list[Table] | dict[str, Table] | None"
"""What YAML can say with plain values."""


class Lexicon(NamedTuple):
    """All lexicon files by name (``units.yaml`` is ``tables["units"]``) and the digest of their content."""

    tables: Mapping[str, Table]
    digest: str

    def table(self, name: str, *keys: str) -> dict[str, Table]:
        """A mapping of a file, or of a section within it; empty where there is none."""
        found: Table = self.tables.get(name)
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return found if isinstance(found, dict) else {}

    def words(self, name: str, *keys: str) -> tuple[str, ...]:
        """A list of words of a file or section; empty where there is none."""
        found: Table = self.tables.get(name)
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return tuple(str(word) for word in found) if isinstance(found, list) else ()


class _ByContent:
    """A lexicon as the key of a cache: it is equal to another of the same content."""

    __slots__ = ("lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return hash(self.lexicon.digest)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _ByContent):
            return False
        ours, theirs = self.lexicon, other.lexicon
        # One that was made by hand has no digest, and is equal to itself alone.
        return ours is theirs or (ours.digest != "" and ours.digest == theirs.digest)


def per_lexicon(build: Callable[[Lexicon], Built]) -> Callable[[Lexicon], Built]:
    """A function of a lexicon, computed once for each."""

    @lru_cache(maxsize=2)
    def keyed(key: _ByContent) -> Built:
        return build(key.lexicon)

    def look_up(lexicon: Lexicon) -> Built:
        return keyed(_ByContent(lexicon))

    return look_up
