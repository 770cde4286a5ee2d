"""A number becomes a figure: its unit, its range, its hedge, what it counts; or an age, a score, a nought.

What comes in: a Number at its place. What goes out: the ``Draft`` of a quantity, or None where the number is part of a
name, a time or an equation.
"""

from __future__ import annotations

from newslint.annotate import ballots, counted, hedges, magnitudes, numbers, units, winloss
from newslint.annotate.aged import is_resumed
from newslint.annotate.ages import DOUBTFUL, SUPPOSED, age_of
from newslint.annotate.agetold import GLUE
from newslint.annotate.counted import Counted
from newslint.annotate.digits import figure
from newslint.annotate.fates import role_of
from newslint.annotate.mentions import Mention
from newslint.annotate.numbers import Number
from newslint.annotate.parts import LEADS
from newslint.annotate.prose import Prose, new
from newslint.annotate.scene import UNGOVERNED, Draft, Scene
from newslint.annotate.units import Unit
from newslint.core.values import DAY, Amount, Entity, Value, When, exactly

SMALLER = {
    "year": ("month", 12),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "foot": ("inch", 12),
}
"""Units that are told together with a smaller one, and how many of those make one."""

CLOCK = 24
"""Hours that a clock has."""
DESCRIBED = 50
"""Tokens from a name to the description of its bearer: "He is 5-foot-8, 135 pounds"."""
INCHES = 12
TALLEST = 8
"""Feet up to which a length with bare inches is a height: "5-foot-8"."""

PARENTS = frozenset(("father", "mother", "dad", "mum", "mom", "parent", "grandfather", "grandmother"))
KARATS = frozenset(("karat", "carat", "karats", "carats", "gold", "caliber", "calibre", "gauge", "bore"))

SWEET = 16
GROWN = 18
"""Years from which on "the 23-year-old" is somebody who is named: children often are not."""

FOLLOWING = 9
"""Tokens behind "was 16 when" within which the year stands."""
YEAR = 365.25 * DAY

VOTING = frozenset(("vote", "approve", "adopt", "ratify", "reject", "bill", "motion", "amendment", "resolution"))
"""Lemmas around two figures with a dash by which they are ayes and noes, and no goals."""

SHIFTS = frozenset(("ago", "later", "earlier"))


def read(scene: Scene, number: Number) -> Draft | None:
    """The draft of the figure that a number belongs to."""
    prose, known = scene.prose, scene.known
    start, end = scene.near.sentence(number.first)
    aged = age_of(prose, number, scene.mentions, known.numbers, start)
    if aged is not None:
        return _age(scene, number, *aged)
    if number.form in {"decade", "called", "birthday"}:
        return None
    if prose.lower[number.first - 2 : number.first] == ["dead", "at"] and number.high <= CLOCK and not number.rest:
        return None  # "was pronounced dead at 5": an hour
    if number.form == "none":
        what = counted.phrase(prose, number.stop, end, known.measures, scene.covered)._replace(part="")
        draft = _draft(scene, number, Amount(0.0, 0.0, 0.0), "count", "", number.first, number.stop, what)
        draft.hedge = "none"
        return draft
    if number.form == "lap":
        return _taken(scene, number)
    if _is_odds(prose, number, start, end):
        return None
    number, ranged = _range(scene, number, start)
    unit = units.find(prose, number, known.units)
    first, stop = (unit.first, unit.stop) if unit else (number.first, number.stop)
    if (number.form == "half" and unit is None) or prose.lower[first - 1] == "=":
        return None
    if prose.lower[stop if stop < end else end - 1] == "=":
        return None
    if unit is not None and unit.dimension == "duration" and stop < end and prose.lower[stop] in SHIFTS:
        return None  # "half an hour later" is a time
    score = _score(scene, number, unit)
    if score is not None:
        return score
    if unit is None and counted.is_name(prose, number, known.measures, start):
        return None
    tall = False
    if unit is not None and unit.name in SMALLER:
        tall = unit.name == "foot" and number.high <= TALLEST
        stature = _stature(prose, number, unit, end) if tall else None
        number, unit = stature or _compound(scene, number, unit, end)
        stop = unit.stop
        tall = stature is not None or (tall and prose.lower[stop : stop + 1] == ["tall"])
    dimension, name, factor = _dimension(prose, number, unit)
    low = scene.near.clause(number.first)[0]
    hedged = hedges.read(prose, number, first, stop, max(start, low), end, known.hedges)
    amount = _scaled(hedged.amount, factor, number)
    if ranged and not hedged.kind:
        amount = amount._replace(bound="between")
    if dimension in {"count", "percent"} or unit is None:
        what = counted.phrase(prose, hedged.stop, end, known.measures, scene.covered)
        if what.part == "of them":
            what = counted.whole(prose, hedged.first, number.high, end, what)
    else:
        what = _attributive(scene, hedged.stop, end)
    draft = _draft(scene, number, amount, dimension, name, hedged.first, hedged.stop, what)
    draft.hedge, draft.ranged = hedged.kind, ranged
    if tall:
        _describe(scene, draft, "height")
    elif name == "pound weight" and units.of_body(prose, number):
        _describe(scene, draft, "weight")
    elif dimension == "mass" and prose.lower[stop : stop + 2] == ["in", "weight"]:
        draft.fields["measure"] = "weight"
    return draft


def _describe(scene: Scene, draft: Draft, measure: str) -> None:
    """How tall or heavy somebody is: the one who was named last, at whatever distance a pronoun stands for him."""
    draft.fields["measure"] = measure
    who = scene.mentions.before(draft.first, "person")
    if who is not None and draft.first - who.stop <= DESCRIBED:
        draft.fields["subject"] = who.entity


def _taken(scene: Scene, number: Number) -> Draft:
    """How long a race took, in hours or minutes."""
    seconds = number.high
    unit, length = ("hour", 3600) if seconds >= 3600 else ("minute", 60)
    value = round(seconds / length, 4)
    what = Counted(None, number.stop, "")
    draft = _draft(scene, number, exactly(value), "duration", unit, number.first, number.stop, what)
    draft.fields["measure"] = "race time"
    return draft


def _compound(scene: Scene, number: Number, unit: Unit, end: int) -> tuple[Number, Unit]:
    """ "4 minutes 48 seconds", "two hours and ten minutes": one length of time, told in the greater unit."""
    prose, known = scene.prose, scene.known
    smaller, factor = SMALLER[unit.name]
    at = unit.stop
    while at < end and at - unit.stop < 2 and prose.lower[at] in {",", "and"}:
        at += 1
    if at >= end or number.printed is None:
        return number, unit
    other = numbers.read(prose, at, known.numbers)
    if other is None or other.printed is None or other.printed >= factor or other.first != at:
        return number, unit
    then = units.find(prose, other, known.units)
    if then is None or then.name != smaller:
        return number, unit
    if smaller in SMALLER:
        other, then = _compound(scene, other, then, end)  # "two hours, 24 minutes and 31 seconds"
    value = round(number.printed + (other.printed or 0.0) / factor, 4)
    return number._replace(low=value, high=value, printed=value), unit._replace(stop=then.stop)


def _stature(prose: Prose, number: Number, unit: Unit, end: int) -> tuple[Number, Unit] | None:
    """How tall somebody is, where the inches stand bare: "5-foot-8", "6 feet 2", "5-feet-8 inches"."""
    stop = unit.stop
    if number.rest:
        bare = number.rest.split("-")[1:2]
    else:
        bare = prose.lower[stop : stop + 1] if stop < end else []
        stop += 1
    inches = figure(bare[0]) if bare and bare[0].isdecimal() else None
    if inches is None or inches >= INCHES or number.printed is None:
        return None
    if stop < end and prose.lemmas[stop] == "inch":
        stop += 1
    elif not number.rest and stop < end and prose.tags[stop] in "NP#%":
        return None  # "6 feet 2 metres"
    value = round(number.printed + inches / INCHES, 4)
    return number._replace(low=value, high=value, printed=value), unit._replace(stop=stop)


def _is_odds(prose: Prose, number: Number, start: int, end: int) -> bool:
    """ "A two-in-three chance", "1 in 3", "41 / 2 months": half of an expression, and no figure of its own."""
    lower, tags, first, stop, rest = prose.lower, prose.tags, number.first, number.stop, number.rest
    if rest and (rest in KARATS or rest[-3:] == "ing" or rest[:3] == "in-"):
        return True  # "two-timing"
    follows = lower[stop] if stop < end else ""
    if lower[stop - 1] == "k" and follows in KARATS:
        return True  # "18k gold" is no 18,000
    if first > start:
        before = lower[first - 1]
        if before == "sweet" and number.high == SWEET:
            return True  # "a Sweet 16 party"
        if lower[first][0] == "." and prose.starts[first] == prose.end(first - 1):
            return True  # what is left of "magnitude-9.1"
        if first > start + 1:
            if before == "of" and lower[first - 2] in PARENTS:
                return True  # "a father of five": who he is, and nobody counted
            if before == "then" and lower[first - 2] == "," == follows:
                return True  # "Ann Poe, then 45, was arrested": how old she was
            if before == "/" and tags[first - 2] == "#":
                return True
            if before == "in" and tags[first - 2] == "#":
                earlier = figure(lower[first - 2])
                return earlier is None or earlier < number.high
    return follows == "in" and stop + 1 < end and tags[stop + 1] == "#" and number.high < (figure(lower[stop + 1]) or 0)


def _draft(
    scene: Scene, number: Number, amount: Amount, dimension: str, unit: str, first: int, stop: int, what: Counted
) -> Draft:
    near = scene.near
    low, high = clause = near.clause(number.first)
    start, end = near.sentence(number.first)
    if first != number.first:
        clause = near.clause(first)
    fields: dict[str, Value] = {"value": amount, "unit": unit, "dimension": dimension}
    return Draft(
        number,
        amount,
        dimension,
        unit,
        "",
        False,
        what,
        first,
        stop,
        low,
        high if high < end else end,
        start,
        end,
        stop if stop > what.stop else what.stop,
        clause,
        UNGOVERNED,
        fields,
    )


def _dimension(prose: Prose, number: Number, unit: Unit | None) -> tuple[str, str, float]:
    """Dimension, unit and what to multiply by."""
    if unit is not None:
        return unit.dimension, unit.name, unit.factor
    if magnitudes.is_magnitude(prose, number):
        return "magnitude", "", 1.0
    if number.form == "fraction":
        return "percent", "%", 100.0
    return "count", "", 1.0


def _scaled(amount: Amount, factor: float, number: Number) -> Amount:
    if factor == 1.0:
        return amount
    low, high, printed, bound = amount
    if number.form == "fraction":
        low, high, bound = low - 0.015, high + 0.015, bound or "about"
    return Amount(
        round(low * factor, 4), round(high * factor, 4), None if printed is None else round(printed * factor, 4), bound
    )


def _range(scene: Scene, number: Number, start: int) -> tuple[Number, bool]:
    """ "10 to 15", "5-7 million", "between 20 and 30", "two or three": one interval."""
    prose, known = scene.prose, scene.known
    at = number.stop
    if at + 1 >= len(prose.lower) or number.form in {"vague", "fraction"} or number.printed is None or number.rest:
        return number, False
    joint = prose.lower[at]
    before = prose.lower[number.first - 1] if number.first > start else ""
    sign = before in known.units.symbols
    if sign and number.first - 1 > start:
        before = prose.lower[number.first - 2]
    skip = at + 1
    if joint not in {"-", "to", "or", "and"}:
        # "between 10% and 15%", "$5m to $7m": the unit is said twice
        unit = units.find(prose, number, known.units)
        if unit is None or unit.stop + 1 >= len(prose.lower) or prose.lower[unit.stop] not in {"-", "to", "and"}:
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
    if other is None or other.first != skip or other.printed is None or other.form in {"vague", "fraction", "none"}:
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


def _score(scene: Scene, number: Number, unit: Unit | None) -> Draft | None:
    """ "won 3-2", "a vote of 52 to 48": both sides in one figure, the larger first; None for anything else."""
    prose, known = scene.prose, scene.known.measures
    at, first, lower = number.stop, number.first, prose.lower
    if unit is not None:
        return None
    told = ballots.ballot(prose, number, scene.near.sentence(first)[1], scene.known.numbers)
    if told is not None:
        return _sides(scene, number, first, told[2], *told[:2], voted=True)
    if at < 2 or number.form != "digits":
        return None
    if lower[at - 2] == "-" and number.printed is None:
        second, end = lower[at - 1], at
    elif at + 1 < len(lower) and lower[at] == "-":
        second, end = lower[at + 1].partition("-")[0], at + 2
    else:
        to = at + 1 if lower[at : at + 1] == ["votes"] else at  # "21 votes to 14"
        if lower[to : to + 1] != ["to"] or to + 1 >= len(lower) or lower[first - 1] == "from":
            return None
        second, end = lower[to + 1], to + 2
    one, other = figure(lower[first]), figure(second)
    if one is None or other is None or one > 700 or other > 700 or one % 1 or other % 1:
        return None
    bearer = winloss.whose(prose, scene.mentions, first, end)
    if bearer is not None:
        draft = _sides(scene, number, first, end, one, other, voted=False)
        draft.fields.update(measure="record", subject=bearer)
        return draft
    low, high = scene.near.sentence(first)
    window = prose.lemmas[max(low, first - 12) : min(high, end + 5)]
    voted = not VOTING.isdisjoint(window)
    if voted and not LEADS.isdisjoint(prose.lemmas[low:high]):
        return None  # "by 21 votes to 14, a majority of seven": both figures are reckoned with
    if not voted and ("to" in lower[at:end] or not any(lemma in known.lists["scores"] for lemma in window)):
        return None
    return _sides(scene, number, first, end, one, other, voted=voted)


def _sides(scene: Scene, number: Number, first: int, end: int, one: float, other: float, *, voted: bool) -> Draft:
    draft = _draft(scene, number, exactly(ballots.joined(one, other)), "score", "", first, end, Counted(None, end, ""))
    draft.fields["measure"] = "votes" if voted else "score"
    draft.confidence = 0.7
    return draft


def _age(scene: Scene, number: Number, first: int, stop: int, amount: Amount, head: int | None, sure: float) -> Draft:
    if sure == DOUBTFUL or scene.prose.lower[first] == "aged":
        now = _grown(scene, first, stop, amount, sure)
        amount, sure = (amount, sure) if now is None else (now, SUPPOSED + 0.05)
    draft = _draft(scene, number, amount, "age", "year", first, stop, Counted(None, stop, ""))
    draft.fields["measure"] = "age"
    draft.confidence = sure
    if scene.prose.lower[stop - 1].endswith("olds"):
        draft.flags.add("several")  # "two 17-year-olds": no one's age
    elif is_resumed(scene.prose, first, stop):
        draft.flags.add("resumed")
    role = role_of(scene.prose, scene.near, first, stop, head)
    if role:
        draft.fields["role"] = role
    if head is not None:
        mention = scene.mentions.covering(head) or scene.mentions.meant_by(scene.prose, head)
        if mention is not None and mention.kind == "person" and not _is_namesake(scene, mention):
            told = scene.aged.setdefault(mention.entity.id, amount)
            # "Ann Poe, 31, won. The 23-year-old …" is somebody else.
            if sure > SUPPOSED or (told == amount and amount.low >= GROWN):
                draft.fields["subject"] = mention.entity
        elif scene.prose.tags[head] == "N":
            draft.fields["noun"] = scene.prose.lemmas[head]
        elif mention is None and scene.prose.lower[head] in scene.known.anybody:
            # "Boy, 15, found": a capital says nothing at the head of a headline, or in title case
            draft.fields["noun"] = scene.prose.lower[head]
        elif mention is None and scene.prose.tags[head] == "P" and scene.prose.words[head].isalpha():
            # a name that nothing here explains, and another article may
            draft.fields["subject"] = Entity(scene.prose.lower[head], scene.prose.words[head])
    return draft


def _grown(scene: Scene, first: int, stop: int, amount: Amount, sure: float) -> Amount | None:
    """The age of today behind one of a year: "he was 16 when he left school in 1998", "in 1999, aged 20"."""
    published, sentence = scene.article.published, scene.prose.sentence_at[first]
    if published is None or scene.prose.sentence_at[stop - 1] != sentence:
        return None
    for begin, end, one in scene.dates:
        when = one.fields.get("interval")
        if one.sentence != sentence or one.fields.get("grain") != "year" or not isinstance(when, When):
            continue
        near = (sure == DOUBTFUL and stop <= begin <= stop + FOLLOWING) or (
            end <= first <= end + FOLLOWING and GLUE.issuperset(scene.prose.lower[end:first])
        )
        if near and when.stop < published.start and one.fields.get("role") == "point":
            passed = round((published.start - when.start) / YEAR - 0.5)
            return Amount(amount.low + passed - 1, amount.high + passed + 1, None, "between")
    return None


def _is_namesake(scene: Scene, mention: Mention) -> bool:
    """Whether a bare given name is a child's: "Jo Bloggs, 50, and his children Jo, 10, and Ann, 8"."""
    last, entity = scene.last, mention.entity
    if last is None or mention.stop - mention.first > 1 or last.fields.get("subject") != entity:
        return False
    same = scene.prose.sentence_at[mention.first] - last.sentence < 2
    given = entity.id.partition(" ")[0] == scene.prose.lower[mention.first]
    return same and given and last.fields.get("dimension") == "age"


def _attributive(scene: Scene, stop: int, end: int) -> Counted:
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
    return new(Counted, (head, head + 1 if head is not None else stop, ""))
