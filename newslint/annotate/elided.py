"""What a bare figure leaves out because it has just been said: "820,000 were sold in Japan, 300,000 in Australia".

What comes in: a scene and the draft of a figure. What goes out: dimension, unit, noun and measure of the figure before
it, or the noun that its sentence goes on with.
"""

from __future__ import annotations

from newslint.annotate import tolls
from newslint.annotate.measures import Measured
from newslint.annotate.scene import Draft, Scene
from newslint.annotate.watch import between
from newslint.core.annotation import Annotation
from newslint.core.values import Amount

N_NUMBERED = 14
"""Tokens between "the number of" and its figure."""

NUMBERED = ("numbered", "totalled", "totaled")
PAID = frozenset(
    ("cost", "pay", "fetch", "lose", "earn", "spend", "owe", "borrow", "invest", "worth", "price", "bring", "loss",
     "bill", "profit")
)  # fmt: skip
"""Words before money that need not name its currency."""
N_PAID = 4
MONEYED = 100_000

N_SUBJECT = 8
"""Tokens in which a sentence says what it is about."""


def inherited(scene: Scene, draft: Draft) -> tuple[str, str, str, Measured | None] | None:
    """What a bare figure takes from the one before it: "820,000 were sold in Japan, 300,000 in Australia".

    Dimension, unit, noun and measure; only in one sentence, behind "," or "and", and before a preposition. Of money
    and scaled figures also "1.2 million of it".
    """
    prose, last, number, stop = scene.prose, scene.last, draft.number, draft.stop
    if last is None or prose.sentence_at[number.first] != last.sentence or number.form not in {"digits", "words"}:
        return None
    dimension = str(last.fields.get("dimension", ""))
    before, follows = prose.lower[number.first - 1], prose.tags[stop : stop + 1]
    partial = prose.lower[stop : stop + 2] in (["of", "it"], ["of", "that"], ["of", "them"], ["of", "this"])
    grave = follows == ["R"] and prose.lower[stop] in tolls.GRAVELY  # "55 wounded, 15 critically"
    if not partial and not (before in {",", "and"} and (follows in (["I"], ["T"]) or grave) and number.high >= 2):
        return None
    if dimension not in {"count", "money", "percent"} or (dimension == "money" and not number.scaled):
        return None
    if "change" in last.flags or not (dimension == "money" or number.high * 1000 > _high(last)):
        return None
    measure = last.fields.get("measure")
    sure = grave or not tolls.GRAVELY.isdisjoint(prose.lower[stop : stop + 3])
    found = Measured(str(measure), True, 0.9 if sure else 0.7) if measure else None
    return dimension, str(last.fields.get("unit", "")), str(last.fields.get("noun", "")), found


def priced(scene: Scene, draft: Draft) -> bool:
    """Whether a bare figure is money without its currency: "it cost 4.8 million", "lost 40 million"."""
    number = draft.number
    if not scene.currency or not number.scaled or number.high < MONEYED:
        return False
    lemmas = scene.prose.lemmas[max(draft.start, draft.first - N_PAID) : draft.first]
    return not PAID.isdisjoint(lemmas)


def numbered(scene: Scene, draft: Draft) -> tuple[int, Measured | None] | None:
    """The noun behind "the number of" in the clause of a bare figure, and what is said to have been done to it.

    "The number of houses destroyed stands at 74", "puts the number of dead at 31".
    """
    prose, known = scene.prose, scene.known.measures
    lower, tags, number = prose.lower, prose.tags, draft.number
    if number.form not in {"digits", "words"}:
        return None
    low = max(draft.start, number.first - N_NUMBERED)
    for at in range(max(draft.low, number.first - 2), number.first):
        if lower[at] in NUMBERED:  # "lifejackets on board numbered only 60"
            head = next((i for i in range(draft.low, at) if tags[i] == "N"), None)
            return None if head is None else (head, None)
    for at in reversed(between(scene.places.numbers, low, number.first - 1)):
        if lower[at + 1] != "of":
            continue
        head = at + 2
        while head < number.first and tags[head] in "DJP" and tags[head + 1] in "NJP":
            head += 1
        if head >= number.first:
            return None
        for role, word in (
            ("objects", prose.lemmas[head + 1]),
            ("adjectives", lower[head + 1]),
            ("nouns", prose.lemmas[head]),
            ("adjectives", lower[head]),
        ):
            for family in known.roles[role].get(word, ()):
                if "count" in known.dimensions.get(family, ("count",)):
                    return head, Measured(family, True, 0.8)
        return head, None
    return None


def meant(scene: Scene, draft: Draft) -> str:
    """What a subject without a noun counts: "1,200 people left their homes. Some 340 spent the night ..."."""
    prose, last, number, what = scene.prose, scene.last, draft.number, draft.what
    if number.form not in {"digits", "words"} or number.scaled or number.high < 2:
        return ""
    follows = prose.tags[draft.stop : draft.stop + 1]
    if what.part != "of them" and follows not in (["V"], ["A"]):
        return ""
    if last is None or prose.sentence_at[number.first] - last.sentence > 1 or last.fields.get("dimension") != "count":
        return _told_of(scene, draft) if follows == ["A"] else ""
    harmed = last.fields.get("measure") in scene.known.measures.harm
    return str(last.fields.get("noun") or ("person" if harmed else ""))


def _told_of(scene: Scene, draft: Draft) -> str:
    """The things that the sentence before begins with: "The heaters were built in 2022. Some 800,000 were sold ..."."""
    prose, number = scene.prose, scene.prose.sentence_at[draft.number.first] - 1
    if number < 0 or draft.first != draft.start or prose.regions[number] != prose.regions[number + 1]:
        return ""
    start, stop = prose.sentences[number]
    head = ""
    for at in range(start, min(stop, start + N_SUBJECT)):
        if prose.tags[at] == "N":
            head = prose.lemmas[at] if prose.lemmas[at] != prose.lower[at] else ""
        elif prose.tags[at] not in "DJP#":
            break
    return "" if head in scene.known.measures.lists["people"] else head


def _high(one: Annotation) -> float:
    value = one.fields.get("value")
    return value.high if isinstance(value, Amount) and value.high < 1e18 else 0.0
