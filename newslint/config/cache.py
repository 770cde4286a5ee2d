"""Plain values on disk, by key: what was computed once is not computed again. Whatever goes wrong is a miss.

Values are marshalled (fast, standard library, plain values only), so a key holds the versions of Python and newslint.
"""

from __future__ import annotations

import marshal
import os
import sys
from pathlib import Path

from newslint import __version__
from newslint.core.digest import blake2b
from newslint.core.hints import Any

LIMIT = 64 << 20
"""Bytes that the folder may hold before the oldest files go."""

_SUFFIX = ".facts"

_HOST = f"{sys.implementation.cache_tag} {marshal.version} newslint {__version__}\n"


class Cache:
    """A folder of marshalled values; the folder is made when the first value is stored. None keeps nothing."""

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self._unwritable = folder is None

    def get(self, key: str) -> object | None:
        """The value that was stored under a key; None for a key that is new, or a file that is damaged."""
        if self._folder is None:
            return None
        name = _name(key)
        try:
            content = self._path(self._folder, name).read_bytes()
            # A damaged file must be a miss, never a wrong value: marshal itself would accept some damage.
            if content[:16] != blake2b(memoryview(content)[16:], digest_size=16).digest():
                return None
            found: object = marshal.loads(memoryview(content)[16:])
        except (OSError, EOFError, ValueError, TypeError):
            return None
        return found

    def put(self, key: str, value: object) -> None:
        """Store a value: written beside its place and moved there, so that no reader sees half of it."""
        if self._unwritable or self._folder is None:
            return
        name = _name(key)
        path = self._path(self._folder, name)
        plain: Any = value
        content = marshal.dumps(plain)
        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(blake2b(content, digest_size=16).digest() + content)
            beside.replace(path)
        except OSError:
            self._unwritable = True
            return
        if name.startswith("00"):
            # One key in 256 pays for looking at all files.
            self.trim()

    @staticmethod
    def _path(folder: Path, name: str) -> Path:
        return folder / (name + _SUFFIX)

    def trim(self) -> None:
        """Delete the oldest files until three quarters of the limit are left, where it is passed."""
        if self._folder is None:
            return
        found: list[tuple[float, int, str]] = []
        try:
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    if entry.name.endswith((_SUFFIX, ".new")):
                        status = entry.stat()
                        found.append((status.st_mtime, status.st_size, entry.path))
            total = sum(size for _, size, _ in found)
            if total <= self._limit:
                return
            for _, size, path in sorted(found):
                Path(path).unlink(missing_ok=True)
                total -= size
                if total <= self._limit * 3 // 4:
                    return
        except OSError:
            self._unwritable = True


def _name(key: str) -> str:
    return blake2b((_HOST + key).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
