"""Article text as tokens: what every extractor reads. Parallel lists, because objects per word cost too much."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import compress, count, islice, repeat
from operator import is_not
from typing import TYPE_CHECKING, TypeVar

from newslint.annotate import markup, sentences, tagging, tokens, words
from newslint.annotate.phrases import Phrases
from newslint.annotate.watch import Watch, Watched, between
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.span import Span

if TYPE_CHECKING:
    from newslint.annotate.chains import Chain

Value = TypeVar("Value")

CONTENT = frozenset("NPVJ#")
"""Tags of words that say what a sentence is about."""

new = tuple.__new__
"""Makes a named tuple of its fields, without the call in Python that its class makes; for what is made by thousands."""


def picks(tags: Iterable[str]) -> bytes:
    """A table that makes of ``Prose.tagged`` a selection: 1 where one of some tags stands, else 0.

    To translate a string costs a tenth of a look-up for each token of it.
    """
    return bytes(chr(code) in frozenset(tags) for code in range(256))


SOLID = picks(CONTENT)


def flagged(one: Annotation, flag: str) -> Annotation:
    """The same annotation with one more flag."""
    kind, span, sentence, fields, flags, voice, confidence = one
    return new(Annotation, (kind, span, sentence, fields, flags | {flag}, voice, confidence))


NO_FLAGS: frozenset[str] = frozenset()
SILENT = frozenset({"boilerplate", "teaser", "metadata", "byline", "dateline"})
"""Regions that tell nothing of the story."""


@dataclass(slots=True)
class Prose:
    """Tokens of one article, in parallel lists indexed by token number.

    ``words`` are as printed; ``lower`` is in lower case with curly quotes and dashes folded to ASCII (an em dash is
    "--", an ellipsis "...");
    ``tags`` are one letter each: N noun, P proper noun, V verb, A auxiliary or modal, J adjective, R adverb,
    D determiner or possessive, I preposition, C conjunction or complementiser, O pronoun, T the word "to",
    # number in digits or words, S currency or percent sign, Q quotation mark, . sentence-like punctuation,
    ``,`` other punctuation. ``sentences`` are half-open token ranges that cover all tokens, in order, and
    ``spans`` their characters; ``regions``, ``paragraphs`` and ``firsts`` (the first token) are those of each sentence,
    and ``sentence_at`` is the number of the sentence of each token, and of the end; ``capital`` tells
    which tokens begin with a capital letter, and ``capitals`` are their numbers; ``odd`` are the tokens that are not
    made of letters alone, single signs aside; ``tagged`` are the tags as one string, of which ``picks`` makes a
    selection, as ``solid`` is one of the tokens that say what a sentence is about.
    The rest is room for what several extractors share and is read once: ``index`` for names and quotations, ``parties``
    for those who act through others, ``near`` for clauses, ``begins`` for the tokens where a number may stand,
    ``figures`` and ``measured`` for numbers and their units, ``placed`` for the tokens of figures and dates,
    ``chains`` for what governs a verb, by the verb and where its sentence begins, and ``subjects`` for the subjects of
    chains, by where the chain and its sentence begin.
    """

    text: str
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    sentence_at: list[int] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    capitals: list[int] = field(default_factory=list)
    odd: list[int] = field(default_factory=list)
    tagged: bytes = b""
    solid: bytes = b""
    watch: Watch = field(default_factory=Watch, repr=False, compare=False)
    watched: Sequence[list[int]] = field(default=(), repr=False, compare=False)
    index: object | None = field(default=None, repr=False, compare=False)
    parties: object | None = field(default=None, repr=False, compare=False)
    near: object | None = field(default=None, repr=False, compare=False)
    begins: list[int] | None = field(default=None, repr=False, compare=False)
    placed: dict[Span, tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)
    figures: dict[int, object] = field(default_factory=dict, repr=False, compare=False)
    measured: dict[tuple[int, int], tuple[object, object]] = field(default_factory=dict, repr=False, compare=False)
    chains: dict[tuple[int, int], Chain] = field(default_factory=dict, repr=False, compare=False)
    subjects: dict[tuple[int, int], int | None] = field(default_factory=dict, repr=False, compare=False)
    _found: list[Annotation] = field(default_factory=list, repr=False, compare=False)
    _by_kind: dict[str, list[Annotation]] = field(default_factory=dict, repr=False, compare=False)
    _n_sorted: int = field(default=0, repr=False, compare=False)
    _places: list[list[int]] = field(default_factory=list, repr=False, compare=False)
    _scanned: dict[Set[str], list[int]] = field(default_factory=dict, repr=False, compare=False)
    _based: list[list[int]] = field(default_factory=list, repr=False, compare=False)

    def span(self, first: int, stop: int) -> Span:
        """The characters that tokens ``first`` up to ``stop`` cover."""
        starts, last = self.starts, stop - 1
        return new(Span, (starts[first], starts[last] + len(self.words[last])))

    def end(self, token: int) -> int:
        """Where a token ends in the text."""
        return self.starts[token] + len(self.words[token])

    def content(self, first: int, stop: int) -> frozenset[str]:
        """The lemmas of the words that say what tokens ``first`` up to ``stop`` are about."""
        return frozenset(compress(self.lemmas[first:stop], self.solid[first:stop]))

    def odd_within(self, first: int, stop: int) -> list[int]:
        """The figures and compounds between two tokens: most stretches have none."""
        return between(self.odd, first, stop)

    def topic(self, number: int) -> frozenset[str]:
        """What a sentence and the one before it are about."""
        here = self.content(*self.sentences[number])
        return here | self.content(*self.sentences[number - 1]) if number else here

    def told(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """The same of the whole article in the order of the text, and where each begins."""
        return tuple(compress(self.lemmas, self.solid)), tuple(compress(self.starts, self.solid))

    def of_kind(self, kind: str, found: list[Annotation]) -> list[Annotation]:
        """What has been found of one kind, in order; each annotation is sorted in once for all extractors that ask."""
        if found is not self._found:
            self._found, self._by_kind, self._n_sorted = found, defaultdict(list), 0
        by_kind = self._by_kind
        for one in found[self._n_sorted :]:
            by_kind[one.kind].append(one)
        self._n_sorted = len(found)
        return by_kind[kind]

    def where(self, words: Set[str]) -> list[int]:
        """The tokens that are one of some words, from left to right; ``words`` are as ``lower`` has them."""
        places = self._places or self._walk()
        number = self.watch.sets.get(words, len(places))
        if number < len(places):
            return places[number]
        found = self._scanned.get(words)
        if found is None:
            self._watch_next(words)
            # A set that came too late for the walk: a sentence may ask for it, and the next one again.
            found = self._scanned[words] = _scan(self.lower, words)
        return found

    def where_lemma(self, words: Set[str]) -> list[int]:
        """The tokens that are one of some words, or whose base form is."""
        places = self._places or self._walk()
        number = self.watch.sets.get(words, len(places))
        if number >= len(places):
            return sorted({*self.where(words), *_scan(self.lemmas, words)})
        if not self._based:
            # Where the base form is the word itself, the walk over the words has met it.
            bent = list(map(is_not, self.lemmas, self.lower))
            found = list(map(self.watch.by_word.get, compress(self.lemmas, bent)))
            self._based = _dispatch(compress(count(), bent), found, len(self.watch.sets))
        based, plain = self._based[number], places[number]
        return sorted({*plain, *based}) if based and plain else [*based, *plain]

    def opened(self, phrases: Phrases[Value]) -> list[int]:
        """The tokens at which one of some phrases may begin; each is looked for by its rarest word."""
        lower, anchors = self.lower, phrases.anchors
        found = {i - offset for i in self.where(phrases.rare) for offset in anchors[lower[i]] if i >= offset}
        openers = phrases.openers()
        return [i for i in sorted(found) if lower[i] in openers]

    def ending(self, letters: str) -> Iterator[int]:
        """The tokens that end in some letters, small or capital: a search costs less than a look at each token."""
        for form in (letters, letters.upper()):
            at = self.text.find(form)
            while at >= 0:
                token = self.token_at(at)
                if self.words and self.end(token) == at + len(letters) and self.lower[token].endswith(letters):
                    yield token
                at = self.text.find(form, at + 1)

    def _walk(self) -> list[list[int]]:
        """Where the words of each set stand: one walk over the article serves all extractors."""
        self._places = _dispatch(count(), self.watched, len(self.watch.sets))
        return self._places

    def _watch_next(self, words: Set[str]) -> None:
        """A set that the walk did not know will be known in the next article, if it is of the lexicon."""
        if isinstance(words, Watched):
            self.watch.add(words)

    def cut(self, first: int, stop: int) -> str:
        """What is printed from token ``first`` up to ``stop``."""
        return self.text[self.starts[first] : self.end(stop - 1)]

    def token_at(self, offset: int) -> int:
        """The token that an offset falls into, or the last one before it."""
        return (bisect_right(self.starts, offset) or 1) - 1


def read(article: Article, lexicon: Lexicon) -> Prose:
    """The tokens of an article, split into sentences and tagged."""
    known = _words(lexicon)
    text = markup.mask(article.text, article.format)
    pieces, starts = tokens.pieces(text, known.abbreviations)
    forms = list(map(known.forms.__getitem__, pieces))
    columns = zip(*forms, strict=True) if forms else repeat((), len(words.Form._fields))
    printed, lower, tags, classes, lemmas, capital = map(list, islice(columns, 6))
    unsettled, final, odd, watched = columns
    numbers = range(len(printed))
    capitals = list(compress(numbers, capital))
    stops = compress(numbers, final)
    ranges, paragraphs = sentences.split(text, printed, starts, stops, article.regions, known.stops)
    firsts = [first for first, _ in ranges]
    sentence_at: list[int] = []
    for number, (first, stop) in enumerate(ranges):
        sentence_at += repeat(number, stop - first)
    spans = [new(Span, (starts[first], starts[stop - 1] + len(printed[stop - 1]))) for first, stop in ranges]
    sentence_at.append(max(len(ranges) - 1, 0))
    regions = article.regions_at([starts[first] for first in firsts])
    prose = Prose(
        article.text,
        printed,
        lower,
        lemmas,
        tags,
        starts,
        ranges,
        spans,
        regions,
        paragraphs,
        firsts,
        sentence_at,
        capital,
        capitals,
        list(compress(numbers, odd)),
        watch=known.watch,
        watched=watched,
    )
    bent = compress(numbers, unsettled)
    tagging.tag(printed, lower, classes, tags, lemmas, ranges, capitals, bent, known.forms.table, prose.where)
    prose.tagged = "".join(tags).encode()
    prose.solid = prose.tagged.translate(SOLID)
    return prose


def base_form(word: str, lexicon: Lexicon) -> str:
    """The base form that a word has by itself."""
    return _words(lexicon).forms.table[word][1]


def _dispatch(tokens: Iterable[int], found: Sequence[list[int] | None], n_sets: int) -> list[list[int]]:
    """Which of some tokens are in each of the sets that are watched, by the numbers of the sets of each token."""
    places: list[list[int]] = [[] for _ in range(n_sets)]
    for token, sets in compress(zip(tokens, found, strict=False), found):
        for number in sets or ():
            places[number].append(token)
    return places


def _scan(words: Iterable[str], wanted: Set[str]) -> list[int]:
    """Where some words stand that no walk has met, as in the first article."""
    return list(compress(count(), map(wanted.__contains__, words)))


@dataclass(frozen=True, slots=True)
class _Words:
    forms: words.Forms
    watch: Watch
    stops: sentences.Stops
    abbreviations: str


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    short = lexicon.table("words", "abbreviations")
    titles, others = str(short.get("titles", "")).split(), str(short.get("others", "")).split()
    openers = str(lexicon.tables.get("words") and lexicon.table("words").get("openers", "")).split()
    stops = sentences.Stops(frozenset(titles), frozenset(others), frozenset(openers))
    watch = Watch()
    return _Words(words.Forms(words.table(lexicon), watch.by_word), watch, stops, " ".join(titles + others))
