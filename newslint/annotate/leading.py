"""Which figures are the article's own: the first of their measure, high up, and of its event.

What comes in: a scene, and what is known of a figure. What goes out: the flags "leading" (of a toll) and "opening".
"""

from __future__ import annotations

from newslint.annotate.scene import Draft, Scene

TOLD = {"headline": "headline", "deck": "headline", "body": "body"}
"""Regions whose first figure of a toll is the article's own."""

N_LEADING = 12
"""Sentences of the body in which the leading toll stands; further down is background, and other events."""

N_OPENING = 4
"""Sentences of the body in which other figures are what the article is about: the sum of the theft, the cables cut."""

OPENING = frozenset(("count", "money", "mass", "length", "duration", "percent"))
"""Dimensions of such figures."""

ASIDE = frozenset(
    ("other event", "of total", "negated", "conditional", "change", "questioned", "forecast", "planned", "listed")
)
"""Flags of figures that are not the toll of the article's own event."""


def add(scene: Scene, draft: Draft, sentence: int) -> None:
    """The flag of a figure that its article is about."""
    measure = str(draft.fields.get("measure", ""))
    if measure in scene.known.measures.harm:
        if _leads(scene, measure, sentence, draft.flags, N_LEADING):
            draft.flags.add("leading")
    elif draft.dimension in OPENING and "parts" not in draft.fields:
        what = f"{draft.dimension} {measure or draft.fields.get('noun', '')}"
        n_early = N_LEADING if measure in scene.known.measures.lists["once"] else N_OPENING
        if _leads(scene, what, sentence, draft.flags, n_early):
            draft.flags.add("opening")


def _leads(scene: Scene, measure: str, sentence: int, flags: set[str], n_early: int) -> bool:
    """Whether a figure is the article's own: the first of its measure in the headline, or early in the body."""
    region = TOLD.get(scene.prose.regions[sentence], "")
    if region == "body" and scene.body_from < 0:
        scene.body_from = scene.prose.regions.index("body")
    if not region or (region == "body" and sentence - scene.body_from >= n_early):
        return False
    if (region, measure) in scene.led or not ASIDE.isdisjoint(flags):
        return False
    scene.led.add((region, measure))
    return True
