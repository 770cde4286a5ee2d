"""Stories of annotated articles come in; the table that the engine joins goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from newslint.core.annotation import Annotated
from newslint.core.article import Article
from newslint.core.fact import TRUST, Fact, FactBase, Statement, Story
from newslint.core.files import stem
from newslint.core.hints import TypeAlias
from newslint.core.lexicon import Lexicon
from newslint.core.rule import HouseWords
from newslint.core.values import Entity
from newslint.facts.accounts import accounts
from newslint.facts.alignment import TOLD, Folds, Line, align
from newslint.facts.answers import answered
from newslint.facts.copies import copied_shares, retellings
from newslint.facts.counterparts import counterparts
from newslint.facts.described import described
from newslint.facts.exchanges import exchanges
from newslint.facts.identities import identities, renamed
from newslint.facts.numerals import numerals
from newslint.facts.origins import origins, outlet
from newslint.facts.rivals import rivals
from newslint.facts.weights import weights

Pair: TypeAlias = tuple[Article, Annotated]

FOREIGN = frozenset(("boilerplate", "teaser"))
"""Regions of the page that are not the article: no fact of theirs is ever compared with the story's."""
FEWEST_WORDS = 2
NAMED = frozenset(("person", "organisation", "place"))


def tabulate(stories: Sequence[tuple[str, tuple[Pair, ...]]], lexicon: Lexicon, house: HouseWords) -> FactBase:
    """One table of all stories, in order; facts, sentences and origins are numbered through."""
    # Nothing is aligned in a story of one article: what that takes is made for others only.
    several = any(len(story) > 1 for _, story in stories)
    folds = Folds(_figures(lexicon) if several else ())
    outlets = _outlets(lexicon, house)
    facts: list[Fact] = []
    sentences: list[Statement] = []
    aligned: dict[tuple[int, int], float] = {}
    copies: dict[tuple[str, str], float] = {}
    weighed: dict[str, dict[str, float]] = {}
    alike: dict[tuple[int, int], float] = {}
    void = frozenset((*_figures(lexicon), *_units(lexicon))) if several else frozenset()
    n_articles = 0
    for name, told_story in stories:
        story, names = told_story, frozenset[str]()
        if len(story) > 1:
            story = accounts(answered(story, lexicon), lexicon, void)
            names = _names(story)
            story = counterparts(story, lexicon, void, names)
        first_sentence = len(sentences)
        sentences.extend(_statements(story))
        if len(story) > 1:
            told = [one.lemmas for one in sentences[first_sentence:]]
            weighed[name] = weights(told, len(story), names, void)
            story = exchanges(story, weighed[name])
        lines = _lines(story, first_sentence, folds) if len(story) > 1 else []
        story_aligned = align(lines) if len(story) > 1 else {}
        shares = copied_shares(lines, story_aligned)
        roots = origins(story, retellings(lines, story_aligned), outlets)
        aligned.update(story_aligned)
        copies.update({_ids(story, pair): round(share, 4) for pair, share in sorted(shares.items())})
        if story_aligned:
            story = numerals(story, story_aligned, first_sentence, weighed[name], folds, lexicon)
            story = rivals(story, story_aligned, first_sentence, lexicon)
        called = described(story) if len(story) > 1 else ()
        known = identities([annotated for _, annotated in story], house.aliases, weighed.get(name), called)
        sources = _sources([article for article, _ in story])
        first_fact, told_first = len(facts), first_sentence
        for number, (article, annotated) in enumerate(story):
            circumstances = (name, n_articles + roots[number], sources[number])
            facts.extend(_facts(article, annotated, len(facts), first_sentence, known, circumstances))
            first_sentence += len(annotated.sentences)
        if len(story) > 1:
            from newslint.facts.denials import denials
            from newslint.facts.slots import people_named, slots

            placed = dict(enumerate((one for _, annotated in story for one in annotated.sentences), told_first))
            own = facts[first_fact:]
            people = people_named(own)
            for find in (slots, denials):
                alike.update(find(own, placed, weighed[name], folds, people))
        n_articles += len(story)
    named = tuple(Story(name, tuple(article.id for article, _ in story)) for name, story in stories)
    trust = _trust({fact.source for fact in facts}, house, outlets)
    return FactBase(named, tuple(facts), tuple(sentences), aligned, copies, weighed, trust, alike)


def _trust(sources: Collection[str], house: HouseWords, outlets: Mapping[str, str]) -> dict[str, int]:
    """The sources to which the house gives more or less trust than to others: ``source wire is "Reuters" trust 3``."""
    given = {
        outlet(name, outlets): trust for names in house.sources for name in (names[0], *names[1]) for trust in names[2:]
    }
    levels = {source: given.get(outlet(source, outlets), TRUST) for source in sorted(sources)}
    return {source: trust for source, trust in levels.items() if trust != TRUST}


def _figures(lexicon: Lexicon) -> Iterator[str]:
    """Words that stand for figures, days and months: a rewrite that moves the day still tells the same."""
    for section in ("cardinals", "scales", "suffixes", "plurals", "fractions", "ordinals", "vague"):
        yield from lexicon.table("numbers", section)
    for section in ("weekdays", "months"):
        for names in lexicon.table("periods", section).values():
            yield from str(names).split()


def _units(lexicon: Lexicon) -> Iterator[str]:
    """Words that units are printed with: two sums in euros share nothing by that."""
    for units in (*lexicon.table("units", "units").values(), lexicon.table("currencies", "words")):
        for printed in units.values() if isinstance(units, Mapping) else ():
            for form in str(printed).split():
                yield from form.split("_")


def _names(story: Sequence[Pair]) -> frozenset[str]:
    """The words of the names of people, organisations and places."""
    return frozenset(
        word
        for _, annotated in story
        for one in annotated.annotations
        if one.kind in NAMED and isinstance(name := one.fields.get("name"), Entity)
        for word in name.id.split()
    )


def _outlets(lexicon: Lexicon, house: HouseWords) -> dict[str, str]:
    """Other names of outlets, each with the one that the house or the lexicon gives it, in lower case."""
    names = {}
    for section in ("agencies", "outlets"):
        for name, aliases in lexicon.table("outlets", section).items():
            for alias in aliases if isinstance(aliases, list) else ():
                names[str(alias).lower()] = name.lower()
    for name, others, _ in house.sources:
        names.update((other.lower(), name.lower()) for other in others)
    return names


def _ids(story: Sequence[Pair], pair: tuple[int, int]) -> tuple[str, str]:
    one, other = sorted(story[number][0].id for number in pair)
    return (one, other)


def _statements(story: Sequence[Pair]) -> Iterator[Statement]:
    for article, annotated in story:
        for sentence in annotated.sentences:
            yield Statement(article.id, sentence.span, sentence.region, frozenset(sentence.lemmas))


def _lines(story: Sequence[Pair], first_sentence: int, folds: Folds) -> list[Line]:
    lines = []
    for number, (_, annotated) in enumerate(story):
        for index, sentence in enumerate(annotated.sentences):
            if sentence.region in TOLD:
                words = frozenset([folds[lemma] for lemma in sentence.lemmas])
                if len(words) >= FEWEST_WORDS:
                    lines.append(Line(first_sentence + index, number, words))
        first_sentence += len(annotated.sentences)
    return lines


def _sources(articles: Sequence[Article]) -> list[str]:
    """The outlet of each article, else its file's name; two files of one name are told apart by their folders."""
    stems = [stem(article.id) for article in articles]
    n_having = Counter(stems)
    return [
        article.source or (name if n_having[name] == 1 else article.id)
        for article, name in zip(articles, stems, strict=True)
    ]


def _facts(
    article: Article,
    annotated: Annotated,
    first_number: int,
    first_sentence: int,
    known: Mapping[str, Entity],
    circumstances: tuple[str, int, str],
) -> Iterator[Fact]:
    story, origin, source = circumstances
    number = first_number
    ordered = sorted(annotated.annotations, key=lambda one: (one.span, one.kind))
    regions = article.regions_at([annotation.span.start for annotation in ordered])
    for annotation, region in zip(ordered, regions, strict=True):
        if region in FOREIGN and annotation.kind != "furniture":
            continue
        yield Fact(
            number=number,
            kind=annotation.kind,
            article=article.id,
            span=annotation.span,
            words=annotation.span.cut(article.text),
            fields=renamed(annotation.fields, known),
            flags=annotation.flags,
            voice=annotation.voice,
            region=region,
            sentence=first_sentence + annotation.sentence,
            confidence=annotation.confidence,
            source=source,
            story=story,
            origin=origin,
            published=article.published,
        )
        number += 1
