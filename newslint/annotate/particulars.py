"""The particulars of a figure: measure, rate, direction, subject, place, time and flags.

What comes in: the draft of a figure and its scene. What goes out: the annotation, or None where the figure says nothing
that could be compared. One step a group of fields, in an order that later steps rely on.
"""

from __future__ import annotations

from bisect import bisect_left

from newslint.annotate import circumstances, measures, tolls
from newslint.annotate.bearings import bearing_of
from newslint.annotate.measures import Measured
from newslint.annotate.scene import Draft, Scene
from newslint.annotate.subjects import place_of, subject_of
from newslint.annotate.units import size_of
from newslint.core.annotation import Annotation
from newslint.core.values import DAY, Amount, When

SCOPE = frozenset(("excluding", "except", "besides", "excl."))

RELATIVES = frozenset(("when", "where", "which"))

CLOSE = frozenset(("", "to", "at", "by", "of", "for", "as", "about", "around"))
"""Prepositions behind which a figure still belongs to its verb."""

ANYBODY = frozenset(("other", "victim", "people", "one", "more"))
"""Nouns of a toll that count whoever it was: "nine others were hurt"."""

ALL_HARMED = frozenset(("shot", "hospitalised"))
"""Measures that the dead may belong to as well: "two dead, four others shot" makes six who were shot."""

TOLD = {"headline": "headline", "deck": "headline", "body": "body"}
"""Regions whose first figure of a toll is the article's own."""

N_LEADING = 12
"""Sentences of the body in which the leading toll stands; further down is background, and other events."""

REST = frozenset(
    ("other", "others", "else", "further", "more", "additional", "seriously", "critically", "badly", "inside", "of")
)
"""Behind "no": "no other injuries", "no one else", "no one inside", "no one was seriously hurt" are none of some."""
BEHIND = 7
"""Tokens among which these words are looked for."""
N_OPENING = 4
"""Sentences of the body in which other figures are what the article is about: the sum of the theft, the cables cut."""

OPENING = frozenset(("count", "money", "mass", "length", "duration", "percent"))
"""Dimensions of such figures."""

ASIDE = frozenset(
    ("other event", "of total", "negated", "conditional", "change", "questioned", "forecast", "planned", "listed")
)
"""Flags of figures that are not the toll of the article's own event."""

FLOWS = frozenset(("receive", "get", "take", "bring", "generate", "make", "attract"))
"""Verbs that make a sum per day a flow of money, like "handles" and "processes"."""

LONG = frozenset(("month", "year", "decade"))
"""Grains of dates that tell when a thing was made rather than when it was counted."""

ASIDES = frozenset(("which", "who", "whose"))

RUNNING = frozenset(("after", "amid", "following"))
"""Words before a length of time that grows while the news goes on."""

OLD = 120 * DAY
"""A date so far before publication is that of another event, or of history."""

N_SUBJECT = 8
"""Tokens in which a sentence says what it is about."""

SIMPLE = frozenset(("age", "score"))
"""Dimensions that need no verb: their figure is all there is."""


def settle(scene: Scene, draft: Draft) -> Annotation | None:
    """The annotation of a draft."""
    prose = scene.prose
    sentence = prose.sentence_of(draft.number.first)
    if draft.dimension not in SIMPLE:
        found = _measured(scene, draft)
        if not _inherits(scene, draft, found) and not _worth(scene, draft, found, sentence):
            return None
        _add_rate(scene, draft)
        _add_direction(scene, draft)
        _add_flags(scene, draft, sentence)
        _add_converted(scene, draft)
        _add_names(scene, draft)
    context = scene.near.context(draft.low, draft.high) - scene.near.context(draft.number.first, draft.number.stop)
    if context:
        draft.fields["context"] = context
    if draft.dimension != "age":
        _add_time(scene, draft)
    size = size_of(draft.amount, draft.unit, scene.known.units)
    if size is not None and draft.dimension != "age":
        draft.fields["size"] = size
    if draft.dimension == "length" and (way := bearing_of(prose, draft.stop, draft.end)):
        draft.fields["bearing"], draft.fields["reference"] = way
    measure = str(draft.fields.get("measure", ""))
    if measure in scene.known.measures.harm:
        if _leads(scene, measure, sentence, draft.flags, N_LEADING):
            draft.flags.add("leading")
    elif draft.dimension in OPENING and "parts" not in draft.fields:
        what = f"{draft.dimension} {measure or draft.fields.get('noun', '')}"
        if _leads(scene, what, sentence, draft.flags, N_OPENING):
            draft.flags.add("opening")
    counts = draft.dimension == "count"
    span = prose.span(draft.first, draft.behind if counts else draft.stop)
    flags = frozenset(draft.flags)
    return Annotation("quantity", span, sentence, draft.fields, flags, confidence=draft.confidence)


def _measured(scene: Scene, draft: Draft) -> Measured | None:
    """Find the governor and the measure; a nought, and the month of a rate, have no other meaning."""
    prose, near, known = scene.prose, scene.near, scene.known.measures
    draft.ruler = measures.governor(prose, near, draft.first, draft.behind, known)
    head = draft.what.head
    found = measures.measure(prose, near, draft.first, draft.behind, head, draft.dimension, known, draft.ruler)
    if draft.dimension == "percent" and found is None:
        found = measures.of_subject(prose, near, draft.ruler, draft.low, known)
    return found


def _inherits(scene: Scene, draft: Draft, found: Measured | None) -> bool:
    """Add the measure; whether a bare figure got it from the figure before it."""
    bare = draft.what.head is None and draft.dimension == "count" and not draft.number.rest and draft.hedge != "none"
    bare = bare and (found is None or not found.known)
    inherited = _inherited(scene, draft) if bare else None
    meant = _meant(scene, draft) if bare and inherited is None else ""
    if meant:
        draft.fields["noun"] = meant
    if inherited is not None:
        draft.dimension, draft.unit, noun, found = inherited
        draft.fields["dimension"], draft.fields["unit"] = draft.dimension, draft.unit
        if noun:
            draft.fields["noun"] = noun
    _add_measure(scene, draft, found)
    return inherited is not None or bool(meant)


def _meant(scene: Scene, draft: Draft) -> str:
    """What a subject without a noun counts: "1,200 people left their homes. Some 340 spent the night ..."."""
    prose, last, number, what = scene.prose, scene.last, draft.number, draft.what
    if number.form not in ("digits", "words") or number.scaled or number.high < 2:
        return ""
    follows = prose.tags[draft.stop : draft.stop + 1]
    if what.part != "of them" and follows not in (["V"], ["A"]):
        return ""
    if last is None or prose.sentence_of(number.first) - last.sentence > 1 or last.fields.get("dimension") != "count":
        return _told_of(scene, draft) if follows == ["A"] else ""
    harmed = last.fields.get("measure") in scene.known.measures.harm
    return str(last.fields.get("noun") or ("person" if harmed else ""))


def _told_of(scene: Scene, draft: Draft) -> str:
    """The things that the sentence before begins with: "The heaters were built in 2022. Some 800,000 were sold ..."."""
    prose, number = scene.prose, scene.prose.sentence_of(draft.number.first) - 1
    if number < 0 or draft.first != draft.start or prose.regions[number] != prose.regions[number + 1]:
        return ""
    start, stop = prose.sentences[number]
    head = ""
    for at in range(start, min(stop, start + N_SUBJECT)):
        if prose.tags[at] == "N":
            head = prose.lemmas[at] if prose.lemmas[at] != prose.lower[at] else ""
        elif prose.tags[at] not in "DJP#":
            break
    return "" if head in scene.known.measures.lists["people"] else head


def _inherited(scene: Scene, draft: Draft) -> tuple[str, str, str, Measured | None] | None:
    """What a bare figure takes from the one before it: "820,000 were sold in Japan, 300,000 in Australia".

    Dimension, unit, noun and measure; only in one sentence, behind "," or "and", and before a preposition. Of money
    and scaled figures also "1.2 million of it".
    """
    prose, last, number, stop = scene.prose, scene.last, draft.number, draft.stop
    if last is None or prose.sentence_of(number.first) != last.sentence or number.form not in ("digits", "words"):
        return None
    dimension = str(last.fields.get("dimension", ""))
    before, follows = prose.lower[number.first - 1], prose.tags[stop : stop + 1]
    partial = prose.lower[stop : stop + 2] in (["of", "it"], ["of", "that"], ["of", "them"], ["of", "this"])
    grave = follows == ["R"] and prose.lower[stop] in tolls.GRAVELY  # "55 wounded, 15 critically"
    if not partial and not (before in (",", "and") and (follows in (["I"], ["T"]) or grave) and number.high >= 2):
        return None
    if dimension not in ("count", "money", "percent") or (dimension == "money" and not number.scaled):
        return None
    if "change" in last.flags or not (dimension == "money" or number.high * 1000 > _high(last)):
        return None
    measure = last.fields.get("measure")
    found = Measured(str(measure), True, 0.7) if measure else None
    return dimension, str(last.fields.get("unit", "")), str(last.fields.get("noun", "")), found


def _high(one: Annotation) -> float:
    value = one.fields.get("value")
    return value.high if isinstance(value, Amount) and value.high < 1e18 else 0.0


def _worth(scene: Scene, draft: Draft, found: Measured | None, sentence: int) -> bool:
    """A bare number without noun, unit, verb or scale says nothing that could be compared."""
    number = draft.number
    if draft.hedge == "none":
        return found is not None and found.name in scene.known.measures.harm
    if draft.dimension == "duration":
        return not _is_rate(scene, draft)
    if draft.dimension != "count" or number.scaled:
        return True
    if number.rest and draft.what.head is None:
        return False
    if draft.what.head is not None:
        return not (number.form == "vague" and number.printed is None and found is None and number.high < 10)
    if found is not None and (found.known or number.high >= 10):
        return number.printed != 1 or found.known
    return number.form == "digits" and number.high >= 100 and scene.prose.regions[sentence] in ("headline", "deck")


def _is_rate(scene: Scene, draft: Draft) -> bool:
    """ "$90 billion within just one month": the month is the rate of the money before it."""
    last = scene.last
    if last is None or draft.number.printed != 1 or draft.number.first - scene.last_stop > 12:
        return False
    return last.fields.get("per") == draft.unit


def _add_measure(scene: Scene, draft: Draft, found: Measured | None) -> None:
    known, fields = scene.known.measures, draft.fields
    if draft.what.head is not None and draft.dimension in ("count", "percent"):
        fields["noun"] = _noun(scene, draft.what.head)
    if draft.dimension in ("magnitude", "speed", "temperature"):
        fields["measure"] = draft.dimension
    elif found is not None and found.known:
        fields["measure"] = found.name
        draft.confidence = min(draft.confidence, found.confidence)
        if found.name in known.harm and fields.get("noun", "one" if draft.hedge == "none" else "") in ANYBODY:
            fields["noun"] = "person"
    elif draft.dimension == "count" and "noun" in fields:
        # A verb of no family is no measure: "moved" and "taken" by ambulance say one thing. The context holds it.
        draft.confidence = 0.85
    else:
        # A unit says what is measured, if not of what: that is for the context to tell.
        draft.confidence = 0.8 if draft.unit else 0.7 if found is not None else 0.6
    ruler = draft.ruler
    by_verb = "measure" in fields or "noun" not in fields
    if by_verb and ruler.role == "complement" and ruler.link not in ("of", "to", "at", "by", "for", "from"):
        draft.confidence = min(draft.confidence, 0.6)


def _noun(scene: Scene, head: int) -> str:
    """What is counted; people by their country ("40 Chadians") are people, and the country is the place."""
    mention = scene.mentions.covering(head)
    people = scene.prose.lower[head].endswith(("ans", "is", "ese", "ns"))
    if mention is not None and mention.kind == "place" and people:
        return "person"
    lemma = scene.prose.lemmas[head]
    return scene.known.measures.nouns.get(lemma, lemma)


def _add_rate(scene: Scene, draft: Draft) -> None:
    """The period, and with it the measure of money that flows."""
    prose, end = scene.prose, draft.end
    reach = min(draft.high + 8, end)
    per = circumstances.period(
        prose, draft.first, draft.behind, draft.low, reach, scene.known.units.periods, scene.covered
    )
    if not per or draft.dimension in ("duration", "age"):
        return
    draft.fields["per"] = per
    verb = draft.ruler.verb
    flows = verb is not None and prose.lemmas[verb] in FLOWS
    if flows and draft.dimension == "money" and per in ("day", "week", "month"):
        draft.fields.setdefault("measure", "volume")


def _add_direction(scene: Scene, draft: Draft) -> None:
    """Statistic and direction: changes, levels, flows, shares."""
    prose, known, ruler, behind = scene.prose, scene.known.measures, draft.ruler, draft.behind
    first, low, high, end = draft.first, draft.low, draft.high, draft.end
    changed, direction = circumstances.change(prose, first, behind, low, high, ruler, known)
    head = draft.what.head
    if not changed and head is not None and draft.dimension == "percent" and prose.lemmas[head] in known.change_nouns:
        changed, direction = "change", known.change_nouns[prose.lemmas[head]]  # "a 79 % increase"
    if changed:
        draft.flags.add("change")
    if direction == "from":
        draft.flags.add("initial")
    elif direction == "to" and draft.dimension == "count":
        draft.flags.add("updated")
    if not direction and draft.dimension == "money":
        direction = circumstances.flow(prose, behind, end, ruler, known)
    statistic = changed or circumstances.statistic(prose, draft.number.first, behind, low, end, known)
    peaks = ruler.verb is not None and prose.lemmas[ruler.verb] in known.lists["peaks"]
    if not statistic and peaks and draft.dimension != "count":
        statistic = "peak"
    if not statistic and draft.dimension == "percent" and prose.lower[draft.stop : draft.stop + 1] == ["of"]:
        statistic = "share"
    if statistic:
        draft.fields["statistic"] = statistic
    if direction:
        draft.fields["direction"] = direction


def _add_flags(scene: Scene, draft: Draft, sentence: int) -> None:
    """Mood, parts, hedges, questions."""
    prose, known, ruler, flags = scene.prose, scene.known.measures, draft.ruler, draft.flags
    verb_start = None
    if ruler.verb is not None and ruler.link in CLOSE:
        # "aims to catch thieves among the 900,000 users": nothing is planned of the users
        verb_start = scene.near.group_start(ruler.verb, draft.start)
    flags |= circumstances.mood(prose, draft.low, draft.number.first, draft.behind, ruler, verb_start, known)
    part = _part(scene, draft)
    if part:
        draft.fields["parts"] = part
        flags.add("of total")
    measure = str(draft.fields.get("measure", ""))
    if measure in known.harm:
        alone = not (scene.harm[0] == measure and sentence - scene.harm[1] < 2) and measure not in ALL_HARMED
        if part == "another" and alone:
            flags.discard("of total")  # "one killed and nine others hurt": nine is all that were hurt
        flags |= tolls.flags_of(scene, draft)
    elif draft.fields.get("noun") in known.lists["people"] and tolls.within_hours(scene, draft):
        flags.add("several")
        scene.harm = (measure, sentence)
    if draft.unit and _is_one_of_two(scene, draft):
        flags.add("listed")
    ahead = prose.lower[draft.stop : draft.stop + 1]
    if draft.dimension == "duration" and prose.lower[draft.first - 1] in RUNNING and ahead == ["of"]:
        flags.add("updated")  # "after four days of riots": five tomorrow
    vague = draft.number.form == "vague"
    if (draft.hedge and draft.hedge != "none") or (vague and draft.amount.printed is None and not draft.ranged):
        flags.add("hedged")
    if vague and draft.amount.printed is None:
        flags.add("vague")
    if draft.hedge == "about" or vague:
        flags.add("approximate")
    if "estimated" in prose.lower[max(draft.first - 1, 0) : draft.stop + 1]:
        flags.add("estimated")
    if draft.ranged:
        flags.add("range")
    if "?" in prose.lower[max(draft.end - 2, draft.start) : draft.end]:
        flags.add("questioned")


def _is_one_of_two(scene: Scene, draft: Draft) -> bool:
    """ "In two sizes, 13 inches and 15 inches": alternatives, of which another text may name one."""
    lower, tags, last, first = scene.prose.lower, scene.prose.tags, scene.last, draft.first
    if last is not None and last.fields.get("unit") == draft.unit and 0 < first - scene.last_stop < 3:
        between = lower[scene.last_stop : first]
        if between[0] in ("and", "or", ",") and "(" not in between and scene.last_stop > draft.start:
            return True
    at = draft.behind
    if at + 2 < draft.end and lower[at] in ("and", "or"):
        at += 1 + (lower[at + 1] in ("a", "an"))
        return tags[at] == "#" and (lower[at + 1] == draft.unit or lower[at + 1] == lower[draft.stop - 1])
    return False


def _part(scene: Scene, draft: Draft) -> str:
    """Why a figure may be part of another: "including two", "another five", "out of 12", "three of them"."""
    lower, first, start = scene.prose.lower, draft.first, draft.start
    before = lower[first - 1] if first > start else ""
    earlier = lower[first - 2] if first - 1 > start else ""
    if lower[draft.what.stop : draft.what.stop + 2] in (["of", "them"], ["of", "whom"]):
        return "of them"
    if draft.dimension == "count" and lower[draft.what.stop : draft.what.stop + 1] == ["also"]:
        return "also"  # "two harbour guards also wounded": a headline's way to add some to others
    if before in ("including", "among") or (before == "least" and earlier == "including"):
        return "including"
    last = scene.last
    listed = before in ("and", ",") and 0 <= first - scene.last_stop <= 5
    if listed and last is not None and last.fields.get("parts") == "including" and scene.last_stop > start:
        return "including"  # "including two women and eight men"
    if before in ("another", "other") or lower[first] == "another":  # "the other two victims"
        return "another"
    if before == "of" and earlier == "out":
        return "out of"
    if _goes_on(scene, draft):
        return "and more"
    if draft.amount.high == 0 and not REST.isdisjoint(lower[first : first + BEHIND]):
        return "the rest"
    return draft.what.part


def _goes_on(scene: Scene, draft: Draft) -> bool:
    """ "Killed 170 people in the province and dozens more in the next": the figure is not all of it."""
    lower, tags = scene.prose.lower, scene.prose.tags
    joint = 0
    for at in range(draft.behind, min(draft.behind + 12, draft.end)):
        if lower[at] == "and":
            joint = at
        elif tags[at] in "V;":
            return False
        elif lower[at] == "more" and joint and at - joint < 5 and lower[at + 1 : at + 2] != ["than"]:
            return True
    return False


def _add_converted(scene: Scene, draft: Draft) -> None:
    """ "14.2 billion crowns ($1.4 billion)": the second says the first again, and measures the same."""
    last, first = scene.last, draft.first
    if last is None or first == 0 or scene.prose.lower[first - 1] != "(":
        return
    if last.fields.get("dimension") != draft.dimension or not 0 <= first - 1 - scene.last_stop <= 3:
        return
    draft.flags.add("converted")
    for name in ("measure", "subject", "per", "direction", "statistic"):
        if name in last.fields:
            draft.fields.setdefault(name, last.fields[name])


def _add_names(scene: Scene, draft: Draft) -> None:
    """Subject, place and scope."""
    prose, fields, first, behind = scene.prose, draft.fields, draft.first, draft.behind
    subject = fields.get("subject") or subject_of(
        prose, scene.near, scene.mentions, draft.ruler, draft.what, first, scene.known.measures, fields
    )
    if subject is not None:
        fields["subject"] = subject
    place = place_of(prose, scene.mentions, first, behind, draft.low, draft.high, draft.start, draft.end)
    if place is not None:
        fields["place"] = place
    for at in range(behind, min(behind + 12, draft.end)):
        if prose.lower[at] in SCOPE:  # "excluding trades by a few large traders"
            words = zip(prose.lemmas[at + 1 : at + 8], prose.tags[at + 1 : at + 8], strict=True)
            fields["scope"] = frozenset(["excluding", *(lemma for lemma, tag in words if tag in "NP")])
            return


def _add_time(scene: Scene, draft: Draft) -> None:
    """The time that a figure is of: a date in its clause that is not that of the telling, else publication."""
    prose, fields, flags, first = scene.prose, draft.fields, draft.flags, draft.first
    low, high = scene.near.clause(first)
    start, end = scene.near.sentence(first)
    near = [
        (abs(at - first) + (0 if low <= at < high else 50), one)
        for at, _, one in _dates_between(scene, start, end)
        if "saying" not in one.flags
        and "interval" in one.fields
        and not ("vague" in one.flags and one.confidence < 0.5)
        and not (one.fields.get("grain") in LONG and _in_aside(scene, at, first))
    ]
    published = scene.article.published
    if near:
        _, date = min(near, key=lambda pair: pair[0])
        behind = prose.lower[low] in RELATIVES  # "since 1978, when 63 people died"
        interval = date.fields["interval"]
        if isinstance(interval, When):
            role = date.fields.get("role")
            if role == "since" and not behind and published is not None and published.stop > interval.start:
                interval = When(interval.start, published.stop)
            fields["as_of"] = interval
            old = published is not None and interval.stop < published.start - OLD
            if old or (date.fields.get("grain") == "year" and fields.get("measure") in scene.known.measures.harm):
                flags.add("other event")  # "34 officers have died this year": the sum of a year
            return
    if published is not None:
        fields["as_of"] = published
    elif fields.get("measure") in scene.known.measures.harm and any(
        one.fields.get("grain") == "month" and one.fields.get("role") == "point"
        for _, _, one in _dates_between(scene, start, end)
    ):
        flags.add("other event")  # "a tremor in September that injured 40": the news of the day has a weekday
    if measures.is_elsewhere(prose, start, end, scene.known.measures):
        flags.add("other event")


def _in_aside(scene: Scene, date: int, figure: int) -> bool:
    """Whether one of the two stands in an aside of its own: "the hall, which opened in 1974, seats 900"."""
    lower, clause = scene.prose.lower, scene.near.clause
    low, high = clause(date)
    if not low <= figure < high and (lower[low] in ASIDES or scene.prose.tags[low] == "V"):
        return True  # "built in 1974, the library lends 310,000 books"
    # "the mill, which employs 300, was founded in 1974"
    tags = scene.prose.tags
    return lower[clause(figure)[0]] in ASIDES and any(
        lower[at] == "," and tags[at + 1] in "VA" for at in range(figure, date)
    )


def _dates_between(scene: Scene, start: int, end: int) -> list[tuple[int, int, Annotation]]:

    low = bisect_left(scene.dates, start, key=lambda one: one[0])
    found = []
    while low < len(scene.dates) and scene.dates[low][0] < end:
        found.append(scene.dates[low])
        low += 1
    return found


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
