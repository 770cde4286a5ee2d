"""Noun phrases as kinds of facts: "headline money quantity", "denial", "weekday", ``title "founder"``.

A ``Phrase`` comes in; the kind, what a fact must have, and the field that is meant go out.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from newslint.core.article import REGIONS
from newslint.core.rule import Expression
from newslint.core.span import Span
from newslint.core.vocabulary import VOICES, Field, Kind, Word, nearest
from newslint.lang.names import Names, plain, singular
from newslint.lang.problems import Problems
from newslint.lang.syntax import Name, Phrase

Want = tuple[str, str]
"""A field and the value that a fact must have in it; "*" for any value; with "", a flag that must be set."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a phrase means. ``own_field`` says that the phrase names a field, not the facts as such."""

    kind: Kind
    wants: tuple[Want, ...]
    field: Field | None
    own_field: bool
    span: Span

    def conditions(self, variable: str) -> tuple[Expression, ...]:
        """What a fact bound to a variable must meet."""
        return tuple(condition(variable, want) for want in self.wants)


def condition(variable: str, want: Want) -> Expression:
    """One want as an expression."""
    field, value = want
    if not value:
        return ("flag", variable, field)
    if value == "*":
        return ("call", "known", ("field", variable, field))
    return ("op", "same-as", ("field", variable, field), ("value", value), ())


def resolve(phrase: Phrase, names: Names, problems: Problems, beside: Collection[str] = ()) -> Noun | None:
    """The meaning of a phrase, or None and a problem; ``beside`` tells which of several kinds may be meant."""
    if not phrase.names:
        problems.error(
            phrase.span,
            f"what is {_quoted(phrase)}?",
            "a field of a kind must stand before it",
            help='for example: title "founder" conflicts with title "chairman"',
        )
        return None
    if phrase.of:
        whole = " ".join(name.text for name in (*phrase.names, Name("of"), *phrase.of))
        head = _head(whole, names)
        if head is not None and not isinstance(head, list) and names.kind(phrase.of[-1].text) is None:
            return _noun(phrase, (), head, names, problems)
        return _field_of(phrase, names, problems)
    words = [name.text for name in phrase.names]
    if "same" in words[1:]:
        at = words.index("same", 1)
        problems.error(
            _around(phrase.names[at:]),
            '"for" is missing before "the same"',
            f'did you mean "for the {" ".join(words[at:])}"?',
            help="for example: quantity for the same subject must agree across sources",
        )
        return None
    for cut in range(len(words)):
        tail = " ".join(words[cut:])
        found = _head(tail, names)
        if isinstance(found, list):
            meant = [kind for kind in found if kind.name in beside]
            if len(meant) == 1:
                return _noun(phrase, phrase.names[:cut], (meant[0], (), names.field(tail, meant[0])), names, problems)
            shown = " or ".join(f"{tail} of {kind.name}" for kind in found)
            problems.error(phrase.span, f'"{tail}" is a field of several kinds', f"say {shown}")
            return None
        if found is not None:
            return _noun(phrase, phrase.names[:cut], found, names, problems)
    _not_found(phrase, names, problems)
    return None


_Head = tuple[Kind, tuple[Want, ...], Field | None]


def _head(tail: str, names: Names) -> _Head | list[Kind] | None:
    """What the last words of a phrase name: a kind, a word that stands alone, or a field of one kind."""
    if kind := names.kind(tail):
        return kind, (), None
    for word in names.whole(tail):
        if word.kind in names.kinds:
            return names.kinds[word.kind], word.wants, None
    owners = names.owners.get(plain(tail)) or names.owners.get(singular(plain(tail)), ())
    if len(owners) == 1:
        return owners[0], (), names.field(tail, owners[0])
    if owners:
        # A field that decides a kind (weekday of a date) is meant before one that merely occurs in others.
        deciding = [kind for kind in owners if plain(kind.value) in (plain(tail), singular(plain(tail)))]
        return (deciding[0], (), names.field(tail, deciding[0])) if len(deciding) == 1 else list(owners)
    return None


def _noun(phrase: Phrase, before: tuple[Name, ...], head: _Head, names: Names, problems: Problems) -> Noun | None:
    kind, wants, field = head
    own_field = field is not None
    field = field or kind.field(kind.value)
    wants = (*wants, *_modifiers(before, kind, names, problems))
    if phrase.region is not None:
        if plain(phrase.region.text) not in REGIONS:
            problems.unknown(phrase.region.span, "part of an article", phrase.region.text, REGIONS, "parts")
        wants = (*wants, ("region", plain(phrase.region.text)))
    if phrase.literal is not None and field is not None:
        text = phrase.literal.text
        wants = (*wants, (field.name, text.lower() if field.type == "entity" else text))
    return Noun(kind, wants, field, own_field, phrase.span)


def _modifiers(before: tuple[Name, ...], kind: Kind, names: Names, problems: Problems) -> tuple[Want, ...]:
    """What the words before a kind ask for; a word that is not known is reported and left out."""
    wants: list[Want] = []
    at = 0
    while at < len(before):
        for stop in range(len(before), at, -1):
            text = " ".join(name.text for name in before[at:stop])
            found = modifier(text, kind, names)
            if found is not None:
                wants += found
                at = stop
                break
        else:
            name = before[at]
            near = nearest(name.text, names.narrowing(kind))
            problems.error(
                name.span,
                f'"{name.text}" does not say which {kind.name}',
                f'did you mean "{near}"?' if near else "",
                [f"words that may stand before {kind.name}: {', '.join(names.telling(kind))}"],
            )
            at += 1
    return tuple(wants)


def modifier(text: str, kind: Kind, names: Names) -> tuple[Want, ...] | None:
    """What a word before a kind, or after "is", asks of a fact; None for a word that is not known."""
    word: Word | None = names.word(text, kind)
    if word is not None:
        return word.wants
    flag = names.flag(text, kind)
    if flag is not None:
        return ((flag, ""),)
    if plain(text) in REGIONS:
        return (("region", plain(text)),)
    if plain(text) in VOICES:
        return (("voice", plain(text)),)
    return None


def _field_of(phrase: Phrase, names: Names, problems: Problems) -> Noun | None:
    owner = Phrase(phrase.of, region=phrase.region, literal=None, span=_around(phrase.of))
    noun = resolve(owner, names, problems)
    if noun is None:
        return None
    text = " ".join(name.text for name in phrase.names)
    field = names.field(text, noun.kind)
    if field is None:
        fields = names.fields_of(noun.kind)
        problems.unknown(_around(phrase.names), "field", text, fields, f"fields of {noun.kind.name}")
        return None
    return Noun(noun.kind, noun.wants, field, True, phrase.span)


def _around(names: tuple[Name, ...]) -> Span:
    return Span(names[0].span.start, names[-1].span.end)


def _quoted(phrase: Phrase) -> str:
    return f'"{phrase.literal.text}"' if phrase.literal else "this"


_PLACES_TO_LOOK = ("source", "article", "outlet", "story", "text", "report", "paper", "newspaper", "edition")


def _not_found(phrase: Phrase, names: Names, problems: Problems) -> None:
    """No tail of the phrase is known: the last word is the one that should have been a kind."""
    last = phrase.names[-1]
    whole = " ".join(name.text for name in phrase.names)
    region = singular(plain(last.text))
    if region in REGIONS:
        problems.error(
            last.span,
            f'"{last.text}" is a part of an article, not a fact in it',
            "which facts of it?",
            help=f"for example: {'headline' if region == 'body' else region} quantity must appear in body",
        )
        return
    if singular(plain(last.text)) in _PLACES_TO_LOOK:
        problems.error(
            last.span,
            f'"{last.text}" says where to look, not what to look at',
            "a kind of fact must stand here",
            help="for example: all sources must agree on death toll",
        )
        return
    lone = [word for word in names.words.get(plain(last.text), ()) if not word.alone]
    if lone:
        shown = " or ".join(f'"{word.name} {word.kind}"' for word in lone)
        problems.error(_around(phrase.names), f'"{last.text}" what?', f"say {shown}")
        return
    known = names.nouns()
    problems.unknown(
        _around(phrase.names) if len(phrase.names) == 1 else last.span,
        "kind of fact",
        last.text,
        known,
        "kinds" if len(known) < 40 else "",
        f"\"{whole}\" must end in the name of a kind, such as 'money quantity'" if len(phrase.names) > 1 else "",
    )
