"""Lines as blocks: which clauses and tests belong to which rule, and which phrases to which definition.

A parsed ``File`` comes in; ``Block`` values go out. A line that stands where it means nothing is a problem.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from newslint.core.span import Span
from newslint.lang import statements
from newslint.lang.problems import Problems


@dataclass(slots=True)
class TestBlock:
    """A test: its head and its articles."""

    head: statements.TestHead
    lines: list[statements.TestLine] = field(default_factory=list)


@dataclass(slots=True)
class RuleBlock:
    """A rule: its header (None for a bare sentence), its sentence or core form, its clauses and its tests."""

    header: statements.Header | None
    span: Span
    sentence: statements.Sentence | None = None
    given: statements.Given | None = None
    clauses: list[statements.Clause] = field(default_factory=list)
    within: list[statements.Within] = field(default_factory=list)
    settings: list[statements.Setting] = field(default_factory=list)
    wordings: list[statements.Wording] = field(default_factory=list)
    tests: list[TestBlock] = field(default_factory=list)
    broken: bool = False

    @property
    def law(self) -> statements.Clause | None:
        """The clause that says expect or forbid."""
        return next((clause for clause in self.clauses if clause.word in ("expect", "forbid")), None)


@dataclass(slots=True)
class DefineBlock:
    """A definition of a kind of claim."""

    define: statements.Define
    wordings: list[statements.Wording] = field(default_factory=list)
    broken: bool = False


@dataclass(slots=True)
class Blocks:
    """What a file is made of."""

    rules: list[RuleBlock] = field(default_factory=list)
    defines: list[DefineBlock] = field(default_factory=list)
    house: list[statements.House] = field(default_factory=list)
    uses: list[statements.Wording] = field(default_factory=list)


_PHRASES = ("phrase", "denied by", "reported by")
_ONCE = ("say", "help", "because")


class _Assembler:
    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.blocks = Blocks()
        self.rule: RuleBlock | None = None
        self.define: DefineBlock | None = None
        self.test: TestBlock | None = None
        self.lost = False

    def add(self, line: statements.Line) -> None:
        node = line.node
        if not isinstance(node, statements.TestLine):
            if self.test is not None and not self.test.lines and node is not None:
                self.problems.error(
                    self.test.head.span, "this test has no articles", help="for example: a | Twelve people were hurt."
                )
            self.test = None
            self.lost = node is None
        match node:
            case None:
                self._broken(line)
            case statements.Header():
                self._open_rule(RuleBlock(node, node.span))
            case statements.Sentence():
                self._sentence(node, line)
            case statements.Define():
                self.rule, self.define = None, DefineBlock(node)
                self.blocks.defines.append(self.define)
            case statements.House():
                self.blocks.house.append(node)
            case statements.Wording():
                self._wording(node)
            case statements.TestHead():
                self._test(node)
            case statements.TestLine():
                self._test_line(node)
            case _:
                self._clause(node)

    def _open_rule(self, block: RuleBlock) -> None:
        self.rule, self.define = block, None
        self.blocks.rules.append(block)

    def _broken(self, line: statements.Line) -> None:
        """The mistake is reported already; what it belongs to is not compiled, to spare consequences."""
        if self.rule is not None and (line.indent or self.rule.header is not None):
            self.rule.broken = True
        elif self.define is not None:
            self.define.broken = True
        else:
            block = RuleBlock(None, line.span, broken=True)
            self._open_rule(block)

    def _sentence(self, node: statements.Sentence, line: statements.Line) -> None:
        rule = self.rule
        if rule is None or (rule.header is None and not line.indent) or (not line.indent and rule.sentence):
            self._open_rule(RuleBlock(None, node.span, node))
            return
        if rule.sentence is not None:
            self.problems.error(
                node.span,
                "a rule is one sentence, and this is the second",
                help="begin a rule of its own: rule NAME warning",
            )
            rule.broken = True
        else:
            rule.sentence = node

    def _clause(self, node: statements.Given | statements.Clause | statements.Within | statements.Setting) -> None:
        rule = self.rule
        word = node.word if isinstance(node, statements.Clause | statements.Setting) else type(node).__name__.lower()
        if rule is None:
            self._homeless(node.span, word)
            return
        match node:
            case statements.Given():
                if rule.given is not None:
                    self._twice(node.span, word, rule)
                rule.given = node
            case statements.Clause():
                if node.word in ("expect", "forbid") and rule.law is not None:
                    self._twice(node.span, rule.law.word + " or " + node.word, rule)
                rule.clauses.append(node)
            case statements.Within():
                rule.within.append(node)
            case statements.Setting():
                if any(one.word == node.word for one in rule.settings):
                    self._twice(node.span, word, rule)
                rule.settings.append(node)

    def _twice(self, span: Span, word: str, rule: RuleBlock) -> None:
        self.problems.error(span, f'a second "{word}" in one rule', help="join the two, or remove one")
        rule.broken = True

    def _homeless(self, span: Span, word: str) -> None:
        self.problems.error(
            span,
            f'"{word}" belongs to a rule, and no rule begins above it',
            help="for example: rule money-magnitude error",
        )

    def _wording(self, node: statements.Wording) -> None:
        if node.word == "use":
            for text in node.texts:
                if not text.text.lower().endswith((".yaml", ".yml")):
                    self.problems.error(
                        text.span, "words are read from a YAML file", help='for example: use "house.yaml"'
                    )
                    return
            self.blocks.uses.append(node)
        elif node.word in _PHRASES:
            if self.define is None and self.rule is not None and self.rule.broken and self.rule.header is None:
                # What it belongs to is the line above that is no definition for its own mistake.
                return
            if self.define is None:
                self.problems.error(
                    node.span,
                    f'"{node.word}" belongs to a definition, and none begins above it',
                    help="for example: define claim presence of actor in place",
                )
            else:
                self.define.wordings.append(node)
        elif self.rule is None:
            self._homeless(node.span, node.word)
        else:
            if node.word in _ONCE and any(one.word == node.word for one in self.rule.wordings):
                self._twice(node.span, node.word, self.rule)
            if node.word in (*_ONCE, "note") and len(node.texts) > 1:
                self.problems.error(node.texts[1].span, f'"{node.word}" takes one text')
            self.rule.wordings.append(node)

    def _test(self, node: statements.TestHead) -> None:
        if self.rule is None:
            self._homeless(node.span, "test")
            return
        self.test = TestBlock(node)
        self.rule.tests.append(self.test)

    def _test_line(self, node: statements.TestLine) -> None:
        if self.test is None and self.lost:
            # The head of this test is broken, and was reported.
            return
        if self.test is None:
            self.problems.error(
                node.span,
                "an article stands only in a test",
                help='for example: test flags "billions here, millions there":',
            )
        else:
            self.test.lines.append(node)


def assemble(file: statements.File, problems: Problems) -> Blocks:
    """The blocks of a file."""
    assembler = _Assembler(problems)
    for line in file.lines:
        assembler.add(line)
    if assembler.test is not None and not assembler.test.lines:
        problems.error(
            assembler.test.head.span, "this test has no articles", help="for example: a | Twelve people were hurt."
        )
    return assembler.blocks
