"""What of a rule its tests never reach: rules and tests in, clauses that never decided anything out.

A rule that has never fired is a rule nobody knows: Vale found three of its own once it looked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newslint import engine
from newslint.cases import agreement
from newslint.cases.workbench import Workbench
from newslint.core.annotation import Annotated
from newslint.core.article import Article
from newslint.core.rule import Case, ClaimDefinition, HouseWords, Rule
from newslint.core.span import Span

_VARIABLE = re.compile(r"\b([a-z])(?: is |\.)")

_GROUP = re.compile(r"\(([^()]*)\)|\{([^{}:]*):([^{}]*\|[^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Clauses of one rule or definition: how many there are, and which no test has reached."""

    name: str
    n_clauses: int
    missed: tuple[str, ...]


def of_rule(rule: Rule, cases: Sequence[Case], bench: Workbench) -> Coverage:
    """Whether tests make the rule fire, agree and skip, each gate keep something apart, and each exception excuse."""
    checked = [one for one in cases if not one.todo]
    traces = [agreement.trace(bench.base(case.articles), rule, bench.lexicon) for case in checked]
    gates, excuses = engine.clauses(rule)
    agrees = any(agreement.keepable(rule))
    checks = {
        "it fires": any(one.conflicting for one in traces),
        **({"it agrees": any(one.outcome == "passes" for one in checked)} if agrees else {}),
        "it skips": any(one.outcome == "skips" for one in checked),
        **{f"where {gate}": any(gate in one.stopped for one in traces) for gate in gates},
    }
    for excuse in excuses:
        name = f"unless {_of_either(excuse)}" if len(rule.given) > 1 else f"unless {excuse}"
        checks[name] = checks.get(name, False) or any(excuse in one.excused for one in traces)
    if rule.as_of_days is not None:
        checks["as of"] = any("the time apart" in one.stopped for one in traces)
    return Coverage(rule.name, len(checks), tuple(name for name, reached in checks.items() if not reached))


def _of_either(excuse: str) -> str:
    """ "a is updated" and "b is updated" are one clause of two like facts: either proves it."""
    return _VARIABLE.sub("", excuse) if len(set(_VARIABLE.findall(excuse))) == 1 else excuse


def of_claims(
    house: HouseWords, cases: Mapping[str, Sequence[Case]], bench: Workbench, wanted: Callable[[ClaimDefinition], bool]
) -> tuple[Coverage, ...]:
    """Whether each phrase of a claim definition has matched in some test, and each word of its choices in some phrase.

    Not every word in every phrase: what matches "office" in one phrase matches it in all.
    """
    annotate = bench.annotate
    if annotate is None:
        return ()
    definitions = [one for one in house.claims if wanted(one)]
    if not definitions:
        return ()
    articles = {one.text: bench.article(one) for group in cases.values() for case in group for one in case.articles}
    # Each alternative as a definition of its own name: matches give way to fuller ones of the same name only, so that
    # one look at an article tells of all of them.
    alternatives = {
        f"{definition.name}/{number}": (definition, alternative)
        for definition in definitions
        for number, alternative in enumerate(_alternatives(definition))
    }
    alone = tuple(
        definition._replace(name=name, phrases=(alternative.narrowed,))
        for name, (definition, alternative) in alternatives.items()
    )
    split = house._replace(claims=alone)
    seen: dict[str, list[Article]] = {}
    for article in articles.values():
        for name in {str(one.fields.get("relation")) for one in annotate(article, split).annotations}:
            seen.setdefault(name, []).append(article)
    found = []
    for definition in definitions:
        own = {name: alternative for name, (one, alternative) in alternatives.items() if one is definition}
        checks = {clause: False for alternative in own.values() for clause in alternative.clauses()}
        checks |= {clause: True for name in own if name in seen for clause in own[name].clauses()}
        near = [one for name in own for one in seen.get(name, ())]
        for alternative in own.values():
            lacking = [clause for clause in alternative.clauses() if not checks[clause]]
            if lacking and _seen_beside(house, definition, alternative, near, annotate):
                checks |= dict.fromkeys(lacking, True)
        missed = tuple(clause for clause, reached in checks.items() if not reached)
        found.append(Coverage(definition.name, len(checks), missed))
    return tuple(found)


def _seen_beside(
    house: HouseWords,
    definition: ClaimDefinition,
    alternative: _Alternative,
    articles: Iterable[Article],
    annotate: Callable[[Article, HouseWords], Annotated],
) -> bool:
    """Whether the other phrases of a definition find a claim more in one of the articles with an alternative's help.

    "The one in Oslo" takes up a claim made before: such a phrase matches beside the others only.
    """
    others = tuple(one for one in definition.phrases if one != alternative.phrase)
    without, beside = (
        house._replace(claims=(definition._replace(phrases=phrases),))
        for phrases in (others, (*others, alternative.narrowed))
    )

    def claims(article: Article, words: HouseWords) -> set[Span]:
        found = annotate(article, words).annotations
        return {one.span for one in found if one.fields.get("relation") == definition.name}

    by_text = {one.text: one for one in articles}
    return any(claims(one, beside) - claims(one, without) for one in by_text.values())


@dataclass(frozen=True, slots=True)
class _Alternative:
    """A phrase with one of its choices made; ``word`` is what was chosen, "" where there is no choice."""

    phrase: str
    narrowed: str
    word: str = ""

    def clauses(self) -> Iterator[str]:
        """What a match of it proves."""
        yield f"phrase {self.phrase}"
        if self.word:
            yield f"word {self.word}"


def _alternatives(definition: ClaimDefinition) -> Iterator[_Alternative]:
    """Each phrase once for every alternative in it, the other groups left as they are.

    >>> [one.narrowed for one in _alternatives(ClaimDefinition("x", (), ("(has|runs) (a|an)? desk",)))]
    ['(has) (a|an)? desk', '(runs) (a|an)? desk']
    """
    for phrase in definition.phrases:
        # An optional group may be absent: only groups that must match have alternatives to prove.
        groups = [found for found in _GROUP.finditer(phrase) if not phrase.startswith("?", found.end())]
        narrowed = [
            _Alternative(phrase, phrase[: found.start()] + _only(found, word) + phrase[found.end() :], word)
            for found in groups
            for word in (found.group(1) if found.group(1) is not None else found.group(3)).split("|")
            if "|" in found.group()
        ]
        yield from narrowed or [_Alternative(phrase, phrase)]


def _only(found: re.Match[str], word: str) -> str:
    """A group with one word of it; twice in a role, where "party" alone would be a type."""
    return f"({word})" if found.group(1) is not None else f"{{{found.group(2)}:{word}|{word}}}"
