"""Words of saying: verbs in all their forms, phrases like "according to", media and occasions, and who is he or she.

What comes in: the lexicon. What goes out: ``Saying``, compiled once for a lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass

from newslint.annotate.phrases import Phrases
from newslint.annotate.watch import Watched
from newslint.core.lexicon import Lexicon, per_lexicon

HE = frozenset({"he", "him", "his"})
SHE = frozenset({"she", "her", "hers"})
PRONOUNS = HE | SHE | {"they", "it", "i", "we", "who"}
NEGATIVE = frozenset({"not", "n't", "never", "neither"})


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of saying: printed forms with their lemma, phrases like "according to", nouns of people who speak."""

    strong: dict[str, str]
    verbs: Watched
    """The printed forms of ``strong``."""
    all: Watched
    """Those of ``strong``, ``weak`` and ``naming`` verbs."""
    weak: dict[str, str]
    naming: dict[str, str]
    according: Phrases[str]
    spokespeople: frozenset[str]
    speakers: frozenset[str]
    media: frozenset[str]
    occasions: Phrases[str]
    male: frozenset[str]
    female: frozenset[str]
    given: dict[str, str]


@per_lexicon
def saying(lexicon: Lexicon) -> Saying:
    """The words of saying of a lexicon."""

    def forms(section: str) -> dict[str, str]:
        table = lexicon.table("reporting", section)
        return {str(form): lemma for lemma, all in table.items() if isinstance(all, list) for form in all}

    names = lexicon.table("names")
    strong, weak, naming = forms("strong"), forms("weak"), forms("naming")
    return Saying(
        strong,
        Watched(strong),
        Watched({*strong, *weak, *naming}),
        weak,
        naming,
        Phrases((phrase, phrase) for phrase in lexicon.words("reporting", "according")),
        frozenset(lexicon.words("reporting", "spokespeople")),
        frozenset(lexicon.words("reporting", "speakers")),
        frozenset(lexicon.words("reporting", "media_prepositions")),
        Phrases((phrase, phrase) for phrase in lexicon.words("reporting", "occasions")),
        frozenset(lexicon.words("titles", "male")),
        frozenset(lexicon.words("titles", "female")),
        {name: sex for sex in ("male", "female") for name in str(names.get(sex, "")).split()},
    )
