"""The rule language: rule files come in, compiled rules, their tests and their mistakes go out.

Importing the room imports no parser; that happens when a file has to be compiled.
"""

from newslint.lang.library import Cases, Loaded, files, load
from newslint.lang.packing import pack, unpack

__all__ = ["Cases", "Loaded", "files", "load", "pack", "unpack"]
