"""The arguments of a command: words come in, options go out; a mistake names the nearest word.

The declarations are those of ``argparse``, which lays out the help; to import it and let it look for translations
takes longer than to check an article, so what a run needs of it is done here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from types import SimpleNamespace as Options

from newslint.cli.surroundings import Usage
from newslint.core.hints import Any, NamedTuple, NoReturn
from newslint.core.vocabulary import nearest

__all__ = ["CONFIDENCES", "Argument", "Help", "Options", "Parser", "confidence", "jobs", "names", "one_of"]

CONFIDENCES = {"low": 0.3, "medium": 0.6, "high": 0.8}
"""Words for ``--min-confidence``; the same as in "confidence at least medium" of a rule."""


class Help(Exception):
    """Help is asked for; the message is its text."""


class Refused(ValueError):
    """A value that an option does not take; the message says why."""


class Argument(NamedTuple):
    """A declaration, as ``argparse`` has it. ``action`` is "store", "append" or "store_true"; an argument without
    dashes is one that has no name, and takes one word, any number ("*"), or at least one ("+").
    """

    name: str
    action: str = "store"
    nargs: str = ""
    type: Callable[[str], object] = str
    default: object = None
    metavar: str = ""
    help: str = ""

    @property
    def field(self) -> str:
        """The name of its value among the options."""
        return self.name.lstrip("-").replace("-", "_")


class Parser:
    """A parser of one command. Mistakes are raised as ``Usage``."""

    def __init__(self, prog: str, description: str) -> None:
        self.prog = prog
        self.description = description
        self.arguments: list[Argument] = []

    def add_argument(self, name: str, **declared: Any) -> None:
        """Declare an argument."""
        self.arguments.append(Argument(name, **declared))

    def parse(self, argv: Sequence[str]) -> Options:
        """The options of a command line."""
        named = {one.name: one for one in self.arguments if one.name.startswith("-")}
        values: dict[str, Any] = {one.field: _nothing(one) for one in self.arguments}
        words: list[str] = []
        left = list(argv)
        while left:
            word = left.pop(0)
            if word == "--":
                words += left
                break
            if word == "-" or not word.startswith("-"):
                words.append(word)
                continue
            name, given, value = word.partition("=")
            if name in ("-h", "--help"):
                raise Help(self._help())
            if name not in named:
                near = nearest(name, ("--help", *named))
                self.error(f"there is no option '{name}'" + (f"; is '{near}' meant?" if near else ""))
            argument = named[name]
            if argument.action == "store_true":
                if given:
                    self.error(f"argument {name}: it takes no value")
                values[argument.field] = True
                continue
            if not given:
                if not left or (left[0].startswith("-") and left[0] != "-"):
                    self.error(f"argument {name}: expected one argument")
                value = left.pop(0)
            understood = self._understood(argument, value)
            values[argument.field] = (
                [*values[argument.field], understood] if argument.action == "append" else understood
            )
        self._place(words, values)
        return Options(**values)

    def _understood(self, argument: Argument, value: str) -> object:
        try:
            return argument.type(value)
        except Refused as refused:
            self.error(f"argument {argument.name}: {refused}")

    def _place(self, words: list[str], values: dict[str, Any]) -> None:
        """Gives words without a name to the arguments without one, in order; the last may take all that are left."""
        unnamed = [one for one in self.arguments if not one.name.startswith("-")]
        for number, argument in enumerate(unnamed):
            several = argument.nargs in ("*", "+")
            if not words and argument.nargs != "*":
                lacking = ", ".join(one.metavar for one in unnamed[number:] if one.nargs != "*")
                self.error(f"the following arguments are required: {lacking}")
            values[argument.field] = words if several else words[0]
            words = [] if several else words[1:]
        if words:
            self.error(f"'{words[0]}' is one argument too many")

    def _help(self) -> str:
        from newslint.cli.usage import text

        return text(self.prog, self.description, self.arguments, _width())

    def error(self, message: str) -> NoReturn:
        """Raise a mistake in the command line."""
        raise Usage(f"{message}\nSee: {self.prog} --help", self.prog)


def _nothing(argument: Argument) -> object:
    """What an option is where it is not given."""
    return False if argument.action == "store_true" else argument.default


def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


def one_of(known: Iterable[str]) -> Callable[[str], str]:
    """A value that must be one of these words."""
    words = tuple(known)

    def value(text: str) -> str:
        if text in words:
            return text
        near = nearest(text, words) or next((word for word in words if text and word.startswith(text)), "")
        raise Refused(f"'{text}' is not one of {', '.join(words)}" + (f"; is '{near}' meant?" if near else ""))

    return value


def confidence(text: str) -> float:
    """A word of ``CONFIDENCES``, or a number from 0 to 1."""
    if text in CONFIDENCES:
        return CONFIDENCES[text]
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if 0 <= number <= 1:
        return number
    raise Refused(f"'{text}' is neither {', '.join(CONFIDENCES)} nor a number from 0 to 1")


def jobs(text: str) -> int:
    """A number of processes; "auto" is one for each processor."""
    if text == "auto":
        return os.cpu_count() or 1
    if text.isdecimal() and 0 < int(text) <= 256:
        return int(text)
    raise Refused(f"'{text}' is neither 'auto' nor a number from 1 to 256")


def names(values: Iterable[str]) -> tuple[str, ...]:
    """Names of a repeatable option that also takes lists with commas."""
    return tuple(name for value in values for name in value.replace(",", " ").split())
