"""What a sidecar corrects comes in, with what extraction found; the same in the types of the vocabulary goes out.

The reader of sidecars knows no kinds. Here "place: Torp" becomes a place and "value: 12" an amount, and a kind, field
or flag that there is none of is reported with the nearest one that there is.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.core import notation
from newslint.core.annotation import Annotated
from newslint.core.article import Article, Correction
from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.values import Value
from newslint.core.vocabulary import Kind, Vocabulary, nearest
from newslint.facts.corrections import meant

RULE = "newslint-broken-sidecar"
COMMON = frozenset(("confidence",))
"""What every fact has and an entry, as ``newslint annotate`` prints it, need not repeat."""


def understood(
    article: Article, annotated: Annotated, vocabulary: Vocabulary, sidecar: str
) -> tuple[Article, tuple[Diagnostic, ...]]:
    """The article with its corrections as the vocabulary has them; problems are told at ``sidecar``."""
    corrections: list[Correction] = []
    problems: list[Diagnostic] = []
    for correction in article.corrections:
        reader = _Entry(correction, sidecar)
        kinds = reader.kinds(annotated, vocabulary)
        corrections.append(reader.typed(kinds) if kinds else correction)
        problems += reader.problems
        if not kinds and reader.problems:
            corrections.pop()
    return article._replace(corrections=tuple(corrections)), tuple(problems)


class _Entry:
    """One entry of a sidecar and what is wrong with it."""

    def __init__(self, correction: Correction, sidecar: str) -> None:
        self.correction = correction
        self.sidecar = sidecar
        self.problems: list[Diagnostic] = []

    def problem(self, message: str, name: str = "", known: Iterable[str] = ()) -> None:
        """Notes what is wrong with the entry, and the known name that is nearest."""
        names = sorted(known)
        near = nearest(name, names)
        help = f"did you mean '{near}'?" if near else "known: " + ", ".join(names) if names else ""
        self.problems.append(
            Diagnostic(RULE, "error", message, (Label(self.sidecar, self.correction.place),), help=help)
        )

    def kinds(self, annotated: Annotated, vocabulary: Vocabulary) -> list[Kind]:
        """The kinds that the entry may speak of: its own, or those of what stands at its words."""
        named = self.correction.kind
        if named:
            if named not in vocabulary.kinds:
                self.problem(f"there is no kind of fact called '{named}'", named, vocabulary.kinds)
                return []
            return [vocabulary.kinds[named]]
        annotations = list(annotated.annotations)
        found = {annotations[number].kind for number in meant(annotations, self.correction)}
        if not found and self.correction.action != "remove":
            self.problem("nothing is found at these words: say of what 'kind' the fact is")
        return [vocabulary.kinds[kind] for kind in sorted(found) if kind in vocabulary.kinds]

    def typed(self, kinds: list[Kind]) -> Correction:
        """The entry with its values in the types of its fields."""
        fields: dict[str, Value] = {}
        for name, value in self.correction.fields:
            field = next((found for kind in kinds if (found := kind.field(name)) is not None), None)
            if field is not None:
                fitting = notation.as_type(value, field.type)
                if fitting is None:
                    self.problem(f"'{name}' cannot be that: it is of the type {field.type}")
                else:
                    fields[field.name] = fitting
            elif isinstance(value, bool) and any(name in kind.flags for kind in kinds):
                fields[name] = value
            elif name not in COMMON:
                known = {one for kind in kinds for one in (*kind.flags, *(field.name for field in kind.fields))}
                self.problem(f"'{name}' is no field of a {' or '.join(kind.name for kind in kinds)}", name, known)
        for flag in sorted(self.correction.flags):
            if not any(flag in kind.flags for kind in kinds):
                known = {one for kind in kinds for one in kind.flags}
                self.problem(f"'{flag}' is no flag of a {' or '.join(kind.name for kind in kinds)}", flag, known)
        flags = frozenset(flag for flag in self.correction.flags if any(flag in kind.flags for kind in kinds))
        return self.correction._replace(fields=tuple(fields.items()), flags=flags)
