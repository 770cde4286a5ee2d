"""The dead and the wounded of one event, told together: "one dead, three wounded", "four were shot, one fatally".

What comes in: the figures of harm that an article gives. What goes out: an annotation of kind "casualties" with both,
whichever way they are told, so that a total of those who were hit stands beside one that leaves out the dead:

* "Two were killed and five others wounded", "a man was killed and five were hurt" → as told.
* "Ann Hall, 34, was killed and five others were wounded" → one dead.
* "Seven were shot, two of them fatally", "seven were hurt, one of whom died" → the wounded are the rest.
* "One man was shot dead. Two others were wounded." → over two sentences.
* "Two were killed and a third was wounded", "killing two and wounding a third" → one is wounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newslint.annotate.mentions import of as index_of
from newslint.annotate.prose import SILENT, Prose, new
from newslint.annotate.scene import tables
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Amount, Value, exactly
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "casualties",
        (
            Field("dead", "amount", "how many died, with an attacker who did or without"),
            Field("wounded", "amount", "how many others were hurt"),
            Field("place", "entity", "where", "overlaps"),
            Field("as_of", "when", "the time that the figures are of", "overlaps"),
        ),
        "wounded",
        "the dead and the wounded of one event",
        ("other event", "leading"),
        "one man was killed and **three others** were wounded",
    ),
)
WORDS: tuple[Word, ...] = ()

HURT = ("injured", "shot", "stabbed")
HARM = frozenset(("killed", *HURT))
ASIDE = frozenset(
    ("negated", "conditional", "questioned", "forecast", "planned", "change", "vague", "several", "initial", "grave")
)
"""Flags of figures that tell of no settled toll."""

ONE = frozenset(("a", "an"))
NOBODY = frozenset(
    ("dog", "cat", "horse", "cow", "sheep", "deer", "bird", "animal", "bear", "bill", "plan", "proposal", "measure")
)
"""What may be killed or dead, and is nobody."""

DIED = frozenset(("killed", "dead", "died", "dies"))
KILLING = frozenset(("killed", "killing", "kills", "kill"))
ENDED = frozenset(("fatally", "died", "killed"))
JOINING = frozenset(("and", "&", "of", "by"))
"""Words before a name that is one of several, or not whose death is told."""
WHOM = frozenset(("whom", "them"))
REACH = 6
"""Tokens between "a man" and what became of him."""

BLOWS = frozenset(("wound", "wounded", "injure", "injured", "hurt", "hospitalize", "hospitalise"))
N_BLOW = 5
"""Tokens around "a third" in which it is told that whoever that is was hurt."""

N_FATAL = 14
"""Tokens behind a total in which its dead are told."""

CONFIDENCE = 0.85


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The casualties of an article, in order."""
    known = tables(lexicon).numbers
    cardinals, ordinals = known.cardinals, known.ordinals
    sentences: dict[int, list[Annotation]] = {}
    figures = prose.of_kind("quantity", found)
    wholes: dict[int, list[Annotation]] = {}
    for one in figures:
        if "joined" in one.flags:
            wholes.setdefault(one.sentence, []).append(one)
    for one in figures:
        lists = wholes.get(one.sentence, ())
        if lists and any(some.span.start <= one.span.start < some.span.end and one is not some for some in lists):
            continue  # "two men" of "two men and a woman", who were counted as three
        if one.fields.get("measure") in HARM and ASIDE.isdisjoint(one.flags):
            sentences.setdefault(one.sentence, []).append(one)
    led: set[str] = set()
    for number, harmed in sentences.items():
        if prose.regions[number] in SILENT:
            continue
        hurt = _hurt(harmed) or _one_more(prose, ordinals, harmed)
        if hurt is None:
            continue
        if hurt.fields["measure"] == "killed":  # "killing two and wounding a third"
            told: tuple[Amount, Amount] | None = (_exactly(hurt), exactly(1.0))
        else:
            told = _fatally(prose, cardinals, hurt, harmed)
            told = told or _beside(prose, hurt, harmed, sentences.get(number - 1, ()))
        if told is None:
            continue
        dead, wounded = told
        flags = {"other event"} & hurt.flags
        region = prose.regions[number]
        if not flags and region in {"headline", "body"} and region not in led:
            led.add(region)
            flags.add("leading")
        fields: dict[str, Value] = {"dead": dead, "wounded": wounded}
        for name in ("place", "as_of"):
            if name in hurt.fields:
                fields[name] = hurt.fields[name]
        yield new(Annotation, ("casualties", hurt.span, number, fields, frozenset(flags), "narrator", CONFIDENCE))


def _hurt(figures: list[Annotation]) -> Annotation | None:
    """The one figure of those who were hurt, or of all who were hit."""
    for measure in HURT:
        wholes = [
            one
            for one in figures
            if one.fields["measure"] == measure
            and ("of total" not in one.flags or one.fields.get("parts") == "another")
        ]
        if wholes:
            return wholes[0] if len(wholes) == 1 and "listed" not in wholes[0].flags else None
    return None


def _one_more(prose: Prose, ordinals: Mapping[str, int], figures: list[Annotation]) -> Annotation | None:
    """The dead, where one more was hurt: "two women are dead and a third was wounded", "injuring a third worker"."""
    dead = figures[0]
    value = _amount(dead)
    if len(figures) > 1 or dead.fields["measure"] != "killed" or value is None or value.low != value.high:
        return None
    if not {"of total", "listed", "attacker"}.isdisjoint(dead.flags) or "parts" in dead.fields:
        return None
    lower, high = prose.lower, prose.sentences[dead.sentence][1]
    stop = prose.placed[dead.span][1]
    for at in range(stop + 1, high):
        if ordinals.get(lower[at]) == value.low + 1 and lower[at - 1] in ONE:
            near = prose.lemmas[max(stop, at - N_BLOW) : min(high, at + N_BLOW)]
            return None if BLOWS.isdisjoint(near) or lower[at + 1 : at + 2] == ["of"] else dead
    return None


def _exactly(one: Annotation) -> Amount:
    """The value of a figure that is printed as one."""
    value = _amount(one)
    return exactly(0.0) if value is None else value


def _amount(one: Annotation) -> Amount | None:
    """The value of a figure, if it is printed as one."""
    value = one.fields.get("value")
    return value if isinstance(value, Amount) and value.printed is not None else None


def _fatally(
    prose: Prose, cardinals: Mapping[str, float], hurt: Annotation, figures: list[Annotation]
) -> tuple[Amount, Amount] | None:
    """ "Seven were shot, two fatally", "seven people were hurt, one of whom died": a total that holds the dead."""
    total = _amount(hurt)
    if total is None or hurt.fields.get("parts") == "another":
        return None
    stop, end = prose.placed[hurt.span][1], prose.sentences[hurt.sentence][1]
    fatal = 0.0
    for at in range(stop + 1, min(stop + N_FATAL, end)):
        if prose.lower[at] in ENDED:
            words = prose.lower[max(stop, at - REACH) : at]
            told = [cardinals[word] for word in words if word in cardinals]
            if told and (prose.lower[at] == "fatally" or not WHOM.isdisjoint(words)):
                fatal = told[-1]
    for one in figures:
        value = one.fields.get("value")
        inside = one.fields["measure"] == "killed" and "of total" in one.flags
        if inside and one.span.start > hurt.span.start and isinstance(value, Amount) and value.printed:
            fatal = value.printed
    if not 0 < fatal < total.low:
        return None
    return exactly(fatal), _less(total, fatal)


def _less(total: Amount, fatal: float) -> Amount:
    """A total without the dead that it holds."""
    printed = None if total.printed is None else total.printed - fatal
    return total._replace(low=total.low - fatal, high=total.high - fatal, printed=printed)


def _beside(
    prose: Prose, hurt: Annotation, figures: list[Annotation], before: Iterable[Annotation]
) -> tuple[Amount, Amount] | None:
    """ "One dead, three wounded", "a man was killed and four others were hurt": the dead stand beside the wounded."""
    wounded = _amount(hurt)
    others = hurt.fields.get("parts") == "another"
    if wounded is None or not (others or hurt.fields["measure"] == "injured"):
        return None
    dead = [one for one in figures if one.fields["measure"] == "killed"]
    if not dead and not _one_dead(prose, hurt) and not (others and _named_dead(prose, hurt)):
        dead = [one for one in before if one.fields["measure"] == "killed"] if others else []
        if not dead:
            return None
    if any("of total" in one.flags for one in dead) or (
        len(dead) > 1 and not all("listed" in one.flags for one in dead)
    ):
        return None
    amounts = [_amount(one) for one in dead]
    count = 0.0 if dead else 1.0
    for amount in amounts:
        if amount is None or amount.low != amount.high:
            return None
        count += amount.low
    attacker = any("attacker" in one.flags for one in (*dead, hurt))
    return (Amount(count, count + attacker, count), wounded) if count else None


def _one_dead(prose: Prose, hurt: Annotation) -> bool:
    """ "A man was killed and", "killing a young woman and": one of the dead, and no figure."""
    low, high = prose.sentences[hurt.sentence]
    lower, tags = prose.lower, prose.tags
    for at in range(low, high):
        if lower[at] not in ONE:
            continue
        head = at + 1
        while head < high and (tags[head] in "J#" or (tags[head] == "N" and tags[head + 1 : head + 2] == ["N"])):
            head += 1
        if head >= high or tags[head] != "N" or prose.lemmas[head] in NOBODY:
            continue
        after = lower[head + 1 : min(high, head + REACH)]
        if "and" in after:
            after = after[: after.index("and")]
        if not DIED.isdisjoint(after) or lower[at - 1] in KILLING:
            return True
    return False


def _named_dead(prose: Prose, hurt: Annotation) -> bool:
    """ "Ann Hall, 34, was killed and four others were hurt": one person is named before the wounded, and died."""
    lower, (low, _) = prose.lower, prose.sentences[hurt.sentence]
    behind = prose.placed[hurt.span][0]
    named = [one for one in index_of(prose).within(low, behind) if one.kind == "person"]
    if len({one.entity for one in named}) != 1:
        return False
    last = named[-1]
    if last.first > low and lower[last.first - 1] in JOINING:
        return False
    for word in lower[last.stop : min(last.stop + REACH, behind)]:
        if word in DIED or word in JOINING:
            return word in DIED
    return False
