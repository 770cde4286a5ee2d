"""Words that mean one thing to a rule, folded to one: a lexicon comes in, each word with its family goes out."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.core.lexicon import Lexicon, per_lexicon


@per_lexicon
def families(lexicon: Lexicon) -> Mapping[str, str]:
    """The family of each word of the table of senses; what is not in it means itself."""
    return {
        word: name for name in lexicon.table("senses", "families") for word in lexicon.words("senses", "families", name)
    }
