"""Articles of one story come in; the figures that two of them tell of one matter in other words go out, on both sides.

"Farmers get 40 kroner for a sack" stands in one paper, "for a sack of rye, she said, he had 32 kroner" in the other:
two sentences that no alignment finds, as they share few of their words. But neither figure stands in the other article,
both are of one unit and one noun, what they share is rare in both articles, and nothing else there is nearer to either.
So a figure that one article alone tells is held against those of the others that share a rare word of its sentence, by
sense, and the two that are nearest to each other get one key.

Tolls have rules of their own, and people are many things at once: they need more in common than goods and sums do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from newslint.core import senses
from newslint.core.annotation import Annotated, Annotation
from newslint.core.article import Article
from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.lexicon import Lexicon
from newslint.core.values import Amount, Value
from newslint.facts.alignment import TOLD
from newslint.facts.components import components
from newslint.facts.stories import enriched
from newslint.facts.weights import weights

Pair: TypeAlias = tuple[Article, Annotated]

COMPARED = frozenset(("count", "money", "mass", "area", "volume"))
"""Dimensions of which an article tells few; shares, lengths and hours it tells of everything."""
OPEN = frozenset(
    (
        "converted",
        "change",
        "updated",
        "joined",
        "other event",
        "vague",
        "conditional",
        "negated",
        "questioned",
        "estimated",
        "casualty",
    )
)
"""Flags of figures that are no news of the matter, or that need not agree."""
GAMES = frozenset(("game figures", "record", "score"))
_PLAYED = "match game touchdown td tds ko kos goal point play season yard pass drive carry round set"
PLAYED = frozenset(_PLAYED.split())
"""What is counted in sport, where every player has so many."""
_GENERAL = "person man woman time thing year other"
GENERAL = frozenset(_GENERAL.split())
"""Nouns that tell nothing of what is counted."""
_COMMON = """
say tell come take get go make one two three million billion thousand be have do see give put day time week month year
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december people person more most other last first new old know think call ask want need use find show
include part way set about many good big high long small little late early keep leave hold work end begin turn pay cost
spend number percent per total report morning night evening own
"""
COMMON = frozenset(_COMMON.split())
"""Words that two sentences share by chance."""
_ELSEWHEN = """
january february march april june july august september october november december earlier previous previously ago
"""
ELSEWHEN = frozenset(_ELSEWHEN.split())
"""Words with which a sentence tells of another time, unless both do."""
CHANGES = frozenset(("increase", "rise", "jump", "drop", "fall", "cut", "decrease", "decline", "gain", "loss"))
"""Nouns behind a figure that is by how much something changed: "the $50 billion increase"."""
RARE = 3
"""Sentences of an article that hold a word which says what one of them is about."""
LONGEST = 12
"""Characters of the word behind a figure."""
CROWD = 16
"""Figures beyond which a word does not tell which of them are one."""
SAME_NOUN, SAME_SORT, SAME_MEASURE, PEOPLE = 0.6, 0.5, 0.5, -0.5
"""What it weighs that two figures are of one noun, of two that papers use for one thing, or of people."""
NEAR = 0.25
"""What a word of the sentences before weighs, of what it would in the sentences themselves."""
ENOUGH = 0.6
CLEAR = 0.2
"""By how much two figures must be nearer to each other than to any other."""
FACTOR = 8.0
FEWEST = 1.0
FEWEST_WORDS = 2
"""Sums that need not measure one thing share so many words."""
LARGE = 5000.0
"""A count of nothing, as large as that, is of money where an article has one currency: "another twelve million"."""


class _Figure(NamedTuple):
    """A figure that may be told otherwise: its article, its annotation, and what it is of."""

    article: int
    one: Annotation
    unit: str
    noun: str
    sort: str
    value: Amount


class _Told(NamedTuple):
    """An article by its sentences: their words by sense, and how many have each."""

    words: Sequence[frozenset[str]]
    n_having: Mapping[str, int]


def counterparts(
    story: Sequence[Pair], lexicon: Lexicon, void: frozenset[str], named: frozenset[str]
) -> tuple[Pair, ...]:
    """The articles of a story, with the figures that two of them tell of one matter.

    ``void`` are words of measure, ``named`` those of the names of the story.
    """
    folded = senses.families(lexicon)
    people = frozenset(lexicon.words("measures", "peopled"))
    figures = [
        one for number, (article, annotated) in enumerate(story) for one in _figures(number, article, annotated, folded)
    ]
    if len({one.article for one in figures}) < 2:
        return tuple(story)
    common = frozenset(void | COMMON)
    told = [_told(annotated, folded, common) for _, annotated in story]
    names = frozenset(folded.get(word, word) for word in named)
    weighed = weights([words for one in told for words in one.words], len(story), names, common)
    printed = _printed(story, figures)
    nearness: dict[tuple[int, int], float] = {}
    for here, there in sorted(_candidates(figures, told, common)):
        if not _differ(figures[here], figures[there], printed):
            continue
        weight = _weight(figures[here], figures[there], told, weighed, people)
        if weight >= ENOUGH:
            nearness[here, there] = weight
    best = _best(nearness, figures)
    links = [pair for pair, weight in nearness.items() if _is_nearest(pair, weight, best, figures)]
    groups = components(len(figures), links)
    more: list[list[Annotation]] = [[] for _ in story]
    for number in sorted({number for pair in links for number in pair}):
        figure = figures[number]
        key = f"{story[0][0].id} {groups[number]}"
        more[figure.article].append(_annotation(figure, key))
    return enriched(story, more)


def _figures(number: int, article: Article, annotated: Annotated, folded: Mapping[str, str]) -> list[_Figure]:
    """The figures of an article; one in brackets behind another is that in other words."""
    found = []
    currencies = {str(one.fields["unit"]) for one in annotated.annotations if _is_money(one)}
    for one in annotated.annotations:
        if one.kind != "quantity":
            continue
        fields = one.fields
        value, dimension = fields.get("value"), fields.get("dimension")
        if not isinstance(value, Amount) or dimension not in COMPARED or not OPEN.isdisjoint(one.flags):
            continue
        if fields.get("measure") in GAMES or "parts" in fields or annotated.sentences[one.sentence].region not in TOLD:
            continue
        follows = article.text[one.span.end : one.span.end + LONGEST].replace(",", " ").split()
        if article.text[one.span.start - 1 : one.span.start] == "(" or not CHANGES.isdisjoint(follows[:1]):
            continue
        noun = str(fields.get("noun", ""))
        unit = str(fields["unit"])
        if dimension == "count" and not noun and value.low >= LARGE and len(currencies) == 1:
            unit, dimension = min(currencies), "money"
        noun = folded.get(noun, noun)
        if dimension == "count" and (noun in PLAYED or not noun):
            continue
        found.append(
            _Figure(number, one, unit if dimension != "count" else "", noun, str(fields.get("sort", "")), value)
        )
    return found


def _is_money(one: Annotation) -> bool:
    return one.kind == "quantity" and one.fields.get("dimension") == "money"


def _told(annotated: Annotated, folded: Mapping[str, str], common: frozenset[str]) -> _Told:
    words = [
        frozenset([lemma if lemma in common else folded.get(lemma, lemma) for lemma in sentence.lemmas])
        if sentence.region in TOLD
        else frozenset()
        for sentence in annotated.sentences
    ]
    return _Told(words, Counter(word for some in words for word in some))


def _printed(story: Sequence[Pair], figures: Sequence[_Figure]) -> Mapping[tuple[int, str], Sequence[Amount]]:
    """All values that an article gives in a unit, whatever they are of."""
    found: dict[tuple[int, str], list[Amount]] = defaultdict(list)
    for figure in figures:
        found[figure.article, figure.unit].append(figure.value)
    for number, (_, annotated) in enumerate(story):
        for one in annotated.annotations:
            if one.kind == "quantity" and isinstance(value := one.fields.get("value"), Amount):
                found[number, str(one.fields["unit"])].append(value)
    return found


def _candidates(figures: Sequence[_Figure], told: Sequence[_Told], common: frozenset[str]) -> set[tuple[int, int]]:
    """Figures of one unit in two articles whose sentences share a word that is rare in both."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, figure in enumerate(figures):
        mine = told[figure.article]
        for word in mine.words[figure.one.sentence] - common:
            if mine.n_having[word] <= RARE and word != figure.noun:
                holders[figure.unit, word].append(number)
    found: set[tuple[int, int]] = set()
    for numbers in holders.values():
        if 1 < len(numbers) <= CROWD:
            found.update(
                pair for pair in combinations(numbers, 2) if figures[pair[0]].article != figures[pair[1]].article
            )
    return found


def _differ(one: _Figure, other: _Figure, printed: Mapping[tuple[int, str], Sequence[Amount]]) -> bool:
    """Whether two figures are of one size, and neither is told by the other's article."""
    low, high = sorted((one.value.low, other.value.low))
    if low <= FEWEST or high > FACTOR * low:
        return False
    per, too = one.one.fields.get("per"), other.one.fields.get("per")
    if per is not None and too is not None and per != too:
        return False
    there, here = printed[other.article, other.unit], printed[one.article, one.unit]
    return not any(_agree(one.value, value) for value in there) and not any(
        _agree(other.value, value) for value in here
    )


def _agree(one: Amount, other: Amount) -> bool:
    return one.low <= other.high and other.low <= one.high


def _weight(
    one: _Figure, other: _Figure, told: Sequence[_Told], weighed: Mapping[str, float], people: frozenset[str]
) -> float:
    """How much says that two figures are of one matter; 0 where they are of two things."""
    weight = 0.0
    if not one.unit:
        if one.noun == other.noun and one.noun not in GENERAL:
            weight += SAME_NOUN
        elif one.sort and one.sort == other.sort and one.sort != "people":
            weight += SAME_SORT
        elif {one.sort, other.sort} <= people:
            weight += PEOPLE
        else:
            return 0.0
    measure, too = one.one.fields.get("measure"), other.one.fields.get("measure")
    if measure is not None and too is not None:
        weight += SAME_MEASURE if measure == too else -SAME_MEASURE
    here, there = told[one.article], told[other.article]
    apart = here.words[one.one.sentence] ^ there.words[other.one.sentence]
    if not ELSEWHEN.isdisjoint(apart):
        return 0.0
    shared = _shared(here, one.one.sentence, there, other.one.sentence, weighed) - {one.noun, other.noun}
    weight += sum(weighed.get(word, 0.0) for word in sorted(shared))
    around: set[str] = set()
    for own, others in ((1, 0), (0, 1), (1, 1)):
        if own <= one.one.sentence and others <= other.one.sentence:
            around |= _shared(here, one.one.sentence - own, there, other.one.sentence - others, weighed)
    if one.unit and (measure is None or measure != too) and len(shared | around) < FEWEST_WORDS:
        return 0.0
    return round(weight + NEAR * sum(weighed.get(word, 0.0) for word in sorted(around - shared)), 4)


def _shared(here: _Told, own: int, there: _Told, other: int, weighed: Mapping[str, float]) -> frozenset[str]:
    """The words of two sentences that are rare in both articles and weigh something."""
    both = here.words[own] & there.words[other]
    rare = [word for word in both if here.n_having[word] <= RARE and there.n_having[word] <= RARE]
    return frozenset([word for word in rare if weighed[word]])


def _best(
    nearness: Mapping[tuple[int, int], float], figures: Sequence[_Figure]
) -> Mapping[tuple[int, int], Sequence[float]]:
    """For each figure and each other article, how near the nearest figures of that article are, nearest first."""
    found: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (here, there), weight in nearness.items():
        found[here, figures[there].article].append(weight)
        found[there, figures[here].article].append(weight)
    return {side: sorted(some, reverse=True) for side, some in found.items()}


def _is_nearest(
    pair: tuple[int, int], weight: float, best: Mapping[tuple[int, int], Sequence[float]], figures: Sequence[_Figure]
) -> bool:
    """Whether two figures are nearer to each other than either is to another of the other's article."""
    here, there = pair
    sides = best[here, figures[there].article], best[there, figures[here].article]
    return all(side[0] == weight and (len(side) == 1 or side[1] <= weight - CLEAR) for side in sides)


def _annotation(figure: _Figure, key: str) -> Annotation:
    fields: dict[str, Value] = {"key": key, "value": figure.value, "unit": figure.unit}
    if "noun" in figure.one.fields:
        fields["noun"] = figure.one.fields["noun"]
    for name in ("measure", "statistic"):
        if name in figure.one.fields:
            fields[name] = figure.one.fields[name]
    return Annotation("counterpart", figure.one.span, figure.one.sentence, fields, confidence=0.6)
