"""What the grammar recognises, as nodes of the syntax tree: sentences, clauses, definitions and tests."""

# One method for each alternative of the grammar, under its name.
# ruff: noqa: D102

from __future__ import annotations

from typing import Any

from lark import Token, Tree, v_args

from newslint.core.span import Span
from newslint.lang import statements, syntax
from newslint.lang.build_conditions import Conditions
from newslint.lang.build_words import figure
from newslint.lang.syntax import Name


def build(tree: Tree[Token], base: int) -> statements.Node:
    """The node of a line; ``base`` is where the line starts in its file."""
    node: statements.Node = Builder(base).transform(tree)
    return node


_FALLS = ("decrease", "decline", "fall", "drop", "shrink", "go down", "go back")


def _is_parts(phrase: syntax.Phrase) -> bool:
    return [name.text for name in phrase.names] == ["parts"] and not phrase.of and phrase.region is None


def _field_of(subject: syntax.Phrase, wanted: Name) -> syntax.Phrase:
    """The field of a kind that "the same X must have the same Y" compares."""
    word = wanted.text.removeprefix("same ")
    name = Name(word, Span(wanted.span.end - len(word), wanted.span.end))
    owner = subject.names[1:] if subject.names and subject.names[0].text == "same" else subject.names
    return syntax.Phrase((name,), of=owner, region=subject.region, span=subject.span)


@v_args(meta=True)
class Builder(Conditions):
    """Builds whole lines."""

    # --- sentences

    def header(self, meta: Any, children: list[Any]) -> statements.Header:
        names = [self._name(token) for token in children]
        return statements.Header(names[0], names[1] if len(names) > 1 else None, self._span(meta))

    def sentence(self, meta: Any, children: list[Any]) -> statements.Sentence:
        subject = children[0]
        law = next(one for one in children if isinstance(one, dict))
        keys = tuple(key for group in children[1:] if isinstance(group, list) for key in group)
        scope = next((one for one in children[1:] if isinstance(one, Name)), law.pop("scope", None))
        if "on" in law:
            # "All sources must agree on the death toll": who must agree is where it is looked.
            who = subject.names[-1] if subject.names else Name("sources", subject.span)
            scope = scope or Name(f"across {who.text}", who.span)
            subject = law.pop("on")
        if law["form"] == "have" and not law["negated"] and law["object"].text.startswith("same "):
            # "The same person must have the same age": the age of a person must agree.
            subject, law = _field_of(subject, law["object"]), {"form": "agree"}
        if law.pop("turned", False):
            subject, law["object"] = law["object"], subject
        if law["form"] == "relate" and law["verb"].text == "equal" and _is_parts(subject):
            # "The parts must equal the total."
            subject, law = law["object"], {"form": "sum", "object": subject}
        if law["form"] == "sum" and (whole := law.get("object")) is not None and _is_parts(whole):
            law["object"] = None
        return statements.Sentence(subject=subject, keys=keys, scope=scope, span=self._span(meta), **law)

    def agree(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        return {"form": "agree"}

    def match(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        return {"form": "match"}

    def conflict(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        return {"form": "conflict", "object": children[-1]}

    def agree_on(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        return {"form": "agree", "on": children[-1]}

    def negation_word(self, meta: Any, children: list[Any]) -> bool:
        return True

    def must_not(self, meta: Any, children: list[Any]) -> bool:
        return True

    def _verb(self, children: list[Any]) -> tuple[bool, list[Any]]:
        negated = bool(children) and children[0] is True
        return negated, children[1:] if negated else children

    def monotone(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        _, (verb,) = self._verb(children)
        falls = " ".join(str(verb).split()) in _FALLS
        name = Name("decrease" if falls else "increase", self._token_span(verb))
        return {"form": "monotone", "verb": name, "negated": True}

    def appear(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        negated, (region,) = self._verb(children)
        return {"form": "appear", "negated": negated, "object": self._name(region)}

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
        return {"form": "sum", "object": children[0]}

    def adds_up(self, meta: Any, children: list[Any]) -> dict[str, Any]:
        return {"form": "sum", "object": children[-1], "turned": True}

    def keys(self, meta: Any, children: list[Any]) -> list[statements.Key]:
        how = "same"
        keys = []
        for said, name, span in children[1:]:
            how = said or how
            keys.append(statements.Key(how, name, None, span))
        return keys

    def key(self, meta: Any, children: list[Any]) -> tuple[str, Name, Span]:
        how = str(children[0]) if children[0].type == "HOW" else ""
        names = tuple(self._name(token) for token in (children[1:] if how else children))
        joined = self._joined(names)
        return how, joined, joined.span

    def aligned(self, meta: Any, children: list[Any]) -> list[statements.Key]:
        share = children[1] if len(children) > 1 else None
        return [statements.Key("aligned", Name("sentence", self._span(meta)), share, self._span(meta))]

    def share(self, meta: Any, children: list[Any]) -> float:
        return figure(children[0])

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

    def scope_everywhere(self, meta: Any, children: list[Any]) -> Name:
        return Name("across sources", self._span(meta))

    def scope_anywhere(self, meta: Any, children: list[Any]) -> Name:
        return Name("anywhere", self._span(meta))

    # --- clauses

    def given(self, meta: Any, children: list[Any]) -> statements.Given:
        scope = children[-1] if isinstance(children[-1], Name) else None
        bindings = tuple(one for one in children if isinstance(one, syntax.Binding))
        return statements.Given(bindings, scope, self._span(meta))

    def clause(self, meta: Any, children: list[Any]) -> statements.Clause:
        return statements.Clause(str(children[0]), children[1], self._span(meta))

    def within_clause(self, meta: Any, children: list[Any]) -> statements.Within:
        return statements.Within(children[0], children[1] if len(children) > 1 else None, self._span(meta))

    def as_of(self, meta: Any, children: list[Any]) -> statements.Setting:
        return statements.Setting("as of", (self._duration(children[0]),), self._span(meta))

    def count_one(self, meta: Any, children: list[Any]) -> statements.Setting:
        blame = (self._joined(children[1]),) if len(children) > 1 else ()
        return statements.Setting("count", (self._name(children[0]), *blame), self._span(meta))

    def blame(self, meta: Any, children: list[Any]) -> statements.Setting:
        return statements.Setting("blame", (self._joined(children[0]),), self._span(meta))

    def confidence(self, meta: Any, children: list[Any]) -> statements.Setting:
        token = children[0]
        if token.type == "NAME":
            return statements.Setting("confidence", (self._name(token),), self._span(meta))
        share = figure(token)
        return statements.Setting(
            "confidence", (syntax.Number(share, share, span=self._token_span(token)),), self._span(meta)
        )

    def tags(self, meta: Any, children: list[Any]) -> statements.Setting:
        return statements.Setting("tags", tuple(self._joined(names) for names in children), self._span(meta))

    def stage(self, meta: Any, children: list[Any]) -> statements.Setting:
        return statements.Setting("stage", (self._name(children[0]),), self._span(meta))

    def wording(self, meta: Any, children: list[Any]) -> statements.Wording:
        word = str(children[0]) + (" by" if children[0].type == "PASSIVE" else "")
        return statements.Wording(word, tuple(self._text(token) for token in children[1:]), self._span(meta))

    # --- definitions and tests

    def define(self, meta: Any, children: list[Any]) -> statements.Define:
        return statements.Define(self._joined(children[0]), tuple(children[1:]), self._span(meta))

    def preposition(self, meta: Any, children: list[Any]) -> str:
        return str(children[0])

    def role(self, meta: Any, children: list[Any]) -> statements.Role:
        type = self._name(children[2]) if len(children) > 2 else None
        return statements.Role(children[0], self._name(children[1]), type, self._span(meta))

    def _house(self, meta: Any, relation: str, names: tuple[Name, ...], texts: list[Token]) -> statements.House:
        texts_ = tuple(self._text(token) for token in texts)
        return statements.House(self._joined(names), None, relation, texts_, None, self._span(meta))

    def house_means(self, meta: Any, children: list[Any]) -> statements.House:
        names, text, number = children
        word = self._joined(names)
        return statements.House(word, None, "means", (self._text(text),), number, self._span(meta))

    def house_is(self, meta: Any, children: list[Any]) -> statements.House:
        names, first, relation, second = children
        return self._house(meta, "is not" if "not" in relation else "is", names, [first, second])

    def house_in(self, meta: Any, children: list[Any]) -> statements.House:
        names, first, second = children
        return self._house(meta, "in", names, [first, second])

    def house_source(self, meta: Any, children: list[Any]) -> statements.House:
        names, relation, *rest = children
        texts = tuple(self._text(token) for token in rest if token.type == "STRING")
        numbers = [figure(token) for token in rest if token.type == "NUMBER"]
        number = syntax.Number(numbers[0], numbers[0]) if numbers else None
        name = self._joined(names[1:]) if len(names) > 1 else None
        word = "is not" if "not" in relation else "is"
        return statements.House(names[0], name, word, texts, number, self._span(meta))

    def test_head(self, meta: Any, children: list[Any]) -> statements.TestHead:
        return statements.TestHead(children[0], self._text(children[1]), self._span(meta))

    def test_line(self, meta: Any, children: list[Any]) -> statements.TestLine:
        by_type = {token.type: token for token in children}
        bar = by_type["BAR_TEXT"]
        date = str(by_type["DATE"]).upper() if "DATE" in by_type else ""
        outlet = self._text(by_type["STRING"]).text if "STRING" in by_type else ""
        text = str(bar)[1:]
        lead = len(text) - len(text.lstrip())
        span = self._token_span(bar)
        inner = Span(span.start + 1 + lead, span.end)
        return statements.TestLine(
            self._name(by_type["TEST_NAME"]), date, outlet, text.strip(), inner, self._span(meta)
        )
