"""What is told of those who are counted: "lost their lives", "remain missing", "the 13 people who drowned".

What comes in: tokens, and a verb or the end of a figure's noun phrase. What goes out: the family of measures, or "".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from newslint.annotate.prose import Prose

if TYPE_CHECKING:
    from newslint.annotate.measures import Fitting, Measures

PASSIVE = frozenset(("was", "were", "been", "being", "is", "are", "got"))
FATALLY = frozenset(("fatally", "mortally"))
STRUCK = frozenset(("hit", "strike"))
GUNFIRE = frozenset(("gunfire", "firing", "fired", "shots", "bullets", "gunman", "gunmen", "shooter", "shooting"))
"""Where these are told of, those who were hit were shot."""

_HELD_TO = """
believe think fear presume report say know confirm suppose understand force compel oblige order tell urge ask have
"""
HELD_TO = frozenset(_HELD_TO.split())
"""Verbs before what is told of their subject: "feared to have drowned", "forced to flee", "had to leave"."""
ELECTORS = frozenset(("voter", "elector", "electorate"))
CASTING = frozenset(("vote", "participate", "take", "cast", "turn"))
SIDES = frozenset(("for", "against", "to", "yes", "no", "in", "with"))
"""Words behind a vote that tell for what it was, and so no turnout."""
PAYING = frozenset(("pay", "offer", "bid"))
ESCAPING = frozenset(("escape", "flee", "vanish", "abscond", "disappear"))

BURNT = frozenset(("burned", "burnt", "buried"))
NOT = frozenset(("not", "n't", "never"))
FAILING = frozenset(("failed", "unable", "fail"))
LETTING = frozenset(("let", "lets", "letting"))
POSTS = frozenset(("position", "post", "role"))
"""What may be a job, or not."""

ASIDE_MARKS = frozenset((",", "-", "--"))
NEAR = 5
"""Tokens behind "who" within which its verb stands."""


def idiom(prose: Prose, verb: int, high: int, known: Measures) -> str:
    """ "12 people lost their lives", "five suffered burns"."""
    lemma = prose.lemmas[verb]
    for noun in prose.lemmas[verb + 1 : min(verb + 5, high)]:
        if noun == "not":
            break  # "pleaded not guilty"
        found = known.idioms.get((lemma, noun))
        if found:
            return found
    return ""


def idiom_around(prose: Prose, verb: int, stop: int, high: int, known: Measures) -> str:
    """ "The crash cost two people their lives", "took two men into custody": a toll, told around the figure."""
    lemma = prose.lemmas[verb]
    for at in range(stop, min(stop + NEAR, high)):
        if prose.tags[at] in ",.AVC":
            break
        found = known.idioms.get((lemma, prose.lemmas[at]), "")
        if found in known.lists["toll"]:
            return found
    return ""


def told_of(prose: Prose, verb: int, high: int) -> int:
    """What is believed or said of a subject: "two people were believed to have died"."""
    if verb + 2 >= high or prose.lower[verb + 1] != "to" or prose.lemmas[verb] not in HELD_TO:
        return verb
    at = verb + 2
    while at < high and prose.tags[at] in "AR":
        at += 1
    return at if at < high and prose.tags[at] == "V" else verb


def predicate(prose: Prose, verb: int, high: int, adjectives: Mapping[str, str]) -> str:
    """ "Three remain missing", "two were reported dead"."""
    for at in range(verb + 1, min(verb + 4, high)):
        if prose.tags[at] == "I":  # "five are in custody", "two had been on board", "two escaped with minor injuries"
            return adjectives.get(phrase(prose, at, high), "")
        if prose.tags[at] in ",.T#":
            break
        found = adjectives.get(prose.lower[at])
        if found:
            return found
    return ""


def phrase(prose: Prose, at: int, high: int) -> str:
    """A preposition with its noun, whatever stands between: "with (minor) injuries"."""
    noun = at + 1
    while noun + 1 < high and prose.tags[noun] in "RJD":
        noun += 1
    return "_".join((prose.lower[at], *prose.lower[noun : noun + 1]))


def under_fire(lower: list[str], sentence: tuple[int, int]) -> bool:
    """ "A man began firing and hit seven": whether a sentence tells of shots."""
    return not GUNFIRE.isdisjoint(lower[sentence[0] : sentence[1]])


def deadly(lower: list[str], verb: int) -> bool:
    """ "Fatally shot five", "five were shot dead", "shot to death", "shot and killed"."""
    if verb and lower[verb - 1] in FATALLY:
        return True
    after = lower[verb + 1 : verb + 3]
    if after[:1] == ["alive"] and lower[verb] in BURNT:
        return True
    return after[:1] == ["dead"] or after in (["to", "death"], ["and", "killed"])


def behind_aside(lower: list[str], at: int, end: int) -> int:
    """The token behind an aside that begins at one: "left seven people – including two pupils – wounded"."""
    if at + 1 < end and lower[at] in ASIDE_MARKS and lower[at + 1] == "including":
        return next((here + 1 for here in range(at + 2, min(at + 9, end)) if lower[here] in ASIDE_MARKS), at)
    return at


def denied(lower: list[str], verb: int) -> bool:
    """ "Did not survive": whether a verb is told with "not"."""
    return lower[verb - 1] in NOT or (lower[verb - 1] == "to" and lower[verb - 2] in FAILING)


def post_of_work(prose: Prose, head: int, verb: int | None, dimension: str, known: Measures) -> str:
    """ "Will eliminate 300 positions": what may be a job is one where it is cut, and "300 posts" alone are not."""
    if verb is None or dimension != "count" or prose.lemmas[head] not in POSTS:
        return ""
    name = by_verb(prose, "jobs", verb, known)
    return name if name == "jobs cut" else ""


def of_whom(prose: Prose, who: int, end: int, fit: Fitting, known: Measures) -> str:
    """ "The 13 people who drowned", "those 18 who lost their lives", "six who were hurt", "the 900 who came"."""
    tags, lower = prose.tags, prose.lower
    for at in range(who + 1, min(who + NEAR, end)):
        if tags[at] == "V" or (tags[at] == "J" and lower[at - 1] in PASSIVE):
            lemma = prose.lemmas[at]
            if lower[at - 1] in PASSIVE:
                name = fit.objects.get(lemma) or fit.adjectives.get(lower[at]) or ""
            else:
                name = fit.subjects.get(lemma) or idiom(prose, at, end, known)
            return name if name in known.harm or name == "attendance" else ""
        if tags[at] not in "AR":
            break
    return ""


def turnout(prose: Prose, verb: int) -> bool:
    """Whether those voters vote at all, and not for somebody: "45 percent of voters took part"."""
    return prose.lemmas[verb] in CASTING and SIDES.isdisjoint(prose.lower[verb + 1 : verb + 3])


def refined(
    prose: Prose, name: str | None, verb: int, link: str, stop: int, head: int | None, dimension: str, known: Measures
) -> str | None:
    """What the usual measure of a verb is with such a figure: who burns is hurt, and who is held owns no stake."""
    lemma, noun = prose.lemmas[verb], "" if head is None else prose.lemmas[head]
    people = noun in known.lists["people"]
    if people and lemma in {"hold", "wreck", "level", "burn"}:
        return "injured" if lemma == "burn" else None
    if people and lemma == "go" and prose.lower[verb - 1] in LETTING:
        return "jobs cut"  # "let go 300 workers"
    if people and lemma == "let" and (prose.lower[stop : stop + 1] == ["go"] or prose.lower[verb + 1] == "go"):
        return "jobs cut"  # "let 300 workers go"
    if lemma == "fire" and not people and known.sort(noun) not in known.peopled:
        return None  # "fired 12 shots"
    if lemma == "draw" and not people and known.sort(noun) != "crowd":
        return None  # "drew 12 pictures"; visitors come and go
    if link == "to" and name == "raised":
        return None  # "the reward was raised to $5,000"
    if dimension == "money" and link == "with" and lemma in ESCAPING:
        return "stolen"
    if dimension == "money" and not link and lemma in PAYING and prose.lower[stop : stop + 1] == ["for"]:
        return "deal" if prose.tags[stop + 1 : stop + 2] == ["P"] else name  # "paid $5 billion for Acme"
    return name


def by_verb(prose: Prose, name: str, verb: int | None, known: Measures) -> str:
    """Jobs that are cut are another matter than jobs that are created or held, and years spent than years to come."""
    if name == "sentence" and verb is not None and prose.lemmas[verb] == "spend":
        return "time served"
    if name != "jobs" or verb is None:
        return name
    way = known.change.get(prose.lemmas[verb])
    if way == "down" or prose.lemmas[verb] in {"axe", "lose", "eliminate", "scrap", "go"}:
        return "jobs cut"
    return "jobs created" if prose.lemmas[verb] in {"create", "add", "generate"} else name
