"""A rule in its core form: what the sentence means, ready for the engine and for the cache.

An expression is a nested tuple of plain values, so that compiled rules are stored without a parser:

* ``("field", variable, name)``: a field of a bound fact; unknown where the fact lacks it.
* ``("flag", variable, name)``: whether a flag is set.
* ``("value", literal)``: a number, a string or a bool; ``("amount", low, high, unit)``; ``("days", n)``;
  ``("when", start, stop)`` in minutes, as ``core.values.When``. A comparison of a fact's amount with an amount that
  has a unit comes with a condition on the fact's unit, so the engine need not look at units.
* ``("and", e, …)``, ``("or", e, …)``, ``("not", e)``: three-valued (Kleene): unknown where the outcome is open.
* ``("op", name, left, right, options)``: an operator of ``core.operators`` or arithmetic (+ - * /); ``options`` is a
  tuple of ``(key, value)`` pairs, such as a tolerance.
* ``("call", name, e, …)``: a function of ``core.operators``; ``("call", "known", e)`` for "is known".
* ``("some", variable, kind, scope, conditions, test)``: whether any fact that meets the conditions passes the test.
* ``("sum" | "count" | "max" | "min", variable, kind, scope, conditions, field)``: over a group of facts; ``field`` is
  "" for a count. The scope of a group is one of ``GROUP_SCOPES``, seen from the first fact of the rule; facts
  already bound to a variable are not in the group. Over no facts at all, sum, max and min are unknown.

Gates (``where``) must be true: a gate that is false or unknown makes the pair *not comparable*, and the gate says why.
Exceptions (``unless``) excuse only where they are true. The law is broken only where ``expect`` is false or ``forbid``
is true; an unknown law is no finding.

Placeholders of ``say`` and ``note``, as compiled: ``{here.FIELD}`` (the primary place), ``{other.FIELD}``,
``{VARIABLE.FIELD}``, ``{majority.FIELD}`` and ``{minority.FIELD}``, and the counts of ``PLACEHOLDERS``. A writer says
``{FIELD}`` for ``{here.FIELD}``, and ``value`` for the field that the kind is compared by.
"""

from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.span import NOWHERE, Span

Expression: TypeAlias = tuple[object, ...]

SCOPES = (
    "across sources",
    "across texts",
    "within the article",
    "across editions",
    "over time",
    "against the archive",
    "anywhere",
)
GROUP_SCOPES = ("same article", "same story", "other articles")
PLACEHOLDERS = ("n", "majority.n", "minority.n", "grade", "factor")
"""Placeholders that are no field: independent origins in all and on either side, the grade of a match of words, and the
factor between two figures."""
STAGES = ("stable", "preview", "off")


class Given(NamedTuple):
    """A variable of a rule and what it may be bound to; ``conditions`` look at this variable only."""

    variable: str
    kind: str
    conditions: tuple[Expression, ...] = ()


class Article(NamedTuple):
    """One article of a rule test: its letter, its text without marks, and when it was published."""

    name: str
    text: str
    published: str = ""
    source: str = ""


class Case(NamedTuple):
    """A test in a rule file. ``outcome`` is "flags", "passes" or "skips"; the marks are (article name, span)."""

    title: str
    outcome: str
    todo: bool
    articles: tuple[Article, ...]
    primary: tuple[tuple[str, Span], ...] = ()
    other: tuple[tuple[str, Span], ...] = ()
    place: Span = NOWHERE


class Rule(NamedTuple):
    """A rule. ``where`` gates comparability, ``unless`` excuses, ``law`` is ("expect" | "forbid", expression).

    ``gates_said`` parallels ``where``: each gate in words, for ``why``. ``blame`` is "minority", "later",
    "secondary", "first" (what its first variable is bound to) or "none"; ``count`` is "origin" or "article".
    ``path`` and ``span`` say where the rule stands.
    ``value`` is the field that the law compares between two facts, which votes and tables are made of ("" for none).
    """

    name: str
    severity: str
    given: tuple[Given, ...]
    scope: str
    where: tuple[Expression, ...]
    unless: tuple[Expression, ...]
    law: tuple[str, Expression]
    sentence: str = ""
    gates_said: tuple[str, ...] = ()
    unless_said: tuple[str, ...] = ()
    as_of_days: float | None = None
    confidence: float = 0.0
    count: str = "origin"  # type: ignore[assignment]  # no rule is asked how often it holds a value
    blame: str = "minority"
    say: str = ""
    note: tuple[str, ...] = ()
    help: str = ""
    because: str = ""
    tags: tuple[str, ...] = ()
    stage: str = "preview"
    path: str = ""
    span: Span = NOWHERE
    value: str = ""


class ClaimDefinition(NamedTuple):
    """A kind of claim in the rule language; ``roles`` are (name, type) pairs, ``phrases`` are templates.

    In a phrase, ``{place}`` or ``{actor:organisation}`` matches an annotation of that type, ``(a|an|its)?`` an
    optional word, and a bare word any form of it.
    """

    name: str
    roles: tuple[tuple[str, str], ...]
    phrases: tuple[str, ...]
    denied_by: tuple[str, ...] = ()
    reported_by: tuple[str, ...] = ()
    path: str = ""
    span: Span = NOWHERE


class HouseWords(NamedTuple):
    """Definitions that rule files make: claims, hedges, aliases, places, sources and terms, and YAML lexicons."""

    claims: tuple[ClaimDefinition, ...] = ()
    hedges: tuple[tuple[str, float, float], ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, tuple[str, ...], int], ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    lexicons: tuple[str, ...] = ()


class Library(NamedTuple):
    """All rules of a run, in order of name, and the words that they define."""

    rules: tuple[Rule, ...] = ()
    house: HouseWords = HouseWords()
