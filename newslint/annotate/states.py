"""On which side of a pair somebody or something stands, whatever the words: there or away, open or shut, free or held.

What comes in: tokens and names. What goes out, an annotation a phrase of ``states.yaml``:

* "Hall toured the site" → family presence, side yes, subject hall.
* "Hall, the mayor, has yet to set foot there" → presence, no, subject hall.
* "Not here tonight: Eva Lund" → presence, no, subject eva lund.
* "The pier was shut on Monday" → operation, no, subject pier.

Two outlets that tell one matter in words of their own share the person and the side, and hardly a word more.
Direct quotations are left out, and so is what only may be, will be or was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from newslint.annotate import bearers, chains, parties, past, polarity, precedents, syntax
from newslint.annotate.parties import Parties
from newslint.annotate.prose import SILENT, Prose, base_form, new
from newslint.annotate.watch import Watched
from newslint.core import senses
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Entity, Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "state",
        (
            Field("family", "text", "the pair: presence, custody, operation …", "same-as"),
            Field("side", "text", "on which side of it the subject stands", values=("yes", "no")),
            Field("subject", "entity", "who or what", "same-as"),
            Field("house", "entity", "whose it is: of delegates, the federation", "same-as"),
            Field("post", "text", "by what post somebody is called: the master, Captain Hall", "same-as"),
            Field("context", "set", "content words of the sentence"),
        ),
        "side",
        "somebody or something is on one side of a pair: there or away, open or shut",
        ("person", "past", "sole"),
        "Hall stayed away",
    ),
)
WORDS: tuple[Word, ...] = ()

_LIGHT = """
    be have do get go come take give make keep put not no never the a an at in on to of his her its their with from by
    for as out up off over into under without remain stay become
"""
LIGHT = frozenset(_LIGHT.split())
_COMMON = """
    say report office work open one there large among country know within too yet call post tell leave speak home name
    back show support trial court police people take hold meet set run time company plan bill
"""
COMMON = frozenset(_COMMON.split())
"""Words too common to look for a phrase by, unless there is no other; and words that are to be avoided."""
_LOOSE = """
    may might could would should will shall can if whether unless likely possibly perhaps hope want ask plan expect due
    set consider urge demand call threaten risk propose promise must need order seek aim try attempt until before when
    'll 'd wo ca nearly almost
"""
_THOUGHT = "claim allege suspect believe suppose accuse rumour rumor"
LOOSE = frozenset(_LOOSE.split()) | frozenset(_THOUGHT.split())
"""Words before a phrase by which it is no fact yet, or not told as one of this day."""
BEHIND = 7
"""Tokens before a phrase among which they stand."""
SUPPOSING = frozenset({"if", "whether", "unless"})
"""Those before the name of a subject: "if Justice Hall had been alive"."""
TAKEN = frozenset({"yet", "refuses", "refused", "refusing", "failed", "fails", "declined", "continued", "continues"})
"""Words before "to" behind which what follows was done, or was not."""
SKIPPED = frozenset("RDJ#")
"""Tags that a phrase of the lexicon leaves out."""
N_SKIPPED = 3
AROUND = 60
"""Tokens on either side of a phrase that are its sentence, however long that is."""
NEAR = 14
"""Tokens before a phrase among which the name of its subject stands, where no grammar shows it."""
LOOSELY_MEANT = frozenset({"him", "her", "them"})
"""Pronouns of objects, which may mean anybody: "shot the driver without killing him"."""
OWNERS = frozenset({"'s", "'"})
OTHER_SIDE = {"yes": "no", "no": "yes"}
DEFINITE = frozenset({"the", "its", "their", "her", "his", "our"})
OF_THE_BODY = frozenset({"life", "outlook", "harm"})
"""Families of whoever came to harm, often a person without a name: "the boy survived"."""
OTHER_PERILS = frozenset(
    {"birth", "born", "premature", "prematurely", "cancer", "leukemia", "stroke", "war", "childhood"}
)
"""What else people survive, long before."""
SURE, UNSURE = 0.85, 0.7
"""Confidence where a name tells whose state it is, or there is one such person, and elsewhere."""
OBJECT = "*"
GAP = frozenset({"~"})
LONGEST = 7
ANY = frozenset("RDJ#NPOCIS")
"""Tags of the words that may stand where a phrase has "~"."""
OPENING = frozenset("DNPJ#O")
"""Tags that an object may begin with."""
PAST = frozenset({"ago", "previously", "formerly", "once", "earlier"})
"""Words of sentences that tell of another time."""


class Pattern(NamedTuple):
    """A phrase: the words after the one that is looked for, and those before it from right to left.

    ``bearing`` tells whether the state is that of what stands behind the phrase.
    """

    family: str
    side: str
    after: tuple[frozenset[str], ...]
    before: tuple[frozenset[str], ...]
    bearing: bool
    own: bool
    """Whether a "not" of the sentence is the phrase's own: "was not there"."""


class Keyed(NamedTuple):
    """The phrases that are looked for by one word, the longest first.

    One of ``beside`` stands among the ``left`` tokens before it or the ``right`` ones after it, whichever phrase it is;
    empty where a phrase is of one word.
    """

    patterns: tuple[Pattern, ...]
    beside: frozenset[str]
    bent: frozenset[str]
    """Of these, the words that are not always their own base form."""
    left: int
    right: int

    @staticmethod
    def of(patterns: Iterable[Pattern], lexicon: Lexicon) -> Keyed:
        """The phrases, sorted, with what most tokens can be told by that begin none of them."""
        ordered = tuple(sorted(patterns, key=lambda one: (-len(one.after) - len(one.before), not one.bearing)))
        others = [[words for words in one.before + one.after if words is not GAP] for one in ordered]
        beside = frozenset[str]().union(*(max(words, key=_rarity) for words in others)) if all(others) else frozenset()
        bent = frozenset(word for word in beside if word[-1] in "sg" or base_form(word, lexicon) != word)
        return Keyed(
            ordered, beside, bent, max(_reach(one.before) for one in ordered), max(_reach(one.after) for one in ordered)
        )


@dataclass(frozen=True, slots=True)
class _Table:
    by_word: Mapping[str, Keyed]
    watched: Watched
    negators: frozenset[str]
    posts: Mapping[str, str]
    """Words for posts, each with the one that stands for all of its sense."""


@per_lexicon
def _table(lexicon: Lexicon) -> _Table:
    found: dict[str, list[Pattern]] = {}
    for family in lexicon.table("states", "families"):
        for side in ("yes", "no"):
            for phrase in lexicon.words("states", "families", family, side):
                parts = str(phrase).split()
                bearing = parts[-1] == OBJECT
                words = tuple(
                    [GAP if part == "~" else frozenset(part.split("|")) for part in (parts[:-1] if bearing else parts)]
                )
                key = max(range(len(words)), key=lambda n: _rarity(words[n]))
                made = Pattern(family, side, words[key + 1 :], words[:key][::-1], bearing, "not" in parts)
                for word in words[key]:
                    found.setdefault(word, []).append(made)
    by_word = {word: Keyed.of(some, lexicon) for word, some in found.items()}
    negators = polarity.words(lexicon).negators | {"refuse", "fail", "decline", "yet"}
    folded = senses.families(lexicon)
    posts = {word: folded.get(word, word) for word in lexicon.words("states", "posts")}
    return _Table(by_word, Watched(by_word), negators, posts)


def _rarity(words: frozenset[str]) -> tuple[int, int]:
    """How seldom a word of a phrase is met, roughly: the phrase is looked for by its rarest."""
    return min((0 if word in LIGHT or words is GAP else 1 if word in COMMON else 2, len(word)) for word in words)


def _reach(words: tuple[frozenset[str], ...]) -> int:
    """The most tokens over which some words of a phrase may lie."""
    return sum(LONGEST if some is GAP else N_SKIPPED + 1 for some in words)


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterator[Annotation]:
    """The states that an article tells, from left to right."""
    table = _table(lexicon)
    hits = prose.where_lemma(table.watched)
    if not hits:
        return
    names = parties.known(prose, found)
    names.mentions.drop_quoted(hits)
    now = str(precedents.this_year(article.published.start)) if article.published else ""
    after = number = low = high = 0
    for at in hits:
        if at >= high:
            number = prose.sentence_at[at]
            low, high = prose.sentences[number]
            if prose.regions[number] in SILENT or prose.lower[high - 1] == "?":
                after = high
        if at < after:
            continue
        met = _met(prose, table, at, low, high)
        if met is None:
            continue
        pattern, first, stop = met
        told = _subject(prose, names, pattern, first, stop, low, high)
        side = None if told is None else _side(prose, table, pattern, first, stop, low)
        if told is None or side is None:
            continue
        after = stop
        subject, start, end = told
        fields: dict[str, Value] = {"family": pattern.family, "side": side, "subject": subject}
        post = _post(prose, table, start, low)
        if post is not None:
            fields["post"] = post
        house = _house(prose, names, subject, end, high)
        if house is not None:
            fields["house"] = house
        left, right = max(low, first - AROUND), min(high, stop + AROUND)
        fields["context"] = prose.content(left, right)
        person = any(one.kind == "person" for one in names.mentions.of(subject)[:1])
        flags = frozenset({"person"}) if person else frozenset[str]()
        if not person and pattern.family in OF_THE_BODY and bearers.is_sole(prose, subject.label, start, end):
            flags = frozenset({"sole"})
        sure = SURE if flags and pattern.family in OF_THE_BODY else UNSURE
        if (
            _is_past(prose.lower[left:right])
            or past.has_year(prose, left, right, now=now)
            or (pattern.family in OF_THE_BODY and not OTHER_PERILS.isdisjoint(prose.lower[left:right]))
        ):
            flags |= {"past"}
        span = prose.span(min(first, start), max(stop, end))
        yield new(Annotation, ("state", span, number, fields, flags, "narrator", sure))


def _is_past(words: list[str]) -> bool:
    """Whether words tell of another time: "once", but not "not once", nor "since the flood three weeks ago"."""
    met = PAST.intersection(words)
    if met == {"once"}:
        return words[words.index("once") - 1] != "not"
    return bool(met) and not (met == {"ago"} and "since" in words)


def _met(prose: Prose, table: _Table, at: int, low: int, high: int) -> tuple[Pattern, int, int] | None:
    """The longest phrase that has its key at a token, and the tokens that it covers."""
    lemmas, lower = prose.lemmas, prose.lower
    lemma, word = lemmas[at], lower[at]
    for key in (lemma, word) if lemma is not word else (lemma,):
        keyed = table.by_word.get(key)
        if keyed is None:
            continue
        patterns, beside, bent, left, right = keyed
        if beside:
            first, stop = at - left if at - left > low else low, at + right + 1
            if beside.isdisjoint(lemmas[first:stop]) and (not bent or bent.isdisjoint(lower[first:stop])):
                continue
        before = prose.tags[at - 1] if at > low else "."
        thing = before == "D" or (prose.tags[at] == "N" and before in "J#N") or prose.lower[at - 1] in OWNERS
        for pattern in patterns:
            if thing and not pattern.after and not pattern.before:
                continue  # "watched the defeat", "Hall's surviving sons": nothing that either did
            last = _along(prose, pattern.after, at + 1, high, 1) if pattern.after else at + 1
            if last is None:
                continue
            begin = _along(prose, pattern.before, at - 1, low - 1, -1) if pattern.before else at - 1
            if begin is not None and (not pattern.bearing or _borne(prose, last, low, high)):
                return pattern, begin + 1, last
    return None


def _borne(prose: Prose, stop: int, low: int, high: int) -> bool:
    """Whether a phrase has somebody or something to be the state of: an object, or the subject of a passive."""
    return (stop < high and prose.tags[stop] in OPENING) or chains.chain(prose, stop - 1, low).passive


def _along(prose: Prose, words: tuple[frozenset[str], ...], i: int, end: int, step: int) -> int | None:
    """Where some words end that follow from a token on, one way or the other; small words between are left out."""
    most, tags = N_SKIPPED, SKIPPED
    lemmas, lower = prose.lemmas, prose.lower
    for some in words:
        if some is GAP:
            most, tags = LONGEST, ANY
            continue
        skipped = 0
        while i != end and lemmas[i] not in some and lower[i] not in some:
            if skipped == most or (prose.tags[i] not in tags and not _modifies(prose, i)):
                return None
            skipped += 1
            i += step
        most, tags = N_SKIPPED, SKIPPED
        if i == end:
            return None
        i += step
    return i


def _modifies(prose: Prose, i: int) -> bool:
    """Whether a noun only says which: "from the directors' box", "the chamber of the district council"."""
    after = i + 1
    if after == len(prose.tags) or prose.tags[i] not in "NP":
        return False
    return prose.tags[after] == "N" or prose.lower[after] in OWNERS


def _side(prose: Prose, table: _Table, pattern: Pattern, first: int, stop: int, low: int) -> str | None:
    """The side that is told, a "not" before the phrase or in it taken in; None where it is no fact."""
    side = pattern.side
    if pattern.own and "only" in prose.lower[first:stop]:
        return None  # "was not the only one in the room"
    inside = None if pattern.own else table.negators.intersection(prose.lower[first + 1 : stop - 1])
    denied = bool(inside and inside.difference(*pattern.after, *pattern.before))
    if first - 1 > low and prose.lower[first - 1] == "to" and prose.lower[first - 2] not in TAKEN:
        return None  # "urged her to step down"
    owned = prose.lower[first] in OWNERS
    while owned and first > low and prose.tags[first - 1] == "P":
        first -= 1  # "no word of Eva Lund's death"
    for i in range(first - 1, max(low, first - BEHIND) - 1, -1):
        word, tag = prose.lower[i], prose.tags[i]
        if tag == "." or word in {";", ":", "but", "and", "who", "which"}:
            break
        if word in LOOSE or (tag in "VNJ" and prose.lemmas[i] in LOOSE):
            return None
        if word in table.negators or (tag == "V" and prose.lemmas[i] in table.negators):
            denied = not denied
        elif tag == "," or tag == "P":
            if tag == "P" and _supposed(prose, i, low):
                return None
            break
    if denied and (owned or pattern.bearing) and pattern.family in OF_THE_BODY:
        return None  # "was not charged with killing Eva Lund", who is dead
    if denied and prose.lemmas[first] == "die" and prose.tags[stop : stop + 1] == ["I"]:
        return None  # "did not die of the wound", but dead she is
    return OTHER_SIDE[side] if denied else side


def _supposed(prose: Prose, name: int, low: int) -> bool:
    """Whether a clause whose subject is a name, of which this is the last token, only supposes something."""
    while name > low and prose.tags[name - 1] == "P":
        name -= 1
    return name > low and prose.lower[name - 1] in SUPPOSING


def _subject(
    prose: Prose, names: Parties, pattern: Pattern, first: int, stop: int, low: int, high: int
) -> tuple[Entity, int, int] | None:
    """Who or what is in the state, and the tokens that say so."""
    verb = next((i for i in range(first, stop) if prose.tags[i] in "VA"), None)
    if verb is None and first > low and prose.tags[first - 1] in "AR":
        verb = first  # "did not set foot": the tagger takes some verbs for nouns
    head: int | None = None
    if prose.lower[first] in OWNERS:
        # "Eva Lund's death", but not "Eva Lund's murder trial" nor "Eva Lund's killing of a wolf"
        other = stop < high and (prose.tags[stop] == "N" or prose.lower[stop] == "of")
        return None if other or first == low else bearers.named(prose, names, first - 1, low, high)
    if pattern.bearing and prose.tags[first] == "N" and prose.lower[stop - 1] == "of":
        head, _ = syntax.head_after(prose, stop, high)  # "the death of Eva Lund"
        return None if head is None else bearers.named(prose, names, head, low, high)
    if verb is not None:
        chain = chains.chain(prose, verb, low)
        if pattern.bearing and not chain.passive:
            head, _ = syntax.head_after(prose, stop, high)
            if head is not None and prose.lower[head] in LOOSELY_MEANT and pattern.family in OF_THE_BODY:
                return None
            return None if head is None else bearers.named(prose, names, head, low, high)
        ahead = chain.start - 1
        if ahead - 1 > low and prose.lower[ahead] == "who" and prose.tags[ahead - 1] == "N":
            head = ahead - 1  # "the mother of a girl who died"
        elif ahead - 2 > low and prose.lower[ahead] == "who" and pattern.family in OF_THE_BODY:
            head = bearers.last_named(prose, names, ahead)  # "the father of Eva Lund, who died"
        if head is None:
            head = syntax.subject(prose, chain.start, max(low, chain.start - AROUND))
        if head is None and ahead >= low and pattern.family in OF_THE_BODY and bearers.is_aged(prose.lower[ahead]):
            head = ahead  # "the 20-year-old died"
    if head is not None and (told := bearers.named(prose, names, head, low, high)) is not None:
        return told
    before = [one for one in names.mentions.within(max(low, first - NEAR), first) if one.kind == "person"]
    if before and pattern.family not in OF_THE_BODY:
        return before[-1].entity, before[-1].first, before[-1].stop
    if verb is None and not pattern.bearing:
        told = _of_the_verb(prose, names, first, low, high)
        if told is not None:
            return told
    colon = next((i for i in range(stop, min(high, stop + 4)) if prose.lower[i] == ":"), None)
    one = names.mentions.starting(colon + 1) if colon is not None and colon + 1 < high else None
    return (one.entity, one.first, one.stop) if one is not None and one.kind == "person" else None


def _of_the_verb(prose: Prose, names: Parties, first: int, low: int, high: int) -> tuple[Entity, int, int] | None:
    """The subject of the verb before a phrase that has none: "Hall had been driving without a licence"."""
    for verb in range(first - 1, max(low, first - NEAR) - 1, -1):
        if prose.tags[verb] == "V":
            head = syntax.subject(prose, chains.chain(prose, verb, low).start, low)
            return None if head is None else bearers.named(prose, names, head, low, high)
    return None


def _house(prose: Prose, names: Parties, subject: Entity, stop: int, high: int) -> Entity | None:
    """Whose the subject is: the employer of a name, or what stands behind "of" or "from"."""
    employer = names.employer(subject)
    if employer is not None or stop + 1 >= high or prose.lower[stop] not in {"of", "from"}:
        return employer
    head, _ = syntax.head_after(prose, stop + 1, high)
    if head is None or prose.tags[head] not in "NP":
        return None
    mention = names.mentions.covering(head)
    return mention.entity if mention is not None else Entity(prose.lemmas[head], prose.words[head])


def _post(prose: Prose, table: _Table, start: int, low: int) -> str | None:
    """The post by which a subject that begins here is called, under the name that stands for all its names."""
    i = start
    if prose.tags[i] == "P" and i > low and prose.lower[i - 1] in table.posts:
        i -= 1  # "Captain Hall"
    while i < len(prose.tags) and prose.tags[i] in "DJ":
        i += 1
    if i == len(prose.tags):
        return None
    if prose.tags[i] not in "NP" or (i == start and (i == low or prose.lower[i - 1] not in DEFINITE)):
        return None if i >= start else table.posts[prose.lower[i]]
    return table.posts.get(prose.lower[i])
