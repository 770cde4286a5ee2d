"""Articles of one story come in; what one says there was none of, and where another has it, go out as more traces.

"There were no sirens on the site" stands in one paper, "she heard the siren start up" in the other: what is denied may
be anything, so it is looked for only where somebody denies it, among the words that each sentence is known by. The
lexicon tells which nouns are one thing: whoever has no weapon has no knife.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newslint.core.annotation import Annotated, Annotation, Sentence
from newslint.core.article import Article
from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.span import Span
from newslint.core.values import Value
from newslint.facts.alignment import TOLD
from newslint.facts.stories import enriched

Pair: TypeAlias = tuple[Article, Annotated]

_OPEN = """
    if no not never without nobody none neither nor nothing cannot whether would could should may might must want wants
    wanted need needs needed demand demands demanded ask asked asks unless until future plan plans planned hope hoped
    hopes promise promised ban banned previous former lack lacked lacks deny denied denies refuse refused refuses
    instead another other formerly hoping miss misses missed missing out
"""
OPEN = frozenset(_OPEN.split())
"""Words before the thing by which there may be none, or another one."""
COMING = OPEN | {"will", "be", "ago"}
"""And words behind it: "a shelter will be built"."""
BEFORE, BEHIND = 48, 36
"""Characters around the thing among which they count."""
VERBS = frozenset(("marry", "insure"))
"""Verbs whose denial denies a thing: "never married" of a husband."""
NAMES = frozenset(("to", "i", "we", "you", "he", "she", "they", "who", "will", "can", "not", "n't", "let"))
"""Words before a verb; what looks like the thing is none there: "she had to pay", "who guard the mill"."""
_THERE = """
    attend come present turn appear show post station place deploy put stand sit wait guard man find discover
    recover locate detect spot see seize report register carry keep hold use own install fit build provide
    supply bring hear sound include contain exist work stay remain offer wear receive climb travel issue set
    enter arrive reach examine treat visit join
"""
THERE = frozenset(_THERE.split())
"""Verbs by whose denial it was not there at all: "no marshal had been posted", "no telephone was found"; of others not
the thing is denied but what is done: "no schools were closed"."""
ENDINGS = ("ed", "ing", "ly", "s")
"""Ends of words that are verbs as well: "alarms sound", "a siren sounded"."""
OWNERS = frozenset(("its", "their", "his", "her", "our", "my"))
OWNED = 18
"""Characters before the thing among which it stands whose it is: "the expedition's own doctor"."""
N_BEST = 2
"""Sentences of an article that are shown for a thing."""
RARE = 4
"""Sentences of an article beyond which a thing is what all of it is about."""
SHARE, FEW = 2, 2
"""A word says where we are if it stands in no more than this part of the sentences of its article, or in so few."""


class _Lines(NamedTuple):
    """An article with the numbers of the sentences that each word stands in."""

    article: Article
    annotated: Annotated
    having: Mapping[str, Sequence[int]]

    def topic(self, number: int) -> frozenset[str]:
        """What a sentence and the one before it are about, without what all of the article is about."""
        sentences = self.annotated.sentences
        most = max(FEW, len(sentences) // SHARE)
        words = (*sentences[number].lemmas, *(sentences[number - 1].lemmas if number else ()))
        return frozenset(word for word in words if len(self.having.get(word, ())) <= most)


def answered(story: Sequence[Pair], lexicon: Lexicon) -> tuple[Pair, ...]:
    """The articles of a story, with traces of what one denies and another has."""
    denied = [list(_denied(article, annotated, lexicon)) for article, annotated in story]
    if not any(denied):
        return tuple(story)
    lines = [_lines(article, annotated) for article, annotated in story]
    others = _others(lexicon)
    more: list[list[Annotation]] = [[] for _ in story]
    shunned = [{one.matter for one in some} for some in denied]
    for here, some in enumerate(denied):
        for one in some:
            met = False
            topic = lines[here].topic(one.sentence) - one.names
            for there, other in enumerate(lines):
                if there == here or one.matter in shunned[there]:
                    continue
                for number, place in _places(other, one, topic, others):
                    met = True
                    more[there].append(_trace(other, number, place, one))
            if met:
                fields: dict[str, Value] = {"matter": one.matter, "side": "none", "topic": topic}
                more[here].append(
                    Annotation("trace", one.span, one.sentence, fields, SOUGHT | {"flat"}, confidence=0.6)
                )
    return enriched(story, more)


SOUGHT = frozenset({"sought"})
SHORT = 3
"""Letters of a thing at least."""


class _Denial(NamedTuple):
    matter: str
    names: frozenset[str]
    """The words for it, and for its kinds."""
    span: Span
    sentence: int
    done: str
    """What was not done with it, where that is what is denied."""
    marks: frozenset[str]
    """What it was not, where there may have been others: armed."""


@per_lexicon
def _common(lexicon: Lexicon) -> frozenset[str]:
    """Nouns that are denied too often to be looked for."""
    return frozenset(lexicon.words("traces", "common"))


@per_lexicon
def _alike(lexicon: Lexicon) -> dict[str, tuple[str, frozenset[str]]]:
    """The words for one thing, each with the word that it goes by and all of them."""
    table = lexicon.table("traces", "alike")
    groups = [(thing, (thing, *lexicon.words("traces", "alike", thing))) for thing in table]
    return {word: (thing, frozenset(some)) for thing, some in groups for word in some}


@per_lexicon
def _kinds(lexicon: Lexicon) -> dict[str, list[str]]:
    """The kinds of a thing: dynamite of an explosive."""
    lines = [line.split() for line in lexicon.words("kinds", "kinds")]
    return {line[0]: line[1:] for line in lines}


@per_lexicon
def _others(lexicon: Lexicon) -> str:
    """Words that may be no nouns, with blanks around: few are asked for, so that to search costs less than to split."""
    lines = str(lexicon.table("tags").get("classes", "")).splitlines()
    return " ".join(f"{line} " for line in lines if line[:2] != "N ")


def _denied(article: Article, annotated: Annotated, lexicon: Lexicon) -> Iterator[_Denial]:
    """The things that an article says there were none of."""
    common, alike, kinds = _common(lexicon), _alike(lexicon), _kinds(lexicon)
    for one in annotated.annotations:
        done, marks = "", frozenset[str]()
        if one.kind == "lack":
            found = str(one.fields["thing"])
            told = one.fields.get("marks")
            marks = told if isinstance(told, frozenset) else marks
            deed = str(one.fields.get("deed", ""))
            done = "" if deed in THERE else deed
        elif one.kind == "negation" and one.fields.get("head") in VERBS and _never(article, one):
            found = str(one.fields["head"])
        else:
            continue
        if annotated.sentences[one.sentence].region not in TOLD or found in common or len(found) < SHORT:
            continue
        if not marks.isdisjoint(common):
            continue
        matter, names = alike.get(found, (found, frozenset((found,))))
        names = names.union(kinds.get(found, ()))
        names = names.union(name + "s" for name in names)  # "fumes" has no base form
        yield _Denial(matter, names, one.span, one.sentence, done, marks)


def _never(article: Article, one: Annotation) -> bool:
    return one.span.cut(article.text)[:5].lower() == "never"


def _lines(article: Article, annotated: Annotated) -> _Lines:
    having: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(annotated.sentences):
        if sentence.region in TOLD:
            for word in set(sentence.lemmas):
                having[word].append(number)
    return _Lines(article, annotated, having)


def _places(other: _Lines, one: _Denial, topic: frozenset[str], others: str) -> list[tuple[int, Span]]:
    """Where another article has the thing, those places first whose sentences share most words."""
    sentences = other.annotated.sentences
    numbers = sorted({number for name in one.names for number in other.having.get(name, ())})
    told = [(number, _place(other, number, one)) for number in numbers if _does(sentences[number], one)]
    told = [(number, place) for number, place in told if _is_thing(other, number, place, others)]
    if (not one.done and len(told) > RARE) or not all(_plain(other, number, place) for number, place in told):
        return []  # whoever denies it, or hopes for it, as well tells both sides
    told.sort(key=lambda found: (-len(topic & other.topic(found[0])), found[0]))
    return told[:N_BEST]


def _does(sentence: Sentence, one: _Denial) -> bool:
    """Whether a sentence tells what was not done with the thing, and has it as what it was not: armed."""
    return (not one.done or one.done in sentence.lemmas) and one.marks.issubset(sentence.lemmas)


def _is_thing(other: _Lines, number: int, place: Span, others: str) -> bool:
    """Whether a word is the thing itself: no verb, no part of a name, and nothing that only says of what kind it is."""
    start, end = other.annotated.sentences[number].span
    text = other.article.text
    word, behind = text[place.start : place.end], text[place.end : end]
    if word.endswith(("ed", "ing")) or not NAMES.isdisjoint(_words(text[start : place.start].lower())[-1:]):
        return False
    if word[:1].isupper() and place.start > start:
        return False
    follows = _word(text, place.end + 1) if behind[:1] in (" ", "-") else ""
    starts = other.annotated.sentences[number].starts
    solid = f" {follows} " not in others and not follows.endswith(ENDINGS) and place.end + 1 in starts
    return not (follows and solid)  # "the television audience" is no television


def _plain(other: _Lines, number: int, place: Span) -> bool:
    """Whether a sentence has the thing as something that there is."""
    start, end = other.annotated.sentences[number].span
    text = other.article.text[start:end].lower()
    before = text[max(0, place.start - start - BEFORE) : place.start - start].replace("n't", " not")
    behind = text[place.end - start : place.end - start + BEHIND].replace("n't", " not")
    return OPEN.isdisjoint(_words(before)) and COMING.isdisjoint(_words(behind)) and "?" not in text[-2:]


def _place(other: _Lines, number: int, one: _Denial) -> Span:
    sentence = other.annotated.sentences[number]
    at = next(i for i, lemma in enumerate(sentence.lemmas) if lemma in one.names)
    start = sentence.starts[at]
    return Span(start, start + max(len(_word(other.article.text, start)), 1))


def _word(text: str, start: int) -> str:
    end = start
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end].lower()


def _words(text: str) -> list[str]:
    return "".join([sign if sign.isalpha() else " " for sign in text]).split()


def _trace(other: _Lines, number: int, place: Span, one: _Denial) -> Annotation:
    fields: dict[str, Value] = {"matter": one.matter, "side": "some", "topic": other.topic(number) - one.names}
    before = other.article.text[max(0, place.start - OWNED) : place.start].lower()
    owned = not OWNERS.isdisjoint(_words(before)) or "'s " in before or "’s " in before
    return Annotation("trace", place, number, fields, SOUGHT | {"owned"} if owned else SOUGHT, confidence=0.6)
