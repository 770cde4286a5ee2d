"""Mutation of passing tests: tests in, survivors out: planted errors that the rule did not notice, and false alarms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newslint import engine
from newslint.cases.mutations import compared, mutants, paraphrases
from newslint.cases.workbench import Workbench
from newslint.core import rule as rules
from newslint.core.fact import Fact
from newslint.core.rule import Case, Expression, Rule
from newslint.core.span import Span
from newslint.engine.expressions import told


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that did not end as it should: an error unnoticed (``wanted`` is True), or a paraphrase flagged."""

    rule: str
    case: Case
    change: str
    article: str
    words: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class Mutation:
    """How many mutants were tried, and which of them survived."""

    n_mutants: int
    survivors: tuple[Survivor, ...]


def mutate(rule: Rule, cases: Sequence[Case], bench: Workbench) -> Mutation:
    """Plants an error in each passing test; the rule must fire, and must not for a harmless paraphrase."""
    tried, survivors = 0, []
    for case in cases:
        if case.todo or case.outcome != "passes":
            continue
        for change, article, words, mutated, wanted in (*_planted(rule, case, bench), *_harmless(case)):
            tried += 1
            fired = bool(engine.check(bench.base(mutated), (rule,), bench.lexicon)[0])
            if fired != wanted:
                survivors.append(Survivor(rule.name, case, change, article, words, wanted))
    return Mutation(tried, tuple(survivors))


_Mutated = tuple[str, str, str, tuple[rules.Article, ...], bool]


def _planted(rule: Rule, case: Case, bench: Workbench) -> Iterator[_Mutated]:
    """Each kind of change once: at the marks of the test, or at the last fact that was found consistent."""
    names = (rule.value,) if rule.value else tuple(dict.fromkeys(told(_law(rule))))
    base = bench.base(case.articles)
    marked = {*case.primary, *case.other}
    facts: dict[int, Fact] = {}
    for bound in engine.trace(base, rule, bench.lexicon).consistent:
        for fact in bound:
            facts[fact.number] = fact
    chosen = [fact for fact in facts.values() if (fact.article, fact.span) in marked] or list(facts.values())[-1:]
    seen: set[str] = set()
    for fact in chosen:
        for mutant in mutants(fact.words, compared(fact, names)):
            if mutant.change not in seen:
                seen.add(mutant.change)
                mutated = _with_words(case.articles, fact.article, fact.span, mutant.words)
                yield mutant.change, fact.article, mutant.words, mutated, True


def _harmless(case: Case) -> Iterator[_Mutated]:
    first = case.articles[0]
    for mutant in paraphrases(first.text):
        if mutant.words != first.text:
            changed = (first._replace(text=mutant.words), *case.articles[1:])
            yield mutant.change, first.name, mutant.words, changed, False
    if len(case.articles) > 1:
        yield "articles swapped", first.name, "", case.articles[::-1], False


def _with_words(articles: Sequence[rules.Article], name: str, span: Span, words: str) -> tuple[rules.Article, ...]:
    return tuple(
        one._replace(text=one.text[: span.start] + words + one.text[span.end :]) if one.name == name else one
        for one in articles
    )


def _law(rule: Rule) -> Expression:
    return rule.law[1]
