"""Bytes of a file come in; its text goes out, with diagnostics for what is not as it should be.

UTF-8 and, by their byte order marks, UTF-16 and UTF-32; anything else is read as Windows-1252 when that gives
plausible text. The byte order mark is no part of the text: editors do not count it as a column.
"""

from __future__ import annotations

from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.span import NOWHERE, Span

ENCODING = "newslint-wrong-encoding"
BINARY = "newslint-binary"
EMPTY = "newslint-empty"

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
"""Control characters that no text has; tab, line ends, form feed and escape are none of them."""


def decode(content: bytes, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text, or None where the bytes are no text."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS if content.startswith(mark)), (b"", "utf-8"))
    content = content[len(mark) :]
    if encoding != "utf-8":
        return _marked(content, encoding, name)
    if b"\0" in content:
        at = content.index(b"\0")
        where = _line_and_column(content, at)
        return None, (_problem(BINARY, name, f"not a text file: a NUL byte {where}"),)
    if 20 * (len(content) - len(content.translate(None, _CONTROLS))) > len(content):
        return None, (_problem(BINARY, name, "not a text file: more than one byte in 20 is a control character"),)
    try:
        return _unless_empty(content.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        return _legacy(content, error.start, name)


def _marked(content: bytes, encoding: str, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"the byte order mark says {encoding[:6].upper()}, but byte {error.start} is not"
        return None, (_problem(ENCODING, name, message),)
    if "\0" in text:
        return None, (_problem(BINARY, name, "not a text file: a NUL character"),)
    return _unless_empty(text, name)


def _unless_empty(text: str, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    if text and not text.isspace():
        return text, ()
    return None, (Diagnostic(EMPTY, "note", "the file holds no text", (Label(name, NOWHERE),)),)


def _legacy(content: bytes, start: int, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    where = f"byte {content[start]:#04x} {_line_and_column(content, start)}"
    n_high = len(content) - len(content.translate(None, bytes(range(128, 256))))
    try:
        # Text of another script would be nearly all high bytes; western text has few of them.
        text = content.decode("cp1252") if 10 * n_high < 3 * len(content) else None
    except UnicodeDecodeError:
        text = None
    if text is None:
        return None, (_problem(ENCODING, name, f"not UTF-8: {where}", "save the file as UTF-8"),)
    diagnostic = Diagnostic(
        ENCODING,
        "warning",
        f"not UTF-8: {where}; read as Windows-1252",
        (Label(name, Span(start, start + 1)),),
        help="save the file as UTF-8",
    )
    return text, (diagnostic,)


def _line_and_column(content: bytes, at: int) -> str:
    line = content.count(b"\n", 0, at) + 1
    start = content.rfind(b"\n", 0, at) + 1
    return f"in line {line}, column {len(content[start:at].decode('utf-8', 'replace')) + 1}"


def _problem(rule: str, name: str, message: str, help: str = "") -> Diagnostic:
    return Diagnostic(rule, "error", message, (Label(name, NOWHERE),), help=help)
