"""Where things lie: the rules that come with newslint, and the folder of the cache. No environment is read here."""

from __future__ import annotations

import os
from collections.abc import Mapping

from newslint.core.digest import blake2b

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def rules_folder() -> str:
    """The rules that come with newslint: inside the installed package, or beside it in a checkout."""
    packaged = os.path.join(PACKAGE, "rules")
    return packaged if os.path.isdir(packaged) else os.path.join(os.path.dirname(PACKAGE), "rules")


def lexicon_folder() -> str:
    """The lexicons that come with newslint."""
    return os.path.join(rules_folder(), "lexicon")


def families() -> tuple[str, ...]:
    """The packs that come with newslint: the folders of its rules, by name."""
    try:
        entries = [entry.name for entry in os.scandir(rules_folder()) if entry.is_dir()]
    except OSError:
        return ()
    return tuple(sorted(name for name in entries if name not in ("lexicon", "claims")))


def fingerprint() -> str:
    """Sizes and times of the program's own files and rules: what an older program found must not be taken for new.

    Some five hundred look-ups of file status, a millisecond; an installed release never changes, a checkout does.
    """
    digest = blake2b(digest_size=12)
    for top in (PACKAGE, rules_folder()):
        for folder in sorted(entry.path for entry in os.scandir(top) if entry.is_dir()):
            for entry in sorted(os.scandir(folder), key=lambda one: one.name):
                if entry.name.endswith((".py", ".lark", ".rule")):
                    status = entry.stat()
                    digest.update(f"{entry.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def cache_folder(environment: Mapping[str, str], platform: str) -> str | None:
    """Where facts are kept between runs: ``NEWSLINT_CACHE``, or the user's cache folder; None where there is none.

    ``NEWSLINT_CACHE`` set to nothing means that nothing is kept. The porch passes the environment and
    ``sys.platform``.

    >>> cache_folder({"HOME": "/home/ada"}, "linux")
    '/home/ada/.cache/newslint'
    """
    own = environment.get("NEWSLINT_CACHE")
    if own is not None:
        return own or None
    home = environment.get("HOME") or environment.get("USERPROFILE") or ""
    if platform == "win32":
        base, tail = environment.get("LOCALAPPDATA") or home, "newslint/cache"
    elif platform == "darwin":
        base, tail = home, "Library/Caches/newslint"
    else:
        # The XDG base directory specification says that a relative folder is to be ignored.
        xdg = environment.get("XDG_CACHE_HOME") or ""
        base, tail = (xdg, "newslint") if os.path.isabs(xdg) else (home, ".cache/newslint")
    return os.path.join(base, tail) if base else None
