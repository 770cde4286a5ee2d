"""Phrase templates of claim kinds, compiled once: what ``matching`` looks for in tokens.

What comes in: ``{actor:organisation} (has|runs) (a|an|its)? {what:office|branch} in {place}``. What goes out: parts,
and which of them holds the rarest word, by which the phrase is looked for.

* A bare word matches any form of it, ``ban:noun`` (verb, adjective) only as such; ``(a|b c)`` is a choice, ``?`` makes
  a word, role or choice optional.
* ``{role:type}`` matches a name of that type (organisation, person, place, or party for any of them) or, with the type
  thing, a noun phrase; ``{role}`` takes the type that the definition gives the role, or that its name says.
* ``{role:word|word}`` matches one of the words; the role is bound to it, and the first word names the class of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

PARTIES = frozenset({"organisation", "person", "place"})
NAMED = {
    "organisation": frozenset({"organisation"}),
    "organization": frozenset({"organisation"}),
    "person": frozenset({"person"}),
    "place": frozenset({"place"}),
    "party": PARTIES,
    "entity": PARTIES,
}
PHRASES = frozenset({"thing", "text", "any", "words", "set"})
"""Types that stand for any noun phrase."""

DEFAULTS = {"place": "place", "person": "person", "organisation": "organisation", "actor": "party"}

_COMMON = """
    , 's no nor over including against down off name find leave face
    be is are was were have has had do does did a an the of in to for from by with on at and or not it its their
    will would can could may that this as up out say said tell go get make take there who when one about if
"""
COMMON = frozenset(_COMMON.split())
"""Words too frequent to look for a phrase by, as long as it has others."""

CLASSES = {"noun": "NP", "verb": "VA", "adjective": "J"}
"""What a word of a phrase may be restricted to: ``ban:noun``."""

PART = re.compile(r"\{[^{}]*\}|[()|?]|[^\s(){}|?]+")


@dataclass(frozen=True, slots=True)
class Words:
    """One of several words: by base form, or by the word as it stands in the phrase.

    A role is bound to the word found; ``label`` names the class of all; ``tags`` are the word classes it may have.
    """

    words: frozenset[str]
    exact: frozenset[str] = frozenset()
    tags: str = ""
    role: str = ""
    label: str = ""
    optional: bool = False
    passive: bool = False
    """After "be": "be founded" is not "is founding"."""

    def fits(self, lower: str, lemma: str, tag: str) -> bool:
        """Whether a token is one of the words: "founded" is no form of "find", whatever "found" is."""
        if not (lemma in self.words or lower in self.exact):
            return False
        return not (self.tags and tag not in self.tags) and not (self.passive and lower.endswith("ing"))


@dataclass(frozen=True, slots=True)
class Role:
    """A name of one of the kinds, or a noun phrase where there are none."""

    role: str
    kinds: frozenset[str]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Several sequences of parts, of which one must stand here."""

    branches: tuple[tuple[Part, ...], ...]
    optional: bool = False


Part: TypeAlias = "Words | Role | Choice"


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled phrase: its parts, and the number of the one that is looked for."""

    parts: tuple[Part, ...]
    trigger: int
    placed: bool = False
    """Whether it needs a place: where a sentence names none, no more need be looked at."""

    passive: bool = False
    """Whether it says "be" itself; if not, its verb is active: "is survived by" is not "survived"."""

    needs: tuple[frozenset[str], ...] = ()
    """Of each set some word must stand in the sentence; most sentences with the trigger lack one."""

    def words(self) -> frozenset[str]:
        """The words that may trigger it."""
        part = self.parts[self.trigger]
        return part.words | part.exact if isinstance(part, Words) else frozenset()


def compile_phrase(phrase: str, types: Mapping[str, str], lemma: Mapping[str, str]) -> tuple[Template, ...]:
    """The templates of a phrase: one, or one a choice where only choices hold words to look for; none without words.

    ``types`` gives the types of roles that the phrase leaves open, ``lemma`` the base forms of its words.
    """
    parts, _ = _sequence(PART.findall(phrase), 0, types, lemma)
    return tuple(_variants(parts))


def words_of(phrase: str) -> list[str]:
    """The bare words of a phrase, those of its roles' alternatives included."""
    found: list[str] = []
    for piece in PART.findall(phrase):
        if piece[0] == "{":
            found += piece[1:-1].partition(":")[2].split("|")
        elif piece not in "()|?":
            found.append(piece)
    return [word.strip().lower().partition(":")[0] for word in found if word.strip()]


def _variants(parts: tuple[Part, ...]) -> Iterable[Template]:
    best, trigger = max(((_rarity(part), index) for index, part in enumerate(parts)), default=(-1.0, -1))
    passive = _says_be(parts)
    placed = any(isinstance(part, Role) and part.kinds == NAMED["place"] and not part.optional for part in parts)
    # What is looked for is there, wherever it is looked whether the rest is; the rarest is asked for first.
    needs = _needs(parts if best < 0 else parts[:trigger] + parts[trigger + 1 :])
    needs = tuple(sorted(needs, key=lambda words: (not words.isdisjoint(COMMON), len(words))))
    if best > 0:
        yield Template(parts, trigger, placed, passive, needs)
        return
    for index, part in enumerate(parts):
        if isinstance(part, Choice) and not part.optional:
            for branch in part.branches:
                yield from _variants(parts[:index] + branch + parts[index + 1 :])
            return
    if best == 0:
        yield Template(parts, trigger, placed, passive, needs)


def _needs(parts: tuple[Part, ...]) -> tuple[frozenset[str], ...]:
    """The words of each part without which the phrase cannot stand; of a choice, those of any of its branches."""
    needs: list[frozenset[str]] = []
    for part in parts:
        if part.optional:
            continue
        if isinstance(part, Words):
            needs.append(part.words | part.exact)
        elif isinstance(part, Choice):
            branches = [_needs(branch) for branch in part.branches]
            if all(branches):
                needs.append(frozenset().union(*(branch[-1] for branch in branches)))
    return tuple(needs)


def _says_be(parts: tuple[Part, ...]) -> bool:
    return any(
        "be" in part.words if isinstance(part, Words) else any(map(_says_be, part.branches))
        for part in parts
        if not isinstance(part, Role)
    )


def _rarity(part: Part) -> float:
    """How rare the words of a part are, roughly: none of them common, few of them, long ones; -1 for what may miss."""
    if not isinstance(part, Words) or not part.words or part.optional:
        return -1.0
    if part.words & COMMON:
        return 0.0
    return 0.5 / len(part.words) + min(min(len(word) for word in part.words), 8) / 8


def _sequence(
    pieces: Sequence[str], i: int, types: Mapping[str, str], lemma: Mapping[str, str]
) -> tuple[tuple[Part, ...], int]:
    """Parts up to a closing bracket, a bar or the end, and the index of that."""
    parts: list[Part] = []
    while i < len(pieces) and pieces[i] not in ")|":
        piece = pieces[i]
        part: Part
        if piece == "(":
            part, i = _choice(pieces, i + 1, types, lemma)
        elif piece == "?":
            i += 1
            continue
        else:
            part = _role(piece[1:-1], types, lemma) if piece[0] == "{" else _word(piece, lemma)
            i += 1
        if i < len(pieces) and pieces[i] == "?":
            part, i = replace(part, optional=True), i + 1
        if parts and isinstance(part, Words) and isinstance(parts[-1], Words) and "be" in parts[-1].words:
            part = replace(part, passive=True)
        parts.append(part)
    return tuple(parts), i


def _choice(pieces: Sequence[str], i: int, types: Mapping[str, str], lemma: Mapping[str, str]) -> tuple[Part, int]:
    branches: list[tuple[Part, ...]] = []
    while i < len(pieces):
        branch, i = _sequence(pieces, i, types, lemma)
        branches.append(branch)
        i += 1
        if i > len(pieces) or pieces[i - 1] == ")":
            break
    singles = [
        one
        for branch in branches
        for one in branch
        if len(branch) == 1 and isinstance(one, Words) and not one.role and not one.optional
    ]
    if singles and len(singles) == len(branches):
        return _any_of(singles), i
    return Choice(tuple(branches)), i


def _role(body: str, types: Mapping[str, str], lemma: Mapping[str, str]) -> Part:
    name, _, kind = (text.strip() for text in body.partition(":"))
    kind = kind or types.get(name, "") or DEFAULTS.get(name, "thing")
    if kind in PHRASES or kind in NAMED:
        return Role(name, NAMED.get(kind, frozenset()))
    listed = [word.strip() for word in kind.split("|") if word.strip()]
    return replace(
        _any_of([_word(word, lemma) for word in listed]), role=name, label=listed[0].lower() if listed else ""
    )


def _any_of(words: Sequence[Words]) -> Words:
    """One part for a choice of words."""
    return Words(
        frozenset().union(*(one.words for one in words)),
        frozenset().union(*(one.exact for one in words)),
        "".join(sorted({tag for one in words for tag in one.tags})) if all(one.tags for one in words) else "",
    )


def _word(piece: str, lemma: Mapping[str, str]) -> Words:
    """A word in any form; its -ing form is listed, because the tagger takes some for nouns: "an opening"."""
    small, _, kind = piece.lower().partition(":")
    base = lemma.get(small, small)
    exact = {small} if base != small else set()
    if base.isalpha() and len(base) > 2 and base not in COMMON and not base.endswith("ing"):
        exact.add((base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing")
    return Words(frozenset({base}), frozenset(exact), CLASSES.get(kind, ""))
