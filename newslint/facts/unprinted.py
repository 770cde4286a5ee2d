"""The articles of a story come in; the figures of a short one that a long one has not go out, beside those of the long.

"Susie Lund names her top four loaves" stands in a summary of an article that tells of "the five best loaves" and of
four loaves nowhere. No two sentences need be alike for that: the word behind has another figure there, and that stands
nowhere in the summary. Every figure of a summary is in the text: that is the last check of copy desks.

Pairs are looked up by form and by the word behind: cost grows with the figures before one word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from newslint.core.hints import TypeAlias
from newslint.facts.counterparts import PLAYED
from newslint.facts.figures import BESIDE, Numeral, Told, differ, is_open, is_share, of_two, quantity_at, stands_aside

Place: TypeAlias = tuple[int, int, Numeral]
"""An article, a sentence of it, and a figure of that."""

Around: TypeAlias = tuple[Mapping[str, float], Set[tuple[tuple[float, ...], str]]]
"""The words of a sentence with what they weigh, and its figures, each with what it is of."""

FORMS = frozenset(("number", "ordinal"))
"""Sums and shares have words of their own behind them, and rules of their own."""
SHORTER = 2
"""A text with so many times fewer words than another may sum it up."""
POSTINGS = 32
NEAR = 0.1
"""What the words weigh that the two sentences share beside that behind the figures;"""
NEARER = 1.4
"""if that is one of GENERAL, or is counted of every player."""
_GENERAL = "year day month week hour minute second foot mile metre meter person man woman people one other way thing"
GENERAL = frozenset(_GENERAL.split())
FACTOR = 9.0
"""How many times larger a figure may be than the one it stands for."""
DAYS = frozenset(("day", "night", "week", "month", "year"))
"""What is counted on: "the sixth day" is the seventh when tomorrow's paper comes out."""
SECOND = 2
"""The first of something is of some part of it: "the first vote under the new law"."""
GLANCE = 20.0
"""Up to so many, figures of other things stand in every long text."""
BETWEEN = frozenset((" ", "-", " most ", " least "))
"""What stands between a figure and what it is of."""
FIGURE = 0.5
"""What another figure weighs that is of one thing in both sentences."""
SOME = frozenset(("only", "just", "first", "last", "next", "past"))
"""Words before a figure by which it is of some and not of all: "only two airports", "the first two days"."""
OPENING = frozenset(".)")
"""What stands behind the number of an item of a list."""


def unprinted(
    told: Sequence[Told], weights: Mapping[str, float], family: Mapping[str, str]
) -> Iterator[tuple[Place, Place]]:
    """Figures of one thing in a short article and in a long one, neither of which the other has."""
    sizes = [sum([len(sentence.lemmas) for sentence in one.annotated.sentences]) for one in told]
    if len(sizes) < 2 or min(sizes) * SHORTER > max(sizes):
        return
    index: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for number, one in enumerate(told):
        for sentence, some in one.numerals.items():
            for numeral in some:
                if numeral.form in FORMS and len(numeral.values) == 1:
                    for head in _heads(one, sentence, numeral, family):
                        index[numeral.form, head].append((number, sentence, numeral))
    for (_, head), places in sorted(index.items()):
        by_article: dict[int, list[Place]] = defaultdict(list)
        for place in places:
            by_article[place[0]].append(place)
        if len(by_article) < 2 or len(places) > POSTINGS:
            continue
        for short, mine in by_article.items():
            for long, others in by_article.items():
                if sizes[short] * SHORTER <= sizes[long]:
                    found = _found(told, mine, others, head, weights, family)
                    if found is not None:
                        yield found


def _heads(told: Told, sentence: int, one: Numeral, family: Mapping[str, str]) -> set[str]:
    """The word that a figure is joined to, the noun that it counts, or what is behind it in the same breath."""
    if one.head:
        return {family.get(one.head, one.head)}
    line = told.annotated.sentences[sentence]
    if one.stop >= len(line.lemmas) or (one.form == "ordinal" and one.values[0] < SECOND):
        return set()
    quantity = quantity_at(told, sentence, one)
    if quantity is not None and quantity.fields.get("dimension") == "age":
        return set()
    noun = quantity.fields.get("noun") if quantity is not None else None
    if isinstance(noun, str):
        return {family.get(noun, noun)}
    behind = line.lemmas[one.stop]
    if one.form == "ordinal" and not DAYS.isdisjoint(line.lemmas[one.stop : one.stop + 2]):
        return set()
    between = told.article.text[one.span.end : line.starts[one.stop]]
    return {family.get(behind, behind)} if between in BETWEEN else set()


def _found(
    told: Sequence[Told],
    mine: Sequence[Place],
    others: Sequence[Place],
    head: str,
    weights: Mapping[str, float],
    family: Mapping[str, str],
) -> tuple[Place, Place] | None:
    """The figure of the short article and the one of the long; None where either has several of the thing, or both."""
    ours, theirs = {place[2].values[0] for place in mine}, {place[2].values[0] for place in others}
    if len(ours) != 1 or len(theirs) != 1 or ours == theirs:
        return None
    short, long = told[mine[0][0]], told[others[0][0]]
    around = {
        place: _around(text, place, weights, family)
        for text, places in ((short, mine), (long, others))
        for place in places
    }
    best, chosen = 0.0, None
    for one in mine:
        for other in others:
            apart = of_two(short, one[1], long, other[1])
            near = 0.0 if apart else _nearness(around[one], around[other], head)
            if near > best:
                best, chosen = near, (one, other)
    if chosen is None:
        return None
    if best < (NEARER if head in GENERAL or head in PLAYED else NEAR):
        return None
    (_, own, one_figure), (_, there, other_figure) = chosen
    if not differ(one_figure.values, other_figure.values):
        return None
    low, high = sorted((one_figure.values[0], other_figure.values[0]))
    if high > FACTOR * low and not one_figure.head:
        return None
    if _is_printed(one_figure, long, there) or _is_printed(other_figure, short, own):
        return None
    if _follows(one_figure.values[0], long, there) or _follows(other_figure.values[0], short, own):
        return None
    return None if _is_aside(short, own, one_figure) or _is_aside(long, there, other_figure) else chosen


def _around(text: Told, place: Place, weights: Mapping[str, float], family: Mapping[str, str]) -> Around:
    sentence = place[1]
    return (
        {family.get(lemma, lemma): weights.get(lemma, 0.0) for lemma in text.annotated.sentences[sentence].lemmas},
        {(figure.values, at) for figure in text.numerals[sentence] for at in _heads(text, sentence, figure, family)},
    )


def _nearness(ours: Around, theirs: Around, head: str) -> float:
    """What the words weigh that two sentences share, beside their figures and what those are of."""
    (words, figures), (their_words, their_figures) = ours, theirs
    return FIGURE * len(figures & their_figures) + sum(
        [max(weight, their_words[word]) for word, weight in words.items() if word in their_words and word != head]
    )


def _is_printed(one: Numeral, told: Told, sentence: int) -> bool:
    """Whether an article has a figure: anywhere, or, as small ones are everywhere, near another or by itself."""
    value = one.values[0]
    if value not in told.printed:
        return False
    if value > GLANCE and not one.head:
        return True
    for number, some in told.numerals.items():
        for numeral in some:
            if value in numeral.values and (abs(number - sentence) <= 1 or _is_bare(told, number, numeral)):
                return True
    return False


def _is_bare(told: Told, sentence: int, one: Numeral) -> bool:
    """Whether a figure stands without what it is of: "four of them", "of the four."; no number of an item of a list."""
    if one.head:
        return False
    line = told.annotated.sentences[sentence]
    if one.first == 0 and told.article.text[one.span.end : one.span.end + 1] in OPENING:
        return False
    return one.stop >= len(line.lemmas) or told.article.text[one.span.end : line.starts[one.stop]] not in (" ", "-")


def _follows(value: float, told: Told, sentence: int) -> bool:
    """Whether a figure is a sum or a difference of two figures of a sentence."""
    known = sorted({one.values[0] for one in told.numerals.get(sentence, ())})
    return any(value in (low + high, high - low) for at, low in enumerate(known) for high in known[at:])


def _is_aside(told: Told, sentence: int, one: Numeral) -> bool:
    """Whether a figure leaves somebody out, is part of a share, or may change."""
    if (not one.head and is_open(told, sentence, one)) or stands_aside(told.article.text, one):
        return True
    before = told.article.text[max(one.span.start - BESIDE, 0) : one.span.start].lower().split()
    return not SOME.isdisjoint(before) or is_share(told.article.text, one, told.numerals[sentence])
