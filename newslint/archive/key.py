"""The key of an article's facts: everything that extraction depends on, and nothing else."""

from __future__ import annotations

from newslint.core.digest import blake2b

_FORM = "facts 2"
"""Changes when the packed form does."""


def key(name: str, content: bytes, sidecar: bytes | None, lexicon: str, house: str, version: str) -> str:
    """A digest of an article's name and bytes, its sidecar's bytes, the lexicon, the house words and the version.

    The name belongs to it because ids and diagnostics carry it. Each part is preceded by its length, so that no
    two lists of parts run into one.

    >>> key("a.txt", b"x", None, "", "", "1") == key("a.txt", b"x", b"", "", "", "1")
    False
    """
    digest = blake2b(_FORM.encode(), digest_size=20)
    for part in (name, lexicon, house, version):
        _add(digest, part.encode("utf-8", "surrogatepass"))
    _add(digest, content)
    if sidecar is not None:
        _add(digest, sidecar)
    return digest.hexdigest()


def _add(digest: blake2b, part: bytes) -> None:
    digest.update(len(part).to_bytes(8, "big"))
    digest.update(part)
