"""One fact of a title that the text below it tells as well, changed: what ``mutations.py --headline`` measures with.

Mutators as in ``mutators``, of a text and its title: they return the title with one fact changed, where the text tells
that fact and not the other. Titles leave out articles, count in figures and tell in the present what is past, so that
patterns of their own are needed: "4 dead", "Man, 34, held", "Board to scrap plan".
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping

from mutators import CARDINALS, DAYS, GIVEN, KIN, MONTHS, NAME, Change, Mutator, other_figure, put
from wordmutators import CHARGES, SEXES, WEAPONS

_CASUALTIES = "dead|killed|kills?|die|dies|died|deaths?|hurt|injured|injures?|wounded|wounds?|shot|victims?"
_VALUES = {word: str(value) for value, word in enumerate(["one", *CARDINALS], 1)}
_FIGURE = rf"\d[\d,]*(?:\.\d+)?|{'|'.join(_VALUES)}"
NUMBER = re.compile(rf"(?<![\w.,:/$£€-])({_FIGURE})(?![\w:/%-]|[,.]\d)", re.IGNORECASE)
_MONEY = re.compile(r"[$£€](\d[\d,]*(?:\.\d+)?)")
_PERCENT = re.compile(r"(?<![\w.,-])(\d[\d.]*)(?= ?(?:percent|per cent|pc\b|%))")
AGE = re.compile(r"(?:(?<=, )(\d\d)(?=,|$)|\b(\d{1,2})(?=-year-old))")
_TOLL_BEHIND = re.compile(rf"^(?:[ -][\w'’]+){{0,3}}?[ -](?:{_CASUALTIES})\b", re.IGNORECASE)
_TOLL_BEFORE = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurts?|shoots?|leaves?|toll (?:at|to|of)) "
    r"(?:\w+ )?$",
    re.IGNORECASE,
)
_YEARS_AND_AGES = re.compile(r"(?:^|\D)(?:1[5-9]|20)\d\d$")
_CHANNEL = re.compile(r"\b(?:Channel|News|Local|CBS|NBC|ABC|FOX|LEX|No\.|iPhone|iOS|Boeing) $", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<![\w.’'-])[A-Z][a-zé]{3,}\b")
_WHERE = re.compile(r"\b(?:in|at|near|from|outside) ((?:[A-Z][a-z]+ )*[A-Z][a-z]{3,})\b")
_WORD = re.compile(r"[A-Za-z]+")
_TURNS = """
    dies/survives die/survive dead/alive killed/hurt kills/hurts kill/hurt arrested/released arrests/frees held/freed
    detained/freed jailed/freed charged/cleared convicted/acquitted guilty/innocent wins/loses win/lose won/lost
    beats/loses-to approves/rejects approve/reject approved/rejected rises/falls rise/fall rose/fell higher/lower
    gains/losses denies/admits deny/admit denied/admitted accepts/rejects accept/reject opens/closes reopens/closes
    fires/hires fired/hired bans/allows ban/allow banned/allowed buys/sells buy/sell bought/sold launches/scraps
    starts/ends begins/ends found/missing grants/denies supports/opposes increases/cuts increase/cut raises/cuts
    raise/cut praises/slams quits/stays resigns/stays confirms/denies agrees/refuses agree/refuse fails/succeeds
"""
TURNS: Mapping[str, str] = {
    one: other.replace("-", " ")
    for pair in _TURNS.split()
    for one, other in (pair.split("/"), pair.split("/")[::-1])
    if "-" not in one
}
_HELPING = re.compile(r"\b(is|are|was|were|will|can|could|would|should|did|does|do|has|have|to)\b( not\b)?")
_CONTRACTED = re.compile(r"\b(is|are|was|were|did|does|do|has|have|could|would|should)n[’']t\b")
_MODALS = re.compile(r"\b(may|might|could|alleged(?:ly)?|reported(?:ly)?|suspected|possibl[ey]|likely) ")
_SURE = re.compile(r"\b(killer|gunman|shooter|attacker|thief|robber|bomber|murder|attack|theft|fraud)\b")
_SVO = re.compile(
    r"^((?:[A-Z][\w’'.-]+ ){1,3})((?:[a-z]+(?:s|ed)) (?:to )?)((?:[A-Z][\w’'.-]+)(?: [A-Z][\w’'.-]+){0,2})(?= |$|[,:;])"
)


def stem(word: str) -> str:
    """The beginning by which another form of a word is known: "kills", "killed", "killing"."""
    word = word.lower()
    for ending in ("ing", "ied", "ies", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word


def _tells(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(stem(word))}\w{{0,3}}\b", text, re.IGNORECASE) is not None


def prints(text: str, figure: str) -> bool:
    """Whether a text has a figure, in digits or in words."""
    forms = {figure.lower(), _VALUES.get(figure.lower(), figure.lower())}
    forms |= {word for word, value in _VALUES.items() if value in forms}
    return any(re.search(rf"(?<![\w.,]){re.escape(form)}(?![\w]|[.,]\d)", text, re.IGNORECASE) for form in forms)


def _is_toll(title: str, place: re.Match[str]) -> bool:
    return bool(_TOLL_BEHIND.search(title[place.end() :]) or _TOLL_BEFORE.search(title[: place.start()]))


def number(pattern: re.Pattern[str], toll: bool | None = None) -> Mutator:
    """A mutator of a figure that the text has as well; ``toll`` says whether it is to count victims."""

    def mutate(text: str, title: str, chance: random.Random) -> Change | None:
        places = [
            place
            for place in pattern.finditer(title)
            if prints(text, place[place.lastindex or 0])
            and (toll is None or _is_toll(title, place) is toll)
            and (toll is None or not _CHANNEL.search(title[: place.start()]))
            and (toll is None or not _YEARS_AND_AGES.search(place[0]))
            and (toll is None or not any(place.span() == age.span() for age in AGE.finditer(title)))
        ]
        if not places:
            return None
        place = chance.choice(places)
        now = other_figure(place[place.lastindex or 0], chance)
        if now is None or prints(text, now):
            return None
        return put(title, [place.span(place.lastindex or 0)], now)

    return mutate


def families(text: str) -> list[str]:
    return sorted({match[3] for match in NAME.finditer(text)})


def _surnames(text: str, title: str) -> list[re.Match[str]]:
    known = set(families(text))
    return [place for place in _CAPITALS.finditer(title) if place[0] in known]


def _other_name(text: str, title: str, chance: random.Random) -> Change | None:
    """The surname of another person of the text."""
    places = _surnames(text, title)
    others = [name for name in families(text) if name not in title]
    if not places or not others:
        return None
    return put(title, [chance.choice(places).span()], chance.choice(others))


def _misspelled(text: str, title: str, chance: random.Random) -> Change | None:
    """A letter of a surname exchanged for its like."""
    places = _surnames(text, title)
    if not places:
        return None
    place = chance.choice(places)
    name = place[0]
    at = chance.randrange(2, len(name) - 1)
    likes = "aeiou" if name[at] in "aeiou" else "nrlmtd"
    now = name[:at] + chance.choice(likes.replace(name[at], "")) + name[at + 1 :]
    return None if now in text else put(title, [place.span()], now)


def _given(text: str, title: str, chance: random.Random) -> Change | None:
    """Another given name before a surname."""
    known = {(match[1], match[3]) for match in NAME.finditer(text)}
    known = {names for names in known if re.search(rf"(?<!{names[0]}) {names[1]}\b", text)}
    places = [
        place for place in re.finditer(r"\b([A-Z][a-z]{2,})(?= ([A-Z][a-z]{3,})\b)", title) if place.groups() in known
    ]
    if not places:
        return None
    place = chance.choice(places)
    return put(title, [place.span(1)], chance.choice([name for name in GIVEN if name != place[1]]))


def _place(text: str, title: str, chance: random.Random) -> Change | None:
    """Another place of the text."""
    places = [place for place in _WHERE.finditer(title) if place[1] in text]
    days = {*DAYS, *MONTHS}
    others = sorted({place[1] for place in _WHERE.finditer(text)} - days)
    others = [one for one in others if one not in title and not any(part in title for part in one.split())]
    if not places or not others:
        return None
    return put(title, [chance.choice(places).span(1)], chance.choice(others))


def word_of(words: Iterable[str]) -> Mutator:
    """A mutator of the only word of a sort that the text has, in the title."""
    sort = tuple(words)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, sort))})\b", re.IGNORECASE)

    def mutate(text: str, title: str, chance: random.Random) -> Change | None:
        below = {place[1].lower() for place in pattern.finditer(text)}
        places = [place for place in pattern.finditer(title) if place[1].lower() in below]
        others = [word for word in sort if word.lower() not in below]
        if not places or not others:
            return None
        place = chance.choice(places)
        return put(title, [place.span(1)], _like(place[1], chance.choice(others)))

    return mutate


def turn(turns: Mapping[str, str]) -> Mutator:
    """A mutator that puts its opposite for a word that the text has in some form, and the opposite in none."""

    def mutate(text: str, title: str, chance: random.Random) -> Change | None:
        places = [
            place
            for place in _WORD.finditer(title)
            if place[0].lower() in turns
            and _tells(text, place[0])
            and not _tells(text, turns[place[0].lower()].split()[0])
        ]
        if not places:
            return None
        place = chance.choice(places)
        return put(title, [place.span()], _like(place[0], turns[place[0].lower()]))

    return mutate


def _like(was: str, now: str) -> str:
    return now[0].upper() + now[1:] if was[0].isupper() else now


def _not(text: str, title: str, chance: random.Random) -> Change | None:
    """A "not" put in or taken out."""
    if place := _CONTRACTED.search(title):
        return put(title, [place.span()], place[1])
    places = [place for place in _HELPING.finditer(title) if place[1] != "to" or _is_done(text, title[place.end() :])]
    if not places:
        return None
    place = chance.choice(places)
    if place[1] == "to":
        return put(title, [place.span()], "to" if place[2] else "not to")
    return put(title, [place.span()], place[1] if place[2] else f"{place[1]} not")


def _is_done(text: str, behind: str) -> bool:
    """Whether "to" stands before a verb that the text has after "to" or "will"."""
    verb = re.match(r" ([a-z]{3,})\b", behind.lower())
    return verb is not None and re.search(rf"\b(?:to|will|would) {verb[1]}\b", text) is not None


def _sides(text: str, title: str, chance: random.Random) -> Change | None:
    """Who does and to whom, exchanged."""
    place = _SVO.match(title)
    if place is None or place[1].split()[-1] not in text or place[3].split()[-1] not in text:
        return None
    first, second = place[1].rstrip(), place[3]
    return Change(f"{second} {place[2]}{first}{title[place.end() :]}", ((0, len(f"{second} {place[2]}{first}")),))


def _surer(text: str, title: str, chance: random.Random) -> Change | None:
    """A "may" or "alleged" left out, or "alleged" put in."""
    if place := _MODALS.search(title):
        after = re.match(r"\w+", title[place.end() :])
        end = place.end() + (len(after[0]) if after else 0)
        return put(title, [(place.start(), end)], title[place.end() : end])
    place = _SURE.search(title)
    return put(title, [place.span()], f"alleged {place[0]}") if place else None


def either(*mutators: Mutator) -> Mutator:
    def mutate(text: str, title: str, chance: random.Random) -> Change | None:
        found: Iterator[Change | None] = (one(text, title, chance) for one in mutators)
        return next((change for change in found if change is not None), None)

    return mutate


HEAD_MUTATORS: Mapping[str, Mutator] = {
    "age": number(AGE),
    "certainty": _surer,
    "charge": word_of(CHARGES),
    "count": number(NUMBER, toll=False),
    "day": either(word_of(DAYS), word_of(MONTHS)),
    "given name": _given,
    "kin": word_of(KIN),
    "money": number(_MONEY),
    "not": _not,
    "other name": _other_name,
    "outcome": turn(TURNS),
    "percent": number(_PERCENT),
    "place": _place,
    "sex": turn(SEXES),
    "sides": _sides,
    "surname": _misspelled,
    "toll": number(NUMBER, toll=True),
    "weapon": word_of(WEAPONS),
}
"""The mutators of titles by the sort of fact that they change."""
