"""Articles and what was found in them as plain values for the cache, and back; and the key they are kept under.

Only tuples, lists, strings, numbers and frozen sets go out, so that ``marshal`` stores them and a warm run builds
the values again without a reader or an extractor.
"""

from __future__ import annotations

from newslint.archive.key import key
from newslint.archive.packing import pack, pack_diagnostics, unpack, unpack_diagnostics

__all__ = ["key", "pack", "pack_diagnostics", "unpack", "unpack_diagnostics"]
