"""What somebody who was asked has said, where no phrase says so: the first statement of each who speaks.

What comes in: the attributions found so far. What goes out: for each person or organisation that is named as a source,
one claim "comment status" with the status "given", at the words that name the source. Phrases such as "declined to
comment" are claims by definition: see the lexicon ``comment.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.annotate.definitions import COMMENT
from newslint.core.annotation import Annotation
from newslint.core.values import Entity, Value


def given(found: Iterable[Annotation]) -> Iterable[Annotation]:
    """The statements that named sources have given."""
    seen: set[str] = set()
    for one in found:
        speaker = one.fields.get("source name") if one.kind == "attribution" else None
        if isinstance(speaker, Entity) and speaker.id not in seen and one.fields.get("sourcing") != "outlet":
            seen.add(speaker.id)
            fields: dict[str, Value] = {
                "relation": COMMENT,
                "actor": speaker,
                "status": "given",
                "certainty": "fact",
                "strength": 1.0,
            }
            yield Annotation("claim", one.span, one.sentence, fields, confidence=min(one.confidence, 0.7))
