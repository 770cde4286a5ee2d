"""Which figures are the article's own: the first of their measure, high up, and of its event.

What comes in: a scene, and what is known of a figure. What goes out: the flags "leading" (of a toll) and "opening".
"""

from __future__ import annotations

from newslint.annotate.prose import Prose
from newslint.annotate.scene import Draft, Scene
from newslint.core.values import Entity

TOLD = {"headline": "headline", "deck": "headline", "body": "body"}
"""Regions whose first figure of a toll is the article's own."""

N_LEADING = 16
"""Sentences of the body in which the leading toll stands; further down is background, and other events."""

N_OPENING = 4
"""Sentences of the body in which other figures are what the article is about: the sum of the theft, the cables cut."""

OPENING = frozenset(("count", "money", "mass", "length", "duration", "percent"))
"""Dimensions of such figures."""

ASIDE = frozenset(
    ("other event", "of total", "negated", "conditional", "change", "questioned", "forecast", "planned", "listed")
)
"""Flags of figures that are not the toll of the article's own event."""

FINDING = frozenset(("find", "locate", "discover"))
N_FOUND = 4
"""Whoever was found at one spot need not be all: "found two of the wounded in the yard"."""


def add(scene: Scene, draft: Draft, sentence: int) -> None:
    """The flag of a figure that its article is about."""
    region = TOLD.get(scene.prose.regions[sentence], "")
    if region == "body" and scene.body_from < 0:
        scene.body_from = scene.prose.regions.index("body")
    depth = sentence - scene.body_from if region == "body" else 0
    if not region or depth >= N_LEADING:
        return
    measure = str(draft.fields.get("measure", ""))
    if measure in scene.known.measures.harm:
        if tells_of_found(scene.prose, draft):
            return
        if _leads(scene, region, measure, draft.flags):
            draft.flags.add("leading")
            _of_one_event(scene, draft)
    elif draft.dimension in OPENING and "parts" not in draft.fields:
        what = f"{draft.dimension} {measure or draft.fields.get('noun', '')}"
        n_early = N_LEADING if measure in scene.known.measures.lists["once"] else N_OPENING
        if depth < n_early and _leads(scene, region, what, draft.flags):
            draft.flags.add("opening")


def tells_of_found(prose: Prose, draft: Draft) -> bool:
    """Whether a toll counts whom somebody came upon: "found two of the wounded"; not "found beds for 31 wounded"."""
    verb = draft.ruler.verb
    found = verb is not None and not draft.ruler.link and prose.lemmas[verb] in FINDING
    listed = draft.number.form == "joined"  # "two men and a woman were found dead inside"
    found = found or (listed and not FINDING.isdisjoint(prose.lemmas[draft.behind : draft.behind + N_FOUND]))
    return found or prose.lemmas[draft.first - 1] in FINDING


def _of_one_event(scene: Scene, draft: Draft) -> None:
    """What a bare toll leaves out: it counts people, where those counted before it came to harm.

    "Two teenagers were killed in Talby … Up to 16 were hurt." A park or a street stands in a town, which another report
    names: the town that was named before is where it was, and where none was, it is left open.
    """
    if "noun" not in draft.fields and draft.fields.get("measure") != "bodies found":
        draft.fields["noun"], draft.fields["sort"] = "person", "people"
    place = draft.fields.get("place")
    if isinstance(place, Entity) and not place.within and _is_venue(scene, place.label):
        del draft.fields["place"]
        place = None
    if place is not None:
        scene.harmed_in = scene.harmed_in or place
    elif scene.harmed_in is not None:
        draft.fields["place"] = scene.harmed_in


def _is_venue(scene: Scene, name: str) -> bool:
    """ "Marby Park", "Robinson Road", "Lake Torp"."""
    words, lists = name.lower().split(), scene.known.measures.lists
    return len(words) > 1 and not {words[0], words[-1]}.isdisjoint(lists["streets"] | lists["venues"])


def _leads(scene: Scene, region: str, measure: str, flags: set[str]) -> bool:
    """Whether a figure is the first of its measure in a region that tells of the article's own event."""
    if (region, measure) in scene.led or not ASIDE.isdisjoint(flags):
        return False
    scene.led.add((region, measure))
    return True
