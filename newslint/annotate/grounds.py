"""Inside or outside: on what ground somebody was shot or stabbed, "in a home", "outside the club", "on the sidewalk".

What comes in: tokens. What goes out: for each such phrase in a sentence that tells of an attack an annotation of kind
"ground"; "sole" where the article tells of one side of the door only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newslint.annotate import syntax
from newslint.annotate.prose import SILENT, Prose, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import DAY, Value, When
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "ground",
        (
            Field("side", "text", "inside or outside"),
            Field("noun", "text", "what is inside or outside: home, club, yard, street"),
        ),
        "noun",
        "on which side of the door somebody was attacked",
        ("sole",),
        "was shot **outside the club**",
    ),
)
WORDS: tuple[Word, ...] = ()

IN = frozenset(("in", "inside", "within"))
"""Words before what has an inside."""
ON = frozenset(("in", "on"))
"""Words before what lies under the sky."""
REACH = 25
"""Tokens to both sides of an attack in which its ground stands."""
BEHIND = 14
"""Tokens behind it."""
NEAR = 12
"""Tokens from "when" to the attack, and from "was" to the ground."""
ENDS = frozenset(
    (".", ";", "before", "after", "but", "because", "who", "which", "that", "where", "from", "for", "when", "as")
)
"""Words behind an attack at which what tells of its ground ends."""
HITS = frozenset(("bullet", "bullets"))
"""What hits somebody, and is no attack by itself."""
OLD = 60 * DAY
"""Further back lie other attacks, or the one of a trial, of which little is told."""
WAS = frozenset(("was", "were", "been", "got"))
"""Verbs of which one stands between "when" and what was done to somebody."""
_STAYS = """
    be stand sit walk play sleep happen occur take break erupt ring gather while lie begin start fire
"""
STAYS = frozenset(_STAYS.split())
"""Verbs that move nobody to another ground."""


@dataclass(frozen=True, slots=True)
class _Words:
    inside: frozenset[str]
    open: Mapping[str, str]
    roofed: frozenset[str]
    happenings: frozenset[str]
    other: frozenset[str]
    watched: Watched


@per_lexicon
def _words(lexicon: Lexicon) -> _Words:
    opened = lexicon.called("grounds", "open")
    inside, roofed, happenings, other = lexicon.sets("grounds", "inside", "roofed", "happenings", "other")
    return _Words(inside, opened, roofed, happenings, other, Watched(lexicon.words("grounds", "deeds")))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> list[Annotation]:
    """The grounds of an article's attacks, in order."""
    words = _words(lexicon)
    grounds: list[Annotation] = []
    older = _older(prose, article, found)
    for at in prose.where(words.watched):
        number = prose.sentence_at[at]
        if prose.regions[number] in SILENT:
            continue
        low, high = prose.sentences[number]
        if prose.lower[at] == "opened" and prose.lower[at + 1 : at + 2] != ["fire"]:
            continue  # "opened a shop in the mall"
        low, high = max(low, at - REACH), min(high, at + REACH)
        if not words.other.isdisjoint(prose.lower[low:high]):
            continue
        if number in older or (prose.lower[at].endswith("ing") and prose.tags[at] != "N"):
            continue
        read = None if prose.lower[at] in HITS else _behind(prose, words, at, high)
        read = read or _before(prose, words, at, low)
        if read is not None:
            first, side, noun, stop = read
            fields: dict[str, Value] = {"side": side, "noun": noun}
            grounds.append(
                new(Annotation, ("ground", prose.span(first, stop), number, fields, frozenset(), "narrator", 0.8))
            )
    if any(one.fields["side"] == "outside" for one in grounds):
        covered = _covered(prose, words)  # "in a car park", says the headline, and the text "in the basement car park"
        grounds = [one for one in grounds if one.fields["side"] == "inside" or one.fields["noun"] not in covered]
    if len({one.fields["side"] for one in grounds}) == 1:
        return [one._replace(flags=frozenset(("sole",))) for one in grounds]
    return grounds


def _covered(prose: Prose, words: _Words) -> set[str]:
    """What an article says lies under a roof, and is else under the sky."""
    covered: set[str] = set()
    for at, word in enumerate(prose.lower[:-2]):
        if word in words.roofed:
            names = prose.lemmas[at + 1], f"{prose.lemmas[at + 1]}_{prose.lemmas[at + 2]}"
            covered.update(words.open[name] for name in names if name in words.open)
    return covered


def _older(prose: Prose, article: Article, found: list[Annotation]) -> set[int]:
    """Sentences that tell of a day long past, or of one of an unknown year."""
    published, old = article.published, set()
    for one in prose.of_kind("date", found):
        when = one.fields.get("interval")
        if not isinstance(when, When):
            if "day of year" in one.fields:
                old.add(one.sentence)
        elif published is not None and when.start < published.start - OLD:
            old.add(one.sentence)
    return old


def _behind(prose: Prose, words: _Words, at: int, high: int) -> tuple[int, str, str, int] | None:
    """ "Was shot on Monday in a home", "the shooting took place outside the club"."""
    for i in range(at + 1, min(high - 1, at + BEHIND)):
        lower = prose.lower[i]
        if lower in ENDS or (prose.tags[i] in "VA" and prose.lemmas[i] not in STAYS):
            return None
        read = _ground(prose, words, i, high)
        if read is not None:
            return i, *read
    return None


def _before(prose: Prose, words: _Words, at: int, low: int) -> tuple[int, str, str, int] | None:
    """ "Was in the yard when he was struck by a bullet", "was standing outside when she was shot"."""
    lower = prose.lower
    when = next((i for i in range(at - 1, max(low, at - NEAR), -1) if lower[i] in ("when", "as")), None)
    if when is None or WAS.isdisjoint(lower[when:at]):
        return None
    for i in range(when - 1, low, -1):
        if prose.tags[i] in "VA" and prose.lemmas[i] not in STAYS:
            return None
        read = _ground(prose, words, i, when)
        if read is not None:
            stays = any(prose.lemmas[k] in STAYS for k in range(max(low, i - NEAR), i))
            return (i, *read) if stays else None
    return None


def _ground(prose: Prose, words: _Words, at: int, high: int) -> tuple[str, str, int] | None:
    """The ground that a phrase names which begins at a token: its side, its noun and where the phrase stops."""
    lower = prose.lower
    link, first, side = lower[at], at + 1, "inside"
    if link == "in" and lower[first : first + 2] == ["front", "of"]:
        first, side = first + 2, "outside"
    elif link == "outside":
        first, side = first + (lower[first] == "of"), "outside"
    elif link not in ON and link not in IN:
        return None
    head, stop = syntax.head_after(prose, first, high)
    if head is None:
        return (side, "outside", first) if link == "outside" else None
    if stop < high and lower[stop] == "home":  # "in a Torp home": the tagger takes it for an adverb
        head, stop = stop, stop + 1
    noun = lower[head] if prose.capital[head] else prose.lemmas[head]
    pair = f"{prose.lemmas[head - 1]}_{noun}"
    if noun.lower() in words.happenings:
        return None  # "Seven Shot in Hotel Attack"
    if side == "inside" and link in ON:
        opened = words.open.get(pair) or words.open.get(noun)
        roofed = not words.roofed.isdisjoint(lower[first:head])
        if opened is not None and not (prose.capital[head] or roofed):
            return "outside", opened, stop
    if side == "inside" and link not in IN:
        return None
    if (
        noun in words.inside
        or pair in words.inside
        or not words.inside.isdisjoint(lower[i] for i in range(first, stop) if prose.capital[i])
    ):
        return side, noun, stop
    if link == "inside" and prose.capital[head]:
        return side, "building", stop
    return None
