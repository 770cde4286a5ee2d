"""Quantities: every figure of an article as an interval, with what it measures, of whom, where and when.

What comes in: tokens, and the names and dates found before. What goes out: annotations of kind "quantity".

"more than a few billion dollars from users in China every day" → 2 to 18 billion USD per day, at least, direction
"from", place China; "At least 12 people were killed" → 12 and up, noun "person", measure "killed".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from newslint.annotate import circumstances, counted, hedges, measures, mentions, numbers, units
from newslint.annotate.ages import age_of
from newslint.annotate.counted import Counted
from newslint.annotate.hedges import Hedges
from newslint.annotate.measures import Governor, Measured, Measures
from newslint.annotate.mentions import Mentions
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.numbers import Number, NumberWords
from newslint.annotate.phrases import per_lexicon
from newslint.annotate.prose import Prose
from newslint.annotate.subjects import place_of, subject_of
from newslint.annotate.surroundings import Surroundings
from newslint.annotate.units import Unit, UnitWords
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import DAY, Amount, Value, When
from newslint.core.vocabulary import Field, Kind, Word

KINDS = (
    Kind(
        "quantity",
        (
            Field("value", "amount", "what the words allow, as an interval"),
            Field("unit", "text", "USD, %, km, day …; empty for counts", "same-as"),
            Field("dimension", "text", "money, count, percent, length, mass, speed, duration, age, clock …", "same-as"),
            Field("noun", "text", "head noun of what is counted"),
            Field("measure", "text", "killed, injured, price, revenue, volume, depth …", "same-as"),
            Field("subject", "entity", "whose figure it is", "same-as"),
            Field("context", "set", "content words of the clause, without the figure"),
            Field("scope", "set", 'restrictions: "excluding …", "only"', "same-as"),
            Field("per", "text", "period of a rate: day, month, year, share, person …", "same-as"),
            Field("statistic", "text", "total, average, record, peak, change, share", "same-as"),
            Field("direction", "text", "from, to, in, out, up, down", "same-as"),
            Field("place", "entity", "where", "overlaps"),
            Field("as_of", "when", "the time that the figure is of", "overlaps"),
            Field("parts", "text", 'why it may be part of another total: "of them", "another", "including"'),
            Field("zone", "text", "time zone of a clock time", "same-as"),
        ),
        "value",
        "a number with what it measures",
        (
            "hedged",
            "approximate",
            "updated",
            "forecast",
            "planned",
            "conditional",
            "negated",
            "change",
            "other event",
            "converted",
            "range",
            "estimated",
            "questioned",
            "of total",
            "initial",
            "leading",
        ),
        "at least 12 people were killed",
    ),
)

WORDS = (
    Word("money", "quantity", (("dimension", "money"),), alone=True, doc="amounts of money"),
    Word("count", "quantity", (("dimension", "count"),), doc="counts of people or things"),
    Word("percentage", "quantity", (("dimension", "percent"),), alone=True, doc="shares and rates in per cent"),
    Word("length", "quantity", (("dimension", "length"),), doc="lengths, depths, heights and distances"),
    Word("duration", "quantity", (("dimension", "duration"),), alone=True, doc="lengths of time"),
    Word("age", "quantity", (("dimension", "age"),), alone=True, doc="ages of people"),
    Word("clock time", "quantity", (("dimension", "clock"),), alone=True, doc="times of the day"),
    Word("magnitude", "quantity", (("dimension", "magnitude"),), alone=True, doc="magnitudes of earthquakes"),
    Word("score", "quantity", (("dimension", "score"),), alone=True, doc="results of games and votes"),
    Word("death toll", "quantity", (("measure", "killed"),), alone=True, doc="figures of people killed"),
)

SCOPE = frozenset(("excluding", "except", "besides", "only", "excl.", "without"))
REGIONS = frozenset(("boilerplate", "metadata", "teaser"))
SHIFTS = frozenset(("ago", "later", "earlier"))
RELATIVES = frozenset(("when", "where", "which"))

CLOSE = frozenset(("", "to", "at", "by", "of", "for", "as", "about", "around"))
"""Prepositions behind which a figure still belongs to its verb."""

ANYBODY = frozenset(("other", "victim", "people", "one", "more"))
"""Nouns of a toll that count whoever it was: "nine others were hurt"."""

TOLD = {"headline": "headline", "deck": "headline", "body": "body"}
"""Regions whose first figure of a toll is the article's own."""

N_LEADING = 8
"""Sentences of the body in which the leading toll stands; further down is background, and other events."""

ASIDE = frozenset(("other event", "of total", "negated", "conditional", "change", "questioned", "forecast", "planned"))
"""Flags of figures that are not the toll of the article's own event."""

FLOWS = frozenset(("receive", "get", "take", "bring", "generate", "make", "attract"))
"""Verbs that make a sum per day a flow of money, like "handles" and "processes"."""

OLD = 120 * DAY
"""A date so far before publication is that of another event, or of history."""


@dataclass(frozen=True, slots=True)
class Tables:
    """All words that quantities need."""

    numbers: NumberWords
    units: UnitWords
    hedges: Hedges
    measures: Measures


@per_lexicon
def tables(lexicon: Lexicon) -> Tables:
    """The words of a lexicon."""
    return Tables(numbers.words(lexicon), units.words(lexicon), hedges.words(lexicon), measures.words(lexicon))


@dataclass(slots=True)
class Scene:
    """One article while its quantities are read: what is covered by dates and names, and the last figure."""

    prose: Prose
    article: Article
    known: Tables
    near: Surroundings
    mentions: Mentions
    covered: bytearray
    dates: list[tuple[int, int, Annotation]]
    last: Annotation | None = None
    last_stop: int = 0
    harm: tuple[str, int] = ("", -9)
    led: set[tuple[str, str]] = field(default_factory=set)
    body_from: int = -1


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The quantities of an article, clock times aside."""
    known = tables(lexicon)
    begins = numbers.starts(prose, known.numbers)
    if not begins:
        return
    covered = bytearray(len(prose.lower) + 1)
    dates = []
    for one in found:
        if one.kind == "date" or (one.kind == "quantity" and one.fields.get("dimension") == "clock"):
            first, stop = token_range(prose, one.span)
            covered[first:stop] = b"\x01" * (stop - first)
            if one.kind == "date":
                dates.append((first, stop, one))
        elif one.kind in ("organisation", "place", "person"):
            first, stop = token_range(prose, one.span)
            if stop - first > 1 and prose.tags[first] != "#":
                covered[first + 1 : stop] = b"\x02" * (stop - first - 1)
    scene = Scene(prose, article, known, Surroundings(prose), mentions.of(prose, found), covered, dates)
    last = 0
    for index in begins:
        if index < last or covered[index]:
            continue
        number = numbers.read(prose, index, known.numbers)
        if number is None or number.first < last:
            continue
        read = _quantity(scene, number)
        if read is None:
            last = max(last, number.stop if number.form == "digits" else last)
            continue
        annotation, last = read
        scene.last, scene.last_stop = annotation, last
        yield annotation


def _quantity(scene: Scene, number: Number) -> tuple[Annotation, int] | None:
    prose, known = scene.prose, scene.known
    low, high = scene.near.clause(number.first)
    start, end = scene.near.sentence(number.first)
    high = min(high, end)
    aged = age_of(prose, number, scene.mentions, known.numbers, start)
    if aged is not None:
        return _age(scene, *aged)
    if number.form == "decade":
        return None
    if number.form == "none":
        return _nothing(scene, number)
    number, ranged = _range(scene, number, start)
    unit = units.find(prose, number, known.units)
    first, stop = (unit.first, unit.stop) if unit else (number.first, number.stop)
    if (number.form == "half" and unit is None) or "=" in (prose.lower[first - 1], prose.lower[min(stop, end - 1)]):
        return None
    if unit is not None and unit.dimension == "duration" and stop < end and prose.lower[stop] in SHIFTS:
        return None  # "half an hour later" is a time
    score = _score(scene, number, unit, start)
    if score is not None:
        return score
    if unit is None and counted.is_name(prose, number, known.measures, start):
        return None
    dimension, name, factor = "count", "", 1.0
    if unit is not None:
        dimension, name, factor = unit.dimension, unit.name, unit.factor
    elif _is_magnitude(prose, number):
        dimension = "magnitude"
    elif number.form == "fraction":
        dimension, name, factor = "percent", "%", 100.0
    if number.form == "fraction" and unit is not None and dimension == "duration":
        number = number._replace(stop=stop)
    hedged = hedges.read(prose, number, first, stop, max(start, low), end, known.hedges)
    amount = _scaled(hedged.amount, factor, number)
    if ranged and not hedged.kind:
        amount = amount._replace(bound="between")
    what = Counted(None, stop, "")
    if dimension in ("count", "percent") or unit is None:
        what = counted.phrase(prose, hedged.stop, end, known.measures, scene.covered)
    elif dimension != "clock":
        what = _attributive(scene, hedged.stop, end, number)
    return _settle(scene, number, amount, hedged, dimension, name, what, ranged)


def _scaled(amount: Amount, factor: float, number: Number) -> Amount:
    if factor == 1.0:
        return amount
    low, high, printed, bound = amount
    if number.form == "fraction":
        low, high, bound = low - 0.015, high + 0.015, bound or "about"
    return Amount(
        round(low * factor, 4), round(high * factor, 4), None if printed is None else round(printed * factor, 4), bound
    )


def _is_magnitude(prose: Prose, number: Number) -> bool:
    before = prose.lower[number.first - 1] if number.first else ""
    if number.rest == "magnitude" or before in ("magnitude", "magnitude-") or before == "richter":
        return 0 < number.high < 11
    if before == "of" and number.first > 1 and prose.lower[number.first - 2] == "magnitude":
        return True
    follows = prose.lower[number.stop : number.stop + 1]
    return follows == ["magnitude"] and number.high < 11


def _range(scene: Scene, number: Number, start: int) -> tuple[Number, bool]:
    """ "10 to 15", "5-7 million", "between 20 and 30", "two or three": one interval."""
    prose, known = scene.prose, scene.known
    at = number.stop
    if at + 1 >= len(prose.lower) or number.form in ("vague", "fraction") or number.printed is None or number.rest:
        return number, False
    joint = prose.lower[at]
    before = prose.lower[number.first - 1] if number.first > start else ""
    sign = before in known.units.symbols
    if sign and number.first - 1 > start:
        before = prose.lower[number.first - 2]
    skip = at + 1
    if joint not in ("-", "to", "or", "and"):
        # "between 10% and 15%", "$5m to $7m": the unit is said twice
        unit = units.find(prose, number, known.units)
        if unit is None or unit.stop + 1 >= len(prose.lower) or prose.lower[unit.stop] not in ("-", "to", "and"):
            return number, False
        joint, skip = prose.lower[unit.stop], unit.stop + 1
    if joint == "and" and before != "between":
        return number, False
    if joint == "to" and before == "from" and _changes(scene, number.first, start):
        return number, False
    if sign and prose.words[skip] in known.units.symbols:
        skip += 1
    if skip >= len(prose.lower) or scene.covered[skip]:
        return number, False
    other = numbers.read(prose, skip, known.numbers)
    if other is None or other.first != skip or other.printed is None or other.form in ("vague", "fraction", "none"):
        return number, False
    low, value = number.low, number.printed
    if other.scaled and not number.scaled and value < 1000:
        scale = 10.0 ** (3 * int(len(str(int(other.printed))) - 1) // 3)
        scale = _scale_of(other)
        if value * scale < other.printed:
            low, value = low * scale, value * scale
    if not value < other.printed or (joint == "to" and other.printed > value * 20 and before != "from"):
        return number, False
    if joint == "or" and other.printed - value > 5:
        return number, False
    merged = Number(
        number.first, other.stop, low, other.high, None, number.form, other.scaled or number.scaled, other.rest
    )
    return merged, True


def _scale_of(number: Number) -> float:
    value = number.printed or 0.0
    for scale in (1e12, 1e9, 1e6, 1e3):
        if value >= scale:
            return scale
    return 1.0


def _changes(scene: Scene, first: int, start: int) -> bool:
    prose, known = scene.prose, scene.known.measures
    for index in range(max(start, first - 8), first):
        if prose.lemmas[index] in known.change or prose.lemmas[index] in known.change_nouns:
            return True
    return False


def _score(scene: Scene, number: Number, unit: Unit | None, start: int) -> tuple[Annotation, int] | None:
    """ "won 3-2", "a 52-48 vote": both sides in one figure, the larger first; None for anything else."""
    prose, known = scene.prose, scene.known.measures
    at = number.stop
    first, lower = number.first, prose.lower
    if unit is not None or at < 2 or number.form != "digits":
        return None
    if lower[at - 2] == "-" and number.printed is None:
        one, other = numbers.figure(lower[first]), numbers.figure(lower[at - 1])
        end = at
    elif at + 1 < len(lower) and lower[at] == "-":
        one, other = numbers.figure(lower[first]), numbers.figure(lower[at + 1].partition("-")[0])
        end = at + 2
    else:
        return None
    if one is None or other is None or one > 700 or other > 700 or one % 1 or other % 1:
        return None
    low, high = scene.near.sentence(first)
    window = prose.lemmas[max(low, first - 12) : min(high, end + 5)]
    if not any(lemma in known.lists["scores"] for lemma in window):
        return None
    value = max(one, other) + min(one, other) / 1000
    clause = scene.near.clause(first)
    fields: dict[str, Value] = {
        "value": Amount(value, value, value),
        "unit": "",
        "dimension": "score",
        "context": scene.near.context(*clause),
    }
    _add_time(scene, first, fields, set())
    sentence = prose.sentence_of(first)
    return Annotation("quantity", prose.span(first, end), sentence, fields, confidence=0.7), end


def _age(scene: Scene, first: int, stop: int, amount: Amount, head: int | None, sure: float) -> tuple[Annotation, int]:
    prose = scene.prose
    fields: dict[str, Value] = {"value": amount, "unit": "year", "dimension": "age", "measure": "age"}
    if head is not None:
        mention = scene.mentions.covering(head)
        if mention is not None and mention.kind == "person":
            fields["subject"] = mention.entity
        elif prose.tags[head] == "N":
            fields["noun"] = prose.lemmas[head]
    sentence = prose.sentence_of(first)
    fields["context"] = scene.near.context(*scene.near.clause(first))
    return Annotation("quantity", prose.span(first, stop), sentence, fields, confidence=sure), stop


def _nothing(scene: Scene, number: Number) -> tuple[Annotation, int] | None:
    """ "None of the passengers was hurt", "nobody died": nought, where the verb belongs to a family of harm."""
    prose, known = scene.prose, scene.known.measures
    _start, end = scene.near.sentence(number.first)
    what = counted.phrase(prose, number.stop, end, known, scene.covered)
    ruler = measures.governor(prose, scene.near, number.first, what.stop, known)
    found = measures.measure(prose, scene.near, number.first, what.stop, what.head, "count", known, ruler)
    if found is None or found.name not in known.harm:
        return None
    amount = Amount(0.0, 0.0, 0.0)
    hedged = hedges.Hedged(amount, number.first, what.stop, "")
    return _settle(scene, number, amount, hedged, "count", "", what._replace(part=""), False)


def _attributive(scene: Scene, stop: int, end: int, number: Number) -> Counted:
    """The noun that a measured figure qualifies: "a 5 million euro fine", "an 18-month sentence"; no further."""
    prose = scene.prose
    tags = prose.tags
    at, head = stop, None
    nouns = scene.known.measures.roles["nouns"]
    while at < min(end, stop + 4) and not scene.covered[at] and tags[at] in "NJ":
        if prose.lower[at] in scene.known.measures.roles["adjectives"]:
            break  # "four km north"
        if tags[at] == "N" or prose.lemmas[at] in nouns:
            head = at
        at += 1
    return Counted(head, head + 1 if head is not None else stop, "")


def _settle(
    scene: Scene,
    number: Number,
    amount: Amount,
    hedged: hedges.Hedged,
    dimension: str,
    unit: str,
    what: Counted,
    ranged: bool,
) -> tuple[Annotation, int] | None:
    prose, known = scene.prose, scene.known.measures
    sentence = prose.sentence_of(number.first)
    start, end = scene.near.sentence(number.first)
    low, high = scene.near.clause(number.first)
    first = hedged.first
    span_stop = max(hedged.stop, what.stop if dimension == "count" else hedged.stop)
    behind = max(hedged.stop, what.stop)
    ruler = measures.governor(prose, scene.near, first, behind, known)
    found = measures.measure(prose, scene.near, first, behind, what.head, dimension, known, ruler)
    if dimension == "duration" and _is_rate(scene, number, unit):
        return None
    if dimension == "percent" and found is None:
        found = measures.of_subject(prose, scene.near, ruler, low, known)
    noun, kept = "", False
    bare = what.head is None and dimension == "count" and not number.rest
    if bare and (found is None or not found.known):
        inherited = _inherited(scene, number, hedged.stop)
        if inherited is not None:
            dimension, unit, noun, found = inherited
            kept = True
    if not kept and not _worth(prose, number, dimension, what, found, sentence):
        return None
    fields: dict[str, Value] = {"value": amount, "unit": unit, "dimension": dimension}
    if noun:
        fields["noun"] = noun
    flags: set[str] = set()
    confidence = _add_measure(scene, fields, dimension, what, found, ruler)
    per = circumstances.period(prose, first, behind, low, min(high + 8, end), scene.known.units.periods, scene.covered)
    if per and dimension not in ("duration", "age"):
        fields["per"] = per
        flows = ruler.verb is not None and prose.lemmas[ruler.verb] in FLOWS
        if dimension == "money" and flows and per in ("day", "week", "month"):
            fields.setdefault("measure", "volume")
    statistic = circumstances.statistic(prose, number.first, behind, low, end, known)
    changed, direction = circumstances.change(prose, first, behind, low, high, ruler, known)
    if changed:
        flags.add("change")
    if direction == "from":
        flags.add("initial")
    elif direction == "to" and dimension == "count":
        flags.add("updated")
    if not direction and dimension == "money":
        direction = circumstances.flow(prose, behind, end, ruler, known)
    statistic = changed or statistic
    if (
        not statistic
        and ruler.verb is not None
        and dimension != "count"
        and prose.lemmas[ruler.verb] in known.lists["peaks"]
    ):
        statistic = "peak"
    if not statistic and dimension == "percent" and prose.lower[hedged.stop : hedged.stop + 1] == ["of"]:
        statistic = "share"
    if statistic:
        fields["statistic"] = statistic
    if direction:
        fields["direction"] = direction
    verb_start = scene.near.group_start(ruler.verb, start) if ruler.verb is not None else None
    if ruler.link not in CLOSE:
        verb_start = None  # "aims to catch thieves among the 900,000 users": nothing is planned of the users
    flags |= circumstances.mood(prose, low, number.first, behind, ruler, verb_start, known)
    _add_parts(prose, fields, flags, what, first, start)
    measure = str(fields.get("measure", ""))
    if measure in known.harm:
        if fields.get("parts") == "another" and not (scene.harm[0] == measure and sentence - scene.harm[1] < 2):
            flags.discard("of total")  # "one killed and nine others hurt": nine is all that were hurt
        scene.harm = (measure, sentence)
    _add_hedge(prose, flags, hedged, amount, ranged, number)
    if prose.lower[end - 1] == "?" or (end - 2 >= start and prose.lower[end - 2] == "?"):
        flags.add("questioned")
    if _is_converted(scene, first, dimension):
        flags.add("converted")
        if scene.last is not None:
            for name in ("measure", "subject", "per", "direction", "statistic"):
                if name in scene.last.fields:
                    fields.setdefault(name, scene.last.fields[name])
    subject = fields.get("subject") or subject_of(
        scene.prose, scene.near, scene.mentions, ruler, what, first, known, fields
    )
    if subject is not None:
        fields["subject"] = subject
    place = place_of(prose, scene.mentions, first, behind, low, high, start, end)
    if place is not None:
        fields["place"] = place
    context = scene.near.context(low, high) - scene.near.context(number.first, number.stop)
    if context:
        fields["context"] = context
    scope = _scope(prose, behind, end)
    if scope:
        fields["scope"] = scope
    _add_time(scene, first, fields, flags)
    if measure in known.harm and _leads(scene, measure, sentence, flags):
        flags.add("leading")
    span = prose.span(first, span_stop)
    annotation = Annotation("quantity", span, sentence, fields, frozenset(flags), confidence=confidence)
    return annotation, max(hedged.stop, number.stop)


def _leads(scene: Scene, measure: str, sentence: int, flags: set[str]) -> bool:
    """Whether a figure is the article's own toll: the first of its measure in the headline, or early in the body."""
    region = TOLD.get(scene.prose.regions[sentence], "")
    if region == "body" and scene.body_from < 0:
        scene.body_from = scene.prose.regions.index("body")
    if not region or (region == "body" and sentence - scene.body_from >= N_LEADING):
        return False
    if (region, measure) in scene.led or not ASIDE.isdisjoint(flags):
        return False
    scene.led.add((region, measure))
    return True


def _inherited(scene: Scene, number: Number, stop: int) -> tuple[str, str, str, Measured | None] | None:
    """What a bare figure takes from the one before it: "820,000 were sold in Japan, 300,000 in Australia".

    Dimension, unit, noun and measure; only in one sentence, behind "," or "and", and before a preposition. Of money
    and scaled figures also "1.2 million of it".
    """
    prose, last = scene.prose, scene.last
    if last is None or prose.sentence_of(number.first) != last.sentence or number.form not in ("digits", "words"):
        return None
    dimension = str(last.fields.get("dimension", ""))
    before, follows = prose.lower[number.first - 1], prose.tags[stop : stop + 1]
    partial = prose.lower[stop : stop + 2] in (["of", "it"], ["of", "that"], ["of", "them"], ["of", "this"])
    if not partial and not (before in (",", "and") and follows in (["I"], ["T"]) and number.high >= 2):
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


def _is_rate(scene: Scene, number: Number, unit: str) -> bool:
    """ "$90 billion within just one month": the month is the rate of the money before it."""
    last = scene.last
    if last is None or number.printed != 1 or number.first - scene.last_stop > 12:
        return False
    return last.fields.get("per") == unit


def _worth(prose: Prose, number: Number, dimension: str, what: Counted, found: Measured | None, sentence: int) -> bool:
    """A bare number without noun, unit, verb or scale says nothing that could be compared."""
    if dimension != "count" or number.scaled:
        return True
    if number.rest and what.head is None:
        return False
    if what.head is not None:
        return not (number.form == "vague" and number.printed is None and found is None and number.high < 10)
    if found is not None and (found.known or number.high >= 10):
        return number.printed != 1 or found.known
    return number.form == "digits" and number.high >= 100 and prose.regions[sentence] in ("headline", "deck")


def _add_measure(
    scene: Scene, fields: dict[str, Value], dimension: str, what: Counted, found: Measured | None, ruler: Governor
) -> float:
    prose, known = scene.prose, scene.known.measures
    confidence = 0.9
    if (dimension == "count" and what.head is not None) or (what.head is not None and dimension == "percent"):
        fields["noun"] = prose.lemmas[what.head]
    if dimension in ("magnitude", "speed", "temperature"):
        fields["measure"] = dimension
    elif found is not None and found.known:
        fields["measure"] = found.name
        confidence = min(confidence, found.confidence)
        if found.name in known.harm and fields.get("noun") in ANYBODY:
            fields["noun"] = "person"
    elif dimension == "count" and "noun" in fields:
        # A verb of no family is no measure: "moved" and "taken" by ambulance say one thing. The context holds it.
        confidence = 0.85
    else:
        confidence = 0.7 if found is not None else 0.6
    if ruler.role == "complement" and ruler.link not in ("of", "to", "at", "by", "for", "from"):
        confidence = min(confidence, 0.6)
    return confidence


def _add_parts(prose: Prose, fields: dict[str, Value], flags: set[str], what: Counted, first: int, start: int) -> None:
    before = prose.lower[first - 1] if first > start else ""
    earlier = prose.lower[first - 2] if first - 1 > start else ""
    part = what.part
    if before in ("including", "among") or (before == "least" and earlier == "including"):
        part = "including"
    elif before == "another" or (first < len(prose.lower) and prose.lower[first] == "another"):
        part = "another"
    elif before == "of" and earlier == "out":
        part = "out of"
    follows = prose.lower[what.stop : what.stop + 2]
    if follows == ["of", "them"] or follows == ["of", "whom"]:
        part = "of them"
    if part:
        fields["parts"] = part
        flags.add("of total")


def _add_hedge(
    prose: Prose, flags: set[str], hedged: hedges.Hedged, amount: Amount, ranged: bool, number: Number
) -> None:
    if hedged.kind or (amount.printed is None and not ranged and number.form == "vague"):
        flags.add("hedged")
    if hedged.kind == "about" or number.form == "vague":
        flags.add("approximate")
    if "estimated" in prose.lower[max(hedged.first - 1, 0) : hedged.stop + 1]:
        flags.add("estimated")
    if ranged:
        flags.add("range")


def _is_converted(scene: Scene, first: int, dimension: str) -> bool:
    """ "14.2 billion crowns ($1.4 billion)": the second says the first again."""
    prose = scene.prose
    if first == 0 or prose.lower[first - 1] != "(" or scene.last is None:
        return False
    return scene.last.fields.get("dimension") == dimension and 0 <= first - 1 - scene.last_stop <= 3


def _scope(prose: Prose, stop: int, end: int) -> frozenset[str]:
    """Restrictions behind a figure: "excluding trades by a few large traders"."""
    for at in range(stop, min(stop + 12, end)):
        if prose.lower[at] in SCOPE and prose.lower[at] not in ("only", "without"):
            words = zip(prose.lemmas[at + 1 : at + 8], prose.tags[at + 1 : at + 8], strict=True)
            return frozenset(["excluding", *(lemma for lemma, tag in words if tag in "NP")])
    return frozenset()


def _add_time(scene: Scene, first: int, fields: dict[str, Value], flags: set[str]) -> None:
    """The time that a figure is of: a date in its clause that is not that of the telling, else publication."""
    prose = scene.prose
    low, high = scene.near.clause(first)
    start, end = scene.near.sentence(first)
    near = [
        (abs(at - first) + (0 if low <= at < high else 50), one)
        for at, _, one in _dates_between(scene, start, end)
        if "saying" not in one.flags
        and "interval" in one.fields
        and not ("vague" in one.flags and one.confidence < 0.5)
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
            if published is not None and interval.stop < published.start - OLD:
                flags.add("other event")
            return
    if published is not None:
        fields["as_of"] = published
    lists = scene.known.measures.lists
    for at in range(start, end - 1):
        if (
            prose.lower[at] in lists["elsewhere"]
            and prose.tags[at] in "JDP"
            and prose.lemmas[at + 1] in lists["events"]
        ):
            flags.add("other event")


def _dates_between(scene: Scene, start: int, end: int) -> list[tuple[int, int, Annotation]]:

    low = bisect_left(scene.dates, start, key=lambda one: one[0])
    found = []
    while low < len(scene.dates) and scene.dates[low][0] < end:
        found.append(scene.dates[low])
        low += 1
    return found
