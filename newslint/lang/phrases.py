"""Phrase templates of claim definitions: checked for sense before the annotator matches them.

In a phrase, ``{place}`` or ``{actor:organisation}`` stands for an annotation of that type, ``{what:office|branch}``
for one of some words that is kept, ``(a|an|its)?`` or ``the?`` for what may be missing; a bare word stands for any
form of it.
"""

from __future__ import annotations

import re

from newslint.core.span import Span
from newslint.lang.problems import Problems
from newslint.lang.syntax import Text

TYPES = ("organisation", "person", "place", "party", "thing", "text")
"""Types of placeholders: "party" is any of the first three, "thing" and "text" are noun phrases."""

_BY_NAME = {"actor": "party", "place": "place", "organisation": "organisation", "person": "person"}

_PART = re.compile(
    r"(?P<slot>\{(?P<name>[^{}:|]*)(?P<colon>:(?P<type>[^{}]*))?\}(?P<slot_optional>\?)?)"
    r"|(?P<group>\((?P<inner>[^()]*)\)(?P<optional>\?)?)"
    r"|(?P<repeat>[*+]+|\{\d+,?\d*\}|\.\.+)"
    r"|(?P<stray>[(){}\[\]|?\\^$])"
    r"|(?P<word>[^\s(){}\[\]|?\\^$*+]+)(?P<word_optional>\?)?"
    r"|(?P<blank>\s+)"
)


def default_type(name: str) -> str:
    """The type of a role that names none.

    >>> default_type("place"), default_type("what")
    ('place', 'text')
    """
    return _BY_NAME.get(name, "text")


def types(phrase: str) -> list[str]:
    """What the placeholders of a phrase ask for, when it is no list of words."""
    return [match["type"] for match in _PART.finditer(phrase) if match["type"] and "|" not in match["type"]]


def check(text: Text, problems: Problems, cue: bool = False) -> dict[str, str]:
    """Report what is wrong with a phrase; its placeholders by name, with their types."""
    roles: dict[str, str] = {}
    firm = _check(text.text, text.span.start + 1, cue, roles, problems)
    if firm is False:
        problems.warn(
            text.span,
            "this phrase matches everything" if not cue else "this cue matches everything",
            "no word in it must be there",
            help="a phrase needs at least one word of its own",
        )
    return roles


def _check(text: str, offset: int, cue: bool, roles: dict[str, str], problems: Problems) -> bool | None:
    """Whether a word must be there; None where the phrase is broken."""
    firm = False
    for match in _PART.finditer(text):
        start = offset + match.start()
        span = Span(start, start + len(match[0]))
        if match["slot"]:
            _slot(match, span, cue, roles, problems)
            # A word that is kept is as firm as a bare one.
            firm = firm or ("|" in (match["type"] or "") and not match["slot_optional"])
        elif match["group"]:
            inner = _group(match, span, cue, roles, problems)
            if inner is None:
                return None
            firm = firm or (inner and not match["optional"])
        elif match["repeat"]:
            problems.error(
                span,
                f'"{match[0]}" would let a phrase run on without end',
                "phrases have no repetition",
                help="write the words out: very? very? large",
            )
            return None
        elif match["stray"]:
            problems.error(
                span,
                f'"{match[0]}" does not fit here',
                "brackets of a phrase come in pairs, and round ones do not nest",
                help='for example: "{actor:organisation} (has|runs) (a|an)? office in {place}"',
            )
            return None
        elif match["word"]:
            firm = firm or not match["word_optional"]
    return firm


def _slot(match: re.Match[str], span: Span, cue: bool, roles: dict[str, str], problems: Problems) -> None:
    name, type = match["name"].strip(), (match["type"] or "").strip()
    if cue:
        problems.error(
            span,
            "a cue is made of words, so it has no placeholders",
            help='for example: denied by "does not have", "has no"',
        )
        return
    if not re.fullmatch(r"[a-z][a-z_-]*", name):
        problems.error(span, "a placeholder needs a name", help="for example: {place} or {actor:organisation}")
        return
    if match["colon"] and not type:
        problems.error(span, f'what is "{name}"?', f"one of {', '.join(TYPES)}")
        return
    roles[name] = "text" if "|" in type else type or default_type(name)


def _group(match: re.Match[str], span: Span, cue: bool, roles: dict[str, str], problems: Problems) -> bool | None:
    """Whether a word of each alternative must be there; None where the group is broken."""
    alternatives = re.split(r"\|(?![^{}]*\})", match["inner"])
    if any(not one.strip() for one in alternatives):
        problems.error(
            span, "one of these alternatives is empty", help='a word that may be missing is written "(a|an)?"'
        )
        return None
    outcomes = []
    at = span.start + 1
    for one in alternatives:
        outcomes.append(_check(one, at, cue, roles, problems))
        at += len(one) + 1
    return None if None in outcomes else all(outcomes)
