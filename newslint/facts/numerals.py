"""Sentences of one story that tell one thing come in; the figure in which two of them differ goes out, on both sides.

"The nationalities of the other six are not known" stands in one article, "the nationalities of the remaining nine" in
the other. What a figure counts need not be read for that, nor need it count anything: a flight, a score, a place in a
list and the number of a street are changed in a retelling as counts are. So all figures of two aligned sentences are
held against each other, and those are left that neither article prints anywhere else, in digits or words. Where that
is one on each side, beside a word that both have there, the one was told for the other.

Figures that follow from others are no difference: a sum, a share ("1 in 10" for 9 percent), a rounded figure. Numeric
edits of summaries were studied so by Ma, Cao et al. (BUMP, 2023), aligned figures by Ravichander et al. (EQUATE, 2019).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newslint.core import senses
from newslint.core.annotation import Annotated, Annotation, Sentence
from newslint.core.article import Article
from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.span import Span
from newslint.core.values import Amount, Entity, Value, exactly
from newslint.facts.alignment import FIGURE, TOLD
from newslint.facts.components import components
from newslint.facts.stories import enriched

Pair: TypeAlias = tuple[Article, Annotated]

MOST_FIGURES = 6
"""Figures of a sentence beyond which it is a table."""
SHARE = 0.5
"""What the words that both sentences have are of either of them, by weight;"""
SHARE_OF_BRIEF, SHORT = 0.4, 4
"""and where one text has no more sentences than so many: it sums up the other, and tells nothing else."""
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


class _Told(NamedTuple):
    """An article with the figures of its sentences, and all that it prints."""

    article: Article
    annotated: Annotated
    numerals: Mapping[int, Sequence[Numeral]]
    printed: frozenset[float]
    quantities: Mapping[int, Sequence[Annotation]]
    named: Mapping[int, frozenset[str]]
    """The words of the names of people and organisations in each sentence, and initials: "HP shares"."""


def numerals(
    story: Sequence[Pair],
    aligned: Mapping[tuple[int, int], float],
    first_sentence: int,
    weights: Mapping[str, float],
    folds: Mapping[str, str],
    lexicon: Lexicon,
) -> tuple[Pair, ...]:
    """The articles of a story, with the figures in which sentences that tell one thing differ.

    ``aligned`` are pairs of sentences, numbered through from ``first_sentence``.
    """
    if not aligned:
        return tuple(story)
    words, family = number_words(lexicon), senses.families(lexicon)
    told = [_told(article, annotated, words, folds) for article, annotated in story]
    owner = [(here, own) for here, one in enumerate(told) for own in range(len(one.annotated.sentences))]
    places: dict[tuple[int, int, Numeral], int] = {}
    links = []
    for pair in aligned:
        (here, own), (there, other) = (owner[number - first_sentence] for number in pair)
        found = _difference(told[here], own, told[there], other, weights, family)
        if found is not None:
            sides = (here, own, found[0]), (there, other, found[1])
            links.append((places.setdefault(sides[0], len(places)), places.setdefault(sides[1], len(places))))
    groups = components(len(places), links)
    more: list[list[Annotation]] = [[] for _ in story]
    for (number, sentence, one), place in places.items():
        more[number].append(_annotation(told[number], sentence, one, f"{story[0][0].id} {groups[place]}"))
    return enriched(story, more)


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


def _told(article: Article, annotated: Annotated, words: Words, folds: Mapping[str, str]) -> _Told:
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
            quantities[one.sentence].append(one)
            value = one.fields.get("value")
            if isinstance(value, Amount) and value.printed is not None:
                printed.add(value.printed)
    return _Told(article, annotated, found, frozenset(printed), quantities, named)


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
    return folds[lemma] == FIGURE or ("-" in lemma and read(lemma, words) is not None)


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


def _difference(
    ours: _Told, own: int, theirs: _Told, other: int, weights: Mapping[str, float], family: Mapping[str, str]
) -> tuple[Numeral, Numeral] | None:
    """The one figure in which two sentences differ."""
    here, there = ours.numerals.get(own, ()), theirs.numerals.get(other, ())
    if not here or not there or max(len(here), len(there)) > MOST_FIGURES:
        return None
    names = ours.named.get(own, frozenset()), theirs.named.get(other, frozenset())
    if all(names) and names[0].isdisjoint(names[1]):
        return None  # the figures of two, told in one way
    mine = [one for one in here if not theirs.printed.issuperset(one.values)]
    thine = [one for one in there if not ours.printed.issuperset(one.values)]
    if not mine or not thine:
        return None
    sentences = ours.annotated.sentences[own], theirs.annotated.sentences[other]
    folded = [[family.get(lemma, lemma) for lemma in sentence.lemmas] for sentence in sentences]
    shares = _shares(folded, (here, there), weights)
    brief = min(len(one.annotated.sentences) for one in (ours, theirs)) <= SHORT
    if min(shares) < (SHARE_OF_BRIEF if brief else SHARE):
        return None
    pairs = [
        (one, two)
        for one in mine
        for two in thine
        if one.form == two.form
        and _beside(folded, one, two, firm=min(shares) >= SHARE)
        and _differ(one.values, two.values)
    ]
    if len(pairs) != 1:
        return None
    one, two = pairs[0]
    if _follows(one, there) or _follows(two, here) or _is_open(ours, own, one) or _is_open(theirs, other, two):
        return None
    if _stands_aside(ours.article.text, one) != _stands_aside(theirs.article.text, two):
        return None
    if _is_share(ours.article.text, one, here) or _is_share(theirs.article.text, two, there):
        return None
    return one, two


def _shares(
    folded: Sequence[Sequence[str]], figures: Sequence[Sequence[Numeral]], weights: Mapping[str, float]
) -> list[float]:
    """What the words that two sentences share are of each, by weight; figures aside."""
    plain = [
        {word for at, word in enumerate(words) if not any(one.first <= at < one.stop for one in own)}
        for words, own in zip(folded, figures, strict=True)
    ]
    shared = plain[0] & plain[1]
    weight = sum([_weight(word, weights) for word in shared])
    return [weight / max(sum([_weight(word, weights) for word in words]), 0.1) for words in plain]


def _weight(word: str, weights: Mapping[str, float]) -> float:
    return weights.get(word, 0.5)


def _beside(folded: Sequence[Sequence[str]], one: Numeral, two: Numeral, *, firm: bool) -> bool:
    """Whether the word behind is the same; or the one before, where the sentences are nearly one.

    A result stands anywhere: "beat Marby 4-1", "after 4-1 over Marby".
    """
    if one.form == SCORE:
        return firm
    ours, theirs = folded
    if ours[one.stop : one.stop + 1] == theirs[two.stop : two.stop + 1] != []:
        return True
    return firm and ours[one.first - 1 : one.first] == theirs[two.first - 1 : two.first] != []


def _differ(ours: Sequence[float], theirs: Sequence[float]) -> bool:
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


def _follows(one: Numeral, others: Sequence[Numeral]) -> bool:
    """Whether a figure is the sum of two of the other sentence."""
    if len(one.values) > 1:
        return False
    known = [other.values[0] for other in others if len(other.values) == 1]
    return any(one.values[0] == known[i] + value for i in range(len(known)) for value in known[i + 1 :])


def _stands_aside(text: str, one: Numeral) -> bool:
    near = f"{text[max(one.span.start - BESIDE, 0) : one.span.start]} {text[one.span.end : one.span.end + BESIDE]}"
    return not ASIDE.isdisjoint(near.lower().split())


def _is_share(text: str, one: Numeral, others: Sequence[Numeral]) -> bool:
    """Whether a figure is a part of a share: "1 in 10"."""
    spans = sorted(other.span for other in others)
    at = bisect_left(spans, one.span)
    around = [text[low.end : high.start] for low, high in zip(spans[max(at - 1, 0) :], spans[at:], strict=False)]
    if at + 1 < len(spans):
        around.append(text[one.span.end : spans[at + 1].start])
    return not BETWEEN.isdisjoint(around)


def _quantity(told: _Told, sentence: int, one: Numeral) -> Annotation | None:
    """The quantity that a figure is part of."""
    start = one.span.start
    return next((some for some in told.quantities.get(sentence, ()) if some.span.start <= start < some.span.end), None)


def _is_open(told: _Told, sentence: int, one: Numeral) -> bool:
    """Whether a figure need not agree with another: it has changed, or may be, or is no figure of this event."""
    quantity = _quantity(told, sentence, one)
    return quantity is not None and not OPEN.isdisjoint(quantity.flags)


def _annotation(told: _Told, sentence: int, one: Numeral, key: str) -> Annotation:
    fields: dict[str, Value] = {"key": key, "value": exactly(one.values[0]), "form": one.form}
    quantity = _quantity(told, sentence, one)
    if quantity is None:
        return Annotation("numeral", one.span, sentence, fields, confidence=0.8)
    fields.update({name: quantity.fields[name] for name in ("measure", "unit") if name in quantity.fields})
    value = quantity.fields.get("value")
    if isinstance(value, Amount):
        fields["bound"] = value.bound
    return Annotation("numeral", quantity.span, sentence, fields, confidence=0.8)
