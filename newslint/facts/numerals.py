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

from collections.abc import Mapping, Sequence

from newslint.core import senses
from newslint.core.annotation import Annotated, Annotation
from newslint.core.article import Article
from newslint.core.hints import TypeAlias
from newslint.core.lexicon import Lexicon
from newslint.core.values import Amount, Value, exactly
from newslint.facts.components import components
from newslint.facts.figures import (
    SCORE,
    Numeral,
    Told,
    differ,
    figured,
    follows,
    is_open,
    is_share,
    number_words,
    of_two,
    quantity_at,
    stands_aside,
)
from newslint.facts.stories import enriched
from newslint.facts.unprinted import Place, unprinted

Pair: TypeAlias = tuple[Article, Annotated]

MOST_FIGURES = 6
"""Figures of a sentence beyond which it is a table."""
SHARE = 0.5
"""What the words that both sentences have are of either of them, by weight;"""
SHARE_OF_BRIEF, SHORT = 0.4, 4
"""and where one text has no more sentences than so many: it sums up the other, and tells nothing else."""


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
    told = [figured(article, annotated, words, folds) for article, annotated in story]
    owner = [(here, own) for here, one in enumerate(told) for own in range(len(one.annotated.sentences))]
    links: list[tuple[Place, Place]] = []
    for pair in aligned:
        (here, own), (there, other) = (owner[number - first_sentence] for number in pair)
        found = _difference(told[here], own, told[there], other, weights, family)
        if found is not None:
            links.append(((here, own, found[0]), (there, other, found[1])))
    places = {place for pair in links for place in pair}
    more: list[list[Annotation]] = [[] for _ in story]
    _add(more, told, "key", links, story[0][0].id)
    pairs = [pair for pair in unprinted(told, weights, family) if places.isdisjoint(pair)]
    _add(more, told, "match", pairs, story[0][0].id)
    return enriched(story, more)


def _add(
    more: Sequence[list[Annotation]], told: Sequence[Told], field: str, links: Sequence[tuple[Place, Place]], name: str
) -> None:
    """Add the figures of ``links`` to those of their articles; what stands for one thing has one key."""
    places: dict[Place, int] = {}
    numbers = [(places.setdefault(one, len(places)), places.setdefault(other, len(places))) for one, other in links]
    groups = components(len(places), numbers)
    for (number, sentence, one), place in places.items():
        more[number].append(_annotation(told[number], sentence, one, field, f"{name} {groups[place]}"))


def _difference(
    ours: Told, own: int, theirs: Told, other: int, weights: Mapping[str, float], family: Mapping[str, str]
) -> tuple[Numeral, Numeral] | None:
    """The one figure in which two sentences differ."""
    here, there = ours.numerals.get(own, ()), theirs.numerals.get(other, ())
    if not here or not there or max(len(here), len(there)) > MOST_FIGURES:
        return None
    if of_two(ours, own, theirs, other):
        return None
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
        and differ(one.values, two.values)
    ]
    if len(pairs) != 1:
        return None
    one, two = pairs[0]
    if follows(one, there) or follows(two, here) or is_open(ours, own, one) or is_open(theirs, other, two):
        return None
    if stands_aside(ours.article.text, one) != stands_aside(theirs.article.text, two):
        return None
    if is_share(ours.article.text, one, here) or is_share(theirs.article.text, two, there):
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
    if one.head or two.head:
        return one.head == two.head
    if ours[one.stop : one.stop + 1] == theirs[two.stop : two.stop + 1] != []:
        return True
    return firm and ours[one.first - 1 : one.first] == theirs[two.first - 1 : two.first] != []


def _annotation(told: Told, sentence: int, one: Numeral, field: str, key: str) -> Annotation:
    fields: dict[str, Value] = {field: key, "value": exactly(one.values[0]), "form": one.form}
    quantity = quantity_at(told, sentence, one)
    if quantity is None:
        return Annotation("numeral", one.span, sentence, fields, confidence=0.8)
    fields.update({name: quantity.fields[name] for name in ("measure", "unit") if name in quantity.fields})
    value = quantity.fields.get("value")
    if isinstance(value, Amount) and not one.head:
        fields["bound"] = value.bound
    return Annotation("numeral", quantity.span, sentence, fields, confidence=0.8)
