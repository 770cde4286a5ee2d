"""What a process is surrounded by: its environment and its streams. Nothing else of newslint looks at them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

from newslint.core.hints import TextIO

_PATIENCE = 0.4
"""Seconds before a run counts as long, and between two looks at the progress line."""


class Usage(Exception):
    """The command line asks for something that there is not; the message says what."""

    def __init__(self, message: str, prog: str = "newslint") -> None:
        super().__init__(message)
        self.prog = prog


class Surroundings:
    """Environment and streams of this process."""

    def __init__(self, environment: Mapping[str, str], out: TextIO, err: TextIO) -> None:
        self.environment = environment
        self.out = out
        self.err = err
        for stream in (out, err):
            # A file name may hold bytes that no encoding knows: it is shown with escapes rather than not at all.
            if reconfigure := getattr(stream, "reconfigure", None):
                reconfigure(
                    errors="backslashreplace", newline="\n", **({} if stream.isatty() else {"encoding": "utf-8"})
                )

    def write(self, text: str) -> None:
        """Results."""
        try:
            self.out.write(text)
            self.out.flush()
        except OSError as error:
            # Python would try once more on its way out, and complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())
            if isinstance(error, BrokenPipeError):
                raise
            raise Usage(f"cannot write to standard output: {error.strerror or error}") from error

    def say(self, text: str) -> None:
        """Everything else, one or more lines; a closed standard error is nobody's loss."""
        try:
            self.err.write(text if text.endswith("\n") else text + "\n")
            self.err.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.err.fileno())

    def deliver(self, text: str, output: str) -> None:
        """Results, to a file where one is named."""
        if output in ("", "-"):
            self.write(text)
            return
        try:
            with open(output, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.write(text)
        except (OSError, ValueError) as error:
            raise Usage(f"cannot write {output}: {getattr(error, 'strerror', None) or error}") from error

    def cache_folder(self) -> str | None:
        """Where facts are kept between runs, if anywhere."""
        from newslint.config import places

        return places.cache_folder(self.environment, sys.platform)

    def folder(self) -> str:
        """The folder that newslint was started in; "" where it is gone."""
        try:
            return os.getcwd()
        except OSError:
            return ""

    def color(self, wish: str, stream: TextIO) -> bool:
        """Whether to colour a stream: as wished, or on a terminal whose owner has not said no (no-color.org)."""
        if wish != "auto":
            return wish == "always"
        plain = self.environment.get("NO_COLOR") or self.environment.get("TERM") == "dumb"
        return stream.isatty() and not plain

    def progress(self, quiet: bool, what: str = "articles read") -> Callable[[int, int], None] | None:
        """A line on long runs, for somebody who watches."""
        watched = self.err.isatty() and not self.environment.get("CI") and self.environment.get("TERM") != "dumb"
        return _Line(self.err, what).show if watched and not quiet else None


class _Line:
    """One line of a terminal that is written over, and gone at the end."""

    def __init__(self, stream: TextIO, what: str) -> None:
        from time import monotonic

        self._clock = monotonic
        self._stream = stream
        self._what = what
        self._next = monotonic() + _PATIENCE
        self._shown = False

    def show(self, done: int, total: int) -> None:
        """Say how far the run is."""
        if done >= total:
            if self._shown:
                self._stream.write("\r\x1b[K")
                self._stream.flush()
            self._shown = False
        elif (now := self._clock()) >= self._next:
            self._stream.write(f"\r\x1b[K{done:,} of {total:,} {self._what}")
            self._stream.flush()
            self._next, self._shown = now + _PATIENCE, True
