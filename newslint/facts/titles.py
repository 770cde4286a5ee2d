"""Annotated articles come in; for each that has a title, a story of two goes out: the title, and the text below it.

A title sums up its own text, and is written last and in haste. What is asked of a summary and its original is asked
of them: every figure, age and place of the title stands below it, and what is denied in one is not told in the other.
So a title is an article of its own here, of a few words and without a title, and the text below it another.

Places stay those of the page: the two are parts of one text, and ``whole`` gives the name of the article that both
are of. Rules that take part have the tag ``TAG``; they are of the kind that compares articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from newslint.core.annotation import Annotated, Annotation, Sentence
from newslint.core.article import Article, Region
from newslint.core.hints import TypeAlias
from newslint.core.lexicon import Lexicon
from newslint.core.values import Value, When
from newslint.facts.figures import Words, number_words, read

Pair: TypeAlias = tuple[Article, Annotated]

TAG = "titles"
"""The tag of rules that hold a title against its text."""
TITLE, TEXT = "the headline", "the text"
"""What the two are called where a finding names the outlet."""
_END = "#headline"
BRIEF, CASUALTY, NEGATION = "brief", "casualty", "negation"
HEADS = 6
"""Sentences at the beginning of an article among which its title stands."""
WIDE = frozenset(("clause",))
"""Kinds that are as wide as a title: what of them is new is found in what stands in them."""
FEWEST = 2
"""Sentences that a text has, where its title sums up something."""


def parted(
    found: Iterable[Pair], kinds: Set[str], lexicon: Lexicon
) -> Iterator[tuple[str, tuple[tuple[Article, Annotated], ...]]]:
    """The stories of title and text in the order of their names, where the title says what the text does not.

    ``kinds`` are those that are compared: most titles have no figure, name or word of them that the text has not.
    """
    words, kinds = number_words(lexicon), kinds - WIDE
    for article, annotated in sorted(found, key=lambda pair: pair[0].id):
        regions = [sentence.region for sentence in annotated.sentences]
        heads = [number for number, region in enumerate(regions[:HEADS]) if region == "headline"]
        below = [number for number, region in enumerate(regions) if region == "body"]
        if heads and len(below) >= FEWEST and _is_apart(annotated, heads[-1], below, kinds, words):
            title = article._replace(id=article.id + _END, source=TITLE, url="", regions=_plain(article.regions))
            text = article._replace(source=TEXT, url="")
            brief = _brief(_part(annotated, heads), article.published)
            yield article.id, ((title, brief), (text, _part(annotated, below)))


def _is_apart(annotated: Annotated, last: int, below: Sequence[int], kinds: Set[str], words: Words) -> bool:
    """Whether something in the title, down to a sentence, has a word that the text has in no form, or a "not"."""
    known = {lemma for number in below for lemma in annotated.sentences[number].lemmas}
    figures = {read(lemma, words) for lemma in known}
    new: dict[int, list[int]] = {}
    for number in range(last + 1):
        sentence = annotated.sentences[number]
        for lemma, start in zip(sentence.lemmas, sentence.starts, strict=True):
            if lemma not in known and ((value := read(lemma, words)) is None or value not in figures):
                new.setdefault(number, []).append(start)
    for one in annotated.annotations:
        if one.sentence <= last and one.kind in kinds:
            if one.kind == NEGATION:
                return True
            if any(one.span.start <= start < one.span.end for start in new.get(one.sentence, ())):
                return True
    return False


def whole(name: str) -> str:
    """The name of the article that a title is of; any other name is its own."""
    return name.removesuffix(_END)


def _plain(regions: Sequence[Region]) -> tuple[Region, ...]:
    """The regions of a page on which the title is all there is."""
    return tuple(Region("body", region.span) if region.kind == "headline" else region for region in regions)


def _brief(annotated: Annotated, published: When | None) -> Annotated:
    """A title with the flag that the figures of a text of a few words have; the day they are of is told below it."""
    return annotated._replace(
        annotations=tuple(
            one._replace(flags=one.flags | {BRIEF}, fields=_undated(one, published)) if one.kind == "quantity" else one
            for one in annotated.annotations
        )
    )


def _undated(one: Annotation, published: When | None) -> Mapping[str, Value]:
    """The fields of a figure of a title; but a toll without a day is one of today's, and not of last month's fire."""
    if one.fields.get("as_of") != published or CASUALTY in one.flags:
        return one.fields
    return {name: value for name, value in one.fields.items() if name != "as_of"}


def _part(annotated: Annotated, numbers: Sequence[int]) -> Annotated:
    """Some sentences of an article with what was found in them."""
    new: Mapping[int, int] = {number: at for at, number in enumerate(numbers)}
    sentences: list[Sentence] = [annotated.sentences[number]._replace(region="body") for number in numbers]
    found: list[Annotation] = [
        one._replace(sentence=new[one.sentence], voice="narrator" if one.voice == "headline" else one.voice)
        for one in annotated.annotations
        if one.sentence in new
    ]
    return Annotated(tuple(sentences), tuple(found))
