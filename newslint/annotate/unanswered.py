"""Who has not answered, however that is told: a sentence that denies an answer, says that the press got none, and names
one party.

What comes in: the parties of an article, and the sentences in which a phrase of the lexicon ``comment.yaml`` was found.
What goes out: claims "comment status" for the others, less sure than those: "Torvik Shipping, which owns the ferry, did
not by Monday evening react to questions of this newspaper".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newslint.annotate.answers import HEARD
from newslint.annotate.comment_status import FURTHER, side
from newslint.annotate.definitions import COMMENT
from newslint.annotate.mentions import Mention
from newslint.annotate.parties import Parties
from newslint.annotate.prose import NO_FLAGS, Prose, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.values import Entity, Value

_DENIALS = """
    not n't no nobody none never neither nor nothing without declined declines refused refuses unanswered unsuccessful
    unavailable unreachable vain nowhere unwilling
"""
DENIALS = frozenset(_DENIALS.split())
"""Words by which it was not given."""
_ANSWERS = """
    respond reply answer comment response reaction reach contact speak talk react statement interview explanation hear
    word explain return available question
"""
ANSWERS = Watched(frozenset(_ANSWERS.split()))
"""Lemmas of what was not given."""
_PRESS = """
    reporter reporters journalist journalists press media outlet outlets comment interview interviews newspaper
    newspapers camera cameras microphones publicly correspondent broadcaster unanswered willing unwilling
"""
PRESS = frozenset(_PRESS.split())
"""Words by which it is the press that got no answer."""
OURS = frozenset(("this", "our"))
"""Words before a noun for a paper by which it is the one that asks: "questions of this site"."""
PAPER = frozenset(
    ("article", "story", "report", "paper", "site", "magazine", "programme", "program", "station", "letter", "page",
     "newsletter", "website", "edition", "column", "bulletin", "blog")
)  # fmt: skip
"""Nouns for a paper, or for what is in it."""
SELF = frozenset(("we", "us", "our", "me"))
MUTE = frozenset(("since", "public", "publicly", "outlet", "outlets", "word"))
"""Words by which somebody has said nothing to anybody, and not only left one question without an answer."""
REFUSING = frozenset(("declined", "declines", "refused", "refuses", "unwilling", "willing", "want", "wanted", "agree"))
"""Words by which somebody would not answer."""
BESIDE = frozenset(("by", "for", "from", "with", "to", "of", "at", "in", "on"))
"""Words behind which no subject stands."""
TO_WHOM = frozenset(("from", "by", "to", "with", "reach", "contact", "of", "at"))
"""Words behind which those stand who were asked."""
OUTLETS = frozenset(("newspaper", "medium"))
"""Sorts of organisations that ask."""
ASIDE = frozenset(("teaser", "byline", "headline"))
"""Regions in which nobody is said not to have answered."""
_BODIES = """
    ministry company council hospital police department club bank school university government authority agency office
    party union airline firm regulator developer operator board force embassy museum college association trust insurer
    retailer manufacturer hotel
"""
BODIES = frozenset(_BODIES.split())
"""Nouns for those who are asked, and have no name here."""
REACH, FAR = 9, 12
"""Tokens between a denial and what it denies, and who is told of."""
SURE = 0.55


def claims(prose: Prose, parties: Parties, found: list[Annotation], told: Collection[int]) -> Iterator[Annotation]:
    """The claims of sentences that are not in ``told``."""
    lower = prose.lower
    told_of = frozenset(prose.sentence_at[one.first] for one in parties.mentions.told)
    quoted = frozenset(one.sentence for one in prose.of_kind("quote", found))
    seen = -1
    for token in prose.where_lemma(ANSWERS):
        number = prose.sentence_at[token]
        if number == seen or number in told or prose.regions[number] in ASIDE:
            continue
        if number in told_of or number in quoted:  # "she said that they would not talk to the press"
            continue
        low, high = prose.sentences[number]
        denied = next(
            (at for at in range(max(low, token - REACH), min(high, token + REACH)) if lower[at] in DENIALS), None
        )
        if denied is None or not _of_press(lower, low, high) or FURTHER in lower[denied:high]:
            continue  # who would not comment further has commented
        seen = number
        who = _who(prose, parties, low, high, denied)
        if who is not None:
            words = frozenset(lower[low:high])
            silent = "silent" if not MUTE.isdisjoint(words) else "none"
            fields: dict[str, Value] = {
                "relation": COMMENT,
                "actor": side(who, parties.mentions),
                "status": "declined" if not REFUSING.isdisjoint(words) else silent,
                "certainty": "fact",
                "strength": 1.0,
            }
            yield new(Annotation, ("claim", prose.spans[number], number, fields, NO_FLAGS, "narrator", SURE))


def _of_press(lower: list[str], low: int, high: int) -> bool:
    """Whether it is the press that was not answered."""
    words = frozenset(lower[low:high])
    if not PRESS.isdisjoint(words) or not SELF.isdisjoint(words):
        return True
    pairs = zip(lower[low:high], lower[low + 1 : high], strict=False)
    return any((one in OURS and other in PAPER) or (one, other) == ("in", "public") for one, other in pairs)


def _who(prose: Prose, parties: Parties, low: int, high: int, denied: int) -> Entity | None:
    """The party of the sentence: what its verb says the denial of, or else whom the question went to."""
    asked = [one for one in parties.mentions.within(low, high) if one.kind in HEARD and one.sort not in OUTLETS]
    subject = next((one for one in asked if _is_subject(prose, one, denied)), None)
    object_ = next((one for one in asked if _before(prose, one, low) in TO_WHOM), None)
    one = subject or object_
    if one is not None:
        return one.entity
    opens = [low, *(at + 1 for at in range(low, high - 1) if prose.lower[at] in TO_WHOM)]
    return next((body for at in opens if (body := _institution(prose, at)) is not None), None)


def _is_subject(prose: Prose, one: Mention, denied: int) -> bool:
    """Whether a name stands shortly before a denial, and behind no preposition."""
    return 0 < denied - one.stop < FAR and prose.lower[one.first - 1] not in BESIDE


def _institution(prose: Prose, low: int) -> Entity | None:
    """ "The transport ministry": the noun phrase that begins at a token, if it is one that speaks."""
    stop = low + 1
    while prose.tags[stop : stop + 1] in (["N"], ["J"]):
        stop += 1
    if prose.lower[low] != "the" or prose.lemmas[stop - 1] not in BODIES:
        return None
    return Entity(" ".join(prose.lower[low + 1 : stop]), " ".join(prose.words[low:stop]))


def _before(prose: Prose, one: Mention, low: int) -> str:
    """The word before a name and its article."""
    at = one.first - 1
    if at > low and prose.lower[at] == "the":
        at -= 1
    return prose.lower[at] if at >= low else ""
