"""What is printed says what was read: generated files, the samples, and layout by example."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.core.operators import FUNCTIONS, OPERATORS
from newslint.core.source import Source
from newslint.lang import statements, syntax
from newslint.lang.parse import parse
from newslint.lang.printing import formatted, print_file
from newslint.lang.statements import (
    Clause,
    Define,
    File,
    Given,
    Header,
    House,
    Key,
    Line,
    Node,
    Role,
    Sentence,
    Setting,
    Within,
    Wording,
)
from newslint.lang.syntax import Name, Text

HERE = Path(__file__).parent


def _read(text: str) -> File:
    file, problems = parse(Source.of("x.rule", text))
    assert not problems, (problems[0].message, text)
    return file


WORDS = ("quantity", "money", "death", "toll", "quote", "hedged", "comment-status", "größe", "o'clock", "source")
word = st.sampled_from(WORDS)
name = word.map(Name)
names = st.lists(name, min_size=1, max_size=3).map(tuple)
phrase_words = st.lists(word, min_size=1, max_size=2).map(" ".join).map(Name)
text = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12).map(Text)
variable = st.sampled_from(("a", "b", "x")).map(Name)
field = st.builds(syntax.FieldOf, variable, st.sampled_from(("value", "as-of", "unit")).map(Name))
plain_number = st.one_of(st.integers(0, 10**12).map(float), st.sampled_from((0.5, 2.25, 1e-7, 12345.678)))


@st.composite
def numbers(draw: st.DrawFn) -> syntax.Number:
    low = draw(plain_number)
    high = draw(st.one_of(st.just(low), plain_number.map(lambda more: low + more)))
    words = draw(st.sampled_from(("", "%", "million", "km", "percentage points")))
    return syntax.Number(low, high, "" if words == "%" else draw(st.sampled_from(("", "$", "€"))), words)


duration = st.builds(syntax.Duration, plain_number, st.sampled_from(sorted(syntax.DURATIONS)))
leaf = st.one_of(
    field,
    text,
    numbers(),
    duration,
    variable,
    st.sampled_from(("2019-11-01", "2020-02", "2021-01-02T10:30")).map(syntax.Date),
)


def _calls(operand: st.SearchStrategy[syntax.Operand]) -> st.SearchStrategy[syntax.Operand]:
    def call(function: str) -> st.SearchStrategy[syntax.Operand]:
        wanted = len(FUNCTIONS[function].said)
        return st.tuples(*[operand] * wanted).map(lambda arguments: syntax.Call(Name(function), arguments))

    return st.sampled_from(sorted(set(FUNCTIONS) - {"known"})).flatmap(call)


sums = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.builds(syntax.Arithmetic, st.sampled_from("+-*/"), inner, inner),
        _calls(inner),
    ),
    max_leaves=4,
)
tolerance = st.one_of(
    st.sampled_from(("rounding", "order")).map(lambda key: syntax.Tolerance(key, None)),
    plain_number.map(lambda figure: syntax.Tolerance("percent", syntax.Number(figure, figure))),
    plain_number.map(lambda figure: syntax.Tolerance("times", syntax.Number(figure, figure))),
    duration.map(lambda length: syntax.Tolerance("days", length)),
)
tolerances = st.tuples(
    st.lists(plain_number.map(lambda figure: syntax.Tolerance("absolute", syntax.Number(figure, figure))), max_size=1),
    st.lists(tolerance, max_size=2),
).map(lambda both: (*both[0], *both[1]))
option = st.one_of(
    plain_number.map(lambda figure: syntax.Option("at least", figure)),
    st.sampled_from(("titles", "terms")).map(lambda table: syntax.Option("table", table)),
    st.sampled_from(("known", "either known")).map(lambda how: syntax.Option("if", how)),
    st.just(syntax.Option("grade", "wording")),
)
operator = st.sampled_from(sorted(set(OPERATORS) - {"within"})).map(Name)
compare = st.builds(
    syntax.Compare, operator, st.booleans(), sums, sums, tolerances, st.lists(option, max_size=2).map(tuple)
)
within = st.builds(syntax.Compare, st.just(Name("within")), st.booleans(), sums, sums, tolerances.filter(bool))
one_value = st.one_of(text, phrase_words).map(lambda value: (value,))
is_ = st.one_of(
    st.builds(syntax.Is, st.one_of(field, variable), st.booleans(), one_value, st.just(False)),
    st.builds(syntax.Is, field, st.booleans(), st.lists(text, min_size=2, max_size=3).map(tuple), st.just(False)),
    st.builds(
        syntax.Is,
        variable,
        st.booleans(),
        st.sampled_from(("body", "headline")).map(lambda r: (Name(r),)),
        st.just(True),
    ),
)
flags = st.builds(syntax.Flags, phrase_words)
phrase = st.one_of(
    st.builds(
        syntax.Phrase, names, st.booleans(), st.one_of(st.just(()), names), st.none(), st.one_of(st.none(), name)
    ),
    st.builds(syntax.Phrase, names, literal=text),
)
plain_phrase = st.builds(syntax.Phrase, names, region=st.one_of(st.none(), name))
scope = st.sampled_from(("same article", "same story", "other articles")).map(Name)


def _joined(parts: tuple[str, list[syntax.Condition]]) -> syntax.Condition:
    word, conditions = parts
    flat: list[syntax.Condition] = []
    for one in conditions:
        flat += one.parts if isinstance(one, syntax.Join) and one.word == word else [one]
    return syntax.Join(word, tuple(flat))


def _negated(part: syntax.Condition) -> syntax.Condition:
    return part.part if isinstance(part, syntax.Not) else syntax.Not(part)


conditions = st.recursive(
    st.one_of(compare, within, is_, flags),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(("and", "or")), st.lists(inner, min_size=2, max_size=3)).map(_joined),
        inner.map(_negated),
        st.builds(
            syntax.Quantified,
            st.sampled_from(("some", "no", "every")),
            st.builds(syntax.Binding, variable, plain_phrase),
            scope,
            st.one_of(st.none(), inner),
            st.one_of(st.none(), inner),
        ),
        st.builds(
            lambda left, operator, binding, scope, where: syntax.Compare(
                operator, False, left, syntax.Group("count", None, binding, scope, where)
            ),
            sums,
            operator,
            st.builds(syntax.Binding, variable, plain_phrase),
            scope,
            st.one_of(st.none(), inner),
        ),
    ),
    max_leaves=5,
)
rule_scope = st.sampled_from(("across sources", "within the article", "over time", "against the archive", "anywhere"))
keys = st.lists(
    st.one_of(
        st.builds(Key, st.sampled_from(("same", "similar", "overlapping")), phrase_words),
        st.builds(Key, st.just("aligned"), st.just(Name("sentence")), st.one_of(st.none(), plain_number)),
    ),
    max_size=3,
).map(tuple)
scopes = st.one_of(st.none(), rule_scope.map(Name))
maybe = st.booleans()
sentence = st.one_of(
    st.builds(Sentence, st.sampled_from(("agree", "match")), phrase, keys, scope=scopes),
    st.builds(Sentence, st.just("conflict"), phrase, keys, object=phrase, scope=scopes),
    st.builds(
        Sentence,
        st.just("relate"),
        phrase,
        keys,
        st.sampled_from(("match", "equal", "follow", "before", "part-of")).map(Name),
        maybe,
        phrase,
        scopes,
    ),
    st.builds(Sentence, st.just("sum"), phrase, keys, object=st.one_of(st.none(), plain_phrase), scope=scopes),
    st.builds(
        Sentence,
        st.just("monotone"),
        phrase,
        keys,
        st.sampled_from(("decrease", "increase")).map(Name),
        st.just(True),
        scope=st.just(Name("over time")),
    ),
    st.builds(Sentence, st.just("appear"), phrase, keys, negated=maybe, object=name, scope=scopes),
    st.builds(
        Sentence,
        st.sampled_from(("have", "be")),
        phrase,
        keys,
        negated=maybe,
        object=phrase_words,
        scope=scopes,
    ),
)
binding = st.builds(syntax.Binding, variable, phrase, st.one_of(st.none(), conditions))
texts = st.lists(text, min_size=1, max_size=3).map(tuple)
node = st.one_of(
    st.builds(Header, name, st.one_of(st.none(), name)),
    sentence,
    st.builds(Given, st.lists(binding, min_size=1, max_size=2).map(tuple), scopes),
    st.builds(Clause, st.sampled_from(("where", "unless", "expect", "forbid")), conditions),
    st.builds(Within, tolerances.filter(bool), st.one_of(st.none(), conditions)),
    st.builds(Setting, st.just("as of"), duration.map(lambda one: (one,))),
    st.builds(Setting, st.just("count"), st.tuples(name, phrase_words)),
    st.builds(Setting, st.just("confidence"), plain_number.map(lambda figure: (syntax.Number(figure, figure),))),
    st.builds(Setting, st.just("tags"), st.lists(phrase_words, min_size=1, max_size=3).map(tuple)),
    st.builds(Setting, st.just("stage"), name.map(lambda one: (one,))),
    st.builds(Wording, st.sampled_from(("say", "help", "phrase", "denied by", "use")), texts),
    st.builds(
        Define,
        phrase_words,
        st.lists(
            st.builds(Role, st.sampled_from(("of", "in", "by")), name, st.one_of(st.none(), name)),
            max_size=2,
        ).map(tuple),
    ),
    st.builds(House, name, st.none(), st.just("means"), text.map(lambda one: (one,)), numbers()),
    st.builds(House, name, st.none(), st.sampled_from(("is", "is not", "in")), st.tuples(text, text), st.none()),
    st.builds(House, name, name, st.just("is"), texts, st.one_of(st.none(), st.just(syntax.Number(3.0, 3.0)))),
    st.builds(statements.TestHead, names, text),
    st.builds(
        statements.TestLine,
        st.just(Name("a")),
        st.sampled_from(("", "2019-11-01")),
        st.sampled_from(("", "The Courier")),
        st.sampled_from(("", "[[Twelve]] people # were hurt | badly")),
    ),
)


@settings(max_examples=400, deadline=None)
@given(node)
def test_a_printed_line_says_the_same(written: Node) -> None:
    printed = print_file(File((Line(written),)))
    assert [line.node for line in _read(printed).lines] == [written], printed


comment = st.sampled_from(("# one", "#two", "#", '# a "quoted" | thing'))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(node, st.lists(st.one_of(comment, st.just("")), max_size=3), st.one_of(comment, st.just(""))),
        max_size=4,
    )
)
def test_comments_are_kept_and_layout_is_stable(lines: list[tuple[Node, list[str], str]]) -> None:
    file = File(
        tuple(
            Line(one, before=tuple(before), after="" if isinstance(one, statements.TestLine) else after)
            for one, before, after in lines
        )
    )
    printed = print_file(file)
    again = _read(printed)
    assert [line.node for line in again.lines] == [line.node for line in file.lines]
    assert _comments(again) == _comments(file)
    assert print_file(again) == printed


def _comments(file: File) -> list[str]:
    found = [comment for line in file.lines for comment in (*line.before, line.after)]
    return [comment for comment in (*found, *file.end) if comment]


@pytest.mark.parametrize("path", sorted((HERE / "rules").glob("*.rule")), ids=lambda path: path.stem)
def test_the_samples_are_in_the_one_layout(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert formatted(Source.of(path.name, text)) == (text, ())


def test_a_loose_file_is_brought_into_the_one_layout() -> None:
    loose = (
        "RULE  Toll-falls   Error\n# why\nDeath toll of the same event should not fall over time   # a remark\n"
        "unless updated\n   or   hedged\nunless forecast and # here\n   a.value > 1,000\n"
        "tags   one ,two\ntest flags todo 'x'\n".replace("'x'", '"x"')
        + '  a@2019-11-01 from "C"|Text.\n'
    )
    tidy = (
        "rule toll-falls error\n  # why\n  death toll for the same event must not decrease over time  # a remark\n"
        "  unless updated or hedged\n  unless forecast and a.value > 1000  # here\n  tags    one, two\n"
        '  test todo flags "x":\n    a@2019-11-01 from "C" | Text.\n'
    )
    assert formatted(Source.of("x.rule", loose)) == (tidy, ())


def test_a_long_condition_is_broken_before_its_joints() -> None:
    part = "a.measure same-as b.measure"
    text = f"where {' and '.join([part] * 3)} and ({part} or {part})\n"
    printed = formatted(Source.of("x.rule", text))[0]
    assert printed.splitlines()[1] == f"         and {part}"
    assert _read(printed) == _read(text)


def test_a_file_with_mistakes_stays_as_it_is() -> None:
    text = "quantity   for the same subject\n"
    assert formatted(Source.of("x.rule", text))[0] == text
