"""Sentences of one story that are told alike come in; the one word in which two of them differ goes out, on both sides.

"The keeper picked up the lamp" stands in one article, "the keeper picked down the lamp" in the other. Words as "up",
"before", "days" and "two" are everywhere, and to keep them all as facts would be dear; so they are read only where two
sentences meet, and stand for each other where the words right before and behind them are the same, neither sentence
has the other's word, and nothing else in the other article tells it as the first does. ``rivals.yaml`` and
``poles.yaml`` hold the words of which only one can stand at a place; figures, days and months are their own.

Real news retold nearly word for word differs in style and synonyms, hardly ever in a word that excludes the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from newslint.core.annotation import Annotated, Annotation, Sentence
from newslint.core.article import Article
from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.span import Span
from newslint.core.values import Entity
from newslint.facts.alignment import TOLD
from newslint.facts.figures import Words, number_words, read
from newslint.facts.stories import enriched

Pair: TypeAlias = tuple[Article, Annotated]

ALIKE = 0.4
"""The alignment from which two sentences are worth a closer look."""
SHARE = 0.5
"""What the content words that both sentences have are of all that they have together."""
REACH = 6
"""Words on either side of a word that are compared, as far as they are the same one after the other;"""
AROUND = 4
"""so many of them must be;"""
TELLING = 2
"""and so many of these must be content words."""
NEARLY = 2
"""Words around it that make another sentence of the article tell the same."""
MOST = 2
"""Words in which two sentences differ, beyond which they are of two things made from one mould."""
LONGEST = 60
"""Words of a sentence that is none: a table, a paragraph without stops."""
NUMBER, ORDINAL, NOT = "number", "ordinal", "not"
OF_ONE = frozenset(("condition", "fate", "limb"))
"""What is told of each of several people: sentences on two of them share half of their words;"""
SHARE_OF_ONE = 0.6
"""so more is asked for;"""
SHARE_OF_TOLL = 0.75
"""and still more of tolls, which rise, and have rules of their own."""
SPELLS = frozenset(("night", "weekend"))
"""Units of time that are also parts of a day or a week."""
ARTICLES = frozenset(("a", "an", "the"))
PRINTED_SO = frozenset(("direct", "partial", "scare"))
"""Forms of quotations whose words are held against each other as such."""
CASUALTY, CASUALTIES = "casualty", "casualties"
OPEN = frozenset(("updated", "vague", "change"))
"""Flags of figures that need not agree."""
ROUND = 0.1
"""A figure that ends in a nought may be another, rounded, if it differs by no more of the larger."""
EDGES = "\"'“”‘’.,;:!?()[]…-–—$£€%"
_NEGATIVE = "not never no none nobody nothing nor neither cannot without hardly unable fail refuse deny decline"
NEGATIVE = frozenset(_NEGATIVE.split())
"""Words by which a sentence may deny in other words what another denies with a "not"."""
SO = "so"
DID = frozenset(("do", "does", "did"))


class Word(NamedTuple):
    """A word of a sentence: what it is compared by, where it stands, whether it has content, its axis and pole."""

    key: str
    span: Span
    telling: bool
    axis: str
    pole: str


class Known(NamedTuple):
    """The axis and pole of each word of which only one can stand at a place, and the words for numbers."""

    axes: Mapping[str, tuple[str, str]]
    numbers: Words


@per_lexicon
def _known(lexicon: Lexicon) -> Known:
    axes: dict[str, tuple[str, str]] = {}
    for name in ("poles", "rivals"):
        for axis in lexicon.table(name, "axes"):
            for pole in lexicon.table(name, "axes", axis):
                axes.update((word, (axis, pole)) for word in lexicon.words(name, "axes", axis, pole))
    for section in ("weekdays", "months", "units"):
        for pole, names in lexicon.table("periods", section).items():
            if pole not in SPELLS:
                axes.update((word.strip("."), (section, str(pole))) for word in str(names).split())
    return Known(axes, number_words(lexicon))


class _Lines:
    """The sentences of an article as words, each read when it is first asked for."""

    def __init__(self, article: Article, annotated: Annotated, known: Known) -> None:
        self.article, self.annotated, self.known = article, annotated, known
        self.places = {
            one.span.start: (f"place {one.fields['class']}", name.id)
            for one in annotated.annotations
            if one.kind == "place" and "class" in one.fields and isinstance(name := one.fields.get("name"), Entity)
        }
        self.quoted = [
            one.span for one in annotated.annotations if one.kind == "quote" and one.fields.get("form") in PRINTED_SO
        ]
        self.people: dict[int, set[str]] = defaultdict(set)
        for one in annotated.annotations:
            if one.kind == "person" and isinstance(name := one.fields.get("name"), Entity):
                self.people[one.sentence].update(name.id.split())
        quantities = [one for one in annotated.annotations if one.kind == "quantity"]
        self.hurt = [one.span for one in quantities if CASUALTY in one.flags]
        self.open = [one.span for one in quantities if not OPEN.isdisjoint(one.flags)]
        self._read: dict[int, tuple[Word, ...]] = {}

    def __getitem__(self, number: int) -> tuple[Word, ...]:
        if number not in self._read:
            self._read[number] = tuple(
                self._placed(_words(self.article.text, self.annotated.sentences[number], self.known))
            )
        return self._read[number]

    def _placed(self, words: Iterator[Word]) -> Iterator[Word]:
        """Words of which those that name a place have its class for an axis."""
        for word in words:
            place = self.places.get(word.span.start)
            yield word._replace(axis=place[0], pole=place[1]) if place else word

    def stands(self, word: Word) -> bool:
        """Whether a word is what the paper says itself, and no figure that need not agree."""
        spans = (*self.quoted, *self.open) if word.axis in (NUMBER, ORDINAL) else self.quoted
        return not _within(word, spans)

    def settled(self, word: Word) -> Word:
        """A word as it is told: a number of the dead or the wounded is a toll."""
        return word._replace(axis=CASUALTIES) if word.axis == NUMBER and _within(word, self.hurt) else word


def _within(word: Word, spans: Sequence[Span]) -> bool:
    return any(span.start <= word.span.start < span.end for span in spans)


def rivals(
    story: Sequence[Pair], aligned: Mapping[tuple[int, int], float], first_sentence: int, lexicon: Lexicon
) -> tuple[Pair, ...]:
    """The articles of a story, with the words in which sentences that tell one thing differ.

    ``aligned`` are pairs of sentences, numbered through from ``first_sentence``.
    """
    known = _known(lexicon)
    told = [_Lines(article, annotated, known) for article, annotated in story]
    owner = [(here, own) for here, one in enumerate(told) for own in range(len(one.annotated.sentences))]
    more: list[list[Annotation]] = [[] for _ in story]
    n_found = 0
    for pair, share in aligned.items():
        if share < ALIKE:
            continue
        (here, own), (there, other) = (owner[number - first_sentence] for number in pair)
        for one, two in _differences(told[here], own, told[there], other):
            key = f"{story[0][0].id} {n_found}"
            n_found += 1
            more[here].append(_annotation(one, own, key))
            more[there].append(_annotation(two, other, key))
    return enriched(story, more)


def _annotation(word: Word, sentence: int, key: str) -> Annotation:
    fields = {"key": key, "axis": word.axis, "pole": word.pole}
    return Annotation("rival", word.span, sentence, fields, confidence=0.8)


def _words(text: str, sentence: Sentence, known: Known) -> Iterator[Word]:
    """The words of a sentence, without articles; "n't" is a word."""
    lemmas = dict(zip(sentence.starts, sentence.lemmas, strict=True))
    at = sentence.span.start
    for printed in sentence.span.cut(text).split():
        at = text.index(printed, at)
        start = at + len(printed) - len(printed.lstrip(EDGES))
        at += len(printed)
        word = text[start:at].rstrip(EDGES)
        lower = word.lower().replace("’", "'").removesuffix(":00")
        if not word or lower in ARTICLES:
            continue
        end = start + len(word)
        if lower.endswith("n't"):
            yield Word(lower[:-3], Span(start, end - 3), False, "", "")
            yield Word(NOT, Span(end - 3, end), False, NOT, NOT)
            continue
        lemma = lemmas.get(start)
        axis, pole = _pole(lower, lemma or lower, known)
        key = pole if axis in (NUMBER, ORDINAL) else lemma or lower
        yield Word(key, Span(start, end), lemma is not None, axis, pole)


def _pole(word: str, lemma: str, known: Known) -> tuple[str, str]:
    if word in (NOT, "never"):
        return NOT, NOT
    found = known.axes.get(lemma) or known.axes.get(word)
    if found:
        return found
    number = read(word, known.numbers)
    if number is None:
        return "", ""
    return ORDINAL if word in known.numbers.ordinals else NUMBER, f"{number:g}"


def _differences(ours: _Lines, own: int, theirs: _Lines, other: int) -> list[tuple[Word, Word]]:
    """The words of one axis in which two sentences differ, all around them being the same."""
    here, there = ours[own], theirs[other]
    if max(len(here), len(there)) > LONGEST or _of_others(ours.people.get(own), theirs.people.get(other)):
        return []
    pairs = _swapped(here, there)
    if len(pairs) > MOST:
        return []
    swapped = [
        (ours.settled(here[at]), theirs.settled(there[i]))
        for at, i, share in pairs
        if ours.stands(here[at])
        and theirs.stands(there[i])
        and (share >= SHARE_OF_TOLL or ours.settled(here[at]).axis != CASUALTIES)
        and not _told_too(here, at, theirs, other)
        and not _told_too(there, i, ours, own)
    ]
    return [*swapped, *_denied(ours, own, theirs, other), *(pair[::-1] for pair in _denied(theirs, other, ours, own))]


def _of_others(ours: AbstractSet[str] | None, theirs: AbstractSet[str] | None) -> bool:
    """Where each sentence names people, and none that the other names, two people did the same."""
    return bool(ours and theirs and not ours & theirs)


def _swapped(here: Sequence[Word], there: Sequence[Word]) -> list[tuple[int, int, float]]:
    """The places of words of one axis that stand for each other, each missing in the other sentence; and its share."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, two in enumerate(there):
        if two.axis:
            places[two.axis].append(i)
    said = {(one.axis, one.pole) for one in here}
    pairs = []
    for at, one in enumerate(here):
        rivals_of_it = places.get(one.axis, ())
        if any(there[i].pole == one.pole for i in rivals_of_it):
            continue
        least = SHARE_OF_ONE if one.axis in OF_ONE else SHARE
        for i in rivals_of_it:
            two = there[i]
            if (
                (two.axis, two.pole) not in said
                and two.key != one.key
                and _may_differ(here, at, there, i)
                and _fits(here, at, there, i)
                and (share := _share(here, there, one, two)) >= least
            ):
                pairs.append((at, i, share))
    return pairs


def _may_differ(here: Sequence[Word], at: int, there: Sequence[Word], i: int) -> bool:
    """Whether two figures are not one, rounded, nor the numbers of all of which one is some: "photo 5 of 40"."""
    if here[at].axis != NUMBER:
        return True
    if _is_of_many(here, at) or _is_of_many(there, i):
        return False
    low, high = sorted((float(here[at].pole), float(there[i].pole)))
    return high - low > ROUND * high or (low % 10 > 0 and high % 10 > 0) or high <= 10


def _is_of_many(words: Sequence[Word], at: int) -> bool:
    """Whether a number stands in "5 of 40"."""
    ends = ((at - 2, at - 1), (at + 2, at + 1))
    return any(0 <= far < len(words) and words[near].key == "of" and words[far].axis == NUMBER for far, near in ends)


def _denied(ours: _Lines, own: int, theirs: _Lines, other: int) -> list[tuple[Word, Word]]:
    """What one sentence denies and the other tells in the same words: the "not", and the word it is left out before."""
    here, there = ours[own], theirs[other]
    nots = [at for at, word in enumerate(here) if word.axis == NOT]
    if len(nots) != 1 or _n_negative(here) != _n_negative(there) + 1:
        return []
    at = nots[0]
    if at + 1 == len(here) or not ours.stands(here[at]):
        return []
    rest = [*here[:at], *here[at + 1 :]]
    if at and here[at - 1].key in DID:
        at -= 1
        del rest[at]
    for i, two in enumerate(there):
        if (
            two.key == rest[at].key
            and _fits(rest, at, there, i)
            and theirs.stands(two)
            and _share(rest, there) >= SHARE
        ):
            word = here[nots[0]]
            found = word._replace(span=Span(here[at].span.start, here[nots[0] + 1].span.end))
            if _told_too(here, nots[0], theirs, other) or _said_plainly(there, i, ours, own):
                return []
            return [(found, two._replace(axis=NOT, pole=SO))]
    return []


def _n_negative(words: Sequence[Word]) -> int:
    return sum([word.key in NEGATIVE or word.axis == NOT for word in words])


def _share(here: Sequence[Word], there: Sequence[Word], *rival: Word) -> float:
    """What the content words that both have are of all that they have, the two that stand for each other aside."""
    ours, theirs = ({word.key for word in words if word.telling} for words in (here, there))
    aside = {word.key for word in rival}
    return len(ours & theirs - aside) / max(len((ours | theirs) - aside), 1)


def _around(here: Sequence[Word], at: int, there: Sequence[Word], i: int) -> tuple[int, int, int]:
    """How many words right before and right behind two words are the same, and how many of these have content."""
    before = after = telling = 0
    while before < min(REACH, at, i) and here[at - before - 1].key == there[i - before - 1].key:
        before += 1
        telling += here[at - before].telling
    while (
        after < min(REACH, len(here) - at - 1, len(there) - i - 1)
        and here[at + after + 1].key == there[i + after + 1].key
    ):
        after += 1
        telling += here[at + after].telling
    return before, after, telling


def _fits(here: Sequence[Word], at: int, there: Sequence[Word], i: int) -> bool:
    """Whether two words stand at one place of one sentence; its beginning or end is as good as a word."""
    before, after, telling = _around(here, at, there, i)
    before += at == before and i == before
    after += at + after + 1 == len(here) and i + after + 1 == len(there)
    return before > 0 and after > 0 and before + after >= AROUND and telling >= TELLING


def _told_too(here: Sequence[Word], at: int, theirs: _Lines, other: int) -> bool:
    """Whether another sentence of the other article has the word in such words."""
    word = here[at]
    for number, sentence in enumerate(theirs.annotated.sentences):
        if number != other and sentence.region in TOLD:
            for i, one in enumerate(theirs[number]):
                if one.axis == word.axis and one.pole == word.pole:
                    before, after, telling = _around(here, at, theirs[number], i)
                    if telling and before + after >= NEARLY:
                        return True
    return False


def _said_plainly(here: Sequence[Word], at: int, theirs: _Lines, other: int) -> bool:
    """Whether another sentence of the other article tells a thing in such words, without a "not"."""
    for number, sentence in enumerate(theirs.annotated.sentences):
        if number != other and sentence.region in TOLD and not _n_negative(theirs[number]):
            for i, one in enumerate(theirs[number]):
                if one.key == here[at].key:
                    before, after, telling = _around(here, at, theirs[number], i)
                    if telling and before + after >= NEARLY:
                        return True
    return False
