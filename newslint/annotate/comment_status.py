"""What somebody who was asked has said, where no phrase says so: a quotation of an organisation's spokesman.

What comes in: the quotes found so far. What goes out: for each organisation that speaks in direct words, one claim
"comment status" with the status "given", at its first quotation. Phrases such as "declined to comment" are claims by
definition: see the lexicon ``comment.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.annotate.definitions import COMMENT
from newslint.core.annotation import Annotation
from newslint.core.values import Entity, Value


def given(found: Iterable[Annotation]) -> Iterable[Annotation]:
    """The statements that quotations show to have been given."""
    annotations = list(found)
    organisations = {
        name.id
        for one in annotations
        if one.kind == "organisation" and isinstance(name := one.fields.get("name"), Entity)
    }
    seen: set[str] = set()
    for one in annotations:
        speaker = one.fields.get("speaker") if one.kind == "quote" else None
        if (
            isinstance(speaker, Entity)
            and speaker.id in organisations
            and speaker.id not in seen
            and one.fields.get("form") == "direct"
        ):
            seen.add(speaker.id)
            fields: dict[str, Value] = {
                "relation": COMMENT,
                "actor": speaker,
                "status": "given",
                "certainty": "fact",
                "strength": 1.0,
            }
            yield Annotation("claim", one.span, one.sentence, fields, frozenset({"quoted"}), confidence=0.7)
