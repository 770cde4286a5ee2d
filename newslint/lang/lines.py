"""A rule file as logical lines: text comes in, pieces that are parsed one by one go out.

A mistake in one line cannot spoil the next, so all mistakes of a file are found in one run. A line goes on where the
next begins with "and", "or", a comma or a closing parenthesis, where it ends with one of these, or where a
parenthesis is open; an empty line always ends it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newslint.core.span import Span

MOST_NESTED = 80
"""Parentheses, functions, negations and groups within one line; beyond it nobody can read the line anyway."""

LONGEST = 20_000
"""Characters of one logical line."""

_TEST_LINE = re.compile(
    r"[ \t]*[^\W\d_]\w{0,8}[ \t]*(?:@[^\s|]*[ \t]*)?(?:from[ \t]+[\"“][^\"”|]*[\"”][ \t]*)?\|", re.I
)
_PIECES = re.compile(r'"(?:\\.|[^"\\])*"?|“[^”]*”?|#.*|[^"“#]+')
_GOES_ON = re.compile(r"(?:and|or|such)\b|[,)]")
_STARTS = re.compile(r"(?:rule|given|where|unless|expect|forbid|within|test|define|say|note|help|because|tags|stage)\b")
_LEFT_OPEN = re.compile(r"(?:\b(?:and|or|not)|[,(])\s*$")
_NESTS = re.compile(r"[(+*/×÷]|(?<!\S)[−-](?!\S)|\b(?:not|of|between|from|some|no|every)\b")
_FOLD = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


@dataclass(frozen=True, slots=True)
class Piece:
    """A logical line: its place in the file, and its text with letters outside strings in lower case.

    ``text`` begins at ``span.start``, and comments within it are blank, so positions in it are positions in the file.
    """

    text: str
    span: Span
    indent: int
    before: tuple[str, ...]
    after: str

    def too_deep(self) -> bool:
        """Whether the line nests deeper, or is longer, than is read."""
        if len(self.text) <= MOST_NESTED:
            return False
        return len(self.text) > LONGEST or sum(1 for _ in _NESTS.finditer(_outside_strings(self.text))) > MOST_NESTED


def pieces(text: str) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    """The logical lines of a file, and the comments and blank lines after the last of them."""
    found: list[Piece] = []
    waiting: list[str] = []
    current: _Open | None = None
    here = 0
    for line in text.split("\n"):
        content, comment, is_test = _split(line)
        stripped = content.strip()
        if stripped:
            if current is None or is_test or not current.goes_on_with(stripped):
                if current is not None:
                    found.append(current.close())
                lead = len(content) - len(content.lstrip())
                current = _Open(here + lead, len(content[:lead].expandtabs(4)))
                content = content[lead:]
                current.add(content, here + lead, comment, waiting)
            else:
                current.add(content, here, comment, waiting)
            if is_test:
                found.append(current.close())
                current = None
            waiting = []
        elif comment:
            waiting.append(comment)
        else:
            if current is not None:
                found.append(current.close())
                current = None
            waiting.append("")
        here += len(line) + 1
    if current is not None:
        found.append(current.close())
    while waiting and not waiting[-1]:
        waiting.pop()
    return tuple(found), tuple(waiting)


class _Open:
    """A logical line that may go on."""

    def __init__(self, start: int, indent: int) -> None:
        self.start = start
        self.indent = indent
        self.parts: list[str] = []
        self.length = 0
        self.before: list[str] = []
        self.after = ""
        self.depth = 0
        self.last = ""

    def goes_on_with(self, stripped: str) -> bool:
        if self.length > LONGEST:
            return False
        if _STARTS.match(stripped) and not (self.depth and stripped.startswith(("where", "within"))):
            # A clause that was left unfinished must not swallow the next one.
            return False
        return self.depth > 0 or bool(_GOES_ON.match(stripped)) or bool(_LEFT_OPEN.search(self.last))

    def add(self, content: str, at: int, comment: str, above: list[str]) -> None:
        self.before += above
        if comment and self.after:
            # Only one comment can stand behind a line: earlier ones move above it.
            self.before.append(self.after)
        self.after = comment or self.after
        self.parts += (" " * (at - self.start - self.length), content)
        self.length = at - self.start + len(content)
        self.last = content
        self.depth = max(0, self.depth + _depth(content))

    def close(self) -> Piece:
        text = "".join(self.parts).rstrip()
        return Piece(text, Span(self.start, self.start + len(text)), self.indent, tuple(self.before), self.after)


def _split(line: str) -> tuple[str, str, bool]:
    """The folded content of a line, its comment, and whether it is an article of a test."""
    article = _TEST_LINE.match(line)
    if article:
        head = article.end()
        return _fold_outside(line[:head]) + line[head:].rstrip("\r"), "", True
    content, comment = [], ""
    for piece in _PIECES.finditer(line):
        word = piece[0]
        if word[0] == "#":
            comment = word.rstrip()
        else:
            content.append(word if word[0] in '"“' else word.translate(_FOLD))
    return "".join(content), comment, False


def _fold_outside(text: str) -> str:
    return "".join(one[0] if one[0][0] in '"“' else one[0].translate(_FOLD) for one in _PIECES.finditer(text))


def _outside_strings(text: str) -> str:
    return " ".join(one[0] for one in _PIECES.finditer(text) if one[0][0] not in '"“')


def _depth(content: str) -> int:
    outside = _outside_strings(content)
    return outside.count("(") - outside.count(")")
