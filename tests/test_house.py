"""The layout itself: what may stand where, who may know whom, and the tools that keep it so."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
PACKAGE = TOP / "newslint"
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = sorted(folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").is_file())
PORCHES = ("cli", "__main__.py")

LONGEST = 500
"""At 300 lines a module is asked why; past this it is two modules."""
VAGUE_NAMES = re.compile(r"util|helper|manager|common|misc|stuff")
WORLD = frozenset(("random", "time", "locale", "socket", "http.client", "urllib.request", "getpass", "platform"))
"""Modules that bring the world outside into a result."""
HEAVY = frozenset(
    (
        "argparse",
        "dataclasses",
        "json",
        "jsonschema",
        "lark",
        "lsprotocol",
        "pathlib",
        "pygls",
        "re",
        "regex",
        "typing",
        "yaml",
    )
)
"""Imports that a warm run must not pay for."""


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


def _id(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


def _imported(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_ruff_finds_nothing() -> None:
    _run(sys.executable, "-m", "ruff", "check", ".")


def test_the_code_is_formatted() -> None:
    _run(sys.executable, "-m", "ruff", "format", "--check", ".")


def test_types_are_strict() -> None:
    _run(sys.executable, "-m", "mypy", "-p", "newslint")


def test_each_room_knows_only_the_rooms_below_it() -> None:
    _run(str(Path(sys.executable).with_name("lint-imports")))


def test_extraction_can_be_compiled(tmp_path: Path) -> None:
    """Only the translation: .ci/run builds it and runs the tests in it."""
    program = (
        "import sys; from mypyc.build import mypycify; "
        "mypycify(sys.argv[2:], multi_file=True, group_name='newslint', target_dir=sys.argv[1])"
    )
    modules = [_id(path) for path in (PACKAGE / "annotate").glob("*.py") if path.name != "__init__.py"]
    _run(sys.executable, "-c", program, str(tmp_path), *sorted(modules))


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_a_module_says_what_it_is_for_and_stays_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= LONGEST
    assert not VAGUE_NAMES.search(path.stem)
    assert not re.search(r"\b(?:TODO|FIXME|XXX)\b", text)


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_nothing_below_the_porches_depends_on_the_world_outside(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[0] not in PORCHES:
        text = path.read_text(encoding="utf-8")
        assert not _imported(ast.parse(text)) & WORLD
        assert not re.search(r"\bos\.(?:environ|getenv|getcwd)|\b(?:datetime|date)\.(?:now|today)\(", text)


def test_a_warm_run_imports_no_parser() -> None:
    program = (
        "import sys, newslint.__main__, newslint.cli.check; "
        f"heavy = sorted(set(sys.modules) & set({sorted(HEAVY)!r})); "
        "assert not heavy, heavy"
    )
    _run(sys.executable, "-c", program)


def test_each_room_is_on_the_map() -> None:
    text = (TOP / "ARCHITECTURE.md").read_text(encoding="utf-8")
    on_map = set(re.findall(r"^\| `(\w+)/`", text, re.M))
    assert on_map == set(ROOMS)


def test_the_readme_shows_the_two_commands_that_ci_runs() -> None:
    text = (TOP / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S)
    first, second = [line for block in blocks for line in block.splitlines() if line][:2]
    assert "pip install" in first and "newslint check seeds" in first
    assert second.endswith("pytest")


def _newslint(*arguments: str) -> str:
    command = [sys.executable, "-m", "newslint", *arguments]
    return subprocess.run(command, cwd=TOP, capture_output=True, text=True, encoding="utf-8").stdout


def test_the_readme_shows_what_newslint_prints() -> None:
    text = (TOP / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"^```\n\$ newslint (check [^\n]*)\n(.*?)^```$", text, re.M | re.S)
    assert shown
    printed = _newslint(*shown[1].split(), "--color", "never")
    # The counts and reasons of the last line move with each extractor; its form does not.
    form = re.compile(r"\d[\d,]*|\(.*\)")
    assert form.sub("N", shown[2].splitlines()[-1]) == form.sub("N", printed.splitlines()[-1])
    assert shown[2].splitlines()[:-1] == printed.splitlines()[:-1]


def test_the_rule_in_the_readme_works(tmp_path: Path) -> None:
    text = (TOP / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"^```rule\n(.*?)^```$", text, re.M | re.S)
    assert shown
    (tmp_path / "my.rule").write_text(shown[1], encoding="utf-8")
    _run(sys.executable, "-m", "newslint", "test", str(tmp_path / "my.rule"))


@pytest.mark.parametrize("path", sorted(TOP.glob("*.md")) + sorted((TOP / "docs").glob("*.md")), ids=_id)
def test_links_within_the_project_lead_somewhere(path: Path) -> None:
    prose = re.sub(r"`[^`\n]*`", "", path.read_text(encoding="utf-8"))
    targets = re.findall(r"\]\(([^)#]+)\)", prose)
    gone = [target for target in targets if "://" not in target and not (path.parent / target).exists()]
    assert not gone
