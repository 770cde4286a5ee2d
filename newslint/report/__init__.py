"""The reporters: diagnostics come in, text goes out. No decision is made here, and nothing is printed.

A reporter is a module of this room with ``render(report: Report) -> str``, and a line in ``FORMATS``.
"""

from __future__ import annotations

from importlib import import_module

from newslint.report.contents import Places, Report

__all__ = ["FORMATS", "Places", "Report", "render"]

FORMATS = (
    ("text", "both sides with their lines, for people"),
    ("concise", "one line a finding"),
    ("json", "everything, for programs"),
    ("sarif", "SARIF 2.1.0, for code scanning and editors"),
)
"""Formats by name, each with what it is for."""


def render(format: str, report: Report) -> str:
    """The whole report in a format of ``FORMATS``."""
    rendered: str = import_module(f"newslint.report.{format}").render(report)
    return rendered
