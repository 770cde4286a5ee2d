"""Mutation of passing tests: tests in, survivors out: planted errors that the rule did not notice, and false alarms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newslint import engine
from newslint.cases import agreement
from newslint.cases.mutations import FAMILIES, Mutant, compared, mutants, paraphrases, reversals
from newslint.cases.workbench import Workbench
from newslint.core import rule as rules
from newslint.core.expressions import told
from newslint.core.fact import Fact
from newslint.core.rule import Case, Rule
from newslint.core.span import Span
from newslint.core.values import Entity


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


def mutate(rule: Rule, cases: Sequence[Case], bench: Workbench, others: Sequence[Rule] = ()) -> Mutation:
    """Plants errors in each passing test; the rule must fire, and must not for a harmless paraphrase.

    Of changes of one family one must be noticed: a whole that grows is no error to a rule on parts that exceed it.
    And rules share their work, so that one of ``others`` may notice instead: a figure that is off tenfold is one
    rule's to tell, a digit another's.
    """
    tried, survivors = 0, []
    for case in cases:
        if case.todo or case.outcome != "passes":
            continue
        for change, article, words, mutated in _harmless(case):
            tried += 1
            if _fires(rule, mutated, bench):
                survivors.append(Survivor(rule.name, case, change, article, words, False))
        missed: dict[str, tuple[Survivor, list[tuple[rules.Article, ...]]]] = {}
        noticed: set[str] = set()
        for change, article, words, mutated in _planted(rule, case, bench):
            tried += 1
            if _fires(rule, mutated, bench):
                noticed.add(FAMILIES[change])
            else:
                one = Survivor(rule.name, case, change, article, words, True)
                missed.setdefault(FAMILIES[change], (one, []))[1].append(mutated)
        if not _forbids_a_coincidence(rule):
            survivors += [
                one
                for family, (one, unnoticed) in missed.items()
                if family not in noticed and not _told_by_others(case, unnoticed, bench, others)
            ]
    return Mutation(tried, tuple(survivors))


_Mutated = tuple[str, str, str, tuple[rules.Article, ...]]


def _told_by_others(
    case: Case, unnoticed: Sequence[tuple[rules.Article, ...]], bench: Workbench, others: Sequence[Rule]
) -> bool:
    """Whether a rule that has nothing to say of a test speaks of one of its mutants."""
    if not others:
        return False
    loud = {one.rule for one in engine.check(bench.base(case.articles), others, bench.lexicon)[0]}
    quiet = [one for one in others if one.name not in loud]
    return any(engine.check(bench.base(mutated), quiet, bench.lexicon)[0] for mutated in unnoticed)


def _forbids_a_coincidence(rule: Rule) -> bool:
    """Whether a law forbids that values agree, or certain words or marks: a change at random seldom has them."""
    word, law = rule.law
    choices = [one for one in law[1:] if isinstance(one, tuple)] if law[0] == "or" else [law]
    return word == "forbid" and all(
        one[0] == "flag"
        or one[:2] == ("op", "agrees-with")
        or (one[0] == "op" and one[1] in ("contains", "=", "same-as") and _is_word(one[3]))
        for one in choices
    )


def _is_word(expression: object) -> bool:
    return isinstance(expression, tuple) and expression[0] == "value"


def _fires(rule: Rule, articles: Sequence[rules.Article], bench: Workbench) -> bool:
    return bool(engine.check(bench.base(articles), (rule,), bench.lexicon)[0])


def _planted(rule: Rule, case: Case, bench: Workbench) -> Iterator[_Mutated]:
    """Changes at the marks of the test, or else at any fact that was found consistent.

    A law on other facts of an article ("some attribution names an outlet") leaves nothing to plant in those compared.
    """
    keepable = tuple(agreement.keepable(rule))
    if all(agreement.looks_elsewhere(one) for one in keepable):
        return
    names = tuple(dict.fromkeys(name for one in keepable for name in told(one.law[1])))
    base = bench.base(case.articles)
    marked = {*case.primary, *case.other}
    facts: dict[int, Fact] = {}
    for bound in agreement.trace(base, rule, bench.lexicon).consistent:
        for fact in bound:
            facts[fact.number] = fact
    chosen = [fact for fact in facts.values() if (fact.article, fact.span) in marked] or list(facts.values())[:4]
    texts = {one.name: one.text for one in case.articles}
    for fact in chosen:
        for mutant, span in _changes(rule, fact, names, base.sentences[fact.sentence].span, texts[fact.article]):
            mutated = _with_words(case.articles, fact.article, span, mutant.words)
            yield mutant.change, fact.article, mutant.words, mutated


def _changes(
    rule: Rule, fact: Fact, names: tuple[str, ...], statement: Span, text: str
) -> Iterator[tuple[Mutant, Span]]:
    """Changes of what the law looks at; for a law that looks at something else there is no error to plant."""
    if not agreement.only_broken(rule):
        value, field = compared(fact, (rule.value,) if rule.value else names)
        span = _written(value, fact, statement, text)
        for mutant in mutants(span.cut(text), value, field):
            yield mutant, span
    elif "polarity" in names:
        # The "not" may stand outside the words of the fact.
        for span in (fact.span, statement):
            for mutant in reversals(span.cut(text)):
                yield mutant, span


def _written(value: object, fact: Fact, statement: Span, text: str) -> Span:
    """Where a value stands: the home of "Anna Berg" is beside her name, in the same sentence."""
    if isinstance(value, Entity) and value.label not in fact.words:
        at = text.find(value.label, statement.start, statement.end)
        if at >= 0:
            return Span(at, at + len(value.label))
    return fact.span


def _harmless(case: Case) -> Iterator[_Mutated]:
    for number, one in enumerate(case.articles):
        for mutant in paraphrases(one.text):
            if mutant.words != one.text:
                changed = (*case.articles[:number], one._replace(text=mutant.words), *case.articles[number + 1 :])
                yield mutant.change, one.name, mutant.words, changed
    if len(case.articles) > 1:
        yield "articles swapped", case.articles[0].name, "", case.articles[::-1]


def _with_words(articles: Sequence[rules.Article], name: str, span: Span, words: str) -> tuple[rules.Article, ...]:
    return tuple(
        one._replace(text=one.text[: span.start] + words + one.text[span.end :]) if one.name == name else one
        for one in articles
    )
