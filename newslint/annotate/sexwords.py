"""Words that tell of which sex somebody is: nouns, kin, forms of address, pronouns."""

from __future__ import annotations

from newslint.annotate.watch import Watched

MALE, FEMALE = "male", "female"
OTHER = {MALE: FEMALE, FEMALE: MALE}
NOUNS = {
    "man": (MALE, False),
    "gentleman": (MALE, False),
    "male": (MALE, False),
    "boy": (MALE, True),
    "schoolboy": (MALE, True),
    "woman": (FEMALE, False),
    "lady": (FEMALE, False),
    "female": (FEMALE, False),
    "girl": (FEMALE, True),
    "schoolgirl": (FEMALE, True),
}
"""Who is of which sex, and whether a child."""

PRONOUNS = {
    "he": MALE, "him": MALE, "his": MALE, "himself": MALE,
    "she": FEMALE, "her": FEMALE, "hers": FEMALE, "herself": FEMALE,
}  # fmt: skip

_GROWN = {
    MALE: """father dad grandfather grandpa uncle husband stepfather boyfriend widower ex-husband ex-boyfriend mr. mr
        policeman men males""",
    FEMALE: """mother mom mum grandmother grandma aunt wife stepmother girlfriend widow ex-wife ex-girlfriend mrs. ms.
        mrs ms miss policewoman spokeswoman actress waitress women females""",
}
_ANY = {
    MALE: "son stepson grandson nephew brother stepbrother half-brother sons brothers boys",
    FEMALE: "daughter stepdaughter granddaughter niece sister stepsister half-sister daughters sisters girls",
}
GROWN = {word: sex for sex, words in _GROWN.items() for word in words.split()}
"""Words for those who are no children."""
OTHERS = {**GROWN, **{word: sex for sex, words in _ANY.items() for word in words.split()}}
"""Other words that tell that somebody of a sex is in an article."""

WATCHED = Watched([*NOUNS])
SEXES = {**{word: sex for word, (sex, _) in NOUNS.items()}, **OTHERS, **PRONOUNS}
"""The sex that a word tells."""
SEXED = Watched(SEXES)
POINTING = frozenset(("the", "this", "that"))
