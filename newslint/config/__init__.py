"""Where things are: rule folders, lexicons, settings and the cache on disk."""

from __future__ import annotations

from newslint.config import cache, lexicon, places, settings

__all__ = ["cache", "lexicon", "places", "settings"]
