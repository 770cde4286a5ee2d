"""Shares and sums that are told in the sentence after their whole: "The hall has 120 seats. Of these 30, or …".

What comes in: a scene and the number of a sentence. What goes out: calculations of form "share" and "sum" over two
sentences of one paragraph. As in one sentence, what is said to be more, less or left is no share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.annotate.calculation import Calculation, Scene, apposed
from newslint.annotate.operands import Figure, same_sort
from newslint.annotate.parts import DETERMINERS, N_SUM, PARTIAL, says_of_each, shared, summed

POINTING = frozenset(("that", "this", "it", "which"))
MAKES = frozenset(("be", "make", "mean", "equal", "represent", "constitute", "come", "amount", "correspond"))
SO = frozenset(("thus", "therefore", "so", "hence", "accordingly"))
WHOLES = frozenset(("whole", "total", "sum", "all", "them", "those", "these", "budget", "workforce", "entire", "staff"))
"""What a percentage is said to be of, where its figures stand in the sentence before; "of them" is of the part."""
OTHERWISE = frozenset(
    ("more", "less", "fewer", "higher", "lower", "rise", "fall", "increase", "decrease", "drop", "gain", "cut", "up",
     "down", "than", "left", "leave", "remain", "growth", "another", "rest", "interest", "faster", "slower", "change",
     "discount", "off", "turnout", "margin", "year")
)  # fmt: skip
"""Lemmas of a sentence whose percentage is no share of those figures."""
PLURALS: frozenset[str] = frozenset(("them", "these", "those"))
OF: frozenset[str] = frozenset(("of",))
THOUSAND = 1000.0
N_DEAD = 6
"""Tokens before the first part: "Of the dead, 19"."""


def shares(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "Of the 40 rooms, 10 are empty. That is 35 percent"; "There are 40 rooms. Of these 10, or 35 percent, are"."""
    prose = scene.prose
    if not _follows(scene, sentence):
        return
    found = scene.figures(sentence)
    percents = [one for one in found if one.unit == "%" and one.dimension == "percent"]
    if len(percents) != 1:
        return
    share, start = percents[0], prose.sentences[sentence][0]
    before = scene.figures(sentence - 1)
    if prose.lower[start] == "of" and prose.lower[start + 1] in PLURALS | POINTING and len(found) > 1:
        part = found[1] if found[0] is share else found[0]
        one, other = sorted((part, share))
        wholes = [figure for figure in before if figure.value > part.value and _alike(figure, part)]
        if found[:2] == [one, other] and apposed(prose.lower, one.end, other.first) and len(wholes) == 1 == len(before):
            calculation = shared(wholes[0], part, share, 0.8)
            if calculation is not None:
                yield calculation
        return
    if len(found) == 1 and _points_back(scene, sentence, share):
        pair = _part_and_whole(scene, sentence - 1, before)
        calculation = shared(*pair[:2], share, pair[2]) if pair else None
        if calculation is not None:
            yield calculation


def _follows(scene: Scene, sentence: int) -> bool:
    """Whether the sentence stands in one paragraph with the one before."""
    paragraphs = scene.prose.paragraphs
    return sentence > 0 and paragraphs[sentence] == paragraphs[sentence - 1]


def _points_back(scene: Scene, sentence: int, share: Figure) -> bool:
    """Whether a percentage is of what was told just before: "That is 35 percent", "thus 35 percent of those who"."""
    start, end = scene.prose.sentences[sentence]
    lower, lemmas = scene.prose.lower, scene.prose.lemmas
    if not OTHERWISE.isdisjoint((*lemmas[start : share.first], *lemmas[share.stop : end])):
        return False  # the "more than" of the share itself is only its hedge
    if lower[start] in POINTING and not MAKES.isdisjoint(lemmas[start + 1 : share.first]):
        return share.first - start < 6
    behind = lower[share.stop : share.stop + 4]
    return behind[:1] == ["of"] and (
        not SO.isdisjoint(lower[start : share.first]) or not (WHOLES - PLURALS).isdisjoint(behind[1:3])
    )


def _part_and_whole(scene: Scene, sentence: int, found: Sequence[Figure]) -> tuple[Figure, Figure, float] | None:
    """The whole, its part, and how sure that is: "Of the 40 rooms, 10 are empty", "set 40 euros aside and spent 10"."""
    lower = scene.prose.lower
    start, _ = scene.prose.sentences[sentence]
    if len(found) < N_SUM:
        return None
    whole, part = found[0], found[1]
    if part.value > whole.value:
        whole, part = part, whole
    if lower[start] == "of" and set(lower[start + 1 : found[0].first]) <= DETERMINERS:
        return (found[0], found[1], 0.75) if found[1].value < found[0].value and same_sort(*found[:2]) else None
    between = lower[found[0].stop : found[1].first]
    if between[:1] == ["of"] and set(between[1:]) <= DETERMINERS and same_sort(whole, part):
        return whole, part, 0.75
    named = {one.noun for one in found if one.noun}
    if (
        len(found) == N_SUM
        and _alike(*found)
        and len(named) < N_SUM
        and not OTHERWISE & set(lower[start : found[1].stop])
    ):
        return whole, part, 0.55
    return None


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two figures measure in one unit, which the second need not repeat: "2 million euros, or some 600,000"."""
    return same_sort(one, other) or (one.value >= THOUSAND and other.unit == "" and not other.noun)


def sums(scene: Scene, sentence: int) -> Iterator[Calculation]:
    """ "212 homes were hit. Sixty of them are gone, 90 have lost their roofs and 70 their windows"."""
    prose = scene.prose
    start, end = prose.sentences[sentence]
    if not _follows(scene, sentence) or not PARTIAL.isdisjoint(prose.lower[start:end]):
        return
    parts = scene.figures(sentence)
    if len(parts) < N_SUM + 1:
        return
    whole = next(iter(reversed(scene.figures(sentence - 1))), None)
    if whole is None:
        return
    if prose.lower[start] == "of" and prose.lower[start + 1] in DETERMINERS and parts[0].first - start < N_DEAD:
        # "With 31 dead the count went on. Of the dead, 19 were in Torp": told of by the word behind the figure
        if prose.lemmas[start + 2] not in (whole.noun, prose.lemmas[whole.stop]):
            return
    elif parts[0].first - start > 1 or not _of_them(prose.lower, start, parts[0]) or not whole.noun:
        return
    if not all(same_sort(one, whole) for one in parts):
        return
    if not says_of_each(prose.tags, parts) or prose.lower[parts[-1].first - 1] != "and":
        return
    yield summed(whole, parts, len(parts), whole.first, parts[-1].end, True, 0.75)


def _of_them(lower: list[str], start: int, first: Figure) -> bool:
    behind = lower[first.stop : first.stop + 2]
    return (behind[:1] == ["of"] and behind[1:] and behind[1] in PLURALS) or (
        lower[start] == "of" and lower[start + 1] in PLURALS
    )
