"""The porch for people and scripts: arguments come in, an exit code goes out. One module a command.

Exit codes: 0 nothing at or above the threshold, 1 findings, 2 the run could not be done as asked. Results go to
standard output, everything else to standard error. Only here are exceptions caught, printed and turned into codes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import StringIO

from newslint import __version__
from newslint.cli.surroundings import Surroundings, Usage

__all__ = ["COMMANDS", "main"]

COMMANDS = (
    ("check", "compare articles and report what disagrees"),
    ("annotate", "show what is understood of one article, as a sidecar to correct"),
    ("table", "show who says what: every group of comparable facts by source"),
    ("why", "tell why two places are, or are not, reported as a disagreement"),
    ("rules", "list the rules"),
    ("explain", "tell what a rule looks for, and why"),
    ("test", "run the tests that stand in rule files"),
    ("fmt", "print rule files in the standard layout"),
)
"""Commands in the order of ``--help``; each is a module of this room with ``options`` and ``run``."""

_INTERRUPTED = 130
_PIPE_CLOSED = 141
_UNABLE = 2


def main(argv: Sequence[str]) -> int:
    """Run one command."""
    # A process may be started with its streams closed.
    out, err = (stream or StringIO() for stream in (sys.stdout, sys.stderr))
    around = Surroundings(os.environ, out, err)
    try:
        return _dispatch(argv, around)
    except Usage as mistake:
        around.say(f"{mistake.prog}: {mistake}")
        return _UNABLE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        return _PIPE_CLOSED
    except Exception as error:
        if around.environment.get("NEWSLINT_DEBUG"):
            raise
        around.say(
            f"newslint: sorry, this is a mistake in newslint itself: {type(error).__name__}: {error}\n"
            f"Please report it with this line, the command, and the article or rule that brings it about "
            f"(version {__version__}; NEWSLINT_DEBUG=1 shows where it happened)."
        )
        return _UNABLE


def _dispatch(argv: Sequence[str], around: Surroundings) -> int:
    first = argv[0] if argv else "--help"
    if first in ("--version", "-V"):
        around.write(f"newslint {__version__}\n")
        return 0
    if first in ("--help", "-h", "help"):
        around.write(_help())
        return 0
    if first not in dict(COMMANDS):
        raise Usage(_unknown(first))
    from newslint.cli.parser import Help, Parser

    command = import_module(f"newslint.cli.{first}")
    parser = Parser(prog=f"newslint {first}", description=f"{dict(COMMANDS)[first].capitalize()}.")
    command.options(parser)
    try:
        options = parser.parse(argv[1:])
    except Help as shown:
        around.write(str(shown))
        return 0
    code: int = command.run(options, around)
    return code


def _unknown(word: str) -> str:
    from newslint.core.vocabulary import nearest

    if word.startswith("-"):
        return f"'{word}' comes after a command, as in: newslint check {word}"
    if near := nearest(word, dict(COMMANDS)):
        return f"there is no command '{word}'; is '{near}' meant?"
    if os.path.exists(word):
        return f"there is no command '{word}'; to check that path: newslint check {word}"
    return f"there is no command '{word}'; the commands are {', '.join(dict(COMMANDS))}"


def _help() -> str:
    lines = [f"  {name:<10}{purpose}" for name, purpose in COMMANDS]
    return "\n".join(
        [
            "newslint finds statements in news articles that disagree with each other.",
            "",
            "usage: newslint COMMAND [OPTION ...] [PATH ...]",
            "",
            *lines,
            "",
            "newslint COMMAND --help tells more; newslint --version names the version.",
            "Exit codes: 0 nothing found, 1 findings, 2 the run could not be done as asked.",
            "",
        ]
    )
