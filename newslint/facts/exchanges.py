"""Articles of one story come in; two names that have changed places between two of them go out.

"Hall, 37, shot Lund, the sheriff said" stands in one article, "Lund, 37, shot Hall" in the other: what stands beside a
name (an age, a title, a wound, what was done) is known there as Hall's and here as Lund's, and the other way round.
Each name has a profile: the rare content words beside it, by nearness, and what extraction tells of its bearer. Of two
names that both articles have, what tells them apart in one is held against what tells them apart in the other: where
the names stand for the same two, the differences point the same way, and where they were exchanged the opposite way.
Contexts have told since Bagga and Baldwin (1998) whom a name means; here they tell that it means another.

Pairs are found by their words: what is beside one name here and beside another there speaks for an exchange. Postings
are bounded: cost grows with the words beside names, not with pairs of articles or of names.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from newslint.core.annotation import Annotated, Annotation, Sentence
from newslint.core.article import Article
from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.span import Span
from newslint.core.values import Amount, Entity, Value
from newslint.facts.alignment import TOLD
from newslint.facts.stories import enriched

Pair: TypeAlias = tuple[Article, Annotated]
Words: TypeAlias = tuple[str, ...]
Key: TypeAlias = tuple[int, int, str, str]

NEARNESS = (1.0, 0.8, 0.6, 0.5, 0.4)
"""What a word beside a name counts by its distance, counted in content words; farther ones do not."""
FAINT = 0.05
AGE, FATE, TITLE, ACT, TIE, VOICE = 0.9, 0.8, 0.7, 0.6, 0.5, 0.4
"""What an age counts, what became of somebody, a title, a side of an act, whose relative and from where, a voice."""
POSTINGS = 24
SUSPECT = 0.3
"""The weight of what is beside the wrong name from which two names are looked at;"""
EACH = 0.2
"""what each of the two must have that is the other's elsewhere;"""
WORDS, ENOUGH, MOST = 1.4, 0.8, 0.45
"""both together, of words alone or with what extraction tells, less what stands beside the right one; and the share of
that in all that tells the two apart."""
ALONE, NEARLY_ALL = 1.4, 0.9
"""The same where only one of them has what is the other's, and extraction tells some of it."""
OPPOSITE = 0.12
"""How much that is of all that tells the two apart in either article (a cosine): where two rivals are told of at
length, some words stand beside the one here and the other there by chance."""
_PLAIN = "mr mr. mrs mrs. ms ms. dr dr. jr jr. sr sr."
PLAIN = frozenset(_PLAIN.split())
"""Words beside a name that are no part of it."""
_KIN = """
    wife husband widow son daughter brother sister mother father grandmother grandfather uncle aunt nephew niece cousin
    girlfriend boyfriend partner twin half-brother half-sister stepson stepfather stepmother friend neighbour neighbor
    sibling parent relative roommate colleague
"""
KIN = frozenset(_KIN.split())
"""Words that stand between two names and tell as much of the one as of the other: "Hall's brother, Lund"."""


class _Mention(NamedTuple):
    """A name where it stands: the sentence, and the content words that it begins and ends with there."""

    sentence: int
    first: int
    stop: int
    words: Words


class _Told(NamedTuple):
    """What an article has beside each name, with the weight, the sentence and the place where it counts most."""

    profiles: Mapping[str, Mapping[str, tuple[float, int, Span]]]
    labels: Mapping[str, str]


class _Crossing(NamedTuple):
    """How much speaks for an exchange, what speaks for it most, and the names that have it here and there."""

    weight: float
    word: str
    name: str
    instead: str


def exchanges(story: Sequence[Pair], weights: Mapping[str, float]) -> tuple[Pair, ...]:
    """The articles of a story, with the names that some have exchanged; the others of two sides are on one of them."""
    bearers = [_bearers(annotated) for _, annotated in story]
    shared = _shared(bearers)
    # Whom one article tells to be a person is one in all.
    anybody = {surname: full for own in reversed(bearers) for surname, full in own.items()}
    bearers = [{**anybody, **own} for own in bearers]
    named = [_named(*pair, own, shared) for pair, own in zip(story, bearers, strict=True)]
    n_having = Counter(name for own in named for name in own)
    told = []
    for (article, annotated), own in zip(story, named, strict=True):
        # What one article alone names is exchanged with nothing.
        both = {name: mentions for name, mentions in own.items() if n_having[name] > 1}
        told.append(_told(article, annotated, both if len(both) > 1 else {}, weights))
    if not any(one.labels for one in told):
        return tuple(story)
    crossings: dict[tuple[str, str], dict[tuple[int, int], _Crossing]] = defaultdict(dict)
    for here, there, one, other in _suspects(told):
        crossing = _crossing(told[here], told[there], one, other)
        if crossing is not None:
            crossings[min(one, other), max(one, other)][here, there] = crossing
    more: list[list[Annotation]] = [[] for _ in story]
    for names, found in sorted(crossings.items()):
        (here, there), best = max(found.items(), key=lambda item: (item[1].weight, item[0]))
        shown = {here: (best.name, best.word), there: (best.instead, best.word)}
        for first, second in sorted(found):
            # Whoever differs from the one side is on the other.
            for number, twin in ((first, second), (second, first)):
                if number not in shown and twin in (here, there):
                    sides = (told[number], told[there]) if twin == there else (told[here], told[number])
                    crossing = _crossing(*sides, best.name, best.instead)
                    if crossing is not None:
                        shown[number] = best.name if twin == there else best.instead, crossing.word
        for number, (name, word) in sorted(shown.items()):
            its = told[number]
            _, sentence, span = its.profiles[name][word]
            fields: dict[str, Value] = {
                "key": f"{story[here][0].id} {' '.join(names)}",
                "bearer": name,
                "name": its.labels[name],
            }
            more[number].append(Annotation("exchange", span, sentence, fields, confidence=0.8))
    return enriched(story, more)


def _bearers(annotated: Annotated) -> dict[str, set[Words]]:
    """Surnames with the full names of those who bear them, without what stands before the last two words."""
    found: dict[str, set[Words]] = defaultdict(set)
    for one in annotated.annotations:
        name = one.fields.get("name") if one.kind == "person" else None
        if isinstance(name, Entity):
            words = _own(name.id.split())
            if len(words) > 1:
                found[words[-1]].add(words[-2:])
    return found


def _own(words: Sequence[str]) -> Words:
    return tuple([word for word in words if word not in PLAIN])


def _shared(bearers: Sequence[Mapping[str, set[Words]]]) -> frozenset[str]:
    """Surnames that two people of one article bear: in the whole story a name is then the full one."""
    return frozenset(surname for one in bearers for surname, full in one.items() if len(full) > 1)


def _name(words: Words, bearers: Mapping[str, set[Words]], shared: frozenset[str]) -> str:
    """By what a name is known in the story; "" where it is nobody's, or one of several people's."""
    last = words[-1]
    full = bearers.get(last)
    if full is None:
        return " ".join(words[-2:]) if len(words) > 1 else ""
    if last not in shared:
        return last
    if words[-2:] in full:
        return " ".join(words[-2:])
    return " ".join(next(iter(full))) if len(full) == 1 else ""


def _named(
    article: Article, annotated: Annotated, bearers: Mapping[str, set[Words]], shared: frozenset[str]
) -> Mapping[str, list[_Mention]]:
    """The mentions of each name."""
    found: dict[str, list[_Mention]] = {}
    for number, sentence in enumerate(annotated.sentences):
        if sentence.region in TOLD:
            for one in _mentions(article.text, number, sentence):
                name = _name(one.words, bearers, shared)
                if name:
                    found.setdefault(name, []).append(one)
    return found


def _told(
    article: Article, annotated: Annotated, named: Mapping[str, Sequence[_Mention]], weights: Mapping[str, float]
) -> _Told:
    profiles: dict[str, dict[str, tuple[float, int, Span]]] = {}
    labels: dict[str, str] = {}
    spans: dict[tuple[str, int], Span] = {}
    ids: dict[str, str] = {}
    prefixed = _prefixed(named)
    for name, mentions in named.items():
        own = profiles[name] = {}
        for one in mentions:
            sentence = annotated.sentences[one.sentence]
            span = _span(sentence, one)
            spans.setdefault((name, one.sentence), span)
            labels[name] = max(labels.get(name, ""), span.cut(article.text), key=_length)
            ids[" ".join(one.words[-2:])] = name
            for word, weight in _beside(sentence, one, weights, prefixed.get(one.sentence, ())):
                if weight > FAINT and word not in one.words and (word not in own or weight > own[word][0]):
                    own[word] = weight, one.sentence, span
    for found, id, word, weight in _known(annotated) if named else ():
        name = ids.get(" ".join(_own(id.lower().split())[-2:]), "")
        if name and (word not in profiles[name] or weight > profiles[name][word][0]):
            profiles[name][word] = weight, found.sentence, spans.get((name, found.sentence), found.span)
    return _Told(profiles, labels)


def _prefixed(named: Mapping[str, Sequence[_Mention]]) -> Mapping[int, set[int]]:
    """Where in a sentence what is printed as large as a name stands before it: in "Quist, Torvik Mayor Ivar Brekke and
    Lund", two words tell of Brekke alone."""
    found: dict[int, set[int]] = defaultdict(set)
    for mentions in named.values():
        for one in mentions:
            if one.stop - one.first > 2:
                found[one.sentence].update(range(one.first, one.stop - 2))
    return found


def _span(sentence: Sentence, one: _Mention) -> Span:
    """The last two words of a name, or the one: a title before it may be printed as large."""
    last = one.stop - 1
    first = max(last - 1, one.first) if len(one.words) > 1 else last
    return Span(sentence.starts[first], sentence.starts[last] + len(sentence.lemmas[last]))


def _length(label: str) -> tuple[int, str]:
    return label.count(" "), label


def _mentions(text: str, number: int, sentence: Sentence) -> Iterator[_Mention]:
    """Runs of capitalised words that only a space, or a letter with a point, keeps apart."""
    starts, lemmas = sentence.starts, sentence.lemmas
    capital = [text[start].isupper() for start in starts]
    stop = 0
    for first, is_capital in enumerate(capital):
        if first < stop or not is_capital:
            continue
        stop = first + 1
        while stop < len(starts) and capital[stop] and _joined(text[starts[stop - 1] : starts[stop]]):
            stop += 1
        words = _own(lemmas[first:stop])
        if words:
            last = stop
            while lemmas[last - 1] in PLAIN:
                last -= 1
            yield _Mention(number, first, last, words)


def _joined(gap: str) -> bool:
    """Whether nothing stands between the beginnings of two words but the first, a space and an initial."""
    word, space, rest = gap.partition(" ")
    if not space or not (word[-1].isalnum() or word[-1] in ".-"):
        return False
    return not rest or (len(rest) < 4 and rest[0].isupper())


def _beside(
    sentence: Sentence, one: _Mention, weights: Mapping[str, float], prefixed: Collection[int]
) -> Iterator[tuple[str, float]]:
    lemmas = sentence.lemmas
    before, behind = range(one.first - 1, -1, -1), range(one.stop, len(lemmas))
    for side in (before, behind):
        for place, near in zip(side, NEARNESS, strict=False):
            word = lemmas[place]
            if word not in KIN and place not in prefixed:
                yield word, weights.get(word, 0.0) * near
    if one.stop < len(lemmas) and len(age := lemmas[one.stop]) == 2 and age.isdecimal():
        yield f"age {age}", AGE


def _known(annotated: Annotated) -> Iterator[tuple[Annotation, str, str, float]]:
    """What extraction tells of people and the sides of acts: the annotation, the name, what it is, and its weight."""
    for one in annotated.annotations:
        fields = one.fields
        if one.kind == "clause" and "act" in fields:
            for side in ("doer", "target"):
                if isinstance(id := fields.get(side), str):
                    yield one, id, f"{side} of {fields['act']}", ACT
        elif one.kind == "quote" and isinstance(speaker := fields.get("speaker"), Entity):
            yield one, speaker.id, "speaks", VOICE
        elif one.kind == "person" and isinstance(name := fields.get("name"), Entity):
            if isinstance(age := fields.get("age"), Amount) and age.low == age.high:
                yield one, name.id, f"age {age.low:.0f}", AGE
            if isinstance(title := fields.get("title"), Entity):
                yield one, name.id, f"title {title.id.split()[-1]}", TITLE
            if isinstance(home := fields.get("home"), Entity):
                yield one, name.id, f"home {home.id}", TIE
            for field, weight in (("fate", FATE), ("relation", TIE)):
                if field in fields:
                    yield one, name.id, f"{field} {fields[field]}", weight


def _suspects(told: Sequence[_Told]) -> Iterator[Key]:
    """Pairs of names of two articles, of which one has most of some words in the first, and the other in the second."""
    postings: dict[str, list[tuple[int, str, float]]] = defaultdict(list)
    seen: dict[Key, float] = defaultdict(float)
    for there, own in enumerate(told):
        best: dict[str, tuple[float, str]] = {}
        for name, profile in own.profiles.items():
            for word, (weight, _, _) in profile.items():
                if weight > best.get(word, (0.0, ""))[0]:
                    best[word] = weight, name
        for word, (weight, other) in best.items():
            holders = postings[word]
            for here, one, its in holders:
                if one != other and one in own.profiles and other in told[here].profiles:
                    seen[here, there, one, other] += weight * its
            if len(holders) < POSTINGS:
                holders.append((there, other, weight))
    for key, weight in sorted(seen.items()):
        # "Keld" and "Old Keld" are hardly told apart by what is beside them.
        if weight >= SUSPECT and not _contains(key[2], key[3]):
            yield key


def _contains(one: str, other: str) -> bool:
    """Whether one of two names is the other with more words."""
    ours, theirs = set(one.split()), set(other.split())
    return ours <= theirs or theirs <= ours


def _crossing(here: _Told, there: _Told, one: str, other: str) -> _Crossing | None:
    """What speaks for it that the first name here is the second there, and the other way round; None for too little."""
    ours, its = here.profiles[one], here.profiles[other]
    theirs, others = there.profiles[one], there.profiles[other]
    same = 0.0
    forth: list[tuple[float, str]] = []
    back: list[tuple[float, str]] = []
    # In a list the given name of the one stands beside the other.
    void = {word for told in (here, there) for name in (one, other) for word in told.labels[name].lower().split()}
    for word in (ours.keys() | its.keys()) & (theirs.keys() | others.keys()) - void:
        apart = _weight(ours, word) - _weight(its, word)
        product = round(apart * (_weight(theirs, word) - _weight(others, word)), 6)
        if product > 0:
            same += product
        elif product < 0:
            (forth if apart > 0 else back).append((-product, word))
    sums = [sum([weight for weight, _ in some]) for some in (forth, back)]
    in_all, total = sum(sums) + same, sum(sums) - same
    is_known = any(" " in word for _, word in (*forth, *back))
    # The word that is shown must stand beside the one here and the other there.
    shown = [found for found in forth if found[1] in ours and found[1] in others]
    if min(sums) >= EACH:
        enough = total >= (ENOUGH if is_known else WORDS) and total >= MOST * in_all
    else:
        enough = is_known and total >= ALONE and total >= NEARLY_ALL * in_all
    if not enough or not shown or total < OPPOSITE * _apart(ours, its) * _apart(theirs, others):
        return None
    return _Crossing(round(total, 4), max(shown)[1], one, other)


def _apart(one: Mapping[str, tuple[float, int, Span]], other: Mapping[str, tuple[float, int, Span]]) -> float:
    """How much tells two names of an article apart: the length of the difference of their profiles."""
    return math.sqrt(
        math.fsum([(_weight(one, word) - _weight(other, word)) ** 2 for word in one.keys() | other.keys()])
    )


def _weight(profile: Mapping[str, tuple[float, int, Span]], word: str) -> float:
    return profile[word][0] if word in profile else 0.0
