"""Article text as tokens: what every extractor reads. Parallel lists, because objects per word cost too much."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from newslint.core.span import Span


@dataclass(slots=True)
class Prose:
    """Tokens of one article, in parallel lists indexed by token number.

    ``words`` are as printed; ``lower`` is in lower case with curly quotes and dashes folded to ASCII;
    ``tags`` are one letter each: N noun, P proper noun, V verb, A auxiliary or modal, J adjective, R adverb,
    D determiner or possessive, I preposition, C conjunction or complementiser, O pronoun, T the word "to",
    # number in digits or words, S currency or percent sign, Q quotation mark, . sentence-like punctuation,
    ``,`` other punctuation. ``sentences`` are half-open token ranges that cover all tokens, in order.
    """

    text: str
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)

    def span(self, first: int, stop: int) -> Span:
        """The characters that tokens ``first`` up to ``stop`` cover."""
        return Span(self.starts[first], self.ends[stop - 1])

    def token_at(self, offset: int) -> int:
        """The token that an offset falls into, or the last one before it."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def sentence_of(self, token: int) -> int:
        """The number of the sentence that a token belongs to."""
        return max(bisect_right(self.sentences, token, key=lambda ends: ends[0]) - 1, 0)
