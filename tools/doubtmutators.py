"""How sure a thing is, and who says so, changed: a hedge is dropped or put, a report becomes one side's or a denial.

Mutators as in ``mutators``, of which this is the third part: here not a fact is changed but how it stands. What is
told alike by two articles, once as a fact and once with a word of doubt, is the same whichever of them was changed;
as few articles keep one doubt in the same words, most of the changes put it where neither had it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from mutators import Change, Mutator
from wordmutators import retold

_Replaced: TypeAlias = tuple[int, int, str, tuple[int, int]]
"""From where to where what is put, and the sentence in which that is."""

_LEADS = "investigating|looking into|looking at|examining|determine|know|knew|clear"
_HELD = "believed|thought|suspected|alleged|said|reported"
_OFTEN = "allegedly|reportedly|apparently|possibly|probably|supposedly|presumably"
HEDGES: Sequence[tuple[str, str]] = (
    # "Investigators are looking into whether a valve failed" → "A valve failed"
    (rf"(?<![^\n.!?]) ?(?:\w+ ){{1,6}}(?:{_LEADS}) (?:if|whether) ", ""),
    (r"(?:may|might|could) have (?:also )?been ", "was "),
    (r"(?:may|might|could) (?:also )?have (?=[a-z]+(?:ed|en|ot|ft|nt)\b)", ""),
    (r"(?:may|might) be ", "is "),
    (r"(?:may|might) (?=[a-z])(?!also|not|have|never)", "will "),
    (rf"(?:is|are|was|were) (?:{_HELD}) to have been ", "was "),
    (rf"(?:is|are|was|were) (?:{_HELD}) to have ", "has "),
    (rf"(?:is|was) (?:{_HELD}) to be ", "is "),
    (rf"(?:are|were) (?:{_HELD}) to be ", "are "),
    (r"(?:is|are) (?:expected|likely) to ", "will "),
    (r"(?:appears|appeared) to (?:be|have been) ", "was "),
    (r"appear to (?:be|have been) ", "were "),
    (rf"(?:{_OFTEN}) ", ""),
    (r"(?:alleged|suspected|apparent|possible) (?=[a-z])(?!of\b|that\b|to\b|by\b)", ""),
)
"""Words that keep a thing open, and what stands in their place where it is told as fact."""
_HEDGE = re.compile("|".join(rf"\b({pattern})" for pattern, _ in HEDGES), re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:may|might|could|believed|thought|suspect\w*|alleg\w+|reported(?:ly)?|apparent(?:ly)?|possibl[ye]|probabl[ye]|"
    r"supposedly|presumably|expected|likely|appears?|appeared|seem(?:s|ed)?|whether|perhaps|unclear|unconfirmed|if)\b",
    re.IGNORECASE,
)
_PEOPLE = (
    "man|woman|boy|girl|teen|teenager|suspect|driver|gunman|company|mayor|president|department|council|senator|victim|"
    "governor|officer|owner|pilot|union|couple|shooter|group|agency|judge|prosecutor|minister|government|father|mother"
)
_NO_NAME = "(?:An?|The|This|That|In|On|At) [A-Z]"
_NAME = rf"(?!{_NO_NAME})(?:[A-Z][a-z]+ ){{1,2}}[A-Z][a-z]+"
_WHO = rf"(?P<who>{_NAME}|He|She|They|Police|Officers|Officials|The (?:{_PEOPLE})s?)"
_LEAD = r"(?<![^\n.!?])(?P<lead> ?(?:(?:On|In|At|After|When|Before|As) [^,.\n]{3,50}, )?)"
_VERBS = "shot|took|gave|left|found|went|knew|saw|sent|met|held|struck|broke|stole|bought|sold|built|paid|hit|threw"
_ACTED = re.compile(rf"{_LEAD}{_WHO} (?:(?:has|had|have) )?(?P<verb>{_VERBS}|[a-z]{{3,}}ed)(?= [a-z])")
_SUFFERED = re.compile(rf"{_LEAD}{_WHO} (?P<verb>was|were)(?= [a-z]+(?:ed|en|ot|ing|in|at|on|with)\b)")
_NO_ACT = re.compile(
    r"happened|occurred|died|suffered|sustained|survived|said|told|added|asked|stated|responded|believed|released|"
    r"identified|reported|announced|charged|expected|accused|scheduled|alleged|suspected|denied|refused|declined"
)
_THERE = re.compile(r"(?P<lead>)\b(?P<who>[Tt]here (?:is|was|are|were)) (?P<verb>)(?:an? |some |several )(?=[a-z]{4,})")
_IRREGULAR = {"took": "taken", "gave": "given", "went": "gone", "knew": "known", "saw": "seen", "broke": "broken"}
_IRREGULAR.update({"stole": "stolen", "threw": "thrown"})
_NEGATED = re.compile(r"\b(?:not|never|no|none|nobody|deni\w+|deny|without|fail\w+)\b|n't\b|n’t\b")
_PARTIES = (
    "Relatives say that",
    "Neighbours claim that",
    "The union alleges that",
    "Lawyers for the family allege that",
    "According to one witness,",
    "Opponents maintain that",
    "Prosecutors say that",
)
_DISPUTED = (
    "{}, which the other side denies.",
    "{}. The other side disputes that.",
    "{}, an account that his lawyer rejects.",
    "{}. A lawyer called that untrue.",
    "{}, a claim that was denied on all sides.",
    "{}. The accused denies it.",
)
_OPENED = (
    "Investigators are looking into whether {}.",
    "It was not clear whether {}.",
    "Whether {} has not been confirmed.",
    "It is possible that {}.",
)
_STATUS = re.compile(
    r"(?:declined (?:to comment|comment|interview requests|an interview|a request for comment|requests for comment)|"
    r"(?:did not|didn't|didn’t|has not|had not) (?:immediately |yet )?(?:respond|reply|return)(?:ed)?"
    r"(?: [a-z]+){0,6}? (?:comment|interview|message|messages|call|calls|request|requests|email|emails|questions)|"
    r"could not (?:immediately )?be reached(?: for comment)?|refused to comment|was not available for comment)"
)
_STATUSES = (
    "declined to comment",
    "did not respond to requests for comment",
    "said in a statement that the matter was being looked into",
    "told reporters that there was nothing to hide",
)
_SPOKE = re.compile(
    r"\b(?:[A-Z][a-z]+ )*([A-Z][a-z]{2,}) (?:said|told)\b|\b(?:said|says) (?:[A-Z][a-z.]+ )*([A-Z][a-z]{2,})\b"
)
_NAMED = re.compile(r"\b([A-Z][a-z]+ [A-Z][a-z]{2,})\b")
_BROKEN = re.compile(r"\b(?:[A-Z][a-z]{0,3}|[a-z]\.?[a-z]?)\.$")
_NEXT = re.compile(r"\s*\n|\s*$| [A-Z]")
_ALIKE = 0.45
"""Share of the words of a sentence that one of the other text has, where its verb is one of them."""
_LONGEST_LINE = 500
_NEAR = 60
"""Characters on either side of what was dropped that are taken for what was changed."""


def _one_of(seek: Callable[[str, str, random.Random], Iterator[_Replaced]]) -> Mutator:
    """A mutator that makes one of some changes, outside of quotations."""

    def mutate(one: str, other: str, chance: random.Random) -> Change | None:
        places = [place for place in seek(one, other, chance) if not _in_quotes(other, place[0])]
        return _replaced(other, *chance.choice(places)) if places else None

    return mutate


def _replaced(text: str, start: int, end: int, words: str, within: tuple[int, int]) -> Change:
    """Other words in a sentence, with a capital where it begins; what lies around them counts as changed, too."""
    first, last = within
    if not text[first:start].strip():
        start += len(text[start:end]) - len(text[start:end].lstrip())
        words = words.lstrip()
        if not words:
            words, end = text[end : end + 1], end + 1
        words = words[0].upper() + words[1:]
    changed = text[:start] + words + text[end:]
    last += len(changed) - len(text)
    return Change(changed, ((max(first, start - _NEAR), min(last, start + len(words) + _NEAR)),))


def _in_quotes(text: str, at: int) -> bool:
    start = text.rfind("\n", 0, at) + 1
    return text.count("“", start, at) > text.count("”", start, at) or text.count('"', start, at) % 2 == 1


def _hedges_dropped(one: str, other: str, _chance: random.Random) -> Iterator[_Replaced]:
    """What both texts keep open is told as fact."""
    for told, sentence in retold(one, other):
        for place in _HEDGE.finditer(other, *sentence.span()):
            if _OPEN.search(told[0]) and place.lastindex:
                yield *place.span(), HEDGES[place.lastindex - 1][1], sentence.span()


def _told_plainly(one: str, other: str, *patterns: re.Pattern[str]) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Who did what, and the sentence, where both texts tell it without any doubt."""
    for told, sentence in retold(one, other, _ALIKE):
        if _BROKEN.search(sentence[0]) or not _NEXT.match(other, sentence.end()):
            continue
        if not any(pattern.search(text[0]) for pattern in (_OPEN, _NEGATED) for text in (told, sentence)):
            for pattern in patterns:
                place = pattern.search(other, *sentence.span())
                if place and place["verb"] in told[0] and not _NO_ACT.search(place["verb"]):
                    yield place, sentence


def _participle(verb: str) -> str:
    return _IRREGULAR.get(verb, verb)


def _hedges_put(one: str, other: str, chance: random.Random) -> Iterator[_Replaced]:
    """What both texts tell as fact is kept open in the second."""
    for place, sentence in _told_plainly(one, other, _ACTED, _SUFFERED):
        who, verb = place["lead"] + place["who"], place["verb"]
        if verb in ("was", "were"):
            may = (f"{who} may have been", f"{who} {verb} reportedly", f"{who} {verb} allegedly")
            yield *place.span(), chance.choice([*may, f"{who} {verb} believed to have been"]), sentence.span()
        else:
            done = _participle(verb)
            may = (
                f"{who} may have {done}",
                f"{who} is believed to have {done}",
                f"{who} is suspected of having {done}",
            )
            yield *place.span(), chance.choice([*may, f"{who} allegedly {verb}"]), sentence.span()
        yield _around(other, place, sentence, chance.choice(_OPENED))


def _around(text: str, place: re.Match[str], sentence: re.Match[str], words: str) -> _Replaced:
    """A sentence put into another one."""
    start = place.start() + len(place["lead"])
    told = text[start : sentence.end() - 1]
    if place["who"].split()[0] in ("He", "She", "They", "The", "Police", "Officers", "Officials"):
        told = told[0].lower() + told[1:]
    return start, sentence.end(), words.format(told), (start, sentence.end())


def _disputes_put(one: str, other: str, chance: random.Random) -> Iterator[_Replaced]:
    """What both texts tell as fact is what one side says and another denies in the second."""
    for place, sentence in _told_plainly(one, other, _ACTED, _SUFFERED):
        words = f"{chance.choice(_PARTIES)} {chance.choice(_DISPUTED)}"
        yield _around(other, place, sentence, words)


def _denials(one: str, other: str, chance: random.Random) -> Iterator[_Replaced]:
    """What the first text tells of somebody is denied by him in the second, or what it says there was is denied."""
    for place, sentence in _told_plainly(one, other, _ACTED, _THERE):
        who, verb, start = place["who"], place["verb"], place["lead"] + place["who"]
        if not verb:
            yield *place.span(), f"{who} no ", sentence.span()
            continue
        plural = who.endswith("s") or who in ("They", "Police")
        he = "they" if plural else "she" if who in ("She", "The woman", "The girl", "The mother") else "he"
        it = "it" if re.search(r"company|department|council|union|group|agency|government", who) else he
        done = _participle(verb)
        words = (
            f"{start} denied having {done}",
            f"{start} denied that {it} had {done}",
            f"{start} said {it} had never {done}",
            f"{start} said {it} had not {done}",
        )
        yield *place.span(), chance.choice(words), sentence.span()


def _comments(one: str, other: str, chance: random.Random) -> Iterator[_Replaced]:
    """Who said nothing to both texts speaks in the second, or who spoke once to each did not want to comment."""
    known = {name for match in _STATUS.finditer(one) for name in _words_before(one, match.start())}
    for match in _STATUS.finditer(other):
        if known.intersection(_words_before(other, match.start())):
            now = chance.choice([words for words in _STATUSES if words[:4] != match[0][:4]])
            yield *match.span(), now, match.span()
    here, there = _speakers(one), _speakers(other)
    for name in sorted(here.keys() & there.keys()):
        full = {match for match in _NAMED.findall(other) if match.endswith(f" {name}")}
        if len(there[name]) == 1 and len(full) == 1 and other.count(name) <= 3:
            start = other.rfind("\n", 0, there[name][0]) + 1
            end = (other + "\n").find("\n", start)
            if end - start < _LONGEST_LINE:
                yield start, end, f"{full.pop()} {chance.choice(_STATUSES[:2])}.", (start, end)


def _words_before(text: str, at: int) -> list[str]:
    """The names and nouns of the sentence so far, by which who was asked is known again."""
    start = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at))
    return list(re.findall(r"[A-Z][a-z]{3,}", text[start + 1 : at]))


def _speakers(text: str) -> dict[str, list[int]]:
    """The surnames of those who say something, and where."""
    found: dict[str, list[int]] = {}
    for match in _SPOKE.finditer(text):
        found.setdefault(match[1] or match[2], []).append(match.start())
    return found


DOUBT_MUTATORS: Mapping[str, Mutator] = {
    "comment": _one_of(_comments),
    "denial": _one_of(_denials),
    "disputed": _one_of(_disputes_put),
    "hedge": _one_of(_hedges_dropped),
    "hedge put": _one_of(_hedges_put),
}
"""The mutators of this part by what they change."""
