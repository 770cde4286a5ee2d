"""All names that a rule may use, looked up as an editor writes them: case, hyphens and plurals do not matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from newslint.core.article import REGIONS
from newslint.core.rule import ClaimDefinition
from newslint.core.vocabulary import COMMON_FIELDS, VOICES, Field, Kind, Vocabulary, Word

NAMED_TYPES = ("organisation", "person", "place", "party", "entity")
"""Types of roles that are names of somebody or somewhere; all others are texts."""


def plain(name: str) -> str:
    """The form in which names are compared, wherever the writer learned to spell.

    >>> plain("as_of"), plain("Comment-Status"), plain("organization")
    ('as of', 'comment status', 'organisation')
    """
    return name.lower().replace("-", " ").replace("_", " ").replace("organization", "organisation")


def singular(name: str) -> str:
    """A plural as its singular, good enough for the names of kinds.

    >>> singular("quantities"), singular("quotes"), singular("places")
    ('quantity', 'quote', 'place')
    """
    if name.endswith("ies"):
        return name[:-3] + "y"
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


@dataclass(frozen=True, slots=True)
class Names:
    """Kinds, words and fields by the form in which names are compared."""

    kinds: Mapping[str, Kind]
    words: Mapping[str, tuple[Word, ...]]
    owners: Mapping[str, tuple[Kind, ...]] = field(repr=False)

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Names:
        """The names of a vocabulary."""
        kinds = {plain(kind.name): kind for kind in vocabulary.kinds.values()}
        words: dict[str, tuple[Word, ...]] = {}
        for word in vocabulary.words:
            words[plain(word.name)] = (*words.get(plain(word.name), ()), word)
        owners: dict[str, tuple[Kind, ...]] = {}
        for kind in kinds.values():
            for one in kind.fields:
                for name in (one.name, *one.also):
                    owners[plain(name)] = (*owners.get(plain(name), ()), kind)
        return cls(kinds, words, owners)

    def kind(self, name: str) -> Kind | None:
        """The kind of that name, singular or plural."""
        return self.kinds.get(plain(name)) or self.kinds.get(singular(plain(name)))

    def word(self, name: str, kind: Kind) -> Word | None:
        """The word of that name that narrows a kind."""
        return next((word for word in self.words.get(plain(name), ()) if word.kind == kind.name), None)

    def whole(self, name: str) -> tuple[Word, ...]:
        """Words that stand for facts by themselves: "denial", or "direct quote" as one word."""
        found = self.words.get(plain(name)) or self.words.get(singular(plain(name))) or ()
        return tuple(word for word in found if word.alone or plain(word.name).endswith(f" {plain(word.kind)}"))

    def field(self, name: str, kind: Kind) -> Field | None:
        """A field of a kind, or one that every kind has; "value" is the field that the kind is compared by."""
        for wanted in dict.fromkeys((plain(name), singular(plain(name)))):
            for one in (*kind.fields, *COMMON_FIELDS):
                if plain(one.name) == wanted or any(plain(other) == wanted for other in one.also):
                    return one
            if wanted == "value":
                return kind.field(kind.value)
        return None

    def flag(self, name: str, kind: Kind) -> str | None:
        """The flag of that name that facts of a kind may carry."""
        return next((flag for flag in kind.flags if plain(flag) == plain(name)), None)

    def flag_anywhere(self, name: str) -> bool:
        """Whether any kind has the flag."""
        return any(self.flag(name, kind) for kind in self.kinds.values())

    def fields_of(self, kind: Kind) -> tuple[str, ...]:
        """Names of the fields of a kind, its own first."""
        return tuple(one.name.replace("_", "-") for one in (*kind.fields, *COMMON_FIELDS))

    def narrowing(self, kind: Kind) -> tuple[str, ...]:
        """Everything that may stand before the name of a kind."""
        return (*self.telling(kind), *REGIONS, *VOICES)

    def telling(self, kind: Kind) -> tuple[str, ...]:
        """Words and flags of a kind: what is worth listing of all that narrows it."""
        words = [word.name for words in self.words.values() for word in words if word.kind == kind.name]
        return (*sorted(words), *kind.flags)

    def nouns(self) -> tuple[str, ...]:
        """Everything that facts may be called by."""
        alone = (word.name for words in self.words.values() for word in words if word.alone)
        return (*(kind.name for kind in self.kinds.values()), *sorted(alone))


def with_claims(vocabulary: Vocabulary, claims: Iterable[ClaimDefinition]) -> Vocabulary:
    """The vocabulary with claim kinds that rule files define: a word each, and a field for each role.

    A kind so defined is a relation of the kind "claim", so that it has polarity, certainty, attribution and time.
    """
    kind = vocabulary.kinds.get("claim")
    if kind is None:
        return vocabulary
    known = {(word.name, word.kind) for word in vocabulary.words}
    words: list[Word] = []
    fields = list(kind.fields)
    for claim in claims:
        if (claim.name, "claim") not in known:
            known.add((claim.name, "claim"))
            words.append(Word(claim.name, "claim", (("relation", claim.name),), doc="defined in a rule file"))
        for name, type in claim.roles:
            if all(plain(one.name) != plain(name) for one in fields):
                fields.append(Field(name, "entity" if type in NAMED_TYPES else "text", f"a role of {claim.name}"))
    kinds = {**vocabulary.kinds, "claim": kind._replace(fields=tuple(fields))}
    return Vocabulary(kinds, (*vocabulary.words, *words))
