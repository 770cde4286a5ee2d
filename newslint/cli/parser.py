"""``argparse`` with messages that name the nearest word, and the kinds of option values."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from newslint.cli.surroundings import Usage
from newslint.core.hints import NoReturn
from newslint.core.vocabulary import nearest

CONFIDENCES = {"low": 0.3, "medium": 0.6, "high": 0.8}
"""Words for ``--min-confidence``; the same as in "confidence at least medium" of a rule."""


class Help(Exception):
    """Help is asked for; the message is its text."""


class _ShowHelp(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        raise Help(parser.format_help())


class _Formatter(argparse.HelpFormatter):
    """Help as wide as the terminal; argparse, which asks at every option, would import shutil to find out."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width() - 2)


class Parser(argparse.ArgumentParser):
    """A parser of one command. Mistakes are raised as ``Usage``."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog=prog, description=description, allow_abbrev=False, add_help=False, formatter_class=_Formatter
        )
        self.add_argument("-h", "--help", action=_ShowHelp, nargs=0, help="show this and leave")

    def parse(self, argv: Sequence[str]) -> argparse.Namespace:
        """The options of a command line."""
        options, unknown = self.parse_known_args(list(argv))
        if unknown:
            word = unknown[0].partition("=")[0]
            if not word.startswith("-"):
                self.error(f"'{word}' is one argument too many")
            near = nearest(word, self._option_string_actions)
            self.error(f"there is no option '{word}'" + (f"; is '{near}' meant?" if near else ""))
        return options

    def error(self, message: str) -> NoReturn:
        """Raise what argparse has to say."""
        raise Usage(f"{message}\nSee: {self.prog} --help", self.prog)


@cache
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
        raise argparse.ArgumentTypeError(
            f"'{text}' is not one of {', '.join(words)}" + (f"; is '{near}' meant?" if near else "")
        )

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
    raise argparse.ArgumentTypeError(f"'{text}' is neither {', '.join(CONFIDENCES)} nor a number from 0 to 1")


def jobs(text: str) -> int:
    """A number of processes; "auto" is one for each processor."""
    if text == "auto":
        return os.cpu_count() or 1
    if text.isdecimal() and 0 < int(text) <= 256:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is neither 'auto' nor a number from 1 to 256")


def names(values: Iterable[str]) -> tuple[str, ...]:
    """Names of a repeatable option that also takes lists with commas."""
    return tuple(name for value in values for name in value.replace(",", " ").split())
