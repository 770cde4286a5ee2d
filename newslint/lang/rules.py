"""A block of lines as a compiled rule: sentence or core form, clauses, and what is left out filled in."""

from __future__ import annotations

import re

from newslint.core.rule import Expression, Given, Rule
from newslint.core.span import Span
from newslint.core.vocabulary import Kind
from newslint.lang import clauses, nouns, sentences, statements, suspicions, syntax, tolerances
from newslint.lang.assemble import RuleBlock
from newslint.lang.conditions import Binder
from newslint.lang.core_text import expression_text
from newslint.lang.logic import parts_of
from newslint.lang.names import Names
from newslint.lang.problems import Problems
from newslint.lang.scopes import scope_of
from newslint.lang.wording import sentence_text


def compile_rule(block: RuleBlock, name: str, names: Names, problems: Problems) -> Rule | None:
    """The rule of a block, or None and at least one problem."""
    before = problems.n_errors
    compiler = _Compiler(block, name, names, problems)
    rule = compiler.compile()
    return rule if problems.n_errors == before and not block.broken else None


class _Compiler:
    def __init__(self, block: RuleBlock, name: str, names: Names, problems: Problems) -> None:
        self.block = block
        self.name = name
        self.names = names
        self.problems = problems
        self.given: tuple[Given, ...] = ()
        self.kinds: dict[str, Kind] = {}
        self.scope = ""
        self.gates: list[tuple[Expression, str]] = []
        self.law: tuple[str, Expression] | None = None
        self.value = ""
        self.spans: dict[Expression, Span] = {}

    def compile(self) -> Rule | None:
        heads = self._heads()
        severity, settings = clauses.severity(self.block, self.problems), clauses.settings(self.block, self.problems)
        binder = Binder(self.names, self.problems, self.kinds)
        if heads:
            self._law(binder)
        for clause in self.block.clauses if self.kinds else ():
            if clause.word == "where":
                for gate, span in self._parts(binder, clause, "and"):
                    self.spans.setdefault(gate, span)
                    self._add_gate(gate, expression_text(gate))
        unless: dict[Expression, None] = {}
        for clause in self.block.clauses if self.kinds else ():
            if clause.word == "unless":
                for exception, span in self._parts(binder, clause, "or"):
                    self.spans.setdefault(exception, span)
                    unless[exception] = None
        for gate in binder.unit_gates:
            if self.block.law is not None:
                self.spans.setdefault(gate, self.block.law.condition.span)
            self._add_gate(gate, expression_text(gate))
        wordings = clauses.wordings(self.block, self.kinds, self.names, self.problems) if self.kinds else {}
        if self.law is None:
            return None
        rule = Rule(
            name=self.name,
            severity=severity,
            given=self.given,
            scope=self.scope,
            where=tuple(gate for gate, _ in self.gates),
            unless=tuple(unless),
            law=self.law,
            sentence="" if self.block.sentence is None else sentence_text(self.block.sentence),
            gates_said=tuple(said for _, said in self.gates),
            unless_said=tuple(expression_text(one) for one in unless),
            path=self.problems.path,
            span=self.block.span,
            value=self.value,
            **settings,  # type: ignore[arg-type]
            **wordings,  # type: ignore[arg-type]
        )
        suspicions.look(rule, self.spans, self.problems)
        return rule

    def _add_gate(self, gate: Expression, said: str) -> None:
        if all(gate != known for known, _ in self.gates):
            self.gates.append((gate, said))

    def _parts(self, binder: Binder, clause: statements.Clause, word: str) -> list[tuple[Expression, Span]]:
        """The parts of a clause, each with its place where the writer's parts are the compiled ones."""
        expression = binder.condition(clause.condition)
        if expression is None:
            return []
        found = parts_of(word, expression)
        written = clause.condition
        if isinstance(written, syntax.Join) and written.word == word and len(written.parts) == len(found):
            return [(one, part.span) for one, part in zip(found, written.parts, strict=True)]
        return [(one, written.span) for one in found]

    # --- what the rule is about

    def _heads(self) -> bool:
        block = self.block
        if block.sentence is not None:
            if block.given is not None:
                self.problems.error(
                    block.given.span,
                    "a sentence already says what is compared",
                    help='write either a sentence or "given … where … expect …"',
                )
                return False
            return self._from_sentence(block.sentence)
        if block.given is not None:
            return self._from_given(block.given)
        if not block.broken:
            what = f'rule "{self.name}" says nothing' if block.header is not None else "this says nothing"
            self.problems.error(
                block.header.name.span if block.header else block.span,
                what,
                "a sentence must follow",
                help="for example: quantity for the same subject must agree across sources",
            )
        return False

    def _from_sentence(self, sentence: statements.Sentence) -> bool:
        core = sentences.desugar(sentence, self.names, self.problems)
        if core is None:
            self._guess_kinds(sentence)
            return False
        self.given, self.scope, self.law, self.value = core.given, core.scope, core.law, core.value
        self.kinds = {one.variable: kind for one, kind in zip(core.given, core.kinds, strict=True)}
        self.gates = [(gate.expression, gate.said) for gate in core.gates]
        return True

    def _guess_kinds(self, sentence: statements.Sentence) -> None:
        """What a broken sentence is probably about, so that its clauses can be checked all the same."""
        ignored = Problems(self.problems.path)
        for variable, phrase in (("a", sentence.subject), ("b", sentence.object)):
            noun = nouns.resolve(phrase, self.names, ignored) if isinstance(phrase, syntax.Phrase) else None
            if noun is not None:
                self.kinds[variable] = noun.kind
        if "a" in self.kinds and sentence.form in ("agree", "match", "monotone"):
            self.kinds["b"] = self.kinds["a"]

    def _from_given(self, given: statements.Given) -> bool:
        found: list[Given] = []
        for binding in given.bindings:
            variable = binding.variable.text
            if variable in self.kinds:
                self.problems.error(
                    binding.variable.span,
                    f'"{variable}" is already the name of another fact',
                    help="for example: given a: quantity, b: quantity across sources",
                )
                return False
            noun = nouns.resolve(binding.phrase, self.names, self.problems)
            if noun is None:
                return False
            self.kinds[variable] = noun.kind
            conditions = noun.conditions(variable)
            if binding.condition is not None:
                own = Binder(self.names, self.problems, {variable: noun.kind}).condition(binding.condition)
                conditions = tuple(dict.fromkeys((*conditions, *(() if own is None else parts_of("and", own)))))
            found.append(Given(variable, noun.kind.name, conditions))
        if len(found) > 2:
            third = given.bindings[2]
            self.problems.error(
                third.span,
                "a rule compares at most two facts",
                help="others are met in groups: some c: quantity in the same article where …",
            )
            return False
        self.given = tuple(found)
        self.scope = "across sources" if len(found) > 1 else "within the article"
        if given.scope is not None:
            scope = scope_of(given.scope, self.problems)
            self.scope = scope or self.scope
        return True

    # --- the law and its tolerances

    def _law(self, binder: Binder) -> None:
        clause = self.block.law
        if clause is not None:
            if self.block.sentence is not None:
                self.problems.error(
                    clause.span,
                    f'a sentence already says the law, so "{clause.word}" has no place',
                    help='write either a sentence or "given … where … expect …"',
                )
                return
            binder.in_law = True
            expression = binder.condition(clause.condition)
            binder.in_law = False
            if expression is not None:
                self.law = (clause.word, expression)
                self.spans.setdefault(expression, clause.condition.span)
                self.value = _compared_field(expression, self.given)
        elif self.law is None and not self.block.broken:
            self.problems.error(
                self.block.span,
                f'rule "{self.name}" expects nothing',
                '"expect" or "forbid" must follow',
                help="for example: expect a.value agrees-with b.value within rounding",
            )
        for within in self.block.within:
            self._tolerate(within, binder)

    def _tolerate(self, within: statements.Within, binder: Binder) -> None:
        """Widen the law: by the tolerance, or, with "when", by another law beside it."""
        if self.law is None:
            return
        word, expression = self.law
        condition = None if within.when is None else binder.condition(within.when)
        if within.when is not None and condition is None:
            return
        widened = tolerances.widened(expression, within.tolerances, condition)
        if widened is None:
            self.problems.error(
                within.span,
                "this rule compares nothing that could be within a tolerance",
                "no figures are compared",
                help='"within" widens sentences about quantities and dates, such as: quantity … must agree',
            )
        else:
            self.law = (word, widened)


def _compared_field(law: Expression, given: tuple[Given, ...]) -> str:
    """The field that a law compares between two facts, if it is one field."""
    if len(given) != 2 or law[0] not in ("op", "or", "and", "not"):
        return ""
    if law[0] == "op":
        left, right = law[2], law[3]
        both = isinstance(left, tuple) and isinstance(right, tuple) and left[0] == right[0] == "field"
        if both and left[1] != right[1] and left[2] == right[2] and given[0].kind == given[1].kind:  # type: ignore[index]
            return str(left[2])  # type: ignore[index]
        return ""
    return next((name for part in law[1:] if (name := _compared_field(part, given))), "")  # type: ignore[arg-type]


_NOT_A_NAME = re.compile(r"[^a-z0-9]+")


def derived_name(sentence: statements.Sentence) -> str:
    """A name for a bare sentence, made of its own words.

    "denial conflicts with presence claim" is denial-conflicts-with-presence-claim; keys and scope are left out.
    """
    from dataclasses import replace

    short = sentence_text(replace(sentence, keys=(), scope=None))
    return _NOT_A_NAME.sub("-", short.lower()).strip("-")
