"""Shares and changes, as a text says them and as its figures give them, to be held against other texts of the story.

What comes in: the figures and calculations of an article. What goes out, an annotation a place:

* "One worker in every four is to go", "almost a tenth of the geese" → matter share, way said, amount 25, noun employee.
* "960 of its 6,400 workers", "1,240 names, and 930 of those" → matter share, way reckoned, amount 15.
* "It was dearer by a third", "the bill goes up by a fifth" → matter change, way said, amount 33.
* "A kilo was 1,900 crowns in May; now it is 2,280" → matter change, way reckoned, amount 20.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from newslint.annotate.calculation import Scene
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.prose import SILENT, Prose
from newslint.annotate.reckoned import TRIGGERS, fractions
from newslint.annotate.watch import Watched
from newslint.core import senses
from newslint.core.annotation import Annotation
from newslint.core.lexicon import Lexicon
from newslint.core.span import Span
from newslint.core.values import INFINITY, Amount, Value
from newslint.core.vocabulary import Field, Kind

KINDS: tuple[Kind, ...] = (
    Kind(
        "ratio",
        (
            Field("matter", "text", "share or change", "same-as", values=("share", "change")),
            Field("way", "text", "said or reckoned", values=("said", "reckoned")),
            Field("amount", "number", "per cent of the whole, or of what it was; less than nothing where it fell"),
            Field("rest", "number", "what is left of the whole, in per cent"),
            Field("noun", "text", "what is counted", "same-as"),
            Field("topic", "set", "content words of the sentence and the one before, by sense"),
        ),
        "amount",
        "a share or a change, as a text says it or as its figures give it",
        (),
        "**one worker in every four** is to go",
    ),
)

WORDED = Watched(frozenset((*TRIGGERS, "doubled", "doubles", "doubling", "trebled", "tripled", "halved", "quadrupled")))
_LINKS = "of in the its their those these all his her about some more than a total"
LINKS = frozenset(_LINKS.split())
"""What may stand between a part and its whole: "960 of its more than 6,400"."""
APART = frozenset(("percent", "clock", "age", "score", "duration", "temperature"))
"""Dimensions of which nothing is a share."""
_EMPTY = """
    say tell percent cent year month week day time number many few part come go get make take give put other
    people person boss more less half third quarter fifth tenth one two three four five six seven eight nine ten
    own think last next first share rate total million billion thousand hundred town city
"""
EMPTY = frozenset(_EMPTY.split())
"""Words that two sentences share whatever they are about."""
POINTING = frozenset(("them", "those", "these", "that", "whom", "which"))
"""Words behind "of" that take up a whole."""
ALIKE = {"job": "employee", "post": "employee", "position": "employee", "staff": "employee", "workforce": "employee"}
"""Nouns by which papers count the same heads."""
ROUNDED = 0.6
"""Points by which a share in figures may be rounded."""
LOOSE = 3.0
"""The same of one that is hedged."""
MOST = 80.0
"""Per cent by which two figures of one thing differ at most; a rise may be twice as much."""
FEW = 20
"""Bare figures below this, as "aged from two to ten", are no change."""
FAR = 4
"""Tokens between a figure and the words that tell of when it is."""
N_PAIR = 2
WAS = frozenset(
    ("was", "were", "now", "currently", "used", "before", "last", "earlier", "ago", "previously", "had", "once")
)
"""Words by which a figure is of before."""
IS = frozenset(("will", "is", "are", "now", "today", "this", "becomes", "be", "from", "has"))
"""Words by which a figure is of now."""
_UP = """
    dearer higher up rise climb increase grow jump soar more gain swell surge lift growth hike raise costlier
    heavier add leap
"""
_DOWN = """
    cheaper lower down fall drop decrease shrink decline slump cut less fewer lose slip plunge reduction lighter
"""
TRENDS = {**dict.fromkeys(_UP.split(), 1), **dict.fromkeys(_DOWN.split(), -1)}
"""Words beside a share by which it is a rise or a fall."""
TIMES = {
    "double": 100.0, "doubling": 100.0, "treble": 200.0, "triple": 200.0, "quadruple": 300.0, "halve": -50.0,
    "halving": -50.0,
}  # fmt: skip
"""Verbs of change, and by how many per cent."""


def ratios(scene: Scene, lexicon: Lexicon) -> Iterator[Annotation]:
    """The shares and changes that an article says, and those that its figures give."""
    prose = scene.prose
    by_sentence: dict[int, list[Annotation]] = {}
    for one in prose.of_kind("quantity", scene.found):
        if prose.regions[one.sentence] not in SILENT and isinstance(one.fields.get("value"), Amount):
            by_sentence.setdefault(one.sentence, []).append(one)
    worded = prose.where(WORDED)
    if not by_sentence and not worded:
        return
    folded = senses.families(lexicon)
    for number in sorted({prose.sentence_at[at] for at in worded}):
        if prose.regions[number] not in SILENT:
            yield from _worded(scene, folded, number)
    for number, told in by_sentence.items():
        yield from _percents(prose, folded, number, told)
        if len(told) >= N_PAIR:
            yield from _reckoned(scene, folded, number, told)
            yield from _shift(scene, folded, number, told)


def given(scene: Scene, lexicon: Lexicon, one: Annotation) -> Iterator[Annotation]:
    """The change between two figures that a calculation has tied together."""
    base, result = one.fields.get("base"), one.fields.get("result")
    if one.fields.get("form") not in ("change", "shift", "factor"):
        return
    if not isinstance(base, Amount) or not isinstance(result, Amount) or base.low <= 0 or result.low <= 0:
        return
    if one.fields.get("unit") or base.low > FEW:
        amount = Amount(100 * (result.low / base.high - 1), 100 * (result.high / base.low - 1), None, "about")
        folded = senses.families(lexicon)
        yield _ratio(scene.prose, folded, one.span, one.sentence, "change", "reckoned", amount, "")


def _ratio(
    prose: Prose, folded: Mapping[str, str], span: Span, number: int, matter: str, way: str, amount: Amount, noun: str
) -> Annotation:
    noun = ALIKE.get(noun, noun)
    solid = (word for word in prose.topic(number) if word not in EMPTY and not word[0].isdecimal())
    topic = frozenset(folded.get(word, word) for word in solid)
    fields: dict[str, Value] = {
        "matter": matter,
        "way": way,
        "amount": amount,
        "topic": topic - {noun, folded.get(noun, noun)} - EMPTY,
    }
    if matter == "share":
        fields["rest"] = Amount(100 - amount.high, 100 - amount.low, None, "about")
        fields["noun"] = noun
    return Annotation("ratio", span, number, fields, frozenset(), confidence=0.6)


def _value(one: Annotation) -> Amount:
    value = one.fields["value"]
    return value if isinstance(value, Amount) else Amount(0, 0, None)


def _worded(scene: Scene, folded: Mapping[str, str], number: int) -> Iterator[Annotation]:
    """Shares and changes in words: "one worker in every four", "dearer by a third", "doubled"."""
    prose = scene.prose
    low, high = prose.sentences[number]
    for one in fractions(scene, low, high):
        least, most, _, _ = one.amount
        amount = Amount(max(0.0, least - 1), min(100.0, most + 1), None, "about")
        way = _way(prose, one.first, one.stop, low, high)
        if way:
            amount = amount if way > 0 else Amount(-amount.high, -amount.low, None, "about")
            yield _ratio(prose, folded, prose.span(one.first, one.stop), number, "change", "said", amount, "")
            continue
        inside = [i for i in range(one.first, one.stop) if prose.tags[i] == "N" and prose.lower[i] not in TRIGGERS]
        noun = prose.lemmas[inside[0]] if inside else ""
        if not noun and prose.lower[one.first] == "every" and prose.tags[one.stop : one.stop + 1] == ["N"]:
            noun = prose.lemmas[one.stop]
        noun = folded.get(noun, noun) or _noun_behind(prose, folded, one.stop, high)
        if noun:
            yield _ratio(prose, folded, prose.span(one.first, one.stop), number, "share", "said", amount, noun)
    for at in range(low, high):
        word = prose.lemmas[at]
        if word in TIMES and prose.tags[at] == "V" and prose.lower[at] != "to":
            value = TIMES[word]
            reach = abs(value) / 4
            amount = Amount(value - reach, value + reach, None, "about")
            yield _ratio(prose, folded, prose.span(at, at + 1), number, "change", "said", amount, "")


def _way(prose: Prose, first: int, stop: int, low: int, high: int) -> int:
    """1 where a share is a rise, -1 where it is a fall, 0 where it is neither."""
    start = max(low, first - 6)
    pairs = zip(prose.lower[start:first], prose.lemmas[start:first], strict=True)
    before = [word if word in TRENDS else lemma for word, lemma in pairs][::-1]
    if "by" in before[:FAR]:
        return next((TRENDS[word] for word in before[before.index("by") + 1 :] if word in TRENDS), 0)
    near = before[:2] if before[:1] in (["of"], ["another"], ["almost"], ["about"]) else before[:1]
    way = next((TRENDS[word] for word in near if word in TRENDS), 0)
    behind = prose.lemmas[stop : min(stop + 1, high)]
    return way or next((TRENDS[word] for word in behind if word in TRENDS), 0)


def _percents(prose: Prose, folded: Mapping[str, str], number: int, told: Sequence[Annotation]) -> Iterator[Annotation]:
    low, high = prose.sentences[number]
    for one in told:
        if one.fields.get("dimension") != "percent" or one.fields.get("unit") != "%":
            continue
        first, stop = token_range(prose, one.span)
        if not any(letter.isdigit() for letter in prose.cut(first, stop)):
            continue  # in words, told above
        value = _value(one)
        reach = LOOSE if "hedged" in one.flags else ROUNDED
        amount = Amount(max(value.low, 0.0) - reach, min(value.high, 999.0) + reach, None, "about")
        if not _way(prose, first, stop, low, high) and "change" not in one.flags:
            noun = str(one.fields.get("noun") or _noun_behind(prose, folded, stop, high))
            if noun:
                yield _ratio(prose, folded, one.span, number, "share", "said", amount, noun)


def _noun_behind(prose: Prose, folded: Mapping[str, str], at: int, high: int) -> str:
    if prose.lower[at : at + 1] != ["of"]:
        return ""
    for i in range(at + 1, min(high, at + 6)):
        if prose.tags[i] == "N" and prose.tags[i + 1 : i + 2] != ["N"]:
            return folded.get(prose.lemmas[i], prose.lemmas[i])
        if prose.tags[i] in ".,VI":
            break
    return ""


def _reckoned(scene: Scene, folded: Mapping[str, str], number: int, told: Sequence[Annotation]) -> Iterator[Annotation]:
    """Parts beside their wholes: "960 of its 6,400 jobs", "1,240 names, and 930 of those", "16 towers. Five had it"."""
    prose = scene.prose
    lower = prose.lower
    counts = [one for one in told if one.fields.get("dimension") not in APART]
    pairs: list[tuple[str, Span, Amount, Amount]] = []
    for one, other in pairwise(counts):
        _, stop = token_range(prose, one.span)
        then, end = token_range(prose, other.span)
        between = lower[stop:then]
        span = Span(one.span.start, max(one.span.end, other.span.end))
        points = lower[end : end + 1] == ["of"] and not POINTING.isdisjoint(lower[end + 1 : end + 2])
        if other.span.end <= one.span.end or (between[:1] == ["of"] and set(between) <= LINKS):
            pairs.append((_noun(other), span, _value(other), _value(one)))
        elif points or ("of total" in other.flags and _noun(one) and _noun(other) in ("", _noun(one))):
            pairs.append((_noun(one), span, _value(one), _value(other)))
    yield from (_pair(prose, folded, number, *pair) for pair in pairs if _is_part(pair[2], pair[3]) and pair[0])


def _shift(scene: Scene, folded: Mapping[str, str], number: int, told: Sequence[Annotation]) -> Iterator[Annotation]:
    """ "A kilo was 1,900 crowns in May; now it is 2,280": two figures of one sort, of which one is of another time."""
    prose = scene.prose
    kept = [one for one in told if one.fields.get("dimension") not in APART]
    if len(kept) != N_PAIR or any(one.flags & {"hedged", "of total"} for one in kept):
        return
    one, other = kept
    alike = all(one.fields.get(name) == other.fields.get(name) for name in ("dimension", "unit", "noun", "per"))
    if not alike and not (
        one.fields.get("dimension") == "money"
        and other.fields.get("dimension") == "count"
        and not other.fields.get("noun")
    ):
        return
    low = prose.sentences[number][0]
    first, stop = token_range(prose, one.span)
    then, _ = token_range(prose, other.span)
    was = not WAS.isdisjoint(prose.lower[max(low, first - FAR) : min(stop + FAR, then)])
    if not was or IS.isdisjoint(prose.lower[max(stop, then - FAR) : then]):
        return
    base, result = _value(one), _value(other)
    if not base.printed or not result.printed or prose.lower[stop : stop + 1] == ["of"]:
        return
    change = 100 * (result.printed / base.printed - 1)
    if change and -MOST < change < 2 * MOST:
        amount, span = Amount(change - 1, change + 1, None, "about"), Span(one.span.start, other.span.end)
        yield _ratio(prose, folded, span, number, "change", "reckoned", amount, "")


def bare_parts(scene: Scene, lexicon: Lexicon) -> Iterator[Annotation]:
    """ "Samples were taken from 16 towers. Five contained it": a part that its whole stands before."""
    prose = scene.prose
    for number in scene.sentences():
        start, _ = prose.sentences[number]
        if not number or prose.regions[number] != "body" or prose.paragraphs[number] != prose.paragraphs[number - 1]:
            continue
        if prose.tags[start] != "#" or prose.tags[start + 1 : start + 2] not in (["V"], ["A"], ["I"]):
            continue
        found = [one for one in scene.figures(number)[:1] if one.first <= start + 1 and not one.noun]
        wholes = [one for one in scene.figures(number - 1) if one.noun and one.dimension == "count"]
        if not found or len(wholes) != 1 or found[0].dimension != "count":
            continue
        whole, part = wholes[0], found[0]
        if _is_part(whole.amount, part.amount):
            folded = senses.families(lexicon)
            span, noun = prose.span(whole.first, part.stop), folded.get(whole.noun, whole.noun)
            yield _pair(prose, folded, number, noun, span, whole.amount, part.amount)


def _noun(one: Annotation) -> str:
    return str(one.fields.get("noun") or one.fields.get("unit") or "")


def _is_part(whole: Amount, part: Amount) -> bool:
    known = whole.printed is not None and part.printed is not None
    return known and 0 < part.low <= part.high < whole.low <= whole.high < INFINITY


def _pair(
    prose: Prose, folded: Mapping[str, str], number: int, noun: str, span: Span, whole: Amount, part: Amount
) -> Annotation:
    amount = Amount(100 * part.low / whole.high, 100 * part.high / whole.low, None, "about")
    return _ratio(prose, folded, span, number, "share", "reckoned", amount, noun)
