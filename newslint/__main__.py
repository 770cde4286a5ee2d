"""``python -m newslint`` and the ``newslint`` script."""

from __future__ import annotations

import gc
import os
import sys

from newslint import cli

_MANY = 1_000_000
"""New objects between two searches for garbage: a short run makes fewer, and is spared the search."""


def main() -> int:
    """Run the command line of this process, and leave."""
    gc.set_threshold(_MANY, 10, 10)
    code = cli.main(sys.argv[1:])
    if not os.environ.get("NEWSLINT_DEBUG"):
        # Everything is written by now. To take modules and tables apart one by one only delays the shell's prompt.
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
