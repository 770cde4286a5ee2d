"""The day and the hour of an article's own event: a shooting, a crash, a fire.

What comes in: the dates and clock times of an article. What goes out: the same, with "own" on the days that are told of
such an event and "leading" on the first of them, and on own days and leading clock times the hours of the day in which
they lie, as their words are used: "Friday afternoon" ends before five, and what happened at five may be told of the
afternoon or of the evening.
"""

from __future__ import annotations

from collections.abc import Mapping

from newslint.annotate.happenings import Families
from newslint.annotate.prose import Prose, flagged
from newslint.annotate.timewords import HALVES
from newslint.core.annotation import Annotation
from newslint.core.values import DAY, Amount, Entity, When

NEWS = 21 * DAY
"""Nearer to publication than this lies what an article is about."""
FAR = 400 * DAY
"""Days of the calendar are looked back at for longer."""
AGES = 8 * 365 * DAY
"""Those of a printed year for longer still: trials come late."""
GRAINS = frozenset(("day", "hour", "minute"))
"""Of dates that are no longer than a day."""
LOOSE = frozenset(("vague", "saying"))
"""Flags of dates that may be of something else."""
CALLED = frozenset(("respond", "dispatch", "summon"))
"""What rescuers do when something has happened: "deputies responded on Friday" is no mere telling."""
PHONED = frozenset(("tell", "call", "phone", "dial"))
CALLERS = frozenset(("caller", "911", "999"))
"""Words by which such a verb tells of a call for help."""
HELPERS = frozenset(
    ("police", "officer", "deputy", "trooper", "firefighter", "crew", "paramedic", "medic", "ambulance", "personnel")
)
"""Who is called to what has happened: "deputies were called out to a house"."""
COURT = frozenset(("court", "jury", "juror", "inquest", "tribunal"))
HEARING = frozenset(("hear", "tell"))
"""What is told in court has weekdays of its own time: "the court heard that they were called on Saturday"."""
RECEIVING = frozenset(("receive", "get", "take"))
FINDING = frozenset(("find", "lie", "suffer"))
FOUND = frozenset(("unresponsive", "unconscious", "gunshot", "wound", "bleed"))
"""How people are found when something has just happened to them."""
AFFAIRS = frozenset(("incident", "tragedy", "rampage", "ordeal"))
"""What an article calls its event when it comes back to it: "before Monday's incident"."""
REGIONS = frozenset(("headline", "deck", "body"))
"""Where an article tells of its event."""
APART = frozenset(("separate", "separately", "unrelated"))
"""Words of sentences that tell of what an article is not about."""
COUNTED = frozenset(("first", "second", "third", "fourth", "other", "latter"))
"""Words of sentences that tell of one of several: "the first took place on July 5"."""
OPENING = 8
"""Tokens in which a sentence says who hears it."""
NEAR = 10
"""Tokens between an event noun and its day: "a shooting at a bakery in the south of Torp on Friday"."""
_BREAKS = ", ; : ( ) and or but that who which when where before between from to"
BREAKS = frozenset(_BREAKS.split())
"""Words behind which a day belongs to something else: "the quake of the night between Wednesday and Thursday"."""
_PERSONS = """
man woman boy girl child children toddler baby infant teen teenager son daughter brother sister wife husband mother
father uncle nephew niece cousin girlfriend boyfriend officer deputy others another
"""
PERSONS = frozenset(_PERSONS.split())
"""Words of the second of two to whom one thing was done."""
HOUR = 60
NOON, EVE = 12, 17
EARLY, LATE = 10, 15
"""The hours that "early Friday" ends and "late Friday" begins with."""
BARE = 0.5
"""A time without "a.m." or "p.m." is told with no more confidence."""
DAWN = 5
HOURS = [f"{hour:02}" for hour in range(48)]
"""Hours by their names; "Friday night" goes on beyond 24, and is no part of the hours that Friday begins with."""
LATER = frozenset(HOURS[24:])
PARTS: Mapping[str, frozenset[str]] = {
    "morning": frozenset(HOURS[:12]),
    "afternoon": frozenset(HOURS[12:19]),
    "evening": frozenset(HOURS[16:24]),
    "night": frozenset(HOURS[17:30] + HOURS[:6]),
}
"""The hours that are ever told of a part of a day."""


def mark(prose: Prose, times: list[Annotation], published: When | None, events: Families) -> list[Annotation]:
    """The dates and clock times, with those of the article's own event told apart, and the first of them."""
    led = False
    for number, one in enumerate(times):
        if one.kind == "date":
            when = one.fields.get("interval")
            if one.fields["grain"] == "minute" and isinstance(when, When):
                one = times[number] = _with_part(prose, one, when)
            if published is None or not isinstance(when, When) or not _is_own(prose, one, events):
                continue
            far = NEWS if "day of year" not in one.fields else FAR if "year guessed" in one.flags else AGES
            if published.start - far < when.start < published.stop:
                one = flagged(one if led else flagged(one, "leading"), "own")
                led = True
                hours = frozenset() if "anchored" in one.flags else _of_words(prose, one, when)
                times[number] = one._replace(fields={**one.fields, "hours": hours}) if hours else one
        elif "leading" in one.flags:
            value = one.fields["value"]
            if isinstance(value, Amount) and one.confidence > BARE and "zone" not in one.fields:
                hours = _of_clock(int(value.low), int(value.high))
                times[number] = one._replace(fields={**one.fields, "hours": hours})
    return times


def _with_part(prose: Prose, one: Annotation, when: When) -> Annotation:
    """A date with a printed hour and the part of the day that it is told with: "around 3:05 p.m. Saturday morning"."""
    first, stop = prose.placed[one.span]
    words = prose.lower[first:stop]
    if HALVES.keys().isdisjoint(words):
        return one
    part = next((PARTS[word] for word in words if word in PARTS), None)
    if part is None:
        return one
    low = when.start % DAY
    clock = _of_clock(low, low + when.stop - when.start - 1)
    return one._replace(fields={**one.fields, "clock hours": clock, "part hours": part})


def noun_before(prose: Prose, first: int, stop: int, low: int, events: Families) -> int | None:
    """The noun of an event that a day stands behind where no verb tells one: "it was a shooting in Torp on Friday".

    So with what reads like a noun and is none, "he was one of two men shot in Torp on Friday", but not where the day
    belongs to a noun: "four shot at Halloween party".
    """
    for at in range(first - 1, max(low, first - NEAR) - 1, -1):
        if prose.lower[at] == "and" and not PERSONS.isdisjoint(prose.lower[at + 1 : at + 4]):
            continue  # "the killing of a woman and a child in Torp on Friday"
        if prose.tags[at] in "VA" or prose.lower[at] in BREAKS:
            return None
        if prose.tags[at] != "N":
            continue
        if events.nouns.get(prose.lemmas[at]) in events.own:
            return at
        if is_struck(prose, at, events):  # "a shots fired report on Friday" is none
            return at if prose.tags[at + 1] not in "NV" and prose.tags[stop : stop + 1] != ["N"] else None
    return None


def is_struck(prose: Prose, at: int, events: Families) -> bool:
    """Whether a word is the participle of what is done once, whatever its tag: "shot", "stabbed"."""
    if at == len(prose.lower):
        return False
    lemma, word = prose.lemmas[at], prose.lower[at]
    return word != lemma and word[-1] != "s" and events.verbs.get(lemma, lemma) in events.own


def _is_own(prose: Prose, one: Annotation, events: Families) -> bool:
    """Whether a date is that of the article's own event, by what is told to have come to pass then."""
    fields = one.fields
    if fields["role"] != "point" or fields["grain"] not in GRAINS or prose.regions[one.sentence] not in REGIONS:
        return False
    event = fields.get("event")
    context = fields.get("context")
    if not isinstance(context, frozenset):
        return False
    if "relative" in one.flags:
        first, stop = prose.sentences[one.sentence]
        opening = prose.lemmas[first : min(stop, first + OPENING)]
        if not (COURT.isdisjoint(opening) or HEARING.isdisjoint(opening)):
            return False
    if _is_apart(prose, one, events):
        return False
    theme = fields.get("theme")
    done_to = theme.id if isinstance(theme, Entity) else ""
    if event in PHONED:
        return not CALLERS.isdisjoint(context) or (event == "call" and done_to in HELPERS)
    if event in RECEIVING:
        return done_to == "call"
    if event in FINDING:
        return not FOUND.isdisjoint(context)
    if event == "arrive":
        return done_to in HELPERS and fields["grain"] == "minute"
    if event in CALLED or (event in AFFAIRS and "possessive" in one.flags):
        return True
    return event in events.own and LOOSE.isdisjoint(one.flags)


def _is_apart(prose: Prose, one: Annotation, events: Families) -> bool:
    """Whether a sentence tells of something else: "in an unrelated case", "in another fire", "earlier on Friday"."""
    first, stop = prose.sentences[one.sentence]
    words = prose.lower[first:stop]
    day = prose.placed[one.span][0]
    if not APART.isdisjoint(words) or "earlier" in prose.lower[max(first, day - 2) : day + 1]:
        return True
    if words[:1] == ["the"] and words[1:2] != [] and words[1] in COUNTED:
        return True
    at = words.index("another") + first + 1 if "another" in words else stop
    return at < stop and (prose.lower[at] == "incident" or events.nouns.get(prose.lemmas[at]) in events.own)


def _of_words(prose: Prose, one: Annotation, when: When) -> frozenset[str]:
    """The hours of a part of a day, or of a day and a clock time; of a whole day none."""
    first = prose.lower[prose.placed[one.span][0]]
    low = when.start % DAY
    if one.fields["grain"] == "minute":
        hours = _of_clock(low, low + when.stop - when.start - 1)
        return hours - LATER if "weekday" in one.fields else hours
    begin, end = low // HOUR, (low + when.stop - when.start) // HOUR
    if one.fields["grain"] == "day":
        begin, end = (0, EARLY) if first == "early" else (LATE, 24) if first == "late" else (0, 0)
    elif begin < NOON < end <= EVE + 1 or begin == NOON:  # the afternoon
        end = EVE
    elif begin == EVE and end > 24:  # the night
        begin += 1
    begin, end = begin - (first == "early" and begin > 0), end + (first == "late")
    hours = frozenset(HOURS[hour] for hour in range(begin, end))
    return hours if "weekday" in one.fields else hours | {HOURS[hour - 24] for hour in range(24, end)}


def _of_clock(low: int, high: int) -> frozenset[str]:
    """The hours of a clock time; noon ends the morning, and the hour before an evening is told with it.

    Those before dawn may be told of the day before.
    """
    hours = {minute // HOUR % 24 for minute in range(low, high + 1, 15)} | {high // HOUR % 24}
    if high % DAY == NOON * HOUR:
        hours.add(NOON - 1)
    if EVE - 1 in hours or EVE in hours:
        hours |= {EVE - 1, EVE} | ({EVE + 1} if EVE in hours else set())
    hours |= {hour + 24 for hour in hours if hour < DAWN}
    return frozenset(HOURS[hour] for hour in hours)
