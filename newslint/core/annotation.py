"""What extraction finds in one article: sentences, and typed annotations on spans of it."""

from collections.abc import Mapping

from newslint.core.hints import NamedTuple
from newslint.core.span import Span
from newslint.core.values import Value


class Sentence(NamedTuple):
    """A sentence, and the lemmas of its content words with where each begins; what rewrites are aligned by."""

    span: Span
    region: str
    lemmas: tuple[str, ...]
    starts: tuple[int, ...]


class Annotation(NamedTuple):
    """One thing found in an article.

    ``fields`` holds what is known (an absent field is unknown); ``flags`` are yes-or-no properties such as
    "hedged" or "updated"; ``voice`` is "narrator", "attributed", "quoted" or "headline"; ``confidence`` is
    0 < c <= 1: how sure extraction is of the fields, not of the statement.
    """

    kind: str
    span: Span
    sentence: int
    fields: Mapping[str, Value]
    flags: frozenset[str] = frozenset()
    voice: str = "narrator"
    confidence: float = 0.9


class Annotated(NamedTuple):
    """All that was found in one article, in order of position."""

    sentences: tuple[Sentence, ...]
    annotations: tuple[Annotation, ...]
