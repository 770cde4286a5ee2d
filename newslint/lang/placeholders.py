"""Placeholders of ``say`` and ``note``: checked, and brought to the form that ``core.rule`` describes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newslint.core.rule import PLACEHOLDERS
from newslint.core.span import Span
from newslint.core.vocabulary import Kind, nearest
from newslint.lang.names import Names, plain
from newslint.lang.problems import Problems
from newslint.lang.syntax import Text

_PLACEHOLDER = re.compile(r"\{([^{}\"]*)\}")
_SIDES = ("here", "other", "majority", "minority")


def compiled(text: Text, kinds: Mapping[str, Kind], names: Names, problems: Problems) -> str:
    """The wording with full placeholders; what is not known is reported and stays as it is."""

    def full(match: re.Match[str]) -> str:
        said = match[1].strip()
        if said in PLACEHOLDERS:
            return f"{{{said}}}"
        side, dot, field_name = said.partition(".")
        if not dot:
            side, field_name = "here", said
        kind = _kind(side, kinds)
        field = None if kind is None else names.field(field_name, kind)
        if kind is None or field is None:
            _unknown(text, match, kind, kinds, names, problems)
            return match[0]
        return f"{{{side}.{field.name}}}"

    return _PLACEHOLDER.sub(full, text.text)


def _kind(side: str, kinds: Mapping[str, Kind]) -> Kind | None:
    """The kind that a side stands for; a rule about one fact has no other side."""
    if side in kinds:
        return kinds[side]
    if side not in _SIDES or not kinds:
        return None
    ordered = list(kinds.values())
    return ordered[-1] if side == "other" else ordered[0]


def _unknown(
    text: Text, match: re.Match[str], kind: Kind | None, kinds: Mapping[str, Kind], names: Names, problems: Problems
) -> None:
    start = text.span.start + 1 + match.start()
    span = Span(start, start + len(match[0]))
    said = match[1].strip()
    if kind is None:
        sides = (*_SIDES, *kinds)
        side, _, rest = said.partition(".")
        near_side = nearest(side, sides) if len(side) > 1 else ""
        near = f"{near_side}.{rest}" if near_side else ""
        known = [*(f"{side}.…" for side in sides), *PLACEHOLDERS]
    else:
        fields = names.fields_of(kind)
        near_field = nearest(plain(said.rpartition(".")[2]), fields)
        near = f"{said.rpartition('.')[0]}.{near_field}".lstrip(".") if near_field else ""
        known = [*fields, *PLACEHOLDERS]
    label = f"did you mean {{{near}}}?" if near else ""
    problems.warn(span, f"nothing fills in {match[0]}", label, [f"known here: {', '.join(known)}"])
