"""How two quotations match: two runs of words in, a grade out.

The words are folded (quotation marks, case, contractions, numbers, abbreviations), aligned, and what differs between
the first and the last agreement is weighed; what one side prints beyond the other's first or last word is merely cut.
Alignment is that of Ratcliff and Obershelp as in ``difflib``; the weights are our own reading of what editors mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from newslint.core.hints import NamedTuple
from newslint.engine import english, retold
from newslint.engine.folding import ELLIPSIS, fold
from newslint.engine.letters import edits

LEAST_SHARE = 0.6
"""Share of the shorter quotation's words that must be found in the other, else the two are unrelated."""

LEAST_SHARE_ALIGNED = 0.4
"""The same for quotations that stand in sentences that retell each other."""

RUN = 3
"""Words in a row that are no chance."""

BOTH_SHARE = 0.45
"""Share of the content words of both that must agree where no long run does: two that speak of one thing say much
alike."""

LONG_RUN = 6
SHORT = 6
"""Words in a row that prove one utterance by themselves, and words up to which a quotation is too short to ask."""

N_MOVED = 3
"""Content words from which on another order is more than a slip of the pen."""

OMISSION = 6
"""As many words missing in a row are a sentence left out, not words changed."""

ALTERED = 4
"""Weight of changes from which on a quotation is altered: two content words, or one and two function words."""

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")


class Change(NamedTuple):
    """Words of one quotation that the other has otherwise, as folded words."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]


class Comparison(NamedTuple):
    """The grade of a match and the changes that it was given for."""

    grade: str
    changes: tuple[Change, ...]


def grade(
    words_a: Sequence[str],
    words_b: Sequence[str],
    text_a: str,
    text_b: str,
    opposites: frozenset[tuple[str, str]] = frozenset(),
    synonyms: frozenset[tuple[str, str]] = frozenset(),
) -> str:
    """How two quotations match: "same", "marked", "wording", "altered", "reversed" or "unrelated".

    ``words_a`` and ``words_b`` are content words, or empty; they only serve to see early that two are unrelated.

    >>> grade((), (), "We don't have an office", "we do not have an office there")
    'same'
    >>> grade((), (), "I don't have anything that's not public", "I have nothing that is public")
    'reversed'
    """
    if words_a and words_b:
        shared = len(set(words_a) & set(words_b))
        if not shared:
            return "unrelated"
    return compare(text_a, text_b, opposites, synonyms).grade


@lru_cache(maxsize=8192)
def compare(
    text_a: str,
    text_b: str,
    opposites: frozenset[tuple[str, str]] = frozenset(),
    synonyms: frozenset[tuple[str, str]] = frozenset(),
    aligned: bool = False,
) -> Comparison:
    """The grade of two quotations, and the words that differ.

    Quotations whose sentences are known to be ``aligned`` are held to be one utterance on less.
    """
    ours, theirs = fold(text_a), fold(text_b)
    found = _compare(ours, theirs, opposites, synonyms, aligned)
    if found.grade in {"same", "unrelated"} and ours != theirs:
        # "I felt nothing until morning" and "I felt nothing at all. I keep asking why": the tails are not merely cut
        for one, twin in retold.sentences(text_a, text_b, ours, theirs, found.grade == "same"):
            closer = _compare(one, twin, opposites, synonyms, aligned or found.grade == "unrelated")
            if closer.grade in {"wording", "altered", "reversed"}:
                return closer
    return found


def _compare(
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    opposites: frozenset[tuple[str, str]],
    synonyms: frozenset[tuple[str, str]],
    aligned: bool,
) -> Comparison:
    """The same for words that are folded."""
    if ours == theirs:
        return Comparison("same", ())
    turned = retold.exchanged(ours, theirs)
    if turned is not None:
        return Comparison("altered" if turned[0] else "wording", (Change(*turned),))
    least = LEAST_SHARE_ALIGNED if aligned else LEAST_SHARE
    if not ours or not theirs or len(set(ours) & set(theirs)) < least * min(len(set(ours)), len(set(theirs))):
        return Comparison("unrelated", ())
    from difflib import SequenceMatcher

    blocks = [
        block for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks() if block.size
    ]
    if not _one_utterance(ours, theirs, blocks, least) or _is_reordered(ours, theirs, blocks):
        return Comparison("unrelated", ())
    return _weigh(ours, theirs, _differences(ours, theirs, blocks), opposites, synonyms)


def _one_utterance(
    ours: Sequence[str], theirs: Sequence[str], blocks: Sequence[tuple[int, int, int]], least: float
) -> bool:
    """Whether enough words agree, content words above all, in runs long enough to be no chance."""
    if not blocks:
        return False
    shorter = min(len(ours), len(theirs))
    matched = sum(size for _, _, size in blocks)
    replaced, passed = _between(blocks)
    if shorter > SHORT and (replaced > matched or passed > 2 * matched):
        return False
    content = sum(ours[a + i] not in english.FUNCTION for a, _, size in blocks for i in range(size))
    n_content = min(sum(word not in english.FUNCTION for word in words) for words in (ours, theirs))
    # A run of three is no chance; without one, nearly everything must agree ("prices will rise/fall next year").
    longest = max(size for _, _, size in blocks)
    n_both = sum(word not in english.FUNCTION for word in (*ours, *theirs))
    if least == LEAST_SHARE and longest < LONG_RUN and shorter > SHORT and 2 * content < BOTH_SHARE * n_both:
        return False
    if (
        matched < least * shorter
        or 2 * content < n_content
        or (longest < RUN and n_content > RUN and 2 * content == n_content)
    ):
        return False
    return longest >= min(RUN, shorter) or (shorter >= RUN and matched >= 0.8 * shorter) or least < LEAST_SHARE


def _between(blocks: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """How many words stand for others between the agreements, and how many in all are passed over."""
    replaced = passed = 0
    for (a, b, size), (next_a, next_b, _) in pairwise(blocks):
        ours, theirs = next_a - a - size, next_b - b - size
        passed += max(ours, theirs)
        if ours and theirs:
            replaced += max(ours, theirs)
    return replaced, passed


def _is_reordered(ours: Sequence[str], theirs: Sequence[str], blocks: Sequence[tuple[int, int, int]]) -> bool:
    """Whether much of what both say comes in another order: what somebody says twice, not what two outlets printed."""
    left, right = set(ours), set(theirs)
    for a, b, size in blocks:
        left.difference_update(ours[a : a + size])
        right.difference_update(theirs[b : b + size])
    moved = sum(word not in english.FUNCTION for word in left & right)
    kept = sum(word not in english.FUNCTION for a, _, size in blocks for word in ours[a : a + size])
    return moved >= N_MOVED and moved >= kept / 2


class _Block(NamedTuple):
    a: int
    b: int
    size: int


def _differences(ours: Sequence[str], theirs: Sequence[str], blocks: Sequence[tuple[int, int, int]]) -> list[Change]:
    """What stands between the agreements; at either end only what replaces a word or two counts."""
    changes: list[Change] = []
    a = b = 0
    for number, (start_a, start_b, size) in enumerate(blocks):
        if start_a > a or start_b > b:
            change = Change(tuple(ours[a:start_a]), tuple(theirs[b:start_b]))
            if number or not _cut(change):
                changes.append(change)
        a, b = start_a + size, start_b + size
    change = Change(tuple(ours[a:]), tuple(theirs[b:]))
    if (change.ours or change.theirs) and not _cut(change):
        changes.append(change)
    return changes


def _cut(change: Change) -> bool:
    """Whether the ends of two quotations differ only because each outlet began or stopped where it liked."""
    ours, theirs = change
    if not ours or not theirs:
        return True
    if all(word in english.JOINERS or word == ELLIPSIS for word in ours) or all(
        word in english.JOINERS or word == ELLIPSIS for word in theirs
    ):
        return True
    return max(len(ours), len(theirs)) > 2 and abs(len(ours) - len(theirs)) > 1


def _weigh(
    ours: Sequence[str],
    theirs: Sequence[str],
    changes: Iterable[Change],
    opposites: frozenset[tuple[str, str]],
    synonyms: frozenset[tuple[str, str]],
) -> Comparison:
    weight, marked, turned, dropped_be = 0, False, 0, 0
    kept: list[Change] = []
    worst = ""
    for change in changes:
        left, right = _plain(change.ours), _plain(change.theirs)
        if _has_mark(change):
            marked = True
            continue
        left, right = _strip_shared(left, right)
        if not (left or right) or (not (left and right) and _said_twice(ours if left else theirs, left or right)):
            continue
        if {*left, *right} <= english.BE and not (left and right):
            dropped_be += 1
            kept.append(change)
            continue
        kept.append(Change(left, right))
        if max(len(left), len(right)) >= OMISSION and min(len(left), len(right)) <= 1:
            weight += 2
            continue
        turned += _negations(left) - _negations(right)
        if _opposed(left, right, opposites):
            worst = "reversed"
        elif _rank(left) != _rank(right):
            worst = worst or "altered"
        weight += _weight(left, right, synonyms)
    weight += dropped_be if dropped_be > 1 else 0
    if turned % 2 and not _only_anyhow(kept) and _denied(ours) != _denied(theirs):
        worst = "reversed"
    if not worst and weight >= ALTERED:
        worst = "altered"
    if not worst and weight:
        worst = "wording"
    return Comparison(worst or ("marked" if marked else "same"), tuple(kept) if worst else ())


def _has_mark(change: Change) -> bool:
    """Whether an ellipsis or a bracket stands where the words differ: the change is owned up to."""
    return any(word == ELLIPSIS or word[0] == "[" for words in change for word in words)


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in english.ARTICLES and word != ELLIPSIS)


def _strip_shared(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is left when words that are the same in another spelling are taken out on both sides."""
    if "".join(left).replace("-", "") == "".join(right).replace("-", "") or _initials(left, right):
        return (), ()
    remaining, kept = list(right), []
    for word in left:
        twin = next((other for other in remaining if _same_word(word, other)), None)
        if twin is None:
            kept.append(word)
        else:
            remaining.remove(twin)
    return tuple(kept), tuple(remaining)


def _initials(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one side is the short form of the other: "the federal aviation administration", "the faa"."""
    shorter, longer = sorted((left, right), key=len)
    return len(shorter) == 1 and len(longer) > 1 and shorter[0] == "".join(word[0] for word in longer)


def _said_twice(words: Sequence[str], some: Sequence[str]) -> bool:
    """Whether words are printed twice in a row, as they were spoken: "a terrible, terrible night"."""
    return f" {' '.join((*some, *some))} " in f" {' '.join(words)} "


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    for a, b in ((one, other), (other, one)):
        if b in english.OPEN_CLITICS.get(a, ()):
            return True
        # Papers that print no strong words star them out: "f***ing".
        if "*" in a and a[0] == b[0] and a[-1] in ("*", b[-1]):
            return True
        if _ORDINAL.match(a) and _ORDINAL.match(b) and a[:-2] == b[:-2]:
            return True
    # A spelling slip or another spelling of a long word; a changed last letter is an inflection, so not this.
    return len(one) > 5 and len(other) > 5 and one[-2:] == other[-2:] and one[0] == other[0] and edits(one, other) == 1


def _related(one: str, other: str) -> bool:
    """Whether two words are forms of one word, or share their greater part ("shareholders", "stockholders")."""
    if (one, other) in english.OLD_PASTS or (other, one) in english.OLD_PASTS:
        return True
    shorter, longer = sorted((one, other), key=len)
    head = _common(shorter, longer)
    if head >= 3 and head >= len(shorter) - 3 and len(longer) - head <= 4:
        return True
    tail = _common(shorter[::-1], longer[::-1])
    return tail >= 6 and tail * 2 > len(longer)


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _negations(words: Iterable[str]) -> int:
    return sum(word in english.NEGATORS for word in words)


def _denied(words: Sequence[str]) -> list[str]:
    """What is denied: the content word behind each negation; two clauses told in another order are no reversal."""
    found = []
    for at, word in enumerate(words):
        if word in english.NEGATORS:
            found.append(next((one for one in words[at + 1 : at + 4] if one not in english.FUNCTION), ""))
    return sorted(found)


def _only_anyhow(changes: Sequence[Change]) -> bool:
    """Whether the only change is a doubled negation of speech: "nowhere" said once more."""
    return all(not (set(change.ours) ^ set(change.theirs)) for change in changes)


def _opposed(left: Sequence[str], right: Sequence[str], opposites: frozenset[tuple[str, str]]) -> bool:
    return any((a, b) in opposites or (b, a) in opposites for a in left for b in right) if opposites else False


def _rank(words: Iterable[str]) -> int:
    """What a quantifier among the words claims; 0 where there is none, so that losing "almost" counts."""
    return max((rank + 1 for word in words if (rank := english.QUANTIFIERS.get(word, -1)) > 0), default=0)


def _meet(left: Sequence[str], right: Sequence[str], one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the left words have one of the first, and the right ones of the second."""
    return not one.isdisjoint(left) and not other.isdisjoint(right)


def _weight(left: Sequence[str], right: Sequence[str], synonyms: frozenset[tuple[str, str]]) -> int:
    """Two for each content word changed, one for function words together; a different content word alters alone."""
    ours = [word for word in left if word not in english.FUNCTION]
    theirs = [word for word in right if word not in english.FUNCTION]
    inflected = 0
    for word in list(ours):
        twin = next((other for other in theirs if _related(word, other) or (word, other) in synonyms), None)
        if twin is not None:
            ours.remove(word)
            theirs.remove(twin)
            inflected = 1
    if (ours and theirs) or any(_meet(left, right, *sides) or _meet(right, left, *sides) for sides in english.CONTRARY):
        return ALTERED
    function = any(word in english.FUNCTION and word not in english.JOINERS for word in (*left, *right))
    joiner = any(word in english.JOINERS for word in (*left, *right))
    return ALTERED * max(len(ours), len(theirs)) + max(inflected, int(function), int(joiner))
