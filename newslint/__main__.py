"""``python -m newslint`` and the ``newslint`` script."""

from __future__ import annotations

import sys

from newslint import cli


def main() -> int:
    """Run the command line of this process and return its exit code."""
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
