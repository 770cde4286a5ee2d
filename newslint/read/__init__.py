"""Files become articles: bytes, markup and sidecars come in; text, regions and what is known of it go out.

>>> import newslint.read
>>> files, diagnostics = newslint.read.find(["no such folder"])
>>> files, diagnostics[0].rule
((), 'newslint-missing-path')
"""

from __future__ import annotations

import os

from newslint.core.files import PathLike
from newslint.core.hints import TYPE_CHECKING
from newslint.read.paths import File, find

if TYPE_CHECKING:
    from newslint.core.article import Article
    from newslint.core.diagnostic import Diagnostic
    from newslint.core.lexicon import Lexicon

__all__ = ["File", "find", "read", "read_text", "sidecar_path"]

# A warm run finds files and reads none of them: the readers are imported when the first file is read.


def read(path: PathLike, name: str, lexicon: Lexicon) -> tuple[Article | None, tuple[Diagnostic, ...]]:
    """The article in a file, with its sidecar; ``name`` is how it is shown. None where there is no text."""
    from newslint.read.article import read_file

    return read_file(path, name, lexicon)


def read_text(text: str, name: str, lexicon: Lexicon) -> Article:
    """The article in a text that lies in no file, such as the text of a rule's test or of an editor's buffer."""
    from newslint.read.article import article_of

    return article_of(text, name, lexicon)[0]


def sidecar_path(path: PathLike) -> str:
    """Where the sidecar of an article lies, whether it is there or not."""
    return os.fspath(path) + ".newslint.yaml"
