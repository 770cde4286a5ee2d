"""The operators of the rule language: two values and options in, a truth out; one function each, one row a table.

``core.operators`` says what each one accepts and means; the engine calls them only with both operands known, and
treats unknown operands as their "if" option says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from newslint.core.hints import TYPE_CHECKING, NamedTuple, TypeAlias, TypeGuard
from newslint.core.operators import GRADES
from newslint.core.values import DAY, Amount, Entity, When
from newslint.engine import letters
from newslint.engine.nearness import interval, near, near_in_time, two_ceilings
from newslint.engine.relations import Relations
from newslint.engine.truth import Truth

if TYPE_CHECKING:
    from newslint.engine.quotes import Comparison

Words: TypeAlias = "frozenset[str] | tuple[str, ...]"
Options: TypeAlias = Mapping[str, object]


class Setting(NamedTuple):
    """What an operator may consult besides its operands."""

    options: Options
    relations: Relations


Operation: TypeAlias = Callable[[object, object, Setting], Truth]


def identity(value: object) -> object:
    """What two values have in common when they are the same: the id of an entity, a word in lower case.

    >>> identity(Entity("oslo", "Oslo")) == identity("OSLO")
    True
    """
    if value.__class__ is str:
        return value.casefold()
    if value.__class__ is Entity:
        return value.id.casefold()
    if value.__class__ is Amount:
        return value[:2]
    return value


def same_as(left: object, right: object, setting: Setting) -> Truth:
    """Equal by identity, or listed as meaning the same in the table named."""
    one, other = identity(left), identity(right)
    if one == other:
        return True
    table = setting.options.get("table")
    return bool(table) and (one, other) in setting.relations.pairs("same", str(table))


def differs_from(left: object, right: object, setting: Setting) -> Truth:
    """Not the same."""
    return not same_as(left, right, setting)


def equals(left: object, right: object, setting: Setting) -> Truth:
    """As same-as, and a figure equals an interval that holds it."""
    if isinstance(left, Amount) != isinstance(right, Amount):
        one, other = interval(left), interval(right)
        return one is not None and other is not None and one.overlaps(other)
    return same_as(left, right, setting)


def unequal(left: object, right: object, setting: Setting) -> Truth:
    """Not equal."""
    return not equals(left, right, setting)


def less(left: object, right: object, setting: Setting) -> Truth:
    """Surely less; unknown where the intervals leave it open."""
    if left.__class__ is right.__class__ is float:
        return left < right  # by far most often: numbers of digits, of letters, of words
    if isinstance(left, When) and isinstance(right, When):
        return True if left.stop <= right.start else False if left.start >= right.stop or left == right else None
    one, other = interval(left), interval(right)
    if one is None or other is None:
        return None
    return True if one.high < other.low else False if one.low >= other.high else None


def at_most(left: object, right: object, setting: Setting) -> Truth:
    """Surely not more."""
    if left.__class__ is right.__class__ is float:
        return left <= right
    more = less(right, left, setting)
    if more is None and (one := interval(left)) and (other := interval(right)) and one.high <= other.low:
        return True
    return None if more is None else not more


def more(left: object, right: object, setting: Setting) -> Truth:
    """Surely more."""
    return less(right, left, setting)


def at_least(left: object, right: object, setting: Setting) -> Truth:
    """Surely not less."""
    return at_most(right, left, setting)


def agrees_with(left: object, right: object, setting: Setting) -> Truth:
    """One value could satisfy both, or they come within one of the tolerances."""
    if isinstance(left, When) and isinstance(right, When):
        return left.overlaps(right) or near_in_time(left, right, setting.options)
    one, other = interval(left), interval(right)
    if one is not None and other is not None:
        return (one.overlaps(other) and not two_ceilings(one, other)) or near(one, other, setting.options)
    if isinstance(left, Entity) and isinstance(right, Entity):
        return _lies_in(left, right) or _lies_in(right, left)
    return same_as(left, right, setting)


def within(left: object, right: object, setting: Setting) -> Truth:
    """No further apart than one of the tolerances."""
    if isinstance(left, When) and isinstance(right, When):
        return near_in_time(left, right, setting.options)
    one, other = interval(left), interval(right)
    if one is None or other is None:
        return None
    return one.overlaps(other) or near(one, other, setting.options)


def excludes(left: object, right: object, setting: Setting) -> Truth:
    """Whether a table lists the two as incompatible."""
    return _listed(left, right, setting.relations.pairs("excludes", str(setting.options.get("table", ""))))


def confusable_with(left: object, right: object, setting: Setting) -> Truth:
    """Whether a table lists the two as false friends."""
    return _listed(left, right, setting.relations.pairs("confusable", str(setting.options.get("table", ""))))


def part_of(left: object, right: object, setting: Setting) -> Truth:
    """Whether the left is the right or lies in it."""
    if isinstance(left, When) and isinstance(right, When):
        return right.start <= left.start and left.stop <= right.stop
    if is_words(left) and is_words(right):
        return frozenset(left) <= frozenset(right)
    if is_words(right):
        return identity(left) in folded(right)
    if isinstance(left, str) and isinstance(right, str):
        folded_right = right.casefold()  # a hyphen joins words, and "Ming" is part of "Ming-Chi"
        words = f" {folded_right} {folded_right.replace('-', ' ')} "
        return identity(left) == identity(right) or f" {left.casefold()} " in words
    return _lies_in(left, right)


def contains(left: object, right: object, setting: Setting) -> Truth:
    """Part-of with the sides swapped."""
    return part_of(right, left, setting)


def overlaps(left: object, right: object, setting: Setting) -> Truth:
    """Whether the two share an element, a minute or a figure; of two places, one lies in the other."""
    if isinstance(left, When) and isinstance(right, When):
        return left.overlaps(right)
    one, other = interval(left), interval(right)
    if one is not None and other is not None:
        return one.overlaps(other)
    if is_words(left) and is_words(right):
        return not frozenset(left).isdisjoint(right)
    if isinstance(left, str) and isinstance(right, str):
        return identity(left) == identity(right)
    if isinstance(left, Entity) and isinstance(right, Entity) and left.label.casefold() == right.label.casefold():
        return True  # "Bristol", which one report takes for that in England: one story has one town of a name
    return _lies_in(left, right) or _lies_in(right, left)


def before(left: object, right: object, setting: Setting) -> Truth:
    """Whether the left ends no later than the right begins, give or take the days allowed."""
    if not (isinstance(left, When) and isinstance(right, When)):
        return None
    slack = round(_number(setting.options.get("days", 0)) * DAY)
    return left.stop - slack <= right.start


def after(left: object, right: object, setting: Setting) -> Truth:
    """Whether the left begins no earlier than the right ends, give or take the days allowed."""
    return before(right, left, setting)


def similar_to(left: object, right: object, setting: Setting) -> Truth:
    """Dice share of common elements, or one less the share of letters to change."""
    least = _number(setting.options.get("at least", 50.0)) / 100
    if is_words(left) and is_words(right):
        ours, theirs = frozenset(left), frozenset(right)
        return 2 * len(ours & theirs) >= least * (len(ours) + len(theirs)) and bool(ours & theirs)
    one, other = str(identity(left)), str(identity(right))
    longer = max(len(one), len(other), 1)
    return letters.edits(one, other) <= (1 - least) * longer


def told_in(left: object, right: object, setting: Setting) -> Truth:
    """Unknown by itself: the words of the article are the scene's."""
    return None


def printed_in(left: object, right: object, setting: Setting) -> Truth:
    """Unknown by itself: the figures and words of the article are the scene's."""
    return None


def matches(left: object, right: object, setting: Setting) -> Truth:
    """Whether two quotations match no worse than the grade; unknown for two that are no one utterance."""
    return matches_aligned(left, right, setting, False)


def matches_aligned(left: object, right: object, setting: Setting, aligned: bool) -> Truth:
    """As ``matches``, told whether the sentences of the two quotations are aligned."""
    found = grade_of(left, right, setting.relations, aligned)
    worst = str(setting.options.get("grade", "marked"))
    return None if found is None else GRADES.index(found) <= GRADES.index(worst)


def grade_of(left: object, right: object, relations: Relations, aligned: bool = False) -> str | None:
    """The grade of a match; None for two that are no one utterance."""
    one, other = (value if isinstance(value, str) else " ".join(_run(value)) for value in (left, right))
    found = compared_words(one, other, relations, aligned).grade
    return None if found == "unrelated" else found


def compared_words(one: str, other: str, relations: Relations, aligned: bool) -> Comparison:
    """How two quotations compare, with the opposites and the synonyms of the lexicon."""
    from newslint.engine import quotes

    return quotes.compare(one, other, relations.pairs("excludes"), relations.pairs("same"), aligned)


def spelled_like(left: object, right: object, setting: Setting) -> Truth:
    """Two names that differ and yet look like one name spelled two ways."""
    return letters.spelled_like(str(identity(left)), str(identity(right)))


def one_letter_away(left: object, right: object, setting: Setting) -> Truth:
    """Two names exactly one letter apart."""
    one, other = str(identity(left)), str(identity(right))
    return abs(len(one) - len(other)) <= 1 and letters.edits(one, other) == 1


def _lies_in(left: object, right: object) -> bool:
    one, other = identity(left), identity(right)
    return one == other or (isinstance(left, Entity) and other in {name.casefold() for name in left.within})


def _listed(left: object, right: object, pairs: frozenset[tuple[str, str]]) -> bool:
    """Whether a pair is listed; of sets and runs of words, what only one side has is looked at."""
    ours, theirs = _elements(left), _elements(right)
    if is_words(left):
        ours, theirs = ours - theirs, theirs - ours
    return any((a, b) in pairs for a in ours for b in theirs)


def _elements(value: object) -> frozenset[str]:
    if is_words(value):
        return frozenset(str(identity(word)) for word in value)
    return frozenset((str(identity(value)),))


def _run(value: object) -> list[str]:
    return [str(word) for word in value] if isinstance(value, tuple) else sorted(_elements(value))


def is_words(value: object) -> TypeGuard[Words]:
    """Whether a value is a set or a run of words: amounts, times and entities are tuples of a class of their own."""
    return value.__class__ in (frozenset, tuple)


@lru_cache(maxsize=4096)
def folded(words: Words) -> frozenset[object]:
    """Words as they are compared."""
    return frozenset(identity(word) for word in words)


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0


OPERATORS: Mapping[str, Operation] = {
    "same-as": same_as,
    "differs-from": differs_from,
    "=": equals,
    "!=": unequal,
    "<": less,
    "<=": at_most,
    ">": more,
    ">=": at_least,
    "agrees-with": agrees_with,
    "within": within,
    "excludes": excludes,
    "confusable-with": confusable_with,
    "part-of": part_of,
    "contains": contains,
    "overlaps": overlaps,
    "before": before,
    "after": after,
    "similar-to": similar_to,
    "aligned-with": similar_to,
    "told-in": told_in,
    "printed-in": printed_in,
    "matches": matches,
    "spelled-like": spelled_like,
    "one-letter-away-from": one_letter_away,
}
"""Every operator of ``core.operators`` by name; "aligned-with" of two fields "sentence" looks alignment up instead."""
