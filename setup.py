"""Builds the compiled modules; everything else stands in pyproject.toml.

Cython makes what looks at bytes, letters and elements; mypyc makes the stages and field grammars
that every document meets, out of the same `.py` files that run where nothing is compiled. Without
a compiler, or with `EXTRACT_PURE_PYTHON` set to anything, the package is installed all the same and
does its work in Python.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

SOURCES: Final = Path("src/extract")
JOBS: Final = os.cpu_count() or 1
GROUPS: Final = {
    "extract_fields": ("pattern.py", "once.py", "fields/*.py"),
    "extract_stages": (
        "labels/*.py",
        "decode/*.py",
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
    """Adds the stages only when it comes to building: metadata alone need no mypyc."""

    stages: list[Extension]

    def finalize_options(self) -> None:
        """Ask mypyc for its C files."""
        self.stages = stages()
        for extension in self.stages:
            extension.optional = True
            extension.extra_compile_args += DIRECT_CALLS
        self.distribution.ext_modules = [*CYTHON, *self.stages]
        self.parallel = self.parallel or JOBS
        super().finalize_options()

    def build_extensions(self) -> None:
        """Build all of the stages or none: their modules need each other."""
        super().build_extensions()
        made = [Path(self.get_ext_fullpath(extension.name)) for extension in self.stages]
        if not all(path.exists() for path in made):
            for path in made:
                path.unlink(missing_ok=True)


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
