"""What lasts and how long, in one word for all that tell it: "out of action for 14 months", "two years of silence".

What comes in: the lengths of time of an article as they are told, its dates and its names. What goes out: calculations
of form "spell" with the length in days and the sort of what lasts; of somebody's service or home, whose it is; and how
long it lasts by its other end: "since 2012", "until October 8", "took over in 2009". Only a spell that has no rival of
its sort in the article goes out: one bridge is closed for one length of time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newslint.annotate import mentions
from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.mentions import Mentions
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.prose import Prose
from newslint.annotate.surroundings import of as surroundings_of
from newslint.core.annotation import Annotation
from newslint.core.values import DAY, Amount, Entity, Value, When

BEFORE, BEHIND = 14, 12
"""Tokens around a length in which it is told what lasts."""
FAR = 6.0
"""Times by which one length surpasses another that is no rival."""
OF_SOMEBODY = frozenset(("service", "home"))
"""Sorts of spells that are somebody's."""
AHEAD = frozenset(("closed", "contract", "strike", "jobs"))
"""Sorts of spells that are told by the day on which they end."""
ENTERING = frozenset(("join", "start", "take", "come", "begin", "arrive", "move", "hire", "appoint", "become", "enter"))
"""Verbs by which somebody's service or home begins."""
YEAR = 365.25
PERSONAL = frozenset(("he", "she", "who", "him", "her", "his"))
MANY = 30
"""Lengths of an article in which none is looked at: a table, a list of records."""
UNTIL = frozenset(("until", "till", "deadline", "end"))


def spells(
    scene: Scene, told: Sequence[Calculation], dates: Sequence[Annotation], known: dict[str, str]
) -> Iterator[Calculation]:
    """The spells of an article that have no rival."""
    prose = scene.prose
    names = mentions.of(prose)
    if len(told) > MANY:
        return
    found = [one for each in told for one in _sorted(prose, names, each, known)]
    found += _ends(scene, names, dates, known)
    for one in found:
        if not any(_rival(one, other) for other in found):
            yield one


def _rival(one: Calculation, other: Calculation) -> bool:
    if one is other or one.fields["noun"] != other.fields["noun"] or one.fields.get("of") != other.fields.get("of"):
        return False
    here, there = one.fields["length"], other.fields["length"]
    assert isinstance(here, Amount) and isinstance(there, Amount)
    if here.low < there.high and there.low < here.high:
        return False
    return 1 / FAR < (here.printed or here.high) / max(1e-6, there.printed or there.high) < FAR


def _sorted(prose: Prose, names: Mentions, one: Calculation, known: dict[str, str]) -> Iterator[Calculation]:
    """A length with each sort of what may last, and with whose it is."""
    length = one.fields["length"]
    if not isinstance(length, Amount):
        return
    for sort in _sorts(prose, one.first, one.stop, known):
        fields: dict[str, Value] = {"form": "spell", "length": length, "noun": sort}
        if sort in OF_SOMEBODY:
            who = _whose(prose, names, one.first, one.stop)
            if who is None or (length.printed or length.high) < YEAR:
                continue
            fields["of"] = who
        yield Calculation(one.first, one.stop, fields, one.confidence)


def _sorts(prose: Prose, first: int, stop: int, known: dict[str, str]) -> dict[str, None]:
    """What lasts, by the words of a sentence near its length: all that it may be."""
    low, high = prose.sentences[prose.sentence_at[first]]
    found: dict[str, None] = {}
    lemmas, lower = prose.lemmas, prose.lower
    for at in range(max(low, first - BEFORE), min(high, stop + BEHIND)):
        name = known.get(lemmas[at])
        if name is None and at + 1 < high:
            name = known.get(f"{lower[at]}_{lower[at + 1]}") or known.get(f"{lemmas[at]}_{lower[at + 1]}")
        if name is not None and not first <= at < stop:
            found[name] = None
    return found


def _whose(prose: Prose, names: Mentions, first: int, stop: int) -> Entity | None:
    """The person a spell is told of: the one named last before it in the sentence, else the first behind it."""
    low, high = prose.sentences[prose.sentence_at[first]]
    for at in (*range(first - 1, low - 1, -1), *range(stop, min(high, stop + BEHIND))):
        if prose.tags[at] != "P" and prose.lower[at] not in PERSONAL:
            continue
        mention = names.meant_by(prose, at, low)
        if mention is not None and mention.kind == "person":
            return mention.entity
    return None


def _ends(scene: Scene, names: Mentions, dates: Iterable[Annotation], known: dict[str, str]) -> Iterator[Calculation]:
    """ "Since 2012", "until October 8", "took over in 2009": from or to the day of the paper."""
    today, prose = scene.article.published, scene.prose
    if today is None:
        return
    near = surroundings_of(prose)
    for one in dates:
        when, role = one.fields.get("interval"), str(one.fields["role"])
        if not isinstance(when, When) or "anchored" in one.flags:
            continue
        first, stop = token_range(prose, one.span)
        if role == "point" and prose.lower[first - 1] == "since":
            role = "since"
        entered = False
        if role == "point" and one.fields["grain"] in {"year", "month"}:
            verb = near.verb_before(first, near.clause(first)[0])
            entered = verb is not None and prose.lemmas[verb] in ENTERING
        if role == "since" or entered:
            early, late = when, today
        elif role in UNTIL and when.start > today.stop:
            early, late = today, when
        else:
            continue
        low, high = (late.start - early.stop) / DAY, (late.stop - early.start) / DAY
        if low <= 0:
            continue
        length = Amount(low * 0.93, high * 1.05, (low + high) / 2)
        some = _sorts(prose, first, stop, known)
        if entered:
            some = {sort: None for sort in some if sort in OF_SOMEBODY} or dict.fromkeys(sorted(OF_SOMEBODY))
        elif role in UNTIL:
            some = {sort: None for sort in some if sort in AHEAD}
        for sort in some:
            fields: dict[str, Value] = {"form": "spell", "length": length, "noun": sort}
            if sort in OF_SOMEBODY:
                who = _whose(prose, names, first, stop)
                if who is None or high < YEAR:
                    continue
                fields["of"] = who
            yield Calculation(first - (role != "point"), stop, fields, 0.6, ("reckoned",))
