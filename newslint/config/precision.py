"""How often each rule was right: findings that were judged by hand, counted by rule, in ``rules/precision.json``.

``tools/precision.py`` writes the file. A rule of which too few findings were judged has no figure: none is better than
one that chance has made.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from newslint.config import places
from newslint.core.files import read_bytes

ENOUGH = 5
"""Judged findings from which a share says something."""

_GRADES = ((0.9, "very-high"), (0.8, "high"), (0.5, "medium"), (0.0, "low"))
"""Shares, and the words that SARIF readers know for them."""


def measured() -> Mapping[str, tuple[int, int]]:
    """By rule: how many judged findings were right, and how many there were."""
    import json

    try:
        read = json.loads(read_bytes(os.path.join(places.rules_folder(), "precision.json")))
    except (OSError, ValueError):
        return {}
    return {name: (counted["right"], counted["judged"]) for name, counted in read.items()}


def grades() -> Mapping[str, str]:
    """By rule, for rules of which enough findings were judged: "very-high", "high", "medium" or "low"."""
    return {
        name: next(grade for least, grade in _GRADES if right / judged >= least)
        for name, (right, judged) in measured().items()
        if judged >= ENOUGH
    }


def said(name: str) -> str:
    """The precision of a rule in words.

    >>> said("no-such-rule")
    'not measured yet'
    """
    right, judged = measured().get(name, (0, 0))
    if judged < ENOUGH:
        return f"not measured yet ({judged} findings judged, too few to tell)" if judged else "not measured yet"
    return (
        f"{right / judged:.0%}: {right} of {judged} findings on articles that it was developed with were judged right"
    )
