"""What a headline says of all or of several, and where its text leaves some out or has one only.

What comes in: the sentences of headlines, and the text below them. What goes out, an annotation a place:

* "All nine climbers flown off" → matter whole, side all; "six of them were flown off", "only Talby is shut", "four boys
  remain on the ward", "lessons went on as usual" → whole, some.
* "Two men held" → matter number, side several; "the only person to be held", "nobody else" → number, one.

Without such a headline this costs a look at its tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.annotate import polarity
from newslint.annotate.gists import headlines
from newslint.annotate.mentions import tokens as token_range
from newslint.annotate.prose import NO_FLAGS, Prose
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Amount, Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "contrast",
        (
            Field("matter", "text", "whole or number", "same-as", values=("whole", "number")),
            Field("side", "text", "all, some, several or one", values=("all", "some", "several", "one")),
            Field("topic", "set", "content words of the sentence, in the text of the one before as well"),
        ),
        "side",
        "what a headline says of all or several, and where its text leaves some out",
        ("part",),
        "**all nine** climbers flown off",
    ),
)
WORDS: tuple[Word, ...] = ()

ALL = frozenset({"all", "every", "entire", "whole", "everyone", "everybody"})
TIMES = frozenset({"twice", "thrice"})
MOST = 20
"""The greatest number of a headline that a text may be said to have one of only."""
LEAVING = frozenset({"remain", "stay", "keep"})
USUAL = frozenset({"normal", "usual", "planned", "before", "scheduled", "ever"})
EXCEPT = frozenset({"except", "exception", "exceptions", "excluding", "exempt", "spared", "unaffected"})
_BAD = """
    ward hospital missing trapped unaccounted drown drowned dead died drip intensive clinic morgue stretcher
    hospitalised hospitalized bury buried burial graves perished lost
"""
BAD = frozenset(_BAD.split())
_WELL = (
    "safe home rescued saved well unhurt alive flown lifted freed out recovered released survive survived back ashore"
)
WELL = frozenset(_WELL.split())
"""Words of a headline by which all are well, and of a text by which some are not."""
WHOLE_OF = frozenset({"them", "the", "those", "whom", "its", "their", "these"})
_ONE = "person man woman one suspect arrest case casualty victim time occasion departure resignation dismissal injury"
ONE = frozenset(_ONE.split())
_THINGS = "interruption arrest stop visit goal attack meeting victim death shot suspect occasion breach strike"
THINGS = frozenset(_THINGS.split())
SHARED = 8
"""Tokens among which the whole of a share is told: "of the day's 84 departures, 61"."""
N_MOST = 4
"""Places of a text that are shown for one headline."""
CONFIDENCE = 0.6


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The headline that speaks of all or of several, and where the text does not."""
    lower = prose.lower
    for number in headlines(prose):
        low, high = prose.sentences[number]
        if lower[high - 1] == "?" or not polarity.words(lexicon).negators.isdisjoint(lower[low:high]):
            continue
        whole = next((i for i in range(low, high) if lower[i] in ALL and lower[i + 1 : i + 2] != ["but"]), None)
        count = next(_counts(prose, found, number), None)
        if whole is not None:
            counted = count is not None or "#" in prose.tags[whole + 1 : whole + 2]
            well = not WELL.isdisjoint(lower[low:high])
            some = list(_exceptions(prose, found, counted, well))[:N_MOST]
            if some:
                yield _contrast(prose, whole, min(whole + 2, high), "whole", "all")
            for first, stop, part in some:
                yield _contrast(prose, first, stop, "whole", "some", part)
        elif count is not None and count[2] <= MOST:
            one = list(_ones(prose))[:N_MOST]
            if one:
                yield _contrast(prose, count[0], count[1], "number", "several")
            for first, stop in one:
                yield _contrast(prose, first, stop, "number", "one")


def _contrast(prose: Prose, first: int, stop: int, matter: str, side: str, part: bool = False) -> Annotation:
    number = prose.sentence_at[first]
    topic = prose.topic(number) if prose.regions[number] == "body" else prose.content(*prose.sentences[number])
    fields: dict[str, Value] = {"matter": matter, "side": side, "topic": topic}
    flags = frozenset({"part"}) if part else NO_FLAGS
    return Annotation("contrast", prose.span(first, stop), number, fields, flags, confidence=CONFIDENCE)


def _counts(prose: Prose, found: list[Annotation], number: int) -> Iterator[tuple[int, int, float]]:
    """The counts of a sentence from two on, with the tokens that tell them."""
    low, high = prose.sentences[number]
    for one in prose.of_kind("quantity", found):
        value = one.fields.get("value")
        counted = one.sentence == number and one.fields.get("dimension") == "count" and "joined" not in one.flags
        if counted and isinstance(value, Amount) and 2 <= value.low == value.high:
            yield *token_range(prose, one.span), value.low
    yield from ((i, i + 1, 2.0) for i in range(low, high) if prose.lower[i] in TIMES)


def _bodies(prose: Prose) -> Iterator[tuple[int, int]]:
    for (low, high), region in zip(prose.sentences, prose.regions, strict=True):
        if region == "body" and prose.lower[high - 1] != "?":
            yield low, high


def _exceptions(prose: Prose, found: list[Annotation], counted: bool, well: bool) -> Iterator[tuple[int, int, bool]]:
    """Where the text has some that are not what the headline says of all; whether it counts them as a part."""
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    for low, high in _bodies(prose):
        for i in range(low, high - 1):
            word, after = lower[i], lower[i + 1]
            if tags[i] == "#" and after == "of" and i + 2 < high and lower[i + 2] in WHOLE_OF and word != "one":
                if counted or lower[i + 2] in ("them", "whom"):
                    yield i, _stop(prose, i, high), True
                    break
            elif word == "only" and (i == low or tags[i - 1] in ",.C") and tags[i + 1] in "NPD#":
                yield i, _stop(prose, i, high), False
                break
            elif tags[i] == "V" and lemmas[i] in LEAVING and after != "to" and lower[i - 1] != "it":
                first = _subject(prose, i, low)
                yield first, _stop(prose, i, high), tags[first] == "#"
                break
            elif word == "still" and tags[i - 1] == "A":
                first = _subject(prose, i - 1, low)
                yield first, _stop(prose, i, high), tags[first] == "#"
                break
            elif (word == "as" and after in USUAL) or word in EXCEPT:
                yield _subject(prose, i, low), i + 2, False
                break
            elif word == "of" and (i == low or tags[i - 1] in ",C") and (most := _share(prose, found, i, high)):
                yield i, most, True
                break
            elif well and tags[i] == "#" and word != "one" and i > low and lower[i - 1] in BAD:
                yield i - 1, i + 1, True
                break
            elif well and tags[i] == "#" and tags[i + 1] in "NJ" and word != "one":
                bad = next((k for k in range(i, high) if lower[k] in BAD), None)
                if bad is not None:
                    yield i, bad + 1, True
                    break


def _share(prose: Prose, found: list[Annotation], at: int, high: int) -> int:
    """Where "of the 84 departures, 61" ends, whose second figure is less than the first; 0 where it is none."""
    tags = prose.tags
    comma = next((i for i in range(at, min(at + SHARED, high)) if tags[i] == ","), 0)
    if not comma or "#" not in tags[at:comma] or "#" not in tags[comma + 1 : comma + 3]:
        return 0
    start, end = prose.starts[at], prose.end(min(comma + 2, high - 1))
    told = [one for one in prose.of_kind("quantity", found) if start <= one.span.start < end]
    values = [one.fields.get("value") for one in told if one.fields.get("dimension") == "count"]
    amounts = [one for one in values if isinstance(one, Amount)]
    return comma + 2 if len(amounts) == 2 and amounts[1].high < amounts[0].low else 0


def _subject(prose: Prose, i: int, low: int) -> int:
    """Where the words before a verb begin, back to a comma."""
    while i > low and prose.tags[i - 1] not in ",.":
        i -= 1
    return i


def _stop(prose: Prose, i: int, high: int) -> int:
    """Where the words from here on end, up to a comma."""
    while i + 1 < high and prose.tags[i + 1] not in ",.":
        i += 1
    return i + 1


def _ones(prose: Prose) -> Iterator[tuple[int, int]]:
    """Where the text has one only: "the only person", "a single arrest", "nobody else"."""
    lower, lemmas = prose.lower, prose.lemmas
    for low, high in _bodies(prose):
        for i in range(low, high - 1):
            word, after = lower[i], lower[i + 1]
            if (
                (word == "the" and after in ("only", "sole") and _is_one(prose, i + 2, high))
                or (word in ("a", "one") and after == "single" and not THINGS.isdisjoint(lemmas[i + 2 : i + 5]))
                or (word in ("nobody", "one") and after == "else" and (word == "nobody" or lower[i - 1] == "no"))
                or (word == "no" and after in ("further", "other") and not ONE.isdisjoint(lemmas[i + 2 : i + 3]))
            ):
                yield i, _stop(prose, i, high)
                break


def _is_one(prose: Prose, at: int, high: int) -> bool:
    """Whether it is the only person, arrest or case, and not "the only one of its kind"."""
    kind = next((k for k in range(at, min(at + 2, high)) if prose.lemmas[k] in ONE), None)
    return kind is not None and prose.lower[kind + 1 : kind + 2] != ["of"]
