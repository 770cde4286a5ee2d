"""Where things lie: the rules that come with newslint, and the folder of the cache. No environment is read here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PACKAGE = Path(__file__).parent.parent


def rules_folder() -> Path:
    """The rules that come with newslint: inside the installed package, or beside it in a checkout."""
    packaged = PACKAGE / "rules"
    return packaged if packaged.is_dir() else PACKAGE.parent / "rules"


def cache_folder(environment: Mapping[str, str], platform: str) -> Path | None:
    """Where facts are kept between runs: ``NEWSLINT_CACHE``, or the user's cache folder; None where there is none.

    ``NEWSLINT_CACHE`` set to nothing means that nothing is kept. The porch passes the environment and
    ``sys.platform``.

    >>> cache_folder({"HOME": "/home/ada"}, "linux").as_posix()
    '/home/ada/.cache/newslint'
    """
    own = environment.get("NEWSLINT_CACHE")
    if own is not None:
        return Path(own) if own else None
    home = environment.get("HOME") or environment.get("USERPROFILE") or ""
    if platform == "win32":
        base, tail = environment.get("LOCALAPPDATA") or home, "newslint/cache"
    elif platform == "darwin":
        base, tail = home, "Library/Caches/newslint"
    else:
        # The XDG base directory specification says that a relative folder is to be ignored.
        xdg = environment.get("XDG_CACHE_HOME") or ""
        base, tail = (xdg, "newslint") if Path(xdg).is_absolute() else (home, ".cache/newslint")
    return Path(base) / tail if base else None
