"""Where a rule looks: the words that writers use for it come in, the one name of a scope goes out."""

from __future__ import annotations

from newslint.core.rule import SCOPES
from newslint.lang.problems import Problems
from newslint.lang.syntax import Name

_SCOPE_WORDS = {
    "across source": "across sources",
    "across sources": "across sources",
    "across outlets": "across sources",
    "across article": "across sources",
    "across articles": "across sources",
    "across papers": "across sources",
    "across newspapers": "across sources",
    "across reports": "across sources",
    "across texts": "across texts",
    "across editions": "across editions",
    "across versions": "across editions",
    "within the article": "within the article",
    "within the text": "within the article",
    "within the story": "within the article",
    "over time": "over time",
    "against the archive": "against the archive",
    "anywhere": "anywhere",
}

_SINGULARS = ("across source", "across article")
"""Scopes that "in every article" says, but nobody says by themselves."""


def scope_of(name: Name, problems: Problems) -> str | None:
    """A scope under its one name."""
    found = _SCOPE_WORDS.get(name.text)
    if found is None:
        word = name.text.split()[-1]
        start = name.text[: -len(word)]
        known = sorted({one.split()[-1] for one in _SCOPE_WORDS if one.startswith(start) and one not in _SINGULARS})
        problems.unknown(name.span, "scope", word, known, "", f"scopes are: {', '.join(SCOPES)}")
    return found
