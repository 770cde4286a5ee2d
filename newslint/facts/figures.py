"""An article of a story comes in; the figures that stand for themselves in it go out, and all that it prints.

Pilot boat 12, seventh place, "a 20-time winner", two storeys: whatever a figure counts, or if it counts nothing, it can
be held against the figures of another article. Dates, hours and ages are read elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newslint.core.annotation import Annotated, Annotation, Sentence
from newslint.core.article import Article
from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.span import Span
from newslint.core.values import Amount, Entity
from newslint.facts.alignment import FIGURE, TOLD

Pair: TypeAlias = tuple[Article, Annotated]

ROUND = 0.1
"""Figures that differ by no more of the larger may be one, rounded;"""
COUNTED = 20
"""if they are larger than what is counted at a glance."""
YEARS = range(1800, 2101)
SCORE = "score"
CURRENCIES = "$£€¥₹"
SIGNS = {"%": "percent", "percent": "percent", "per": "percent", "pct": "percent", "percentage": "percent"}
_ASIDE = "other others another more additional further remaining else including less fewer extra"
ASIDE = frozenset(_ASIDE.split())
"""Words beside a figure by which it leaves somebody out: "four others" of five."""
BESIDE = 14
"""Characters on either side of a figure in which they are looked for."""
OPEN = frozenset(
    ("updated", "conditional", "forecast", "planned", "questioned", "vague", "change", "other event", "casualty")
)
"""Flags of quantities that need not agree; tolls rise, and have rules of their own."""
BETWEEN = frozenset((" in ", " of ", " out of ", " of the ", " out of every ", " in every ", "/"))
"""What stands between the two figures of a share."""
BEARERS = frozenset(("person", "organisation"))


class Words(NamedTuple):
    """Number words and what they stand for."""

    cardinals: Mapping[str, float]
    ordinals: Mapping[str, float]
    scales: Mapping[str, float]
    telling: Mapping[str, float]
    """Words that tell a number and are none: twice, both."""


class Numeral(NamedTuple):
    """A figure of a sentence: its lemmas, what it comes to, its form, and where it stands."""

    first: int
    stop: int
    values: tuple[float, ...]
    form: str
    span: Span
    head: str = ""
    """What it is joined to, if to anything: "time" of "20-time"."""


class Told(NamedTuple):
    """An article with the figures of its sentences, and all that it prints."""

    article: Article
    annotated: Annotated
    numerals: Mapping[int, Sequence[Numeral]]
    printed: frozenset[float]
    quantities: Mapping[int, Sequence[Annotation]]
    named: Mapping[int, frozenset[str]]
    """The words of the names of people and organisations in each sentence, and initials: "HP shares"."""


@per_lexicon
def number_words(lexicon: Lexicon) -> Words:
    """The words for numbers: seven, seventh, million."""
    cardinals, ordinals, scales, suffixes, telling = (
        {word: float(str(number)) for word, number in lexicon.table("numbers", section).items()}
        for section in ("cardinals", "ordinals", "scales", "suffixes", "telling")
    )
    return Words(cardinals, ordinals, scales | suffixes, telling)


def read(word: str, words: Words) -> float | None:
    """What a word with a figure comes to, without its scale; None where it is no plain figure.

    >>> known = Words({"two": 2.0, "fifty": 50.0}, {"third": 3.0}, {}, {})
    >>> [read(word, known) for word in ("1,400", "fifty-two", "third", "8:30pm", "5.2")]
    [1400.0, 52.0, 3.0, None, 5.2]
    """
    number = words.cardinals.get(word, words.ordinals.get(word))
    if number is not None:
        return number
    plain = word.replace(",", "")
    if plain.replace(".", "", 1).isdecimal() and plain.isascii():
        return float(plain) if plain != "." else None
    tens, dash, rest = word.partition("-")
    if dash and words.cardinals.get(tens, 0.0) >= 20 and 0 < words.cardinals.get(rest, 0.0) < 10:
        return words.cardinals[tens] + words.cardinals[rest]
    return None


def figured(article: Article, annotated: Annotated, words: Words, folds: Mapping[str, str]) -> Told:
    """An article with the figures of its sentences, and all that it prints."""
    found: dict[int, list[Numeral]] = {}
    printed: set[float] = set()
    for number, sentence in enumerate(annotated.sentences):
        if sentence.region in TOLD:
            found[number] = list(_numerals(article.text, sentence, words, folds))
            printed.update(value for one in found[number] for value in one.values)
            printed.update(_hidden(sentence, words))
    quantities: dict[int, list[Annotation]] = defaultdict(list)
    named: dict[int, frozenset[str]] = {}
    for one in annotated.annotations:
        name = one.fields.get("name") if one.kind in BEARERS else None
        if isinstance(name, Entity):
            named[one.sentence] = named.get(one.sentence, frozenset()) | frozenset(name.id.split())
        if one.kind == "quantity":
            subject = one.fields.get("subject")
            if isinstance(subject, Entity):
                initials = [word.lower() for word in subject.label.split() if word.isupper() and len(word) > 1]
                named[one.sentence] = named.get(one.sentence, frozenset()) | frozenset(initials)
            if "joined" not in one.flags:  # nobody printed it, if everybody can count so far
                quantities[one.sentence].append(one)
            value = one.fields.get("value")
            if isinstance(value, Amount) and value.printed is not None:
                printed.add(value.printed)
    return Told(article, annotated, found, frozenset(printed), quantities, named)


def _hidden(sentence: Sentence, words: Words) -> Iterator[float]:
    """Numbers within other words: "48-year-old", "1990s", "twice"."""
    for lemma in sentence.lemmas:
        if lemma in words.telling:
            yield words.telling[lemma]
        elif lemma[0].isdecimal() and not lemma[-1].isdecimal():
            digits = lemma[: next(i for i, sign in enumerate(lemma) if not (sign.isdecimal() or sign in ",."))]
            plain = digits.replace(",", "").rstrip(".")
            if plain.isascii() and plain.replace(".", "", 1).isdecimal():
                yield float(plain)


def _numerals(text: str, sentence: Sentence, words: Words, folds: Mapping[str, str]) -> Iterator[Numeral]:
    """The figures of a sentence that stand for themselves: no dates, hours or ages."""
    lemmas, starts = sentence.lemmas, sentence.starts
    first = 0
    while first < len(lemmas):
        if not _is_figure(lemmas[first], words, folds):
            first += 1
            continue
        stop = first + 1
        while stop < len(lemmas) and _is_figure(lemmas[stop], words, folds) and _touch(text, lemmas, starts, stop):
            stop += 1
        read_all = [(lemma, read(lemma, words)) for lemma in lemmas[first:stop]]
        joined = _joined(lemmas[first], words) if stop == first + 1 and read_all[0][1] is None else None
        if joined is not None:
            span = Span(starts[first], starts[first] + lemmas[first].index("-"))
            yield Numeral(first, stop, joined[:1], "number", span, joined[1])
            first = stop
            continue
        scale = 1.0
        values = []
        for lemma, value in read_all:
            if value is not None:
                values.append(value)
            elif lemma in words.scales:
                scale *= words.scales[lemma]
            else:
                values = []
                break
        if values:
            start, end = starts[first], starts[stop - 1] + len(lemmas[stop - 1])
            form = _form(text, sentence, first, stop, words)
            if form:
                yield Numeral(first, stop, tuple(value * scale for value in values), form, Span(start, end))
        first = stop


def _is_figure(lemma: str, words: Words, folds: Mapping[str, str]) -> bool:
    if folds[lemma] == FIGURE:
        return True
    return "-" in lemma and (read(lemma, words) is not None or _joined(lemma, words) is not None)


def _joined(lemma: str, words: Words) -> tuple[float, str] | None:
    """The figure of a compound and what it is joined to: "20-time", "two-storey"; no age, range, score or hour.

    >>> known = Words({"two": 2.0}, {}, {}, {})
    >>> [_joined(word, known) for word in ("20-time", "two-storey", "4-1", "9-year-old", "well-known")]
    [(20.0, 'time'), (2.0, 'storey'), None, None, None]
    """
    figure, dash, rest = lemma.partition("-")
    if not dash or not rest.isalpha() or rest in words.cardinals or rest in words.ordinals:
        return None
    value = read(figure, words)
    return None if value is None or figure in words.ordinals else (value, rest)


def _touch(text: str, lemmas: Sequence[str], starts: Sequence[int], at: int) -> bool:
    """Whether two words of a figure stand side by side: "4.5 million", "2-0"."""
    return starts[at] - (starts[at - 1] + len(lemmas[at - 1])) <= 1 and text[starts[at] - 1 : starts[at]] not in ",;("


def _form(text: str, sentence: Sentence, first: int, stop: int, words: Words) -> str:
    """What sort of figure it is, so that like is held against like; "" of what is converted, or an age."""
    lemmas, start = sentence.lemmas, sentence.starts[first]
    if "(" in text[max(start - 2, 0) : start] or text[start - 1 : start] == "/":
        return ""
    if text[start - 1 : start] in CURRENCIES and start:
        return "money"
    end = sentence.starts[stop - 1] + len(lemmas[stop - 1])
    behind = text[end : end + 12].lower().split()
    if text[max(start - 2, 0) : start] == ", " and text[end : end + 1] in (",", "."):
        return ""
    if text[end : end + 1] == "%" or (behind and behind[0].strip("-.,") in SIGNS):
        return "percent"
    if lemmas[first] in words.ordinals and lemmas[first] not in words.cardinals:
        return "ordinal"
    if stop - first > 1 and lemmas[stop - 1] not in words.scales:
        return SCORE
    return "number"


def differ(ours: Sequence[float], theirs: Sequence[float]) -> bool:
    """Whether one number of the two figures is another, which is not the same one rounded."""
    if len(ours) != len(theirs):
        return False
    pairs = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    if len(pairs) != 1:
        return False
    low, high = sorted(pairs[0])
    if (low in YEARS) != (high in YEARS) or (low in YEARS and high in YEARS):
        return False
    return high <= COUNTED or high - low > ROUND * high


def follows(one: Numeral, others: Sequence[Numeral]) -> bool:
    """Whether a figure is the sum of two of the other sentence."""
    if len(one.values) > 1:
        return False
    known = [other.values[0] for other in others if len(other.values) == 1]
    return any(one.values[0] == known[i] + value for i in range(len(known)) for value in known[i + 1 :])


def stands_aside(text: str, one: Numeral) -> bool:
    """Whether a figure leaves somebody out: "four others" of five."""
    near = f"{text[max(one.span.start - BESIDE, 0) : one.span.start]} {text[one.span.end : one.span.end + BESIDE]}"
    return not ASIDE.isdisjoint(near.lower().split())


def of_two(ours: Told, own: int, theirs: Told, other: int) -> bool:
    """Whether two sentences name other people or bodies: their figures are those of two, told in one way."""
    names = ours.named.get(own, frozenset()), theirs.named.get(other, frozenset())
    return all(names) and names[0].isdisjoint(names[1])


def is_share(text: str, one: Numeral, others: Sequence[Numeral]) -> bool:
    """Whether a figure is a part of a share: "1 in 10"."""
    spans = sorted(other.span for other in others)
    at = bisect_left(spans, one.span)
    around = [text[low.end : high.start] for low, high in zip(spans[max(at - 1, 0) :], spans[at:], strict=False)]
    if at + 1 < len(spans):
        around.append(text[one.span.end : spans[at + 1].start])
    return not BETWEEN.isdisjoint(around)


def quantity_at(told: Told, sentence: int, one: Numeral) -> Annotation | None:
    """The quantity that a figure is part of."""
    start = one.span.start
    return next((some for some in told.quantities.get(sentence, ()) if some.span.start <= start < some.span.end), None)


def is_open(told: Told, sentence: int, one: Numeral) -> bool:
    """Whether a figure need not agree with another: it has changed, or may be, or is no figure of this event."""
    quantity = quantity_at(told, sentence, one)
    return quantity is not None and not OPEN.isdisjoint(quantity.flags)
