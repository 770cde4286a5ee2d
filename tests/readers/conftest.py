"""The lexicon that readers use, loaded once."""

from __future__ import annotations

import pytest

from newslint import config
from newslint.core.lexicon import Lexicon


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    found, problems = config.lexicon.load([config.places.lexicon_folder()], config.cache.Cache(None))
    assert problems == ()
    return found
