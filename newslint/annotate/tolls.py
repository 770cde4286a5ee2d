"""Whom a toll counts: one event's victims or several events', one list's part, with or without the attacker.

What comes in: the draft of a figure of dead, hurt, charged … and its scene. What goes out: flags. "Listed" is a figure
beside another of the same list ("two children and three adults"), "several" one of many events ("in five hours"),
"attacker" one whose sentence counts the attacker too, or says that he is not in it; "grave" one of the worst hurt only.
"""

from __future__ import annotations

from newslint.annotate.prose import Prose
from newslint.annotate.scene import Draft, Scene
from newslint.annotate.watch import between

AND = frozenset(("and", "&", "plus"))
SPANS = frozenset(("in", "over", "within", "during"))
HOURS = frozenset(("hour", "day", "week", "weekend", "month"))
GRAVELY = frozenset(("critically", "seriously", "severely", "gravely", "badly"))
GRAVE = frozenset(("critical", "serious", "grave", "life-threatening"))
ARE = frozenset(("are", "were", "remain", "remained", "in"))
N_CONDITION = 7
"""Tokens in which the condition of those counted is told."""

NURSED = frozenset(("hospitalised", "treated"))
STILL = frozenset(("still", "remain", "remains", "remained"))

ALL = frozenset(("the", "all", "those", "these"))
"""Words before those of whom all are counted."""

VERBAL = frozenset(("strike", "attack", "crash", "fire", "raid", "blast", "storm", "flood", "collapse", "assault"))
"""Events whose plural is a verb as well."""

SUICIDE = "murder-suic"
"""How a word begins that says that the killer is one of the dead; a headline may cut its end off."""

ONE_OF = 7
"""Tokens in which "one of" stands before the events of which an event is one."""
CLAUSAL = frozenset(
    ("say", "add", "report", "confirm", "announce", "believe", "think", "know", "claim", "allege", "fear", "note")
)
"""Verbs behind which a clause begins without a word for it: "said the mayor and five others were hurt"."""
REACH = 5
"""Tokens between the figures of a list."""


def flags_of(scene: Scene, draft: Draft) -> set[str]:
    """What is to be known of a toll before it is compared."""
    flags = set()
    if _is_listed(scene, draft):
        flags.add("listed")
    if _sums_up(scene, draft) or within_hours(scene, draft) or _in_each(scene, draft):
        flags.add("several")
    if _counts_attacker(scene.prose, draft, scene.known.measures.lists["attackers"]):
        flags.add("attacker")
    if draft.fields.get("measure") != "killed" and _are_grave(scene.prose.lower, draft):
        flags.add("grave")
    if draft.fields.get("measure") in NURSED and not STILL.isdisjoint(scene.prose.lower[draft.start : draft.end]):
        flags.add("of total")  # "two are still being treated": more were, before some went home
    return flags


def is_whole(scene: Scene, draft: Draft) -> bool:
    """ "A shooting that left five hurt", "five hurt when a man opened fire", "the five wounded", "all who died"."""
    prose, known = scene.prose, scene.known.measures
    where, lists, start, end = prose.where, known.lists, draft.start, draft.end
    if between(where(lists["events"]), start, end) or between(where(lists["outbursts"]), start, end):
        return True
    if prose.regions[prose.sentence_at[draft.first]] == "caption":
        return True
    lower, head = prose.lower, draft.what.head
    if lower[draft.first - 1] not in ALL:
        return False
    if lower[draft.behind : draft.behind + 1] == ["who"]:
        # "All six who died were in the truck"; but "all three who died at the hospital" are some of them.
        verbs = prose.tagged[draft.behind + 1 : end]
        told = verbs[: len(verbs) - len(verbs.lstrip(b"AV"))]
        return len(told) > 1 + told.startswith(b"A")
    return head is not None and lower[head - 1] in known.roles["adjectives"]


def _are_grave(lower: list[str], draft: Draft) -> bool:
    """ "Five critically", "seriously hurt seven", "four of whom are in critical condition", "three were critical"."""
    before = lower[max(draft.start, draft.first - 2) : draft.first]
    after = lower[draft.behind : min(draft.end, draft.behind + N_CONDITION)]
    if not GRAVELY.isdisjoint(before) or not GRAVELY.isdisjoint(after[:3]):
        return True
    # Behind a comma others may be counted: "twelve were hurt, two are critical".
    after = after[: after.index(",")] if "," in after else after
    grave = next((place for place, word in enumerate(after) if word in GRAVE), -1)
    return grave > 0 and (after[grave + 1 : grave + 2] == ["condition"] or after[grave - 1] in ARE)


def _is_listed(scene: Scene, draft: Draft) -> bool:
    """ "Two children and three adults were hurt", "killed an officer and two others": a sum that nobody printed."""
    prose, first, ruler = scene.prose, draft.first, draft.ruler
    lower, tags, at = prose.lower, prose.tags, draft.behind
    if first > draft.start + 1 and lower[first - 1] in AND and tags[first - 2] in "NP":
        governed = ruler.verb is not None and ruler.verb < first - 2
        spoken = any(tag in "VA" for tag in tags[draft.low : first])
        if ruler.role == "object" and governed and tags[first - 3 : first - 2] not in (["V"], ["A"]):
            return True
        if ruler.role == "subject" and not spoken and not _ends_clause(scene, first - 1, draft.start):
            return True
    if not (at + 1 < draft.end and lower[at] in AND and (tags[at + 1] == "#" or lower[at + 1] in {"a", "an"})):
        return False
    people = scene.known.measures.lists["people"]
    for index in range(at + 2, min(at + 2 + REACH, draft.end)):
        if prose.lemmas[index] in people or (tags[index] == "N" and ruler.role == "subject"):
            follows = tags[index + 1] if index + 1 < draft.end else "."
            return ruler.role == "subject" or follows not in "VAJ"
        if tags[index] not in "NJP":
            return False
    return False


def _ends_clause(scene: Scene, conjunction: int, start: int) -> bool:
    """ "A bus overturned on Monday and 14 were hurt": what stands before "and" has a verb, and is not counted."""
    prose = scene.prose
    at = conjunction - 1
    while at > start and (prose.tags[at] in "NPDJ#" or prose.tags[at] == "I"):
        at -= 1
    if prose.tags[at] != "V" or at == conjunction - 1 or prose.lemmas[at] in CLAUSAL:
        return False
    # "A man shot in the arm and two women": whoever was shot is one of them.
    return prose.tags[at + 1] != "I" or prose.lemmas[at - 1] not in scene.known.measures.lists["people"]


def _sums_up(scene: Scene, draft: Draft) -> bool:
    """ "27 wounded in weekend shootings": the victims of several events."""
    prose, events = scene.prose, scene.known.measures.lists["events"]
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    for at in range(draft.start, draft.end):
        if lemmas[at] in events and lower[at] != lemmas[at] and lower[at][-1] == "s":
            # "In weekend crashes" looks like a verb, and "Quake Strikes Java" like a noun.
            ends = at + 1 == draft.end or tags[at + 1] in "I,.AV"
            if "one" in lower[max(draft.start, at - ONE_OF) : at - 1]:
                continue  # "in one of the worst shootings of the year"
            if lemmas[at] not in VERBAL or (
                ends and not {"I", "D", "#"}.isdisjoint(tags[max(draft.start, at - 3) : at])
            ):
                return True
    return False


def _in_each(scene: Scene, draft: Draft) -> bool:
    """ "Two were killed at each quay": so many at one of several places."""
    lower, tags = scene.prose.lower, scene.prose.tags
    return any(lower[at] == "each" and tags[at - 1] == "I" for at in range(draft.behind, draft.end))


def within_hours(scene: Scene, draft: Draft) -> bool:
    """ "20 in 80 hours", "seven adults shot in five hours": whoever it was, and wherever."""
    prose = scene.prose
    for at in range(draft.behind, min(draft.behind + REACH + 3, draft.end)):
        if prose.lower[at] in SPANS:
            after = at + 1
            while after < draft.end and prose.tags[after] in "#DJ":
                after += 1
            if after < draft.end and prose.lemmas[after] in HOURS and "#" in prose.tags[at + 1 : after]:
                return True
    return False


def _counts_attacker(prose: Prose, draft: Draft, attackers: frozenset[str]) -> bool:
    """ "Killed three people and then himself", "five dead, including the gunman", "suspect and two victims shot"."""
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    for at in range(draft.start, draft.end):
        if lower[at] in {"himself", "herself", "self", "themselves"}:
            return True
        if lower[at] == "own" and lemmas[at + 1 : at + 2] == ["life"]:
            return True  # "before taking his own life"
        if lower[at][: len(SUICIDE)] == SUICIDE:
            return True
        if lemmas[at] in attackers:
            low = at - 1
            while low > draft.start and tags[low] in "DJ":
                low -= 1
            if lower[low] in AND or lower[low] == "including" or (lower[at + 1 : at + 2] and lower[at + 1] in AND):
                return True
    return False
