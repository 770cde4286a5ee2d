"""Rule files as a library: paths come in, compiled rules, their tests, and what is wrong with them go out.

Rules come in the order of their names. Of two rules with one name, the one that is loaded later counts.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.files import PathLike, read_bytes, stem, tidy
from newslint.core.hints import NamedTuple
from newslint.core.rule import Case, HouseWords, Library, Rule
from newslint.core.source import Source
from newslint.core.span import NOWHERE, Span
from newslint.core.vocabulary import Vocabulary

Cases = Mapping[str, tuple[Case, ...]]
"""The tests of each rule, by its name."""

Loaded = tuple[Library, Cases, tuple[Diagnostic, ...], Mapping[str, Source]]

LARGEST = 1 << 19
"""Bytes of a rule file; a larger one is not a rule file."""

ERROR = "newslint-rule-error"


def load(paths: Sequence[PathLike], vocabulary: Vocabulary | Callable[[HouseWords], Vocabulary]) -> Loaded:
    """The rules of files and folders. A vocabulary that depends on house words comes as a function of them."""
    sources, problems = read(paths)
    library, cases, more = compile_all(sources, vocabulary)
    return library, cases, (*problems, *more), {source.path: source for source in sources}


def files(paths: Sequence[PathLike]) -> tuple[str, ...]:
    """The rule files under paths, each once: as given, and by name within a folder."""
    found: dict[str, None] = {}
    for path in map(tidy, paths):
        found |= dict.fromkeys(_below(path) if os.path.isdir(path) else (path,))
    return tuple(found)


def _below(folder: str) -> list[str]:
    found = [os.path.join(here, name) for here, _, names in os.walk(folder) for name in names if name.endswith(".rule")]
    return sorted(found, key=lambda path: path.split(os.sep))


def read(paths: Sequence[PathLike]) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """The texts of all rule files under paths, and what could not be read."""
    sources: list[Source] = []
    problems: list[Diagnostic] = []
    for file in files(paths):
        try:
            content = read_bytes(file)
        except OSError as error:
            problems.append(_unreadable(file, (error.strerror or "cannot be read").lower()))
            continue
        if len(content) > LARGEST:
            problems.append(_unreadable(file, f"larger than {LARGEST >> 10} kB: split it"))
            continue
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            problems.append(_unreadable(file, f"not UTF-8 text (line {line})"))
            continue
        sources.append(Source.of(tidy(file), text))
    return tuple(sources), tuple(problems)


def _unreadable(path: str, why: str) -> Diagnostic:
    return Diagnostic(ERROR, "error", f"rule file cannot be read: {why}", (Label(tidy(path), NOWHERE),))


class _Compiled(NamedTuple):
    rules: dict[str, Rule]
    cases: dict[str, tuple[Case, ...]]
    places: dict[str, Label]


def compile_all(
    sources: Sequence[Source], vocabulary: Vocabulary | Callable[[HouseWords], Vocabulary]
) -> tuple[Library, Cases, tuple[Diagnostic, ...]]:
    """All rules of the sources; claims that one file defines are known in all of them."""
    # The parser is heavy, and runs that find everything in the cache do not need it.
    from newslint.lang import house
    from newslint.lang.assemble import assemble
    from newslint.lang.names import Names, with_claims
    from newslint.lang.parse import parse
    from newslint.lang.problems import Problems

    parsed = []
    words = []
    for source in sources:
        file, mistakes = parse(source)
        problems = Problems(source.path, list(mistakes))
        blocks = assemble(file, problems)
        words.append(house.collect(blocks, source.path, problems))
        parsed.append((source, blocks, problems))
    house.check_cycles([(blocks, problems) for _, blocks, problems in parsed])
    all_words = house.merged(words)
    known = vocabulary(all_words) if callable(vocabulary) else vocabulary
    names = Names.of(with_claims(known, all_words.claims))
    compiled = _Compiled({}, {}, {})
    for source, blocks, problems in parsed:
        _compile_file(source, blocks, names, problems, compiled)
    rules = tuple(compiled.rules[name] for name in sorted(compiled.rules))
    diagnostics = tuple(
        one for _, _, problems in parsed for one in sorted(problems.found, key=lambda one: one.labels[0].span)
    )
    return Library(rules, all_words), {rule.name: compiled.cases.get(rule.name, ()) for rule in rules}, diagnostics


def _compile_file(source: Source, blocks: object, names: object, problems: object, compiled: _Compiled) -> None:
    import re

    from newslint.lang import rules, tests
    from newslint.lang.assemble import Blocks
    from newslint.lang.names import Names
    from newslint.lang.parse import MOST_MISTAKES
    from newslint.lang.problems import Problems

    assert isinstance(blocks, Blocks) and isinstance(names, Names) and isinstance(problems, Problems)
    title = re.sub(r"[^a-z0-9]+", "-", stem(source.path).lower()).strip("-")
    bare = [block for block in blocks.rules if block.header is None]
    for block in blocks.rules:
        if problems.n_errors >= MOST_MISTAKES:
            problems.error(block.span, f"more than {MOST_MISTAKES} mistakes; the rest of the file is not looked at")
            break
        if block.header is not None:
            name, place = block.header.name.text, block.header.name.span
        else:
            place = Span(block.span.start, block.span.start + len(source.text[block.span.start :].split("\n", 1)[0]))
            alone = len(bare) == 1 and len(blocks.rules) == 1 and bool(title)
            name = title if alone or block.sentence is None else rules.derived_name(block.sentence)
        rule = rules.compile_rule(block, name, names, problems)
        cases = tuple(case for test in block.tests if (case := tests.compile_case(test, problems)) is not None)
        if rule is None:
            continue
        shadowed = compiled.rules.get(name)
        if shadowed is not None:
            problems.warn(
                place,
                f'this rule takes the place of another one called "{name}"',
                help="give one of them another name",
                beside=compiled.places[name],
            )
        compiled.rules[name] = rule
        compiled.places[name] = Label(source.path, place, "the other one")
        compiled.cases[name] = cases
