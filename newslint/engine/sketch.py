"""What is known of a rule before there are facts: worked out once, and kept beside the rules in the cache.

``engine.sketching`` makes them, and is not imported by a run that finds them made.
"""

from __future__ import annotations

from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.rule import Expression
from newslint.engine.gates import Row
from newslint.engine.pools import Condition
from newslint.engine.ways import Listing

Sighted: TypeAlias = tuple[frozenset[str], tuple[str, ...], tuple[str, ...], bool]
"""What a rule can see of a fact: flags, fields of its own, fields of all facts, and whether its time."""


class Sketch(NamedTuple):
    """What is known of a rule without facts.

    ``pools`` give for each variable the kind and the conditions on it alone, written of a variable without a name.
    ``aligned`` is the share of words by which sentences are paired, if they are. ``same`` says that both variables
    range over one kind of thing, ``symmetric`` that the rule says the same with the two exchanged. ``unless`` are the
    exceptions in words, in core form and with their price. ``listings`` are ways to list pairs.
    ``sighted`` is what the rule can see of a fact, None where it looks further; ``groups`` are the aggregates of its
    law; ``asks_told`` is the share of a sentence that has to be told in the other article, 0 for none. ``between`` says
    that a gate wants two articles.
    """

    names: tuple[str, ...]
    pools: tuple[tuple[str, tuple[Condition, ...]], ...]
    aligned: float | None
    aligned_said: str
    gates: tuple[Row, ...]
    unless: tuple[tuple[str, Expression, int], ...]
    law: Expression
    law_price: int
    same: bool
    symmetric: bool
    agreement: bool
    listings: tuple[Listing, ...]
    sighted: tuple[Sighted, ...] | None
    shown: tuple[str, ...]
    groups: tuple[Expression, ...]
    compares_words: bool
    asks_slots: bool
    asks_told: float
    between: bool
