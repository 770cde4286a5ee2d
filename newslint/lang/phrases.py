"""Phrase templates of claim definitions: checked for sense before the annotator matches them.

In a phrase, ``{place}`` or ``{actor:organisation}`` stands for an annotation of that type, ``{what:office|branch}``
for one of some words that is kept, ``(a|an|its)?`` for an optional word; a bare word stands for any form of it.
"""

from __future__ import annotations

import re

from newslint.core.span import Span
from newslint.lang.problems import Problems
from newslint.lang.syntax import Text

TYPES = ("name", "organisation", "person", "place", "quantity", "date", "quote", "money", "text", "words")
"""Types of placeholders; anything else after the colon must be a list of words or the name of a claim."""

_BY_NAME = {"actor": "name", "speaker": "name", "place": "place", "organisation": "organisation", "person": "person"}

_PART = re.compile(
    r"(?P<slot>\{(?P<name>[^{}:|]*)(?P<colon>:(?P<type>[^{}]*))?\})"
    r"|(?P<group>\((?P<inner>[^()]*)\)(?P<optional>\?)?)"
    r"|(?P<repeat>[*+]+|\{\d+,?\d*\}|\.\.+)"
    r"|(?P<stray>[(){}\[\]|?\\^$])"
    r"|(?P<word>[^\s(){}\[\]|?\\^$*+]+)"
    r"|(?P<blank>\s+)"
)


def default_type(name: str) -> str:
    """The type of a role that names none.

    >>> default_type("place"), default_type("what")
    ('place', 'text')
    """
    return _BY_NAME.get(name, name if name in TYPES else "text")


def types(phrase: str) -> list[str]:
    """What the placeholders of a phrase ask for, when it is no list of words."""
    return [match["type"] for match in _PART.finditer(phrase) if match["type"] and "|" not in match["type"]]


def check(text: Text, problems: Problems, cue: bool = False) -> dict[str, str]:
    """Report what is wrong with a phrase; its placeholders by name, with their types."""
    roles: dict[str, str] = {}
    firm = False
    for match in _PART.finditer(text.text):
        start = text.span.start + 1 + match.start()
        span = Span(start, start + len(match[0]))
        if match["slot"]:
            _slot(match, span, cue, roles, problems)
            # A kept word is as firm as a bare one.
            firm = firm or "|" in (match["type"] or "")
        elif match["group"]:
            firm = _group(match, span, problems) or firm
        elif match["repeat"]:
            problems.error(
                span,
                f'"{match[0]}" would let a phrase run on without end',
                "phrases have no repetition",
                help="write the words out: (very)? (very)? large",
            )
            return roles
        elif match["stray"]:
            problems.error(
                span,
                f'"{match[0]}" does not fit here',
                "brackets of a phrase come in pairs, and do not nest",
                help='for example: "{actor:organisation} (has|runs) (a|an)? office in {place}"',
            )
            return roles
        elif match["word"]:
            firm = True
    if not firm:
        problems.warn(
            text.span,
            "this phrase matches everything" if not cue else "this cue matches everything",
            "no word in it must be there",
            help="a phrase needs at least one word of its own",
        )
    return roles


def _slot(match: re.Match[str], span: Span, cue: bool, roles: dict[str, str], problems: Problems) -> None:
    name, type = match["name"].strip(), (match["type"] or "").strip()
    if cue:
        problems.error(span, "a cue is made of words, so it has no placeholders")
        return
    if not re.fullmatch(r"[a-z][a-z_-]*", name):
        problems.error(span, "a placeholder needs a name", help="for example: {place} or {actor:organisation}")
        return
    if match["colon"] and not type:
        problems.error(span, f'what is "{name}"?', f"one of {', '.join(TYPES)}")
        return
    roles[name] = "text" if "|" in type else type or default_type(name)


def _group(match: re.Match[str], span: Span, problems: Problems) -> bool:
    """Whether one word of the group must be there."""
    words = match["inner"].split("|")
    if any(not word.strip() for word in words):
        problems.error(
            span, "one of these alternatives is empty", help='a word that may be missing is written "(a|an)?"'
        )
    return not match["optional"]
