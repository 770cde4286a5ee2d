"""Plain values on disk, by key: what was computed once is not computed again. Whatever goes wrong is a miss.

Values are marshalled (fast, standard library, plain values only), so a key holds the versions of Python and newslint.
"""

from __future__ import annotations

import marshal
import os
import sys

from newslint import __version__
from newslint.core.digest import blake2b
from newslint.core.files import PathLike, read_bytes
from newslint.core.hints import Any

LIMIT = 64 << 20
"""Bytes that the folder may hold before the oldest files go."""

_SUFFIX = ".facts"

_HOST = f"{sys.implementation.cache_tag} {marshal.version} newslint {__version__}\n"


class Cache:
    """A folder of marshalled values; the folder is made when the first value is stored. None keeps nothing."""

    def __init__(self, folder: PathLike | None, limit: int = LIMIT) -> None:
        self._folder = None if folder is None else os.fspath(folder)
        self._limit = limit
        self._unwritable = folder is None

    def get(self, key: str) -> object | None:
        """The value that was stored under a key; None for a key that is new, or a file that is damaged."""
        if self._folder is None:
            return None
        name = _name(key)
        try:
            content = read_bytes(self._path(self._folder, name))
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
        beside = f"{path}.{os.getpid()}.new"
        try:
            os.makedirs(self._folder, exist_ok=True)
            with open(beside, "wb") as file:
                file.write(blake2b(content, digest_size=16).digest() + content)
            os.replace(beside, path)
        except OSError:
            self._unwritable = True
            return
        if name.startswith("00"):
            # One key in 256 pays for looking at all files.
            self.trim()

    @staticmethod
    def _path(folder: str, name: str) -> str:
        return os.path.join(folder, name + _SUFFIX)

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
                os.unlink(path)
                total -= size
                if total <= self._limit * 3 // 4:
                    return
        except OSError:
            self._unwritable = True


def _name(key: str) -> str:
    return blake2b((_HOST + key).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
