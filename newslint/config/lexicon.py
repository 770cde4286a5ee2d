"""Lexicon files: folders of YAML come in, one ``core.lexicon.Lexicon`` goes out, cached by what the files hold."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from newslint.config.cache import Cache
from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.digest import blake2b
from newslint.core.lexicon import Lexicon, Table
from newslint.core.source import Source
from newslint.core.span import NOWHERE

RULE = "newslint-broken-lexicon"

_FORM = "lexicon 3"
"""Changes when the compiled form does."""


class _Stored(Mapping[str, Table]):
    """The tables of the cache, each unpacked when somebody asks for it: a run that finds its facts asks for few."""

    def __init__(self, stored: Mapping[str, bytes]) -> None:
        self._stored = stored
        self._unpacked: dict[str, Table] = {}

    def __getitem__(self, name: str) -> Table:
        if name not in self._unpacked:
            self._unpacked[name] = marshal.loads(self._stored[name])
        return self._unpacked[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored)

    def __len__(self) -> int:
        return len(self._stored)


def load(folders: Sequence[Path], cache: Cache) -> tuple[Lexicon, tuple[Diagnostic, ...]]:
    """All ``*.yaml`` of the folders, the later ones extending the earlier; a single file may stand for a folder.

    ``units.yaml`` becomes the table "units". Where two files have one name, mappings are joined key by key, lists
    are appended, and other values replaced. A file that is named by itself and has no lexicon's name holds lexicons
    by their names. A broken file is left out and reported.
    """
    files, diagnostics = _files(folders)
    digest = blake2b(_FORM.encode(), digest_size=20)
    contents: list[tuple[Path, bytes]] = []
    for file in files:
        try:
            content = file.read_bytes()
        except OSError as error:
            diagnostics.append(_problem(file, f"the lexicon cannot be read: {error.strerror or error}"))
            continue
        contents.append((file, content))
        alone = b"alone" if file in folders else b""
        for part in (file.stem.encode("utf-8", "surrogatepass"), alone, content):
            digest.update(len(part).to_bytes(8, "big") + part)
    key = digest.hexdigest()
    cached = cache.get("lexicon " + key)
    if isinstance(cached, tuple):
        return Lexicon(_Stored(cached[0]), key, cached[1]), tuple(diagnostics)
    tables: dict[str, Table] = {}
    for file, content in contents:
        found, problems = _tables(file, content)
        diagnostics += problems
        if file in folders and not problems and not isinstance(found, dict | list):
            diagnostics.append(_problem(file, "this is no lexicon: it holds no names with their words"))
        elif file in folders and file.stem not in tables and isinstance(found, dict):
            # A file of the house's own name holds several lexicons: "titles: …" beside "updates: …".
            tables.update((name, _joined(tables.get(name), table)) for name, table in found.items())
        else:
            tables[file.stem] = _joined(tables.get(file.stem), found)
    sections = _sections(tables)
    if not diagnostics:
        cache.put("lexicon " + key, ({name: marshal.dumps(table) for name, table in tables.items()}, sections))
    return Lexicon(tables, key, sections), tuple(diagnostics)


def _sections(tables: Mapping[str, Table]) -> dict[str, tuple[str, ...]]:
    """For each name of a section, the tables that have one."""
    found: dict[str, tuple[str, ...]] = {}
    for name, table in tables.items():
        for section in table if isinstance(table, dict) else ():
            found[section] = (*found.get(section, ()), name)
    return found


def _files(folders: Sequence[Path]) -> tuple[list[Path], list[Diagnostic]]:
    files: list[Path] = []
    diagnostics: list[Diagnostic] = []
    for folder in folders:
        if folder.is_dir():
            files += sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml") and path.is_file())
        elif folder.exists():
            files.append(folder)
        else:
            diagnostics.append(_problem(folder, "there is no such lexicon"))
    return files, diagnostics


def _problem(path: Path, message: str) -> Diagnostic:
    return Diagnostic(RULE, "error", message, (Label(path.as_posix(), NOWHERE),))


def _tables(file: Path, content: bytes) -> tuple[Table, list[Diagnostic]]:
    from newslint.config import tree

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, [_problem(file, f"not UTF-8: byte {content[error.start]:#04x} in line {line}")]
    root, problems = tree.parse(Source.of(file.as_posix(), text), RULE)
    return (None if root is None or problems else root.plain()), problems


def _joined(one: Table, other: Table) -> Table:
    if isinstance(one, dict) and isinstance(other, dict):
        return one | {key: _joined(one.get(key), value) for key, value in other.items()}
    if isinstance(one, list) and isinstance(other, list):
        return one + other
    return one if other is None else other
