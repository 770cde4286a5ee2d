"""Whatever an article holds and wherever a label points, reporters neither fail nor lie about places."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from report_builder import article

from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.span import Span
from newslint.report import FORMATS, Report, render
from newslint.report.cells import clean, width
from newslint.report.excerpt import WIDTH, excerpts
from newslint.report.places import place

_CHARS = st.one_of(
    st.sampled_from("\n\r\t \x1b\u200d\u0301東ｗ한é“”…\u202e\u00ad\u2028\U0001f469\U0001f3fd\ufeffab|[]()"),
    st.characters(),
)
_TEXTS = st.one_of(st.text(_CHARS, max_size=60), st.text(_CHARS, max_size=30).map(lambda text: text * 20))


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.integers(-5, 700), st.integers(-5, 700))
def test_excerpts_are_readable_and_marks_stand_within_them(text: str, start: int, end: int) -> None:
    file = article("a.txt", text)
    spot = place(Label("a.txt", Span(start, end)), {"a.txt": file})
    assert 0 <= spot.span.start <= spot.span.end <= len(text)
    for line in excerpts(spot):
        assert width(line.text) <= WIDTH + 6
        assert line.indent + line.n_marks <= max(width(line.text), 1) + 1
        assert line.text == clean(line.text)
        assert not {char for char in line.text if char < " " or "\x7f" <= char <= "\x9f"}


@settings(max_examples=100, deadline=None)
@given(_TEXTS, st.integers(0, 60), st.integers(0, 60), st.text(_CHARS, max_size=20))
def test_every_format_takes_everything(text: str, start: int, length: int, said: str) -> None:
    labels = (Label("a.txt", Span(start, start + length), said), Label(said, Span(0, 1), said))
    found = Diagnostic("toll", "error", said, labels, (said,), said)
    content = Report((found,), {"a.txt": article("a.txt", text)}, problems=(found,))
    for name, _ in FORMATS:
        printed = render(name, content)
        assert printed.encode("utf-8", "backslashreplace")
        if name in ("json", "sarif"):
            json.loads(printed.encode("utf-8", "backslashreplace"))
    assert render("concise", content).count("\n") == 1
