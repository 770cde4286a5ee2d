"""The particulars of a figure: measure, rate, direction, subject, place, time and flags.

What comes in: the draft of a figure and its scene. What goes out: the annotation, or None where the figure says nothing
that could be compared. One step a group of fields, in an order that later steps rely on.
"""

from __future__ import annotations

from newslint.annotate import asof, circumstances, elided, governors, jointfates, leading, measures, tolls
from newslint.annotate.bearings import bearing_of
from newslint.annotate.measures import Measured
from newslint.annotate.prose import new
from newslint.annotate.scene import Draft, Scene
from newslint.annotate.subjects import place_of, subject_of
from newslint.annotate.units import size_of
from newslint.annotate.watch import between
from newslint.core.annotation import Annotation
from newslint.core.values import Entity

CLOSE = frozenset(("", "to", "at", "by", "of", "for", "as", "about", "around"))
"""Prepositions behind which a figure still belongs to its verb."""

ANYBODY = frozenset(("other", "victim", "people", "one", "more"))
"""Nouns of a toll that count whoever it was: "nine others were hurt"."""

FATES = frozenset(("death", "fatality", "arrest", "life", "homicide", "murder", "injury"))
"""Nouns that count people by what became of them: "made four arrests". "No deaths" counts none of anything."""

HELD = frozenset(("arrested", "charged", "convicted"))
ACCUSED = frozenset(("suspect", "defendant", "accused", "detainee"))
"""Nouns that count whoever is held: "two suspects were arrested"."""

BORN = frozenset(("child", "kid", "son", "daughter", "brother", "sister", "sibling"))
PARTIAL = frozenset(
    (
        "of total",
        "listed",
        "several",
        "grave",
        "negated",
        "conditional",
        "change",
        "forecast",
        "initial",
        "vague",
        "questioned",
    )
)
"""Flags of a toll that is not that of one event, all told."""

ALL_HARMED = frozenset(("shot", "stabbed", "hospitalised"))
"""Measures that the dead may belong to as well: "two dead, four others shot" makes six who were shot."""

REST = frozenset(
    ("other", "others", "else", "further", "more", "additional", "seriously", "critically", "badly", "inside", "of")
)
"""Behind "no": "no other injuries", "no one else", "no one inside", "no one was seriously hurt" are none of some."""
BEHIND = 7
"""Tokens among which these words are looked for."""

FLOWS = frozenset(("receive", "get", "take", "bring", "generate", "make", "attract"))
"""Verbs that make a sum per day a flow of money, like "handles" and "processes"."""

RUNNING = frozenset(("after", "amid", "following"))
"""Words before a length of time that grows while the news goes on."""

AMERICAN = frozenset(("us$", "us", "u.s.", "american", "usd"))
"""Words of a sum that say whose dollars they are."""

SIMPLE = frozenset(("age", "score"))
"""Dimensions that need no verb: their figure is all there is."""


def settle(scene: Scene, draft: Draft) -> Annotation | None:
    """The annotation of a draft."""
    prose = scene.prose
    sentence = prose.sentence_at[draft.number.first]
    if draft.dimension not in SIMPLE:
        found = _measured(scene, draft)
        if not _inherits(scene, draft, found) and not _worth(scene, draft, found, sentence):
            return None
        _add_rate(scene, draft)
        _add_direction(scene, draft)
        _add_flags(scene, draft, sentence)
        _add_converted(scene, draft)
        _add_names(scene, draft)
    context = scene.near.context(draft.low, draft.high)
    first, stop = draft.number.first, draft.number.stop
    if stop - first > 1 or prose.tags[first] != "#":  # digits are no content
        context -= scene.near.context(first, stop)
    if context:
        draft.fields["context"] = context
    if draft.dimension != "age":
        asof.add(scene, draft)
    size = size_of(draft.amount, draft.unit, scene.known.units)
    if size is not None and draft.dimension != "age":
        draft.fields["size"] = size
    if draft.dimension == "length" and (way := bearing_of(prose, draft.stop, draft.end)):
        draft.fields["bearing"], draft.fields["reference"] = way
    if draft.unit == "USD" and not AMERICAN.isdisjoint(prose.lower[draft.first : draft.stop]):
        draft.flags.add("national")
    if draft.fields.get("measure") in scene.known.measures.lists["toll"]:
        draft.flags.add("casualty")
    leading.add(scene, draft, sentence)
    stop = draft.behind if draft.dimension == "count" else draft.stop
    span = prose.span(draft.first, stop)
    prose.placed[span] = draft.first, stop
    flags = frozenset(draft.flags)
    return new(Annotation, ("quantity", span, sentence, draft.fields, flags, "narrator", draft.confidence))


def _measured(scene: Scene, draft: Draft) -> Measured | None:
    """Find the governor and the measure; a nought, and the month of a rate, have no other meaning."""
    prose, near, known = scene.prose, scene.near, scene.known.measures
    first, behind, clause, dimension = draft.first, draft.behind, draft.clause, draft.dimension
    ruler = draft.ruler = governors.governor(prose, near, first, behind, clause, known)
    found = measures.measure(prose, near, first, behind, clause, draft.what.head, dimension, known, ruler)
    if dimension == "percent" and found is None:
        found = measures.of_subject(prose, near, ruler, draft.low, known)
    return found


def _inherits(scene: Scene, draft: Draft, found: Measured | None) -> bool:
    """Add the measure; whether a bare figure got it from the figure before it."""
    bare = draft.what.head is None and draft.dimension == "count" and not draft.number.rest and draft.hedge != "none"
    bare = bare and (found is None or not found.known)
    numbered = elided.numbered(scene, draft) if bare else None
    if numbered is not None:
        head, found = numbered
        draft.what = draft.what._replace(head=head)
    bare = bare and numbered is None
    inherited = elided.inherited(scene, draft) if bare else None
    meant = elided.meant(scene, draft) if bare and inherited is None else ""
    if bare and inherited is None and not meant and elided.priced(scene, draft):
        draft.dimension, draft.unit = "money", scene.currency
        draft.fields["dimension"], draft.fields["unit"] = draft.dimension, draft.unit
        found = _measured(scene, draft)
    if meant:
        draft.fields["noun"] = meant
    if inherited is not None:
        draft.dimension, draft.unit, noun, found = inherited
        draft.fields["dimension"], draft.fields["unit"] = draft.dimension, draft.unit
        if noun:
            draft.fields["noun"] = noun
    _add_measure(scene, draft, found)
    if "noun" in draft.fields:
        noun, known = str(draft.fields["noun"]), scene.known.measures
        sort = known.sorts.get(noun) or ("people" if noun in known.lists["people"] else "")
        if sort:
            draft.fields["sort"] = sort
    return inherited is not None or bool(meant)


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
    if number.form != "digits":
        return False
    told = scene.prose.regions[sentence] in {"headline", "deck"}
    return (number.high >= 100 and told) or "," in scene.prose.lower[number.first]  # "they counted 14,100 at the start"


def _is_rate(scene: Scene, draft: Draft) -> bool:
    """ "$90 billion within just one month": the month is the rate of the money before it."""
    last = scene.last
    if last is None or draft.number.printed != 1 or draft.number.first - scene.last_stop > 12:
        return False
    return last.fields.get("per") == draft.unit


def _add_measure(scene: Scene, draft: Draft, found: Measured | None) -> None:
    known, fields = scene.known.measures, draft.fields
    if draft.what.head is not None and draft.dimension in {"count", "percent"}:
        tied = known.tied.get(draft.number.rest) if draft.number.rest else None
        fields["noun"] = tied or _noun(scene, draft.what.head)
        if tied:
            fields["subject"] = _thing(scene, draft.what.head)
    if found is not None and found.name in known.harm and fields.get("noun") in known.lists["things"]:
        found = None  # "saved three match points", "fired two shots"
    if draft.dimension in {"magnitude", "speed", "temperature"}:
        fields["measure"] = draft.dimension
    elif found is not None and found.known:
        joint = jointfates.of(scene.prose, draft.first, draft.stop) if found.name in jointfates.COUNTED else ""
        fields["measure"] = joint or found.name
        draft.confidence = min(draft.confidence, found.confidence)
        noun = fields.get("noun", "one" if draft.hedge == "none" else "")
        fated = noun in FATES and draft.hedge != "none"
        if (found.name in known.harm and (fated or noun in ANYBODY)) or (found.name in HELD and noun in ACCUSED):
            fields["noun"] = "person"
    elif draft.dimension == "count" and "noun" in fields:
        # A verb of no family is no measure: "moved" and "taken" by ambulance say one thing. The context holds it.
        draft.confidence = 0.85
    else:
        # A unit says what is measured, if not of what: that is for the context to tell.
        draft.confidence = 0.8 if draft.unit else 0.7 if found is not None else 0.6
    ruler = draft.ruler
    by_verb = "measure" in fields or "noun" not in fields
    if by_verb and ruler.role == "complement" and ruler.link not in {"of", "to", "at", "by", "for", "from"}:
        draft.confidence = min(draft.confidence, 0.6)


def _thing(scene: Scene, head: int) -> Entity:
    """What has so many: the hospital of "a 60-bed hospital"."""
    mention = scene.mentions.covering(head)
    return mention.entity if mention is not None else Entity(scene.prose.lemmas[head], scene.prose.words[head])


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
    periods, rates = scene.known.units.periods, scene.places.rates
    per = circumstances.period(prose, draft.first, draft.behind, draft.low, reach, periods, rates, scene.covered)
    if not per or draft.dimension in {"duration", "age"}:
        return
    draft.fields["per"] = per
    verb = draft.ruler.verb
    flows = verb is not None and prose.lemmas[verb] in FLOWS
    if flows and draft.dimension == "money" and per in {"day", "week", "month"}:
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
    places = scene.places.statistics
    statistic = changed or circumstances.statistic(prose, draft.number.first, behind, low, end, known, places)
    if not statistic and draft.dimension != "count":
        if ruler.verb is not None and prose.lemmas[ruler.verb] in known.lists["peaks"]:
            statistic = "peak"
        elif draft.dimension == "percent" and prose.lower[draft.stop : draft.stop + 1] == ["of"]:
            statistic = "share"
    if statistic:
        draft.fields["statistic"] = statistic
    if direction:
        draft.fields["direction"] = direction


def _add_flags(scene: Scene, draft: Draft, sentence: int) -> None:
    """Mood, parts, hedges, questions."""
    prose, known, ruler, flags = scene.prose, scene.known.measures, draft.ruler, draft.flags
    lower, first = prose.lower, draft.first
    verb_start = None
    if ruler.verb is not None and ruler.link in CLOSE:
        # "aims to catch thieves among the 900,000 users": nothing is planned of the users
        verb_start = scene.near.group_start(ruler.verb, draft.start)
    begin, places = draft.number.first, scene.places
    flags |= circumstances.mood(prose, draft.low, begin, draft.behind, ruler, verb_start, known, places)
    if ruler.verb is not None and prose.lemmas[ruler.verb] == "survive" and draft.fields.get("measure") == "killed":
        flags.discard("negated")  # "did not survive"
    part = _part(scene, draft)
    if part:
        draft.fields["parts"] = part
        flags.add("of total")
    measure, rest = str(draft.fields.get("measure", "")), False
    if measure in known.harm:
        alone = not (scene.harm[0] == measure and sentence - scene.harm[1] < 2) and measure not in ALL_HARMED
        # "Three more suspects held"
        again = lower[draft.number.stop : draft.number.stop + 1] == ["more"] and sentence - scene.harm[1] > 1
        if part == "another" and alone and not again:
            flags.discard("of total")  # "one killed and nine others hurt": nine is all that were hurt
        flags |= tolls.flags_of(scene, draft)
        # "Three others also died": with those before, they would be all.
        rest = part == "another" and (not alone or sentence - scene.harm[1] > 1)
        if draft.number.form != "joined":
            scene.harm = (measure, sentence)
    elif draft.fields.get("noun") in known.lists["people"] and tolls.within_hours(scene, draft):
        flags.add("several")
    part_of_list = draft.number.first in scene.parts and draft.number.form != "joined"
    if part_of_list or (draft.unit and _is_one_of_two(scene, draft)):
        flags.add("listed")  # "two men and a woman": their sum is a figure of its own
    running = draft.dimension == "duration" and lower[first - 1] in RUNNING
    if running and lower[draft.stop : draft.stop + 1] == ["of"]:
        flags.add("updated")  # "after four days of riots": five tomorrow
    vague = draft.number.form == "vague"
    if (draft.hedge and draft.hedge != "none") or (vague and draft.amount.printed is None and not draft.ranged):
        flags.add("hedged")
    if vague and draft.amount.printed is None:
        flags.add("vague")
    if draft.hedge == "about" or vague:
        flags.add("approximate")
    if "estimated" in lower[first - 1 if first else 0 : draft.stop + 1]:
        flags.add("estimated")
    if draft.ranged:
        flags.add("range")
    if lower[draft.end - 1] == "?" or (draft.end - 2 >= draft.start and lower[draft.end - 2] == "?"):
        flags.add("questioned")
    own = measure in known.harm and not rest and PARTIAL.isdisjoint(flags)
    if own and not leading.tells_of_found(prose, draft) and tolls.is_whole(scene, draft):
        flags.add("whole")


def _is_one_of_two(scene: Scene, draft: Draft) -> bool:
    """ "In two sizes, 13 inches and 15 inches": alternatives, of which another text may name one."""
    lower, tags, last, first = scene.prose.lower, scene.prose.tags, scene.last, draft.first
    if last is not None and last.fields.get("unit") == draft.unit and 0 < first - scene.last_stop < 3:
        between = lower[scene.last_stop : first]
        if between[0] in {"and", "or", ","} and "(" not in between and scene.last_stop > draft.start:
            return True
    at = draft.behind
    if at + 2 < draft.end and lower[at] in {"and", "or"}:
        at += 1 + (lower[at + 1] in {"a", "an"})
        return tags[at] == "#" and (lower[at + 1] == draft.unit or lower[at + 1] == lower[draft.stop - 1])
    return False


def _part(scene: Scene, draft: Draft) -> str:
    """Why a figure may be part of another: "including two", "another five", "out of 12", "three of them"."""
    lower, first, start, after = scene.prose.lower, draft.first, draft.start, draft.what.stop
    before = lower[first - 1] if first > start else ""
    earlier = lower[first - 2] if first - 1 > start else ""
    behind = lower[after] if after < len(lower) else ""
    if behind == "of" and lower[after + 1 : after + 2] in (["them"], ["whom"]):
        return "of them"
    head = draft.what.head
    if head is not None and scene.prose.lower[head - 1] in ("younger", "older") and scene.prose.lemmas[head] in BORN:
        return "of them"  # "two younger kids" have elder ones beside them
    if behind == "also" and draft.dimension == "count":
        return "also"  # "two harbour guards also wounded": a headline's way to add some to others
    if before in {"including", "among"} or (before == "least" and earlier == "including"):
        return "including"
    last = scene.last
    listed = before in {"and", ","} and 0 <= first - scene.last_stop <= 5
    if listed and last is not None and last.fields.get("parts") == "including" and scene.last_stop > start:
        return "including"  # "including two women and eight men"
    if before in {"another", "other"} or lower[first] == "another":  # "the other two victims"
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
    reach = min(draft.behind + 12, draft.end)
    if not between(scene.places.more, draft.behind, reach):
        return False
    lower, tags = scene.prose.lower, scene.prose.tags
    joint = 0
    for at in range(draft.behind, reach):
        if lower[at] == "and":
            joint = at
        elif tags[at] in "V;":
            return False
        elif lower[at] == "more" and joint and at - joint < 5 and lower[at + 1 : at + 2] != ["than"]:
            if tags[at + 1 : at + 2] == ["A"]:
                return False  # "Two are dead and three more were taken to hospital"
            # "Three dead and seven more injured": more of another kind.
            return "".join(lower[at + 1 : at + 2]) not in scene.known.measures.roles["adjectives"]
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
    prose, names, known = scene.prose, scene.mentions, scene.known.measures
    fields, first, behind, low, start = draft.fields, draft.first, draft.behind, draft.clause[0], draft.start
    subject = fields.get("subject") or subject_of(
        prose, scene.near, names, draft.ruler, draft.what, first, low, start, known, fields
    )
    if subject is not None:
        fields["subject"] = subject
    place = place_of(prose, names, first, behind, draft.low, draft.high, start, draft.end)
    if place is not None:
        fields["place"] = place
    for at in between(scene.places.scope, behind, min(behind + 12, draft.end))[:1]:
        # "excluding trades by a few large traders"
        words = zip(prose.lemmas[at + 1 : at + 8], prose.tags[at + 1 : at + 8], strict=True)
        fields["scope"] = frozenset(["excluding", *(lemma for lemma, tag in words if tag in "NP")])
