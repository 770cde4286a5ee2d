"""Quotations: what is said, by whom, by which verb, on which occasion.

“All my figures are public,” Zhao said on Twitter. → direct quote: speaker changpeng zhao, verb say, occasion twitter.
"He called it a “farce”" → partial; a title or a doubted word without a speaker → scare; "X said that …" → indirect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.annotate import attributions, marks, reported, saying, speakers
from newslint.annotate.marks import Quoted
from newslint.annotate.mentions import Speech, Told
from newslint.annotate.mentions import of as index_of
from newslint.annotate.prose import Prose, new
from newslint.annotate.speakers import Cue, Listener
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    attributions.KIND,
    Kind(
        "quote",
        (
            Field("text", "text", "the words, without the outer marks"),
            Field("content", "words", "lemmas of the content words, in order"),
            Field("speaker", "entity", "who says it; of a spokesperson, the organisation", gate="same-as"),
            Field("by", "text", "the words that name the speaker, as printed"),
            Field("verb", "text", "lemma of the verb of saying"),
            Field(
                "form", "text", "direct, partial, indirect or scare", values=("direct", "partial", "indirect", "scare")
            ),
            Field("occasion", "entity", "medium, outlet or event on which it was said"),
            Field("context", "set", "lemmas of the sentence around it"),
        ),
        value="text",
        doc="Words that the article gives as somebody else's.",
        flags=("marked", "continued"),
        example="“**All my figures are public**,” Zhao said on Twitter.",
    ),
)
WORDS: tuple[Word, ...] = (
    Word("quotation", "quote", (), True, "any quote"),
    Word("direct quote", "quote", (("form", "direct"),)),
    Word("partial quote", "quote", (("form", "partial"),)),
    Word("indirect quote", "quote", (("form", "indirect"),)),
    Word("scare quote", "quote", (("form", "scare"),)),
    *attributions.WORDS,
)

SIGNS = ",.QS"
PLAIN: frozenset[str] = frozenset()
MARKED = frozenset({"..", "...", "....", "…", "[", "]"})
STRAIGHT = tuple(zip("’‘“”„«»‚‹›", "''\"\"\"\"\"'''", strict=True))
SCARE = 4
"""Words up to which marks without a speaker and without a verb are a title or a doubted word."""


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """All quotations and reported clauses, and the sources that they and other words name."""
    words = saying.saying(lexicon)
    mentions = index_of(prose)
    listener = Listener(prose, words, mentions)
    quoted = marks.pair(prose)
    yield from _Reader(prose, listener, quoted).read()
    yield from reported.find(prose, listener, quoted)
    mentions.hear(listener.speech, [new(Told, (*one.by, one.at, one.verb, *one[3:])) for one in listener.heard])
    yield from attributions.find(prose, listener, listener.heard, lexicon)


class _Reader:
    """Goes through the quotations of an article from top to bottom."""

    __slots__ = ("listener", "previous", "prose", "quoted", "spoken")

    def __init__(self, prose: Prose, listener: Listener, quoted: list[Quoted]) -> None:
        self.prose, self.listener, self.quoted = prose, listener, quoted
        self.previous: tuple[Quoted, Cue | None] | None = None
        self.spoken = -1
        """The paragraph in which the last speaker was last heard."""

    def read(self) -> Iterator[Annotation]:
        prose = self.prose
        for index, one in enumerate(self.quoted):
            first, stop = one.inner()
            if first >= stop:
                continue
            number, last = prose.sentence_at[one.first], prose.sentence_at[one.stop - 1]
            low, high = prose.sentences[number][0], prose.sentences[last][1]
            if index and self.quoted[index - 1].stop > low:
                low = self.quoted[index - 1].stop
            if index + 1 < len(self.quoted):
                high = max(min(high, self.quoted[index + 1].first), one.stop)
            if high == one.stop and prose.words[one.stop - 2] in {"?", "!"} and last + 1 < len(prose.sentences):
                # “Why not?” Jones asked. – the mark ended the sentence, but not the cue
                if prose.paragraphs[last + 1] == prose.paragraphs[last]:
                    high = min(prose.sentences[last + 1][1], self._next(index))
            elif high == one.stop and one.stop < len(prose.lower) and prose.lower[one.stop] in speakers.DASHES:
                high = min(prose.sentences[last + 1][1], self._next(index)) if last + 1 < len(prose.sentences) else high
            cue, continued = self._cue(one, index, low, high, number)
            annotation = self._annotate(one, number, cue, continued)
            if annotation is None:
                continue
            if cue is not None and cue.speaker is not None:
                referents = self.listener.referents
                referents.last, referents.last_at = cue.speaker, max(one.stop, cue.by[1])
            if cue is not None:
                self.previous, self.spoken = (one, cue), prose.paragraphs[last]
            yield annotation

    def _cue(self, one: Quoted, index: int, low: int, high: int, number: int) -> tuple[Cue | None, bool]:
        """Who says these words, and whether they go on what was quoted before."""
        prose, listener = self.prose, self.listener
        paragraph = prose.paragraphs[number]
        if one.continued and self.previous is not None:
            return self.previous[1], True
        ended = prose.words[one.stop - 2][-1:] in ".?!" if one.closed and one.stop - one.first > 2 else False
        full = prose.words[one.stop - 2] == "." and one.closed
        opens = one.first == prose.sentences[number][0]
        same = self.previous is not None and self.spoken == paragraph
        dashed = prose.lower[one.stop : one.stop + 1] == ["--"]
        cue = listener.after(one.stop, high) if not full or dashed else None
        if cue is not None and (opens or cue.at <= one.stop + 2):
            return cue, False
        led = listener.before(one.first, low) if low < one.first else None
        if led is not None or cue is not None:
            return led or cue, False
        if same and self.previous is not None and low > prose.sentences[number][0]:
            # “…,” she said, “…”: the cue between belongs to both
            return self.previous[1], True
        if opens and number and prose.lower[one.first - 1] == ":" and prose.paragraphs[number - 1] >= paragraph - 1:
            start = prose.sentences[number - 1][0]
            cue = listener.before(one.first, start)
            if cue is not None:
                return cue, False
            by = listener.introduced(start, one.first - 1)
            if by is not None:
                return by, False
        if opens and same and self.previous is not None:
            return self.previous[1], True
        if opens and ended and number:
            return self._carried(number, paragraph), False
        return None, False

    def _next(self, index: int) -> int:
        """Where the next quotation begins."""
        return self.quoted[index + 1].first if index + 1 < len(self.quoted) else len(self.prose.words)

    def _carried(self, number: int, paragraph: int) -> Cue | None:
        """The speaker of words that stand alone: who said the sentence before, or who spoke in the paragraph before."""
        prose = self.prose
        before = number - 1
        if prose.paragraphs[before] == paragraph:
            start, stop = prose.sentences[before]
            cue = self.listener.before(stop, start, quoted=False) or self.listener.first_person(start, stop)
            if cue is not None:
                return cue._replace(confidence=min(cue.confidence, 0.7))
        if self.previous is not None and self.spoken == paragraph - 1 and self.previous[1] is not None:
            return self.previous[1]._replace(confidence=0.6)
        return None

    def _annotate(self, one: Quoted, number: int, cue: Cue | None, continued: bool) -> Annotation | None:
        prose = self.prose
        first, stop = one.inner()
        tags = prose.tags
        within = "".join(tags[first:stop])
        n_words = len(within) - sum(map(within.count, SIGNS))
        verbal = "V" in within or "A" in within
        form = self._form(one, number, cue, n_words, verbal)
        if form == "scare" and not n_words:
            return None
        span = prose.span(one.first, one.stop)
        fields: dict[str, Value] = {
            "text": plain(prose.cut(first, stop)),
            "content": reported.content(prose, first, stop),
            "form": form,
        }
        flags = PLAIN
        confidence = 0.8
        if cue is not None and form != "scare":
            self.listener.heard.append(cue)
            confidence = cue.confidence
            fields["verb"] = cue.verb
            fields["by"] = " ".join(prose.cut(*cue.by).split())
            if cue.speaker is not None:
                fields["speaker"] = cue.speaker
            occasion = self.listener.occasion(cue)
            if occasion is not None:
                fields["occasion"] = occasion
        if not MARKED.isdisjoint(prose.lower[first:stop]):
            flags |= {"marked"}
        if continued:
            flags |= {"continued"}
        if form != "scare":
            self.listener.speech.append(new(Speech, (one.first, one.stop, cue.speaker if cue else None, form)))
        start, end = prose.sentences[number]
        fields["context"] = reported.context(prose, start, end, one.first, one.stop)
        return new(Annotation, ("quote", span, number, fields, flags, "quoted", confidence))

    def _form(self, one: Quoted, number: int, cue: Cue | None, n_words: int, verbal: bool) -> str:
        """Direct where the marks hold a sentence of their own, partial where they hold a part of the narrator's."""
        prose = self.prose
        first, stop = one.inner()
        punctuated = prose.lower[stop - 1] in {",", ".", "?", "!", "...", "--"}
        before = prose.lower[one.first - 1] if one.first else ""
        opens = one.first == prose.sentences[number][0] or before in {",", ":", '"', "'", "]", ")"}
        capital = prose.words[first][0].isupper() or prose.words[first][0] in "[…"
        if cue is None:
            if n_words <= SCARE and not (verbal and punctuated and opens):
                return "scare"
            return (
                "direct" if opens and (punctuated or verbal) and n_words > SCARE else "partial" if verbal else "scare"
            )
        if (opens and (capital or punctuated)) or (capital and punctuated and verbal):
            return "direct"
        if n_words == 1 and not punctuated and abs(cue.at - one.first) > 12:
            return "scare"
        return "partial"


def plain(text: str) -> str:
    """Quoted words on one line with straight marks, as they are compared and shown."""
    if not text.isascii():
        for curly, straight in STRAIGHT:
            text = text.replace(curly, straight)  # a few searches cost less than a table for each character
    return " ".join(text.split()).rstrip(",")
