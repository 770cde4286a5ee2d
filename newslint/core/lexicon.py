"""Words as data: what ``rules/lexicon/*.yaml`` holds, once compiled to plain values."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

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
