"""Where things are: rule folders, lexicons, settings and the cache on disk."""
