"""The help of a command: its arguments come in, a text as wide as the terminal goes out, laid out by ``argparse``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial

from newslint.cli.parser import Argument


def text(prog: str, description: str, arguments: Sequence[Argument], width: int) -> str:
    """The help of a command."""
    # The formatter would import shutil at every option to find out how wide the terminal is.
    formatter = partial(argparse.HelpFormatter, width=width - 2)
    parser = argparse.ArgumentParser(
        prog=prog,
        description=description,
        add_help=False,
        formatter_class=formatter,
    )
    parser.add_argument("-h", "--help", action="store_true", help="show this and leave")
    for one in arguments:
        if one.action == "store_true":
            parser.add_argument(one.name, action=one.action, help=one.help)
        else:
            parser.add_argument(
                one.name,
                action=one.action,
                nargs=one.nargs or None,
                metavar=one.metavar,
                help=one.help,
            )
    return parser.format_help()
