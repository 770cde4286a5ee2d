"""Dates: what the calendar says of a story's events, against the day it was published.

What comes in: the tokens of an article and the names found in it. What goes out: annotations of kind "date" with the
interval meant, the weekday as printed and that of the calendar, the role of the date and the verb it belongs to; and
clock times as quantities of dimension "clock".

"on Monday, April 21" → the interval of that day, weekday "monday", role "point", event "meet" of "met".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from newslint.annotate import (
    clocks,
    dated,
    dategrammar,
    elsewhere,
    hours,
    measures,
    mentions,
    occasions,
    sole,
    timewords,
)
from newslint.annotate.chains import chain
from newslint.annotate.clocks import Clock
from newslint.annotate.happenings import Families, families, happening
from newslint.annotate.mentions import Mention, Mentions
from newslint.annotate.moments import BLANKS, Moment, Setting
from newslint.annotate.numbers import DIGITS
from newslint.annotate.prose import Prose, flagged, new
from newslint.annotate.surroundings import Surroundings
from newslint.annotate.surroundings import of as surroundings_of
from newslint.annotate.syntax import subject
from newslint.annotate.timewords import DAY_NAMES, FIXED, HALVES, TimeWords
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.calendar import weekday_of
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import DAY, Amount, Entity, Value, When
from newslint.core.vocabulary import Field, Kind, Word

RECENT = 60 * DAY
"""Before publication by more than this, a time is not that of the article's event."""

TOLD = frozenset(("at", "by", "before", "after", "since", "until"))
"""Words before a time of day."""

HALVED = frozenset((*HALVES, "m.", "m", "morning", "afternoon", "evening", "night"))
"""Last words of times that say which half of the day they are of."""

HOURLY = frozenset(("day", "hour", "minute"))
ITSELF = frozenset(("it", "all"))
"""Subjects that stand for what an article is about."""
RELATIVE = frozenset(("who", "which", "that", "where"))
STANCES = frozenset(("be", "stand", "sit", "lie", "walk", "wait", "drive", "ride", "sleep", "play", "meet", "situate"))
"""What people and places do when something happens to them."""

AFTER = frozenset(
    ("find", "arrive", "rescue", "arrest", "identify", "raid", "release", "visit", "leave", "charge", "try")
)
"""Events that come after one: "both were found with gunshot wounds at nine" is not the hour of the shots."""

NOON = 12 * 60
BESIDE_PART = 3
"""Tokens between a time and the part of the day that it is told with: "at 6:20 on Thursday night"."""

STAMP = 12
"""Tokens of a line without a verb that gives no more than a date and a time: the hour of printing."""

BOUNDS = {
    "by": "so far", "of": "so far", "until": "end", "till": "end", "to": "end", "-": "end", "–": "end",
    "from": "beginning",
}  # fmt: skip
"""Words before an hour that is no event's: "by 4 p.m.", "as of noon", "from 5 to 8 p.m."."""

KINDS = (
    Kind(
        "date",
        (
            Field("interval", "when", "what the words allow, as a half-open interval"),
            Field("weekday", "text", "the weekday as printed, in full"),
            Field("day of year", "text", "month and day as printed, in figures: 04-21", also=("month and day",)),
            Field("day of month", "text", "the day alone, in two figures: 21 of April 21"),
            Field("calendar weekday", "text", "the weekday that the calendar gives for the printed date"),
            Field(
                "role",
                "text",
                "point, start, end, deadline, since, until",
                "same-as",
                values=("point", "start", "end", "deadline", "since", "until"),
            ),
            Field("grain", "text", "minute, hour, day, week, month, quarter, season, year, decade"),
            Field("event", "text", "the family of the verb or event noun that the date belongs to", "same-as"),
            Field("actor", "entity", "who does it", "same-as"),
            Field("theme", "entity", "whom or what it happens to", "same-as"),
            Field("context", "set", "content words of the clause"),
            Field("hours", "set", "of an own date: the hours of the day in which it lies"),
            Field("clock hours", "set", "of a clock time with a part of the day: its hours"),
            Field("part hours", "set", "of a clock time with a part of the day: the hours of that part"),
        ),
        "interval",
        "a date or period",
        (
            "relative",
            "vague",
            "anchored",
            "year guessed",
            "saying",
            "leading",
            "own",
            "sole",
            "lone",
            "single",
            "possessive",
        ),
        "on Monday, April 21",
    ),
)

WORDS = (
    Word("weekday", "date", (("weekday", "*"),), alone=True, doc="a date that names its weekday"),
    Word("day of week", "date", (("weekday", "*"),), alone=True, doc="a date that names its weekday"),
    Word("relative", "date", (("relative", ""),), doc='a date that depends on the day of publication: "last week"'),
)

CLOCK_GAP = frozenset(("on", ",", "at", "around", "about", "approximately", "shortly", "just", "the", "early", "late"))
ALARMS = frozenset(("call", "respond", "report", "receive", "dispatch", "inform", "summon", "get"))
RESCUERS = frozenset(
    (
        "call",
        "police",
        "officer",
        "deputy",
        "sheriff",
        "trooper",
        "firefighter",
        "crew",
        "paramedic",
        "dispatcher",
        "911",
        "personnel",
        "responder",
        "medic",
        "ambulance",
    )
)
"""What a sentence holds that tells with such a verb when help was called: by whom it was and whom it reached."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The dates and clock times of an article."""
    events = families(lexicon)
    times = sole.mark_days(list(_read(prose, article, lexicon, found)), article.published, events.told)
    return hours.mark(prose, occasions.mark(prose, times, article.published, events))


def _read(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    known = timewords.words(lexicon)
    today = article.published.start - article.published.start % DAY if article.published else None
    lower = prose.lower
    setting = Setting(prose, known, surroundings_of(prose), today, [*lower, *BLANKS])
    figures = [i for i in prose.odd if lower[i][0] in DIGITS or _may_be_date(lower[i])]
    candidates = sorted({*figures, *prose.where(known.awake)})
    times = clocks.scan(prose, known, candidates)
    moments = dategrammar.scan(setting, candidates)
    if not times and not moments:
        return
    names = mentions.of(prose)
    events = families(lexicon)
    happens, acts = _happening(lexicon)
    led = False
    before: Annotation | None = None
    for clock in times:
        one = _clock(setting, lexicon, acts, clock, moments)
        if before is not None and before.sentence == one.sentence and prose.lower[clock.first - 1] == "(":
            one = one._replace(fields={**one.fields, **{k: v for k, v in before.fields.items() if k == "measure"}})
        before = one
        if _is_own(prose, one, today) and _is_told(prose, clock):
            moment = Moment(clock.first, clock.stop, None, "minute")
            told = dated.event(setting, moment, setting.near.clause(clock.first), events)[0]
            if told is not None:
                event = happening(prose, setting.near, names, told, events)[0]
                # "Just past 4 p.m., officers were called": what is told stands behind the comma.
                context = setting.near.context(*setting.near.clause(told)) | setting.near.context(
                    *setting.near.clause(clock.first)
                )
                # "The first call was reported", "police were called", not "her mother called".
                called = event in ALARMS or (event == "come" and "call" in context)  # "the call came in"
                if called and not RESCUERS.isdisjoint(context - {event}):
                    event = "alarm"
                one = one._replace(fields={**one.fields, "event": event, "context": context})
            own = "" if led else _led(setting, names, events, clock, one, happens)
            if own:
                led = True
                one = flagged(one._replace(fields={**one.fields, "event": own}), "leading")
        yield one
    for moment in _with_clocks(prose, moments, times):
        yield _date(setting, names, moment, events)


def _may_be_date(word: str) -> bool:
    """Whether a word that is no figure and not made of letters alone may be a date, or begin one: "mid-May", "'90s"."""
    return "-" in word or (word[0] == "'" and len(word) > 3)


@per_lexicon
def _happening(lexicon: Lexicon) -> tuple[frozenset[str], dict[str, str]]:
    """Words of what an article is about that has an hour, and verbs by the act that they tell."""
    happens = frozenset((*lexicon.words("measures", "events"), *lexicon.words("measures", "happens")))
    acts = {verb: act for act in lexicon.table("measures", "acts") for verb in lexicon.words("measures", "acts", act)}
    return happens, acts


def _clock(setting: Setting, lexicon: Lexicon, acts: dict[str, str], clock: Clock, moments: list[Moment]) -> Annotation:
    prose, near = setting.prose, setting.near
    sentence = prose.sentence_at[clock.first]
    low, high = near.sentence(clock.first)
    begin = bisect_left(moments, (low,))
    beside = moments[begin : begin + 20]
    dates = [one for one in beside if one.first < high and one.when is not None and one.grain in {"day", "hour"}]
    # "3 a.m. Saturday to 9 p.m. Sunday": each hour has the day that it stands beside.
    nearest = min(dates, key=lambda one: max(one.first - clock.stop, clock.first - one.stop)) if dates else None
    plain = _is_bare(prose.lower, clock)  # "around 10:30 last night" is printed like the morning
    later = NOON if plain and nearest is not None and _is_later(clock, nearest) else 0
    fields: dict[str, Value] = {
        "value": Amount(
            float(clock.low + later),
            float(clock.high + later),
            float(clock.minute + later),
            "about" if clock.hedge else "",
        ),
        "unit": "minute of day",
        "dimension": "clock",
    }
    if clock.zone:
        fields["zone"] = clock.zone
    fields["context"] = near.context(*near.clause(clock.first))
    if nearest is not None and nearest.when is not None:
        fields["as_of"] = nearest.when
    act = _act(prose, near, acts, clock)
    if act:
        fields["measure"] = act
    flags = frozenset(("approximate", "hedged")) if clock.hedge else frozenset()
    # "Just past 4 p.m. Friday, officers were called" tells; an entry of a live page begins with a bare hour.
    if (
        (clock.first == low and not clock.hedge)
        or prose.lemmas[low] in dated.POSTED
        or _is_stamp(setting, clock, low, high)
    ):
        flags |= {"updated"}
    if elsewhere.is_elsewhere(prose, low, high, measures.words(lexicon)):
        flags |= {"other event"}
    sure = occasions.BARE if plain and not later else 0.9
    return Annotation("quantity", prose.span(clock.first, clock.stop), sentence, fields, flags, confidence=sure)


def _is_bare(lower: list[str], clock: Clock) -> bool:
    """Whether a time is told without what says which half of the day it is of."""
    if clock.minute >= 13 * 60 or clock.zone or lower[clock.stop - 1] in HALVED:
        return False
    return not any(word[0] == "0" or word in FIXED for word in lower[clock.first : clock.stop])


def _is_later(clock: Clock, beside: Moment) -> bool:
    """Whether a time of twelve hours is told with a part of the day that makes it one after noon."""
    if beside.grain != "hour" or beside.when is None:
        return False
    if not (0 <= beside.first - clock.stop < BESIDE_PART or 0 <= clock.first - beside.stop < BESIDE_PART):
        return False
    day = beside.when.start - beside.when.start % DAY
    noon = day + NOON
    return day + clock.high < beside.when.start and noon + clock.low < beside.when.stop


def _is_stamp(setting: Setting, clock: Clock, low: int, high: int) -> bool:
    """Whether the line is the page's own hour: "Friday, March 7 | Updated 8:52 PM"."""
    prose, known = setting.prose, setting.known
    if prose.lower[clock.first - 2 : clock.first] in (["news", "at"], ["show", "at"]):
        return True  # "Ann Poe reports for the evening news at 6 p.m."
    if not dated.POSTED.isdisjoint(
        (*prose.lower[max(low, clock.first - 3) : clock.first], *prose.lower[low : low + 2])
    ):
        return True  # "Last updated: Monday, May 2 at 4:04 p.m."
    return high - low <= STAMP and all(
        prose.tags[at] not in "VAN" or prose.lower[at] in known.awake for at in range(low, high)
    )


def _act(prose: Prose, near: Surroundings, acts: dict[str, str], clock: Clock) -> str:
    """What happened at that hour, if it is not the event itself: a death, an arrest, the closing of the polls."""
    bound = BOUNDS.get(prose.lower[clock.first - 1], "") if clock.first else ""
    if bound:
        return bound
    low, high = near.clause(clock.first)
    verb = near.verb_before(clock.first, low)
    if verb is None or prose.tags[verb] == "A":
        verb = near.verb_after(clock.stop, high)
    return acts.get(prose.lemmas[verb], "") if verb is not None else ""


def _is_told(prose: Prose, clock: Clock) -> bool:
    """Whether words say that it is a time of day: the length of a film is printed in the same figures."""
    before = prose.lower[clock.first - 1] if clock.first else ""
    return bool(clock.zone or clock.hedge) or before in TOLD or prose.lower[clock.stop - 1] in HALVES


def _is_own(prose: Prose, clock: Annotation, today: int | None) -> bool:
    """Whether a clock time is of the article's own events: not the page's own hour, on no day long ago."""
    day = clock.fields.get("as_of")
    if "updated" in clock.flags or prose.regions[clock.sentence] != "body":
        return False
    return not isinstance(day, When) or today is None or day.start > today - RECENT


def _led(
    setting: Setting, names: Mentions, events: Families, clock: Clock, one: Annotation, happens: frozenset[str]
) -> str:
    """The article's own event, where a clock time is that of it: "the blast happened at …", "at … when it blew up"."""
    context, event = one.fields.get("context"), str(one.fields.get("event", "happen"))
    if "measure" in one.fields or event in AFTER or not isinstance(context, frozenset):
        return ""
    if event in events.own and event != "happen":
        return event
    if not happens.isdisjoint(context):
        # "It was half past seven when police had a call for help"
        return event if ALARMS.isdisjoint(context) or RESCUERS.isdisjoint(context) else "alarm"
    prose, near = setting.prose, setting.near
    lower = prose.lower
    low, stop = near.clause(clock.first)
    start, end = near.sentence(clock.first)
    opens = lower[low]
    if low > start and (opens == "when" or (opens in RELATIVE and (event == "happen" or event in STANCES))):
        # "He was shot when a brawl broke out at six", "fired at people who stood in the yard at six"
        return "happen" if not happens.isdisjoint(near.context(start, low)) else ""
    while stop < end and lower[stop] in {",", "at", "on"}:
        stop += 1
    verb = near.verb_after(stop, end) if stop < end and lower[stop] == "when" else None
    if verb is None:
        return ""
    behind = near.context(stop, end)
    if not (ALARMS.isdisjoint(behind) or RESCUERS.isdisjoint(behind)):
        return "alarm"
    event = happening(prose, near, names, verb, events)[0]
    if event in events.own:  # "when the gun went off"
        return event
    return "" if happens.isdisjoint(behind) else "happen"


def _with_clocks(prose: Prose, moments: list[Moment], times: list[Clock]) -> Iterator[Moment]:
    """ "at 9 a.m. Tuesday" and "Friday at around 6:30 p.m." are one date, to the minute."""
    lower = prose.lower
    at = 0
    for moment in moments:
        while at < len(times) and times[at].stop < moment.first - 3:
            at += 1
        joined = moment
        for clock in times[at : at + 2]:
            if clock.stop <= moment.first and all(word in CLOCK_GAP for word in lower[clock.stop : moment.first]):
                joined = joined._replace(first=clock.first)
            elif moment.stop <= clock.first <= moment.stop + 3 and all(
                word in CLOCK_GAP for word in lower[moment.stop : clock.first]
            ):
                joined = joined._replace(stop=clock.stop)
            else:
                continue
            if moment.when is not None and moment.grain in {"day", "hour"}:
                day = moment.when.start - moment.when.start % DAY
                later = moment.grain == "hour" and clock.high < NOON and day + clock.high < moment.when.start
                later = later and _is_bare(lower, clock)  # "2:30 a.m. Saturday night" says which
                day += DAY if clock.high < 0 and moment.grain == "day" else 0  # "just before midnight on Friday"
                day += NOON if later and day + clock.low + NOON < moment.when.stop else 0  # "six on Thursday evening"
                # "On Monday around 5:30" is in the morning or in the evening.
                either = NOON if moment.grain == "day" and _is_bare(lower, clock) else 0
                joined = joined._replace(when=When(day + clock.low, day + clock.high + either + 1), grain="minute")
            break
        yield joined


def _date(setting: Setting, names: Mentions, moment: Moment, events: Families) -> Annotation:
    prose, near = setting.prose, setting.near
    fields: dict[str, Value] = {"grain": moment.grain, "role": _role(prose, setting.known, moment.first)}
    flags = set(moment.flags)
    if prose.lower[moment.stop : moment.stop + 1] == ["'s"]:
        flags.add("possessive")
    if moment.when is not None:
        fields["interval"] = moment.when
    if moment.day:
        fields["day of year"] = moment.day
        fields["day of month"] = moment.day[3:]
    if moment.weekday is not None:
        fields["weekday"] = DAY_NAMES[moment.weekday]
        if moment.when is not None and "relative" not in moment.flags:
            fields["calendar weekday"] = DAY_NAMES[weekday_of(moment.when.start)]
    clause = near.clause(moment.first)
    verb, is_telling = dated.event(setting, moment, clause, events)
    if verb is not None:
        if verb >= moment.stop and prose.tags[verb] == "N":
            fields["role"] = "point"  # "after Monday's fire": not the day is the start, but the fire
        elif fields["role"] == "since" and dated.when_told(prose.lower, moment):
            fields["role"] = "point"  # "empty since 11 February, when he quit": he quit on that day
        fields["event"], theme = happening(prose, near, names, verb, events)
        if fields["event"] == "start" and fields["role"] == "point" and prose.lower[clause[0]] == "since":
            fields["role"] = "since"  # "the warmest since records began in 1901"
        if (
            fields["event"] == "start"
            and moment.grain in HOURLY
            and prose.lower[near.group_start(verb, clause[0]) - 1] in ITSELF
        ):
            fields["event"] = "happen"  # "it all started late on Monday"
        # The riot of May 19 was not that of May, and "open Nov. 24" opens no November.
        if theme is not None and theme.id not in prose.lower[moment.first : moment.stop]:
            fields["theme"] = theme
        if prose.tags[verb] == "V":
            head = subject(prose, near.group_start(verb, clause[0]), near.sentence(verb)[0])
            mention = names.meant_by(prose, head) if head is not None else None
            if mention is None and prose.lower[verb] == "born":
                mention = _born(prose, names, verb)
                if mention is None and head is not None and prose.tags[head] == "P" and prose.words[head].isalpha():
                    mention = Mention(head, head + 1, "person", Entity(prose.lower[head], prose.words[head]))
            if mention is not None and mention.kind in {"person", "organisation", "place"}:
                fields["actor"] = mention.entity
    if is_telling and not (verb is not None and _is_told_of(prose, near, verb, fields, events)):
        flags.add("saying")
    told = near.clause(verb) if verb is not None and "anchored" in moment.flags else clause
    context = near.context(*told)
    if verb is not None and verb >= clause[1] and told == clause:
        context |= near.context(*near.clause(verb))  # "On May 3, 1998, a mill burned": what is told stands behind
    if context:
        fields["context"] = context
    sentence = prose.sentence_at[moment.first]
    span = prose.span(moment.first, moment.stop)
    prose.placed[span] = moment.first, moment.stop
    return new(Annotation, ("date", span, sentence, fields, frozenset(flags), "narrator", moment.confidence))


def _born(prose: Prose, names: Mentions, verb: int) -> Mention | None:
    """Who is born where no verb says so: "Ann Poe, born in May, has", "Ann Poe (born 1962)", "Born in 1962, Ann"."""
    low, high = prose.sentences[prose.sentence_at[verb]]
    if verb > low + 1:
        beside = names.covering(verb - 2) if prose.lower[verb - 1] in {",", "("} else None
        if beside is None and prose.lower[verb - 1] == "," and prose.tags[verb - 2] == "P":
            beside = Mention(verb - 2, verb - 1, "person", Entity(prose.lower[verb - 2], prose.words[verb - 2]))
    else:
        comma = next((at for at in range(verb, min(high - 1, verb + 12)) if prose.lower[at] == ","), None)
        beside = names.meant_by(prose, comma + 1, low) if comma is not None else None  # a name, or "she"
    return beside if beside is not None and beside.kind == "person" else None


def _is_told_of(prose: Prose, near: Surroundings, verb: int, fields: dict[str, Value], events: Families) -> bool:
    """ "A fault was reported on Sunday": the telling is the event; "it was reported on Sunday that" is not."""
    if "theme" not in fields or prose.lemmas[verb] not in events.verbs:
        return False
    return chain(prose, verb, near.sentence(verb)[0]).passive


def _role(prose: Prose, known: TimeWords, first: int) -> str:
    lower = prose.lower
    if lower[first - 1] in known.giving:
        for length in (3, 2, 1):
            if first >= length:
                role = known.roles.get(tuple(lower[first - length : first]))
                if role is not None:
                    return role
    return "point"
