"""Kinds of claims, compiled: what editors define in rule files and the statuses of comment, on one path.

What comes in: the tables "house" (``define claim`` of rule files) and "comment" of the lexicon. What goes out: the
definitions, and an index from trigger words to their templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from newslint.annotate import prose, templates
from newslint.annotate.templates import Template, Words
from newslint.annotate.watch import Watched
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, Table, per_lexicon
from newslint.core.source import Source

COMMENT = "comment status"


@dataclass(frozen=True, slots=True)
class Definition:
    """A kind of claim: its name, the types of its roles, and what denies or weakens it."""

    name: str
    types: Mapping[str, str]
    denied_by: tuple[Template, ...] = ()
    reported_by: tuple[Template, ...] = ()
    status: str = ""
    classes: Mapping[str, str] = field(default_factory=dict)
    """The words that a role may be, each with the word that names the class: branch → office."""


class Triggered(NamedTuple):
    """The templates of one trigger word, each with the number of its definition.

    One of ``beside`` stands in a sentence that any of them matches; empty where one of them needs no other word.
    """

    templates: tuple[tuple[Template, int], ...]
    beside: frozenset[str]

    @staticmethod
    def of(templates: Iterable[tuple[Template, int]]) -> Triggered:
        """The templates, with what most sentences can be told by that match none of them."""
        known = tuple(templates)
        needs = [template.needs[:1] for template, _ in known]
        return Triggered(known, frozenset[str]().union(*(rarest for (rarest,) in needs)) if all(needs) else frozenset())


@dataclass(frozen=True, slots=True)
class Index:
    """Definitions, and by each trigger word the templates."""

    definitions: tuple[Definition, ...]
    by_word: Mapping[str, Triggered]
    triggers: Watched


@per_lexicon
def index(lexicon: Lexicon) -> Index:
    """The index of all kinds of claims that a lexicon holds."""
    raw = [*_claims(lexicon), *_statuses(lexicon)]
    lemma = base_forms((phrase for one in raw for phrase in one.phrases + one.denied_by + one.reported_by), lexicon)
    definitions: list[Definition] = []
    by_word: dict[str, list[tuple[Template, int]]] = {}
    for number, one in enumerate(raw):

        def compiled(phrases: Iterable[str], types: Mapping[str, str] = one.types) -> tuple[Template, ...]:
            return tuple(made for phrase in phrases for made in templates.compile_phrase(phrase, types, lemma))

        phrases = compiled(one.phrases)
        classes = {
            word: part.label
            for made in phrases
            for part in made.parts
            if isinstance(part, Words) and part.role
            for word in sorted(part.words)
        }
        definitions.append(
            Definition(one.name, one.types, compiled(one.denied_by), compiled(one.reported_by), one.status, classes)
        )
        for template in phrases:
            for word in sorted(template.words()):
                by_word.setdefault(word, []).append((template, number))
    triggered = {word: Triggered.of(found) for word, found in by_word.items()}
    return Index(tuple(definitions), triggered, Watched(by_word))


def base_forms(phrases: Iterable[str], lexicon: Lexicon) -> dict[str, str]:
    """The base forms of the bare words of phrases, as the tokens of a text have them."""
    words = sorted({word for phrase in phrases for word in templates.words_of(phrase)})
    text = "\n\n".join(words)
    read = prose.read(Article("", Source.of("", text), text, ()), lexicon)
    return dict(zip(read.lower, read.lemmas, strict=True))


@dataclass(frozen=True, slots=True)
class _Raw:
    name: str
    types: Mapping[str, str]
    phrases: tuple[str, ...]
    denied_by: tuple[str, ...] = ()
    reported_by: tuple[str, ...] = ()
    status: str = ""


def _claims(lexicon: Lexicon) -> Iterable[_Raw]:
    claims = lexicon.table("house").get("claims")
    for claim in claims if isinstance(claims, list) else ():
        if isinstance(claim, dict):
            roles = claim.get("roles")
            types = {
                str(role[0]): str(role[1])
                for role in (roles if isinstance(roles, list) else ())
                if isinstance(role, list) and len(role) == 2 and role[1]
            }
            yield _Raw(
                str(claim.get("name", "")),
                types,
                _strings(claim.get("phrases")),
                _strings(claim.get("denied_by")),
                _strings(claim.get("reported_by")),
            )


def _statuses(lexicon: Lexicon) -> Iterable[_Raw]:
    for status, phrases in lexicon.table("comment", "statuses").items():
        yield _Raw(COMMENT, {"actor": "thing", "object": "thing"}, _strings(phrases), status=status)


def _strings(table: Table) -> tuple[str, ...]:
    return tuple(str(one) for one in table) if isinstance(table, list) else ()
