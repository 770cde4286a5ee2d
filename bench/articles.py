"""The articles of a folder, for benches: texts and Markdown, without what stands beside the seeds."""

from __future__ import annotations

from pathlib import Path

NO_ARTICLES = frozenset(("README.md", "expected.txt"))
"""What is said of the seeds, and what newslint prints on them."""


def articles_in(folder: Path) -> list[Path]:
    """All articles in a folder and below it, in order."""
    found = (path for path in folder.rglob("*") if path.suffix in (".txt", ".md") and path.is_file())
    return sorted(path for path in found if path.name not in NO_ARTICLES)
