"""People who are told one by one and come to harm together: "two men and a woman were killed" are three.

What comes in: a scene. What goes out: drafts of figures that nobody printed, each the sum of a list of people behind
"a", "another", "his" or a number, with its last one behind "and"; and the tokens of such lists, whose own numbers are
parts.

* "Three students, a teacher and a janitor were shot" → five. "Killing a mother and her two sons" → three.
* "A man, 30, and a woman in her 20s were hurt" → two. "A mother and daughter drowned", "a couple died" → two.
* "A man or a woman", "Ann Hall and a friend", "two men and a dog", "several men and a woman" → no list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newslint.annotate import governors, hedges, measures, numbers
from newslint.annotate.counted import Counted
from newslint.annotate.measures import Measures
from newslint.annotate.numbers import Number
from newslint.annotate.prose import Prose
from newslint.annotate.rosters import ANYBODY
from newslint.annotate.scene import Draft, Scene
from newslint.annotate.watch import Watched
from newslint.core.values import Amount, Value, exactly

AND = Watched(("and", "&"))
ONE = frozenset(("a", "an", "another"))
HOLDERS = frozenset(("his", "her", "their"))
THE = "the"
"""Before one who is counted, if first: "injured the driver and two passengers"."""
COUPLES = frozenset(("couple",))
_KIN = """
mother father son daughter brother sister wife husband grandmother grandfather grandson granddaughter aunt uncle nephew
niece stepson stepdaughter
"""
KIN = frozenset(_KIN.split())
"""Who may stand behind "and" bare: "a mother and daughter"."""
BEFORE = frozenset(
    ("and", "&", "or", "nor", ":", "(", "-", "--", "\u2013", "\u2014", "/", "the", "these", "those", "not", "but")
)
"""Words before a list that is one of more, says again what was counted before, or is of those already known."""
CLAUSES = frozenset(("that", "when", "after", "before", "as", "while", "where", "because", "since", "until", "once"))
"""What opens a clause, and looks like a preposition: "after two men and a woman were hurt"."""
FARTHER = frozenset(("and", "&", "or", "plus", "as"))
AGED = frozenset(("aged", "age", "ages"))
YEARS = frozenset(("early", "mid", "late"))
HEADLINES = frozenset(("headline", "deck"))
CONFIDENCE = 0.85
MOST = 99
"""Lists of more are of crowds and of parts of crowds."""
N_ITEM = 7
"""Tokens of one item without what is told behind it."""
N_BACK = 14
"""Tokens in which the item before a comma or "and" begins."""
N_ITEMS = 6
N_PAIR = 2


class _Item(NamedTuple):
    """Some of a list: how many, the noun, where it ends, and how a number is hedged."""

    amount: Amount
    head: int
    stop: int


class _List(NamedTuple):
    """A list: its tokens, with the hedge before it, and all that it counts."""

    first: int
    begins: int
    stop: int
    head: int
    amount: Amount


def find(scene: Scene) -> Iterator[tuple[Draft, int]]:
    """The drafts of sums, in order, each with the token at which its list begins; fills ``scene.parts``."""
    prose, known = scene.prose, scene.known
    done = 0
    lower, tags = prose.lower, prose.tags
    for at in _joints(prose):
        after = lower[at + 1] if at + 1 < len(lower) else ""
        opens = after in ONE or after in HOLDERS or (after and tags[at + 1] == "#")
        if at < done or not (opens or after in known.singly):
            continue
        told = _list(scene, at)
        if told is None:
            continue
        done = told.stop
        draft = _draft(scene, told)
        if not _is_told(prose, draft, scene.known.measures):
            continue
        scene.parts.update(range(told.begins, told.stop))
        found = measures.measure(
            prose, scene.near, told.first, told.stop, draft.clause, told.head, "count", known.measures, draft.ruler
        )
        if found is not None and found.name in known.measures.lists["toll"]:
            yield draft, told.begins


def _joints(prose: Prose) -> list[int]:
    """Where a last item may stand behind: "and"; in headlines a comma, too: "Man, woman killed"."""
    places = prose.where(AND)
    commas: list[int] = []
    for number, region in enumerate(prose.regions):
        if region in HEADLINES:
            low, high = prose.sentences[number]
            commas += [at for at in range(low + 1, high - 1) if prose.lower[at] == ","]
    return sorted((*places, *commas)) if commas else places


def _list(scene: Scene, at: int) -> _List | None:
    """The list whose last item stands behind a token."""
    prose = scene.prose
    lower, tags = prose.lower, prose.tags
    low, high = prose.sentences[prose.sentence_at[at]]
    if not low < at < high - 1:
        return None
    brief = prose.regions[prose.sentence_at[at]] in HEADLINES
    last = _item(scene, at + 1, high) or (_plain(scene, at, high) if brief else _bare(prose, at, high))
    if last is None or _goes_on(prose, last.stop, high):
        return None
    items = [last]
    stop = at - 1 if lower[at - 1] == "," else at
    begins = stop
    while len(items) < N_ITEMS:
        start, item = _before(scene, begins, low, high)
        if item is None and brief:
            start, item = _plain_before(scene, begins, low)
        if item is None:
            break
        items.append(item)
        begins = start
        if lower[start - 1] != "," or start == low:
            break
        begins = start - 1
    if len(items) == 1:
        return None
    begins += lower[begins] == ","
    attackers = scene.known.measures.lists["attackers"]
    if _says_again(prose, items, last.stop) or any(prose.lemmas[one.head] in attackers for one in items):
        return None  # the gunman may be counted, or not
    amounts = [one.amount for one in items]
    printed = sum(one.printed or 0.0 for one in amounts)
    bounds = {one.bound for one in amounts if one.bound}
    if not 1 < printed <= MOST or bounds - {"at least"}:
        return None
    amount = exactly(printed)
    first = begins
    if tags[begins] == "#":
        number = numbers.read(prose, begins, scene.known.numbers)
        if number is not None:
            hedged = hedges.read(prose, number, begins, number.stop, low, high, scene.known.hedges)
            first = hedged.first
    if bounds:
        amount = Amount(printed, float("inf"), printed, "at least")
    return _List(first, begins, last.stop, last.head, amount) if _may_begin(prose, first, last.stop, low) else None


def _says_again(prose: Prose, items: list[_Item], stop: int) -> bool:
    """Whether a list behind a comma tells who they are that stand before it: "two people, a man and a woman, were"."""
    if len(items) == N_PAIR:
        return False
    first = items[-1]
    many = first.amount.printed or 0.0
    rest = sum(one.amount.printed or 0.0 for one in items[:-1])
    return prose.lower[first.head] in ANYBODY or many == rest or (many > 1 and prose.lower[stop : stop + 1] == [","])


def _may_begin(prose: Prose, first: int, stop: int, low: int) -> bool:
    """Whether what stands before a list leaves it a list of its own."""
    lower, tags = prose.lower, prose.tags
    if first == low:
        return True
    before = lower[first - 1]
    if before == ":" and prose.regions[prose.sentence_at[first]] in HEADLINES:
        return True  # "Police: Father, two children died"
    if before in BEFORE:
        # "A cook was killed, and a man and a child were hurt"
        return before == "and" and first - 1 > low and tags[first - 2] in "V,J"
    if before == ",":
        # "On Monday, two men and a woman were"; not "the victims, a man and a woman, were"
        opened = tags[low] in "IR" or lower[low] in CLAUSES
        alone = "," not in lower[low : first - 1] and "#" not in tags[first - 2]
        return opened and alone and lower[stop : stop + 1] != [","]
    return True


def _before(scene: Scene, stop: int, low: int, high: int) -> tuple[int, _Item | None]:
    """The item that ends at a token, and where it begins."""
    lower, tags = scene.prose.lower, scene.prose.tags
    for start in range(stop - 2, max(low, stop - N_BACK) - 1, -1):
        word = lower[start]
        if word in ONE or word in HOLDERS or word == THE or tags[start] == "#":
            item = _item(scene, start, high)
            if item is not None and item.stop == stop:
                if start > low and lower[start - 1] in HOLDERS:
                    start -= 1  # "her two sons"
                return start, item
        if tags[start] in "VA.":
            break
    return stop, None


def _item(scene: Scene, first: int, end: int) -> _Item | None:
    """One or some people, told without a name: "a man", "her two sons", "three police officers"."""
    prose = scene.prose
    lower, tags, lemmas = prose.lower, prose.tags, prose.lemmas
    word, at = lower[first], first + 1
    amount, holder = exactly(1.0), word in HOLDERS or word == THE
    if word in HOLDERS and at < end and tags[at] == "#":
        first, at = at, at + 1
        word = lower[first]
    if tags[first] == "#" and word not in ONE and "-year-old" not in word:
        number = numbers.read(prose, first, scene.known.numbers)
        if number is None or number.first != first or not _is_count(number):
            return None
        low = prose.sentences[prose.sentence_at[first]][0]
        amount, at = hedges.read(prose, number, first, number.stop, low, end, scene.known.hedges).amount, number.stop
    elif word not in ONE and not holder:
        return None
    n_people, people = amount.printed or 0.0, scene.known.singly
    head, limit = -1, min(end, at + N_ITEM)
    if at < limit and lower[at] in COUPLES and word in ONE and lower[at + 1 : at + 2] != ["of"]:
        return _Item(exactly(2.0), at, at + 1)
    while at < limit and (tags[at] in "JNP#" or (tags[at] == "D" and lower[at] in ("other", "more"))):
        if head >= 0 and lower[at] in scene.known.measures.roles["adjectives"]:
            break  # "two others shot"
        if _is_head(prose, at, n_people, people):
            head = at
        elif tags[at] in "NP" or lemmas[at] in people:
            head = -1 if tags[at] == "N" or head < 0 else head
        elif tags[at] == "J" and head >= 0:
            break
        at += 1
    if head < 0 or any(scene.covered[i] == 1 for i in range(first, head)):
        return None
    return _Item(amount, head, _past(prose, head + 1, end))


def _is_told(prose: Prose, draft: Draft, known: Measures) -> bool:
    """Whether something is told of all of a list: not of its last one alone, and not of what it is with or of."""
    tags, ruler, first, stop = prose.tags, draft.ruler, draft.first, draft.stop
    if ruler.role == "object":
        # "Police held two men and a woman was hurt"
        follows = tags[stop] if stop < draft.end else "."
        if follows == "A" or (follows == "V" and prose.lower[stop] not in known.roles["adjectives"]):
            return False
    before = prose.lower[first - 1] if first > draft.start else ""
    if before == "and":
        return ruler.role == "subject"
    if not before or tags[first - 1] not in "IT":
        return True
    if before in CLAUSES:
        return ruler.role == "subject"
    return before == "of" and first - 1 > draft.start and prose.lemmas[first - 2] in known.roles["of"]


def _is_count(number: Number) -> bool:
    whole = number.printed is not None and number.printed % 1 == 0 and number.form in {"digits", "words"}
    return whole and not number.rest and not number.scaled


def _is_head(prose: Prose, at: int, n_people: float, people: frozenset[str]) -> bool:
    """Whether a token names one person, or several, by what they are."""
    word, lemma = prose.lower[at], prose.lemmas[at]
    if n_people > 1:
        return word[-10:] == "-year-olds" or word == "people" or (word != lemma and lemma in people)
    return word[-9:] == "-year-old" or (word == lemma and word in people and word not in ANYBODY)


def _bare(prose: Prose, at: int, end: int) -> _Item | None:
    """ "A mother and daughter", "a husband and wife": the second without an article."""
    lower = prose.lower
    if lower[at + 1] not in KIN or lower[at - 1] not in KIN or (at + 2 < end and prose.tags[at + 2] in "NP"):
        return None
    return _Item(exactly(1.0), at + 1, _past(prose, at + 2, end))


def _plain(scene: Scene, at: int, end: int) -> _Item | None:
    """The last of a headline's list: "man and (teenage) daughter killed"."""
    prose, head = scene.prose, at + 1
    while head + 1 < end and prose.tags[head] in "JN" and prose.tags[head + 1] == "N":
        head += 1
    if not _is_head(prose, head, 1, scene.known.singly):
        return None
    return _Item(exactly(1.0), head, _past(prose, head + 1, end))


def _plain_before(scene: Scene, stop: int, low: int) -> tuple[int, _Item | None]:
    """One of a headline's list, and where it begins: "Torp officer, two others shot"."""
    prose, head = scene.prose, stop - 1
    if head - 1 > low and prose.lower[head].isdigit() and prose.lower[head - 1] == ",":
        head -= 2  # "Man, 30, and woman shot"
    if head < low or not _is_head(prose, head, 1, scene.known.singly):
        return stop, None
    start = head
    while start > low and prose.tags[start - 1] in "JNP":
        start -= 1
    return start, _Item(exactly(1.0), head, stop)


def _past(prose: Prose, at: int, end: int) -> int:
    """Where the age or the town of those who are listed ends, or the token itself."""
    lower, tags = prose.lower, prose.tags
    if at + 2 < end and lower[at] == "," and (lower[at + 1].isdigit() or lower[at + 1] in AGED):
        then = at + 2 + (lower[at + 1] in AGED)
        if then + 1 < end and lower[then] == "and" and lower[then + 1].isdigit():
            then += 2  # "aged 4 and 6"
        if then < end and lower[then - 1].isdigit() and (lower[then] == "and" or tags[then] in ",.VA"):
            # "a man, 30, were": up to the verb
            return then + 1 if lower[then] == "," and tags[then + 1 : then + 2] in (["V"], ["A"], ["J"]) else then
    if at + 1 < end and lower[at] in AGED and lower[at + 1].isdigit():
        return at + 2
    if at + 2 < end and lower[at] == "in" and lower[at + 1] in HOLDERS:
        then = at + 2 + (lower[at + 2] in YEARS)
        if then < end and (lower[then][-1] == "s" or lower[then][-4:] == "ties"):
            return then + 1
    if at + 1 < end and lower[at] == "from" and tags[at + 1] == "P":
        at += 1
        while at < end and tags[at] == "P":
            at += 1
    return at


def _goes_on(prose: Prose, stop: int, high: int) -> bool:
    """Whether more are told behind the last: "a man and a woman and their dog", "a man and two women or girls"."""
    if stop + 1 >= high:
        return False
    lower, tags = prose.lower, prose.tags
    if lower[stop] in FARTHER:
        return tags[stop + 1] not in "VAR"
    return lower[stop] == "," and lower[stop + 1] in {"and", "&", "plus", "as"} and tags[stop + 2 : stop + 3] != ["V"]


def _draft(scene: Scene, told: _List) -> Draft:
    """The draft of a list; ungoverned where it is told of by what a list is seldom told by."""
    prose, near = scene.prose, scene.near
    first, stop = told.first, told.stop
    start, end = near.sentence(first)
    low, high = near.clause(first)[0], near.clause(stop - (prose.lower[stop - 1] != "," or stop >= end))[1]
    number = Number(told.begins, told.begins + 1, told.amount.low, told.amount.high, told.amount.printed, "joined")
    fields: dict[str, Value] = {"value": told.amount, "unit": "", "dimension": "count"}
    draft = Draft(
        number, told.amount, "count", "", "", False, Counted(told.head, stop, ""),
        first, stop, low, high if high < end else end, start, end, stop, (low, high),
    )  # fmt: skip
    draft.fields = fields
    if told.amount.bound:
        draft.hedge = told.amount.bound
    draft.confidence = CONFIDENCE
    draft.ruler = governors.governor(prose, near, first, stop, draft.clause, scene.known.measures)
    return draft
