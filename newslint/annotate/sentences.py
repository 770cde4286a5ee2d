"""Tokens into sentences: stops, line breaks, list items and regions end them; abbreviations and soft wraps do not.

What comes in: the masked text, its tokens and regions. What goes out: half-open token ranges that cover all tokens,
with a paragraph number each. A sentence never crosses a blank line or the border of a region.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newslint.annotate.words import ENDERS
from newslint.core.article import Region

CLOSERS = frozenset("\"'”’»)]") | {"''"}
OPENERS = frozenset("\"'“‘«([„") | {"``", "-", "--", "—", "–", "•"}
CLOCK = frozenset(("a.m.", "p.m."))
AFTER_CLOCK = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[A-Z]{2,4}\b|"
    r"Eastern|Central|Pacific|Mountain|Greenwich|Moscow|British)"
)
BULLET = re.compile(r"[-*•–—>#]|\d{1,2}[.)]\s")
MIN_WRAP, MAX_WRAP = 45, 140
"""A block of lines all shorter than this is a list or a table, not wrapped prose; longer lines are not wrapped."""


@dataclass(frozen=True, slots=True)
class Stops:
    """The words that decide whether a stop ends a sentence, in lower case where they are openers."""

    titles: frozenset[str]
    others: frozenset[str]
    openers: frozenset[str]


def split(
    text: str,
    words: list[str],
    starts: list[int],
    final: Iterable[int],
    regions: Sequence[Region],
    stops: Stops,
) -> tuple[list[tuple[int, int]], list[int]]:
    """Sentences as token ranges, and the paragraph of each; ``final`` are the tokens with which one may end."""
    n_tokens = len(words)
    cuts = _line_cuts(text, starts, regions)
    paragraphs = {index for index, hard in cuts.items() if hard}
    borders = set(cuts)
    for index in final:
        word, following = words[index], index + 1
        if following == n_tokens:
            break
        plainly = word in ENDERS and words[following][0].isupper() and starts[following] > starts[index] + len(word)
        border = following if plainly else _border(text, words, starts, index, stops)
        if border:
            borders.add(border)
    edges = sorted(borders | {0, n_tokens})
    numbers = itertools.accumulate(map(paragraphs.__contains__, edges[:-1]), initial=0)
    return list(itertools.pairwise(edges)), list(itertools.islice(numbers, 1, None))


def _border(text: str, words: list[str], starts: list[int], index: int, stops: Stops) -> int:
    """The token before which a sentence ends because of the stop at ``index``; 0 for none."""
    following = index + 1
    n_tokens = len(words)
    word = words[index]
    end = starts[index] + len(word)
    while following < n_tokens and words[following] in CLOSERS and starts[following] == end:
        end += len(words[following])
        following += 1
    if following >= n_tokens:
        return 0
    glued = starts[following] == end
    after, opener = following, words[following]
    while opener in OPENERS and after < following + 3:
        after += 1
        if after == n_tokens:
            return following
        opener = words[after]
    if word not in ENDERS:
        return following if not glued and _abbreviation_ends(text, word, opener, starts[after], stops) else 0
    if glued:
        # "the end.The next": scraped pages lose the space; "3.A" and "example.Com" stay whole
        return following if word == "." and opener[0].isupper() and words[index - 1].islower() and index else 0
    if opener[0].islower():
        return following if word == "." and after == following and following == index + 1 and len(opener) > 20 else 0
    if word in {"...", "…"} and not opener[0].isupper():
        return 0
    return following


def _abbreviation_ends(text: str, word: str, opener: str, start: int, stops: Stops) -> bool:
    """Whether "U.S.", "Inc." or "p.m." ends its sentence: only before a word that opens one."""
    if not opener[0].isupper() or word[:-1] in stops.titles:
        return False
    if word.lower() in CLOCK:
        return AFTER_CLOCK.match(text, start) is None
    if len(word) == 2 and word != "I.":
        return False
    return opener.lower() in stops.openers


def _line_cuts(text: str, starts: list[int], regions: Sequence[Region]) -> dict[int, bool]:
    """Tokens that begin a line that does not continue the one before; True where a new paragraph begins."""
    cuts: dict[int, bool] = {}
    for region in regions:
        cuts[bisect_left(starts, region.span.start)] = True
        cuts[bisect_left(starts, region.span.end)] = True
    block: list[tuple[int, str]] = []
    position = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            block.append((position, line))
        elif block:
            _cut_block(starts, block, cuts)
            block = []
        position += len(line) + 1
    _cut_block(starts, block, cuts)
    return cuts


def _cut_block(starts: list[int], block: list[tuple[int, str]], cuts: dict[int, bool]) -> None:
    """Cuts of the lines between two blank ones, each with where it starts."""
    if len(block) == 1:
        cuts[bisect_left(starts, block[0][0])] = True
        return
    width = max([len(line.rstrip()) for _, line in block], default=0)
    wrapped = MIN_WRAP <= width <= MAX_WRAP
    before = ""
    token = 0
    for start, line in block:
        words = line.lstrip()
        if not before:
            token = bisect_left(starts, start)
            cuts[token] = True
        elif not words[0].islower() and not (wrapped and _would_not_fit(before, words, width)):
            token = bisect_left(starts, start, token)
            cuts.setdefault(token, False)
        before = line


def _would_not_fit(line: str, following: str, width: int) -> bool:
    """Whether a line break only wraps a sentence: the next word would have been too long for the line."""
    if BULLET.match(following) or line.startswith("#"):
        return False
    return len(line.rstrip()) + 1 + len(following.split(None, 1)[0]) > width
