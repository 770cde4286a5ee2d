"""Articles of one story come in; what one says there was none of, and where another has it, go out as more traces.

"There were no sirens on the site" stands in one paper, "she heard the siren start up" in the other: what is denied may
be anything, so it is looked for only where somebody denies it, among the words that each sentence is known by. The
lexicon tells which nouns are one thing: whoever has no weapon has no knife.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newslint.core.annotation import Annotated, Annotation, Sentence
from newslint.core.article import Article
from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.span import Span
from newslint.core.values import Value
from newslint.facts.alignment import TOLD

Pair: TypeAlias = tuple[Article, Annotated]

_FLAT = "no without never not neither nor none nobody"
FLAT = frozenset(_FLAT.split())
"""Words that a denial begins with that leaves nothing of a thing."""
SINGLE = ("a", "an", "one", "any", "got")
"""What follows a "not" that does so: "not one school", "did not have a doctor"."""
_OPEN = """
    if no not never without nobody none neither nor nothing cannot whether would could should may might must want wants
    wanted need needs needed demand demands demanded ask asked asks unless until future plan plans planned hope hoped
    hopes promise promised ban banned previous former lack lacked lacks deny denied denies refuse refused refuses
    instead another other formerly
"""
OPEN = frozenset(_OPEN.split())
"""Words before the thing by which there may be none, or another one."""
COMING = OPEN | {"will", "be", "ago"}
"""And words behind it: "a shelter will be built"."""
BEFORE, BEHIND = 48, 24
"""Characters around the thing among which they count."""
HAVING = frozenset(("was", "were", "is", "are", "had", "has", "have", "with", "got", "carried"))
"""Verbs behind which a "no" has a noun."""
WEARING = frozenset(("wear", "carry", "hold", "own", "use", "bring", "keep", "see", "receive", "find", "hear", "build"))
"""Verbs whose denial denies what stands behind them: "did not wear a helmet"."""
ATTENDING = frozenset(("attend", "come", "present", "turn", "appear", "show"))
"""Words behind the thing by which it was not there at all."""
PLACED = frozenset(("post", "station", "place", "deploy", "put", "stand", "sit", "wait", "guard", "man"))
"""And those by which it was nowhere: "no marshal had been posted at the corner"."""
THERE = frozenset(("on", "in", "at", "aboard", "there", "near", "inside", "outside", "to"))
"""And words behind such a verb with which nothing is done: "no rafts were on board"."""
_HELPING = "was were is are has have had can could did do does will would"
HELPING = frozenset(_HELPING.split())
"""Verbs behind the thing by which not it is denied but what is done: "no schools were closed"."""
OWNERS = frozenset(("its", "their", "his", "her", "our", "my"))
OWNED = 18
"""Characters before the thing among which it stands whose it is: "the expedition's own doctor"."""
N_BEST = 2
"""Sentences of an article that are shown for a thing."""
RARE = 4
"""Sentences of an article beyond which a thing is what all of it is about."""


class _Lines(NamedTuple):
    """An article with the numbers of the sentences that each word stands in."""

    article: Article
    annotated: Annotated
    having: Mapping[str, Sequence[int]]


def answered(story: Sequence[Pair], lexicon: Lexicon) -> tuple[Pair, ...]:
    """The articles of a story, with traces of what one denies and another has."""
    denied = [list(_denied(article, annotated, lexicon)) for article, annotated in story]
    if not any(denied):
        return tuple(story)
    alike = _alike(lexicon)
    lines = [_lines(article, annotated, alike) for article, annotated in story]
    more: list[list[Annotation]] = [[] for _ in story]
    shunned = [{one.matter for one in some} for some in denied]
    for here, some in enumerate(denied):
        for one in some:
            met = False
            for there, other in enumerate(lines):
                if there == here or one.matter in shunned[there]:
                    continue
                for number in _sentences(other, one, alike):
                    met = True
                    more[there].append(_trace(other, number, one.matter, alike))
            if met:
                topic = _topic(story[here][1].sentences, one.sentence)
                fields: dict[str, Value] = {"matter": one.matter, "side": "none", "topic": topic - {one.matter}}
                more[here].append(
                    Annotation("trace", one.span, one.sentence, fields, SOUGHT | {"flat"}, confidence=0.6)
                )
    return tuple(
        (article, annotated._replace(annotations=(*annotated.annotations, *extra))) if extra else (article, annotated)
        for (article, annotated), extra in zip(story, more, strict=True)
    )


SOUGHT = frozenset({"sought"})


class _Denial(NamedTuple):
    matter: str
    span: Span
    sentence: int
    topic: frozenset[str]
    done: str
    """What was not done with it, where that is what is denied."""


@per_lexicon
def _common(lexicon: Lexicon) -> frozenset[str]:
    """Nouns that are denied too often to be looked for."""
    return frozenset(lexicon.words("traces", "common"))


@per_lexicon
def _alike(lexicon: Lexicon) -> dict[str, str]:
    """The words for one thing, each with the word that it goes by."""
    table = lexicon.table("traces", "alike")
    return {word: thing for thing in table for word in (thing, *lexicon.words("traces", "alike", thing))}


def _denied(article: Article, annotated: Annotated, lexicon: Lexicon) -> Iterator[_Denial]:
    """The things that an article says there were none of."""
    common, alike = _common(lexicon), _alike(lexicon)
    text = article.text
    for one in annotated.annotations:
        if one.kind != "negation" or one.fields.get("cue") != "not":
            continue
        sentence = annotated.sentences[one.sentence]
        words = one.span.cut(text).lower().split()
        form, plain = one.fields.get("form"), words[:1] in (["no"], ["without"])
        if sentence.region not in TOLD or not words or words[0] not in FLAT:
            continue
        if form == "verb" and not plain:
            if (lacked := _lacked(article, annotated, one, alike)) is not None and lacked.matter not in common:
                yield lacked
            continue
        if words[0] == "not" and (len(words) < 2 or words[1] not in SINGLE):
            continue
        if not common.isdisjoint(words[1:]) and words[1] not in SINGLE:
            continue
        found, end = str(one.fields["head"]), one.span.end
        after = bisect_left(sentence.starts, end)
        if after < len(sentence.starts) and sentence.starts[after] == end + 1 and text[end] == " ":
            word = _word(text, end + 1)
            if form == "adjective" or (word.endswith("s") and word != sentence.lemmas[after]):
                found, end, after = sentence.lemmas[after], end + 1 + len(word), after + 1  # "no smoke alarms"
        elif form == "adjective":
            continue
        before = _words(text[max(0, one.span.start - OWNED) : one.span.start].lower())[-1:]
        if form == "verb" and not words[-1].endswith("s") and end == one.span.end and HAVING.isdisjoint(before):
            continue  # a verb may well be one: "no called"; but not in "there was no shelter", "no clinics"
        if found in common or len(found) < 3:
            continue
        done = ""
        helping = _word(text, end + 1)
        if helping in HELPING and after < len(sentence.lemmas) and sentence.lemmas[after] not in ATTENDING | PLACED:
            done = "" if _word(text, end + len(helping) + 2) in THERE else sentence.lemmas[after]
        topic = _topic(annotated.sentences, one.sentence)
        yield _Denial(alike.get(found, found), Span(one.span.start, end), one.sentence, topic - {found}, done)


def _lacked(article: Article, annotated: Annotated, one: Annotation, alike: Mapping[str, str]) -> _Denial | None:
    """What is denied by its verb: "wore no helmet" told as "did not wear a helmet", "never married" of a husband."""
    sentence, head = annotated.sentences[one.sentence], str(one.fields["head"])
    topic = _topic(annotated.sentences, one.sentence)
    if head in alike:
        return _Denial(alike[head], one.span, one.sentence, topic - {head}, "")
    end = one.span.end
    if head not in WEARING or _word(article.text, end + 1) not in ("a", "an", "any"):
        return None
    after = bisect_left(sentence.starts, end)
    if after == len(sentence.starts):
        return None
    while after + 1 < len(sentence.starts):
        stop = sentence.starts[after] + len(_word(article.text, sentence.starts[after]))
        if sentence.starts[after + 1] != stop + 1 or article.text[stop] != " ":
            break
        after += 1  # "a life jacket"
    found, start = sentence.lemmas[after], sentence.starts[after]
    span = Span(one.span.start, start + max(len(_word(article.text, start)), 1))
    return _Denial(alike.get(found, found), span, one.sentence, topic - {found}, "")


def _word(text: str, start: int) -> str:
    end = start
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end].lower()


def _lines(article: Article, annotated: Annotated, alike: Mapping[str, str]) -> _Lines:
    having: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(annotated.sentences):
        if sentence.region in TOLD:
            for word in {alike.get(lemma, lemma) for lemma in sentence.lemmas}:
                having[word].append(number)
    return _Lines(article, annotated, having)


def _topic(sentences: Sequence[Sentence], number: int) -> frozenset[str]:
    """What a sentence and the one before it are about."""
    return frozenset((*sentences[number].lemmas, *(sentences[number - 1].lemmas if number else ())))


def _sentences(other: _Lines, one: _Denial, alike: Mapping[str, str]) -> list[int]:
    """The sentences of another article that have the thing, those that share most words first."""
    numbers = other.having.get(one.matter, ())
    sentences = other.annotated.sentences
    told = [number for number in numbers if not one.done or one.done in sentences[number].lemmas]
    if (not one.done and len(told) > RARE) or not all(_plain(other, number, one.matter, alike) for number in told):
        return []  # whoever denies it, or hopes for it, as well tells both sides
    told.sort(key=lambda number: (-len(one.topic & _topic(sentences, number)), number))
    return told[:N_BEST]


def _plain(other: _Lines, number: int, matter: str, alike: Mapping[str, str]) -> bool:
    """Whether a sentence has the thing as something that there is."""
    start, end = other.annotated.sentences[number].span
    thing = _place(other, number, matter, alike)
    text = other.article.text.lower()
    before = text[max(start, thing.start - BEFORE) : thing.start].replace("n't", " not")
    behind = text[thing.end : min(end, thing.end + BEHIND)].replace("n't", " not")
    if text[thing.start : thing.end].endswith("ed"):
        return False  # a verb
    return OPEN.isdisjoint(_words(before)) and COMING.isdisjoint(_words(behind)) and "?" not in text[end - 2 : end]


def _place(other: _Lines, number: int, matter: str, alike: Mapping[str, str]) -> Span:
    sentence = other.annotated.sentences[number]
    at = next(i for i, lemma in enumerate(sentence.lemmas) if alike.get(lemma, lemma) == matter)
    start = sentence.starts[at]
    return Span(start, start + max(len(_word(other.article.text, start)), 1))


def _words(text: str) -> list[str]:
    return "".join([sign if sign.isalpha() else " " for sign in text]).split()


def _trace(other: _Lines, number: int, matter: str, alike: Mapping[str, str]) -> Annotation:
    own = {lemma for lemma in other.annotated.sentences[number].lemmas if alike.get(lemma, lemma) == matter}
    topic = _topic(other.annotated.sentences, number) - own
    fields: dict[str, Value] = {"matter": matter, "side": "some", "topic": topic}
    span = _place(other, number, matter, alike)
    before = other.article.text[max(0, span.start - OWNED) : span.start].lower()
    owned = not OWNERS.isdisjoint(_words(before)) or "'s " in before or "’s " in before
    return Annotation("trace", span, number, fields, SOUGHT | {"owned"} if owned else SOUGHT, confidence=0.6)
