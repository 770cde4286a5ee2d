"""What of a rule its tests never reach: rules and tests in, clauses that never decided anything out.

A rule that has never fired is a rule nobody knows: Vale found three of its own once it looked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newslint import engine
from newslint.cases.workbench import Workbench
from newslint.core.rule import Case, ClaimDefinition, HouseWords, Rule

_VARIABLE = re.compile(r"\b[a-z] is ")

_GROUP = re.compile(r"\(([^()]*)\)|\{([^{}:]*):([^{}]*\|[^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Clauses of one rule or definition: how many there are, and which no test has reached."""

    name: str
    n_clauses: int
    missed: tuple[str, ...]


def of_rule(rule: Rule, cases: Sequence[Case], bench: Workbench) -> Coverage:
    """Whether tests make the rule fire and agree, each gate keep something apart, and each exception excuse."""
    traces = [engine.trace(bench.base(case.articles), rule, bench.lexicon) for case in cases if not case.todo]
    gates, excuses = engine.clauses(rule)
    checks = {
        "it fires": any(one.conflicting for one in traces),
        "it agrees": any(one.consistent for one in traces),
        **{f"where {gate}": any(gate in one.stopped for one in traces) for gate in gates},
    }
    for excuse in excuses:
        # "unless a is updated" and "unless b is updated" are one clause of two like facts: either proves it.
        name = f"unless {_VARIABLE.sub('', excuse) if len(rule.given) > 1 else excuse}"
        checks[name] = checks.get(name, False) or any(excuse in one.excused for one in traces)
    if rule.as_of_days is not None:
        checks["as of"] = any("the time apart" in one.stopped for one in traces)
    return Coverage(rule.name, len(checks), tuple(name for name, reached in checks.items() if not reached))


def of_claims(house: HouseWords, cases: Mapping[str, Sequence[Case]], bench: Workbench) -> tuple[Coverage, ...]:
    """Whether each alternative of each phrase of a claim definition has matched in some test."""
    annotate = bench.annotate
    if annotate is None:
        return ()
    articles = [bench.article(one) for group in cases.values() for case in group for one in case.articles]
    found = []
    for definition in house.claims:
        alternatives = list(_alternatives(definition))
        missed = []
        for phrase in alternatives:
            alone = house._replace(claims=(definition._replace(phrases=(phrase,)),))
            if not any(_matches(definition, annotate(article, alone).annotations) for article in articles):
                missed.append(phrase)
        found.append(Coverage(definition.name, len(alternatives), tuple(missed)))
    return tuple(found)


def _matches(definition: ClaimDefinition, annotations: Iterable[object]) -> bool:
    return any(getattr(one, "fields", {}).get("relation") == definition.name for one in annotations)


def _alternatives(definition: ClaimDefinition) -> Iterator[str]:
    """Each phrase once for every alternative in it, the other groups left as they are.

    >>> list(_alternatives(ClaimDefinition("x", (), ("(has|runs) (a|an)? desk",))))
    ['(has) (a|an)? desk', '(runs) (a|an)? desk']
    """
    for phrase in definition.phrases:
        # An optional group may be absent: only groups that must match have alternatives to prove.
        groups = [found for found in _GROUP.finditer(phrase) if not phrase.startswith("?", found.end())]
        narrowed = [
            phrase[: found.start()] + _only(found, word) + phrase[found.end() :]
            for found in groups
            for word in (found.group(1) if found.group(1) is not None else found.group(3)).split("|")
            if "|" in found.group()
        ]
        yield from narrowed or [phrase]


def _only(found: re.Match[str], word: str) -> str:
    return f"({word})" if found.group(1) is not None else f"{{{found.group(2)}:{word}}}"
