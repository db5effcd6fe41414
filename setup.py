"""Builds the compiled modules; everything else stands in pyproject.toml.

Cython makes what looks at bytes, letters and elements; mypyc makes the stages and field grammars
that every document meets, out of the same `.py` files that run where nothing is compiled. GCC
compiles all of it twice, the second time by a profile of what the first did with the fixtures.
Without a compiler, or with `EXTRACT_PURE_PYTHON` set to anything, the package is installed all the
same and does its work in Python.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

SOURCES: Final = Path("src/extract")
COMPILED: Final = shutil.ignore_patterns("*.so")
JOBS: Final = os.cpu_count() or 1
GROUPS: Final = {
    "extract_fields": ("pattern.py", "once.py", "fields/*.py"),
    "extract_stages": (
        "labels/*.py",
        "decode/*.py",
        "readers/html.py",
        "readers/limits.py",
        "readers/lines.py",
        "readers/meta.py",
        "readers/text.py",
        "pipeline.py",
        "assemble.py",
        "confidence.py",
        "parts.py",
        "record.py",
    ),
}
"""Libraries and their sources: two, since each takes one process to compile. Left out are
`__init__.py`; `model.py`, whose objects the compiled walk makes; and `lexicon/` with `errors.py`,
whose types are read at run time."""
OPT_LEVEL: Final = "2"
DIRECT_CALLS: Final = ["-fno-plt", "-fno-semantic-interposition"] if sys.platform == "linux" else []
"""Calls that take no detour, into Python and within a library. What a page costs is the fetching of
instructions more than their number: with these and the second level it costs 7 % less, and
building takes 1.4 times as long. Smaller code (`-Os`) takes 7 to 10 % more."""


FIXTURES: Final = Path("tests/fixtures")
TRAINING: Final = """
from pathlib import Path
from extract import ExtractError, extract_json

for path in 20 * sorted(Path().glob("*/input.*")):
    try:
        extract_json(path.read_bytes())
    except ExtractError:
        pass
"""
"""What a profile is taken of; many times, so that what is made once counts as little as in a run.

What a document costs is the fetching of code more than its running: with what no fixture meets kept
apart and small, dumps take an eighth less time, and pages a tenth less of what is not the parse."""


def stages() -> list[Extension]:
    """What mypyc makes of the groups; nothing where it cannot."""
    from mypyc.build import mypycify

    groups = [(sources(*patterns), name) for name, patterns in GROUPS.items()]
    paths = [path for group, _ in groups for path in group]
    return mypycify(
        # The dependencies need not be installed where the package is built.
        [*paths, "--config-file=", "--ignore-missing-imports"],
        opt_level=OPT_LEVEL,
        debug_level="0",
        separate=groups,
    )


def sources(*patterns: str) -> list[str]:
    """Modules below the package, in one order on every machine."""
    found = [path for pattern in patterns for path in SOURCES.glob(pattern)]
    return sorted(path.as_posix() for path in found if path.name != "__init__.py")


class Build(build_ext):
    """Adds the stages, and builds twice where it can, the second time by a profile.

    `EXTRACT_UNPROFILED` set to anything builds once.
    """

    stages: list[Extension]

    def finalize_options(self) -> None:
        """Ask mypyc for its C files, only when it comes to building: metadata need no mypyc."""
        self.stages = stages()
        for extension in self.stages:
            extension.optional = True
            extension.extra_compile_args = [*extension.extra_compile_args, *DIRECT_CALLS]
        self.distribution.ext_modules = [*CYTHON, *self.stages]
        self.parallel = self.parallel or JOBS
        super().finalize_options()

    def build_extensions(self) -> None:
        """Build all of the stages or none: their modules need each other."""
        if self._may_profile():
            self._build_anew("-fprofile-generate")
            if self._train():
                self._build_anew("-fprofile-use", "-Wno-missing-profile")
            else:
                self._remove(self.extensions)
                self.warn("the fixtures could not be extracted: building without a profile")
        super().build_extensions()  # what is not there yet
        if len(self._made(self.stages)) < len(self.stages):
            self._remove(self.stages)

    def _may_profile(self) -> bool:
        """Whether the compiler is GCC: profiles of others need a tool of their own."""
        if os.environ.get("EXTRACT_UNPROFILED") or sys.platform != "linux" or not FIXTURES.is_dir():
            return False
        asked = [self.compiler.compiler_so[0], "--version"]
        try:
            said = subprocess.run(asked, capture_output=True, check=False).stdout  # noqa: S603
        except OSError:
            return False
        return b"Free Software Foundation" in said

    def _build_anew(self, *flags: str) -> None:
        self._remove(self.extensions)
        compiler, linker = self.compiler.compiler_so, self.compiler.linker_so
        self.compiler.compiler_so, self.compiler.linker_so = [*compiler, *flags], [*linker, *flags]
        super().build_extensions()
        self.compiler.compiler_so, self.compiler.linker_so = compiler, linker

    def _train(self) -> bool:
        """Have what was built extract the fixtures; whether profiles came of it."""
        profiles = Path(self.build_temp)
        for path in profiles.rglob("*.gcda"):
            path.unlink()
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(SOURCES, Path(folder, SOURCES.name), ignore=COMPILED)
            for path in self._made(self.extensions):
                shutil.copy(path, folder / path.relative_to(self.build_lib))
            paths = [folder, os.environ.get("PYTHONPATH")]  # pip's has what the build requires
            environment = {
                **os.environ,
                "PYTHONPATH": os.pathsep.join(filter(None, paths)),
                "PYTHONHASHSEED": "0",
            }
            command = [sys.executable, "-c", TRAINING]
            done = subprocess.run(command, cwd=FIXTURES, env=environment, check=False)  # noqa: S603
        return done.returncode == 0 and any(profiles.rglob("*.gcda"))

    def _made(self, extensions: list[Extension]) -> list[Path]:
        paths = [Path(self.get_ext_fullpath(extension.name)) for extension in extensions]
        return [path for path in paths if path.exists()]

    def _remove(self, extensions: list[Extension]) -> None:
        for path in self._made(extensions):
            path.unlink()


LETTERS: Final = (
    "_parts",
    "_written",
    "decode/_octets",
    "fields/_keyed",
    "fields/_letters",
    "fields/_plain",
    "fields/_signs",
    "fields/_spelt",
    "labels/_blocks",
    "labels/_folding",
    "labels/_zones",
    "readers/_scan",
    "readers/_text",
    "readers/_walk",
)
"""What looks at bytes, letters and elements."""
CYTHON: Final = [
    Extension(
        f"extract.{name.replace('/', '.')}",
        [f"src/extract/{name}.pyx"],
        optional=True,
        extra_compile_args=DIRECT_CALLS,
    )
    for name in LETTERS
]

if os.environ.get("EXTRACT_PURE_PYTHON"):
    setup()
else:
    setup(ext_modules=CYTHON, cmdclass={"build_ext": Build})
