"""The facts of a run with the indexes that rules join by: a fact base in, look-ups out, built when asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from newslint.core.fact import Fact, FactBase
from newslint.core.lexicon import Lexicon
from newslint.core.rule import Expression
from newslint.core.values import When
from newslint.engine.numerals import numerals
from newslint.engine.operators import identity
from newslint.engine.relations import relations
from newslint.engine.similar import Weighing

COMMON = ("source", "article", "region", "voice", "published", "words", "origin", "confidence")
"""Fields that are attributes of every fact."""

ALIGNED = ("sentence", "slot")
"""Fields that are looked up in the alignment of two articles; by itself, either is the words of the sentence."""


class Scene:
    """A fact base, a lexicon, and what is looked up in them again and again."""

    __slots__ = (
        "_beside",
        "_cited",
        "_figures",
        "_neighbours",
        "_numerals",
        "_vocabularies",
        "_weighing",
        "base",
        "by_kind",
        "by_number",
        "changing",
        "closures",
        "columns",
        "gates",
        "order",
        "pools",
        "relations",
        "rising",
        "tables",
        "truths",
    )

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self.base = base
        self.relations = relations(lexicon)
        self.rising: frozenset[object] = frozenset(lexicon.words("updates", "rising"))
        self.changing: frozenset[object] = frozenset(lexicon.words("updates", "changing"))
        self.order = {
            article: number for number, article in enumerate(name for story in base.stories for name in story.articles)
        }
        by_kind: dict[str, list[Fact]] = defaultdict(list)
        for fact in sorted(base.facts, key=self.place):
            by_kind[fact.kind].append(fact)
        self.by_kind = {kind: tuple(facts) for kind, facts in by_kind.items()}
        self.by_number = {fact.number: fact for fact in base.facts}
        # What is made of an expression is kept by which object that is, as equal ones are one in sketches of rules;
        # beside it lies the expression, so that no other can take its number.
        self.pools: dict[tuple[object, ...], tuple[Expression, tuple[Fact, ...]]] = {}
        self.tables: dict[tuple[object, ...], dict[tuple[object, ...], list[Fact]]] = {}
        self.closures: dict[tuple[object, ...], tuple[Expression, Callable[[list[Fact]], object]]] = {}
        self.gates: dict[tuple[object, ...], object] = {}
        self._figures: dict[str, list[Fact]] | None = None
        self.truths: dict[int, tuple[Expression, dict[object, bool]]] = {}
        self.columns: dict[int, object] = {}
        self._neighbours: dict[int, list[int]] | None = None
        self._beside: dict[int, list[int]] | None = None
        self._numerals: dict[str, frozenset[float]] = {}
        self._vocabularies: dict[str, frozenset[str]] | None = None
        self._cited: frozenset[tuple[str, ...]] | None = None
        self._weighing: dict[str, Weighing | None] = {}

    def place(self, fact: Fact) -> tuple[int, int, int, int]:
        """Where a fact stands in the order of everything: article, span, number."""
        return (self.order.get(fact.article, len(self.order)), *fact.span, fact.number)

    def figures(self, story: str) -> Sequence[Fact]:
        """The quantities of a story, in order."""
        if self._figures is None:
            self._figures = defaultdict(list)
            for fact in self.by_kind.get("quantity", ()):
                self._figures[fact.story].append(fact)
        return self._figures[story]

    def neighbours(self, sentence: int) -> Sequence[int]:
        """The sentences that a sentence is aligned with."""
        if self._neighbours is None:
            self._neighbours = _both_ways(self.base.aligned)
        return self._neighbours.get(sentence, ())

    def beside(self, number: int) -> Sequence[int]:
        """The facts in whose slot a fact stands, by number."""
        if self._beside is None:
            self._beside = _both_ways(self.base.slots)
        return self._beside.get(number, ())

    def vocabulary(self, article: str) -> frozenset[str]:
        """All content words of an article."""
        if self._vocabularies is None:
            table: dict[str, set[str]] = defaultdict(set)
            for statement in self.base.sentences:
                table[statement.article].update(statement.lemmas)
            self._vocabularies = {name: frozenset(words) for name, words in table.items()}
        return self._vocabularies.get(article, frozenset())

    def numerals(self, article: str) -> frozenset[float]:
        """All figures that an article has in any form."""
        if article not in self._numerals:
            self._numerals[article] = numerals(self.vocabulary(article))
        return self._numerals[article]

    def weighing(self, story: str) -> Weighing | None:
        """What words weigh in a story; None where that is not known."""
        if story not in self._weighing:
            weights = self.base.weights.get(story)
            self._weighing[story] = Weighing(weights) if weights else None
        return self._weighing[story]

    def cites(self, article: str, outlet: str) -> bool:
        """Whether an article names an outlet as where it has its news from."""
        return (article, outlet.casefold()) in self._citations()

    def is_cited(self, fact: Fact) -> bool:
        """Whether another article of the story names the fact's outlet as its source."""
        return (fact.story, fact.source.casefold(), "") in self._citations()

    def _citations(self) -> frozenset[tuple[str, ...]]:
        """(article, outlet it cites) and (story, outlet cited in it by another, "")."""
        if self._cited is None:
            found: set[tuple[str, ...]] = set()
            for fact in self.by_kind.get("attribution", ()):
                named = fact.fields.get("outlet")
                if named is not None:
                    outlet = str(identity(named))
                    found.add((fact.article, outlet))
                    if fact.source.casefold() != outlet:
                        found.add((fact.story, outlet, ""))
            self._cited = frozenset(found)
        return self._cited


def _both_ways(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """For each number of some pairs, those that it is paired with."""
    table: dict[int, list[int]] = defaultdict(list)
    for one, other in sorted(pairs):
        table[one].append(other)
        table[other].append(one)
    return table


def moment(fact: Fact) -> When | None:
    """The time that a fact speaks of: its own, else that of publication."""
    own = fact.fields.get("as_of")
    return own if isinstance(own, When) else fact.published
