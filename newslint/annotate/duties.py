"""Posts that verbs tell: "who chairs the board", "speaking for the firm", "serves as treasurer", "who keeps the books".

What comes in: words of a sentence and where they stand. What goes out: the title, and the token behind the verb. What
somebody does and to what, by which a post is known, stands in ``duties.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newslint.annotate.gazetteer import Known
from newslint.annotate.prose import Prose
from newslint.core.lexicon import Lexicon, per_lexicon

RUNNING = {
    "runs": "head",
    "heads": "head",
    "headed": "head",
    "leads": "leader",
    "led": "leader",
    "directs": "director",
    "manages": "manager",
    "commands": "commander",
    "chairs": "chairman",
    "chaired": "chairman",
    "coaches": "coach",
    "edits": "editor",
    "owns": "owner",
    "founded": "founder",
    "captains": "captain",
    "captained": "captain",
    "skippered": "skipper",
    "commanded": "commander",
    "trains": "trainer",
    "curates": "curator",
    "curated": "curator",
    "promotes": "promoter",
    "pilots": "pilot",
    "piloted": "pilot",
    "skippers": "skipper",
    "conducts": "conductor",
    "drums": "drummer",
    "sings": "singer",
    "cooks": "cook",
    "farms": "farmer",
    "teaches": "teacher",
    "lectures": "lecturer",
    "represents": "lawyer",
    "represented": "lawyer",
    "defends": "defence lawyer",
    "prosecutes": "prosecutor",
    "prosecuted": "prosecutor",
}
"""Verbs that tell a post; who leads a team of lawyers is a lawyer."""

PHRASES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("presides", "over"), "chairman"),
    (("presided", "over"), "chairman"),
    (("speaks", "for"), "spokesperson"),
    (("spoke", "for"), "spokesperson"),
    (("speaking", "for"), "spokesperson"),
    (("speaking", "on", "behalf", "of"), "spokesperson"),
    (("speaks", "on", "behalf", "of"), "spokesperson"),
    (("spoke", "on", "behalf", "of"), "spokesperson"),
    (("is", "in", "charge", "of"), "head"),
    (("in", "charge", "of"), "head"),
    (("heads", "up"), "head"),
    (("headed", "up"), "head"),
    (("prosecuting",), "prosecutor"),
    (("defending",), "defence lawyer"),
    (("representing",), "lawyer"),
    (("acting", "for"), "lawyer"),
    (("appearing", "for"), "lawyer"),
    (("acts", "for"), "lawyer"),
    (("leading",), "leader"),
    (("heading",), "head"),
    (("chairing",), "chairman"),
)
"""The same in several words, and in participles behind a comma."""

OPENERS = frozenset(words[0] for words, _ in PHRASES)
PLAIN = frozenset(
    ("chairs", "heads", "manages", "directs", "edits", "captains", "skippers", "curates", "presides", "coaches")
)
"""Verbs that tell a post right behind a name as well; who runs may be in a race, who leads ahead in it."""

DETERMINERS = frozenset(("the", "a", "its", "their", "his", "her", "our"))
CAMPAIGNS = frozenset(("ran", "runs", "managed", "manages"))
CAMPAIGN = "campaign manager"
CLOSING = frozenset(
    ("in", "who", "which", "whose", "on", "against", "by", "whether", "how", "why", "when", "where", "if", "because")
)
"""Words with which what is told of somebody by a noun ends: "what divides Hall and Lund is whether the mayor …"."""
SERVING = frozenset(("works", "worked", "serves", "served", "acts", "acted"))
_CHOOSING = """
    named appointed elected re-elected hired chose chosen installed unveiled confirmed introduced picked selected
    recruited names appoints elects hires unveils picks selects
"""
CHOOSING = frozenset(_CHOOSING.split())
"""Verbs behind whose object stands what somebody becomes: "appointed Jane Doe as coach"."""
TAKING = frozenset(("took", "takes", "taking", "stepped", "steps"))
"""Verbs of "took over as coach", "stepped in as coach"."""
NAMED = frozenset(("named", "appointed", "elected", "made", "re-elected"))
"""Between "was" and a title."""

CREWS = frozenset({"team", "group", "panel", "crew", "squad"})
STAFF = {"resources": "human resources director", "communications": "chief communications officer"}
"""What a person who heads it is called."""
SIDES = {"defence": "defence lawyer", "defense": "defence lawyer", "prosecution": "prosecutor", "state": "prosecutor"}
"""For whom a lawyer speaks: "counsel for the defence"."""


def told(lower: Sequence[str], at: int, high: int) -> tuple[str, int]:
    """The title that a verb at a token tells, and the token behind; an empty one where it tells none."""
    word = lower[at]
    if word in CAMPAIGNS:
        for i in range(at + 1, min(high, at + 6)):
            if lower[i] == "campaign":
                return CAMPAIGN, i
            if lower[i] in {",", ".", "for", "in"}:
                break
    if word in OPENERS:
        for words, title in PHRASES:
            if tuple(lower[at : at + len(words)]) == words and at + len(words) < high:
                return title, at + len(words)
    return RUNNING.get(word, ""), at + 1


class Duty(NamedTuple):
    """What somebody does who holds a post: the word right behind the verb, and the nouns of which one must follow."""

    title: str
    link: frozenset[str]
    nouns: frozenset[str]


class Table(NamedTuple):
    """Duties by their verbs: of relative clauses, and those that tell a post in any clause."""

    who: Mapping[str, tuple[Duty, ...]]
    plain: Mapping[str, tuple[Duty, ...]]


ANY = "*"
LEADING = frozenset({"of", "for", "out", "up"})
"""Small words between the verb and its noun: "carried out the autopsy", "responsible for the finances"."""
BREAKING = frozenset({"no", "not", "who", "that", "black"})
"""Words by which it is another matter: "wore a black armband"."""
PARTS = frozenset({"part", "role"})
PLAYED = frozenset({"of", "as"})
REACH = 6
"""Tokens behind the verb among which the noun stands."""
LONGEST = 4
"""Auxiliaries and adverbs before the verb."""


@per_lexicon
def table(lexicon: Lexicon) -> Table:
    """The duties of a lexicon."""
    made: list[dict[str, tuple[Duty, ...]]] = []
    for way in ("who", "plain"):
        found: dict[str, tuple[Duty, ...]] = {}
        for title, entries in lexicon.table("duties", way).items():
            for entry in entries if isinstance(entries, list) else ():
                verbs, *link, nouns = str(entry).split()
                duty = Duty(title, frozenset("|".join(link).split("|")) - {""}, frozenset(nouns.split("|")))
                for verb in verbs.split("|"):
                    found[verb] = (*found.get(verb, ()), duty)
        made.append(found)
    return Table(*made)


def done(prose: Prose, known: Mapping[str, tuple[Duty, ...]], at: int, high: int) -> str:
    """The post that the verb at a token and what follows it tell, auxiliaries aside; an empty one where they tell none.

    "who has kept the books", "who is responsible for the finances", "who was behind the wheel of the bus".
    """
    tags, lemmas = prose.tags, prose.lemmas
    stop = min(high, at + LONGEST)
    for i in range(at, stop):
        for duty in known.get(lemmas[i], ()) if tags[i] in "VANJ" else ():
            if _fits(prose, duty, i + 1, high):
                return duty.title
        if tags[i] not in "AR" or prose.lower[i] in {"not", "n't", "never", "once"}:
            break
    return ""


def _fits(prose: Prose, duty: Duty, at: int, high: int) -> bool:
    """Whether the words and the noun that a duty needs stand behind its verb."""
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    while at < high and tags[at] == "R" and lower[at] not in duty.link:
        at += 1
    if duty.link:
        if at >= high or lower[at] not in duty.link:
            return False
        at += 1
    while at < high and lower[at] in LEADING:
        at += 1
    if ANY in duty.nouns:
        return at < high and tags[at] in "DPNJO#"
    for i in range(at, min(high, at + REACH)):
        if lemmas[i] in duty.nouns or lower[i].removesuffix("s") in duty.nouns:
            then = lower[i + 1] if i + 1 < high else ""
            if lower[i] in PARTS:
                return then in PLAYED  # but not "had a part in it"
            if i + 1 >= high or tags[i + 1] not in "NP" or then in {"'s", "since"}:
                return True
        if tags[i] in "V.,AIT" or lower[i] in BREAKING:
            return False
    return False


FIRST_PERSON = frozenset({"am", "'m", "’m"})


def self_told(prose: Prose, known: Known, low: int, high: int) -> str:
    """What somebody who is quoted in a sentence calls himself: "I'm the treasurer", "I am only a nurse"."""
    lower, tags = prose.lower, prose.tags
    for i in range(low, high - 2):
        if lower[i] == "i" and lower[i + 1] in FIRST_PERSON:
            at = i + 2
            while at < high and (tags[at] == "R" or lower[at] in DETERMINERS):
                at += 1
            told = known.titles.at(lower, at, high)
            if told is not None and lower[at - 1] in DETERMINERS and tags[told[0] : told[0] + 1] not in (["N"], ["P"]):
                return told[1]
    return ""
