"""Cases of claims, clauses, order words, terms and furniture as text with marks; see ``test_claims_cases.py``.

A case is an indented line of text with lines of marks below it. Under the text, ``^^^^ kind key=value, flag`` is an
annotation that must be found on exactly these characters, with these fields and flags among its own; ``!flag`` must be
absent and ``key=`` unknown. ``---- kind key=value`` is given to the extractor (a name, a quotation). ``no kind`` below
a text says that nothing of the kind is found in it. Names listed in the file's first lines are given wherever they
stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newslint.annotate import mentions
from newslint.annotate.prose import Prose
from newslint.core.annotation import Annotation
from newslint.core.span import Span
from newslint.core.values import Entity, Value, When

MARK = re.compile(r"(?P<marks>\^+|-{2,})\s+(?P<kind>[a-z][a-z ]*?)(?=\s+\S+=|\s*,|\s*$|\s+!)(?P<rest>.*)$")
NAME = re.compile(r"^\* (?P<words>.+?): (?P<kind>\w+)(?: (?P<id>[^()]+?))?(?: \(in (?P<within>[^)]+)\))?$")


@dataclass
class Mark:
    """An expected or given annotation."""

    span: Span
    kind: str
    fields: dict[str, str]
    flags: set[str]
    absent: set[str]


@dataclass
class Case:
    """A text and its marks."""

    title: str
    line: int
    text: str
    expected: list[Mark] = field(default_factory=list)
    given: list[Mark] = field(default_factory=list)
    none: list[str] = field(default_factory=list)


def read(path: Path) -> tuple[list[re.Match[str]], list[Case]]:
    """The names and the cases of a file."""
    names, cases, title = [], [], ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name = NAME.match(line)
        if name:
            names.append(name)
        elif line.startswith("#"):
            title = line.lstrip("# ")
        elif line.startswith("    ") and line.strip():
            body = line[4:]
            mark = MARK.match(body.strip())
            if cases and body.strip().startswith("no ") and len(body.split()) <= 3:
                cases[-1].none.append(body.strip()[3:])
            elif cases and mark:
                start = len(body) - len(body.lstrip())
                _add(cases[-1], mark, start)
            else:
                cases.append(Case(title, number, body))
    return names, cases


def _add(case: Case, mark: re.Match[str], start: int) -> None:
    fields: dict[str, str] = {}
    flags: set[str] = set()
    absent: set[str] = set()
    for part in filter(None, (piece.strip() for piece in mark["rest"].split(","))):
        key, sign, value = part.partition("=")
        if sign:
            fields[key] = value
        elif part.startswith("!"):
            absent.add(part[1:])
        else:
            flags.add(part)
    span = Span(start, start + len(mark["marks"]))
    (case.expected if mark["marks"][0] == "^" else case.given).append(Mark(span, mark["kind"], fields, flags, absent))


def given(case: Case, names: list[re.Match[str]]) -> Iterator[Annotation]:
    """What the extractors before have found, as the file says."""
    taken: list[Span] = []
    for name in sorted(names, key=lambda one: -len(one["words"])):
        for found in re.finditer(rf"(?<!\w){re.escape(name['words'])}(?!\w)", case.text):
            span = Span(*found.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                within = tuple((name["within"] or "").split(" in ")) if name["within"] else ()
                label = name["id"] or name["words"]
                yield Annotation(name["kind"], span, 0, {"name": Entity(label.lower(), label, within)})
    for mark in case.given:
        fields: dict[str, Value] = dict(mark.fields)
        for key in ("name", "speaker", "organisation"):
            if key in mark.fields:
                fields[key] = Entity(mark.fields[key].lower(), mark.fields[key])
        if "interval" in mark.fields:
            start, _, stop = mark.fields["interval"].partition("..")
            fields["interval"] = When(int(start), int(stop))
        yield Annotation(mark.kind, mark.span, 0, fields, frozenset(mark.flags))


def tell(read: Prose, given: Iterable[Annotation]) -> None:
    """Let extractors know of names and quotations, as those that find them do."""
    names, speech = [], []
    for one in given:
        first, stop = mentions.tokens(read, one.span)
        name, speaker = one.fields.get("name"), one.fields.get("speaker")
        if one.kind == "quote":
            by = speaker if isinstance(speaker, Entity) else None
            speech.append(mentions.Speech(first, stop, by, str(one.fields.get("form", ""))))
        elif isinstance(name, Entity):
            names.append(mentions.Mention(first, stop, one.kind, name, str(one.fields.get("class", ""))))
    read.index = mentions.Mentions(names)
    mentions.of(read).hear(speech)


def said(value: Value) -> str:
    """A value as cases write it."""
    if isinstance(value, Entity):
        return value.id
    if isinstance(value, When):
        return f"{value.start}..{value.stop}"
    if isinstance(value, frozenset):
        return " ".join(sorted(value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _meets(one: Annotation, mark: Mark) -> bool:
    if one.kind != mark.kind or one.span != mark.span or not mark.flags <= one.flags or mark.absent & one.flags:
        return False
    known = {key: said(one.fields[key]) for key in mark.fields if key in one.fields}
    return known == {key: value for key, value in mark.fields.items() if value}


def problems(case: Case, found: list[Annotation]) -> list[str]:
    """What a case asks for and was not found."""
    missing = [
        f"{mark.span.cut(case.text)!r} as {mark.kind} {mark.fields} {sorted(mark.flags)}"
        for mark in case.expected
        if not any(_meets(one, mark) for one in found)
    ]
    missing += [f"no {kind}" for kind in case.none if any(one.kind == kind for one in found)]
    return missing
