"""Files of labelled articles: what the tools that measure extraction against them share."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newslint import annotate
from newslint.config.cache import Cache
from newslint.config.lexicon import load
from newslint.config.places import lexicon_folder
from newslint.core.annotation import Annotation
from newslint.core.article import Article, Region
from newslint.core.rule import HouseWords
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import When


def arguments(description: str) -> argparse.Namespace:
    """``file``, with a row of JSON a line, and ``show``: how many differences to print."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", type=int, default=0)
    return parser.parse_args()


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a file with their labels."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


class Reader:
    """Annotates the texts of rows as bodies of articles."""

    def __init__(self) -> None:
        self._lexicon, _ = load([lexicon_folder()], Cache(None))

    def annotations(self, row: dict[str, Any], published: When | None = None) -> tuple[Annotation, ...]:
        """What newslint finds in the text of a row."""
        text = row["text"]
        regions = (Region("body", Span(0, len(text))),)
        article = Article(row["id"], Source.of(row["id"], text), text, regions, published=published)
        return tuple(annotate.annotate(article, self._lexicon, HouseWords()).annotations)
