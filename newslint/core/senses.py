"""Words that mean one thing to a rule, folded to one: a lexicon comes in, each word with its family goes out.

Families made by hand (senses) win over those of the thesaurus, whose first word is the name.
"""

from __future__ import annotations

from collections.abc import Mapping

from newslint.core.lexicon import Lexicon, per_lexicon


@per_lexicon
def families(lexicon: Lexicon) -> Mapping[str, str]:
    """The family of each word of the two tables; what is in neither means itself."""
    found: dict[str, str] = {}
    for line in lexicon.words("thesaurus", "families"):
        name, *words = line.split()
        found[name] = name
        for word in words:
            found[word] = name
    found.update(lexicon.folded("senses", "families"))
    return found
