"""What the grammar recognises, as nodes of the syntax tree: one method for each alternative of ``grammar.lark``."""

from __future__ import annotations

from typing import Any, TypeVar

from lark import Token, Tree, v_args
from lark.visitors import Transformer_NonRecursive

from newslint.core.operators import FUNCTIONS, OPERATORS
from newslint.core.span import NOWHERE, Span
from newslint.lang import syntax
from newslint.lang.syntax import Name, Text

_T = TypeVar("_T")

_SYMBOLS = {"≤": "<=", "≥": ">=", "≠": "!=", "==": "=", "−": "-", "×": "*", "÷": "/"}


def _plain(words: str) -> str:
    """Words for looking up: hyphens and runs of blanks are one blank."""
    return " ".join(words.replace("-", " ").split())


_OPERATOR_NAMES = {
    _plain(word): operator.name for operator in OPERATORS.values() for word in (operator.name, *operator.synonyms)
}
_FUNCTION_NAMES = {_plain(function.said[0]): function.name for function in FUNCTIONS.values()}


def build(tree: Tree[Token], base: int) -> syntax.Node:
    """The node of a line; ``base`` is where the line starts in its file."""
    node: syntax.Node = _Builder(base).transform(tree)
    return node


@v_args(meta=True)
class _Builder(Transformer_NonRecursive[Token, Any]):
    def __init__(self, base: int) -> None:
        super().__init__()
        self.base = base

    # --- small parts

    def _span(self, meta: Any) -> Span:
        if meta.empty:
            return NOWHERE
        return Span(meta.start_pos + self.base, meta.end_pos + self.base)

    def _token_span(self, token: Token) -> Span:
        return Span((token.start_pos or 0) + self.base, (token.end_pos or 0) + self.base)

    def _name(self, token: Token) -> Name:
        return Name(str(token), self._token_span(token))

    def _text(self, token: Token) -> Text:
        inner = str(token)[1:-1]
        if "\\" in inner:
            inner = inner.replace("\\\\", "\0").replace('\\"', '"').replace("\\", "").replace("\0", "\\")
        return Text(inner, self._token_span(token))

    def names(self, meta: Any, children: list[Any]) -> tuple[Name, ...]:
        return tuple(self._name(token) for token in children)

    def unit(self, meta: Any, children: list[Any]) -> tuple[Name, ...]:
        return self.names(meta, children)

    def text(self, meta: Any, children: list[Any]) -> Text:
        return self._text(children[0])

    # --- sentences

    def header(self, meta: Any, children: list[Any]) -> syntax.Header:
        names = [self._name(token) for token in children]
        return syntax.Header(names[0], names[1] if len(names) > 1 else None, self._span(meta))

    def sentence(self, meta: Any, children: list[Any]) -> syntax.Sentence:
        subject = children[0]
        law = next(one for one in children if isinstance(one, dict))
        keys = tuple(key for group in children[1:] if isinstance(group, list) for key in group)
        scope = next((one for one in children[1:] if isinstance(one, Name)), None)
        if law["form"] == "monotone":
            scope = law.pop("scope")
        return syntax.Sentence(subject=subject, keys=keys, scope=scope, span=self._span(meta), **law)

    def agree(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        return {"form": "agree"}

    def match(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        return {"form": "match"}

    def conflict(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        return {"form": "conflict", "object": children[0]}

    def negation_word(self, meta: Any, children: list[Any]) -> bool:
        return True

    def _verb(self, children: list[Any]) -> tuple[bool, list[Any]]:
        negated = bool(children) and children[0] is True
        return negated, children[1:] if negated else children

    def monotone(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        _, (verb, over) = self._verb(children)
        falls = str(verb) in ("decrease", "fall", "drop", "shrink")
        name = Name("decrease" if falls else "increase", self._token_span(verb))
        return {
            "form": "monotone",
            "verb": name,
            "negated": True,
            "scope": Name(f"over {over}", self._token_span(over)),
        }

    def appear(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        negated, (region,) = self._verb(children)
        return {"form": "appear", "negated": negated, "object": self._name(region)}

    def _joined(self, names: tuple[Name, ...]) -> Name:
        return Name(" ".join(name.text for name in names), Span(names[0].span.start, names[-1].span.end))

    def have(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        negated, (names,) = self._verb(children)
        return {"form": "have", "negated": negated, "object": self._joined(names)}

    def be(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        negated, (names,) = self._verb(children)
        return {"form": "be", "negated": negated, "object": self._joined(names)}

    def relate(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        negated, (verb, phrase) = self._verb(children)
        name = self._operator_name(verb) if verb.type == "OPERATOR" else self._name(verb)
        return {"form": "relate", "negated": negated, "verb": name, "object": phrase}

    def _relate_by(self, verb: str, children: list[Any]) -> dict[str, Any]:
        negated, (phrase,) = self._verb(children)
        return {"form": "relate", "negated": negated, "verb": Name(verb, phrase.span), "object": phrase}

    def relate_match(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        return self._relate_by("match", children)

    def relate_equal(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        return self._relate_by("equal", children)

    def sum_of_parts(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        return {"form": "sum"}

    def sum_of(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        phrase = children[0]
        own = [name.text for name in phrase.names] == ["parts"] and not phrase.of and phrase.region is None
        return {"form": "sum", "object": None if own else phrase}

    def every(self, meta: Any, children: list[Any]) -> bool:
        return True

    def phrase(self, meta: Any, children: list[Any]) -> syntax.Phrase:
        every = children[0] is True
        rest = children[1:] if every else children
        of = next((one[1] for one in rest[1:] if one[0] == "of"), ())
        region = next((one[1] for one in rest[1:] if one[0] == "in"), None)
        return syntax.Phrase(rest[0], every, of, None, region, self._span(meta))

    def of(self, meta: Any, children: list[Any]) -> tuple[str, Any]:
        return "of", children[0]

    def region(self, meta: Any, children: list[Any]) -> tuple[str, Any]:
        return "in", self._name(children[0])

    def phrase_literal(self, meta: Any, children: list[Any]) -> syntax.Phrase:
        return syntax.Phrase(children[0], literal=self._text(children[1]), span=self._span(meta))

    def phrase_bare(self, meta: Any, children: list[Any]) -> syntax.Phrase:
        return syntax.Phrase((), literal=self._text(children[0]), span=self._span(meta))

    def keys(self, meta: Any, children: list[Any]) -> list[syntax.Key]:
        how = "same"
        keys = []
        for said, name, span in children[1:]:
            how = said or how
            keys.append(syntax.Key(how, name, None, span))
        return keys

    def key(self, meta: Any, children: list[Any]) -> tuple[str, Name, Span]:
        how = str(children[0]) if children[0].type == "HOW" else ""
        names = tuple(self._name(token) for token in (children[1:] if how else children))
        joined = self._joined(names)
        return how, joined, joined.span

    def aligned(self, meta: Any, children: list[Any]) -> list[syntax.Key]:
        share = children[1] if len(children) > 1 else None
        return [syntax.Key("aligned", Name("sentence", self._span(meta)), share, self._span(meta))]

    def share(self, meta: Any, children: list[Any]) -> float:
        return _figure(children[0])

    def _scope(self, word: str, children: list[Any]) -> Name:
        token = children[-1]
        return Name(f"{word} {token}", self._token_span(token))

    def scope_across(self, meta: Any, children: list[Any]) -> Name:
        return self._scope("across", children)

    def scope_within(self, meta: Any, children: list[Any]) -> Name:
        return self._scope("within the", children)

    def scope_over(self, meta: Any, children: list[Any]) -> Name:
        return self._scope("over", children)

    def scope_against(self, meta: Any, children: list[Any]) -> Name:
        return self._scope("against the", children)

    def scope_anywhere(self, meta: Any, children: list[Any]) -> Name:
        return Name("anywhere", self._span(meta))

    # --- core form

    def given(self, meta: Any, children: list[Any]) -> syntax.Given:
        scope = children[-1] if isinstance(children[-1], Name) else None
        bindings = tuple(one for one in children if isinstance(one, syntax.Binding))
        return syntax.Given(bindings, scope, self._span(meta))

    def binding(self, meta: Any, children: list[Any]) -> syntax.Binding:
        condition = children[2] if len(children) > 2 else None
        return syntax.Binding(self._name(children[0]), children[1], condition, self._span(meta))

    def clause(self, meta: Any, children: list[Any]) -> syntax.Clause:
        return syntax.Clause(str(children[0]), children[1], self._span(meta))

    def _join(self, word: str, meta: Any, children: list[Any]) -> syntax.Condition:
        parts: list[syntax.Condition] = []
        for child in children:
            parts += child.parts if isinstance(child, syntax.Join) and child.word == word else [child]
        return syntax.Join(word, tuple(parts), self._span(meta))

    def disjunction(self, meta: Any, children: list[Any]) -> syntax.Condition:
        return self._join("or", meta, children)

    def conjunction(self, meta: Any, children: list[Any]) -> syntax.Condition:
        return self._join("and", meta, children)

    def negated(self, meta: Any, children: list[Any]) -> syntax.Condition:
        inner = children[0]
        return inner.part if isinstance(inner, syntax.Not) else syntax.Not(inner, self._span(meta))

    def parenthesis(self, meta: Any, children: list[Any]) -> Any:
        return children[0]

    def compare(self, meta: Any, children: list[Any]) -> syntax.Compare:
        left, (negated, operator), right, *options = children
        return self._compare(operator, negated, left, right, options, meta)

    def compare_within(self, meta: Any, children: list[Any]) -> syntax.Compare:
        left, (negated, operator), tolerances, right, *options = children
        return self._compare(operator, negated, left, right, [tolerances, *options], meta)

    def _compare(
        self, operator: Name, negated: bool, left: Any, right: Any, options: list[Any], meta: Any
    ) -> syntax.Compare:
        tolerances = tuple(one for group in options if isinstance(group, tuple) for one in group)
        others = tuple(one for one in options if isinstance(one, syntax.Option))
        return syntax.Compare(operator, negated, left, right, tolerances, others, self._span(meta))

    def operator(self, meta: Any, children: list[Any]) -> tuple[bool, Name]:
        negated = any(one is True or (isinstance(one, Token) and one.type == "IS" and "not" in one) for one in children)
        return negated, self._operator_name(children[-1])

    def _operator_name(self, token: Token) -> Name:
        said = _SYMBOLS.get(str(token), str(token))
        return Name(_OPERATOR_NAMES.get(_plain(said), said), self._token_span(token))

    def operator_at_least(self, meta: Any, children: list[Any]) -> tuple[bool, Name]:
        negated = any(one is True or "not" in one for one in children)
        return negated, Name(">=", self._span(meta))

    def within_word(self, meta: Any, children: list[Any]) -> tuple[bool, Name]:
        negated = any(one is True or "not" in one for one in children)
        return negated, Name("within", self._span(meta))

    def is_value(self, meta: Any, children: list[Any]) -> syntax.Is:
        left, word, *values = children
        names = tuple(self._joined(one) if isinstance(one, tuple) else one for one in values)
        return syntax.Is(left, "not" in word, names, False, self._span(meta))

    def is_in(self, meta: Any, children: list[Any]) -> syntax.Is:
        left, word, region = children
        return syntax.Is(left, "not" in word, (self._name(region),), True, self._span(meta))

    def flags(self, meta: Any, children: list[Any]) -> syntax.Flags:
        joined = self._joined(children[0])
        return syntax.Flags(joined, joined.span)

    def option_within(self, meta: Any, children: list[Any]) -> tuple[syntax.Tolerance, ...]:
        tolerances: tuple[syntax.Tolerance, ...] = children[0]
        return tolerances

    def option_at_least(self, meta: Any, children: list[Any]) -> syntax.Option:
        return syntax.Option("at least", _figure(children[0]), self._span(meta))

    def option_table(self, meta: Any, children: list[Any]) -> syntax.Option:
        return syntax.Option("table", str(children[0]), self._token_span(children[0]))

    def option_grade(self, meta: Any, children: list[Any]) -> syntax.Option:
        return syntax.Option("grade", str(children[0]), self._token_span(children[0]))

    def option_known(self, meta: Any, children: list[Any]) -> syntax.Option:
        return syntax.Option("if", "known", self._span(meta))

    def option_either(self, meta: Any, children: list[Any]) -> syntax.Option:
        return syntax.Option("if", "either known", self._span(meta))

    def where(self, meta: Any, children: list[Any]) -> tuple[str, syntax.Condition]:
        return "where", children[0]

    def such(self, meta: Any, children: list[Any]) -> tuple[str, syntax.Condition]:
        return "such", children[0]

    def in_the_same(self, meta: Any, children: list[Any]) -> Name:
        return Name(f"same {children[1]}", self._token_span(children[1]))

    def in_other(self, meta: Any, children: list[Any]) -> Name:
        return Name(f"other {children[1]}", self._token_span(children[1]))

    def quantified(self, meta: Any, children: list[Any]) -> syntax.Quantified:
        word, binding, *rest = children
        scope, where, test = _group_parts(rest)
        return syntax.Quantified(str(word), binding, scope, where, test, self._span(meta))

    def group(self, meta: Any, children: list[Any]) -> syntax.Group:
        word, field, binding, *rest = children
        scope, where, _ = _group_parts(rest)
        return syntax.Group(str(word).split()[0], field, binding, scope, where, self._span(meta))

    def count(self, meta: Any, children: list[Any]) -> syntax.Group:
        _, binding, *rest = children
        scope, where, _ = _group_parts(rest)
        return syntax.Group("count", None, binding, scope, where, self._span(meta))

    # --- operands

    def arithmetic(self, meta: Any, children: list[Any]) -> syntax.Arithmetic:
        left, sign, right = children
        return syntax.Arithmetic(_SYMBOLS.get(str(sign), str(sign)), left, right, self._span(meta))

    def signed(self, meta: Any, children: list[Any]) -> syntax.Number:
        sign, number = children
        if str(sign) == "+":
            return number  # type: ignore[no-any-return]
        return syntax.Number(-number.high, -number.low, number.currency, number.words, self._span(meta))

    def percent_of(self, meta: Any, children: list[Any]) -> syntax.Arithmetic:
        share = _figure(children[0]) / 100
        number = syntax.Number(share, share, span=self._token_span(children[0]))
        return syntax.Arithmetic("*", number, children[1], self._span(meta))

    def duration(self, meta: Any, children: list[Any]) -> syntax.Duration:
        return self._duration(children[0])

    def _duration(self, token: Token) -> syntax.Duration:
        digits = str(token).rstrip("abcdefghijklmnopqrstuvwxyz").strip()
        unit = str(token)[len(digits) :].strip().removesuffix("s")
        unit = {"day": "d", "hour": "h", "week": "w", "minute": "min", "month": "months", "year": "years"}.get(
            unit, unit
        )
        return syntax.Duration(float(digits), "years" if unit == "y" else unit, self._token_span(token))

    def date(self, meta: Any, children: list[Any]) -> syntax.Date:
        return syntax.Date(str(children[0]).upper(), self._token_span(children[0]))

    def name(self, meta: Any, children: list[Any]) -> Name:
        return self._name(children[0])

    def field(self, meta: Any, children: list[Any]) -> syntax.FieldOf:
        token = children[0]
        variable, _, field = str(token).partition(".")
        span = self._token_span(token)
        cut = span.start + len(variable)
        return syntax.FieldOf(Name(variable, Span(span.start, cut)), Name(field, Span(cut + 1, span.end)), span)

    def call(self, meta: Any, children: list[Any]) -> syntax.Call:
        said, *arguments = children
        name = Name(_FUNCTION_NAMES[_plain(str(said))], self._token_span(said))
        return syntax.Call(name, tuple(arguments), self._span(meta))

    def number(self, meta: Any, children: list[Any]) -> syntax.Number:
        currency, words, low, high = "", "", 0.0, 0.0
        for child in children:
            if isinstance(child, tuple):
                words = self._joined(child).text
                words = "%" if words == "percent" else words
            elif child == "%":
                words = "%"
            elif child.type == "CURRENCY":
                currency = str(child)
            else:
                first, dots, last = str(child).partition("..")
                low = _figure(first)
                high = _figure(last) if dots else low
        return syntax.Number(low, high, currency, words, self._span(meta))

    def percent(self, meta: Any, children: list[Any]) -> str:
        return "%"

    # --- clauses

    def within_clause(self, meta: Any, children: list[Any]) -> syntax.Within:
        return syntax.Within(children[0], children[1] if len(children) > 1 else None, self._span(meta))

    def tolerances(self, meta: Any, children: list[Any]) -> tuple[syntax.Tolerance, ...]:
        return tuple(one for one in children if isinstance(one, syntax.Tolerance))

    def rounding(self, meta: Any, children: list[Any]) -> syntax.Tolerance:
        return syntax.Tolerance("rounding", None, self._span(meta))

    def same_order(self, meta: Any, children: list[Any]) -> syntax.Tolerance:
        return syntax.Tolerance("order", None, self._span(meta))

    def factor(self, meta: Any, children: list[Any]) -> syntax.Tolerance:
        times = _figure(children[0])
        return syntax.Tolerance("times", syntax.Number(times, times), self._span(meta))

    def days(self, meta: Any, children: list[Any]) -> syntax.Tolerance:
        return syntax.Tolerance("days", self._duration(children[0]), self._span(meta))

    def apart(self, meta: Any, children: list[Any]) -> syntax.Tolerance:
        number: syntax.Number = children[0]
        key = "percent" if number.words == "%" else "absolute"
        return syntax.Tolerance(key, number if key == "absolute" else _bare(number), self._span(meta))

    def as_of(self, meta: Any, children: list[Any]) -> syntax.Setting:
        return syntax.Setting("as of", (self._duration(children[0]),), self._span(meta))

    def count_one(self, meta: Any, children: list[Any]) -> syntax.Setting:
        blame = (self._joined(children[1]),) if len(children) > 1 else ()
        return syntax.Setting("count", (self._name(children[0]), *blame), self._span(meta))

    def blame(self, meta: Any, children: list[Any]) -> syntax.Setting:
        return syntax.Setting("blame", (self._joined(children[0]),), self._span(meta))

    def confidence(self, meta: Any, children: list[Any]) -> syntax.Setting:
        token = children[0]
        if token.type == "NAME":
            return syntax.Setting("confidence", (self._name(token),), self._span(meta))
        figure = _figure(token)
        return syntax.Setting(
            "confidence", (syntax.Number(figure, figure, span=self._token_span(token)),), self._span(meta)
        )

    def tags(self, meta: Any, children: list[Any]) -> syntax.Setting:
        return syntax.Setting("tags", tuple(self._joined(names) for names in children), self._span(meta))

    def stage(self, meta: Any, children: list[Any]) -> syntax.Setting:
        return syntax.Setting("stage", (self._name(children[0]),), self._span(meta))

    def wording(self, meta: Any, children: list[Any]) -> syntax.Wording:
        word = str(children[0]) + (" by" if children[0].type == "PASSIVE" else "")
        return syntax.Wording(word, tuple(self._text(token) for token in children[1:]), self._span(meta))

    # --- definitions and tests

    def define(self, meta: Any, children: list[Any]) -> syntax.Define:
        return syntax.Define(self._joined(children[0]), tuple(children[1:]), self._span(meta))

    def preposition(self, meta: Any, children: list[Any]) -> str:
        return str(children[0])

    def role(self, meta: Any, children: list[Any]) -> syntax.Role:
        type = self._name(children[2]) if len(children) > 2 else None
        return syntax.Role(children[0], self._name(children[1]), type, self._span(meta))

    def _house(self, meta: Any, relation: str, names: tuple[Name, ...], texts: list[Token]) -> syntax.House:
        texts_ = tuple(self._text(token) for token in texts)
        return syntax.House(self._joined(names), None, relation, texts_, None, self._span(meta))

    def house_means(self, meta: Any, children: list[Any]) -> syntax.House:
        names, text, number = children
        word = self._joined(names)
        return syntax.House(word, None, "means", (self._text(text),), number, self._span(meta))

    def house_is(self, meta: Any, children: list[Any]) -> syntax.House:
        names, first, relation, second = children
        return self._house(meta, "is not" if "not" in relation else "is", names, [first, second])

    def house_in(self, meta: Any, children: list[Any]) -> syntax.House:
        names, first, second = children
        return self._house(meta, "in", names, [first, second])

    def house_source(self, meta: Any, children: list[Any]) -> syntax.House:
        names, relation, *rest = children
        texts = tuple(self._text(token) for token in rest if token.type == "STRING")
        numbers = [_figure(token) for token in rest if token.type == "NUMBER"]
        number = syntax.Number(numbers[0], numbers[0]) if numbers else None
        name = self._joined(names[1:]) if len(names) > 1 else None
        word = "is not" if "not" in relation else "is"
        return syntax.House(names[0], name, word, texts, number, self._span(meta))

    def test_head(self, meta: Any, children: list[Any]) -> syntax.TestHead:
        return syntax.TestHead(children[0], self._text(children[1]), self._span(meta))

    def test_line(self, meta: Any, children: list[Any]) -> syntax.TestLine:
        by_type = {token.type: token for token in children}
        bar = by_type["BAR_TEXT"]
        date = str(by_type["DATE"]).upper() if "DATE" in by_type else ""
        outlet = self._text(by_type["STRING"]).text if "STRING" in by_type else ""
        text = str(bar)[1:]
        lead = len(text) - len(text.lstrip())
        span = self._token_span(bar)
        inner = Span(span.start + 1 + lead, span.end)
        return syntax.TestLine(self._name(by_type["TEST_NAME"]), date, outlet, text.strip(), inner, self._span(meta))


def _figure(token: str) -> float:
    return float(str(token).strip().replace(",", ""))


def _bare(number: syntax.Number) -> syntax.Number:
    return syntax.Number(number.low, number.high, span=number.span)


def _group_parts(rest: list[Any]) -> tuple[Name, syntax.Condition | None, syntax.Condition | None]:
    scope = next((one for one in rest if isinstance(one, Name)), Name("same article"))
    where = next((one[1] for one in rest if isinstance(one, tuple) and one[0] == "where"), None)
    such = next((one[1] for one in rest if isinstance(one, tuple) and one[0] == "such"), None)
    return scope, where, such
