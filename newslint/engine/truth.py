"""Three-valued logic with a degree: what a gate or a law says of the facts bound.

``True`` and ``False`` are sure; a number between 0 and 1 is *true as far as is known* (a gate that one side leaves
open) and lowers the confidence of what is found; ``None`` is *unknown*.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.core.hints import TypeAlias

Truth: TypeAlias = "float | bool | None"

ONE_SIDED = 0.8
"""A gate that only one side answers: "12 killed in Oslo" beside "12 killed" is most probably the same place."""


def both(truths: Iterable[Truth]) -> Truth:
    """Conjunction: one False decides, then one unknown; degrees multiply.

    >>> both([True, 0.8]), both([None, False]), both([None, True])
    (0.8, False, None)
    """
    product: float | bool = True
    unknown = False
    for truth in truths:
        if truth is None:
            unknown = True
        elif not truth:
            return False
        elif truth is not True:
            product = truth if product is True else product * truth
    return None if unknown else product


def either(truths: Iterable[Truth]) -> Truth:
    """Disjunction: the surest alternative that holds.

    >>> either([False, 0.8]), either([None, True]), either([None, False])
    (0.8, True, None)
    """
    best: Truth = False
    for truth in truths:
        if truth is True:
            return True
        if truth is None:
            best = best or None
        elif truth:
            best = max(truth, best or 0.0)
    return best


def opposite(truth: Truth) -> Truth:
    """Negation; what is true only as far as is known has no sure opposite.

    >>> opposite(True), opposite(0.8), opposite(None)
    (False, None, None)
    """
    return None if truth is None or (truth is not True and truth) else not truth
