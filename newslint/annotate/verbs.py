"""What the lexicon says of a verb by itself, whatever stands around it.

What comes in: the base form of a verb, with its particle if it has one. What goes out: the way that money goes with it,
the events and the acts that it tells of. A text has few verbs again and again: each is looked up once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newslint.annotate import acts, happenings
from newslint.annotate.happenings import Families
from newslint.core.hints import mypyc_attr
from newslint.core.lexicon import Lexicon, per_lexicon

MOST = 20_000
"""Verbs that are remembered; more come from hostile text."""


class Verb(NamedTuple):
    """What the lexicon says of a verb, its particle included, whatever stands around it."""

    way: str | None
    """The way that money goes with it."""
    family: str
    """The events that it tells of, "" for none."""
    narrowed: bool
    """Whether the nouns behind it may tell of others."""
    acts: acts.Entries | None


@mypyc_attr(native_class=False)
class Verbs(dict[str, Verb]):
    """Verb → what the lexicon says of it; each is looked up once and remembered."""

    def __init__(self, flow: Mapping[str, str], events: Families, entries: Mapping[str, acts.Entries]) -> None:
        super().__init__()
        self.flow, self.events, self.entries = flow, events, entries

    def __missing__(self, verb: str) -> Verb:
        events = self.events
        narrowed = verb in events.idioms or verb in events.light
        found = Verb(self.flow.get(verb), events.of_verb(verb), narrowed, self.entries.get(verb))
        if len(self) < MOST:
            self[verb] = found
        return found


@per_lexicon
def known(lexicon: Lexicon) -> Verbs:
    """The verbs of a lexicon."""
    table = lexicon.table("antonyms", "flow")
    flow = {str(verb): way for way, verbs in table.items() if isinstance(verbs, list) for verb in verbs}
    return Verbs(flow, happenings.families(lexicon), acts.entries(lexicon))
