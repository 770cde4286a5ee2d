"""Goldens: what was printed once and read by a person. ``pytest --bless`` writes them anew; then read the diff."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# The same input gives the same output, for tests too: examples are drawn from the test, not from chance.
settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write goldens instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, or bless it."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--bless"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
        assert path.exists(), f"no golden {path.name}: run pytest --bless and read it"
        assert text == path.read_bytes().decode("utf-8", "surrogateescape")

    return compare
