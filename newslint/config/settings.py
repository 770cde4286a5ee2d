"""Settings: ``newslint.toml``, or ``[tool.newslint]`` of a ``pyproject.toml``, comes in; ``Settings`` go out.

The nearest file at or above the start folder counts. A key or a value that is not understood is a diagnostic with
its place, and the default stays.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from newslint.config import places
from newslint.core.diagnostic import SEVERITIES, Diagnostic, Label
from newslint.core.files import PathLike, read_bytes, tidy
from newslint.core.hints import Any, NamedTuple, TypeAlias
from newslint.core.source import Source
from newslint.core.span import NOWHERE, Span
from newslint.core.vocabulary import nearest

RULE = "newslint-configuration"

_PROJECT = "pyproject.toml"
"""Other tools keep their settings there as well."""

STORIES = ("auto", "dir", "one")
FAIL_ON = ("error", "warning", "note", "never")
COLORS = ("auto", "always", "never")
CONFIDENCES = {"low": 0.3, "medium": 0.6, "high": 0.8}
"""Words for a least confidence; the same as in "confidence at least medium" of a rule."""


class Settings(NamedTuple):
    """What a run was asked to do. Paths are absolute, or relative to the folder that newslint was started in.

    ``format`` is checked by the porch, which knows the reporters; ``severities`` gives rules another severity;
    ``packs`` are the folders of rules to use, by name (all of them where none is named): those that come with
    newslint, and ``house_packs``, which are folders of the house by the name it gives them;
    ``path`` is the file that the settings come from, or "".
    """

    stories: str = "auto"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    rules: tuple[str, ...] = ()
    only_rules: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    house_packs: Mapping[str, str] = MappingProxyType({})
    lexicons: tuple[str, ...] = ()
    fail_on: str = "warning"
    format: str = "text"
    output: str = ""
    preview: bool = False
    cache: bool = True
    statistics: bool = False
    quiet: bool = False
    color: str = "auto"
    severities: Mapping[str, str] = MappingProxyType({})
    path: str = ""


def load(start: PathLike, explicit: PathLike | None) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings that hold for a folder, or those of a file that the user names."""
    if explicit is not None:
        return _read(tidy(explicit))
    for file in _candidates(start):
        if not _is_project(file) or _mentions_newslint(file):
            return _read(file)
    return Settings(), ()


def _candidates(start: PathLike) -> Iterator[str]:
    try:
        here, below = os.path.realpath(start), ""
    except OSError:
        return
    while here != below:
        for name in ("newslint.toml", _PROJECT):
            file = os.path.join(here, name)
            if os.path.isfile(file):
                yield file
        here, below = os.path.dirname(here), here


def _is_project(file: str) -> bool:
    return os.path.basename(file) == _PROJECT


def _mentions_newslint(file: str) -> bool:
    """A pyproject.toml without the table is somebody else's, and not worth a parser."""
    try:
        return b"[tool.newslint" in read_bytes(file)
    except OSError:
        return False


def _read(file: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    name = tidy(file)
    try:
        text = read_bytes(file).decode("utf-8-sig")
    except OSError as error:
        message = f"the configuration cannot be read: {error.strerror or error}"
        return Settings(), (Diagnostic(RULE, "error", message, (Label(name, NOWHERE),)),)
    except UnicodeDecodeError as error:
        message = f"the configuration is not UTF-8: byte {error.start}"
        return Settings(), (Diagnostic(RULE, "error", message, (Label(name, NOWHERE),)),)
    import tomllib

    source = Source.of(name, text)
    try:
        table: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        span = _error_place(source, str(error))
        message = "not valid TOML: " + str(error).partition(" (at ")[0]
        return Settings(path=name), (Diagnostic(RULE, "error", message, (Label(name, span),)),)
    path = ("tool", "newslint") if _is_project(file) else ()
    for step in path:
        table = table.get(step, {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict):
        problem = Diagnostic(RULE, "error", "'tool.newslint' must be a table", (Label(name, _place(source, path)),))
        return Settings(path=name), (problem,)
    return _settings(table, source, path, os.path.dirname(file))


def _settings(
    table: Mapping[str, object], source: Source, path: tuple[str, ...], folder: str
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    settings = Settings(path=source.path)
    problems: list[Diagnostic] = []
    for key, value in table.items():
        name = key.replace("-", "_")
        reader = _READERS.get(name)
        place = Label(source.path, _place(source, (*path, key)))
        if reader is None:
            near = nearest(name, _READERS).replace("_", "-")
            message = f"'{key}' is not a setting"
            problems.append(
                Diagnostic(RULE, "error", message, (place,), help=f"did you mean '{near}'?" if near else "")
            )
            continue
        try:
            settings = settings._replace(**{name: reader(value, folder)})
        except _Wrong as wrong:
            message = f"'{key}' must be {wrong.wanted}"
            problems.append(Diagnostic(RULE, "error", message, (place,), help=wrong.help))
    place = Label(source.path, _place(source, (*path, "packs")))
    unknown = dict(unknown_packs(settings))
    for name, help in unknown.items():
        problems.append(Diagnostic(RULE, "error", f"there is no pack called '{name}'", (place,), help=help))
    if unknown:
        settings = settings._replace(packs=tuple(name for name in settings.packs if name not in unknown))
    return settings, tuple(problems)


def unknown_packs(settings: Settings) -> Iterator[tuple[str, str]]:
    """Packs that are asked for and that nobody knows, each with what may be meant."""
    if settings.packs:
        known = (*places.families(), *settings.house_packs)
        for name in settings.packs:
            if name not in known:
                near = nearest(name, known)
                yield name, f"did you mean '{near}'?" if near else "packs: " + ", ".join(sorted(known))


class _Wrong(Exception):
    """A value of another type or range than its key wants."""

    def __init__(self, wanted: str, help: str = "") -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.help = help


_Reader: TypeAlias = Callable[[object, str], Any]


def _choice(names: tuple[str, ...]) -> _Reader:
    def read(value: object, _: str) -> str:
        if isinstance(value, str) and value in names:
            return value
        near = nearest(value, names) if isinstance(value, str) else ""
        raise _Wrong("one of " + ", ".join(names), f"did you mean '{near}'?" if near else "")

    return read


def _text(value: object, _: str) -> str:
    if isinstance(value, str) and value:
        return value
    raise _Wrong("text")


def _yes_or_no(value: object, _: str) -> bool:
    if isinstance(value, bool):
        return value
    raise _Wrong("true or false")


def _confidence(value: object, _: str) -> float:
    if isinstance(value, str) and value in CONFIDENCES:
        return CONFIDENCES[value]
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise _Wrong("low, medium, high, or a number from 0 to 1")


def _texts(value: object, _: str) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if isinstance(items, list) and all(isinstance(item, str) and item for item in items):
        return tuple(items)
    raise _Wrong("a list of names")


def _path(value: object, folder: str) -> str:
    if isinstance(value, str) and value:
        return os.path.join(folder, value)
    raise _Wrong("a path")


def _paths(value: object, folder: str) -> tuple[str, ...]:
    return tuple(os.path.join(folder, item) for item in _texts(value, folder))


def _folders(value: object, folder: str) -> Mapping[str, str]:
    if not (isinstance(value, dict) and all(isinstance(item, str) and item for item in value.values())):
        raise _Wrong("a table of names with a folder each")
    taken = sorted({*places.families(), "claims"} & value.keys())
    if taken:
        raise _Wrong("a table of names that newslint does not use itself", f"'{taken[0]}' is a pack that comes with it")
    return {str(name): os.path.join(folder, item) for name, item in value.items()}


def _severities(value: object, _: str) -> Mapping[str, str]:
    known = (*SEVERITIES, "off")
    if isinstance(value, dict) and all(item in known for item in value.values()):
        return {str(rule): str(item) for rule, item in value.items()}
    raise _Wrong("a table of rule names with one of " + ", ".join(known))


_READERS: Mapping[str, _Reader] = {
    "stories": _choice(STORIES),
    "select": _texts,
    "ignore": _texts,
    "min_confidence": _confidence,
    "rules": _paths,
    "only_rules": _paths,
    "packs": _texts,
    "house_packs": _folders,
    "lexicons": _paths,
    "fail_on": _choice(FAIL_ON),
    "format": _text,
    "output": _path,
    "preview": _yes_or_no,
    "cache": _yes_or_no,
    "statistics": _yes_or_no,
    "quiet": _yes_or_no,
    "color": _choice(COLORS),
    "severities": _severities,
}

KEYS = tuple(name.replace("_", "-") for name in Settings._fields if name in _READERS)
"""All keys as they are written in a configuration."""


def _place(source: Source, path: tuple[str, ...]) -> Span:
    """Where a key stands: tomllib gives no places, so its table header and then the key are looked for line by line."""
    table, key = path[:-1], path[-1]
    here: tuple[str, ...] = ()
    header = NOWHERE
    for number, start in enumerate(source.starts, 1):
        line = source.line(number)
        stripped = line.strip()
        indent = start + len(line) - len(line.lstrip())
        if stripped.startswith("["):
            name = stripped.strip("[]").partition("#")[0].rstrip(" ]")
            here = tuple(part.strip().strip("\"'") for part in name.split("."))
            if here[: len(path)] == path:
                return Span(indent, indent + len(stripped))
            if here == table:
                header = Span(indent, indent + len(stripped))
            continue
        written = stripped.partition("=")[0].strip()
        parts = tuple(part.strip().strip("\"'") for part in written.split("."))
        if (here == table and parts[0] == key) or (*here, *parts)[: len(path)] == path:
            return Span(indent, indent + len(written))
    return header


def _error_place(source: Source, message: str) -> Span:
    """The place in a message of tomllib such as "… (at line 3, column 7)"."""
    _, _, tail = message.partition("(at line ")
    line_text, _, column_text = tail.rstrip(")").partition(", column ")
    if not (line_text.isdigit() and column_text.isdigit()):
        end = len(source.text)
        return Span(max(end - 1, 0), end)
    start = min(source.starts[int(line_text) - 1] + int(column_text) - 1, max(len(source.text) - 1, 0))
    return Span(start, min(start + 1, len(source.text)))
