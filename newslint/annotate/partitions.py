"""Parts of which there are no others: men and women, for and against, convicted and cleared, with the whole.

What comes in: a scene, the number of a sentence, the figures of the passage before it and its own. What goes out:
calculations of form "sum" whose parts do not make the whole: "Twelve heard the case. Eight voted to convict and three
to acquit", "Nine voted in favour and six against. One abstained. All 18 councillors were there".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from newslint.annotate.calculation import Calculation, Scene
from newslint.annotate.operands import Figure
from newslint.annotate.parts import summed
from newslint.annotate.passages import BACK, DOUBTFUL, MOST, N_PAIR, figures_before
from newslint.annotate.workedout import PEOPLE
from newslint.core.values import Amount

SPLITS = (
    (frozenset(("man", "male")), frozenset(("woman", "female"))),
    (frozenset(("boy",)), frozenset(("girl",))),
    (frozenset(("adult",)), frozenset(("child", "minor"))),
    (frozenset(("for", "favour", "favor", "yes", "back", "convict", "guilty", "support", "yea", "aye")),
     frozenset(("against", "oppose", "no", "acquit", "clear", "reject", "nay"))),
    (frozenset(("home", "local")), frozenset(("foreign", "visitor", "abroad"))),
)  # fmt: skip
"""Two sorts of which somebody or some vote is one or the other."""
_VOTERS = """
    councillor member senator juror judge lawmaker deputy delegate commissioner trustee mp director legislator
    representative voter seat councilor supervisor alderman justice
"""
VOTERS = frozenset(_VOTERS.split())
"""Who votes."""
ALL = frozenset(("all", "its", "their"))
"""Words before the number of all of them."""
ABSTAINED = frozenset(("abstain", "abstention", "spoil", "undecided", "absent"))
"""Who takes no side."""
COUNTS = frozenset(("count", "charge", "case", "game", "match", "point", "bid", "application", "claim"))
"""What is decided one way or the other."""
TALLIES = frozenset(("vote", "tally", "ballot", "split", "count", "margin", "approve", "pass", "reject", "defeat"))
"""Words of a sentence in which one figure to another is a vote."""
MOST_VOTES = 700


def partitions(scene: Scene, sentence: int, before: Sequence[Figure], here: Sequence[Figure]) -> Iterator[Calculation]:
    """Two parts that are all there is, and the whole: men and women, for and against."""
    prose, lemmas = scene.prose, scene.prose.lemmas
    window = [*figures_before(scene, sentence, 1), *here]
    yield from _ballots(scene, sentence, window)
    if not 1 < len(here) + len(before) <= MOST:
        return
    end = prose.sentences[sentence][1]
    marked: list[tuple[Figure, frozenset[str]]] = []
    for at, each in enumerate(window):
        last = prose.sentences[prose.sentence_at[each.first]][1]
        stop = min(each.stop + 5, window[at + 1].first if at + 1 < len(window) else last, last)
        start = max(each.first - 3, window[at - 1].stop if at else 0)
        verbs = lemmas[start : each.first] if prose.lower[each.first - 1] == "on" else []  # "convicted on seven"
        marked.append((each, frozenset((each.noun, *lemmas[each.stop : stop], *verbs))))
    told = frozenset[str]().union(*(some for _, some in marked))
    for left, right in SPLITS:
        if left.isdisjoint(told) or right.isdisjoint(told):
            continue
        one = [each for each, some in marked if not left.isdisjoint(some) and each.dimension == "count"]
        other = [
            each
            for each, some in marked
            if not right.isdisjoint(some) and each.dimension == "count" and each not in one
        ]
        if len(one) != 1 or len(other) != 1:
            continue
        parts = [one[0], other[0]]
        if min(part.value for part in parts) < N_PAIR:
            continue
        parts += [each for each, some in marked if not ABSTAINED.isdisjoint(some) and each not in parts]
        if not any(part in here for part in parts):
            continue
        made = sum(part.value for part in parts)
        wholes = [each for each in window if each not in parts and each.dimension == "count" and not each.hedged]
        wholes = [each for each in wholes if each.value > max(part.value for part in parts)]
        counts = [each.value for each in window if each.dimension == "count"][-MOST:]
        sums = [sum(some) for size in (1, 2, 3) for some in combinations(counts, size)]
        own = {made, sum(part.value for part in parts[:2])}
        if any(each.value in own for each in wholes) or sum(one in own for one in sums) > 1 + (len(parts) > 2):
            return
        wholes = [
            each
            for each in wholes
            if not each.noun or each.noun in PEOPLE or each.noun in VOTERS or each.noun in COUNTS
        ]
        joint = [sum(some) for size in (2, 3) for some in combinations(counts, size)]
        wholes = [each for each in wholes if each.value not in joint]
        wholes = [
            each
            for each in wholes
            if each.first < parts[0].first or prose.lower[each.first - 1] in ALL or prose.lower[each.first] in ALL
        ]
        after = prose.sentence_at[max(part.stop for part in parts)] + 1
        beyond = prose.sentences[after][1] if after < len(prose.sentences) else end
        single = [at for at in range(parts[0].first, beyond) if prose.lower[at] in ("a", "another", "one", "an")]
        if any(not PEOPLE.isdisjoint(lemmas[at + 1 : at + 4]) for at in single):
            return
        wholes = [each for each in wholes if 0.6 * made < each.value < 1.6 * made]
        if len(wholes) == 1:
            ends = (wholes[0], *parts)
            first, stop = min(each.first for each in ends), max(each.stop for each in ends)
            yield summed(wholes[0], parts, len(parts), first, stop, True, DOUBTFUL)
            return


def _ballots(scene: Scene, sentence: int, window: Sequence[Figure]) -> Iterator[Calculation]:
    """ "Nine voted in favour and six against. One abstained. All 18 were there": a vote told as one result."""
    prose = scene.prose
    wholes = [
        one
        for one in window
        if one.noun in VOTERS and (prose.lower[one.first - 1] in ALL or prose.lower[one.first] in ALL)
    ]
    if len(wholes) != 1 or wholes[0].hedged:
        return  # by far most often
    whole = wholes[0]
    for number in range(max(0, sentence - BACK), sentence + 1):
        if prose.paragraphs[sentence] - prose.paragraphs[number] > 1:
            continue
        votes = scene.votes(number) or _tally(scene, number)
        if len(votes) != 1:
            continue
        first, stop, made = votes[0]
        more = [
            one
            for one in window
            if one.first > first and not ABSTAINED.isdisjoint(prose.lemmas[one.stop : one.stop + 4])
        ]
        counts = [one.value for one in window if one not in wholes and one.first > first and one not in more]
        total = made + sum(one.value for one in more)
        if not 0.6 * total < whole.value < 1.6 * total:
            continue
        if whole.value in (made, total) or any(whole.value == total + one for one in counts):
            return
        part = whole._replace(first=first, stop=stop, amount=Amount(made, made, made), value=made)
        ends = (whole, part, *more)
        yield summed(
            whole,
            [part, *more],
            len(more) + 2,
            min(one.first for one in ends),
            max(one.stop for one in ends),
            True,
            DOUBTFUL,
        )
        return


def _tally(scene: Scene, number: int) -> list[tuple[int, int, float]]:
    """ "The tally was five to three", where the sentence speaks of a vote: tokens, and all that were cast."""
    prose = scene.prose
    start, end = prose.sentences[number]
    if TALLIES.isdisjoint(prose.lemmas[start:end]):
        return []
    found = []
    for at in range(start + 1, end - 1):
        if prose.lower[at] in ("to", "-") and prose.tags[at - 1] == "#" == prose.tags[at + 1]:
            told = scene.bare(at - 1, at) + scene.bare(at + 1, at + 2)
            if len(told) == N_PAIR and all(one.value < MOST_VOTES and not one.unit for one in told):
                found.append((at - 1, at + 2, told[0].value + told[1].value))
    return found
