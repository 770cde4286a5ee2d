"""Builds a wheel whose extraction is compiled to machine code, where ``NEWSLINT_COMPILE`` is set to 1.

Extraction is where a first run spends its time, and its modules are typed throughout: mypyc makes C of them as they
stand, and the same facts are found in about three fifths of the instructions. Without the variable, and in an
editable install, the wheel holds Python only and is built in a second.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WISH = "NEWSLINT_COMPILE"
ROOM = "newslint/annotate"
"""The modules that are compiled."""


class CompiledExtraction(BuildHookInterface[Any]):
    """Adds the compiled modules to a wheel, beside those that they were made from."""

    def _wished(self, version: str = "standard") -> bool:
        return os.environ.get(WISH) == "1" and self.target_name == "wheel" and version != "editable"

    def dependencies(self) -> list[str]:
        """What the build needs beside the builder itself."""
        return ["mypy>=1.15", "setuptools"] if self._wished() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel is packed."""
        if not self._wished(version):
            return
        self._scratch = tempfile.mkdtemp(prefix="newslint-build-")
        made = Path(self._scratch, "made")
        command = [sys.executable, __file__, str(made), str(Path(self._scratch, "work"))]
        subprocess.run(command, cwd=self.root, check=True)
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        for library in made.rglob("*.*"):
            build_data["force_include"][str(library)] = library.relative_to(made).as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        if self._wished(version):
            shutil.rmtree(self._scratch, ignore_errors=True)


def compile_room(made: str, work: str) -> None:
    """Translate and compile the room; run in the folder of the project, as mypy finds modules from there."""
    from concurrent.futures import ThreadPoolExecutor
    from itertools import chain

    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    class SideBySide(build_ext):
        """One C file for each processor at a time: setuptools would compile them one after the other."""

        def build_extensions(self) -> None:
            one_by_one = self.compiler.compile

            def compile_all(sources: list[str], **options: Any) -> list[str]:
                with ThreadPoolExecutor(os.cpu_count()) as pool:
                    return list(chain(*pool.map(lambda source: one_by_one([source], **options), sources)))

            self.compiler.compile = compile_all
            super().build_extensions()

    modules = sorted(path.as_posix() for path in Path(ROOM).glob("*.py") if path.name != "__init__.py")
    extensions = mypycify(
        modules, opt_level="1", debug_level="0", multi_file=True, group_name="newslint", target_dir=work
    )
    command = SideBySide(Distribution({"name": "newslint", "packages": [], "ext_modules": extensions}))
    command.build_lib, command.build_temp = made, work
    command.ensure_finalized()
    command.run()


if __name__ == "__main__":
    compile_room(*sys.argv[1:])
