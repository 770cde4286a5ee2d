"""Lexicon files: folders of YAML come in, one ``core.lexicon.Lexicon`` goes out, cached by what the files hold."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator, Mapping, Sequence

from newslint.config.cache import Cache
from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.digest import blake2b
from newslint.core.files import PathLike, read_bytes, stem, suffix, tidy
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


def load(folders: Sequence[PathLike], cache: Cache) -> tuple[Lexicon, tuple[Diagnostic, ...]]:
    """All ``*.yaml`` of the folders, the later ones extending the earlier; a single file may stand for a folder.

    ``units.yaml`` becomes the table "units". Where two files have one name, mappings are joined key by key, lists
    are appended, and other values replaced. A file that is named by itself and has no lexicon's name holds lexicons
    by their names. A broken file is left out and reported.
    """
    given = [tidy(folder) for folder in folders]
    files, diagnostics = _files(given)
    digest = blake2b(_FORM.encode(), digest_size=20)
    contents: list[tuple[str, bytes]] = []
    for file in files:
        try:
            content = read_bytes(file)
        except OSError as error:
            diagnostics.append(_problem(file, f"the lexicon cannot be read: {error.strerror or error}"))
            continue
        contents.append((file, content))
        alone = b"alone" if file in given else b""
        for part in (stem(file).encode("utf-8", "surrogatepass"), alone, content):
            digest.update(len(part).to_bytes(8, "big") + part)
    key = digest.hexdigest()
    cached = cache.get("lexicon " + key)
    if isinstance(cached, tuple):
        return Lexicon(_Stored(cached[0]), key, cached[1]), tuple(diagnostics)
    tables: dict[str, Table] = {}
    for file, content in contents:
        found, problems = _tables(file, content)
        diagnostics += problems
        if file in given and not problems and not isinstance(found, dict | list):
            diagnostics.append(_problem(file, "this is no lexicon: it holds no names with their words"))
        elif file in given and stem(file) not in tables and isinstance(found, dict):
            # A file of the house's own name holds several lexicons: "titles: …" beside "updates: …".
            tables.update((name, _joined(tables.get(name), table)) for name, table in found.items())
        else:
            tables[stem(file)] = _joined(tables.get(stem(file)), found)
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


def _files(folders: Sequence[str]) -> tuple[list[str], list[Diagnostic]]:
    files: list[str] = []
    diagnostics: list[Diagnostic] = []
    for folder in folders:
        if os.path.isdir(folder):
            with os.scandir(folder) as entries:
                files += sorted(one.path for one in entries if suffix(one.name) in (".yaml", ".yml") and one.is_file())
        elif os.path.exists(folder):
            files.append(folder)
        else:
            diagnostics.append(_problem(folder, "there is no such lexicon"))
    return files, diagnostics


def _problem(path: str, message: str) -> Diagnostic:
    return Diagnostic(RULE, "error", message, (Label(tidy(path), NOWHERE),))


def _tables(file: str, content: bytes) -> tuple[Table, list[Diagnostic]]:
    from newslint.config import tree

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, [_problem(file, f"not UTF-8: byte {content[error.start]:#04x} in line {line}")]
    root, problems = tree.parse(Source.of(tidy(file), text), RULE)
    return (None if root is None or problems else root.plain()), problems


def _joined(one: Table, other: Table) -> Table:
    if isinstance(one, dict) and isinstance(other, dict):
        return one | {key: _joined(one.get(key), value) for key, value in other.items()}
    if isinstance(one, list) and isinstance(other, list):
        return one + other
    return one if other is None else other
