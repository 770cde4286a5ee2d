"""``newslint fmt``: rule files in the one layout."""

from __future__ import annotations

from pathlib import Path

from newslint.cli import request
from newslint.cli.parser import Options, Parser
from newslint.cli.surroundings import Surroundings, Usage
from newslint.core.diagnostic import Diagnostic
from newslint.core.source import Source


def options(parser: Parser) -> None:
    """The options of ``fmt``."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="rule files and folders of rule files")
    parser.add_argument("--check", action="store_true", help="only name the files that would change, and exit with 1")
    request.rule_options(parser)


def run(options: Options, around: Surroundings) -> int:
    """Rewrite rule files whose layout is another; one with mistakes stays as it is."""
    from newslint.lang import library
    from newslint.lang.printing import formatted

    settings, problems = request.settle(options, around)
    sources, more = library.read(options.paths)
    found: list[Diagnostic] = [*problems, *more]
    n_changed = 0
    for source in sources:
        text, mistakes = formatted(source)
        found += mistakes
        if text == source.text or request.failed(mistakes):
            continue
        n_changed += 1
        if options.check:
            around.write(f"{source.path}: would be printed in another layout\n")
        else:
            _replace(Path(source.path), text)
            around.say(f"{source.path}: printed anew")
    code = request.end(tuple(found), _by_path(sources), settings, around)
    return code or int(options.check and n_changed > 0)


def _by_path(sources: tuple[Source, ...]) -> dict[str, Source]:
    return {source.path: source for source in sources}


def _replace(path: Path, text: str) -> None:
    """Write beside the file and move it there, so that no fault leaves half a file."""
    beside = path.with_name(path.name + ".new")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Usage(f"cannot write {path}: {error.strerror or error}", "newslint fmt") from error
