"""Rule files that nobody should write: said in a sentence or two, quickly, without a traceback."""

from __future__ import annotations

import logging
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lang_words import VOCABULARY
from lark import logger

from newslint.core.diagnostic import Diagnostic
from newslint.core.source import Source
from newslint.lang import parse as parsing
from newslint.lang.library import compile_all
from newslint.lang.printing import formatted

HEAD = "rule x\n  given a: quantity, b: quantity across sources\n  where "
TAIL = "\n  expect a.value agrees-with b.value\n"
TEST = f'{HEAD}a is hedged{TAIL}  test flags "x":\n'


def _diagnostics(text: str) -> tuple[Diagnostic, ...]:
    return compile_all([Source.of("x.rule", text)], VOCABULARY)[2]


TOO_DEEP = "this line is nested too deep, or is too long, to be read"
HOSTILE = {
    "parentheses": (f"{HEAD}{'(' * 5000}a is hedged{')' * 5000}{TAIL}", TOO_DEEP),
    "negations": (f"{HEAD}{'not ' * 5000}a is hedged{TAIL}", TOO_DEEP),
    "functions": (f"{HEAD}{'middle of ' * 2000}a.value > 1{TAIL}", TOO_DEEP),
    "sums": (f"{HEAD}a.value > {' + '.join(['1'] * 3000)}{TAIL}", TOO_DEEP),
    "conditions": (HEAD + "\n and ".join(f"a.value > {number}" for number in range(10_000)) + TAIL, TOO_DEEP),
    "one sentence": ("quantity " * 100_000, TOO_DEEP),
    "one word": ("q" * 1_000_000, TOO_DEEP),
    "quotation marks": ('"' * 300_000, TOO_DEEP),
    "open parentheses": ("(\n" * 200_000, TOO_DEEP),
    "not a rule file": ("lorem ipsum dolor\n" * 20_000, "this sentence has no verb"),
    "binary": (bytes(range(256)).decode("latin-1") * 400, '"\0" does not fit here'),
    "open marks": (f"{TEST}    a | {'[[' * 100_000}\n", TOO_DEEP),
    "phrase": (f'define claim x of actor\n  phrase "{"{" * 9000}"\n', '"{" does not fit here'),
    "figure": (f"{HEAD}a.value > {'9' * 400}{TAIL}", '"999999999999999999" does not fit here'),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_answered_in_time(case: str) -> None:
    text, message = HOSTILE[case]
    _diagnostics("quantity must agree\n")
    start = time.process_time()
    found = _diagnostics(text)
    assert time.process_time() - start < 5
    assert found[0].message == message
    assert len(found) <= parsing.MOST_MISTAKES + 1


def test_a_large_file_is_read_whole() -> None:
    rules = "".join(f"rule r{number}\n  quantity must agree\n" for number in range(500))
    articles = "    a | Some [[text]] here.\n" * 5000
    library, cases, diagnostics = compile_all([Source.of("x.rule", f"{TEST}{articles}{rules}")], VOCABULARY)
    assert (len(library.rules), diagnostics) == (501, ())
    name, span = cases["x"][0].primary[-1]
    assert (name, span.cut(cases["x"][0].articles[0].text)) == ("a", "text")


def test_nesting_that_people_need_is_read() -> None:
    assert not _diagnostics(f"{HEAD}{'(' * 20}a is hedged{')' * 20}{TAIL}")
    assert not _diagnostics(HEAD + " and ".join(["a is hedged"] * 200) + TAIL)


WORDS = """
    quantity for the same subject must agree across sources rule given a: b: where a.value b.value ( ) and or not < 5
    unless some x: in is updated within 25% test flags | a @ define claim phrase [[ sum of over such that : , # { }
    "x" hedge means 2..9 say count one per \\ “ '
"""
PIECES = ("\n", "\n  ", *WORDS.split())


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_no_words_of_the_language_raise(text: str) -> None:
    for one in _diagnostics(text):
        assert one.labels[0].span.start <= one.labels[0].span.end <= len(text) + 1
    formatted(Source.of("x.rule", text))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    _diagnostics(text)
    formatted(Source.of("x.rule", text))


def test_the_grammar_leaves_nothing_to_chance() -> None:
    """Shift/reduce conflicts are resolved silently by the parser generator, unless it is asked."""
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        parsing.make_parser(debug=True)
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    assert not [one for one in said if "onflict" in one]


def test_the_room_imports_no_parser() -> None:
    program = "import sys, newslint.lang; assert 'lark' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_two_hundred_rules_compile_in_two_seconds() -> None:
    clauses = (
        "  quantity for the same subject must agree across sources\n  within 25% or rounding\n  as of 7d\n"
        '  unless updated or forecast\n  count one per origin; blame minority\n  say "{value}"\n  tags a, b\n'
        '  test flags "x":\n    a | Twelve [[people]] came.\n    b | Ten ((people)) came.\n'
    )
    text = "".join(f"rule r{number} error\n{clauses}\n" for number in range(200))
    start = time.process_time()
    assert len(compile_all([Source.of("x.rule", text)], VOCABULARY)[0].rules) == 200
    assert time.process_time() - start < 2
