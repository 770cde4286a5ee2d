"""The pages in docs/ say what is true: their rules compile, and generated pages are current."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from newslint import cases, pipeline, read

TOP = Path(__file__).parents[1]
BLOCKS = re.findall(r"^```rule\n(.*?)^```$", (TOP / "docs" / "language.md").read_text("utf-8"), re.M | re.S)


@pytest.mark.parametrize("text", BLOCKS, ids=[block.split("\n", 1)[0][:40] for block in BLOCKS])
def test_the_rules_on_the_language_page_work(text: str, tmp_path: Path) -> None:
    file = tmp_path / "house.rule"
    file.write_text(text, encoding="utf-8")
    asked = pipeline.Request(rules=(str(file),))
    desk = pipeline.prepare(asked)
    assert [one.message for one in desk.problems if one.labels[0].path == file.as_posix()] == []
    bench = cases.Workbench(
        lambda words, name: read.read_text(words, name, desk.lexicon),
        lambda articles: pipeline.assemble(articles, desk),
        desk.lexicon,
    )
    for rule in desk.library.rules:
        if rule.path == file.as_posix():
            for result in cases.run(rule, desk.cases[rule.name], bench):
                assert result.status == "passed", f"{rule.name}: {result}"


def test_generated_pages_are_current() -> None:
    done = subprocess.run(
        [sys.executable, str(TOP / "tools" / "build_docs.py"), "--check"], capture_output=True, text=True, cwd=TOP
    )
    assert done.returncode == 0, done.stdout + done.stderr
