"""Values that every room shares: nothing here reads, writes or decides.

Modules that are made of named tuples do without ``from __future__ import annotations``: as strings, ``typing`` would
compile each annotation once more at every start, and there are hundreds.
"""
