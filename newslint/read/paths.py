"""Paths as the user gave them come in; the files to read go out, in order of name, with diagnostics for the rest.

A folder stands for the articles in it and below it; a path that is named is read whatever it is called.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable

from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.files import PathLike, suffix, tidy
from newslint.core.hints import NamedTuple
from newslint.core.span import NOWHERE
from newslint.core.vocabulary import nearest

MISSING = "newslint-missing-path"
UNREADABLE = "newslint-unreadable"
LOOP = "newslint-link-loop"
NO_ARTICLES = "newslint-no-articles"

SUFFIXES = (".txt", ".md", ".markdown")
"""Endings that an article has; a folder is searched for these."""

_NOT_ARTICLES = ("readme", "license", "licence", "changelog", "contributing", "expected.txt")
"""Beginnings, in lower case, of files that stand in a folder of articles and are none."""


_NOT_SEARCHED = ("node_modules", "__pycache__", "site-packages", ".dist-info", ".egg-info")
"""Endings of folders that hold what programs brought with them."""


class File(NamedTuple):
    """A file to read and the name to show it by, with forward slashes."""

    path: str
    name: str


def find(paths: Iterable[PathLike]) -> tuple[tuple[File, ...], tuple[Diagnostic, ...]]:
    """The articles that paths stand for; each file once, however many paths and links lead to it."""
    search = _Search()
    for path in paths:
        search.add(tidy(path))
    files = sorted(search.files.values(), key=lambda found: found[1].name)
    diagnostics = sorted(search.diagnostics, key=lambda one: (one.labels[0].path, one.rule, one.message))
    return tuple(file for _, file in files), tuple(diagnostics)


class _Folder(NamedTuple):
    """A folder that is to be searched, the folders that it lies in, and whether a link leads to it."""

    path: str
    real: str
    above: tuple[str, ...]
    is_link: bool = False


class _Search:
    """What was found so far: files by their real path, so that a link to one of them adds nothing."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[bool, File]] = {}
        self.diagnostics: list[Diagnostic] = []
        self._n_kept = 0

    def add(self, path: str) -> None:
        """Add one path of the command line."""
        if os.path.isdir(path):
            if suffix(path).lower() in SUFFIXES:
                self._problem(UNREADABLE, path, "this is a folder, though it is named like an article")
                return
            before = (self._n_kept, len(self.diagnostics))
            self._scan(path)
            if (self._n_kept, len(self.diagnostics)) == before:
                message = "no articles in this folder (" + ", ".join(SUFFIXES) + ")"
                self._problem(NO_ARTICLES, path, message, severity="warning")
            return
        try:
            os.stat(path)
        except OSError as error:
            self._unreachable(path, error)
            return
        if os.path.isfile(path):
            self._keep(os.path.realpath(path), path, os.path.islink(path))
        else:
            self._problem(UNREADABLE, path, "neither a file nor a folder")

    def _unreachable(self, path: str, error: OSError) -> None:
        if error.errno == errno.ELOOP:
            self._problem(LOOP, path, "this link leads back to itself")
        elif error.errno in (errno.ENOENT, errno.ENOTDIR):
            near = _nearest_sibling(path)
            message = "this link leads nowhere" if os.path.islink(path) else "there is no such file or folder"
            self._problem(MISSING, path, message, help=f"did you mean '{near}'?" if near else "")
        else:
            self._problem(UNREADABLE, path, f"it cannot be read: {_reason(error)}")

    def _scan(self, top: str) -> None:
        """Everything in a folder and below; what links lead to comes last, so that files go by their own names."""
        stack = [_Folder(top, os.path.realpath(top), ())]
        linked: list[_Folder] = []
        seen: set[str] = set()
        while stack or linked:
            folder = stack.pop() if stack else linked.pop(0)
            if folder.real in seen:
                continue
            seen.add(folder.real)
            try:
                with os.scandir(folder.path) as entries:
                    found = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self._problem(UNREADABLE, folder.path, f"the folder cannot be read: {_reason(error)}")
                continue
            for entry in found:
                if not entry.name.startswith(".") and not entry.name.endswith(_NOT_SEARCHED):
                    below = self._entry(entry, folder)
                    if below is not None:
                        (linked if below.is_link else stack).append(below)

    def _entry(self, entry: os.DirEntry[str], folder: _Folder) -> _Folder | None:
        """Keep a file; give back a folder that is to be searched."""
        named_like_article = entry.name.lower().endswith(SUFFIXES)
        is_link = entry.is_symlink()
        path = entry.path
        if _is_folder(entry):
            if named_like_article:
                self._problem(UNREADABLE, path, "this is a folder, though it is named like an article")
                return None
            real = os.path.realpath(entry.path) if is_link else folder.real.rstrip("/") + "/" + entry.name
            if is_link and (real == folder.real or real in folder.above):
                message = "this link leads back to a folder that it lies in; it is not followed"
                self._problem(LOOP, path, message, severity="warning")
                return None
            return _Folder(entry.path, real, (*folder.above, folder.real), is_link or folder.is_link)
        if not named_like_article or entry.name.lower().startswith(_NOT_ARTICLES):
            return None
        if is_link:
            try:
                os.stat(path)
            except OSError as error:
                self._unreachable(path, error)
                return None
        if os.path.isfile(path) if is_link else entry.is_file():
            real = os.path.realpath(entry.path) if is_link else folder.real.rstrip("/") + "/" + entry.name
            self._keep(real, path, is_link or folder.is_link)
        return None

    def _keep(self, real: str, path: str, is_link: bool) -> None:
        """Of several names of one file, the one that is no link and comes first: whatever the order of the paths."""
        self._n_kept += 1
        candidate = (is_link, File(path, shown(path)))
        known = self.files.get(real)
        if known is None or (candidate[0], candidate[1].name) < (known[0], known[1].name):
            self.files[real] = candidate

    def _problem(self, rule: str, path: str, message: str, severity: str = "error", help: str = "") -> None:
        name = shown(path)
        diagnostic = Diagnostic(rule, severity, message, (Label(name, NOWHERE),), help=help)
        self.diagnostics.append(diagnostic)


def shown(path: PathLike) -> str:
    """A path as it is shown: forward slashes, and a sign for what is not Unicode."""
    return tidy(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _nearest_sibling(path: str) -> str:
    folder, name = os.path.split(path.rstrip(os.sep))
    try:
        names = os.listdir(folder or os.curdir)
    except OSError:
        return ""
    near = nearest(name, names[:10_000])
    return shown(os.path.join(folder, near)) if near else ""
