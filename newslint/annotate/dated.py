"""What a date is the date of: the verb it belongs to, or the noun of an event that it stands beside.

What comes in: a date or a clock time with its clause. What goes out: the token of that verb or noun, and whether the
verb only tells ("police said Friday").

"Names were released after a shooting in Torp on Wednesday", "the May 14, 2015, shooting of three men", "after Monday's
shooting" → the shooting; "it was on Sunday that the talks broke down" → what follows.
"""

from __future__ import annotations

from newslint.annotate.happenings import Families
from newslint.annotate.moments import Moment, Setting
from newslint.annotate.occasions import is_struck, noun_before
from newslint.annotate.prose import Prose
from newslint.annotate.timewords import DAY_NAMES

NO_EVENT = frozenset(("be", "have", "do", "to"))
POSTED = frozenset(("update", "updated", "publish", "published", "post", "posted", "modified"))
"""Words of lines that say when a page was put up; so does a time that opens an entry of a live page."""
LONG = 6
"""Tokens between a date and the noun of its event: "the Nov. 5, 2009, Fort Hood shooting"."""
TAILS = frozenset(("spree", "rampage", "incident", "massacre", "tragedy", "attempt"))
"""Nouns behind the noun of an event that make it no other: "the June 4 shooting spree"."""
CLEFT = 8
"""Tokens between a day and the "that" of "it was Friday, just after tea, that a walker saw the fins"."""
HARM = frozenset(
    ("hurt", "treat", "hospitalise", "hospitalize", "respond", "race", "rush", "dispatch", "summon", "die")
)
"""Verbs whose day is that of the event beside them: "hurt in a shooting on Friday", "responded to a fire on Friday"."""
LAW = frozenset(("arrest", "charge", "convict", "confess", "sentence", "acquit", "raid"))
"""Families of what follows on an event, and of which a day behind the event may be, too."""
LEADING_TO = frozenset(("with", "of", "for", "after", "to"))
"""Words before what somebody is charged with: "charged with fatally shooting a boy on Friday night"."""
WHERE = frozenset(("in", "at", "near", "outside", "inside"))
"""Words behind a part of a day that tell where: "arrested over the killing late on Friday night near Torp"."""
DAYS = frozenset((*DAY_NAMES, "today", "yesterday", "tonight"))
COURTS = frozenset(("court", "jail", "custody", "hearing"))
N_PLACE = 6
"""Tokens of such a place."""
BEHIND = frozenset(("after", "following", "during"))
"""Words before an event that leave the day to it: "names were released after a shooting in Torp on Friday"."""
ARTICLES = frozenset(("the", "a", "an", "this", "that", "his", "her", "their", "its"))
"""Words before an event that was; of a charge it is the name: "charged with murder on Friday"."""
OPENERS = frozenset(("on", "early", "late"))
"""Words between the noun of an event and its day."""
PARTS_OF_DAY = frozenset(("hour", "minute"))
"""Grains of days that are told with a part of them."""
BEFORE_NOUN = 4
"""Tokens between such a word and the noun: "after a deadly drive-by shooting"."""


def _is_of_page(lower: list[str], first: int) -> bool:
    """Whether a date is that of a page or a post: "Posted: Monday", "Ada Quirke (@quirke) March 15"."""
    if first < 3:
        return False
    before = lower[first - 1]
    return (before == ":" and lower[first - 2] in POSTED) or (before == ")" and lower[first - 2][0] == "@")


def when_told(lower: list[str], moment: Moment) -> int:
    """Tokens between a day or a month and what it is told to have been the day of; 0 where nothing is.

    "In August, when the mayor resigned", "since the eighteenth of May. That's when the mayor resigned".
    """
    at = moment.stop
    if moment.grain in {"day", "month"} and "relative" not in moment.flags:
        if lower[at : at + 2] == [",", "when"]:
            return 2
        if (
            lower[at : at + 1] == ["."]
            and lower[at + 3 : at + 4] == ["when"]
            and lower[at + 1] in {"that", "it", "this"}
        ):
            return 4
    return 0


def event(setting: Setting, moment: Moment, clause: tuple[int, int], events: Families) -> tuple[int | None, bool]:
    """The verb or noun that a date belongs to, and whether that verb only tells: "police said Friday"."""
    prose, near = setting.prose, setting.near
    tags, lower = prose.tags, prose.lower
    if _is_of_page(lower, moment.first):
        return None, True
    low, high = clause
    after = moment.stop
    when = when_told(lower, moment)
    if when:
        at = after + when
        return near.verb_after(at, prose.sentences[prose.sentence_at[at]][1]) if at < len(lower) else None, False
    possessive = after < high and lower[after] == "'s"
    if "anchored" in moment.flags and lower[moment.stop - 1] in {"after", "before"}:
        verb = near.verb_after(moment.stop, setting.near.sentence(moment.first)[1])
        return verb, False
    beside = _noun_behind(prose, after, prose.sentences[prose.sentence_at[after - 1]][1], events)
    if beside is not None:
        return beside, False
    if (
        lower[moment.first - 1] == "of"
        and events.nouns.get(prose.lemmas[moment.first - 2])
        and tags[moment.first - 2] == "N"
    ):
        return moment.first - 2, False  # "the riot of May 19"
    attributive = possessive or (
        after < high and tags[after] == "N" and moment.first > low and tags[moment.first - 1] == "D"
    )
    if attributive:
        at = after + possessive
        head = None
        while at < high and tags[at] in "NJP#":
            head = at if tags[at] == "N" else head
            at += 1
        if head is not None:
            return head, False
    verb = near.verb_before(moment.first, low)
    if (
        verb is not None
        and after < high
        and (tags[after] == "V" or is_struck(prose, after, events))
        and lower[moment.first - 1] == "on"
        and tags[moment.first - 2] in "NP"
    ):
        # "By the papers unsealed then, the men on May 7 shot four."
        return after, prose.lemmas[after] in setting.known.telling
    if verb is not None and verb - low > 2 and lower[verb + 1] == "by" and tags[verb - 1] == "N":
        # "Fire gutted the hall used by Ann Poe on Friday": the day is that of the fire.
        earlier = near.verb_before(verb - 1, low)
        verb = verb if earlier is None or tags[earlier] == "A" or prose.lemmas[verb] in events.verbs else earlier
    if verb is not None and tags[verb] == "A":
        following = near.verb_after(after, high)
        verb = following if following is not None and following - after < 4 else verb
    if verb is None:
        told = moment.first - 1
        while told > low and lower[told] in OPENERS:
            told -= 1
        if told >= low and tags[told] == "N" and events.nouns.get(prose.lemmas[told]) in events.own:
            return told, False  # "the blast early on Monday broke windows", "the shooting Friday left two dead"
        verb = near.verb_after(after, high)
        if verb is None and moment.first - low < 4:  # "On Tuesday, the mill burned"
            verb = near.verb_after(after, near.sentence(moment.first)[1])
        if verb is None:
            verb = near.verb_before(moment.first, setting.near.sentence(moment.first)[0])
    if verb is not None and prose.lemmas[verb] == "have" and verb < moment.first:
        for at in range(moment.first - 1, verb, -1):  # "they have a final hearing on 17 June"
            if events.of_noun(prose.lemmas, at):
                return at, False
    if verb is not None and prose.lemmas[verb] == "get" and is_struck(prose, verb + 1, events):
        return verb + 1, False  # "after getting shot in Torp on Friday"
    if verb is None or prose.lemmas[verb] in NO_EVENT:
        met = _met(setting, moment, events)
        if met is not None:
            return met, False
        cleft = _cleft(setting, moment, verb) if verb is not None else None
        if cleft is not None:
            return cleft, False
        struck = noun_before(prose, moment.first, moment.stop, low, events)
        return (_noun_of(prose, verb, moment, low, events) if struck is None else struck), False
    is_telling = prose.lemmas[verb] in setting.known.telling
    if verb < moment.first and events.of_verb(prose.lemmas[verb]) not in events.own:
        noun = noun_before(prose, moment.first, moment.stop, verb + 1, events)
        if noun is not None and _is_of_noun(prose, verb, noun, moment, events):
            return noun, False
    return verb, is_telling


def _noun_of(prose: Prose, verb: int | None, moment: Moment, low: int, events: Families) -> int | None:
    """The event that is on a day: "the hearing is on Friday", "there will be a meeting on Monday evening"."""
    if verb is None or prose.lemmas[verb] != "be" or verb > moment.first:
        return None
    there = "there" in prose.lower[max(low, verb - 3) : verb]
    span = range(moment.first - 1, verb, -1) if there else range(verb - 1, low - 1, -1)
    for at in span:
        if prose.tags[at] == "N" and events.of_noun(prose.lemmas, at):
            return at
        if prose.tags[at] in "NV," or prose.lower[at] in {",", "and"}:
            return None
    return None


def _is_of_noun(prose: Prose, verb: int, noun: int, moment: Moment, events: Families) -> bool:
    """Whether a day is that of the event before it: of "arrested for a robbery in Torp on Friday" nobody can tell."""
    lower, tags = prose.lower, prose.tags
    if tags[moment.stop : moment.stop + 1] == ["N"]:
        return False  # "at a Halloween party"
    if moment.grain in PARTS_OF_DAY and _is_of_cause(prose, verb, noun, moment, events):
        return True
    if noun + 1 < moment.first and tags[noun + 1] != "I":
        return False  # "suspected of shooting a man"
    before = lower[max(verb + 1, noun - BEFORE_NOUN) : noun]
    if moment.day:
        return not ARTICLES.isdisjoint(before) or lower[noun].endswith("s")
    return prose.lemmas[verb] in HARM or (noun + 1 < moment.first and not BEHIND.isdisjoint(before))


def _is_of_cause(prose: Prose, verb: int, noun: int, moment: Moment, events: Families) -> bool:
    """Whether a part of a day, or an hour, is that of what somebody is arrested for or charged with.

    It is where the arrest has a day of its own ("arrested Friday over the killing of a man in Torp on Thursday night"),
    where what is done has an object ("charged with shooting a boy on Friday night"), and where it is told behind which
    of them it stands, and where that was ("in connection with the killing on Friday night in Torp").
    """
    lower = prose.lower
    if not DAYS.isdisjoint(lower[prose.sentences[prose.sentence_at[verb]][0] : noun]):
        return True
    before = noun - 1
    while before > verb and lower[before][-2:] == "ly":
        before -= 1  # "with fatally shooting"
    if lower[noun][-3:] == "ing" and lower[before] in LEADING_TO and noun + 1 < moment.first:
        return prose.tags[noun + 1] != "I"
    if lower[moment.stop : moment.stop + 1] == ["of"]:
        return True
    if ARTICLES.isdisjoint(lower[max(verb + 1, noun - BEFORE_NOUN) : noun]):
        return False
    place = lower[moment.stop : moment.stop + N_PLACE]
    return (
        events.of_verb(prose.lemmas[verb]) in LAW and place[:1] != [] and place[0] in WHERE and COURTS.isdisjoint(place)
    )


def _noun_behind(prose: Prose, after: int, high: int, events: Families) -> int | None:
    """The noun of an event that comes to pass once where a date stands before it: "the May 7, 2015, fatal shooting"."""
    tags, lower = prose.tags, prose.lower
    first, stop = after, min(high, after + LONG)
    sign = lower[first] if first < stop else ""
    if sign == "'s" or (sign == "," and lower[first - 1].isdecimal() and len(lower[first - 1]) == 4):
        first += 1
    found = None
    for at in range(first, stop):
        family = events.nouns.get(prose.lemmas[at] if tags[at] == "N" else lower[at], "")
        if found is not None and (tags[at] != "N" or lower[at] in TAILS):
            break
        if found is not None:
            return None  # "the May 7 shooting suspect"
        if family in events.own and tags[at] in "NV":  # "the May 7 stabbing" reads like a verb
            found = at
        elif tags[at] not in "NJP#":
            break
    return found


def _met(setting: Setting, moment: Moment, events: Families) -> int | None:
    """What came upon somebody who was only there: "three were in a flat on Friday afternoon when one was shot"."""
    prose = setting.prose
    at = moment.stop + (prose.lower[moment.stop : moment.stop + 1] == [","])
    if prose.lower[at : at + 1] != ["when"]:
        return None
    verb = setting.near.verb_after(at + 1, setting.near.sentence(moment.first)[1])
    lemma = prose.lemmas[verb] if verb is not None else ""
    return verb if (events.of_verb(lemma) or lemma) in events.own else None


def _cleft(setting: Setting, moment: Moment, verb: int) -> int | None:
    """What is told of a day that is put first: "it was on Sunday night that the two sides gave up"."""
    prose, lower = setting.prose, setting.prose.lower
    if verb > moment.first or lower[verb - 1] != "it" or moment.first - verb > 4:
        return None
    end = prose.sentences[prose.sentence_at[verb]][1]
    for at in range(moment.stop, min(end, moment.stop + CLEFT)):
        if lower[at] in {"that", "when"}:
            return setting.near.verb_after(at + 1, end)
    return None
